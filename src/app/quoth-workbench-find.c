/* quoth-workbench-find.c: finding something in the text, and going there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include "quoth-find-bar.h"

/* The bar is made when it is first needed. */
static QuothFindBar *
need_find_bar (QuothWorkbench *self)
{
  if (self->find_bar == NULL)
    {
      self->find_bar = quoth_find_bar_new (QUOTH_EDITOR (self->editor));
      gtk_box_prepend (GTK_BOX (self->editor_bin), self->find_bar);
    }
  return QUOTH_FIND_BAR (self->find_bar);
}

static gboolean
has_text (QuothWorkbench *self)
{
  return self->desk != NULL && quoth_desk_get_model (self->desk) != NULL;
}

/* A page that can be searched itself is. */
void
quoth_workbench_find (QuothWorkbench *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->middle);

  if (page != NULL && quoth_workbench_get_page (self) != NULL
      && gtk_widget_activate_action (page, "table.search", NULL))
    return;
  if (!has_text (self))
    return;
  quoth_workbench_leave_pages (self);
  quoth_find_bar_open (need_find_bar (self));
}

static void
step (QuothWorkbench *self, int direction)
{
  if (!has_text (self))
    return;
  quoth_workbench_leave_pages (self);
  quoth_find_bar_step (need_find_bar (self), direction);
}

void
quoth_workbench_find_next (QuothWorkbench *self)
{
  step (self, 1);
}

void
quoth_workbench_find_previous (QuothWorkbench *self)
{
  step (self, -1);
}
