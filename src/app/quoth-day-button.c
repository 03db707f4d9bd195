/* quoth-day-button.c: a button that asks for a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-day-button.h"

#include <glib/gi18n.h>

struct _QuothDayButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkWidget *popover; /* made when it is first opened */
  GDateTime *day;     /* (nullable): its midnight */
};

G_DEFINE_FINAL_TYPE (QuothDayButton, quoth_day_button, GTK_TYPE_WIDGET)

static guint changed_signal;

static void
show_day (QuothDayButton *self)
{
  /* Translators: the form of a day, as in g_date_time_format(): "12 Mar 2026" */
  g_autofree char *text = self->day != NULL ? g_date_time_format (self->day, _ ("%-d %b %Y")) : NULL;

  gtk_menu_button_set_label (self->button, text != NULL ? text : _ ("Any day"));
}

static void
set_day (QuothDayButton *self, GDateTime *day)
{
  g_clear_pointer (&self->day, g_date_time_unref);
  self->day = day;
  show_day (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
selected_cb (GtkCalendar *calendar, QuothDayButton *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);

  gtk_menu_button_popdown (self->button);
  set_day (self, g_date_time_new_local (g_date_time_get_year (date), g_date_time_get_month (date), g_date_time_get_day_of_month (date), 0, 0, 0));
}

static void
any_cb (QuothDayButton *self)
{
  gtk_menu_button_popdown (self->button);
  set_day (self, NULL);
}

static void
make_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  QuothDayButton *self = user_data;
  GtkWidget *box, *calendar, *any;

  if (self->popover != NULL)
    return;
  self->popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  calendar = gtk_calendar_new ();
  any = gtk_button_new_with_mnemonic (_ ("_Any Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day"), -1);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (selected_cb), self, 0);
  g_signal_connect_object (any, "clicked", G_CALLBACK (any_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), calendar);
  gtk_box_append (GTK_BOX (box), any);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_menu_button_set_popover (button, self->popover);
}

static void
quoth_day_button_dispose (GObject *object)
{
  QuothDayButton *self = QUOTH_DAY_BUTTON (object);

  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;
  g_clear_pointer (&self->day, g_date_time_unref);
  G_OBJECT_CLASS (quoth_day_button_parent_class)->dispose (object);
}

static void
quoth_day_button_class_init (QuothDayButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = quoth_day_button_dispose;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_DAY_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_day_button_init (QuothDayButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Steps of one day only"));
  show_day (self);
}

void
quoth_day_button_get_bounds (QuothDayButton *self, gint64 *start, gint64 *end)
{
  g_autoptr (GDateTime) next = self->day != NULL ? g_date_time_add_days (self->day, 1) : NULL;

  *start = self->day != NULL ? g_date_time_to_unix (self->day) * 1000 : 0;
  *end = next != NULL ? g_date_time_to_unix (next) * 1000 : 0;
}

void
quoth_day_button_clear (QuothDayButton *self)
{
  g_clear_pointer (&self->day, g_date_time_unref);
  show_day (self);
}
