/* test-merge-unrelated.c: merging a project that was made apart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

#define OURS \
  "{\"type\":\"code\",\"id\":\"_:a\",\"key\":\"a\",\"name\":\"Alpha\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\"}\n" \
  "{\"type\":\"actor\",\"name\":\"Putin\",\"kind\":\"person\"}\n" \
  "{\"type\":\"actor\",\"name\":\"putin\",\"kind\":\"person\"}\n" \
  "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,13]],\"actor\":\"_:xi\"}\n"

#define THEIRS \
  "{\"type\":\"code\",\"id\":\"_:a\",\"key\":\"A\",\"name\":\"First\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[\"xi\"]}\n" \
  "{\"type\":\"mention\",\"document\":\"eins\",\"spans\":[[11,13]],\"actor\":\"_:xi\"}\n" \
  "{\"type\":\"claim\",\"document\":\"eins\",\"spans\":[[22,39]],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:xi\"}]," \
  "\"categories\":[{\"code\":\"_:a\"}]}\n"

#define SEVERAL "{\"type\":\"actor\",\"name\":\"PUTIN\",\"kind\":\"person\"}\n"

static void
make_projects (QuothCliFixture *self, gboolean several)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, OURS, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_fixture_write (self, "eins.txt", QUOTH_CLI_TEXT, -1);
  quoth_cli_run (self, "new", "q.quoth", "--quiet");
  quoth_cli_run (self, "import", "q.quoth", "eins.txt", "--coder", "B", "--quiet");
  quoth_cli_fixture_feed (self, several ? THEIRS SEVERAL : THEIRS, "apply", "q.quoth", "-", "--coder", "B", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
assert_out (QuothCliFixture *self, const char *words)
{
  if (strstr (self->out, words) == NULL)
    g_test_fail_printf ("“%s” is not in “%s”", words, self->out);
}

static void
test_proposals (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *tried = NULL;

  make_projects (self, FALSE);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--dry-run", "--coder", "A");
  g_assert_cmpstr (self->out, ==,
                   "coder\tB\t\tnew\n"
                   "code\tFirst\tAlpha\tsame key\n"
                   "actor\tXi Jinping\tXi\tan alias is the same\n"
                   "document\teins\tone\tsame text\n"
                   "From “q” would come in: 1 coder, 1 mention, 1 claim\n"
                   "  B: 1 mention, 1 claim\n"
                   "Added to what was here: to 1\n");
  tried = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, tried);
}

/* Both coders' work stands in the one text; undo takes it back; twice is once. */
static void
test_merge (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *merged = NULL;

  make_projects (self, FALSE);
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-", "--quiet");
  before = g_strdup (self->out);
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--coder", "A");
  assert_out (self, "From “q” came in: 1 coder, 1 mention, 1 claim\n");
  g_assert_true (quoth_cli_fixture_exists (self, "p.quoth-backups"));
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "one\t"), ==, 2);
  quoth_cli_run (self, "list", "p.quoth", "actors");
  assert_out (self, "Xi\tperson\t2\t1\tXi Jinping, xi\n");
  quoth_cli_run (self, "check", "p.quoth");
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-", "--quiet");
  merged = g_strdup (self->out);
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "From “q” came in: nothing\n");
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-", "--quiet");
  g_assert_cmpstr (self->out, ==, merged);
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "A");
  assert_out (self, "Merge with “q”");
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-", "--quiet");
  g_assert_cmpstr (self->out, ==, before);
}

static void
test_maps (QuothCliFixture *self, gconstpointer data)
{
  make_projects (self, TRUE);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--coder", "A", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "could be more than one thing here", "actor:PUTIN=", "(Putin)", "(putin)", NULL);
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-backups"));
  quoth_cli_fixture_write (self, "map.txt", "# who is who\nactor:PUTIN=Putin\n\nactor:Xi Jinping=\n", -1);
  quoth_cli_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--coder", "A", "--map", "map.txt", "--map", "code:A=", "--json");
  assert_out (self, "{\"applied\":true,\"related\":false,\"name\":\"q\",\"new\":{\"coder\":1,\"code\":1,\"actor\":1,\"mention\":1,\"claim\":1},"
                    "\"here\":{\"actor\":1,\"document\":1},\"filled\":1,\"changed_there\":0,\"changed\":[],\"unplaced\":0,"
                    "\"coders\":[{\"name\":\"B\",\"new\":{\"mention\":1,\"claim\":1}}],\"told\":[],\"pairs\":[{\"type\":\"coder\"");
  quoth_cli_run (self, "list", "p.quoth", "codes");
  g_assert_cmpstr (self->out, ==, "a\tAlpha\t\t\nA\tFirst\t\t\n");
  quoth_cli_run (self, "list", "p.quoth", "actors");
  assert_out (self, "Putin\tperson\t0\t0\tPUTIN\n");
}

/* What is refused leaves everything as it is. */
static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_projects (self, FALSE);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "q.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“q.quoth” is no copy of “p.quoth”", "--unrelated", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“p.quoth” is this project itself", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "eins.txt", "--unrelated", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "not a Quoth project", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "nothing.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "no file “nothing.quoth”", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "actors", "Xi", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "An operand is missing", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--map", "actor:Xi Jinping", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "actor:Xi Jinping", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--map", "Xi Jinping=Xi", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "does not say what is what", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--map", "actor:Nobody=Xi", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "no actor “Nobody” in the other project", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "q.quoth", "--unrelated", "--map", "actor:Xi Jinping=Nobody", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "no actor “Nobody” in the project", NULL);
  quoth_cli_fixture_run (self, "merge", "p.quoth", "actors", "Xi", "Putin", "--unrelated", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "go with two projects", NULL);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/merge-unrelated/proposals", test_proposals);
  QUOTH_CLI_TEST ("/merge-unrelated/merge", test_merge);
  QUOTH_CLI_TEST ("/merge-unrelated/maps", test_maps);
  QUOTH_CLI_TEST ("/merge-unrelated/refused", test_refused);
  return g_test_run ();
}
