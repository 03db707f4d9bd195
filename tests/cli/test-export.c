/* test-export.c: datasets out of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "quoth-cli-fixture.h"

static const char edits[]
  = "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,13]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"one\",\"spans\":[[11,18]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[22,34]],\"statement\":\"It is\"}\n";

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

/* It tells the same, and leaves nothing behind but the report that was asked for. */
static void
check_trial (QuothCliFixture *self)
{
  g_autofree char *content = NULL;
  json_t *report;

  quoth_cli_fixture_run (
    self, "export", "p.quoth", "-f", "conll", "-O", "layer=mention", "--dry-run", "--report", "lost.json", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (g_str_has_prefix (self->out, "Would write: "));
  g_assert_nonnull (strstr (self->err, "quoth-cli: lost in conll: "));
  content = quoth_cli_fixture_read (self, "lost.json", NULL);
  report = json_loads (content, 0, NULL);
  g_assert_cmpint (json_integer_value (json_object_get (json_object_get (report, "written"), "mention")), ==, 1);
  g_assert_true (json_is_null (json_object_get (report, "output")));
  g_assert_cmpuint (json_array_size (json_object_get (report, "losses")), >=, 2);
  json_decref (report);
}

/* Both overlapping mentions cannot be told by BIO tags: that is in the report, as text and as JSON. */
static void
test_loss_report (QuothCliFixture *self, gconstpointer data)
{
  json_t *report;
  json_t *losses;

  make_project (self);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "conll", "-o", "x.conll", "-O", "layer=mention", "--json", NULL);
  g_assert_cmpint (self->status, ==, 0);
  report = json_loads (self->out, 0, NULL);
  g_assert_nonnull (report);
  g_assert_cmpstr (json_string_value (json_object_get (report, "format")), ==, "conll");
  g_assert_cmpstr (json_string_value (json_object_get (report, "output")), ==, "x.conll");
  g_assert_cmpint (json_integer_value (json_object_get (json_object_get (report, "written"), "mention")), ==, 1);
  losses = json_object_get (report, "losses");
  g_assert_cmpuint (json_array_size (losses), >=, 2);
  for (gsize i = 0; i < json_array_size (losses); i++)
    {
      g_assert_cmpint (json_integer_value (json_object_get (json_array_get (losses, i), "count")), >, 0);
      g_assert_true (json_is_string (json_object_get (json_array_get (losses, i), "what")));
    }
  json_decref (report);
  check_trial (self);

  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "conll", "-o", "y.conll", "-O", "layer=mention", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "quoth-cli: lost in conll: "));
  g_assert_nonnull (strstr (self->out, "Wrote to “y.conll”: "));
  quoth_cli_run (self, "export", "p.quoth", "-f", "conll", "-o", "z.conll", "-O", "layer=mention", "--quiet");
  g_assert_cmpstr (self->out, ==, "");
}

/* What "-" gives is what a file gets, and the report is not among it. */
static void
test_standard_output (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *file = NULL;

  make_project (self);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "conll", "-o", "x.conll", NULL);
  file = quoth_cli_fixture_read (self, "x.conll", NULL);
  g_assert_nonnull (strstr (file, "\tB-"));
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "conll", "-o", "-", NULL);
  g_assert_cmpstr (self->out, ==, file);
  g_assert_nonnull (strstr (self->err, "lost in conll"));
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "conll", "-o", "-", "--json", NULL);
  g_assert_cmpstr (self->out, ==, file);
  g_assert_true (g_str_has_prefix (self->err, "{\"format\":\"conll\",\"output\":\"-\","));
}

static void
test_onto_what_is_there (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *replaced = NULL;
  g_autofree char *kept = NULL;

  make_project (self);
  quoth_cli_fixture_write (self, "x.jsonl", "my diary", -1);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "x.jsonl", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "x.jsonl", NULL);
  contents = quoth_cli_fixture_read (self, "x.jsonl", NULL);
  g_assert_cmpstr (contents, ==, "my diary");
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "x.jsonl", "--force");
  replaced = quoth_cli_fixture_read (self, "x.jsonl", NULL);
  g_assert_true (g_str_has_prefix (replaced, "{\"type\":\"project\""));

  /* A folder that is not an export is not replaced even so. */
  quoth_cli_fixture_write (self, "home/diary.txt", "my diary", -1);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "home", "--force", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "home", NULL);
  kept = quoth_cli_fixture_read (self, "home/diary.txt", NULL);
  g_assert_cmpstr (kept, ==, "my diary");
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "tables", "--quiet", NULL);
  g_assert_cmpint (self->status, ==, 0);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "tables", "--quiet", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "tables", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "tables", "--quiet", "--force", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_true (quoth_cli_fixture_exists (self, "tables/mentions.csv"));
}

/* Fails because of where it goes to, and because it grows larger than it may: no half file, and what was there stays. */
static void
test_half_way (QuothCliFixture *self, gconstpointer data)
{
  static const char *const formats[] = { "jsonl", "csv", "brat", "conll" };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quoth_cli_fixture_make_project (self);
  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Line %u of a text that is longer than a file may be.\n", i);
  quoth_cli_fixture_write (self, "long.txt", text->str, text->len);
  quoth_cli_run (self, "import", "p.quoth", "long.txt", "--quiet", "--coder", "A");
  before = quoth_cli_fixture_snapshot (self);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *limited
        = g_strdup_printf ("ulimit -f 100; exec \"$QUOTH_CLI\" export p.quoth --format %s --output x", formats[i]);

      quoth_cli_fixture_run (self, "export", "p.quoth", "--format", formats[i], "--output", "nowhere/x", NULL);
      quoth_cli_fixture_assert_failed (self, 1, "nowhere", NULL);
      quoth_cli_fixture_run (self, "export", "p.quoth", "--format", formats[i], "--output", "one.txt/x", NULL);
      quoth_cli_fixture_assert_failed (self, 1, "one.txt", NULL);
      quoth_cli_fixture_shell (self, limited);
      quoth_cli_fixture_assert_failed (self, 1, NULL);
    }
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_selection (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_write (self, "two.txt", "Another.\n", -1);
  quoth_cli_run (self, "import", "p.quoth", "two.txt", "--quiet", "--coder", "A");
  quoth_cli_fixture_feed (self, "{\"type\":\"claim\",\"document\":\"two\",\"spans\":[[0,7]],\"statement\":\"B's\"}\n",
                          "apply", "p.quoth", "-", "--coder", "B", "--quiet", NULL);
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--document", "two");
  g_assert_nonnull (strstr (self->out, "\"name\":\"two\""));
  g_assert_nonnull (strstr (self->out, "B's"));
  g_assert_null (strstr (self->out, "\"name\":\"one\""));
  g_assert_null (strstr (self->out, "It is"));
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--coder", "A");
  g_assert_nonnull (strstr (self->out, "It is"));
  g_assert_null (strstr (self->out, "B's"));
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--coder", "C", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“C”", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--document", "three", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“three”", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--code", "tax", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“tax”", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--from", "May 2024", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“May 2024”", NULL);
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--anonymous");
  g_assert_nonnull (strstr (self->out, "\"name\":\"coder 2\""));
  g_assert_null (strstr (self->out, "\"name\":\"B\""));
}

/* A file for each part, or a folder; each document once; and only what such an export made is replaced. */
static void
test_split (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *splits = NULL;
  json_t *report;

  make_project (self);
  quoth_cli_fixture_write (self, "two.txt", "Another text that has nothing in common with the first.\n", -1);
  quoth_cli_run (self, "import", "p.quoth", "two.txt", "--quiet", "--coder", "A");
  quoth_cli_fixture_write (self, "three.txt", "Another text that has nothing in common with the first!\n", -1);
  quoth_cli_run (self, "import", "p.quoth", "three.txt", "--quiet", "--coder", "A");
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "x", "--split", "a=1,b=1", "--seed", "3", "--json", NULL);
  g_assert_cmpint (self->status, ==, 0);
  report = json_loads (self->out, 0, NULL);
  g_assert_cmpuint (json_array_size (json_object_get (report, "parts")), ==, 2);
  g_assert_cmpint (json_integer_value (json_object_get (json_object_get (report, "written"), "document")), ==, 3);
  g_assert_cmpuint (json_array_size (json_array_get (json_object_get (report, "copies"), 0)), ==, 2);
  json_decref (report);
  g_assert_true (quoth_cli_fixture_exists (self, "x/a.jsonl"));
  g_assert_true (quoth_cli_fixture_exists (self, "x/b.jsonl"));
  splits = quoth_cli_fixture_read (self, "x/splits.json", NULL);
  g_assert_nonnull (strstr (splits, "\"seed\": \"3\""));
  quoth_cli_run (self, "export", "p.quoth", "-f", "csv", "-o", "y", "--split", "a=1,b=1", "--stratify", "--quiet");
  g_assert_true (quoth_cli_fixture_exists (self, "y/a/claims.csv"));
  g_assert_true (quoth_cli_fixture_exists (self, "y/b/claims.csv"));
  quoth_cli_run (self, "export", "p.quoth", "-f", "csv", "-o", "y", "--split", "a=1,c=1", "--force", "--quiet");
  g_assert_false (quoth_cli_fixture_exists (self, "y/b"));
  quoth_cli_fixture_write (self, "y/a/mine.txt", "mine", -1);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "y", "--split", "a=1,c=1", "--force", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“mine.txt”", NULL);
  quoth_cli_fixture_write (self, "x/mine.jsonl", "mine", -1);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "x", "--split", "a=1,b=1", "--force", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“mine.jsonl”", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "z", "--split", "a=1", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "two parts", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--split", "a=1,b=1", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "standard output", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "z", "--seed", "1", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--split", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/export/loss-report", test_loss_report);
  QUOTH_CLI_TEST ("/export/standard-output", test_standard_output);
  QUOTH_CLI_TEST ("/export/onto-what-is-there", test_onto_what_is_there);
  QUOTH_CLI_TEST ("/export/half-way", test_half_way);
  QUOTH_CLI_TEST ("/export/selection", test_selection);
  QUOTH_CLI_TEST ("/export/split", test_split);
  return g_test_run ();
}
