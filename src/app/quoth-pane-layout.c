/* quoth-pane-layout.c: one child, in a pane at the side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-pane-layout.h"

struct _QuothPaneLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothPaneLayout, quoth_pane_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
quoth_pane_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  gtk_widget_measure (child, orientation, horizontal ? -1 : for_size, minimum, natural, NULL, NULL);
  if (horizontal)
    *natural = *minimum;
}

static void
quoth_pane_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
quoth_pane_layout_class_init (QuothPaneLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = quoth_pane_layout_measure;
  layout_class->allocate = quoth_pane_layout_allocate;
}

static void
quoth_pane_layout_init (QuothPaneLayout *self)
{
}
