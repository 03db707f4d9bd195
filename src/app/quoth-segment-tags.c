/* quoth-segment-tags.c: how the structure of a text looks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-segment-tags.h"

#define DIM_ALPHA 0.5f

struct _QuothSegmentTags
{
  QuothTextMap *map; /* borrowed */
  GtkTextTag *heading;
  GtkTextTag *strong;
  GtkTextTag *dim;
  GtkTextTag *first; /* the first line of the text */
};

QuothSegmentTags *
quoth_segment_tags_new (QuothTextMap *map)
{
  QuothSegmentTags *self = g_new0 (QuothSegmentTags, 1);
  GtkTextBuffer *buffer = quoth_text_map_get_buffer (map);

  self->map = map;
  self->heading = gtk_text_buffer_create_tag (
    buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.2, "pixels-above-lines", QUOTH_HEADING_SPACING, NULL);
  self->strong = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->dim = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->first = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  return self;
}

void
quoth_segment_tags_free (QuothSegmentTags *self)
{
  g_free (self);
}

void
quoth_segment_tags_set_color (QuothSegmentTags *self, const GdkRGBA *color)
{
  GdkRGBA dim = *color;

  dim.alpha *= DIM_ALPHA;
  g_object_set (self->dim, "foreground-rgba", &dim, NULL);
}

static GtkTextTag *
find_tag (QuothSegmentTags *self, const QuothSegment *segment)
{
  switch (segment->kind)
    {
    case QUOTH_SEGMENT_HEADING:
      return self->heading;
    case QUOTH_SEGMENT_QUESTION:
      return self->strong;
    case QUOTH_SEGMENT_BOILERPLATE:
    case QUOTH_SEGMENT_METADATA:
      return self->dim;
    default:
      return NULL;
    }
}

/*
 * The margin above the text is part of its first line. A top margin of the view would do, but GTK 4.8 then moves what is seen by as
 * much whenever it measures lines above it, as it does for a while in a text that is opened in the middle.
 */
static void
apply_first (QuothSegmentTags *self, GPtrArray *segments)
{
  const QuothSegment *segment = segments != NULL && segments->len > 0 ? segments->pdata[0] : NULL;
  gboolean heading = segment != NULL && segment->range.start == 0 && segment->kind == QUOTH_SEGMENT_HEADING;
  int spacing = heading ? QUOTH_HEADING_SPACING : QUOTH_PARAGRAPH_SPACING;
  GtkTextIter start, end;

  g_object_set (self->first, "pixels-above-lines", QUOTH_TOP_SPACING + spacing, NULL);
  quoth_text_map_get_iter (self->map, 0, &start);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_apply_tag (quoth_text_map_get_buffer (self->map), self->first, &start, &end);
}

void
quoth_segment_tags_apply (QuothSegmentTags *self, GPtrArray *segments, QuothRange range)
{
  GtkTextBuffer *buffer = quoth_text_map_get_buffer (self->map);
  GtkTextTag *tags[] = { self->heading, self->strong, self->dim };
  GtkTextIter start, end;

  quoth_text_map_get_lines (self->map, range, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    gtk_text_buffer_remove_tag (buffer, tags[i], &start, &end);

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const QuothSegment *segment = g_ptr_array_index (segments, i);
      GtkTextTag *tag = find_tag (self, segment);

      if (tag == NULL || segment->range.end <= range.start || segment->range.start >= range.end)
        continue;
      quoth_text_map_get_iter (self->map, MAX (segment->range.start, range.start), &start);
      quoth_text_map_get_iter (self->map, MIN (segment->range.end, range.end), &end);
      quoth_text_map_apply_tag (self->map, tag, &start, &end);
    }
  if (range.start == 0)
    apply_first (self, segments);
}
