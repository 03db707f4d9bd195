/* quoth-replay-mend.c: mending what rules are broken by an entry that did not just fit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is mended may break another rule, of the same value or another; so this goes on until nothing is broken. Each mend takes something
 * away (a tie, a parent, a value that does not fit) or brings something back that was deleted, so it ends.
 */

#include "config.h"

#include "store/quoth-replay-private.h"

#include "store/quoth-attribute-values.h"
#include "store/quoth-query.h"

static gboolean
disagree (QuothReplay *self, const char *table, const QuothId *value, const char *column, sqlite3_value *other, GError **error)
{
  const QuothSheet *sheet = quoth_sheets_find (self->sheets, table);

  return quoth_replay_disagree (
    self, QUOTH_DISAGREE_CHANGED, sheet, NULL, value, quoth_sheet_find_column (sheet, column), NULL, other, error);
}

/* ---- Circles ---- */

/* The parent that it had before; if that does not help, none. */
static gboolean
mend_circle (QuothReplay *self, const char *table, const QuothId *id, GError **error)
{
  const QuothSheet *sheet = quoth_sheets_find (self->sheets, table);
  int column = quoth_sheet_find_column (sheet, "parent");
  g_autoptr (QuothCells) before = g_hash_table_lookup (self->parents, id);
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    g_str_equal (table, "code")    ? "UPDATE code SET parent = ?2 WHERE id = ?1"
    : g_str_equal (table, "actor") ? "UPDATE actor SET parent = ?2 WHERE id = ?1"
                                   : "UPDATE memo SET parent = ?2 WHERE id = ?1",
    error);
  gboolean done;

  before = before != NULL ? quoth_cells_copy (before) : NULL;
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, id);
  if (before != NULL)
    sqlite3_bind_value (statement, 2, before->values[column]);
  done = quoth_database_run (self->database, statement, error) && disagree (self, table, id, "parent", NULL, error);
  if (done && before != NULL && !quoth_cells_is_null (before, column))
    {
      QuothId parent = quoth_cells_get_id (before, column);

      done = quoth_replay_need (self, &parent, error);
    }
  g_hash_table_remove (self->parents, id);
  return done;
}

/* ---- Ties ---- */

#define UNTIE(table, where)                                                                                               \
  "UPDATE " table " SET mention = NULL WHERE " where " = ?1 AND mention IS NOT NULL AND EXISTS (SELECT 1 FROM mention m" \
  " JOIN annotation a ON a.id = m.annotation, annotation c WHERE m.annotation = " table ".mention AND c.id = " table      \
  ".claim AND (m.actor <> " table ".actor OR a.document <> c.document))"

static gboolean
mend_ties (QuothReplay *self, const QuothConcern *concern, GError **error)
{
  gboolean of_claim = concern->rule == QUOTH_RULE_TIES_OF_CLAIM;

  return quoth_query_run (
           self->database, of_claim ? UNTIE ("claim_role", "claim") : UNTIE ("claim_role", "mention"), &concern->id, error)
         && quoth_query_run (
           self->database, of_claim ? UNTIE ("claim_chain", "claim") : UNTIE ("claim_chain", "mention"), &concern->id, error)
         && disagree (self, "claim_role", &concern->id, "mention", NULL, error);
}

/* ---- Memos ---- */

/* A memo is on what the memo is on that it answers, and that is there. */
static gboolean
mend_memo (QuothReplay *self, const QuothId *id, GError **error)
{
  sqlite3_stmt *row;
  QuothId target;

  if (!quoth_query_run (self->database,
                        "UPDATE memo SET target = (SELECT p.target FROM memo p WHERE p.id = memo.parent)"
                        " WHERE id = ?1 AND parent IN (SELECT id FROM memo)",
                        id, error)
      || !quoth_query_row (self->database, "SELECT target FROM memo WHERE id = ?1", id, &row, error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  target = quoth_column_id (row, 0);
  sqlite3_reset (row);
  quoth_concerns_add (&self->concerns, QUOTH_RULE_ANSWERS, id);
  return quoth_replay_need (self, &target, error);
}

static gboolean
mend_answers (QuothReplay *self, const QuothId *id, GError **error)
{
  return quoth_query_run (self->database,
                          "WITH RECURSIVE below (id) AS (SELECT id FROM memo WHERE parent = ?1"
                          " UNION SELECT m.id FROM memo m JOIN below b ON m.parent = b.id)"
                          " UPDATE memo SET target = (SELECT target FROM memo WHERE id = ?1) WHERE id IN (SELECT id FROM below)",
                          id, error);
}

/* ---- Relations and cues ---- */

/* The kind of the relation, or of the cue, is the key of a type that was renamed, or deleted. */
static gboolean
mend_kind (QuothReplay *self, const QuothId *id, gboolean of_cue, GError **error)
{
  g_autofree char *kind = NULL;
  sqlite3_stmt *row, *statement;
  QuothId type;

  if (!quoth_query_row (self->database,
                        of_cue ? "SELECT kind FROM cue WHERE annotation = ?1" : "SELECT kind FROM relation WHERE id = ?1",
                        id, &row, error)
      || row == NULL)
    return FALSE;
  kind = quoth_column_dup_text (row, 0);
  sqlite3_reset (row);
  if (!quoth_graves_find_type (self->graves, of_cue ? "annotation_type" : "relation_type", kind, &type, error)
      || !quoth_replay_need (self, &type, error))
    return FALSE;
  statement = quoth_database_prepare (
    self->database,
    of_cue ? "UPDATE cue SET kind = (SELECT key FROM annotation_type WHERE id = ?2) WHERE annotation = ?1"
             " AND EXISTS (SELECT 1 FROM annotation_type WHERE id = ?2)"
           : "UPDATE relation SET kind = (SELECT key FROM relation_type WHERE id = ?2) WHERE id = ?1"
             " AND EXISTS (SELECT 1 FROM relation_type WHERE id = ?2)",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, id);
  quoth_bind_id (statement, 2, &type);
  return quoth_database_run (self->database, statement, error);
}

/* From a claim to itself: what the entry did to it is not done. */
static gboolean
mend_ends (QuothReplay *self, const QuothId *id, GError **error)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      const QuothMove *move = self->moves->pdata[i];
      QuothId own = quoth_cells_get_id (quoth_move_get_key (move), move->sheet->own);

      if (move->op == SQLITE_UPDATE && quoth_id_equal (&own, id)
          && (!quoth_replay_update (self, move->sheet, move->old, move->old, error)
              || !disagree (self, "relation", id, "to_claim", NULL, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mend_relation (QuothReplay *self, const QuothId *id, GError **error)
{
  gint64 turns_back;

  if (!quoth_query_number (self->database, "SELECT from_claim = to_claim FROM relation WHERE id = ?1", id, &turns_back, error))
    return FALSE;
  return turns_back ? mend_ends (self, id, error) : mend_kind (self, id, FALSE, error);
}

static gboolean
mend_types (QuothReplay *self, gboolean of_cues, GError **error)
{
  g_autoptr (GArray) ids
    = quoth_query_ids (self->database,
                       of_cues ? "SELECT annotation FROM cue WHERE kind NOT IN ('cue', 'evidence')"
                                 " AND kind NOT IN (SELECT key FROM annotation_type) ORDER BY annotation"
                               : "SELECT id FROM relation WHERE"
                                 " kind NOT IN ('supports', 'contradicts', 'repeats', 'elaborates', 'qualifies')"
                                 " AND kind NOT IN (SELECT key FROM relation_type) ORDER BY id",
                       NULL, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!mend_kind (self, &g_array_index (ids, QuothId, i), of_cues, error))
      return FALSE;
  return ids != NULL;
}

/* ---- Attributes ---- */

/* A value that does not fit any more; or, of an actor who was deleted, that actor comes back. */
typedef struct
{
  QuothId attribute;
  QuothId target;
} Misfit;

static gboolean
add_misfit_cb (const QuothAttribute *attribute, const QuothId *target, const char *why, gpointer user_data)
{
  Misfit misfit = { attribute->value.id, *target };

  g_array_append_val ((GArray *) user_data, misfit);
  return TRUE;
}

static gboolean
need_actor (QuothReplay *self, const char *text, gboolean *found, GError **error)
{
  QuothId actor;

  *found = FALSE;
  return !quoth_id_from_string (text, &actor) || quoth_query_has (self->database, QUOTH_KIND_ACTOR, &actor, NULL)
         || quoth_replay_bring_back (self, &actor, found, error);
}

static gboolean
mend_misfit (QuothReplay *self, const Misfit *misfit, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    self->database,
    "SELECT v.value, a.type FROM attribute_value v JOIN attribute a ON a.id = v.attribute WHERE v.target = ?1 AND v.attribute = ?2",
    error);
  g_autoptr (QuothCells) value = NULL;
  g_autoptr (QuothCells) key = quoth_cells_new ();
  const QuothSheet *sheet = quoth_sheets_find (self->sheets, "attribute_value");
  gboolean names_actor = FALSE, found = FALSE, done;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &misfit->target);
  quoth_bind_id (row, 2, &misfit->attribute);
  if (quoth_database_step (self->database, row, error) != SQLITE_ROW)
    return TRUE;
  value = quoth_cells_new ();
  quoth_cells_set (value, 0, sqlite3_column_value (row, 0));
  names_actor = g_strcmp0 ((const char *) sqlite3_column_text (row, 1), "actor") == 0;
  sqlite3_reset (row);
  if (names_actor && !need_actor (self, (const char *) sqlite3_value_text (value->values[0]), &found, error))
    return FALSE;
  if (found)
    return TRUE;
  row = quoth_database_prepare (self->database, "SELECT ?1, ?2", error);
  quoth_bind_id (row, 1, &misfit->target);
  quoth_bind_id (row, 2, &misfit->attribute);
  quoth_database_step (self->database, row, NULL);
  quoth_cells_set (key, 0, sqlite3_column_value (row, 0));
  quoth_cells_set (key, 1, sqlite3_column_value (row, 1));
  sqlite3_reset (row);
  done = quoth_replay_delete (self, sheet, key, error);
  return done
         && quoth_replay_disagree (self, QUOTH_DISAGREE_CHANGED, sheet, key, &misfit->target,
                                   quoth_sheet_find_column (sheet, "value"), NULL, value->values[0], error);
}

static gboolean
mend_misfits (QuothReplay *self, const QuothId *id, GError **error)
{
  g_autoptr (GArray) misfits = g_array_new (FALSE, FALSE, sizeof (Misfit));

  if (!quoth_attribute_values_find_misfits (self->database, id, add_misfit_cb, misfits, error))
    return FALSE;
  for (guint i = 0; i < misfits->len; i++)
    if (!mend_misfit (self, &g_array_index (misfits, Misfit, i), error))
      return FALSE;
  return TRUE;
}

/* ---- All of them ---- */

static gboolean
mend_one (QuothReplay *self, const QuothConcern *concern, GError **error)
{
  switch (concern->rule)
    {
    case QUOTH_RULE_CODE_CIRCLE:
      return mend_circle (self, "code", &concern->id, error);
    case QUOTH_RULE_ACTOR_CIRCLE:
      return mend_circle (self, "actor", &concern->id, error);
    case QUOTH_RULE_MEMO_CIRCLE:
      return mend_circle (self, "memo", &concern->id, error);
    case QUOTH_RULE_TIES_OF_CLAIM:
    case QUOTH_RULE_TIES_OF_MENTION:
      return mend_ties (self, concern, error);
    case QUOTH_RULE_MEMO:
      return mend_memo (self, &concern->id, error);
    case QUOTH_RULE_ANSWERS:
      return mend_answers (self, &concern->id, error);
    case QUOTH_RULE_RELATION:
      return mend_relation (self, &concern->id, error);
    case QUOTH_RULE_RELATION_TYPES:
      return mend_types (self, FALSE, error);
    case QUOTH_RULE_CUE:
      return mend_kind (self, &concern->id, TRUE, error);
    case QUOTH_RULE_ANNOTATION_TYPES:
      return mend_types (self, TRUE, error);
    case QUOTH_RULE_MISFITS:
      return mend_misfits (self, &concern->id, error);
    case QUOTH_RULE_TARGET:
      return quoth_replay_need (self, &concern->id, error);
    case QUOTH_RULE_PLACE:
      return quoth_replay_place (self, &concern->id, error);
    case QUOTH_RULE_DOCUMENT:
      return quoth_replay_place_all (self, &concern->id, error);
    case QUOTH_RULE_AFFILIATIONS:
    case QUOTH_RULE_CHAIN:
    case QUOTH_RULE_SEGMENTS:
    case QUOTH_RULE_REMAINS:
    default:
      /* The lists are right by themselves, and nothing is deleted that leaves anything. */
      return TRUE;
    }
}

/* So often at most: a parent, and then none; a type that comes back under a newer name. */
#define N_ROUNDS 8

gboolean
quoth_replay_mend (QuothReplay *self, GError **error)
{
  gboolean again = TRUE;

  for (guint n = 0; again && n < N_ROUNDS; n++)
    {
      again = FALSE;
      /* The list may grow meanwhile. */
      for (guint i = 0; i < self->concerns.items->len; i++)
        {
          QuothConcern concern = g_array_index (self->concerns.items, QuothConcern, i);
          GError *local = NULL;
          gboolean broken = quoth_replay_is_broken (self, &concern, &local);

          if (local == NULL && broken)
            mend_one (self, &concern, &local);
          if (local != NULL)
            {
              g_propagate_error (error, local);
              return FALSE;
            }
          again = again || broken;
        }
    }
  return TRUE;
}
