/* test-revise.c: correcting a text, as a user does it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "quoth-cli-fixture.h"

#define FIXED "Hi, hello all\xf0\x9f\xa7\xb5 Xi said \xf0\x9f\x87\xa8\xf0\x9f\x87\xb3 the caf\xc3\xa9 is open.\n"

static const char edits[]
  = "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"id\":\"0190a000-0000-7000-8000-000000000001\",\"document\":\"one\",\"spans\":[[0,5]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,13]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[19,21]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[22,39]],\"statement\":\"It is open\"}\n";

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_fixture_write (self, "fixed.txt", FIXED, -1);
}

static json_int_t
get_number (const json_t *report, const char *member)
{
  return json_integer_value (json_object_get (report, member));
}

static void
check_report (QuothCliFixture *self, gboolean applied)
{
  json_t *report = json_loads (self->out, 0, NULL);

  g_assert_nonnull (report);
  g_assert_true (json_is_true (json_object_get (report, "applied")) == applied);
  g_assert_cmpint (get_number (report, "stay"), ==, 0);
  g_assert_cmpint (get_number (report, "move"), ==, 2);
  g_assert_cmpint (get_number (report, "changed"), ==, 1);
  g_assert_cmpint (get_number (report, "unplaced"), ==, 1);
  g_assert_cmpuint (json_array_size (json_object_get (report, "annotations")), ==, 2);
  json_decref (report);
}

static void
test_revise (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (self);
  quoth_cli_run (self, "text", "p.quoth", "one");
  g_assert_cmpstr (self->out, ==, QUOTH_CLI_TEXT);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_run (self, "revise", "p.quoth", "one", "fixed.txt", "--dry-run", "--json");
  check_report (self, FALSE);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);

  quoth_cli_run (self, "revise", "p.quoth", "one", "fixed.txt", "--coder", "A", "--note", "typos", "--json");
  check_report (self, TRUE);
  quoth_cli_run (self, "check", "p.quoth");
  quoth_cli_run (self, "text", "p.quoth", "one");
  g_assert_cmpstr (self->out, ==, FIXED);
  quoth_cli_run (self, "text", "p.quoth", "one", "--revision", "1");
  g_assert_cmpstr (self->out, ==, QUOTH_CLI_TEXT);
  quoth_cli_run (self, "list", "p.quoth", "claims");
  g_assert_cmpstr (self->out, ==, "one\t26-42\tA\t\tIt is open\tthe caf\xc3\xa9 is open\n");

  quoth_cli_run (self, "list", "p.quoth", "revisions");
  g_assert_nonnull (strstr (self->out, "one\t1\t"));
  g_assert_nonnull (strstr (self->out, "\tyes\ttypos\n"));
  quoth_cli_run (self, "list", "p.quoth", "revisions", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"type\":\"revision\""), ==, 2);
}

/* What finds no place is said, and listed with where it stood; and placed by an edit of what the list prints. */
static void
test_unplaced (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "revise", "p.quoth", "one", "fixed.txt", "--coder", "A");
  g_assert_nonnull (strstr (self->out, "0 stay, 2 move with their words, 1 get new quotes, and 1 find no place"));
  g_assert_nonnull (strstr (self->out, "mention “Hello” finds no place"));
  quoth_cli_run (self, "list", "p.quoth", "unplaced");
  g_assert_cmpstr (self->out, ==,
                   "one\tmention\tHello\t1\t0-5\t[Hello] all\xf0\x9f\xa7\xb5 Xi said \xf0\x9f\x87\xa8\xf0\x9f\x87\xb3 the cafe\xcc\x81 is open. \t"
                   "0190a000-0000-7000-8000-000000000001\n");
  quoth_cli_run (self, "list", "p.quoth", "unplaced", "--json");
  g_assert_nonnull (strstr (self->out, "\"unplaced\":true"));
  g_assert_nonnull (strstr (self->out, "\"quote\":[\"Hello\"]"));

  quoth_cli_fixture_feed (
    self,
    "{\"type\":\"mention\",\"id\":\"0190a000-0000-7000-8000-000000000001\",\"spans\":[[4,9]],\"unplaced\":false}\n",
    "apply", "p.quoth", "-", "--coder", "A", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_run (self, "list", "p.quoth", "unplaced");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_nonnull (strstr (self->out, "one\t4-9\tA\tXi\thello\n"));
  quoth_cli_run (self, "check", "p.quoth");
}

static void
refuse (QuothCliFixture *self, const char *path, const char *phrase)
{
  g_autofree char *before = quoth_cli_fixture_snapshot (self);
  g_autofree char *after = NULL;

  quoth_cli_fixture_run (self, "revise", "p.quoth", "one", path, "--coder", "A", NULL);
  quoth_cli_fixture_assert_failed (self, 1, phrase, NULL);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_input (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_write (self, "nothing.txt", "", 0);
  quoth_cli_fixture_write (self, "blank.txt", " \n\n", -1);
  quoth_cli_fixture_write (self, "picture.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  refuse (self, "nothing.txt", "nothing.txt");
  refuse (self, "blank.txt", "empty");
  refuse (self, "picture.txt", "picture.txt");
  refuse (self, "missing.txt", "missing.txt");

  quoth_cli_fixture_run (self, "revise", "p.quoth", "two", "fixed.txt", "--coder", "A", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "two", NULL);
  quoth_cli_fixture_run (self, "revise", "p.quoth", "one", "fixed.txt", "--encoding", "klingon", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "klingon", NULL);
  quoth_cli_fixture_write (self, "latin.txt", "Hello all caf\xe9.\n", -1);
  quoth_cli_fixture_run (self, "revise", "p.quoth", "one", "latin.txt", "--encoding", "UTF-8", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "latin.txt", "UTF-8", NULL);
  quoth_cli_fixture_run (self, "revise", "p.quoth", "one", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "FILE", NULL);
  quoth_cli_fixture_run (self, "text", "p.quoth", "one", "--revision", "7", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "7", "it has 1", NULL);
  quoth_cli_fixture_run (self, "list", "p.quoth", "revisions", "--coder", "A", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--coder", NULL);
}

/* The same text says so, and is no failure; from another system, too. */
static void
test_same (QuothCliFixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = g_strsplit (QUOTH_CLI_TEXT, "\n", -1);
  g_autofree char *crlf = g_strjoinv ("\r\n", lines);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_feed (self, crlf, "revise", "p.quoth", "one", "-", "--coder", "A", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  g_assert_nonnull (strstr (self->out, "nothing was changed"));
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
  quoth_cli_fixture_feed (self, crlf, "revise", "p.quoth", "one", "-", "--json", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  g_assert_nonnull (strstr (self->out, "{\"applied\":false,\"same\":true,"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/revise/revise", test_revise);
  QUOTH_CLI_TEST ("/cli/revise/unplaced", test_unplaced);
  QUOTH_CLI_TEST ("/cli/revise/bad-input", test_bad_input);
  QUOTH_CLI_TEST ("/cli/revise/same", test_same);
  return g_test_run ();
}
