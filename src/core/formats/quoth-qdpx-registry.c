/* quoth-qdpx-registry.c: actors, propositions and attributes of codes in a REFI-QDA project that is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-qdpx-registry.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "formats/quoth-jsonl.h"
#include "formats/quoth-xml.h"

/* ---- Mentions ---- */

static char *
dup_key (const char *label, const char *actor)
{
  return g_strconcat (label, "\n", actor, NULL);
}

static gboolean
index_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothQdpxRegistry *self = user_data;
  const QuothActor *actor = quoth_actor (value);
  g_autofree char *own = g_strconcat ("mention:", actor->actor_kind, NULL);
  gboolean is_common = g_strv_contains (quoth_actor_get_kinds (), actor->actor_kind);

  g_hash_table_insert (self->mentions, dup_key (is_common ? actor->actor_kind : own, actor->name), quoth_id_memdup (&actor->value.id));
  return TRUE;
}

gboolean
quoth_qdpx_registry_index (QuothQdpxRegistry *self, GError **error)
{
  return quoth_export_peek (self->export, QUOTH_KIND_ACTOR, index_actor_cb, self, error);
}

void
quoth_qdpx_registry_add_selection (QuothQdpxRegistry *self, const char *label, const char *actor, const QuothId *id)
{
  g_autofree char *key = dup_key (label, actor);
  const QuothId *owner = g_hash_table_lookup (self->mentions, key);
  GArray *selections = owner != NULL ? g_hash_table_lookup (self->selections, owner) : NULL;

  if (owner == NULL)
    return;
  if (selections == NULL)
    {
      selections = g_array_new (FALSE, FALSE, sizeof (QuothId));
      g_hash_table_insert (self->selections, quoth_id_memdup (owner), selections);
    }
  g_array_append_vals (selections, id, 1);
}

/* ---- Attributes ---- */

/* (transfer full) (nullable): those that the file will have. What names an actor is counted with what is not there. */
static GArray *
list_attributes (QuothQdpxRegistry *self, gconstpointer value)
{
  const QuothValue *head = value;
  GArray *features = NULL;

  for (guint i = 0; head->attributes != NULL && i < head->attributes->len; i++)
    {
      const QuothAttributeValue *pair = head->attributes->pdata[i];
      const QuothAttribute *attribute = quoth_export_lookup (self->export, QUOTH_KIND_ATTRIBUTE, &pair->attribute);

      if (attribute == NULL || attribute->type == QUOTH_ATTRIBUTE_ACTOR)
        continue;
      if (features == NULL)
        features = quoth_features_new ();
      quoth_features_add (features, attribute->key, pair->value);
      quoth_export_note_named (self->export, &pair->attribute);
      quoth_export_note_attribute (self->export, &head->id);
    }
  return features;
}

static void
append_attributes (QuothQdpxRegistry *self, GString *out, gconstpointer value)
{
  g_autoptr (GArray) features = list_attributes (self, value);

  for (guint i = 0; features != NULL && i < features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (features, QuothFeature, i);

      quoth_qdpx_append_value (self->out, out, feature->key, feature->value);
    }
}

gboolean
quoth_qdpx_registry_append_code_notes (QuothQdpxRegistry *self, const QuothCode *code, GString *out, GError **error)
{
  g_autoptr (GPtrArray) notes = quoth_markup_notes_take (self->memos, &code->value.id);
  g_autoptr (GArray) attributes = list_attributes (self, code);

  return quoth_qdpx_append_notes (self->out, out, &code->value.id, notes, error)
         && (attributes == NULL
             || quoth_qdpx_append_attributes_note (self->out, out, &code->value.id, attributes, NULL, 0, error));
}

/* ---- Actors ---- */

static gboolean
write_link (QuothQdpxRegistry *self, const char *sort, const char *name, const QuothId *from, const QuothId *to, GError **error)
{
  GString *out = self->links->buffer;
  char text[QUOTH_ID_STRING_SIZE];
  QuothId id = quoth_qdpx_make_guid (sort, quoth_id_to_string (from, text));

  g_string_append (out, "    <Link");
  quoth_qdpx_append_guid (out, "guid", &id);
  quoth_qdpx_append_attribute (self->out, out, "name", name);
  g_string_append (out, " direction=\"OneWay\"");
  quoth_qdpx_append_guid (out, "originGUID", from);
  quoth_qdpx_append_guid (out, "targetGUID", to);
  g_string_append (out, "/>\n");
  self->n_links++;
  return quoth_export_file_spill (self->links, error);
}

/* Aliases and affiliations as edits have them: ["Xi",{"text":"习","language":"zh"}]; an actor there is called by the GUID of its case. */
static void
append_lists (QuothQdpxRegistry *self, GString *out, const QuothActor *actor)
{
  static const char *const lists[] = { QUOTH_QDPX_ALIASES, QUOTH_QDPX_AFFILIATIONS };
  g_autoptr (GString) line = g_string_new (NULL);
  json_t *json;

  if (actor->aliases->len + actor->affiliations->len == 0)
    return;
  quoth_jsonl_append (line, actor, NULL);
  json = json_loadb (line->str, line->len, 0, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      char *text = json_dumps (json_object_get (json, lists[i]), JSON_COMPACT);

      if (text != NULL)
        quoth_qdpx_append_own_value (self->out, out, lists[i], text);
      free (text);
    }
  json_decref (json);
}

static gboolean
write_case (QuothQdpxRegistry *self, const QuothActor *actor, GError **error)
{
  GString *out = self->cases->buffer;
  const GArray *selections = g_hash_table_lookup (self->selections, &actor->value.id);

  g_string_append (out, "    <Case");
  quoth_qdpx_append_guid (out, "guid", &actor->value.id);
  quoth_qdpx_append_attribute (self->out, out, "name", actor->name);
  g_string_append_c (out, '>');
  if (actor->note != NULL && *actor->note != '\0')
    quoth_qdpx_append_element (self->out, out, "Description", actor->note);
  quoth_qdpx_append_own_value (self->out, out, QUOTH_QDPX_KIND, actor->actor_kind);
  if (actor->wikidata != NULL && *actor->wikidata != '\0')
    quoth_qdpx_append_own_value (self->out, out, QUOTH_QDPX_WIKIDATA, actor->wikidata);
  append_lists (self, out, actor);
  append_attributes (self, out, actor);
  for (guint i = 0; selections != NULL && i < selections->len; i++)
    {
      g_string_append (out, "<SelectionRef");
      quoth_qdpx_append_guid (out, "targetGUID", &g_array_index (selections, QuothId, i));
      g_string_append (out, "/>");
    }
  g_string_append (out, "</Case>\n");
  self->n_cases++;
  return quoth_export_file_spill (self->cases, error);
}

static gboolean
write_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothQdpxRegistry *self = user_data;
  const QuothActor *actor = quoth_actor (value);
  const QuothId *id = &actor->value.id;
  g_autoptr (GPtrArray) memos = quoth_markup_notes_take (self->memos, id);
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (QuothId));

  if (!write_case (self, actor, error) || !quoth_qdpx_write_notes (self->out, id, memos, notes, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (!write_link (self, "note of", _("Memo"), &g_array_index (notes, QuothId, i), id, error))
      return FALSE;
  return quoth_id_is_none (&actor->parent) || write_link (self, QUOTH_QDPX_PART_OF, _("part of"), id, &actor->parent, error);
}

/* ---- Propositions ---- */

static gboolean
write_proposition_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothQdpxRegistry *self = user_data;
  const QuothProposition *proposition = quoth_proposition (value);
  const QuothId *id = &proposition->value.id;
  g_autoptr (GPtrArray) memos = quoth_markup_notes_take (self->memos, id);
  g_autoptr (GString) note = g_string_new ("    <Note");

  quoth_qdpx_append_guid (note, "guid", id);
  quoth_qdpx_append_attribute (self->out, note, "name", _("Proposition"));
  /* When it was made nobody knows; but QualCoder reads no note without a time. */
  quoth_qdpx_append_creation (self->out, note, NULL, 0);
  g_string_append_c (note, '>');
  if (proposition->note != NULL && *proposition->note != '\0')
    quoth_qdpx_append_element (self->out, note, "Description", proposition->note);
  quoth_qdpx_append_element (self->out, note, "PlainTextContent", proposition->statement);
  if (!quoth_qdpx_append_notes (self->out, note, id, memos, error))
    return FALSE;
  append_attributes (self, note, proposition);
  g_string_append (self->members->buffer, "<MemberNote");
  quoth_qdpx_append_guid (self->members->buffer, "targetGUID", id);
  g_string_append (self->members->buffer, "/>");
  self->n_members++;
  return quoth_qdpx_end_note (self->out, note, error) && quoth_export_file_spill (self->members, error);
}

gboolean
quoth_qdpx_registry_write (QuothQdpxRegistry *self, GError **error)
{
  return quoth_export_foreach (self->export, QUOTH_KIND_ACTOR, write_actor_cb, self, error)
         && quoth_export_foreach (self->export, QUOTH_KIND_PROPOSITION, write_proposition_cb, self, error);
}
