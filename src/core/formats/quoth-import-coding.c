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
quoth_coding_settings_init (QuothCodingSettings *self, QuothStore *store, QuothCoder *coder)
{
  self->store = store;
  self->coder = coder;
  self->mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->kindless = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->made = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->type_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
quoth_coding_settings_clear (QuothCodingSettings *self)
{
  g_hash_table_unref (self->mapping);
  g_hash_table_unref (self->columns);
  g_hash_table_unref (self->kindless);
  g_hash_table_unref (self->made);
  g_hash_table_unref (self->type_keys);
}

gboolean
quoth_import_map (QuothImport *self, const char *label, const char *target, GError **error)
{
  if (target != NULL && !quoth_mapping_check (target, error))
    return FALSE;
  if (target != NULL)
    g_hash_table_insert (self->coding.mapping, g_strdup (label), g_strdup (target));
  else
    g_hash_table_remove (self->coding.mapping, label);
  return TRUE;
}

gboolean
quoth_import_set_column (QuothImport *self, const char *field, const char *column, GError **error)
{
  if (!quoth_table_field_check (field, error))
    return FALSE;
  if (column != NULL)
    g_hash_table_insert (self->coding.columns, g_strdup (field), g_strdup (column));
  else
    g_hash_table_remove (self->coding.columns, field);
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
  return quoth_intake_steal_edits (intake, error);
}

gboolean
quoth_import_is_coding (const QuothImportItem *item)
{
  return item->format != NULL && !quoth_import_makes_documents (item->format);
}

void
quoth_import_fail_item (QuothImportItem *item, GError *error)
{
  g_clear_error (&item->error);
  item->error = error;
  item->state = QUOTH_IMPORT_FAILED;
  item->include = FALSE;
}

static QuothIntake *
make_intake (QuothImportItem *item, QuothReader *reader, const QuothCodingSettings *settings, GCancellable *cancellable)
{
  QuothIntake *intake;

  g_ptr_array_set_size (item->warnings, 0);
  g_ptr_array_set_size (item->losses, 0);
  g_clear_pointer (&item->labels, g_hash_table_unref);
  item->labels = quoth_labels_new ();
  intake = quoth_intake_new (
    item->path, reader, settings->coder, settings->mapping, settings->strict, item->warnings, item->losses);
  g_clear_pointer (&item->look, quoth_table_look_free);
  item->look = quoth_table_look_new ();
  intake->columns = settings->columns;
  intake->columns_may_miss = settings->columns_may_miss;
  intake->look = item->look;
  intake->encoding = settings->encoding;
  intake->kindless = settings->kindless;
  intake->made = settings->made;
  intake->type_keys = settings->type_keys;
  intake->labels = item->labels;
  intake->cancellable = cancellable;
  return intake;
}

static gboolean
apply (QuothImportItem *item,
       const QuothCodingSettings *settings,
       gboolean dry_run,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (settings->store, error);
  g_autoptr (QuothIntake) intake = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (QuothApplyReport) report = NULL;

  if (reader == NULL)
    return FALSE;
  intake = make_intake (item, reader, settings, cancellable);
  stream = open_edits (intake, item->format, item->path, error);
  if (stream == NULL)
    return FALSE;
  report = quoth_apply_lines (settings->store,
                              g_steal_pointer (&stream),
                              item->format->read_edits != NULL ? intake->lines : NULL,
                              intake->files,
                              item->path,
                              settings->coder,
                              TRUE,
                              dry_run,
                              cancellable,
                              error);
  if (report == NULL)
    return FALSE;
  item->n_changed = intake->n_changed;
  memcpy (item->n_put, report->n_put, sizeof item->n_put);
  for (guint i = 0; i < report->made->len && !dry_run; i++)
    g_hash_table_add (settings->made, quoth_id_memdup (&g_array_index (report->made, QuothId, i)));
  for (guint i = 0; i < report->warnings->len; i++)
    g_ptr_array_add (item->warnings, g_strdup (report->warnings->pdata[i]));
  return TRUE;
}

gboolean
quoth_import_apply_coding (QuothImportItem *item,
                           const QuothCodingSettings *settings,
                           GCancellable *cancellable,
                           GError **error)
{
  return apply (item, settings, FALSE, cancellable, error);
}

static void
try_item (QuothImportItem *item, const QuothCodingSettings *settings, GCancellable *cancellable)
{
  GError *error = NULL;

  if (item->state == QUOTH_IMPORT_FAILED)
    {
      g_clear_error (&item->error);
      item->state = QUOTH_IMPORT_READY;
      item->include = TRUE;
    }
  memset (item->n_put, 0, sizeof item->n_put);
  item->n_changed = 0;
  if (!apply (item, settings, TRUE, cancellable, &error))
    quoth_import_fail_item (item, error);
}

/* A file of edits can be tried out now only if it cannot speak of what comes in before it. One of another program brings its own
 * texts, and speaks of nothing else. */
void
quoth_import_try_codings (QuothImport *self, GCancellable *cancellable)
{
  gboolean is_alone = TRUE;

  g_hash_table_remove_all (self->coding.kindless);
  g_hash_table_remove_all (self->coding.made);
  g_hash_table_remove_all (self->coding.type_keys);
  for (guint i = 0; i < self->items->len; i++)
    is_alone = is_alone && ((QuothImportItem *) self->items->pdata[i])->document == NULL;
  for (guint i = 0; i < self->items->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      QuothImportItem *item = self->items->pdata[i];

      if (!quoth_import_is_coding (item))
        continue;
      if (is_alone || item->format->read_edits != NULL)
        try_item (item, &self->coding, cancellable);
      is_alone = FALSE;
      quoth_import_tell_progress_cb (i + 1, self->items->len, self);
    }
}

gboolean
quoth_import_try (QuothImport *self, GCancellable *cancellable, GError **error)
{
  self->last_progress = 0;
  quoth_import_try_codings (self, cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

GHashTable *
quoth_import_dup_labels (QuothImport *self)
{
  GHashTable *labels = quoth_labels_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      const QuothImportItem *item = self->items->pdata[i];

      if (item->labels != NULL)
        quoth_labels_merge (labels, item->labels);
    }
  return labels;
}
