/* quoth-team-stage.c: what of a team's folder may come in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An edit makes sense after all that its author could see, and files arrive in any order. So a file says what its copy had when
 * it was written (its needs), and it waits until all of that is here or comes along. Needs may go round in a circle, since a copy folds its
 * files into larger ones: two that need each other come in together. So what may come in is the largest set of files whose needs are met by
 * what is known and by the set itself; it is found by taking away those that lack something, until none does. O(runs × rounds), and a round
 * more only for what waits for what waits.
 *
 * It is the causal order of Lamport, whole files at a time; a merge would take the entries in any order and come to the same end, but show
 * on the way answers without what they answer.
 */

#include "config.h"

#include "store/quoth-team-stage.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "store/quoth-file.h"
#include "store/quoth-schema.h"
#include "store/quoth-team-journal.h"

/* All numbers up to the last one of each run. */
static gboolean
are_there (const QuothSeqSet *have, const QuothSeqSet *wanted)
{
  g_autoptr (GArray) runs = quoth_seq_set_list_runs (wanted);

  for (guint i = 0; i < runs->len; i++)
    {
      const QuothSeqRun *run = &g_array_index (runs, QuothSeqRun, i);

      if (!quoth_seq_set_has (have, &run->origin, 1, run->last))
        return FALSE;
    }
  return TRUE;
}

static QuothSeqSet *
list_all (const QuothSeqSet *known, GPtrArray *ready)
{
  QuothSeqSet *have = quoth_seq_set_new ();

  quoth_seq_set_add_all (have, known);
  for (guint i = 0; i < ready->len; i++)
    quoth_seq_set_add_all (have, ((QuothTeamFile *) ready->pdata[i])->entries);
  return have;
}

void
quoth_team_stage_choose (QuothTeamFolder *folder, const QuothSeqSet *known, GPtrArray *ready, GPtrArray *waiting)
{
  GPtrArray *files = quoth_team_folder_get_files (folder);
  guint n_before;

  for (guint i = 0; i < files->len; i++)
    {
      QuothTeamFile *file = files->pdata[i];

      if (file->problem == NULL && !quoth_seq_set_has_all (known, file->entries))
        g_ptr_array_add (ready, file);
    }
  do
    {
      g_autoptr (QuothSeqSet) have = list_all (known, ready);

      n_before = ready->len;
      for (guint i = ready->len; i > 0; i--)
        {
          QuothTeamFile *file = ready->pdata[i - 1];

          if (are_there (have, file->needs) && are_there (have, file->entries))
            continue;
          g_ptr_array_add (waiting, file);
          g_ptr_array_remove_index (ready, i - 1);
        }
    }
  while (ready->len < n_before);
}

typedef struct
{
  QuothDatabase *database;
  const QuothSeqSet *known;
  GHashTable *origins;
  gboolean is_ours; /* what failed is not the file's fault */
} Stage;

static gboolean
run (Stage *self, sqlite3_stmt *statement, GError **error)
{
  self->is_ours = !quoth_database_run (self->database, statement, error);
  return !self->is_ours;
}

static void
bind_bytes (sqlite3_stmt *statement, int column, GBytes *bytes, gboolean is_text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (is_text)
    sqlite3_bind_text64 (statement, column, data != NULL ? data : "", size, SQLITE_STATIC, SQLITE_UTF8);
  else
    sqlite3_bind_blob64 (statement, column, data != NULL ? data : "", size, SQLITE_STATIC);
}

static gboolean
put_content (Stage *self, const QuothShareRecord *content, GError **error)
{
  sqlite3_stmt *statement
    = content->type == QUOTH_SHARE_TEXT
        ? quoth_database_prepare (
          self->database, "INSERT OR IGNORE INTO content (sha256, length, text) VALUES (?1, ?2, ?3)", error)
        : quoth_database_prepare (self->database,
                                  "INSERT OR IGNORE INTO original (sha256, size, bytes, codec)"
                                  " VALUES (?1, ?2, ?3, ?4)",
                                  error);

  self->is_ours = statement == NULL;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, content->sha256, sizeof content->sha256, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, content->size);
  bind_bytes (statement, 3, content->bytes, content->type == QUOTH_SHARE_TEXT);
  if (content->type == QUOTH_SHARE_ORIGINAL)
    sqlite3_bind_int (statement, 4, content->codec);
  return run (self, statement, error);
}

gboolean
quoth_team_stage_put_entry (QuothDatabase *database, const QuothShareRecord *entry, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database,
    "INSERT OR IGNORE INTO journal (id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &entry->id);
  quoth_bind_id (statement, 2, &entry->origin);
  sqlite3_bind_int64 (statement, 3, entry->seq);
  sqlite3_bind_int64 (statement, 4, entry->time);
  sqlite3_bind_int64 (statement, 5, entry->counter);
  sqlite3_bind_blob (statement, 6, entry->coder.bytes, sizeof entry->coder.bytes, SQLITE_STATIC);
  sqlite3_bind_int (statement, 7, entry->kind);
  bind_bytes (statement, 8, entry->label, TRUE);
  quoth_bind_id (statement, 9, &entry->undoes);
  sqlite3_bind_int (statement, 10, entry->schema);
  sqlite3_bind_int (statement, 11, entry->codec);
  bind_bytes (statement, 12, entry->bytes, FALSE);
  return quoth_database_run (database, statement, error);
}

/* The entry was there already: under the same name? */
static gboolean
check_same (Stage *self, const QuothShareRecord *entry, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database, "SELECT 1 FROM journal WHERE id = ?1 AND origin = ?2 AND seq = ?3", error);
  int result = 0;

  if (statement != NULL)
    {
      quoth_bind_id (statement, 1, &entry->id);
      quoth_bind_id (statement, 2, &entry->origin);
      sqlite3_bind_int64 (statement, 3, entry->seq);
      result = quoth_database_step (self->database, statement, error);
      sqlite3_reset (statement);
    }
  if (result == SQLITE_DONE)
    g_set_error_literal (error,
                         QUOTH_ERROR,
                         QUOTH_ERROR_INVALID,
                         _ ("it contradicts another file: both have an edit of the same number, but not the same edit"));
  self->is_ours = result == 0;
  return result == SQLITE_ROW;
}

static gboolean
put_entry (Stage *self, const QuothShareRecord *entry, GError **error)
{
  self->is_ours = !quoth_team_stage_put_entry (self->database, entry, error);
  if (self->is_ours)
    return FALSE;
  return sqlite3_changes (quoth_database_get_handle (self->database)) == 1 || check_same (self, entry, error);
}

static gboolean
put_cb (const QuothShareRecord *record, gpointer user_data, GError **error)
{
  Stage *self = user_data;

  if (record->type == QUOTH_SHARE_TEXT || record->type == QUOTH_SHARE_ORIGINAL)
    return put_content (self, record, error);
  if (record->type != QUOTH_SHARE_ENTRY || quoth_seq_set_has (self->known, &record->origin, record->seq, record->seq))
    return TRUE;
  g_hash_table_add (self->origins, quoth_id_memdup (&record->origin));
  return put_entry (self, record, error);
}

/* Of one file; %FALSE without @error where that is spoilt now. */
static gboolean
put_file (Stage *self, QuothTeamFolder *folder, QuothTeamFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (quoth_team_folder_get_path (folder), file->name, NULL);
  g_auto (QuothShareHeader) header = { 0 };
  GError *local = NULL;

  self->is_ours = FALSE;
  if (quoth_share_file_read (path, &header, put_cb, self, cancellable, &local))
    return TRUE;
  if (self->is_ours || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, local);
  else
    quoth_team_folder_spoil (file, local);
  return FALSE;
}

/* A database that is gone after the next crash need not be safe from it. */
static gboolean
begin (QuothDatabase *database, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "PRAGMA application_id = %d; PRAGMA user_version = %d", QUOTH_APPLICATION_ID, QUOTH_SCHEMA_VERSION);

  return quoth_database_exec (database, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; BEGIN", error)
         && quoth_database_exec (database, sql, error) && quoth_schema_create (database, error);
}

static gboolean
put_known_cb (const QuothShareRecord *record, gpointer user_data, GError **error)
{
  return record->type != QUOTH_SHARE_ENTRY || put_entry (user_data, record, error);
}

/* Its content stays out. */
static gboolean
put_known (Stage *self, QuothDatabase *database, GError **error)
{
  g_autoptr (GHashTable) content
    = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  QuothId origin;
  gint64 seq;

  return quoth_team_journal_find_newest (database, &origin, &seq, error)
         && (seq == 0
             || quoth_team_journal_read_entry (database, &origin, seq, content, put_known_cb, self, error));
}

static gboolean
fill (Stage *self,
      QuothTeamFolder *folder,
      GPtrArray *ready,
      QuothDatabase *database,
      GCancellable *cancellable,
      GError **error)
{
  if (!begin (self->database, error) || (database != NULL && !put_known (self, database, error)))
    return FALSE;
  for (guint i = 0; i < ready->len; i++)
    if (!put_file (self, folder, ready->pdata[i], cancellable, error))
      return FALSE;
  return quoth_database_exec (self->database, "COMMIT", error);
}

char *
quoth_team_stage_make (QuothTeamFolder *folder,
                       GPtrArray *ready,
                       const QuothSeqSet *known,
                       QuothDatabase *database,
                       GHashTable *origins,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *wanted = g_build_filename (g_get_tmp_dir (), "quoth-received", NULL);
  g_autofree char *path = quoth_file_make_temporary (wanted, error);
  Stage stage = { .known = known, .origins = origins };
  gboolean done;

  if (path == NULL)
    return NULL;
  stage.database = quoth_database_open (path, SQLITE_OPEN_READWRITE, error);
  done = stage.database != NULL && fill (&stage, folder, ready, database, cancellable, error);
  g_clear_pointer (&stage.database, quoth_database_free);
  if (done)
    return g_steal_pointer (&path);
  quoth_file_discard (path);
  return NULL;
}
