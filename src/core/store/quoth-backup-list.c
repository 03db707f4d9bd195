/* quoth-backup-list.c: the backups of a project, for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-backup-folder.h"
#include "store/quoth-backups.h"
#include "store/quoth-open.h"
#include "store/quoth-query.h"

/* Who looks for a backup may do so since the project is damaged: then all are listed, and how far behind they are is not known. */
static QuothDatabase *
open_project (const char *path)
{
  g_autofree char *location = quoth_open_for_reading (path, NULL);

  return location != NULL ? quoth_database_open (location, SQLITE_OPEN_READONLY, NULL) : NULL;
}

static gboolean
attach (QuothDatabase *database, const char *uri)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, "ATTACH ?1 AS backup", NULL);

  if (statement == NULL)
    return FALSE;
  quoth_bind_text (statement, 1, uri);
  return quoth_database_run (database, statement, NULL);
}

static void
count_behind (QuothDatabase *project, QuothBackup *backup)
{
  g_autofree char *uri = quoth_open_get_uri (backup->path, NULL);
  gint64 n_behind;

  if (uri == NULL || backup->fault != NULL || !attach (project, uri))
    return;
  if (quoth_query_number (project,
                          "SELECT count (*) FROM main.journal AS entry WHERE kind <> 5 AND NOT EXISTS"
                          " (SELECT 1 FROM backup.journal WHERE id = entry.id)",
                          &QUOTH_ID_NONE, &n_behind, NULL))
    backup->n_behind = (guint) n_behind;
  quoth_database_exec (project, "DETACH backup", NULL);
}

static int
compare_backups_cb (gconstpointer a, gconstpointer b)
{
  const QuothBackup *first = *(const QuothBackup *const *) a;
  const QuothBackup *second = *(const QuothBackup *const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;
  return g_strcmp0 (second->path, first->path);
}

GPtrArray *
quoth_backups_list (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autoptr (QuothDatabase) project = open_project (canonical);
  g_autoptr (GArray) projects = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_backup_free);

  if (project != NULL)
    projects = quoth_query_ids (project, "SELECT id FROM project ORDER BY id", NULL, NULL);
  files = quoth_backup_folder_scan (canonical, projects, cancellable, error);
  if (files == NULL)
    return NULL;
  for (guint i = 0; i < files->len; i++)
    {
      QuothBackup *backup = g_steal_pointer (&((QuothBackupFile *) files->pdata[i])->backup);

      g_ptr_array_add (backups, backup);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (project != NULL)
        count_behind (project, backup);
    }
  g_clear_pointer (&project, quoth_database_free);
  quoth_open_tidy (canonical);
  g_ptr_array_sort (backups, compare_backups_cb);
  return g_steal_pointer (&backups);
}
