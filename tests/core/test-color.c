/* test-color.c: tests of quoth-color.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth.h"

static void
test_hex (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      guint32 hex = (guint32) g_test_rand_int () & 0xffffff;
      g_autofree char *text = g_strdup_printf ("#%06x", hex);
      QuothColor color;

      g_assert_true (quoth_color_parse (text, &color));
      g_assert_cmphex (quoth_color_to_hex (color), ==, hex);
    }
}

static void
test_not_hex (void)
{
  static const char *const texts[] = { "", "#", "red", "#12345", "#1234567", "123456", "#12345g", "#12 456", NULL };
  QuothColor color;

  g_assert_false (quoth_color_parse (NULL, &color));
  for (guint i = 0; texts[i] != NULL; i++)
    g_assert_false (quoth_color_parse (texts[i], &color));
}

/* Whatever somebody chose can be seen, and what can be seen already stays as it was chosen. */
static void
test_visible (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      gboolean dark = g_test_rand_bit ();
      QuothColor page = quoth_color_get_page (dark);
      QuothColor chosen = quoth_color_from_hex ((guint32) g_test_rand_int () & 0xffffff);
      QuothColor shown = quoth_color_make_visible (chosen, page, dark);

      g_assert_cmpfloat (quoth_color_contrast (shown, page), >=, QUOTH_COLOR_CONTRAST_MIN);
      if (quoth_color_contrast (chosen, page) >= QUOTH_COLOR_CONTRAST_MIN)
        g_assert_cmphex (quoth_color_to_hex (shown), ==, quoth_color_to_hex (chosen));
    }
}

static void
test_contrast (void)
{
  QuothColor black = quoth_color_from_hex (0), white = quoth_color_from_hex (0xffffff);

  g_assert_cmpfloat_with_epsilon (quoth_color_contrast (black, white), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (quoth_color_contrast (white, white), 1, 1e-6);
  /* An example that others give for the definition. */
  g_assert_cmpfloat_with_epsilon (quoth_color_contrast (quoth_color_from_hex (0x777777), white), 4.48, 0.01);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/color/hex", test_hex);
  g_test_add_func ("/color/not-hex", test_not_hex);
  g_test_add_func ("/color/visible", test_visible);
  g_test_add_func ("/color/contrast", test_contrast);
  return g_test_run ();
}
