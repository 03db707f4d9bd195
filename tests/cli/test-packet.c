/* test-packet.c: a lead hands out packets, two code, and the packets come back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

static const char edits[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"document\",\"name\":\"t1\",\"text\":\"Xi said no.\"}\n"
    "{\"type\":\"document\",\"name\":\"t2\",\"text\":\"Xi said yes.\"}\n";

static const char mention[] = "{\"type\":\"mention\",\"document\":\"t1\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n";
static const char done[] = "{\"type\":\"assignment\",\"coder\":\"Bo\",\"document\":\"t1\",\"state\":\"done\"}\n";

static const char blind_claim[]
  = "{\"type\":\"proposition\",\"statement\":\"BLINDSAYS\"}\n"
    "{\"type\":\"claim\",\"document\":\"t1\",\"spans\":[[0,2]],\"propositions\":[{\"proposition\":\"BLINDSAYS\",\"link\":\"supports\"}]}\n";

static void
apply (QuothCliFixture *self, const char *project, const char *coder, const char *lines)
{
  quoth_cli_fixture_feed (self, lines, "apply", project, "-", "--coder", coder, "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_run (self, "new", "p.quoth");
  apply (self, "p.quoth", "Ann", edits);
}

/* Each codes what the other does not see; what both did is in the project, and the next packet has what is theirs. */
static void
test_team (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "assign", "p.quoth", "--each", "2", "--blind", "--coder", "Ann", "--quiet");
  quoth_cli_run (self, "packet", "p.quoth", "ann.quoth", "--for", "Ann");
  g_assert_cmpstr (self->out, ==, "Wrote “ann.quoth” for Ann: 2 texts\n");
  quoth_cli_run (self, "packet", "p.quoth", "bo.quoth", "--for", "Bo", "--quiet");
  apply (self, "ann.quoth", "Ann", mention);
  apply (self, "bo.quoth", "Bo", mention);
  apply (self, "bo.quoth", "Bo", done);
  quoth_cli_run (self, "merge", "p.quoth", "ann.quoth", "--quiet");
  quoth_cli_run (self, "merge", "p.quoth", "bo.quoth", "--quiet");
  quoth_cli_run (self, "merge", "p.quoth", "bo.quoth", "--quiet");
  quoth_cli_run (self, "board", "p.quoth");
  g_assert_cmpstr (self->out, ==, "t1\tto-do · 1 · blind\tdone · 1 · blind\t\nt2\tto-do · blind\tto-do · blind\t\n");
  quoth_cli_run (self, "check", "p.quoth", "--rebuild");
  quoth_cli_run (self, "packet", "p.quoth", "again.quoth", "--for", "Ann", "--json");
  g_assert_nonnull (strstr (self->out, "\"documents\":2,\"left_out\":0,\"annotations\":1,\"hidden\":1"));
  quoth_cli_run (self, "list", "again.quoth", "mentions");
  g_assert_cmpstr (self->out, ==, "t1\t0-2\tAnn\tXi\tXi\n");
}

/* What is listed and exported for a coder has nothing that they may not see, until both are done. */
static void
test_blind (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "assign", "p.quoth", "--each", "2", "--blind", "--coder", "Ann", "--quiet");
  apply (self, "p.quoth", "Bo", blind_claim);
  apply (self, "p.quoth", "Bo", done);
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--quiet", "--coder", "Ann");
  g_assert_null (strstr (self->out, "BLINDSAYS"));
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--quiet", "--coder", "Bo");
  g_assert_nonnull (strstr (self->out, "BLINDSAYS"));
  apply (self, "p.quoth", "Ann", "{\"type\":\"assignment\",\"coder\":\"Ann\",\"document\":\"t1\",\"state\":\"done\"}\n");
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--quiet", "--coder", "Ann");
  g_assert_nonnull (strstr (self->out, "BLINDSAYS"));
}

static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_run (self, "packet", "p.quoth", "x.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--for", NULL);
  quoth_cli_fixture_run (self, "packet", "p.quoth", "x.quoth", "--for", "Cy", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "Cy", "Ann", NULL);
  quoth_cli_fixture_run (self, "packet", "p.quoth", "x.quoth", "--for", "Ann", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "Nothing is assigned to the coder “Ann”", NULL);
  g_assert_false (quoth_cli_fixture_exists (self, "x.quoth"));
  quoth_cli_run (self, "assign", "p.quoth", "--to", "Ann", "--coder", "Ann", "--quiet");
  quoth_cli_run (self, "packet", "p.quoth", "x.quoth", "--for", "Ann", "--quiet");
  quoth_cli_fixture_run (self, "packet", "p.quoth", "x.quoth", "--for", "Ann", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "x.quoth", NULL);
  quoth_cli_fixture_run (self, "merge", "x.quoth", "p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "packet", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/packet/team", test_team);
  QUOTH_CLI_TEST ("/cli/packet/blind", test_blind);
  QUOTH_CLI_TEST ("/cli/packet/refused", test_refused);
  return g_test_run ();
}
