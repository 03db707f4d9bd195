/* quoth-qdpx-notes.c: the notes of a REFI-QDA project that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-qdpx-notes.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-json-private.h"
#include "formats/quoth-markup-annotation.h"

/* Deeper answers than people write. */
#define MAX_DEPTH 100

/* @description: (nullable): beside a text; @coder: (nullable); @values: (nullable) (element-type QuothFeature); @answers: (element-type QuothId): the notes that it refers to */
typedef struct
{
  char *text;
  char *description;
  char *coder;
  gint64 time;
  GArray *values;
  GArray *answers;
  gboolean is_taken;
} Note;

void
quoth_qdpx_note_free (gpointer note)
{
  Note *self = note;

  g_free (self->text);
  g_free (self->description);
  g_free (self->coder);
  g_clear_pointer (&self->values, g_array_unref);
  g_array_unref (self->answers);
  g_free (self);
}

gint64
quoth_qdpx_read_time (xmlNode *node, const char *attribute)
{
  g_autofree char *text = quoth_xml_dup_name (node, attribute);
  g_autofree char *utc = text != NULL ? g_strconcat (text, "Z", NULL) : NULL;
  gint64 time = 0;

  if (text != NULL && !quoth_json_parse_time (text, &time) && !quoth_json_parse_time (utc, &time))
    return 0;
  return time;
}

/* ---- Into the tables ---- */

static void
add_values (QuothQdpxTables *self, Note *note, xmlNode *node)
{
  for (xmlNode *child = quoth_xml_find (node, "VariableValue"); child != NULL; child = quoth_xml_next (child->next, "VariableValue"))
    {
      g_autofree char *value = NULL;
      const char *name;

      if (!quoth_qdpx_read_value (self, child, &name, &value))
        continue;
      if (note->values == NULL)
        note->values = quoth_features_new ();
      quoth_features_add (note->values, name, value);
    }
}

void
quoth_qdpx_add_note (QuothQdpxTables *self, xmlNode *node)
{
  g_autofree char *why = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize n_bytes;
  QuothId guid, user, answer;
  Note *note;

  if (!quoth_qdpx_read_guid (node, "guid", &guid))
    return;
  bytes = quoth_qdpx_load_text (self, node, &why);
  n_bytes = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  note = g_new0 (Note, 1);
  note->description = quoth_xml_dup_content (quoth_xml_find (node, "Description"));
  note->text
    = n_bytes > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), n_bytes) : g_steal_pointer (&note->description);
  note->time = quoth_qdpx_read_time (node, "creationDateTime");
  if (quoth_qdpx_read_guid (node, "creatingUser", &user))
    note->coder = g_strdup (g_hash_table_lookup (self->users, &user));
  note->answers = g_array_new (FALSE, FALSE, sizeof (QuothId));
  for (xmlNode *ref = quoth_xml_find (node, "NoteRef"); ref != NULL; ref = quoth_xml_next (ref->next, "NoteRef"))
    if (quoth_qdpx_read_guid (ref, "targetGUID", &answer))
      g_array_append_val (note->answers, answer);
  add_values (self, note, node);
  g_hash_table_insert (self->notes, quoth_id_memdup (&guid), note);
}

/* ---- Out of the tables ---- */

static Note *
find_note (const QuothQdpxTables *self, const QuothId *guid)
{
  Note *note = g_hash_table_lookup (self->notes, guid);

  return note != NULL && *note->text != '\0' ? note : NULL;
}

gboolean
quoth_qdpx_has_note (const QuothQdpxTables *self, const QuothId *guid)
{
  return find_note (self, guid) != NULL;
}

/* What answers it is taken once, so that notes which refer to each other in a circle come to an end. */
static QuothMarkNote *
make_note (QuothQdpxTables *self, Note *note, guint depth)
{
  QuothMarkNote *made = quoth_mark_note_new (note->text);

  made->coder = g_strdup (note->coder);
  made->time = note->time;
  made->attributes = note->values != NULL ? g_array_ref (note->values) : NULL;
  if (note->is_taken || depth == MAX_DEPTH)
    return made;
  note->is_taken = TRUE;
  for (guint i = 0; i < note->answers->len; i++)
    {
      Note *answer = find_note (self, &g_array_index (note->answers, QuothId, i));

      if (answer != NULL)
        g_ptr_array_add (made->answers, make_note (self, answer, depth + 1));
    }
  return made;
}

void
quoth_qdpx_take_note (QuothQdpxTables *self, const QuothId *guid, GPtrArray **notes)
{
  Note *note = find_note (self, guid);

  if (note == NULL)
    {
      quoth_losses_add (self->intake->losses, _("notes without a text, left out"), 1);
      return;
    }
  if (*notes == NULL)
    *notes = quoth_mark_notes_new ();
  g_ptr_array_add (*notes, make_note (self, note, 0));
}

void
quoth_qdpx_take_refs (QuothQdpxTables *self, xmlNode *node, GPtrArray **notes)
{
  QuothId guid;

  for (xmlNode *ref = quoth_xml_find (node, "NoteRef"); ref != NULL; ref = quoth_xml_next (ref->next, "NoteRef"))
    if (quoth_qdpx_read_guid (ref, "targetGUID", &guid))
      quoth_qdpx_take_note (self, &guid, notes);
}

gboolean
quoth_qdpx_read_attributes (
  QuothQdpxTables *self, const QuothId *owner, const QuothId *guid, GArray **attributes, const char **coder, gint64 *time)
{
  QuothId own = quoth_qdpx_make_attributes_guid (owner);
  const Note *note = quoth_id_equal (&own, guid) ? g_hash_table_lookup (self->notes, guid) : NULL;

  if (note == NULL)
    return FALSE;
  g_clear_pointer (attributes, g_array_unref);
  *attributes = note->values != NULL ? g_array_ref (note->values) : NULL;
  if (coder != NULL)
    *coder = note->coder;
  if (time != NULL)
    *time = note->time;
  return TRUE;
}

/* ---- On codes, and on the project ---- */

/* Whether @code has a value of the attribute @key: the same is no news, another is left out. */
static gboolean
has_attribute (QuothQdpxTables *self, const QuothValue *code, const QuothFeature *said)
{
  for (guint i = 0; code->attributes != NULL && i < code->attributes->len; i++)
    {
      const QuothAttributeValue *pair = code->attributes->pdata[i];
      g_autoptr (QuothAttribute) attribute = quoth_reader_get (self->intake->reader, QUOTH_KIND_ATTRIBUTE, &pair->attribute, NULL);

      if (attribute == NULL || !g_str_equal (attribute->key, said->key))
        continue;
      quoth_losses_add (self->intake->losses, _("attributes of codes that have others in the project, left out"),
                        !g_str_equal (pair->value, said->value));
      return TRUE;
    }
  return FALSE;
}

/* (transfer full): what is said in @attributes of a code that the project may have, and is not known there. */
static GArray *
list_news (QuothQdpxTables *self, const QuothQdpxCode *code, const GArray *attributes)
{
  GArray *news = quoth_features_new ();
  g_autoptr (QuothValue) there = NULL;
  QuothId id;

  if (quoth_id_from_string (code->id, &id))
    there = quoth_reader_get (self->intake->reader, QUOTH_KIND_CODE, &id, NULL);
  for (guint i = 0; i < attributes->len; i++)
    {
      const QuothFeature *feature = &g_array_index (attributes, QuothFeature, i);

      if (there == NULL || !has_attribute (self, there, feature))
        quoth_features_add (news, feature->key, feature->value);
    }
  return news;
}

/* Whether @note has its attributes, which the code gets. */
static gboolean
take_code_attributes (QuothQdpxTables *self, const QuothQdpxCode *code, const QuothId *guid, const QuothId *note)
{
  g_autoptr (GArray) attributes = NULL, news = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!quoth_qdpx_read_attributes (self, guid, note, &attributes, NULL, NULL))
    return FALSE;
  news = attributes != NULL ? list_news (self, code, attributes) : quoth_features_new ();
  quoth_markup_append_attributes (out, news, QUOTH_KIND_CODE, quoth_markup_reader_get_names (self->reader), self->intake, 1);
  if (out->len == 0)
    return TRUE;
  g_string_append_printf (self->intake->edits, "{\"type\":\"code\",\"id\":\"%s\"%s}", code->id, out->str);
  quoth_intake_end_edit (self->intake, 1);
  return TRUE;
}

gboolean
quoth_qdpx_take_code_notes (QuothQdpxTables *self, GError **error)
{
  for (guint i = 0; i + 1 < self->code_notes->len; i += 2)
    {
      const QuothQdpxCode *code = g_hash_table_lookup (self->codes, &g_array_index (self->code_notes, QuothId, i));
      g_autoptr (GPtrArray) notes = NULL;

      if (code == NULL || code->id == NULL)
        quoth_losses_add (self->intake->losses, _("notes on codes that are none of the project, left out"), 1);
      else if (!take_code_attributes (self, code, &g_array_index (self->code_notes, QuothId, i), &g_array_index (self->code_notes, QuothId, i + 1)))
        quoth_qdpx_take_note (self, &g_array_index (self->code_notes, QuothId, i + 1), &notes);
      if (notes != NULL && !quoth_markup_reader_take_notes (self->reader, notes, code->id, NULL, 1, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_qdpx_take_project_notes (QuothQdpxTables *self, GError **error)
{
  g_autoptr (QuothValue) project = quoth_reader_get (self->intake->reader, QUOTH_KIND_PROJECT, NULL, error);
  g_autofree char *id = project != NULL ? quoth_id_dup_string (&project->id) : NULL;
  g_autoptr (GPtrArray) notes = NULL;

  for (guint i = 0; i < self->project_notes->len; i++)
    quoth_qdpx_take_note (self, &g_array_index (self->project_notes, QuothId, i), &notes);
  return project != NULL && quoth_markup_reader_take_notes (self->reader, notes, id, NULL, 1, error);
}

/* ---- Propositions ---- */

static gboolean
add_statement_cb (gpointer value, gpointer user_data, GError **error)
{
  g_hash_table_insert (user_data, g_strdup (quoth_proposition (value)->statement), quoth_id_dup_string (&QUOTH_VALUE (value)->id));
  return TRUE;
}

/* @there: statements of the project: their ids */
static gboolean
take_proposition (QuothQdpxTables *self, Note *note, GHashTable *there, GError **error)
{
  QuothMarkupNames *names = quoth_markup_reader_get_names (self->reader);
  const char *known = g_hash_table_lookup (there, note->text), *id = known != NULL ? known : quoth_markup_names_get_proposition (names, note->text, 1);
  QuothMarkNote *made = make_note (self, note, 0);
  g_autoptr (GPtrArray) memos = g_ptr_array_ref (made->answers);
  g_autoptr (GString) out = g_string_new (NULL);

  quoth_mark_note_free (made);
  quoth_markup_append_field (out, "note", note->description);
  if (note->values != NULL)
    quoth_markup_append_attributes (out, note->values, QUOTH_KIND_PROPOSITION, names, self->intake, 1);
  if (out->len > 0 && known != NULL)
    quoth_losses_add (self->intake->losses, _("what a file says of propositions that the project has already, left out"), 1);
  else if (out->len > 0)
    {
      g_string_append_printf (self->intake->edits, "{\"type\":\"proposition\",\"id\":\"%s\"%s}", id, out->str);
      quoth_intake_end_edit (self->intake, 1);
    }
  return quoth_markup_reader_take_notes (self->reader, memos, id, NULL, 1, error);
}

gboolean
quoth_qdpx_take_propositions (QuothQdpxTables *self, GError **error)
{
  g_autoptr (GHashTable) there = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  QuothQuery query = { .kind = QUOTH_KIND_PROPOSITION };

  if (self->propositions->len > 0 && !quoth_reader_foreach (self->intake->reader, &query, add_statement_cb, there, error))
    return FALSE;
  for (guint i = 0; i < self->propositions->len; i++)
    {
      Note *note = find_note (self, &g_array_index (self->propositions, QuothId, i));

      if (note != NULL && !take_proposition (self, note, there, error))
        return FALSE;
    }
  return TRUE;
}
