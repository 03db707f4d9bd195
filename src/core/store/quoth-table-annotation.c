/* quoth-table-annotation.c: the tables of what mentions, claims and cues have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annotation stays where it is: it never changes its kind, its document or its coder, since what
 * is tied to it relies on them.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-valid.h"

static void
set_taken (QuothTables *self, const QuothAnnotation *annotation, const char *nick, GError **error)
{
  char id[QUOTH_ID_STRING_SIZE];
  QuothKind kind = QUOTH_KIND_MENTION;
  g_autofree char *described = NULL;

  quoth_kind_from_nick (nick, &kind);
  described = quoth_query_describe (self->database, kind, &annotation->value.id);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("the id %s is taken by %s; an annotation cannot become one of another kind"),
               quoth_id_to_string (&annotation->value.id, id), described);
}

static void
set_moved (QuothTables *self,
           const QuothAnnotation *annotation,
           QuothKind kind,
           const QuothId *from,
           const QuothId *to,
           GError **error)
{
  g_autofree char *described
    = quoth_query_describe (self->database, annotation->value.kind, &annotation->value.id);
  g_autofree char *described_from = quoth_query_describe (self->database, kind, from);
  g_autofree char *described_to = quoth_query_describe (self->database, kind, to);

  g_set_error (
    error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
    /* Translators: "the mention “Xi” cannot move from the coder “A” to the coder “B”; …" */
    _ ("%s cannot move from %s to %s; make a new one there and delete this one"), described,
    described_from, described_to);
}

/* Whether the annotation that is there with this id may be replaced by this one. */
static gboolean
check_stored (QuothTables *self, const QuothAnnotation *annotation, GError **error)
{
  sqlite3_stmt *row;
  g_autofree char *kind = NULL;
  QuothId document;
  QuothId coder;

  if (!quoth_query_row (self->database,
                        "SELECT kind, document, coder FROM annotation WHERE id = ?1",
                        &annotation->value.id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  kind = quoth_column_dup_text (row, 0);
  document = quoth_column_id (row, 1);
  coder = quoth_column_id (row, 2);
  sqlite3_reset (row);

  if (g_strcmp0 (kind, quoth_kind_to_nick (annotation->value.kind)) != 0)
    set_taken (self, annotation, kind, error);
  else if (!quoth_id_equal (&document, &annotation->document))
    set_moved (self, annotation, QUOTH_KIND_DOCUMENT, &document, &annotation->document, error);
  else if (!quoth_id_equal (&coder, &annotation->coder))
    set_moved (self, annotation, QUOTH_KIND_CODER, &coder, &annotation->coder, error);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_place (const QuothAnnotation *annotation, GError **error)
{
  if (quoth_id_is_none (&annotation->document))
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("an annotation names no document; it must name the one it is in"));
  else if (quoth_id_is_none (&annotation->coder))
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                         _ ("an annotation names no coder; it must name the one who made it"));
  else
    return TRUE;
  return FALSE;
}

/* Writes the row, unless there is one with that id: the insert itself is the quickest way to find
 * out. */
static gboolean
insert_row (QuothTables *self, const QuothAnnotation *annotation, gboolean *is_new, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (self->database,
                              "INSERT INTO annotation (id, kind, document, coder, created, origin, gold, unplaced)"
                              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING",
                              error);
  const char *origin = annotation->origin;

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &annotation->value.id);
  quoth_bind_text (statement, 2, quoth_kind_to_nick (annotation->value.kind));
  quoth_bind_id (statement, 3, &annotation->document);
  quoth_bind_id (statement, 4, &annotation->coder);
  sqlite3_bind_int64 (statement, 5, annotation->created != 0 ? annotation->created : self->now);
  quoth_bind_text (statement, 6, origin != NULL && *origin != '\0' ? origin : "manual");
  sqlite3_bind_int (statement, 7, annotation->gold ? 1 : 0);
  sqlite3_bind_int (statement, 8, annotation->unplaced ? 1 : 0);
  if (!quoth_database_run (self->database, statement, error))
    return FALSE;
  *is_new = sqlite3_changes (quoth_database_get_handle (self->database)) > 0;
  return TRUE;
}

/* Most puts of what is there change something else: see quoth-tables.c. */
static gboolean
update_row (QuothTables *self, const QuothAnnotation *annotation, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (self->database,
                              "UPDATE annotation SET created = coalesce (?2, created),"
                              " origin = coalesce (?3, origin), unplaced = ?4, gold = ?5 WHERE id = ?1"
                              " AND (created <> coalesce (?2, created)"
                              " OR origin IS NOT coalesce (?3, origin) OR unplaced <> ?4 OR gold <> ?5)",
                              error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &annotation->value.id);
  if (annotation->created != 0)
    sqlite3_bind_int64 (statement, 2, annotation->created);
  quoth_bind_text (statement, 3, annotation->origin);
  sqlite3_bind_int (statement, 4, annotation->unplaced ? 1 : 0);
  sqlite3_bind_int (statement, 5, annotation->gold ? 1 : 0);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_spans_from (QuothTables *self, const QuothId *id, guint position, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database, "DELETE FROM span WHERE annotation = ?1 AND position >= ?2", error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, position);
  return quoth_database_run (self->database, statement, error);
}

/* A new annotation has no span that could be in the way: looking for one costs as much as writing
 * one. */
static gboolean
put_span (QuothTables *self,
          const QuothId *id,
          guint position,
          QuothRange range,
          const char *quote,
          gsize n_bytes,
          gboolean is_new,
          GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    is_new
      ? "INSERT INTO span (annotation, position, start, end, quote) VALUES (?1, ?2, ?3, ?4, ?5)"
      : "INSERT INTO span (annotation, position, start, end, quote) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT DO UPDATE SET start = excluded.start, end = excluded.end, quote = "
        "excluded.quote"
        " WHERE start <> excluded.start OR end <> excluded.end OR quote <> excluded.quote",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, position);
  sqlite3_bind_int64 (statement, 3, range.start);
  sqlite3_bind_int64 (statement, 4, range.end);
  sqlite3_bind_text64 (statement, 5, quote, n_bytes, SQLITE_STATIC, SQLITE_UTF8);
  return quoth_database_run (self->database, statement, error);
}

/* A quote that was given is what the text says, so it is always taken from the text; from the annotation only where
 * that has no place in the text, and @text is %NULL. */
static gboolean
put_spans (QuothTables *self,
           const QuothAnnotation *annotation,
           QuothText *text,
           gboolean is_new,
           GError **error)
{
  const QuothId *id = &annotation->value.id;
  guint n = quoth_annotation_get_n_spans (annotation);

  if (!quoth_annotation_check (annotation, text, error)
      || (!is_new && !remove_spans_from (self, id, n, error)))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const QuothSpan *span = quoth_annotation_get_span (annotation, i);
      gsize from = text != NULL ? quoth_text_to_byte (text, span->range.start) : 0;
      gsize to = text != NULL ? quoth_text_to_byte (text, span->range.end) : strlen (span->quote);
      const char *quote = text != NULL ? quoth_text_get_utf8 (text) + from : span->quote;

      if (!put_span (self, id, i, span->range, quote, to - from, is_new, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_table_put_annotation (QuothTables *self,
                            QuothAnnotation *annotation,
                            gboolean *is_new,
                            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  QuothText *text;

  if (!check_place (annotation, error)
      || !quoth_valid_word (N_ ("the origin of the annotation"), annotation->origin, error)
      || !insert_row (self, annotation, is_new, error))
    return FALSE;
  if (!*is_new
      && (!check_stored (self, annotation, error) || !update_row (self, annotation, error)))
    return FALSE;

  if (annotation->unplaced)
    {
      g_hash_table_add (self->waiting, quoth_id_memdup (&annotation->value.id));
      return put_spans (self, annotation, NULL, *is_new, error);
    }
  text = quoth_text_cache_get (self->texts, &annotation->document, &local_error);
  if (text != NULL)
    return put_spans (self, annotation, text, *is_new, error);
  if (g_error_matches (local_error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE))
    {
      g_hash_table_add (self->waiting, quoth_id_memdup (&annotation->value.id));
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
quoth_table_check_annotation (QuothTables *self, QuothAnnotation *annotation, GError **error)
{
  QuothValue *value = &annotation->value;
  QuothText *text;

  if (!quoth_tables_require (self, value, N_ ("its coder"), QUOTH_KIND_CODER, &annotation->coder,
                             error))
    return FALSE;
  if (!g_hash_table_remove (self->waiting, &value->id))
    return TRUE;

  if (!quoth_tables_require (self, value, N_ ("its document"), QUOTH_KIND_DOCUMENT,
                             &annotation->document, error))
    return FALSE;
  if (annotation->unplaced)
    return TRUE;
  text = quoth_text_cache_get (self->texts, &annotation->document, error);
  return text != NULL && put_spans (self, annotation, text, FALSE, error);
}

gboolean
quoth_table_remove_annotation (QuothTables *self, const QuothId *id, GError **error)
{
  return quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database,
                             "UPDATE code_example SET annotation = NULL WHERE annotation = ?1", id,
                             error)
         && quoth_tables_remove_verdicts (self, id, error)
         && remove_spans_from (self, id, 0, error)
         && quoth_query_run (self->database, "DELETE FROM annotation WHERE id = ?1", id, error);
}

void
quoth_table_load_annotation (QuothAnnotation *annotation, sqlite3_stmt *row)
{
  annotation->document = quoth_column_id (row, 1);
  annotation->coder = quoth_column_id (row, 2);
  annotation->created = sqlite3_column_int64 (row, 3);
  annotation->origin = quoth_column_dup_text (row, 4);
  annotation->unplaced = sqlite3_column_int (row, QUOTH_ANNOTATION_UNPLACED) != 0;
  annotation->gold = sqlite3_column_int (row, QUOTH_ANNOTATION_GOLD) != 0;
  quoth_table_load_span (annotation, row);
}

/* Spans are found by their primary key, so they come in order. SQLite promises that only with ORDER
 * BY, which would sort each annotation's by themselves and cost a third of a stream; so it is made
 * sure of here, where it costs nothing. */
void
quoth_table_load_span (gpointer annotation, sqlite3_stmt *row)
{
  GArray *spans = QUOTH_ANNOTATION (annotation)->spans;
  guint start = (guint) sqlite3_column_int64 (row, 5);
  QuothSpan span = { quoth_range (start, (guint) sqlite3_column_int64 (row, 6)),
                     g_strdup ((const char *) sqlite3_column_text (row, 7)) };
  guint place = spans->len;

  while (place > 0 && g_array_index (spans, QuothSpan, place - 1).range.start > start)
    place--;
  g_array_insert_val (spans, place, span);
}
