/* quoth-attribution.c: who says it, on whose word, as one line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-attribution.h"

#define ARROW " \xe2\x86\x90 "

typedef struct
{
  const QuothClaim *claim;
  QuothNameFunc name;
  gpointer user_data;
  GString *line;
} Attribution;

static void
append (Attribution *self, const char *separator, const QuothId *actor)
{
  const char *name = self->name (actor, self->user_data);

  if (self->line->len > 0)
    g_string_append (self->line, separator);
  g_string_append (self->line, name != NULL && *name != '\0' ? name : "?");
}

static gboolean
is_in_chain (const QuothClaim *claim, const QuothId *actor)
{
  for (guint i = 0; i < claim->chain->len; i++)
    if (quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, i).actor, actor))
      return TRUE;
  return FALSE;
}

static gboolean
is_claimant (const QuothClaim *claim, const QuothId *actor)
{
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (role->role == QUOTH_ROLE_CLAIMANT && quoth_id_equal (&role->actor, actor))
        return TRUE;
    }
  return FALSE;
}

char *
quoth_attribution_to_string (const QuothClaim *claim, QuothNameFunc name, gpointer user_data)
{
  Attribution self = { claim, name, user_data, g_string_new (NULL) };
  const char *separator = ARROW;
  const QuothId *innermost = NULL;

  for (guint i = 0; i < claim->chain->len; i++)
    {
      innermost = &g_array_index (claim->chain, QuothChainLink, i).actor;
      append (&self, ARROW, innermost);
    }
  if (innermost != NULL && is_claimant (claim, innermost))
    separator = ", ";
  for (guint i = 0; i < claim->roles->len; i++)
    {
      const QuothClaimRole *role = &g_array_index (claim->roles, QuothClaimRole, i);

      if (role->role != QUOTH_ROLE_CLAIMANT || is_in_chain (claim, &role->actor))
        continue;
      append (&self, separator, &role->actor);
      separator = ", ";
    }
  return g_string_free (self.line, FALSE);
}
