/* quoth-lists.c: tables whose rows are lists, which are only right as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-lists.h"

static const QuothList lists[] = {
  { "span", "position", FALSE, TRUE, TRUE },
  { "claim_chain", "position", TRUE, TRUE, FALSE },
  { "actor_affiliation", "position", TRUE, TRUE, FALSE },
  { "segment", "start", FALSE, FALSE, FALSE },
  { NULL },
};

const QuothList *
quoth_list_get (guint n)
{
  return lists[n].table != NULL ? &lists[n] : NULL;
}

const QuothList *
quoth_list_find_table (const char *table)
{
  for (const QuothList *list = lists; list->table != NULL; list++)
    if (g_str_equal (list->table, table))
      return list;
  return NULL;
}

const QuothList *
quoth_list_find (const QuothSheet *sheet)
{
  return quoth_list_find_table (sheet->table->name);
}

static gint64
get_number (const QuothSheet *sheet, const QuothCells *row, const char *column)
{
  return sqlite3_value_int64 (row->values[quoth_sheet_find_column (sheet, column)]);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const QuothSheet *sheet = data;
  const char *place = quoth_list_find (sheet)->place;
  gint64 x = get_number (sheet, *(QuothCells *const *) a, place);
  gint64 y = get_number (sheet, *(QuothCells *const *) b, place);

  return (x > y) - (x < y);
}

static gboolean
follow (const QuothSheet *sheet, const QuothCells *before, const QuothCells *row)
{
  int column;

  if (g_str_equal (sheet->table->name, "span") || g_str_equal (sheet->table->name, "segment"))
    return get_number (sheet, row, "start") >= get_number (sheet, before, "end");
  if (!g_str_equal (sheet->table->name, "claim_chain"))
    return TRUE;
  column = quoth_sheet_find_column (sheet, "actor");
  return !quoth_value_is_same (before->values[column], row->values[column]);
}

gboolean
quoth_list_is_right (const QuothSheet *sheet, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if ((quoth_list_find (sheet)->is_numbered && get_number (sheet, rows->pdata[i], "position") != (gint64) i)
        || (i > 0 && !follow (sheet, rows->pdata[i - 1], rows->pdata[i])))
      return FALSE;
  return rows->len > 0 || !quoth_list_find (sheet)->is_needed;
}

static guint
find_row (const QuothSheet *sheet, GPtrArray *rows, const QuothCells *key)
{
  guint n = 0;

  for (; n < rows->len; n++)
    {
      const QuothCells *row = rows->pdata[n];
      gboolean same = TRUE;

      for (int i = 0; same && i < sheet->n_columns; i++)
        same = !sheet->is_key[i] || quoth_value_is_same (row->values[i], key->values[i]);
      if (same)
        break;
    }
  return n;
}

static gboolean
is_as_seen (const QuothSheet *sheet, const QuothCells *row, const QuothCells *seen)
{
  for (int i = 0; i < sheet->n_columns; i++)
    if (seen->values[i] != NULL && !quoth_value_is_same (row->values[i], seen->values[i]))
      return FALSE;
  return TRUE;
}

/* Does in @rows what @move says; %FALSE if it does not fit. */
static gboolean
imagine (GPtrArray *rows, const QuothMove *move)
{
  const QuothSheet *sheet = move->sheet;
  guint n = find_row (sheet, rows, quoth_move_get_key (move));

  if (move->op == SQLITE_INSERT)
    {
      if (n < rows->len)
        return FALSE;
      g_ptr_array_add (rows, quoth_cells_copy (move->new));
      return TRUE;
    }
  if (n == rows->len || !is_as_seen (sheet, rows->pdata[n], move->old))
    return FALSE;
  if (move->op == SQLITE_DELETE)
    {
      g_ptr_array_remove_index (rows, n);
      return TRUE;
    }
  for (int i = 0; i < sheet->n_columns; i++)
    if (move->new->values[i] != NULL)
      quoth_cells_set (rows->pdata[n], i, move->new->values[i]);
  return TRUE;
}

gboolean
quoth_list_imagine (const QuothSheet *sheet, GPtrArray *rows, GPtrArray *moves)
{
  /* Deletes first, as they are written. */
  for (guint i = 0; i < moves->len; i++)
    if (((const QuothMove *) moves->pdata[i])->op == SQLITE_DELETE && !imagine (rows, moves->pdata[i]))
      return FALSE;
  for (guint i = 0; i < moves->len; i++)
    if (((const QuothMove *) moves->pdata[i])->op != SQLITE_DELETE && !imagine (rows, moves->pdata[i]))
      return FALSE;
  g_ptr_array_sort_with_data (rows, compare_rows, (gpointer) sheet);
  return TRUE;
}
