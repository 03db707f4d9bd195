/* quoth-import-job.h: an import, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * QuothImportJob:
 *
 * Runs the steps of a #QuothImport in a thread, one at a time. While one runs, nobody may look at the import.
 *
 * Signal: "progress" (guint64 done, guint64 total), in the window's thread.
 */
#define QUOTH_TYPE_IMPORT_JOB (quoth_import_job_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportJob, quoth_import_job, QUOTH, IMPORT_JOB, GObject)

QuothImportJob *quoth_import_job_new (QuothSession *session);

/** quoth_import_job_get_import: (transfer none): the import. */
QuothImport *quoth_import_job_get_import (QuothImportJob *self);

void quoth_import_job_prepare_async (QuothImportJob *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void quoth_import_job_commit_async (QuothImportJob *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** quoth_import_job_try_async: tries the files of codings once more; see quoth_import_try(). */
void quoth_import_job_try_async (QuothImportJob *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/** quoth_import_job_save_preset_async: saves @preset (transfer full), so that it is among those that there are. */
void quoth_import_job_save_preset_async (QuothImportJob *self,
                                         QuothPreset *preset,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
/** quoth_import_job_get_presets: (transfer none) (nullable) (element-type QuothPreset): for the formats of the codings, as they were when a step ended. */
GPtrArray *quoth_import_job_get_presets (QuothImportJob *self);

/** quoth_import_job_get_notes: (transfer none) (nullable) (element-type utf8): see quoth_import_list_notes(); of the last try. */
GPtrArray *quoth_import_job_get_notes (QuothImportJob *self);

/** quoth_import_job_reread_async: reads @item anew in @encoding. */
void quoth_import_job_reread_async (QuothImportJob *self,
                                    QuothImportItem *item,
                                    const char *encoding,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** quoth_import_job_get_backup_error: (transfer none) (nullable): why no backup could be made before what was committed last. */
const GError *quoth_import_job_get_backup_error (QuothImportJob *self);

gboolean quoth_import_job_finish (QuothImportJob *self, GAsyncResult *result, GError **error);

G_END_DECLS
