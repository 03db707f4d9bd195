/* test-compact.c: compact, and what log and as-of say of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

static void
add_actors (QuothCliFixture *self, guint n, const char *stem)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = g_strdup_printf ("{\"type\":\"actor\",\"name\":\"%s %u\",\"kind\":\"person\"}\n", stem, i);

      quoth_cli_fixture_feed (self, line, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
      quoth_cli_fixture_assert_done (self, G_STRLOC);
    }
}

static char *
dump (QuothCliFixture *self)
{
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-");
  return g_steal_pointer (&self->out);
}

static char *
dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
}

static void
test_compact (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *now = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quoth_cli_fixture_make_project (self);
  add_actors (self, 3, "Old");
  /* A time is given to the second. */
  g_usleep (1100000);
  now = dup_now ();
  add_actors (self, 2, "New");
  before = dump (self);

  quoth_cli_run (self, "compact", "p.quoth", "--before", now, "--dry-run");
  g_assert_nonnull (strstr (self->out, "Would stay: 2 steps"));
  quoth_cli_run (self, "compact", "p.quoth", "--before", now, "--json");
  g_assert_nonnull (strstr (self->out, "\"compacted\":true"));
  g_assert_nonnull (strstr (self->out, "\"kept\":2,"));
  g_assert_nonnull (strstr (self->out, "before-compaction"));
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
  quoth_cli_run (self, "check", "p.quoth", "--rebuild");

  quoth_cli_run (self, "log", "p.quoth");
  g_assert_nonnull (strstr (self->out, " were compacted"));
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 3);
  quoth_cli_run (self, "log", "p.quoth", "-n", "1");
  g_assert_null (strstr (self->out, "compacted"));
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "A");
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "A");
  quoth_cli_fixture_run (self, "undo", "p.quoth", "--coder", "A", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nothing to undo", NULL);
  quoth_cli_fixture_run (self, "as-of", "p.quoth", "2020-01-01", "then.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "was compacted", NULL);

  /* All of it is in the backup. */
  quoth_cli_run (self, "restore", "p.quoth", "1");
  quoth_cli_run (self, "log", "p.quoth");
  g_assert_null (strstr (self->out, "compacted"));
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), >=, 6);
}

static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_run (self, "compact", "p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--before", NULL);
  quoth_cli_fixture_run (self, "compact", "p.quoth", "--before", "2000-01-01", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nothing to compact", NULL);
  quoth_cli_fixture_run (self, "compact", "p.quoth", "--before", "3000-01-01", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "a time to come", NULL);
  quoth_cli_fixture_run (self, "compact", "p.quoth", "--before", "3000-01-01", "--dry-run", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "a time to come", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/compact/compact", test_compact);
  QUOTH_CLI_TEST ("/compact/refused", test_refused);
  return g_test_run ();
}
