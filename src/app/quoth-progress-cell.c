/* quoth-progress-cell.c: how far a coder is with a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-progress-cell.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-deadline-dialog.h"
#include "quoth-late-tooltip.h"
#include "quoth-names.h"

struct _QuothProgressCell
{
  GtkButton parent_instance;

  GtkWidget *mark;
  GtkLabel *state;
  GtkLabel *number; /* of annotations */
  GtkLabel *note;

  QuothDesk *desk;
  QuothId document;
  QuothId coder;
  char *text; /* what the document is called */
  char *name; /* what the coder is called */
  gboolean is_blind; /* whether others code the text blind */
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

/* ---- Whether it is assigned, and until when ---- */

/* As it is assigned to others: blind, if it is to any of them. */
static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (widget);
  QuothId id = quoth_assignment_make_id (&self->coder, &self->document);
  g_autoptr (QuothAssignment) assignment = NULL;

  if (self->assignment != NULL || !quoth_desk_can_edit (self->desk))
    return;
  assignment = quoth_assignment_new (&id);
  assignment->coder = self->coder;
  assignment->document = self->document;
  assignment->blind = self->is_blind;
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("Assign a text"), assignment);
}

static void
take_away_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (widget);
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autoptr (QuothChange) change = NULL;

  if (self->assignment == NULL || !quoth_desk_can_edit (self->desk))
    return;
  change = quoth_session_new_change (session, _ ("Take a text away"));
  quoth_change_delete (change, QUOTH_KIND_ASSIGNMENT, &self->assignment->value.id);
  quoth_session_commit (session, change);
}

static void
deadline_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (widget);

  if (self->assignment != NULL && quoth_desk_can_edit (self->desk))
    quoth_deadline_ask (GTK_WINDOW (gtk_widget_get_root (widget)), quoth_desk_get_session (self->desk), self->assignment, self->name, self->text);
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

/* What makes sense for it, and what can be done now. */
static GMenuModel *
new_menu (QuothProgressCell *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) states = new_states ();
  g_autoptr (GMenu) shows = g_menu_new ();
  g_autoptr (GMenu) edits = g_menu_new ();

  g_menu_append (shows, _ ("Show the _Text"), "cell.go");
  if (self->has_feedback)
    g_menu_append (shows, _ ("Coding Against _Gold"), "cell.feedback");
  if (self->assignment != NULL)
    {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
      g_menu_append (edits, _ ("_Deadline…"), "cell.deadline");
      g_menu_append (edits, _ ("_Open to Its Coders…"), "cell.open");
      g_menu_append (edits, _ ("Take A_way"), "cell.take-away");
    }
  else
    g_menu_append (edits, _ ("_Assign"), "cell.assign");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (shows));
  if (quoth_desk_can_edit (self->desk))
    g_menu_append_section (menu, NULL, G_MENU_MODEL (edits));
  return G_MENU_MODEL (menu);
}

static gboolean
popup_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  QuothProgressCell *self = QUOTH_PROGRESS_CELL (widget);
  g_autoptr (GMenuModel) model = NULL;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  model = new_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, widget);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  return TRUE;
}

static void
show_menu_cb (QuothProgressCell *self)
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
  g_clear_pointer (&self->name, g_free);
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
  gtk_widget_class_install_action (widget_class, "cell.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "cell.take-away", NULL, take_away_action);
  gtk_widget_class_install_action (widget_class, "cell.deadline", NULL, deadline_action);
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, 0, "cell.set-state", "i", (int) i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, 0, "cell.feedback", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "cell.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, 0, "cell.assign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, 0, "cell.deadline", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "cell.take-away", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, popup_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, popup_cb, NULL);
}

static GtkLabel *
add_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
quoth_progress_cell_init (QuothProgressCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkGesture *secondary = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (secondary, "pressed", G_CALLBACK (show_menu_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  self->mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->mark, "progress-mark");
  gtk_box_append (GTK_BOX (first), self->mark);
  self->state = add_label (first);
  gtk_widget_set_hexpand (GTK_WIDGET (self->state), TRUE);
  self->number = add_label (first);
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->number), "numeric");
  gtk_box_append (GTK_BOX (box), first);
  self->note = add_label (box);
  gtk_widget_add_css_class (GTK_WIDGET (self->note), "caption");
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "progress-cell");
  g_signal_connect (self, "clicked", G_CALLBACK (show_menu_cb), NULL);
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
  return g_strdup_printf (quoth_board_is_overdue (board, assignment) ? _ ("overdue: %s") : _ ("until %s"), assignment->deadline);
}

/* (transfer full): "overdue since 2026-12-24 · blind": what is most urgent first */
static char *
describe (const QuothBoard *board, const QuothAssignment *assignment)
{
  g_autoptr (GString) note = g_string_new (NULL);
  g_autofree char *deadline = describe_deadline (board, assignment);
  gboolean is_training = assignment->purpose == QUOTH_ASSIGNMENT_TRAINING;

  quoth_name_append (note, deadline);
  if (is_training)
    quoth_name_append (note, _ ("training"));
  if (assignment->blind || is_training)
    quoth_name_append (note, assignment->opened ? _ ("opened") : _ ("blind"));
  return g_string_free (g_steal_pointer (&note), FALSE);
}

const char *
quoth_progress_cell_name_state (const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder)
{
  const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coder);

  if (assignment != NULL)
    return _ (state_names[assignment->state]);
  return quoth_board_count (board, document, coder) > 0 ? _ ("Not assigned") : "–";
}

static void
set_class (GtkWidget *widget, const char *class_name, gboolean has_it)
{
  if (has_it)
    gtk_widget_add_css_class (widget, class_name);
  else
    gtk_widget_remove_css_class (widget, class_name);
}

static gboolean
is_blind_for_others (const QuothBoard *board, const QuothDocument *document)
{
  GPtrArray *coders = quoth_board_get_coders (board);
  gboolean is_blind = FALSE;

  for (guint i = 0; i < coders->len && !is_blind; i++)
    {
      const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coders->pdata[i]);

      is_blind = assignment != NULL && assignment->blind;
    }
  return is_blind;
}

/* What the eye sees, in words: for a pointer that rests on it, and for assistive technology. */
static void
say (QuothProgressCell *self, const char *state, guint n, gboolean is_hidden, const char *note)
{
  /* Translators: a coder, a text, and how far the one is with the other */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s: %s"), self->name, self->text, state);
  g_autofree char *number = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u annotation", "%u annotations", n), n);
  g_autoptr (GString) details = g_string_new (NULL);
  g_autofree char *tooltip = NULL;

  quoth_name_append (details, note);
  if (!is_hidden)
    quoth_name_append (details, number);
  tooltip = g_strdup_printf ("%s\n%s", label, details->str);
  quoth_late_tooltip_set (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details->str,
                                  -1);
}

/* What can be done with it, later. */
static void
keep (QuothProgressCell *self, const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder)
{
  const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coder);

  self->document = document->value.id;
  self->coder = coder->value.id;
  self->has_feedback = quoth_board_count_gold (board, document) > 0
                       && (quoth_board_count (board, document, coder) > 0
                           || (assignment != NULL && assignment->state == QUOTH_ASSIGNMENT_DONE));
  self->is_blind = is_blind_for_others (board, document);
  g_free (self->text);
  self->text = g_strdup (document->name);
  g_free (self->name);
  self->name = g_strdup (coder->name);
  g_clear_pointer (&self->assignment, quoth_value_unref);
  self->assignment = assignment != NULL ? quoth_value_ref ((gpointer) assignment) : NULL;
}

void
quoth_progress_cell_show (QuothProgressCell *self, const QuothBoard *board, const QuothDocument *document, const QuothCoder *coder)
{
  const QuothAssignment *assignment = quoth_board_get_assignment (board, document, coder);
  guint n = quoth_board_count (board, document, coder);
  const char *state = quoth_progress_cell_name_state (board, document, coder);
  g_autofree char *note = assignment != NULL ? describe (board, assignment) : g_strdup ("");
  g_autofree char *number = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");

  keep (self, board, document, coder);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (self->mark, assignment != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    set_class (self->mark, quoth_assignment_state_to_nick (i), assignment != NULL && assignment->state == i);
  set_class (GTK_WIDGET (self->state), "dim-label", assignment == NULL);
  set_class (GTK_WIDGET (self->note), "error", assignment != NULL && quoth_board_is_overdue (board, assignment));
  say (self, state, n, quoth_board_is_hidden (board, document, coder), note);
}
