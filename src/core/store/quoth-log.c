/* quoth-log.c: the write-ahead log, and doing without it for a while
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The log lets readers go on while somebody writes, at a price: what is written goes to the log, and from there to the file. For an
 * import of many texts that is twice the writing and twice the waiting for the disk. While nobody else has the project open
 * the log has nothing to give, so such a change is written as SQLite writes without one: the pages that it changes are
 * kept beside the file ("NAME-journal") until all is in the file. Going and coming back are a small transaction each.
 *
 * It is as safe: a program that dies leaves the pages as they were beside the file, and who opens it next puts them back. The
 * journal is truncated, not deleted, to end a transaction: with synchronous=FULL only that is flushed, and so durable.
 *
 * Who comes while this goes on waits, as long as the change is written to the file; hence the most that is written
 * so, which fits into the writer's cache, so that SQLite needs the file for itself at the very end only.
 */

#include "config.h"

#include "store/quoth-log.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-document.h"

/* What the disk does twice with the log, in bytes: below, a few more flushes take longer. */
#define BURDEN_MIN (4u << 20)
#define BURDEN_MAX (32u << 20)

/* Returns: whether it is @mode now. */
static gboolean
set_mode (QuothDatabase *database, const char *sql, const char *mode, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, error);
  gboolean is_set;

  if (statement == NULL || quoth_database_step (database, statement, error) != SQLITE_ROW)
    return FALSE;
  is_set = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), mode) == 0;
  sqlite3_reset (statement);
  return is_set;
}

gboolean
quoth_log_keep (QuothDatabase *database, GError **error)
{
  g_autoptr (GError) local = NULL;

  /* The log is opened by the first look: until then a reader might be the last to close it, and could not take it away. */
  if (set_mode (database, "PRAGMA journal_mode = WAL", "wal", &local))
    return quoth_database_exec (database, "SELECT 1 FROM sqlite_schema LIMIT 1", error);
  if (local == NULL)
    local = g_error_new_literal (QUOTH_ERROR,
                                 QUOTH_ERROR_DISK,
                                 _ ("A project cannot be kept on this disk: it cannot share files, "
                                    "as network drives often cannot; use a disk of this computer"));
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* What of @op is content: texts and files. One that is there already counts too, for which it is not worth asking. */
static gsize
count_content (const QuothOp *op)
{
  const QuothDocument *document;
  gsize n_bytes = 0;

  if (op->op != QUOTH_OP_PUT || op->value->kind != QUOTH_KIND_DOCUMENT)
    return 0;
  document = (const QuothDocument *) op->value;
  if (document->text != NULL)
    n_bytes += quoth_text_get_n_bytes (document->text);
  if (document->original != NULL)
    n_bytes += g_bytes_get_size (document->original);
  return n_bytes;
}

gboolean
quoth_log_is_burden (QuothChange *change)
{
  guint64 n_bytes = 0;

  for (guint i = 0; i < quoth_change_get_n_ops (change); i++)
    n_bytes += count_content (quoth_change_get_op (change, i));
  return n_bytes >= BURDEN_MIN && n_bytes <= BURDEN_MAX;
}

gboolean
quoth_log_leave (QuothDatabase *database)
{
  return set_mode (database, "PRAGMA journal_mode = TRUNCATE", "truncate", NULL);
}
