/* quoth-settle-list.c: giving a list what an entry that met another one made of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry says of a list only which rows are different, so what its author had in the end is known only together with what the author saw.
 * That is looked for from the list of today back through the journal, in memory: behind the entry, the first state in which each row is as the
 * entry says that it was.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include "config.h"

#include "store/quoth-settle-list.h"

#include <string.h>

#include "store/quoth-changeset.h"
#include "store/quoth-journal.h"
#include "store/quoth-lists.h"
#include "store/quoth-query.h"

typedef struct
{
  QuothDatabase *database;
  QuothSheets *sheets;
  const QuothSheet *sheet;
  QuothId owner;
  GPtrArray *rows;   /* of QuothCells: the list, as it was at the place of the journal that was come to */
  GPtrArray *wanted; /* of QuothMove: what the entry did to it */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
mentions_owner (const Search *self, GBytes *changeset)
{
  gsize size;
  const char *data = g_bytes_get_data (changeset, &size);

  return size > 0 && memmem (data, size, self->owner.bytes, sizeof self->owner.bytes) != NULL;
}

/* (transfer full): what @changeset does to the list; %NULL with @error. */
static GPtrArray *
parse (const Search *self, GBytes *changeset, GError **error)
{
  GPtrArray *moves = quoth_moves_parse (self->sheets, changeset, error);

  for (guint i = moves != NULL ? moves->len : 0; i-- > 0;)
    {
      const QuothMove *move = moves->pdata[i];
      QuothId owner = quoth_move_get_owner (move);

      if (move->sheet != self->sheet || !quoth_id_equal (&owner, &self->owner))
        g_ptr_array_remove_index (moves, i);
    }
  return moves;
}

/* Takes back in memory what the entry did here. @fits: (out): whether the list was as the entry left it. */
static gboolean
step_back (Search *self, const QuothId *entry, gboolean *fits, GError **error)
{
  g_autoptr (GBytes) changeset = quoth_journal_load (self->database, entry, error);
  g_autoptr (GBytes) inverse = NULL;
  g_autoptr (GPtrArray) moves = NULL;

  *fits = TRUE;
  if (changeset == NULL)
    return FALSE;
  if (!mentions_owner (self, changeset))
    return TRUE;
  inverse = quoth_changeset_invert (self->database, changeset, error);
  moves = inverse != NULL ? parse (self, inverse, error) : NULL;
  if (moves == NULL)
    return FALSE;
  *fits = quoth_list_imagine (self->sheet, self->rows, moves);
  return TRUE;
}

/* (transfer full) (nullable): the list as the entry leaves it; %NULL if its author saw another. */
static GPtrArray *
imagine_wanted (const Search *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_cells_free);

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (rows, quoth_cells_copy (self->rows->pdata[i]));
  return quoth_list_imagine (self->sheet, rows, self->wanted) && quoth_list_is_right (self->sheet, rows) ? g_steal_pointer (&rows)
                                                                                                        : NULL;
}

/* (transfer full) (nullable): %NULL without @error if it cannot be known. */
static GPtrArray *
find (Search *self, const QuothId *entry, GError **error)
{
  g_autoptr (GArray) entries
    = quoth_query_ids (self->database, "SELECT id FROM journal ORDER BY time DESC, counter DESC, origin DESC", NULL, error);
  gboolean is_behind = FALSE;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const QuothId *id = &g_array_index (entries, QuothId, i);
      GPtrArray *found;
      gboolean fits;

      if (!step_back (self, id, &fits, error) || !fits)
        return NULL;
      is_behind = is_behind || quoth_id_equal (id, entry);
      found = is_behind ? imagine_wanted (self) : NULL;
      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
has_place (const QuothSheet *sheet, GPtrArray *rows, const QuothCells *row)
{
  g_autoptr (GBytes) key = quoth_sheet_dup_key (sheet, row);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GBytes) other = quoth_sheet_dup_key (sheet, rows->pdata[i]);

      if (g_bytes_equal (key, other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
write_list (const Search *self, GPtrArray *now, GPtrArray *wanted, GError **error)
{
  QuothHit hit = QUOTH_HIT_DONE;

  for (guint i = 0; hit == QUOTH_HIT_DONE && i < now->len; i++)
    if (!has_place (self->sheet, wanted, now->pdata[i]))
      hit = quoth_sheets_delete (self->sheets, self->sheet, now->pdata[i], NULL, error);
  for (guint i = 0; hit == QUOTH_HIT_DONE && i < wanted->len; i++)
    hit = has_place (self->sheet, now, wanted->pdata[i])
            ? quoth_sheets_update (self->sheets, self->sheet, wanted->pdata[i], NULL, wanted->pdata[i], error)
            : quoth_sheets_insert (self->sheets, self->sheet, wanted->pdata[i], error);
  return hit == QUOTH_HIT_DONE;
}

/* It may have been compacted. */
static gboolean
has_entry (QuothDatabase *database, const QuothId *entry, gboolean *has, GError **error)
{
  gint64 n;

  if (!quoth_query_number (database, "SELECT count (*) FROM journal WHERE id = ?1", entry, &n, error))
    return FALSE;
  *has = n > 0;
  return TRUE;
}

static gboolean
settle_list (QuothDatabase *database,
             QuothSheets *sheets,
             const QuothSheet *sheet,
             const QuothId *owner,
             const QuothId *entry,
             gboolean *found,
             GError **error)
{
  g_auto (Search) self = { database, sheets, sheet, *owner, quoth_sheets_list (sheets, sheet, sheet->owner, owner, error), NULL };
  g_autoptr (GPtrArray) now = quoth_sheets_list (sheets, sheet, sheet->owner, owner, error);
  g_autoptr (GBytes) changeset = quoth_journal_load_written (database, entry, error);
  g_autoptr (GPtrArray) wanted = NULL;
  GError *local = NULL;

  if (self.rows == NULL || now == NULL || changeset == NULL)
    return FALSE;
  self.wanted = parse (&self, changeset, error);
  if (self.wanted == NULL)
    return FALSE;
  wanted = find (&self, entry, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  *found = wanted != NULL;
  return wanted == NULL || write_list (&self, now, wanted, error);
}

gboolean
quoth_settle_list (QuothDatabase *database,
                   QuothSheets *sheets,
                   const QuothSheet *sheet,
                   const QuothId *owner,
                   const QuothId *entry,
                   gboolean *found,
                   GError **error)
{
  gboolean has;

  *found = FALSE;
  return has_entry (database, entry, &has, error) && (!has || settle_list (database, sheets, sheet, owner, entry, found, error));
}
