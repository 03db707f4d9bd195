/* quoth-sheets.c: the rows of all recorded tables, by one way of reading and writing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A replay writes rows of any table, some columns of them, if others are as they should be. The statements for that are made from what SQLite
 * says of the tables, and kept by what they do: 3 µs a row, where sqlite3changeset_apply() prepares its own anew
 * for each changeset.
 */

#include "config.h"

#include "store/quoth-sheets.h"

#include <string.h>

struct _QuothSheets
{
  QuothDatabase *database;
  GPtrArray *sheets;
  GHashTable *statements; /* char * → sqlite3_stmt */
};

/* ---- Rows ---- */

QuothCells *
quoth_cells_new (void)
{
  return g_new0 (QuothCells, 1);
}

void
quoth_cells_free (QuothCells *self)
{
  for (int i = 0; i < QUOTH_SHEET_COLUMNS; i++)
    sqlite3_value_free (self->values[i]);
  g_free (self);
}

QuothCells *
quoth_cells_copy (const QuothCells *self)
{
  QuothCells *copy = quoth_cells_new ();

  for (int i = 0; i < QUOTH_SHEET_COLUMNS; i++)
    copy->values[i] = sqlite3_value_dup (self->values[i]);
  return copy;
}

void
quoth_cells_set (QuothCells *self, int column, sqlite3_value *value)
{
  sqlite3_value *copy = sqlite3_value_dup (value);

  sqlite3_value_free (self->values[column]);
  self->values[column] = copy;
}

QuothId
quoth_cells_get_id (const QuothCells *self, int column)
{
  QuothId id = QUOTH_ID_NONE;
  sqlite3_value *value = column >= 0 ? self->values[column] : NULL;

  if (value != NULL && sqlite3_value_bytes (value) == sizeof id.bytes)
    memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
  return id;
}

gboolean
quoth_cells_is_null (const QuothCells *self, int column)
{
  return self->values[column] != NULL && sqlite3_value_type (self->values[column]) == SQLITE_NULL;
}

gboolean
quoth_value_is_same (sqlite3_value *a, sqlite3_value *b)
{
  int type = sqlite3_value_type (a);

  if (type != sqlite3_value_type (b))
    return FALSE;
  if (type == SQLITE_INTEGER)
    return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
  if (type == SQLITE_FLOAT)
    return sqlite3_value_double (a) == sqlite3_value_double (b);
  return type == SQLITE_NULL
         || (sqlite3_value_bytes (a) == sqlite3_value_bytes (b)
             && (sqlite3_value_bytes (a) == 0
                 || memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), (gsize) sqlite3_value_bytes (a)) == 0));
}

/* ---- What SQLite says of the tables ---- */

/* By what column a row goes with a value that it is no part of. */
static const struct
{
  const char *table;
  const char *column;
} bonds[] = {
  { "attribute_value", "target" },
  { "memo", "target" },
  { "verdict", "source" },
  { "assignment", "document" },
  { "suggestion_rejection", "document" },
  { "segment", "revision" },
};

static void
sheet_free (gpointer data)
{
  QuothSheet *self = data;

  for (int i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i]);
      g_free (self->defaults[i]);
    }
  g_free (self);
}

int
quoth_sheet_find_column (const QuothSheet *self, const char *name)
{
  int column = 0;

  while (column < self->n_columns && !g_str_equal (self->columns[column], name))
    column++;
  g_assert (column < self->n_columns);
  return column;
}

static gboolean
learn_columns (QuothSheets *self, QuothSheet *sheet, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    self->database, "SELECT name, pk, dflt_value FROM pragma_table_info (?1, 'main') ORDER BY cid", error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_text (row, 1, sheet->table->name);
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      g_assert (sheet->n_columns < QUOTH_SHEET_COLUMNS);
      sheet->columns[sheet->n_columns] = quoth_column_dup_text (row, 0);
      sheet->is_key[sheet->n_columns] = sqlite3_column_int (row, 1) > 0;
      sheet->defaults[sheet->n_columns] = quoth_column_dup_text (row, 2);
      sheet->n_columns++;
    }
  return result == SQLITE_DONE;
}

static void
learn_owner (QuothSheet *sheet)
{
  QuothRow row = { .table = sheet->table };

  sheet->own = sheet->owner = -1;
  /* A project of an older version that is only read has not all tables; it shows them by views. */
  if (sheet->n_columns == 0)
    return;
  sheet->is_root = quoth_row_is_root (&row);
  sheet->own = g_str_equal (sheet->columns[0], "id") ? 0 : -1;
  sheet->owner = sheet->table->is_value && !sheet->is_root ? sheet->table->id_column : -1;
  for (guint i = 0; i < G_N_ELEMENTS (bonds); i++)
    if (g_str_equal (bonds[i].table, sheet->table->name))
      sheet->owner = quoth_sheet_find_column (sheet, bonds[i].column);
}

static gboolean
learn_parents (QuothSheets *self, QuothSheet *sheet, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    self->database, "SELECT \"from\", \"table\" FROM pragma_foreign_key_list (?1, 'main')", error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_text (row, 1, sheet->table->name);
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      int column = quoth_sheet_find_column (sheet, (const char *) sqlite3_column_text (row, 0));

      sheet->parents[column] = quoth_sheets_find (self, (const char *) sqlite3_column_text (row, 1));
    }
  return result == SQLITE_DONE;
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

QuothSheets *
quoth_sheets_new (QuothDatabase *database, GError **error)
{
  g_autoptr (QuothSheets) self = g_new0 (QuothSheets, 1);

  self->database = database;
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize);
  for (const QuothTable *table = quoth_schema_get_tables (); table->name != NULL; table++)
    {
      QuothSheet *sheet = g_new0 (QuothSheet, 1);

      sheet->table = table;
      sheet->number = self->sheets->len;
      g_ptr_array_add (self->sheets, sheet);
      if (!learn_columns (self, sheet, error))
        return NULL;
      learn_owner (sheet);
    }
  for (guint i = 0; i < self->sheets->len; i++)
    if (!learn_parents (self, self->sheets->pdata[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

void
quoth_sheets_free (QuothSheets *self)
{
  g_hash_table_unref (self->statements);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

const QuothSheet *
quoth_sheets_get (QuothSheets *self, guint number)
{
  return number < self->sheets->len ? self->sheets->pdata[number] : NULL;
}

const QuothSheet *
quoth_sheets_find (QuothSheets *self, const char *name)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const QuothSheet *sheet = self->sheets->pdata[i];

      if (g_str_equal (sheet->table->name, name))
        return sheet;
    }
  return NULL;
}

GBytes *
quoth_sheet_dup_key (const QuothSheet *self, const QuothCells *row)
{
  GByteArray *key = g_byte_array_new ();
  guint8 number = (guint8) self->number;

  g_byte_array_append (key, &number, 1);
  for (int i = 0; i < self->n_columns; i++)
    if (self->is_key[i])
      {
        sqlite3_value *value = row->values[i];
        gint64 number_value = sqlite3_value_type (value) == SQLITE_INTEGER ? sqlite3_value_int64 (value) : 0;
        guint64 encoded = GUINT64_TO_BE ((guint64) number_value);
        guint32 size;

        if (sqlite3_value_type (value) == SQLITE_INTEGER)
          {
            g_byte_array_append (key, (const guint8 *) &encoded, sizeof encoded);
            continue;
          }
        size = GUINT32_TO_BE ((guint32) sqlite3_value_bytes (value));
        g_byte_array_append (key, (const guint8 *) &size, sizeof size);
        g_byte_array_append (key, sqlite3_value_blob (value), (guint) sqlite3_value_bytes (value));
      }
  return g_byte_array_free_to_bytes (key);
}

/* ---- Statements ---- */

/* Which columns are told, but for the key. */
static guint
get_mask (const QuothSheet *sheet, const QuothCells *cells)
{
  guint mask = 0;

  for (int i = 0; cells != NULL && i < sheet->n_columns; i++)
    if (cells->values[i] != NULL && !sheet->is_key[i])
      mask |= 1u << i;
  return mask;
}

/* The parameters of a column: @from it is compared with, @to it is set to. */
#define FROM(column) (1 + (column))
#define TO(column) (1 + QUOTH_SHEET_COLUMNS + (column))

static void
append_conditions (GString *sql, const QuothSheet *sheet, guint from)
{
  const char *word = " WHERE ";

  for (int i = 0; i < sheet->n_columns; i++)
    if (sheet->is_key[i] || (from & (1u << i)))
      {
        g_string_append_printf (sql, "%s\"%s\" %s ?%d", word, sheet->columns[i], sheet->is_key[i] ? "=" : "IS", FROM (i));
        word = " AND ";
      }
}

static char *
format_sql (const QuothSheet *sheet, char what, guint from, guint to)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *name = sheet->table->name;

  switch (what)
    {
    case 'i':
      g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (", name);
      for (int i = 0; i < sheet->n_columns; i++)
        if (sheet->is_key[i] || (to & (1u << i)))
          g_string_append_printf (sql, "%s?%d", i > 0 ? ", " : "", TO (i));
        else
          g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", sheet->defaults[i] != NULL ? sheet->defaults[i] : "NULL");
      g_string_append (sql, ")");
      break;
    case 'u':
      g_string_append_printf (sql, "UPDATE \"%s\"", name);
      for (int i = 0, n = 0; i < sheet->n_columns; i++)
        if (to & (1u << i))
          g_string_append_printf (sql, "%s\"%s\" = ?%d", n++ > 0 ? ", " : " SET ", sheet->columns[i], TO (i));
      append_conditions (sql, sheet, from);
      break;
    case 'd':
      g_string_append_printf (sql, "DELETE FROM \"%s\"", name);
      append_conditions (sql, sheet, from);
      break;
    case 'r':
      g_string_append_printf (sql, "SELECT * FROM \"%s\"", name);
      append_conditions (sql, sheet, from);
      break;
    default:
      /* The rows in which the column @from is ?1. */
      g_string_append_printf (sql, "SELECT * FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY ", name, sheet->columns[from]);
      for (int i = 0, n = 0; i < sheet->n_columns; i++)
        if (sheet->is_key[i])
          g_string_append_printf (sql, "%s\"%s\"", n++ > 0 ? ", " : "", sheet->columns[i]);
      break;
    }
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static sqlite3_stmt *
prepare (QuothSheets *self, const QuothSheet *sheet, char what, guint from, guint to, GError **error)
{
  char name[32];
  sqlite3_stmt *statement;
  g_autofree char *sql = NULL;
  int result;

  g_snprintf (name, sizeof name, "%c %u %x %x", what, sheet->number, from, to);
  statement = g_hash_table_lookup (self->statements, name);
  if (statement != NULL)
    return statement;
  sql = format_sql (sheet, what, from, to);
  result = sqlite3_prepare_v3 (
    quoth_database_get_handle (self->database), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      quoth_database_set_error (self->database, result, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (name), statement);
  return statement;
}

/* Binds what is told; more than the statement asks for does no harm, since its parameters are looked for by number. */
static void
bind (sqlite3_stmt *statement, const QuothSheet *sheet, const QuothCells *cells, int first, gboolean keys, gboolean others)
{
  int n = sqlite3_bind_parameter_count (statement);

  for (int i = 0; cells != NULL && i < sheet->n_columns && first + i <= n; i++)
    if (cells->values[i] != NULL && (sheet->is_key[i] ? keys : others))
      sqlite3_bind_value (statement, first + i, cells->values[i]);
}

static QuothHit
run (QuothSheets *self, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);
  int changes = sqlite3_changes (quoth_database_get_handle (self->database));

  if (result != SQLITE_DONE && (result & 0xff) != SQLITE_CONSTRAINT)
    quoth_database_set_error (self->database, result, error);
  sqlite3_reset (statement);
  if (result == SQLITE_DONE)
    return changes > 0 ? QUOTH_HIT_DONE : QUOTH_HIT_MISSED;
  return (result & 0xff) == SQLITE_CONSTRAINT ? QUOTH_HIT_MISSED : QUOTH_HIT_FAILED;
}

QuothHit
quoth_sheets_insert (QuothSheets *self, const QuothSheet *sheet, const QuothCells *row, GError **error)
{
  sqlite3_stmt *statement = prepare (self, sheet, 'i', 0, get_mask (sheet, row), error);

  if (statement == NULL)
    return QUOTH_HIT_FAILED;
  bind (statement, sheet, row, TO (0), TRUE, TRUE);
  return run (self, statement, error);
}

QuothHit
quoth_sheets_update (QuothSheets *self,
                     const QuothSheet *sheet,
                     const QuothCells *row,
                     const QuothCells *from,
                     const QuothCells *to,
                     GError **error)
{
  guint mask = get_mask (sheet, to);
  sqlite3_stmt *statement = mask != 0 ? prepare (self, sheet, 'u', get_mask (sheet, from), mask, error) : NULL;

  if (mask == 0)
    return QUOTH_HIT_DONE;
  if (statement == NULL)
    return QUOTH_HIT_FAILED;
  bind (statement, sheet, row, FROM (0), TRUE, FALSE);
  bind (statement, sheet, from, FROM (0), FALSE, TRUE);
  bind (statement, sheet, to, TO (0), FALSE, TRUE);
  return run (self, statement, error);
}

QuothHit
quoth_sheets_delete (
  QuothSheets *self, const QuothSheet *sheet, const QuothCells *row, const QuothCells *from, GError **error)
{
  sqlite3_stmt *statement = prepare (self, sheet, 'd', get_mask (sheet, from), 0, error);

  if (statement == NULL)
    return QUOTH_HIT_FAILED;
  bind (statement, sheet, row, FROM (0), TRUE, FALSE);
  bind (statement, sheet, from, FROM (0), FALSE, TRUE);
  return run (self, statement, error);
}

static QuothCells *
copy_row (sqlite3_stmt *statement, const QuothSheet *sheet)
{
  QuothCells *row = quoth_cells_new ();

  for (int i = 0; i < sheet->n_columns; i++)
    row->values[i] = sqlite3_value_dup (sqlite3_column_value (statement, i));
  return row;
}

QuothCells *
quoth_sheets_read (QuothSheets *self, const QuothSheet *sheet, const QuothCells *key, GError **error)
{
  sqlite3_stmt *statement = prepare (self, sheet, 'r', 0, 0, error);
  QuothCells *row = NULL;

  if (statement == NULL)
    return NULL;
  bind (statement, sheet, key, FROM (0), TRUE, FALSE);
  if (quoth_database_step (self->database, statement, error) == SQLITE_ROW)
    row = copy_row (statement, sheet);
  sqlite3_reset (statement);
  return row;
}

GPtrArray *
quoth_sheets_list (QuothSheets *self, const QuothSheet *sheet, int column, const QuothId *id, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_cells_free);
  sqlite3_stmt *statement = prepare (self, sheet, 'l', (guint) column, 0, error);
  int result;

  if (statement == NULL)
    return NULL;
  quoth_bind_id (statement, 1, id);
  while ((result = quoth_database_step (self->database, statement, error)) == SQLITE_ROW)
    g_ptr_array_add (rows, copy_row (statement, sheet));
  return result == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

gboolean
quoth_sheets_has (QuothSheets *self, const QuothSheet *sheet, const QuothCells *key, GError **error)
{
  sqlite3_stmt *statement = prepare (self, sheet, 'r', 0, 0, error);
  int result;

  if (statement == NULL)
    return FALSE;
  bind (statement, sheet, key, FROM (0), TRUE, FALSE);
  result = quoth_database_step (self->database, statement, error);
  sqlite3_reset (statement);
  return result == SQLITE_ROW;
}

sqlite3_value *
quoth_sheets_make_integer (QuothSheets *self, gint64 number)
{
  sqlite3_stmt *statement = quoth_database_prepare (self->database, "SELECT ?1", NULL);
  sqlite3_value *value;

  sqlite3_bind_int64 (statement, 1, number);
  sqlite3_step (statement);
  value = sqlite3_value_dup (sqlite3_column_value (statement, 0));
  sqlite3_reset (statement);
  return value;
}
