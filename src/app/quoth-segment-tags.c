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
};

QuothSegmentTags *
quoth_segment_tags_new (QuothTextMap *map)
{
  QuothSegmentTags *self = g_new0 (QuothSegmentTags, 1);
  GtkTextBuffer *buffer = quoth_text_map_get_buffer (map);

  self->map = map;
  self->heading = gtk_text_buffer_create_tag (
    buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.2, "pixels-above-lines", 14, NULL);
  self->strong = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->dim = gtk_text_buffer_create_tag (buffer, NULL, NULL);
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

void
quoth_segment_tags_apply (QuothSegmentTags *self, GPtrArray *segments)
{
  GtkTextBuffer *buffer = quoth_text_map_get_buffer (self->map);
  GtkTextTag *tags[] = { self->heading, self->strong, self->dim };
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    gtk_text_buffer_remove_tag (buffer, tags[i], &start, &end);

  for (guint i = 0; segments != NULL && i < segments->len; i++)
    {
      const QuothSegment *segment = g_ptr_array_index (segments, i);
      GtkTextTag *tag = find_tag (self, segment);

      if (tag == NULL)
        continue;
      quoth_text_map_get_iter (self->map, segment->range.start, &start);
      quoth_text_map_get_iter (self->map, segment->range.end, &end);
      quoth_text_map_apply_tag (self->map, tag, &start, &end);
    }
}
