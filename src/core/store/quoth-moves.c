/* quoth-moves.c: the rows of a changeset, held in memory
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-moves.h"

static void
move_free (gpointer data)
{
  QuothMove *self = data;

  quoth_cells_free (self->old);
  quoth_cells_free (self->new);
  g_free (self);
}

const QuothSheet *
quoth_sheets_of_row (QuothSheets *self, const QuothRow *row)
{
  return quoth_sheets_get (self, (guint) (row->table - quoth_schema_get_tables ()));
}

void
quoth_row_to_cells (const QuothRow *row, const QuothSheet *sheet, QuothCells *old, QuothCells *new)
{
  for (int i = 0; i < MIN (row->n_columns, QUOTH_SHEET_COLUMNS); i++)
    {
      old->values[i] = quoth_row_get_old (row, i);
      new->values[i] = quoth_row_get_new (row, i);
    }
}

typedef struct
{
  QuothSheets *sheets;
  GPtrArray *moves;
} Parse;

static gboolean
add_move_cb (const QuothRow *row, gpointer data, GError **error)
{
  Parse *self = data;
  QuothMove *move = g_new0 (QuothMove, 1);
  QuothCells old = { 0 }, new = { 0 };

  move->sheet = quoth_sheets_of_row (self->sheets, row);
  quoth_row_to_cells (row, move->sheet, &old, &new);
  move->op = row->op;
  move->old = quoth_cells_copy (&old);
  move->new = quoth_cells_copy (&new);
  g_ptr_array_add (self->moves, move);
  return TRUE;
}

GPtrArray *
quoth_moves_parse (QuothSheets *sheets, GBytes *changeset, GError **error)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func (move_free);
  Parse self = { sheets, moves };

  return quoth_changeset_foreach_row (changeset, add_move_cb, &self, error) ? g_steal_pointer (&moves) : NULL;
}

const QuothCells *
quoth_move_get_key (const QuothMove *self)
{
  return self->op == SQLITE_INSERT ? self->new : self->old;
}

QuothId
quoth_move_get_owner (const QuothMove *self)
{
  const QuothCells *cells = quoth_move_get_key (self);

  return quoth_cells_get_id (cells, self->sheet->owner >= 0 && !self->sheet->is_root ? self->sheet->owner : self->sheet->own);
}

/* ---- Bundles: disjoint sets of ids ---- */

typedef struct
{
  GHashTable *numbers; /* QuothId → number + 1 */
  GArray *parents;     /* of guint */
} Sets;

static guint
find (Sets *self, guint number)
{
  guint *parents = (guint *) (gpointer) self->parents->data;

  while (parents[number] != number)
    {
      parents[number] = parents[parents[number]];
      number = parents[number];
    }
  return number;
}

static guint
get_number (Sets *self, const QuothId *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));

  if (number > 0)
    return number - 1;
  number = self->parents->len;
  g_array_append_val (self->parents, number);
  g_hash_table_insert (self->numbers, quoth_id_memdup (id), GUINT_TO_POINTER (number + 1));
  return number;
}

/* The number of one of the ids of the row, all of which are in one set now. A row that tells no id is by itself. */
static guint
unite (Sets *self, const QuothMove *move)
{
  QuothId own = quoth_cells_get_id (move->old, move->sheet->own);
  QuothId owner = quoth_cells_get_id (move->old, move->sheet->owner);
  guint number;

  if (quoth_id_is_none (&own) && quoth_id_is_none (&owner))
    own = quoth_id_new ();
  number = get_number (self, quoth_id_is_none (&own) ? &owner : &own);
  if (!quoth_id_is_none (&own) && !quoth_id_is_none (&owner))
    {
      guint a = find (self, number);
      guint b = find (self, get_number (self, &owner));

      g_array_index (self->parents, guint, b) = a;
    }
  return number;
}

guint
quoth_moves_bundle (GPtrArray *moves)
{
  Sets sets = { g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL), g_array_new (FALSE, FALSE, sizeof (guint)) };
  g_autoptr (GHashTable) bundles = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < moves->len; i++)
    {
      QuothMove *move = moves->pdata[i];

      if (move->op == SQLITE_DELETE)
        move->bundle = unite (&sets, move);
    }
  for (guint i = 0; i < moves->len; i++)
    {
      QuothMove *move = moves->pdata[i];
      gpointer root;

      if (move->op != SQLITE_DELETE)
        continue;
      root = GUINT_TO_POINTER (find (&sets, move->bundle) + 1);
      if (!g_hash_table_contains (bundles, root))
        g_hash_table_insert (bundles, root, GUINT_TO_POINTER (g_hash_table_size (bundles)));
      move->bundle = GPOINTER_TO_UINT (g_hash_table_lookup (bundles, root));
    }
  g_hash_table_unref (sets.numbers);
  g_array_unref (sets.parents);
  return g_hash_table_size (bundles);
}
