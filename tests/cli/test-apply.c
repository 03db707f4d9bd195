/* test-apply.c: edits from a file, good and bad ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

/* Two good lines that every file of edits here begins with; a bad one is line 3. */
#define GOOD \
  "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\"}\n" \
  "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,13]],\"quote\":[\"Xi\"],\"actor\":\"_:xi\"}\n"

#define MENTION(spans) "{\"type\":\"mention\",\"document\":\"one\",\"spans\":" spans ",\"actor\":\"_:xi\"}\n"

/* A bad line, and what the message about it must have. */
typedef struct
{
  const char *name;
  const char *line;
  const char *phrase;
} BadLine;

static const BadLine bad_lines[] = {
  { "unknown-field", "{\"type\":\"actor\",\"id\":\"_:y\",\"name\":\"Y\",\"kind\":\"person\",\"mood\":\"good\"}\n", "mood" },
  { "unknown-type", "{\"type\":\"planet\",\"id\":\"_:y\"}\n", "planet" },
  { "past-end", MENTION ("[[38,42]]"), "41" },
  { "wrong-way-round", MENTION ("[[13,11]]"), "11" },
  { "negative", MENTION ("[[-1,2]]"), "-1" },
  { "cuts-flag", MENTION ("[[19,20]]"), "20" },
  { "cuts-accent", MENTION ("[[26,30]]"), "30" },
  { "wrong-quote", "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,13]],\"quote\":[\"XI\"],\"actor\":\"_:xi\"}\n", "XI" },
  { "unknown-actor", "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,13]],\"actor\":\"_:nobody\"}\n", "nobody" },
  { "unknown-document", "{\"type\":\"mention\",\"document\":\"two\",\"spans\":[[11,13]],\"actor\":\"_:xi\"}\n", "two" },
  { "unknown-id", "{\"type\":\"delete\",\"id\":\"0190a000-0000-7000-8000-000000000000\"}\n", "0190a000" },
  { "bad-enum", "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[11,13]],\"factuality\":\"sure\"}\n", "sure" },
  { "not-json", "Xi said so\n", "" },
  { "not-an-object", "[1,2]\n", "" },
  { "half-a-line", "{\"type\":\"actor\",\"name\":\"Y", "" },
  { "not-utf8", "{\"type\":\"actor\",\"name\":\"Caf\xe9\",\"kind\":\"person\"}\n", "" },
};

static void
check_bad_line (QuothCliFixture *self, const BadLine *bad)
{
  g_autofree char *edits = g_strconcat (GOOD, bad->line, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quoth_cli_fixture_write (self, "edits.jsonl", edits, -1);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "apply", "p.quoth", "edits.jsonl", "--coder", "B", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "quoth-cli: edits.jsonl:3: ", bad->phrase, NULL);
  quoth_cli_fixture_run (self, "apply", "p.quoth", "edits.jsonl", "--coder", "B", "--dry-run", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "quoth-cli: edits.jsonl:3: ", bad->phrase, NULL);
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--coder", "B", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "quoth-cli: <stdin>:3: ", bad->phrase, NULL);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_lines (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  for (guint i = 0; i < G_N_ELEMENTS (bad_lines); i++)
    {
      g_test_message ("%s", bad_lines[i].name);
      check_bad_line (self, &bad_lines[i]);
    }
}

static void
test_file_not_there (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_run (self, "apply", "p.quoth", "nowhere.jsonl", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nowhere.jsonl", NULL);
  quoth_cli_fixture_run (self, "apply", "p.quoth", ".", NULL);
  quoth_cli_fixture_assert_failed (self, 1, NULL);
}

static void
test_good (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "edits.jsonl", GOOD MENTION ("[[19,21]]") MENTION ("[[26,31],[0,5]]"), -1);
  quoth_cli_fixture_run (self, "apply", "p.quoth", "edits.jsonl", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "edits.jsonl:4: ", NULL);
  quoth_cli_fixture_write (self, "edits.jsonl", GOOD MENTION ("[[19,21]]") MENTION ("[[0,5],[26,31]]"), -1);
  quoth_cli_run (self, "apply", "p.quoth", "edits.jsonl", "--coder", "B", "--json", "--dry-run");
  g_assert_cmpstr (self->out, ==, "{\"applied\":false,\"put\":{\"coder\":1,\"actor\":1,\"mention\":3},\"deleted\":{},\"warnings\":[]}\n");
  quoth_cli_run (self, "apply", "p.quoth", "edits.jsonl", "--coder", "B");
  g_assert_cmpstr (self->out, ==, "Made or changed: 1 coder, 1 actor, 3 mentions\n");
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_cmpstr (self->out, ==,
                   "one\t11-13\tB\tXi\tXi\n"
                   "one\t19-21\tB\tXi\t🇨🇳\n"
                   "one\t0-5,26-31\tB\tXi\tHello … cafe\xcc\x81\n");
  quoth_cli_run (self, "check", "p.quoth");
}

static void
test_change_and_delete (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *edits = NULL;
  const char *found;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, GOOD, "apply", "p.quoth", "-", "--quiet", "--coder", "A", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_run (self, "list", "p.quoth", "mentions", "--json");
  found = strstr (self->out, "\"id\":\"") + strlen ("\"id\":\"");
  id = g_strndup (found, 36);
  edits = g_strdup_printf ("{\"type\":\"mention\",\"id\":\"%s\",\"spans\":[[14,18]]}\n", id);
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--quiet", "--coder", "A", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_cmpstr (self->out, ==, "one\t14-18\tA\tXi\tsaid\n");
  g_free (edits);
  edits = g_strdup_printf ("{\"type\":\"delete\",\"id\":\"%s\"}\n", id);
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--coder", "A", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  g_assert_nonnull (strstr (self->out, "Deleted: 1 mention\n"));
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_cmpstr (self->out, ==, "");
}

/* The actors of one project, piped into another. */
static void
test_pipe (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *actors = NULL;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, GOOD, "apply", "p.quoth", "-", "--quiet", NULL);
  quoth_cli_run (self, "list", "p.quoth", "actors", "--json");
  actors = g_steal_pointer (&self->out);
  quoth_cli_run (self, "new", "q.quoth", "--quiet");
  quoth_cli_fixture_shell (self, "\"$QUOTH_CLI\" list p.quoth actors --json | \"$QUOTH_CLI\" apply q.quoth - --quiet");
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_run (self, "list", "q.quoth", "actors", "--json");
  g_assert_cmpstr (self->out, ==, actors);
}

/* Who is a part of whom cannot go in a circle, be it closed by one line or by several. */
static void
test_parent_circle (QuothCliFixture *self, gconstpointer data)
{
  static const char chain[] = "{\"type\":\"actor\",\"id\":\"01890000-0000-7000-8000-000000000001\",\"name\":\"Ministry\",\"kind\":\"organisation\"}\n"
                              "{\"type\":\"actor\",\"id\":\"01890000-0000-7000-8000-000000000002\",\"name\":\"Office\",\"kind\":\"organisation\",\"parent\":\"01890000-0000-7000-8000-000000000001\"}\n"
                              "{\"type\":\"actor\",\"id\":\"01890000-0000-7000-8000-000000000003\",\"name\":\"Desk\",\"kind\":\"group\",\"parent\":\"01890000-0000-7000-8000-000000000002\"}\n";
  static const char *const circles[] = {
    "{\"type\":\"actor\",\"id\":\"01890000-0000-7000-8000-000000000001\",\"parent\":\"01890000-0000-7000-8000-000000000003\"}\n",
    "{\"type\":\"actor\",\"id\":\"01890000-0000-7000-8000-000000000002\",\"parent\":\"01890000-0000-7000-8000-000000000002\"}\n",
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"X\",\"kind\":\"group\",\"parent\":\"_:y\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:y\",\"name\":\"Y\",\"kind\":\"group\",\"parent\":\"_:x\"}\n",
  };
  g_autofree char *before = NULL;

  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, chain, "apply", "p.quoth", "-", "--quiet", "--coder", "A", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  before = quoth_cli_fixture_snapshot (self);
  for (guint i = 0; i < G_N_ELEMENTS (circles); i++)
    {
      g_autofree char *after = NULL;

      quoth_cli_fixture_feed (self, circles[i], "apply", "p.quoth", "-", "--coder", "A", NULL);
      quoth_cli_fixture_assert_failed (self, 1, "cannot be a part of itself", NULL);
      after = quoth_cli_fixture_snapshot (self);
      g_assert_cmpstr (before, ==, after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/apply/bad-lines", test_bad_lines);
  QUOTH_CLI_TEST ("/apply/file-not-there", test_file_not_there);
  QUOTH_CLI_TEST ("/apply/good", test_good);
  QUOTH_CLI_TEST ("/apply/change-and-delete", test_change_and_delete);
  QUOTH_CLI_TEST ("/apply/pipe", test_pipe);
  QUOTH_CLI_TEST ("/apply/parent-circle", test_parent_circle);
  return g_test_run ();
}
