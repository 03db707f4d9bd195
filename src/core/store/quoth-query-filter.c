/* quoth-query-filter.c: which values a query asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What hangs on something that is left out is left out too, so that an export of some documents
 * refers to nothing that is not in it: a relation needs both of its claims, an assignment its document, a verdict
 * what it is on; a memo on an
 * annotation, a relation or a document needs that one, and a memo on a memo what that is on. Memos
 * on all else (actors, codes) belong to no document and stay.
 */

#include "store/quoth-query-filter.h"

#include "model/quoth-assignment.h"
#include "model/quoth-memo.h"
#include "model/quoth-relation.h"
#include "model/quoth-verdict.h"
#include "store/quoth-boilerplate.h"
#include "store/quoth-query.h"

/* Memos on memos on memos: more than anyone writes, and a circle ends. */
#define MAX_DEPTH 32

struct _QuothQueryFilter
{
  QuothDatabase *database;
  const QuothQuery *query;
  GHashTable *documents;
  QuothId last_document;
  GArray *last_boilerplate;
};

QuothQueryFilter *
quoth_query_filter_new (QuothDatabase *database, const QuothQuery *query)
{
  QuothQueryFilter *self = g_new0 (QuothQueryFilter, 1);

  self->database = database;
  self->query = query;
  self->documents = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  if (query->documents != NULL)
    for (guint i = 0; i < query->n_documents; i++)
      g_hash_table_add (self->documents, (gpointer) &query->documents[i]);
  return self;
}

void
quoth_query_filter_free (QuothQueryFilter *self)
{
  g_hash_table_unref (self->documents);
  g_clear_pointer (&self->last_boilerplate, g_array_unref);
  g_free (self);
}

gboolean
quoth_query_filter_has_coder (QuothQueryFilter *self, const QuothId *coder)
{
  if (self->query->coders == NULL)
    return TRUE;
  for (guint i = 0; i < self->query->n_coders; i++)
    if (quoth_id_equal (&self->query->coders[i], coder))
      return TRUE;
  return FALSE;
}

gboolean
quoth_query_filter_has_layer (QuothQueryFilter *self, gboolean gold)
{
  return self->query->layer == QUOTH_LAYER_ALL || (self->query->layer == QUOTH_LAYER_GOLD) == gold;
}

gboolean
quoth_query_filter_has_document (QuothQueryFilter *self, const QuothId *document)
{
  return self->query->documents == NULL || g_hash_table_contains (self->documents, document);
}

gboolean
quoth_query_filter_has_start (
  QuothQueryFilter *self, const QuothId *document, guint offset, gboolean *has, GError **error)
{
  *has = TRUE;
  if (!self->query->skip_boilerplate)
    return TRUE;

  if (self->last_boilerplate == NULL || !quoth_id_equal (&self->last_document, document))
    {
      g_clear_pointer (&self->last_boilerplate, g_array_unref);
      self->last_boilerplate = quoth_boilerplate_load (self->database, document, error);
      if (self->last_boilerplate == NULL)
        return FALSE;
      self->last_document = *document;
    }
  *has = !quoth_boilerplate_contains (self->last_boilerplate, offset);
  return TRUE;
}

/* Whether the annotation @id is in the documents, and not in boilerplate. */
static gboolean
has_annotation (QuothQueryFilter *self, const QuothId *id, gboolean *has, GError **error)
{
  sqlite3_stmt *row;
  QuothId document;
  guint start;
  gboolean unplaced;
  gboolean gold;

  *has = FALSE;
  if (!quoth_query_row (self->database,
                        "SELECT a.document, s.start, a.unplaced, a.gold FROM annotation a"
                        " JOIN span s ON s.annotation = a.id WHERE a.id = ?1"
                        " ORDER BY s.position LIMIT 1",
                        id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  document = quoth_column_id (row, 0);
  start = (guint) sqlite3_column_int64 (row, 1);
  unplaced = sqlite3_column_int (row, 2) != 0;
  gold = sqlite3_column_int (row, 3) != 0;
  sqlite3_reset (row);
  if ((unplaced && self->query->skip_unplaced) || !quoth_query_filter_has_layer (self, gold))
    return TRUE;
  if (!quoth_query_filter_has_document (self, &document))
    return TRUE;
  return quoth_query_filter_has_start (self, &document, start, has, error);
}

static gboolean
has_both (
  QuothQueryFilter *self, const QuothId *from, const QuothId *to, gboolean *has, GError **error)
{
  if (!has_annotation (self, from, has, error))
    return FALSE;
  return !*has || has_annotation (self, to, has, error);
}

/* Reads one or two ids about @id; none where there is no row. */
static gboolean
read_ids (QuothQueryFilter *self,
          const char *sql,
          const QuothId *id,
          QuothId *first,
          QuothId *second,
          GError **error)
{
  sqlite3_stmt *row;

  *first = QUOTH_ID_NONE;
  *second = QUOTH_ID_NONE;
  if (!quoth_query_row (self->database, sql, id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *first = quoth_column_id (row, 0);
  *second = quoth_column_id (row, 1);
  sqlite3_reset (row);
  return TRUE;
}

static gboolean
has_target (
  QuothQueryFilter *self, const QuothId *target, guint depth, gboolean *has, GError **error)
{
  QuothKind kind = QUOTH_KIND_ACTOR;
  QuothId first;
  QuothId second;
  guint found;

  *has = TRUE;
  if (!quoth_query_kind (self->database, target, &kind, &found, error))
    return FALSE;
  if (found == 0 || depth > MAX_DEPTH)
    return TRUE;
  if (quoth_kind_is_annotation (kind))
    return has_annotation (self, target, has, error);
  if (kind == QUOTH_KIND_DOCUMENT)
    *has = quoth_query_filter_has_document (self, target);
  else if (kind == QUOTH_KIND_RELATION)
    return read_ids (self, "SELECT from_claim, to_claim FROM relation WHERE id = ?1", target,
                     &first, &second, error)
           && has_both (self, &first, &second, has, error);
  else if (kind == QUOTH_KIND_ASSIGNMENT)
    {
      if (!read_ids (self, "SELECT document, NULL FROM assignment WHERE id = ?1", target, &first, &second, error))
        return FALSE;
      *has = quoth_query_filter_has_document (self, &first);
    }
  else if (kind == QUOTH_KIND_VERDICT)
    return read_ids (self, "SELECT source, NULL FROM verdict WHERE id = ?1", target, &first, &second, error)
           && has_annotation (self, &first, has, error);
  else if (kind == QUOTH_KIND_MEMO)
    return read_ids (self, "SELECT target, NULL FROM memo WHERE id = ?1", target, &first, &second,
                     error)
           && has_target (self, &first, depth + 1, has, error);
  return TRUE;
}

gboolean
quoth_query_filter_has_value (QuothQueryFilter *self,
                              const QuothValue *value,
                              gboolean *has,
                              GError **error)
{
  gboolean all = self->query->documents == NULL && !self->query->skip_boilerplate
                 && !self->query->skip_unplaced && self->query->layer == QUOTH_LAYER_ALL;

  if (value->kind == QUOTH_KIND_RELATION)
    {
      const QuothRelation *relation = (const QuothRelation *) value;

      *has = quoth_query_filter_has_coder (self, &relation->coder);
      return all || !*has || has_both (self, &relation->from, &relation->to, has, error);
    }
  if (value->kind == QUOTH_KIND_ASSIGNMENT)
    {
      const QuothAssignment *assignment = (const QuothAssignment *) value;

      *has = quoth_query_filter_has_coder (self, &assignment->coder)
             && quoth_query_filter_has_document (self, &assignment->document);
      return TRUE;
    }
  if (value->kind == QUOTH_KIND_VERDICT)
    {
      const QuothVerdict *verdict = (const QuothVerdict *) value;

      *has = quoth_query_filter_has_coder (self, &verdict->coder);
      return all || !*has || has_annotation (self, &verdict->source, has, error);
    }
  if (value->kind == QUOTH_KIND_MEMO)
    {
      const QuothMemo *memo = (const QuothMemo *) value;

      *has = quoth_query_filter_has_coder (self, &memo->coder);
      return all || !*has || has_target (self, &memo->target, 0, has, error);
    }
  *has = TRUE;
  return TRUE;
}
