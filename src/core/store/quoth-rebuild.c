/* quoth-rebuild.c: making a project anew from its journal, to compare it with what it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables are the fold of the journal; this is where that is put to the test. Texts and original files are copied, since the journal has
 * only their hashes. An entry that cannot be read is named, and does nothing in what is made anew.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-changeset-rows.h"
#include "store/quoth-changeset.h"
#include "store/quoth-check-private.h"
#include "store/quoth-file.h"
#include "store/quoth-history.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-replay.h"
#include "store/quoth-sheets.h"

typedef struct
{
  QuothCheck check; /* of the project */
  QuothDatabase *made;
  QuothSheets *sheets;
} Rebuild;

/* ---- Making ---- */

static gboolean
copy_rows (Rebuild *self, const char *select, const char *insert, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (self->check.database, select, error);
  sqlite3_stmt *statement = quoth_database_prepare (self->made, insert, error);
  int result = 0;

  while (row != NULL && statement != NULL
         && (result = quoth_database_step (self->check.database, row, error)) == SQLITE_ROW)
    {
      sqlite3_reset (statement);
      for (int i = 0; i < sqlite3_column_count (row); i++)
        sqlite3_bind_value (statement, i + 1, sqlite3_column_value (row, i));
      if (!quoth_database_run (self->made, statement, error))
        {
          sqlite3_reset (row);
          return FALSE;
        }
    }
  return result == SQLITE_DONE;
}

static gboolean
ignore_row_cb (const QuothRow *row, gpointer user_data, GError **error)
{
  return TRUE;
}

static gboolean
is_readable (sqlite3_stmt *row, GError **error)
{
  gboolean is_missing = sqlite3_column_bytes (row, 2) == 0 && sqlite3_column_int (row, 4) <= QUOTH_ENTRY_REDO;
  g_autoptr (GBytes) packed = g_bytes_new (sqlite3_column_blob (row, 2), (gsize) sqlite3_column_bytes (row, 2));
  g_autoptr (GBytes) changeset = quoth_changeset_unpack (packed, sqlite3_column_int (row, 1), error);

  if (is_missing)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _ ("it is missing"));
  return !is_missing && changeset != NULL && quoth_changeset_foreach_row (changeset, ignore_row_cb, NULL, error);
}

/* Names the entries that cannot be read, and lets them do nothing. */
static gboolean
pass_over_damaged (Rebuild *self, GError **error)
{
  int result = 0;
  sqlite3_stmt *row = quoth_database_prepare (self->made, "SELECT id, codec, changeset, label, kind FROM journal", error);
  sqlite3_stmt *statement = quoth_database_prepare (self->made, "UPDATE journal SET changeset = x'', effect = x'', codec = 0 WHERE id = ?1", error);

  while (row != NULL && statement != NULL && (result = quoth_database_step (self->made, row, error)) == SQLITE_ROW)
    {
      g_autoptr (GError) local = NULL;
      QuothId id = quoth_column_id (row, 0);

      if (is_readable (row, &local))
        continue;
      quoth_check_add (&self->check, _ ("journal"), _ ("what the entry “%s” did cannot be read: %s"),
                       (const char *) sqlite3_column_text (row, 3), local->message);
      sqlite3_reset (statement);
      quoth_bind_id (statement, 1, &id);
      if (!quoth_database_run (self->made, statement, error))
        break;
    }
  return result == SQLITE_DONE;
}

static gboolean
make (Rebuild *self, GError **error)
{
  static const QuothPosition beginning = { .time = G_MININT64 };
  g_autoptr (QuothReplay) replay = NULL;

  if (!quoth_database_exec (self->made, "PRAGMA synchronous = OFF; BEGIN", error) || !quoth_schema_create (self->made, error)
      || !copy_rows (self, "SELECT sha256, length, text FROM content", "INSERT INTO content VALUES (?1, ?2, ?3)", error)
      || !copy_rows (self, "SELECT sha256, size, codec, bytes FROM original", "INSERT INTO original VALUES (?1, ?2, ?3, ?4)", error)
      || !copy_rows (self,
                     "SELECT id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset FROM journal",
                     "INSERT INTO journal (id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset)"
                     " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
                     error)
      || !pass_over_damaged (self, error))
    return FALSE;
  replay = quoth_replay_new (self->made, error);
  return replay != NULL
         && quoth_replay_run (replay, &beginning, self->check.progress, self->check.progress_data, self->check.cancellable, error)
         && quoth_database_exec (self->made, "COMMIT", error);
}

/* ---- Comparing ---- */

/* (transfer full): a value as a person may recognise it. */
static char *
format_cell (sqlite3_value *value)
{
  QuothId id;

  if (sqlite3_value_type (value) == SQLITE_NULL)
    return g_strdup (_ ("nothing"));
  if (sqlite3_value_type (value) != SQLITE_BLOB)
    return g_strdup_printf ("“%s”", (const char *) sqlite3_value_text (value));
  if (sqlite3_value_bytes (value) != sizeof id.bytes)
    return g_strdup_printf (_ ("%d bytes"), sqlite3_value_bytes (value));
  memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
  return quoth_id_dup_string (&id);
}

static void
add_difference (Rebuild *self, const QuothSheet *sheet, const QuothCells *row, const char *what)
{
  QuothId id = quoth_cells_get_id (row, sheet->table->is_value ? sheet->table->id_column : 0);
  char buffer[QUOTH_ID_STRING_SIZE];

  if (sheet->table->is_value)
    quoth_check_add_value (&self->check, sheet->table->kind, &id, what);
  else
    quoth_check_add (&self->check, sheet->table->name, "%s: %s", quoth_id_to_string (&id, buffer), what);
}

static void
compare_cells (Rebuild *self, const QuothSheet *sheet, const QuothCells *row, const QuothCells *made)
{
  for (int i = 0; i < sheet->n_columns; i++)
    {
      g_autofree char *is = NULL;
      g_autofree char *should = NULL;
      g_autofree char *what = NULL;

      if (quoth_value_is_same (row->values[i], made->values[i]))
        continue;
      is = format_cell (row->values[i]);
      should = format_cell (made->values[i]);
      /* Translators: a table, a column of it, and two values */
      what = g_strdup_printf (_ ("“%s”, “%s”, is %s, and by the journal it would be %s"), sheet->table->name, sheet->columns[i], is,
                              should);
      add_difference (self, sheet, row, what);
    }
}

static void
say_missing (Rebuild *self, const QuothSheet *sheet, const QuothCells *row, gboolean is_made)
{
  g_autofree char *what
    = g_strdup_printf (is_made ? _ ("a row of “%s” is missing that it has by the journal")
                               : _ ("it has a row of “%s” that it has not by the journal"),
                       sheet->table->name);

  add_difference (self, sheet, row, what);
}

/* Looks up each row of @from in @in: those that are not there, and, if @both, what is different of the others. */
static gboolean
compare_rows (Rebuild *self, const QuothSheet *sheet, QuothDatabase *from, QuothSheets *in, gboolean is_made, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", sheet->table->name);
  sqlite3_stmt *row = NULL;
  GError *local = NULL;
  int result = sqlite3_prepare_v2 (quoth_database_get_handle (from), sql, -1, &row, NULL);

  if (result != SQLITE_OK)
    {
      quoth_database_set_error (from, result, error);
      return FALSE;
    }
  while (local == NULL && (result = quoth_database_step (from, row, &local)) == SQLITE_ROW)
    {
      QuothCells cells = { 0 };
      g_autoptr (QuothCells) copy = NULL;
      g_autoptr (QuothCells) other = NULL;

      for (int i = 0; i < sheet->n_columns; i++)
        cells.values[i] = sqlite3_column_value (row, i);
      copy = quoth_cells_copy (&cells);
      other = quoth_sheets_read (in, sheet, copy, &local);
      if (other == NULL && local == NULL)
        say_missing (self, sheet, copy, is_made);
      else if (local == NULL && !is_made)
        compare_cells (self, sheet, copy, other);
      if (local == NULL)
        quoth_check_step (&self->check, 0, &local);
    }
  sqlite3_finalize (row);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
compare (Rebuild *self, GError **error)
{
  g_autoptr (QuothSheets) made = quoth_sheets_new (self->made, error);
  const QuothSheet *sheet;

  self->sheets = quoth_sheets_new (self->check.database, error);
  if (made == NULL || self->sheets == NULL)
    return FALSE;
  for (guint i = 0; (sheet = quoth_sheets_get (made, i)) != NULL; i++)
    if (!compare_rows (self, sheet, self->check.database, made, FALSE, error)
        || !compare_rows (self, sheet, self->made, self->sheets, TRUE, error))
      return FALSE;
  return TRUE;
}

/* What entries did here, and what merges disagreed about. */
static gboolean
compare_effects (Rebuild *self, GError **error)
{
  int result = 0;
  sqlite3_stmt *row = quoth_database_prepare (self->check.database, "SELECT id, label, effect FROM journal", error);

  while (row != NULL && (result = quoth_database_step (self->check.database, row, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (row, 0);
      sqlite3_stmt *made = quoth_database_prepare (self->made, "SELECT 1 FROM journal WHERE id = ?1 AND effect IS ?2", error);
      int found;

      if (made == NULL)
        break;
      quoth_bind_id (made, 1, &id);
      sqlite3_bind_value (made, 2, sqlite3_column_value (row, 2));
      found = quoth_database_step (self->made, made, error);
      sqlite3_reset (made);
      if (found == 0)
        break;
      if (found == SQLITE_DONE)
        quoth_check_add (&self->check, _ ("journal"), _ ("what the entry “%s” did here is not what it does when it is done anew"),
                         (const char *) sqlite3_column_text (row, 1));
    }
  if (result == SQLITE_ROW)
    sqlite3_reset (row);
  return result == SQLITE_DONE;
}

/* Where an entry was passed over, what came after it may not go: that is one more finding. */
static gboolean
make_and_compare (Rebuild *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (make (self, &local))
    return compare (self, error) && compare_effects (self, error);
  if (self->check.problems->len == 0 || local->domain != QUOTH_ERROR || g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_DISK))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  quoth_check_add (&self->check, _ ("journal"), _ ("without that the project cannot be made anew: %s"), local->message);
  return TRUE;
}

static gboolean
rebuild (Rebuild *self, GError **error)
{
  g_autofree char *beside = g_build_filename (g_get_tmp_dir (), "quoth-rebuild.quoth", NULL);
  g_autofree char *path = quoth_file_make_temporary (beside, error);
  gboolean done;

  if (path == NULL)
    return FALSE;
  self->made = quoth_database_open (path, SQLITE_OPEN_READWRITE, error);
  done = self->made != NULL && make_and_compare (self, error);
  g_clear_pointer (&self->sheets, quoth_sheets_free);
  g_clear_pointer (&self->made, quoth_database_free);
  quoth_file_discard (path);
  return done;
}

GPtrArray *
quoth_rebuild_check (QuothDatabase *database, QuothProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_problem_free);
  Rebuild self = { .check = { .database = database,
                              .cancellable = cancellable,
                              .progress = progress,
                              .progress_data = progress_data,
                              .problems = problems } };

  return rebuild (&self, error) ? g_steal_pointer (&problems) : NULL;
}

GPtrArray *
quoth_store_check_rebuild (QuothStore *store,
                           QuothProgressFunc progress,
                           gpointer progress_data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, error);
  GPtrArray *problems;

  if (reader == NULL || !quoth_reader_begin (reader, error))
    return NULL;
  problems = quoth_rebuild_check (quoth_reader_get_database (reader), progress, progress_data, cancellable, error);
  quoth_reader_end (reader);
  return problems;
}
