/* quoth-report-list.c: lines of a report, of which the first few are seen at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-report-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-names.h"

#define N_FIRST 5
#define N_MORE 100

typedef struct
{
  char *text;
  guint count;
} Line;

struct _QuothReportList
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkListBox *rows;
  GtkButton *more;

  GPtrArray *lines;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (QuothReportList, quoth_report_list, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_free (line);
}

static void
add_row (QuothReportList *self, const Line *line)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 6);
  if (line->count > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", line->count);
      GtkWidget *label = gtk_label_new (count);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  gtk_list_box_append (self->rows, row);
}

static void
show_up_to (QuothReportList *self, guint n)
{
  guint n_left;

  while (self->n_shown < MIN (n, self->lines->len))
    add_row (self, self->lines->pdata[self->n_shown++]);
  n_left = self->lines->len - self->n_shown;
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_left > 0);
  if (n_left > 0)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u More", "%u More", n_left), n_left);

      gtk_button_set_label (self->more, more);
    }
}

static void
more_cb (GtkButton *button, QuothReportList *self)
{
  guint n = self->n_shown;

  show_up_to (self, n + N_MORE);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, (int) n)));
}

static void
quoth_report_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (quoth_report_list_parent_class)->dispose (object);
}

static void
quoth_report_list_finalize (GObject *object)
{
  g_ptr_array_unref (QUOTH_REPORT_LIST (object)->lines);
  G_OBJECT_CLASS (quoth_report_list_parent_class)->finalize (object);
}

static void
quoth_report_list_class_init (QuothReportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_report_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_report_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-report-list.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothReportList, title);
  gtk_widget_class_bind_template_child (widget_class, QuothReportList, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothReportList, more);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
quoth_report_list_init (QuothReportList *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_report_list_begin (QuothReportList *self, const char *title)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  g_ptr_array_set_size (self->lines, 0);
  self->n_shown = 0;
  gtk_label_set_label (self->title, title);
}

void
quoth_report_list_add (QuothReportList *self, const char *text, guint count)
{
  Line *line = g_new0 (Line, 1);

  line->text = g_strdup (text);
  line->count = count;
  g_ptr_array_add (self->lines, line);
}

void
quoth_report_list_add_losses (QuothReportList *self, GPtrArray *losses)
{
  for (guint i = 0; i < losses->len; i++)
    {
      const QuothLoss *loss = losses->pdata[i];
      g_autofree char *what = quoth_name_capitalize (loss->what);

      quoth_report_list_add (self, what, loss->count);
    }
}

void
quoth_report_list_end (QuothReportList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->lines->len > 0);
  show_up_to (self, self->lines->len > N_FIRST + 1 ? N_FIRST : self->lines->len);
}
