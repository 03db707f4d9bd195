/* quoth-clean-text.c: a text made of marked-up pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing blank is written when it is met: it is held, and written when text follows. So a block that turns out
 * to be empty leaves no trace, blank lines never pile up, and a mark begins at its first letter. O(n).
 *
 * White space collapses as in CSS: a run of it is one space, or nothing where it is a line's end between two wide
 * characters, since Chinese and Japanese are written without spaces. A no-break space is kept inside a line.
 */

#include "formats/quoth-clean-text.h"

#include <string.h>

#define UNSET G_MAXSIZE

typedef struct
{
  QuothSegmentKind kind;
  gsize start;
  gsize end;
} Mark;

struct _QuothCleanText
{
  GString *text;
  GString *held; /* spaces before the next word */
  gboolean held_newline;
  guint newlines; /* before the next word */
  guint tabs;
  gboolean fresh; /* nothing was written since the last break */
  gboolean flat;
  char *marker;
  GArray *open;  /* of Mark: a stack */
  GArray *marks; /* of Mark: closed */
};

QuothCleanText *
quoth_clean_text_new (void)
{
  QuothCleanText *self = g_new0 (QuothCleanText, 1);

  self->text = g_string_new (NULL);
  self->held = g_string_new (NULL);
  self->fresh = TRUE;
  self->open = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  return self;
}

void
quoth_clean_text_free (QuothCleanText *self)
{
  g_string_free (self->text, TRUE);
  g_string_free (self->held, TRUE);
  g_free (self->marker);
  g_array_unref (self->open);
  g_array_unref (self->marks);
  g_free (self);
}

static void
drop_held (QuothCleanText *self)
{
  g_string_truncate (self->held, 0);
  self->held_newline = FALSE;
}

/* Whether the held space is only how the source broke its lines between two Chinese characters. */
static gboolean
joins_wide (const QuothCleanText *self, gunichar next)
{
  const char *end = self->text->str + self->text->len;
  gunichar previous = g_utf8_get_char (g_utf8_prev_char (end));

  return self->held_newline && strcmp (self->held->str, " ") == 0 && g_unichar_iswide (previous)
         && g_unichar_iswide (next) && g_unichar_get_script (previous) != G_UNICODE_SCRIPT_HANGUL
         && g_unichar_get_script (next) != G_UNICODE_SCRIPT_HANGUL;
}

/* Writes what was held, because @next follows. */
static void
flush (QuothCleanText *self, gunichar next)
{
  gboolean line_start = self->text->len == 0 || self->newlines > 0;

  if (self->text->len > 0)
    for (guint i = 0; i < self->newlines; i++)
      g_string_append_c (self->text, '\n');
  for (guint i = 0; i < self->tabs; i++)
    g_string_append_c (self->text, '\t');
  if (!line_start && self->tabs == 0 && self->held->len > 0 && !joins_wide (self, next))
    g_string_append_len (self->text, self->held->str, self->held->len);

  for (guint i = self->open->len; i > 0; i--)
    {
      Mark *mark = &g_array_index (self->open, Mark, i - 1);

      if (mark->start != UNSET)
        break;
      mark->start = self->text->len;
    }
  if (self->marker != NULL)
    g_string_append (self->text, self->marker);
  g_clear_pointer (&self->marker, g_free);
  drop_held (self);
  self->newlines = 0;
  self->tabs = 0;
  self->fresh = FALSE;
}

static gboolean
is_collapsible (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static void
hold_space (QuothCleanText *self, gboolean newline)
{
  if (self->held->len == 0 || self->held->str[self->held->len - 1] != ' ')
    g_string_append_c (self->held, ' ');
  self->held_newline = self->held_newline || newline;
}

/* What a reader does not see where a line begins or ends. */
static gboolean
is_invisible (gunichar c)
{
  return c >= 0x80 && (c == 0x00a0 || c == 0x200b || c == 0xfeff || g_unichar_isspace (c));
}

void
quoth_clean_text_append (QuothCleanText *self, const char *utf8, gssize n_bytes)
{
  const char *end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);

  while (utf8 < end)
    {
      const char *word = utf8;

      while (utf8 < end && is_collapsible (*utf8))
        {
          hold_space (self, *utf8 == '\n' || *utf8 == '\r');
          word = ++utf8;
        }
      if (utf8 < end && is_invisible (g_utf8_get_char (utf8)))
        {
          utf8 = g_utf8_next_char (utf8);
          g_string_append_len (self->held, word, utf8 - word);
          continue;
        }
      while (utf8 < end && !is_collapsible (*utf8) && !is_invisible (g_utf8_get_char (utf8)))
        utf8 = g_utf8_next_char (utf8);
      if (utf8 > word)
        {
          flush (self, g_utf8_get_char (word));
          g_string_append_len (self->text, word, utf8 - word);
        }
    }
}

void
quoth_clean_text_append_verbatim (QuothCleanText *self, const char *utf8, gssize n_bytes)
{
  const char *end = utf8 + (n_bytes < 0 ? strlen (utf8) : (gsize) n_bytes);

  while (utf8 < end)
    {
      gsize length = 0;

      while (utf8 + length < end && utf8[length] != '\n' && utf8[length] != '\r')
        length++;
      if (length > 0)
        {
          flush (self, ' ');
          g_string_append_len (self->text, utf8, length);
          utf8 += length;
        }
      else if (*utf8++ == '\n' && !self->fresh)
        self->newlines++;
    }
}

void
quoth_clean_text_break (QuothCleanText *self, guint n_newlines)
{
  if (self->flat)
    {
      hold_space (self, FALSE);
      return;
    }
  self->newlines = MAX (MIN (self->newlines, 2), n_newlines);
  self->tabs = 0;
  self->fresh = TRUE;
  drop_held (self);
}

void
quoth_clean_text_new_line (QuothCleanText *self)
{
  if (self->flat)
    hold_space (self, FALSE);
  else if (!self->fresh)
    {
      self->newlines = MIN (self->newlines + 1, 2);
      drop_held (self);
    }
}

void
quoth_clean_text_tab (QuothCleanText *self)
{
  self->tabs++;
  drop_held (self);
}

void
quoth_clean_text_item (QuothCleanText *self, const char *marker, guint depth)
{
  g_autofree char *indent = g_strnfill (2 * (gsize) MIN (depth, 16), ' ');

  g_free (self->marker);
  self->marker = marker != NULL ? g_strconcat (indent, marker, NULL) : NULL;
}

void
quoth_clean_text_set_flat (QuothCleanText *self, gboolean flat)
{
  self->flat = flat;
}

void
quoth_clean_text_open (QuothCleanText *self, QuothSegmentKind kind)
{
  Mark mark = { kind, UNSET, UNSET };

  g_array_append_val (self->open, mark);
}

void
quoth_clean_text_close (QuothCleanText *self)
{
  Mark mark = g_array_index (self->open, Mark, self->open->len - 1);

  g_array_set_size (self->open, self->open->len - 1);
  if (mark.start == UNSET)
    return;
  mark.end = self->text->len;
  g_array_append_val (self->marks, mark);
}

gsize
quoth_clean_text_get_length (const QuothCleanText *self)
{
  return self->text->len;
}

gboolean
quoth_clean_text_is_empty (const QuothCleanText *self)
{
  return self->text->len == 0;
}

QuothText *
quoth_clean_text_finish (QuothCleanText *self, GPtrArray **marks, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_autoptr (QuothText) text = NULL;

  if (self->text->len > 0)
    g_string_append_c (self->text, '\n');
  text = quoth_text_new (self->text->str, self->text->len, error);
  if (text == NULL)
    return NULL;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      QuothRange range = quoth_range (quoth_text_from_byte (text, mark->start),
                                      quoth_text_from_byte (text, mark->end));

      g_ptr_array_add (found, quoth_segment_new (mark->kind, range, NULL));
    }
  *marks = g_steal_pointer (&found);
  return g_steal_pointer (&text);
}
