/* quoth-text-window.c: the part of a text that is in a buffer, and where in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view measures every line it holds, sooner or later, and takes the longer the more there are: of 10 MB it is busy
 * for twenty seconds, and a jump does not arrive. So of a long text the buffer holds a **window**: QUOTH_WINDOW_LENGTH code points
 * around the reader, whole lines. It **slides** when what is seen comes nearer than QUOTH_WINDOW_MARGIN to an end of it that
 * is not the text's: then it is centred again, by taking lines away at one end and adding some at the other, so that what is
 * seen, and all that is known of it, stays as it is. A **jump** out of it fills it anew. Either costs as much as the window is long,
 * whatever the length of the text. See quoth-text-map.c for the buffer, quoth-editor-window.c for when it slides.
 *
 * A window is smaller than the megabyte that a buffer could hold, since what it holds is measured after each jump: what is in
 * it is some thirty pages. (Rejected: to fill the rest of the text with lines of estimated height: GTK has no such lines.)
 *
 * Positions: of the splits before and at @offset, each has one newline in the buffer that the text has not, and some have a mark after
 * it; the one at the very start of the window has no newline, since nothing stands before it, but its mark.
 */

#include "config.h"

#include "quoth-text-window.h"

#include "quoth-soft-splits.h"

#include <string.h>

struct _QuothTextWindow
{
  QuothText *text;
  GArray *splits; /* QuothSoftSplit, ascending */
  QuothRange shown;
  guint n_before; /* how many splits are not after the start of what is shown */
  guint n_extra;  /* how many characters that the text has not are on the screen before what is shown */
};

static const QuothSoftSplit *
get_split (QuothTextWindow *self, guint i)
{
  return &g_array_index (self->splits, QuothSoftSplit, i);
}

/* How many splits are not after @offset. */
static guint
count_splits (QuothTextWindow *self, guint offset)
{
  guint low = 0, high = self->splits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (get_split (self, middle)->offset <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static guint
find_line_start (QuothTextWindow *self, guint offset)
{
  guint n = count_splits (self, offset);
  guint least = n > 0 ? get_split (self, n - 1)->offset : 0;
  const char *utf8 = quoth_text_get_utf8 (self->text);
  gsize first = quoth_text_to_byte (self->text, least);
  gsize byte = quoth_text_to_byte (self->text, offset);

  while (byte > first && utf8[byte - 1] != '\n')
    byte--;
  return quoth_text_from_byte (self->text, byte);
}

static guint
find_line_end (QuothTextWindow *self, guint offset)
{
  guint n = count_splits (self, offset);
  guint most = n < self->splits->len ? get_split (self, n)->offset : quoth_text_get_length (self->text);
  const char *from = quoth_text_get_utf8 (self->text) + quoth_text_to_byte (self->text, offset);
  gsize n_bytes = quoth_text_to_byte (self->text, most) - quoth_text_to_byte (self->text, offset);
  const char *newline = memchr (from, '\n', n_bytes);

  return newline != NULL ? quoth_text_from_byte (self->text, (gsize) (newline - quoth_text_get_utf8 (self->text))) : most;
}

static QuothRange
centre (QuothTextWindow *self, guint offset)
{
  guint length = quoth_text_get_length (self->text);
  guint start = offset > QUOTH_WINDOW_LENGTH / 2 ? offset - QUOTH_WINDOW_LENGTH / 2 : 0;
  guint end = MIN (length - start, QUOTH_WINDOW_LENGTH) + start;

  if (end == length)
    start = length - MIN (length, QUOTH_WINDOW_LENGTH);
  return quoth_range (find_line_start (self, start), find_line_end (self, end));
}

QuothTextWindow *
quoth_text_window_new (QuothText *text)
{
  QuothTextWindow *self = g_new0 (QuothTextWindow, 1);

  self->text = quoth_text_ref (text);
  self->splits = quoth_soft_splits_find (text);
  self->shown = quoth_text_window_is_whole (self) ? quoth_range (0, quoth_text_get_length (text)) : centre (self, 0);
  return self;
}

void
quoth_text_window_free (QuothTextWindow *self)
{
  g_clear_pointer (&self->text, quoth_text_unref);
  g_clear_pointer (&self->splits, g_array_unref);
  g_free (self);
}

QuothText *
quoth_text_window_get_text (QuothTextWindow *self)
{
  return self->text;
}

gboolean
quoth_text_window_is_whole (QuothTextWindow *self)
{
  return quoth_text_get_n_bytes (self->text) <= QUOTH_WINDOW_WHOLE_MAX;
}

QuothRange
quoth_text_window_get_shown (QuothTextWindow *self)
{
  return self->shown;
}

QuothRange
quoth_text_window_choose (QuothTextWindow *self, guint offset)
{
  guint length = quoth_text_get_length (self->text);
  QuothRange shown = self->shown;

  if ((shown.start == 0 || offset >= shown.start + QUOTH_WINDOW_MARGIN)
      && (shown.end == length || offset + QUOTH_WINDOW_MARGIN <= shown.end))
    return shown;
  return centre (self, MIN (offset, length));
}

void
quoth_text_window_move (QuothTextWindow *self, QuothRange shown)
{
  self->shown = shown;
  self->n_before = shown.start > 0 ? count_splits (self, shown.start) : 0;
  self->n_extra = self->n_before > 0 ? get_split (self, self->n_before - 1)->n_extra : 0;
  if (quoth_text_window_get_mark (self, shown.start) != 0)
    self->n_extra--;
}

gboolean
quoth_text_window_has_splits (QuothTextWindow *self)
{
  return self->splits->len > 0;
}

gboolean
quoth_text_window_is_split (QuothTextWindow *self, guint offset)
{
  guint n = count_splits (self, offset);

  return n > 0 && get_split (self, n - 1)->offset == offset;
}

gunichar
quoth_text_window_get_mark (QuothTextWindow *self, guint offset)
{
  guint n = count_splits (self, offset);

  return n > 0 && get_split (self, n - 1)->offset == offset ? get_split (self, n - 1)->mark : 0;
}

/* How many characters that the text has not are in the buffer up to @offset, which is shown. */
static guint
count_extra (QuothTextWindow *self, guint offset)
{
  guint n;

  /* A split at the end of the window is not in it: nothing comes after it. */
  if (offset == self->shown.end && offset > self->shown.start)
    offset--;
  n = count_splits (self, offset);
  return n > 0 ? get_split (self, n - 1)->n_extra - self->n_extra : 0;
}

guint
quoth_text_window_to_position (QuothTextWindow *self, guint offset)
{
  offset = CLAMP (offset, self->shown.start, self->shown.end);
  return offset - self->shown.start + count_extra (self, offset);
}

guint
quoth_text_window_from_position (QuothTextWindow *self, guint position)
{
  guint low = self->n_before, high = self->splits->len;
  guint n_extra, least = self->shown.start;

  /* The newline of a split is where its offset would be but for what is extra before it. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      n_extra = middle > 0 ? get_split (self, middle - 1)->n_extra - self->n_extra : 0;
      if (get_split (self, middle)->offset - self->shown.start + n_extra < position)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0)
    least = MAX (least, get_split (self, low - 1)->offset);
  n_extra = low > 0 ? get_split (self, low - 1)->n_extra - self->n_extra : 0;
  /* Between the newline and the mark it is the start of the line already. */
  return CLAMP (self->shown.start + position, least + n_extra, self->shown.end + n_extra) - n_extra;
}

static void
append_mark (GString *screen, gunichar mark)
{
  if (mark != 0)
    g_string_append_unichar (screen, mark);
}

char *
quoth_text_window_dup_screen (QuothTextWindow *self, QuothRange range, gsize *n_bytes)
{
  const char *utf8 = quoth_text_get_utf8 (self->text);
  gsize from = quoth_text_to_byte (self->text, range.start);
  gsize end = quoth_text_to_byte (self->text, range.end);
  GString *screen = g_string_sized_new (end - from + 8);

  append_mark (screen, quoth_text_window_get_mark (self, range.start));
  for (guint i = count_splits (self, range.start); i < self->splits->len; i++)
    {
      const QuothSoftSplit *split = get_split (self, i);
      gsize to;

      if (split->offset >= range.end)
        break;
      to = quoth_text_to_byte (self->text, split->offset);
      g_string_append_len (screen, utf8 + from, (gssize) (to - from));
      g_string_append_c (screen, '\n');
      append_mark (screen, split->mark);
      from = to;
    }
  g_string_append_len (screen, utf8 + from, (gssize) (end - from));
  *n_bytes = screen->len;
  return g_string_free (screen, FALSE);
}
