/* quoth-restore.c: going back to a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The backup is copied *into* the project's file, in one transaction of SQLite: after a power loss there is the one or the other, a full
 * disk takes it back, and the file keeps its name, its rights and its links. Rejected: to rename a copy over it. A program that had opened
 * the old file a moment ago would go on to write to what has no name any more, and into a log that has the name of the new one's: that
 * destroys both.
 *
 * Nobody else may have the project open (quoth-alone.c): they would go on with what they know of it, and their undo with entries that are not
 * there.
 *
 * A project so damaged that SQLite finds fault with it is not written to: it gets another name, and a copy of the backup its own. So does one that
 * is gone.
 */

#include "config.h"

#include "store/quoth-restore-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/quoth-alone.h"
#include "store/quoth-backup-folder.h"
#include "store/quoth-backup.h"
#include "store/quoth-backups-private.h"
#include "store/quoth-file.h"
#include "store/quoth-open.h"

/* Keeping what is there is one half, copying the other. */
#define PROGRESS_TOTAL 1000

typedef struct
{
  char *path;
  QuothHold *hold; /* of the project */
  QuothDatabase *project; /* NULL if it is damaged */
  QuothDatabase *backup;
  QuothProgressFunc func;
  gpointer data;
  guint64 done; /* of PROGRESS_TOTAL, by what came before */
} Restore;

static void
restore_clear (Restore *self)
{
  g_clear_pointer (&self->project, quoth_database_free);
  g_clear_pointer (&self->hold, quoth_hold_free);
  g_clear_pointer (&self->backup, quoth_database_free);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Restore, restore_clear)

static void
report_cb (guint64 done, guint64 total, gpointer data)
{
  Restore *self = data;

  if (self->func != NULL && total > 0)
    self->func (self->done + MIN (done, total) * (PROGRESS_TOTAL / 2) / total, PROGRESS_TOTAL, self->data);
}

static gboolean
check_problems (Restore *self, gboolean force, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = quoth_restore_check (self->backup, NULL, NULL, cancellable, error);

  if (problems == NULL)
    return FALSE;
  if (problems->len == 0 || force)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
               g_dngettext (GETTEXT_PACKAGE, "There is %1$u problem in the backup: %2$s", "There are %1$u problems in the backup, first of all: %2$s",
                            problems->len),
               problems->len, ((QuothProblem *) problems->pdata[0])->what);
  return FALSE;
}

/* Whether there is nothing to copy into. What is no project at all may be somebody's file: that is refused. */
static gboolean
is_loss (const GError *error)
{
  return g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED)
         || g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
}

/* Opens the project for itself alone, and keeps a backup of it. */
static gboolean
prepare (Restore *self, GCancellable *cancellable, char **kept, GError **error)
{
  int version;

  if (!quoth_open_look (self->path, &version, error))
    return FALSE;
  self->project = quoth_alone_open (self->path, &self->hold, error);
  return self->project != NULL && quoth_open_check_tables (self->project, error)
         && quoth_restore_check_related (self->project, self->backup, error)
         && quoth_backups_keep (self->project, self->path, QUOTH_BACKUP_BEFORE_RESTORE, report_cb, self, cancellable,
                                kept, error);
}

static gboolean
copy_over (Restore *self, GCancellable *cancellable, GError **error)
{
  return quoth_backup_copy_pages (self->backup, self->project, report_cb, self, cancellable, error)
         && quoth_backup_mark_erase (self->project, error);
}

/* A name that no file has. */
static char *
make_name_for_damaged (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stem = quoth_backup_folder_get_stem (path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%dT%H%M%SZ");

  for (guint n = 1;; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup_printf ("%s.%s.damaged.quoth", stem, when)
                                     : g_strdup_printf ("%s.%s.damaged-%u.quoth", stem, when, n);
      g_autofree char *candidate = g_build_filename (folder, name, NULL);

      if (quoth_file_check_vacant (candidate, NULL))
        return g_steal_pointer (&candidate);
    }
}

/* The log goes with it: what can be rescued may be in there. */
static gboolean
move_away (const char *path, const char *to, GError **error)
{
  static const char *const suffixes[] = { "-journal", "-wal", "" };
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *there = g_strconcat (to, suffixes[i], NULL);

      if (g_rename (from, there) != 0 && errno != ENOENT)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _ ("“%s” cannot be renamed: %s"), from, g_strerror (errno));
          return FALSE;
        }
    }
  g_unlink (index);
  return TRUE;
}

static gboolean
replace_damaged (Restore *self, GCancellable *cancellable, char **kept, GError **error)
{
  g_autofree char *away = make_name_for_damaged (self->path);

  g_clear_pointer (&self->project, quoth_database_free);
  if (!move_away (self->path, away, error))
    return FALSE;
  if (!quoth_backup_copy (self->backup, self->path, FALSE, NULL, NULL, report_cb, self, cancellable, error))
    {
      move_away (away, self->path, NULL);
      return FALSE;
    }
  if (kept != NULL && g_file_test (away, G_FILE_TEST_EXISTS))
    *kept = g_steal_pointer (&away);
  return TRUE;
}

static gboolean
check_obstacle (const char *path, GError **error)
{
  g_autofree char *reason = quoth_open_find_obstacle (path);

  if (reason == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY, reason);
  return FALSE;
}

gboolean
quoth_restore_run (const char *path,
                   const char *backup,
                   gboolean force,
                   QuothProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   char **kept,
                   GError **error)
{
  g_autofree char *source = g_canonicalize_filename (backup, NULL);
  g_auto (Restore) self = { .func = progress, .data = progress_data };
  g_autofree char *made = NULL;
  g_autoptr (GError) local = NULL;
  gboolean done;

  if (kept != NULL)
    *kept = NULL;
  self.path = g_canonicalize_filename (path, NULL);
  self.backup = quoth_restore_open (self.path, source, NULL, error);
  if (self.backup == NULL || !check_problems (&self, force, cancellable, error) || !check_obstacle (self.path, error))
    return FALSE;
  done = prepare (&self, cancellable, &made, &local);
  if (!done && !is_loss (local))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self.done = PROGRESS_TOTAL / 2;
  if (!done)
    return replace_damaged (&self, cancellable, kept, error);
  if (!copy_over (&self, cancellable, error))
    return FALSE;
  if (kept != NULL)
    *kept = g_steal_pointer (&made);
  return TRUE;
}
