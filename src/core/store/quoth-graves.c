/* quoth-graves.c: what was deleted, as the journal still has it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A changeset has all columns of what it deletes, so nothing is lost but the way to it. The way is kept in memory, for those
 * replays only that need it: most merges never ask.
 */

#include "config.h"

#include "store/quoth-graves.h"

#include "store/quoth-journal.h"

/* A key is one of the types of relations or of those of annotations. */
#define TYPE_KEY "%s %s"

struct _QuothGraves
{
  QuothDatabase *database;
  QuothSheets *sheets;
  QuothPosition position;
  gboolean is_made;
  GHashTable *by_id;  /* QuothId → QuothId of the entry */
  GHashTable *by_row; /* GBytes: the key of a row → QuothId of the entry */
  GHashTable *revisions; /* QuothId of a document → GPtrArray of QuothCells */
  GHashTable *types; /* TYPE_KEY → QuothId */
  const QuothId *adding;  /* the entry that is looked at */
  const QuothSheet *revision;
  const QuothSheet *relation_type;
  const QuothSheet *annotation_type;

  /* What was opened last. */
  QuothId opened;
  GPtrArray *moves;
};

QuothGraves *
quoth_graves_new (QuothDatabase *database, QuothSheets *sheets)
{
  QuothGraves *self = g_new0 (QuothGraves, 1);

  self->database = database;
  self->sheets = sheets;
  self->revision = quoth_sheets_find (sheets, "revision");
  self->relation_type = quoth_sheets_find (sheets, "relation_type");
  self->annotation_type = quoth_sheets_find (sheets, "annotation_type");
  self->by_id = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self->by_row = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, g_free);
  self->revisions = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
quoth_graves_free (QuothGraves *self)
{
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_row);
  g_hash_table_unref (self->revisions);
  g_hash_table_unref (self->types);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_free (self);
}

void
quoth_graves_set_position (QuothGraves *self, const QuothPosition *position)
{
  self->position = *position;
}

static void
bury (QuothGraves *self, const QuothSheet *sheet, const QuothCells *row)
{
  QuothId id = quoth_cells_get_id (row, sheet->own);

  if (!quoth_id_is_none (&id))
    g_hash_table_replace (self->by_id, quoth_id_memdup (&id), quoth_id_memdup (self->adding));
  g_hash_table_replace (self->by_row, quoth_sheet_dup_key (sheet, row), quoth_id_memdup (self->adding));
}

static void
note_revision (QuothGraves *self, const QuothCells *row)
{
  QuothId document = quoth_cells_get_id (row, self->revision->owner);
  GPtrArray *revisions = g_hash_table_lookup (self->revisions, &document);

  if (revisions == NULL)
    {
      revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_cells_free);
      g_hash_table_insert (self->revisions, quoth_id_memdup (&document), revisions);
    }
  g_ptr_array_add (revisions, quoth_cells_copy (row));
}

static gboolean
is_of_types (QuothGraves *self, const QuothSheet *sheet)
{
  return sheet == self->relation_type || sheet == self->annotation_type;
}

/* Under each key that it ever had. */
static void
note_type (QuothGraves *self, const QuothSheet *sheet, const QuothCells *old, const QuothCells *new)
{
  int key = quoth_sheet_find_column (sheet, "key");
  sqlite3_value *const keys[] = { old->values[key], new->values[key] };
  QuothId id = quoth_cells_get_id (old->values[0] != NULL ? old : new, 0);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i] != NULL)
      g_hash_table_replace (self->types,
                            g_strdup_printf (TYPE_KEY, sheet->table->name, (const char *) sqlite3_value_text (keys[i])),
                            quoth_id_memdup (&id));
}

static gboolean
note_row_cb (const QuothRow *row, gpointer data, GError **error)
{
  QuothGraves *self = data;
  const QuothSheet *sheet = quoth_sheets_of_row (self->sheets, row);
  QuothCells old = { 0 }, new = { 0 };

  if (row->op != SQLITE_DELETE && sheet != self->revision && !is_of_types (self, sheet))
    return TRUE;
  quoth_row_to_cells (row, sheet, &old, &new);
  if (row->op == SQLITE_DELETE)
    bury (self, sheet, &old);
  if (sheet == self->revision && row->op == SQLITE_INSERT)
    note_revision (self, &new);
  if (is_of_types (self, sheet))
    note_type (self, sheet, &old, &new);
  return TRUE;
}

static gboolean
note_entry (QuothGraves *self, const QuothId *entry, GBytes *changeset, GError **error)
{
  self->adding = entry;
  return quoth_changeset_foreach_row (changeset, note_row_cb, self, error);
}

gboolean
quoth_graves_go_on (QuothGraves *self, const QuothId *entry, GBytes *effect, GError **error)
{
  return !self->is_made || note_entry (self, entry, effect, error);
}

static gboolean
make (QuothGraves *self, GError **error)
{
  int result;
  sqlite3_stmt *rows
    = quoth_database_prepare (self->database,
                              "SELECT id FROM journal WHERE (time, counter, origin) < (?1, ?2, ?3)"
                              " ORDER BY time, counter, origin",
                              error);

  if (self->is_made)
    return TRUE;
  if (rows == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, self->position.time);
  sqlite3_bind_int64 (rows, 2, self->position.counter);
  quoth_bind_id (rows, 3, &self->position.origin);
  while ((result = quoth_database_step (self->database, rows, error)) == SQLITE_ROW)
    {
      QuothId entry = quoth_column_id (rows, 0);
      g_autoptr (GBytes) changeset = quoth_journal_load (self->database, &entry, error);

      if (changeset == NULL || !note_entry (self, &entry, changeset, error))
        {
          sqlite3_reset (rows);
          return FALSE;
        }
    }
  self->is_made = result == SQLITE_DONE;
  return self->is_made;
}

static gboolean
open_entry (QuothGraves *self, const QuothId *entry, GError **error)
{
  g_autoptr (GBytes) changeset = NULL;

  if (self->moves != NULL && quoth_id_equal (&self->opened, entry))
    return TRUE;
  changeset = quoth_journal_load (self->database, entry, error);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  self->moves = changeset != NULL ? quoth_moves_parse (self->sheets, changeset, error) : NULL;
  if (self->moves == NULL)
    return FALSE;
  self->opened = *entry;
  quoth_moves_bundle (self->moves);
  return TRUE;
}

/* The rows of the bundle that has the row with that id. */
static GPtrArray *
list_bundle (QuothGraves *self, const QuothId *id)
{
  GPtrArray *rows = g_ptr_array_new ();
  const QuothMove *found = NULL;

  for (guint i = 0; found == NULL && i < self->moves->len; i++)
    {
      const QuothMove *move = self->moves->pdata[i];
      QuothId own = quoth_cells_get_id (move->old, move->sheet->own);

      if (move->op == SQLITE_DELETE && quoth_id_equal (&own, id))
        found = move;
    }
  for (guint i = 0; found != NULL && i < self->moves->len; i++)
    {
      QuothMove *move = self->moves->pdata[i];

      if (move->op == SQLITE_DELETE && move->bundle == found->bundle)
        g_ptr_array_add (rows, move);
    }
  return rows;
}

GPtrArray *
quoth_graves_find (QuothGraves *self, const QuothId *id, GError **error)
{
  const QuothId *entry;

  if (!make (self, error))
    return NULL;
  entry = g_hash_table_lookup (self->by_id, id);
  if (entry == NULL)
    return g_ptr_array_new ();
  return open_entry (self, entry, error) ? list_bundle (self, id) : NULL;
}

QuothCells *
quoth_graves_find_row (QuothGraves *self, const QuothSheet *sheet, const QuothCells *key, GError **error)
{
  g_autoptr (GBytes) wanted = quoth_sheet_dup_key (sheet, key);
  const QuothId *entry;

  if (!make (self, error))
    return NULL;
  entry = g_hash_table_lookup (self->by_row, wanted);
  if (entry == NULL || !open_entry (self, entry, error))
    return NULL;
  for (guint i = 0; i < self->moves->len; i++)
    {
      const QuothMove *move = self->moves->pdata[i];
      g_autoptr (GBytes) found = NULL;

      if (move->op != SQLITE_DELETE || move->sheet != sheet)
        continue;
      found = quoth_sheet_dup_key (sheet, move->old);
      if (g_bytes_equal (found, wanted))
        return quoth_cells_copy (move->old);
    }
  return NULL;
}

GPtrArray *
quoth_graves_find_revisions (QuothGraves *self, const QuothId *document, GError **error)
{
  return make (self, error) ? g_hash_table_lookup (self->revisions, document) : NULL;
}

gboolean
quoth_graves_find_type (QuothGraves *self, const char *table, const char *key, QuothId *type, GError **error)
{
  g_autofree char *wanted = g_strdup_printf (TYPE_KEY, table, key);
  const QuothId *found;

  if (!make (self, error))
    return FALSE;
  found = g_hash_table_lookup (self->types, wanted);
  *type = found != NULL ? *found : QUOTH_ID_NONE;
  return TRUE;
}
