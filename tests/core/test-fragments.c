/* test-fragments.c: tests of annotations in several pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-fragments.h"
#include "model/quoth-claim.h"

#define LENGTH 60

/* A byte for each character: whether it is in the annotation. */
static void
mark (gconstpointer annotation, gboolean *marks)
{
  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation); i++)
    for (guint at = quoth_annotation_get_span (annotation, i)->range.start; at < quoth_annotation_get_span (annotation, i)->range.end; at++)
      {
        g_assert_false (marks[at]);
        marks[at] = TRUE;
      }
}

/* Whatever is added, what is coded is the union, in order and apart. */
static void
test_union (void)
{
  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
      gboolean expected[LENGTH] = { FALSE };
      guint first = (guint) g_test_rand_int_range (0, LENGTH - 1);

      quoth_annotation_add_span (claim, quoth_range (first, first + 1), "x");
      expected[first] = TRUE;
      for (guint step = 0; step < 8; step++)
        {
          guint start = (guint) g_test_rand_int_range (0, LENGTH - 1);
          guint end = (guint) g_test_rand_int_range ((int) start + 1, LENGTH);
          gboolean marks[LENGTH] = { FALSE };
          gboolean is_new = FALSE;

          end = MIN (end, start + 9);
          for (guint at = start; at < end; at++)
            {
              is_new = is_new || !expected[at];
              expected[at] = TRUE;
            }
          g_assert_cmpint (quoth_fragments_add (claim, quoth_range (start, end)), ==, is_new);
          mark (claim, marks);
          g_assert_cmpmem (marks, sizeof marks, expected, sizeof expected);
          for (guint i = 1; i < quoth_annotation_get_n_spans (claim); i++)
            g_assert_cmpuint (quoth_annotation_get_span (claim, i - 1)->range.end, <,
                              quoth_annotation_get_span (claim, i)->range.start);
        }
    }
}

/* A quote is kept exactly where its range is. */
static void
test_quotes (void)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);

  quoth_annotation_add_span (claim, quoth_range (5, 8), "one");
  quoth_annotation_add_span (claim, quoth_range (20, 23), "two");
  g_assert_true (quoth_fragments_add (claim, quoth_range (10, 12)));
  g_assert_cmpuint (quoth_annotation_get_n_spans (claim), ==, 3);
  g_assert_cmpstr (quoth_annotation_get_span (claim, 0)->quote, ==, "one");
  g_assert_null (quoth_annotation_get_span (claim, 1)->quote);
  g_assert_cmpstr (quoth_annotation_get_span (claim, 2)->quote, ==, "two");
  g_assert_true (quoth_fragments_add (claim, quoth_range (12, 20)));
  g_assert_cmpuint (quoth_annotation_get_n_spans (claim), ==, 2);
  g_assert_cmpstr (quoth_annotation_get_span (claim, 0)->quote, ==, "one");
  g_assert_null (quoth_annotation_get_span (claim, 1)->quote);
  g_assert_cmpint (quoth_fragments_find (claim, 8), ==, 0);
  g_assert_cmpint (quoth_fragments_find (claim, 9), ==, -1);
  g_assert_cmpint (quoth_fragments_find (claim, 15), ==, 1);
}

static void
test_remove (void)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);

  quoth_annotation_add_span (claim, quoth_range (5, 8), NULL);
  g_assert_false (quoth_fragments_remove (claim, 0));
  quoth_annotation_add_span (claim, quoth_range (20, 23), NULL);
  g_assert_false (quoth_fragments_remove (claim, 2));
  g_assert_true (quoth_fragments_remove (claim, 0));
  g_assert_cmpuint (quoth_annotation_get_extent (claim).start, ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fragments/union", test_union);
  g_test_add_func ("/fragments/quotes", test_quotes);
  g_test_add_func ("/fragments/remove", test_remove);
  return g_test_run ();
}
