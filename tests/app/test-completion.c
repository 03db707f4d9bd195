/* test-completion.c: tests of what is offered while somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-completion.h"

static void
check (const char *typed, guint max, const char *expected)
{
  const char *const all[] = { "announcement", "Demand", "open demand", "Ørsted", "demanding more", NULL };
  g_autoptr (GPtrArray) found = quoth_completion_match (all, typed, max);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (line, "%s|", (const char *) found->pdata[i]);
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_match (void)
{
  check ("", 9, "");
  check ("a", 9, "announcement|");
  check ("dem", 9, "Demand|open demand|demanding more|");
  check ("DEM", 2, "Demand|open demand|");
  check ("more", 9, "demanding more|");
  check ("ore", 9, "");
  check ("open d", 9, "open demand|");
  /* What is there already need not be offered. */
  check ("Demand", 9, "open demand|demanding more|");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/completion/match", test_match);
  return g_test_run ();
}
