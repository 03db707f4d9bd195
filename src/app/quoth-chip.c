/* quoth-chip.c: one of several things that a field holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-chip.h"

#include <glib/gi18n.h>

#include "quoth-dot.h"

struct _QuothChip
{
  GtkWidget parent_instance;

  GtkWidget *lead;
  GtkWidget *overlay; /* of the button that takes it away, over the body */
  GtkWidget *body;
  GtkWidget *label;
  GtkWidget *tie;
  GtkWidget *badge;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (QuothChip, quoth_chip, GTK_TYPE_WIDGET)

enum
{
  ACTIVATE,
  OPEN,
  MENU,
  BADGE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, QuothChip *self)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  gboolean with_control =
    (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture)) & GDK_CONTROL_MASK) != 0;

  if (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_SECONDARY)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[button == GDK_BUTTON_SECONDARY ? MENU : with_control ? OPEN : ACTIVATE], 0);
}

static void
badge_cb (GtkButton *button, QuothChip *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[BADGE], 0);
}

static void
remove_cb (GtkButton *button, QuothChip *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

/* A finger has nothing to hover with: what it cannot see it must not hit. */
static void
hover_cb (GtkEventControllerMotion *motion, GParamSpec *pspec, QuothChip *self)
{
  if (self->remove != NULL)
    gtk_widget_set_can_target (self->remove, gtk_event_controller_motion_contains_pointer (motion));
}

static void
quoth_chip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_chip_parent_class)->dispose (object);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, QUOTH_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_chip_class_init (QuothChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_chip_dispose;
  signals[ACTIVATE] = new_signal ("activate");
  signals[OPEN] = new_signal ("open");
  signals[MENU] = new_signal ("menu");
  signals[BADGE] = new_signal ("badge");
  signals[REMOVE] = new_signal ("remove");
  gtk_widget_class_set_css_name (widget_class, "quothchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
quoth_chip_init (QuothChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->body, "chip");
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), self->body);
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (self->body, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "notify::contains-pointer", G_CALLBACK (hover_cb), self);
  gtk_widget_add_controller (self->overlay, motion);
}

GtkWidget *
quoth_chip_new (const char *label, const GdkRGBA *color)
{
  QuothChip *self = g_object_new (QUOTH_TYPE_CHIP, NULL);

  if (color != NULL)
    {
      GtkWidget *dot = quoth_dot_new ();

      quoth_dot_set_color (QUOTH_DOT (dot), color);
      gtk_box_append (GTK_BOX (self->body), dot);
    }
  self->label = gtk_label_new (label);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (self->label, label);
  gtk_box_append (GTK_BOX (self->body), self->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
quoth_chip_set_lead (QuothChip *self, const char *lead)
{
  self->lead = gtk_label_new (lead);
  gtk_widget_add_css_class (self->lead, "dim-label");
  gtk_widget_add_css_class (self->lead, "lead");
  gtk_widget_insert_before (self->lead, GTK_WIDGET (self), self->overlay);
}

void
quoth_chip_set_tie (QuothChip *self, const char *where)
{
  if (where == NULL)
    return;
  self->tie = gtk_image_new_from_icon_name ("view-pin-symbolic");
  gtk_widget_add_css_class (self->tie, "tie");
  gtk_widget_set_tooltip_text (self->tie, where);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tie), GTK_ACCESSIBLE_PROPERTY_LABEL, where, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, where, -1);
  gtk_box_append (GTK_BOX (self->body), self->tie);
}

static GtkWidget *
prepare_button (GtkWidget *button, const char *about)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, about, -1);
  return button;
}

void
quoth_chip_set_badge (QuothChip *self, const char *text, const char *about)
{
  self->badge = prepare_button (gtk_button_new_with_label (text), about);
  gtk_widget_add_css_class (self->badge, "badge");
  g_signal_connect (self->badge, "clicked", G_CALLBACK (badge_cb), self);
  gtk_box_append (GTK_BOX (self->body), self->badge);
}

void
quoth_chip_set_remove (QuothChip *self, const char *about)
{
  self->remove = prepare_button (gtk_button_new_from_icon_name ("window-close-symbolic"), about);
  gtk_widget_add_css_class (self->remove, "circular");
  gtk_widget_add_css_class (self->remove, "remove");
  gtk_widget_set_halign (self->remove, GTK_ALIGN_END);
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->remove, FALSE);
  g_signal_connect (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->remove);
}
