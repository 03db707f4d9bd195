/* quoth-tokens.c: a text as sentences of tokens
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ICU walks over the UTF-8 in bytes; since tokens come in order, a second walk over the same bytes counts the code
 * points as it goes, so all of it is O(n).
 */

#include "formats/quoth-tokens.h"

#include <unicode/ubrk.h>

typedef struct
{
  const char *utf8;
  gsize byte;
  guint offset;
} Counter;

/* The code point at @byte, which must not be before the last one asked for. */
static guint
count_to (Counter *self, gsize byte)
{
  for (; self->byte < byte; self->byte++)
    if (((guchar) self->utf8[self->byte] & 0xc0) != 0x80)
      self->offset++;
  return self->offset;
}

static UBreakIterator *
open_breaks (UBreakIteratorType type, const char *utf8, gsize n_bytes)
{
  UText text = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open (type, "", NULL, 0, &status);

  utext_openUTF8 (&text, utf8, (int64_t) n_bytes, &status);
  ubrk_setUText (iterator, &text, &status);
  utext_close (&text);
  if (U_FAILURE (status))
    g_error ("ICU has no rules for the boundaries in a text: %s", u_errorName (status));
  return iterator;
}

static gboolean
is_space (const char *utf8, gsize start, gsize end)
{
  for (const char *p = utf8 + start; p < utf8 + end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x0b && c != 0x85)
        return FALSE;
    }
  return TRUE;
}

/* "@" and "#" belong to the word that touches them, as long as none stands in front. */
static gboolean
joins_next (const char *utf8, gsize start, gsize end)
{
  return end - start == 1 && (utf8[start] == '@' || utf8[start] == '#');
}

static void
add_token (GArray *tokens, QuothRange range)
{
  QuothToken token = { range, FALSE };

  g_array_append_val (tokens, token);
}

static GArray *
find_words (const char *utf8, gsize n_bytes)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (QuothToken));
  UBreakIterator *words = open_breaks (UBRK_WORD, utf8, n_bytes);
  Counter counter = { utf8, 0, 0 };
  gboolean join = FALSE;
  gsize start = 0;

  for (int32_t end = ubrk_next (words); end != UBRK_DONE; end = ubrk_next (words))
    {
      gboolean is_word = ubrk_getRuleStatus (words) >= UBRK_WORD_NONE_LIMIT;
      guint from = count_to (&counter, start);
      guint to = count_to (&counter, (gsize) end);

      if (join && is_word)
        g_array_index (tokens, QuothToken, tokens->len - 1).range.end = to;
      else if (!is_space (utf8, start, (gsize) end))
        add_token (tokens, quoth_range (from, to));
      join = joins_next (utf8, start, (gsize) end);
      start = (gsize) end;
    }
  ubrk_close (words);
  return tokens;
}

/* The first token that ends after @offset. */
static guint
find_after (const GArray *tokens, guint offset)
{
  guint low = 0, high = tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (tokens, QuothToken, middle).range.end > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* A sentence begins with the first token that starts at @offset or after; a token that @offset cuts is of the sentence before. */
static void
begin_sentence (GArray *tokens, guint offset)
{
  guint n = find_after (tokens, offset);

  if (n < tokens->len && g_array_index (tokens, QuothToken, n).range.start < offset)
    n++;
  if (n < tokens->len)
    g_array_index (tokens, QuothToken, n).begins_sentence = TRUE;
}

static void
find_sentences (GArray *tokens, const char *utf8, gsize n_bytes)
{
  UBreakIterator *sentences = open_breaks (UBRK_SENTENCE, utf8, n_bytes);
  Counter counter = { utf8, 0, 0 };

  for (int32_t start = ubrk_first (sentences); start != UBRK_DONE; start = ubrk_next (sentences))
    begin_sentence (tokens, count_to (&counter, (gsize) start));
  ubrk_close (sentences);
}

GArray *
quoth_tokens_new (const QuothDocument *document)
{
  const char *utf8 = quoth_text_get_utf8 (document->text);
  gsize n_bytes = quoth_text_get_n_bytes (document->text);
  GArray *tokens = find_words (utf8, n_bytes);

  find_sentences (tokens, utf8, n_bytes);
  for (guint i = 0; document->segments != NULL && i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];

      begin_sentence (tokens, segment->range.start);
      begin_sentence (tokens, segment->range.end);
    }
  return tokens;
}

gboolean
quoth_tokens_find (const GArray *tokens, QuothRange range, guint *first, guint *end)
{
  *first = find_after (tokens, range.start);
  for (*end = *first; *end < tokens->len; (*end)++)
    if (g_array_index (tokens, QuothToken, *end).range.start >= range.end)
      break;
  return *end > *first;
}
