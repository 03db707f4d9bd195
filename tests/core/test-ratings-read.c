/* test-ratings-read.c: ratings from a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-ratings-read.h"

#include <string.h>

#include "text/quoth-error.h"

static QuothRatings *
read_table (const char *text, QuothMetric metric, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return quoth_ratings_read (bytes, "t.csv", QUOTH_CODER_COLUMN_GUESS, metric, error);
}

static void
assert_size (const char *text, guint n_coders, guint n_units, const char *first_coder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothRatings) ratings = read_table (text, QUOTH_METRIC_NOMINAL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (quoth_ratings_get_n_coders (ratings), ==, n_coders);
  g_assert_cmpuint (quoth_ratings_get_n_units (ratings), ==, n_units);
  g_assert_cmpstr (quoth_ratings_get_coder (ratings, 0), ==, first_coder);
}

static void
test_shapes (void)
{
  assert_size ("1,2,.\n1,1,2\n", 2, 3, "1");
  assert_size ("Anna,1,2,.\nBen,1,1,2\n", 2, 3, "Anna");
  assert_size ("coder,u1,u2\nx,y,y\ny,x,x\n", 2, 2, "x");
  assert_size ("\tu1\tu2\n李\ta\tb\n王\tb\t\n", 2, 2, "李");
  assert_size ("\xef\xbb\xbf" "A;1;2\r\nB;1;2\r\n", 2, 2, "A");
  /* What could be values is not taken for names. */
  assert_size ("a,b,a\nb,b,a\n", 2, 3, "1");
  assert_size ("1,a\n2,a\n", 2, 2, "1");
  assert_size ("x,a\nx,a\n", 2, 2, "1");
  assert_size ("yes\nno\n", 2, 1, "1");
  /* A bar divides the members of a set, not the fields. */
  assert_size ("A,a|b,b|c\nB,a|c,c|b\n", 2, 2, "A");
}

static void
test_missing (void)
{
  g_autoptr (QuothRatings) ratings = read_table ("A, 1 ,.,\nB,.,\"2\",3\n", QUOTH_METRIC_INTERVAL, NULL);

  g_assert_cmpstr (quoth_ratings_get_value (ratings, quoth_ratings_get (ratings, 0, 0)), ==, "1");
  g_assert_cmpuint (quoth_ratings_get (ratings, 1, 0), ==, QUOTH_RATING_MISSING);
  g_assert_cmpuint (quoth_ratings_get (ratings, 2, 0), ==, QUOTH_RATING_MISSING);
  g_assert_cmpuint (quoth_ratings_get (ratings, 0, 1), ==, QUOTH_RATING_MISSING);
}

static void
assert_error (const char *text, QuothMetric metric, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_table (text, metric, &error));
  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, message))
    g_error ("“%s” does not begin with “%s”", error->message, message);
}

static void
test_errors (void)
{
  assert_error ("A,1,2,3\nB,1,2\n", QUOTH_METRIC_NOMINAL, "t.csv:2: the row has 3 fields, and the first one has 4");
  assert_error ("1,2\n\n1,2,3\n", QUOTH_METRIC_NOMINAL, "t.csv:3: the row has 3 fields");
  assert_error ("A,1,2\nB,1,two\n", QUOTH_METRIC_INTERVAL, "t.csv:2: “two” is not a number");
  assert_error ("A,1,2\nB,1,inf\n", QUOTH_METRIC_LINEAR, "t.csv:2: “inf” is not a number");
  assert_error ("A,1,2\nB,1,-2\n", QUOTH_METRIC_RATIO, "t.csv:2: “-2” is below 0");
  assert_error ("A,1,\"2\nB,1,2\n", QUOTH_METRIC_NOMINAL, "t.csv:1: a field begins with a quote");
  assert_error ("coder,1,2\n", QUOTH_METRIC_NOMINAL, "t.csv:1: the table has no row");
  assert_error ("", QUOTH_METRIC_NOMINAL, "t.csv: ");
  assert_error ("\x7f" "ELF\x01\x01\x02\x03", QUOTH_METRIC_NOMINAL, "t.csv: ");
}

/* Of any bytes come ratings or an error, and where there is one it names the file. */
static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      static const char letters[] = "ab1.2,,,;\n\n\"|\t'=-\r";
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothRatings) ratings = NULL;
      int n = g_test_rand_int_range (0, 60);

      for (int i = 0; i < n; i++)
        g_string_append_c (text, letters[g_test_rand_int_range (0, sizeof letters - 1)]);
      ratings = read_table (text->str, (QuothMetric) g_test_rand_int_range (0, QUOTH_METRIC_MASI + 1), &error);
      g_assert_true ((ratings == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (g_str_has_prefix (error->message, "t.csv:"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratings-read/shapes", test_shapes);
  g_test_add_func ("/ratings-read/missing", test_missing);
  g_test_add_func ("/ratings-read/errors", test_errors);
  g_test_add_func ("/ratings-read/random", test_random);
  return g_test_run ();
}
