/* quoth-workbench-adjudicate.c: the cases of the open text, below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include "quoth-cases-pane.h"
#include "quoth-focus.h"

/* How much of the height is left to the text, in percent. */
#define TEXT_SHARE 45

static void
closed_cb (QuothWorkbench *self)
{
  quoth_workbench_focus_text (self);
}

/* The pane is made when it is first needed. */
static void
make_cases (QuothWorkbench *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->middle));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->cases = quoth_cases_pane_new (QUOTH_EDITOR (self->editor));
  g_signal_connect_object (self->cases, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (quoth_workbench_show_hints), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->cases, focus);
  gtk_paned_set_end_child (self->text_paned, self->cases);
  if (height > 0)
    gtk_paned_set_position (self->text_paned, height * TEXT_SHARE / 100);
}

/* (transfer none) (nullable): the pane, if there is a text. */
static QuothCasesPane *
need_cases (QuothWorkbench *self)
{
  if (self->desk == NULL || quoth_desk_get_model (self->desk) == NULL)
    return NULL;
  quoth_workbench_leave_pages (self);
  if (self->cases == NULL)
    make_cases (self);
  return QUOTH_CASES_PANE (self->cases);
}

void
quoth_workbench_adjudicate (QuothWorkbench *self)
{
  QuothCasesPane *cases = need_cases (self);

  if (cases != NULL)
    quoth_cases_pane_start (cases, self->desk);
}

static void
start_feedback (QuothWorkbench *self, const QuothId *coder)
{
  QuothCasesPane *cases = need_cases (self);

  if (cases != NULL)
    quoth_cases_pane_start_feedback (cases, self->desk, coder);
}

void
quoth_workbench_show_feedback (QuothWorkbench *self)
{
  if (self->desk != NULL)
    start_feedback (self, &quoth_session_get_coder (quoth_desk_get_session (self->desk))->value.id);
}

void
quoth_workbench_open_feedback (QuothWorkbench *self, const QuothId *document, const QuothId *coder)
{
  const QuothDocument *open;

  quoth_workbench_open (self, document, NULL);
  open = quoth_desk_get_document (self->desk);
  if (open != NULL && quoth_id_equal (&open->value.id, document))
    start_feedback (self, coder);
  else
    self->feedback_of = *coder;
}

void
quoth_workbench_start_wanted_feedback (QuothWorkbench *self)
{
  QuothId coder = self->feedback_of;

  self->feedback_of = QUOTH_ID_NONE;
  if (!quoth_id_is_none (&coder))
    start_feedback (self, &coder);
}

gboolean
quoth_workbench_focus_cases (QuothWorkbench *self)
{
  return self->cases != NULL && gtk_widget_get_visible (self->cases) && gtk_widget_child_focus (self->cases, GTK_DIR_TAB_FORWARD);
}

gboolean
quoth_workbench_has_case_focus (QuothWorkbench *self)
{
  return self->cases != NULL && quoth_focus_is_within (self->cases);
}

void
quoth_workbench_leave_cases (QuothWorkbench *self)
{
  if (self->cases != NULL)
    quoth_cases_pane_stop (QUOTH_CASES_PANE (self->cases));
}
