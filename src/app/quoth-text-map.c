/* quoth-text-map.c: which part of a document a text buffer holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The buffer holds the whole text, so that an offset of the one is an offset of the other; nothing but this file knows it.
 */

#include "config.h"

#include "quoth-text-map.h"

struct _QuothTextMap
{
  GtkTextBuffer *buffer;
  QuothText *text;
};

QuothTextMap *
quoth_text_map_new (GtkTextBuffer *buffer)
{
  QuothTextMap *self = g_new0 (QuothTextMap, 1);

  self->buffer = g_object_ref (buffer);
  return self;
}

void
quoth_text_map_free (QuothTextMap *self)
{
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->text, quoth_text_unref);
  g_free (self);
}

void
quoth_text_map_set_text (QuothTextMap *self, QuothText *text)
{
  GtkTextIter start;

  g_clear_pointer (&self->text, quoth_text_unref);
  self->text = text != NULL ? quoth_text_ref (text) : NULL;
  if (text != NULL)
    gtk_text_buffer_set_text (self->buffer, quoth_text_get_utf8 (text), (int) quoth_text_get_n_bytes (text));
  else
    gtk_text_buffer_set_text (self->buffer, "", 0);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}

/* Beyond so many edits it is quicker to fill the buffer anew. */
#define MAX_EDITS 2000

static void
apply_edit (QuothTextMap *self, const QuothEdit *edit, QuothText *after)
{
  gsize from = quoth_text_to_byte (after, edit->after.start);
  gsize to = quoth_text_to_byte (after, edit->after.end);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) edit->before.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) edit->before.end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, quoth_text_get_utf8 (after) + from, (int) (to - from));
}

void
quoth_text_map_correct (QuothTextMap *self, QuothDiff *diff)
{
  QuothText *after = quoth_diff_get_after (diff);
  GtkTextIter start, end;
  guint n;
  const QuothEdit *edits = quoth_diff_get_edits (diff, &n);

  g_return_if_fail (quoth_diff_get_before (diff) == self->text);

  if (n > MAX_EDITS)
    {
      quoth_text_map_set_text (self, after);
      return;
    }
  /* From the last to the first, so that the places before are those of the text before. */
  for (; n > 0; n--)
    apply_edit (self, &edits[n - 1], after);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  quoth_text_unref (self->text);
  self->text = quoth_text_ref (after);
}

QuothText *
quoth_text_map_get_text (QuothTextMap *self)
{
  return self->text;
}

GtkTextBuffer *
quoth_text_map_get_buffer (QuothTextMap *self)
{
  return self->buffer;
}

QuothRange
quoth_text_map_get_shown (QuothTextMap *self)
{
  return quoth_range (0, self->text != NULL ? quoth_text_get_length (self->text) : 0);
}

gboolean
quoth_text_map_get_iter (QuothTextMap *self, guint offset, GtkTextIter *iter)
{
  QuothRange shown = quoth_text_map_get_shown (self);
  guint held = CLAMP (offset, shown.start, shown.end);

  gtk_text_buffer_get_iter_at_offset (self->buffer, iter, (int) (held - shown.start));
  return held == offset;
}

guint
quoth_text_map_get_offset (QuothTextMap *self, const GtkTextIter *iter)
{
  return quoth_text_map_get_shown (self).start + (guint) gtk_text_iter_get_offset (iter);
}

guint
quoth_text_map_get_line (QuothTextMap *self, guint offset)
{
  GtkTextIter iter;

  quoth_text_map_get_iter (self, offset, &iter);
  return (guint) gtk_text_iter_get_line (&iter);
}

QuothRange
quoth_text_map_get_line_range (QuothTextMap *self, guint line)
{
  GtkTextIter iter;
  QuothRange range;

  gtk_text_buffer_get_iter_at_line (self->buffer, &iter, (int) line);
  range.start = quoth_text_map_get_offset (self, &iter);
  if (!gtk_text_iter_ends_line (&iter))
    gtk_text_iter_forward_to_line_end (&iter);
  range.end = quoth_text_map_get_offset (self, &iter);
  return range;
}

void
quoth_text_map_apply_tag (QuothTextMap *self, GtkTextTag *tag, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextIter from = *start;

  while (gtk_text_iter_compare (&from, end) < 0)
    {
      GtkTextIter to = from;

      if (!gtk_text_iter_ends_line (&to))
        gtk_text_iter_forward_to_line_end (&to);
      if (gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      gtk_text_buffer_apply_tag (self->buffer, tag, &from, &to);
      if (!gtk_text_iter_forward_line (&from))
        break;
    }
}
