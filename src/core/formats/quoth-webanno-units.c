/* quoth-webanno-units.c: a text as rows for WebAnno: tokens, and the parts of them that annotations cover
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What no row covers has no annotation there, and what is between two tokens has no row. So where an annotation begins or ends in
 * white space, that becomes tokens of its own, cut where annotations are: WebAnno itself would move the end to the next word. So does what is
 * before the first word, unless it is spaces: a reader of the format knows only that there must be something, and puts spaces there.
 *
 * O(n log n) of tokens and ends of annotations, and the number of rows that they cover.
 */

#include "formats/quoth-webanno.h"

#include "formats/quoth-tokens.h"

typedef struct
{
  const QuothMarkup *markup;
  GArray *starts; /* of marks, sorted */
  GArray *ends;
  GArray *units; /* of QuothWebannoUnit: the tokens alone, then with their parts */
  guint sentence;
} Maker;

static QuothRange
get_range (const QuothMarkup *markup, guint mark)
{
  return g_array_index (((QuothMark *) markup->marks->pdata[mark])->ranges, QuothRange, 0);
}

/* ---- Tokens ---- */

static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* How many of @offsets, which are sorted, are before @offset. */
static guint
count_before (const GArray *offsets, guint offset)
{
  guint low = 0, high = offsets->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (offsets, guint, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
add_token (Maker *self, QuothRange range, gboolean begins_sentence)
{
  QuothWebannoUnit unit = { .range = range, .token = self->units->len, .number = 1 };

  if (begins_sentence || self->units->len == 0)
    self->sentence++;
  else
    unit.number = g_array_index (self->units, QuothWebannoUnit, self->units->len - 1).number + 1;
  unit.sentence = self->sentence;
  g_array_append_val (self->units, unit);
}

static guint
find_cut (const GArray *offsets, guint after, guint end)
{
  guint n = count_before (offsets, after + 1);

  return n < offsets->len ? MIN (g_array_index (offsets, guint, n), end) : end;
}

/* What is between two tokens, where it needs rows. */
static void
add_gap (Maker *self, QuothRange gap, gboolean is_needed)
{
  guint start = gap.start;

  is_needed = is_needed || count_before (self->starts, gap.start) < count_before (self->starts, gap.end)
              || count_before (self->ends, gap.start + 1) < count_before (self->ends, gap.end + 1);
  while (is_needed && start < gap.end)
    {
      guint by_start = find_cut (self->starts, start, gap.end);
      guint end = MIN (by_start, find_cut (self->ends, start, gap.end));

      add_token (self, quoth_range (start, end), FALSE);
      start = end;
    }
}

static gboolean
is_spaces (const QuothText *text, QuothRange range)
{
  for (guint p = range.start; p < range.end; p++)
    if (quoth_text_get_char (text, p) != ' ')
      return FALSE;
  return TRUE;
}

static void
add_tokens (Maker *self)
{
  const QuothText *text = self->markup->document->text;
  g_autoptr (GArray) tokens = quoth_tokens_new (self->markup->document);
  guint end = 0, length = quoth_text_get_length (text);

  for (guint i = 0; i < tokens->len; i++)
    {
      QuothToken token = g_array_index (tokens, QuothToken, i);
      QuothRange gap = quoth_range (end, token.range.start);

      add_gap (self, gap, i == 0 && !is_spaces (text, gap));
      add_token (self, token.range, token.begins_sentence && i > 0);
      end = token.range.end;
    }
  add_gap (self, quoth_range (end, length), tokens->len == 0);
  if (length == 0 && self->markup->marks->len > 0)
    add_token (self, quoth_range (0, 0), TRUE);
}

/* ---- What a mark covers ---- */

/* The first token that has something of @range; for an empty one, that it is in or at. */
static guint
find_token (const GArray *tokens, QuothRange range)
{
  guint low = 0, high = tokens->len, least = range.start + !quoth_range_is_empty (range);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (tokens, QuothWebannoUnit, middle).range.end < least)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* What of @range is in @token. Returns: FALSE if that is nothing, and nothing after it has something */
static gboolean
meet (const GArray *tokens, guint token, QuothRange range, QuothWebannoUnit *unit)
{
  if (token >= tokens->len)
    return FALSE;
  *unit = g_array_index (tokens, QuothWebannoUnit, token);
  if (unit->range.start > range.start && unit->range.start >= range.end)
    return FALSE;
  if (quoth_range_is_empty (range) && token != find_token (tokens, range))
    return FALSE;
  unit->part = unit->range.start < range.start || unit->range.end > range.end;
  unit->range = quoth_range (MAX (unit->range.start, range.start), MIN (unit->range.end, range.end));
  return TRUE;
}

/* A token before its parts; the long ones of those that begin at one place first. */
static int
compare_units (gconstpointer a, gconstpointer b)
{
  const QuothWebannoUnit *x = a, *y = b;

  if (x->token != y->token)
    return x->token < y->token ? -1 : 1;
  if ((x->part > 0) != (y->part > 0))
    return x->part > 0 ? 1 : -1;
  if (x->range.start != y->range.start)
    return x->range.start < y->range.start ? -1 : 1;
  return x->range.end > y->range.end ? -1 : x->range.end < y->range.end;
}

static void
add_parts (Maker *self)
{
  g_autoptr (GArray) tokens = self->units;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (QuothWebannoUnit));

  g_array_append_vals (all, tokens->data, tokens->len);
  for (guint i = 0; i < self->markup->marks->len; i++)
    {
      QuothRange range = get_range (self->markup, i);
      QuothWebannoUnit unit;

      for (guint token = find_token (tokens, range); meet (tokens, token, range, &unit); token++)
        if (unit.part > 0)
          g_array_append_val (all, unit);
    }
  g_array_sort (all, compare_units);
  self->units = g_array_new (FALSE, FALSE, sizeof (QuothWebannoUnit));
  for (guint i = 0; i < all->len; i++)
    {
      QuothWebannoUnit *unit = &g_array_index (all, QuothWebannoUnit, i);
      const QuothWebannoUnit *last
        = self->units->len > 0 ? &g_array_index (self->units, QuothWebannoUnit, self->units->len - 1) : NULL;

      if (last != NULL && unit->part > 0 && last->part > 0 && last->token == unit->token
          && quoth_range_equal (last->range, unit->range))
        continue;
      if (unit->part > 0)
        unit->part = last->part + 1;
      g_array_append_val (self->units, *unit);
    }
}

static guint
find_unit (const GArray *units, const QuothWebannoUnit *unit)
{
  guint low = 0, high = units->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_units (&g_array_index (units, QuothWebannoUnit, middle), unit) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
place_mark (Maker *self, const GArray *tokens, guint mark, GArray *places, GArray *n_units)
{
  QuothRange range = get_range (self->markup, mark);
  guint first = 0, n = 0;
  QuothWebannoUnit unit;

  for (guint token = find_token (tokens, range); meet (tokens, token, range, &unit); token++, n++)
    {
      guint place = find_unit (self->units, &unit);
      QuothWebannoUnit *found = &g_array_index (self->units, QuothWebannoUnit, place);

      if (found->marks == NULL)
        found->marks = g_ptr_array_new ();
      g_ptr_array_add (found->marks, self->markup->marks->pdata[mark]);
      if (n == 0)
        first = place;
    }
  g_array_append_val (places, first);
  g_array_append_val (n_units, n);
}

static void
unit_clear (gpointer data)
{
  g_clear_pointer (&((QuothWebannoUnit *) data)->marks, g_ptr_array_unref);
}

GArray *
quoth_webanno_units_new (const QuothMarkup *markup, GArray **places, GArray **n_units)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) tokens = NULL;
  Maker self = { markup, starts, ends, g_array_new (FALSE, FALSE, sizeof (QuothWebannoUnit)), 0 };

  for (guint i = 0; i < markup->marks->len; i++)
    {
      QuothRange range = get_range (markup, i);

      g_array_append_val (starts, range.start);
      g_array_append_val (ends, range.end);
    }
  g_array_sort (starts, compare_offsets);
  g_array_sort (ends, compare_offsets);
  add_tokens (&self);
  tokens = g_array_copy (self.units);
  add_parts (&self);
  g_array_set_clear_func (self.units, unit_clear);
  *places = g_array_new (FALSE, FALSE, sizeof (guint));
  *n_units = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < markup->marks->len; i++)
    place_mark (&self, tokens, i, *places, *n_units);
  return self.units;
}
