/* quoth-lines.c: the lines of a text, as the segmenter sees them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one pass of the segmenter over every byte is here: newlines by memchr(), code points eight bytes at a time.
 * What a line looks like is asked later, of those lines where it matters, and mostly of their first or last bytes.
 */

#include "config.h"

#include "text/quoth-lines-private.h"

#include "text/quoth-text-private.h"
#include "text/quoth-utf8-private.h"

static guint
count_points (const char *p, gsize n)
{
  const guint8 *bytes = (const guint8 *) p;
  guint count = 0;
  gsize i = 0;

  for (; i + 8 <= n; i += 8)
    {
      guint64 word = quoth_utf8_load (bytes + i);
      guint64 continuations = (word >> 7) & (~word >> 6) & QUOTH_UTF8_ONES;

      count += 8 - (guint) ((continuations * QUOTH_UTF8_ONES) >> 56);
    }
  for (; i < n; i++)
    count += !quoth_utf8_is_continuation (bytes[i]);
  return count;
}

/* The length of the white space (or of an invisible character) at @p, 0 if there is none. */
static guint
get_space (const char *p, const char *end)
{
  const guint8 *b = (const guint8 *) p;

  if (b[0] <= ' ')
    return 1;
  if (b[0] == 0xc2 && end - p >= 2 && b[1] == 0xa0)
    return 2;
  if (end - p < 3 || (b[0] != 0xe2 && b[0] != 0xe3 && b[0] != 0xef))
    return 0;
  if ((b[0] == 0xe2 && b[1] == 0x80 && b[2] >= 0x80 && b[2] <= 0x8b)
      || (b[0] == 0xe3 && b[1] == 0x80 && b[2] == 0x80) || (b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf))
    return 3;
  return 0;
}

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end)
    {
      guint n = get_space (p, end);

      if (n == 0)
        break;
      p += n;
    }
  return p;
}

static const char *
skip_space_back (const char *begin, const char *end)
{
  while (end > begin)
    {
      const char *p = end - 1;

      while (quoth_utf8_is_continuation ((guint8) *p))
        p--;
      if (get_space (p, end) == 0)
        break;
      end = p;
    }
  return end;
}

void
quoth_lines_init (QuothLines *self, QuothText *text)
{
  const char *p = text->utf8, *end = p + text->n_bytes;
  gboolean ascii = quoth_text_is_ascii (text);
  gboolean blank = FALSE;
  guint offset = 0;

  self->text = text;
  self->lines = g_array_new (FALSE, FALSE, sizeof (QuothLine));
  while (p < end)
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));
      const char *stop = newline != NULL ? newline : end;
      const char *first = skip_space (p, stop);
      const char *last = skip_space_back (first, stop);
      guint lead = count_points (p, (gsize) (first - p));
      guint inside = ascii ? (guint) (last - first) : count_points (first, (gsize) (last - first));

      if (last > first)
        {
          QuothLine line = { first, (guint32) (last - first), offset + lead, offset + lead + inside };

          line.blank_before = blank;
          line.kind = QUOTH_KIND_OPEN;
          g_array_append_val (self->lines, line);
        }
      blank = last == first;
      offset += lead + inside + count_points (last, (gsize) (stop - last)) + 1;
      p = stop + 1;
    }
}

void
quoth_lines_clear (QuothLines *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
}

gunichar
quoth_line_first (const QuothLine *self)
{
  return g_utf8_get_char (self->p);
}

gunichar
quoth_line_last (const QuothLine *self)
{
  return g_utf8_get_char (g_utf8_prev_char (self->p + self->n));
}

static gboolean
is_closer (gunichar c)
{
  switch (c)
    {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '*':
    case '_':
    case 0xab:
    case 0xbb:
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d:
    case 0x300d:
    case 0x300f:
    case 0xff09:
      return TRUE;
    default:
      return FALSE;
    }
}

gunichar
quoth_line_last_inside (const QuothLine *self)
{
  const char *p = self->p + self->n;
  gunichar c = 0;

  while (p > self->p)
    {
      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (!is_closer (c))
        break;
    }
  return c;
}

gboolean
quoth_line_ends_sentence (const QuothLine *self)
{
  switch (quoth_line_last_inside (self))
    {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xff01:
    case 0xff1f:
    case 0x61f:
    case 0x964:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
quoth_line_ends_question (const QuothLine *self)
{
  gunichar c = quoth_line_last_inside (self);

  return c == '?' || c == 0xff1f || c == 0x61f;
}

guint
quoth_line_count_words (const QuothLine *self, guint max)
{
  const char *p = self->p, *end = p + self->n;
  guint n = 0;

  while (p < end && n < max)
    {
      p = skip_space (p, end);
      if (p == end)
        break;
      n++;
      while (p < end && get_space (p, end) == 0)
        p++;
    }
  return n;
}

gboolean
quoth_bytes_contain (const char *p, gsize n, const char *needle)
{
  gsize n_needle = strlen (needle);
  const char *end = p + n;

  while ((gsize) (end - p) >= n_needle
         && (p = memchr (p, *needle, (gsize) (end - p) - n_needle + 1)) != NULL)
    {
      if (memcmp (p, needle, n_needle) == 0)
        return TRUE;
      p++;
    }
  return FALSE;
}

char *
quoth_line_dup (const QuothLine *self)
{
  return g_strndup (self->p, self->n);
}

gboolean
quoth_char_opens_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201e || c == 0xab || c == 0xbb || c == 0x300c || c == 0x300e
         || c == 0x201d;
}

gboolean
quoth_char_is_dash (gunichar c)
{
  return c == '-' || c == '*' || c == 0x2010 || c == 0x2011 || (c >= 0x2012 && c <= 0x2015) || c == 0x2022
         || c == 0xb7 || c == 0x2043;
}
