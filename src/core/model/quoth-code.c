/* quoth-code.c: a category of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-code.h"
#include "model/quoth-value-private.h"

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothCode *self = to;

  (void) from;
  self->key = g_strdup (self->key);
  self->name = g_strdup (self->name);
  self->definition = g_strdup (self->definition);
  self->inclusion = g_strdup (self->inclusion);
  self->exclusion = g_strdup (self->exclusion);
  self->color = g_strdup (self->color);
  self->shortcut = g_strdup (self->shortcut);
}

static void
clear (gpointer value)
{
  QuothCode *self = value;

  g_free (self->key);
  g_free (self->name);
  g_free (self->definition);
  g_free (self->inclusion);
  g_free (self->exclusion);
  g_free (self->color);
  g_free (self->shortcut);
}

const QuothValueClass quoth_code_class = {
  .nick = "code",
  .size = sizeof (QuothCode),
  .copy = copy_fields,
  .clear = clear,
};
