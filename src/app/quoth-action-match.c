/* quoth-action-match.c: how well typed letters fit a name
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-action-match.h"

#include <string.h>

/* The beginnings of words are tried one by one; a name has few, and a longer one is not worth it. */
#define N_TRIES_MAX 500

enum
{
  BY_BEGINNINGS = 1,
  SOMEWHERE = 2,
  BEGINS_WORD = 4,
  BEGINS_NAME = 5
};

static gboolean
begins_word (const char *name, const char *at)
{
  return at == name || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* Whether @letters are found from @from on, each at the beginning of a word or after the one before. */
static gboolean
match_beginnings (const char *name, const char *from, const char *letters, guint *n_tries)
{
  gunichar letter = g_utf8_get_char (letters);

  if (letter == 0)
    return TRUE;
  for (const char *at = from; *at != '\0' && ++*n_tries < N_TRIES_MAX; at = g_utf8_next_char (at))
    if (g_utf8_get_char (at) == letter && (begins_word (name, at) || (at == from && at != name)) &&
        match_beginnings (name, g_utf8_next_char (at), g_utf8_next_char (letters), n_tries))
      return TRUE;
  return FALSE;
}

static guint
match_word (const char *name, const char *word)
{
  guint score = 0;
  guint n_tries = 0;

  if (g_str_has_prefix (name, word))
    return BEGINS_NAME;
  for (const char *at = strstr (name, word); at != NULL; at = strstr (g_utf8_next_char (at), word))
    {
      if (begins_word (name, at))
        return BEGINS_WORD;
      score = SOMEWHERE;
    }
  return score == 0 && match_beginnings (name, name, word, &n_tries) ? BY_BEGINNINGS : score;
}

guint
quoth_action_match (const char *name, const char *query)
{
  g_auto (GStrv) words = g_strsplit (query, " ", -1);
  guint sum = 1;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      {
        guint score = match_word (name, *word);

        if (score == 0)
          return 0;
        sum += score;
      }
  return sum;
}
