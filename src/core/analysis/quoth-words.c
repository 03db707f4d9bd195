/* quoth-words.c: the words of a text, as they are compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * O(length).
 */

#include "analysis/quoth-words.h"

#include "text/quoth-fold.h"

typedef enum
{
  CHAR_OTHER,
  CHAR_LETTER,
  CHAR_PICTURE,
  CHAR_JOINER, /* belongs to what is before it */
} CharClass;

static CharClass
classify (gunichar c)
{
  if (g_unichar_isalnum (c))
    return CHAR_LETTER;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_OTHER_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
      return CHAR_PICTURE;
    case G_UNICODE_FORMAT:
      return CHAR_JOINER;
    default:
      return CHAR_OTHER;
    }
}

GPtrArray *
quoth_words_split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = quoth_fold (text);
  const char *start = folded;
  CharClass running = CHAR_OTHER;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      CharClass class = *p != '\0' ? classify (g_utf8_get_char (p)) : CHAR_OTHER;

      if (class == CHAR_JOINER)
        class = running;
      if (class != running)
        {
          if (running != CHAR_OTHER)
            g_ptr_array_add (words, g_strndup (start, (gsize) (p - start)));
          start = p;
          running = class;
        }
      if (*p == '\0')
        return words;
    }
}

char *
quoth_words_join (GPtrArray *words, guint start, guint end, const char *separator)
{
  GString *joined = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    {
      if (i > start)
        g_string_append (joined, separator);
      g_string_append (joined, words->pdata[i]);
    }
  return g_string_free (joined, FALSE);
}

char *
quoth_words_make_key (const char *name)
{
  g_autoptr (GPtrArray) words = quoth_words_split (name);

  return words->len > 0 ? quoth_words_join (words, 0, words->len, " ") : quoth_fold (name);
}
