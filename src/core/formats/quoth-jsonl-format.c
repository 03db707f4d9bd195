/* quoth-jsonl-format.c: a project as jsonl
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/quoth-export-private.h"
#include "formats/quoth-jsonl.h"

typedef struct
{
  QuothExport *export;
  QuothExportFile *file;
  QuothId project;
  QuothJsonlContext context;
} Writer;

static gboolean
write_value_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;

  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_PROJECT)
    self->project = QUOTH_VALUE (value)->id;
  quoth_jsonl_append (self->file->buffer, value, &self->context);
  g_string_append_c (self->file->buffer, '\n');
  return quoth_export_file_spill (self->file, error);
}

/* The project has no id in the file, so a memo on it names it in another way. */
static gboolean
write_memo_cb (gpointer value, gpointer user_data, GError **error)
{
  Writer *self = user_data;
  g_autoptr (QuothMemo) memo = NULL;

  if (!quoth_id_equal (&quoth_memo (value)->target, &self->project))
    return write_value_cb (value, user_data, error);
  memo = quoth_memo_copy (value);
  memo->target = QUOTH_ID_NONE;
  return write_value_cb (memo, user_data, error);
}

static gboolean
write_documents (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) documents = quoth_export_list (self->export, QUOTH_KIND_DOCUMENT, error);

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const QuothId *id = &QUOTH_VALUE (documents->pdata[i])->id;
      g_autoptr (QuothDocument) document = quoth_export_load_document (self->export, id, error);

      if (document == NULL || !write_value_cb (document, self, error))
        return FALSE;
      for (guint j = 0; document->segments != NULL && j < document->segments->len; j++)
        {
          quoth_jsonl_append_segment (self->file->buffer, id, document->segments->pdata[j]);
          g_string_append_c (self->file->buffer, '\n');
          if (!quoth_export_file_spill (self->file, error))
            return FALSE;
        }
    }
  return documents != NULL;
}

static gboolean
write_kinds (Writer *self, const QuothKind *kinds, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!quoth_export_foreach (self->export, kinds[i], write_value_cb, self, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_all (Writer *self, GError **error)
{
  static const QuothKind before[]
    = { QUOTH_KIND_PROJECT, QUOTH_KIND_CODER, QUOTH_KIND_ACTOR_KIND, QUOTH_KIND_ANNOTATION_TYPE, QUOTH_KIND_CODE,
        QUOTH_KIND_RELATION_TYPE, QUOTH_KIND_ATTRIBUTE, QUOTH_KIND_CODEBOOK_VERSION, QUOTH_KIND_ACTOR };
  static const QuothKind after[] = { QUOTH_KIND_PROPOSITION, QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM,
                                     QUOTH_KIND_CUE,         QUOTH_KIND_RELATION, QUOTH_KIND_ASSIGNMENT,
                                     QUOTH_KIND_VERDICT };

  return write_kinds (self, before, G_N_ELEMENTS (before), error) && write_documents (self, error)
         && write_kinds (self, after, G_N_ELEMENTS (after), error)
         && quoth_export_foreach (self->export, QUOTH_KIND_MEMO, write_memo_cb, self, error);
}

static gboolean
write_jsonl (QuothExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothExportFile) file = quoth_export_open_file (export, NULL, error);
  Writer self = { .export = export, .file = file };
  gboolean done;

  if (file == NULL)
    return FALSE;
  if (g_str_equal (quoth_export_get_option (export, "content"), "codebook"))
    done = quoth_jsonl_append_codebook (file->buffer, export->reader, TRUE, export->n_written, error);
  else
    done = quoth_jsonl_context_load (&self.context, export->reader, error) && write_all (&self, error);
  quoth_jsonl_context_clear (&self.context);
  return done && quoth_export_file_close (file, error);
}

static int
detect_jsonl (const char *basename, const guint8 *head, gsize n_bytes)
{
  g_autofree char *start = g_strndup ((const char *) head, MIN (n_bytes, 256));
  g_autofree char *lower = g_ascii_strdown (basename, -1);
  gboolean named = g_str_has_suffix (lower, ".jsonl");

  /* Most files are something else, and need no regular expression to say so. */
  if (*start == '\0' || start[strspn (start, " \t\r\n")] != '{')
    return named ? 40 : 0;
  if (g_regex_match_simple ("^\\s*\\{\\s*\"type\"\\s*:\\s*\"(project|coder|code|actor|document|segment|mention|claim|cue|"
                            "proposition|relation|assignment|verdict|memo|actor-kind|annotation-type|relation-type|attribute|codebook-version|delete)\"",
                            start,
                            G_REGEX_RAW,
                            0))
    return named ? 100 : 80;
  return named ? 40 : 0;
}

static const char *const extensions[] = { "jsonl", NULL };
static const char *const mime_types[] = { "application/jsonl", "application/x-ndjson", NULL };

static const char *const losses[] = {
  N_ ("the history of edits, which stays in the project file"),
  NULL,
};

static const char *const contents[] = { "all", "codebook", NULL };

static const QuothFormatOption options[] = {
  { "content", N_ ("everything, or the codebook alone"), contents, "all" },
  { NULL, NULL, NULL, NULL },
};

const QuothFormat quoth_format_jsonl = {
  .id = "jsonl",
  .name = N_ ("Quoth JSON Lines"),
  .summary = N_ ("Everything in the project, one JSON object a line; reads back without loss"),
  .extensions = extensions,
  .mime_types = mime_types,
  .flags = QUOTH_FORMAT_READS_PROJECT | QUOTH_FORMAT_WRITES,
  .unit = QUOTH_UNIT_CODE_POINTS,
  .carries = QUOTH_KINDS_ALL,
  .keeps = QUOTH_KEEPS_ALL,
  .losses = losses,
  .options = options,
  .detect = detect_jsonl,
  .write = write_jsonl,
};
