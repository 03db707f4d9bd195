/* test-id.c: tests of quoth-id.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-id.h"

static void
test_ascend (void)
{
  QuothId last = quoth_id_new ();

  for (int i = 0; i < 200000; i++)
    {
      QuothId id = quoth_id_new ();

      g_assert_cmpint (quoth_id_compare (&last, &id), <, 0);
      last = id;
    }
}

static void
test_version (void)
{
  QuothId id = quoth_id_new ();

  g_assert_cmpint (id.bytes[6] >> 4, ==, 7);
  g_assert_cmpint (id.bytes[8] >> 6, ==, 2);
  g_assert_false (quoth_id_is_none (&id));
  g_assert_true (quoth_id_is_none (&QUOTH_ID_NONE));
}

static void
test_round_trip (void)
{
  for (int i = 0; i < 1000; i++)
    {
      QuothId id = quoth_id_new ();
      QuothId read;
      g_autofree char *string = quoth_id_dup_string (&id);
      g_autofree char *upper = g_ascii_strup (string, -1);

      g_assert_true (g_uuid_string_is_valid (string));
      g_assert_true (quoth_id_from_string (string, &read));
      g_assert_true (quoth_id_equal (&id, &read));
      g_assert_true (quoth_id_from_string (upper, &read));
      g_assert_true (quoth_id_equal (&id, &read));
    }
}

static void
test_bad_strings (void)
{
  static const char *const bad[] = {
    "",
    "0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1",
    "0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1bb",
    "0190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1g",
    "0190b1a27c3d-7e4f-8a5b-6c7d8e9f0a1bc-",
    "{190b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      QuothId id = QUOTH_ID_NONE;

      g_assert_false (quoth_id_from_string (bad[i], &id));
      g_assert_true (quoth_id_is_none (&id));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/ascend", test_ascend);
  g_test_add_func ("/id/version", test_version);
  g_test_add_func ("/id/round-trip", test_round_trip);
  g_test_add_func ("/id/bad-strings", test_bad_strings);
  return g_test_run ();
}
