/* quoth-verdict.c: what became of an annotation when it was adjudicated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-verdict.h"
#include "model/quoth-value-private.h"

static const char *const kinds[] = { "accepted", "changed", "rejected" };

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothVerdict *self = to;

  (void) from;
  self->reason = g_strdup (self->reason);
  self->seen = g_strdup (self->seen);
}

static void
clear (gpointer value)
{
  QuothVerdict *self = value;

  g_free (self->reason);
  g_free (self->seen);
}

const QuothValueClass quoth_verdict_class = {
  .nick = "verdict",
  .size = sizeof (QuothVerdict),
  .copy = copy_fields,
  .clear = clear,
};

QuothId
quoth_verdict_make_id (const QuothId *source)
{
  return quoth_id_derive ("verdict", source, 1);
}

const char *
quoth_verdict_kind_to_nick (QuothVerdictKind verdict_kind)
{
  return kinds[verdict_kind];
}

gboolean
quoth_verdict_kind_from_nick (const char *nick, QuothVerdictKind *verdict_kind)
{
  int found = quoth_nick_find (kinds, G_N_ELEMENTS (kinds), nick);

  if (found >= 0)
    *verdict_kind = (QuothVerdictKind) found;
  return found >= 0;
}
