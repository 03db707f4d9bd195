/* quoth-parallel.h: many pieces of work at once (private to the core)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** QuothParallelFunc: does the piece @index, in any thread; pieces must not touch each other. */
typedef void (*QuothParallelFunc) (guint index, gpointer data);

/** QuothParallelProgressFunc: so many pieces of all are done. */
typedef void (*QuothParallelProgressFunc) (guint64 done, guint64 total, gpointer data);

/**
 * quoth_parallel_run:
 * @n: how many pieces there are
 * @progress: (nullable): is called in this thread, in which a share of the work is done
 *
 * Does all pieces, about in order, in as many threads as there are processors. Blocks until all are done; what was begun is finished
 * also when it is cancelled.
 *
 * Returns: %FALSE with @error if it was cancelled
 */
gboolean quoth_parallel_run (guint n,
                             QuothParallelFunc func,
                             gpointer data,
                             QuothParallelProgressFunc progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
