/* test-findings.c: what the analysis finds, as a user lists it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "quoth-cli-fixture.h"

/* (transfer full): the objects that the list prints as JSON, as an array. */
static json_t *
list_json (QuothCliFixture *self, const char *what)
{
  json_t *array = json_array ();
  g_auto (GStrv) lines = NULL;

  quoth_cli_run (self, "list", "p.quoth", what, "--json");
  lines = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      json_t *object = json_loads (lines[i], 0, NULL);

      g_assert_nonnull (object);
      json_array_append_new (array, object);
    }
  quoth_cli_run (self, "list", "p.quoth", what);
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\n"), ==, json_array_size (array));
  return array;
}

static const char *
get_text (const json_t *object, const char *member)
{
  return json_string_value (json_object_get (object, member));
}

/* "claimant: quote; claimant: quote" (their first 24 code points) of the utterances of a member; an object is as an array of one. */
static char *
describe (const json_t *object, const char *member)
{
  const json_t *value = json_object_get (object, member);
  gsize n = json_is_array (value) ? json_array_size (value) : 1;
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      const json_t *utterance = json_is_array (value) ? json_array_get (value, i) : value;
      const char *quote = get_text (utterance, "quote");
      g_autofree char *words = g_utf8_substring (quote, 0, MIN (24, g_utf8_strlen (quote, -1)));

      g_string_append_printf (out, "%s%s: %s", i > 0 ? "; " : "", get_text (utterance, "claimant"), words);
    }
  return g_string_free (out, FALSE);
}

static void
assert_utterances (const json_t *object, const char *member, const char *expected)
{
  g_autofree char *described = describe (object, member);

  g_assert_cmpstr (described, ==, expected);
}

/* ---- Five real texts ---- */

static gboolean
make_corpus (QuothCliFixture *self)
{
  g_autofree char *coding = quoth_cli_fixture_find_corpus ("coding-a.jsonl");

  if (coding == NULL)
    return FALSE;
  quoth_cli_run (self, "new", "p.quoth", "--quiet");
  quoth_cli_fixture_shell (self, "\"$QUOTH_CLI\" import p.quoth \"$QUOTH_SHARED\"/corpus/0*.txt --quiet");
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_run (self, "apply", "p.quoth", coding, "--quiet");
  return TRUE;
}

/* The interview against two others, and nothing else: by the proposition and by the coder's relation it is one. */
static void
test_corpus_contradiction (QuothCliFixture *self, gconstpointer data)
{
  json_t *found;
  const json_t *one;

  if (!make_corpus (self))
    return;
  found = list_json (self, "contradictions");
  g_assert_cmpuint (json_array_size (found), ==, 1);
  one = json_array_get (found, 0);
  g_assert_cmpstr (get_text (one, "statement"), ==, "Xi and Putin agreed on new arms deals at their meeting in March 2023");
  assert_utterances (one, "supports",
                     "Alexander Gabuev: 🇨🇳&🇷🇺used the March meet; : Xi and Putin’s teams use");
  assert_utterances (one, "denies", "Andrey Smolyakov: Xi and Putin have come t");
  assert_utterances (one, "reports", "");
  g_assert_cmpuint (json_array_size (json_object_get (one, "relations")), ==, 1);
  g_assert_cmpstr (get_text (json_array_get (json_object_get (one, "denies"), 0), "attribution"), ==, "The Insider ← Andrey Smolyakov");
  g_assert_cmpstr (get_text (json_array_get (json_object_get (one, "supports"), 1), "claimant_from"), ==, "unknown");
  json_decref (found);
}

/* Who says so again: on the arms deal the article after the thread; and on the asymmetry the article, and the thread without a date. */
static void
test_corpus_repetitions (QuothCliFixture *self, gconstpointer data)
{
  json_t *found;
  const json_t *deal;
  const json_t *asymmetry;

  if (!make_corpus (self))
    return;
  found = list_json (self, "repetitions");
  g_assert_cmpuint (json_array_size (found), ==, 2);
  deal = json_array_get (found, 0);
  asymmetry = json_array_get (found, 1);
  g_assert_cmpstr (get_text (deal, "statement"), ==, "Xi and Putin agreed on new arms deals at their meeting in March 2023");
  g_assert_cmpstr (get_text (deal, "link"), ==, "supports");
  assert_utterances (deal, "first", "Alexander Gabuev: 🇨🇳&🇷🇺used the March meet");
  assert_utterances (deal, "repeated", ": Xi and Putin’s teams use");
  g_assert_true (json_is_true (json_object_get (deal, "first_is_sure")));
  g_assert_cmpuint (json_array_size (json_object_get (deal, "relations")), ==, 1);
  assert_utterances (asymmetry, "first", "Alexander Gabuev: relationship has become ");
  assert_utterances (asymmetry, "repeated",
                     ": Sino-Russian relations h; Alexander Gabuev: Moscow indeed becomes in");
  g_assert_cmpuint (json_array_size (json_object_get (asymmetry, "relations")), ==, 1);
  json_decref (found);
}

static void
test_corpus_duplicates (QuothCliFixture *self, gconstpointer data)
{
  json_t *found;

  if (!make_corpus (self))
    return;
  found = list_json (self, "duplicates");
  g_assert_cmpuint (json_array_size (found), ==, 0);
  json_decref (found);
  quoth_cli_run (self, "list", "p.quoth", "propositions");
  g_assert_nonnull (strstr (self->out, "March 2023\t2\t1\t0\t\n"));
  g_assert_nonnull (strstr (self->out, "military hardware\t1\t0\t1\t\n"));
}

/* ---- The sample ---- */

static void
test_sample (QuothCliFixture *self, gconstpointer data)
{
  json_t *found;

  quoth_cli_run (self, "new", "p.quoth", "--quiet");
  quoth_cli_fixture_shell (self, "\"$QUOTH_CLI\" import p.quoth \"$G_TEST_SRCDIR\"/../data/sample/*.txt --quiet");
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_fixture_shell (self, "\"$QUOTH_CLI\" apply p.quoth \"$G_TEST_SRCDIR\"/../data/sample/sample-coding.jsonl --quiet");
  quoth_cli_fixture_assert_done (self, G_STRLOC);

  found = list_json (self, "contradictions");
  g_assert_cmpuint (json_array_size (found), ==, 3);
  g_assert_cmpstr (get_text (json_array_get (found, 0), "statement"), ==,
                   "Germany and Switzerland agreed in Lindau to limit the catch of whitefish to 40 tonnes a year");
  assert_utterances (json_array_get (found, 0), "reports", "Reto Amacher: Wir haben uns auf Zahlen");
  /* Two claims that only a coder sets against each other. */
  g_assert_null (json_object_get (json_array_get (found, 2), "proposition"));
  assert_utterances (json_array_get (found, 2), "contradicted", "Veronika Prutscher: It would be a present to");
  assert_utterances (json_array_get (found, 2), "contradicting", "Ines Falk: a limit is right");
  json_decref (found);

  found = list_json (self, "repetitions");
  g_assert_cmpuint (json_array_size (found), ==, 7);
  json_decref (found);
  found = list_json (self, "duplicates");
  g_assert_cmpuint (json_array_size (found), ==, 0);
  json_decref (found);
}

/* ---- By hand ---- */

static const char edits[]
  = "{\"type\":\"actor\",\"id\":\"_:xi\",\"name\":\"Xi Jinping\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:xi2\",\"name\":\"Jinping Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"proposition\",\"id\":\"_:p\",\"statement\":\"The café is open\"}\n"
    "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[22,34]],\"date\":\"2023\",\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:xi\"}],"
    "\"propositions\":[{\"proposition\":\"_:p\",\"link\":\"supports\"}]}\n"
    "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[0,5]],\"date\":\"2024\",\"chain\":[\"_:xi\"],"
    "\"propositions\":[{\"proposition\":\"_:p\",\"link\":\"denies\"}]}\n"
    "{\"type\":\"coder\",\"id\":\"_:b\",\"name\":\"B\"}\n"
    "{\"type\":\"claim\",\"document\":\"one\",\"coder\":\"_:b\",\"spans\":[[22,34]],\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:xi\"}],"
    "\"propositions\":[{\"proposition\":\"_:p\",\"link\":\"supports\"}]}\n";

static void
test_one_actor (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_feed (self, edits, "apply", "p.quoth", "-", "--coder", "A", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  quoth_cli_run (self, "list", "p.quoth", "contradictions", "--coder", "A");
  g_assert_cmpstr (self->out, ==, "one actor\tXi Jinping (one, 2023)\tXi Jinping (one, 2024)\tThe café is open\n");
  /* B coded the same words as A: that is no repetition. */
  quoth_cli_run (self, "list", "p.quoth", "repetitions");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "list", "p.quoth", "contradictions", "--coder", "B");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "list", "p.quoth", "duplicates");
  g_assert_cmpstr (self->out, ==, "0.85\tXi Jinping\tJinping Xi\tSame words in another order: Xi Jinping = Jinping Xi\n");
}

static void
test_usage (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_run (self, "list", "p.quoth", "duplicates", "--document", "one", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--document", "duplicates", NULL);
  quoth_cli_fixture_run (self, "list", "p.quoth", "duplicates", "--coder", "A", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--coder", "duplicates", NULL);
  quoth_cli_fixture_run (self, "list", "p.quoth", "contradiction", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“contradiction”", "contradictions", "documents", NULL);
  quoth_cli_fixture_run (self, "list", "p.quoth", "repetitions", "--document", "two", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“two”", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/findings/corpus/contradiction", test_corpus_contradiction);
  QUOTH_CLI_TEST ("/findings/corpus/repetitions", test_corpus_repetitions);
  QUOTH_CLI_TEST ("/findings/corpus/duplicates", test_corpus_duplicates);
  QUOTH_CLI_TEST ("/findings/sample", test_sample);
  QUOTH_CLI_TEST ("/findings/one-actor", test_one_actor);
  QUOTH_CLI_TEST ("/findings/usage", test_usage);
  return g_test_run ();
}
