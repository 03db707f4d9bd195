/* quoth-base-make.c: making a short history out of a long one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To have the rows of then would be enough for who works alone. But a copy that was away for a year may change, or refer to, what was deleted
 * meanwhile; a merge then digs it out of the journal (quoth-graves.c), and nobody's work may be lost because that was compacted. So a base
 * keeps, of each row that is gone, what it was last:
 *
 *   1. all rows that there were then, and all that are gone, are inserted;
 *   2. the keys that a type of relations ever had are given to it in turn, since a relation of another copy may name it by one of them;
 *   3. what is gone is deleted: all of it at once, but what was deleted at different times and hangs together (a value, its parts, its memos), one
 *      after the other. For a grave is all that was deleted together, and a part that was taken away before must not come back with the rest.
 *
 * What an undone import made is kept by that, too: it is deleted work like any other.
 *
 * Cost: O(bytes of the journal before) to see what is gone, O(bytes of the journal since) to go back, O(rows) to write; memory O(bytes of what the base
 * does, once).
 */

#include "config.h"

#include "store/quoth-base-make.h"

#include <string.h>

#include "store/quoth-changeset.h"
#include "store/quoth-journal.h"
#include "store/quoth-moves.h"
#include "store/quoth-rewind.h"

/* An entry may be a little longer than this. */
#define ENTRY_ENOUGH (64u << 20)

#define PROGRESS_INTERVAL 64

/* A row that is gone. */
typedef struct
{
  QuothMove move;
  GBytes *key;
  guint entry; /* which entry deleted it last, counted from the first */
  guint level;
} Grave;

/* A type of relations or of annotations, and the keys that it had. */
typedef struct
{
  const QuothSheet *sheet;
  QuothId id;
  sqlite3_value *key; /* that it has at the cut, or had last */
  GPtrArray *former;  /* sqlite3_value */
} Renamed;

typedef struct
{
  QuothDatabase *database;
  QuothSheets *sheets;
  const QuothSheet *relation_type;
  const QuothSheet *annotation_type;
  GHashTable *graves; /* GBytes: the key of a row → Grave */
  GPtrArray *sorted;  /* the graves, by entry and key */
  GPtrArray *renamed;
  guint entry;        /* that is looked at */
  guint n_levels;
  GByteArray *bytes;  /* of the entry that is being written */
  const QuothSheet *head; /* the table whose rows come now */
  GPtrArray *done;    /* GBytes */
} Maker;

static void
grave_free (gpointer data)
{
  Grave *self = data;

  quoth_cells_free (self->move.old);
  g_bytes_unref (self->key);
  g_free (self);
}

static void
renamed_free (gpointer data)
{
  Renamed *self = data;

  sqlite3_value_free (self->key);
  g_ptr_array_unref (self->former);
  g_free (self);
}

static void
maker_clear (Maker *self)
{
  g_clear_pointer (&self->sheets, quoth_sheets_free);
  g_clear_pointer (&self->sorted, g_ptr_array_unref);
  g_clear_pointer (&self->graves, g_hash_table_unref);
  g_clear_pointer (&self->renamed, g_ptr_array_unref);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_clear_pointer (&self->done, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Maker, maker_clear)

/* ---- What is gone ---- */

static void
bury (Maker *self, const QuothSheet *sheet, const QuothCells *row)
{
  Grave *grave = g_new0 (Grave, 1);

  grave->move.sheet = sheet;
  grave->move.op = SQLITE_DELETE;
  grave->move.old = quoth_cells_copy (row);
  grave->key = quoth_sheet_dup_key (sheet, row);
  grave->entry = self->entry;
  g_hash_table_replace (self->graves, grave->key, grave);
}

static Renamed *
need_renamed (Maker *self, const QuothSheet *sheet, const QuothId *id)
{
  Renamed *renamed;

  for (guint i = 0; i < self->renamed->len; i++)
    {
      renamed = self->renamed->pdata[i];
      if (quoth_id_equal (&renamed->id, id))
        return renamed;
    }
  renamed = g_new0 (Renamed, 1);
  renamed->sheet = sheet;
  renamed->id = *id;
  renamed->former = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  g_ptr_array_add (self->renamed, renamed);
  return renamed;
}

static gboolean
is_of_types (Maker *self, const QuothSheet *sheet)
{
  return sheet == self->relation_type || sheet == self->annotation_type;
}

static int
get_key_column (const QuothSheet *sheet)
{
  return quoth_sheet_find_column (sheet, "key");
}

static void
note_former_key (Maker *self, const QuothSheet *sheet, const QuothCells *old, const QuothCells *new)
{
  int column = get_key_column (sheet);
  sqlite3_value *key = old->values[column];
  QuothId id = quoth_cells_get_id (old, sheet->own);
  Renamed *renamed;

  if (key == NULL || new->values[column] == NULL)
    return;
  renamed = need_renamed (self, sheet, &id);
  for (guint i = 0; i < renamed->former->len; i++)
    if (quoth_value_is_same (renamed->former->pdata[i], key))
      return;
  g_ptr_array_add (renamed->former, sqlite3_value_dup (key));
}

static gboolean
note_row_cb (const QuothRow *row, gpointer data, GError **error)
{
  Maker *self = data;
  const QuothSheet *sheet = quoth_sheets_of_row (self->sheets, row);
  QuothCells old = { 0 }, new = { 0 };

  if (row->op == SQLITE_UPDATE && !is_of_types (self, sheet))
    return TRUE;
  quoth_row_to_cells (row, sheet, &old, &new);
  if (row->op == SQLITE_DELETE)
    bury (self, sheet, &old);
  else if (row->op == SQLITE_UPDATE)
    note_former_key (self, sheet, &old, &new);
  else if (g_hash_table_size (self->graves) > 0)
    {
      g_autoptr (GBytes) key = quoth_sheet_dup_key (sheet, &new);

      g_hash_table_remove (self->graves, key);
    }
  return TRUE;
}

/* (transfer full) (element-type QuothId): the entries before the cut, the oldest first; @last: (out): where the last of them is. */
static GArray *
list_covered (QuothDatabase *database, gint64 before, QuothPosition *last, GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (QuothId));
  int result;
  sqlite3_stmt *rows = quoth_database_prepare (
    database, "SELECT id, time, counter, origin FROM journal WHERE time < ?1 ORDER BY time, counter, origin", error);

  *last = (QuothPosition){ .time = G_MININT64 };
  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, before);
  while ((result = quoth_database_step (database, rows, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (rows, 0);

      g_array_append_val (entries, id);
      *last = (QuothPosition){ sqlite3_column_int64 (rows, 1), sqlite3_column_int64 (rows, 2), quoth_column_id (rows, 3) };
    }
  return result == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}

static gboolean
learn_graves (Maker *self, GArray *entries, QuothProgressFunc progress, gpointer progress_data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GBytes) changeset = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      changeset = quoth_journal_load (self->database, &g_array_index (entries, QuothId, i), error);
      self->entry = i;
      if (changeset == NULL || !quoth_changeset_foreach_row (changeset, note_row_cb, self, error))
        return FALSE;
      if (progress != NULL && i % PROGRESS_INTERVAL == 0)
        progress (i, entries->len, progress_data);
    }
  return TRUE;
}

/* ---- In what order it goes ---- */

static int
compare_graves_cb (gconstpointer a, gconstpointer b)
{
  const Grave *first = *(const Grave *const *) a;
  const Grave *second = *(const Grave *const *) b;

  if (first->entry != second->entry)
    return first->entry < second->entry ? -1 : 1;
  /* The number of the table comes first in a key. */
  return g_bytes_compare (first->key, second->key);
}

/* Of what hangs together, what was deleted at the same time is of one level. */
static void
sort_graves (Maker *self)
{
  g_autofree guint *levels = NULL;
  g_autofree guint *entries = NULL;
  guint n_bundles;
  GHashTableIter iter;
  gpointer grave;

  self->sorted = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, self->graves);
  while (g_hash_table_iter_next (&iter, NULL, &grave))
    g_ptr_array_add (self->sorted, grave);
  g_ptr_array_sort (self->sorted, compare_graves_cb);
  n_bundles = quoth_moves_bundle (self->sorted);
  levels = g_new0 (guint, n_bundles + 1); /* from 1 on */
  entries = g_new0 (guint, n_bundles + 1);
  for (guint i = 0; i < self->sorted->len; i++)
    {
      Grave *it = self->sorted->pdata[i];
      guint bundle = it->move.bundle;

      if (levels[bundle] == 0 || entries[bundle] != it->entry)
        levels[bundle]++;
      entries[bundle] = it->entry;
      it->level = levels[bundle];
      self->n_levels = MAX (self->n_levels, it->level);
    }
}

/* ---- Writing changesets: their format is described at the top of SQLite's sqlite3session.c ---- */

/* Seven bits a byte, the highest first; all but the last byte are marked. */
static void
append_size (GByteArray *bytes, gsize size)
{
  guint8 digits[10];
  guint at = sizeof digits;

  digits[--at] = size & 0x7f;
  while ((size >>= 7) > 0)
    digits[--at] = (size & 0x7f) | 0x80;
  g_byte_array_append (bytes, digits + at, sizeof digits - at);
}

static void
append_number (GByteArray *bytes, guint8 type, guint64 number)
{
  guint64 encoded = GUINT64_TO_BE (number);

  g_byte_array_append (bytes, &type, 1);
  g_byte_array_append (bytes, (const guint8 *) &encoded, sizeof encoded);
}

/* @value: (nullable): what is not told is "undefined". */
static void
append_value (GByteArray *bytes, sqlite3_value *value)
{
  guint8 type = value != NULL ? (guint8) sqlite3_value_type (value) : 0;
  double number;
  guint64 bits;

  switch (type)
    {
    case SQLITE_INTEGER:
      append_number (bytes, type, (guint64) sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      number = sqlite3_value_double (value);
      memcpy (&bits, &number, sizeof bits);
      append_number (bytes, type, bits);
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      g_byte_array_append (bytes, &type, 1);
      append_size (bytes, (gsize) sqlite3_value_bytes (value));
      if (sqlite3_value_bytes (value) > 0)
        g_byte_array_append (bytes, sqlite3_value_blob (value), (guint) sqlite3_value_bytes (value));
      break;
    default:
      g_byte_array_append (bytes, &type, 1);
    }
}

/* A row, all of it. What an older changeset did not tell is what the table gives: a number. */
static void
append_row (GByteArray *bytes, const QuothSheet *sheet, const QuothCells *row)
{
  static const guint8 null = SQLITE_NULL;

  for (int i = 0; i < sheet->n_columns; i++)
    {
      if (row->values[i] != NULL)
        append_value (bytes, row->values[i]);
      else if (sheet->defaults[i] != NULL)
        append_number (bytes, SQLITE_INTEGER, (guint64) g_ascii_strtoll (sheet->defaults[i], NULL, 10));
      else
        g_byte_array_append (bytes, &null, 1);
    }
}

static void
end_entry (Maker *self)
{
  self->head = NULL;
  if (self->bytes->len == 0)
    return;
  g_ptr_array_add (self->done, g_byte_array_free_to_bytes (self->bytes));
  self->bytes = g_byte_array_new ();
}

/* Columns of the primary key come first, in its order. */
static void
begin_row (Maker *self, const QuothSheet *sheet, guint8 op)
{
  const guint8 start[] = { op, 0 };

  if (self->bytes->len >= ENTRY_ENOUGH)
    end_entry (self);
  if (self->head != sheet)
    {
      guint8 place = 0;

      g_byte_array_append (self->bytes, (const guint8 *) "T", 1);
      append_size (self->bytes, (gsize) sheet->n_columns);
      for (int i = 0; i < sheet->n_columns; i++)
        {
          guint8 key = sheet->is_key[i] ? ++place : 0;

          g_byte_array_append (self->bytes, &key, 1);
        }
      g_byte_array_append (self->bytes, (const guint8 *) sheet->table->name, (guint) strlen (sheet->table->name) + 1);
      self->head = sheet;
    }
  g_byte_array_append (self->bytes, start, sizeof start);
}

/* ---- Inserting all ---- */

static void
insert (Maker *self, const QuothSheet *sheet, const QuothCells *row)
{
  begin_row (self, sheet, SQLITE_INSERT);
  append_row (self->bytes, sheet, row);
  if (!is_of_types (self, sheet) || self->renamed->len == 0)
    return;
  for (guint i = 0; i < self->renamed->len; i++)
    {
      Renamed *renamed = self->renamed->pdata[i];
      QuothId id = quoth_cells_get_id (row, sheet->own);

      if (quoth_id_equal (&renamed->id, &id))
        renamed->key = sqlite3_value_dup (row->values[get_key_column (sheet)]);
    }
}

static char *
make_select (const QuothSheet *sheet)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (int i = 0; i < sheet->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", sheet->columns[i]);
  g_string_append_printf (sql, " FROM main.\"%s\" ORDER BY ", sheet->table->name);
  for (int i = 0; i < sheet->n_columns && sheet->is_key[i]; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", sheet->columns[i]);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
insert_present (Maker *self, const QuothSheet *sheet, GError **error)
{
  g_autofree char *sql = make_select (sheet);
  sqlite3_stmt *row = NULL;
  int result = sqlite3_prepare_v2 (quoth_database_get_handle (self->database), sql, -1, &row, NULL);

  if (result != SQLITE_OK)
    {
      quoth_database_set_error (self->database, result, error);
      return FALSE;
    }
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      QuothCells cells = { 0 };

      for (int i = 0; i < sheet->n_columns; i++)
        cells.values[i] = sqlite3_column_value (row, i);
      insert (self, sheet, &cells);
    }
  sqlite3_finalize (row);
  return result == SQLITE_DONE;
}

static gboolean
insert_all (Maker *self, GError **error)
{
  const QuothSheet *sheet;

  for (guint i = 0; (sheet = quoth_sheets_get (self->sheets, i)) != NULL; i++)
    {
      if (!insert_present (self, sheet, error))
        return FALSE;
      for (guint j = 0; j < self->sorted->len; j++)
        {
          const Grave *grave = self->sorted->pdata[j];

          if (grave->move.sheet == sheet)
            insert (self, sheet, grave->move.old);
        }
    }
  end_entry (self);
  return TRUE;
}

/* ---- Renaming and deleting ---- */

static void
append_rename (Maker *self, const Renamed *renamed, sqlite3_value *from, sqlite3_value *to)
{
  static const guint8 undefined = 0;
  const QuothSheet *sheet = renamed->sheet;
  int key_column = get_key_column (sheet);
  guint8 type = SQLITE_BLOB;

  begin_row (self, sheet, SQLITE_UPDATE);
  for (int i = 0; i < sheet->n_columns; i++)
    {
      if (i == sheet->own)
        {
          g_byte_array_append (self->bytes, &type, 1);
          append_size (self->bytes, sizeof renamed->id.bytes);
          g_byte_array_append (self->bytes, renamed->id.bytes, sizeof renamed->id.bytes);
        }
      else
        append_value (self->bytes, i == key_column ? from : NULL);
    }
  for (int i = 0; i < sheet->n_columns; i++)
    {
      if (i == key_column)
        append_value (self->bytes, to);
      else
        g_byte_array_append (self->bytes, &undefined, 1);
    }
}

/* The key that a type had when it has had the first @n former ones; its own at the beginning and at the end. */
static sqlite3_value *
get_key (const Renamed *renamed, guint n)
{
  return n == 0 || n > renamed->former->len ? renamed->key : renamed->former->pdata[n - 1];
}

/* Of the types of one table: the next key of each, after @n of its former ones. */
static void
rename_next (Maker *self, const QuothSheet *sheet, guint n)
{
  for (guint i = 0; i < self->renamed->len; i++)
    {
      const Renamed *renamed = self->renamed->pdata[i];

      if (renamed->sheet == sheet && renamed->key != NULL && n <= renamed->former->len
          && !quoth_value_is_same (get_key (renamed, n), get_key (renamed, n + 1)))
        append_rename (self, renamed, get_key (renamed, n), get_key (renamed, n + 1));
    }
}

static void
rename_all (Maker *self)
{
  guint most = 0;

  for (guint i = 0; i < self->renamed->len; i++)
    most = MAX (most, ((Renamed *) self->renamed->pdata[i])->former->len + 1);
  for (guint n = 0; n < most; n++)
    {
      rename_next (self, self->relation_type, n);
      rename_next (self, self->annotation_type, n);
      end_entry (self);
    }
}

static void
delete_level (Maker *self, guint level)
{
  const QuothSheet *sheet;

  for (guint i = 0; (sheet = quoth_sheets_get (self->sheets, i)) != NULL; i++)
    for (guint j = 0; j < self->sorted->len; j++)
      {
        const Grave *grave = self->sorted->pdata[j];

        if (grave->move.sheet != sheet || grave->level != level)
          continue;
        begin_row (self, sheet, SQLITE_DELETE);
        append_row (self->bytes, sheet, grave->move.old);
      }
  end_entry (self);
}

/* ---- All of it ---- */

static gboolean
write_base (Maker *self, GError **error)
{
  sort_graves (self);
  if (!insert_all (self, error))
    return FALSE;
  rename_all (self);
  for (guint level = 1; level <= self->n_levels; level++)
    delete_level (self, level);
  return TRUE;
}

GPtrArray *
quoth_base_make (QuothDatabase *database,
                 gint64 before,
                 QuothProgressFunc progress,
                 gpointer progress_data,
                 GCancellable *cancellable,
                 GError **error)
{
  QuothPosition last;
  g_autoptr (GArray) entries = list_covered (database, before, &last, error);
  g_auto (Maker) self = { .database = database };

  self.sheets = entries != NULL ? quoth_sheets_new (database, error) : NULL;
  if (self.sheets == NULL)
    return NULL;
  self.relation_type = quoth_sheets_find (self.sheets, "relation_type");
  self.annotation_type = quoth_sheets_find (self.sheets, "annotation_type");
  self.graves = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, NULL, grave_free);
  self.renamed = g_ptr_array_new_with_free_func (renamed_free);
  self.bytes = g_byte_array_new ();
  self.done = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (!learn_graves (&self, entries, progress, progress_data, cancellable, error)
      || !quoth_database_exec (database, "SAVEPOINT base", error)
      || !quoth_rewind_to (database, &last, NULL, NULL, cancellable, error) || !write_base (&self, error)
      || !quoth_database_exec (database, "ROLLBACK TO base; RELEASE base", error))
    return NULL;
  return g_steal_pointer (&self.done);
}
