/* test-follow.c: tests of quoth-follow.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-follow.h"

#include <gio/gio.h>

static guint heard;

static void
notified_cb (gpointer self)
{
  heard++;
}

static void
test_follow (void)
{
  g_autoptr (GObject) self = g_object_new (G_TYPE_OBJECT, NULL);
  GSimpleAction *first = g_simple_action_new ("first", NULL);
  GSimpleAction *second = g_simple_action_new ("second", NULL);
  GSimpleAction *field = NULL;
  gpointer weak = first;

  g_assert_true (quoth_follow (self, &field, first));
  g_assert_true (field == first);
  g_signal_connect_swapped (first, "notify::enabled", G_CALLBACK (notified_cb), self);
  g_simple_action_set_enabled (first, FALSE);
  g_assert_cmpuint (heard, ==, 1);

  /* The same again changes nothing. */
  g_assert_false (quoth_follow (self, &field, first));
  g_simple_action_set_enabled (first, TRUE);
  g_assert_cmpuint (heard, ==, 2);

  g_assert_true (quoth_follow (self, &field, second));
  g_simple_action_set_enabled (first, FALSE);
  g_assert_cmpuint (heard, ==, 2);

  /* What is not held any more is let go of. */
  g_object_add_weak_pointer (G_OBJECT (first), &weak);
  g_object_unref (first);
  g_assert_null (weak);

  g_assert_true (quoth_follow (self, &field, NULL));
  g_assert_null (field);
  g_assert_false (quoth_follow (self, &field, NULL));
  g_object_unref (second);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/follow/follow", test_follow);
  return g_test_run ();
}
