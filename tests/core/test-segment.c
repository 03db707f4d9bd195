/* test-segment.c: tests of quoth-segment.c: what the number of a segment tells
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth.h"

static void
test_page (void)
{
  g_autoptr (QuothSegment) one = quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (0, 1), "p. 12");
  g_autoptr (QuothSegment) two = quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (1, 2), "p. xii–13");
  g_autoptr (QuothSegment) post = quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (2, 3), "12/");
  g_autoptr (QuothSegment) none = quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (3, 4), NULL);

  g_assert_cmpstr (quoth_segment_get_page (one), ==, "12");
  g_assert_cmpstr (quoth_segment_get_page (two), ==, "xii–13");
  g_assert_null (quoth_segment_get_page (post));
  g_assert_null (quoth_segment_get_page (none));
  g_assert_true (quoth_segment_is_on_page (one, "12"));
  g_assert_false (quoth_segment_is_on_page (one, "1"));
  g_assert_false (quoth_segment_is_on_page (one, ""));
  g_assert_true (quoth_segment_is_on_page (two, "XII"));
  g_assert_true (quoth_segment_is_on_page (two, "13"));
  g_assert_false (quoth_segment_is_on_page (two, "xi"));
  g_assert_false (quoth_segment_is_on_page (post, "12"));
}

static void
test_time (void)
{
  static const struct
  {
    const char *number;
    gint64 seconds;
  } cases[] = {
    { "0:12:05", 725 }, { "100:00:01", 360001 }, { "12:05", -1 }, { "0:12:05 ", -1 }, { "1/2", -1 }, { "p. 1", -1 }, { NULL, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QuothSegment) segment = quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (0, 1), cases[i].number);

      g_assert_cmpint (quoth_segment_get_time (segment), ==, cases[i].seconds);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segment/page", test_page);
  g_test_add_func ("/segment/time", test_time);
  return g_test_run ();
}
