/* quoth-writer.h: the thread that writes (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "model/quoth-news.h"
#include "store/quoth-undo.h"

G_BEGIN_DECLS

/**
 * QuothWriter:
 *
 * A thread with the only connection that writes, and the queue of what it is to do. Any thread may call it.
 */
typedef struct _QuothWriter QuothWriter;

/** QuothAnnounceFunc: is called in the writer's thread after each commit; must not use the writer. */
typedef void (*QuothAnnounceFunc) (QuothNews *news, gpointer user_data);

/** quoth_writer_new: starts the thread, and waits until it has the project open, migrated if it was older. */
QuothWriter *quoth_writer_new (const char *path,
                               QuothAnnounceFunc announce,
                               gpointer user_data,
                               GDestroyNotify destroy,
                               GError **error);

/** quoth_writer_close: ends the thread after what is queued. Blocks. Idempotent. Not from the thread itself. */
void quoth_writer_close (QuothWriter *self);

/** quoth_writer_free: closes it, too. */
void quoth_writer_free (QuothWriter *self);

/** quoth_writer_commit: see quoth_store_commit(). Blocks. */
gboolean quoth_writer_commit (QuothWriter *self, QuothChange *change, GCancellable *cancellable, GError **error);

/** quoth_writer_step: see quoth_store_undo(). Blocks. */
gboolean quoth_writer_step (QuothWriter *self, const QuothId *coder, QuothDirection direction, GError **error);

/** quoth_writer_commit_async: @task (transfer full) returns a boolean, in its own context. */
void quoth_writer_commit_async (QuothWriter *self, QuothChange *change, GTask *task);

/** quoth_writer_step_async: @task (transfer full) returns a boolean, in its own context. */
void quoth_writer_step_async (QuothWriter *self, const QuothId *coder, QuothDirection direction, GTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothWriter, quoth_writer_free)

G_END_DECLS
