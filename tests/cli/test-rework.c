/* test-rework.c: merge, split, replace, delete and move
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

#define CODING \
  "{\"type\":\"code\",\"id\":\"_:a\",\"key\":\"a\",\"name\":\"Alpha\"}\n" \
  "{\"type\":\"code\",\"id\":\"_:b\",\"key\":\"b\",\"name\":\"Beta\"}\n" \
  "{\"type\":\"code\",\"id\":\"_:c\",\"key\":\"c\",\"name\":\"Gamma\",\"parent\":\"_:b\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:jp\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[\"President\",\"same\"],\"wikidata\":\"Q15031\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:cn\",\"name\":\"China\",\"kind\":\"state\",\"aliases\":[\"same\"]}\n" \
  "{\"type\":\"proposition\",\"id\":\"_:p\",\"statement\":\"The cafe is open\"}\n" \
  "{\"type\":\"proposition\",\"id\":\"_:q\",\"statement\":\"It is open\"}\n" \
  "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,13]],\"actor\":\"_:jp\"}\n" \
  "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[22,39]],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:jp\"}]," \
  "\"categories\":[{\"code\":\"_:b\"}],\"propositions\":[{\"proposition\":\"_:q\",\"link\":\"supports\"}]}\n"

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, CODING, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
assert_out (QuothCliFixture *self, const char *words)
{
  if (strstr (self->out, words) == NULL)
    g_test_fail_printf ("“%s” is not in “%s”", words, self->out);
}

static void
test_merge (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "merge", "p.quoth", "actors", "Xi", "President", "China", "--coder", "A");
  assert_out (self, "Merge “Xi Jinping”, “China” into “Xi”: done; what followed: 1 mention, 1 claim\n");
  assert_out (self, "Noted in a memo: “China”, which became this, had another kind: state\n");
  quoth_cli_run (self, "list", "p.quoth", "actors");
  g_assert_cmpstr (self->out, ==, "Xi\tperson\t1\t1\tXi Jinping, President, same, China\n");

  quoth_cli_run (self, "merge", "p.quoth", "codes", "Alpha", "b", "--json", "--coder", "B");
  g_assert_cmpstr (self->out, ==,
                   "{\"applied\":true,\"done\":\"Merge “Beta” into “Alpha”\",\"followed\":{\"code\":1,\"claim\":1},\"deleted\":{\"code\":1},"
                   "\"given_up\":[\"“Beta”, with the key “b”, became this\"]}\n");
  quoth_cli_run (self, "list", "p.quoth", "coders");
  assert_out (self, "B\t");
  quoth_cli_run (self, "merge", "p.quoth", "propositions", "The cafe is open", "It is open", "--quiet");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "check", "p.quoth");
}

static void
test_split_and_move (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "split", "p.quoth", "actors", "Xi Jinping", "The President", "--alias", "President", "--alias", "xi");
  assert_out (self, "what followed: 1 mention\n");
  quoth_cli_run (self, "list", "p.quoth", "actors");
  assert_out (self, "Xi Jinping\tperson\t0\t1\tsame\n");
  assert_out (self, "The President\tperson\t1\t0\tPresident, xi\n");

  quoth_cli_run (self, "split", "p.quoth", "codes", "b", "Delta", "--key", "d", "--under", "a");
  quoth_cli_run (self, "move", "p.quoth", "b", "d", "--position", "0");
  quoth_cli_run (self, "list", "p.quoth", "codes");
  g_assert_cmpstr (self->out, ==, "a\tAlpha\t\t\nd\tDelta\ta\t\nb\tBeta\td\t\nc\tGamma\tb\t\n");
  quoth_cli_run (self, "move", "p.quoth", "c", "--position", "0");
  quoth_cli_run (self, "list", "p.quoth", "codes");
  g_assert_cmpstr (self->out, ==, "c\tGamma\t\t\na\tAlpha\t\t\nd\tDelta\ta\t\nb\tBeta\td\t\n");
}

static void
test_delete_and_replace (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_run (self, "delete", "p.quoth", "actors", "Xi Jinping", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "is used by 1 mention and 1 claim", "--replace-by", NULL);
  quoth_cli_run (self, "delete", "p.quoth", "actors", "Xi Jinping", "--replace-by", "Xi");
  g_assert_cmpstr (self->out, ==,
                   "Delete “Xi Jinping”, replaced by “Xi”: done; what followed: 1 mention, 1 claim\n");
  quoth_cli_run (self, "replace", "p.quoth", "codes", "b", "a");
  assert_out (self, "done; what followed: 1 code, 1 claim\n");
  quoth_cli_run (self, "delete", "p.quoth", "codes", "b");
  g_assert_cmpstr (self->out, ==, "Delete “Beta”: done\n");
  quoth_cli_run (self, "delete", "p.quoth", "actors", "China", "--json");
  g_assert_cmpstr (self->out, ==, "{\"applied\":true,\"done\":\"Delete “China”\",\"followed\":{},\"deleted\":{\"actor\":1},\"given_up\":[]}\n");
  quoth_cli_run (self, "check", "p.quoth");
}

/* What is refused leaves everything as it is. */
static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "actors", "Xi", "Xi", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "cannot be merged with itself", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "actors", "Xi", "Putin", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "no actor “Putin”", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "actors", "Xi", "same", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“same” could be any of these: ", "by its id", NULL);
  quoth_cli_fixture_run (self, "move", "p.quoth", "b", "c", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“Beta” cannot be under itself", NULL);
  quoth_cli_fixture_run (self, "split", "p.quoth", "codes", "b", "a", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "key “a”", NULL);
  quoth_cli_fixture_run (self, "split", "p.quoth", "actors", "Xi", "Jack", "--kind", "A person", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "kind", NULL);
  quoth_cli_fixture_run (self, "delete", "p.quoth", "documents", "one", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“one” is used by 1 mention and 1 claim", NULL);
  quoth_cli_fixture_run (self, "replace", "p.quoth", "codes", "b", "b", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "replaced by itself", NULL);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

/* It says what would be done, or why it would be refused, and leaves everything as it is. */
static void
test_dry_run (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_run (self, "merge", "p.quoth", "actors", "Xi", "President", "China", "--dry-run");
  assert_out (self, "Merge “Xi Jinping”, “China” into “Xi”: would follow: 1 mention, 1 claim; would be deleted: 2 actors\n");
  assert_out (self, "Would be noted in a memo: “China”, which became this, had another kind: state\n");
  quoth_cli_run (self, "merge", "p.quoth", "codes", "Alpha", "b", "-n", "--json");
  g_assert_cmpstr (self->out, ==,
                   "{\"applied\":false,\"done\":\"Merge “Beta” into “Alpha”\",\"followed\":{\"code\":1,\"claim\":1},"
                   "\"deleted\":{\"code\":1},\"given_up\":[\"“Beta”, with the key “b”, became this\"]}\n");
  quoth_cli_run (self, "split", "p.quoth", "actors", "Xi Jinping", "The President", "--alias", "xi", "--dry-run");
  assert_out (self, "would follow: 1 mention; would be deleted: nothing\n");
  quoth_cli_run (self, "replace", "p.quoth", "codes", "b", "a", "--dry-run");
  assert_out (self, "would follow: 1 code, 1 claim; would be deleted: nothing\n");
  quoth_cli_run (self, "delete", "p.quoth", "actors", "Xi Jinping", "--replace-by", "Xi", "--dry-run");
  assert_out (self, "would follow: 1 mention, 1 claim; would be deleted: 1 actor\n");
  quoth_cli_run (self, "move", "p.quoth", "c", "--dry-run");
  assert_out (self, "would follow: ");

  quoth_cli_fixture_run (self, "delete", "p.quoth", "actors", "Xi Jinping", "--dry-run", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "is used by 1 mention and 1 claim", "--replace-by", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "actors", "Xi", "Xi", "--dry-run", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "cannot be merged with itself", NULL);
  quoth_cli_fixture_run (self, "move", "p.quoth", "b", "c", "--dry-run", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“Beta” cannot be under itself", NULL);
  quoth_cli_fixture_run (self, "split", "p.quoth", "codes", "b", "a", "--dry-run", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "key “a”", NULL);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_usage (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_run (self, "merge", "p.quoth", "actors", "Xi", NULL);
  quoth_cli_fixture_assert_failed (self, 2, NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "documents", "a", "b", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "documents cannot be merged", NULL);
  quoth_cli_fixture_run (self, "delete", "p.quoth", "segments", "a", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“segments”", NULL);
  quoth_cli_fixture_run (self, "delete", "p.quoth", "cues", "a", "--replace-by", "b", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "cues cannot be merged or replaced", NULL);
  quoth_cli_fixture_run (self, "split", "p.quoth", "propositions", "a", "b", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "Only actors and codes", NULL);
  quoth_cli_fixture_run (self, "split", "p.quoth", "codes", "a", "b", "--alias", "c", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "with actors only", NULL);
  quoth_cli_fixture_run (self, "move", "p.quoth", "a", "--position", "-3", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“--position”", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/rework/merge", test_merge);
  QUOTH_CLI_TEST ("/rework/split-and-move", test_split_and_move);
  QUOTH_CLI_TEST ("/rework/delete-and-replace", test_delete_and_replace);
  QUOTH_CLI_TEST ("/rework/refused", test_refused);
  QUOTH_CLI_TEST ("/rework/dry-run", test_dry_run);
  QUOTH_CLI_TEST ("/rework/usage", test_usage);
  return g_test_run ();
}
