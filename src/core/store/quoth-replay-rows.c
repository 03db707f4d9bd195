/* quoth-replay-rows.c: rows that do not fit as they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Column by column, the later holds. What is written may refer to what somebody had deleted: that is brought back.
 */

#include "config.h"

#include "store/quoth-replay-private.h"

#include "store/quoth-lists.h"
#include "store/quoth-query.h"

/* ---- Writing, with all that it needs ---- */

static gboolean
need_row (QuothReplay *self, const QuothSheet *sheet, const QuothCells *cells, int column, GError **error)
{
  const QuothSheet *parent = sheet->parents[column];
  QuothId id = quoth_cells_get_id (cells, column);
  g_autoptr (QuothCells) key = NULL;
  GError *local = NULL;
  gboolean has, found;

  if (quoth_id_is_none (&id) || g_hash_table_contains (self->makes, &id))
    return TRUE;
  key = quoth_cells_new ();
  quoth_cells_set (key, 0, cells->values[column]);
  has = quoth_sheets_has (self->sheets, parent, key, &local);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL && (has || quoth_replay_bring_back (self, &id, &found, error));
}

static gboolean
need_parents (QuothReplay *self, const QuothSheet *sheet, const QuothCells *cells, GError **error)
{
  for (int i = 0; i < sheet->n_columns; i++)
    if (sheet->parents[i] != NULL && cells->values[i] != NULL && !need_row (self, sheet, cells, i, error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_replay_insert (QuothReplay *self, const QuothSheet *sheet, const QuothCells *row, GError **error)
{
  static const QuothCells nothing;
  QuothHit hit = quoth_sheets_insert (self->sheets, sheet, row, error);

  if (hit != QUOTH_HIT_DONE)
    return hit == QUOTH_HIT_MISSED;
  quoth_replay_note (self, sheet, SQLITE_INSERT, &nothing, row);
  return need_parents (self, sheet, row, error);
}

gboolean
quoth_replay_update (QuothReplay *self, const QuothSheet *sheet, const QuothCells *key, const QuothCells *to, GError **error)
{
  QuothHit hit = quoth_sheets_update (self->sheets, sheet, key, NULL, to, error);

  if (hit != QUOTH_HIT_DONE)
    return hit == QUOTH_HIT_MISSED;
  quoth_replay_note (self, sheet, SQLITE_UPDATE, key, to);
  return need_parents (self, sheet, to, error);
}

gboolean
quoth_replay_delete (QuothReplay *self, const QuothSheet *sheet, const QuothCells *row, GError **error)
{
  static const QuothCells nothing;
  QuothHit hit = quoth_sheets_delete (self->sheets, sheet, row, NULL, error);

  if (hit == QUOTH_HIT_DONE)
    quoth_replay_note (self, sheet, SQLITE_DELETE, row, &nothing);
  return hit != QUOTH_HIT_FAILED;
}

/* ---- Bringing back ---- */

/* Whether what was buried with the row of @id is to come back: if that is there, somebody else has brought it back, and what is not with
 * it was taken from it since. */
static gboolean
is_missing (QuothReplay *self, GPtrArray *grave, const QuothId *id, GError **error)
{
  for (guint i = 0; i < grave->len; i++)
    {
      const QuothMove *move = grave->pdata[i];
      QuothId own = quoth_cells_get_id (move->old, move->sheet->own);

      if (quoth_id_equal (&own, id))
        return !quoth_sheets_has (self->sheets, move->sheet, move->old, error);
    }
  return FALSE;
}

/* The rows of the grave that are not there, so that another grave may be opened. */
static gboolean
copy_missing (QuothReplay *self, GPtrArray *grave, const QuothId *id, GPtrArray *sheets, GPtrArray *rows, GError **error)
{
  GError *local = NULL;

  if (!is_missing (self, grave, id, &local) && local == NULL)
    return TRUE;
  for (guint i = 0; i < grave->len && local == NULL; i++)
    {
      const QuothMove *move = grave->pdata[i];

      if (quoth_sheets_has (self->sheets, move->sheet, move->old, &local) || local != NULL)
        continue;
      g_ptr_array_add (sheets, (gpointer) move->sheet);
      g_ptr_array_add (rows, quoth_cells_copy (move->old));
    }
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

static gboolean
say_brought_back (QuothReplay *self, const QuothId *id, const QuothSheet *sheet, const QuothCells *row, GError **error)
{
  QuothId own = quoth_cells_get_id (row, sheet->own);

  return !sheet->is_root || !quoth_id_equal (&own, id)
         || quoth_replay_disagree (self, QUOTH_DISAGREE_DELETED, sheet, row, id, -1, row->values[sheet->own], NULL, error);
}

gboolean
quoth_replay_bring_back (QuothReplay *self, const QuothId *id, gboolean *found, GError **error)
{
  g_autoptr (GPtrArray) grave = quoth_graves_find (self->graves, id, error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_cells_free);

  if (grave == NULL || !copy_missing (self, grave, id, sheets, rows, error))
    return FALSE;
  *found = rows->len > 0;
  /* First all of it, so that what refers to each other is not looked for in turns. */
  for (guint i = 0; i < rows->len; i++)
    {
      static const QuothCells nothing;

      if (quoth_sheets_insert (self->sheets, sheets->pdata[i], rows->pdata[i], error) == QUOTH_HIT_FAILED)
        return FALSE;
      quoth_replay_note (self, sheets->pdata[i], SQLITE_INSERT, &nothing, rows->pdata[i]);
    }
  for (guint i = 0; i < rows->len; i++)
    if (!need_parents (self, sheets->pdata[i], rows->pdata[i], error)
        || !say_brought_back (self, id, sheets->pdata[i], rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_replay_need (QuothReplay *self, const QuothId *id, GError **error)
{
  gboolean found_it;
  guint found;

  if (quoth_id_is_none (id) || g_hash_table_contains (self->makes, id))
    return TRUE;
  return quoth_query_kind (self->database, id, NULL, &found, error)
         && (found > 0 || quoth_replay_bring_back (self, id, &found_it, error));
}

/* ---- What the entry says ---- */

/* Remembers the parent that a value has, before it is given another. */
static void
remember_parent (QuothReplay *self, const QuothMove *move, const QuothCells *row)
{
  QuothId id = quoth_cells_get_id (row, move->sheet->own);

  if (!quoth_id_is_none (&id) && !g_hash_table_contains (self->parents, &id))
    g_hash_table_insert (self->parents, quoth_id_memdup (&id), quoth_cells_copy (row));
}

/* Sets what differs from the @row that is there. */
static gboolean
change_row (QuothReplay *self, const QuothMove *move, const QuothCells *row, GError **error)
{
  const QuothSheet *sheet = move->sheet;
  QuothCells to = { 0 };
  QuothId value = quoth_cells_get_id (row, sheet->owner >= 0 && !sheet->is_root ? sheet->owner : sheet->own);
  gboolean differs = FALSE;

  remember_parent (self, move, row);
  for (int i = 0; i < sheet->n_columns; i++)
    {
      sqlite3_value *now = row->values[i];
      sqlite3_value *seen = move->old->values[i];

      if (sheet->is_key[i] || move->new->values[i] == NULL || quoth_value_is_same (now, move->new->values[i]))
        continue;
      to.values[i] = move->new->values[i];
      differs = TRUE;
      if ((seen == NULL || !quoth_value_is_same (now, seen)) && quoth_replay_is_told (sheet, i)
          && !quoth_replay_disagree (
            self, QUOTH_DISAGREE_CHANGED, sheet, row, &value, i, move->new->values[i], now, error))
        return FALSE;
    }
  return !differs || quoth_replay_update (self, sheet, row, &to, error);
}

static gboolean
insert_row (QuothReplay *self, const QuothMove *move, GError **error)
{
  GError *local = NULL;
  g_autoptr (QuothCells) row = quoth_sheets_read (self->sheets, move->sheet, move->new, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return row != NULL ? change_row (self, move, row, error) : quoth_replay_insert (self, move->sheet, move->new, error);
}

/* A part that somebody removed and this entry changes. */
static gboolean
dig_out_row (QuothReplay *self, const QuothMove *move, GError **error)
{
  GError *local = NULL;
  g_autoptr (QuothCells) row = quoth_graves_find_row (self->graves, move->sheet, move->old, &local);

  if (row == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, local);
      return local == NULL;
    }
  for (int i = 0; i < move->sheet->n_columns; i++)
    if (!move->sheet->is_key[i] && move->new->values[i] != NULL)
      quoth_cells_set (row, i, move->new->values[i]);
  return quoth_replay_insert (self, move->sheet, row, error);
}

static gboolean
update_row (QuothReplay *self, const QuothMove *move, GError **error)
{
  GError *local = NULL;
  g_autoptr (QuothCells) row = quoth_sheets_read (self->sheets, move->sheet, move->old, &local);
  QuothId owner = quoth_move_get_owner (move);
  gboolean found = FALSE;

  if (row == NULL && local == NULL)
    {
      if (quoth_id_is_none (&owner))
        owner = quoth_cells_get_id (move->old, move->sheet->own);
      if (!quoth_id_is_none (&owner) && !quoth_replay_bring_back (self, &owner, &found, &local))
        g_assert (local != NULL);
      else if (found)
        row = quoth_sheets_read (self->sheets, move->sheet, move->old, &local);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return row != NULL ? change_row (self, move, row, error) : dig_out_row (self, move, error);
}

gboolean
quoth_replay_write_rows (QuothReplay *self, GError **error)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      QuothMove *move = self->moves->pdata[i];

      if (move->op == SQLITE_DELETE || quoth_list_find (move->sheet) != NULL)
        continue;
      if (!(move->op == SQLITE_INSERT ? insert_row (self, move, error) : update_row (self, move, error)))
        return FALSE;
      move->is_done = TRUE;
    }
  return TRUE;
}
