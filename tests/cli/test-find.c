/* test-find.c: finding words in the texts of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

static void
test_find (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_run (self, "find", "p.quoth", "xi");
  g_assert_cmpstr (self->out, ==, "one:11: Hello all\xf0\x9f\xa7\xb5 Xi said \xf0\x9f\x87\xa8\xf0\x9f\x87\xb3 the cafe\xcc\x81 is open.\n");
  /* Composed finds decomposed. */
  quoth_cli_run (self, "find", "p.quoth", "CAF\xc3\x89", "--word", "--diacritics", "--json");
  g_assert_nonnull (strstr (self->out, "\"name\":\"one\",\"start\":26,\"end\":31,"));
  quoth_cli_run (self, "find", "p.quoth", "^h\\w+", "--regex", "--document", "one");
  g_assert_true (g_str_has_prefix (self->out, "one:0: Hello"));
  quoth_cli_run (self, "find", "p.quoth", "xi", "--quiet");
  g_assert_cmpstr (self->out, ==, "");
}

static void
test_nothing (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  g_assert_cmpint (quoth_cli_fixture_run (self, "find", "p.quoth", "putin", NULL), ==, 1);
  g_assert_cmpstr (self->out, ==, "");
  g_assert_cmpstr (self->err, ==, "");
  g_assert_cmpint (quoth_cli_fixture_run (self, "find", "p.quoth", "xi", "--case", NULL), ==, 1);
  g_assert_cmpint (quoth_cli_fixture_run (self, "find", "p.quoth", "X", "--word", NULL), ==, 1);
}

static void
test_bad (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_run (self, "find", "p.quoth", "a(", "--regex", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“a(”", "after character 2", NULL);
  quoth_cli_fixture_run (self, "find", "p.quoth", "", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "Nothing was given to look for", NULL);
  quoth_cli_fixture_run (self, "find", "p.quoth", "a", "--document", "two", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "two", NULL);
  quoth_cli_fixture_run (self, "find", "none.quoth", "a", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "none.quoth", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/find/find", test_find);
  QUOTH_CLI_TEST ("/cli/find/nothing", test_nothing);
  QUOTH_CLI_TEST ("/cli/find/bad", test_bad);
  return g_test_run ();
}
