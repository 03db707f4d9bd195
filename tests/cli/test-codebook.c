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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/codebook/versions", test_versions);
  return g_test_run ();
}
