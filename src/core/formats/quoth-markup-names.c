/* quoth-markup-names.c: what a file of another program names, in the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-import-private.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-markup-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of an actor whose kind nobody told. */
#define DEFAULT_KIND "other"

struct _QuothMarkupNames
{
  QuothIntake *intake;
  GHashTable *made;           /* "code KEY", "actor KIND NAME" …: what stands for it */
  GHashTable *made_actors;    /* name: what stands for the only one that was made; "" for several */
  GHashTable *documents;      /* "SHA-256 NAME" and "SHA-256": the id of a document of the project */
  GHashTable *document_names; /* those that are taken */
  GHashTable *actors;         /* a name or alias: GPtrArray of the project's actors */
  GHashTable *codes;          /* key or name: QuothCode */
  GHashTable *relation_types; /* the keys that there are */
  GHashTable *types;          /* the keys of the types of annotations that were made */
  GHashTable *attributes;     /* "KIND KEY": QuothAttribute */
  guint n_made;
};

/* ---- What the project has ---- */

static char *
dup_text_key (const QuothDocument *document, const char *name)
{
  static const char digits[] = "0123456789abcdef";
  char sum[2 * sizeof document->sha256 + 1] = "";

  for (guint i = 0; i < sizeof document->sha256; i++)
    {
      sum[2 * i] = digits[document->sha256[i] >> 4];
      sum[2 * i + 1] = digits[document->sha256[i] & 15];
    }
  return name != NULL ? g_strconcat (sum, " ", name, NULL) : g_strdup (sum);
}

static gboolean
add_document_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothMarkupNames *self = user_data;
  const QuothDocument *document = quoth_document (value);
  char *key = dup_text_key (document, NULL);

  g_hash_table_add (self->document_names, g_strdup (document->name));
  g_hash_table_insert (self->documents, dup_text_key (document, document->name), quoth_id_dup_string (&document->value.id));
  if (g_hash_table_contains (self->documents, key))
    g_free (key);
  else
    g_hash_table_insert (self->documents, key, quoth_id_dup_string (&document->value.id));
  return TRUE;
}

static void
add_actor_name (QuothMarkupNames *self, const char *name, QuothActor *actor)
{
  GPtrArray *actors = g_hash_table_lookup (self->actors, name);

  if (actors == NULL)
    {
      actors = quoth_values_new ();
      g_hash_table_insert (self->actors, g_strdup (name), actors);
    }
  g_ptr_array_add (actors, quoth_value_ref (actor));
}

static gboolean
add_actor_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothActor *actor = quoth_actor (value);

  add_actor_name (user_data, actor->name, actor);
  for (guint i = 0; i < actor->aliases->len; i++)
    add_actor_name (user_data, ((QuothAlias *) actor->aliases->pdata[i])->text, actor);
  return TRUE;
}

static gboolean
add_code_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothMarkupNames *self = user_data;
  QuothCode *code = quoth_code (value);

  g_hash_table_insert (self->codes, g_strdup (code->key), quoth_value_ref (code));
  return TRUE;
}

static gboolean
add_relation_type_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_add (((QuothMarkupNames *) user_data)->relation_types, g_strdup (quoth_relation_type (value)->key));
  return TRUE;
}

static gboolean
add_attribute_cb (gpointer value, gpointer user_data, GError **error)
{
  QuothAttribute *attribute = quoth_attribute (value);

  g_hash_table_insert (((QuothMarkupNames *) user_data)->attributes,
                       g_strdup_printf ("%s %s", quoth_kind_to_nick (attribute->on), attribute->key),
                       quoth_value_ref (attribute));
  return TRUE;
}

static gboolean
load (QuothMarkupNames *self, GError **error)
{
  static const struct
  {
    QuothKind kind;
    QuothValueFunc func;
  } kinds[] = { { QUOTH_KIND_DOCUMENT, add_document_cb },
                { QUOTH_KIND_ACTOR, add_actor_cb },
                { QUOTH_KIND_CODE, add_code_cb },
                { QUOTH_KIND_RELATION_TYPE, add_relation_type_cb },
                { QUOTH_KIND_ATTRIBUTE, add_attribute_cb } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      QuothQuery query = { .kind = kinds[i].kind };

      if (!quoth_reader_foreach (self->intake->reader, &query, kinds[i].func, self, error))
        return FALSE;
    }
  for (const char *const *kind = quoth_relation_get_kinds (); *kind != NULL; kind++)
    g_hash_table_add (self->relation_types, g_strdup (*kind));
  return TRUE;
}

QuothMarkupNames *
quoth_markup_names_new (QuothIntake *intake, GError **error)
{
  g_autoptr (QuothMarkupNames) self = g_new0 (QuothMarkupNames, 1);

  self->intake = intake;
  self->made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->made_actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->document_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, quoth_value_unref);
  self->relation_types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, quoth_value_unref);
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

void
quoth_markup_names_free (QuothMarkupNames *self)
{
  g_hash_table_unref (self->made);
  g_hash_table_unref (self->made_actors);
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->document_names);
  g_hash_table_unref (self->actors);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->relation_types);
  g_hash_table_unref (self->types);
  g_hash_table_unref (self->attributes);
  g_free (self);
}

/* ---- Edits ---- */

void
quoth_markup_append_field (GString *out, const char *name, const char *string)
{
  if (string == NULL || *string == '\0')
    return;
  g_string_append (out, ",\"");
  g_string_append (out, name);
  g_string_append (out, "\":");
  quoth_json_append_string (out, string);
}

char *
quoth_markup_names_make_id (QuothMarkupNames *self)
{
  return g_strdup_printf ("_:n%u", ++self->n_made);
}

/* Begins the edit that makes what @key (transfer full) names. Returns: what stands for it. */
static const char *
begin (QuothMarkupNames *self, const char *type, char *key)
{
  char *id = quoth_markup_names_make_id (self);

  g_hash_table_insert (self->made, key, id);
  g_string_append_printf (self->intake->edits, "{\"type\":\"%s\",\"id\":\"%s\"", type, id);
  return id;
}

static void
end (QuothMarkupNames *self, guint line)
{
  g_string_append_c (self->intake->edits, '}');
  quoth_intake_end_edit (self->intake, line);
}

/* What has a name alone. */
static const char *
get_named (QuothMarkupNames *self, const char *type, const char *field, const char *name, guint line)
{
  g_autofree char *key = g_strconcat (type, " ", name, NULL);
  const char *id = g_hash_table_lookup (self->made, key);

  if (id != NULL)
    return id;
  id = begin (self, type, g_steal_pointer (&key));
  quoth_markup_append_field (self->intake->edits, field, name);
  end (self, line);
  return id;
}

const char *
quoth_markup_names_get_coder (QuothMarkupNames *self, const char *name, guint line)
{
  return get_named (self, "coder", "name", name, line);
}

const char *
quoth_markup_names_get_proposition (QuothMarkupNames *self, const char *statement, guint line)
{
  return get_named (self, "proposition", "statement", statement, line);
}

const char *
quoth_markup_names_get_code (QuothMarkupNames *self, const char *key, guint line)
{
  g_autofree char *made = g_strconcat ("code ", key, NULL);
  const char *id = g_hash_table_lookup (self->made, made);
  const QuothCode *code = g_hash_table_lookup (self->codes, key);

  if (id != NULL)
    return id;
  if (code != NULL)
    {
      char *there = quoth_id_dup_string (&code->value.id);

      g_hash_table_insert (self->made, g_steal_pointer (&made), there);
      return there;
    }
  id = begin (self, "code", g_steal_pointer (&made));
  quoth_markup_append_field (self->intake->edits, "key", key);
  quoth_markup_append_field (self->intake->edits, "name", key);
  end (self, line);
  return id;
}

void
quoth_markup_names_add_code (QuothMarkupNames *self, const char *key, const char *id)
{
  g_hash_table_insert (self->made, g_strconcat ("code ", key, NULL), g_strdup (id));
}

/* The one of that kind, or the only one. */
static const QuothActor *
find_actor (QuothMarkupNames *self, const char *name, const char *kind)
{
  GPtrArray *actors = g_hash_table_lookup (self->actors, name);

  for (guint i = 0; actors != NULL && kind != NULL && i < actors->len; i++)
    if (g_str_equal (quoth_actor (actors->pdata[i])->actor_kind, kind))
      return actors->pdata[i];
  return actors != NULL && actors->len == 1 ? actors->pdata[0] : NULL;
}

void
quoth_markup_names_add_actor (QuothMarkupNames *self, const char *name, const char *id)
{
  g_hash_table_insert (self->made, g_strconcat ("actor  ", name, NULL), g_strdup (id));
}

/* "other" was nobody's word about an actor whom this import made without being told a kind: it gives way to the first that a file says. */
static gboolean
give_kind (QuothMarkupNames *self, const char *name, const char *kind, const char *id, guint line)
{
  if (kind == NULL || self->intake->kindless == NULL || !g_hash_table_remove (self->intake->kindless, name))
    return FALSE;
  g_string_append_printf (self->intake->edits, "{\"type\":\"actor\",\"id\":\"%s\"", id);
  quoth_markup_append_field (self->intake->edits, "kind", kind);
  end (self, line);
  return TRUE;
}

/* What a new actor was said to be. */
static void
note_kind (QuothMarkupNames *self, const char *name, const char *kind)
{
  if (self->intake->kindless != NULL && kind == NULL)
    g_hash_table_add (self->intake->kindless, g_strdup (name));
  else if (self->intake->kindless != NULL)
    g_hash_table_remove (self->intake->kindless, name);
}

/* The one that the project has. */
static const char *
use_actor (QuothMarkupNames *self, const QuothActor *actor, char *key, const char *name, const char *kind, guint line)
{
  char *there = quoth_id_dup_string (&actor->value.id);

  g_hash_table_insert (self->made, key, there);
  if (kind != NULL && !g_str_equal (actor->actor_kind, kind)
      && (!g_str_equal (actor->actor_kind, DEFAULT_KIND) || !give_kind (self, name, kind, there, line)))
    quoth_losses_add (
      self->intake->losses, _("actors of another kind in the file than in the project, where they stay as they are"), 1);
  return there;
}

/* The only one that the file has named so before, if its kind does not matter, or was not told. */
static const char *
find_made_actor (QuothMarkupNames *self, const char *name, const char *kind, guint line)
{
  const char *id = g_hash_table_lookup (self->made_actors, name);

  if (id == NULL || *id == '\0' || (kind != NULL && !give_kind (self, name, kind, id, line)))
    return NULL;
  return id;
}

const char *
quoth_markup_names_get_actor (QuothMarkupNames *self, const char *name, const char *kind, guint line)
{
  g_autofree char *key = g_strdup_printf ("actor %s %s", kind != NULL ? kind : "", name);
  const char *id = g_hash_table_lookup (self->made, key);
  const QuothActor *actor = id == NULL ? find_actor (self, name, kind) : NULL;

  if (id != NULL)
    return id;
  if (actor != NULL)
    return use_actor (self, actor, g_steal_pointer (&key), name, kind, line);
  id = find_made_actor (self, name, kind, line);
  if (id != NULL)
    {
      char *there = g_strdup (id);

      g_hash_table_insert (self->made, g_steal_pointer (&key), there);
      return there;
    }
  note_kind (self, name, kind);
  id = begin (self, "actor", g_steal_pointer (&key));
  g_hash_table_insert (self->made_actors, g_strdup (name),
                       (gpointer) (g_hash_table_contains (self->made_actors, name) ? "" : id));
  quoth_markup_append_field (self->intake->edits, "name", name);
  quoth_markup_append_field (self->intake->edits, "kind", kind != NULL ? kind : DEFAULT_KIND);
  end (self, line);
  return id;
}

void
quoth_markup_names_need_relation_type (QuothMarkupNames *self, const char *key, guint line)
{
  if (!g_hash_table_add (self->relation_types, g_strdup (key)))
    return;
  g_string_append (self->intake->edits, "{\"type\":\"relation-type\"");
  quoth_markup_append_field (self->intake->edits, "key", key);
  quoth_markup_append_field (self->intake->edits, "name", key);
  end (self, line);
}

void
quoth_markup_names_need_type (QuothMarkupNames *self, const QuothTarget *target, guint line)
{
  if (!target->is_new || !g_hash_table_add (self->types, g_strdup (target->name)))
    return;
  g_string_append (self->intake->edits, "{\"type\":\"annotation-type\"");
  quoth_markup_append_field (self->intake->edits, "key", target->name);
  quoth_markup_append_field (self->intake->edits, "name", target->type);
  end (self, line);
}

void
quoth_markup_names_add_attribute (
  QuothMarkupNames *self, QuothKind kind, const char *key, QuothAttributeType type, guint line)
{
  g_autofree char *full = g_strdup_printf ("%s %s", quoth_kind_to_nick (kind), key);
  QuothAttribute *attribute;

  if (g_hash_table_contains (self->attributes, full))
    return;
  attribute = quoth_attribute_new (NULL);
  attribute->type = type;
  g_hash_table_insert (self->attributes, g_steal_pointer (&full), attribute);
  g_string_append_printf (self->intake->edits,
                          "{\"type\":\"attribute\",\"on\":\"%s\",\"value_type\":\"%s\"",
                          quoth_kind_to_nick (kind),
                          quoth_attribute_type_to_nick (type));
  quoth_markup_append_field (self->intake->edits, "key", key);
  quoth_markup_append_field (self->intake->edits, "name", key);
  end (self, line);
}

gboolean
quoth_markup_names_need_attribute (
  QuothMarkupNames *self, QuothKind kind, const char *key, const char *value, guint line, GString *json)
{
  g_autofree char *full = g_strdup_printf ("%s %s", quoth_kind_to_nick (kind), key);
  g_autofree char *canonical = NULL;
  QuothAttribute *attribute;

  quoth_markup_names_add_attribute (self, kind, key, QUOTH_ATTRIBUTE_TEXT, line);
  attribute = g_hash_table_lookup (self->attributes, full);
  if (attribute->type == QUOTH_ATTRIBUTE_ACTOR || !quoth_attribute_check (attribute, value, &canonical, NULL))
    return FALSE;
  if (attribute->type == QUOTH_ATTRIBUTE_NUMBER || attribute->type == QUOTH_ATTRIBUTE_BOOLEAN)
    g_string_append (json, canonical);
  else
    quoth_json_append_string (json, canonical);
  return TRUE;
}

/* ---- Documents ---- */

static void
append_document (QuothMarkupNames *self, const QuothDocument *document)
{
  GString *out = self->intake->edits;
  g_autofree char *stem = quoth_import_dup_stem (self->intake->file);
  g_autofree char *name = quoth_import_take_name (
    self->document_names, document->name != NULL && *document->name != '\0' ? document->name : stem);

  quoth_markup_append_field (out, "name", name);
  quoth_markup_append_field (out, "title", document->title);
  quoth_markup_append_field (out, "kind", document->document_kind);
  quoth_markup_append_field (out, "author", document->author);
  quoth_markup_append_field (out, "source", document->source);
  quoth_markup_append_field (out, "url", document->url);
  quoth_markup_append_field (out, "date", document->date);
  quoth_markup_append_field (out, "language", document->language);
  quoth_markup_append_field (out, "note", document->note);
  g_string_append (out, ",\"text\":");
  quoth_json_append_string (out, quoth_text_get_utf8 (document->text));
}

/* Where a file says what is a heading; else that is found in the text. */
static void
add_segments (QuothMarkupNames *self, const QuothDocument *document, const char *id, guint line)
{
  for (guint i = 0; document->segments != NULL && i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];

      g_string_append_printf (self->intake->edits,
                              "{\"type\":\"segment\",\"document\":\"%s\",\"kind\":\"%s\",\"start\":%u,\"end\":%u",
                              id,
                              quoth_segment_kind_to_nick (segment->kind),
                              segment->range.start,
                              segment->range.end);
      end (self, line);
    }
}

const char *
quoth_markup_names_get_document (QuothMarkupNames *self, QuothDocument *document, guint line)
{
  g_autofree char *any = dup_text_key (document, NULL);
  g_autofree char *named = dup_text_key (document, document->name != NULL ? document->name : "");
  const char *id = g_hash_table_lookup (self->made, named);

  if (id == NULL)
    id = g_hash_table_lookup (self->documents, named);
  if (id == NULL)
    id = g_hash_table_lookup (self->documents, any);
  if (id != NULL)
    return id;
  id = begin (self, "document", g_steal_pointer (&named));
  append_document (self, document);
  end (self, line);
  add_segments (self, document, id, line);
  return id;
}
