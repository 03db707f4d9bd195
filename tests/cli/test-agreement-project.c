/* test-agreement-project.c: how far the coders of a project agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "quoth-cli-fixture.h"

#define TEXT "abcdefghijklmnopqrstuvwxyz0123456789ABCD"

static const char edits[]
  = "{\"type\":\"coder\",\"id\":\"_:a\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"id\":\"_:b\",\"name\":\"Bo\"}\n"
    "{\"type\":\"coder\",\"name\":\"Ed\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"X\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:y\",\"name\":\"Y\",\"kind\":\"person\"}\n"
    "{\"type\":\"document\",\"name\":\"t1\",\"date\":\"2026-03-01\",\"text\":\"" TEXT "\"}\n"
    "{\"type\":\"document\",\"name\":\"t2\",\"text\":\"" TEXT "2\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:a\",\"spans\":[[0,2]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:a\",\"spans\":[[5,7]],\"actor\":\"_:y\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:a\",\"spans\":[[10,12]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:a\",\"spans\":[[15,17]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:a\",\"spans\":[[20,22]],\"actor\":\"_:y\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:b\",\"spans\":[[0,2]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:b\",\"spans\":[[5,8]],\"actor\":\"_:y\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:b\",\"spans\":[[10,12]],\"actor\":\"_:y\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:b\",\"spans\":[[15,17]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:b\",\"spans\":[[30,32]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"document\":\"t1\",\"coder\":\"_:b\",\"spans\":[[20,22]],\"actor\":\"_:y\",\"gold\":true}\n"
    "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"_:a\",\"spans\":[[0,2]],\"actor\":\"_:x\"}\n";

static void
apply (QuothCliFixture *self, const char *lines)
{
  quoth_cli_fixture_feed (self, lines, "apply", "p.quoth", "-", "--coder", "Ann", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_run (self, "new", "p.quoth");
  apply (self, edits);
}

/* ---- Lines of results ---- */

/* "measure metric code": what stands in @member of the result; NaN for null. */
static double
find_number (const char *out, const char *key, const char *member)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  double found = -1234;

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      json_t *object = json_loads (lines[i], 0, NULL);
      const char *code = json_string_value (json_object_get (object, "code"));
      g_autofree char *name = NULL;

      g_assert_nonnull (object);
      name = g_strdup_printf ("%s %s %s", json_string_value (json_object_get (object, "measure")),
                              json_string_value (json_object_get (object, "metric")), code != NULL ? code : "");
      if (strcmp (name, key) == 0)
        found = json_is_number (json_object_get (object, member)) ? json_number_value (json_object_get (object, member)) : (double) NAN;
      json_decref (object);
    }
  return found;
}

static void
assert_number (const char *out, const char *key, const char *member, double expected)
{
  double found = find_number (out, key, member);

  if (isnan (expected))
    g_assert_true (isnan (found));
  else
    g_assert_cmpfloat_with_epsilon (found, expected, 1e-12);
}

/* All that @other says, @out says, too. */
static void
assert_same (const char *out, const char *other)
{
  static const char *const members[] = { "value", "n", "observed", "expected", "precision", "recall" };
  g_auto (GStrv) lines = g_strsplit (other, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      json_t *object = json_loads (lines[i], 0, NULL);
      const char *code = json_string_value (json_object_get (object, "code"));
      g_autofree char *key = NULL;

      key = g_strdup_printf ("%s %s %s", json_string_value (json_object_get (object, "measure")),
                             json_string_value (json_object_get (object, "metric")), code != NULL ? code : "");
      for (guint m = 0; m < G_N_ELEMENTS (members); m++)
        assert_number (out, key, members[m], find_number (other, key, members[m]));
      json_decref (object);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, ==, quoth_cli_fixture_count (out, "\n"));
}

/* ---- By hand ---- */

/* Four matched: X X, Y Y, X Y, X X. */
static void
test_ratings (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "agreement", "p.quoth", "--json", "--quiet");
  assert_number (self->out, "percent nominal ", "value", .75);
  assert_number (self->out, "cohen-kappa nominal ", "value", .5);
  assert_number (self->out, "krippendorff-alpha nominal ", "value", 1 - .25 / (30. / 56));
  assert_number (self->out, "percent nominal ", "n", 4);
  assert_number (self->out, "percent nominal ", "texts", 1);
  assert_number (self->out, "span-f1 exact ", "value", .4);
  assert_number (self->out, "span-f1 overlap ", "value", .6);
  g_assert_nonnull (strstr (self->out, "{\"what\":\"annotations that only one coder made\",\"n\":2}"));
  g_assert_nonnull (strstr (self->out, "{\"what\":\"annotations of the gold layer\",\"n\":1}"));
  g_assert_nonnull (strstr (self->out, "{\"what\":\"texts that too few of the coders coded\",\"n\":1}"));
}

static void
test_parts (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "-m", "percent", "--by", "pair", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "“t2” is left out: only one of these coders coded it"));
  g_assert_true (g_str_has_prefix (self->out, "Agreement [Ann – Bo]\t0.7500\t4\t"));
  quoth_cli_run (self, "agreement", "p.quoth", "-m", "percent", "--by", "month", "--quiet");
  g_assert_true (g_str_has_prefix (self->out, "Agreement [2026-03]\t0.7500\t4\t"));
  quoth_cli_run (self, "agreement", "p.quoth", "-m", "percent", "--by", "document", "--quiet");
  g_assert_true (g_str_has_prefix (self->out, "Agreement [t1]\t0.7500\t4\t"));
  quoth_cli_run (self, "agreement", "p.quoth", "-m", "cohen-kappa", "--by", "code", "--quiet", "--json");
  assert_number (self->out, "cohen-kappa nominal ", "value", .5);
  g_assert_nonnull (strstr (self->out, "\"layer\":\"mention\",\"by\":\"code\",\"part\":\"X\",\"texts\":1}"));
}

static void
test_words (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "agreement", "p.quoth", "--disagreements", "--quiet");
  g_assert_cmpstr (self->out, ==, "t1\t5–8\t\tY (5–7)\tY (5–8)\nt1\t10–12\t\tX\tY\nt1\t20–22\t\tY\t\nt1\t30–32\t\t\tX\n");
  quoth_cli_run (self, "agreement", "p.quoth", "--disagreements", "--quiet", "--json");
  g_assert_nonnull (strstr (self->out, "{\"document\":\"t1\",\"start\":30,\"end\":32,\"about\":null,\"alone\":true,\"ends\":false,\"said\":[{\"coder\":\"Bo\",\"value\":\"X\"}]}"));
  g_assert_nonnull (strstr (self->out, "\"ends\":true,\"said\":[{\"coder\":\"Ann\",\"value\":\"Y\",\"start\":5,\"end\":7},{\"coder\":\"Bo\",\"value\":\"Y\",\"start\":5,\"end\":8}]}"));
  quoth_cli_run (self, "agreement", "p.quoth", "--methods", "--quiet", "-m", "krippendorff-alpha", "-m", "span-f1");
  g_assert_nonnull (strstr (self->out, "The agreement of 2 coders (Ann, Bo) was"));
  g_assert_nonnull (strstr (self->out, "1 of 2 texts was coded by at least two of them."));
  g_assert_nonnull (strstr (self->out, "Krippendorff’s α was 0.533 (n = 4)."));
  g_assert_nonnull (strstr (self->out, "Krippendorff"));
}

/* What stands at one place twice is told apart by what it says. */
static void
test_stacks (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  apply (self, "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"Ann\",\"spans\":[[9,11]],\"actor\":\"X\"}\n"
               "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"Ann\",\"spans\":[[9,11]],\"actor\":\"Y\"}\n"
               "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"Bo\",\"spans\":[[9,11]],\"actor\":\"Y\"}\n"
               "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"Bo\",\"spans\":[[9,11]],\"actor\":\"X\"}\n"
               "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"Bo\",\"spans\":[[0,1],[2,4]],\"actor\":\"X\"}\n");
  quoth_cli_run (self, "agreement", "p.quoth", "-d", "t2", "-m", "percent", "--json");
  assert_number (self->out, "percent nominal ", "value", 1);
  assert_number (self->out, "percent nominal ", "n", 3);
}

/* Who reports a text done and marked nothing has coded it; what begins in boilerplate is out, and the text is shorter by it. */
static void
test_rules (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  apply (self, "{\"type\":\"assignment\",\"coder\":\"Bo\",\"document\":\"t2\",\"state\":\"done\"}\n"
               "{\"type\":\"segment\",\"document\":\"t2\",\"kind\":\"paragraph\",\"start\":0,\"end\":10}\n"
               "{\"type\":\"segment\",\"document\":\"t2\",\"kind\":\"boilerplate\",\"start\":10,\"end\":41}\n"
               "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"Ann\",\"spans\":[[12,14]],\"actor\":\"X\"}\n"
               "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"Ann\",\"spans\":[[8,12]],\"actor\":\"X\"}\n");
  quoth_cli_run (self, "agreement", "p.quoth", "-d", "t2", "-m", "span-f1", "--metric", "token", "--json");
  assert_number (self->out, "span-f1 token ", "value", 0);
  assert_number (self->out, "span-f1 token ", "n", 4);
  g_assert_nonnull (strstr (self->out, "{\"what\":\"annotations in boilerplate\",\"n\":1}"));
}

static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--coders", "Ann", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“Ann” is the only coder", NULL);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--coders", "Ann,Ed", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“Ed” coded none of these texts", NULL);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "-d", "t2", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“Ann” is the only coder", NULL);
  apply (self, "{\"type\":\"document\",\"name\":\"t3\",\"text\":\"abc\"}\n"
               "{\"type\":\"mention\",\"document\":\"t3\",\"coder\":\"Bo\",\"spans\":[[0,2]],\"actor\":\"X\"}\n");
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "-d", "t2", "-d", "t3", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "No text was coded by two", NULL);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--layer", "attribute:mood", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "no attribute “mood”", NULL);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--layer", "mood", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "no layer “mood”", NULL);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--layer", "claim", "-m", "percent", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“percent” is of ratings", NULL);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--by", "mood", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“--by” is", NULL);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--table", "x.csv", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "do not go with a project", NULL);
}

/* Of three coders none of whose texts all coded, pairs can be compared; nothing is told of the three. */
static void
test_apart (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  apply (self, "{\"type\":\"mention\",\"document\":\"t2\",\"coder\":\"Ed\",\"spans\":[[0,2]],\"actor\":\"X\"}\n");
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--json", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "No text was coded by all of these coders"));
  assert_number (self->out, "span-f1 exact ", "value", (double) NAN);
  assert_number (self->out, "unitizing-alpha nominal ", "value", (double) NAN);
  assert_number (self->out, "gamma nominal ", "value", (double) NAN);
  assert_number (self->out, "percent nominal ", "n", 5);
  quoth_cli_fixture_run (self, "agreement", "p.quoth", "--json", "--by", "pair", "-m", "span-f1", "--metric", "exact", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "Bo – Ed: no text was coded by all"));
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"value\":null"), ==, 1);
}

/* Two claims of both; roles: the same claimant, and an object that Bo alone has; a relation that Ann alone has. */
static void
test_layers (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  apply (self, "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"tone\",\"name\":\"Tone\",\"value_type\":\"number\"}\n"
               "{\"type\":\"claim\",\"id\":\"_:a1\",\"document\":\"t1\",\"coder\":\"Ann\",\"spans\":[[0,9]],\"factuality\":\"CT+\",\"attributes\":{\"tone\":3},"
               "\"roles\":[{\"role\":\"claimant\",\"actor\":\"X\"}]}\n"
               "{\"type\":\"claim\",\"id\":\"_:b1\",\"document\":\"t1\",\"coder\":\"Bo\",\"spans\":[[1,9]],\"factuality\":\"PR+\",\"attributes\":{\"tone\":4},"
               "\"roles\":[{\"role\":\"claimant\",\"actor\":\"X\"},{\"role\":\"object\",\"actor\":\"Y\"}]}\n"
               "{\"type\":\"claim\",\"id\":\"_:a2\",\"document\":\"t1\",\"coder\":\"Ann\",\"spans\":[[20,29]],\"factuality\":\"Uu\"}\n"
               "{\"type\":\"claim\",\"id\":\"_:b2\",\"document\":\"t1\",\"coder\":\"Bo\",\"spans\":[[20,29]],\"factuality\":\"Uu\"}\n"
               "{\"type\":\"relation\",\"kind\":\"supports\",\"from\":\"_:a1\",\"to\":\"_:a2\",\"coder\":\"Ann\"}\n"
               "{\"type\":\"cue\",\"document\":\"t1\",\"coder\":\"Ann\",\"spans\":[[0,2]],\"kind\":\"cue\"}\n"
               "{\"type\":\"cue\",\"document\":\"t1\",\"coder\":\"Bo\",\"spans\":[[0,3]],\"kind\":\"evidence\"}\n");
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--disagreements", "--layer", "factuality");
  g_assert_cmpstr (self->out, ==, "t1\t0–9\t\tCT+\tPR+\n");
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--json", "-m", "percent", "--layer", "factuality");
  assert_number (self->out, "percent nominal ", "value", .5);
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--disagreements", "--layer", "role");
  g_assert_cmpstr (self->out, ==, "t1\t0–9\tobject\t{}\tY\n");
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--json", "-m", "percent", "--layer", "role");
  assert_number (self->out, "percent nominal ", "n", 2);
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--disagreements", "--layer", "relation");
  g_assert_cmpstr (self->out, ==, "t1\t0–9\t→ t1 20–29\tsupports\t{}\n");
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--disagreements", "--layer", "attribute:tone");
  g_assert_cmpstr (self->out, ==, "t1\t0–9\t\t3\t4\n");
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--disagreements", "--layer", "cue");
  g_assert_cmpstr (self->out, ==, "t1\t0–3\t\tcue (0–2)\tevidence (0–3)\n");
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--disagreements", "--layer", "claim");
  g_assert_cmpstr (self->out, ==, "t1\t0–9\t\tmarked (0–9)\tmarked (1–9)\n");
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--json", "-m", "percent", "--layer", "stance");
  g_assert_nonnull (strstr (self->out, "\"why\":\"None of these coders said anything of this in the texts that two of them coded\""));
  quoth_cli_run (self, "agreement", "p.quoth", "--quiet", "--json", "-m", "span-f1", "--metric", "exact", "--layer", "claim");
  assert_number (self->out, "span-f1 exact ", "value", .5);
}

/* ---- Random claims, and the same as a table and as spans ---- */

#define N_CODERS 3
#define N_TEXTS 3
#define N_SLOTS 12
#define SLOT 10
#define LENGTH (N_SLOTS * SLOT)

/* What each coder did in each slot: where they began, and a set of codes; -1: nothing. */
typedef struct
{
  int begins[N_TEXTS][N_SLOTS][N_CODERS];
  guint codes[N_TEXTS][N_SLOTS][N_CODERS];
  int stances[N_TEXTS][N_SLOTS][N_CODERS];
} Claims;

static void
make_claims (Claims *self)
{
  for (guint t = 0; t < N_TEXTS; t++)
    for (guint s = 0; s < N_SLOTS; s++)
      for (guint c = 0; c < N_CODERS; c++)
        {
          self->begins[t][s][c] = s > 0 && g_test_rand_int_range (0, 5) == 0 ? -1 : g_test_rand_int_range (0, 4);
          self->codes[t][s][c] = (guint) g_test_rand_int_range (0, 8);
          self->stances[t][s][c] = g_test_rand_int_range (-1, 2);
        }
}

static void
append_text (GString *out, guint text)
{
  static const char *const letters[] = { "a", "\xc3\xa9", "\xf0\x9f\xa7\xb5", "\xe4\xb9\xa0" };

  g_string_append_printf (out, "{\"type\":\"document\",\"name\":\"t%u\",\"text\":\"", text);
  for (guint i = 0; i < LENGTH; i++)
    g_string_append (out, i == 0 ? (const char *const[]){ "x", "y", "z" }[text] : letters[g_test_rand_int_range (0, 4)]);
  g_string_append (out, "\"}\n");
}

static void
append_claim (GString *out, const Claims *self, guint t, guint s, guint c)
{
  guint start = s * SLOT + (guint) self->begins[t][s][c], n = 0;

  g_string_append_printf (out, "{\"type\":\"claim\",\"document\":\"t%u\",\"coder\":\"c%u\",\"spans\":[[%u,%u]],\"categories\":[", t, c, start,
                          start + 5);
  for (guint k = 0; k < 3; k++)
    if (self->codes[t][s][c] >> k & 1)
      g_string_append_printf (out, "%s{\"code\":\"k%u\",\"stance\":%d}", n++ > 0 ? "," : "", k, self->stances[t][s][c]);
  g_string_append (out, "]}\n");
}

static void
write_project (QuothCliFixture *self, const Claims *claims)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint c = 0; c < N_CODERS; c++)
    g_string_append_printf (out, "{\"type\":\"coder\",\"name\":\"c%u\"}\n", c);
  for (guint k = 0; k < 3; k++)
    g_string_append_printf (out, "{\"type\":\"code\",\"key\":\"k%u\",\"name\":\"K%u\"}\n", k, k);
  for (guint t = 0; t < N_TEXTS; t++)
    append_text (out, t);
  for (guint t = 0; t < N_TEXTS; t++)
    for (guint s = 0; s < N_SLOTS; s++)
      for (guint c = 0; c < N_CODERS; c++)
        if (claims->begins[t][s][c] >= 0)
          append_claim (out, claims, t, s, c);
  quoth_cli_run (self, "new", "p.quoth");
  quoth_cli_fixture_feed (self, out->str, "apply", "p.quoth", "-", "--coder", "c0", "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
append_set (GString *out, guint codes)
{
  gsize before = out->len;

  for (guint k = 0; k < 3; k++)
    if (codes >> k & 1)
      g_string_append_printf (out, "%sk%u", out->len > before ? "|" : "", k);
  if (codes == 0)
    g_string_append (out, "{}");
}

static void
append_cell (GString *out, const Claims *self, guint t, guint s, guint c, int code)
{
  gboolean is_there = self->begins[t][s][c] >= 0;

  g_string_append_c (out, ',');
  if (!is_there || (code >= 0 && !(self->codes[t][s][c] >> code & 1)))
    g_string_append_c (out, '.');
  else if (code >= 0)
    g_string_append_printf (out, "%d", self->stances[t][s][c]);
  else
    append_set (out, self->codes[t][s][c]);
}

static gboolean
is_unit (const Claims *self, guint t, guint s, int code)
{
  guint n = 0;

  for (guint c = 0; c < N_CODERS; c++)
    n += self->begins[t][s][c] >= 0 && (code < 0 || (self->codes[t][s][c] >> code & 1));
  return n > 1;
}

/* The sets of codes, or the stance to each code. */
static void
write_table (QuothCliFixture *self, const Claims *claims, gboolean stances)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint c = 0; c < N_CODERS; c++)
    {
      g_string_append_printf (out, "c%u", c);
      for (guint t = 0; t < N_TEXTS; t++)
        for (guint s = 0; s < N_SLOTS; s++)
          for (int k = stances ? 0 : -1; k < (stances ? 3 : 0); k++)
            if (is_unit (claims, t, s, k))
              append_cell (out, claims, t, s, c, k);
      g_string_append_c (out, '\n');
    }
  quoth_cli_fixture_write (self, "table.csv", out->str, -1);
}

static void
write_spans (QuothCliFixture *self, const Claims *claims, guint distance)
{
  g_autoptr (GString) out = g_string_new ("coder,code,start,end\n");

  for (guint t = 0; t < N_TEXTS; t++)
    for (guint s = 0; s < N_SLOTS; s++)
      for (guint c = 0; c < N_CODERS; c++)
        for (guint k = 0; k < 4 && claims->begins[t][s][c] >= 0; k++)
          {
            guint start = t * distance + s * SLOT + (guint) claims->begins[t][s][c];

            if (k < 3 ? (claims->codes[t][s][c] >> k & 1) : claims->codes[t][s][c] == 0)
              g_string_append_printf (out, "c%u,%s,%u,%u\n", c, k < 3 ? (const char *const[]){ "k0", "k1", "k2" }[k] : "(none)", start, start + 5);
          }
  quoth_cli_fixture_write (self, "spans.csv", out->str, -1);
}

static void
compare_ratings (QuothCliFixture *self, const Claims *claims, const char *layer, const char *metric)
{
  g_autofree char *out = NULL;

  write_table (self, claims, strcmp (layer, "stance") == 0);
  if (strcmp (metric, "nominal") != 0)
    quoth_cli_run (self, "agreement", "p.quoth", "--layer", layer, "--metric", metric, "-m", "krippendorff-alpha", "-m", "fleiss-kappa", "--json");
  else
    quoth_cli_run (self, "agreement", "p.quoth", "--layer", layer, "-m", "percent", "-m", "cohen-kappa", "-m", "scott-pi", "-m", "fleiss-kappa", "-m",
                   "brennan-prediger", "-m", "gwet-ac1", "-m", "krippendorff-alpha", "--json");
  out = g_strdup (self->out);
  if (strcmp (metric, "nominal") != 0)
    quoth_cli_run (self, "agreement", "--table", "table.csv", "--names", "first", "--metric", metric, "-m", "krippendorff-alpha", "-m",
                   "fleiss-kappa", "--json");
  else
    quoth_cli_run (self, "agreement", "--table", "table.csv", "--names", "first", "--json");
  assert_same (out, self->out);
}

static void
test_table (QuothCliFixture *self, gconstpointer data)
{
  Claims claims;

  make_claims (&claims);
  write_project (self, &claims);
  compare_ratings (self, &claims, "category", "nominal");
  compare_ratings (self, &claims, "category", "jaccard");
  compare_ratings (self, &claims, "category", "masi");
  compare_ratings (self, &claims, "stance", "nominal");
  compare_ratings (self, &claims, "stance", "ordinal");
}

static void
test_spans (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *out = NULL, *boundaries = NULL;
  Claims claims;

  make_claims (&claims);
  write_project (self, &claims);
  write_spans (self, &claims, LENGTH);
  quoth_cli_run (self, "agreement", "p.quoth", "--layer", "category", "-m", "unitizing-alpha", "-m", "unitizing-alpha-binary", "-m",
                 "unitizing-alpha-c", "-m", "unitizing-alpha-k", "-m", "unitizing-alpha-2004", "-m", "span-f1", "--json");
  out = g_strdup (self->out);
  quoth_cli_run (self, "agreement", "--spans", "spans.csv", "--length", "360", "-m", "unitizing-alpha", "-m", "unitizing-alpha-binary", "-m",
                 "unitizing-alpha-c", "-m", "unitizing-alpha-k", "-m", "unitizing-alpha-2004", "-m", "span-f1", "--json");
  assert_same (out, self->out);
  write_spans (self, &claims, LENGTH + 10);
  quoth_cli_run (self, "agreement", "p.quoth", "--layer", "category", "-m", "boundary-similarity", "--json");
  boundaries = g_strdup (self->out);
  quoth_cli_run (self, "agreement", "--spans", "spans.csv", "--length", "390", "-m", "boundary-similarity", "--json");
  assert_same (boundaries, self->out);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/agreement-project/ratings", test_ratings);
  QUOTH_CLI_TEST ("/agreement-project/parts", test_parts);
  QUOTH_CLI_TEST ("/agreement-project/words", test_words);
  QUOTH_CLI_TEST ("/agreement-project/stacks", test_stacks);
  QUOTH_CLI_TEST ("/agreement-project/rules", test_rules);
  QUOTH_CLI_TEST ("/agreement-project/refused", test_refused);
  QUOTH_CLI_TEST ("/agreement-project/apart", test_apart);
  QUOTH_CLI_TEST ("/agreement-project/layers", test_layers);
  QUOTH_CLI_TEST ("/agreement-project/table", test_table);
  QUOTH_CLI_TEST ("/agreement-project/spans", test_spans);
  return g_test_run ();
}
