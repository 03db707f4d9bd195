/* quoth-import-codings.h: what files of codings make, and what is in the way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-import-job.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothImportCodings:
 *
 * What the columns and labels of the files of codings in an import become, what is wrong in them, and what does not come in as it is there.
 * What is chosen is tried in a thread; what is chosen meanwhile stops that, and is tried then.
 *
 * Signal: "changed": it began to try, or has tried.
 */
#define QUOTH_TYPE_IMPORT_CODINGS (quoth_import_codings_get_type ())
G_DECLARE_FINAL_TYPE (QuothImportCodings, quoth_import_codings, QUOTH, IMPORT_CODINGS, GtkWidget)

/** quoth_import_codings_show: shows what @job, which is at rest, has found. */
void quoth_import_codings_show (QuothImportCodings *self, QuothSession *session, QuothImportJob *job);

/** quoth_import_codings_is_busy: whether it tries what was chosen: nobody may look at the import then. */
gboolean quoth_import_codings_is_busy (QuothImportCodings *self);

/** quoth_import_codings_stop: stops trying, for good: the dialog is closed. */
void quoth_import_codings_stop (QuothImportCodings *self);

G_END_DECLS
