/* quoth-party.c: the actors of a claim, in their places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-party.h"

#include <glib/gi18n.h>

/* Where in the claim's list of roles the place @n of @party is; the length of the list if there is none. */
static guint
find_role (const QuothClaim *claim, QuothParty party, guint n)
{
  for (guint i = 0; i < claim->roles->len; i++)
    if ((guint) g_array_index (claim->roles, QuothClaimRole, i).role == (guint) party && n-- == 0)
      return i;
  return claim->roles->len;
}

static QuothClaimRole *
get_role (const QuothClaim *claim, QuothParty party, guint n)
{
  return &g_array_index (claim->roles, QuothClaimRole, find_role (claim, party, n));
}

static QuothChainLink *
get_link (const QuothClaim *claim, guint n)
{
  return &g_array_index (claim->chain, QuothChainLink, n);
}

guint
quoth_party_count (const QuothClaim *claim, QuothParty party)
{
  guint n = 0;

  if (party == QUOTH_PARTY_SOURCE)
    return claim->chain->len;
  for (guint i = 0; i < claim->roles->len; i++)
    n += (guint) g_array_index (claim->roles, QuothClaimRole, i).role == (guint) party;
  return n;
}

const QuothId *
quoth_party_get_actor (const QuothClaim *claim, QuothParty party, guint n)
{
  g_return_val_if_fail (n < quoth_party_count (claim, party), NULL);

  return party == QUOTH_PARTY_SOURCE ? &get_link (claim, n)->actor : &get_role (claim, party, n)->actor;
}

const QuothId *
quoth_party_get_mention (const QuothClaim *claim, QuothParty party, guint n)
{
  g_return_val_if_fail (n < quoth_party_count (claim, party), NULL);

  return party == QUOTH_PARTY_SOURCE ? &get_link (claim, n)->mention : &get_role (claim, party, n)->mention;
}

/* The chain as it would be: put into the place of the claim's, unless an actor stands in it twice in a row. */
static gboolean
take_chain (QuothClaim *claim, GArray *chain, GError **error)
{
  g_autoptr (GArray) taken = chain;

  for (guint i = 1; i < chain->len; i++)
    if (quoth_id_equal (&g_array_index (chain, QuothChainLink, i).actor,
                        &g_array_index (chain, QuothChainLink, i - 1).actor))
      {
        g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                             _ ("The same source would stand twice in a row: nobody reports themselves"));
        return FALSE;
      }
  g_array_unref (claim->chain);
  claim->chain = g_steal_pointer (&taken);
  return TRUE;
}

static gboolean
insert_role (QuothClaim *claim, QuothParty party, guint n, const QuothClaimRole *role, GError **error)
{
  for (guint i = 0; i < quoth_party_count (claim, party); i++)
    if (quoth_id_equal (quoth_party_get_actor (claim, party, i), &role->actor))
      {
        g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("This actor is here already"));
        return FALSE;
      }
  g_array_insert_vals (claim->roles, find_role (claim, party, n), role, 1);
  return TRUE;
}

gboolean
quoth_party_insert (QuothClaim *claim,
                    QuothParty party,
                    guint n,
                    const QuothId *actor,
                    const QuothId *mention,
                    GError **error)
{
  QuothId named = mention != NULL ? *mention : QUOTH_ID_NONE;

  if (party == QUOTH_PARTY_SOURCE)
    {
      GArray *chain = g_array_copy (claim->chain);
      QuothChainLink link = { *actor, named, QUOTH_FACTUALITY_UNSET };

      g_array_insert_val (chain, MIN (n, chain->len), link);
      return take_chain (claim, chain, error);
    }
  return insert_role (claim, party, n, &(QuothClaimRole){ (QuothRole) party, *actor, named }, error);
}

gboolean
quoth_party_move (QuothClaim *claim, QuothParty party, guint n, int step, GError **error)
{
  guint count = quoth_party_count (claim, party);
  guint to = n + (guint) step;

  g_return_val_if_fail (n < count, FALSE);

  if (to >= count)
    return TRUE;
  if (party == QUOTH_PARTY_SOURCE)
    {
      GArray *chain = g_array_copy (claim->chain);

      g_array_index (chain, QuothChainLink, to) = *get_link (claim, n);
      g_array_index (chain, QuothChainLink, n) = *get_link (claim, to);
      return take_chain (claim, chain, error);
    }
  else
    {
      QuothClaimRole moved = *get_role (claim, party, n);

      *get_role (claim, party, n) = *get_role (claim, party, to);
      *get_role (claim, party, to) = moved;
      return TRUE;
    }
}

gboolean
quoth_party_remove (QuothClaim *claim, QuothParty party, guint n, GError **error)
{
  g_return_val_if_fail (n < quoth_party_count (claim, party), FALSE);

  if (party == QUOTH_PARTY_SOURCE)
    {
      GArray *chain = g_array_copy (claim->chain);

      g_array_remove_index (chain, n);
      return take_chain (claim, chain, error);
    }
  g_array_remove_index (claim->roles, find_role (claim, party, n));
  return TRUE;
}

void
quoth_party_tie (QuothClaim *claim, QuothParty party, guint n, const QuothId *mention)
{
  QuothId named = mention != NULL ? *mention : QUOTH_ID_NONE;

  g_return_if_fail (n < quoth_party_count (claim, party));

  if (party == QUOTH_PARTY_SOURCE)
    get_link (claim, n)->mention = named;
  else
    get_role (claim, party, n)->mention = named;
}
