/* quoth-document.c: a source text and what is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-document.h"
#include "model/quoth-value-private.h"

#include <string.h>

static gpointer
segment_copy (gconstpointer segment, gpointer user_data)
{
  (void) user_data;
  return quoth_segment_copy (segment);
}

static void
copy_fields (gpointer to, gconstpointer from)
{
  QuothDocument *self = to;

  (void) from;
  self->name = g_strdup (self->name);
  self->title = g_strdup (self->title);
  self->document_kind = g_strdup (self->document_kind);
  self->author = g_strdup (self->author);
  self->source = g_strdup (self->source);
  self->url = g_strdup (self->url);
  self->date = g_strdup (self->date);
  self->language = g_strdup (self->language);
  self->note = g_strdup (self->note);
  self->encoding = g_strdup (self->encoding);
  self->revision_note = g_strdup (self->revision_note);
  if (self->original != NULL)
    g_bytes_ref (self->original);
  if (self->text != NULL)
    quoth_text_ref (self->text);
  if (self->segments != NULL)
    {
      self->segments = g_ptr_array_copy (self->segments, (GCopyFunc) segment_copy, NULL);
      g_ptr_array_set_free_func (self->segments, (GDestroyNotify) quoth_segment_free);
    }
}

static void
clear (gpointer value)
{
  QuothDocument *self = value;

  g_free (self->name);
  g_free (self->title);
  g_free (self->document_kind);
  g_free (self->author);
  g_free (self->source);
  g_free (self->url);
  g_free (self->date);
  g_free (self->language);
  g_free (self->note);
  g_free (self->encoding);
  g_free (self->revision_note);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_clear_pointer (&self->text, quoth_text_unref);
  g_clear_pointer (&self->segments, g_ptr_array_unref);
}

const QuothValueClass quoth_document_class = {
  .nick = "document",
  .size = sizeof (QuothDocument),
  .copy = copy_fields,
  .clear = clear,
};

void
quoth_document_set_text (QuothDocument *self, QuothText *text)
{
  quoth_text_ref (text);
  g_clear_pointer (&self->text, quoth_text_unref);
  self->text = text;
  self->length = quoth_text_get_length (text);
  memcpy (self->sha256, quoth_text_get_sha256 (text), sizeof self->sha256);
}

const QuothSegment *
quoth_document_find_segment (const QuothDocument *self, guint offset)
{
  guint low = 0;
  guint high = self->segments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const QuothSegment *segment = self->segments->pdata[middle];

      if (segment->range.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? self->segments->pdata[low - 1] : NULL;
}

gboolean
quoth_document_is_boilerplate (const QuothDocument *self, guint offset)
{
  const QuothSegment *segment = quoth_document_find_segment (self, offset);

  return segment != NULL && segment->kind == QUOTH_SEGMENT_BOILERPLATE
         && offset < segment->range.end;
}
