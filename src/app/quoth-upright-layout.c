/* quoth-upright-layout.c: a child turned to be read from below to above
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-upright-layout.h"

struct _QuothUprightLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothUprightLayout, quoth_upright_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
quoth_upright_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation == GTK_ORIENTATION_HORIZONTAL ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural,
                        NULL, NULL);
}

static void
quoth_upright_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  GskTransform *transform;

  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (0, (float) height));
  gtk_widget_allocate (child, height, width, -1, gsk_transform_rotate (transform, -90));
}

static void
quoth_upright_layout_class_init (QuothUprightLayoutClass *klass)
{
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = quoth_upright_layout_measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = quoth_upright_layout_allocate;
}

static void
quoth_upright_layout_init (QuothUprightLayout *self)
{
}

GtkLayoutManager *
quoth_upright_layout_new (void)
{
  return g_object_new (QUOTH_TYPE_UPRIGHT_LAYOUT, NULL);
}
