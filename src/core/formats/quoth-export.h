/* quoth-export.h: writing a project, or a part of it, in a format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"
#include "formats/quoth-loss.h"

G_BEGIN_DECLS

/*
 * An export is set up by one thread, run by one (which it blocks), and then asked for its report. It writes beside
 * its destination and renames at the end: an export that fails or is cancelled leaves what was there before, and no half file.
 */

/** quoth_export_new: (transfer full): an export of everything in @store as @format, with its default options. */
QuothExport *quoth_export_new (QuothStore *store, const QuothFormat *format);
void quoth_export_free (QuothExport *self);

/** quoth_export_set_output: where; @force: replace what is there (an existing folder: only one that an export made). */
void quoth_export_set_output (QuothExport *self, const char *path, gboolean force);

/** quoth_export_set_stream: write to @stream instead of a path (formats that are one file only). */
void quoth_export_set_stream (QuothExport *self, GOutputStream *stream);

/** quoth_export_set_documents: these documents only (none: all). */
void quoth_export_set_documents (QuothExport *self, const QuothId *documents, guint n);

/** quoth_export_set_coders: what these coders made only (none: all). */
void quoth_export_set_coders (QuothExport *self, const QuothId *coders, guint n);

/** quoth_export_set_boilerplate: whether what is coded in boilerplate is written (default: only by jsonl). */
void quoth_export_set_boilerplate (QuothExport *self, gboolean include);

/** quoth_export_set_option: Returns: %FALSE with %QUOTH_ERROR_INVALID (the message lists what there is). */
gboolean quoth_export_set_option (QuothExport *self, const char *name, const char *value, GError **error);

void quoth_export_set_progress (QuothExport *self, QuothProgressFunc progress, gpointer user_data);

/** quoth_export_run: writes it. Blocks. Errors: %QUOTH_ERROR_EXISTS, %QUOTH_ERROR_DISK, those of GIO. */
gboolean quoth_export_run (QuothExport *self, GCancellable *cancellable, GError **error);

/** quoth_export_get_losses: (transfer none) (element-type QuothLoss): the loss report, after a run; empty if nothing was lost. */
GPtrArray *quoth_export_get_losses (QuothExport *self);

/** quoth_export_get_n_written: how many values of @kind were written. */
guint quoth_export_get_n_written (QuothExport *self, QuothKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothExport, quoth_export_free)

G_END_DECLS
