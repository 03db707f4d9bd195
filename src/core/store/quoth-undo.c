/* quoth-undo.c: taking back and making again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is no stack of undo steps: the journal is it. An edit is *undone* if the last of the entries that name
 * it in `undoes` is an undo. Read backwards from the newest entry of a coder,
 *
 *   - the next undo is the first edit that is not undone;
 *   - the next redo is the last undo that was not itself made good by a redo, unless an edit comes first:
 *     a new edit covers what was undone before it, as in every editor. It stays in the journal.
 *
 * Both read an index only, and as many entries as were undone since: O(steps since the last edit).
 *
 * A step is taken back by the inverse of its changeset, strictly: each row must be just as the step left it,
 * nothing may refer to what disappears. Rejected: taking back as much as still fits. A coder would not see what was
 * left out, and half an action is none that anybody did. What SQLite does not look after, because it is
 * no foreign key (memos, unique names), is looked at here.
 */

#include "config.h"

#include "store/quoth-undo.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-attribute-values.h"
#include "store/quoth-changeset.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-spans.h"
#include "store/quoth-text-cache.h"

typedef struct
{
  const QuothId *coder;
  QuothDirection direction;
} Request;

void
quoth_step_free (QuothStep *self)
{
  g_free (self->label);
  g_free (self);
}

static QuothStep *
load_step (QuothDatabase *database, const QuothId *entry, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (database, "SELECT label FROM journal WHERE id = ?1", error);
  QuothStep *step = NULL;

  if (statement == NULL)
    return NULL;
  quoth_bind_id (statement, 1, entry);
  if (quoth_database_step (database, statement, error) == SQLITE_ROW)
    {
      step = g_new0 (QuothStep, 1);
      step->entry = *entry;
      step->label = quoth_column_dup_text (statement, 0);
      sqlite3_reset (statement);
    }
  return step;
}

/* Looks at entries backwards. Returns whether to stop, at @found, which is none if there is no step. */
static gboolean
look_for_undo (QuothEntryKind kind,
               const QuothId *id,
               const QuothId *undoes,
               GHashTable *last_word,
               QuothId *found)
{
  if (kind == QUOTH_ENTRY_EDIT)
    {
      if (GPOINTER_TO_INT (g_hash_table_lookup (last_word, id)) == QUOTH_ENTRY_UNDO)
        return FALSE;
      *found = *id;
      return TRUE;
    }
  if (!g_hash_table_contains (last_word, undoes))
    g_hash_table_insert (last_word, quoth_id_memdup (undoes), GINT_TO_POINTER (kind));
  return FALSE;
}

static gboolean
look_for_redo (QuothEntryKind kind, const QuothId *undoes, guint *n_redone, QuothId *found)
{
  if (kind == QUOTH_ENTRY_EDIT)
    return TRUE;
  if (kind == QUOTH_ENTRY_REDO)
    {
      (*n_redone)++;
      return FALSE;
    }
  if (*n_redone > 0)
    {
      (*n_redone)--;
      return FALSE;
    }
  *found = *undoes;
  return TRUE;
}

QuothStep *
quoth_undo_find (QuothDatabase *database,
                 const QuothId *coder,
                 QuothDirection direction,
                 GError **error)
{
  g_autoptr (GHashTable) last_word
    = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  guint n_redone = 0;
  QuothId found = QUOTH_ID_NONE;
  gboolean stop = FALSE;
  int result = 0;
  sqlite3_stmt *statement
    = quoth_database_prepare (database,
                              "SELECT kind, id, undoes FROM journal WHERE coder = ?1 AND kind <= 2"
                              " ORDER BY time DESC, counter DESC, origin DESC",
                              error);

  if (statement == NULL)
    return NULL;
  quoth_bind_id (statement, 1, coder);
  while (!stop && (result = quoth_database_step (database, statement, error)) == SQLITE_ROW)
    {
      QuothEntryKind kind = (QuothEntryKind) sqlite3_column_int (statement, 0);
      QuothId id = quoth_column_id (statement, 1);
      QuothId undoes = quoth_column_id (statement, 2);

      stop = direction == QUOTH_UNDO ? look_for_undo (kind, &id, &undoes, last_word, &found)
                                     : look_for_redo (kind, &undoes, &n_redone, &found);
    }
  if (result == SQLITE_ROW)
    sqlite3_reset (statement);
  if (result == 0 || quoth_id_is_none (&found))
    return NULL;
  return load_step (database, &found, error);
}

static gboolean
has_row (QuothDatabase *database, const char *sql, const QuothId *id)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, id);
  found = quoth_database_step (database, statement, NULL) == SQLITE_ROW;
  sqlite3_reset (statement);
  return found;
}

static gboolean
has_remains (QuothDatabase *database, const QuothNewsItem *item)
{
  return has_row (database,
                  "SELECT 1 FROM memo WHERE target = ?1"
                  " UNION ALL SELECT 1 FROM attribute_value WHERE target = ?1"
                  " UNION ALL SELECT 1 FROM gold_source WHERE source = ?1",
                  &item->id);
}

static gboolean
has_namesake (QuothDatabase *database, const QuothNewsItem *item)
{
  switch (item->kind)
    {
    case QUOTH_KIND_CODER:
      return has_row (
        database, "SELECT 1 FROM coder a JOIN coder b USING (name) WHERE a.id = ?1 AND b.id <> ?1", &item->id);
    case QUOTH_KIND_ACTOR_KIND:
      return has_row (
        database, "SELECT 1 FROM actor_kind a JOIN actor_kind b USING (key) WHERE a.id = ?1 AND b.id <> ?1", &item->id);
    case QUOTH_KIND_CODE:
      return has_row (database,
                      "SELECT 1 FROM code a JOIN code b ON b.key = a.key OR b.shortcut = a.shortcut"
                      " WHERE a.id = ?1 AND b.id <> ?1",
                      &item->id);
    case QUOTH_KIND_RELATION_TYPE:
      return has_row (database,
                      "SELECT 1 FROM relation_type a JOIN relation_type b USING (key) WHERE a.id = ?1 AND b.id <> ?1",
                      &item->id);
    case QUOTH_KIND_ATTRIBUTE:
      return has_row (database,
                      "SELECT 1 FROM attribute a JOIN attribute b USING (on_kind, key) WHERE a.id = ?1 AND b.id <> ?1",
                      &item->id);
    case QUOTH_KIND_CODEBOOK_VERSION:
      return has_row (
        database,
        "SELECT 1 FROM codebook_version a JOIN codebook_version b USING (number) WHERE a.id = ?1 AND b.id <> ?1",
        &item->id);
    case QUOTH_KIND_DOCUMENT:
      return has_row (database,
                      "SELECT 1 FROM document a JOIN document b USING (name) WHERE a.id = ?1 AND b.id <> ?1",
                      &item->id);
    default:
      return FALSE;
    }
}

static gboolean
note_misfit_cb (const QuothAttribute *attribute, const QuothId *target, const char *why, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return FALSE;
}

/* Whether a value of an attribute does not fit any more: what changed is the attribute, or what has the value. */
static gboolean
has_misfit (QuothDatabase *database, const QuothNewsItem *item)
{
  gboolean found = FALSE;

  quoth_attribute_values_find_misfits (database, &item->id, note_misfit_cb, &found, NULL);
  return found;
}

/* Whether a value of an attribute still names the actor that disappears, or a relation the type. */
static gboolean
is_named (QuothDatabase *database, const QuothNewsItem *item)
{
  if (item->kind == QUOTH_KIND_ACTOR)
    return has_row (database,
                    "SELECT 1 FROM attribute a CROSS JOIN attribute_value v ON v.attribute = a.id"
                    " WHERE a.type = 'actor' AND v.value = " QUOTH_ID_AS_TEXT,
                    &item->id);
  return item->kind == QUOTH_KIND_RELATION_TYPE
         && has_row (database,
                     "SELECT 1 FROM relation WHERE ?1 IS NOT NULL"
                     " AND kind NOT IN ('supports', 'contradicts', 'repeats', 'elaborates', 'qualifies')"
                     " AND kind NOT IN (SELECT key FROM relation_type)",
                     &item->id);
}

/* What foreign keys do not look after, of one value. Returns: (nullable): what is wrong. */
static const char *
find_fault (QuothDatabase *database, const QuothNewsItem *item)
{
  if (item->type == QUOTH_NEWS_REMOVED && has_remains (database, item))
    return _ ("there are memos or values on what would disappear");
  if (item->type == QUOTH_NEWS_REMOVED && is_named (database, item))
    return _ ("what would disappear is used by later work");
  if (item->type != QUOTH_NEWS_REMOVED && has_namesake (database, item))
    return _ ("there is something else with that name by now");
  if (item->type != QUOTH_NEWS_REMOVED && has_misfit (database, item))
    return _ ("a value of an attribute would not fit by now");
  return NULL;
}

/* Whether what is coded stands in the text: the step was made in another, if the text was corrected since or before. */
static gboolean
check_spans (QuothDatabase *database, QuothTextCache *texts, const QuothNewsItem *item, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  QuothText *text;
  gboolean stands;

  if (item->type == QUOTH_NEWS_REMOVED
      || (item->kind != QUOTH_KIND_DOCUMENT && !quoth_kind_is_annotation (item->kind)))
    return TRUE;
  text = quoth_text_cache_get (texts, &item->document, error);
  if (text == NULL)
    return FALSE;
  stands = item->kind == QUOTH_KIND_DOCUMENT
             ? quoth_spans_check_document (database, &item->document, text, &local_error)
             : quoth_spans_check_annotation (database, &item->id, text, &local_error);
  if (!stands)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT, local_error->message);
  return stands;
}

/* What foreign keys do not look after. */
static gboolean
check_result (QuothDatabase *database, GBytes *changeset, GError **error)
{
  g_autoptr (GArray) items = quoth_changeset_to_news (database, changeset, error);
  g_autoptr (QuothTextCache) texts = quoth_text_cache_new (database);
  gboolean has_spans = quoth_changeset_has_table (changeset, "annotation")
                       || quoth_changeset_has_table (changeset, "span")
                       || quoth_changeset_has_table (changeset, "revision");

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (items, QuothNewsItem, i);
      const char *fault = find_fault (database, item);

      if (fault != NULL)
        {
          g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT, fault);
          return FALSE;
        }
      if (has_spans && !check_spans (database, texts, item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_step (QuothDatabase *database, const QuothStep *step, QuothDirection direction, GError **error)
{
  g_autoptr (GBytes) changeset = quoth_journal_load (database, &step->entry, error);

  if (changeset == NULL)
    return FALSE;
  if (direction == QUOTH_UNDO)
    {
      g_autoptr (GBytes) inverse = quoth_changeset_invert (database, changeset, error);

      return inverse != NULL && quoth_changeset_apply (database, inverse, error)
             && check_result (database, inverse, error);
    }
  return quoth_changeset_apply (database, changeset, error)
         && check_result (database, changeset, error);
}

static void
set_nothing_error (QuothDirection direction, GError **error)
{
  g_set_error_literal (error,
                       QUOTH_ERROR,
                       QUOTH_ERROR_NOT_FOUND,
                       direction == QUOTH_UNDO ? _ ("There is nothing to undo")
                                               : _ ("There is nothing to redo"));
}

/* Names the step in an error that says what is in its way. */
static void
name_step (const QuothStep *step, QuothDirection direction, GError *local, GError **error)
{
  if (!g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_CONFLICT))
    {
      g_propagate_error (error, local);
      return;
    }
  if (direction == QUOTH_UNDO)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_CONFLICT,
                 _ ("“%s” cannot be undone: %s"),
                 step->label,
                 local->message);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_CONFLICT,
                 _ ("“%s” cannot be redone: %s"),
                 step->label,
                 local->message);
  g_error_free (local);
}

static gboolean
write_step_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  const Request *request = data;
  QuothDatabase *database = quoth_journal_get_database (journal);
  GError *local = NULL;
  g_autoptr (QuothStep) step
    = quoth_undo_find (database, request->coder, request->direction, &local);

  if (step == NULL)
    {
      if (local != NULL)
        g_propagate_error (error, local);
      else
        set_nothing_error (request->direction, error);
      return FALSE;
    }
  if (!apply_step (database, step, request->direction, &local))
    {
      name_step (step, request->direction, local, error);
      return FALSE;
    }
  entry->label = g_strdup (step->label);
  entry->undoes = step->entry;
  return TRUE;
}

gboolean
quoth_undo_run (QuothJournal *journal,
                const QuothId *coder,
                QuothDirection direction,
                GCancellable *cancellable,
                QuothWritten *written,
                GError **error)
{
  Request request = { coder, direction };
  g_auto (QuothEntry) entry
    = { .kind = direction == QUOTH_UNDO ? QUOTH_ENTRY_UNDO : QUOTH_ENTRY_REDO, .coder = *coder };

  return quoth_journal_write (journal, &entry, write_step_cb, &request, cancellable, written, error);
}

static QuothStep *
peek (QuothReader *reader, const QuothId *coder, QuothDirection direction)
{
  return quoth_undo_find (quoth_reader_get_database (reader), coder, direction, NULL);
}

QuothStep *
quoth_reader_peek_undo (QuothReader *self, const QuothId *coder)
{
  return peek (self, coder, QUOTH_UNDO);
}

QuothStep *
quoth_reader_peek_redo (QuothReader *self, const QuothId *coder)
{
  return peek (self, coder, QUOTH_REDO);
}
