/* quoth-label-studio-write.c: tasks with annotations, and a labelling configuration, for Label Studio
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-json-markup.h"
#include "formats/quoth-jsonl.h"
#include "formats/quoth-label-studio.h"
#include "formats/quoth-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  QuothExportFile *file;
  QuothText *text; /* of the task at work */
  gboolean has_task;
  gboolean has_result;
} Writer;

typedef struct
{
  QuothMapping *mapping;
  GString *out;
} Types;

/* What is asked of a claim in the form of a choice; all else is text. */
static gboolean
is_choice (const char *key)
{
  return g_str_equal (key, "code") || g_str_equal (key, "factuality") || g_str_equal (key, "mode");
}

/* ---- Results ---- */

static void
begin_result (Writer *self)
{
  g_string_append (self->file->buffer, self->has_result ? ",\n  {" : "\n  {");
  self->has_result = TRUE;
}

static void
append_string (GString *out, const char *before, const char *string)
{
  g_string_append (out, before);
  quoth_json_append_string (out, string);
}

/* A region: its id, and where it is. */
static void
append_region (Writer *self, const char *id, QuothRange range, const char *from_name, const char *type)
{
  begin_result (self);
  g_string_append_printf (self->file->buffer,
                          "\"id\":\"m%s\",\"from_name\":\"%s\",\"to_name\":\"text\",\"type\":\"%s\",\"value\":{\"start\":%u,\"end\":%u",
                          id, from_name, type, range.start, range.end);
}

static void
append_labels (Writer *self, const QuothMark *mark)
{
  QuothRange range = g_array_index (mark->ranges, QuothRange, 0);
  g_autofree char *quote = quoth_text_dup_slice (self->text, range);

  append_region (self, mark->id, range, "label", "labels");
  append_string (self->file->buffer, ",\"text\":", quote);
  append_string (self->file->buffer, ",\"labels\":[", mark->label);
  g_string_append (self->file->buffer, "]}}");
}

/* All that is said of @mark under one key, where @first is the first of it. */
static void
append_features (Writer *self, const QuothMark *mark, guint first)
{
  const char *key = g_array_index (mark->features, QuothFeature, first).key;
  GString *out = self->file->buffer;
  gboolean as_choice = is_choice (key);

  append_region (self,
                 mark->id,
                 g_array_index (mark->ranges, QuothRange, 0),
                 key,
                 as_choice ? "choices" : "textarea");
  g_string_append (out, as_choice ? ",\"choices\":[" : ",\"text\":[");
  for (guint i = first; i < mark->features->len; i++)
    {
      const QuothFeature *feature = &g_array_index (mark->features, QuothFeature, i);

      if (g_str_equal (feature->key, key))
        append_string (out, i > first ? "," : "", feature->value);
    }
  g_string_append (out, "]}}");
}

static gboolean
is_first_of_key (const QuothMark *mark, guint n)
{
  const char *key = g_array_index (mark->features, QuothFeature, n).key;

  for (guint i = 0; i < n; i++)
    if (g_str_equal (g_array_index (mark->features, QuothFeature, i).key, key))
      return FALSE;
  return TRUE;
}

static gboolean
write_mark (Writer *self, const QuothMark *mark, GError **error)
{
  append_labels (self, mark);
  for (guint i = 0; i < mark->features->len; i++)
    if (is_first_of_key (mark, i))
      append_features (self, mark, i);
  return quoth_export_file_spill (self->file, error);
}

static void
write_link (Writer *self, const QuothMarkLink *link)
{
  begin_result (self);
  g_string_append_printf (self->file->buffer,
                          "\"from_id\":\"m%s\",\"to_id\":\"m%s\",\"type\":\"relation\",\"direction\":\"right\",\"labels\":[",
                          link->from, link->to);
  append_string (self->file->buffer, "", link->label);
  g_string_append (self->file->buffer, "]}");
}

/* ---- Tasks ---- */

static gboolean
write_markup_cb (const QuothMarkup *markup, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  GString *out = self->file->buffer;

  self->text = markup->document->text;
  append_string (out, self->has_task ? ",\n{\"data\":{\"text\":" : "\n{\"data\":{\"text\":", quoth_text_get_utf8 (self->text));
  self->has_task = TRUE;
  self->has_result = FALSE;
  quoth_json_append_metadata (out, markup);
  g_string_append (out, "},\"annotations\":[{\"result\":[");
  for (guint i = 0; i < markup->marks->len; i++)
    if (!write_mark (self, markup->marks->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < markup->links->len; i++)
    write_link (self, markup->links->pdata[i]);
  g_string_append (out, "]}]}");
  return quoth_export_file_spill (self->file, error);
}

static gboolean
write_tasks (QuothExport *export, QuothExportFile *file, GError **error)
{
  Writer self = { .file = file };

  g_string_append_c (file->buffer, '[');
  if (!quoth_markup_foreach (export, QUOTH_MARKUP_FEATURES, write_markup_cb, &self, error))
    return FALSE;
  g_string_append (file->buffer, "\n]\n");
  return TRUE;
}

/* ---- The configuration ---- */

static void
append_value (GString *out, const char *element, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, "    <%s value=\"%s\"/>\n", element, escaped);
}

static void
append_choices (GString *out, const char *name, const char *const *values, const char *choice, const char *label)
{
  g_string_append_printf (
    out,
    "  <Choices name=\"%s\" toName=\"text\" perRegion=\"true\" choice=\"%s\" whenTagName=\"label\" whenLabelValue=\"%s\">\n",
    name, choice, label);
  for (; values != NULL && *values != NULL; values++)
    append_value (out, "Choice", *values);
  if (values != NULL)
    g_string_append (out, "  </Choices>\n");
}

static gboolean
append_code_cb (gpointer value, gpointer user_data, GError **error)
{
  static const char *const stances[] = { "", "=for", "=against", "=neutral" };

  for (guint i = 0; i < G_N_ELEMENTS (stances); i++)
    {
      g_autofree char *choice = g_strconcat (quoth_code (value)->key, stances[i], NULL);

      append_value (user_data, "Choice", choice);
    }
  return TRUE;
}

static gboolean
append_kind_cb (gpointer value, gpointer user_data, GError **error)
{
  const char *key = quoth_actor_kind (value)->key;
  g_autofree char *label = g_strconcat ("mention:", key, NULL);

  if (!g_strv_contains (quoth_actor_get_kinds (), key))
    append_value (user_data, "Label", label);
  return TRUE;
}

static gboolean
append_cue_type_cb (gpointer value, gpointer user_data, GError **error)
{
  Types *self = user_data;
  const char *key = quoth_annotation_type (value)->key;
  g_autofree char *label = quoth_mapping_dup_label (self->mapping, key);

  if (quoth_cue_kind_is_own (key))
    append_value (self->out, "Label", label);
  return TRUE;
}

/* The labels of the project's own types of annotations. */
static gboolean
append_cue_types (QuothExport *export, GString *out, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_ANNOTATION_TYPE };
  g_autoptr (QuothMapping) mapping = quoth_mapping_new_to_write (export->reader, error);
  Types types = { mapping, out };

  return mapping != NULL && quoth_reader_foreach (export->reader, &query, append_cue_type_cb, &types, error);
}

static gboolean
append_type_cb (gpointer value, gpointer user_data, GError **error)
{
  if (!g_strv_contains (quoth_relation_get_kinds (), quoth_relation_type (value)->key))
    append_value (user_data, "Relation", quoth_relation_type (value)->key);
  return TRUE;
}

static gboolean
foreach (QuothExport *export, QuothKind kind, QuothValueFunc func, GString *out, GError **error)
{
  QuothQuery query = { .kind = kind };

  return quoth_reader_foreach (export->reader, &query, func, out, error);
}

static void
append_texts (GString *out)
{
  static const char *const keys[] = { "statement", "form", "date", "place", "confidence", "supports", "denies", "reports",
                                      "claimant", "addressee", "object" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_string_append_printf (out,
                            "  <TextArea name=\"%s\" toName=\"text\" perRegion=\"true\" whenTagName=\"label\" "
                            "whenLabelValue=\"claim\" placeholder=\"%s\"/>\n",
                            keys[i], keys[i]);
  g_string_append (out, "  <TextArea name=\"actor\" toName=\"text\" perRegion=\"true\" placeholder=\"actor\"/>\n");
}

static gboolean
write_configuration (QuothExport *export, QuothExportFile *file, GError **error)
{
  static const char *const spans[] = { "claim", "cue", "evidence", NULL };
  static const char *const links[] = { "claimant", "addressee", "object", "cue", QUOTH_MARKUP_CONTINUES, NULL };
  static const char *const factuality[] = { "CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu", NULL };
  static const char *const modes[] = { "direct", "indirect", "mixed", "unattributed", NULL };
  const char *const *const relations[] = { links, quoth_relation_get_kinds () };
  GString *out = file->buffer;

  g_string_append (out, "<View>\n  <Relations>\n");
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    for (const char *const *link = relations[i]; *link != NULL; link++)
      append_value (out, "Relation", *link);
  if (!foreach (export, QUOTH_KIND_RELATION_TYPE, append_type_cb, out, error))
    return FALSE;
  g_string_append (out, "  </Relations>\n  <Labels name=\"label\" toName=\"text\">\n");
  for (const char *const *kind = quoth_actor_get_kinds (); *kind != NULL; kind++)
    append_value (out, "Label", *kind);
  for (const char *const *span = spans; *span != NULL; span++)
    append_value (out, "Label", *span);
  if (!foreach (export, QUOTH_KIND_ACTOR_KIND, append_kind_cb, out, error) || !append_cue_types (export, out, error))
    return FALSE;
  g_string_append (out, "  </Labels>\n  <Text name=\"text\" value=\"$text\" granularity=\"symbol\"/>\n");
  append_choices (out, "code", NULL, "multiple", "claim");
  if (!foreach (export, QUOTH_KIND_CODE, append_code_cb, out, error))
    return FALSE;
  g_string_append (out, "  </Choices>\n");
  append_choices (out, "factuality", factuality, "single", "claim");
  append_choices (out, "mode", modes, "single", "claim");
  append_texts (out);
  g_string_append (out, "</View>\n");
  return TRUE;
}

gboolean
quoth_label_studio_write (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  gboolean done;

  if (file == NULL)
    return FALSE;
  if (g_str_equal (quoth_export_get_option (export, "content"), "configuration"))
    done = write_configuration (export, file, error);
  else
    done = write_tasks (export, file, error);
  return done && quoth_export_file_close (file, error);
}
