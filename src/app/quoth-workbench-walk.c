/* quoth-workbench-walk.c: going through the places of a list in the texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include "quoth-walk-bar.h"

/* The bar is made when it is first needed. */
static void
walk_cb (QuothDesk *desk, QuothWalk *walk, QuothWorkbench *self)
{
  if (self->walk_bar == NULL)
    {
      self->walk_bar = quoth_walk_bar_new (QUOTH_EDITOR (self->editor));
      gtk_box_prepend (GTK_BOX (self->editor_bin), self->walk_bar);
    }
  quoth_walk_bar_start (QUOTH_WALK_BAR (self->walk_bar), desk, walk);
}

void
quoth_workbench_follow_walks (QuothWorkbench *self)
{
  if (self->walk_bar != NULL)
    quoth_walk_bar_stop (QUOTH_WALK_BAR (self->walk_bar));
  g_signal_connect_object (self->desk, "walk", G_CALLBACK (walk_cb), self, 0);
}

gboolean
quoth_workbench_end_walk (QuothWorkbench *self)
{
  return self->walk_bar != NULL && quoth_walk_bar_stop (QUOTH_WALK_BAR (self->walk_bar));
}
