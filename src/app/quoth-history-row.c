/* quoth-history-row.c: a line of the history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-history-row.h"

#include <glib/gi18n.h>

#include "quoth-coder-color.h"
#include "quoth-dot.h"
#include "quoth-follow.h"

struct _QuothHistoryRow
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *day;
  GtkLabel *time;
  QuothDot *dot;
  GtkLabel *title;
  GtkLabel *about;
  GtkLabel *state;
  GtkLabel *coder;

  QuothSession *session;
  QuothHistoryLine *line;
};

G_DEFINE_FINAL_TYPE (QuothHistoryRow, quoth_history_row, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* Struck through, and said in a word. */
static void
show_undone (QuothHistoryRow *self, gboolean is_undone)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (is_undone)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (self->title, attributes);
  gtk_label_set_attributes (self->about, attributes);
  set_text (self->state, is_undone ? _ ("undone") : NULL);
  if (is_undone)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "dim-label");
}

static void
show_about (QuothHistoryRow *self)
{
  guint n = self->line->n_values;
  g_autofree char *about = NULL;

  if (self->line->about != NULL && n > 1)
    about = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s and %u more", "%s and %u more", n - 1), self->line->about, n - 1);
  set_text (self->about, about != NULL ? about : self->line->about);
}

static void
show_coder (QuothHistoryRow *self)
{
  const char *name = quoth_coder_color_get_name (self->session, &self->line->entry.coder);
  const char *former = self->line->entry.coder_name;
  GdkRGBA color;
  gboolean has_color = quoth_coder_color_get (self->session, &self->line->entry.coder, &color);

  gtk_widget_set_opacity (GTK_WIDGET (self->dot), has_color ? 1 : 0);
  if (has_color)
    quoth_dot_set_color (self->dot, &color);
  gtk_label_set_label (self->coder, name != NULL ? name : former != NULL ? former : "");
}

static void
changed_cb (QuothHistoryRow *self)
{
  g_autofree char *day = self->line->starts_day ? quoth_history_line_dup_day (self->line) : NULL;
  g_autofree char *title = quoth_history_line_dup_title (self->line);
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (self->line->entry.time / 1000);
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;

  set_text (self->day, day);
  gtk_label_set_label (self->time, time != NULL ? time : "");
  gtk_label_set_label (self->title, title);
  show_about (self);
  show_coder (self);
  show_undone (self, self->line->entry.is_undone);
}

static void
quoth_history_row_dispose (GObject *object)
{
  QuothHistoryRow *self = QUOTH_HISTORY_ROW (object);

  quoth_follow (self, &self->line, NULL);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_history_row_parent_class)->dispose (object);
}

static void
quoth_history_row_class_init (QuothHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_history_row_dispose;
  g_type_ensure (QUOTH_TYPE_DOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryRow, box);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryRow, day);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryRow, time);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryRow, dot);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryRow, title);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryRow, about);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryRow, state);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryRow, coder);
  gtk_widget_class_set_css_name (widget_class, "quothhistoryrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_history_row_init (QuothHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_history_row_new (QuothSession *session)
{
  QuothHistoryRow *self = g_object_new (QUOTH_TYPE_HISTORY_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
quoth_history_row_show (QuothHistoryRow *self, QuothHistoryLine *line)
{
  if (!quoth_follow (self, &self->line, line) || line == NULL)
    return;
  g_signal_connect_object (line, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
