/* test-log.c: log, undo and redo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

static void
feed (QuothCliFixture *self, const char *coder, const char *lines)
{
  quoth_cli_fixture_feed (self, lines, "apply", "p.quoth", "-", "--coder", coder, "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

/* The id of the entry on line @line (from 0) of the log. */
static char *
dup_entry (QuothCliFixture *self, guint line)
{
  g_auto (GStrv) lines = NULL;
  char *entry;

  quoth_cli_run (self, "log", "p.quoth", "--json");
  lines = g_strsplit (self->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, line);
  entry = strstr (lines[line], "\"id\":\"");
  g_assert_nonnull (entry);
  return g_strndup (entry + strlen ("\"id\":\""), 36);
}

/* Two actors by two coders, the first renamed. */
static void
make_history (QuothCliFixture *self)
{
  quoth_cli_fixture_make_project (self);
  feed (self, "A", "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n");
  feed (self, "B", "{\"type\":\"actor\",\"name\":\"Putin\",\"kind\":\"person\"}\n");
  feed (self, "A", "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\",\"note\":\"Of China\"}\n");
}

static void
test_log (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *entry = NULL;

  make_history (self);
  quoth_cli_run (self, "log", "p.quoth");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 5);
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\tB\t"), ==, 1);
  g_assert_true (strstr (self->out, "\tA\t") < strstr (self->out, "\tB\t"));
  quoth_cli_run (self, "log", "p.quoth", "--coder", "B", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  g_assert_nonnull (strstr (self->out, "\"coder\":\"B\",\"kind\":\"edit\",\"label\":\"Apply edits from <stdin>\"}"));
  quoth_cli_run (self, "log", "p.quoth", "-n", "2");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 2);
  quoth_cli_run (self, "log", "p.quoth", "--since", "2999-01-01");
  g_assert_cmpstr (self->out, ==, "");

  entry = dup_entry (self, 0);
  quoth_cli_run (self, "log", "p.quoth", entry);
  g_assert_cmpstr (self->out, ==, "~ the actor “Xi”\n    note: “Of China”\n");
  quoth_cli_run (self, "log", "p.quoth", entry + 28, "--json");
  g_assert_nonnull (strstr (self->out, "{\"change\":\"changed\",\"type\":\"actor\",\"id\":\""));
  g_assert_nonnull (strstr (self->out, "\"what\":\"the actor “Xi”\",\"fields\":[{\"name\":\"note\",\"after\":\"Of China\"}]}\n"));
}

static void
test_undo (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_history (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "Taken back: Apply edits from <stdin>\n");
  quoth_cli_run (self, "list", "p.quoth", "actors", "--json");
  g_assert_null (strstr (self->out, "Of China"));
  quoth_cli_run (self, "redo", "p.quoth", "--coder", "A", "--json");
  g_assert_nonnull (strstr (self->out, "\"kind\":\"redo\",\"label\":\"Apply edits from <stdin>\",\"undoes\":\""));
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
  quoth_cli_run (self, "log", "p.quoth");
  g_assert_nonnull (strstr (self->out, "\tRedo: Apply"));
  g_assert_nonnull (strstr (self->out, "\tUndo: Apply"));
  quoth_cli_run (self, "check", "p.quoth");
}

/* An older action, whatever was done since; and all after one. */
static void
test_chosen (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *made = NULL;
  g_autofree char *renamed = NULL;
  g_autofree char *putin = NULL;

  make_history (self);
  renamed = dup_entry (self, 0);
  putin = dup_entry (self, 1);
  made = dup_entry (self, 2);
  quoth_cli_run (self, "undo", "p.quoth", putin, "--coder", "B");
  quoth_cli_run (self, "list", "p.quoth", "actors");
  g_assert_null (strstr (self->out, "Putin"));
  quoth_cli_fixture_run (self, "undo", "p.quoth", made, "--coder", "A", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "cannot be undone", renamed + 28, NULL);
  quoth_cli_run (self, "undo", "p.quoth", "--after", made, "--coder", "A", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  g_assert_nonnull (strstr (self->out, renamed));
  quoth_cli_run (self, "log", "p.quoth", "-n", "3");
  g_assert_nonnull (strstr (self->out, "(undone)"));
  quoth_cli_run (self, "check", "p.quoth");
}

/* As it was: a project of its own, which every command reads. */
static void
test_as_of (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *putin = NULL;

  make_history (self);
  putin = dup_entry (self, 1);
  quoth_cli_run (self, "as-of", "p.quoth", putin + 28, "then.quoth");
  g_assert_nonnull (strstr (self->out, "Wrote “then.quoth”: the project as it was after “"));
  quoth_cli_run (self, "list", "then.quoth", "actors", "--json");
  g_assert_null (strstr (self->out, "Of China"));
  g_assert_nonnull (strstr (self->out, "Putin"));
  quoth_cli_run (self, "log", "then.quoth", "-n", "1", "--json");
  g_assert_nonnull (strstr (self->out, putin));
  quoth_cli_run (self, "check", "then.quoth");
  quoth_cli_run (self, "as-of", "p.quoth", "2999-01-31", "now.quoth", "--json");
  g_assert_nonnull (strstr (self->out, "{\"project\":\"p.quoth\",\"copy\":\"now.quoth\",\"last\":\""));
  quoth_cli_run (self, "list", "now.quoth", "actors", "--json");
  g_assert_nonnull (strstr (self->out, "Of China"));
  quoth_cli_fixture_run (self, "as-of", "p.quoth", "2001-01-31 12:00", "early.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "the journal of the project begins on", NULL);
  quoth_cli_fixture_run (self, "as-of", "p.quoth", "2001-13-31", "early.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "is no time", NULL);
  quoth_cli_fixture_run (self, "as-of", "p.quoth", putin, "then.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "There is already a file", NULL);
  g_assert_false (quoth_cli_fixture_exists (self, "early.quoth"));
}

static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *entry = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_history (self);
  entry = dup_entry (self, 0);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_run (self, "undo", "p.quoth", entry, "--coder", "B", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "somebody else did it", NULL);
  quoth_cli_fixture_run (self, "undo", "p.quoth", "ffffffffffff", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "there is no entry “ffffffffffff”", NULL);
  quoth_cli_fixture_run (self, "undo", "p.quoth", "--coder", "Nobody", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nothing to undo", NULL);
  quoth_cli_fixture_run (self, "redo", "p.quoth", "--coder", "A", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nothing to redo", NULL);
  quoth_cli_fixture_run (self, "undo", "p.quoth", entry, "--after", entry, NULL);
  quoth_cli_fixture_assert_failed (self, 2, "either an entry is undone", NULL);
  quoth_cli_fixture_run (self, "log", "p.quoth", "--since", "yesterday", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“yesterday” is no time", NULL);
  quoth_cli_fixture_run (self, "log", "p.quoth", "--of", "Xi", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“Xi” is no id", NULL);
  quoth_cli_fixture_run (self, "log", "p.quoth", "-n", "-1", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--limit", NULL);
  quoth_cli_fixture_run (self, "log", "p.quoth", "--coder", "Nobody", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "Nobody", NULL);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli-log/log", test_log);
  QUOTH_CLI_TEST ("/cli-log/undo", test_undo);
  QUOTH_CLI_TEST ("/cli-log/chosen", test_chosen);
  QUOTH_CLI_TEST ("/cli-log/as-of", test_as_of);
  QUOTH_CLI_TEST ("/cli-log/refused", test_refused);
  return g_test_run ();
}
