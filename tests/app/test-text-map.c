/* test-text-map.c: tests of quoth-text-map.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-fixture.h"
#include "quoth-long-text.h"
#include "quoth-text-map.h"
#include "quoth-text-window.h"

#define N_MOVES 60

static void
assert_buffer (QuothTextMap *map, QuothTextWindow *model)
{
  gsize n_bytes;
  g_autofree char *expected
    = quoth_text_window_dup_screen (model, quoth_text_map_get_shown (map), &n_bytes);
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (quoth_text_map_get_buffer (map), &start, &end);
  text = gtk_text_buffer_get_text (quoth_text_map_get_buffer (map), &start, &end, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

/* Offset to place to offset, and the lines are those of the text. */
static void
check_places (QuothTextMap *map)
{
  QuothText *text = quoth_text_map_get_text (map);
  QuothRange shown = quoth_text_map_get_shown (map);
  GtkTextIter iter;

  for (guint i = 0; i < 300; i++)
    {
      guint offset = (guint) g_test_rand_int_range ((gint32) shown.start, (gint32) shown.end + 1);
      QuothRange line;

      g_assert_true (quoth_text_map_get_iter (map, offset, &iter));
      g_assert_cmpuint (quoth_text_map_get_offset (map, &iter), ==, offset);
      if (offset < shown.end)
        g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, quoth_text_get_char (text, offset));
      if (gtk_text_iter_starts_line (&iter) || quoth_text_map_is_marked (map, offset))
        {
          quoth_text_map_get_line_iter (map, offset, &iter);
          g_assert_true (gtk_text_iter_starts_line (&iter));
          g_assert_cmpuint (quoth_text_map_get_offset (map, &iter), ==, offset);
        }
      line = quoth_text_map_get_line_range (map, quoth_text_map_get_line (map, offset));
      g_assert_cmpuint (line.start, <=, offset);
      g_assert_cmpuint (offset, <=, line.end);
    }
  g_assert_cmpint (quoth_text_map_get_iter (map, 0, &iter), ==, shown.start == 0);
  g_assert_cmpint (
    quoth_text_map_get_iter (map, quoth_text_get_length (text), &iter), ==, shown.end == quoth_text_get_length (text));
}

/* Each line has @tag from its start to its end, as if it had been there always. */
static void
tag_lines (QuothTextMap *map, GtkTextTag *tag, QuothRange range)
{
  GtkTextIter start, end;

  quoth_text_map_get_lines (map, range, &start, &end);
  quoth_text_map_apply_tag (map, tag, &start, &end);
}

static void
check_tags (QuothTextMap *map, GtkTextTag *tag)
{
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (quoth_text_map_get_buffer (map), &iter);
  do
    g_assert_cmpint (gtk_text_iter_has_tag (&iter, tag), ==, !gtk_text_iter_ends_line (&iter));
  while (gtk_text_iter_forward_char (&iter));
}

static void
test_moves (gconstpointer n_words)
{
  g_autoptr (QuothText) text = quoth_long_text_new (QUOTH_WINDOW_WHOLE_MAX + 1, GPOINTER_TO_UINT (n_words));
  g_autoptr (QuothTextWindow) model = quoth_text_window_new (text);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (QuothTextMap) map = quoth_text_map_new (buffer);
  GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  guint offset = 0, n_slides = 0, n_jumps = 0;

  quoth_text_map_set_text (map, text);
  tag_lines (map, tag, quoth_text_map_get_shown (map));
  for (guint i = 0; i < N_MOVES; i++)
    {
      guint length = quoth_text_get_length (text);
      QuothRange fresh, old = quoth_text_map_get_shown (map);

      if (i % 6 == 0)
        offset = (guint) g_test_rand_int_range (0, (gint32) length + 1);
      else
        offset = quoth_long_text_stray (offset, length);
      if (quoth_text_map_show (map, offset, &fresh))
        {
          QuothRange shown = quoth_text_map_get_shown (map);

          n_slides += !quoth_range_equal (fresh, shown);
          n_jumps += quoth_range_equal (fresh, shown);
          tag_lines (map, tag, fresh);
        }
      else
        g_assert_true (quoth_range_equal (old, quoth_text_map_get_shown (map)));
      assert_buffer (map, model);
      check_places (map);
      if (i % 4 == 0)
        check_tags (map, tag);
    }
  g_assert_cmpuint (n_slides, >, 0);
  g_assert_cmpuint (n_jumps, >, 0);
}

/* A long text with some words replaced: the buffer is filled with the new one, around the same place. */
static void
test_correct (gconstpointer n_words)
{
  g_autoptr (QuothText) before = quoth_long_text_new (QUOTH_WINDOW_WHOLE_MAX + 50000, GPOINTER_TO_UINT (n_words));
  g_autoptr (GString) string = g_string_new (quoth_text_get_utf8 (before));
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (QuothTextMap) map = quoth_text_map_new (buffer);
  g_autoptr (QuothText) after = NULL;
  g_autoptr (QuothTextWindow) model = NULL;
  g_autoptr (QuothDiff) diff = NULL;
  QuothRange fresh;
  guint offset = quoth_text_get_length (before) / 2, mapped;

  g_string_insert (string, 0, "Corrected: ");
  after = quoth_text_new (string->str, -1, NULL);
  diff = quoth_diff_new (before, after);
  quoth_text_map_set_text (map, before);
  quoth_text_map_show (map, offset, &fresh);
  g_assert_false (quoth_text_map_correct (map, diff));
  g_assert_true (quoth_text_map_get_text (map) == after);
  mapped = quoth_diff_map_offset (diff, offset);
  g_assert_true (quoth_range_contains (quoth_text_map_get_shown (map), mapped));
  model = quoth_text_window_new (after);
  assert_buffer (map, model);
  check_places (map);
}

/* A short one is as it ever was. */
static void
test_short (void)
{
  g_autoptr (QuothText) text = quoth_long_text_new (3000, 40);
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (QuothTextMap) map = quoth_text_map_new (buffer);
  g_autofree char *held = NULL;
  QuothRange fresh;

  g_assert_true (quoth_text_map_is_plain (map));
  quoth_text_map_set_text (map, text);
  g_assert_true (quoth_text_map_is_plain (map));
  g_assert_true (quoth_text_map_is_whole (map));
  g_assert_false (quoth_text_map_show (map, quoth_text_get_length (text), &fresh));
  check_places (map);
  g_object_get (buffer, "text", &held, NULL);
  g_assert_cmpstr (held, ==, quoth_text_get_utf8 (text));
}

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  g_test_add_data_func ("/text-map/paragraphs", GUINT_TO_POINTER (60), test_moves);
  g_test_add_data_func ("/text-map/long-paragraphs", GUINT_TO_POINTER (3000), test_moves);
  g_test_add_data_func ("/text-map/one-line", GUINT_TO_POINTER (0), test_moves);
  g_test_add_data_func ("/text-map/correct", GUINT_TO_POINTER (60), test_correct);
  g_test_add_data_func ("/text-map/correct-one-line", GUINT_TO_POINTER (0), test_correct);
  g_test_add_func ("/text-map/short", test_short);
  return g_test_run ();
}
