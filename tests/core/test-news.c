/* test-news.c: tests of quoth-news.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-news.h"

static QuothNews *
make (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  QuothNewsItem added = { QUOTH_NEWS_ADDED, QUOTH_KIND_MENTION, quoth_id_new (), quoth_id_new () };
  QuothNewsItem removed = { QUOTH_NEWS_REMOVED, QUOTH_KIND_CODE, quoth_id_new (), QUOTH_ID_NONE };

  g_array_append_val (items, added);
  g_array_append_val (items, removed);
  return quoth_news_new (items, "Do it");
}

static void
test_items (void)
{
  g_autoptr (QuothNews) news = make ();

  g_assert_cmpstr (quoth_news_get_label (news), ==, "Do it");
  g_assert_cmpuint (quoth_news_get_n_items (news), ==, 2);
  g_assert_cmpint (quoth_news_get_item (news, 0)->kind, ==, QUOTH_KIND_MENTION);
  g_assert_cmpint (quoth_news_get_item (news, 1)->type, ==, QUOTH_NEWS_REMOVED);
  g_assert_true (quoth_news_touches (news, QUOTH_KIND_MENTION));
  g_assert_true (quoth_news_touches (news, QUOTH_KIND_CODE));
  g_assert_false (quoth_news_touches (news, QUOTH_KIND_CLAIM));
}

static void
test_boxed (void)
{
  g_autoptr (QuothNews) news = make ();
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, QUOTH_TYPE_NEWS);
  g_value_set_boxed (&value, news);
  g_assert_true (g_value_get_boxed (&value) == news);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/news/items", test_items);
  g_test_add_func ("/news/boxed", test_boxed);
  return g_test_run ();
}
