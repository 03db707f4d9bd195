/* test-tag-all.c: tagging an actor wherever its name occurs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

#define ACTORS \
  "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\"}\n" \
  "{\"type\":\"actor\",\"id\":\"_:cn\",\"name\":\"China\",\"kind\":\"state\",\"aliases\":[\"\xf0\x9f\x87\xa8\xf0\x9f\x87\xb3\"]}\n"

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, ACTORS, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
test_tag_all (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "tag-all", "p.quoth", "China", "--dry-run", "--coder", "A");
  g_assert_true (g_str_has_prefix (self->out, "one:19:free: Hello"));
  quoth_cli_run (self, "list", "p.quoth", "mentions");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "tag-all", "p.quoth", "China", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "Tag actor “China” in 1 place: done\n");
  quoth_cli_run (self, "list", "p.quoth", "mentions", "--json");
  g_assert_nonnull (strstr (self->out, "\"spans\":[[19,21]]"));
  g_assert_nonnull (strstr (self->out, "tag-all"));
  quoth_cli_run (self, "tag-all", "p.quoth", "China", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "Nothing is left to tag\n");
  quoth_cli_run (self, "tag-all", "p.quoth", "China", "--coder", "A", "--dry-run", "--json");
  g_assert_nonnull (strstr (self->out, "\"start\":19,\"end\":21,\"state\":\"tagged\""));
  /* Another coder has not tagged it. */
  quoth_cli_run (self, "tag-all", "p.quoth", "China", "--coder", "B", "--json");
  g_assert_cmpstr (self->out, ==, "{\"done\":\"Tag actor “China” in 1 place\",\"tagged\":1}\n");
  quoth_cli_run (self, "check", "p.quoth");
}

static void
test_words (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "tag-all", "p.quoth", "Xi", "ALL", "caf\xc3\xa9", "hell", "--coder", "A", "--quiet");
  quoth_cli_run (self, "list", "p.quoth", "mentions", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"spans\""), ==, 2);
  g_assert_nonnull (strstr (self->out, "[[26,31]]"));
  quoth_cli_run (self, "tag-all", "p.quoth", "Xi", "Hell", "--case", "--part-of-word", "--document", "one", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "Tag actor “Xi” in 1 place: done\n");
}

static void
test_bad (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_run (self, "tag-all", "p.quoth", "Putin", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“Putin”", NULL);
  quoth_cli_fixture_run (self, "tag-all", "p.quoth", "Xi", "--case", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“--case”", NULL);
  quoth_cli_fixture_run (self, "tag-all", "p.quoth", "Xi", "--document", "two", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "two", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/tag-all/tag-all", test_tag_all);
  QUOTH_CLI_TEST ("/cli/tag-all/words", test_words);
  QUOTH_CLI_TEST ("/cli/tag-all/bad", test_bad);
  return g_test_run ();
}
