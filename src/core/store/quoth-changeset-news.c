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

#include "store/quoth-changeset-rows.h"
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

/* An INSERT or DELETE of `annotation` has it all. */
static void
learn_annotation (Summary *self, const QuothRow *row, guint index)
{
  QuothNewsItem *item = &g_array_index (self->items, QuothNewsItem, index);
  sqlite3_value *kind = quoth_row_get (row, ANNOTATION_KIND);

  if (row->op == SQLITE_UPDATE || kind == NULL)
    return;
  if (quoth_kind_from_nick ((const char *) sqlite3_value_text (kind), &item->kind))
    {
      item->document = quoth_row_get_id (row, ANNOTATION_DOCUMENT);
      self->known->data[index] = TRUE;
    }
}

static void
add_to_set (GHashTable *set, const QuothId *id)
{
  if (!g_hash_table_contains (set, id))
    g_hash_table_add (set, quoth_id_memdup (id));
}

static gboolean
add_row_cb (const QuothRow *row, gpointer data, GError **error)
{
  Summary *self = data;
  QuothId id;
  guint index;

  if (g_str_equal (row->name, "segment"))
    {
      id = quoth_row_get_id (row, SEGMENT_REVISION);
      add_to_set (self->segmented, &id);
      return TRUE;
    }
  if (g_str_equal (row->name, "attribute_value"))
    {
      id = quoth_row_get_id (row, ATTRIBUTE_VALUE_TARGET);
      add_to_set (self->attributed, &id);
      return TRUE;
    }
  if (!row->table->is_value)
    return TRUE;

  id = quoth_row_find_value (row, self->database);
  if (quoth_id_is_none (&id))
    return TRUE;
  index = add_item (self, row->table->kind, &id);
  if (quoth_row_is_root (row))
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
      QuothId revision = quoth_row_get_id (row, REVISION_ID);

      g_hash_table_insert (self->revisions, quoth_id_memdup (&revision), quoth_id_memdup (&id));
    }
  return TRUE;
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
            : quoth_row_find_document (self->database, revision);

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

GArray *
quoth_changeset_to_news (QuothDatabase *database, GBytes *changeset, GError **error)
{
  g_auto (Summary) self = { .database = database };

  self.items = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  self.known = g_byte_array_new ();
  self.by_id = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self.revisions = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  self.attributed = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self.segmented = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);

  if (!quoth_changeset_foreach_row (changeset, add_row_cb, &self, error))
    return NULL;
  add_segmented (&self);
  if (!add_attributed (&self, error) || !resolve (&self, error))
    return NULL;
  return g_steal_pointer (&self.items);
}
