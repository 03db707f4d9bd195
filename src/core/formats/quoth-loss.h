/* quoth-loss.h: what could not be carried from one format to another, counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothLoss:
 * @what: what the target cannot carry, as this export or import met it ("claims that overlap another of the same layer")
 * @count: how many
 */
typedef struct
{
  char *what;
  guint count;
} QuothLoss;

/** quoth_losses_new: (transfer full) (element-type QuothLoss): a loss report: nothing was lost yet. */
GPtrArray *quoth_losses_new (void);

/** quoth_losses_add: notes that @n of @what (translated, plural) could not be carried; nothing for 0. */
void quoth_losses_add (GPtrArray *losses, const char *what, guint n);

/** quoth_losses_take: one of @what could be carried after all. */
void quoth_losses_take (GPtrArray *losses, const char *what);

G_END_DECLS
