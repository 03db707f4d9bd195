/* quoth-claim-parts.c: the tables of a claim's categories, roles, chain and propositions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-claim-parts.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-query.h"

#define CATEGORY(claim, i) (&g_array_index ((claim)->categories, QuothCategory, i))
#define ROLE(claim, i) (&g_array_index ((claim)->roles, QuothClaimRole, i))
#define LINK(claim, i) (&g_array_index ((claim)->chain, QuothChainLink, i))
#define PROPOSITION(claim, i) (&g_array_index ((claim)->propositions, QuothClaimProposition, i))

static gboolean
put_categories (QuothDatabase *database, const QuothClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->categories->len; i++)
    {
      const QuothCategory *category = CATEGORY (claim, i);
      sqlite3_stmt *statement = quoth_database_prepare (
        database,
        "INSERT INTO claim_category (claim, code, stance, position) VALUES (?1, ?2, ?3, ?4)",
        error);

      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, &claim->annotation.value.id);
      quoth_bind_id (statement, 2, &category->code);
      if (category->stance != QUOTH_STANCE_UNSET)
        sqlite3_bind_int (statement, 3, (int) category->stance);
      sqlite3_bind_int64 (statement, 4, i);
      if (!quoth_database_run (database, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_roles (QuothDatabase *database, const QuothClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = ROLE (claim, i);
      sqlite3_stmt *statement
        = quoth_database_prepare (database,
                                  "INSERT INTO claim_role (claim, role, actor, mention, position) "
                                  "VALUES (?1, ?2, ?3, ?4, ?5)",
                                  error);

      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, &claim->annotation.value.id);
      quoth_bind_text (statement, 2, quoth_role_to_nick (role->role));
      quoth_bind_id (statement, 3, &role->actor);
      quoth_bind_id (statement, 4, &role->mention);
      sqlite3_bind_int64 (statement, 5, i);
      if (!quoth_database_run (database, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_chain (QuothDatabase *database, const QuothClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->chain->len; i++)
    {
      const QuothChainLink *link = LINK (claim, i);
      sqlite3_stmt *statement
        = quoth_database_prepare (database,
                                  "INSERT INTO claim_chain (claim, position, actor, mention, "
                                  "factuality) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  error);

      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, &claim->annotation.value.id);
      sqlite3_bind_int64 (statement, 2, i);
      quoth_bind_id (statement, 3, &link->actor);
      quoth_bind_id (statement, 4, &link->mention);
      quoth_bind_text (statement, 5, quoth_factuality_to_nick (link->factuality));
      if (!quoth_database_run (database, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_propositions (QuothDatabase *database, const QuothClaim *claim, GError **error)
{
  for (guint i = 0; i < claim->propositions->len; i++)
    {
      const QuothClaimProposition *proposition = PROPOSITION (claim, i);
      sqlite3_stmt *statement
        = quoth_database_prepare (database,
                                  "INSERT INTO claim_proposition (claim, proposition, link, "
                                  "position) VALUES (?1, ?2, ?3, ?4)",
                                  error);

      if (statement == NULL)
        return FALSE;
      quoth_bind_id (statement, 1, &claim->annotation.value.id);
      quoth_bind_id (statement, 2, &proposition->proposition);
      quoth_bind_text (statement, 3, quoth_link_to_nick (proposition->link));
      sqlite3_bind_int64 (statement, 4, i);
      if (!quoth_database_run (database, statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
quoth_claim_parts_put (QuothDatabase *database, const QuothClaim *claim, GError **error)
{
  return put_categories (database, claim, error) && put_roles (database, claim, error)
         && put_chain (database, claim, error) && put_propositions (database, claim, error);
}

gboolean
quoth_claim_parts_remove (QuothDatabase *database, const QuothId *id, GError **error)
{
  return quoth_query_run (database, "DELETE FROM claim_category WHERE claim = ?1", id, error)
         && quoth_query_run (database, "DELETE FROM claim_role WHERE claim = ?1", id, error)
         && quoth_query_run (database, "DELETE FROM claim_chain WHERE claim = ?1", id, error)
         && quoth_query_run (database, "DELETE FROM claim_proposition WHERE claim = ?1", id, error);
}

static gboolean
load_categories (QuothDatabase *database, QuothClaim *claim, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database, "SELECT code, stance FROM claim_category WHERE claim = ?1 ORDER BY position, code",
    error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &claim->annotation.value.id);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothCategory category = { quoth_column_id (row, 0), QUOTH_STANCE_UNSET };

      if (sqlite3_column_type (row, 1) != SQLITE_NULL)
        category.stance = (QuothStance) sqlite3_column_int (row, 1);
      g_array_append_val (claim->categories, category);
    }
  return result == SQLITE_DONE;
}

static gboolean
load_roles (QuothDatabase *database, QuothClaim *claim, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT role, actor, mention FROM claim_role WHERE claim = ?1 ORDER BY position, role, actor",
    error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &claim->annotation.value.id);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothClaimRole role
        = { QUOTH_ROLE_OBJECT, quoth_column_id (row, 1), quoth_column_id (row, 2) };

      quoth_role_from_nick ((const char *) sqlite3_column_text (row, 0), &role.role);
      g_array_append_val (claim->roles, role);
    }
  return result == SQLITE_DONE;
}

static gboolean
load_chain (QuothDatabase *database, QuothClaim *claim, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (
    database,
    "SELECT actor, mention, factuality FROM claim_chain WHERE claim = ?1 ORDER BY position", error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &claim->annotation.value.id);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothChainLink link
        = { quoth_column_id (row, 0), quoth_column_id (row, 1), QUOTH_FACTUALITY_UNSET };

      quoth_factuality_from_nick ((const char *) sqlite3_column_text (row, 2), &link.factuality);
      g_array_append_val (claim->chain, link);
    }
  return result == SQLITE_DONE;
}

static gboolean
load_propositions (QuothDatabase *database, QuothClaim *claim, GError **error)
{
  sqlite3_stmt *row = quoth_database_prepare (database,
                                              "SELECT proposition, link FROM claim_proposition "
                                              "WHERE claim = ?1 ORDER BY position, proposition",
                                              error);
  int result;

  if (row == NULL)
    return FALSE;
  quoth_bind_id (row, 1, &claim->annotation.value.id);
  while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
    {
      QuothClaimProposition proposition = { quoth_column_id (row, 0), QUOTH_LINK_REPORTS };

      quoth_link_from_nick ((const char *) sqlite3_column_text (row, 1), &proposition.link);
      g_array_append_val (claim->propositions, proposition);
    }
  return result == SQLITE_DONE;
}

gboolean
quoth_claim_parts_load (QuothDatabase *database, QuothClaim *claim, GError **error)
{
  return load_categories (database, claim, error) && load_roles (database, claim, error)
         && load_chain (database, claim, error) && load_propositions (database, claim, error);
}

/* Whether @mention, which is there, is one of @actor and in the claim's document. */
static gboolean
check_tie (QuothTables *tables,
           const QuothClaim *claim,
           const QuothId *actor,
           const QuothId *mention,
           GError **error)
{
  g_autofree char *described = NULL;
  g_autofree char *described_mention = NULL;
  g_autofree char *described_actor = NULL;
  sqlite3_stmt *row;
  QuothId mentioned = QUOTH_ID_NONE;
  QuothId document = QUOTH_ID_NONE;

  if (!quoth_query_row (tables->database,
                        "SELECT m.actor, a.document FROM mention m"
                        " JOIN annotation a ON a.id = m.annotation WHERE m.annotation = ?1",
                        mention, &row, error))
    return FALSE;
  if (row != NULL)
    {
      mentioned = quoth_column_id (row, 0);
      document = quoth_column_id (row, 1);
      sqlite3_reset (row);
    }
  if (quoth_id_equal (&mentioned, actor) && quoth_id_equal (&document, &claim->annotation.document))
    return TRUE;

  described
    = quoth_query_describe (tables->database, QUOTH_KIND_CLAIM, &claim->annotation.value.id);
  described_mention = quoth_query_describe (tables->database, QUOTH_KIND_MENTION, mention);
  described_actor = quoth_query_describe (tables->database, QUOTH_KIND_ACTOR, actor);
  g_set_error (
    error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE,
    /* Translators: %1$s is a claim, %2$s an actor and %3$s a mention */
    _ ("%1$s ties %2$s to %3$s, which is not a mention of that actor in the same document"),
    described, described_actor, described_mention);
  return FALSE;
}

static gboolean
check_source (QuothTables *tables,
              const QuothClaim *claim,
              const char *field,
              const QuothId *actor,
              const QuothId *mention,
              GError **error)
{
  const QuothValue *value = &claim->annotation.value;

  if (!quoth_tables_require (tables, value, field, QUOTH_KIND_ACTOR, actor, error))
    return FALSE;
  if (quoth_id_is_none (mention))
    return TRUE;
  return quoth_tables_require (tables, value, field, QUOTH_KIND_MENTION, mention, error)
         && check_tie (tables, claim, actor, mention, error);
}

gboolean
quoth_claim_parts_check (QuothTables *tables, const QuothClaim *claim, GError **error)
{
  const QuothValue *value = &claim->annotation.value;

  for (guint i = 0; i < claim->categories->len; i++)
    if (!quoth_tables_require (tables, value, N_ ("a category"), QUOTH_KIND_CODE,
                               &CATEGORY (claim, i)->code, error))
      return FALSE;
  for (guint i = 0; i < claim->roles->len; i++)
    if (!check_source (tables, claim, N_ ("a role"), &ROLE (claim, i)->actor,
                       &ROLE (claim, i)->mention, error))
      return FALSE;
  for (guint i = 0; i < claim->chain->len; i++)
    if (!check_source (tables, claim, N_ ("a link of its chain"), &LINK (claim, i)->actor,
                       &LINK (claim, i)->mention, error))
      return FALSE;
  for (guint i = 0; i < claim->propositions->len; i++)
    if (!quoth_tables_require (tables, value, N_ ("a proposition"), QUOTH_KIND_PROPOSITION,
                               &PROPOSITION (claim, i)->proposition, error))
      return FALSE;
  return TRUE;
}
