/* test-merge-copies.c: merging copies of a project, and settling what they disagree about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <sqlite3.h>
#include <string.h>

#include "quoth-cli-fixture.h"

#define XI "0190aaaa-0000-7000-8000-000000000001"
#define MENTION "0190aaaa-0000-7000-8000-000000000002"

#define BASE \
  "{\"type\":\"actor\",\"id\":\"" XI "\",\"name\":\"Xi\",\"kind\":\"person\"}\n" \
  "{\"type\":\"mention\",\"id\":\"" MENTION "\",\"document\":\"one\",\"spans\":[[11,13]],\"actor\":\"" XI "\"}\n"

#define BY_A \
  "{\"type\":\"actor\",\"id\":\"" XI "\",\"note\":\"of A\"}\n" \
  "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[22,39]],\"statement\":\"It is open\"}\n"

#define BY_B \
  "{\"type\":\"actor\",\"id\":\"" XI "\",\"note\":\"of B\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:cn\",\"name\":\"China\",\"kind\":\"state\"}\n" \
  "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[19,21]],\"actor\":\"_:cn\"}\n"

static void
apply (QuothCliFixture *self, const char *project, const char *edits, const char *coder)
{
  quoth_cli_fixture_feed (self, edits, "apply", project, "-", "--coder", coder, "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

/* "p.quoth" and "q.quoth": copies of one, in which A and B went on. */
static void
make_copies (QuothCliFixture *self)
{
  quoth_cli_fixture_make_project (self);
  apply (self, "p.quoth", BASE, "A");
  quoth_cli_run (self, "backup", "p.quoth", "q.quoth", "--quiet");
  apply (self, "p.quoth", BY_A, "A");
  apply (self, "q.quoth", BY_B, "B");
}

static char *
export_project (QuothCliFixture *self, const char *project)
{
  quoth_cli_run (self, "export", project, "--format", "jsonl", "--output", "-", "--quiet");
  return g_strdup (self->out);
}

static void
assert_out (QuothCliFixture *self, const char *words)
{
  if (strstr (self->out, words) == NULL)
    g_test_fail_printf ("“%s” is not in “%s”", words, self->out);
}

/* The id of the only disagreement. */
static char *
get_disagreement (QuothCliFixture *self, const char *project)
{
  g_auto (GStrv) cells = NULL;

  quoth_cli_run (self, "list", project, "disagreements");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  cells = g_strsplit (g_strchomp (self->out), "\t", -1);
  return g_strdup (cells[g_strv_length (cells) - 1]);
}

static guint
count_backups (QuothCliFixture *self)
{
  quoth_cli_run (self, "backups", "p.quoth", "--json");
  return quoth_cli_fixture_count (self->out, "\n");
}

/* Both ways comes to the same, and twice to nothing, of which there is no backup. */
static void
test_both_ways (QuothCliFixture *self, gconstpointer data)
{
  guint backups;
  g_autofree char *p = NULL;
  g_autofree char *q = NULL;

  make_copies (self);
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth");
  assert_out (self, "From “q.quoth” came in: ");
  assert_out (self, "  B: ");
  g_assert_true (quoth_cli_fixture_exists (self, "p.quoth-backups"));
  quoth_cli_run (self, "merge", "q.quoth", "p.quoth", "--json");
  assert_out (self, "{\"applied\":true,\"related\":true,\"entries\":");
  assert_out (self, "\"coders\":[{\"name\":\"A\",");
  assert_out (self, "\"ahead\":0,");
  p = export_project (self, "p.quoth");
  q = export_project (self, "q.quoth");
  g_assert_cmpstr (p, ==, q);
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 2);
  quoth_cli_run (self, "list", "p.quoth", "claims");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  quoth_cli_run (self, "list", "p.quoth", "disagreements");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  assert_out (self, "changed\tthe actor “Xi”\tnote\tof B\tof A\t");
  quoth_cli_run (self, "check", "p.quoth");
  quoth_cli_run (self, "check", "q.quoth");
  backups = count_backups (self);
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth");
  g_assert_cmpstr (self->out, ==, "Nothing to merge: all that is in “q.quoth” is here already\n");
  g_assert_cmpuint (count_backups (self), ==, backups);
}

/* A dry run tells the same and does nothing. */
static void
test_dry_run (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_copies (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth", "--dry-run");
  assert_out (self, "From “q.quoth” would come in: ");
  assert_out (self, "  B: ");
  assert_out (self, "New: ");
  assert_out (self, "Disagrees: ");
  assert_out (self, "“of B”");
  assert_out (self, "“of A”");
  quoth_cli_run (self, "list", "p.quoth", "disagreements");
  g_assert_cmpstr (self->out, ==, "");
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

/* What the other side said is taken by one word, and undone by another. */
static void
test_settle (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *again = NULL;

  make_copies (self);
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth", "--quiet");
  id = get_disagreement (self, "p.quoth");
  quoth_cli_run (self, "list", "p.quoth", "actors", "--json");
  assert_out (self, "\"note\":\"of B\"");
  quoth_cli_fixture_run (self, "settle", "p.quoth", "ffffffff", "keep", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "Nothing open has the id “ffffffff”", NULL);
  quoth_cli_fixture_run (self, "settle", "p.quoth", id, "ignore", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "keep, take or dismiss", NULL);
  quoth_cli_run (self, "settle", "p.quoth", id, "take", "--coder", "C");
  assert_out (self, "Settled: ");
  quoth_cli_run (self, "list", "p.quoth", "disagreements");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "list", "p.quoth", "actors", "--json");
  assert_out (self, "\"note\":\"of A\"");
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "C");
  again = get_disagreement (self, "p.quoth");
  g_assert_cmpstr (id, ==, again);
  quoth_cli_run (self, "settle", "p.quoth", id, "keep", "--coder", "A", "--json");
  assert_out (self, "\"verdict\":\"keep\"}");
  quoth_cli_run (self, "list", "p.quoth", "disagreements");
  g_assert_cmpstr (self->out, ==, "");
  /* It is settled in the copies too. */
  quoth_cli_run (self, "merge", "q.quoth", "p.quoth", "--quiet");
  quoth_cli_run (self, "list", "q.quoth", "disagreements");
  g_assert_cmpstr (self->out, ==, "");
}

/* What was made on both sides can be made one. */
static void
test_twice (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;

  quoth_cli_fixture_make_project (self);
  quoth_cli_run (self, "backup", "p.quoth", "q.quoth", "--quiet");
  apply (self, "p.quoth", "{\"type\":\"actor\",\"name\":\"China\",\"kind\":\"state\"}\n", "A");
  apply (self, "q.quoth", "{\"type\":\"actor\",\"name\":\"China\",\"kind\":\"state\",\"aliases\":[\"PRC\"]}\n", "B");
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth", "--quiet");
  id = get_disagreement (self, "p.quoth");
  quoth_cli_run (self, "settle", "p.quoth", id, "take", "--coder", "A");
  quoth_cli_run (self, "list", "p.quoth", "actors");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "China"), ==, 1);
  assert_out (self, "PRC");
  quoth_cli_run (self, "list", "p.quoth", "disagreements");
  g_assert_cmpstr (self->out, ==, "");
}

static void
change_database (QuothCliFixture *self, const char *name, const char *sql)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

/* What cannot be merged leaves all as it was. */
static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *contents = NULL;
  gsize n_bytes;

  make_copies (self);
  quoth_cli_run (self, "backup", "p.quoth", "backup.quoth", "--quiet");
  quoth_cli_run (self, "backup", "q.quoth", "newer.quoth", "--quiet");
  change_database (self, "newer.quoth", "PRAGMA user_version = 999");
  contents = quoth_cli_fixture_read (self, "q.quoth", &n_bytes);
  quoth_cli_fixture_write (self, "damaged.quoth", contents, n_bytes / 2);
  quoth_cli_fixture_write (self, "text.quoth", "Hello", -1);
  quoth_cli_fixture_shell (self, "ln p.quoth same.quoth");
  before = export_project (self, "p.quoth");
  quoth_cli_run (self, "merge", "p.quoth", "backup.quoth");
  g_assert_cmpstr (self->out, ==, "Nothing to merge: all that is in “backup.quoth” is here already\n");
  quoth_cli_fixture_run (self, "merge", "p.quoth", "same.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“same.quoth” is this project itself", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "newer.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "newer", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "damaged.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "damaged", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "text.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "not a Quoth project", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "q.quoth", "--map", "actor:Xi=", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "is a copy of this project", NULL);
  after = export_project (self, "p.quoth");
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/merge-copies/both-ways", test_both_ways);
  QUOTH_CLI_TEST ("/merge-copies/dry-run", test_dry_run);
  QUOTH_CLI_TEST ("/merge-copies/settle", test_settle);
  QUOTH_CLI_TEST ("/merge-copies/twice", test_twice);
  QUOTH_CLI_TEST ("/merge-copies/refused", test_refused);
  return g_test_run ();
}
