/* test-project.c: new, check and backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "quoth-cli-fixture.h"

static void
test_new (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_run (self, "new", "p.quoth", "--name", "A “name”", "--description", "About\nit");
  g_assert_cmpstr (self->out, ==, "Made the project “p.quoth”\n");
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-");
  g_assert_nonnull (strstr (self->out, "\"name\":\"A “name”\",\"description\":\"About\\nit\""));
  quoth_cli_run (self, "check", "p.quoth");
  quoth_cli_run (self, "new", "q.quoth", "--json");
  g_assert_cmpstr (self->out, ==, "{\"project\":\"q.quoth\"}\n");
  quoth_cli_run (self, "export", "q.quoth", "--format", "jsonl", "--output", "-");
  g_assert_nonnull (strstr (self->out, "\"name\":\"q\""));
}

static void
test_new_refuses_what_is_there (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;

  quoth_cli_fixture_write (self, "p.quoth", "my diary", -1);
  quoth_cli_fixture_run (self, "new", "p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth", NULL);
  contents = quoth_cli_fixture_read (self, "p.quoth", NULL);
  g_assert_cmpstr (contents, ==, "my diary");
}

static void
test_new_where_nothing_can_be (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_write (self, "file", "x", -1);
  quoth_cli_fixture_run (self, "new", "file/p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "file/p.quoth", NULL);
  quoth_cli_fixture_run (self, "new", "nowhere/p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nowhere/p.quoth", NULL);
  quoth_cli_fixture_run (self, "new", ".", NULL);
  quoth_cli_fixture_assert_failed (self, 1, NULL);
}

/* Writes into the file behind the program's back. */
static void
damage (QuothCliFixture *self, const char *sql)
{
  g_autofree char *path = g_build_filename (self->folder, "p.quoth", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_check (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
                                "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,13]],\"actor\":\"_:xi\"}\n",
                          "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_run (self, "check", "p.quoth", "--json");
  g_assert_cmpstr (self->out, ==, "{\"ok\":true,\"problems\":[]}\n");
  quoth_cli_run (self, "check", "p.quoth", "--rebuild", "--json");
  g_assert_cmpstr (self->out, ==, "{\"ok\":true,\"problems\":[]}\n");

  damage (self, "UPDATE actor SET note = 'by hand'");
  quoth_cli_run (self, "check", "p.quoth");
  quoth_cli_fixture_run (self, "check", "p.quoth", "--rebuild", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth: actor ", "by hand", NULL);
  damage (self, "UPDATE actor SET note = NULL");

  damage (self, "UPDATE span SET start = 10");
  quoth_cli_fixture_run (self, "check", "p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth: mention ", "Xi", NULL);
  quoth_cli_fixture_run (self, "check", "p.quoth", "--json", NULL);
  g_assert_cmpint (self->status, ==, 1);
  g_assert_true (g_str_has_prefix (self->out, "{\"ok\":false,\"problems\":[{\"where\":\"mention "));
  g_assert_true (g_str_has_suffix (self->out, "}]}\n"));
}

/* A clock that was ahead is told, and is no problem. */
static void
test_clock (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  damage (self, "UPDATE journal SET time = time + 31536000000 WHERE rowid = (SELECT max (rowid) FROM journal)");
  quoth_cli_fixture_run (self, "check", "p.quoth", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "1 step is dated in the future"));
  g_assert_nonnull (strstr (self->out, "is sound"));
  quoth_cli_run (self, "check", "p.quoth", "--json");
  g_assert_true (g_str_has_prefix (self->out, "{\"ok\":true,\"problems\":[],\"notes\":[\"1 step is dated in the future"));
  quoth_cli_fixture_run (self, "log", "p.quoth", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "1 step is dated in the future"));
  quoth_cli_run (self, "log", "p.quoth", "--quiet");
}

/* On a network drive, or as if: it is said once, and all is done as ever. */
static void
test_safe_mode (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_shell (self, "QUOTH_SAFE_MODE=1 $QUOTH_CLI new p.quoth");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "Safe mode: "));
  quoth_cli_fixture_write (self, "one.txt", "A text.\n", -1);
  quoth_cli_fixture_shell (self, "QUOTH_SAFE_MODE=1 $QUOTH_CLI import p.quoth one.txt");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "Safe mode: "));
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-journal"));
  quoth_cli_run (self, "check", "p.quoth", "--rebuild");
  quoth_cli_run (self, "list", "p.quoth", "documents");
  g_assert_nonnull (strstr (self->out, "one"));
}

static void
test_check_of_no_project (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_write (self, "p.quoth", "just a text, longer than the header of a database would be, which is a hundred bytes: "
                                            "so that it is not too short", -1);
  quoth_cli_fixture_run (self, "check", "p.quoth", "--json", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth", NULL);
  g_assert_true (g_str_has_prefix (self->out, "{\"ok\":false,\"problems\":[{\"where\":null,\"what\":\""));
}

static void
test_backup (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *path = g_build_filename (self->folder, "folder", NULL);

  quoth_cli_fixture_make_project (self);
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-");
  before = g_steal_pointer (&self->out);
  quoth_cli_run (self, "backup", "p.quoth", "b.quoth");
  quoth_cli_run (self, "check", "b.quoth");
  quoth_cli_run (self, "export", "b.quoth", "--format", "jsonl", "--output", "-");
  g_assert_cmpstr (self->out, ==, before);

  quoth_cli_fixture_run (self, "backup", "p.quoth", "b.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "b.quoth", NULL);
  quoth_cli_run (self, "backup", "p.quoth", "b.quoth", "--force", "--json");
  g_assert_cmpstr (self->out, ==, "{\"project\":\"p.quoth\",\"backup\":\"b.quoth\"}\n");

  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
  quoth_cli_run (self, "backup", "p.quoth", "folder");
  quoth_cli_run (self, "check", "folder/p.quoth");
}

static void
test_backup_onto_itself (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quoth_cli_fixture_make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "backup", "p.quoth", "p.quoth", "--force", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "itself", NULL);
  quoth_cli_fixture_run (self, "backup", "p.quoth", ".", "--force", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "itself", NULL);
  quoth_cli_fixture_run (self, "backup", "p.quoth", "nowhere/b.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nowhere/b.quoth", NULL);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/project/new", test_new);
  QUOTH_CLI_TEST ("/project/new-refuses-what-is-there", test_new_refuses_what_is_there);
  QUOTH_CLI_TEST ("/project/new-where-nothing-can-be", test_new_where_nothing_can_be);
  QUOTH_CLI_TEST ("/project/check", test_check);
  QUOTH_CLI_TEST ("/project/clock", test_clock);
  QUOTH_CLI_TEST ("/project/safe-mode", test_safe_mode);
  QUOTH_CLI_TEST ("/project/check-of-no-project", test_check_of_no_project);
  QUOTH_CLI_TEST ("/project/backup", test_backup);
  QUOTH_CLI_TEST ("/project/backup-onto-itself", test_backup_onto_itself);
  return g_test_run ();
}
