/* quoth-line-layout.c: children side by side on one line
 *
 * A box finds out how high it must be for a width by trying heights, and a label that wraps answers each of them by trying
 * widths: some hundred layouts for a title, a third of the time to the first frame. Here the widths are settled first, as they
 * will be allocated, and each child is asked for its height once, and centred in the line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-line-layout.h"

#define SPACING 8

struct _QuothLineLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothLineLayout, quoth_line_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
expands (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* Whether @child makes do with what the others leave: one that expands or, where none does, the last. */
static gboolean
yields (GtkWidget *widget, GtkWidget *child)
{
  GtkWidget *last = NULL;

  if (expands (child))
    return TRUE;
  for (GtkWidget *other = gtk_widget_get_first_child (widget); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    {
      if (!gtk_widget_should_layout (other))
        continue;
      if (expands (other))
        return FALSE;
      last = other;
    }
  return child == last;
}

/* What the other children leave of @width to each of those that yield. */
static int
find_share (GtkWidget *widget, int width)
{
  int n_yielding = 0;
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      n++;
      if (yields (widget, child))
        {
          n_yielding++;
          continue;
        }
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width -= natural;
    }
  width -= MAX (n - 1, 0) * SPACING;
  return MAX (width, 0) / MAX (n_yielding, 1);
}

static int
find_width (GtkWidget *widget, GtkWidget *child, int share)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (!yields (widget, child))
    return natural;
  return MAX (minimum, expands (child) ? share : MIN (natural, share));
}

static GtkSizeRequestMode
quoth_line_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int spacing = *natural > 0 ? SPACING : 0;
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      if (!yields (widget, child))
        child_minimum = child_natural;
      *minimum += child_minimum + spacing;
      *natural += child_natural + spacing;
    }
}

static void
quoth_line_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  int share = for_size < 0 ? 0 : find_share (widget, for_size);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural, width;

      if (!gtk_widget_should_layout (child))
        continue;
      width = for_size < 0 ? -1 : find_width (widget, child, share);
      gtk_widget_measure (child, orientation, width, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

/* The height that @child wants, if there is as much: "valign" would have it try widths for that height. */
static int
find_height (GtkWidget *child, int width, int height)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return MIN (natural, height);
}

static void
quoth_line_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int share = find_share (widget, width);
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { .x = x };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = find_width (widget, child, share);
      place.height = find_height (child, place.width, height);
      place.y = (height - place.height) / 2;
      if (rtl)
        place.x = width - x - place.width;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + SPACING;
    }
}

static void
quoth_line_layout_class_init (QuothLineLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = quoth_line_layout_get_request_mode;
  layout_class->measure = quoth_line_layout_measure;
  layout_class->allocate = quoth_line_layout_allocate;
}

static void
quoth_line_layout_init (QuothLineLayout *self)
{
}
