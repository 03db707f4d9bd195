/* test-usage.c: help, versions, wrong usage, and how the program ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <string.h>

#include "quoth-cli-fixture.h"

static const char *const commands[] = {
  "new", "import", "apply", "list", "find", "tag-all", "export", "formats", "check", "backup", "agreement", NULL,
};

static void
test_help (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_run (self, "--help");
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);

      g_assert_nonnull (strstr (self->out, line));
    }
  g_assert_nonnull (strstr (self->out, "jsonl"));
}

static void
test_help_of_commands (QuothCliFixture *self, gconstpointer data)
{
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *usage = g_strdup_printf ("Usage: quoth-cli %s [OPTION…]", commands[i]);
      g_autofree char *help = NULL;

      quoth_cli_run (self, commands[i], "--help");
      g_assert_true (g_str_has_prefix (self->out, usage));
      g_assert_nonnull (strstr (self->out, "--json"));
      g_assert_nonnull (strstr (self->out, "--coder=NAME"));
      g_assert_nonnull (strstr (self->out, "Examples:"));
      help = g_steal_pointer (&self->out);
      quoth_cli_run (self, "help", commands[i]);
      g_assert_cmpstr (self->out, ==, help);
    }
  quoth_cli_run (self, "help", "jsonl");
  g_assert_nonnull (strstr (self->out, "\"type\":\"mention\""));
}

static void
test_help_fits_terminals (QuothCliFixture *self, gconstpointer data)
{
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_auto (GStrv) lines = NULL;

      quoth_cli_run (self, commands[i], "--help");
      lines = g_strsplit (self->out, "\n", -1);
      for (guint l = 0; lines[l] != NULL; l++)
        if (!g_str_has_prefix (lines[l], "  quoth-cli") && strstr (lines[l], "| quoth-cli") == NULL)
          g_assert_cmpint (g_utf8_strlen (lines[l], -1), <=, 79);
    }
}

static void
test_version (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_run (self, "--version");
  g_assert_true (g_str_has_prefix (self->out, "quoth-cli "));
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
}

static void
test_wrong_usage (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_run (self, NULL);
  quoth_cli_fixture_assert_failed (self, 2, "quoth-cli --help", NULL);
  quoth_cli_fixture_run (self, "improt", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“improt”", "“import”", NULL);
  quoth_cli_fixture_run (self, "help", "nothing-like-it", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "nothing-like-it", NULL);
  quoth_cli_fixture_run (self, "--nonsense", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--nonsense", NULL);
  quoth_cli_fixture_run (self, "import", "p.quoth", "x.txt", "--nonsense", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--nonsense", "quoth-cli import --help", NULL);
  quoth_cli_fixture_run (self, "import", "p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "PROJECT FILE", "quoth-cli import --help", NULL);
  quoth_cli_fixture_run (self, "apply", "p.quoth", "a", "b", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“b”", NULL);
  quoth_cli_fixture_run (self, "list", "p.quoth", "things", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“things”", "documents actors", NULL);
  quoth_cli_fixture_run (self, "list", "p.quoth", "actors", "--document", "one", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--document", NULL);
  quoth_cli_fixture_run (self, "apply", "p.quoth", "a", "--coder", "A", "--coder", "B", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--coder", NULL);
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth"));
}

static void
test_wrong_usage_of_export (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_run (self, "export", "p.quoth", "--output", "x", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--format", "jsonl", "csv", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "--format", "jsonl", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--output", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "--format", "nonsense", "--output", "x", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“nonsense”", "brat", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "--format", "csv", "--output", "-", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "standard output", NULL);
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_run (self, "export", "p.quoth", "--format", "conll", "--output", "x", "--option", "layer=nonsense", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "nonsense", "mention", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "--format", "conll", "--output", "x", "--option", "layer", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "NAME=VALUE", NULL);
  g_assert_false (quoth_cli_fixture_exists (self, "x"));
}

static void
test_options_before_command (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_run (self, "--json", "check", "p.quoth");
  g_assert_cmpstr (self->out, ==, "{\"ok\":true,\"problems\":[]}\n");
  quoth_cli_run (self, "--quiet", "check", "p.quoth");
  g_assert_cmpstr (self->out, ==, "");
}

static void
test_names_that_look_like_options (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_write (self, "-x.txt", "A text.\n", -1);
  quoth_cli_fixture_make_project (self);
  quoth_cli_run (self, "import", "--quiet", "p.quoth", "--", "-x.txt");
  quoth_cli_run (self, "list", "p.quoth", "documents");
  g_assert_nonnull (strstr (self->out, "-x\t"));
}

/* Enough actors that the list is longer than a pipe and any buffer. */
static void
make_long_list (QuothCliFixture *self)
{
  g_autoptr (GString) edits = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (edits, "{\"type\":\"actor\",\"id\":\"_:%u\",\"name\":\"Actor %u\",\"kind\":\"person\"}\n", i, i);
  quoth_cli_fixture_write (self, "edits.jsonl", edits->str, edits->len);
  quoth_cli_run (self, "new", "p.quoth", "--quiet");
  quoth_cli_run (self, "apply", "p.quoth", "edits.jsonl", "--quiet");
}

static void
test_reader_goes_away (QuothCliFixture *self, gconstpointer data)
{
  make_long_list (self);
  quoth_cli_fixture_shell (self, "{ \"$QUOTH_CLI\" list p.quoth actors --json; echo \"status $?\" >&2; } | head -n 1");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 1);
  g_assert_cmpstr (self->err, ==, "status 0\n");
  quoth_cli_fixture_shell (self, "{ \"$QUOTH_CLI\" export p.quoth -f jsonl -o -; echo \"status $?\" >&2; } | head -n 1");
  g_assert_cmpstr (self->err, ==, "status 0\n");
}

static void
test_output_full (QuothCliFixture *self, gconstpointer data)
{
  make_long_list (self);
  quoth_cli_fixture_shell (self, "\"$QUOTH_CLI\" list p.quoth actors > /dev/full");
  quoth_cli_fixture_assert_failed (self, 1, "Standard output", NULL);
  quoth_cli_fixture_shell (self, "\"$QUOTH_CLI\" --version > /dev/full");
  quoth_cli_fixture_assert_failed (self, 1, "Standard output", NULL);
}

/* The project must not get the number of a standard file that the caller has closed. */
static void
test_closed_standard_files (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_shell (self, "\"$QUOTH_CLI\" list p.quoth documents <&- >&- 2>&-");
  g_assert_cmpint (self->status, ==, 0);
  quoth_cli_run (self, "check", "p.quoth", "--quiet");
}

static void
test_interrupt (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quoth_cli_fixture_make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  /* It waits for its input when the signal comes. */
  quoth_cli_fixture_shell (self, "mkfifo fifo; (sleep 3 > fifo) & setsid true; "
                                 "\"$QUOTH_CLI\" apply p.quoth - < fifo & pid=$!; sleep 1; kill -TERM $pid; wait $pid; "
                                 "status=$?; rm fifo; exit $status");
  quoth_cli_fixture_assert_failed (self, 1, "Cancelled", NULL);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_plain_locale (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_shell (self, "LC_ALL=C LANG=C \"$QUOTH_CLI\" new p.quoth --name 'Köln 🇩🇪'");
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  g_assert_cmpstr (self->out, ==, "Made the project “p.quoth”\n");
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-");
  g_assert_nonnull (strstr (self->out, "\"name\":\"Köln 🇩🇪\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/usage/help", test_help);
  QUOTH_CLI_TEST ("/usage/help-of-commands", test_help_of_commands);
  QUOTH_CLI_TEST ("/usage/help-fits-terminals", test_help_fits_terminals);
  QUOTH_CLI_TEST ("/usage/version", test_version);
  QUOTH_CLI_TEST ("/usage/wrong", test_wrong_usage);
  QUOTH_CLI_TEST ("/usage/wrong-export", test_wrong_usage_of_export);
  QUOTH_CLI_TEST ("/usage/options-before-command", test_options_before_command);
  QUOTH_CLI_TEST ("/usage/names-that-look-like-options", test_names_that_look_like_options);
  QUOTH_CLI_TEST ("/usage/reader-goes-away", test_reader_goes_away);
  QUOTH_CLI_TEST ("/usage/output-full", test_output_full);
  QUOTH_CLI_TEST ("/usage/closed-standard-files", test_closed_standard_files);
  QUOTH_CLI_TEST ("/usage/interrupt", test_interrupt);
  QUOTH_CLI_TEST ("/usage/plain-locale", test_plain_locale);
  return g_test_run ();
}
