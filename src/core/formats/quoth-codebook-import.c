/* quoth-codebook-import.c: a codebook from a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include "formats/quoth-codebook.h"
#include "formats/quoth-import-private.h"
#include "text/quoth-error.h"

#define HEAD_BYTES 4096

static gboolean
is_of_codebook (const char *type)
{
  QuothKind kind;

  return quoth_kind_from_nick (type, &kind)
         && (kind == QUOTH_KIND_CODE || kind == QUOTH_KIND_ATTRIBUTE || kind == QUOTH_KIND_RELATION_TYPE
             || kind == QUOTH_KIND_ACTOR_KIND || kind == QUOTH_KIND_ANNOTATION_TYPE);
}

/* A line that is not JSON, or tells no type, is refused when it is applied. */
static gboolean
check_line (const char *line, gsize n_bytes, const char *file, guint number, GError **error)
{
  json_t *object = json_loadb (line, n_bytes, 0, NULL);
  const char *type = json_string_value (json_object_get (object, "type"));
  gboolean fits = type == NULL || is_of_codebook (type);

  if (!fits)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                 _ ("%s:%u: “%s” is no part of a codebook, which has codes, attributes, types of relations and annotations, and kinds of actors; "
                    "to take in all that the file holds, import it where texts are imported"),
                 file, number, type);
  json_decref (object);
  return fits;
}

static guint
get_line (const QuothIntake *intake, guint number)
{
  return number <= intake->lines->len ? g_array_index (intake->lines, guint, number - 1) : number;
}

static gboolean
check_lines (const QuothIntake *intake, const char *file, GError **error)
{
  gsize n_left = intake->edits->len;
  const char *line = intake->edits->str;

  for (guint number = 1; n_left > 0; number++)
    {
      const char *end = memchr (line, '\n', n_left);
      gsize length = end != NULL ? (gsize) (end - line) : n_left;

      if (!check_line (line, length, file, get_line (intake, number), error))
        return FALSE;
      length += end != NULL;
      line += length;
      n_left -= length;
    }
  return TRUE;
}

/* What the file says as jsonl: a file of it is its own. */
static gboolean
load_edits (QuothIntake *intake, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = quoth_import_load (intake->file, error);
  gsize n_bytes = 0;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &n_bytes) : NULL;
  const QuothFormat *format;

  if (bytes == NULL)
    return FALSE;
  format = quoth_format_detect (name, n_bytes > 0 ? data : (const guint8 *) "", MIN (n_bytes, HEAD_BYTES));
  if (format == NULL || (format->flags & QUOTH_FORMAT_READS_PROJECT) == 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                   _ ("“%s” is no codebook; that would be a file of REFI-QDA (.qdc) or of Quoth (.jsonl)"), name);
      return FALSE;
    }
  if (format->read_edits != NULL)
    return format->read_edits (intake, bytes, error);
  g_string_append_len (intake->edits, (const char *) data, (gssize) n_bytes);
  return TRUE;
}

QuothApplyReport *
quoth_codebook_import (
  QuothStore *store, const char *path, const QuothCoder *coder, GCancellable *cancellable, GError **error)
{
  g_autofree char *basename = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (basename);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) losses = quoth_losses_new ();
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, error);
  g_autoptr (QuothIntake) intake = NULL;
  GInputStream *edits;
  QuothApplyReport *report;

  if (reader == NULL)
    return NULL;
  intake = quoth_intake_new (path, reader, coder, NULL, FALSE, warnings, losses);
  if (!load_edits (intake, name, error) || !check_lines (intake, name, error)
      || (edits = quoth_intake_steal_edits (intake, error)) == NULL)
    return NULL;
  report = quoth_apply_lines (
    store, edits, intake->lines, NULL, path, coder, TRUE, FALSE, cancellable, error);
  if (report == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (warnings, g_steal_pointer (&report->warnings));
  report->warnings = g_steal_pointer (&warnings);
  return report;
}
