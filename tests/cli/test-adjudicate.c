/* test-adjudicate.c: adjudication from the command line, and a team from its packets to gold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "quoth-cli-fixture.h"

/* "Xi" at [0, 2), "Putin" at [7, 12), "Moscow" at [16, 22), "Putin" at [24, 29). */
#define TALK "Xi met Putin in Moscow. Putin said so."

static const char edits[]
  = "{\"type\":\"coder\",\"name\":\"Lea\"}\n"
    "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"name\":\"Putin\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"name\":\"Moscow\",\"kind\":\"state\"}\n"
    "{\"type\":\"code\",\"key\":\"peace\",\"name\":\"Peace\"}\n"
    "{\"type\":\"document\",\"name\":\"talk\",\"text\":\"" TALK "\"}\n";

static const char work_of_ann[]
  = "{\"type\":\"mention\",\"document\":\"talk\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"talk\",\"spans\":[[7,12]],\"actor\":\"Putin\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"talk\",\"spans\":[[24,29]],\"actor\":\"Putin\"}\n"
    "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"talk\",\"spans\":[[24,37]],\"categories\":[{\"code\":\"peace\",\"stance\":1}],"
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"Putin\",\"mention\":\"_:m\"}]}\n"
    "{\"type\":\"cue\",\"document\":\"talk\",\"spans\":[[30,34]],\"kind\":\"cue\",\"claim\":\"_:c\"}\n"
    "{\"type\":\"assignment\",\"coder\":\"Ann\",\"document\":\"talk\",\"state\":\"done\"}\n";

static const char work_of_bo[]
  = "{\"type\":\"mention\",\"document\":\"talk\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"talk\",\"spans\":[[7,12]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"talk\",\"spans\":[[16,22]],\"actor\":\"Moscow\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m\",\"document\":\"talk\",\"spans\":[[24,29]],\"actor\":\"Putin\"}\n"
    "{\"type\":\"claim\",\"id\":\"_:c\",\"document\":\"talk\",\"spans\":[[24,38]],\"categories\":[{\"code\":\"peace\",\"stance\":1}],"
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"Putin\",\"mention\":\"_:m\"}]}\n"
    "{\"type\":\"cue\",\"document\":\"talk\",\"spans\":[[30,34]],\"kind\":\"cue\",\"claim\":\"_:c\"}\n"
    "{\"type\":\"assignment\",\"coder\":\"Bo\",\"document\":\"talk\",\"state\":\"done\"}\n";

static void
apply (QuothCliFixture *self, const char *project, const char *coder, const char *lines)
{
  quoth_cli_fixture_feed (self, lines, "apply", project, "-", "--coder", coder, "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_run (self, "new", "p.quoth");
  apply (self, "p.quoth", "Lea", edits);
}

/* What both code on one computer, without an assignment. */
static void
make_coded (QuothCliFixture *self)
{
  make_project (self);
  apply (self, "p.quoth", "Ann", work_of_ann);
  apply (self, "p.quoth", "Bo", work_of_bo);
}

/* ---- Lines of JSON ---- */

/* The case at that place of that type, in what was written. */
static json_t *
find_case (const char *out, const char *type, int start)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      json_t *object = json_loads (lines[i], 0, NULL);

      g_assert_nonnull (object);
      if (g_strcmp0 (json_string_value (json_object_get (object, "type")), type) == 0
          && json_integer_value (json_object_get (object, "start")) == start)
        return object;
      json_decref (object);
    }
  g_error ("There is no case of a %s at %d: %s", type, start, out);
}

static void
assert_case (QuothCliFixture *self, const char *type, int start, const char *kind, const char *state)
{
  json_t *object;

  quoth_cli_run (self, "adjudicate", "p.quoth", "--json");
  object = find_case (self->out, type, start);
  g_assert_cmpstr (json_string_value (json_object_get (object, "case")), ==, kind);
  g_assert_cmpstr (json_string_value (json_object_get (object, "state")), ==, state);
  json_decref (object);
}

/* (transfer full): the id of what that coder has there. */
static char *
find_member (QuothCliFixture *self, const char *type, int start, const char *coder)
{
  char *id = NULL;
  json_t *object, *members;

  quoth_cli_run (self, "adjudicate", "p.quoth", "--json");
  object = find_case (self->out, type, start);
  members = json_object_get (object, "members");
  for (gsize i = 0; i < json_array_size (members); i++)
    if (g_strcmp0 (json_string_value (json_object_get (json_array_get (members, i), "coder")), coder) == 0)
      id = g_strdup (json_string_value (json_object_get (json_array_get (members, i), "id")));
  g_assert_nonnull (id);
  json_decref (object);
  return id;
}

/* ---- One by one ---- */

static void
test_list (QuothCliFixture *self, gconstpointer data)
{
  make_coded (self);
  assert_case (self, "mention", 0, "alike", "open");
  assert_case (self, "mention", 7, "values", "open");
  assert_case (self, "mention", 16, "some", "open");
  assert_case (self, "claim", 24, "overlap", "open");
  /* Its claims are one case. */
  assert_case (self, "cue", 30, "alike", "open");
  quoth_cli_run (self, "adjudicate", "p.quoth", "--document", "talk");
  g_assert_nonnull (strstr (self->out, "\ttalk\t7–12\tmention\tother values\topen\t“Putin”; Actor: Ann “Putin”, Bo “Xi”\n"));
  quoth_cli_run (self, "adjudicate", "p.quoth", "--state", "settled");
  g_assert_cmpstr (self->out, ==, "");
}

static void
test_by_hand (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *anns = NULL;
  g_autofree char *bos = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_coded (self);
  anns = find_member (self, "mention", 7, "Ann");
  bos = find_member (self, "mention", 16, "Bo");
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_run (self, "adjudicate", "p.quoth", "--accept", anns, "--reject", bos, "--reason", "no actor", "--coder", "Lea", "--dry-run");
  g_assert_cmpstr (self->out, ==, "2 cases would be decided\n");
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
  quoth_cli_run (self, "adjudicate", "p.quoth", "--accept", anns, "--reject", bos, "--reason", "no actor", "--coder", "Lea");
  g_assert_cmpstr (self->out, ==, "2 cases were decided\n");
  assert_case (self, "mention", 7, "values", "settled");
  assert_case (self, "mention", 16, "some", "settled");
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--gold", "--quiet");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"type\":\"mention\""), ==, 1);
  g_assert_nonnull (strstr (self->out, "\"spans\":[[7,12]]"));

  quoth_cli_run (self, "adjudicate", "p.quoth", "--reopen", anns, "--coder", "Lea", "--quiet");
  assert_case (self, "mention", 7, "values", "open");
  for (guint i = 0; i < 2; i++)
    quoth_cli_run (self, "undo", "p.quoth", "--coder", "Lea", "--quiet");
  assert_case (self, "mention", 16, "some", "open");
  quoth_cli_run (self, "list", "p.quoth", "verdicts");
  g_assert_cmpstr (self->out, ==, "");
}

/* Both of a case are right. */
static void
test_both (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *anns = NULL;
  g_autofree char *bos = NULL;

  make_coded (self);
  anns = find_member (self, "mention", 7, "Ann");
  bos = find_member (self, "mention", 7, "Bo");
  quoth_cli_run (self, "adjudicate", "p.quoth", "--accept", anns, "--accept", bos, "--coder", "Lea", "--quiet");
  quoth_cli_run (self, "adjudicate", "p.quoth", "--state", "settled");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "7–12"), ==, 2);
  quoth_cli_run (self, "check", "p.quoth");
}

static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *anns = NULL;

  make_coded (self);
  anns = find_member (self, "mention", 7, "Ann");
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--auto", "half", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "identical, majority, threshold=N", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--auto", "majority", "--fields", "place,colour", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "colour", "actor", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--auto", "majority", "--accept", anns, NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--auto", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--accept", anns, "--reject", anns, NULL);
  quoth_cli_fixture_assert_failed (self, 2, "twice", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--accept", "me", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“me”", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--auto", "threshold=3", "--document", "talk", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "talk", "1 to 2", NULL);
  quoth_cli_fixture_run (self, "feedback", "p.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--coder", NULL);
  quoth_cli_fixture_run (self, "feedback", "p.quoth", "--coder", "Ann", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "Ann", "adjudicated", NULL);
}

/* In what they need not agree, one of them is taken; all else has to be the same. */
static void
test_ignore (QuothCliFixture *self, gconstpointer data)
{
  make_coded (self);
  quoth_cli_run (self, "adjudicate", "p.quoth", "--auto", "identical", "--ignore", "confidence", "--dry-run", "--json");
  g_assert_cmpstr (self->out, ==, "{\"applied\":false,\"decided\":3,\"alike\":3,\"values\":0,\"overlap\":0,\"some\":0,\"left\":3,\"skipped\":0}\n");
  quoth_cli_run (self, "adjudicate", "p.quoth", "--auto", "identical", "--ignore", "confidence, actor", "--coder", "Lea", "--json");
  g_assert_cmpstr (self->out, ==, "{\"applied\":true,\"decided\":4,\"alike\":3,\"values\":1,\"overlap\":0,\"some\":0,\"left\":2,\"skipped\":0}\n");
  assert_case (self, "mention", 7, "values", "settled");
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--auto", "identical", "--ignore", "place", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "place", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--auto", "identical", "--ignore", "colour", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "colour", "actor", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--auto", "identical", "--ignore", "actor", "--fields", "actor", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--fields", "--ignore", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--ignore", "actor", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--auto", NULL);
}

/* Two actors that are made one: what was decided stays decided. */
static void
test_merged_actors (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *bos = NULL;

  make_coded (self);
  bos = find_member (self, "mention", 16, "Bo");
  quoth_cli_run (self, "adjudicate", "p.quoth", "--reject", bos, "--coder", "Lea", "--quiet");
  assert_case (self, "mention", 16, "some", "settled");
  quoth_cli_run (self, "merge", "p.quoth", "actors", "Xi", "Moscow", "--coder", "Lea", "--quiet");
  assert_case (self, "mention", 16, "some", "settled");
  apply (self, "p.quoth", "Bo", "{\"type\":\"actor\",\"name\":\"Kremlin\",\"kind\":\"state\"}\n");
  {
    g_autofree char *line = g_strdup_printf ("{\"type\":\"mention\",\"id\":\"%s\",\"actor\":\"Kremlin\"}\n", bos);

    apply (self, "p.quoth", "Bo", line);
  }
  assert_case (self, "mention", 16, "some", "outdated");
}

/* ---- A team ---- */

static void
code_in_packets (QuothCliFixture *self)
{
  quoth_cli_run (self, "assign", "p.quoth", "--to", "Ann", "--to", "Bo", "--each", "2", "--blind", "--coder", "Lea", "--quiet");
  quoth_cli_run (self, "packet", "p.quoth", "ann.quoth", "--for", "Ann", "--quiet");
  quoth_cli_run (self, "packet", "p.quoth", "bo.quoth", "--for", "Bo", "--quiet");
  apply (self, "ann.quoth", "Ann", work_of_ann);
  quoth_cli_run (self, "merge", "p.quoth", "ann.quoth", "--quiet");

  /* Bo is not done: the text is left out of what is decided, and refused where it is asked for. */
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--auto", "majority", "--coder", "Lea", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_nonnull (strstr (self->err, "blind"));
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--document", "talk", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "talk", "blind", "Bo", NULL);
  apply (self, "bo.quoth", "Bo", work_of_bo);
  quoth_cli_run (self, "merge", "p.quoth", "bo.quoth", "--quiet");
}

/* The gold mention at [24, 29) is the claimant's, and the gold cue is the gold claim's. */
static void
check_gold (QuothCliFixture *self)
{
  g_auto (GStrv) lines = NULL;
  g_autofree char *mention = NULL;
  g_autofree char *claim = NULL;

  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-", "--gold", "--quiet");
  lines = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      json_t *object = json_loads (lines[i], 0, NULL);
      const char *type = json_string_value (json_object_get (object, "type"));
      const char *id = json_string_value (json_object_get (object, "id"));

      if (strcmp (type, "mention") == 0 && strstr (lines[i], "[[24,29]]") != NULL)
        mention = g_strdup (id);
      if (strcmp (type, "claim") == 0)
        {
          json_t *role = json_array_get (json_object_get (object, "roles"), 0);

          claim = g_strdup (id);
          g_assert_nonnull (mention);
          g_assert_cmpstr (json_string_value (json_object_get (role, "mention")), ==, mention);
        }
      if (strcmp (type, "cue") == 0)
        g_assert_cmpstr (json_string_value (json_object_get (object, "claim")), ==, claim);
      json_decref (object);
    }
  g_assert_nonnull (claim);
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"type\":\"mention\""), ==, 4);
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "\"type\":\"cue\""), ==, 1);
}

static void
check_feedback (QuothCliFixture *self)
{
  quoth_cli_run (self, "feedback", "p.quoth", "--coder", "Bo", "--json");
  g_assert_nonnull (strstr (self->out, "\"feedback\":\"values\""));
  g_assert_nonnull (strstr (self->out, "\"feedback\":\"place\""));
  g_assert_nonnull (strstr (self->out, "{\"score\":\"mention\",\"coder\":\"Bo\",\"texts\":1,\"own\":4,\"gold\":4,\"found\":4,\"placed\":4,\"same\":3,"));
  quoth_cli_run (self, "feedback", "p.quoth", "--coder", "Ann");
  g_assert_nonnull (strstr (self->out, "missed"));
  g_assert_nonnull (strstr (self->out, "mention: own 3, gold 4, found 3, same place 3, same values 3; F1 0.857\n"));
}

static void
test_team (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *putin = NULL;
  g_autofree char *moscow = NULL;
  g_autofree char *claim = NULL;

  make_project (self);
  code_in_packets (self);
  quoth_cli_run (self, "board", "p.quoth");
  g_assert_nonnull (strstr (self->out, "done"));
  quoth_cli_run (self, "agreement", "p.quoth", "--layer", "mention", "--json");
  g_assert_nonnull (strstr (self->out, "\"krippendorff-alpha\""));

  quoth_cli_run (self, "adjudicate", "p.quoth", "--auto", "identical", "--coder", "Lea", "--dry-run");
  g_assert_cmpstr (self->out, ==, "3 cases would be decided\n  all alike: 3\n3 cases stay open\n");
  quoth_cli_run (self, "adjudicate", "p.quoth", "--auto", "identical", "--coder", "Lea", "--json");
  g_assert_cmpstr (self->out, ==, "{\"applied\":true,\"decided\":3,\"alike\":3,\"values\":0,\"overlap\":0,\"some\":0,\"left\":3,\"skipped\":0}\n");
  putin = find_member (self, "mention", 7, "Ann");
  moscow = find_member (self, "mention", 16, "Bo");
  claim = find_member (self, "claim", 24, "Ann");
  quoth_cli_run (self, "adjudicate", "p.quoth", "--accept", putin, "--accept", moscow, "--accept", claim, "--coder", "Lea", "--quiet");
  quoth_cli_run (self, "adjudicate", "p.quoth", "--state", "open");
  g_assert_cmpstr (self->out, ==, "");
  check_gold (self);
  check_feedback (self);
  quoth_cli_run (self, "check", "p.quoth", "--rebuild");

  /* Ann goes on in her packet. */
  apply (self, "ann.quoth", "Ann", "{\"type\":\"mention\",\"document\":\"talk\",\"spans\":[[16,22]],\"actor\":\"Xi\"}\n");
  quoth_cli_run (self, "merge", "p.quoth", "ann.quoth", "--quiet");
  assert_case (self, "mention", 16, "values", "outdated");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/adjudicate/list", test_list);
  QUOTH_CLI_TEST ("/cli/adjudicate/by-hand", test_by_hand);
  QUOTH_CLI_TEST ("/cli/adjudicate/both", test_both);
  QUOTH_CLI_TEST ("/cli/adjudicate/refused", test_refused);
  QUOTH_CLI_TEST ("/cli/adjudicate/ignore", test_ignore);
  QUOTH_CLI_TEST ("/cli/adjudicate/merged-actors", test_merged_actors);
  QUOTH_CLI_TEST ("/cli/adjudicate/team", test_team);
  return g_test_run ();
}
