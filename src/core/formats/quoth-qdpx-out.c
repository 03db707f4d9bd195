/* quoth-qdpx-out.c: elements of a REFI-QDA project that is written: who and when, values of variables, notes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-qdpx-out.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-json-private.h"
#include "formats/quoth-xml.h"

void
quoth_qdpx_append_guid (GString *out, const char *name, const QuothId *id)
{
  char text[QUOTH_ID_STRING_SIZE];

  g_string_append_printf (out, " %s=\"%s\"", name, quoth_id_to_string (id, text));
}

void
quoth_qdpx_append_attribute (QuothQdpxOut *self, GString *out, const char *name, const char *value)
{
  self->n_replaced += quoth_xml_append_attribute (out, name, value);
}

void
quoth_qdpx_append_element (QuothQdpxOut *self, GString *out, const char *name, const char *content)
{
  g_string_append_printf (out, "<%s>", name);
  self->n_replaced += quoth_xml_append_text (out, content);
  g_string_append_printf (out, "</%s>", name);
}

void
quoth_qdpx_append_creation (QuothQdpxOut *self, GString *out, const char *coder, gint64 time)
{
  const QuothId *user = coder != NULL ? g_hash_table_lookup (self->coders, coder) : NULL;

  if (user != NULL)
    quoth_qdpx_append_guid (out, "creatingUser", user);
  g_string_append (out, " creationDateTime=\"");
  quoth_json_append_time (out, time);
  g_string_append_c (out, '"');
}

static void
append_value (QuothQdpxOut *self, GString *out, const QuothId *variable, const char *value)
{
  g_string_append (out, "<VariableValue><VariableRef");
  quoth_qdpx_append_guid (out, "targetGUID", variable);
  g_string_append (out, "/>");
  quoth_qdpx_append_element (self, out, "TextValue", value);
  g_string_append (out, "</VariableValue>");
}

void
quoth_qdpx_append_value (QuothQdpxOut *self, GString *out, const char *variable, const char *value)
{
  QuothId id = quoth_qdpx_make_guid ("variable", variable);

  g_hash_table_add (self->variables, g_strdup (variable));
  append_value (self, out, &id, value);
}

void
quoth_qdpx_append_own_value (QuothQdpxOut *self, GString *out, const char *field, const char *value)
{
  QuothId id = quoth_qdpx_make_field_guid (field);

  g_hash_table_add (self->fields, g_strdup (field));
  append_value (self, out, &id, value);
}

/* ---- Notes ---- */

static void
append_ref (GString *out, const QuothId *note)
{
  g_string_append (out, "<NoteRef");
  quoth_qdpx_append_guid (out, "targetGUID", note);
  g_string_append (out, "/>");
}

static void
append_values (QuothQdpxOut *self, GString *out, const GArray *values)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const QuothFeature *feature = &g_array_index (values, QuothFeature, i);

      quoth_qdpx_append_value (self, out, feature->key, feature->value);
    }
}

static void
begin_note (QuothQdpxOut *self, GString *out, const QuothId *id, const char *name, const char *coder, gint64 time)
{
  g_string_append (out, "    <Note");
  quoth_qdpx_append_guid (out, "guid", id);
  quoth_qdpx_append_attribute (self, out, "name", name);
  quoth_qdpx_append_creation (self, out, coder, time);
  g_string_append_c (out, '>');
}

gboolean
quoth_qdpx_end_note (QuothQdpxOut *self, const GString *note, GError **error)
{
  g_string_append_len (self->notes->buffer, note->str, (gssize) note->len);
  g_string_append (self->notes->buffer, "</Note>\n");
  self->n_notes++;
  return quoth_export_file_spill (self->notes, error);
}

static QuothId
make_note_guid (const QuothId *owner, guint i)
{
  char text[QUOTH_ID_STRING_SIZE];
  g_autofree char *name = g_strdup_printf ("%s %u", quoth_id_to_string (owner, text), i);

  return quoth_qdpx_make_guid ("note", name);
}

/* With what answers it, which it refers to. */
static gboolean
write_note (QuothQdpxOut *self, const QuothId *id, const QuothMarkNote *memo, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  begin_note (self, out, id, _("Memo"), memo->coder, memo->time);
  quoth_qdpx_append_element (self, out, "PlainTextContent", memo->text);
  if (!quoth_qdpx_append_notes (self, out, id, memo->answers, error))
    return FALSE;
  append_values (self, out, memo->attributes);
  return quoth_qdpx_end_note (self, out, error);
}

gboolean
quoth_qdpx_write_notes (QuothQdpxOut *self, const QuothId *owner, const GPtrArray *notes, GArray *ids, GError **error)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      QuothId id = make_note_guid (owner, i);

      g_array_append_val (ids, id);
      if (!write_note (self, &id, notes->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_qdpx_append_notes (QuothQdpxOut *self, GString *out, const QuothId *owner, const GPtrArray *notes, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));

  if (!quoth_qdpx_write_notes (self, owner, notes, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    append_ref (out, &g_array_index (ids, QuothId, i));
  return TRUE;
}

gboolean
quoth_qdpx_append_attributes_note (
  QuothQdpxOut *self, GString *out, const QuothId *owner, const GArray *attributes, const char *coder, gint64 time, GError **error)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  QuothId id = quoth_qdpx_make_attributes_guid (owner);

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const QuothFeature *feature = &g_array_index (attributes, QuothFeature, i);

      g_string_append_printf (words, "%s%s: %s", i > 0 ? "\n" : "", feature->key, feature->value);
    }
  append_ref (out, &id);
  begin_note (self, note, &id, _("Attributes"), coder, time);
  quoth_qdpx_append_element (self, note, "PlainTextContent", words->str);
  append_values (self, note, attributes);
  return quoth_qdpx_end_note (self, note, error);
}
