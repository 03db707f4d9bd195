/* test-list.c: what is in a project, as columns and as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "quoth-cli-fixture.h"

static const char edits[]
  = "{\"type\":\"code\",\"id\":\"_:d\",\"key\":\"defence\",\"name\":\"Defence\",\"definition\":\"Arms\\tand\\nmen\"}\n"
    "{\"type\":\"code\",\"id\":\"_:a\",\"key\":\"defence/arms\",\"name\":\"Arms\",\"parent\":\"defence\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi\",\"kind\":\"person\",\"aliases\":[\"习近平\",\"@xi\"]}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"one\",\"spans\":[[11,13]],\"actor\":\"_:xi\"}\n"
    "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"one\",\"spans\":[[22,34]],\"statement\":\"It is\",\"roles\":[{\"role\":"
    "\"claimant\",\"actor\":\"_:xi\",\"mention\":\"_:m\"}]}\n"
    "{\"type\":\"claim\",\"id\":\"_:c2\",\"document\":\"one\",\"coder\":\"_:b\",\"spans\":[[22,25]],\"statement\":\"It is not\"}\n"
    "{\"type\":\"coder\",\"id\":\"_:b\",\"name\":\"B\",\"color\":\"#1c71d8\"}\n"
    "{\"type\":\"cue\",\"document\":\"one\",\"spans\":[[14,18]],\"kind\":\"cue\",\"claim\":\"_:c\"}\n"
    "{\"type\":\"proposition\",\"id\":\"_:p\",\"statement\":\"The café is open\"}\n"
    "{\"type\":\"relation\",\"kind\":\"contradicts\",\"from\":\"_:c\",\"to\":\"_:c2\"}\n"
    "{\"type\":\"actor-kind\",\"key\":\"bank\",\"name\":\"Bank\",\"color\":\"#1c71d8\"}\n"
    "{\"type\":\"annotation-type\",\"key\":\"place\",\"name\":\"Location\",\"definition\":\"Where\"}\n"
    "{\"type\":\"cue\",\"document\":\"one\",\"spans\":[[22,25]],\"kind\":\"place\"}\n"
    "{\"type\":\"relation-type\",\"key\":\"mocks\",\"name\":\"Mocks\",\"from\":\"defence\",\"symmetric\":true,\"definition\":\"In jest\"}\n"
    "{\"type\":\"attribute\",\"on\":\"actor\",\"key\":\"size\",\"name\":\"Size\",\"value_type\":\"choice\",\"choices\":[\"big\",\"small\"]}\n"
    "{\"type\":\"actor\",\"id\":\"_:xi\",\"attributes\":{\"size\":\"big\"}}\n"
    "{\"type\":\"codebook-version\",\"name\":\"First\",\"note\":\"A draft\",\"time\":\"2026-01-31T12:00:00Z\",\"content\":\"{}\"}\n"
    "{\"type\":\"memo\",\"target\":\"_:c\",\"text\":\"Is it?\",\"time\":\"2026-01-31T12:00:00Z\"}\n";

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
check_list (QuothCliFixture *self, const char *what, const char *expected)
{
  quoth_cli_run (self, "list", "p.quoth", what);
  g_assert_cmpstr (self->out, ==, expected);
}

/* The log that SQLite keeps while a project is open is gone with the last one who reads it: a copy of the file is whole. */
static void
test_leaves_nothing (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "list", "p.quoth", "actors");
  quoth_cli_run (self, "check", "p.quoth");
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-wal"));
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-shm"));
}

static void
test_columns (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  check_list (self, "actors", "Xi\tperson\t1\t1\t习近平, @xi\n");
  check_list (self, "mentions", "one\t11-13\tA\tXi\tXi\n");
  check_list (self, "claims",
              "one\t22-34\tA\tXi\tIt is\tthe cafe\xcc\x81 is\n"
              "one\t22-25\tB\t\tIt is not\tthe\n");
  check_list (self, "cues", "one\t14-18\tA\tcue\tsaid\none\t22-25\tA\tplace\tthe\n");
  check_list (self, "codes", "defence\tDefence\t\tArms\\tand\\nmen\ndefence/arms\tArms\tdefence\t\n");
  check_list (self, "actor-kinds", "bank\tBank\t#1c71d8\n");
  check_list (self, "annotation-types", "place\tLocation\t\tWhere\n");
  check_list (self, "relation-types", "mocks\tMocks\tdefence\t\tboth ways\tIn jest\n");
  check_list (self, "attributes", "actor\tsize\tSize\tchoice\tbig, small\t\n");
  check_list (self, "codebook-versions", "1\t2026-01-31T12:00:00Z\tA\tFirst\tA draft\n");
  check_list (self, "propositions", "The café is open\t0\t0\t0\t\n");
  check_list (self, "relations", "contradicts\tIt is\tIt is not\tone\tA\n");
  check_list (self, "memos", "Is it?\tIt is\tclaim\t\tA\t2026-01-31T12:00:00Z\n");
  quoth_cli_run (self, "list", "p.quoth", "coders");
  g_assert_nonnull (strstr (self->out, "A\t\t\n"));
  g_assert_nonnull (strstr (self->out, "B\t#1c71d8\t\n"));
  quoth_cli_run (self, "list", "p.quoth", "documents");
  g_assert_true (g_str_has_prefix (self->out, "one\t"));
  g_assert_nonnull (strstr (self->out, "\t41\t1\t2\t2\t"));
  quoth_cli_run (self, "list", "p.quoth", "segments");
  g_assert_true (g_str_has_prefix (self->out, "one\tparagraph\t\t0-40\tHello all"));
}

static void
test_filters (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "list", "p.quoth", "claims", "--coder", "B");
  g_assert_cmpstr (self->out, ==, "one\t22-25\tB\t\tIt is not\tthe\n");
  quoth_cli_run (self, "list", "p.quoth", "claims", "--coder", "B", "--coder", "A", "--document", "one");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, 2);
  quoth_cli_fixture_write (self, "two.txt", "Another.\n", -1);
  quoth_cli_run (self, "import", "p.quoth", "two.txt", "--quiet", "--coder", "A");
  quoth_cli_run (self, "list", "p.quoth", "claims", "--document", "two");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "list", "p.quoth", "documents", "-d", "two");
  g_assert_true (g_str_has_prefix (self->out, "two\t"));
  quoth_cli_fixture_run (self, "list", "p.quoth", "claims", "--document", "three", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“three”", "“one”, “two”", NULL);
  quoth_cli_fixture_run (self, "list", "p.quoth", "claims", "--coder", "C", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“C”", "“A”", NULL);
}

/* Nothing is left beside the project by who only reads it. */
static void
test_leaves_no_files (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "list", "p.quoth", "claims");
  quoth_cli_run (self, "check", "p.quoth");
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--quiet");
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-wal"));
  g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-shm"));
}

/* Every list as JSON is, line for line, what the jsonl export has of that type. */
static void
test_json_is_jsonl (QuothCliFixture *self, gconstpointer data)
{
  static const char *const types[][2] = {
    { "documents", "document" }, { "actors", "actor" }, { "mentions", "mention" }, { "claims", "claim" },
    { "cues", "cue" }, { "relations", "relation" }, { "codes", "code" }, { "coders", "coder" },
    { "actor-kinds", "actor-kind" }, { "annotation-types", "annotation-type" }, { "relation-types", "relation-type" }, { "attributes", "attribute" },
    { "codebook-versions", "codebook-version" },
    { "propositions", "proposition" }, { "segments", "segment" }, { "memos", "memo" },
  };
  g_auto (GStrv) exported = NULL;

  make_project (self);
  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-", "--quiet");
  exported = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *head = g_strdup_printf ("{\"type\":\"%s\",", types[i][1]);

      for (guint l = 0; exported[l] != NULL; l++)
        if (g_str_has_prefix (exported[l], head))
          g_string_append_printf (expected, "%s\n", exported[l]);
      quoth_cli_run (self, "list", "p.quoth", types[i][0], "--json");
      g_assert_cmpstr (self->out, ==, expected->str);
      g_assert_cmpuint (expected->len, >, 0);
    }
}

static void
test_formats (QuothCliFixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  gboolean seen_jsonl = FALSE;

  quoth_cli_run (self, "formats", "--json");
  lines = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      json_t *object = json_loads (lines[i], 0, NULL);

      g_assert_nonnull (object);
      g_assert_true (json_is_string (json_object_get (object, "id")));
      g_assert_true (json_is_array (json_object_get (object, "losses")));
      g_assert_true (json_is_array (json_object_get (object, "carries")));
      if (strcmp (json_string_value (json_object_get (object, "id")), "posts") == 0)
        g_assert_cmpstr (json_string_value (json_object_get (object, "parts")), ==, "posts");
      if (strcmp (json_string_value (json_object_get (object, "id")), "jsonl") == 0)
        {
          seen_jsonl = TRUE;
          g_assert_cmpuint (json_array_size (json_object_get (object, "losses")), ==, 1);
          g_assert_cmpstr (json_string_value (json_object_get (object, "unit")), ==, "code-points");
        }
      json_decref (object);
    }
  g_assert_true (seen_jsonl);
  quoth_cli_run (self, "formats");
  g_assert_nonnull (strstr (self->out, "\nbrat\n"));
  g_assert_nonnull (strstr (self->out, "\nconll\n"));
  g_assert_nonnull (strstr (self->out, "option layer="));
  quoth_cli_run (self, "formats", "csv");
  g_assert_true (g_str_has_prefix (self->out, "csv\n"));
  quoth_cli_fixture_run (self, "formats", "nonsense", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“nonsense”", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/list/leaves-nothing", test_leaves_nothing);
  QUOTH_CLI_TEST ("/list/columns", test_columns);
  QUOTH_CLI_TEST ("/list/filters", test_filters);
  QUOTH_CLI_TEST ("/list/leaves-no-files", test_leaves_no_files);
  QUOTH_CLI_TEST ("/list/json-is-jsonl", test_json_is_jsonl);
  QUOTH_CLI_TEST ("/list/formats", test_formats);
  return g_test_run ();
}
