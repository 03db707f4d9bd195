/* test-sketch.c: how much of two texts is the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "text/quoth-sketch.h"

static QuothSketch *
sketch (const char *text)
{
  QuothSketch *self = quoth_sketch_new ();

  quoth_sketch_add (self, text, strlen (text));
  return self;
}

static double
compare (const char *a, const char *b)
{
  g_autoptr (QuothSketch) x = sketch (a);
  g_autoptr (QuothSketch) y = sketch (b);

  g_assert_cmpfloat (quoth_sketch_compare (x, y), ==, quoth_sketch_compare (y, x));
  return quoth_sketch_compare (x, y);
}

static void
test_small (void)
{
  g_assert_cmpfloat (compare ("", ""), ==, 0);
  g_assert_cmpfloat (compare ("seven77", "seven77"), ==, 0);
  g_assert_cmpfloat (compare ("eighteen", "EIGHT, een!"), ==, 1);
  g_assert_cmpfloat (compare ("abcdefghij", "bcdefghijk"), ==, 0.5);
  g_assert_cmpfloat (compare ("习近平主席在莫斯科会见", "习近平主席在莫斯科会见。"), ==, 1);
  g_assert_cmpfloat (compare ("Putin says he wants peace", "Nothing of this kind was said"), ==, 0);
}

/* What the sample says of long texts is what counting all of their runs says: of n random letters some are others in the second. */
static void
test_estimate (void)
{
  for (guint round = 0; round < 20; round++)
    {
      const guint n = 40000;
      guint kept = n / 20 * (guint) g_test_rand_int_range (0, 21);
      g_autoptr (GString) a = g_string_new (NULL);
      g_autoptr (GString) b = g_string_new (NULL);
      double exact = (double) kept / (2.0 * n - kept);

      for (guint i = 0; i < n; i++)
        {
          char x = (char) ('a' + g_test_rand_int_range (0, 26)), y = (char) ('a' + g_test_rand_int_range (0, 26));

          g_string_append_c (a, x);
          g_string_append_c (b, i < kept ? x : y);
        }
      g_assert_cmpfloat (compare (a->str, b->str), >=, exact - 0.13);
      g_assert_cmpfloat (compare (a->str, b->str), <=, exact + 0.13);
      g_assert_cmpfloat (compare (a->str, a->str), ==, 1);
    }
}

/* A run does not go over what lies between two stretches. */
static void
test_stretches (void)
{
  g_autoptr (QuothSketch) self = quoth_sketch_new ();
  guint n;

  quoth_sketch_add (self, "abcdefgh", 8);
  quoth_sketch_add (self, "ijklmnop", 8);
  quoth_sketch_get (self, &n);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sketch/small", test_small);
  g_test_add_func ("/sketch/estimate", test_estimate);
  g_test_add_func ("/sketch/stretches", test_stretches);
  return g_test_run ();
}
