/* quoth-database.h: one connection to SQLite, with its prepared statements (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The session extension is compiled into the library; its declarations have to be asked for. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include <gio/gio.h>

#include "model/quoth-id.h"
#include "store/quoth-wait.h"
#include "text/quoth-error.h"

G_BEGIN_DECLS

/**
 * QuothDatabase:
 *
 * A connection. One thread at a time.
 */
typedef struct _QuothDatabase QuothDatabase;

/**
 * quoth_database_open:
 * @path: an absolute path, or a "file:" URI as SQLite has them
 * @flags: SQLITE_OPEN_… as for sqlite3_open_v2()
 *
 * Opens @path and sets what every connection has: foreign_keys, synchronous=FULL, a busy handler.
 * The file's header is not looked at.
 */
QuothDatabase *quoth_database_open (const char *path, int flags, GError **error);
void quoth_database_free (QuothDatabase *self);

/** quoth_database_open_sharing: @does_share: (out): %FALSE if that failed since the disk has no memory that users of a write-ahead log could share */
QuothDatabase *quoth_database_open_sharing (const char *path, int flags, gboolean *does_share, GError **error);

/** quoth_database_open_alone: opens a database for writing, which nobody else may have open: that is waited for @patience microseconds. It needs no memory to share. */
QuothDatabase *quoth_database_open_alone (const char *path, gint64 patience, GError **error);

/** quoth_database_can_share: whether what failed last was something else than such memory. */
gboolean quoth_database_can_share (QuothDatabase *self);

/**
 * quoth_database_peek:
 * @path: an absolute path of a regular file
 * @bytes: (out): its first @size bytes, as far as there are any
 *
 * Reads the beginning of a file that may be a database, or anything: nothing is locked, nor written beside it. It is SQLite that opens and closes
 * it: were it done by hand, all the locks that connections of this process have on that file would be lost with the close, and another
 * program would take away the log that they write.
 *
 * Returns: how many bytes there were; -1 with @code (out) as of errno
 */
gssize quoth_database_peek (const char *path, guint8 *bytes, gsize size, int *code);

/** quoth_database_set_name: errors name the file at @path instead: for one that is made under a temporary name. */
void quoth_database_set_name (QuothDatabase *self, const char *path);

/** quoth_database_get_handle: (transfer none): SQLite's own. */
sqlite3 *quoth_database_get_handle (QuothDatabase *self);

/**
 * quoth_database_set_cancellable:
 * @cancellable: (nullable): what ends a running statement, and the wait for a lock, with %G_IO_ERROR_CANCELLED; %NULL for nothing
 */
void quoth_database_set_cancellable (QuothDatabase *self, GCancellable *cancellable);

/** quoth_database_set_wait_func: who is told of its waits, besides quoth_wait_listen(). */
void quoth_database_set_wait_func (QuothDatabase *self, QuothWaitFunc func, gpointer user_data);

/** QUOTH_DATABASE_PATIENCE: half a minute, in microseconds. */
#define QUOTH_DATABASE_PATIENCE (30 * G_TIME_SPAN_SECOND)

/** quoth_database_set_patience: how long it waits for another connection's lock, in microseconds, before it fails with %QUOTH_ERROR_BUSY;
 * %QUOTH_DATABASE_PATIENCE, if this is not called. */
void quoth_database_set_patience (QuothDatabase *self, gint64 patience);

/**
 * quoth_database_guard:
 *
 * Watches over a transaction that was begun, until quoth_database_unguard(). An error of the disk lets SQLite take the whole transaction
 * back, and each statement after it would be committed by itself: from here on nothing is. And a failure is remembered even where a caller asked
 * a question and took "it failed" for "no".
 */
void quoth_database_guard (QuothDatabase *self);

/** quoth_database_unguard: Returns: %TRUE if the transaction is open and nothing failed in it but rules of the schema; else %FALSE with what
 * failed first. */
gboolean quoth_database_unguard (QuothDatabase *self, GError **error);

/** quoth_database_exec: runs one or more statements without parameters. */
gboolean quoth_database_exec (QuothDatabase *self, const char *sql, GError **error);

/**
 * quoth_database_prepare:
 * @sql: a **string literal**: its address is the key of the cache
 *
 * Returns: (transfer none): the statement, prepared once for each connection, reset and without bindings; %NULL on error
 */
sqlite3_stmt *quoth_database_prepare (QuothDatabase *self, const char *sql, GError **error);

/** quoth_database_step: Returns: SQLITE_ROW or SQLITE_DONE (which resets @statement), or 0 with @error. */
int quoth_database_step (QuothDatabase *self, sqlite3_stmt *statement, GError **error);

/** quoth_database_run: steps @statement to its end and resets it. */
gboolean quoth_database_run (QuothDatabase *self, sqlite3_stmt *statement, GError **error);

/** quoth_database_set_error: turns SQLite's last error into one of %QUOTH_ERROR (full disk, busy, damaged, …). */
void quoth_database_set_error (QuothDatabase *self, int result, GError **error);

/* Bindings by position, from 1. Ids that are none, and strings that are %NULL or "", are bound as NULL. The memory must live until the step. */
void quoth_bind_id (sqlite3_stmt *statement, int position, const QuothId *id);
void quoth_bind_text (sqlite3_stmt *statement, int position, const char *text);

/** quoth_column_id: the id in column @column (from 0); none for NULL. */
QuothId quoth_column_id (sqlite3_stmt *statement, int column);

/** quoth_column_dup_text: (transfer full) (nullable): the text in @column; %NULL for NULL. */
char *quoth_column_dup_text (sqlite3_stmt *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDatabase, quoth_database_free)

G_END_DECLS
