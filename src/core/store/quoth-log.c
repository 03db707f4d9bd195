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
 *
 * Safe mode is to do without the log for good. The index of a log is memory that the programs on it share, and that is to be had among those of one computer only: on a
 * network drive it seems to work, and the file is spoiled as soon as a second computer writes. So there, and where a disk has no such
 * memory at all, a project has a rollback journal: all that is asked of the disk is that it locks files. A log that the
 * project has from before is folded in by a connection that has the file for itself, with the index in its own memory, and what is left behind
 * when it is closed is a file that any computer opens, with a log again if it can.
 *
 * All who write must do the same: one with a log and one without, on two computers, would not know of each other. Who has the project open in
 * safe mode says so (quoth-hold.c), and who comes looks for that before the log is made and again afterwards; who would take the log away finds
 * the locks of those who have it. (Rejected: locking the file for good (locking_mode = EXCLUSIVE): our own readers could not read.)
 */

#include "config.h"

#include "store/quoth-log.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-document.h"
#include "store/quoth-disk.h"
#include "store/quoth-open.h"

/* What the disk does twice with the log, in bytes: below, a few more flushes take longer. */
#define BURDEN_MIN (4u << 20)
#define BURDEN_MAX (32u << 20)

#define SHORT_PATIENCE (2 * G_TIME_SPAN_SECOND)

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

static gboolean
set_in_use_error (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_BUSY,
               _ ("“%s” is open in another program, or on the computer whose disk it is on; close it there first"), name);
  return FALSE;
}

static gboolean
set_no_locks_error (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK,
               _ ("The disk of “%s” cannot lock files, so that two programs could spoil it; copy the project to a disk of this computer"), name);
  return FALSE;
}

static gboolean
set_journal (QuothDatabase *database, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (set_mode (database, "PRAGMA journal_mode = TRUNCATE", "truncate", &local))
    return TRUE;
  if (local == NULL)
    return set_in_use_error (path, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Folds in the log that the project may have, with the file for this connection alone. Who has it open with the log has it for long, so that it is not waited for. */
static gboolean
fold_log (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QuothDatabase) database = NULL;

  if (quoth_open_has_no_log (path))
    return TRUE;
  database = quoth_database_open_alone (path, SHORT_PATIENCE, &local);
  if (database != NULL)
    return set_journal (database, path, error);
  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_BUSY))
    return set_in_use_error (path, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @can_share: (out): FALSE if it failed for want of the memory that users of a log share. */
static QuothDatabase *
connect_writing (const char *path, gboolean *can_share, GError **error)
{
  g_autoptr (QuothDatabase) database = quoth_database_open_sharing (path, SQLITE_OPEN_READWRITE, can_share, error);

  if (database == NULL || sqlite3_db_readonly (quoth_database_get_handle (database), "main") != 1)
    return g_steal_pointer (&database);
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY, _ ("The file cannot be written"));
  return NULL;
}

static QuothDatabase *
open_safely (const char *path, QuothHold *hold, GError **error)
{
  g_autoptr (QuothDatabase) database = NULL;
  gboolean can_share;

  if (!quoth_disk_can_lock (path))
    {
      set_no_locks_error (path, error);
      return NULL;
    }
  quoth_hold_keep_safely (hold);
  if (!fold_log (path, error))
    return NULL;
  database = connect_writing (path, &can_share, error);
  return database != NULL && set_journal (database, path, error) ? g_steal_pointer (&database) : NULL;
}

/* Why there should be no log, from what is known before one is tried; %NULL if nothing speaks against it. */
static char *
dup_reason (const char *path, QuothHold *hold)
{
  g_autofree char *network = quoth_disk_dup_network (path);
  const char *asked = g_getenv ("QUOTH_SAFE_MODE");

  if (network != NULL)
    /* Translators: %s is a kind of network drive, such as "NFS" */
    return g_strdup_printf (_ ("The project is on a network drive (%s)."), network);
  if (quoth_hold_is_safe_elsewhere (hold))
    return g_strdup (_ ("Another program has the project open in safe mode."));
  if (asked != NULL && g_str_equal (asked, "1"))
    return g_strdup (_ ("QUOTH_SAFE_MODE asks for it."));
  return NULL;
}

/* @safe_reason: (out): set where it has to be done without. */
static QuothDatabase *
open_with_log (const char *path, QuothHold *hold, char **safe_reason, GError **error)
{
  gboolean can_share;
  g_autoptr (GError) local = NULL;
  g_autoptr (QuothDatabase) database = connect_writing (path, &can_share, &local);
  gboolean is_kept = database != NULL && quoth_log_keep (database, &local);

  if (database != NULL && !is_kept)
    can_share = quoth_database_can_share (database);
  if (is_kept && quoth_hold_is_safe_elsewhere (hold))
    *safe_reason = g_strdup (_ ("Another program has the project open in safe mode."));
  else if (!is_kept && !can_share)
    *safe_reason = g_strdup (_ ("The disk of the project cannot share memory among programs."));
  else if (!is_kept)
    g_propagate_error (error, g_steal_pointer (&local));
  return is_kept && *safe_reason == NULL ? g_steal_pointer (&database) : NULL;
}

QuothDatabase *
quoth_log_open (const char *path, QuothHold *hold, char **safe_reason, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QuothDatabase) database = NULL;

  *safe_reason = dup_reason (path, hold);
  if (*safe_reason == NULL)
    database = open_with_log (path, hold, safe_reason, &local);
  if (*safe_reason == NULL && database == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return database != NULL ? g_steal_pointer (&database) : open_safely (path, hold, error);
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
