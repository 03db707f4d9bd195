/* test-project-agreement.c: tests of quoth-project-agreement.c: what of several coders is the same thing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team-of-coders.h"

#include "random-project.h"

static QuothCodingRatings *
rate (const QuothProjectAgreement *agreement, const QuothCodingSlice *slice)
{
  QuothCodingSlice all = { 0 };
  g_autoptr (GError) error = NULL;
  QuothCodingRatings *ratings = quoth_coding_ratings_new (agreement, slice != NULL ? slice : &all, NULL, &error);

  g_assert_no_error (error);
  return ratings;
}

/* "0:0-10 1:4-14": who marked what, unit by unit; the ids in the marks are theirs. */
static char *
tell (Team *self, const QuothCodingRatings *ratings)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ratings->units->len; i++)
    {
      const QuothCodingUnit *unit = &g_array_index (ratings->units, QuothCodingUnit, i);

      g_string_append (out, i > 0 ? " |" : "");
      for (guint c = 0; c < N_CODERS; c++)
        {
          const QuothCodingMark *one = quoth_coding_ratings_find_mark (ratings, unit, c);

          if (one != NULL)
            g_string_append_printf (out, " %u:%u-%u", c, one->place.start, one->place.end);
        }
    }
  return g_string_free (out, FALSE);
}

static void
assert_units (Team *self, const char *expected)
{
  g_autoptr (QuothProjectAgreement) agreement = load_mentions (self);
  g_autoptr (QuothCodingRatings) ratings = rate (agreement, NULL);
  g_autofree char *told = tell (self, ratings);

  g_assert_cmpstr (told, ==, expected);
}

/* ---- By hand ---- */

/* 0 goes best with 1, and 1 with 2; but 2 goes best with another one of 0. */
static void
test_contradiction (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };

  team_init (&team, fixture);
  mark (&team, 0, 0, 0, 0, 10);
  mark (&team, 0, 0, 0, 12, 22);
  mark (&team, 0, 1, 0, 4, 14);
  mark (&team, 0, 2, 0, 8, 22);
  assert_units (&team, " 0:0-10 1:4-14 | 0:12-22 2:8-22");
}

/* The whole chain is one unit where nobody has two in it. */
static void
test_chain (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };

  team_init (&team, fixture);
  mark (&team, 0, 0, 0, 0, 10);
  mark (&team, 0, 1, 0, 8, 20);
  mark (&team, 0, 2, 0, 18, 30);
  mark (&team, 0, 1, 0, 40, 42);
  assert_units (&team, " 0:0-10 1:8-20 2:18-30 | 1:40-42");
}

/* As many as overlap, even where fewer would overlap more. */
static void
test_most_pairs (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };

  team_init (&team, fixture);
  mark (&team, 0, 0, 0, 0, 10);
  mark (&team, 0, 0, 0, 10, 20);
  mark (&team, 0, 1, 0, 1, 11);
  mark (&team, 0, 1, 0, 0, 3);
  mark (&team, 0, 2, 0, 50, 52);
  assert_units (&team, " 0:0-10 1:0-3 | 0:10-20 1:1-11 | 2:50-52");
}

/* A gap between two fragments is nobody's. */
static void
test_fragments (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };

  team_init (&team, fixture);
  quoth_annotation_add_span (&mark (&team, 0, 0, 0, 0, 4)->annotation, quoth_range (20, 24), NULL);
  mark (&team, 0, 1, 0, 8, 12);
  mark (&team, 0, 2, 0, 22, 26);
  assert_units (&team, " 0:0-24 2:22-26 | 1:8-12");
}

/* Of two at one place, those that say the same go together, whichever came first. */
static void
test_stack (Fixture *fixture, gconstpointer data)
{
  for (guint turn = 0; turn < 2; turn++)
    {
      g_auto (Team) team = { 0 };
      g_autoptr (QuothProjectAgreement) agreement = NULL;
      g_autoptr (QuothCodingRatings) ratings = NULL;

      team_init (&team, fixture);
      mark (&team, 0, 0, 0, 5, 9);
      mark (&team, 0, 0, 1, 5, 9);
      mark (&team, 0, 1, turn == 0 ? 1 : 0, 5, 9);
      mark (&team, 0, 1, turn == 0 ? 0 : 1, 5, 9);
      mark (&team, 0, 2, 2, 30, 31);
      agreement = load_mentions (&team);
      ratings = rate (agreement, NULL);
      g_assert_cmpuint (quoth_ratings_get_n_units (ratings->ratings), ==, 2);
      for (guint unit = 0; unit < 2; unit++)
        g_assert_cmpuint (quoth_ratings_get (ratings->ratings, unit, 0), ==, quoth_ratings_get (ratings->ratings, unit, 1));
      g_assert_cmpuint (ratings->counts.n_alone, ==, 1);
    }
}

/* Other ends are told in layers that are about what was marked; boilerplate is nobody's end. */
static void
test_ends (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };
  g_autoptr (QuothProjectAgreement) agreement = NULL;
  g_autoptr (QuothCodingRatings) ratings = NULL;
  guint n_disputed = 0;

  team_init (&team, fixture);
  mark (&team, 0, 0, 0, 0, 10);
  mark (&team, 0, 1, 0, 0, 11);
  mark (&team, 0, 2, 0, 0, 10);
  mark (&team, 1, 0, 0, 30, CUT);
  mark (&team, 1, 1, 0, 30, CUT + 7);
  mark (&team, 1, 2, 0, 30, CUT);
  agreement = load_mentions (&team);
  ratings = rate (agreement, NULL);
  g_assert_cmpuint (ratings->units->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    n_disputed += quoth_coding_ratings_is_disputed (ratings, &g_array_index (ratings->units, QuothCodingUnit, i));
  g_assert_true (g_array_index (ratings->units, QuothCodingUnit, 0).ends_differ);
  g_assert_cmpuint (n_disputed, ==, 1);
}

static void
test_left_out (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };
  g_autoptr (QuothProjectAgreement) agreement = NULL;
  g_autoptr (QuothCodingRatings) ratings = NULL;
  g_autoptr (QuothContinuum) continuum = NULL;
  g_autoptr (GError) error = NULL;
  QuothMention *gold, *unplaced;
  QuothCodingSlice all = { 0 };
  QuothCodingCounts counts;

  team_init (&team, fixture);
  for (guint coder = 0; coder < N_CODERS; coder++)
    mark (&team, 1, coder, 0, 3, 9);
  gold = mark (&team, 1, 0, 1, 10, 12);
  gold->annotation.gold = TRUE;
  unplaced = mark (&team, 1, 1, 1, 10, 12);
  unplaced->annotation.unplaced = TRUE;
  g_array_index (unplaced->annotation.spans, QuothSpan, 0).quote = g_strdup ("it was");
  mark (&team, 1, 2, 1, CUT + 2, CUT + 4);
  mark (&team, 2, 0, 1, 0, 4);
  mark (&team, 2, 1, 1, 0, 4);
  agreement = load_mentions (&team);
  ratings = rate (agreement, NULL);
  g_assert_cmpuint (quoth_ratings_get_n_units (ratings->ratings), ==, 2);
  g_assert_cmpuint (ratings->counts.n_gold, ==, 1);
  g_assert_cmpuint (ratings->counts.n_unplaced, ==, 1);
  g_assert_cmpuint (ratings->counts.n_boilerplate, ==, 1);
  g_assert_cmpuint (ratings->counts.n_texts, ==, 2);
  /* The first text, and the one of the fixture. */
  g_assert_cmpuint (ratings->counts.n_texts_apart, ==, 2);
  /* Who marked nothing in the third text did not look at it. */
  continuum = quoth_project_agreement_dup_continuum (agreement, &all, 0, &counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_continuum_get_length (continuum), ==, CUT);
  g_assert_cmpuint (counts.n_texts, ==, 1);
  g_assert_cmpuint (counts.n_texts_apart, ==, 3);
}

/* ---- Random teams ---- */

static void
mark_at_random (Team *self)
{
  guint start = random_below (LENGTH - 12);
  QuothMention *mention = mark (self, random_below (N_TEXTS), random_below (N_CODERS), random_below (N_ACTORS), start, start + 1 + random_below (6));

  if (random_below (4) == 0)
    {
      QuothRange last = quoth_annotation_get_extent (mention);
      guint from = last.end + 1 + random_below (3);

      quoth_annotation_add_span (&mention->annotation, quoth_range (from, from + 1 + random_below (2)), NULL);
    }
  mention->annotation.gold = random_below (10) == 0;
  mention->annotation.unplaced = !mention->annotation.gold && random_below (10) == 0;
  for (guint i = 0; mention->annotation.unplaced && i < mention->annotation.spans->len; i++)
    g_array_index (mention->annotation.spans, QuothSpan, i).quote = g_strdup ("it was");
}

static const QuothMention *
find_mention (Team *self, const QuothId *id)
{
  for (guint i = 0; i < self->mentions->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (self->mentions->pdata[i])->id, id))
      return self->mentions->pdata[i];
  g_assert_not_reached ();
}

/* In boilerplate nothing overlaps. */
static guint
measure_overlap (Team *self, const QuothMention *a, const QuothMention *b)
{
  gboolean is_cut = quoth_id_equal (&a->annotation.document, &self->texts[1]);
  guint overlap = 0;

  for (guint i = 0; i < quoth_annotation_get_n_spans (a); i++)
    for (guint j = 0; j < quoth_annotation_get_n_spans (b); j++)
      {
        QuothRange p = quoth_annotation_get_span (a, i)->range, q = quoth_annotation_get_span (b, j)->range;
        guint end = MIN (p.end, q.end);

        for (guint at = MAX (p.start, q.start); at < end; at++)
          overlap += !is_cut || at < CUT;
      }
  return overlap;
}

static gboolean
is_counted (Team *self, const QuothMention *mention)
{
  return !mention->annotation.gold && !mention->annotation.unplaced
         && !(quoth_id_equal (&mention->annotation.document, &self->texts[1]) && quoth_annotation_get_extent (mention).start >= CUT);
}

/* Of every unit: nobody has two in it, each overlaps with another, and what counts is in one, and once. */
static void
assert_sound (Team *self, const QuothProjectAgreement *agreement, const QuothCodingRatings *ratings)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (quoth_id_hash, quoth_id_equal);
  guint n_expected = 0;

  for (guint i = 0; i < ratings->units->len; i++)
    {
      const QuothCodingUnit *unit = &g_array_index (ratings->units, QuothCodingUnit, i);
      guint coders = 0;

      g_assert_cmpuint (unit->n_marks, >=, 1);
      g_assert_true ((unit->n_marks == 1) == (unit->coder != G_MAXUINT));
      for (guint m = 0; m < unit->n_marks; m++)
        {
          const QuothCodingMark *one = &g_array_index (ratings->marks, QuothCodingMark, unit->first_mark + m);
          const QuothMention *mention = find_mention (self, &one->annotation);
          guint overlap = 0;

          g_assert_true (is_counted (self, mention));
          g_assert_true (g_hash_table_add (seen, (gpointer) &one->annotation));
          g_assert_cmpuint (coders & (1u << one->coder), ==, 0);
          coders |= 1u << one->coder;
          g_assert_true (quoth_id_equal (&mention->annotation.coder, &self->coders[one->coder]));
          for (guint other = 0; other < unit->n_marks; other++)
            if (other != m)
              overlap += measure_overlap (
                self, mention, find_mention (self, &g_array_index (ratings->marks, QuothCodingMark, unit->first_mark + other).annotation));
          g_assert_true (unit->n_marks == 1 || overlap > 0);
        }
    }
  for (guint i = 0; i < self->mentions->len; i++)
    n_expected += is_counted (self, self->mentions->pdata[i]);
  g_assert_cmpuint (g_hash_table_size (seen), ==, n_expected);
}

/* ---- Two coders: the best of all matchings, by trying each ---- */

typedef struct
{
  guint n;
  guint overlap;
} Best;

static void
try_all (Team *self, GPtrArray *a, GPtrArray *b, guint at, guint used, Best so_far, Best *best)
{
  if (at == a->len)
    {
      if (so_far.n > best->n || (so_far.n == best->n && so_far.overlap > best->overlap))
        *best = so_far;
      return;
    }
  try_all (self, a, b, at + 1, used, so_far, best);
  for (guint i = 0; i < b->len; i++)
    {
      guint overlap = (used & (1u << i)) == 0 ? measure_overlap (self, a->pdata[at], b->pdata[i]) : 0;

      if (overlap > 0)
        try_all (self, a, b, at + 1, used | (1u << i), (Best){ so_far.n + 1, so_far.overlap + overlap }, best);
    }
}

static Best
find_best (Team *self, guint text, guint first, guint second)
{
  g_autoptr (GPtrArray) a = g_ptr_array_new ();
  g_autoptr (GPtrArray) b = g_ptr_array_new ();
  Best best = { 0 };

  for (guint i = 0; i < self->mentions->len; i++)
    {
      const QuothMention *mention = self->mentions->pdata[i];

      if (!is_counted (self, mention) || !quoth_id_equal (&mention->annotation.document, &self->texts[text]))
        continue;
      if (quoth_id_equal (&mention->annotation.coder, &self->coders[first]))
        g_ptr_array_add (a, (gpointer) mention);
      if (quoth_id_equal (&mention->annotation.coder, &self->coders[second]))
        g_ptr_array_add (b, (gpointer) mention);
    }
  try_all (self, a, b, 0, 0, (Best){ 0 }, &best);
  return best;
}

static void
assert_best (Team *self, const QuothProjectAgreement *agreement, guint first, guint second)
{
  const guint pair[] = { first, second };
  QuothCodingSlice slice = { .coders = pair, .n_coders = 2 };
  g_autoptr (QuothCodingRatings) ratings = rate (agreement, &slice);
  Best found = { 0 }, best = { 0 };

  for (guint t = 0; t < N_TEXTS; t++)
    {
      Best one = find_best (self, t, first, second);

      best.n += one.n;
      best.overlap += one.overlap;
    }
  for (guint i = 0; i < ratings->units->len; i++)
    {
      const QuothCodingUnit *unit = &g_array_index (ratings->units, QuothCodingUnit, i);
      const QuothCodingMark *a = quoth_coding_ratings_find_mark (ratings, unit, 0);
      const QuothCodingMark *b = quoth_coding_ratings_find_mark (ratings, unit, 1);

      if (a == NULL || b == NULL)
        continue;
      found.n++;
      found.overlap += measure_overlap (self, find_mention (self, &a->annotation), find_mention (self, &b->annotation));
    }
  g_assert_cmpuint (found.n, ==, best.n);
  g_assert_cmpuint (found.overlap, ==, best.overlap);
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  for (guint round = 0; round < 12; round++)
    {
      g_auto (Team) team = { 0 };
      g_autoptr (QuothProjectAgreement) agreement = NULL;
      g_autoptr (QuothCodingRatings) ratings = NULL;

      team_init (&team, fixture);
      for (guint text = 0; text < N_TEXTS; text++)
        for (guint coder = 0; coder < N_CODERS; coder++)
          mark (&team, text, coder, random_below (N_ACTORS), 0, 1 + random_below (3));
      for (guint i = 0; i < 40; i++)
        mark_at_random (&team);
      agreement = load_mentions (&team);
      ratings = rate (agreement, NULL);
      assert_sound (&team, agreement, ratings);
      assert_best (&team, agreement, 0, 1);
      assert_best (&team, agreement, 1, 2);
    }
}

/* ---- What cannot be compared ---- */

static void
assert_refused (Team *self, const QuothId *coders, guint n_coders, const char *words)
{
  QuothCodingQuery query = { .layer = QUOTH_CODING_MENTION, .coders = coders, .n_coders = n_coders };
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_project_agreement_load (self->fixture->reader, &query, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };
  g_autoptr (GError) error = NULL;

  team_init (&team, fixture);
  mark (&team, 0, 0, 0, 0, 4);
  mark (&team, 1, 1, 0, 0, 4);
  fixture_try_put (fixture, team.values, &error);
  g_assert_no_error (error);
  assert_refused (&team, team.coders, 1, "” is the only coder of these texts");
  assert_refused (&team, team.coders, 2, "No text was coded by two");
  assert_refused (&team, team.coders, 3, "-2” coded none of these texts");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/project-agreement/contradiction", test_contradiction);
  fixture_test ("/project-agreement/chain", test_chain);
  fixture_test ("/project-agreement/most-pairs", test_most_pairs);
  fixture_test ("/project-agreement/fragments", test_fragments);
  fixture_test ("/project-agreement/stack", test_stack);
  fixture_test ("/project-agreement/ends", test_ends);
  fixture_test ("/project-agreement/left-out", test_left_out);
  fixture_test ("/project-agreement/random", test_random);
  fixture_test ("/project-agreement/refused", test_refused);
  return g_test_run ();
}
