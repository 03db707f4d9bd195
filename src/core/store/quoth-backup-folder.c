/* quoth-backup-folder.c: the folder with the backups of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A backup is a database without a log, and is written by nobody: so it is read as what cannot change, and nothing is made beside it,
 * on any disk. Who opens one to work in it gives it a log for good: by that, by its name and by its journal it is told from one that is as it
 * was made. O(files), and O(entries) for each of them, from an index.
 */

#include "config.h"

#include "store/quoth-backup-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store/quoth-file.h"
#include "store/quoth-open.h"
#include "store/quoth-query.h"

#define SUFFIX ".quoth"

/* A name of 255 bytes is the longest that there is: the stem leaves room for the rest, and for what SQLite adds. */
#define STEM_MAX 150

/* A backup takes minutes at the most. */
#define STALE_AFTER (G_TIME_SPAN_HOUR / G_TIME_SPAN_SECOND)

static void
backup_file_free (gpointer data)
{
  QuothBackupFile *self = data;

  g_clear_pointer (&self->backup, quoth_backup_free);
  quoth_backup_mark_clear (&self->mark);
  g_free (self);
}

char *
quoth_backup_folder_get_stem (const char *path)
{
  char *stem = g_path_get_basename (path);
  gsize length;

  if (g_str_has_suffix (stem, SUFFIX) && strlen (stem) > strlen (SUFFIX))
    stem[strlen (stem) - strlen (SUFFIX)] = '\0';
  length = strlen (stem);
  if (length > STEM_MAX)
    {
      /* Not within a character. */
      for (length = STEM_MAX; length > 0 && ((guchar) stem[length] & 0xc0) == 0x80; length--)
        ;
      stem[length] = '\0';
    }
  return stem;
}

static gboolean
contains (GArray *ids, const QuothId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (quoth_id_equal (&g_array_index (ids, QuothId, i), id))
      return TRUE;
  return FALSE;
}

static gboolean
is_of (QuothDatabase *database, GArray *projects, gboolean *is_of, GError **error)
{
  g_autoptr (GArray) ids = quoth_query_ids (database, "SELECT id FROM project ORDER BY id", NULL, error);

  if (ids == NULL)
    return FALSE;
  *is_of = projects == NULL;
  for (guint i = 0; i < ids->len && !*is_of; i++)
    *is_of = contains (projects, &g_array_index (ids, QuothId, i));
  return TRUE;
}

static void
judge (QuothBackupFile *self, gint64 n_entries, const QuothId *last)
{
  g_autofree char *name = g_path_get_basename (self->backup->path);

  self->backup->n_entries = (guint) n_entries;
  self->backup->is_untouched = self->mark.name != NULL && g_str_equal (self->mark.name, name)
                               && self->mark.n_entries == n_entries && quoth_id_equal (&self->mark.last, last)
                               && !quoth_file_has_log (self->backup->path)
                               && quoth_open_has_no_log (self->backup->path);
  if (self->mark.name == NULL)
    return;
  self->backup->reason = self->mark.reason;
  self->backup->time = self->mark.time;
  self->backup->n_problems = (guint) self->mark.n_problems;
}

static gboolean
read_file (QuothBackupFile *self, GArray *projects, gboolean *is_ours, GError **error)
{
  g_autofree char *uri = quoth_open_get_uri (self->backup->path, error);
  g_autoptr (QuothDatabase) database = NULL;
  gint64 n_entries;
  QuothId last;
  int version;

  if (uri == NULL || !quoth_open_look (self->backup->path, &version, error))
    return FALSE;
  database = quoth_database_open (uri, SQLITE_OPEN_READONLY, error);
  if (database == NULL || !is_of (database, projects, is_ours, error)
      || !quoth_backup_mark_read (database, &self->mark, error)
      || !quoth_backup_mark_look (database, &n_entries, &last, error))
    return FALSE;
  judge (self, n_entries, &last);
  return TRUE;
}

/* %NULL for a file that is no backup, or of another project. */
static QuothBackupFile *
look_at (const char *folder, const char *name, GArray *projects)
{
  QuothBackupFile *self;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gboolean is_ours = TRUE;
  GStatBuf status;

  if (*name == '.' || !g_str_has_suffix (name, SUFFIX) || g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return NULL;
  self = g_new0 (QuothBackupFile, 1);
  self->backup = g_new0 (QuothBackup, 1);
  self->backup->path = g_steal_pointer (&path);
  self->backup->size = (guint64) status.st_size;
  self->backup->time = (gint64) status.st_mtime * 1000;
  if (!read_file (self, projects, &is_ours, &error))
    self->backup->fault = g_strdup (error->message);
  if (is_ours)
    return self;
  backup_file_free (self);
  return NULL;
}

GPtrArray *
quoth_backup_folder_scan (const char *path, GArray *projects, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = quoth_backups_get_folder (path);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (backup_file_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local);
  const char *name;

  if (dir == NULL && g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&files);
  if (dir == NULL)
    {
      g_autofree char *display = g_filename_display_name (folder);

      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _ ("The backups in “%s” cannot be read: %s"), display,
                   local->message);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      QuothBackupFile *file;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      file = look_at (folder, name, projects);
      if (file != NULL)
        g_ptr_array_add (files, file);
    }
  return g_steal_pointer (&files);
}

void
quoth_backup_folder_tidy (const char *path)
{
  g_autofree char *folder = quoth_backups_get_folder (path);
  g_autofree char *stem = quoth_backup_folder_get_stem (path);
  g_autofree char *prefix = g_strdup_printf (".%s.", stem);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, prefix)
          && g_pattern_match_simple ("*-*-*T*Z.*" SUFFIX ".*", name + strlen (prefix))
          && g_stat (file, &status) == 0
          && g_get_real_time () / G_TIME_SPAN_SECOND - status.st_mtime > STALE_AFTER)
        quoth_file_discard (file);
    }
}
