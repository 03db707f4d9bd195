/* quoth-loss.c: what could not be carried from one format to another, counted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-loss.h"

static void
loss_free (gpointer data)
{
  QuothLoss *self = data;

  g_free (self->what);
  g_free (self);
}

GPtrArray *
quoth_losses_new (void)
{
  return g_ptr_array_new_with_free_func (loss_free);
}

static QuothLoss *
find_loss (GPtrArray *losses, const char *what)
{
  for (guint i = 0; i < losses->len; i++)
    {
      QuothLoss *loss = losses->pdata[i];

      if (g_str_equal (loss->what, what))
        return loss;
    }
  return NULL;
}

void
quoth_losses_add (GPtrArray *losses, const char *what, guint n)
{
  QuothLoss *loss = find_loss (losses, what);

  if (loss != NULL)
    loss->count += n;
  if (loss != NULL || n == 0)
    return;
  loss = g_new0 (QuothLoss, 1);
  loss->what = g_strdup (what);
  loss->count = n;
  g_ptr_array_add (losses, loss);
}

void
quoth_losses_take (GPtrArray *losses, const char *what)
{
  QuothLoss *loss = find_loss (losses, what);

  if (loss != NULL && --loss->count == 0)
    g_ptr_array_remove (losses, loss);
}
