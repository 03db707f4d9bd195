/* quoth-writer.h: the thread that writes (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-news.h"
#include "store/quoth-undo.h"

G_BEGIN_DECLS

/**
 * QuothWriter:
 *
 * A thread with the only connection that writes, and the queue of what it is to do. Any thread may call it.
 */
typedef struct _QuothWriter QuothWriter;

/**
 * QuothHerald:
 * @is_heard: whether anybody listens
 * @announce: is given what a commit changed
 * @wait: a #QuothWaitFunc
 * @destroy: frees the data of the others
 *
 * Who tells the world. All but the last are called in the writer's thread, and must not use the writer.
 */
typedef struct
{
  gboolean (*is_heard) (gpointer user_data);
  void (*announce) (QuothNews *news, gpointer user_data);
  QuothWaitFunc wait;
  GDestroyNotify destroy;
} QuothHerald;

/** quoth_writer_new: starts the thread, and waits until it has the project open, migrated if it was older. */
QuothWriter *quoth_writer_new (const char *path, const QuothHerald *herald, gpointer user_data, GError **error);

/** quoth_writer_get_safe_reason: (transfer none) (nullable): as quoth_log_open() has it. */
const char *quoth_writer_get_safe_reason (QuothWriter *self);

/** quoth_writer_close: ends the thread after what is queued. Blocks. Idempotent. Not from the thread itself. */
void quoth_writer_close (QuothWriter *self);

/** quoth_writer_free: closes it, too. */
void quoth_writer_free (QuothWriter *self);

/**
 * quoth_writer_look: announces what other programs wrote since it was opened or looked last. Does not wait. It is also done after
 * each job.
 */
void quoth_writer_look (QuothWriter *self);

/** quoth_writer_commit: see quoth_store_commit(). Blocks. */
gboolean quoth_writer_commit (QuothWriter *self, QuothChange *change, GCancellable *cancellable, GError **error);

/** quoth_writer_build: see quoth_store_build(), and with @is_trial quoth_store_try(). Blocks. */
gboolean quoth_writer_build (QuothWriter *self,
                             QuothBuildFunc build,
                             gpointer data,
                             gboolean is_trial,
                             GCancellable *cancellable,
                             GError **error);

/** quoth_writer_step: see quoth_store_step(). Blocks. */
gboolean
quoth_writer_step (QuothWriter *self, const QuothStepRequest *request, GCancellable *cancellable, GError **error);

/**
 * QuothWorkFunc:
 * @written: (out): what is different, for the news
 *
 * Is run in the writer's thread, which has no transaction open.
 */
typedef gboolean (*QuothWorkFunc) (
  QuothJournal *journal, gpointer data, GCancellable *cancellable, QuothWritten *written, GError **error);

/** quoth_writer_work: runs @func; what it writes to the journal counts as the writer's own. Blocks. */
gboolean quoth_writer_work (QuothWriter *self, QuothWorkFunc func, gpointer data, GCancellable *cancellable, GError **error);

/** quoth_writer_work_async: @task (transfer full) returns a boolean, in its own context, and keeps @data until then. */
void quoth_writer_work_async (QuothWriter *self, QuothWorkFunc func, gpointer data, GTask *task);

/** quoth_writer_commit_async: @task (transfer full) returns a boolean, in its own context. */
void quoth_writer_commit_async (QuothWriter *self, QuothChange *change, GTask *task);

/** quoth_writer_build_async: @task (transfer full) returns a boolean, in its own context; @data is freed there. */
void quoth_writer_build_async (
  QuothWriter *self, QuothBuildFunc build, gpointer data, GDestroyNotify free_data, GTask *task);

/** quoth_writer_step_async: @task (transfer full) returns a boolean, in its own context. */
void quoth_writer_step_async (QuothWriter *self, const QuothStepRequest *request, GTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothWriter, quoth_writer_free)

G_END_DECLS
