/* test-backups.c: backup, backups and restore
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "quoth-cli-fixture.h"

#define ACTORS(names) "{\"type\":\"actor\",\"name\":\"" names "\",\"kind\":\"person\"}\n"

static void
add_actor (QuothCliFixture *self, const char *line, const char *coder)
{
  quoth_cli_fixture_feed (self, line, "apply", "p.quoth", "-", "--coder", coder, "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static char *
dump (QuothCliFixture *self)
{
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-");
  return g_steal_pointer (&self->out);
}

static void
test_list (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_run (self, "backups", "p.quoth");
  g_assert_nonnull (strstr (self->out, "There are no backups"));
  quoth_cli_run (self, "backup", "p.quoth");
  g_assert_nonnull (strstr (self->out, "p.quoth-backups/p."));
  add_actor (self, ACTORS ("Xi"), "A");
  quoth_cli_run (self, "backups", "p.quoth", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  g_assert_nonnull (strstr (self->out, "\"number\":1,"));
  g_assert_nonnull (strstr (self->out, "\"reason\":\"by-hand\""));
  g_assert_nonnull (strstr (self->out, "\"behind\":1,\"problems\":0,\"untouched\":true"));
  quoth_cli_run (self, "backups", "p.quoth");
  g_assert_nonnull (strstr (self->out, "\tMade by hand\t"));
  quoth_cli_fixture_run (self, "backups", "p.quoth", "and", NULL);
  quoth_cli_fixture_assert_failed (self, 2, NULL);
}

static void
test_restore (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *later = NULL;
  g_autofree char *after = NULL;

  quoth_cli_fixture_make_project (self);
  before = dump (self);
  quoth_cli_run (self, "backup", "p.quoth", "--quiet");
  add_actor (self, ACTORS ("Xi"), "A");
  add_actor (self, ACTORS ("Putin"), "B");
  later = dump (self);

  quoth_cli_run (self, "restore", "p.quoth", "1", "--dry-run");
  g_assert_nonnull (strstr (self->out, "Would go: 2 entries of the journal ("));
  g_assert_nonnull (strstr (self->out, "Not in the backup: 1 coder and 2 actors"));
  quoth_cli_run (self, "restore", "p.quoth", "1", "--dry-run", "--json");
  g_assert_nonnull (strstr (self->out, "\"restored\":false"));
  g_assert_nonnull (strstr (self->out, "\"lost\":2,\"back\":0"));
  g_assert_nonnull (strstr (self->out, "{\"coder\":\"A\",\"entries\":1}"));
  g_assert_nonnull (strstr (self->out, "\"made\":{\"coder\":1,\"actor\":2}"));
  after = dump (self);
  g_assert_cmpstr (after, ==, later);

  quoth_cli_run (self, "restore", "p.quoth", "1");
  g_assert_nonnull (strstr (self->out, "before-restore"));
  g_free (after);
  after = dump (self);
  g_assert_cmpstr (after, ==, before);
  quoth_cli_run (self, "check", "p.quoth");

  /* And back: the newest is what there was before. */
  quoth_cli_run (self, "restore", "p.quoth", "1", "--json");
  g_assert_nonnull (strstr (self->out, "\"restored\":true"));
  g_assert_nonnull (strstr (self->out, "\"lost\":0,\"back\":2"));
  g_free (after);
  after = dump (self);
  g_assert_cmpstr (after, ==, later);
}

static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "p.quoth", NULL);
  sqlite3 *db;

  quoth_cli_fixture_make_project (self);
  quoth_cli_run (self, "new", "q.quoth", "--quiet");
  quoth_cli_run (self, "backup", "p.quoth", "b.quoth", "--quiet");
  add_actor (self, ACTORS ("Xi"), "A");
  quoth_cli_fixture_run (self, "restore", "p.quoth", "7", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“7”", "quoth-cli backups p.quoth", NULL);
  quoth_cli_fixture_run (self, "restore", "p.quoth", "p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "the project itself", NULL);
  quoth_cli_fixture_run (self, "restore", "p.quoth", "q.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "another project", NULL);

  /* Somebody has it open, idle. */
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "SELECT count (*) FROM actor", NULL, NULL, NULL), ==, SQLITE_OK);
  quoth_cli_fixture_run (self, "restore", "p.quoth", "b.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "is open in another window or program", NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  quoth_cli_run (self, "list", "p.quoth", "actors");
  g_assert_nonnull (strstr (self->out, "Xi"));
  quoth_cli_run (self, "restore", "p.quoth", "b.quoth");
  quoth_cli_run (self, "list", "p.quoth", "actors");
  g_assert_null (strstr (self->out, "Xi"));
}

static char *
dup_many_actors (guint n)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (lines, ACTORS ("Actor %u"), i);
  return g_string_free (lines, FALSE);
}

/* What is big is preceded by a backup, which is no reason to fail. */
static void
test_bulk (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *edits = dup_many_actors (201);
  g_autofree char *few = dup_many_actors (200);

  quoth_cli_fixture_make_project (self);
  add_actor (self, few, "A");
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-backups"));
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--coder", "A", "--dry-run", "--quiet", NULL);
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-backups"));

  quoth_cli_fixture_write (self, "p.quoth-backups", "in the way", -1);
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--coder", "A", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "No backup could be made"));
  quoth_cli_fixture_shell (self, "rm p.quoth-backups");
  add_actor (self, edits, "A");
  quoth_cli_run (self, "backups", "p.quoth", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"before-import\""), ==, 1);

  quoth_cli_fixture_shell (self, "for n in 1 2 3 4 5 6 7 8 9 10 11; do echo \"Text $n\" > $n.txt; done");
  quoth_cli_fixture_shell (self, "$QUOTH_CLI import p.quoth 1.txt 2.txt --quiet");
  quoth_cli_fixture_shell (self, "rm 1.txt; $QUOTH_CLI import p.quoth [0-9]*.txt --duplicates add --quiet");
  quoth_cli_run (self, "backups", "p.quoth", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"before-import\""), ==, 1);
  quoth_cli_fixture_shell (self, "echo 1 > 1.txt; $QUOTH_CLI import p.quoth [0-9]*.txt --duplicates add --quiet");
  quoth_cli_run (self, "backups", "p.quoth", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"before-import\""), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/backups/list", test_list);
  QUOTH_CLI_TEST ("/backups/restore", test_restore);
  QUOTH_CLI_TEST ("/backups/refused", test_refused);
  QUOTH_CLI_TEST ("/backups/bulk", test_bulk);
  return g_test_run ();
}
