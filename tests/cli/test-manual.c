/* test-manual.c: the manual page, and that it says what --help says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

static const char *const commands[] = {
  "new", "import", "apply", "list", "export", "formats", "check", "backup", "agreement", NULL,
};

/* The page as plain text: without fonts, and minus signs as such. */
static char *
make_plain (const char *page)
{
  g_autoptr (GString) plain = g_string_new (page);

  g_string_replace (plain, "\\-", "-", 0);
  g_string_replace (plain, "\\e", "\\", 0);
  g_string_replace (plain, "\\&", "", 0);
  return g_strdup (plain->str);
}

static void
check_options (const char *help, const char *manual)
{
  g_auto (GStrv) lines = g_strsplit (help, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *option = g_str_has_prefix (lines[i], "  -") ? strstr (lines[i], "--") : NULL;
      g_autofree char *name = option != NULL ? g_strndup (option, strcspn (option, "= \n")) : NULL;

      if (name == NULL)
        continue;
      n++;
      if (strstr (manual, name) == NULL)
        g_error ("%s is not in the manual", name);
    }
  g_assert_cmpuint (n, >, 3);
}

static void
test_says_what_help_says (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *manual = NULL;

  quoth_cli_run (self, "--man");
  manual = make_plain (self->out);
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *heading = g_strdup_printf (".SS \"%s\"\n", commands[i]);

      g_assert_nonnull (strstr (manual, heading));
      quoth_cli_run (self, commands[i], "--help");
      check_options (self->out, manual);
    }
  g_assert_nonnull (strstr (manual, ".SH \"THE JSONL FORMAT\"\n"));
  g_assert_nonnull (strstr (manual, ".SH \"EXIT STATUS\"\n"));
}

/* Runs a formatter over the page, if it is there. Returns: whether it was. */
static gboolean
format (QuothCliFixture *self, const char *const *argv)
{
  g_autofree char *found = g_find_program_in_path (argv[0]);

  if (found == NULL)
    return FALSE;
  quoth_cli_fixture_run_argv (self, argv, NULL);
  quoth_cli_fixture_assert_done (self, argv[0]);
  return TRUE;
}

static void
test_formats (QuothCliFixture *self, gconstpointer data)
{
  static const char *const groff[] = { "groff", "-k", "-man", "-Tutf8", "-ww", "-rLL=100n", "quoth-cli.1", NULL };
  static const char *const mandoc[] = { "mandoc", "-Tutf8", "-Wwarning", "quoth-cli.1", NULL };
  gboolean any;

  quoth_cli_run (self, "--man");
  quoth_cli_fixture_write (self, "quoth-cli.1", self->out, -1);
  any = format (self, groff);
  any |= format (self, mandoc);
  if (!any)
    g_test_skip ("neither groff nor mandoc is here");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/manual/says-what-help-says", test_says_what_help_says);
  QUOTH_CLI_TEST ("/manual/formats", test_formats);
  return g_test_run ();
}
