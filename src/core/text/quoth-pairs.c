/* quoth-pairs.c: which words became which
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where some words were replaced by others, each of them may be a correction of one of the others ("Puttin" → "Putin") while
 * a sentence was put in beside it. To compare all their letters at once would find the letters of the one word all over the
 * sentence. So words are paired first: the alignment with the most shared letters, of words that are alike, by the dynamic
 * programme of S. B. Needleman and C. D. Wunsch (1970); letters shared by two words are the longest common subsequence.
 *
 * Cost: O(n · m) pairs of words, at most MAX_PAIRS, and for each the product of their lengths, at most MAX_LETTERS squared.
 */

#include "text/quoth-pairs-private.h"

#define MAX_PAIRS 10000
#define MAX_LETTERS 48

typedef struct
{
  gunichar letters[MAX_LETTERS];
  guint n;
} Word;

static Word *
list_words (const QuothWords *words)
{
  Word *list = g_new (Word, words->n);

  for (guint i = 0; i < words->n; i++)
    {
      QuothRange range = words->ranges[i];
      const char *p = quoth_text_get_utf8 (words->text) + quoth_text_to_byte (words->text, range.start);

      list[i].n = quoth_range_length (range);
      for (guint j = 0; j < MIN (list[i].n, MAX_LETTERS); j++, p = g_utf8_next_char (p))
        list[i].letters[j] = g_utf8_get_char (p);
    }
  return list;
}

/* How many letters two words share; 0 if it is not half of them. */
static guint
count_shared (const Word *a, const Word *b)
{
  guint row[MAX_LETTERS + 1] = { 0 };
  guint longer = MAX (a->n, b->n);

  if (longer > MAX_LETTERS || 2 * MIN (a->n, b->n) < longer)
    return 0;
  for (guint i = 1; i <= a->n; i++)
    {
      guint diagonal = 0;

      for (guint j = 1; j <= b->n; j++)
        {
          guint above = row[j];

          row[j] = a->letters[i - 1] == b->letters[j - 1] ? diagonal + 1 : MAX (above, row[j - 1]);
          diagonal = above;
        }
    }
  return 2 * row[b->n] >= longer ? row[b->n] : 0;
}

GArray *
quoth_pairs_new (const QuothWords *before, const QuothWords *after)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (QuothPair));
  guint width = after->n + 1;
  g_autofree Word *a = NULL;
  g_autofree Word *b = NULL;
  g_autofree guint *shared = NULL;
  g_autofree guint *best = NULL;

  if ((guint64) before->n * after->n > MAX_PAIRS || before->n == 0 || after->n == 0)
    return pairs;
  a = list_words (before);
  b = list_words (after);
  shared = g_new0 (guint, (before->n + 1) * width);
  /* Of the words from i and from j on. */
  best = g_new0 (guint, (before->n + 1) * width);
  for (guint i = before->n; i-- > 0;)
    for (guint j = after->n; j-- > 0;)
      {
        guint with = shared[i * width + j] = count_shared (&a[i], &b[j]);
        guint without = MAX (best[(i + 1) * width + j], best[i * width + j + 1]);

        with = with > 0 ? with + best[(i + 1) * width + j + 1] : 0;
        best[i * width + j] = MAX (with, without);
      }

  for (guint i = 0, j = 0; i < before->n && j < after->n;)
    {
      QuothPair pair = { i, j };
      guint with = shared[i * width + j];

      if (with > 0 && best[i * width + j] == with + best[(i + 1) * width + j + 1])
        {
          g_array_append_val (pairs, pair);
          i++;
          j++;
        }
      else if (best[i * width + j] == best[(i + 1) * width + j])
        i++;
      else
        j++;
    }
  return pairs;
}
