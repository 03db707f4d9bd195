/* test-boundary-similarity.c: agreement on where something begins and ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-boundary-similarity.h"

#include "continuum-fixture.h"

/* Segments of these lengths, ended by 0, one after the other. */
static void
mark_segments (QuothContinuum *continuum, const char *coder, const guint *lengths)
{
  guint here = 0;

  for (; *lengths > 0; lengths++)
    {
      mark (continuum, coder, "segment", here, here + *lengths);
      here += *lengths;
    }
  g_assert_cmpuint (here, ==, quoth_continuum_get_length (continuum));
}

static double
compare (const guint *a, const guint *b)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (11);
  QuothEstimate estimate;

  mark_segments (continuum, "A", a);
  mark_segments (continuum, "B", b);
  quoth_boundary_similarity_estimate (continuum, &estimate);
  g_assert_cmpint (estimate.why, ==, QUOTH_WHY_NONE);
  return estimate.value;
}

/* Fournier 2013, table 1. */
static void
test_published (void)
{
  static const guint manual[] = { 2, 3, 6, 0 };

  g_assert_cmpfloat (compare (manual, (guint[]){ 5, 6, 0 }), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (compare (manual, (guint[]){ 2, 3, 3, 3, 0 }), .667, .0005);
  g_assert_cmpfloat (compare (manual, (guint[]){ 2, 2, 7, 0 }), ==, 0.75);
  g_assert_cmpfloat (compare (manual, (guint[]){ 1, 1, 3, 1, 5, 0 }), ==, 0.5);
  g_assert_cmpfloat (compare (manual, manual), ==, 1);
}

/* Edits as they are defined, on bits: of the places that differ, pairs of neighbours from the left that have the boundary on different sides. */
static void
test_definition (void)
{
  for (guint round = 0; round < 500; round++)
    {
      enum { LENGTH = 20 };
      g_autoptr (QuothContinuum) continuum = quoth_continuum_new (LENGTH);
      gboolean has[2][LENGTH + 1] = { { FALSE } };
      double n_matches = 0, n_near = 0, n_misses = 0;
      QuothEstimate estimate;

      for (guint coder = 0; coder < 2; coder++)
        {
          guint n = (guint) g_test_rand_int_range (1, 5);

          for (guint u = 0; u < n; u++)
            {
              guint start = (guint) g_test_rand_int_range (0, LENGTH), end = (guint) g_test_rand_int_range ((gint) start + 1, LENGTH + 1);

              mark (continuum, coder == 0 ? "A" : "B", "x", start, end);
              has[coder][start] = has[coder][end] = TRUE;
            }
        }
      for (guint i = 1; i < LENGTH; i++)
        if (has[0][i] && has[1][i])
          n_matches++;
        else if (has[0][i] != has[1][i] && i + 1 < LENGTH && has[0][i + 1] != has[1][i + 1] && has[0][i] != has[0][i + 1])
          {
            n_near++;
            i++;
          }
        else
          n_misses += has[0][i] != has[1][i];
      quoth_boundary_similarity_estimate (continuum, &estimate);
      if (n_matches + n_near + n_misses > 0)
        g_assert_cmpfloat_with_epsilon (estimate.value, 1 - (n_misses + n_near / 2) / (n_misses + n_near + n_matches), 1e-12);
      else
        g_assert_cmpint (estimate.why, !=, QUOTH_WHY_NONE);
    }
}

/* Of three coders the mean over the pairs; a pair without any boundary does not count. */
static void
test_pairs (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (20);
  QuothEstimate estimate;

  quoth_continuum_intern_coder (continuum, "A");
  quoth_continuum_intern_coder (continuum, "B");
  mark (continuum, "C", "x", 5, 20);
  quoth_boundary_similarity_estimate (continuum, &estimate);
  g_assert_cmpfloat (estimate.value, ==, 0);
  g_assert_cmpuint (estimate.n_pairs, ==, 3);
  g_assert_cmpuint (estimate.n_pairs_undefined, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/boundary-similarity/published", test_published);
  g_test_add_func ("/boundary-similarity/definition", test_definition);
  g_test_add_func ("/boundary-similarity/pairs", test_pairs);
  return g_test_run ();
}
