/* quoth-listing.c: the values of a kind as the rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of 100,000 claims must scroll, sort and filter without a stall, so nobody ever has all
 * its rows. There is a list of ids, in the order asked for (one column is read for it), and rows are
 * read by id, for what is on screen; words are looked for in quoth-listing-search.c. All are for a
 * thread of readers, and end when that is cancelled.
 *
 * Sorting is done here and not by SQLite, for it to be that of the user's language: O(n log n)
 * comparisons of keys that are made once. The statements are put together from
 * quoth-listing-kinds.c, and interned, since a statement is cached by the address of its text;
 * there are as many as columns.
 */

#include "config.h"

#include "store/quoth-listing.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/quoth-value.h"
#include "store/quoth-listing-private.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

#define ATTRIBUTE_PREFIX "attribute:"

void
quoth_listing_column_free (QuothListingColumn *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->sql);
  g_free (self);
}

void
quoth_listing_row_free (QuothListingRow *self)
{
  g_strfreev (self->cells);
  g_free (self);
}

/* Columns */

static QuothListingColumn *
new_column (const QuothListingCell *cell)
{
  QuothListingColumn *column = g_new0 (QuothListingColumn, 1);

  column->id = g_strdup (cell->id);
  column->title = g_strdup (_ (cell->title));
  column->type = cell->type;
  column->sql = g_strdup (cell->sql);
  column->count = cell->count;
  return column;
}

/* The value of an attribute: an actor is told by its name, everything else as it is written. */
static char *
get_attribute_sql (const QuothListingKind *kind, const QuothId *attribute, const char *type)
{
  char hex[2 * sizeof attribute->bytes + 1];

  for (gsize i = 0; i < sizeof attribute->bytes; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", attribute->bytes[i]);
  if (g_str_equal (type, "actor"))
    return g_strdup_printf ("(SELECT n.name FROM attribute_value v JOIN actor n ON lower (hex "
                            "(n.id)) = replace (v.value, '-', '')"
                            " WHERE v.target = %s AND v.attribute = x'%s')",
                            kind->key, hex);
  return g_strdup_printf (
    "(SELECT value FROM attribute_value WHERE target = %s AND attribute = x'%s')", kind->key, hex);
}

static gboolean
add_attributes (QuothDatabase *database,
                const QuothListingKind *kind,
                GPtrArray *columns,
                GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database, "SELECT id, key, name, type FROM attribute WHERE on_kind = ?1 ORDER BY position, id",
    error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_text (row, 1, quoth_kind_to_nick (kind->kind));
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothListingColumn *column = g_new0 (QuothListingColumn, 1);
      const char *type = (const char *) sqlite3_column_text (row, 3);

      column->attribute = quoth_column_id (row, 0);
      column->id =
        g_strconcat (ATTRIBUTE_PREFIX, (const char *) sqlite3_column_text (row, 1), NULL);
      column->title = quoth_column_dup_text (row, 2);
      column->type = g_str_equal (type, "number") ? QUOTH_LISTING_NUMBER : QUOTH_LISTING_TEXT;
      column->sql = get_attribute_sql (kind, &column->attribute, type);
      g_ptr_array_add (columns, column);
    }
  return result == SQLITE_DONE;
}

GPtrArray *
quoth_reader_list_columns (QuothReader *self, QuothKind kind, GError **error)
{
  const QuothListingKind *found = quoth_listing_kind_find (kind);
  g_autoptr (GPtrArray) columns =
    g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_listing_column_free);

  g_return_val_if_fail (found != NULL, NULL);
  for (const QuothListingCell *cell = found->cells; cell->id != NULL; cell++)
    g_ptr_array_add (columns, new_column (cell));
  if (!add_attributes (quoth_reader_get_database (self), found, columns, error))
    return NULL;
  return g_steal_pointer (&columns);
}

/* Statements */

static void
append_where (GString *sql, const QuothListingKind *kind, QuothListingSelect select)
{
  if (select == QUOTH_LISTING_ONE)
    g_string_append_printf (sql, " WHERE %s = ?1", kind->key);
  else if (select == QUOTH_LISTING_OF_DOCUMENT)
    g_string_append_printf (sql, " WHERE %s = ?1", kind->document);
  if (select != QUOTH_LISTING_ONE && kind->where != NULL)
    g_string_append_printf (sql, " %s %s", select == QUOTH_LISTING_ALL ? "WHERE" : "AND", kind->where);
  if (select != QUOTH_LISTING_ONE)
    g_string_append_printf (sql, " ORDER BY %s", kind->order);
}

const char *
quoth_listing_intern_select (const QuothListingKind *kind,
                             GPtrArray *columns,
                             QuothListingSelect select)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s", kind->key);
  if (select == QUOTH_LISTING_ONE)
    g_string_append_printf (sql, ", %s, %s, %s", kind->document,
                            kind->target != NULL ? kind->target : kind->key,
                            kind->target_kind != NULL ? kind->target_kind : "NULL");
  for (guint i = 0; i < columns->len; i++)
    {
      const QuothListingColumn *column = columns->pdata[i];

      g_string_append_printf (sql, ", %s", column->sql != NULL ? column->sql : "NULL");
    }
  g_string_append_printf (sql, " FROM %s", kind->from);
  append_where (sql, kind, select);
  return g_intern_string (sql->str);
}

/* (transfer full): what stands in column @n of @row. */
static char *
dup_cell (const QuothListingColumn *column,
          const QuothListingCounts *counts,
          const QuothId *id,
          sqlite3_stmt *row,
          guint n)
{
  char *text;

  if (column->count != QUOTH_LISTING_COUNT_NONE)
    return g_strdup_printf ("%u", quoth_listing_counts_get (counts, id, column->count));
  text = quoth_column_dup_text (row, (int) n);
  return text != NULL ? text : g_strdup ("");
}

/* Ids */

/* One value, while the list is put in order. */
typedef struct
{
  QuothId id;
  guint place;
  char *key;
  double number;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->key);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;
  int order = one->key != NULL ? strcmp (one->key, other->key)
                               : (one->number > other->number) - (one->number < other->number);

  return order != 0 ? order : (one->place > other->place) - (one->place < other->place);
}

static int
compare_keys_down (gconstpointer a, gconstpointer b)
{
  return compare_keys (b, a);
}

/* An empty cell is less than every number. */
static void
set_key (Entry *entry, const QuothListingColumn *column, const char *cell)
{
  g_autofree char *folded = NULL;

  if (column->type == QUOTH_LISTING_NUMBER)
    {
      entry->number = *cell != '\0' ? g_ascii_strtod (cell, NULL) : -G_MAXDOUBLE;
      return;
    }
  folded = g_utf8_casefold (cell, -1);
  entry->key = g_utf8_collate_key (folded, -1);
}

static const QuothListingColumn *
find_column (GPtrArray *columns, const char *id)
{
  for (guint i = 0; id != NULL && i < columns->len; i++)
    if (g_str_equal (((QuothListingColumn *) columns->pdata[i])->id, id))
      return columns->pdata[i];
  return NULL;
}

static GArray *
read_entries (QuothDatabase *database,
              const char *sql,
              const QuothId *document,
              const QuothListingColumn *sort,
              const QuothListingCounts *counts,
              GError **error)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  sqlite3_stmt *row = quoth_database_prepare (database, sql, error);
  int result;

  if (row == NULL)
    return NULL;
  g_array_set_clear_func (entries, entry_clear);
  if (document != NULL)
    quoth_bind_id (row, 1, document);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      Entry entry = { .id = quoth_column_id (row, 0), .place = entries->len };

      if (sort != NULL)
        {
          g_autofree char *cell = dup_cell (sort, counts, &entry.id, row, 1);

          set_key (&entry, sort, cell);
        }
      g_array_append_val (entries, entry);
    }
  return result == SQLITE_DONE ? g_steal_pointer (&entries) : NULL;
}

static GArray *
get_ids (GArray *entries, gboolean backwards)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (QuothId), entries->len);

  for (guint i = 0; i < entries->len; i++)
    g_array_append_val (ids,
                        g_array_index (entries, Entry, backwards ? entries->len - 1 - i : i).id);
  return ids;
}

GArray *
quoth_reader_list_ids (QuothReader *self,
                       const QuothListing *listing,
                       const QuothListingCounts *counts,
                       GError **error)
{
  const QuothListingKind *kind = quoth_listing_kind_find (listing->kind);
  g_autoptr (GPtrArray) columns = quoth_reader_list_columns (self, listing->kind, error);
  g_autoptr (GPtrArray) read = g_ptr_array_new ();
  g_autoptr (GArray) entries = NULL;
  const QuothListingColumn *sort;
  const char *select;

  if (columns == NULL)
    return NULL;
  sort = find_column (columns, listing->sort);
  if (sort != NULL)
    g_ptr_array_add (read, (gpointer) sort);
  select = quoth_listing_intern_select (
    kind, read, listing->document != NULL ? QUOTH_LISTING_OF_DOCUMENT : QUOTH_LISTING_ALL);
  entries = read_entries (quoth_reader_get_database (self), select, listing->document, sort, counts,
                          error);
  if (entries == NULL)
    return NULL;
  if (sort != NULL)
    g_array_sort (entries, listing->descending ? compare_keys_down : compare_keys);
  return get_ids (entries, sort == NULL && listing->descending);
}

/* Rows */

static QuothListingRow *
read_row (const QuothListingKind *kind,
          sqlite3_stmt *row,
          const QuothId *id,
          gboolean exists,
          GPtrArray *columns,
          const QuothListingCounts *counts)
{
  QuothListingRow *self = g_new0 (QuothListingRow, 1);

  self->id = *id;
  self->target = *id;
  self->target_kind = kind->kind;
  self->cells = g_new0 (char *, columns->len + 1);
  if (exists)
    {
      const char *target_kind = (const char *) sqlite3_column_text (row, 3);

      self->document = quoth_column_id (row, 1);
      self->target = quoth_column_id (row, 2);
      if (target_kind != NULL)
        quoth_kind_from_nick (target_kind, &self->target_kind);
    }
  for (guint i = 0; i < columns->len; i++)
    self->cells[i] =
      exists ? dup_cell (columns->pdata[i], counts, id, row, QUOTH_LISTING_FIRST_CELL + i) : g_strdup ("");
  return self;
}

GPtrArray *
quoth_reader_list_rows (QuothReader *self,
                        QuothKind kind,
                        const QuothListingCounts *counts,
                        const QuothId *ids,
                        guint n_ids,
                        GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  const QuothListingKind *found = quoth_listing_kind_find (kind);
  g_autoptr (GPtrArray) columns = quoth_reader_list_columns (self, kind, error);
  g_autoptr (GPtrArray) rows =
    g_ptr_array_new_full (n_ids, (GDestroyNotify) quoth_listing_row_free);
  const char *sql;

  if (columns == NULL)
    return NULL;
  sql = quoth_listing_intern_select (found, columns, QUOTH_LISTING_ONE);
  for (guint i = 0; i < n_ids; i++)
    {
      sqlite3_stmt *row = quoth_database_prepare (database, sql, error);
      int result;

      if (row == NULL)
        return NULL;
      quoth_bind_id (row, 1, &ids[i]);
      result = quoth_database_step (database, row, error);
      if (result == 0)
        return NULL;
      g_ptr_array_add (rows, read_row (found, row, &ids[i], result == SQLITE_ROW, columns, counts));
      sqlite3_reset (row);
    }
  return g_steal_pointer (&rows);
}
