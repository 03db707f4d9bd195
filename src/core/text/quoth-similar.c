/* quoth-similar.c: where a text reads nearly like a quote
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window as long as the quote slides over the text; it is as like the quote as they have trigrams in common (Dice: twice
 * the common ones by all). Sliding by one takes one trigram out and one in, so that the text is read once. The best windows
 * that do not overlap are shrunk to what they have in common, and widened to whole words.
 */

#include "text/quoth-similar.h"

#include <string.h>

#include "text/quoth-boundaries.h"

#define MIN_SCORE 0.35
#define MAX_QUOTE 600

/* A gram of the quote: how often the quote has it, and the window. */
typedef struct
{
  guint in_quote;
  guint in_window;
} Gram;

typedef struct
{
  QuothText *text;
  guint length;  /* of the text */
  guint size;    /* of a gram */
  guint window;  /* of the quote, in grams */
  Gram *grams;
  guint *places; /* for each gram of the text, which of the quote's it is, + 1 */
  guint n_grams;
} Search;

static gunichar *
fold (const char *utf8, gsize n_bytes, guint n)
{
  gunichar *folded = g_new (gunichar, n + 1);
  const char *p = utf8;

  for (guint i = 0; i < n && p < utf8 + n_bytes; i++, p = g_utf8_next_char (p))
    folded[i] = g_unichar_tolower (g_utf8_get_char (p));
  return folded;
}

static gint64
hash_gram (const gunichar *letters, guint size)
{
  gint64 hash = 0;

  for (guint i = 0; i < size; i++)
    hash = hash << 21 | letters[i];
  return hash;
}

static void
search_init (Search *self, QuothText *text, const char *quote, guint quote_length)
{
  gsize n_bytes = quoth_text_get_n_bytes (text);
  g_autofree gunichar *wanted = fold (quote, strlen (quote), quote_length);
  g_autofree gunichar *letters = NULL;
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  self->text = text;
  self->length = quoth_text_get_length (text);
  self->size = MIN (3, quote_length);
  self->window = quote_length - self->size + 1;
  self->grams = g_new0 (Gram, self->window);
  for (guint i = 0; i < self->window; i++)
    {
      gint64 hash = hash_gram (wanted + i, self->size);
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &hash));

      if (number == 0)
        {
          number = ++self->n_grams;
          g_hash_table_insert (numbers, g_memdup2 (&hash, sizeof hash), GUINT_TO_POINTER (number));
        }
      self->grams[number - 1].in_quote++;
    }
  letters = fold (quoth_text_get_utf8 (text), n_bytes, self->length);
  self->places = g_new0 (guint, self->length + 1);
  for (guint i = 0; i + self->size <= self->length; i++)
    {
      gint64 hash = hash_gram (letters + i, self->size);

      self->places[i] = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, &hash));
    }
}

static void
search_clear (Search *self)
{
  g_free (self->grams);
  g_free (self->places);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* What the window that begins at @start has, shrunk to the grams that the quote has, as whole words. */
static QuothRange
fit (const Search *self, guint start)
{
  guint end = MIN (start + self->window, self->length);
  QuothRange range;

  while (start < end && self->places[start] == 0)
    start++;
  while (end > start && self->places[end - 1] == 0)
    end--;
  range = quoth_range (start, MIN (end + self->size - 1, self->length));
  return quoth_text_trim (self->text, quoth_text_snap_to_words (self->text, range));
}

/* How many grams each window has in common with the quote. */
static guint *
count_common (const Search *self)
{
  guint *common = g_new0 (guint, self->length + 1);
  guint n = 0;

  for (guint i = 0; i < self->length; i++)
    {
      guint in = self->places[i];
      guint out = i >= self->window ? self->places[i - self->window] : 0;

      if (out != 0 && self->grams[out - 1].in_window-- <= self->grams[out - 1].in_quote)
        n--;
      if (in != 0 && self->grams[in - 1].in_window++ < self->grams[in - 1].in_quote)
        n++;
      if (i + 1 >= self->window)
        common[i + 1 - self->window] = n;
    }
  return common;
}

/* A window, before it is fitted. */
typedef struct
{
  guint start;
  guint common;
  guint distance;
} Window;

static int
compare_windows (gconstpointer a, gconstpointer b)
{
  const Window *x = a;
  const Window *y = b;

  if (x->common != y->common)
    return x->common > y->common ? -1 : 1;
  return (x->distance > y->distance) - (x->distance < y->distance);
}

/* The windows that are good enough, and not worse than those right beside them. */
static GArray *
list_windows (const Search *self, guint near)
{
  g_autofree guint *common = count_common (self);
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (Window));

  for (guint i = 0; i < self->length; i++)
    {
      Window window = { i, common[i], i > near ? i - near : near - i };

      if (common[i] >= MIN_SCORE * self->window && common[i] > 0 && (i == 0 || common[i - 1] < common[i])
          && common[i + 1] <= common[i])
        g_array_append_val (windows, window);
    }
  g_array_sort (windows, compare_windows);
  return windows;
}

static gboolean
overlaps_any (const GArray *found, QuothRange range)
{
  for (guint i = 0; i < found->len; i++)
    if (quoth_range_overlaps (g_array_index (found, QuothSimilar, i).range, range))
      return TRUE;
  return FALSE;
}

GArray *
quoth_similar_find (QuothText *text, const char *quote, guint near, guint n)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (QuothSimilar));
  guint quote_length = (guint) MIN (g_utf8_strlen (quote, -1), MAX_QUOTE);
  g_autoptr (GArray) windows = NULL;
  g_auto (Search) search = { 0 };

  if (quote_length == 0)
    return found;
  search_init (&search, text, quote, quote_length);
  windows = list_windows (&search, near);
  for (guint i = 0; i < windows->len && found->len < n; i++)
    {
      const Window *window = &g_array_index (windows, Window, i);
      QuothSimilar similar = { fit (&search, window->start), (double) window->common / search.window };

      if (!quoth_range_is_empty (similar.range) && !overlaps_any (found, similar.range))
        g_array_append_val (found, similar);
    }
  return found;
}
