/* quoth-claim-parts.c: the tables of a claim's categories, roles, chain and propositions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-claim-parts.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-parts.h"
#include "store/quoth-query.h"

#define CATEGORY(claim, i) (&g_array_index ((claim)->categories, QuothCategory, i))
#define ROLE(claim, i) (&g_array_index ((claim)->roles, QuothClaimRole, i))
#define LINK(claim, i) (&g_array_index ((claim)->chain, QuothChainLink, i))
#define PROPOSITION(claim, i) (&g_array_index ((claim)->propositions, QuothClaimProposition, i))

static void
bind_category (sqlite3_stmt *statement, gconstpointer part)
{
  const QuothCategory *category = part;

  quoth_bind_id (statement, 3, &category->code);
  if (category->stance != QUOTH_STANCE_UNSET)
    sqlite3_bind_int (statement, 4, (int) category->stance);
}

static void
load_category (sqlite3_stmt *row, gpointer part)
{
  QuothCategory *category = part;

  category->code = quoth_column_id (row, 0);
  category->stance = QUOTH_STANCE_UNSET;
  if (sqlite3_column_type (row, 1) != SQLITE_NULL)
    category->stance = (QuothStance) sqlite3_column_int (row, 1);
}

static void
bind_role (sqlite3_stmt *statement, gconstpointer part)
{
  const QuothClaimRole *role = part;

  quoth_bind_text (statement, 3, quoth_role_to_nick (role->role));
  quoth_bind_id (statement, 4, &role->actor);
  quoth_bind_id (statement, 5, &role->mention);
}

static void
load_role (sqlite3_stmt *row, gpointer part)
{
  QuothClaimRole *role = part;

  role->role = QUOTH_ROLE_OBJECT;
  quoth_role_from_nick ((const char *) sqlite3_column_text (row, 0), &role->role);
  role->actor = quoth_column_id (row, 1);
  role->mention = quoth_column_id (row, 2);
}

static void
bind_link (sqlite3_stmt *statement, gconstpointer part)
{
  const QuothChainLink *link = part;

  quoth_bind_id (statement, 3, &link->actor);
  quoth_bind_id (statement, 4, &link->mention);
  quoth_bind_text (statement, 5, quoth_factuality_to_nick (link->factuality));
}

static void
load_link (sqlite3_stmt *row, gpointer part)
{
  QuothChainLink *link = part;

  link->actor = quoth_column_id (row, 0);
  link->mention = quoth_column_id (row, 1);
  link->factuality = QUOTH_FACTUALITY_UNSET;
  quoth_factuality_from_nick ((const char *) sqlite3_column_text (row, 2), &link->factuality);
}

static void
bind_proposition (sqlite3_stmt *statement, gconstpointer part)
{
  const QuothClaimProposition *proposition = part;

  quoth_bind_id (statement, 3, &proposition->proposition);
  quoth_bind_text (statement, 4, quoth_link_to_nick (proposition->link));
}

static void
load_proposition (sqlite3_stmt *row, gpointer part)
{
  QuothClaimProposition *proposition = part;

  proposition->proposition = quoth_column_id (row, 0);
  proposition->link = QUOTH_LINK_REPORTS;
  quoth_link_from_nick ((const char *) sqlite3_column_text (row, 1), &proposition->link);
}

static const QuothPartTable part_tables[] = {
  {
    .insert = "INSERT INTO claim_category (claim, position, code, stance) VALUES (?1, ?2, ?3, ?4)",
    .remove = "DELETE FROM claim_category WHERE claim = ?1",
    .select = "SELECT code, stance FROM claim_category WHERE claim = ?1 ORDER BY position, code",
    .list = QUOTH_PART_ARRAY (QuothClaim, categories),
    .bind = bind_category,
    .load = load_category,
  },
  {
    .insert = "INSERT INTO claim_role (claim, position, role, actor, mention)"
              " VALUES (?1, ?2, ?3, ?4, ?5)",
    .remove = "DELETE FROM claim_role WHERE claim = ?1",
    .select = "SELECT role, actor, mention FROM claim_role WHERE claim = ?1"
              " ORDER BY position, role, actor",
    .list = QUOTH_PART_ARRAY (QuothClaim, roles),
    .bind = bind_role,
    .load = load_role,
  },
  {
    .insert = "INSERT INTO claim_chain (claim, position, actor, mention, factuality)"
              " VALUES (?1, ?2, ?3, ?4, ?5)",
    .remove = "DELETE FROM claim_chain WHERE claim = ?1",
    .select = "SELECT actor, mention, factuality FROM claim_chain WHERE claim = ?1"
              " ORDER BY position",
    .list = QUOTH_PART_ARRAY (QuothClaim, chain),
    .bind = bind_link,
    .load = load_link,
  },
  {
    .insert = "INSERT INTO claim_proposition (claim, position, proposition, link)"
              " VALUES (?1, ?2, ?3, ?4)",
    .remove = "DELETE FROM claim_proposition WHERE claim = ?1",
    .select = "SELECT proposition, link FROM claim_proposition WHERE claim = ?1"
              " ORDER BY position, proposition",
    .list = QUOTH_PART_ARRAY (QuothClaim, propositions),
    .bind = bind_proposition,
    .load = load_proposition,
  },
};

gboolean
quoth_claim_parts_put (QuothDatabase *database, const QuothClaim *claim, GError **error)
{
  return quoth_parts_put (database, part_tables, G_N_ELEMENTS (part_tables), claim, error);
}

gboolean
quoth_claim_parts_remove (QuothDatabase *database, const QuothId *id, GError **error)
{
  return quoth_parts_remove (database, part_tables, G_N_ELEMENTS (part_tables), id, error);
}

gboolean
quoth_claim_parts_load (QuothDatabase *database, QuothClaim *claim, GError **error)
{
  return quoth_parts_load (database, part_tables, G_N_ELEMENTS (part_tables), claim, error);
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
