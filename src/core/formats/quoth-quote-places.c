/* quoth-quote-places.c: where a text has the words of a quote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-quote-places.h"

#include <string.h>

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* (transfer full): without white space at the ends, and a space for each stretch of it. */
static char *
collapse (const char *quote)
{
  const char *end = quote + strlen (quote);
  GString *out = g_string_new (NULL);

  for (const char *p = skip_space (quote, end); p < end;)
    {
      const char *next = skip_space (p, end);

      if (next > p && next < end)
        g_string_append_c (out, ' ');
      p = next;
      if (p == end)
        break;
      next = g_utf8_next_char (p);
      g_string_append_len (out, p, next - p);
      p = next;
    }
  return g_string_free (out, FALSE);
}

/* Behind what reads as @words from @p on; NULL where that is something else. */
static const char *
match (const char *p, const char *end, const char *words)
{
  while (*words != '\0')
    {
      const char *next;

      if (p >= end)
        return NULL;
      next = skip_space (p, end);
      if ((next > p) != (*words == ' '))
        return NULL;
      if (*words == ' ')
        {
          words++;
          p = next;
          continue;
        }
      if (g_utf8_get_char (p) != g_utf8_get_char (words))
        return NULL;
      p = g_utf8_next_char (p);
      words = g_utf8_next_char (words);
    }
  return p;
}

gboolean
quoth_quote_matches (QuothText *text, QuothRange range, const char *quote)
{
  g_autofree char *words = collapse (quote);
  g_autofree char *slice = quoth_text_dup_slice (text, range);
  g_autofree char *said = collapse (slice);

  return g_str_equal (words, said);
}

GArray *
quoth_quote_find (QuothText *text, const char *quote, guint limit)
{
  g_autofree char *words = collapse (quote);
  g_autofree char *first = g_strndup (words, g_utf8_next_char (words) - words);
  const char *utf8 = quoth_text_get_utf8 (text);
  const char *end = utf8 + quoth_text_get_n_bytes (text);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  if (*words == '\0')
    return places;
  for (const char *p = utf8; places->len < limit && (p = g_strstr_len (p, end - p, first)) != NULL;)
    {
      const char *after = match (p, end, words);

      if (after != NULL)
        {
          QuothRange range
            = { quoth_text_from_byte (text, (gsize) (p - utf8)), quoth_text_from_byte (text, (gsize) (after - utf8)) };

          g_array_append_val (places, range);
        }
      p = after != NULL ? after : g_utf8_next_char (p);
    }
  return places;
}
