/* quoth-text-fragment.c: links that lead to words of a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-text-fragment.h"

#include <string.h>

#define LONG_QUOTE 200
#define N_WORDS 5

/* What has a meaning in a text fragment is escaped. */
static void
append_words (GString *out, const char *words)
{
  g_autofree char *escaped = g_uri_escape_string (words, NULL, FALSE);

  for (const char *p = escaped; *p != '\0'; p++)
    if (*p == '-')
      g_string_append (out, "%2D");
    else
      g_string_append_c (out, *p);
}

/* (transfer full): the words from the @first to before the @end. */
static char *
dup_words (char **words, guint first, guint end)
{
  GString *some = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    g_string_append_printf (some, "%s%s", i > first ? " " : "", words[i]);
  return g_string_free (some, FALSE);
}

char *
quoth_text_fragment_dup_link (const char *address, const char *quote)
{
  g_autoptr (GString) link = g_string_new (address);
  g_auto (GStrv) words = NULL;
  guint n;

  if (address == NULL || g_uri_peek_scheme (address) == NULL || quote == NULL || *quote == '\0')
    return NULL;
  words = g_regex_split_simple ("\\s+", quote, 0, 0);
  n = g_strv_length (words);
  g_string_append_printf (link, "%s:~:text=", strchr (address, '#') != NULL ? "" : "#");
  if (g_utf8_strlen (quote, -1) > LONG_QUOTE && n > 2 * N_WORDS)
    {
      g_autofree char *first = dup_words (words, 0, N_WORDS);
      g_autofree char *last = dup_words (words, n - N_WORDS, n);

      append_words (link, first);
      g_string_append_c (link, ',');
      append_words (link, last);
    }
  else
    append_words (link, quote);
  return g_strdup (link->str);
}
