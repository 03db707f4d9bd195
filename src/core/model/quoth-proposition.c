/* quoth-proposition.c: a statement that claims in many documents make
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-proposition.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothProposition *self = to;

  (void) from;
  self->statement = g_strdup (self->statement);
  self->note = g_strdup (self->note);
}

static void
clear (gpointer value)
{
  QuothProposition *self = value;

  g_free (self->statement);
  g_free (self->note);
}

const QuothValueClass quoth_proposition_class = {
  .nick = "proposition",
  .size = sizeof (QuothProposition),
  .copy = copy_fields,
  .clear = clear,
};
