/* quoth-check-private.h: what the files of the check share (private to the check)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-check.h"

G_BEGIN_DECLS

/**
 * QuothCheck:
 * @problems: (element-type QuothProblem): what was found so far
 * @n_more: how many more there were than a report holds
 * @done: how many rows were looked at
 * @total: of about how many
 * @reported: when progress was told last, in monotonic time
 *
 * A check while it runs.
 */
typedef struct
{
  QuothDatabase *database;
  GCancellable *cancellable;
  QuothProgressFunc progress;
  gpointer progress_data;
  GPtrArray *problems;
  guint n_more;
  guint64 done;
  guint64 total;
  gint64 reported;
} QuothCheck;

/** quoth_check_add: @where: (nullable): a translated name of a place; the rest makes a message. */
void quoth_check_add (QuothCheck *self, const char *where, const char *format, ...)
  G_GNUC_PRINTF (3, 4);

/** quoth_check_add_value: a problem of the value of @kind with that id; for an annotation any kind
 * of annotation will do. */
void quoth_check_add_value (QuothCheck *self, QuothKind kind, const QuothId *id, const char *what);

/** quoth_check_step: @n more rows were looked at. Returns: %FALSE with @error if it was cancelled.
 */
gboolean quoth_check_step (QuothCheck *self, guint64 n, GError **error);

/*
 * The parts of the check. They add problems to @self; %FALSE with @error only if they could not
 * look.
 */
gboolean quoth_check_references (QuothCheck *self, GError **error);
gboolean quoth_check_rules (QuothCheck *self, GError **error);
gboolean quoth_check_contents (QuothCheck *self, GError **error);
gboolean quoth_check_documents (QuothCheck *self, GError **error);
gboolean quoth_check_journal (QuothCheck *self, GError **error);

G_END_DECLS
