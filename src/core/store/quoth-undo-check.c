/* quoth-undo-check.c: what foreign keys do not look after when a step is taken back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memos, values of attributes, names that must be unique, and whether what is coded stands in the text.
 */

#include "config.h"

#include "store/quoth-undo.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-attribute-values.h"
#include "store/quoth-changeset.h"
#include "store/quoth-query.h"
#include "store/quoth-spans.h"
#include "store/quoth-text-cache.h"

#define OF_NO_TYPE \
  " AND kind NOT IN ('supports', 'contradicts', 'repeats', 'elaborates', 'qualifies')" \
  " AND kind NOT IN (SELECT key FROM relation_type)"

#define OF_NO_ANNOTATION_TYPE " AND kind NOT IN ('cue', 'evidence') AND kind NOT IN (SELECT key FROM annotation_type)"

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
                  " UNION ALL SELECT 1 FROM attribute_value WHERE target = ?1",
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
    case QUOTH_KIND_ANNOTATION_TYPE:
      return has_row (database,
                      "SELECT 1 FROM annotation_type a JOIN annotation_type b USING (key) WHERE a.id = ?1 AND b.id <> ?1",
                      &item->id);
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
    case QUOTH_KIND_ASSIGNMENT:
      return has_row (
        database,
        "SELECT 1 FROM assignment a JOIN assignment b USING (coder, document) WHERE a.id = ?1 AND b.id <> ?1",
        &item->id);
    case QUOTH_KIND_VERDICT:
      return has_row (
        database, "SELECT 1 FROM verdict a JOIN verdict b USING (source) WHERE a.id = ?1 AND b.id <> ?1", &item->id);
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

/* Whether a value of an attribute still names the actor that disappears, or a relation or a cue the type, or the key that the type had. */
static gboolean
is_named (QuothDatabase *database, const QuothNewsItem *item)
{
  if (item->type == QUOTH_NEWS_REMOVED && item->kind == QUOTH_KIND_ACTOR)
    return has_row (database,
                    "SELECT 1 FROM attribute a CROSS JOIN attribute_value v ON v.attribute = a.id"
                    " WHERE a.type = 'actor' AND v.value = " QUOTH_ID_AS_TEXT,
                    &item->id);
  if (item->type != QUOTH_NEWS_ADDED && item->kind == QUOTH_KIND_ANNOTATION_TYPE)
    return has_row (database, "SELECT 1 FROM cue WHERE ?1 IS NOT NULL" OF_NO_ANNOTATION_TYPE, &item->id);
  return item->type != QUOTH_NEWS_ADDED && item->kind == QUOTH_KIND_RELATION_TYPE
         && has_row (database, "SELECT 1 FROM relation WHERE ?1 IS NOT NULL" OF_NO_TYPE, &item->id);
}

/* Whether a relation that is there again is of a type that is not there any more, or has another key. */
static gboolean
is_of_no_type (QuothDatabase *database, const QuothNewsItem *item)
{
  return item->type != QUOTH_NEWS_REMOVED && item->kind == QUOTH_KIND_RELATION
         && has_row (database, "SELECT 1 FROM relation WHERE id = ?1" OF_NO_TYPE, &item->id);
}

/* The same of a cue. */
static gboolean
is_of_no_annotation_type (QuothDatabase *database, const QuothNewsItem *item)
{
  return item->type != QUOTH_NEWS_REMOVED && item->kind == QUOTH_KIND_CUE
         && has_row (database, "SELECT 1 FROM cue WHERE annotation = ?1" OF_NO_ANNOTATION_TYPE, &item->id);
}

/* What foreign keys do not look after, of one value. Returns: (nullable): what is wrong. */
static const char *
find_fault (QuothDatabase *database, const QuothNewsItem *item)
{
  if (item->type == QUOTH_NEWS_REMOVED && has_remains (database, item))
    return _ ("there are memos or values on what would disappear");
  if (is_named (database, item))
    return _ ("what would disappear is used by later work");
  if (is_of_no_type (database, item))
    return _ ("a relation would be of a type that is not there any more");
  if (is_of_no_annotation_type (database, item))
    return _ ("an annotation would be of a type that is not there any more");
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

gboolean
quoth_undo_check (QuothDatabase *database, GBytes *changeset, GError **error)
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
