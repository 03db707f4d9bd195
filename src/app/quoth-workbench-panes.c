/* quoth-workbench-panes.c: from pane to pane by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tab is for what overlaps while the text has the focus, so that there is another key that leaves it.
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include "quoth-focus.h"

enum
{
  LIBRARY,
  MIDDLE,
  CASES,
  INSPECTOR,
  N_PANES
};

static gboolean
is_shown (QuothWorkbench *self, guint pane)
{
  if (pane == CASES)
    return quoth_workbench_shows_text (self) && self->cases != NULL && gtk_widget_get_visible (self->cases);
  return pane == MIDDLE || (pane == LIBRARY ? self->library_shown : self->inspector_shown);
}

static guint
find_pane (QuothWorkbench *self)
{
  if (quoth_focus_is_within (GTK_WIDGET (self->library)))
    return LIBRARY;
  if (quoth_workbench_has_case_focus (self))
    return CASES;
  return quoth_focus_is_within (GTK_WIDGET (self->inspector)) ? INSPECTOR : MIDDLE;
}

static void
focus_pane (QuothWorkbench *self, guint pane)
{
  if (pane == LIBRARY)
    quoth_library_focus (self->library);
  else if (pane == INSPECTOR)
    quoth_inspector_focus (self->inspector);
  else if (pane == CASES)
    quoth_workbench_focus_cases (self);
  else if (quoth_workbench_get_page (self) != NULL)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->middle), GTK_DIR_TAB_FORWARD);
  else
    quoth_workbench_focus_text (self);
}

void
quoth_workbench_step_pane (QuothWorkbench *self, int direction)
{
  guint pane = find_pane (self);

  do
    pane = (guint) ((int) pane + N_PANES + direction) % N_PANES;
  while (!is_shown (self, pane));
  focus_pane (self, pane);
}
