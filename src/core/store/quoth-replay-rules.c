/* quoth-replay-rules.c: what must hold after every entry
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules are those of quoth-check-rules.c, but for names that should be unique: two copies may each have made an actor "Putin", and that
 * is for a person to see. There a rule is asked of the whole project; here of what an entry has touched, so that most entries cost one
 * or two questions.
 */

#include "config.h"

#include "store/quoth-replay-private.h"

#include <string.h>

#include "store/quoth-attribute-values.h"
#include "store/quoth-query.h"

/* ---- Concerns ---- */

static guint
hash_concern (gconstpointer data)
{
  const QuothConcern *concern = data;

  return quoth_id_hash (&concern->id) * 31 + concern->rule;
}

static gboolean
equal_concerns (gconstpointer a, gconstpointer b)
{
  const QuothConcern *x = a, *y = b;

  return x->rule == y->rule && quoth_id_equal (&x->id, &y->id);
}

void
quoth_concerns_init (QuothConcerns *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (QuothConcern));
  self->known = g_hash_table_new_full (hash_concern, equal_concerns, g_free, NULL);
}

void
quoth_concerns_clear (QuothConcerns *self)
{
  g_array_unref (self->items);
  g_hash_table_unref (self->known);
}

void
quoth_concerns_empty (QuothConcerns *self)
{
  g_array_set_size (self->items, 0);
  g_hash_table_remove_all (self->known);
}

void
quoth_concerns_add (QuothConcerns *self, QuothRule rule, const QuothId *id)
{
  QuothConcern concern = { *id, rule };

  if (g_hash_table_contains (self->known, &concern))
    return;
  g_hash_table_add (self->known, g_memdup2 (&concern, sizeof concern));
  g_array_append_val (self->items, concern);
}

/* ---- What a row that is written may break ---- */

enum
{
  MADE = 1,
  CHANGED = 2,
  DELETED = 4,
};

/* @changed: (nullable): the rule is concerned only if this column is told, and is not NULL. @of: the column with the id. */
static const struct
{
  const char *table;
  int when;
  const char *changed;
  QuothRule rule;
  const char *of;
} triggers[] = {
  { "code", MADE | CHANGED, "parent", QUOTH_RULE_CODE_CIRCLE, "id" },
  { "actor", MADE | CHANGED, "parent", QUOTH_RULE_ACTOR_CIRCLE, "id" },
  { "actor_affiliation", MADE | CHANGED | DELETED, NULL, QUOTH_RULE_AFFILIATIONS, "actor" },
  { "annotation", MADE | CHANGED, NULL, QUOTH_RULE_PLACE, "id" },
  { "annotation_type", CHANGED, "key", QUOTH_RULE_ANNOTATION_TYPES, NULL },
  { "annotation_type", DELETED, NULL, QUOTH_RULE_ANNOTATION_TYPES, NULL },
  { "attribute", CHANGED, NULL, QUOTH_RULE_MISFITS, "id" },
  { "attribute_value", MADE | CHANGED, NULL, QUOTH_RULE_TARGET, "target" },
  { "attribute_value", MADE | CHANGED, NULL, QUOTH_RULE_MISFITS, "target" },
  { "claim_chain", MADE | CHANGED | DELETED, NULL, QUOTH_RULE_CHAIN, "claim" },
  { "claim_chain", MADE | CHANGED, "mention", QUOTH_RULE_TIES_OF_CLAIM, "claim" },
  { "claim_chain", CHANGED, "actor", QUOTH_RULE_TIES_OF_CLAIM, "claim" },
  { "claim_role", MADE | CHANGED, "mention", QUOTH_RULE_TIES_OF_CLAIM, "claim" },
  { "cue", MADE | CHANGED, "kind", QUOTH_RULE_CUE, "annotation" },
  { "document", CHANGED, "current", QUOTH_RULE_DOCUMENT, "id" },
  { "memo", MADE | CHANGED, NULL, QUOTH_RULE_MEMO, "id" },
  { "memo", MADE | CHANGED, "parent", QUOTH_RULE_MEMO_CIRCLE, "id" },
  { "memo", CHANGED, "target", QUOTH_RULE_ANSWERS, "id" },
  { "mention", CHANGED, "actor", QUOTH_RULE_TIES_OF_MENTION, "annotation" },
  { "relation", MADE | CHANGED, NULL, QUOTH_RULE_RELATION, "id" },
  { "relation_type", CHANGED, "key", QUOTH_RULE_RELATION_TYPES, NULL },
  { "relation_type", DELETED, NULL, QUOTH_RULE_RELATION_TYPES, NULL },
  { "segment", MADE | CHANGED | DELETED, NULL, QUOTH_RULE_SEGMENTS, "revision" },
  { "span", MADE | CHANGED | DELETED, NULL, QUOTH_RULE_PLACE, "annotation" },
};

static gboolean
tells (const QuothSheet *sheet, const char *column, const QuothCells *cells)
{
  int i = quoth_sheet_find_column (sheet, column);

  return cells->values[i] != NULL && !quoth_cells_is_null (cells, i);
}

void
quoth_replay_note (QuothReplay *self, const QuothSheet *sheet, int op, const QuothCells *old, const QuothCells *new)
{
  const QuothCells *key = op == SQLITE_INSERT ? new : old;
  int when = op == SQLITE_INSERT ? MADE : op == SQLITE_UPDATE ? CHANGED : DELETED;

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      QuothId id = QUOTH_ID_NONE;

      if (!(triggers[i].when & when) || !g_str_equal (triggers[i].table, sheet->table->name)
          || (triggers[i].changed != NULL && !tells (sheet, triggers[i].changed, new)))
        continue;
      if (triggers[i].of != NULL)
        id = quoth_cells_get_id (key, quoth_sheet_find_column (sheet, triggers[i].of));
      quoth_concerns_add (&self->concerns, triggers[i].rule, &id);
    }
  if (when == DELETED && sheet->is_root)
    {
      QuothId id = quoth_cells_get_id (key, sheet->own);

      quoth_concerns_add (&self->concerns, QUOTH_RULE_REMAINS, &id);
    }
}

/* ---- Whether a rule is broken ---- */

#define CIRCLE(table)                                                                                                  \
  "WITH RECURSIVE above (id) AS (SELECT parent FROM " table " WHERE id = ?1"                                           \
  " UNION SELECT t.parent FROM above JOIN " table " t ON t.id = above.id WHERE t.parent IS NOT NULL)"                  \
  " SELECT 1 FROM above WHERE id = ?1"

#define GAP(table, of) "(SELECT count (*) <> coalesce (max (position) + 1, 0) FROM " table " WHERE " of " = ?1)"

#define TIE(table, where)                                                                          \
  "SELECT 1 FROM " table " r JOIN mention m ON m.annotation = r.mention"                           \
  " JOIN annotation a ON a.id = r.mention JOIN annotation c ON c.id = r.claim"                     \
  " WHERE r." where " = ?1 AND (m.actor <> r.actor OR a.document <> c.document)"

/* Each gives a row if the rule is broken for ?1. */
static const char *const queries[] = {
  [QUOTH_RULE_CODE_CIRCLE] = CIRCLE ("code"),
  [QUOTH_RULE_ACTOR_CIRCLE] = CIRCLE ("actor"),
  [QUOTH_RULE_MEMO_CIRCLE] = CIRCLE ("memo"),
  [QUOTH_RULE_AFFILIATIONS] = "SELECT 1 WHERE " GAP ("actor_affiliation", "actor")
                              " UNION ALL SELECT 1 FROM actor_affiliation WHERE actor = ?1 AND to_actor = actor",
  [QUOTH_RULE_CHAIN] = "SELECT 1 WHERE " GAP ("claim_chain", "claim")
                       " UNION ALL SELECT 1 FROM claim_chain c JOIN claim_chain d ON d.claim = c.claim"
                       " AND d.position = c.position + 1 WHERE c.claim = ?1 AND d.actor = c.actor",
  [QUOTH_RULE_TIES_OF_CLAIM] = TIE ("claim_role", "claim") " UNION ALL " TIE ("claim_chain", "claim"),
  [QUOTH_RULE_TIES_OF_MENTION] = TIE ("claim_role", "mention") " UNION ALL " TIE ("claim_chain", "mention"),
  [QUOTH_RULE_ANSWERS] = "SELECT 1 FROM memo p JOIN memo m ON m.parent = p.id WHERE p.id = ?1 AND m.target <> p.target",
  [QUOTH_RULE_RELATION] = "SELECT 1 FROM relation WHERE id = ?1 AND (from_claim = to_claim OR (kind NOT IN"
                          " ('supports', 'contradicts', 'repeats', 'elaborates', 'qualifies')"
                          " AND kind NOT IN (SELECT key FROM relation_type)))",
  [QUOTH_RULE_RELATION_TYPES] = "SELECT 1 FROM relation WHERE ?1 IS NULL"
                                " AND kind NOT IN ('supports', 'contradicts', 'repeats', 'elaborates', 'qualifies')"
                                " AND kind NOT IN (SELECT key FROM relation_type)",
  [QUOTH_RULE_CUE] = "SELECT 1 FROM cue WHERE annotation = ?1 AND kind NOT IN ('cue', 'evidence')"
                     " AND kind NOT IN (SELECT key FROM annotation_type)",
  [QUOTH_RULE_ANNOTATION_TYPES] = "SELECT 1 FROM cue WHERE ?1 IS NULL AND kind NOT IN ('cue', 'evidence')"
                                  " AND kind NOT IN (SELECT key FROM annotation_type)",
  [QUOTH_RULE_SEGMENTS] = "SELECT 1 FROM (SELECT start, lag (end) OVER (ORDER BY start, end) AS last FROM segment"
                          " WHERE revision = ?1) WHERE start < last",
  [QUOTH_RULE_REMAINS] = "SELECT 1 FROM memo WHERE target = ?1"
                         " UNION ALL SELECT 1 FROM attribute_value WHERE target = ?1"
                         " UNION ALL SELECT 1 FROM attribute a CROSS JOIN attribute_value v ON v.attribute = a.id"
                         " WHERE a.type = 'actor' AND v.value = " QUOTH_ID_AS_TEXT,
};

static gboolean
is_there (QuothReplay *self, const QuothId *id, gboolean *there, GError **error)
{
  guint found;

  if (!quoth_query_kind (self->database, id, NULL, &found, error))
    return FALSE;
  *there = found > 0;
  return TRUE;
}

/* Whether a memo is on nothing, or not on what the memo is on that it answers. */
static gboolean
is_memo_broken (QuothReplay *self, const QuothId *id, GError **error)
{
  sqlite3_stmt *row;
  QuothId target;
  gboolean astray, there;

  if (!quoth_query_row (self->database,
                        "SELECT m.target, p.target IS NOT NULL AND p.target <> m.target FROM memo m"
                        " LEFT JOIN memo p ON p.id = m.parent WHERE m.id = ?1",
                        id, &row, error)
      || row == NULL)
    return FALSE;
  target = quoth_column_id (row, 0);
  astray = sqlite3_column_int (row, 1) != 0;
  sqlite3_reset (row);
  return astray || (is_there (self, &target, &there, error) && !there);
}

static gboolean
is_target_broken (QuothReplay *self, const QuothId *id, GError **error)
{
  gint64 n;
  gboolean there;

  return quoth_query_number (self->database, "SELECT count (*) FROM attribute_value WHERE target = ?1", id, &n, error) && n > 0
         && is_there (self, id, &there, error) && !there;
}

/* Whether something hangs on what is not there any more. */
static gboolean
has_remains (QuothReplay *self, const QuothId *id, GError **error)
{
  sqlite3_stmt *row = NULL;
  gboolean there;

  if (!is_there (self, id, &there, error) || there
      || !quoth_query_row (self->database, queries[QUOTH_RULE_REMAINS], id, &row, error))
    return FALSE;
  if (row != NULL)
    sqlite3_reset (row);
  return row != NULL;
}

static gboolean
note_misfit_cb (const QuothAttribute *attribute, const QuothId *target, const char *why, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return FALSE;
}

static gboolean
has_misfits (QuothReplay *self, const QuothId *id, GError **error)
{
  gboolean found = FALSE;

  quoth_attribute_values_find_misfits (self->database, id, note_misfit_cb, &found, error);
  return found;
}

static gboolean
is_document_broken (QuothReplay *self, const QuothId *document, GError **error)
{
  g_autoptr (GArray) ids = quoth_query_ids (
    self->database, "SELECT id FROM annotation WHERE document = ?1 ORDER BY id", document, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (GError) local = NULL;

      if (!quoth_replay_stands (self, &g_array_index (ids, QuothId, i), &local))
        {
          if (local != NULL)
            g_propagate_error (error, g_steal_pointer (&local));
          return local == NULL;
        }
    }
  return FALSE;
}

gboolean
quoth_replay_is_broken (QuothReplay *self, const QuothConcern *concern, GError **error)
{
  GError *local = NULL;
  sqlite3_stmt *row = NULL;
  gboolean stands;

  switch (concern->rule)
    {
    case QUOTH_RULE_MEMO:
      return is_memo_broken (self, &concern->id, error);
    case QUOTH_RULE_TARGET:
      return is_target_broken (self, &concern->id, error);
    case QUOTH_RULE_MISFITS:
      return has_misfits (self, &concern->id, error);
    case QUOTH_RULE_REMAINS:
      return has_remains (self, &concern->id, error);
    case QUOTH_RULE_DOCUMENT:
      return is_document_broken (self, &concern->id, error);
    case QUOTH_RULE_PLACE:
      stands = quoth_replay_stands (self, &concern->id, &local);
      if (local != NULL)
        g_propagate_error (error, local);
      return !stands && local == NULL;
    default:
      if (!quoth_query_row (self->database, queries[concern->rule], &concern->id, &row, error))
        return FALSE;
      if (row != NULL)
        sqlite3_reset (row);
      return row != NULL;
    }
}
