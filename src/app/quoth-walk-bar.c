/* quoth-walk-bar.c: a bar over the text, to go through the places of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-walk-bar.h"

#include <glib/gi18n.h>

struct _QuothWalkBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *count;
  GtkLabel *words;
  GtkWidget *previous;
  GtkWidget *next;

  QuothEditor *editor; /* borrowed: the bar lies beside it */
  QuothDesk *desk;
  QuothWalk *walk; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (QuothWalkBar, quoth_walk_bar, GTK_TYPE_WIDGET)

static void
show_current (QuothWalkBar *self)
{
  const QuothWalkStep *step = quoth_walk_get_step (self->walk);
  guint current = quoth_walk_get_current (self->walk), n = quoth_walk_get_size (self->walk);
  /* Translators: which of how many places is shown */
  g_autofree char *count = g_strdup_printf (_ ("%u of %u"), current + 1, n);

  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->words, step->words);
  gtk_widget_set_sensitive (self->previous, current > 0);
  gtk_widget_set_sensitive (self->next, current + 1 < n);
  gtk_widget_set_visible (self->box, TRUE);
  quoth_desk_go (self->desk, &step->document, &step->annotation);
}

static void
step (QuothWalkBar *self, int by)
{
  if (quoth_walk_step (self->walk, by))
    show_current (self);
}

static gboolean
step_cb (QuothEditor *editor, int by, QuothWalkBar *self)
{
  if (self->walk == NULL)
    return FALSE;
  step (self, by);
  return TRUE;
}

static void
next_cb (QuothWalkBar *self)
{
  step (self, 1);
}

static void
previous_cb (QuothWalkBar *self)
{
  step (self, -1);
}

static void
back_cb (QuothWalkBar *self)
{
  quoth_desk_show_page (self->desk, quoth_walk_get_page (self->walk), NULL);
}

static void
quoth_walk_bar_dispose (GObject *object)
{
  QuothWalkBar *self = QUOTH_WALK_BAR (object);

  g_clear_object (&self->walk);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_walk_bar_parent_class)->dispose (object);
}

static void
quoth_walk_bar_class_init (QuothWalkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_walk_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-walk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothWalkBar, box);
  gtk_widget_class_bind_template_child (widget_class, QuothWalkBar, count);
  gtk_widget_class_bind_template_child (widget_class, QuothWalkBar, words);
  gtk_widget_class_bind_template_child (widget_class, QuothWalkBar, previous);
  gtk_widget_class_bind_template_child (widget_class, QuothWalkBar, next);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, quoth_walk_bar_stop);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_walk_bar_init (QuothWalkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_walk_bar_new (QuothEditor *editor)
{
  QuothWalkBar *self = g_object_new (QUOTH_TYPE_WALK_BAR, NULL);

  self->editor = editor;
  g_signal_connect_object (editor, "step", G_CALLBACK (step_cb), self, 0);
  return GTK_WIDGET (self);
}

void
quoth_walk_bar_start (QuothWalkBar *self, QuothDesk *desk, QuothWalk *walk)
{
  g_set_object (&self->desk, desk);
  g_set_object (&self->walk, walk);
  show_current (self);
}

gboolean
quoth_walk_bar_stop (QuothWalkBar *self)
{
  gboolean is_walking = self->walk != NULL;

  g_clear_object (&self->walk);
  g_clear_object (&self->desk);
  gtk_widget_set_visible (self->box, FALSE);
  return is_walking;
}
