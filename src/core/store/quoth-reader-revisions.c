/* quoth-reader-revisions.c: reading the older texts of a document, and what they left without a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-reader.h"

#include <string.h>

#include "store/quoth-content.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"

QuothRevision *
quoth_revision_copy (const QuothRevision *self)
{
  QuothRevision *copy = g_memdup2 (self, sizeof *self);

  copy->note = g_strdup (self->note);
  return copy;
}

void
quoth_revision_free (QuothRevision *self)
{
  g_free (self->note);
  g_free (self);
}

static QuothRevision *
load_revision (sqlite3_stmt *row)
{
  QuothRevision *self = g_new0 (QuothRevision, 1);

  self->id = quoth_column_id (row, 0);
  self->document = quoth_column_id (row, 1);
  self->number = (guint) sqlite3_column_int64 (row, 2);
  memcpy (self->sha256, sqlite3_column_blob (row, 3), sizeof self->sha256);
  self->length = (guint) sqlite3_column_int64 (row, 4);
  self->note = quoth_column_dup_text (row, 5);
  self->time = sqlite3_column_int64 (row, 6);
  self->is_current = sqlite3_column_int (row, 7) != 0;
  return self;
}

GPtrArray *
quoth_reader_list_revisions (QuothReader *self, const QuothId *document, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);
  g_autoptr (GPtrArray) revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_revision_free);
  sqlite3_stmt *row
    = quoth_database_prepare (database,
                              "SELECT r.id, r.document, r.number, r.sha256, r.length, r.note, r.time, d.current = r.id"
                              " FROM revision r JOIN document d ON d.id = r.document WHERE r.document = ?1"
                              " ORDER BY r.number, r.id",
                              error);
  int result;

  if (row == NULL)
    return NULL;
  quoth_bind_id (row, 1, document);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    g_ptr_array_add (revisions, load_revision (row));
  return result == SQLITE_DONE ? g_steal_pointer (&revisions) : NULL;
}

QuothText *
quoth_reader_load_revision_text (QuothReader *self, const QuothRevision *revision, GError **error)
{
  return quoth_content_load_text (quoth_reader_get_database (self), revision->sha256, error);
}

QuothText *
quoth_reader_load_text_of (QuothReader *self, gconstpointer annotation, GError **error)
{
  g_autoptr (QuothValue) placed = quoth_value_copy (annotation);
  g_autoptr (GPtrArray) revisions
    = quoth_reader_list_revisions (self, &QUOTH_ANNOTATION (placed)->document, error);

  if (revisions == NULL)
    return NULL;
  QUOTH_ANNOTATION (placed)->unplaced = FALSE;
  for (guint i = revisions->len; i > 0; i--)
    {
      g_autoptr (QuothText) text
        = quoth_reader_load_revision_text (self, revisions->pdata[i - 1], error);

      if (text == NULL)
        return NULL;
      if (quoth_annotation_check (placed, text, NULL))
        return g_steal_pointer (&text);
    }
  return NULL;
}

#define SELECT_UNPLACED "SELECT id FROM annotation WHERE unplaced <> 0"

static GArray *
list_unplaced_ids (QuothReader *self, const QuothId *document, GError **error)
{
  QuothDatabase *database = quoth_reader_get_database (self);

  return document != NULL
           ? quoth_query_ids (database, SELECT_UNPLACED " AND document = ?1 ORDER BY kind, id", document, error)
           : quoth_query_ids (database, SELECT_UNPLACED " ORDER BY document, kind, id", NULL, error);
}

GPtrArray *
quoth_reader_list_unplaced (QuothReader *self, const QuothId *document, GError **error)
{
  g_autoptr (GArray) ids = list_unplaced_ids (self, document, error);
  g_autoptr (GPtrArray) values = quoth_values_new ();

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const QuothId *id = &g_array_index (ids, QuothId, i);
      QuothKind kind = QUOTH_KIND_MENTION;
      QuothValue *value;
      guint found;

      if (!quoth_query_kind (quoth_reader_get_database (self), id, &kind, &found, error))
        return NULL;
      value = quoth_reader_get (self, kind, id, error);
      if (value == NULL)
        return NULL;
      g_ptr_array_add (values, value);
    }
  return ids != NULL ? g_steal_pointer (&values) : NULL;
}
