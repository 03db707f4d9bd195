/* test-codebook.c: versions of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

static void
feed (QuothCliFixture *self, const char *lines)
{
  quoth_cli_fixture_feed (self, lines, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
test_versions (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  feed (self, "{\"type\":\"code\",\"key\":\"lake\",\"name\":\"Lake\"}\n");
  quoth_cli_run (self, "codebook", "p.quoth", "save", "--name", "Pilot", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "Saved the codebook as version 1\n");
  quoth_cli_run (self, "codebook", "p.quoth", "diff");
  g_assert_cmpstr (self->out, ==, "");

  feed (self, "{\"type\":\"code\",\"key\":\"lake\",\"definition\":\"Still water\"}\n"
              "{\"type\":\"code\",\"key\":\"rhine\",\"name\":\"Rhine\"}\n");
  quoth_cli_run (self, "codebook", "p.quoth", "diff");
  g_assert_cmpstr (self->out, ==, "~ code lake: definition “” → “Still water”\n+ code rhine “Rhine”\n");
  quoth_cli_run (self, "codebook", "p.quoth", "save", "--json", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "{\"number\":2}\n");
  quoth_cli_run (self, "codebook", "p.quoth", "diff", "2", "1", "--json");
  g_assert_cmpstr (self->out, ==,
                   "{\"change\":\"removed\",\"type\":\"code\",\"key\":\"rhine\",\"name\":\"Rhine\"}\n"
                   "{\"change\":\"changed\",\"type\":\"code\",\"key\":\"lake\",\"name\":\"Lake\",\"field\":\"definition\","
                   "\"before\":\"Still water\"}\n");
  quoth_cli_run (self, "check", "p.quoth");
}

/* A code is the same whatever its key is now; what was moved is told apart from what was changed. */
static void
test_moves (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autofree char *rename = NULL;

  quoth_cli_fixture_make_project (self);
  feed (self, "{\"type\":\"code\",\"key\":\"lake\",\"name\":\"Lake\"}\n"
              "{\"type\":\"code\",\"key\":\"rhine\",\"name\":\"Rhine\",\"position\":1}\n"
              "{\"type\":\"code\",\"key\":\"pond\",\"name\":\"Pond\",\"position\":2}\n"
              "{\"type\":\"code\",\"key\":\"sea\",\"name\":\"Sea\",\"position\":3}\n");
  quoth_cli_run (self, "codebook", "p.quoth", "save", "--coder", "A");
  quoth_cli_run (self, "list", "p.quoth", "codes", "--json");
  id = g_strndup (strstr (self->out, "\"id\":\"") + strlen ("\"id\":\""), 36);
  rename = g_strdup_printf ("{\"type\":\"code\",\"id\":\"%s\",\"key\":\"water\",\"definition\":\"Still\\nor not\",\"position\":9}\n"
                            "{\"type\":\"code\",\"key\":\"rhine\",\"parent\":\"%s\"}\n",
                            id, id);
  feed (self, rename);
  quoth_cli_run (self, "codebook", "p.quoth", "diff");
  g_assert_cmpstr (self->out, ==,
                   "~ code water: key “lake” → “water”\n"
                   "~ code water: definition “” → “Still / or not”\n"
                   "> code water: place first → after “sea”\n"
                   "> code rhine: parent “” → “water”\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/codebook/versions", test_versions);
  QUOTH_CLI_TEST ("/codebook/moves", test_moves);
  return g_test_run ();
}
