/* quoth-doccano.c: texts with labelled spans and relations, for and from doccano
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON Lines, an object a text:
 *
 *   {"id": 1, "text": "…", "name": "…", "entities": [{"id": 1, "label": "person", "start_offset": 0, "end_offset": 2}],
 *    "relations": [{"id": 1, "from_id": 2, "to_id": 1, "type": "claimant"}]}
 *
 * doccano counts code points, as Quoth does. It keeps what it does not know ("name" and other metadata) beside the text and gives
 * it back. A span is one stretch there, so fragments are spans of their own, joined by the relation "continues". Files of doccano's
 * other projects are read too: "label" (or "labels") as [[0, 2, "PER"]] or as labels of the whole text, and "meta".
 */

#include "config.h"

#include "formats/quoth-json-private.h"
#include "formats/quoth-json-markup.h"
#include "formats/quoth-json-records.h"
#include "formats/quoth-jsonl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- Writing ---- */

typedef struct
{
  QuothExportFile *file;
  guint64 n_texts;
  guint64 n_relations;
} Writer;

static void
append_entity (GString *out, const QuothMark *mark)
{
  QuothRange range = g_array_index (mark->ranges, QuothRange, 0);

  g_string_append_printf (out, "{\"id\":%s,\"label\":", mark->id);
  quoth_json_append_string (out, mark->label);
  g_string_append_printf (out, ",\"start_offset\":%u,\"end_offset\":%u}", range.start, range.end);
}

static void
append_relation (Writer *self, GString *out, const QuothMarkLink *link)
{
  g_string_append_printf (out, "{\"id\":%" G_GUINT64_FORMAT ",\"from_id\":%s,\"to_id\":%s,\"type\":", ++self->n_relations, link->from, link->to);
  quoth_json_append_string (out, link->label);
  g_string_append_c (out, '}');
}

static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  GString *out = self->file->buffer;

  g_string_append_printf (out, "{\"id\":%" G_GUINT64_FORMAT ",\"text\":", ++self->n_texts);
  quoth_json_append_string (out, quoth_text_get_utf8 (markup->document->text));
  quoth_json_append_metadata (out, markup);
  g_string_append (out, ",\"entities\":[");
  for (guint i = 0; i < markup->marks->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_entity (out, markup->marks->pdata[i]);
      if (!quoth_export_file_spill (self->file, error))
        return FALSE;
    }
  g_string_append (out, "],\"relations\":[");
  for (guint i = 0; i < markup->links->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_relation (self, out, markup->links->pdata[i]);
    }
  g_string_append (out, "]}\n");
  return quoth_export_file_spill (self->file, error);
}

static gboolean
write_doccano (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  Writer self = { .file = file };

  return file != NULL && quoth_markup_foreach (export, 0, write_markup_cb, &self, error)
         && quoth_export_file_close (file, error);
}

/* ---- Reading ---- */

typedef struct
{
  QuothIntake *intake;
  QuothMarkupReader *reader;

  QuothMarkup *markup; /* the one at work */
  QuothUnits *units;
  guint line;
} Reading;

/* A span is [0, 2, "PER"] or {"start_offset": 0, "end_offset": 2, "label": "PER"}. */
static gboolean
read_span (Reading *self, json_t *json, GError **error)
{
  gboolean is_list = json_is_array (json), fits = TRUE;
  json_t *start_json = is_list ? json_array_get (json, 0) : json_object_get (json, "start_offset");
  json_t *end_json = is_list ? json_array_get (json, 1) : json_object_get (json, "end_offset");
  json_t *label_json = is_list ? json_array_get (json, 2) : json_object_get (json, "label");
  json_t *id_json = is_list ? NULL : json_object_get (json, "id");
  g_autofree char *label = label_json != NULL ? quoth_json_dup_text (label_json) : NULL;
  g_autofree char *id = id_json != NULL ? quoth_json_dup_text (id_json) : NULL;
  gint64 start, end;
  QuothRange range;

  if (label == NULL || *label == '\0' || !quoth_json_get_offset (start_json, &start)
      || !quoth_json_get_offset (end_json, &end))
    return quoth_intake_lose (self->intake,
                              self->line,
                              _("spans without a place or a label, left out"),
                              _("a span needs a start, an end and a label; it is left out"),
                              error);
  if (!quoth_intake_read_range (
        self->intake, self->units, QUOTH_UNIT_CODE_POINTS, start, end, self->line, &range, &fits, error))
    return FALSE;
  if (!fits)
    return TRUE;
  if (id == NULL)
    id = g_strdup_printf ("#%u", self->markup->marks->len);
  quoth_mark_add_range (quoth_markup_add_mark (self->markup, id, label, self->line), range);
  return TRUE;
}

static gboolean
read_relation (Reading *self, json_t *json, GError **error)
{
  json_t *from_json = json_object_get (json, "from_id");
  json_t *to_json = json_object_get (json, "to_id");
  json_t *type_json = json_object_get (json, "type");
  g_autofree char *from = from_json != NULL ? quoth_json_dup_text (from_json) : NULL;
  g_autofree char *to = to_json != NULL ? quoth_json_dup_text (to_json) : NULL;
  g_autofree char *type = type_json != NULL ? quoth_json_dup_text (type_json) : NULL;

  if (from == NULL || to == NULL || type == NULL)
    return quoth_intake_lose (self->intake,
                              self->line,
                              _("relations without an end or a type, left out"),
                              _("a relation needs “from_id”, “to_id” and “type”; it is left out"),
                              error);
  quoth_markup_add_link (self->markup, type, from, to, self->line);
  return TRUE;
}

/* A list of spans; labels of the whole text are metadata. */
static gboolean
read_spans (Reading *self, const char *key, json_t *json, GError **error)
{
  json_t *member = json_array_get (json, 0);
  gsize i;

  if (!json_is_array (json) || (member != NULL && !json_is_array (member) && !json_is_object (member)))
    {
      quoth_json_add_metadata (self->markup, key, json);
      return TRUE;
    }
  json_array_foreach (json, i, member)
    if (!read_span (self, member, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_relations (Reading *self, json_t *json, GError **error)
{
  json_t *member;
  gsize i;

  json_array_foreach (json, i, member)
    if (!read_relation (self, member, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_members (Reading *self, json_t *object, GError **error)
{
  const char *key;
  json_t *member;

  json_object_foreach (object, key, member)
    {
      gboolean done = TRUE;

      if (g_str_equal (key, "entities") || g_str_equal (key, "label") || g_str_equal (key, "labels"))
        done = read_spans (self, key, member, error);
      else if (g_str_equal (key, "relations"))
        done = read_relations (self, member, error);
      else if (!g_str_equal (key, "text") && !g_str_equal (key, "id"))
        quoth_json_add_metadata (self->markup, key, member);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_record_cb (json_t *object, guint line, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  json_t *text = json_object_get (object, "text");
  g_autoptr (QuothUnits) units = NULL;
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothMarkup) markup = quoth_markup_new (document);

  if (!json_is_string (text))
    return quoth_intake_lose (self->intake,
                              line,
                              _("records without a text, left out"),
                              _("this record has no “text”; it is left out"),
                              error);
  units = quoth_intake_read_text (
    self->intake, document, json_string_value (text), json_string_length (text), line, error);
  if (units == NULL)
    return FALSE;
  self->markup = markup;
  self->units = units;
  self->line = markup->line = line;
  return read_members (self, object, error)
         && quoth_markup_reader_take (self->reader, g_steal_pointer (&markup), error);
}

static gboolean
read_doccano (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothMarkupReader) reader = quoth_markup_reader_new (intake, error);
  Reading self = { .intake = intake, .reader = reader };
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  return reader != NULL && quoth_json_foreach_record (intake, data, n_bytes, read_record_cb, &self, error);
}

/* ---- The format ---- */

/* Its records begin with the number and the text; which spans follow may be far away. */
static int
detect_doccano (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, n_bytes);

  if (*start == '\0' || start[strspn (start, " \t\r\n")] != '{')
    return 0;
  if (strstr (start, "\"start_offset\"") != NULL && strstr (start, "\"text\"") != NULL)
    return 95;
  if (g_regex_match_simple ("\"(label|labels|entities)\"\\s*:\\s*\\[\\s*(\\[\\s*[0-9]+\\s*,|\\])", start, G_REGEX_RAW, 0)
      && strstr (start, "\"text\"") != NULL)
    return 90;
  return g_regex_match_simple ("^\\s*\\{\\s*\"id\"\\s*:\\s*[0-9]+\\s*,\\s*\"text\"", start, G_REGEX_RAW, 0) ? 70 : 0;
}

static const char *const extensions[] = { "jsonl", NULL };
static const char *const mime_types[] = { NULL };

static const char *const losses[] = {
  N_ ("everything about a claim but its place, its first code and what it has to do with others"),
  N_ ("who the actors are that are mentioned, where the text has other words"),
  N_ ("relations between claims of different documents or coders"),
  N_ ("annotations of no width"),
  N_ ("attributes and memos, actors and codes by themselves, and what else a codebook defines"),
  N_ ("segments and original files"),
  NULL,
};

const QuothFormat quoth_format_doccano = {
  .id = "doccano",
  .name = N_ ("doccano"),
  .summary = N_ ("Texts with labelled spans and relations, for and from the annotation tool doccano"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KIND_BIT (DOCUMENT) | QUOTH_KIND_BIT (MENTION) | QUOTH_KIND_BIT (CLAIM) | QUOTH_KIND_BIT (CUE)
             | QUOTH_KIND_BIT (RELATION),
  .keeps = QUOTH_KEEPS_DOCUMENT_NAMES | QUOTH_KEEPS_DOCUMENT_FIELDS,
  .losses = losses,
  .detect = detect_doccano,
  .read_edits = read_doccano,
  .write = write_doccano,
};
