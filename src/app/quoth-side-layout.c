/* quoth-side-layout.c: two children beside each other, or one above the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-side-layout.h"

/* From which width on they stand beside each other, in pixels: sooner where one above the other would leave each a line or two. */
#define WIDE 520
#define WIDE_IF_LOW 400
#define LOW 260

struct _QuothSideLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothSideLayout, quoth_side_layout, GTK_TYPE_LAYOUT_MANAGER)

/* As wide as the wider one, as high as both: whichever way they will stand. */
static void
quoth_side_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*minimum, child_minimum) : *minimum + child_minimum;
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*natural, child_natural) : *natural + child_natural;
    }
}

static void
quoth_side_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = first != NULL ? gtk_widget_get_next_sibling (first) : NULL;
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean is_wide = width >= (height < LOW ? WIDE_IF_LOW : WIDE);
  int share = (is_wide ? width : height) * 2 / 5;
  int minimum;

  if (second == NULL)
    return;
  gtk_widget_measure (first, is_wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  share = MAX (share, minimum);
  if (is_wide)
    {
      gtk_widget_size_allocate (first, &(GtkAllocation){ rtl ? width - share : 0, 0, share, height }, -1);
      gtk_widget_size_allocate (second, &(GtkAllocation){ rtl ? 0 : share, 0, width - share, height }, -1);
      return;
    }
  gtk_widget_size_allocate (first, &(GtkAllocation){ 0, 0, width, share }, -1);
  gtk_widget_size_allocate (second, &(GtkAllocation){ 0, share, width, height - share }, -1);
}

static void
quoth_side_layout_class_init (QuothSideLayoutClass *klass)
{
  GTK_LAYOUT_MANAGER_CLASS (klass)->measure = quoth_side_layout_measure;
  GTK_LAYOUT_MANAGER_CLASS (klass)->allocate = quoth_side_layout_allocate;
}

static void
quoth_side_layout_init (QuothSideLayout *self)
{
}
