/* quoth-segment-gutter.c: the numbers beside the text, and where it is coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-segment-gutter.h"

#include <glib/gi18n.h>

#include "quoth-source-view.h"

#define DIM_ALPHA 0.55f
#define STRIPE_WIDTH 2
#define STRIPE_STEP 3
#define N_STRIPES 3
#define PADDING 6
#define LABEL_WIDTH_MIN 26

struct _QuothSegmentGutter
{
  GtkSourceGutterRenderer parent_instance;

  QuothTextMap *map;   /* borrowed */
  GPtrArray *segments; /* of the document; NULL for none */
  GArray *counts;      /* Count, one a segment */
  PangoLayout *layout; /* NULL until it is needed, and after a change of font */
  GdkRGBA dim;
};

G_DEFINE_FINAL_TYPE (QuothSegmentGutter, quoth_segment_gutter, GTK_SOURCE_TYPE_GUTTER_RENDERER)

static PangoLayout *
ensure_layout (QuothSegmentGutter *self)
{
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  return self->layout;
}

static int
measure (QuothSegmentGutter *self, const char *label)
{
  PangoLayout *layout = ensure_layout (self);
  int width;

  pango_layout_set_text (layout, label, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* Whether a line beside @segment says something. */
static gboolean
is_numbered (const QuothSegment *segment)
{
  return segment->kind != QUOTH_SEGMENT_BOILERPLATE && segment->kind != QUOTH_SEGMENT_HEADING
         && segment->kind != QUOTH_SEGMENT_METADATA;
}

/* What is counted of a segment, as far as its label needs it. */
typedef struct
{
  guint number;         /* how many paragraphs up to it have a number */
  gboolean begins_page; /* whether it is the first on its page, of those that are read */
} Count;

/* "12" of "12–13". */
static gsize
measure_first_page (const char *page)
{
  const char *dash = strstr (page, "–");

  return dash != NULL ? (gsize) (dash - page) : strlen (page);
}

/* The part of @segment's own number that its label shows; NULL if it has none of its own. */
static const char *
get_own_number (const QuothSegment *segment, gsize *n_bytes)
{
  const char *number = segment->number;
  const char *slash = number != NULL ? strchr (number, '/') : NULL;

  if (number == NULL || quoth_segment_get_page (segment) != NULL)
    return NULL;
  /* "3/" of "3/16": the whole is the same everywhere; and few talks go on for hours. */
  if (quoth_segment_get_time (segment) >= 0 && g_str_has_prefix (number, "0:"))
    number += strlen ("0:");
  *n_bytes = slash != NULL && slash != number ? (gsize) (slash - number) + 1 : strlen (number);
  return number;
}

/* What stands beside the first line of @segment. */
static char *
make_label (const QuothSegment *segment, const Count *count)
{
  const char *page = quoth_segment_get_page (segment);
  const char *own;
  gsize n_bytes;

  if (segment->kind == QUOTH_SEGMENT_BOILERPLATE)
    return g_strdup ("✂");
  if (count->begins_page)
    return g_strdup_printf ("%s%.*s", QUOTH_SEGMENT_PAGE, (int) measure_first_page (page), page);
  if (!is_numbered (segment))
    return NULL;
  own = get_own_number (segment, &n_bytes);
  if (own != NULL)
    return g_strndup (own, n_bytes);
  if (segment->kind == QUOTH_SEGMENT_POST)
    return g_strdup_printf ("%u/", count->number);
  return g_strdup_printf ("¶ %u", count->number);
}

static gsize
count_digits (guint n)
{
  gsize digits = 1;

  for (; n > 9; n /= 10)
    digits++;
  return digits;
}

/* How many bytes its label has, without making it. */
static gsize
get_label_length (const QuothSegment *segment, const Count *count)
{
  gsize n_bytes;

  if (segment->kind == QUOTH_SEGMENT_BOILERPLATE)
    return strlen ("✂");
  if (count->begins_page)
    return strlen (QUOTH_SEGMENT_PAGE) + measure_first_page (quoth_segment_get_page (segment));
  if (!is_numbered (segment))
    return 0;
  if (get_own_number (segment, &n_bytes) != NULL)
    return n_bytes;
  return count_digits (count->number) + (segment->kind == QUOTH_SEGMENT_POST ? strlen ("/") : strlen ("¶ "));
}

static gsize
get_longest (QuothSegmentGutter *self)
{
  gsize longest = 0;

  for (guint i = 0; self->segments != NULL && i < self->segments->len; i++)
    {
      gsize length = get_label_length (self->segments->pdata[i], &g_array_index (self->counts, Count, i));

      longest = MAX (longest, length);
    }
  return longest;
}

/* As wide as the widest label, and the stripes. Of those that are as long as the longest, so many are measured. */
#define N_MEASURED_MAX 100

static void
update_width (QuothSegmentGutter *self)
{
  gsize longest = get_longest (self);
  guint n_measured = 0;
  int widest = LABEL_WIDTH_MIN;

  for (guint i = 0; longest > 0 && n_measured < N_MEASURED_MAX && i < self->segments->len; i++)
    {
      const QuothSegment *segment = self->segments->pdata[i];
      const Count *count = &g_array_index (self->counts, Count, i);
      g_autofree char *label = NULL;
      int width;

      if (get_label_length (segment, count) < longest)
        continue;
      n_measured++;
      label = make_label (segment, count);
      width = measure (self, label);
      widest = MAX (widest, width);
    }
  gtk_widget_set_size_request (
    GTK_WIDGET (self), 2 * PADDING + widest + PADDING + N_STRIPES * STRIPE_STEP, -1);
}

/* How many segments begin at @offset or before. */
static guint
count_segments (QuothSegmentGutter *self, guint offset)
{
  guint low = 0, high = self->segments != NULL ? self->segments->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((const QuothSegment *) self->segments->pdata[middle])->range.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The label of the last segment that begins in @line and has one; NULL for none. */
static char *
find_label (QuothSegmentGutter *self, guint line)
{
  QuothRange range;
  char *label = NULL;

  if (self->segments == NULL)
    return NULL;
  range = quoth_text_map_get_line_range (self->map, line);
  for (guint i = count_segments (self, range.end); label == NULL && i > 0; i--)
    {
      const QuothSegment *segment = self->segments->pdata[i - 1];

      if (segment->range.start < range.start)
        break;
      label = make_label (segment, &g_array_index (self->counts, Count, i - 1));
    }
  return label;
}

static void
draw_label (QuothSegmentGutter *self, GtkSnapshot *snapshot, const char *label, int y, int height)
{
  PangoLayout *layout = ensure_layout (self);
  int right = gtk_widget_get_width (GTK_WIDGET (self)) - PADDING - N_STRIPES * STRIPE_STEP;
  int label_width, label_height;

  pango_layout_set_text (layout, label, -1);
  pango_layout_get_pixel_size (layout, &label_width, &label_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) (right - label_width), (float) (y + (height - label_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &self->dim);
  gtk_snapshot_restore (snapshot);
}

/* One display line: as many stripes as there are colours, at most N_STRIPES. */
static void
draw_row_stripes (QuothSegmentGutter *self,
                  GtkSnapshot *snapshot,
                  QuothSourceView *view,
                  const QuothParagraph *paragraph,
                  int y,
                  int top)
{
  int right = gtk_widget_get_width (GTK_WIDGET (self)) - 1;
  GdkRGBA colors[N_STRIPES];
  guint n = 0;

  for (guint i = 0; i < paragraph->pieces->len && n < N_STRIPES; i++)
    {
      const QuothPiece *piece = &g_array_index (paragraph->pieces, QuothPiece, i);
      gboolean known = FALSE;

      if (piece->y != y || !quoth_source_view_shows (view, piece->annotation))
        continue;
      quoth_palette_get_color (quoth_source_view_get_palette (view), piece->annotation, &colors[n]);
      for (guint j = 0; j < n && !known; j++)
        known = gdk_rgba_equal (&colors[j], &colors[n]);
      if (known)
        continue;
      gtk_snapshot_append_color (snapshot,
                                 &colors[n],
                                 &GRAPHENE_RECT_INIT ((float) (right - (int) (n + 1) * STRIPE_STEP),
                                                      (float) (top + y),
                                                      STRIPE_WIDTH,
                                                      (float) piece->height));
      n++;
    }
}

static void
draw_stripes (QuothSegmentGutter *self, GtkSnapshot *snapshot, QuothSourceView *view, guint line, int top)
{
  const QuothParagraph *paragraph = quoth_source_view_get_paragraph (view, line);
  g_autoptr (GHashTable) rows = NULL;

  if (paragraph == NULL || quoth_source_view_get_palette (view) == NULL)
    return;
  rows = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      int y = g_array_index (paragraph->pieces, QuothPiece, i).y;

      if (g_hash_table_add (rows, GINT_TO_POINTER (y)))
        draw_row_stripes (self, snapshot, view, paragraph, y, top);
    }
}

static void
quoth_segment_gutter_begin (GtkSourceGutterRenderer *renderer, GtkSourceGutterLines *lines)
{
  QuothSegmentGutter *self = QUOTH_SEGMENT_GUTTER (renderer);

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &self->dim);
  self->dim.alpha *= DIM_ALPHA;
}

static void
quoth_segment_gutter_snapshot_line (GtkSourceGutterRenderer *renderer,
                                    GtkSnapshot *snapshot,
                                    GtkSourceGutterLines *lines,
                                    guint line)
{
  QuothSegmentGutter *self = QUOTH_SEGMENT_GUTTER (renderer);
  QuothSourceView *view = QUOTH_SOURCE_VIEW (gtk_source_gutter_renderer_get_view (renderer));
  g_autofree char *label = find_label (self, line);
  int y, height;

  /* Its successor came with GtkSourceView 5.16. */
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_source_gutter_lines_get_line_yrange (
    lines, line, GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_CELL, &y, &height);
  G_GNUC_END_IGNORE_DEPRECATIONS
  if (label != NULL)
    {
      GdkRectangle first;
      GtkTextIter iter;
      int top;

      /* Beside the glyphs of the first display line, whatever space is above it. */
      gtk_source_gutter_lines_get_iter_at_line (lines, &iter, line);
      gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (view), &iter, &top, &height);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, &first);
      draw_label (self, snapshot, label, y + first.y - top, first.height);
    }
  draw_stripes (self, snapshot, view, line, y);
}

static void
quoth_segment_gutter_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  QuothSegmentGutter *self = QUOTH_SEGMENT_GUTTER (widget);

  GTK_WIDGET_CLASS (quoth_segment_gutter_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  update_width (self);
}

static void
quoth_segment_gutter_finalize (GObject *object)
{
  QuothSegmentGutter *self = QUOTH_SEGMENT_GUTTER (object);

  g_clear_pointer (&self->segments, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (quoth_segment_gutter_parent_class)->finalize (object);
}

static void
quoth_segment_gutter_class_init (QuothSegmentGutterClass *klass)
{
  GtkSourceGutterRendererClass *renderer_class = GTK_SOURCE_GUTTER_RENDERER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_segment_gutter_finalize;
  GTK_WIDGET_CLASS (klass)->css_changed = quoth_segment_gutter_css_changed;
  renderer_class->begin = quoth_segment_gutter_begin;
  renderer_class->snapshot_line = quoth_segment_gutter_snapshot_line;
}

static void
quoth_segment_gutter_init (QuothSegmentGutter *self)
{
  self->counts = g_array_new (FALSE, FALSE, sizeof (Count));
}

GtkSourceGutterRenderer *
quoth_segment_gutter_new (void)
{
  return g_object_new (QUOTH_TYPE_SEGMENT_GUTTER, NULL);
}

/* Whether @segment is on another page than @shown; what is left out of the counts is no beginning of one. */
static gboolean
begins_page (const QuothSegment *segment, const char *shown)
{
  const char *page = quoth_segment_get_page (segment);
  gsize n_bytes = page != NULL ? measure_first_page (page) : 0;

  if (page == NULL || segment->kind == QUOTH_SEGMENT_BOILERPLATE)
    return FALSE;
  return shown == NULL || measure_first_page (shown) != n_bytes || strncmp (shown, page, n_bytes) != 0;
}

static void
count_segments_up (QuothSegmentGutter *self)
{
  const char *shown = NULL;
  guint n = 0;

  for (guint i = 0; self->segments != NULL && i < self->segments->len; i++)
    {
      const QuothSegment *segment = self->segments->pdata[i];
      Count its = { .begins_page = begins_page (segment, shown) };

      n += is_numbered (segment);
      its.number = n;
      if (its.begins_page)
        shown = quoth_segment_get_page (segment);
      g_array_append_val (self->counts, its);
    }
}

void
quoth_segment_gutter_set_document (QuothSegmentGutter *self, QuothTextMap *map, const QuothDocument *document)
{
  g_return_if_fail (QUOTH_IS_SEGMENT_GUTTER (self));

  g_clear_pointer (&self->segments, g_ptr_array_unref);
  g_array_set_size (self->counts, 0);
  self->map = map;
  if (document != NULL && document->segments != NULL)
    self->segments = g_ptr_array_ref (document->segments);
  count_segments_up (self);
  update_width (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
