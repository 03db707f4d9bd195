/* quoth-replay-delete.c: deleting, as far as it may be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an entry deletes comes in bundles: a value with its parts, its memos and its attributes. A bundle goes if each row is
 * as the author saw it, there is no more to it than the author saw, and nothing that stays refers to it; else all of it stays. What stays
 * may refer to another bundle, which then has to stay too: so this is gone through until nothing changes any more.
 *
 * A bundle without a value (an alias that is taken away, the value of an attribute) is looked at row by row.
 */

#include "config.h"

#include "store/quoth-replay-private.h"

#include "store/quoth-query.h"

typedef struct
{
  QuothReplay *replay;
  GHashTable *rows;     /* GBytes: key of a row → QuothMove that deletes it */
  gboolean *has_root;   /* by bundle */
  gboolean *stays;
} Deletion;

static void
deletion_clear (Deletion *self)
{
  g_hash_table_unref (self->rows);
  g_free (self->has_root);
  g_free (self->stays);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Deletion, deletion_clear)

static gboolean
is_of_bundle (const QuothMove *move)
{
  return move->op == SQLITE_DELETE && !move->is_done;
}

static const QuothMove *
find_move (Deletion *self, const QuothSheet *sheet, const QuothCells *row)
{
  g_autoptr (GBytes) key = quoth_sheet_dup_key (sheet, row);

  return g_hash_table_lookup (self->rows, key);
}

static void
learn (Deletion *self)
{
  GPtrArray *moves = self->replay->moves;

  for (guint i = 0; i < moves->len; i++)
    {
      QuothMove *move = moves->pdata[i];

      if (!is_of_bundle (move))
        continue;
      g_hash_table_insert (self->rows, quoth_sheet_dup_key (move->sheet, move->old), move);
      /* A revision is no value, but may be deleted alone, with all that hangs on it. */
      if (move->sheet->is_root || g_str_equal (move->sheet->table->name, "revision"))
        self->has_root[move->bundle] = TRUE;
    }
}

/* Whether a row is as the author saw it; a row that is gone already is no reason for the others to stay. */
static gboolean
is_as_seen (Deletion *self, const QuothMove *move, gboolean *as_seen, GError **error)
{
  GError *local = NULL;
  g_autoptr (QuothCells) row = quoth_sheets_read (self->replay->sheets, move->sheet, move->old, &local);

  *as_seen = TRUE;
  for (int i = 0; row != NULL && *as_seen && i < move->sheet->n_columns; i++)
    *as_seen = move->old->values[i] == NULL || quoth_value_is_same (row->values[i], move->old->values[i]);
  if (local != NULL)
    g_propagate_error (error, local);
  return local == NULL;
}

/* Whether the rows of @sheet in which @column is @id all go, too. */
static gboolean
all_go (Deletion *self, const QuothSheet *sheet, int column, const QuothId *id, gboolean *go, GError **error)
{
  g_autoptr (GPtrArray) rows = quoth_sheets_list (self->replay->sheets, sheet, column, id, error);

  for (guint i = 0; rows != NULL && *go && i < rows->len; i++)
    {
      const QuothMove *move = find_move (self, sheet, rows->pdata[i]);

      *go = move != NULL && !self->stays[move->bundle];
      if (*go && !self->has_root[move->bundle] && !is_as_seen (self, move, go, error))
        return FALSE;
    }
  return rows != NULL;
}

/* Whether all that is part of what @move deletes, hangs on it or refers to it goes. */
static gboolean
is_alone (Deletion *self, const QuothMove *move, gboolean *alone, GError **error)
{
  QuothId own = quoth_cells_get_id (move->old, move->sheet->own);
  const QuothSheet *sheet;

  *alone = TRUE;
  for (guint n = 0; *alone && (sheet = quoth_sheets_get (self->replay->sheets, n)) != NULL; n++)
    for (int i = 0; *alone && i < sheet->n_columns; i++)
      {
        /* Annotations of each kind have the id in a table of their own, and others refer to that. */
        gboolean refers = sheet->parents[i] == move->sheet
                          || (sheet->parents[i] != NULL && move->sheet->table->kind == QUOTH_KIND_MENTION && move->sheet->is_root
                              && quoth_kind_is_annotation (sheet->parents[i]->table->kind) && sheet->parents[i]->own < 0);

        if ((refers || (move->sheet->is_root && i == sheet->owner && sheet->parents[i] == NULL))
            && !all_go (self, sheet, i, &own, alone, error))
          return FALSE;
      }
  return TRUE;
}

/* What refers to it by more than a reference. */
static gboolean
is_named (Deletion *self, const QuothMove *move, gboolean *named, GError **error)
{
  QuothId own = quoth_cells_get_id (move->old, move->sheet->own);
  gint64 n = 0;

  if (g_str_equal (move->sheet->table->name, "actor")
      && !quoth_query_number (self->replay->database,
                              "SELECT count (*) FROM attribute a CROSS JOIN attribute_value v ON v.attribute = a.id"
                              " WHERE a.type = 'actor' AND v.value = " QUOTH_ID_AS_TEXT,
                              &own, &n, error))
    return FALSE;
  if (g_str_equal (move->sheet->table->name, "relation_type")
      && !quoth_query_number (self->replay->database,
                              "SELECT count (*) FROM relation r JOIN relation_type t ON t.key = r.kind WHERE t.id = ?1"
                              " AND NOT EXISTS (SELECT 1 FROM relation_type o WHERE o.key = t.key AND o.id <> t.id)",
                              &own, &n, error))
    return FALSE;
  if (g_str_equal (move->sheet->table->name, "annotation_type")
      && !quoth_query_number (self->replay->database,
                              "SELECT count (*) FROM cue c JOIN annotation_type t ON t.key = c.kind WHERE t.id = ?1"
                              " AND NOT EXISTS (SELECT 1 FROM annotation_type o WHERE o.key = t.key AND o.id <> t.id)",
                              &own, &n, error))
    return FALSE;
  *named = n > 0;
  return TRUE;
}

/* Whether the bundle has to stay because of this row. */
static gboolean
holds_back (Deletion *self, const QuothMove *move, gboolean *holds, GError **error)
{
  gboolean as_seen, alone = TRUE, named = FALSE;

  if (!is_as_seen (self, move, &as_seen, error))
    return FALSE;
  if (as_seen && move->sheet->own >= 0
      && (!is_alone (self, move, &alone, error) || !is_named (self, move, &named, error)))
    return FALSE;
  *holds = !as_seen || !alone || named;
  return TRUE;
}

static gboolean
find_what_stays (Deletion *self, GError **error)
{
  GPtrArray *moves = self->replay->moves;
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < moves->len; i++)
        {
          const QuothMove *move = moves->pdata[i];
          gboolean holds;

          if (!is_of_bundle (move) || !self->has_root[move->bundle] || self->stays[move->bundle])
            continue;
          if (!holds_back (self, move, &holds, error))
            return FALSE;
          self->stays[move->bundle] = holds;
          again = again || holds;
        }
    }
  return TRUE;
}

/* The value that people see stay: no memo that stays along with what it is on. */
static gboolean
say_that_it_stays (Deletion *self, const QuothMove *move, GError **error)
{
  QuothId own = quoth_cells_get_id (move->old, move->sheet->own);
  QuothId owner = quoth_cells_get_id (move->old, move->sheet->owner);
  const QuothSheet *sheet = move->sheet;
  gboolean has = FALSE;

  if (!sheet->is_root)
    return TRUE;
  for (guint i = 0; !quoth_id_is_none (&owner) && i < self->replay->moves->len; i++)
    {
      const QuothMove *other = self->replay->moves->pdata[i];
      QuothId id = quoth_cells_get_id (other->old, other->sheet->own);

      has = has || (other->op == SQLITE_DELETE && other->sheet->is_root && quoth_id_equal (&id, &owner));
    }
  return has || !quoth_sheets_has (self->replay->sheets, sheet, move->old, error)
         || quoth_replay_disagree (
           self->replay, QUOTH_DISAGREE_DELETED, sheet, move->old, &own, -1, NULL, NULL, error);
}

/* A row that is of no value that goes. */
static gboolean
delete_part (Deletion *self, const QuothMove *move, GError **error)
{
  QuothId owner = quoth_move_get_owner (move);
  gboolean as_seen;

  if (!is_as_seen (self, move, &as_seen, error))
    return FALSE;
  if (as_seen)
    return quoth_replay_delete (self->replay, move->sheet, move->old, error);
  return quoth_replay_disagree (
    self->replay, QUOTH_DISAGREE_DELETED, move->sheet, move->old, &owner, -1, NULL, NULL, error);
}

gboolean
quoth_replay_delete_rows (QuothReplay *replay, GError **error)
{
  g_auto (Deletion) self = {
    replay,
    g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL),
    g_new0 (gboolean, replay->n_bundles + 1),
    g_new0 (gboolean, replay->n_bundles + 1),
  };

  learn (&self);
  if (!find_what_stays (&self, error))
    return FALSE;
  for (guint i = 0; i < replay->moves->len; i++)
    {
      const QuothMove *move = replay->moves->pdata[i];
      gboolean done;

      if (!is_of_bundle (move))
        continue;
      if (!self.has_root[move->bundle])
        done = delete_part (&self, move, error);
      else if (self.stays[move->bundle])
        done = say_that_it_stays (&self, move, error);
      else
        done = quoth_replay_delete (replay, move->sheet, move->old, error);
      if (!done)
        return FALSE;
    }
  return TRUE;
}
