/* bench-search.c: finding in a text of 10 MB
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plain search, which folds case and diacritics, is held against making a QuothText of the same bytes, which reads each of them
 * once; a regular expression against the plain search.
 */

#include "quoth-bench.h"
#include "quoth.h"

#define N_BYTES (10 * 1000 * 1000)

typedef struct
{
  QuothText *text;
  QuothSearch *ours;
  QuothSearch *theirs;
} World;

static void
search (QuothSearch *search, QuothText *text)
{
  g_autoptr (GArray) matches = quoth_search_run (search, text, NULL, NULL);

  g_assert_nonnull (matches);
}

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;

  search (self->ours, self->text);
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;

  search (self->theirs, self->text);
}

static void
make_text (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (QuothText) text
    = quoth_text_new (quoth_text_get_utf8 (self->text), (gssize) quoth_text_get_n_bytes (self->text), NULL);

  g_assert_nonnull (text);
}

static void
compare (QuothBench *bench, const char *what, const char *pattern, QuothSearchFlags flags, double goal, QuothBenchFunc theirs, World *self)
{
  g_clear_pointer (&self->ours, quoth_search_unref);
  self->ours = quoth_search_new (pattern, flags, NULL);
  quoth_bench_compare (bench, what, goal, run_ours, theirs, self);
}

int
main (void)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  GRand *random = g_rand_new_with_seed (1);
  World world = { NULL };

  quoth_bench_append_words (words, N_BYTES, random);
  world.text = quoth_text_new (words->str, (gssize) words->len, NULL);
  world.theirs = quoth_search_new ("ministry", QUOTH_SEARCH_PLAIN, NULL);
  compare (bench, "find a word, 10 MB, against making the text", "ministry", QUOTH_SEARCH_PLAIN, 10, make_text, &world);
  compare (bench, "find a letter, 10 MB", "e", QUOTH_SEARCH_PLAIN, 20, make_text, &world);
  compare (bench, "find whole words, 10 MB", "an", QUOTH_SEARCH_WORDS, 20, make_text, &world);
  compare (bench, "regular expression, 10 MB, against a word", "\\b[A-Z]\\w+ \\d+", QUOTH_SEARCH_REGEX, 5, run_theirs, &world);
  quoth_search_unref (world.ours);
  quoth_search_unref (world.theirs);
  quoth_text_unref (world.text);
  g_rand_free (random);
  return 0;
}
