/* test-continuum-read.c: what coders marked in a text, from a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-continuum-read.h"

#include <string.h>

static QuothContinuum *
read_spans (const char *text, GPtrArray *coders, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return quoth_continuum_read (bytes, "s.csv", 100, coders, error);
}

static void
assert_units (const char *text, guint n_coders, guint n_units, guint first_start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothContinuum) continuum = read_spans (text, NULL, &error);
  const QuothContinuumUnit *units;
  guint n;

  g_assert_no_error (error);
  units = quoth_continuum_get_units (continuum, &n);
  g_assert_cmpuint (n, ==, n_units);
  g_assert_cmpuint (quoth_continuum_get_n_coders (continuum), ==, n_coders);
  g_assert_cmpuint (units[0].extent.start, ==, first_start);
}

static void
test_shapes (void)
{
  assert_units ("A,x,1,5\nB,x,2,5\n", 2, 2, 1);
  assert_units ("coder,code,start,end\nA,x,1,5\n", 1, 1, 1);
  assert_units ("end;start;coder;code\n5;1;李;x\n6;2;李;x\n", 1, 2, 1);
  assert_units ("A,x,10,20,u1\nA,x,30,40,u1\nB,x,30,40,u1\nA,x,0,5,.\n", 2, 3, 10);
  assert_units ("A\tx\t7\t7\r\n", 1, 1, 7);
}

static void
test_coders (void)
{
  g_autoptr (GPtrArray) coders = g_ptr_array_new ();
  g_autoptr (QuothContinuum) continuum = NULL;
  guint n;

  g_ptr_array_add (coders, (gpointer) "B");
  g_ptr_array_add (coders, (gpointer) "C");
  continuum = read_spans ("A,x,1,5\nB,y,2,5\n", coders, NULL);
  quoth_continuum_get_units (continuum, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (quoth_continuum_get_n_coders (continuum), ==, 2);
  g_assert_cmpuint (quoth_continuum_get_n_codes (continuum), ==, 1);
}

static void
assert_error (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_spans (text, NULL, &error));
  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, message))
    g_error ("“%s” does not begin with “%s”", error->message, message);
}

static void
test_errors (void)
{
  assert_error ("A,x,1\n", "s.csv:1: a row is");
  assert_error ("A,x,1,5\nA,x,1,5,6\n", "s.csv:2: the row has 5 fields");
  assert_error ("A,x,1,5\nA,x,one,5\n", "s.csv:2: “one” is no place");
  assert_error ("A,x,-1,5\n", "s.csv:1: “-1” is no place");
  assert_error ("A,x,1,5000000000\n", "s.csv:1: “5000000000” is no place");
  assert_error ("A,x,6,5\n", "s.csv:1: the span from 6 to 5 is the wrong way round");
  assert_error ("A,x,1,5\n\nA,x,1,101\n", "s.csv:3: the span ends at 101");
  assert_error ("A,x,1,5,u\nA,y,7,9,u\n", "s.csv:2: the unit “u” has the code “y” here and “x” in line 1");
  assert_error ("A,x,1,\"5\n", "s.csv:1: a field begins with a quote");
  assert_error ("", "s.csv: ");
}

static void
test_random (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      static const char letters[] = "Ax12,,,,,\n\n\";.-";
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothContinuum) continuum = NULL;
      int n = g_test_rand_int_range (0, 50);

      for (int i = 0; i < n; i++)
        g_string_append_c (text, letters[g_test_rand_int_range (0, sizeof letters - 1)]);
      continuum = read_spans (text->str, NULL, &error);
      g_assert_true ((continuum == NULL) == (error != NULL));
      if (error != NULL)
        g_assert_true (g_str_has_prefix (error->message, "s.csv:"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/continuum-read/shapes", test_shapes);
  g_test_add_func ("/continuum-read/coders", test_coders);
  g_test_add_func ("/continuum-read/errors", test_errors);
  g_test_add_func ("/continuum-read/random", test_random);
  return g_test_run ();
}
