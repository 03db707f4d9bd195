/* test-similar.c: tests of quoth-similar.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-project.h"

/* The places of @quote in @utf8, joined. */
static char *
find (const char *utf8, const char *quote, guint near)
{
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  g_autoptr (GArray) found = quoth_similar_find (text, quote, near, 3);
  GString *joined = g_string_new (NULL);
  double last = 1;

  for (guint i = 0; i < found->len; i++)
    {
      const QuothSimilar *similar = &g_array_index (found, QuothSimilar, i);
      g_autofree char *slice = quoth_text_dup_slice (text, similar->range);

      g_assert_true (quoth_text_is_cluster_boundary (text, similar->range.start));
      g_assert_true (quoth_text_is_cluster_boundary (text, similar->range.end));
      g_assert_cmpfloat (similar->score, <=, last);
      g_assert_cmpfloat (similar->score, >, 0);
      last = similar->score;
      g_string_append_printf (joined, "%s%s@%u", i > 0 ? "|" : "", slice, similar->range.start);
    }
  return g_string_free (joined, FALSE);
}

static void
assert_finds (const char *utf8, const char *quote, guint near, const char *expected)
{
  g_autofree char *found = find (utf8, quote, near);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_examples (void)
{
  assert_finds ("The Kremlin said so.", "Kremlin", 0, "Kremlin@4");
  assert_finds ("The kremlin said so.", "Kremlin", 0, "kremlin@4");
  assert_finds ("Mr Vladimir V. Putin said.", "Vladimir Putin", 0, "Vladimir V. Putin@3");
  assert_finds ("Nothing of it is here", "Putin", 0, "");
  assert_finds ("Xi and Xi and Xi", "Xi", 8, "Xi@7|Xi@14|Xi@0");
  assert_finds ("习近平说了。", "习近平", 0, "习近平@0");
  assert_finds ("", "Xi", 0, "");
  assert_finds ("Xi", "", 0, "");
}

static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *text = random_text (random_below (200));
      g_autofree char *quote = random_text (1 + random_below (20));
      g_autofree char *found = find (text, quote, random_below (100));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/similar/examples", test_examples);
  g_test_add_func ("/similar/random", test_random);
  return g_test_run ();
}
