/* quoth-import-coding.c: a file of codings in an import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "formats/quoth-apply.h"
#include "formats/quoth-import-private.h"
#include "formats/quoth-mapping.h"
#include "formats/quoth-table-columns.h"

void
quoth_coding_settings_init (QuothCodingSettings *self)
{
  self->mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kindless = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
quoth_coding_settings_clear (QuothCodingSettings *self)
{
  g_hash_table_unref (self->mapping);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->kindless);
}

gboolean
quoth_coding_settings_map (QuothCodingSettings *self, const char *label, const char *target, GError **error)
{
  if (!quoth_mapping_check (target, error))
    return FALSE;
  g_hash_table_insert (self->mapping, g_strdup (label), g_strdup (target));
  return TRUE;
}

gboolean
quoth_coding_settings_set_column (QuothCodingSettings *self, const char *field, const char *column, GError **error)
{
  if (!quoth_table_field_check (field, error))
    return FALSE;
  g_hash_table_insert (self->columns, g_strdup (field), g_strdup (column));
  return TRUE;
}

/* The edits that the file holds: the file itself, or what it says as jsonl. */
static GInputStream *
open_edits (QuothIntake *intake, const QuothFormat *format, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;

  if (format->read_edits == NULL)
    return G_INPUT_STREAM (g_file_read (file, NULL, error));
  bytes = quoth_import_load (path, error);
  if (bytes == NULL || !format->read_edits (intake, bytes, error))
    return NULL;
  return quoth_intake_steal_edits (intake);
}

gboolean
quoth_import_apply_coding (QuothImportItem *item,
                           QuothStore *store,
                           const QuothCoder *coder,
                           const QuothCodingSettings *settings,
                           gboolean dry_run,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, error);
  const GArray *lines = NULL;
  g_autoptr (QuothIntake) intake = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (QuothApplyReport) report = NULL;

  if (reader == NULL)
    return FALSE;
  g_ptr_array_set_size (item->warnings, 0);
  g_ptr_array_set_size (item->losses, 0);
  intake = quoth_intake_new (item->path, reader, coder, settings->mapping, settings->strict, item->warnings, item->losses);
  intake->columns = settings->columns;
  intake->encoding = settings->encoding;
  intake->kindless = settings->kindless;
  stream = open_edits (intake, item->format, item->path, error);
  if (stream == NULL)
    return FALSE;
  if (item->format->read_edits != NULL)
    lines = intake->lines;
  report = quoth_apply_lines (store, g_steal_pointer (&stream), lines, item->path, coder, TRUE, dry_run, cancellable, error);
  if (report == NULL)
    return FALSE;
  memcpy (item->n_put, report->n_put, sizeof item->n_put);
  for (guint i = 0; i < report->warnings->len; i++)
    g_ptr_array_add (item->warnings, g_strdup (report->warnings->pdata[i]));
  return TRUE;
}
