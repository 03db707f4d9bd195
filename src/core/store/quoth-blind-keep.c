/* quoth-blind-keep.c: ties to what somebody may not see, through an edit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cost: of each claim, cue and code that a coder writes who codes something blind, a look at the few rows of its ties.
 */

#include "config.h"

#include "store/quoth-blind.h"

#include "model/quoth-claim.h"
#include "model/quoth-code.h"
#include "model/quoth-cue.h"
#include "store/quoth-query.h"

#define HIDDEN(id) QUOTH_BLIND_HIDES (id, "?2")

/* What a tie is kept in, by what is left of it to know it by, and where it leads. */
typedef void (*KeepFunc) (gpointer value, sqlite3_stmt *row);

/* The one at the place @position is asked first: there may be several that are alike. */
static guint
find_place (guint i, guint position, guint n)
{
  if (position >= n)
    return i;
  return i == 0 ? position : i <= position ? i - 1 : i;
}

static void
keep_role (gpointer value, sqlite3_stmt *row)
{
  const QuothClaim *claim = value;
  QuothRole role = QUOTH_ROLE_OBJECT;
  QuothId actor = quoth_column_id (row, 2);

  quoth_role_from_nick ((const char *) sqlite3_column_text (row, 3), &role);
  for (guint i = 0; i < claim->roles->len; i++)
    {
      guint place = find_place (i, (guint) sqlite3_column_int (row, 0), claim->roles->len);
      QuothClaimRole *other = &g_array_index (claim->roles, QuothClaimRole, place);

      if (other->role != role || !quoth_id_equal (&other->actor, &actor) || !quoth_id_is_none (&other->mention))
        continue;
      other->mention = quoth_column_id (row, 1);
      return;
    }
}

static void
keep_link (gpointer value, sqlite3_stmt *row)
{
  const QuothClaim *claim = value;
  QuothId actor = quoth_column_id (row, 2);

  for (guint i = 0; i < claim->chain->len; i++)
    {
      guint place = find_place (i, (guint) sqlite3_column_int (row, 0), claim->chain->len);
      QuothChainLink *link = &g_array_index (claim->chain, QuothChainLink, place);

      if (!quoth_id_equal (&link->actor, &actor) || !quoth_id_is_none (&link->mention))
        continue;
      link->mention = quoth_column_id (row, 1);
      return;
    }
}

static void
keep_claim (gpointer value, sqlite3_stmt *row)
{
  QuothCue *cue = value;

  if (quoth_id_is_none (&cue->claim))
    cue->claim = quoth_column_id (row, 0);
}

static void
keep_example (gpointer value, sqlite3_stmt *row)
{
  const QuothCode *code = value;
  QuothId id = quoth_column_id (row, 0);

  for (guint i = 0; i < code->examples->len; i++)
    {
      QuothCodeExample *example = code->examples->pdata[i];

      if (quoth_id_equal (&example->id, &id) && quoth_id_is_none (&example->annotation))
        example->annotation = quoth_column_id (row, 1);
    }
}

static const struct
{
  QuothKind kind;
  const char *select;
  KeepFunc keep;
} ties[] = {
  { QUOTH_KIND_CLAIM, "SELECT position, mention, actor, role FROM claim_role WHERE claim = ?1 AND " HIDDEN ("mention") " ORDER BY position", keep_role },
  { QUOTH_KIND_CLAIM, "SELECT position, mention, actor FROM claim_chain WHERE claim = ?1 AND " HIDDEN ("mention") " ORDER BY position", keep_link },
  { QUOTH_KIND_CUE, "SELECT claim FROM cue WHERE annotation = ?1 AND " HIDDEN ("claim"), keep_claim },
  { QUOTH_KIND_CODE, "SELECT id, annotation FROM code_example WHERE code = ?1 AND " HIDDEN ("annotation"), keep_example },
};

static gpointer
copy (gpointer value)
{
  switch (QUOTH_VALUE (value)->kind)
    {
    case QUOTH_KIND_CLAIM:
      return quoth_claim_copy (value);
    case QUOTH_KIND_CUE:
      return quoth_cue_copy (value);
    default:
      return quoth_code_copy (value);
    }
}

gboolean
quoth_blind_keep (QuothDatabase *database, const QuothId *coder, gpointer *value, GError **error)
{
  gboolean is_copy = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      sqlite3_stmt *row;
      int result;

      if (ties[i].kind != QUOTH_VALUE (*value)->kind)
        continue;
      row = quoth_database_prepare (database, ties[i].select, error);
      if (row == NULL)
        return FALSE;
      quoth_bind_id (row, 1, &QUOTH_VALUE (*value)->id);
      quoth_bind_id (row, 2, coder);
      while ((result = quoth_database_step (database, row, error)) == SQLITE_ROW)
        {
          if (!is_copy)
            {
              gpointer kept = copy (*value);

              quoth_value_unref (*value);
              *value = kept;
              is_copy = TRUE;
            }
          ties[i].keep (*value, row);
        }
      if (result != SQLITE_DONE)
        return FALSE;
    }
  return TRUE;
}
