/* quoth-relation-type.c: a type of relations that a codebook adds, or bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-relation-type.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothRelationType *self = to;

  (void) from;
  self->key = g_strdup (self->key);
  self->name = g_strdup (self->name);
  self->definition = g_strdup (self->definition);
  self->color = g_strdup (self->color);
}

static void
clear (gpointer value)
{
  QuothRelationType *self = value;

  g_free (self->key);
  g_free (self->name);
  g_free (self->definition);
  g_free (self->color);
}

const QuothValueClass quoth_relation_type_class = {
  .nick = "relation-type",
  .size = sizeof (QuothRelationType),
  .copy = copy_fields,
  .clear = clear,
};
