/* test-ends.c: tests of quoth-ends.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "random-text.h"
#include "text/quoth-ends.h"

#define N_ROUNDS 300

static void
assert_sound (QuothText *text, QuothRange before, QuothRange after, QuothRange limits, QuothEnd end)
{
  g_autofree char *slice = NULL;

  g_assert_cmpuint (after.start, <, after.end);
  g_assert_cmpuint (after.start, >=, limits.start);
  g_assert_cmpuint (after.end, <=, limits.end);
  g_assert_true (quoth_text_is_cluster_boundary (text, after.start));
  g_assert_true (quoth_text_is_cluster_boundary (text, after.end));
  if (end == QUOTH_END_START)
    g_assert_cmpuint (after.end, ==, before.end);
  else
    g_assert_cmpuint (after.start, ==, before.start);
  slice = quoth_text_dup_slice (text, after);
  g_assert_true (quoth_text_slice_equals (text, after, slice));
}

static QuothRange
random_limits (QuothText *text, QuothRange range)
{
  QuothRange limits = { 0, quoth_text_get_length (text) };

  if (g_test_rand_int_range (0, 2) == 0)
    limits = quoth_text_snap_to_clusters (
      text, quoth_range (range.start - MIN (range.start, 5), MIN (range.end + 5, limits.end)));
  return limits;
}

/* Wherever it is pulled: not empty, whole clusters, inside the limits, and the other end where it was. */
static void
test_pull (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (QuothText) text = random_text_new (40);

      for (guint i = 0; i < 20; i++)
        {
          QuothRange range = random_text_range (text, 30);
          QuothRange limits = random_limits (text, range);
          QuothEnd end = (QuothEnd) g_test_rand_int_range (0, 2);
          QuothGrain grain = (QuothGrain) g_test_rand_int_range (0, 2);
          guint offset = random_text_offset (text);
          QuothRange pulled = quoth_text_pull_end (text, range, limits, end, offset, grain);

          assert_sound (text, range, pulled, limits, end);
          /* To where it is already: it stays. */
          g_assert_true (quoth_range_equal (
            pulled, quoth_text_pull_end (text, pulled, limits, end, end == QUOTH_END_START ? pulled.start : pulled.end,
                                         QUOTH_GRAIN_CLUSTER)));
          /* And it does not matter by which way. */
          g_assert_true (quoth_range_equal (pulled, quoth_text_pull_end (text, pulled, limits, end, offset, grain)));
        }
    }
}

static void
test_step (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (QuothText) text = random_text_new (40);

      for (guint i = 0; i < 20; i++)
        {
          QuothRange range = random_text_range (text, 30);
          QuothRange limits = random_limits (text, range);
          QuothEnd end = (QuothEnd) g_test_rand_int_range (0, 2);
          int direction = g_test_rand_int_range (0, 2) == 0 ? 1 : -1;
          QuothGrain grain = (QuothGrain) g_test_rand_int_range (0, 2);
          QuothRange moved = quoth_text_step_end (text, range, limits, end, direction, grain);

          assert_sound (text, range, moved, limits, end);
          if (grain == QUOTH_GRAIN_CLUSTER && !quoth_range_equal (moved, range))
            g_assert_true (quoth_range_equal (
              range, quoth_text_step_end (text, moved, limits, end, -direction, QUOTH_GRAIN_CLUSTER)));
        }
    }
}

static QuothRange
find (QuothText *text, const char *words)
{
  const char *at = strstr (quoth_text_get_utf8 (text), words);
  gsize byte;

  g_assert_nonnull (at);
  byte = (gsize) (at - quoth_text_get_utf8 (text));
  return quoth_range (quoth_text_from_byte (text, byte), quoth_text_from_byte (text, byte + strlen (words)));
}

static void
assert_reads (QuothText *text, QuothRange range, const char *expected)
{
  g_autofree char *slice = quoth_text_dup_slice (text, range);

  g_assert_cmpstr (slice, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (QuothText) text = quoth_text_new ("The Kremlin, in Moscow, said: “We will.” Then silence.", -1, NULL);
  QuothRange all = { 0, quoth_text_get_length (text) };
  QuothRange moscow = find (text, "Moscow");
  QuothRange kremlin = find (text, "Kremlin");

  assert_reads (text, quoth_text_step_end (text, moscow, all, QUOTH_END_START, -1, QUOTH_GRAIN_WORD), "in Moscow");
  assert_reads (text, quoth_text_step_end (text, moscow, all, QUOTH_END_END, 1, QUOTH_GRAIN_WORD), "Moscow, said");
  assert_reads (text, quoth_text_step_end (text, moscow, all, QUOTH_END_END, 1, QUOTH_GRAIN_CLUSTER), "Moscow,");
  assert_reads (text, quoth_text_step_end (text, moscow, all, QUOTH_END_END, -1, QUOTH_GRAIN_WORD), "Moscow");
  /* The word that is pulled into comes as a whole; a comma after it does not. */
  assert_reads (text, quoth_text_pull_end (text, kremlin, all, QUOTH_END_END, moscow.start + 2, QUOTH_GRAIN_WORD), "Kremlin, in Moscow");
  assert_reads (text, quoth_text_pull_end (text, kremlin, all, QUOTH_END_END, moscow.end + 1, QUOTH_GRAIN_WORD), "Kremlin, in Moscow");
  assert_reads (text, quoth_text_pull_end (text, kremlin, all, QUOTH_END_END, moscow.end + 1, QUOTH_GRAIN_CLUSTER), "Kremlin, in Moscow,");
  assert_reads (text, quoth_text_pull_end (text, moscow, all, QUOTH_END_START, kremlin.start + 1, QUOTH_GRAIN_WORD), "Kremlin, in Moscow");
  /* Past the other end: the least there can be. */
  assert_reads (text, quoth_text_pull_end (text, moscow, all, QUOTH_END_START, all.end, QUOTH_GRAIN_CLUSTER), "w");
  assert_reads (text, quoth_text_pull_end (text, moscow, all, QUOTH_END_END, 0, QUOTH_GRAIN_CLUSTER), "M");
  assert_reads (text, quoth_text_pull_end (text, moscow, all, QUOTH_END_END, 0, QUOTH_GRAIN_WORD), "Moscow");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ends/pull", test_pull);
  g_test_add_func ("/ends/step", test_step);
  g_test_add_func ("/ends/words", test_words);
  return g_test_run ();
}
