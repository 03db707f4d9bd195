/* quoth-progress-line.c: the widgets of a row of the table of texts and coders, and of its head
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-progress-line.h"

#include <glib/gi18n.h>

#include "quoth-late-tooltip.h"
#include "quoth-names.h"
#include "quoth-progress-cell.h"

/* A line of text above a smaller one. @class_name: (nullable): of the first */
static GtkWidget *
new_pair (const char *class_name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 0 && class_name != NULL)
        gtk_widget_add_css_class (label, class_name);
      if (i > 0)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static void
set_pair (GtkWidget *pair, const char *above, const char *below)
{
  GtkWidget *first = gtk_widget_get_first_child (pair);

  gtk_label_set_label (GTK_LABEL (first), above);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (first)), below);
}

char *
quoth_progress_words_of_sum (const QuothBoardSum *sum)
{
  g_autoptr (GString) words = g_string_new (NULL);
  /* Translators: how many of the assignments of a text to a coder are done */
  g_autofree char *done = g_strdup_printf (_ ("%u of %u done"), sum->n_done, sum->n_assigned);
  g_autofree char *overdue = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u overdue", "%u overdue", sum->n_overdue), sum->n_overdue);

  if (sum->n_assigned > 0)
    quoth_name_append (words, done);
  if (sum->n_overdue > 0)
    quoth_name_append (words, overdue);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* ---- A column ---- */

GtkWidget *
quoth_progress_head_new (void)
{
  GtkWidget *head = new_pair ("heading");

  gtk_widget_add_css_class (head, "progress-head");
  return head;
}

void
quoth_progress_head_show (GtkWidget *head, const QuothBoard *board, const QuothCoder *coder)
{
  QuothBoardSum sum = quoth_board_sum (board, NULL, coder);
  g_autofree char *words = quoth_progress_words_of_sum (&sum);
  g_autofree char *tooltip = *words != '\0' ? g_strdup_printf ("%s\n%s", coder->name, words) : g_strdup (coder->name);

  set_pair (head, coder->name, words);
  quoth_late_tooltip_set (head, tooltip);
}

/* ---- A row ---- */

QuothProgressLine *
quoth_progress_line_new (QuothDesk *desk, guint n_cells)
{
  QuothProgressLine *self = g_new0 (QuothProgressLine, 1);

  self->row = QUOTH_NO_ROW;
  self->cells = g_ptr_array_new ();
  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_add (self->cells, quoth_progress_cell_new (desk));
  self->name = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->name), new_pair (NULL));
  gtk_widget_add_css_class (self->name, "flat");
  gtk_widget_add_css_class (self->name, "progress-name");
  gtk_widget_set_focusable (self->name, FALSE);
  return self;
}

void
quoth_progress_line_free (gpointer line)
{
  QuothProgressLine *self = line;

  gtk_widget_unparent (self->name);
  for (guint i = 0; i < self->cells->len; i++)
    gtk_widget_unparent (self->cells->pdata[i]);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

void
quoth_progress_line_show_name (QuothProgressLine *self, const QuothBoard *board, const QuothDocument *document)
{
  const char *name = quoth_name_of_document (document);
  QuothBoardSum sum = quoth_board_sum (board, document, NULL);
  guint n_gold = quoth_board_is_hidden (board, document, NULL) ? 0 : quoth_board_count_gold (board, document);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *sums = quoth_progress_words_of_sum (&sum);
  /* Translators: how many annotations were adjudicated */
  g_autofree char *gold = g_strdup_printf (_ ("%u gold"), n_gold);
  g_autofree char *tooltip = NULL;

  quoth_name_append (words, *sums != '\0' ? sums : _ ("not assigned"));
  if (n_gold > 0)
    quoth_name_append (words, gold);
  tooltip = g_strdup_printf ("%s\n%s", name, words->str);
  set_pair (gtk_button_get_child (GTK_BUTTON (self->name)), name, words->str);
  quoth_late_tooltip_set (self->name, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
