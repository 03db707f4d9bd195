/* quoth-actor-kind.c: a kind of actors that a project adds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-actor-kind.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothActorKind *self = to;

  (void) from;
  self->key = g_strdup (self->key);
  self->name = g_strdup (self->name);
  self->color = g_strdup (self->color);
}

static void
clear (gpointer value)
{
  QuothActorKind *self = value;

  g_free (self->key);
  g_free (self->name);
  g_free (self->color);
}

const QuothValueClass quoth_actor_kind_class = {
  .nick = "actor-kind",
  .size = sizeof (QuothActorKind),
  .copy = copy_fields,
  .clear = clear,
};
