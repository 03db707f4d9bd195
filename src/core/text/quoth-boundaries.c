/* quoth-boundaries.c: where words begin and end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ICU's word rules need no context across white space, so a question is answered from the one **chunk** between
 * white space (or a comma or stop of Chinese and Japanese) that holds the place: O(length of the chunk). A chunk
 * is cut at MAX_CHUNK bytes to either side; only there may a word of a text without any space be cut.
 *
 * Within a chunk, handles and hashtags are found first and each is one word; ICU divides what is between them. What
 * ICU calls a word (letters, digits, kana, ideographs) is one, and so is an emoji or a flag: to these coders a flag
 * is an actor's name.
 */

#include "config.h"

#include "text/quoth-boundaries.h"
#include "text/quoth-break-private.h"
#include "text/quoth-text-private.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#define MAX_CHUNK 4096

#define VARIATION_SELECTOR_16 0xfe0f

/* A word, in bytes of the text. */
typedef struct
{
  gsize start;
  gsize end;
} Word;

static gboolean
is_separator (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0x3001 || c == 0x3002 || c == 0xff0c || u_isUWhiteSpace ((UChar32) c);
}

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum (c) || c == '_';
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_ascii_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '_';
}

/* Whether a handle may follow @c: not within "name@example.org", but within Chinese, which has no spaces. */
static gboolean
may_precede_handle (gunichar c)
{
  UErrorCode status = U_ZERO_ERROR;

  if (!is_word_char (c))
    return TRUE;
  return c >= 0x80 && uscript_breaksBetweenLetters (uscript_getScript ((UChar32) c, &status));
}

/* The end of a name that begins at @p, in ASCII: "name", "name.example.org", "name@example.org". */
static const char *
skip_ascii_name (const char *p, const char *end)
{
  while (p < end
         && (is_ascii_word_char (*p)
             || ((*p == '.' || *p == '@') && p + 1 < end && is_ascii_word_char (p[1]))))
    p++;
  return p;
}

/* The end of the handle or hashtag whose sign is at @p, or NULL if there is none. */
static const char *
find_handle_end (const char *p, const char *end)
{
  gunichar sign = g_utf8_get_char (p);
  const char *name = g_utf8_next_char (p);
  const char *q = name;

  if (sign != '@' && sign != '#' && sign != 0xff20 && sign != 0xff03)
    return NULL;
  if ((sign == '@' || sign == 0xff20) && q < end && is_ascii_word_char (*q))
    return skip_ascii_name (q, end);
  while (q < end && is_word_char (g_utf8_get_char (q)))
    q = g_utf8_next_char (q);
  return q > name ? q : NULL;
}

static gboolean
is_emoji (const char *p, const char *end)
{
  UChar32 c = (UChar32) g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);

  if (c < 0x80)
    return FALSE;
  return u_hasBinaryProperty (c, UCHAR_REGIONAL_INDICATOR) || u_hasBinaryProperty (c, UCHAR_EMOJI_PRESENTATION)
         || (u_hasBinaryProperty (c, UCHAR_EMOJI) && next < end
             && g_utf8_get_char (next) == VARIATION_SELECTOR_16);
}

/* Adds ICU's words between two bytes of @utf8. */
static void
add_words (GArray *words, const char *utf8, gsize start, gsize end)
{
  UBreakIterator *iterator;
  int32_t last = 0, at;

  if (start == end)
    return;
  iterator = quoth_break_begin (UBRK_WORD, utf8 + start, end - start);
  while ((at = ubrk_next (iterator)) != UBRK_DONE)
    {
      Word word = { start + (gsize) last, start + (gsize) at };

      if (ubrk_getRuleStatus (iterator) >= UBRK_WORD_NONE_LIMIT
          || is_emoji (utf8 + word.start, utf8 + word.end))
        g_array_append_val (words, word);
      last = at;
    }
}

/* The bounds of the chunk around @byte; empty between two separators. */
static Word
find_chunk (const QuothText *text, gsize byte)
{
  Word chunk = { byte, byte };

  while (chunk.start > 0 && byte - chunk.start < MAX_CHUNK)
    {
      const char *p = g_utf8_prev_char (text->utf8 + chunk.start);

      if (is_separator (g_utf8_get_char (p)))
        break;
      chunk.start = (gsize) (p - text->utf8);
    }
  while (chunk.end < text->n_bytes && chunk.end - byte < MAX_CHUNK)
    {
      const char *p = text->utf8 + chunk.end;

      if (is_separator (g_utf8_get_char (p)))
        break;
      chunk.end = (gsize) (g_utf8_next_char (p) - text->utf8);
    }
  return chunk;
}

/* (transfer full): the words of @chunk, in order */
static GArray *
list_words (const QuothText *text, Word chunk)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *utf8 = text->utf8;
  const char *end = utf8 + chunk.end;
  gsize done = chunk.start;

  for (const char *p = utf8 + chunk.start; p < end; p = g_utf8_next_char (p))
    {
      Word handle = { (gsize) (p - utf8), 0 };
      const char *handle_end;

      if (handle.start > chunk.start && !may_precede_handle (g_utf8_get_char (g_utf8_prev_char (p))))
        continue;
      handle_end = find_handle_end (p, end);
      if (handle_end == NULL)
        continue;

      add_words (words, utf8, done, handle.start);
      handle.end = done = (gsize) (handle_end - utf8);
      g_array_append_val (words, handle);
      p = g_utf8_prev_char (handle_end);
    }
  add_words (words, utf8, done, chunk.end);
  return words;
}

static QuothRange
to_range (QuothText *text, gsize start, gsize end)
{
  QuothRange range = quoth_range (quoth_text_from_byte (text, start), quoth_text_from_byte (text, end));

  return quoth_text_snap_to_clusters (text, range);
}

/* The word that @byte lies strictly inside of; else @byte alone. */
static Word
find_word_around (const QuothText *text, gsize byte)
{
  g_autoptr (GArray) words = list_words (text, find_chunk (text, byte));

  for (guint i = 0; i < words->len; i++)
    {
      Word word = g_array_index (words, Word, i);

      if (word.start < byte && byte < word.end)
        return word;
    }
  return (Word){ byte, byte };
}

/* The word around @byte, or that begins there, or that ends there; else @byte alone. */
static Word
find_word_at (const QuothText *text, gsize byte)
{
  g_autoptr (GArray) words = list_words (text, find_chunk (text, byte));
  Word found = { byte, byte };

  for (guint i = 0; i < words->len; i++)
    {
      Word word = g_array_index (words, Word, i);

      if (word.start <= byte && byte <= word.end)
        found = word;
    }
  return found;
}

QuothRange
quoth_text_snap_to_words (QuothText *self, QuothRange range)
{
  QuothRange snapped;
  gsize start, end;

  g_return_val_if_fail (range.start <= range.end && range.end <= self->length, range);

  range = quoth_text_snap_to_clusters (self, range);
  if (quoth_range_is_empty (range))
    {
      Word word = find_word_at (self, quoth_text_to_byte (self, range.start));

      range = to_range (self, word.start, word.end);
    }

  /* A cluster may begin in one word and end in the next (a joiner between two), so once may not be enough. */
  for (snapped = range;; range = snapped)
    {
      start = quoth_text_to_byte (self, range.start);
      end = quoth_text_to_byte (self, range.end);
      snapped = to_range (self, find_word_around (self, start).start, find_word_around (self, end).end);
      if (quoth_range_equal (snapped, range))
        return range;
    }
}

guint
quoth_text_next_word (QuothText *self, guint offset)
{
  gsize byte, at;

  g_return_val_if_fail (offset <= self->length, self->length);

  byte = at = quoth_text_to_byte (self, offset);
  while (at < self->n_bytes)
    {
      Word chunk = find_chunk (self, at);
      g_autoptr (GArray) words = list_words (self, chunk);

      for (guint i = 0; i < words->len; i++)
        {
          Word word = g_array_index (words, Word, i);

          if (word.end > byte)
            return quoth_text_from_byte (self, word.start > byte ? word.start : word.end);
        }
      at = chunk.end;
      if (at < self->n_bytes && is_separator (g_utf8_get_char (self->utf8 + at)))
        at += (gsize) g_utf8_skip[(guint8) self->utf8[at]];
    }
  return self->length;
}

guint
quoth_text_previous_word (QuothText *self, guint offset)
{
  gsize byte, at;

  g_return_val_if_fail (offset <= self->length, 0);

  byte = at = quoth_text_to_byte (self, offset);
  while (at > 0)
    {
      Word chunk = find_chunk (self, at);
      g_autoptr (GArray) words = list_words (self, chunk);
      const char *before;

      for (guint i = words->len; i > 0; i--)
        {
          Word word = g_array_index (words, Word, i - 1);

          if (word.start < byte)
            return quoth_text_from_byte (self, word.end < byte ? word.end : word.start);
        }
      at = chunk.start;
      if (at == 0)
        break;
      before = g_utf8_prev_char (self->utf8 + at);
      if (is_separator (g_utf8_get_char (before)))
        at = (gsize) (before - self->utf8);
    }
  return 0;
}
