/* quoth-coder.c: who codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-coder.h"
#include "model/quoth-value-private.h"

static void
init (gpointer value)
{
  quoth_coder (value)->active = TRUE;
}

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothCoder *self = to;

  (void) from;
  self->name = g_strdup (self->name);
  self->color = g_strdup (self->color);
}

static void
clear (gpointer value)
{
  QuothCoder *self = value;

  g_free (self->name);
  g_free (self->color);
}

const QuothValueClass quoth_coder_class = {
  .nick = "coder",
  .size = sizeof (QuothCoder),
  .init = init,
  .copy = copy_fields,
  .clear = clear,
};
