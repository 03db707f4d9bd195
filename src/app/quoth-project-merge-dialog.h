/* quoth-project-merge-dialog.h: what another project would bring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QuothProjectMergeDialog:
 *
 * Looks at a copy of the project, or at another one, shows what it would bring and what it disagrees about, lets somebody say what is
 * what, and merges it when they agree. Nothing is written before that.
 *
 * Signal "merged" (const char *name, guint n_disagreements, gboolean can_undo): it was merged; @name: the other project; @can_undo:
 * as one step.
 */
#define QUOTH_TYPE_PROJECT_MERGE_DIALOG (quoth_project_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothProjectMergeDialog, quoth_project_merge_dialog, QUOTH, PROJECT_MERGE_DIALOG, AdwWindow)

/** quoth_project_merge_dialog_new: begins to look at the project at @path. */
GtkWidget *quoth_project_merge_dialog_new (QuothSession *session, const char *path);

G_END_DECLS
