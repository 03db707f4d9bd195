/* test-kind-counts.c: tests of quoth-kind-counts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-kind-counts.h"

static void
test_count (void)
{
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      g_autofree char *one = quoth_kind_count_to_text ((QuothKind) kind, 1);
      g_autofree char *many = quoth_kind_count_to_text ((QuothKind) kind, 12);

      if (kind == QUOTH_KIND_PROJECT)
        continue;
      g_assert_true (g_str_has_prefix (one, "1 "));
      g_assert_true (g_str_has_prefix (many, "12 "));
      g_assert_cmpstr (one + 2, !=, many + 3);
    }
}

static void
test_counts (void)
{
  guint counts[QUOTH_N_KINDS] = { 0 };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;

  g_assert_null (quoth_kind_counts_to_text (counts));
  counts[QUOTH_KIND_CLAIM] = 1;
  one = quoth_kind_counts_to_text (counts);
  g_assert_cmpstr (one, ==, "1 claim");
  counts[QUOTH_KIND_MENTION] = 12;
  two = quoth_kind_counts_to_text (counts);
  g_assert_cmpstr (two, ==, "12 mentions and 1 claim");
  counts[QUOTH_KIND_MEMO] = 2;
  three = quoth_kind_counts_to_text (counts);
  g_assert_cmpstr (three, ==, "12 mentions, 1 claim and 2 memos");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind-counts/count", test_count);
  g_test_add_func ("/kind-counts/counts", test_counts);
  return g_test_run ();
}
