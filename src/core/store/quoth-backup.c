/* quoth-backup.c: whole copies of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The copy is made page by page within one read transaction: it is the project at one moment, and the
 * writer goes on meanwhile. (Without that transaction SQLite would begin again whenever something was written.) It
 * is made under a temporary name, looked at by SQLite's integrity check, flushed, and only then named.
 */

#include "config.h"

#include "store/quoth-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/quoth-file.h"

/* 2 MB at a time: a cancel is heard within a moment on any disk. */
#define PAGES_PER_STEP 512
#define PROGRESS_INTERVAL (G_TIME_SPAN_SECOND / 10)

typedef struct
{
  QuothProgressFunc func;
  gpointer data;
  gint64 last;
} Progress;

static void
report (Progress *progress, guint64 done, guint64 total)
{
  gint64 now = g_get_monotonic_time ();

  if (progress->func == NULL || (done < total && now - progress->last < PROGRESS_INTERVAL))
    return;
  progress->last = now;
  progress->func (done, total, progress->data);
}

static gboolean
copy_pages (QuothDatabase *from,
            QuothDatabase *to,
            Progress *progress,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (
    quoth_database_get_handle (to), "main", quoth_database_get_handle (from), "main");
  gboolean cancelled = FALSE;
  int result = SQLITE_OK;
  int finished;

  while (backup != NULL && result == SQLITE_OK)
    {
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (cancelled)
        break;
      result = sqlite3_backup_step (backup, PAGES_PER_STEP);
      report (progress,
              (guint64) (sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup)),
              (guint64) sqlite3_backup_pagecount (backup));
    }
  finished = sqlite3_backup_finish (backup);
  if (cancelled)
    return FALSE;
  if (result == SQLITE_DONE && finished == SQLITE_OK)
    return TRUE;
  quoth_database_set_error (to, finished != SQLITE_OK ? finished : result, error);
  return FALSE;
}

gboolean
quoth_backup_copy_pages (QuothDatabase *from,
                         QuothDatabase *to,
                         QuothProgressFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  Progress progress = { .func = func, .data = data };

  return copy_pages (from, to, &progress, cancellable, error);
}

static gboolean
check_copy (QuothDatabase *copy, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (copy, "PRAGMA integrity_check (1)", error);
  g_autofree char *found = NULL;

  if (statement == NULL || quoth_database_step (copy, statement, error) == 0)
    return FALSE;
  found = quoth_column_dup_text (statement, 0);
  sqlite3_reset (statement);
  if (g_strcmp0 (found, "ok") == 0)
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_DAMAGED,
               _ ("The backup was not made: the project is damaged (%s); go back to an older backup"),
               found);
  return FALSE;
}

static gboolean
make_copy (QuothDatabase *database,
           const char *temporary,
           const char *path,
           QuothSealFunc seal,
           gpointer seal_data,
           Progress *progress,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (QuothDatabase) copy = quoth_database_open (temporary, SQLITE_OPEN_READWRITE, error);
  gboolean done;

  if (copy == NULL)
    return FALSE;
  quoth_database_set_name (copy, path);
  if (!quoth_database_exec (database, "BEGIN; SELECT count (*) FROM sqlite_schema", error))
    return FALSE;
  done = copy_pages (database, copy, progress, cancellable, error);
  quoth_database_exec (database, "COMMIT", NULL);
  if (!done)
    return FALSE;
  quoth_database_set_cancellable (copy, cancellable);
  return check_copy (copy, error) && (seal == NULL || seal (copy, seal_data, cancellable, error));
}

/* A backup onto the project itself would take its place while it is open. */
static gboolean
check_not_itself (QuothDatabase *database, const char *path, GError **error)
{
  const char *source = sqlite3_db_filename (quoth_database_get_handle (database), "main");
  g_autofree char *name = g_filename_display_name (path);
  GStatBuf here, there;

  if (g_stat (path, &there) != 0 || g_stat (source, &here) != 0 || here.st_dev != there.st_dev
      || here.st_ino != there.st_ino)
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_EXISTS,
               _ ("“%s” is the project itself; choose another name for the backup"),
               name);
  return FALSE;
}

gboolean
quoth_backup_copy (QuothDatabase *database,
                   const char *destination,
                   gboolean force,
                   QuothSealFunc seal,
                   gpointer seal_data,
                   QuothProgressFunc func,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *path = g_canonicalize_filename (destination, NULL);
  g_autofree char *temporary = NULL;
  Progress progress = { .func = func, .data = data };
  gboolean done;

  if (!check_not_itself (database, path, error)
      || (!force && !quoth_file_check_vacant (path, error)))
    return FALSE;
  temporary = quoth_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  done = make_copy (database, temporary, path, seal, seal_data, &progress, cancellable, error)
         && quoth_file_publish (temporary, path, force, error);
  /* SQLite does not say so when it cannot take away what it made beside it. */
  quoth_file_discard (temporary);
  return done;
}
