/* quoth-relation.c: how one claim stands to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-relation.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothRelation *self = to;

  (void) from;
  self->relation_kind = g_strdup (self->relation_kind);
}

static void
clear (gpointer value)
{
  QuothRelation *self = value;

  g_free (self->relation_kind);
}

const QuothValueClass quoth_relation_class = {
  .nick = "relation",
  .size = sizeof (QuothRelation),
  .copy = copy_fields,
  .clear = clear,
};

const char *const *
quoth_relation_get_kinds (void)
{
  static const char *const kinds[]
    = { "supports", "contradicts", "repeats", "elaborates", "qualifies", NULL };

  return kinds;
}
