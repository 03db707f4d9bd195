/* test-control-marks.c: tests of quoth-control-marks.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-control-marks.h"

static const char *const pieces[] = {
  "a", "“", "—", "\u200b", "\u2028", "ح", "\u061c", "\u200e", "\u200f", "\u202a", "\u202c", "\u202e", "\u2066", "\u2069", "中", "👩‍👩‍👧", "\n",
};

/* The same as a look at each character finds. */
static void
test_find (void)
{
  for (guint round = 0; round < 200; round++)
    {
      GString *string = g_string_new ("x");
      g_autofree char *utf8 = NULL;
      g_autoptr (QuothText) text = NULL;
      g_autoptr (GArray) found = NULL;
      QuothRange range = { 3, 0 };
      guint n = 0;

      for (guint i = 0; i < 60; i++)
        g_string_append (string, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      utf8 = g_string_free (string, FALSE);
      text = quoth_text_new (utf8, -1, NULL);
      range.end = quoth_text_get_length (text) - 3;
      found = quoth_controls_find (text, range, G_MAXUINT);
      for (guint at = range.start; at < range.end; at++)
        if (quoth_control_get_name (quoth_text_get_char (text, at)) != NULL)
          {
            g_assert_cmpuint (n, <, found->len);
            g_assert_cmpuint (g_array_index (found, guint, n), ==, at);
            n++;
          }
      g_assert_cmpuint (n, ==, found->len);
    }
}

static void
test_max (void)
{
  g_autoptr (QuothText) text = quoth_text_new ("\u200f\u200f\u200f\u200f", -1, NULL);
  g_autoptr (GArray) found = quoth_controls_find (text, quoth_range (0, 4), 2);

  g_assert_cmpuint (found->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/control-marks/find", test_find);
  g_test_add_func ("/control-marks/max", test_max);
  return g_test_run ();
}
