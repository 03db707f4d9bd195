/* test-suggest.c: what might be coded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

#define WORDS "Kim Lee told the press that the bridge is safe, but nobody listened. Then Kim Lee left.\n"

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_fixture_write (self, "two.txt", WORDS, -1);
  quoth_cli_run (self, "new", "p.quoth", "--quiet");
  quoth_cli_run (self, "import", "p.quoth", "two.txt", "--coder", "A", "--quiet");
}

static void
test_list (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "suggest", "p.quoth", "--coder", "A");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 3);
  g_assert_nonnull (strstr (self->out, "two\t28-46\tClaim by Kim Lee\t“told” reports it\tthe bridge is safe\n"));
  quoth_cli_run (self, "suggest", "p.quoth", "--kind", "claim", "--json", "--coder", "A");
  g_assert_cmpstr (self->out, ==,
                   "{\"type\":\"suggestion\",\"kind\":\"claim\",\"document\":\"two\",\"spans\":[[28,46]],\"quote\":[\"the bridge is safe\"],"
                   "\"cue\":[0,27],\"claimant\":\"Kim Lee\",\"mode\":\"indirect\",\"why\":\"“told” reports it\"}\n");
}

/* One step; what is accepted is suggested no more, to this coder. */
static void
test_accept (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "suggest", "p.quoth", "--accept", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "Accepted 3 suggestions\n");
  quoth_cli_run (self, "suggest", "p.quoth", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "suggest", "p.quoth", "--accept", "--json", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "{\"accepted\":0}\n");
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 2);
  quoth_cli_run (self, "list", "p.quoth", "actors");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  quoth_cli_run (self, "check", "p.quoth");
}

static void
test_wrong (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_run (self, "suggest", "p.quoth", "--kind", "cue", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“cue”", "“mention” and “claim”", NULL);
  quoth_cli_fixture_run (self, "suggest", "p.quoth", "--document", "three", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "three", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/suggest/list", test_list);
  QUOTH_CLI_TEST ("/suggest/accept", test_accept);
  QUOTH_CLI_TEST ("/suggest/wrong", test_wrong);
  return g_test_run ();
}
