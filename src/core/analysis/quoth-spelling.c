/* quoth-spelling.c: how a name would be spelled if all wrote it in the same way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * O(length) for a key. The rules are few and rough on purpose: what they miss is mostly a letter or two away, and found as such.
 */

#include "analysis/quoth-spelling.h"

#include <string.h>

/* Diacritics are gone when it comes here: й is и, ё is е, ї is і. */
static const struct
{
  gunichar letter;
  const char *latin;
} letters[] = {
  { 0x00E6, "ae" }, { 0x00F0, "d" },  { 0x00F8, "o" },  { 0x00FE, "th" }, { 0x0111, "d" },  { 0x0131, "i" },  { 0x0142, "l" },
  { 0x0153, "oe" }, { 0x03B1, "a" },  { 0x03B2, "v" },  { 0x03B3, "g" },  { 0x03B4, "d" },  { 0x03B5, "e" },  { 0x03B6, "z" },
  { 0x03B7, "i" },  { 0x03B8, "th" }, { 0x03B9, "i" },  { 0x03BA, "k" },  { 0x03BB, "l" },  { 0x03BC, "m" },  { 0x03BD, "n" },
  { 0x03BE, "x" },  { 0x03BF, "o" },  { 0x03C0, "p" },  { 0x03C1, "r" },  { 0x03C2, "s" },  { 0x03C3, "s" },  { 0x03C4, "t" },
  { 0x03C5, "i" },  { 0x03C6, "f" },  { 0x03C7, "h" },  { 0x03C8, "ps" }, { 0x03C9, "o" },  { 0x0430, "a" },  { 0x0431, "b" },
  { 0x0432, "v" },  { 0x0433, "g" },  { 0x0434, "d" },  { 0x0435, "e" },  { 0x0436, "zh" }, { 0x0437, "z" },  { 0x0438, "i" },
  { 0x043A, "k" },  { 0x043B, "l" },  { 0x043C, "m" },  { 0x043D, "n" },  { 0x043E, "o" },  { 0x043F, "p" },  { 0x0440, "r" },
  { 0x0441, "s" },  { 0x0442, "t" },  { 0x0443, "u" },  { 0x0444, "f" },  { 0x0445, "h" },  { 0x0446, "ts" }, { 0x0447, "ch" },
  { 0x0448, "sh" }, { 0x0449, "sh" }, { 0x044A, "" },   { 0x044B, "i" },  { 0x044C, "" },   { 0x044D, "e" },  { 0x044E, "iu" },
  { 0x044F, "ia" }, { 0x0452, "d" },  { 0x0454, "e" },  { 0x0456, "i" },  { 0x0458, "i" },  { 0x0459, "li" }, { 0x045A, "ni" },
  { 0x045B, "c" },  { 0x045F, "dz" }, { 0x0491, "g" },
};

/* The longest first. What transcriptions into English, German, French and Polish differ in. */
static const struct
{
  const char *written;
  const char *same;
} respellings[] = {
  { "tsch", "ch" }, { "shch", "sh" }, { "tch", "ch" }, { "sch", "sh" }, { "kh", "h" }, { "ph", "f" }, { "ck", "k" }, { "ch", "ch" },
  { "ou", "u" },    { "oo", "u" },    { "ee", "i" },   { "tz", "ts" },  { "w", "v" },  { "y", "i" },  { "j", "i" },  { "c", "k" },
};

static const char *
find_latin (gunichar c)
{
  guint start = 0;
  guint end = G_N_ELEMENTS (letters);

  while (start < end)
    {
      guint middle = (start + end) / 2;

      if (letters[middle].letter == c)
        return letters[middle].latin;
      if (letters[middle].letter < c)
        start = middle + 1;
      else
        end = middle;
    }
  return NULL;
}

static char *
write_latin (const char *word)
{
  GString *out = g_string_new (NULL);

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *latin = find_latin (g_utf8_get_char (p));

      if (latin != NULL)
        g_string_append (out, latin);
      else
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
  return g_string_free (out, FALSE);
}

/* Appends without doubling the last letter. */
static void
append_single (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isalpha (*text) || out->len == 0 || out->str[out->len - 1] != *text)
      g_string_append_c (out, *text);
}

char *
quoth_spelling_make (const char *word)
{
  g_autofree char *latin = write_latin (word);
  GString *out = g_string_new (NULL);
  const char *p = latin;

  while (*p != '\0')
    {
      char one[] = { *p, '\0' };
      const char *same = one;
      gsize length = 1;

      for (guint i = 0; i < G_N_ELEMENTS (respellings); i++)
        if (g_str_has_prefix (p, respellings[i].written))
          {
            same = respellings[i].same;
            length = strlen (respellings[i].written);
            break;
          }
      append_single (out, same);
      p += length;
    }
  return g_string_free (out, FALSE);
}

guint
quoth_spelling_get_distance (const char *a, const char *b, guint limit)
{
  glong n = 0;
  glong m = 0;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (a, -1, &n);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (b, -1, &m);
  gsize width = (gsize) m + 1;
  g_autofree guint *rows = NULL;

  if (ABS (n - m) > (glong) limit)
    return limit + 1;
  /* rows[i * width + j]: from the first i of @a to the first j of @b. */
  rows = g_new (guint, ((gsize) n + 1) * width);
  for (gsize i = 0; i <= (gsize) n; i++)
    for (gsize j = 0; j <= (gsize) m; j++)
      {
        guint best = (guint) (i == 0 ? j : i);

        if (i > 0 && j > 0)
          {
            best = rows[(i - 1) * width + j - 1] + (x[i - 1] != y[j - 1]);
            best = MIN (best, rows[(i - 1) * width + j] + 1);
            best = MIN (best, rows[i * width + j - 1] + 1);
          }
        if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
          best = MIN (best, rows[(i - 2) * width + j - 2] + 1);
        rows[i * width + j] = best;
      }
  return MIN (rows[(gsize) n * width + (gsize) m], limit + 1);
}
