/* quoth-segmenter.c: the structure of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "text/quoth-segmenter.h"

#include <string.h>

QuothSegmentation *
quoth_segmentation_new (QuothText *text)
{
  QuothSegmentation *self = g_new0 (QuothSegmentation, 1);
  const char *p = quoth_text_get_utf8 (text);
  guint offset = 0;

  self->kind = "text";
  self->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  while (*p != '\0')
    {
      gsize n = strcspn (p, "\n");
      guint end = offset + (guint) g_utf8_strlen (p, (gssize) n);

      if (strspn (p, " \t") < n)
        g_ptr_array_add (self->segments,
                         quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (offset, end), NULL));
      p += n + (p[n] == '\n');
      offset = end + 1;
    }
  return self;
}
