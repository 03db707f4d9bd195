/* quoth-grams.c: the trigrams of a text, and a table of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three code points of 21 bits are one number, so that trigrams are compared exactly and need no memory of their own.
 */

#include "analysis/quoth-grams.h"

#include "analysis/quoth-words.h"

#define MARK 0x1FFFFEu /* no code point */
#define FREE G_MAXUINT64

/* ---- Of a text ---- */

static guint64
pack (gunichar a, gunichar b, gunichar c)
{
  return ((guint64) a << 42) | ((guint64) b << 21) | c;
}

/* Whether a script is written without blanks between words. */
static gboolean
is_dense (gunichar c)
{
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return c >= 0x1100 && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL;
    }
}

static void
add_word (GArray *grams, const char *word)
{
  gunichar before = MARK;
  gunichar here = g_utf8_get_char (word);

  for (const char *next = g_utf8_next_char (word);; next = g_utf8_next_char (next))
    {
      gunichar after = *next != '\0' ? g_utf8_get_char (next) : MARK;
      gboolean dense = is_dense (here);
      guint64 gram = pack (dense ? 0 : before, here, after);

      /* A pair ends a run of dense text only if it is all of it. */
      if (!dense || after != MARK || before == MARK)
        g_array_append_val (grams, gram);
      if (after == MARK)
        return;
      before = here;
      here = after;
    }
}

static int
compare_grams (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a;
  guint64 other = *(const guint64 *) b;

  return (one > other) - (one < other);
}

GArray *
quoth_grams_list (const char *text)
{
  GArray *grams = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GPtrArray) words = quoth_words_split (text);
  guint kept = 0;

  for (guint i = 0; i < words->len; i++)
    add_word (grams, words->pdata[i]);
  g_array_sort (grams, compare_grams);
  for (guint i = 0; i < grams->len; i++)
    if (i == 0 || g_array_index (grams, guint64, i) != g_array_index (grams, guint64, kept - 1))
      g_array_index (grams, guint64, kept++) = g_array_index (grams, guint64, i);
  g_array_set_size (grams, kept);
  return grams;
}

/* ---- The table: open addressing, at most half full ---- */

struct _QuothGramTable
{
  guint64 *grams;
  guint *numbers;
  guint n_places; /* a power of two */
  guint size;
};

static void
allocate (QuothGramTable *self, guint n_places)
{
  self->n_places = n_places;
  self->grams = g_new (guint64, n_places);
  self->numbers = g_new (guint, n_places);
  for (guint i = 0; i < n_places; i++)
    self->grams[i] = FREE;
}

QuothGramTable *
quoth_gram_table_new (void)
{
  QuothGramTable *self = g_new0 (QuothGramTable, 1);

  allocate (self, 1024);
  return self;
}

void
quoth_gram_table_free (QuothGramTable *self)
{
  g_free (self->grams);
  g_free (self->numbers);
  g_free (self);
}

/* The place that @gram has or would have. */
static guint
find_place (const QuothGramTable *self, guint64 gram)
{
  guint place = (guint) ((gram * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32) & (self->n_places - 1);

  while (self->grams[place] != FREE && self->grams[place] != gram)
    place = (place + 1) & (self->n_places - 1);
  return place;
}

static void
grow (QuothGramTable *self)
{
  QuothGramTable old = *self;

  allocate (self, old.n_places * 2);
  for (guint i = 0; i < old.n_places; i++)
    if (old.grams[i] != FREE)
      {
        guint place = find_place (self, old.grams[i]);

        self->grams[place] = old.grams[i];
        self->numbers[place] = old.numbers[i];
      }
  g_free (old.grams);
  g_free (old.numbers);
}

guint
quoth_gram_table_add (QuothGramTable *self, guint64 gram)
{
  guint place = find_place (self, gram);

  if (self->grams[place] == gram)
    return self->numbers[place];
  if ((self->size + 1) * 2 > self->n_places)
    {
      grow (self);
      place = find_place (self, gram);
    }
  self->grams[place] = gram;
  self->numbers[place] = self->size;
  return self->size++;
}

gboolean
quoth_gram_table_find (const QuothGramTable *self, guint64 gram, guint *number)
{
  guint place = find_place (self, gram);

  if (self->grams[place] == FREE)
    return FALSE;
  *number = self->numbers[place];
  return TRUE;
}
