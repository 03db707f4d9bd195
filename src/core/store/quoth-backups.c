/* quoth-backups.c: the backups that are kept of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A backup is made as any copy (quoth-backup.c): page by page in one read transaction, while others write, under a hidden name until it is
 * whole, checked and on the disk. Then it is looked through for all that a project can have wrong. One that has problems is kept
 * nonetheless, since nothing better can be had of that state, but it says so of itself, and does not take the place of one that has none.
 *
 * How many are kept is counted for each reason apart, so that ten imports in an afternoon do not push out the days of a week; what was made by
 * hand is not counted. What is older than what is told by numbers, not by the clock: one that was a year ahead for a day would
 * else have made the backups that are the newest for a year.
 */

#include "config.h"

#include "store/quoth-backups-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/quoth-backup-folder.h"
#include "store/quoth-backup.h"
#include "store/quoth-check.h"
#include "store/quoth-migration.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

#define FOLDER_SUFFIX ".quoth-backups"

/* Of all that is to be done, copying is one half, and looking through the copy the other. */
#define PROGRESS_TOTAL 1000

static GMutex configuring;
static char *chosen_folder; /* NULL: beside the project */
static guint n_kept_daily = QUOTH_BACKUPS_DAILY;
static guint n_kept_other = QUOTH_BACKUPS_OTHER;

typedef struct
{
  QuothBackupMark mark;
  QuothProgressFunc func;
  gpointer data;
  gboolean is_copied;
} Keeping;

void
quoth_backup_free (QuothBackup *self)
{
  g_free (self->path);
  g_free (self->fault);
  g_free (self);
}

const char *
quoth_backup_reason_to_nick (QuothBackupReason self)
{
  static const char *const nicks[QUOTH_N_BACKUP_REASONS] = {
    "by-hand", "daily", "before-migration", "before-merge", "before-import", "before-restore",
    "before-compaction",
  };

  return nicks[self];
}

const char *
quoth_backup_reason_to_text (QuothBackupReason self)
{
  switch (self)
    {
    case QUOTH_BACKUP_DAILY:
      return _ ("Daily");
    case QUOTH_BACKUP_BEFORE_MIGRATION:
      return _ ("Before a new version of Quoth");
    case QUOTH_BACKUP_BEFORE_MERGE:
      return _ ("Before a merge");
    case QUOTH_BACKUP_BEFORE_IMPORT:
      return _ ("Before an import");
    case QUOTH_BACKUP_BEFORE_RESTORE:
      return _ ("Before a restore");
    case QUOTH_BACKUP_BEFORE_COMPACTION:
      return _ ("Before compacting");
    case QUOTH_BACKUP_BY_HAND:
    default:
      return _ ("Made by hand");
    }
}

void
quoth_backups_configure (const char *folder, guint n_daily, guint n_other)
{
  g_mutex_lock (&configuring);
  g_free (chosen_folder);
  chosen_folder = folder != NULL && *folder != '\0' ? g_canonicalize_filename (folder, NULL) : NULL;
  n_kept_daily = MAX (n_daily, 1);
  n_kept_other = MAX (n_other, 1);
  g_mutex_unlock (&configuring);
}

static char *
dup_chosen_folder (void)
{
  char *folder;

  g_mutex_lock (&configuring);
  folder = g_strdup (chosen_folder);
  g_mutex_unlock (&configuring);
  return folder;
}

static guint
get_limit (QuothBackupReason reason)
{
  guint limit;

  g_mutex_lock (&configuring);
  limit = reason == QUOTH_BACKUP_DAILY ? n_kept_daily : n_kept_other;
  g_mutex_unlock (&configuring);
  return limit;
}

char *
quoth_backups_get_folder (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *stem = quoth_backup_folder_get_stem (canonical);
  g_autofree char *name = g_strconcat (stem, FOLDER_SUFFIX, NULL);
  g_autofree char *parent = dup_chosen_folder ();

  if (parent == NULL)
    parent = g_path_get_dirname (canonical);
  return g_build_filename (parent, name, NULL);
}

static void
report_cb (guint64 done, guint64 total, gpointer data)
{
  Keeping *self = data;

  if (self->func != NULL && total > 0)
    self->func ((self->is_copied ? PROGRESS_TOTAL / 2 : 0) + MIN (done, total) * (PROGRESS_TOTAL / 2) / total,
                PROGRESS_TOTAL, self->data);
}

/* How many problems the copy has, which may be of an older version. */
static gboolean
count_problems (Keeping *self, QuothDatabase *copy, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (!quoth_migration_bridge (copy, error))
    return FALSE;
  problems = quoth_check_database (copy, report_cb, self, cancellable, error);
  if (problems == NULL)
    return FALSE;
  self->mark.n_problems = problems->len;
  return TRUE;
}

/* A backup has no log: it can be read where nothing can be written, and who works in it is found out by the log that there is then. */
static gboolean
seal_cb (QuothDatabase *copy, gpointer data, GCancellable *cancellable, GError **error)
{
  Keeping *self = data;

  self->is_copied = TRUE;
  return quoth_backup_mark_look (copy, &self->mark.n_entries, &self->mark.last, error)
         && count_problems (self, copy, cancellable, error)
         && quoth_database_exec (copy, "PRAGMA journal_mode = DELETE", error)
         && quoth_backup_mark_write (copy, &self->mark, error);
}

static gboolean
make_folder (const char *folder, GError **error)
{
  g_autofree char *name = NULL;

  if (g_mkdir_with_parents (folder, 0777) == 0)
    return TRUE;
  name = g_filename_display_name (folder);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _ ("The folder “%s” for backups cannot be made: %s"), name,
               g_strerror (errno));
  return FALSE;
}

static char *
make_name (const char *source, const QuothBackupMark *mark, guint attempt)
{
  g_autofree char *stem = quoth_backup_folder_get_stem (source);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (mark->time / 1000);
  g_autofree char *when = g_date_time_format (time, "%Y-%m-%dT%H%M%SZ");
  const char *nick = quoth_backup_reason_to_nick (mark->reason);

  return attempt == 1 ? g_strdup_printf ("%s.%s.%s.quoth", stem, when, nick)
                      : g_strdup_printf ("%s.%s.%s-%u.quoth", stem, when, nick, attempt);
}

/* Under the first name that nobody has. */
static char *
make_backup (Keeping *self, QuothDatabase *database, const char *folder, GCancellable *cancellable, GError **error)
{
  for (guint attempt = 1;; attempt++)
    {
      g_autofree char *name = make_name (self->mark.source, &self->mark, attempt);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) local = NULL;

      g_free (self->mark.name);
      self->mark.name = g_steal_pointer (&name);
      self->is_copied = FALSE;
      if (quoth_backup_copy (database, path, FALSE, seal_cb, self, report_cb, self, cancellable, &local))
        return g_steal_pointer (&path);
      if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_EXISTS))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
}

static int
compare_files_cb (gconstpointer a, gconstpointer b)
{
  const QuothBackupFile *first = *(const QuothBackupFile *const *) a;
  const QuothBackupFile *second = *(const QuothBackupFile *const *) b;

  if (first->mark.number != second->mark.number)
    return first->mark.number > second->mark.number ? -1 : 1;
  if (first->backup->time != second->backup->time)
    return first->backup->time > second->backup->time ? -1 : 1;
  return g_strcmp0 (second->backup->path, first->backup->path);
}

/* In a folder that several projects share, a copy of this one may have its own. */
static gboolean
may_remove (const QuothBackupFile *file, const char *source, const char *made)
{
  g_autofree char *shared = dup_chosen_folder ();

  return file->backup->is_untouched && file->backup->reason != QUOTH_BACKUP_BY_HAND
         && file->backup->reason != QUOTH_BACKUP_BEFORE_COMPACTION
         && !g_str_equal (file->backup->path, made)
         && (shared == NULL || g_strcmp0 (file->mark.source, source) == 0);
}

/* Those without problems are counted apart: they are pushed out by their like only, so the last good one stays. What cannot be removed is
 * one too many, and no more. */
static void
prune (GPtrArray *files, const char *source, const char *made)
{
  guint n_seen[QUOTH_N_BACKUP_REASONS][2] = { 0 };

  g_ptr_array_sort (files, compare_files_cb);
  for (guint i = 0; i < files->len; i++)
    {
      QuothBackupFile *file = files->pdata[i];
      const QuothBackup *backup = file->backup;

      if (!backup->is_untouched || ++n_seen[backup->reason][backup->n_problems == 0] <= get_limit (backup->reason)
          || !may_remove (file, source, made))
        continue;
      g_chmod (backup->path, 0600);
      g_unlink (backup->path);
    }
}

static gboolean
scan (QuothDatabase *database, const char *source, GPtrArray **files, GError **error)
{
  g_autoptr (GArray) projects = quoth_query_ids (database, "SELECT id FROM project ORDER BY id", NULL, error);

  *files = projects != NULL ? quoth_backup_folder_scan (source, projects, NULL, error) : NULL;
  return *files != NULL;
}

static gint64
find_number (GPtrArray *files)
{
  gint64 number = 0;

  for (guint i = 0; i < files->len; i++)
    number = MAX (number, ((QuothBackupFile *) files->pdata[i])->mark.number);
  return number + 1;
}

static char *
keep (Keeping *self, QuothDatabase *database, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  char *made;

  if (!make_folder (folder, error) || !scan (database, self->mark.source, &before, error))
    return NULL;
  self->mark.number = find_number (before);
  made = make_backup (self, database, folder, cancellable, error);
  if (made == NULL)
    return NULL;
  g_chmod (made, 0444);
  if (scan (database, self->mark.source, &after, NULL))
    prune (after, self->mark.source, made);
  return made;
}

/* Making the project is the first entry. */
static gboolean
has_nothing (QuothDatabase *database, QuothBackupReason reason, gboolean *nothing, GError **error)
{
  gint64 n_entries;

  if (!quoth_query_number (database, "SELECT count (*) FROM journal", &QUOTH_ID_NONE, &n_entries, error))
    return FALSE;
  *nothing = n_entries <= 1
             && (reason == QUOTH_BACKUP_DAILY || reason == QUOTH_BACKUP_BEFORE_IMPORT || reason == QUOTH_BACKUP_BEFORE_MERGE);
  return TRUE;
}

gboolean
quoth_backups_keep (QuothDatabase *database,
                    const char *source,
                    QuothBackupReason reason,
                    QuothProgressFunc progress,
                    gpointer progress_data,
                    GCancellable *cancellable,
                    char **path,
                    GError **error)
{
  g_autofree char *folder = quoth_backups_get_folder (source);
  g_autofree char *made = NULL;
  Keeping keeping = { .func = progress, .data = progress_data };
  gboolean nothing;

  if (path != NULL)
    *path = NULL;
  if (!has_nothing (database, reason, &nothing, error))
    return FALSE;
  if (nothing)
    return TRUE;
  quoth_backup_folder_tidy (source);
  keeping.mark.source = g_strdup (source);
  keeping.mark.reason = reason;
  keeping.mark.time = g_get_real_time () / 1000;
  made = keep (&keeping, database, folder, cancellable, error);
  quoth_backup_mark_clear (&keeping.mark);
  if (made == NULL)
    return FALSE;
  if (path != NULL)
    *path = g_steal_pointer (&made);
  return TRUE;
}

gboolean
quoth_store_keep_backup (QuothStore *store,
                         QuothBackupReason reason,
                         QuothProgressFunc progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         char **path,
                         GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, error);

  return reader != NULL
         && quoth_backups_keep (quoth_reader_get_database (reader), quoth_store_get_path (store), reason, progress,
                                progress_data, cancellable, path, error);
}
