/* quoth-claim.c: who claims what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-claim.h"
#include "model/quoth-value-private.h"

static const char *const factualities[]
  = { NULL, "CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "CTu", "Uu" };
static const char *const modes[] = { NULL, "direct", "indirect", "mixed", "unattributed" };
static const char *const roles[] = { "claimant", "addressee", "object" };
static const char *const links[] = { "supports", "denies", "reports" };

static void
init (gpointer value)
{
  QuothClaim *self = value;

  quoth_annotation_init (value);
  self->confidence = -1;
  self->categories = g_array_new (FALSE, FALSE, sizeof (QuothCategory));
  self->roles = g_array_new (FALSE, FALSE, sizeof (QuothClaimRole));
  self->chain = g_array_new (FALSE, FALSE, sizeof (QuothChainLink));
  self->propositions = g_array_new (FALSE, FALSE, sizeof (QuothClaimProposition));
}

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothClaim *self = to;

  quoth_annotation_copy_fields (to, from);
  self->statement = g_strdup (self->statement);
  self->form = g_strdup (self->form);
  self->date = g_strdup (self->date);
  self->place = g_strdup (self->place);
  self->categories = g_array_copy (self->categories);
  self->roles = g_array_copy (self->roles);
  self->chain = g_array_copy (self->chain);
  self->propositions = g_array_copy (self->propositions);
}

static void
clear (gpointer value)
{
  QuothClaim *self = value;

  quoth_annotation_clear (value);
  g_free (self->statement);
  g_free (self->form);
  g_free (self->date);
  g_free (self->place);
  g_array_unref (self->categories);
  g_array_unref (self->roles);
  g_array_unref (self->chain);
  g_array_unref (self->propositions);
}

const QuothValueClass quoth_claim_class = {
  .nick = "claim",
  .size = sizeof (QuothClaim),
  .init = init,
  .copy = copy_fields,
  .clear = clear,
};

/* The two directions between an enum and its names. */
#define DEFINE_NICKS(Type, type, nicks) \
  const char *type##_to_nick (Type value) \
  { \
    return nicks[value]; \
  } \
  gboolean type##_from_nick (const char *nick, Type *value) \
  { \
    int found = quoth_nick_find (nicks, G_N_ELEMENTS (nicks), nick); \
    if (found < 0) \
      return FALSE; \
    *value = (Type) found; \
    return TRUE; \
  }

DEFINE_NICKS (QuothFactuality, quoth_factuality, factualities)
DEFINE_NICKS (QuothMode, quoth_mode, modes)
DEFINE_NICKS (QuothRole, quoth_role, roles)
DEFINE_NICKS (QuothLink, quoth_link, links)

void
quoth_claim_set_category (QuothClaim *self, const QuothId *code, QuothStance stance)
{
  QuothCategory category = { *code, stance };

  for (guint i = 0; i < self->categories->len; i++)
    {
      QuothCategory *there = &g_array_index (self->categories, QuothCategory, i);

      if (quoth_id_equal (&there->code, code))
        {
          there->stance = stance;
          return;
        }
    }
  g_array_append_val (self->categories, category);
}

void
quoth_claim_add_role (QuothClaim *self, QuothRole role, const QuothId *actor, const QuothId *mention)
{
  QuothClaimRole added = { role, *actor, mention != NULL ? *mention : QUOTH_ID_NONE };

  for (guint i = 0; i < self->roles->len; i++)
    {
      const QuothClaimRole *there = &g_array_index (self->roles, QuothClaimRole, i);

      if (there->role == role && quoth_id_equal (&there->actor, actor))
        return;
    }
  g_array_append_val (self->roles, added);
}

const QuothId *
quoth_claim_get_claimant (const QuothClaim *self)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (self->roles, QuothClaimRole, i);

      if (role->role == QUOTH_ROLE_CLAIMANT)
        return &role->actor;
    }
  if (self->chain->len > 0)
    return &g_array_index (self->chain, QuothChainLink, self->chain->len - 1).actor;
  return NULL;
}
