/* quoth-overview.c: the whole document in a strip
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The strip is cut into buckets of a few pixels, and each bucket shows the colour of the weightiest annotation in it: a
 * claim before a mention before a cue. They are filled in one walk over the annotations when something changed, O(n), and
 * drawn as runs of one colour, at most as many as there are buckets.
 */

#include "config.h"

#include "quoth-overview.h"

#include "quoth-match-painter.h"

#define WIDTH 12
#define INSET 1
#define BUCKET 3
#define MATCH_X 5 /* what is coded can be seen beside it */
#define MATCH_HEIGHT 2

typedef struct
{
  guint weight; /* 0: nothing is coded here */
  GdkRGBA color;
} Bucket;

struct _QuothOverview
{
  GtkWidget parent_instance;

  QuothSourceView *view; /* borrowed */
  GArray *buckets;       /* Bucket; no elements: to be filled */
};

G_DEFINE_FINAL_TYPE (QuothOverview, quoth_overview, GTK_TYPE_WIDGET)

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_length (QuothOverview *self)
{
  QuothDocumentModel *model = self->view != NULL ? quoth_source_view_get_model (self->view) : NULL;

  return model != NULL ? quoth_document_model_get_document (model)->length : 0;
}

static guint
get_weight (const QuothAnnotation *annotation)
{
  switch (annotation->value.kind)
    {
    case QUOTH_KIND_CLAIM:
      return 3;
    case QUOTH_KIND_MENTION:
      return 2;
    default:
      return 1;
    }
}

typedef struct
{
  Bucket *buckets;
  guint n;
  guint length;
  QuothPalette *palette;
  QuothSourceView *view;
} Filling;

static gboolean
fill_cb (QuothRange range, gpointer annotation, gpointer user_data)
{
  Filling *filling = user_data;
  guint weight = quoth_source_view_shows (filling->view, annotation) ? get_weight (annotation) : 0;
  guint last_offset = range.end > range.start ? range.end - 1 : range.end;
  guint first = (guint) ((guint64) range.start * filling->n / filling->length);
  guint last = (guint) ((guint64) last_offset * filling->n / filling->length);

  for (guint i = first; i <= MIN (last, filling->n - 1); i++)
    if (filling->buckets[i].weight < weight)
      {
        filling->buckets[i].weight = weight;
        quoth_palette_get_color (filling->palette, annotation, &filling->buckets[i].color);
      }
  return G_SOURCE_CONTINUE;
}

static void
fill_buckets (QuothOverview *self, guint n)
{
  guint length = get_length (self);
  Filling filling = { .n = n, .length = length, .palette = quoth_source_view_get_palette (self->view),
                      .view = self->view };

  g_array_set_size (self->buckets, 0);
  g_array_set_size (self->buckets, n);
  filling.buckets = (Bucket *) (gpointer) self->buckets->data;
  if (filling.palette != NULL)
    quoth_document_model_foreach (
      quoth_source_view_get_model (self->view), quoth_range (0, length), fill_cb, &filling);
}

static void
draw_marks (QuothOverview *self, GtkSnapshot *snapshot)
{
  const Bucket *buckets = (const Bucket *) (gpointer) self->buckets->data;
  guint end;

  for (guint start = 0; start < self->buckets->len; start = end)
    {
      end = start + 1;
      if (buckets[start].weight == 0)
        continue;
      while (end < self->buckets->len && buckets[end].weight != 0
             && gdk_rgba_equal (&buckets[end].color, &buckets[start].color))
        end++;
      gtk_snapshot_append_color (snapshot,
                                 &buckets[start].color,
                                 &GRAPHENE_RECT_INIT (INSET,
                                                      (float) (start * BUCKET),
                                                      WIDTH - 2 * INSET,
                                                      (float) ((end - start) * BUCKET)));
    }
}

/* Across the strip, at the height where it is: at most one for each pixel. */
static void
draw_matches (QuothOverview *self, GtkSnapshot *snapshot, guint length)
{
  GArray *matches = quoth_source_view_get_matches (self->view);
  guint height = (guint) gtk_widget_get_height (GTK_WIDGET (self));
  guint last = G_MAXUINT;
  GdkRGBA color;

  if (matches == NULL)
    return;
  quoth_match_painter_get_color (&color);
  for (guint i = 0; i < matches->len; i++)
    {
      QuothRange match = g_array_index (matches, QuothRange, i);
      guint y = (guint) ((guint64) match.start * height / length);

      if (y != last)
        gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (MATCH_X, (float) y, WIDTH - MATCH_X, MATCH_HEIGHT));
      last = y;
    }
}

static void
draw_seen (QuothOverview *self, GtkSnapshot *snapshot, guint length)
{
  QuothRange seen = quoth_source_view_get_seen (self->view);
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float top = height * (float) seen.start / (float) length;
  float bottom = height * (float) seen.end / (float) length;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  color.alpha *= 0.1f;
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (0, top, WIDTH, MAX (bottom - top, 4.f)));
}

static void
quoth_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QuothOverview *self = QUOTH_OVERVIEW (widget);
  guint n = (guint) gtk_widget_get_height (widget) / BUCKET;
  guint length = get_length (self);

  if (length == 0 || n == 0)
    return;
  if (self->buckets->len != n)
    fill_buckets (self, n);
  draw_seen (self, snapshot, length);
  draw_marks (self, snapshot);
  draw_matches (self, snapshot, length);
}

static void
quoth_overview_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static void
go_to (QuothOverview *self, double y)
{
  guint length = get_length (self);
  double share = y / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);

  if (length > 0)
    g_signal_emit (self, signals[GO], 0, (guint) (CLAMP (share, 0.0, 1.0) * length));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, QuothOverview *self)
{
  go_to (self, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double x, double y, QuothOverview *self)
{
  double start_x, start_y;

  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  go_to (self, start_y + y);
}

static void
quoth_overview_finalize (GObject *object)
{
  g_clear_pointer (&QUOTH_OVERVIEW (object)->buckets, g_array_unref);
  G_OBJECT_CLASS (quoth_overview_parent_class)->finalize (object);
}

static void
quoth_overview_class_init (QuothOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_overview_finalize;
  widget_class->measure = quoth_overview_measure;
  widget_class->snapshot = quoth_overview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "overview");

  signals[GO] = g_signal_new ("go",
                              G_TYPE_FROM_CLASS (klass),
                              G_SIGNAL_RUN_LAST,
                              0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
quoth_overview_init (QuothOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->buckets = g_array_new (FALSE, TRUE, sizeof (Bucket));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
quoth_overview_set_view (QuothOverview *self, QuothSourceView *view)
{
  g_return_if_fail (QUOTH_IS_OVERVIEW (self));

  self->view = view;
  quoth_overview_update (self);
}

void
quoth_overview_update (QuothOverview *self)
{
  g_return_if_fail (QUOTH_IS_OVERVIEW (self));

  g_array_set_size (self->buckets, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
