/* quoth-changeset-news.c: what a changeset says in terms of the model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A changeset is a list of rows, a value of the model has rows in several tables. Each row leads to the id of
 * its value by the column that the schema names; the row of the value's own table (its root) tells whether it was made
 * or removed. What a row does not say (an UPDATE only has its key and the columns that differ: a span moved,
 * but of which kind of annotation, in which document?) is asked from the database at the end, once for each value:
 * if it is not there any more, then the changeset has its root as a DELETE, with all its columns.
 *
 * Cost: O(rows) and one look-up for each value that the changeset does not tell enough about.
 */

#include "config.h"

#include "store/quoth-changeset.h"
#include "store/quoth-query.h"
#include "store/quoth-schema.h"

#include <string.h>

/* Columns of the tables that are looked into, by their order in the schema. */
enum
{
  ANNOTATION_KIND = 1,
  ANNOTATION_DOCUMENT = 2,
  REVISION_ID = 0,
  SEGMENT_REVISION = 0,
  ATTRIBUTE_VALUE_TARGET = 0,
};

typedef struct
{
  QuothDatabase *database;
  GArray *items;
  /* QuothId in `ids` → index in `items` + 1 */
  GHashTable *by_id;
  /* QuothId of a revision → QuothId of its document; and those of which only segments were seen */
  GHashTable *revisions;
  GHashTable *segmented;
  /* QuothId of what has attributes that changed */
  GHashTable *attributed;
  /* per item: whether kind and document are known */
  GByteArray *known;
} Summary;

typedef struct
{
  sqlite3_changeset_iter *iter;
  const char *name;
  int op;
  const QuothTable *table;
} Row;

static void
summary_clear (Summary *self)
{
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->revisions, g_hash_table_unref);
  g_clear_pointer (&self->segmented, g_hash_table_unref);
  g_clear_pointer (&self->attributed, g_hash_table_unref);
  g_clear_pointer (&self->known, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Summary, summary_clear)

/* The value in @column of a row: the new one; for a DELETE, and for what an UPDATE leaves alone, the old one.
 * %NULL where the changeset does not tell: columns that an UPDATE leaves alone and that are no key. */
static sqlite3_value *
row_get (const Row *row, int column)
{
  sqlite3_value *value = NULL;

  if (row->op != SQLITE_DELETE)
    sqlite3changeset_new (row->iter, column, &value);
  if (value == NULL && row->op != SQLITE_INSERT)
    sqlite3changeset_old (row->iter, column, &value);
  return value;
}

static QuothId
row_get_id (const Row *row, int column)
{
  QuothId id = QUOTH_ID_NONE;
  sqlite3_value *value = row_get (row, column);

  if (value != NULL && sqlite3_value_bytes (value) == sizeof id.bytes)
    memcpy (id.bytes, sqlite3_value_blob (value), sizeof id.bytes);
  return id;
}

static QuothId
look_up (QuothDatabase *database, const char *sql, const QuothId *key)
{
  QuothId found = QUOTH_ID_NONE;
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, NULL);

  if (statement == NULL)
    return found;
  quoth_bind_id (statement, 1, key);
  if (quoth_database_step (database, statement, NULL) == SQLITE_ROW)
    found = quoth_column_id (statement, 0);
  sqlite3_reset (statement);
  return found;
}

static guint
add_item (Summary *self, QuothKind kind, const QuothId *id)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
  QuothNewsItem item = { QUOTH_NEWS_CHANGED, kind, *id, QUOTH_ID_NONE };
  guint8 known = !quoth_kind_is_annotation (kind);

  if (index > 0)
    return index - 1;
  if (kind == QUOTH_KIND_DOCUMENT)
    item.document = *id;
  g_array_append_val (self->items, item);
  g_byte_array_append (self->known, &known, 1);
  g_hash_table_insert (self->by_id, quoth_id_memdup (id), GUINT_TO_POINTER (self->items->len));
  return self->items->len - 1;
}

/* Whether a table has the name of a kind: "actor_kind" is "actor-kind". */
static gboolean
is_named_like (const char *table, const char *nick)
{
  while (*table != '\0' && (*table == *nick || (*table == '_' && *nick == '-')))
    {
      table++;
      nick++;
    }
  return *table == *nick;
}

static gboolean
is_root (const QuothTable *table)
{
  if (quoth_kind_is_annotation (table->kind))
    return g_str_equal (table->name, "annotation");
  return table->id_column == 0 && is_named_like (table->name, quoth_kind_to_nick (table->kind));
}

/* An INSERT or DELETE of `annotation` has it all. */
static void
learn_annotation (Summary *self, const Row *row, guint index)
{
  QuothNewsItem *item = &g_array_index (self->items, QuothNewsItem, index);
  sqlite3_value *kind = row_get (row, ANNOTATION_KIND);

  if (row->op == SQLITE_UPDATE || kind == NULL)
    return;
  if (quoth_kind_from_nick ((const char *) sqlite3_value_text (kind), &item->kind))
    {
      item->document = row_get_id (row, ANNOTATION_DOCUMENT);
      self->known->data[index] = TRUE;
    }
}

/* The id of the value that a row belongs to. */
static QuothId
find_value (Summary *self, const Row *row)
{
  QuothId id = row_get_id (row, row->table->id_column);
  QuothId key;

  if (!quoth_id_is_none (&id))
    return id;
  key = row_get_id (row, 0);
  if (row->table->kind == QUOTH_KIND_DOCUMENT)
    return look_up (self->database, "SELECT document FROM revision WHERE id = ?1", &key);
  return look_up (self->database, "SELECT code FROM code_example WHERE id = ?1", &key);
}

static void
add_to_set (GHashTable *set, const QuothId *id)
{
  if (!g_hash_table_contains (set, id))
    g_hash_table_add (set, quoth_id_memdup (id));
}

static void
add_row (Summary *self, const Row *row)
{
  QuothId id;
  guint index;

  if (g_str_equal (row->name, "segment"))
    {
      id = row_get_id (row, SEGMENT_REVISION);
      add_to_set (self->segmented, &id);
      return;
    }
  if (g_str_equal (row->name, "attribute_value"))
    {
      id = row_get_id (row, ATTRIBUTE_VALUE_TARGET);
      add_to_set (self->attributed, &id);
      return;
    }
  if (!row->table->is_value)
    return;

  id = find_value (self, row);
  if (quoth_id_is_none (&id))
    return;
  index = add_item (self, row->table->kind, &id);
  if (is_root (row->table))
    {
      QuothNewsItem *item = &g_array_index (self->items, QuothNewsItem, index);

      item->type = row->op == SQLITE_INSERT   ? QUOTH_NEWS_ADDED
                   : row->op == SQLITE_DELETE ? QUOTH_NEWS_REMOVED
                                              : QUOTH_NEWS_CHANGED;
      if (quoth_kind_is_annotation (row->table->kind))
        learn_annotation (self, row, index);
    }
  else if (g_str_equal (row->name, "revision"))
    {
      QuothId revision = row_get_id (row, REVISION_ID);

      g_hash_table_insert (self->revisions, quoth_id_memdup (&revision), quoth_id_memdup (&id));
    }
}

/* The documents of which segments were changed. */
static void
add_segmented (Summary *self)
{
  GHashTableIter iter;
  gpointer revision;

  g_hash_table_iter_init (&iter, self->segmented);
  while (g_hash_table_iter_next (&iter, &revision, NULL))
    {
      const QuothId *known = g_hash_table_lookup (self->revisions, revision);
      QuothId document
        = known != NULL
            ? *known
            : look_up (self->database, "SELECT document FROM revision WHERE id = ?1", revision);

      if (!quoth_id_is_none (&document))
        add_item (self, QUOTH_KIND_DOCUMENT, &document);
    }
}

/* The values of which nothing but attributes was changed. Which kind they are of, only the database knows: if it does not have them
 * any more, the changeset has their root. */
static gboolean
add_attributed (Summary *self, GError **error)
{
  GHashTableIter iter;
  gpointer target;

  g_hash_table_iter_init (&iter, self->attributed);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    {
      QuothKind kind;
      guint found;

      if (g_hash_table_contains (self->by_id, target))
        continue;
      if (!quoth_query_kind (self->database, target, &kind, &found, error))
        return FALSE;
      if (found > 0)
        add_item (self, kind, target);
    }
  return TRUE;
}

static gboolean
resolve (Summary *self, GError **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      QuothNewsItem *item = &g_array_index (self->items, QuothNewsItem, i);
      sqlite3_stmt *statement;

      if (self->known->data[i])
        continue;
      statement = quoth_database_prepare (
        self->database, "SELECT kind, document FROM annotation WHERE id = ?1", error);
      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, &item->id);
      if (quoth_database_step (self->database, statement, NULL) == SQLITE_ROW)
        {
          quoth_kind_from_nick ((const char *) sqlite3_column_text (statement, 0), &item->kind);
          item->document = quoth_column_id (statement, 1);
        }
      sqlite3_reset (statement);
    }
  return TRUE;
}

static const QuothTable *
find_table (const char *name)
{
  const QuothTable *table = quoth_schema_get_tables ();

  while (table->name != NULL && !g_str_equal (table->name, name))
    table++;
  return table;
}

static int
add_rows (Summary *self, GBytes *changeset)
{
  Row row = { 0 };
  int result = sqlite3changeset_start (&row.iter,
                                       (int) g_bytes_get_size (changeset),
                                       (void *) g_bytes_get_data (changeset, NULL));
  int finished;

  while (result == SQLITE_OK && (result = sqlite3changeset_next (row.iter)) == SQLITE_ROW)
    {
      const char *name;
      int n_columns;

      result = sqlite3changeset_op (row.iter, &name, &n_columns, &row.op, NULL);
      if (result != SQLITE_OK)
        break;
      /* Rows come table by table. */
      if (row.table == NULL || row.table->name == NULL || !g_str_equal (row.table->name, name))
        row.table = find_table (name);
      row.name = name;
      if (row.table->name != NULL)
        add_row (self, &row);
    }
  finished = sqlite3changeset_finalize (row.iter);
  return result == SQLITE_DONE ? finished : result;
}

GArray *
quoth_changeset_to_news (QuothDatabase *database, GBytes *changeset, GError **error)
{
  g_auto (Summary) self = { .database = database };
  int result;

  self.items = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  self.known = g_byte_array_new ();
  self.by_id = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self.revisions = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self.attributed = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self.segmented = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);

  result = add_rows (&self, changeset);
  if (result != SQLITE_OK)
    {
      quoth_database_set_error (database, result, error);
      return NULL;
    }
  add_segmented (&self);
  if (!add_attributed (&self, error) || !resolve (&self, error))
    return NULL;
  return g_steal_pointer (&self.items);
}
