/* quoth-disagreement-sides.c: which entries say the two sides of a disagreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a replay writes down names the entry that met something; what it met is in the journal before it. Both sides of what is there twice are
 * the entries that made the two. So the journal is read once, from the newest entry back, until everything is found:
 *
 *   - of a field, the last entry before that wrote it, or the row; of a list, the last that wrote any row of it;
 *   - of what was deleted and came back, the last entry before that deleted it; of what was not deleted since somebody used it, the last before,
 *     of somebody else's, that wrote or named it;
 *   - of an annotation without a place, the last entry before that corrected the text, or that coded it, whichever was not the one that met the other.
 *
 * Rejected: to write the other entry down in the replay. It would have to look for it there, in a merge, for what perhaps nobody opens.
 *
 * Cost: O(bytes of the journal since the oldest side); entries that are newer than all disagreements are not read.
 */

#include "config.h"

#include "store/quoth-disagreement-private.h"

#include "store/quoth-journal.h"
#include "store/quoth-lists.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

/* What is looked for. */
typedef enum
{
  WANT_FIELD,   /* a column of a row, or the row */
  WANT_LIST,    /* any row of a list */
  WANT_MADE,    /* the value's own row, made */
  WANT_DELETED, /* the value's own row, deleted */
  WANT_USED,    /* anything that names the value, by somebody else */
  WANT_CODED,   /* the annotation or its spans */
  WANT_TEXT,    /* the text of the document */
} Wanted;

typedef struct
{
  Wanted wanted;
  QuothId *side; /* the field of the disagreement that is to be filled */
  QuothId value; /* the rows that are looked at name it */
  QuothId origin;
  const QuothSheet *sheet;
  GBytes *key;
  int column;
} Want;

/* @by_value: QuothId → GPtrArray of Want: those that are looked for; @by_entry: QuothId → GPtrArray of QuothDisagreement: those whose entry was not
 * come to yet. */
typedef struct
{
  QuothDatabase *database;
  QuothSheets *sheets;
  GHashTable *by_value;
  GHashTable *by_entry;
  guint n_wants;

  /* The entry that is looked at. */
  QuothId entry;
  QuothId origin;
} Sides;

static void
want_free (gpointer data)
{
  Want *self = data;

  g_clear_pointer (&self->key, g_bytes_unref);
  g_free (self);
}

static void
sides_clear (Sides *self)
{
  g_clear_pointer (&self->by_value, g_hash_table_unref);
  g_clear_pointer (&self->by_entry, g_hash_table_unref);
  g_clear_pointer (&self->sheets, quoth_sheets_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sides, sides_clear)

static GPtrArray *
need_list (GHashTable *table, const QuothId *id, GDestroyNotify free_func)
{
  GPtrArray *list = g_hash_table_lookup (table, id);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_func);
      g_hash_table_insert (table, quoth_id_memdup (id), list);
    }
  return list;
}

static Want *
add_want (Sides *self, Wanted wanted, QuothId *side, const QuothId *value)
{
  Want *want = g_new0 (Want, 1);

  want->wanted = wanted;
  want->side = side;
  want->value = *value;
  want->origin = self->origin;
  want->column = -1;
  g_ptr_array_add (need_list (self->by_value, value, want_free), want);
  self->n_wants++;
  return want;
}

/* ---- Looking at a row ---- */

static gboolean
is_field (const Want *want, const QuothSheet *sheet, int op, const QuothCells *key, const QuothCells *new)
{
  g_autoptr (GBytes) found = NULL;

  if (sheet != want->sheet || op == SQLITE_DELETE || (op == SQLITE_UPDATE && want->column >= 0 && new->values[want->column] == NULL))
    return FALSE;
  if (g_bytes_get_size (want->key) == 0)
    return TRUE;
  found = quoth_sheet_dup_key (sheet, key);
  return g_bytes_equal (found, want->key);
}

static gboolean
is_wanted (const Sides *self, const Want *want, const QuothSheet *sheet, int op, const QuothCells *old, const QuothCells *new)
{
  const QuothCells *key = op == SQLITE_INSERT ? new : old;
  QuothId own = quoth_cells_get_id (key, sheet->own);
  gboolean is_it = sheet->is_root && quoth_id_equal (&own, &want->value);

  switch (want->wanted)
    {
    case WANT_FIELD:
      return is_field (want, sheet, op, key, new);
    case WANT_LIST:
      return sheet == want->sheet;
    case WANT_MADE:
      return is_it && op == SQLITE_INSERT;
    case WANT_DELETED:
      return is_it && op == SQLITE_DELETE;
    case WANT_USED:
      return !quoth_id_equal (&want->origin, &self->origin);
    case WANT_CODED:
      return is_it || g_str_equal (sheet->table->name, "span");
    case WANT_TEXT:
    default:
      return g_str_equal (sheet->table->name, "document") && op == SQLITE_UPDATE
             && new->values[quoth_sheet_find_column (sheet, "current")] != NULL;
    }
}

/* Fills what wanted a row that names @id. */
static void
look_at (Sides *self, const QuothId *id, const QuothSheet *sheet, int op, const QuothCells *old, const QuothCells *new)
{
  GPtrArray *wants = g_hash_table_lookup (self->by_value, id);

  for (guint i = wants != NULL ? wants->len : 0; i-- > 0;)
    {
      const Want *want = wants->pdata[i];

      if (!is_wanted (self, want, sheet, op, old, new))
        continue;
      *want->side = self->entry;
      g_ptr_array_remove_index (wants, i);
      self->n_wants--;
    }
}

static gboolean
look_at_row_cb (const QuothRow *row, gpointer data, GError **error)
{
  Sides *self = data;
  const QuothSheet *sheet = quoth_sheets_of_row (self->sheets, row);
  QuothCells old = { 0 }, new = { 0 };

  quoth_row_to_cells (row, sheet, &old, &new);
  for (int i = 0; i < sheet->n_columns; i++)
    {
      QuothId before = quoth_cells_get_id (&old, i);
      QuothId after = quoth_cells_get_id (&new, i);

      if (!quoth_id_is_none (&before))
        look_at (self, &before, sheet, row->op, &old, &new);
      if (!quoth_id_is_none (&after))
        look_at (self, &after, sheet, row->op, &old, &new);
    }
  return self->n_wants > 0;
}

/* ---- What is looked for ---- */

typedef struct
{
  const QuothId *value;
  gboolean found;
} Naming;

static gboolean
find_name_cb (const QuothRow *row, gpointer data, GError **error)
{
  Naming *self = data;
  QuothId id = quoth_row_get_id (row, 0);

  self->found = (g_str_equal (row->name, "annotation") || g_str_equal (row->name, "span")) && quoth_id_equal (&id, self->value);
  return !self->found;
}

/* The entry that met the other coded it, or corrected the text; by what its author wrote, since its effect has both. */
static gboolean
want_place (Sides *self, QuothDisagreement *disagreement, GError **error)
{
  g_autoptr (GBytes) changeset = quoth_journal_load_written (self->database, &self->entry, error);
  Naming naming = { &disagreement->value, FALSE };
  GError *local = NULL;

  if (changeset == NULL)
    return FALSE;
  quoth_changeset_foreach_row (changeset, find_name_cb, &naming, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  disagreement->held_entry = naming.found ? QUOTH_ID_NONE : self->entry;
  disagreement->other_entry = naming.found ? self->entry : QUOTH_ID_NONE;
  if (naming.found)
    add_want (self, WANT_TEXT, &disagreement->held_entry, &disagreement->document);
  else
    add_want (self, WANT_CODED, &disagreement->other_entry, &disagreement->value);
  return TRUE;
}

static void
want_field (Sides *self, QuothDisagreement *disagreement, const QuothSheet *sheet, sqlite3_stmt *row)
{
  const char *field = (const char *) sqlite3_column_text (row, 2);
  QuothId *side = quoth_id_is_none (&disagreement->held_entry) ? &disagreement->held_entry : &disagreement->other_entry;
  Want *want = add_want (self, quoth_list_find (sheet) != NULL ? WANT_LIST : WANT_FIELD, side, &disagreement->value);

  want->sheet = sheet;
  want->key = g_bytes_new (sqlite3_column_blob (row, 1), (gsize) sqlite3_column_bytes (row, 1));
  want->column = field != NULL ? quoth_sheet_find_column (sheet, field) : -1;
}

static gboolean
want_other_side (Sides *self, QuothDisagreement *disagreement, GError **error)
{
  const QuothSheet *sheet;
  sqlite3_stmt *row;

  if (disagreement->type == QUOTH_DISAGREE_PLACE)
    return want_place (self, disagreement, error);
  if (!quoth_query_row (self->database, "SELECT place, key, field FROM disagreement WHERE id = ?1", &disagreement->id, &row, error))
    return FALSE;
  sheet = row != NULL ? quoth_sheets_find (self->sheets, (const char *) sqlite3_column_text (row, 0)) : NULL;
  if (sheet != NULL && (disagreement->type == QUOTH_DISAGREE_CHANGED || !sheet->is_root))
    want_field (self, disagreement, sheet, row);
  else if (sheet != NULL && quoth_id_is_none (&disagreement->held_entry))
    add_want (self, WANT_USED, &disagreement->held_entry, &disagreement->value);
  else if (sheet != NULL)
    add_want (self, WANT_DELETED, &disagreement->other_entry, &disagreement->value);
  sqlite3_reset (row);
  return TRUE;
}

static void
begin (Sides *self, GPtrArray *disagreements)
{
  for (guint i = 0; i < disagreements->len; i++)
    {
      QuothDisagreement *one = disagreements->pdata[i];
      const QuothId *entry = quoth_id_is_none (&one->held_entry) ? &one->other_entry : &one->held_entry;

      if (one->type == QUOTH_DISAGREE_TWICE)
        {
          add_want (self, WANT_MADE, &one->held_entry, &one->value);
          add_want (self, WANT_MADE, &one->other_entry, &one->second);
        }
      else if (!quoth_id_is_none (entry))
        g_ptr_array_add (need_list (self->by_entry, entry, NULL), one);
    }
}

/* ---- Reading the journal ---- */

/* What cannot be read tells nothing. */
static gboolean
look_at_entry (Sides *self, GError **error)
{
  g_autoptr (GPtrArray) met = NULL;
  GPtrArray *found = g_hash_table_lookup (self->by_entry, &self->entry);
  g_autoptr (GBytes) changeset = self->n_wants > 0 ? quoth_journal_load (self->database, &self->entry, NULL) : NULL;

  if (changeset != NULL)
    quoth_changeset_foreach_row (changeset, look_at_row_cb, self, NULL);
  if (found == NULL)
    return TRUE;
  met = g_ptr_array_ref (found);
  g_hash_table_remove (self->by_entry, &self->entry);
  for (guint i = 0; i < met->len; i++)
    if (!want_other_side (self, met->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
look (Sides *self, GCancellable *cancellable, GError **error)
{
  int result = SQLITE_DONE;
  sqlite3_stmt *row = quoth_database_prepare (
    self->database, "SELECT id, origin, kind FROM journal ORDER BY time DESC, counter DESC, origin DESC", error);

  while (row != NULL && (self->n_wants > 0 || g_hash_table_size (self->by_entry) > 0)
         && (result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      self->entry = quoth_column_id (row, 0);
      self->origin = quoth_column_id (row, 1);
      /* Who did what is in a base is not known. */
      if (sqlite3_column_int (row, 2) == QUOTH_ENTRY_BASE)
        break;
      if (!g_cancellable_set_error_if_cancelled (cancellable, error) && look_at_entry (self, error))
        continue;
      sqlite3_reset (row);
      return FALSE;
    }
  sqlite3_reset (row);
  return row != NULL && result != 0;
}

gboolean
quoth_reader_find_sides (QuothReader *self, GPtrArray *disagreements, GCancellable *cancellable, GError **error)
{
  g_auto (Sides) sides = {
    .database = quoth_reader_get_database (self),
    .by_value = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .by_entry = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
  };
  gboolean entered, done;

  if (!quoth_reader_enter (self, &entered, error))
    return FALSE;
  sides.sheets = quoth_sheets_new (sides.database, error);
  begin (&sides, disagreements);
  done = sides.sheets != NULL && look (&sides, cancellable, error);
  quoth_reader_leave (self, entered);
  return done;
}
