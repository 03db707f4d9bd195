/* test-team.c: team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "quoth-cli-fixture.h"

static void
make_folder (QuothCliFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
}

static void
add_actor (QuothCliFixture *self, const char *project, const char *name)
{
  g_autofree char *line = g_strdup_printf ("{\"type\":\"actor\",\"name\":\"%s\",\"kind\":\"person\"}\n", name);

  quoth_cli_fixture_feed (self, line, "apply", project, "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
assert_actor (QuothCliFixture *self, const char *project, const char *name, gboolean is_there)
{
  quoth_cli_run (self, "list", project, "actors");
  g_assert_true ((strstr (self->out, name) != NULL) == is_there);
}

/* One founds the team, another joins it; what one does arrives at the other. */
static void
test_share (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  make_folder (self, "shared");
  quoth_cli_run (self, "team", "p.quoth");
  g_assert_nonnull (strstr (self->out, "No folder is shared"));
  quoth_cli_run (self, "team", "p.quoth", "--folder", "shared", "--coder", "Anna");
  g_assert_nonnull (strstr (self->out, "Anna ("));
  quoth_cli_run (self, "team", "q.quoth", "--folder", "shared", "--coder", "Bo");
  quoth_cli_run (self, "text", "q.quoth", "one");
  g_assert_cmpstr (self->out, ==, QUOTH_CLI_TEXT);
  quoth_cli_run (self, "check", "q.quoth");

  add_actor (self, "q.quoth", "Putin");
  quoth_cli_run (self, "team", "q.quoth", "--sync");
  assert_actor (self, "p.quoth", "Putin", FALSE);
  quoth_cli_run (self, "team", "p.quoth");
  g_assert_nonnull (strstr (self->out, "still to come here: 1"));
  assert_actor (self, "p.quoth", "Putin", FALSE);
  quoth_cli_run (self, "team", "p.quoth", "--sync", "--json");
  g_assert_nonnull (strstr (self->out, "\"trouble\":null"));
  g_assert_nonnull (strstr (self->out, "\"to_share\":0"));
  g_assert_nonnull (strstr (self->out, "\"to_come\":0"));
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"copy\":"), ==, 2);
  assert_actor (self, "p.quoth", "Putin", TRUE);

  quoth_cli_run (self, "team", "p.quoth", "--leave");
  add_actor (self, "q.quoth", "Xi");
  quoth_cli_run (self, "team", "q.quoth", "--sync");
  quoth_cli_run (self, "team", "p.quoth", "--sync");
  assert_actor (self, "p.quoth", "Xi", FALSE);
}

static void
test_refusals (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  make_folder (self, "empty");
  quoth_cli_fixture_run (self, "team", "p.quoth", "--folder", ".", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "lies in", NULL);
  quoth_cli_fixture_run (self, "team", "p.quoth", "--folder", "nowhere", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nowhere", NULL);
  quoth_cli_fixture_run (self, "team", "new.quoth", "--folder", "empty", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "not the folder of a team yet", NULL);
  g_assert_false (quoth_cli_fixture_exists (self, "new.quoth"));
  quoth_cli_fixture_run (self, "team", "p.quoth", "--leave", "--sync", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--leave", NULL);
}

/* A folder that is away is said, and a file that is broken. */
static void
test_trouble (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  make_folder (self, "shared");
  quoth_cli_run (self, "team", "p.quoth", "--folder", "shared");
  quoth_cli_fixture_write (self, "shared/half.quoth-share", "quoth-share 1\n", -1);
  quoth_cli_fixture_run (self, "team", "p.quoth", "--sync", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "half.quoth-share: it is damaged"));
  quoth_cli_fixture_shell (self, "mv shared away");
  quoth_cli_fixture_run (self, "team", "p.quoth", "--sync", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "cannot be read", NULL);
  quoth_cli_fixture_run (self, "team", "p.quoth", "--json", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_nonnull (strstr (self->out, "\"trouble\":\"The team"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/team/share", test_share);
  QUOTH_CLI_TEST ("/cli/team/refusals", test_refusals);
  QUOTH_CLI_TEST ("/cli/team/trouble", test_trouble);
  return g_test_run ();
}
