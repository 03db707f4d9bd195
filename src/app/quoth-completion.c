/* quoth-completion.c: what was written in a field before, offered while somebody types
 *
 * The focus stays in the text view, which hands the keys on: a popover that took them would take the input method's too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-completion.h"

#include <string.h>

#include "quoth.h"

#define MAX_ROWS 8

struct _QuothCompletion
{
  GtkPopover parent_instance;

  GtkListBox *list;

  QuothCompletionFunc func;
  gpointer owner;
  GStrv all; /* since somebody began to type */
};

G_DEFINE_FINAL_TYPE (QuothCompletion, quoth_completion, GTK_TYPE_POPOVER)

static guint chosen_signal;

static const char *
get_text (GtkListBoxRow *row)
{
  return gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, QuothCompletion *self)
{
  g_autofree char *text = g_strdup (get_text (row));

  quoth_completion_end (self);
  g_signal_emit (self, chosen_signal, 0, text);
}

static void
quoth_completion_finalize (GObject *object)
{
  g_clear_pointer (&QUOTH_COMPLETION (object)->all, g_strfreev);
  G_OBJECT_CLASS (quoth_completion_parent_class)->finalize (object);
}

static void
quoth_completion_class_init (QuothCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_completion_finalize;
  chosen_signal = g_signal_new ("chosen", QUOTH_TYPE_COMPLETION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
quoth_completion_init (QuothCompletion *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pick-rows");
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

GtkWidget *
quoth_completion_new (QuothCompletionFunc func, gpointer owner)
{
  QuothCompletion *self = g_object_new (QUOTH_TYPE_COMPLETION, NULL);

  self->func = func;
  self->owner = owner;
  return GTK_WIDGET (self);
}

/* Whether @text, or one of its words, begins with @typed; both folded. */
static gboolean
fits (const char *text, const char *typed)
{
  for (const char *p = text; p != NULL; p = strchr (p, ' '))
    {
      while (*p == ' ')
        p++;
      if (g_str_has_prefix (p, typed))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
quoth_completion_match (const char *const *all, const char *typed, guint max)
{
  g_autofree char *query = quoth_fold (typed);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; all[i] != NULL && found->len < max && *query != '\0'; i++)
    {
      g_autofree char *folded = quoth_fold (all[i]);

      if (!g_str_equal (all[i], typed) && fits (folded, query))
        g_ptr_array_add (found, (gpointer) all[i]);
    }
  return found;
}

static void
add_row (QuothCompletion *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_list_box_append (self->list, label);
}

void
quoth_completion_update (QuothCompletion *self, const char *typed)
{
  g_autoptr (GPtrArray) found = NULL;
  GtkListBoxRow *row;

  if (self->all == NULL)
    self->all = self->func (self->owner);
  found = quoth_completion_match ((const char *const *) self->all, typed, MAX_ROWS);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < found->len; i++)
    add_row (self, found->pdata[i]);
  if (found->len > 0)
    gtk_popover_popup (GTK_POPOVER (self));
  else
    gtk_popover_popdown (GTK_POPOVER (self));
}

static void
step (QuothCompletion *self, int direction)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + direction : 0;

  row = gtk_list_box_get_row_at_index (self->list, index);
  if (row != NULL || index < 0)
    gtk_list_box_select_row (self->list, row);
}

gboolean
quoth_completion_key (QuothCompletion *self, guint keyval, char **taken)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  *taken = NULL;
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
      quoth_completion_end (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
      /* What was only typed is meant as it is. */
      if (row != NULL)
        *taken = g_strdup (get_text (row));
      quoth_completion_end (self);
      return FALSE;
    default:
      return FALSE;
    }
}

void
quoth_completion_end (QuothCompletion *self)
{
  g_clear_pointer (&self->all, g_strfreev);
  gtk_popover_popdown (GTK_POPOVER (self));
}
