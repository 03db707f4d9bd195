/* quoth-replay-places.c: where an annotation stands after a text was corrected on another side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place is good if the words there are the quote. If they are not, the annotation was made in another text of the document: of those that
 * there were, the newest in which its quotes stand where they should. From there it follows its words as in a correction
 * by hand (quoth-anchor.c); what was edited inside gets a new quote, as there. If its words are not found, or for no text, it is left
 * without a place, and a person is told: never is it where something else is said.
 */

#include "config.h"

#include "store/quoth-replay-private.h"

#include <string.h>

#include "model/quoth-annotation.h"
#include "store/quoth-content.h"
#include "store/quoth-query.h"
#include "text/quoth-anchor.h"

/* (transfer full) (nullable): the annotation with its document and spans; %NULL if it is not there. @is_numbered: whether its spans are. */
static QuothAnnotation *
load (QuothReplay *self, const QuothId *id, gboolean *is_numbered, GError **error)
{
  QuothAnnotation *annotation = NULL;
  int result;
  sqlite3_stmt *row = quoth_database_prepare (
    self->database,
    "SELECT a.document, a.unplaced, s.position, s.start, s.end, s.quote, a.kind FROM annotation a"
    " LEFT JOIN span s ON s.annotation = a.id WHERE a.id = ?1 ORDER BY s.position",
    error);

  *is_numbered = TRUE;
  if (row == NULL)
    return NULL;
  quoth_bind_id (row, 1, id);
  while ((result = quoth_database_step (self->database, row, error)) == SQLITE_ROW)
    {
      if (annotation == NULL)
        {
          QuothKind kind = QUOTH_KIND_MENTION;

          quoth_kind_from_nick ((const char *) sqlite3_column_text (row, 6), &kind);
          annotation = QUOTH_ANNOTATION (quoth_value_new (kind, id));
          annotation->document = quoth_column_id (row, 0);
          annotation->unplaced = sqlite3_column_int (row, 1) != 0;
        }
      if (sqlite3_column_type (row, 2) == SQLITE_NULL)
        continue;
      if (sqlite3_column_int64 (row, 2) != quoth_annotation_get_n_spans (annotation))
        *is_numbered = FALSE;
      quoth_annotation_add_span (
        annotation, quoth_range ((guint) sqlite3_column_int64 (row, 3), (guint) sqlite3_column_int64 (row, 4)),
        (const char *) sqlite3_column_text (row, 5));
    }
  return annotation;
}

gboolean
quoth_replay_stands (QuothReplay *self, const QuothId *id, GError **error)
{
  GError *local = NULL;
  gboolean is_numbered;
  g_autoptr (QuothValue) annotation = (QuothValue *) load (self, id, &is_numbered, &local);
  QuothText *text = NULL;

  if (annotation != NULL && !QUOTH_ANNOTATION (annotation)->unplaced)
    text = quoth_text_cache_get (self->texts, &QUOTH_ANNOTATION (annotation)->document, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  return annotation == NULL
         || (is_numbered && quoth_annotation_get_n_spans (annotation) > 0 && quoth_annotation_check (annotation, text, NULL));
}

/* ---- The text that it was made in ---- */

static int
compare_revisions (gconstpointer a, gconstpointer b)
{
  const QuothCells *x = *(QuothCells *const *) a;
  const QuothCells *y = *(QuothCells *const *) b;
  /* By the columns of the schema: id, document, number. */
  gint64 i = sqlite3_value_int64 (x->values[2]);
  gint64 j = sqlite3_value_int64 (y->values[2]);

  if (i != j)
    return i > j ? -1 : 1;
  return -memcmp (sqlite3_value_blob (x->values[0]), sqlite3_value_blob (y->values[0]), sizeof (QuothId));
}

/* (transfer container) (element-type QuothCells): all revisions the document ever had up to here, and has by this entry; the newest first. */
static GPtrArray *
list_revisions (QuothReplay *self, const QuothId *document, GError **error)
{
  GError *local = NULL;
  GPtrArray *known = quoth_graves_find_revisions (self->graves, document, &local);
  g_autoptr (GPtrArray) revisions = g_ptr_array_new ();

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  for (guint i = 0; known != NULL && i < known->len; i++)
    g_ptr_array_add (revisions, known->pdata[i]);
  for (guint i = 0; self->moves != NULL && i < self->moves->len; i++)
    {
      const QuothMove *move = self->moves->pdata[i];
      QuothId of = move->op == SQLITE_INSERT ? quoth_move_get_owner (move) : QUOTH_ID_NONE;

      if (g_str_equal (move->sheet->table->name, "revision") && quoth_id_equal (&of, document))
        g_ptr_array_add (revisions, move->new);
    }
  g_ptr_array_sort (revisions, compare_revisions);
  return g_steal_pointer (&revisions);
}

/* (transfer full) (nullable): %NULL if its words stand in none of them. */
static QuothText *
find_text (QuothReplay *self, QuothAnnotation *annotation, GError **error)
{
  g_autoptr (GPtrArray) revisions = list_revisions (self, &annotation->document, error);

  for (guint i = 0; revisions != NULL && i < revisions->len; i++)
    {
      const QuothCells *revision = revisions->pdata[i];
      /* sha256 is the fourth. A text that is missing is no text that it stands in. */
      g_autoptr (QuothText) text
        = quoth_content_load_text (self->database, sqlite3_value_blob (revision->values[3]), NULL);

      if (text != NULL && quoth_annotation_check (annotation, text, NULL))
        return g_steal_pointer (&text);
    }
  return NULL;
}

/* ---- Its new place ---- */

static gboolean
map_spans (QuothAnchor *anchor, QuothText *text, QuothAnnotation *annotation)
{
  guint last = 0;

  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothSpan *span = &g_array_index (annotation->spans, QuothSpan, i);
      QuothRange range;

      if (quoth_anchor_map (anchor, span->range, &range) == QUOTH_FATE_LOST || range.start < last)
        return FALSE;
      span->range = range;
      g_free (span->quote);
      span->quote = quoth_text_dup_slice (text, range);
      last = range.end;
    }
  return quoth_annotation_check (annotation, text, NULL);
}

static gboolean
write_spans (QuothReplay *self, QuothAnnotation *annotation, GError **error)
{
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      const QuothSpan *span = &g_array_index (annotation->spans, QuothSpan, i);
      sqlite3_stmt *statement = quoth_database_prepare (
        self->database, "UPDATE span SET start = ?3, end = ?4, quote = ?5 WHERE annotation = ?1 AND position = ?2", error);

      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, &annotation->value.id);
      sqlite3_bind_int64 (statement, 2, i);
      sqlite3_bind_int64 (statement, 3, span->range.start);
      sqlite3_bind_int64 (statement, 4, span->range.end);
      sqlite3_bind_text (statement, 5, span->quote, -1, SQLITE_STATIC);
      if (!quoth_database_run (self->database, statement, error))
        return FALSE;
    }
  return TRUE;
}

/* Keeps its words, and has no place. */
static gboolean
unplace (QuothReplay *self, QuothAnnotation *annotation, GError **error)
{
  return quoth_query_run (
           self->database, "UPDATE annotation SET unplaced = 1 WHERE id = ?1", &annotation->value.id, error)
         && quoth_replay_disagree (self, QUOTH_DISAGREE_PLACE, quoth_sheets_find (self->sheets, "annotation"), NULL,
                                   &annotation->value.id, -1, NULL, NULL, error);
}

gboolean
quoth_replay_place (QuothReplay *self, const QuothId *id, GError **error)
{
  GError *local = NULL;
  gboolean is_numbered;
  g_autoptr (QuothValue) value = (QuothValue *) load (self, id, &is_numbered, &local);
  g_autoptr (QuothText) made_in = NULL;
  g_autoptr (QuothText) text = NULL;
  g_autoptr (QuothDiff) diff = NULL;
  g_autoptr (QuothAnchor) anchor = NULL;

  if (value != NULL && !QUOTH_ANNOTATION (value)->unplaced && is_numbered)
    made_in = find_text (self, QUOTH_ANNOTATION (value), &local);
  if (made_in != NULL)
    {
      QuothText *now = quoth_text_cache_get (self->texts, &QUOTH_ANNOTATION (value)->document, &local);

      text = now != NULL ? quoth_text_ref (now) : NULL;
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (value == NULL || QUOTH_ANNOTATION (value)->unplaced || !is_numbered)
    return TRUE;
  if (text == NULL)
    return unplace (self, QUOTH_ANNOTATION (value), error);
  diff = quoth_diff_new (made_in, text);
  anchor = quoth_anchor_new (diff);
  return map_spans (anchor, text, QUOTH_ANNOTATION (value)) ? write_spans (self, QUOTH_ANNOTATION (value), error)
                                                            : unplace (self, QUOTH_ANNOTATION (value), error);
}

gboolean
quoth_replay_place_all (QuothReplay *self, const QuothId *document, GError **error)
{
  g_autoptr (GArray) ids = quoth_query_ids (
    self->database, "SELECT id FROM annotation WHERE document = ?1 AND unplaced = 0 ORDER BY id", document, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const QuothId *id = &g_array_index (ids, QuothId, i);
      GError *local = NULL;

      if (!quoth_replay_stands (self, id, &local) && local == NULL)
        quoth_replay_place (self, id, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
    }
  return ids != NULL;
}
