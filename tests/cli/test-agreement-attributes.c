/* test-agreement-attributes.c: how far coders agree on attributes of the project's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

static const char scheme[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"X\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"name\":\"Y\",\"kind\":\"person\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"tone\",\"name\":\"Tone\",\"value_type\":\"number\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"level\",\"name\":\"Level\",\"value_type\":\"choice\",\"choices\":[\"low\",\"middle\",\"high\"]}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"level\",\"name\":\"Level\",\"value_type\":\"choice\",\"choices\":[\"20\",\"10\",\"5\"]}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"sure\",\"name\":\"Sure\",\"value_type\":\"boolean\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"since\",\"name\":\"Since\",\"value_type\":\"date\"}\n"
    "{\"type\":\"attribute\",\"on\":\"cue\",\"key\":\"since\",\"name\":\"Since\",\"value_type\":\"date\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"who\",\"name\":\"Who\",\"value_type\":\"actor\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"note\",\"name\":\"Note\",\"value_type\":\"text\"}\n"
    "{\"type\":\"document\",\"name\":\"t\",\"text\":\"Xi met Putin in Moscow. Putin said so.\"}\n";

/* What each of the two says of the same two claims, mentions and cues. */
static const struct
{
  const char *type;
  const char *coder;
  const char *span;
  const char *attributes;
} work[] = {
  { "claim", "Ann", "[0,23]", "\"tone\":3,\"level\":\"low\",\"sure\":false,\"since\":\"2026\",\"who\":\"X\",\"note\":\"a\"" },
  { "claim", "Bo", "[0,23]", "\"tone\":4,\"level\":\"middle\",\"sure\":false,\"since\":\"2026-01-03\",\"who\":\"X\",\"note\":\"a\"" },
  { "claim", "Ann", "[24,38]", "\"tone\":7,\"level\":\"high\",\"sure\":true,\"since\":\"2026-02\",\"who\":\"Y\",\"note\":\"b\"" },
  { "claim", "Bo", "[24,38]", "\"tone\":9,\"level\":\"high\",\"sure\":false,\"since\":\"2026-03-01\",\"who\":\"X\",\"note\":\"c\"" },
  { "mention", "Ann", "[0,2]", "\"level\":\"10\"" },
  { "mention", "Bo", "[0,2]", "\"level\":\"10\"" },
  { "mention", "Ann", "[7,12]", "\"level\":\"5\"" },
  { "mention", "Bo", "[7,12]", "\"level\":\"20\"" },
  { "cue", "Ann", "[3,6]", "\"since\":\"2026\"" },
  { "cue", "Bo", "[3,6]", "\"since\":\"2026\"" },
  { "cue", "Ann", "[30,34]", "\"since\":\"2025\"" },
  { "cue", "Bo", "[30,34]", "\"since\":\"2024-05-06\"" },
};

/* The table that says the same in numbers: a row a coder; NULL: the metric cannot be had. */
static const struct
{
  const char *attribute;
  const char *metric;
  const char *table;
} cases[] = {
  { "tone", "interval", "3,7\n4,9\n" },           { "tone", "nominal", "3,7\n4,9\n" },      { "claim:level", "ordinal", "1,3\n2,3\n" },
  { "claim:level", "nominal", "1,3\n2,3\n" },     { "sure", "interval", "0,1\n0,0\n" },     { "claim:since", "interval", "0,31\n2,59\n" },
  { "who", "nominal", "1,2\n1,1\n" },             { "who", "ordinal", NULL },               { "note", "nominal", "1,2\n1,3\n" },
  { "note", "interval", NULL },                   { "cue:since", "nominal", "1,2\n1,3\n" }, { "mention:level", "interval", "10,5\n10,20\n" },
};

static void
make_project (QuothCliFixture *self)
{
  g_autoptr (GString) lines = g_string_new (scheme);

  for (guint i = 0; i < G_N_ELEMENTS (work); i++)
    g_string_append_printf (lines, "{\"type\":\"%s\",\"document\":\"t\",\"coder\":\"%s\",\"spans\":[%s],%s\"attributes\":{%s}}\n", work[i].type, work[i].coder,
                            work[i].span,
                            g_str_equal (work[i].type, "mention") ? "\"actor\":\"X\"," : g_str_equal (work[i].type, "cue") ? "\"kind\":\"cue\"," : "",
                            work[i].attributes);
  quoth_cli_run (self, "new", "p.quoth");
  quoth_cli_fixture_feed (self, lines->str, "apply", "p.quoth", "-", "--coder", "Ann", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

/* From the value to the interval, which is what was worked out. */
static char *
cut_result (const char *json)
{
  const char *start = strstr (json, "\"value\":"), *end = start != NULL ? strstr (start, ",\"ci\"") : NULL;

  g_assert_nonnull (end);
  return g_strndup (start, (gsize) (end - start));
}

static void
test_types (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *layer = g_strconcat ("attribute:", cases[i].attribute, NULL);
      g_autofree char *expected = NULL;
      g_autofree char *found = NULL;

      if (cases[i].table != NULL)
        {
          quoth_cli_fixture_feed (self, cases[i].table, "agreement", "--table", "-", "--names", "none", "-m", "krippendorff-alpha", "--metric",
                                  cases[i].metric, "--json", NULL);
          quoth_cli_fixture_assert_done (self, G_STRLOC);
          expected = cut_result (self->out);
        }
      quoth_cli_fixture_run (self, "agreement", "p.quoth", "--layer", layer, "-m", "krippendorff-alpha", "--metric", cases[i].metric, "--json", NULL);
      if (expected == NULL)
        {
          quoth_cli_fixture_assert_failed (self, 1, cases[i].metric, NULL);
          continue;
        }
      quoth_cli_fixture_assert_done (self, cases[i].attribute);
      found = cut_result (self->out);
      g_assert_cmpstr (found, ==, expected);
    }
  /* Two kinds of annotations have one of that key. */
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--layer", "attribute:since", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "since", "claim:key", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/agreement-attributes/types", test_types);
  return g_test_run ();
}
