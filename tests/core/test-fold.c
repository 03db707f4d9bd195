/* test-fold.c: tests of quoth-fold.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-fold.h"

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *folded = quoth_fold (text);
  g_autofree char *again = quoth_fold (folded);

  g_assert_cmpstr (folded, ==, expected);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_examples (void)
{
  assert_fold (NULL, "");
  assert_fold ("", "");
  assert_fold ("Xi JINPING", "xi jinping");
  assert_fold ("Österreich", "osterreich");
  assert_fold ("cafe\xcc\x81", "cafe");
  assert_fold ("Straße", "strasse");
  assert_fold ("ПУТИН", "путин");
  assert_fold ("习近平", "习近平");
  assert_fold ("🇨🇳", "🇨🇳");
  assert_fold ("ﬁsh Ａ", "fish a");
}

/* A text that came from somewhere else is no reason to fall over. */
static void
test_invalid (void)
{
  g_autofree char *folded = quoth_fold ("\xff" "A");

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_suffix (folded, "a"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/examples", test_examples);
  g_test_add_func ("/fold/invalid", test_invalid);
  return g_test_run ();
}
