/* quoth-text-map.c: which part of a document a text buffer holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps a buffer to a #QuothTextWindow: the sums are there, here is what is done to the buffer. Nothing but these two files knows
 * that the buffer does not hold the whole text, or holds newlines that the text has not.
 *
 * When the window slides, lines are deleted at one end and inserted at the other; GTK keeps what it knows of those between, and
 * what is seen where it is.
 */

#include "config.h"

#include "quoth-text-map.h"

#include "quoth-text-window.h"

struct _QuothTextMap
{
  GtkTextBuffer *buffer;
  QuothTextWindow *window; /* NULL: no text */
  GtkTextTag *continued;   /* lines that continue a paragraph: without the space between two */
};

QuothTextMap *
quoth_text_map_new (GtkTextBuffer *buffer)
{
  QuothTextMap *self = g_new0 (QuothTextMap, 1);

  self->buffer = g_object_ref (buffer);
  self->continued = gtk_text_buffer_create_tag (buffer, NULL, "pixels-above-lines", 0, NULL);
  return self;
}

void
quoth_text_map_free (QuothTextMap *self)
{
  g_clear_object (&self->buffer);
  g_clear_pointer (&self->window, quoth_text_window_free);
  g_free (self);
}

static void
tag_continued (QuothTextMap *self, QuothRange range)
{
  guint first = quoth_text_map_get_line (self, range.start);
  guint last = quoth_text_map_get_line (self, range.end);

  for (guint line = first; line <= last; line++)
    {
      QuothRange held = quoth_text_map_get_line_range (self, line);
      GtkTextIter start, end;

      if (!quoth_text_window_is_split (self->window, held.start))
        continue;
      gtk_text_buffer_get_iter_at_line (self->buffer, &start, (int) line);
      end = start;
      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_apply_tag (self->buffer, self->continued, &start, &end);
    }
}

/* The buffer from nothing, with the caret at its start. */
static void
fill (QuothTextMap *self)
{
  GtkTextIter start;

  if (self->window != NULL)
    {
      QuothRange shown = quoth_text_window_get_shown (self->window);
      gsize n_bytes;
      g_autofree char *screen = quoth_text_window_dup_screen (self->window, shown, &n_bytes);

      gtk_text_buffer_set_text (self->buffer, screen, (int) n_bytes);
      if (quoth_text_window_has_splits (self->window))
        tag_continued (self, shown);
    }
  else
    gtk_text_buffer_set_text (self->buffer, "", 0);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
}

void
quoth_text_map_set_text (QuothTextMap *self, QuothText *text)
{
  g_clear_pointer (&self->window, quoth_text_window_free);
  if (text != NULL)
    self->window = quoth_text_window_new (text);
  fill (self);
}

/* From where the line that begins at @offset begins in the buffer: before its mark, if it has one. */
static guint
to_line_position (QuothTextMap *self, guint offset)
{
  guint position = quoth_text_window_to_position (self->window, offset);

  return quoth_text_window_get_mark (self->window, offset) != 0 ? position - 1 : position;
}

/* A newline that is only on the screen, or one of the text: what stands between the two parts of the buffer. */
static void
insert_screen (QuothTextMap *self, GtkTextIter *iter, QuothRange range, gboolean split_before, gboolean split_after)
{
  gsize n_bytes;
  g_autofree char *screen = quoth_text_window_dup_screen (self->window, range, &n_bytes);

  if (split_before)
    gtk_text_buffer_insert (self->buffer, iter, "\n", 1);
  gtk_text_buffer_insert (self->buffer, iter, screen, (int) n_bytes);
  if (split_after)
    gtk_text_buffer_insert (self->buffer, iter, "\n", 1);
}

/* Down the text: what is above @shown goes, what is below what is shown comes. */
static void
slide_down (QuothTextMap *self, QuothRange shown)
{
  QuothRange old = quoth_text_window_get_shown (self->window);
  GtkTextIter start, end;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  insert_screen (self, &end, quoth_range (old.end, shown.end), quoth_text_window_is_split (self->window, old.end), FALSE);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) to_line_position (self, shown.start));
  gtk_text_buffer_delete (self->buffer, &start, &end);
}

static void
slide_up (QuothTextMap *self, QuothRange shown)
{
  QuothRange old = quoth_text_window_get_shown (self->window);
  GtkTextIter start, end;
  guint position = quoth_text_window_to_position (self->window, shown.end);

  /* To the end of the line before the split, not to the start of the one after it. */
  if (shown.end < old.end && quoth_text_window_is_split (self->window, shown.end))
    position = to_line_position (self, shown.end) - 1;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) position);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  insert_screen (self, &start, quoth_range (shown.start, old.start), FALSE, quoth_text_window_is_split (self->window, old.start));
}

gboolean
quoth_text_map_show (QuothTextMap *self, guint offset, QuothRange *fresh)
{
  QuothRange old, shown;
  GtkTextIter start, end;

  if (self->window == NULL)
    return FALSE;
  old = quoth_text_window_get_shown (self->window);
  shown = quoth_text_window_choose (self->window, offset);
  if (quoth_range_equal (old, shown))
    return FALSE;

  *fresh = shown;
  if (shown.start >= old.start && shown.start < old.end && shown.end >= old.end)
    {
      slide_down (self, shown);
      fresh->start = old.end;
    }
  else if (shown.end <= old.end && shown.end > old.start && shown.start <= old.start)
    {
      slide_up (self, shown);
      fresh->end = old.start;
    }
  quoth_text_window_move (self->window, shown);
  if (quoth_range_equal (*fresh, shown))
    {
      fill (self);
      return TRUE;
    }

  /* What was inserted beside a tag may have got it. */
  quoth_text_map_get_lines (self, *fresh, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  tag_continued (self, *fresh);
  return TRUE;
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

/* Whether a position is an offset. */
static gboolean
is_plain (QuothTextWindow *window)
{
  return quoth_text_window_is_whole (window) && !quoth_text_window_has_splits (window);
}

gboolean
quoth_text_map_correct (QuothTextMap *self, QuothDiff *diff)
{
  QuothText *after = quoth_diff_get_after (diff);
  g_autoptr (QuothTextWindow) before = NULL;
  GtkTextIter start, end;
  QuothRange held;
  guint n;
  const QuothEdit *edits = quoth_diff_get_edits (diff, &n);

  g_return_val_if_fail (quoth_diff_get_before (diff) == quoth_text_map_get_text (self), FALSE);

  before = g_steal_pointer (&self->window);
  self->window = quoth_text_window_new (after);
  if (n > MAX_EDITS || !is_plain (before) || !is_plain (self->window))
    {
      held = quoth_text_window_get_shown (before);
      held.start = quoth_diff_map_offset (diff, held.start + quoth_range_length (held) / 2);
      quoth_text_window_move (self->window, quoth_text_window_choose (self->window, held.start));
      fill (self);
      return FALSE;
    }
  /* From the last to the first, so that the places before are those of the text before. */
  for (; n > 0; n--)
    apply_edit (self, &edits[n - 1], after);
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_all_tags (self->buffer, &start, &end);
  return TRUE;
}

QuothText *
quoth_text_map_get_text (QuothTextMap *self)
{
  return self->window != NULL ? quoth_text_window_get_text (self->window) : NULL;
}

GtkTextBuffer *
quoth_text_map_get_buffer (QuothTextMap *self)
{
  return self->buffer;
}

QuothRange
quoth_text_map_get_shown (QuothTextMap *self)
{
  return self->window != NULL ? quoth_text_window_get_shown (self->window) : quoth_range (0, 0);
}

gboolean
quoth_text_map_is_whole (QuothTextMap *self)
{
  return self->window == NULL || quoth_text_window_is_whole (self->window);
}

gboolean
quoth_text_map_is_plain (QuothTextMap *self)
{
  return self->window == NULL || is_plain (self->window);
}

gboolean
quoth_text_map_get_iter (QuothTextMap *self, guint offset, GtkTextIter *iter)
{
  QuothRange shown = quoth_text_map_get_shown (self);
  guint position = self->window != NULL ? quoth_text_window_to_position (self->window, offset) : 0;

  gtk_text_buffer_get_iter_at_offset (self->buffer, iter, (int) position);
  return offset >= shown.start && offset <= shown.end;
}

guint
quoth_text_map_get_offset (QuothTextMap *self, const GtkTextIter *iter)
{
  return self->window != NULL ? quoth_text_window_from_position (self->window, (guint) gtk_text_iter_get_offset (iter)) : 0;
}

guint
quoth_text_map_get_line (QuothTextMap *self, guint offset)
{
  GtkTextIter iter;

  quoth_text_map_get_iter (self, offset, &iter);
  return (guint) gtk_text_iter_get_line (&iter);
}

void
quoth_text_map_get_line_iter (QuothTextMap *self, guint offset, GtkTextIter *iter)
{
  quoth_text_map_get_iter (self, offset, iter);
  gtk_text_iter_set_line_offset (iter, 0);
}

void
quoth_text_map_get_lines (QuothTextMap *self, QuothRange range, GtkTextIter *start, GtkTextIter *end)
{
  quoth_text_map_get_line_iter (self, range.start, start);
  quoth_text_map_get_iter (self, range.end, end);
  if (gtk_text_iter_get_line_offset (end) == 1 && quoth_text_map_is_marked (self, range.end))
    gtk_text_iter_set_line_offset (end, 0);
}

gboolean
quoth_text_map_is_marked (QuothTextMap *self, guint offset)
{
  return self->window != NULL && quoth_text_window_get_mark (self->window, offset) != 0;
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

  /* GTK asks the first character of a line how the line is set. */
  if (gtk_text_iter_get_line_offset (start) == 1 && quoth_text_map_is_marked (self, quoth_text_map_get_offset (self, start))
      && gtk_text_iter_compare (start, end) < 0)
    gtk_text_iter_set_line_offset (&from, 0);
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
