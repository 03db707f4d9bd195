/* quoth-frozen-grid.c: a grid whose names stay where they can be read while it is scrolled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-frozen-grid.h"

#include "quoth-focus.h"

struct _QuothFrozenGrid
{
  GtkGrid parent_instance;

  guint n_rows;
  GtkScrolledWindow *window; /* weak: the one it listens to */
};

G_DEFINE_FINAL_TYPE (QuothFrozenGrid, quoth_frozen_grid, GTK_TYPE_GRID)

/* ---- Where it is ---- */

typedef enum
{
  PART_CELL,
  PART_HEAD,
  PART_NAME,
  PART_CORNER,
} Part;

/* How far the grid is beyond the left and the upper edge of the window. */
static void
get_beyond (QuothFrozenGrid *self, int *x, int *y)
{
  double left = 0, top = 0;

  if (self->window != NULL)
    gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->window), 0, 0, &left, &top);
  *x = left < 0 && gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL ? (int) -left : 0;
  *y = top < 0 ? (int) -top : 0;
}

static Part
get_part (QuothFrozenGrid *self, GtkWidget *child)
{
  int column, row;

  gtk_grid_query_child (GTK_GRID (self), child, &column, &row, NULL, NULL);
  if (row < (int) self->n_rows)
    return column == 0 ? PART_CORNER : PART_HEAD;
  return column == 0 ? PART_NAME : PART_CELL;
}

/* How wide the first column is, and how high the first rows are, with what lies between them and the others. */
static void
get_extent (QuothFrozenGrid *self, int *width, int *height)
{
  *width = *height = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      Part part = get_part (self, child);
      GtkAllocation allocation;

      gtk_widget_get_allocation (child, &allocation);
      if (part == PART_NAME || part == PART_CORNER)
        *width = MAX (*width, allocation.x + allocation.width + (int) gtk_grid_get_column_spacing (GTK_GRID (self)));
      if (part == PART_HEAD || part == PART_CORNER)
        *height = MAX (*height, allocation.y + allocation.height + (int) gtk_grid_get_row_spacing (GTK_GRID (self)));
    }
}

/* ---- Drawing ---- */

static void
draw_part (QuothFrozenGrid *self, GtkSnapshot *snapshot, Part part, int x, int y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (get_part (self, child) == part)
      gtk_widget_snapshot_child (GTK_WIDGET (self), child, snapshot);
  gtk_snapshot_restore (snapshot);
}

/* What goes by below is not seen. */
static void
draw_ground (QuothFrozenGrid *self, GtkSnapshot *snapshot, int x, int y, int width, int height)
{
  GdkRGBA color;

  if (width > 0 && height > 0 && gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "view_bg_color", &color))
    gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
quoth_frozen_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QuothFrozenGrid *self = QUOTH_FROZEN_GRID (widget);
  int x, y, width, height;

  get_beyond (self, &x, &y);
  get_extent (self, &width, &height);
  draw_part (self, snapshot, PART_CELL, 0, 0);
  if (y > 0)
    draw_ground (self, snapshot, 0, y, gtk_widget_get_width (widget), height);
  draw_part (self, snapshot, PART_HEAD, 0, y);
  if (x > 0)
    draw_ground (self, snapshot, x, y, width, gtk_widget_get_height (widget));
  draw_part (self, snapshot, PART_NAME, x, 0);
  if (x > 0 && y > 0)
    draw_ground (self, snapshot, x, y, width, height);
  draw_part (self, snapshot, PART_CORNER, x, y);
}

/* ---- What has the focus ---- */

/* In the frame after, since the window itself scrolls to what got the focus, and may leave it below the names. */
static gboolean
reveal_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  QuothFrozenGrid *self = QUOTH_FROZEN_GRID (widget);
  GtkWidget *child = gtk_widget_get_focus_child (widget);
  int x, y, width, height;
  GtkAllocation place;
  GtkAdjustment *across, *down;

  if (child == NULL || self->window == NULL)
    return G_SOURCE_REMOVE;
  get_beyond (self, &x, &y);
  get_extent (self, &width, &height);
  gtk_widget_get_allocation (child, &place);
  across = gtk_scrolled_window_get_hadjustment (self->window);
  down = gtk_scrolled_window_get_vadjustment (self->window);
  if (x > 0 && place.x < x + width)
    gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) - (x + width - place.x));
  if (y > 0 && get_part (self, child) == PART_CELL && place.y < y + height)
    gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) - (y + height - place.y));
  return G_SOURCE_REMOVE;
}

static void
quoth_frozen_grid_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (quoth_frozen_grid_parent_class)->set_focus_child (widget, child);
  if (child != NULL)
    gtk_widget_add_tick_callback (widget, reveal_cb, NULL, NULL);
}

/* ---- The widget ---- */

static void
map_cb (QuothFrozenGrid *self)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  if (window == (gpointer) self->window || window == NULL)
    return;
  g_set_weak_pointer (&self->window, GTK_SCROLLED_WINDOW (window));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->window), "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->window), "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

static void
quoth_frozen_grid_finalize (GObject *object)
{
  g_clear_weak_pointer (&QUOTH_FROZEN_GRID (object)->window);
  G_OBJECT_CLASS (quoth_frozen_grid_parent_class)->finalize (object);
}

static void
quoth_frozen_grid_class_init (QuothFrozenGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_frozen_grid_finalize;
  widget_class->snapshot = quoth_frozen_grid_snapshot;
  widget_class->set_focus_child = quoth_frozen_grid_set_focus_child;
}

static void
quoth_frozen_grid_init (QuothFrozenGrid *self)
{
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
}

GtkWidget *
quoth_frozen_grid_new (guint n_rows)
{
  QuothFrozenGrid *self = g_object_new (QUOTH_TYPE_FROZEN_GRID, NULL);

  self->n_rows = n_rows;
  return GTK_WIDGET (self);
}
