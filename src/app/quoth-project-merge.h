/* quoth-project-merge.h: merging another project into the open one, in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

G_BEGIN_DECLS

/**
 * QuothProjectMerge:
 *
 * Looks at another project, tells what it would bring, and brings it in. One step at a time; between two of them it may be asked.
 *
 * Signal "progress" (guint64 done, guint64 total): total is 0 if it is not known.
 */
#define QUOTH_TYPE_PROJECT_MERGE (quoth_project_merge_get_type ())
G_DECLARE_FINAL_TYPE (QuothProjectMerge, quoth_project_merge, QUOTH, PROJECT_MERGE, GObject)

QuothProjectMerge *quoth_project_merge_new (QuothSession *session, const char *path);

/** quoth_project_merge_dup_name: (transfer full): the other project's file, without its suffix. */
char *quoth_project_merge_dup_name (QuothProjectMerge *self);

/** quoth_project_merge_look_async: finds out what it is, and what it would bring; writes nothing. Finished by quoth_project_merge_finish(). */
void quoth_project_merge_look_async (QuothProjectMerge *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/** quoth_project_merge_count_async: once somebody chose what is what: finds out anew what it would bring. */
void quoth_project_merge_count_async (QuothProjectMerge *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/** quoth_project_merge_run_async: makes a backup and merges. */
void quoth_project_merge_run_async (QuothProjectMerge *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

gboolean quoth_project_merge_finish (QuothProjectMerge *self, GAsyncResult *result, GError **error);

/** quoth_project_merge_dup_summary: (transfer full): what the other project is, in sentences: a copy, somebody's packet, a project of its own. */
char *quoth_project_merge_dup_summary (QuothProjectMerge *self);

/** quoth_project_merge_dup_nothing: (transfer full): where it brings nothing: that all of it is here already, and what else is to be known. */
char *quoth_project_merge_dup_nothing (QuothProjectMerge *self);

/** quoth_project_merge_get_report: (transfer none) (nullable): of a copy, what it would bring, or brought. */
const QuothMergeReport *quoth_project_merge_get_report (QuothProjectMerge *self);

/** quoth_project_merge_get_adoption: (transfer none) (nullable): of a project of its own. */
QuothAdoption *quoth_project_merge_get_adoption (QuothProjectMerge *self);

/** quoth_project_merge_is_counted: whether the adoption's report says what it would bring: not while something is open. */
gboolean quoth_project_merge_is_counted (QuothProjectMerge *self);

/** quoth_project_merge_get_counts: what comes in that is new, of each kind. */
void quoth_project_merge_get_counts (QuothProjectMerge *self, QuothNewsType type, guint counts[QUOTH_N_KINDS]);

/** quoth_project_merge_get_lines: (transfer none) (element-type utf8): the first of what comes in, a line each. */
GPtrArray *quoth_project_merge_get_lines (QuothProjectMerge *self);

/** quoth_project_merge_dup_changed: (transfer full) (nullable): of a project of its own, what came in before and was changed there since, in a
 * sentence; %NULL if nothing was. */
char *quoth_project_merge_dup_changed (QuothProjectMerge *self);

/** quoth_project_merge_get_problem: (transfer none) (nullable): why no backup could be made. */
const char *quoth_project_merge_get_problem (QuothProjectMerge *self);

G_END_DECLS
