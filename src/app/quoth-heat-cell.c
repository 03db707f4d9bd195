/* quoth-heat-cell.c: a number on a ground that says how large it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-heat-cell.h"

#include <adwaita.h>
#include <math.h>

#define PADDING 6
#define LEAST_WIDTH 40
#define LEAST_HEIGHT 30
#define RADIUS 4
/* The least ground that is seen for one, and the most: not all of the colour, so that the number can be read on it. */
#define LEAST_GROUND 0.12
#define MOST_GROUND 0.85

struct _QuothHeatCell
{
  GtkWidget parent_instance;

  char *text;
  char *label;
  QuothHeatTone tone;
  double level;
};

G_DEFINE_FINAL_TYPE (QuothHeatCell, quoth_heat_cell, GTK_TYPE_WIDGET)

static guint activated_signal;

static double
get_luminance (const GdkRGBA *color)
{
  const float parts[] = { color->red, color->green, color->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += weights[i] * (parts[i] <= 0.03928f ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static GdkRGBA
mix (const GdkRGBA *a, const GdkRGBA *b, double share)
{
  float s = (float) share;

  return (GdkRGBA){ a->red + (b->red - a->red) * s, a->green + (b->green - a->green) * s, a->blue + (b->blue - a->blue) * s, 1 };
}

static GdkRGBA
get_ground (QuothHeatCell *self)
{
  static const GdkRGBA page_light = { 0.98f, 0.98f, 0.98f, 1 }, page_dark = { 0.14f, 0.14f, 0.14f, 1 };
  static const GdkRGBA blue_light = { 0.0f, 0.29f, 0.60f, 1 }, blue_dark = { 0.36f, 0.68f, 1.0f, 1 };
  static const GdkRGBA orange_light = { 0.78f, 0.35f, 0.0f, 1 }, orange_dark = { 1.0f, 0.62f, 0.22f, 1 };
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const GdkRGBA *blue = dark ? &blue_dark : &blue_light;
  const GdkRGBA *orange = dark ? &orange_dark : &orange_light;
  double level = CLAMP (self->level, 0.0, 1.0);

  return mix (dark ? &page_dark : &page_light, self->tone == QUOTH_HEAT_SAME ? blue : orange,
              level > 0 ? LEAST_GROUND + (MOST_GROUND - LEAST_GROUND) * level : 0);
}

/* Black or white, whichever stands out more from @ground. */
static GdkRGBA
get_ink (const GdkRGBA *ground)
{
  static const GdkRGBA black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };
  double luminance = get_luminance (ground);

  return (luminance + 0.05) / 0.05 >= 1.05 / (luminance + 0.05) ? black : white;
}

static void
quoth_heat_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QuothHeatCell *self = QUOTH_HEAT_CELL (widget);
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->text);
  int text_width, text_height;
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  if (self->tone != QUOTH_HEAT_PLAIN)
    {
      GdkRGBA ground = get_ground (self);
      GskRoundedRect shape;

      gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (0, 0, width, height), RADIUS);
      gtk_snapshot_push_rounded_clip (snapshot, &shape);
      gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
      gtk_snapshot_pop (snapshot);
      ink = get_ink (&ground);
    }
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf ((width - (float) text_width) / 2), roundf ((height - (float) text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
quoth_heat_cell_measure (
  GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, QUOTH_HEAT_CELL (widget)->text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (width + 2 * PADDING, LEAST_WIDTH)
                                                                  : MAX (height + 2 * PADDING, LEAST_HEIGHT);
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkWidget *self)
{
  gtk_widget_grab_focus (self);
  g_signal_emit (self, activated_signal, 0);
}

static gboolean
activate_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (widget, activated_signal, 0);
  return GDK_EVENT_STOP;
}

static void
quoth_heat_cell_finalize (GObject *object)
{
  QuothHeatCell *self = QUOTH_HEAT_CELL (object);

  g_free (self->text);
  g_free (self->label);
  G_OBJECT_CLASS (quoth_heat_cell_parent_class)->finalize (object);
}

static void
quoth_heat_cell_class_init (QuothHeatCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_heat_cell_finalize;
  widget_class->snapshot = quoth_heat_cell_snapshot;
  widget_class->measure = quoth_heat_cell_measure;
  activated_signal = g_signal_new ("activated", QUOTH_TYPE_HEAT_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "heatcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
quoth_heat_cell_init (QuothHeatCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
quoth_heat_cell_new (const char *text, QuothHeatTone tone, double level, const char *label)
{
  QuothHeatCell *self = g_object_new (QUOTH_TYPE_HEAT_CELL, NULL);

  self->text = g_strdup (text);
  self->label = g_strdup (label);
  self->tone = tone;
  self->level = level;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const char *
quoth_heat_cell_get_label (QuothHeatCell *self)
{
  return self->label;
}
