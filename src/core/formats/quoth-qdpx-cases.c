/* quoth-qdpx-cases.c: the cases of a REFI-QDA project that is read, and who they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case is an actor, whom the selections that it refers to mention; values of variables are the actor's attributes, but those of the variables that
 * this program has made for an actor's fields. Other programs have cases of sources, too: their values are the sources'.
 */

#include "config.h"

#include "formats/quoth-qdpx-cases.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "formats/quoth-markup-annotation.h"
#include "formats/quoth-qdpx-notes.h"
#include "model/quoth-date.h"

/* The fields that variables hold. */
enum
{
  FIELD_KIND,
  FIELD_WIKIDATA,
  FIELD_ALIASES,
  FIELD_AFFILIATIONS,
  N_FIELDS,
};

static const char *const field_names[] = { QUOTH_QDPX_KIND, QUOTH_QDPX_WIKIDATA, QUOTH_QDPX_ALIASES, QUOTH_QDPX_AFFILIATIONS };

/* @values: (element-type QuothFeature); @id: (nullable): what stands for the actor in edits */
typedef struct
{
  QuothId guid;
  char *name;
  char *note;
  char *fields[N_FIELDS];
  GArray *values;
  guint line;
  char *id;
} Case;

void
quoth_qdpx_case_free (gpointer data)
{
  Case *self = data;

  g_free (self->name);
  g_free (self->note);
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (self->fields[i]);
  g_array_unref (self->values);
  g_free (self->id);
  g_free (self);
}

/* ---- Into the tables ---- */

static void
add_source_value (QuothQdpxTables *self, const QuothId *source, const char *key, const char *value)
{
  GArray *values = g_hash_table_lookup (self->source_values, source);

  if (values == NULL)
    {
      values = quoth_features_new ();
      g_hash_table_insert (self->source_values, quoth_id_memdup (source), values);
    }
  quoth_features_add (values, key, value);
}

static int
find_field (QuothQdpxTables *self, xmlNode *value)
{
  QuothId variable;

  if (!self->is_own || !quoth_qdpx_read_guid (quoth_xml_find (value, "VariableRef"), "targetGUID", &variable))
    return -1;
  for (int i = 0; i < N_FIELDS; i++)
    {
      QuothId field = quoth_qdpx_make_field_guid (field_names[i]);

      if (quoth_id_equal (&field, &variable))
        return i;
    }
  return -1;
}

static void
add_values (QuothQdpxTables *self, Case *found, xmlNode *node)
{
  for (xmlNode *child = quoth_xml_find (node, "VariableValue"); child != NULL; child = quoth_xml_next (child->next, "VariableValue"))
    {
      g_autofree char *value = NULL;
      const char *name;
      int field;

      if (!quoth_qdpx_read_value (self, child, &name, &value))
        continue;
      field = find_field (self, child);
      if (field < 0)
        quoth_features_add (found->values, name, value);
      else
        {
          g_free (found->fields[field]);
          found->fields[field] = g_steal_pointer (&value);
        }
    }
}

static Case *
case_new (QuothQdpxTables *self, xmlNode *node)
{
  Case *found = g_new0 (Case, 1);
  g_autofree char *note = quoth_xml_dup_content (quoth_xml_find (node, "Description"));

  if (!quoth_qdpx_read_guid (node, "guid", &found->guid))
    found->guid = QUOTH_ID_NONE;
  found->name = quoth_xml_dup_name (node, "name");
  found->note = *note != '\0' ? g_steal_pointer (&note) : NULL;
  found->values = quoth_features_new ();
  found->line = quoth_xml_get_line (node);
  add_values (self, found, node);
  return found;
}

/* MAXQDA and Quirkos keep the variables of a source in a case without a name that refers to it. Returns: whether there is one */
static gboolean
add_to_sources (QuothQdpxTables *self, const Case *found, xmlNode *node)
{
  gboolean any = FALSE;
  QuothId source;

  for (xmlNode *child = quoth_xml_find (node, "SourceRef"); child != NULL; child = quoth_xml_next (child->next, "SourceRef"))
    {
      if (!quoth_qdpx_read_guid (child, "targetGUID", &source))
        continue;
      any = TRUE;
      if (found->name != NULL)
        add_source_value (self, &source, "case", found->name);
      for (guint i = 0; i < found->values->len; i++)
        {
          const QuothFeature *value = &g_array_index (found->values, QuothFeature, i);

          add_source_value (self, &source, value->key, value->value);
        }
    }
  return any;
}

void
quoth_qdpx_add_case (QuothQdpxTables *self, xmlNode *node)
{
  Case *found = case_new (self, node);
  gboolean has_sources = add_to_sources (self, found, node);
  QuothId target;

  if (found->name == NULL)
    {
      quoth_qdpx_case_free (found);
      return;
    }
  if (!quoth_id_is_none (&found->guid))
    g_hash_table_insert (self->cases, quoth_id_memdup (&found->guid), g_strdup (found->name));
  for (xmlNode *child = quoth_xml_find (node, "SelectionRef"); child != NULL; child = quoth_xml_next (child->next, "SelectionRef"))
    if (quoth_qdpx_read_guid (child, "targetGUID", &target))
      quoth_qdpx_add_to_list (self->selection_cases, &target, g_strdup (found->name), g_free);
  /* What was said of its sources is not said of somebody. */
  if (has_sources)
    g_array_set_size (found->values, 0);
  g_ptr_array_add (self->actors, found);
}

/* ---- Lists ---- */

static void
copy_member (json_t *to, json_t *from, const char *name, gboolean is_yes_no)
{
  json_t *member = json_object_get (from, name);

  if (is_yes_no ? json_is_boolean (member) : json_is_string (member))
    json_object_set (to, name, member);
}

/* A text, or what has one. */
static json_t *
dup_alias (json_t *item)
{
  const char *text = json_string_value (json_is_object (item) ? json_object_get (item, "text") : item);
  json_t *alias;

  if (text == NULL || *text == '\0')
    return NULL;
  if (!json_is_object (item))
    return json_incref (item);
  alias = json_object ();
  copy_member (alias, item, "text", FALSE);
  copy_member (alias, item, "language", FALSE);
  copy_member (alias, item, "script", FALSE);
  copy_member (alias, item, "match_case", TRUE);
  copy_member (alias, item, "part_of_word", TRUE);
  return alias;
}

static const Case *
find_other (GHashTable *by_guid, const Case *found, const QuothId *guid)
{
  const Case *other = g_hash_table_lookup (by_guid, guid);

  return other != NULL && !g_str_equal (other->id, found->id) ? other : NULL;
}

/* Dates as exact as is known, the first not behind the other. */
static gboolean
is_period (json_t *item)
{
  const char *from = json_string_value (json_object_get (item, "from")), *to = json_string_value (json_object_get (item, "to"));

  return (from == NULL || quoth_date_is_valid (from)) && (to == NULL || quoth_date_is_valid (to))
         && (from == NULL || to == NULL || strncmp (from, to, MIN (strlen (from), strlen (to))) <= 0);
}

static json_t *
dup_affiliation (GHashTable *by_guid, const Case *found, json_t *item)
{
  const char *actor = json_string_value (json_object_get (item, "actor"));
  QuothId guid;
  const Case *other = actor != NULL && quoth_id_from_string (actor, &guid) ? find_other (by_guid, found, &guid) : NULL;
  json_t *affiliation;

  if (other == NULL || !is_period (item))
    return NULL;
  affiliation = json_object ();
  json_object_set_new (affiliation, "actor", json_string (other->id));
  copy_member (affiliation, item, "role", FALSE);
  copy_member (affiliation, item, "from", FALSE);
  copy_member (affiliation, item, "to", FALSE);
  return affiliation;
}

/* What a file says in JSON is looked through: what an edit could not have is left out, and does not stop the rest. */
static void
append_list (QuothQdpxTables *self, GString *out, GHashTable *by_guid, const Case *found, guint field)
{
  json_t *list = found->fields[field] != NULL ? json_loads (found->fields[field], 0, NULL) : NULL;
  json_t *clean = json_array ();
  gsize n = json_is_array (list) ? json_array_size (list) : 0;

  for (gsize i = 0; i < n; i++)
    {
      json_t *item = json_array_get (list, i);
      json_t *made = field == FIELD_ALIASES ? dup_alias (item) : dup_affiliation (by_guid, found, item);

      if (made != NULL)
        json_array_append_new (clean, made);
    }
  quoth_losses_add (self->intake->losses, _("aliases and affiliations that cannot be read, left out"),
                    found->fields[field] != NULL && list == NULL ? 1 : (guint) (n - json_array_size (clean)));
  if (json_array_size (clean) > 0)
    {
      char *text = json_dumps (clean, JSON_COMPACT);

      g_string_append_printf (out, ",\"%s\":%s", field_names[field], text);
      free (text);
    }
  json_decref (clean);
  json_decref (list);
}

/* ---- Out of the tables ---- */

static void
append_parent (QuothQdpxTables *self, GString *out, GHashTable *by_guid, const Case *found)
{
  GPtrArray *links = g_hash_table_lookup (self->links_from, &found->guid);
  char text[QUOTH_ID_STRING_SIZE];
  QuothId own = quoth_qdpx_make_guid (QUOTH_QDPX_PART_OF, quoth_id_to_string (&found->guid, text));

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      QuothQdpxLink *link = links->pdata[i];
      const Case *other = find_other (by_guid, found, &link->to);

      if (!quoth_id_equal (&link->guid, &own))
        continue;
      link->is_used = TRUE;
      if (other != NULL)
        quoth_markup_append_field (out, "parent", other->id);
      return;
    }
}

/* NVivo links a note to what it is written on, in either direction. */
static void
take_linked_notes (QuothQdpxTables *self, GHashTable *table, const Case *found, gboolean is_from, GPtrArray **notes)
{
  GPtrArray *links = g_hash_table_lookup (table, &found->guid);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      QuothQdpxLink *link = links->pdata[i];
      const QuothId *other = is_from ? &link->to : &link->from;

      if (link->is_used || !quoth_qdpx_has_note (self, other))
        continue;
      link->is_used = TRUE;
      quoth_qdpx_take_note (self, other, notes);
    }
}

static gboolean
is_wikidata (const char *text)
{
  return text != NULL && strlen (text) < 20 && text[0] == 'Q' && text[1] >= '1' && text[1] <= '9'
         && text[1 + strspn (text + 1, "0123456789")] == '\0';
}

static void
take_fields (QuothQdpxTables *self, GHashTable *by_guid, const Case *found)
{
  g_autoptr (GString) out = g_string_new (NULL);

  quoth_markup_append_field (out, "note", found->note);
  if (is_wikidata (found->fields[FIELD_WIKIDATA]))
    quoth_markup_append_field (out, "wikidata", found->fields[FIELD_WIKIDATA]);
  append_list (self, out, by_guid, found, FIELD_ALIASES);
  append_list (self, out, by_guid, found, FIELD_AFFILIATIONS);
  append_parent (self, out, by_guid, found);
  quoth_markup_append_attributes (out, found->values, QUOTH_KIND_ACTOR, quoth_markup_reader_get_names (self->reader), self->intake, found->line);
  if (out->len == 0)
    return;
  /* One that the project has is called by its id there. */
  if (!g_str_has_prefix (found->id, "_:"))
    {
      quoth_losses_add (self->intake->losses, _("what a file says of actors whom the project has already, left out"), 1);
      return;
    }
  g_string_append_printf (self->intake->edits, "{\"type\":\"actor\",\"id\":\"%s\"%s}", found->id, out->str);
  quoth_intake_end_edit (self->intake, found->line);
}

static gboolean
take_case (QuothQdpxTables *self, GHashTable *by_guid, const Case *found, GError **error)
{
  g_autoptr (GPtrArray) notes = NULL;

  take_fields (self, by_guid, found);
  take_linked_notes (self, self->links_to, found, FALSE, &notes);
  take_linked_notes (self, self->links_from, found, TRUE, &notes);
  return notes == NULL || quoth_markup_reader_take_notes (self->reader, notes, found->id, NULL, found->line, error);
}

/* One that says no more than where it is mentioned is made with its mentions, whose kind is that of the selection. */
static gboolean
is_told (QuothQdpxTables *self, const Case *found)
{
  return found->fields[FIELD_KIND] != NULL || found->note != NULL || found->values->len > 0
         || (!quoth_id_is_none (&found->guid) && g_hash_table_contains (self->links_to, &found->guid));
}

gboolean
quoth_qdpx_take_cases (QuothQdpxTables *self, GError **error)
{
  QuothMarkupNames *names = quoth_markup_reader_get_names (self->reader);
  g_autoptr (GHashTable) by_guid = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  for (guint i = 0; i < self->actors->len; i++)
    {
      Case *found = self->actors->pdata[i];

      if (!is_told (self, found))
        continue;
      found->id = g_strdup (quoth_markup_names_get_actor (names, found->name, found->fields[FIELD_KIND], found->line));
      g_hash_table_insert (by_guid, &found->guid, found);
    }
  for (guint i = 0; i < self->actors->len; i++)
    if (((const Case *) self->actors->pdata[i])->id != NULL && !take_case (self, by_guid, self->actors->pdata[i], error))
      return FALSE;
  return TRUE;
}
