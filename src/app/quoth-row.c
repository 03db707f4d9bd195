/* quoth-row.c: a row of a panel or of a list to pick from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-row.h"

#include "quoth-dot.h"
#include "quoth-late-tooltip.h"
#include "quoth-line-layout.h"

#define INDENT 18

struct _QuothRow
{
  GtkWidget parent_instance;

  QuothDot *dot;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *count;
  GtkLabel *key;
};

G_DEFINE_FINAL_TYPE (QuothRow, quoth_row, GTK_TYPE_WIDGET)

static void
set_part (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
quoth_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_row_parent_class)->dispose (object);
}

static void
quoth_row_class_init (QuothRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_row_dispose;

  g_type_ensure (QUOTH_TYPE_DOT);
  gtk_widget_class_set_css_name (widget_class, "quothrow");
  gtk_widget_class_set_layout_manager_type (widget_class, QUOTH_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothRow, dot);
  gtk_widget_class_bind_template_child (widget_class, QuothRow, icon);
  gtk_widget_class_bind_template_child (widget_class, QuothRow, title);
  gtk_widget_class_bind_template_child (widget_class, QuothRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, QuothRow, count);
  gtk_widget_class_bind_template_child (widget_class, QuothRow, key);
}

static void
quoth_row_init (QuothRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_row_new (void)
{
  return g_object_new (QUOTH_TYPE_ROW, NULL);
}

void
quoth_row_set_title (QuothRow *self, const char *title)
{
  set_part (self->title, title);
}

void
quoth_row_set_subtitle (QuothRow *self, const char *subtitle)
{
  set_part (self->subtitle, subtitle);
}

void
quoth_row_set_count (QuothRow *self, const char *count, const char *tooltip)
{
  set_part (self->count, count);
  quoth_late_tooltip_set (GTK_WIDGET (self->count), tooltip);
}

void
quoth_row_set_key (QuothRow *self, const char *key)
{
  set_part (self->key, key);
}

void
quoth_row_set_color (QuothRow *self, const GdkRGBA *color)
{
  gtk_widget_set_visible (GTK_WIDGET (self->dot), color != NULL);
  if (color != NULL)
    quoth_dot_set_color (self->dot, color);
}

void
quoth_row_set_depth (QuothRow *self, guint depth)
{
  gtk_widget_set_margin_start (GTK_WIDGET (self->dot), (int) depth * INDENT);
}

void
quoth_row_set_lines (QuothRow *self, int lines)
{
  gtk_label_set_wrap (self->title, lines > 1);
  gtk_label_set_lines (self->title, lines > 1 ? lines : -1);
}

void
quoth_row_set_icon (QuothRow *self, const char *icon_name)
{
  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
}

void
quoth_row_set_current (QuothRow *self, gboolean current)
{
  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}
