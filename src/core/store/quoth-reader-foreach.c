/* quoth-reader-foreach.c: streaming the values of a query
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Annotations are read document by document: the index on (document, kind) holds their ids in
 * order, and from each id the rows of its tables are one step away, spans included; so the stream
 * is one statement that runs through each document, needs no sorting, and holds one value at a
 * time. A value that a query leaves out is never made. (Rejected: one statement over all documents
 * with the filters in SQL; a list of documents would have to be a temporary table, which a reading
 * connection cannot always have.)
 *
 * A stream has a statement of its own, not a cached one, so that what is called for each value may
 * read the same kind again.
 */

#include "config.h"

#include "store/quoth-reader.h"

#include "store/quoth-attribute-values.h"
#include "store/quoth-query-filter.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-tables-private.h"

/* One reading of a query. @func is %NULL where values are only counted. @has_attributes: whether any value of the kind has one. */
typedef struct
{
  QuothReader *reader;
  QuothDatabase *database;
  const QuothQuery *query;
  const QuothTableClass *class;
  QuothQueryFilter *filter;
  gboolean has_attributes;
  QuothValueFunc func;
  gpointer user_data;
  gint64 count;
} Stream;

static sqlite3_stmt *
prepare (Stream *self, const char *sql, GError **error)
{
  sqlite3 *handle = quoth_database_get_handle (self->database);
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  if (result == SQLITE_OK)
    return statement;
  quoth_database_set_error (self->database, result, error);
  return NULL;
}

/* (transfer full) (nullable): the value in the row, whole. */
static gpointer
load_row (Stream *self, sqlite3_stmt *row, GError **error)
{
  g_autoptr (QuothValue) value = self->class->load (self->database, row, error);

  if (value == NULL
      || (self->has_attributes && !quoth_attribute_values_load (self->database, value, error)))
    return NULL;
  return g_steal_pointer (&value);
}

static gboolean
emit (Stream *self, gpointer value, GError **error)
{
  self->count++;
  return self->func == NULL || self->func (value, self->user_data, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return quoth_id_compare (a, b);
}

GArray *
quoth_reader_list_documents (QuothReader *self, const QuothId *ids, guint n_ids, GError **error)
{
  g_autoptr (GArray) sorted = NULL;
  GArray *unique;

  if (ids == NULL)
    return quoth_query_ids (quoth_reader_get_database (self), "SELECT id FROM document ORDER BY id",
                            NULL, error);

  sorted = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_array_append_vals (sorted, ids, n_ids);
  g_array_sort (sorted, compare_ids);
  unique = g_array_new (FALSE, FALSE, sizeof (QuothId));
  for (guint i = 0; i < sorted->len; i++)
    if (i == 0
        || !quoth_id_equal (&g_array_index (sorted, QuothId, i - 1),
                            &g_array_index (sorted, QuothId, i)))
      g_array_append_val (unique, g_array_index (sorted, QuothId, i));
  return unique;
}

/* Whether the annotation in the row, at its first span, is asked for. */
static gboolean
accept_row (Stream *self, sqlite3_stmt *row, gboolean *accepted, GError **error)
{
  QuothId document = quoth_column_id (row, 1);
  QuothId coder = quoth_column_id (row, 2);

  *accepted = quoth_query_filter_has_coder (self->filter, &coder)
              && (!self->query->skip_unplaced
                  || sqlite3_column_int (row, QUOTH_ANNOTATION_UNPLACED) == 0)
              && quoth_query_filter_has_layer (self->filter, sqlite3_column_int (row, QUOTH_ANNOTATION_GOLD) != 0);
  return !*accepted
         || quoth_query_filter_has_start (self->filter, &document,
                                          (guint) sqlite3_column_int64 (row, 5), accepted, error);
}

/* The annotations in the rows of @statement; those of one annotation follow each other. */
static gboolean
stream_annotation_rows (Stream *self, sqlite3_stmt *statement, GError **error)
{
  g_autoptr (QuothValue) value = NULL;
  QuothId last = QUOTH_ID_NONE;
  int result;

  while ((result = quoth_database_step (self->database, statement, error)) == SQLITE_ROW)
    {
      QuothId id = quoth_column_id (statement, 0);
      gboolean accepted;

      if (quoth_id_equal (&id, &last))
        {
          if (value != NULL)
            quoth_table_load_span (value, statement);
          continue;
        }

      if (value != NULL && !emit (self, value, error))
        return FALSE;
      g_clear_pointer (&value, quoth_value_unref);
      last = id;
      if (!accept_row (self, statement, &accepted, error))
        return FALSE;
      if (!accepted)
        continue;
      value = load_row (self, statement, error);
      if (value == NULL)
        return FALSE;
    }
  if (result == 0)
    return FALSE;
  return value == NULL || emit (self, value, error);
}

static gboolean
stream_annotations (Stream *self, GError **error)
{
  g_autoptr (GArray) documents = quoth_reader_list_documents (self->reader, self->query->documents,
                                                              self->query->n_documents, error);
  sqlite3_stmt *statement;
  gboolean done = TRUE;

  if (documents == NULL)
    return FALSE;
  statement = prepare (self, self->class->select_all, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; done && i < documents->len; i++)
    {
      quoth_bind_id (statement, 1, &g_array_index (documents, QuothId, i));
      done = stream_annotation_rows (self, statement, error);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  return done;
}

/* Counting makes no values, and looks at no table that it can do without. */
static gboolean
count_annotations (Stream *self, GError **error)
{
  const char *sql = "SELECT count (*) FROM annotation WHERE document = ?1 AND kind = ?2";
  gboolean by_row = self->query->coders != NULL || self->query->skip_boilerplate
                    || self->query->skip_unplaced || self->query->layer != QUOTH_LAYER_ALL;
  g_autoptr (GArray) documents = quoth_reader_list_documents (self->reader, self->query->documents,
                                                              self->query->n_documents, error);

  if (documents == NULL)
    return FALSE;
  if (by_row)
    sql = "SELECT a.id, a.document, a.coder, NULL, NULL, s.start, NULL, NULL, a.unplaced, a.gold"
          " FROM annotation a"
          " CROSS JOIN span s ON s.annotation = a.id AND s.position = 0"
          " WHERE a.document = ?1 AND a.kind = ?2";

  for (guint i = 0; i < documents->len; i++)
    {
      sqlite3_stmt *row = quoth_database_prepare (self->database, sql, error);
      int result;

      if (row == NULL)
        return FALSE;
      quoth_bind_id (row, 1, &g_array_index (documents, QuothId, i));
      quoth_bind_text (row, 2, quoth_kind_to_nick (self->query->kind));
      while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
        {
          gboolean accepted = TRUE;

          if (by_row && !accept_row (self, row, &accepted, error))
            {
              sqlite3_reset (row);
              return FALSE;
            }
          self->count += by_row ? accepted : sqlite3_column_int64 (row, 0);
        }
      if (result == 0)
        return FALSE;
    }
  return TRUE;
}

/* The values in the rows of a kind that has one row a value. */
static gboolean
stream_rows (Stream *self, QuothValueFunc func, gpointer user_data, GError **error)
{
  sqlite3_stmt *statement = prepare (self, self->class->select_all, error);
  gboolean done = TRUE;
  int result = SQLITE_ROW;

  if (statement == NULL)
    return FALSE;
  while (done && (result = quoth_database_step (self->database, statement, error)) == SQLITE_ROW)
    {
      g_autoptr (QuothValue) value = load_row (self, statement, error);
      gboolean has = FALSE;

      done = value != NULL && quoth_query_filter_has_value (self->filter, value, &has, error)
             && (!has || func (value, user_data, error));
    }
  sqlite3_finalize (statement);
  return done && result == SQLITE_DONE;
}

static gboolean
emit_cb (gpointer value, gpointer user_data, GError **error)
{
  return emit (user_data, value, error);
}

static gboolean
stream_documents (Stream *self, GError **error)
{
  g_autoptr (GArray) documents = NULL;

  if (self->query->documents == NULL)
    return stream_rows (self, emit_cb, self, error);

  documents = quoth_reader_list_documents (self->reader, self->query->documents,
                                           self->query->n_documents, error);
  for (guint i = 0; i < documents->len; i++)
    {
      const QuothId *id = &g_array_index (documents, QuothId, i);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (QuothValue) document
        = quoth_reader_get (self->reader, QUOTH_KIND_DOCUMENT, id, &local_error);

      if (document == NULL && !g_error_matches (local_error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (document != NULL && !emit (self, document, error))
        return FALSE;
    }
  return TRUE;
}

/* A codebook, while it is put into order. @children: for the id of a parent, its codes in order. */
typedef struct
{
  GPtrArray *codes;
  GHashTable *by_id;
  GHashTable *children;
  GHashTable *given;
} Codebook;

static gboolean
collect_code_cb (gpointer value, gpointer user_data, GError **error)
{
  Codebook *book = user_data;
  QuothCode *code = value;
  GPtrArray *siblings = g_hash_table_lookup (book->children, &code->parent);

  g_ptr_array_add (book->codes, quoth_value_ref (value));
  g_hash_table_insert (book->by_id, &code->value.id, code);
  if (siblings == NULL)
    {
      siblings = g_ptr_array_new ();
      g_hash_table_insert (book->children, &code->parent, siblings);
    }
  g_ptr_array_add (siblings, code);
  return TRUE;
}

/* Gives @code, unless it was given, and then what is under it; a circle (of a merge) is cut where
 * it is met. */
static gboolean
emit_code (Stream *self, Codebook *book, QuothCode *code, GError **error)
{
  GPtrArray *children = g_hash_table_lookup (book->children, &code->value.id);

  if (!g_hash_table_add (book->given, code))
    return TRUE;
  if (!emit (self, code, error))
    return FALSE;
  for (guint i = 0; children != NULL && i < children->len; i++)
    if (!emit_code (self, book, children->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* A codebook is small, so it is held while its tree is walked. */
static gboolean
stream_codes (Stream *self, GError **error)
{
  g_autoptr (GPtrArray) codes = quoth_values_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  g_autoptr (GHashTable) children = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, NULL,
                                                           (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) given = g_hash_table_new (NULL, NULL);
  Codebook book = { codes, by_id, children, given };

  if (!stream_rows (self, collect_code_cb, &book, error))
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    {
      QuothCode *code = codes->pdata[i];

      if (!g_hash_table_contains (by_id, &code->parent) && !emit_code (self, &book, code, error))
        return FALSE;
    }
  for (guint i = 0; i < codes->len; i++)
    if (!emit_code (self, &book, codes->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
stream (Stream *self, GError **error)
{
  QuothKind kind = self->query->kind;

  if (quoth_kind_is_annotation (kind))
    return self->func == NULL ? count_annotations (self, error) : stream_annotations (self, error);
  if (kind == QUOTH_KIND_DOCUMENT)
    return stream_documents (self, error);
  if (kind == QUOTH_KIND_CODE)
    return stream_codes (self, error);
  return stream_rows (self, emit_cb, self, error);
}

/* Reads @query within one state of the project. Returns: how many values it has, -1 on error. */
static gint64
read_query (QuothReader *self,
            const QuothQuery *query,
            QuothValueFunc func,
            gpointer user_data,
            GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (QuothQueryFilter) filter = quoth_query_filter_new (database, query);
  Stream reading = {
    .reader = self,
    .database = database,
    .query = query,
    .class = quoth_table_class_get (query->kind),
    .filter = filter,
    .func = func,
    .user_data = user_data,
  };
  gboolean entered;
  gboolean done;

  if (!quoth_reader_enter (self, &entered, error))
    return -1;
  done = (func == NULL
          || quoth_attribute_values_has (database, query->kind, &reading.has_attributes, error))
         && stream (&reading, error);
  quoth_reader_leave (self, entered);
  return done ? reading.count : -1;
}

gboolean
quoth_reader_foreach (QuothReader *self,
                      const QuothQuery *query,
                      QuothValueFunc func,
                      gpointer user_data,
                      GError **error)
{
  return read_query (self, query, func, user_data, error) >= 0;
}

static gboolean
add_cb (gpointer value, gpointer user_data, GError **error)
{
  g_ptr_array_add (user_data, quoth_value_ref (value));
  return TRUE;
}

GPtrArray *
quoth_reader_list (QuothReader *self, const QuothQuery *query, GError **error)
{
  g_autoptr (GPtrArray) values = quoth_values_new ();

  if (!quoth_reader_foreach (self, query, add_cb, values, error))
    return NULL;
  return g_steal_pointer (&values);
}

gint64
quoth_reader_count (QuothReader *self, const QuothQuery *query, GError **error)
{
  return read_query (self, query, NULL, NULL, error);
}
