/* quoth-progress-cell.c: how far a coder is with a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-progress-cell.h"

#include <glib/gi18n.h>

struct _QuothProgressCell
{
  GtkButton parent_instance;

  GtkLabel *state;
  GtkLabel *note;

  QuothDesk *desk;
  QuothId document;
  QuothAssignment *assignment; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (QuothProgressCell, quoth_progress_cell, GTK_TYPE_BUTTON)

static const char *const state_names[] = {
  [QUOTH_ASSIGNMENT_TO_DO] = N_ ("To do"),
  [QUOTH_ASSIGNMENT_IN_PROGRESS] = N_ ("In progress"),
  [QUOTH_ASSIGNMENT_DONE] = N_ ("Done"),
};

static void
set_state (QuothProgressCell *self, QuothAssignmentState state)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autoptr (QuothAssignment) copy = NULL;

  if (self->assignment == NULL || !quoth_desk_can_edit (self->desk))
    return;
  copy = quoth_assignment_copy (quoth_session_latest (session, self->assignment));
  if (copy->state == state)
    return;
  copy->state = state;
  quoth_session_put (session, _ ("Set how far a coder is"), copy);
}

static void
clicked_cb (QuothProgressCell *self)
{
  const QuothAssignment *latest;

  if (self->assignment == NULL)
    return;
  latest = quoth_session_latest (quoth_desk_get_session (self->desk), self->assignment);
  set_state (self, latest->state == QUOTH_ASSIGNMENT_DONE ? QUOTH_ASSIGNMENT_TO_DO : (QuothAssignmentState) (latest->state + 1));
}

static gboolean
set_state_cb (GtkWidget *widget, GVariant *state, gpointer data)
{
  set_state (QUOTH_PROGRESS_CELL (widget), (QuothAssignmentState) g_variant_get_int32 (state));
  return TRUE;
}

/* By a key: the pointer clicks. */
static void
quoth_progress_cell_activate (GtkButton *button)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (button);

  quoth_desk_go (self->desk, &self->document, NULL);
}

static void
quoth_progress_cell_dispose (GObject *object)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->assignment, quoth_value_unref);
  G_OBJECT_CLASS (quoth_progress_cell_parent_class)->dispose (object);
}

static void
quoth_progress_cell_class_init (QuothProgressCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_progress_cell_dispose;
  GTK_BUTTON_CLASS (klass)->activate = quoth_progress_cell_activate;
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_1 + i, 0, set_state_cb, "i", (int) i);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
quoth_progress_cell_init (QuothProgressCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->state = add_label (box);
  self->note = add_label (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  g_signal_connect (self, "clicked", G_CALLBACK (clicked_cb), NULL);
}

GtkWidget *
quoth_progress_cell_new (QuothDesk *desk)
{
  QuothProgressCell *self = g_object_new (QUOTH_TYPE_PROGRESS_CELL, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

/* (transfer full): "12 annotations, until 2026-12-24" */
static char *
describe (const QuothBoard *board, const QuothAssignment *assignment, guint n)
{
  g_autofree char *number = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u annotation", "%u annotations", n), n);

  if (assignment == NULL || assignment->deadline == NULL || assignment->state == QUOTH_ASSIGNMENT_DONE)
    return g_steal_pointer (&number);
  if (quoth_board_is_overdue (board, assignment))
    /* Translators: a number of annotations, and the date of a deadline */
    return g_strdup_printf (_ ("%s, overdue since %s"), number, assignment->deadline);
  /* Translators: a number of annotations, and the date of a deadline */
  return g_strdup_printf (_ ("%s, until %s"), number, assignment->deadline);
}

void
quoth_progress_cell_show (QuothProgressCell *self, const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder)
{
  const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coder);
  guint n = quoth_board_count (board, document, coder);
  const char *state = assignment != NULL ? _ (state_names[assignment->state]) : n > 0 ? _ ("Not assigned") : "–";
  g_autofree char *note = assignment != NULL || n > 0 ? describe (board, assignment, n) : NULL;
  /* Translators: a coder, a text, and how far the one is with the other */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s: %s"), coder->name, document->name, state);

  self->document = document->value.id;
  g_clear_pointer (&self->assignment, quoth_value_unref);
  self->assignment = assignment != NULL ? quoth_value_ref ((gpointer) assignment) : NULL;
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->note, note != NULL ? note : "");
  if (assignment != NULL && quoth_board_is_overdue (board, assignment))
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
