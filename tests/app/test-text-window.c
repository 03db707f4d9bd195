/* test-text-window.c: tests of quoth-text-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-text-window.h"

#include "quoth-long-text.h"

#include <string.h>

#define N_ROUNDS 1
#define N_MOVES 30

static gboolean
is_line_start (QuothTextWindow *window, guint offset)
{
  return offset == 0 || quoth_text_get_char (quoth_text_window_get_text (window), offset - 1) == '\n'
         || quoth_text_window_is_split (window, offset);
}

static gboolean
is_line_end (QuothTextWindow *window, guint offset)
{
  QuothText *text = quoth_text_window_get_text (window);

  return offset == quoth_text_get_length (text) || quoth_text_get_char (text, offset) == '\n'
         || quoth_text_window_is_split (window, offset);
}

/* Offset to position to offset is the identity, and each position of what the buffer would hold stands for the character that is there. */
static void
check_positions (QuothTextWindow *window)
{
  QuothText *text = quoth_text_window_get_text (window);
  QuothRange shown = quoth_text_window_get_shown (window);
  gsize n_bytes;
  g_autofree char *screen = quoth_text_window_dup_screen (window, shown, &n_bytes);
  const char *p = screen;
  guint position = 0;

  for (guint offset = shown.start; offset < shown.end; offset++, position++, p = g_utf8_next_char (p))
    {
      if (offset > shown.start && quoth_text_window_is_split (window, offset))
        {
          g_assert_cmpint (*p, ==, '\n');
          g_assert_cmpuint (quoth_text_window_from_position (window, position), ==, offset);
          position++;
          p++;
        }
      /* It begins with words of another direction than its paragraph. */
      if (quoth_text_window_get_mark (window, offset) != 0)
        {
          g_assert_cmpuint (g_utf8_get_char (p), ==, quoth_text_window_get_mark (window, offset));
          g_assert_cmpuint (quoth_text_window_from_position (window, position), ==, offset);
          position++;
          p = g_utf8_next_char (p);
        }
      g_assert_cmpuint (quoth_text_window_to_position (window, offset), ==, position);
      g_assert_cmpuint (quoth_text_window_from_position (window, position), ==, offset);
      g_assert_cmpuint (g_utf8_get_char (p), ==, quoth_text_get_char (text, offset));
    }
  g_assert_cmpuint (quoth_text_window_to_position (window, shown.end), ==, position);
  g_assert_cmpuint (quoth_text_window_from_position (window, position), ==, shown.end);
  g_assert_cmpuint ((guint) (p - screen), ==, n_bytes);
}

static void
check_shown (QuothTextWindow *window, guint offset)
{
  QuothRange shown = quoth_text_window_get_shown (window);
  guint length = quoth_text_get_length (quoth_text_window_get_text (window));

  g_assert_true (is_line_start (window, shown.start));
  g_assert_true (is_line_end (window, shown.end));
  g_assert_cmpuint (quoth_range_length (shown), <=, QUOTH_WINDOW_LENGTH + 2 * 4000);
  g_assert_true (shown.start == 0 || shown.start + QUOTH_WINDOW_MARGIN <= offset);
  g_assert_true (shown.end == length || offset + QUOTH_WINDOW_MARGIN <= shown.end);
}

static void
test_moves (gconstpointer n_words)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (QuothText) text = quoth_long_text_new (QUOTH_WINDOW_WHOLE_MAX + 1, GPOINTER_TO_UINT (n_words));
      g_autoptr (QuothTextWindow) window = quoth_text_window_new (text);
      guint length = quoth_text_get_length (text);
      guint offset = 0;

      g_assert_false (quoth_text_window_is_whole (window));
      check_shown (window, 0);
      check_positions (window);
      for (guint i = 0; i < N_MOVES; i++)
        {
          QuothRange shown;

          /* To anywhere, to an end, or on from where it is. */
          if (i % 4 == 0)
            offset = (guint) g_test_rand_int_range (0, (gint32) length + 1);
          else if (i % 8 == 7)
            offset = i % 16 == 7 ? 0 : length;
          else
            offset = quoth_long_text_stray (offset, length);
          shown = quoth_text_window_choose (window, offset);
          quoth_text_window_move (window, shown);
          check_shown (window, offset);
          g_assert_true (quoth_range_equal (quoth_text_window_choose (window, offset), shown));
          if (i % 5 == 0)
            check_positions (window);
        }
    }
}

/* What is outside has the nearest end for its position. */
static void
test_outside (void)
{
  g_autoptr (QuothText) text = quoth_long_text_new (QUOTH_WINDOW_WHOLE_MAX + 1, 30);
  g_autoptr (QuothTextWindow) window = quoth_text_window_new (text);
  guint length = quoth_text_get_length (text);
  QuothRange shown = quoth_text_window_choose (window, length / 2);

  quoth_text_window_move (window, shown);
  g_assert_cmpuint (quoth_text_window_to_position (window, 0), ==, 0);
  g_assert_cmpuint (quoth_text_window_to_position (window, shown.start), ==, 0);
  g_assert_cmpuint (quoth_text_window_get_mark (window, shown.start), ==, 0);
  g_assert_cmpuint (quoth_text_window_to_position (window, length), ==, quoth_text_window_to_position (window, shown.end));
}

/* A short text is there as a whole, always, also where a paragraph of it is cut. */
static void
test_whole (void)
{
  g_autoptr (QuothText) text = quoth_long_text_new (100000, 0);
  g_autoptr (QuothTextWindow) window = quoth_text_window_new (text);
  g_autoptr (QuothText) empty = quoth_text_new ("", 0, NULL);
  g_autoptr (QuothTextWindow) nothing = quoth_text_window_new (empty);

  g_assert_true (quoth_text_window_is_whole (window));
  g_assert_true (quoth_text_window_has_splits (window));
  check_positions (window);
  for (guint i = 0; i < N_MOVES; i++)
    {
      guint offset = (guint) g_test_rand_int_range (0, (gint32) quoth_text_get_length (text) + 1);

      g_assert_true (quoth_range_equal (quoth_text_window_choose (window, offset), quoth_range (0, quoth_text_get_length (text))));
    }
  g_assert_true (quoth_text_window_is_whole (nothing));
  check_positions (nothing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/text-window/paragraphs", GUINT_TO_POINTER (60), test_moves);
  g_test_add_data_func ("/text-window/long-paragraphs", GUINT_TO_POINTER (3000), test_moves);
  g_test_add_data_func ("/text-window/one-line", GUINT_TO_POINTER (0), test_moves);
  g_test_add_func ("/text-window/outside", test_outside);
  g_test_add_func ("/text-window/whole", test_whole);
  return g_test_run ();
}
