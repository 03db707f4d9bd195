/* quoth-scope.c: reading what an analysis looks at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where propositions are given, the index of what refers to them gives the documents to read: O(annotations of these documents), not of
 * all.
 */

#include "analysis/quoth-scope.h"

#include <string.h>

static gboolean
is_among (const QuothId *id, const QuothId *ids, guint n_ids)
{
  for (guint i = 0; i < n_ids; i++)
    if (quoth_id_equal (id, &ids[i]))
      return TRUE;
  return FALSE;
}

gboolean
quoth_scope_has_coder (const QuothScope *scope, const QuothId *coder)
{
  return scope == NULL || scope->coders == NULL || is_among (coder, scope->coders, scope->n_coders);
}

gboolean
quoth_scope_has_document (const QuothScope *scope, const QuothId *document)
{
  return scope == NULL || scope->documents == NULL || is_among (document, scope->documents, scope->n_documents);
}

GHashTable *
quoth_scope_dup_propositions (const QuothScope *scope)
{
  GHashTable *set;

  if (scope == NULL || scope->propositions == NULL)
    return NULL;
  set = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  for (guint i = 0; i < scope->n_propositions; i++)
    g_hash_table_add (set, (gpointer) &scope->propositions[i]);
  return set;
}

typedef struct
{
  const QuothScope *scope;
  QuothValueFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  GHashTable *seen;
  GArray *documents;
} ScopeStream;

static gboolean
pass_cb (gpointer value, gpointer user_data, GError **error)
{
  ScopeStream *self = user_data;

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error) && self->func (value, self->user_data, error);
}

static gboolean
note_document_cb (gpointer value, gpointer user_data, GError **error)
{
  ScopeStream *self = user_data;
  const QuothId *document;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CLAIM)
    return TRUE;
  document = &QUOTH_ANNOTATION (value)->document;
  if (quoth_scope_has_document (self->scope, document) && g_hash_table_add (self->seen, quoth_id_memdup (document)))
    g_array_append_val (self->documents, *document);
  return TRUE;
}

/* The documents of @scope that have claims on its propositions. */
static gboolean
find_documents (QuothReader *reader, ScopeStream *stream, GError **error)
{
  for (guint i = 0; i < stream->scope->n_propositions; i++)
    if (!quoth_reader_foreach_use (reader, QUOTH_KIND_PROPOSITION, &stream->scope->propositions[i], note_document_cb, stream, error))
      return FALSE;
  return TRUE;
}

gboolean
quoth_scope_foreach (QuothReader *reader,
                     const QuothScope *scope,
                     QuothKind kind,
                     QuothValueFunc func,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (QuothId));
  ScopeStream stream = { scope, func, user_data, cancellable, seen, documents };
  QuothQuery query = { .kind = kind, .skip_boilerplate = scope == NULL || !scope->boilerplate, .skip_unplaced = TRUE,
                       .layer = QUOTH_LAYER_CODERS };

  if (scope != NULL)
    {
      query.documents = scope->documents;
      query.n_documents = scope->n_documents;
      query.coders = scope->coders;
      query.n_coders = scope->n_coders;
    }
  if (scope != NULL && scope->propositions != NULL)
    {
      if (!find_documents (reader, &stream, error))
        return FALSE;
      if (documents->len == 0)
        return TRUE;
      query.documents = (const QuothId *) (gpointer) documents->data;
      query.n_documents = documents->len;
    }
  return quoth_reader_foreach (reader, &query, pass_cb, &stream, error);
}

int
quoth_scope_compare_dates (const char *a, const char *b)
{
  gboolean has_a = a != NULL && *a != '\0';
  gboolean has_b = b != NULL && *b != '\0';

  if (!has_a || !has_b)
    return has_b - has_a;
  return strcmp (a, b);
}

int
quoth_scope_compare_documents (const QuothDocument *a, const QuothDocument *b)
{
  int order = quoth_scope_compare_dates (a->date, b->date);

  if (order == 0)
    order = g_strcmp0 (a->name, b->name);
  return order != 0 ? order : quoth_id_compare (&a->value.id, &b->value.id);
}
