/* quoth-progress-cell.c: how far a coder is with a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-progress-cell.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-names.h"

struct _QuothProgressCell
{
  GtkButton parent_instance;

  GtkLabel *state;
  GtkLabel *note;

  QuothDesk *desk;
  QuothId document;
  QuothId coder;
  char *text; /* what the document is called */
  GtkWidget *menu; /* of what could be done when it was asked for last */
  QuothAssignment *assignment; /* (nullable) */
  gboolean has_feedback; /* the coder coded it, and there is gold to hold that against */
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

static void
set_state_action (GtkWidget *widget, const char *name, GVariant *state)
{
  set_state (QUOTH_PROGRESS_CELL (widget), (QuothAssignmentState) g_variant_get_int32 (state));
}

static void
go_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (widget);

  quoth_desk_go (self->desk, &self->document, NULL);
}

static void
feedback_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (widget);

  if (self->has_feedback)
    quoth_desk_show_feedback (self->desk, &self->document, &self->coder);
}

/* ---- Opening to its coders ---- */

static void
open_response_cb (QuothProgressCell *self, const char *response)
{
  QuothSession *session = self->desk != NULL ? quoth_desk_get_session (self->desk) : NULL;

  if (session != NULL && g_str_equal (response, "open"))
    quoth_session_build (session, quoth_disclosing_build, quoth_disclosing_new (&self->document, 1, quoth_session_get_coder (session)),
                         (GDestroyNotify) quoth_disclosing_free);
}

/* It cannot be unseen what was seen: so there is a question. */
static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (widget);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (self->assignment == NULL || !quoth_desk_can_edit (self->desk))
    return;
  heading = g_strdup_printf (_ ("Open “%s” to Its Coders?"), self->text);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading,
                                   _ ("All who code it see what the others coded there, though not all are done. What they code from then on is no more independent."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "open", _ ("_Open"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (open_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- The menu ---- */

static GMenu *
new_states (void)
{
  GMenu *states = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (state_names[i]), NULL);

      g_menu_item_set_action_and_target (item, "cell.set-state", "i", (int) i);
      g_menu_append_item (states, item);
    }
  return states;
}

static GMenuModel *
new_menu (QuothProgressCell *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) states = new_states ();
  g_autoptr (GMenu) others = g_menu_new ();

  g_menu_append (others, _ ("Show the _Text"), "cell.go");
  if (self->has_feedback)
    g_menu_append (others, _ ("Coding Against _Gold"), "cell.feedback");
  if (self->assignment != NULL)
    {
      g_menu_append (others, _ ("_Open to Its Coders…"), "cell.open");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));
  return G_MENU_MODEL (menu);
}

static gboolean
popup_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (widget);
  g_autoptr (GMenuModel) model = NULL;

  if (self->assignment == NULL && !self->has_feedback)
    return FALSE;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  model = new_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, widget);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static void
secondary_cb (QuothProgressCell *self)
{
  popup_cb (GTK_WIDGET (self), NULL, NULL);
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
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_progress_cell_parent_class)->dispose (object);
}

static void
quoth_progress_cell_class_init (QuothProgressCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_progress_cell_dispose;
  GTK_BUTTON_CLASS (klass)->activate = quoth_progress_cell_activate;
  gtk_widget_class_install_action (widget_class, "cell.set-state", "i", set_state_action);
  gtk_widget_class_install_action (widget_class, "cell.go", NULL, go_action);
  gtk_widget_class_install_action (widget_class, "cell.feedback", NULL, feedback_action);
  gtk_widget_class_install_action (widget_class, "cell.open", NULL, open_action);
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "cell.set-state", "i", (int) i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, 0, "cell.feedback", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "cell.open", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, popup_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, popup_cb, NULL);
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
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (secondary_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
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

/* (transfer full) (nullable) */
static char *
describe_deadline (const QuothBoard *board, const QuothAssignment *assignment)
{
  if (assignment->deadline == NULL || assignment->state == QUOTH_ASSIGNMENT_DONE)
    return NULL;
  /* Translators: the date of a deadline */
  return g_strdup_printf (quoth_board_is_overdue (board, assignment) ? _ ("overdue since %s") : _ ("until %s"), assignment->deadline);
}

/* (transfer full): "12 annotations · blind · until 2026-12-24" */
static char *
describe (const QuothBoard *board, const QuothAssignment *assignment, guint n, gboolean is_hidden)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *number = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u annotation", "%u annotations", n), n);
  g_autofree char *deadline = assignment != NULL ? describe_deadline (board, assignment) : NULL;

  if (!is_hidden)
    quoth_name_append (note, number);
  if (assignment != NULL && assignment->purpose == QUOTH_ASSIGNMENT_TRAINING)
    quoth_name_append (note, _ ("training"));
  if (assignment != NULL && (assignment->blind || assignment->purpose == QUOTH_ASSIGNMENT_TRAINING))
    quoth_name_append (note, assignment->opened ? _ ("opened") : _ ("blind"));
  quoth_name_append (note, deadline);
  return g_string_free (g_steal_pointer (&note), FALSE);
}

void
quoth_progress_cell_show (QuothProgressCell *self, const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder)
{
  const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coder);
  guint n = quoth_board_count (board, document, coder);
  const char *state = assignment != NULL ? _ (state_names[assignment->state]) : n > 0 ? _ ("Not assigned") : "–";
  g_autofree char *note = assignment != NULL || n > 0 ? describe (board, assignment, n, quoth_board_is_hidden (board, document, coder)) : NULL;
  /* Translators: a coder, a text, and how far the one is with the other */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s: %s"), coder->name, document->name, state);

  self->document = document->value.id;
  self->coder = coder->value.id;
  self->has_feedback
    = quoth_board_count_gold (board, document) > 0 && (n > 0 || (assignment != NULL && assignment->state == QUOTH_ASSIGNMENT_DONE));
  g_free (self->text);
  self->text = g_strdup (document->name);
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
