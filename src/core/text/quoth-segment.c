/* quoth-segment.c: one stretch of a document's structure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "text/quoth-segmenter.h"

#include <stdio.h>
#include <string.h>

static const char *const kind_nicks[] = {
  "post", "heading", "paragraph", "quote", "question", "answer", "boilerplate", "metadata",
};

const char *
quoth_segment_kind_to_nick (QuothSegmentKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_nicks), NULL);

  return kind_nicks[kind];
}

gboolean
quoth_segment_kind_from_nick (const char *nick, QuothSegmentKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_nicks); i++)
    if (strcmp (kind_nicks[i], nick) == 0)
      {
        *kind = (QuothSegmentKind) i;
        return TRUE;
      }
  return FALSE;
}

QuothSegment *
quoth_segment_new (QuothSegmentKind kind, QuothRange range, const char *number)
{
  QuothSegment *self = g_new (QuothSegment, 1);

  self->kind = kind;
  self->range = range;
  self->number = g_strdup (number);
  return self;
}

const char *
quoth_segment_get_page (const QuothSegment *self)
{
  return self->number != NULL && g_str_has_prefix (self->number, QUOTH_SEGMENT_PAGE) ? self->number + strlen (QUOTH_SEGMENT_PAGE)
                                                                                      : NULL;
}

gboolean
quoth_segment_is_on_page (const QuothSegment *self, const char *page)
{
  const char *own = quoth_segment_get_page (self);
  const char *dash = own != NULL ? strstr (own, "–") : NULL;
  gsize n_first = dash != NULL ? (gsize) (dash - own) : own != NULL ? strlen (own) : 0;

  if (own == NULL || *page == '\0')
    return FALSE;
  return (strlen (page) == n_first && g_ascii_strncasecmp (own, page, n_first) == 0)
         || (dash != NULL && g_ascii_strcasecmp (dash + strlen ("–"), page) == 0);
}

gint64
quoth_segment_get_time (const QuothSegment *self)
{
  guint hours, minutes, seconds;
  int n_read = 0;

  if (self->number == NULL || sscanf (self->number, "%6u:%2u:%2u%n", &hours, &minutes, &seconds, &n_read) != 3
      || self->number[n_read] != '\0')
    return -1;
  return (gint64) hours * 3600 + minutes * 60 + seconds;
}

QuothSegment *
quoth_segment_copy (const QuothSegment *self)
{
  return quoth_segment_new (self->kind, self->range, self->number);
}

void
quoth_segment_free (QuothSegment *self)
{
  g_free (self->number);
  g_free (self);
}

void
quoth_segmentation_free (QuothSegmentation *self)
{
  g_ptr_array_unref (self->segments);
  g_free (self->title);
  g_free (self->author);
  g_free (self->handle);
  g_free (self->source);
  g_free (self->date);
  g_free (self);
}
