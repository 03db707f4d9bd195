/* quoth-replay-lists.c: lists, which are only right as a whole
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows of a list are known by their place in it, and a row alone says little: if two coders each add a second affiliation, both are
 * "the second". So what an entry says of a list is done all or not at all: if each row is as the author saw it and the list is one
 * in the end. Else, what was only added comes at the end, where the list is one of things that stand for themselves; and what is no addition is
 * not done: who came first holds, and a disagreement says so.
 */

#include "config.h"

#include "store/quoth-replay-private.h"

#include "store/quoth-lists.h"

static GPtrArray *
read_list (QuothReplay *self, const QuothSheet *sheet, const QuothId *owner, GError **error)
{
  int column = sheet->owner >= 0 ? sheet->owner : 0;

  return quoth_sheets_list (self->sheets, sheet, column, owner, error);
}

/* ---- Writing ---- */

/* @moves are those of one list. */
static gboolean
write_as_it_says (QuothReplay *self, GPtrArray *moves, GError **error)
{
  /* Deletes first: something may come to the place of what goes. */
  for (guint i = 0; i < moves->len; i++)
    {
      const QuothMove *move = moves->pdata[i];

      if (move->op == SQLITE_DELETE && !quoth_replay_delete (self, move->sheet, move->old, error))
        return FALSE;
    }
  for (guint i = 0; i < moves->len; i++)
    {
      const QuothMove *move = moves->pdata[i];

      if (move->op == SQLITE_INSERT && !quoth_replay_insert (self, move->sheet, move->new, error))
        return FALSE;
      if (move->op == SQLITE_UPDATE && !quoth_replay_update (self, move->sheet, move->old, move->new, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
only_adds (GPtrArray *moves)
{
  for (guint i = 0; i < moves->len; i++)
    if (((const QuothMove *) moves->pdata[i])->op != SQLITE_INSERT)
      return FALSE;
  return TRUE;
}

/* Whether a row says the same, at whatever @place (a column), or at the same (-1). */
static gboolean
has_alike (const QuothSheet *sheet, GPtrArray *rows, const QuothCells *wanted, int place)
{
  for (guint n = 0; n < rows->len; n++)
    {
      const QuothCells *row = rows->pdata[n];
      gboolean same = TRUE;

      for (int i = 0; same && i < sheet->n_columns; i++)
        same = i == place || wanted->values[i] == NULL || quoth_value_is_same (row->values[i], wanted->values[i]);
      if (same)
        return TRUE;
    }
  return FALSE;
}

/* Whether both sides made the same list: two who adjudicate may make one annotation, and mark the same place. */
static gboolean
is_there (GPtrArray *rows, GPtrArray *moves)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const QuothMove *move = moves->pdata[i];

      if (move->op != SQLITE_INSERT || !has_alike (move->sheet, rows, move->new, -1))
        return FALSE;
    }
  return rows->len == moves->len;
}

/* What was added, at the end of @rows; @done: whether that makes a list. */
static gboolean
append (QuothReplay *self, GPtrArray *rows, GPtrArray *moves, gboolean *done, GError **error)
{
  const QuothSheet *sheet = ((const QuothMove *) moves->pdata[0])->sheet;
  int place = quoth_sheet_find_column (sheet, "position");
  guint n_before = rows->len;

  for (guint i = 0; i < moves->len; i++)
    {
      const QuothMove *move = moves->pdata[i];
      QuothCells *row;

      if (has_alike (sheet, rows, move->new, place))
        continue;
      row = quoth_cells_copy (move->new);
      sqlite3_value_free (row->values[place]);
      row->values[place] = quoth_sheets_make_integer (self->sheets, rows->len);
      g_ptr_array_add (rows, row);
    }
  *done = quoth_list_is_right (sheet, rows);
  for (guint i = n_before; *done && i < rows->len; i++)
    if (!quoth_replay_insert (self, sheet, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* What the entry says of the list is not done. */
static gboolean
pass_over (QuothReplay *self, const QuothId *owner, GPtrArray *rows, GPtrArray *moves, GError **error)
{
  const QuothMove *first = moves->pdata[0];
  const QuothSheet *sheet = first->sheet;
  int quote = g_str_equal (sheet->table->name, "span") ? quoth_sheet_find_column (sheet, "quote") : -1;
  const QuothCells *held = rows->len > 0 ? rows->pdata[0] : NULL;

  if (!quoth_list_find (sheet)->is_numbered)
    return TRUE;
  return quoth_replay_disagree (self, QUOTH_DISAGREE_CHANGED, sheet, quoth_move_get_key (first), owner, quote,
                                quote >= 0 && held != NULL ? held->values[quote] : NULL,
                                quote >= 0 ? first->new->values[quote] : NULL, error);
}

static gboolean
write_list (QuothReplay *self, const QuothId *owner, GPtrArray *moves, GError **error)
{
  const QuothSheet *sheet = ((const QuothMove *) moves->pdata[0])->sheet;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) imagined = NULL;
  gboolean done = FALSE;

  if (sheet->owner >= 0 && quoth_list_find (sheet)->is_numbered && !quoth_replay_need (self, owner, error))
    return FALSE;
  rows = read_list (self, sheet, owner, error);
  imagined = rows != NULL ? read_list (self, sheet, owner, error) : NULL;
  if (imagined == NULL)
    return FALSE;
  if (is_there (rows, moves))
    return TRUE;
  if (quoth_list_imagine (sheet, imagined, moves) && quoth_list_is_right (sheet, imagined))
    return write_as_it_says (self, moves, error);
  if (quoth_list_find (sheet)->grows && only_adds (moves) && !append (self, rows, moves, &done, error))
    return FALSE;
  return done || pass_over (self, owner, rows, moves, error);
}

/* ---- Which lists there are ---- */

/* A list goes with its owner, if that is deleted. */
static GHashTable *
list_deleted (QuothReplay *self)
{
  GHashTable *deleted = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);

  for (guint i = 0; i < self->moves->len; i++)
    {
      const QuothMove *move = self->moves->pdata[i];
      QuothId own = move->op == SQLITE_DELETE ? quoth_cells_get_id (move->old, move->sheet->own) : QUOTH_ID_NONE;

      if (!quoth_id_is_none (&own))
        g_hash_table_add (deleted, quoth_id_memdup (&own));
    }
  return deleted;
}

typedef struct
{
  QuothId owner;
  GPtrArray *moves;
} List;

static void
list_free (gpointer data)
{
  List *self = data;

  g_ptr_array_unref (self->moves);
  g_free (self);
}

/* (element-type List): the lists of one table, in the order they come. */
static GPtrArray *
collect (QuothReplay *self, const QuothSheet *sheet, GHashTable *deleted)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (list_free);
  g_autoptr (GHashTable) by_owner = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  for (guint i = 0; i < self->moves->len; i++)
    {
      QuothMove *move = self->moves->pdata[i];
      QuothId owner = move->sheet == sheet ? quoth_cells_get_id (quoth_move_get_key (move), MAX (sheet->owner, 0)) : QUOTH_ID_NONE;
      List *list;

      if (move->sheet != sheet || g_hash_table_contains (deleted, &owner))
        continue;
      list = g_hash_table_lookup (by_owner, &owner);
      if (list == NULL)
        {
          list = g_new0 (List, 1);
          list->owner = owner;
          list->moves = g_ptr_array_new ();
          g_hash_table_insert (by_owner, &list->owner, list);
          g_ptr_array_add (found, list);
        }
      g_ptr_array_add (list->moves, move);
      move->is_done = TRUE;
    }
  return found;
}

gboolean
quoth_replay_write_lists (QuothReplay *self, GError **error)
{
  g_autoptr (GHashTable) deleted = list_deleted (self);
  const QuothList *one;

  for (guint n = 0; (one = quoth_list_get (n)) != NULL; n++)
    {
      g_autoptr (GPtrArray) found = collect (self, quoth_sheets_find (self->sheets, one->table), deleted);

      for (guint i = 0; i < found->len; i++)
        {
          const List *list = found->pdata[i];

          if (!write_list (self, &list->owner, list->moves, error))
            return FALSE;
        }
    }
  return TRUE;
}
