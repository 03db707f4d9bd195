/* quoth-team-join.c: making a copy of a project from the folder of its team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first entry of a history makes the project, and needs nothing. So a file that holds it alone is a copy of the project, and all that follows
 * is merged into it like any other work of the team.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-changeset.h"
#include "store/quoth-file.h"
#include "store/quoth-merge.h"
#include "store/quoth-schema.h"
#include "store/quoth-team-journal.h"
#include "store/quoth-team-received.h"
#include "store/quoth-team-stage.h"
#include "store/quoth-team.h"

static gboolean
set_incomplete (const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_name (folder);

  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_NOT_FOUND,
               _ ("The beginning of the project is not in “%s” yet; wait until all of the folder has arrived on this computer"),
               name);
  return FALSE;
}

/* All that may come in. @known has nothing in it. */
static char *
stage (const char *path,
       const QuothId *project,
       const QuothSeqSet *known,
       GHashTable *origins,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (QuothTeamFolder) folder = quoth_team_folder_new (path, project);
  GError *local = NULL;
  char *staged = NULL;

  if (!quoth_team_folder_scan (folder, cancellable, error))
    return NULL;
  while (staged == NULL && local == NULL)
    {
      g_autoptr (GPtrArray) ready = g_ptr_array_new ();
      g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

      quoth_team_stage_choose (folder, known, ready, waiting);
      if (ready->len == 0)
        {
          set_incomplete (path, error);
          return NULL;
        }
      g_hash_table_remove_all (origins);
      staged = quoth_team_stage_make (folder, ready, known, NULL, origins, cancellable, &local);
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return staged;
}

/* The first entry of @staged. */
static gboolean
find_first (QuothDatabase *staged, QuothId *origin, gint64 *seq, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    staged, "SELECT origin, seq FROM journal ORDER BY time, counter, origin LIMIT 1", error);

  if (row == NULL || quoth_database_step (staged, row, error) != SQLITE_ROW)
    return FALSE;
  *origin = quoth_column_id (row, 0);
  *seq = sqlite3_column_int64 (row, 1);
  sqlite3_reset (row);
  return TRUE;
}

/* What a stranger packed into the file is not believed, though its sum is right. */
static gboolean
apply_first (QuothDatabase *database, GBytes *changeset, GError **error)
{
  if (quoth_changeset_is_whole (changeset))
    return quoth_changeset_apply (database, changeset, error);
  g_set_error_literal (
    error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _ ("The entry in the folder that makes the project is damaged"));
  return FALSE;
}

static gboolean
put_first_cb (const QuothShareRecord *record, gpointer user_data, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;

  if (record->type != QUOTH_SHARE_ENTRY)
    return TRUE;
  changeset = quoth_changeset_unpack (record->bytes, record->codec, error);
  return changeset != NULL && apply_first (user_data, changeset, error)
         && quoth_team_stage_put_entry (user_data, record, error);
}

static gboolean
copy_first (QuothDatabase *database, QuothDatabase *staged, GError **error)
{
  g_autoptr (GHashTable) content
    = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  QuothId origin;
  gint64 seq;

  return find_first (staged, &origin, &seq, error)
         && quoth_team_journal_read_entry (staged, &origin, seq, content, put_first_cb, database, error);
}

static gboolean
begin_project (QuothDatabase *database, QuothDatabase *staged, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "PRAGMA application_id = %d; PRAGMA user_version = %d", QUOTH_APPLICATION_ID, QUOTH_SCHEMA_VERSION);

  return quoth_database_exec (database, "BEGIN IMMEDIATE", error) && quoth_database_exec (database, sql, error)
         && quoth_schema_create (database, error) && copy_first (database, staged, error)
         && quoth_database_exec (database, "COMMIT", error);
}

/* A history whose first entry does not make the project lacks its beginning. */
static gboolean
check_project (QuothDatabase *database, const QuothId *project, const char *folder, GError **error)
{
  QuothId made;

  if (quoth_team_journal_get_project (database, &made, NULL) && quoth_id_equal (&made, project))
    return TRUE;
  return set_incomplete (folder, error);
}

static gboolean
make_file (const char *temporary,
           const char *path,
           const char *staged,
           const QuothId *project,
           const char *folder,
           GError **error)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (temporary, SQLITE_OPEN_READWRITE, error);
  g_autoptr (QuothDatabase) source = quoth_database_open (staged, SQLITE_OPEN_READONLY, error);

  if (database == NULL || source == NULL)
    return FALSE;
  quoth_database_set_name (database, path);
  return begin_project (database, source, error) && check_project (database, project, folder, error);
}

static gboolean
make_project (const char *path, const char *staged, const QuothId *project, const char *folder, GError **error)
{
  g_autofree char *temporary = quoth_file_make_temporary (path, error);

  if (temporary == NULL)
    return FALSE;
  if (make_file (temporary, path, staged, project, folder, error)
      && quoth_file_publish (temporary, path, FALSE, error))
    return TRUE;
  quoth_file_discard (temporary);
  return FALSE;
}

/* The folder is this copy's from here on; what it came from is not ours to write. */
static gboolean
take_in (const char *path,
         const char *staged,
         const char *folder,
         GHashTable *origins,
         const QuothSeqSet *known,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (QuothStore) store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, error);
  g_autoptr (QuothTeam) team = store != NULL ? quoth_team_new (store, NULL) : NULL;

  return team != NULL
         && quoth_store_merge (store, staged, QUOTH_MERGE_NORMAL, NULL, NULL, cancellable, NULL, error)
         && quoth_team_received_note (path, origins, known, error)
         && quoth_team_set_folder (team, folder, cancellable, error);
}

gboolean
quoth_team_join (const char *path, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autoptr (QuothSeqSet) nothing = quoth_seq_set_new ();
  g_autoptr (GHashTable) origins = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autofree char *staged = NULL;
  QuothId project;
  gboolean done;

  if (!quoth_file_check_vacant (canonical, error) || !quoth_team_folder_find_project (folder, &project, error))
    return FALSE;
  staged = stage (folder, &project, nothing, origins, cancellable, error);
  if (staged == NULL)
    return FALSE;
  done = make_project (canonical, staged, &project, folder, error);
  if (done && !take_in (canonical, staged, folder, origins, nothing, cancellable, error))
    {
      quoth_file_discard (canonical);
      done = FALSE;
    }
  quoth_file_discard (staged);
  return done;
}
