/* quoth-table-claim.c: the table of the claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-claim-parts.h"
#include "store/quoth-query.h"
#include "store/quoth-valid.h"

static gboolean
check_confidence (double confidence, GError **error)
{
  /* Negative is unset. */
  if (confidence <= 1)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
               _ ("the confidence of the claim is %g: it must be from 0 to 1"), confidence);
  return FALSE;
}

static gboolean
refuse_part (GError **error, const char *message)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, message);
  return FALSE;
}

/* Whether each part names what it is about, and none is there twice. There are only a few of each.
 */
static gboolean
check_categories (const QuothClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = &g_array_index (claim->categories, QuothCategory, i);

      if (quoth_id_is_none (&category->code))
        return refuse_part (error, _ ("a category of the claim names no code"));
      if ((int) category->stance < QUOTH_STANCE_AGAINST || category->stance > QUOTH_STANCE_UNSET)
        return refuse_part (error, _ ("a stance of the claim is none: it must be -1, 0 or 1"));
      for (guint j = 0; j < i; j++)
        if (quoth_id_equal (&category->code,
                            &g_array_index (claim->categories, QuothCategory, j).code))
          return refuse_part (error, _ ("the claim has the same category twice"));
    }
  return TRUE;
}

static gboolean
check_roles (const QuothClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (quoth_id_is_none (&role->actor))
        return refuse_part (error, _ ("a role of the claim names no actor"));
      for (guint j = 0; j < i; j++)
        {
          const QuothClaimRole *other = &g_array_index (claim->roles, QuothClaimRole, j);

          if (other->role == role->role && quoth_id_equal (&other->actor, &role->actor))
            return refuse_part (error, _ ("an actor has the same role in the claim twice"));
        }
    }
  return TRUE;
}

/* An actor may come twice in a chain ("A says that B says that A …"), but does not report itself. */
static gboolean
check_chain (const QuothClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothId *actor = &g_array_index (claim->chain, QuothChainLink, i).actor;

      if (quoth_id_is_none (actor))
        return refuse_part (error, _ ("a link of the claim's chain names no actor"));
      if (i > 0
          && quoth_id_equal (actor, &g_array_index (claim->chain, QuothChainLink, i - 1).actor))
        return refuse_part (error, _ ("the claim's chain names one actor twice in a row: "
                                      "each link must report another than itself"));
    }
  return TRUE;
}

static gboolean
check_propositions (const QuothClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothId *id
        = &g_array_index (claim->propositions, QuothClaimProposition, i).proposition;

      if (quoth_id_is_none (id))
        return refuse_part (error, _ ("a link of the claim names no proposition"));
      for (guint j = 0; j < i; j++)
        if (quoth_id_equal (
              id, &g_array_index (claim->propositions, QuothClaimProposition, j).proposition))
          return refuse_part (error, _ ("the claim has the same proposition twice"));
    }
  return TRUE;
}

static gboolean
check_fields (const QuothClaim *claim, GError **error)
{
  return quoth_valid_text (N_ ("the statement of the claim"), claim->statement, error)
         && quoth_valid_text (N_ ("the form of the claim"), claim->form, error)
         && quoth_valid_date (N_ ("the date of the claim"), claim->date, error)
         && quoth_valid_text (N_ ("the place of the claim"), claim->place, error)
         && check_confidence (claim->confidence, error) && check_categories (claim, error)
         && check_roles (claim, error) && check_chain (claim, error)
         && check_propositions (claim, error);
}

static gboolean
put_row (QuothTables *self, const QuothClaim *claim, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    self->database,
    "INSERT INTO claim (annotation, statement, factuality, mode, form, date, place, confidence)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
    " ON CONFLICT DO UPDATE SET statement = excluded.statement, factuality = excluded.factuality,"
    " mode = excluded.mode, form = excluded.form, date = excluded.date, place = excluded.place,"
    " confidence = excluded.confidence",
    error);

  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &claim->annotation.value.id);
  quoth_bind_text (statement, 2, claim->statement);
  quoth_bind_text (statement, 3, quoth_factuality_to_nick (claim->factuality));
  quoth_bind_text (statement, 4, quoth_mode_to_nick (claim->mode));
  quoth_bind_text (statement, 5, claim->form);
  quoth_bind_text (statement, 6, claim->date);
  quoth_bind_text (statement, 7, claim->place);
  if (claim->confidence >= 0)
    sqlite3_bind_double (statement, 8, claim->confidence);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
put_claim (QuothTables *self, gpointer value, GError **error)
{
  QuothClaim *claim = value;
  gboolean is_new;

  return check_fields (claim, error)
         && quoth_table_put_annotation (self, &claim->annotation, &is_new, error)
         && put_row (self, claim, error)
         && (is_new
             || quoth_claim_parts_remove (self->database, &claim->annotation.value.id, error))
         && quoth_claim_parts_put (self->database, claim, error);
}

static gboolean
remove_relations (QuothTables *self, const QuothId *id, GError **error)
{
  g_autoptr (GArray) relations = quoth_query_ids (
    self->database, "SELECT id FROM relation WHERE from_claim = ?1 OR to_claim = ?1", id, error);

  if (relations == NULL)
    return FALSE;
  for (guint i = 0; i < relations->len; i++)
    if (!quoth_relation_table.remove (self, &g_array_index (relations, QuothId, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_claim (QuothTables *self, const QuothId *id, GError **error)
{
  return remove_relations (self, id, error)
         && quoth_query_run (self->database, "UPDATE cue SET claim = NULL WHERE claim = ?1", id,
                             error)
         && quoth_claim_parts_remove (self->database, id, error)
         && quoth_query_run (self->database, "DELETE FROM claim WHERE annotation = ?1", id, error)
         && quoth_table_remove_annotation (self, id, error);
}

static gboolean
check_claim (QuothTables *self, gpointer value, GError **error)
{
  QuothClaim *claim = value;

  return quoth_table_check_annotation (self, &claim->annotation, error)
         && quoth_claim_parts_check (self, claim, error);
}

static gpointer
load_claim (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  const int first = QUOTH_ANNOTATION_N_COLUMNS;
  QuothId id = quoth_column_id (row, 0);
  g_autoptr (QuothClaim) claim = quoth_claim_new (&id);

  quoth_table_load_annotation (&claim->annotation, row);
  claim->statement = quoth_column_dup_text (row, first);
  quoth_factuality_from_nick ((const char *) sqlite3_column_text (row, first + 1),
                              &claim->factuality);
  quoth_mode_from_nick ((const char *) sqlite3_column_text (row, first + 2), &claim->mode);
  claim->form = quoth_column_dup_text (row, first + 3);
  claim->date = quoth_column_dup_text (row, first + 4);
  claim->place = quoth_column_dup_text (row, first + 5);
  if (sqlite3_column_type (row, first + 6) != SQLITE_NULL)
    claim->confidence = sqlite3_column_double (row, first + 6);
  if (!quoth_claim_parts_load (database, claim, error))
    return NULL;
  return g_steal_pointer (&claim);
}

#define SELECT_CLAIM                                                                             \
  "SELECT " QUOTH_ANNOTATION_COLUMNS                                                             \
  ", c.statement, c.factuality, c.mode, c.form, c.date, c.place, c.confidence FROM annotation a" \
  " CROSS JOIN claim c ON c.annotation = a.id CROSS JOIN span s ON s.annotation = a.id "

const QuothTableClass quoth_claim_table = {
  .put = put_claim,
  .remove = remove_claim,
  .check = check_claim,
  .select_all = SELECT_CLAIM "WHERE a.document = ?1 AND a.kind = 'claim' ORDER BY a.id",
  .select_one = SELECT_CLAIM "WHERE a.id = ?1 ORDER BY s.position",
  .load = load_claim,
};
