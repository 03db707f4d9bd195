/* test-assign.c: handing out texts, how far everybody is, and what was adjudicated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <string.h>

#include "quoth-cli-fixture.h"

static const char edits[]
  = "{\"type\":\"coder\",\"id\":\"_:a\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"id\":\"_:b\",\"name\":\"Bo\"}\n"
    "{\"type\":\"coder\",\"name\":\"Ed\",\"active\":false}\n"
    "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"document\",\"name\":\"t1\",\"text\":\"Xi said no.\"}\n"
    "{\"type\":\"document\",\"name\":\"t2\",\"text\":\"Xi said yes, and then again yes.\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m1\",\"document\":\"t1\",\"coder\":\"_:a\",\"spans\":[[0,2]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m2\",\"document\":\"t1\",\"coder\":\"_:b\",\"spans\":[[0,2]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:m3\",\"document\":\"t2\",\"coder\":\"_:b\",\"spans\":[[0,2]],\"actor\":\"_:x\"}\n"
    "{\"type\":\"mention\",\"id\":\"_:g\",\"document\":\"t1\",\"coder\":\"_:a\",\"spans\":[[0,2]],\"actor\":\"_:x\",\"gold\":true}\n"
    "{\"type\":\"verdict\",\"source\":\"_:m1\",\"verdict\":\"accepted\",\"gold\":\"_:g\",\"coder\":\"_:a\"}\n"
    "{\"type\":\"verdict\",\"source\":\"_:m2\",\"verdict\":\"rejected\",\"reason\":\"twice\",\"coder\":\"_:a\"}\n";

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

static guint
count_lines (const char *text, const char *with)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], with) != NULL ? 1 : 0;
  return n;
}

/* A dry run says what comes, all who are active get something, and a second run has nothing to do. */
static void
test_assign (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *plan = NULL;

  make_project (self);
  quoth_cli_run (self, "assign", "p.quoth", "--each", "2", "--seed", "7", "--balance", "length", "--dry-run", "--coder", "Ann");
  plan = g_strdup (self->out);
  g_assert_cmpuint (count_lines (plan, "t1\t"), ==, 2);
  quoth_cli_run (self, "list", "p.quoth", "assignments");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "assign", "p.quoth", "--each", "2", "--seed", "7", "--balance", "length", "--coder", "Ann");
  g_assert_cmpstr (self->out, ==, plan);
  quoth_cli_run (self, "list", "p.quoth", "assignments");
  g_assert_cmpuint (count_lines (self->out, "\tto-do\t"), ==, 4);
  g_assert_cmpuint (count_lines (self->out, "Ed"), ==, 0);
  quoth_cli_run (self, "assign", "p.quoth", "--each", "2", "--coder", "Ann", "--json");
  g_assert_nonnull (strstr (self->out, "\"applied\":true,\"assigned\":[]"));
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "Ann");
  quoth_cli_run (self, "list", "p.quoth", "assignments");
  g_assert_cmpstr (self->out, ==, "");
}

static void
test_refused (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--each", "3", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "3 of 2 coders", NULL);
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--to", "Ed", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“Ed” does not code any more", NULL);
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--deadline", "soon", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“soon” is no deadline", NULL);
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--deadline", "2026-02-30", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“2026-02-30” is no deadline", NULL);
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--each", "0", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“--each 0” is not a number of coders", NULL);
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--each", "-2", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“--each -2” is not a number of coders", NULL);
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--balance", "mood", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "mood", NULL);
  quoth_cli_run (self, "list", "p.quoth", "assignments");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "new", "empty.quoth");
  quoth_cli_fixture_run (self, "assign", "empty.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "Nobody codes in this project", NULL);
  quoth_cli_run (self, "coder", "empty.quoth", "Ann", "--add");
  quoth_cli_fixture_run (self, "assign", "empty.quoth", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "has no text that could be handed out", NULL);
}

/* A line needs no id, changes what is there, and is told in the board. */
static void
test_board (QuothCliFixture *self, gconstpointer data)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  json_t *line;

  make_project (self);
  quoth_cli_run (self, "assign", "p.quoth", "-d", "t1", "--each", "2", "--blind", "--deadline", "2020-01-01", "--coder", "Ann", "--quiet");
  apply (self, "{\"type\":\"assignment\",\"coder\":\"Ann\",\"document\":\"t1\",\"state\":\"done\",\"opened\":true}\n");
  quoth_cli_run (self, "board", "p.quoth");
  g_assert_cmpstr (self->out, ==, "t1\tdone · 1 · opened\tto-do · 1 · blind · overdue since 2020-01-01\t1\nt2\t\t1\t\n");
  quoth_cli_run (self, "board", "p.quoth", "--overdue", "--json");
  g_assert_cmpuint (count_lines (self->out, "{"), ==, 1);
  line = json_loads (self->out, 0, NULL);
  g_assert_cmpint (json_integer_value (json_object_get (line, "gold")), ==, 1);
  g_assert_cmpint (json_integer_value (json_object_get (line, "length")), ==, 11);
  g_assert_cmpuint (json_array_size (json_object_get (line, "coders")), ==, 2);
  json_decref (line);
  quoth_cli_run (self, "list", "p.quoth", "assignments");
  g_assert_cmpuint (count_lines (self->out, "blind, opened"), ==, 1);
  g_assert_cmpuint (count_lines (self->out, "\tblind\t"), ==, 1);
}

/* What is asked for of the board, and what comes of it in a table. */
static void
test_board_parts (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "assign", "p.quoth", "-d", "t1", "--each", "2", "--blind", "--deadline", "2020-01", "--coder", "Cy", "--quiet");
  apply (self, "{\"type\":\"assignment\",\"coder\":\"Ann\",\"document\":\"t1\",\"state\":\"done\",\"opened\":true}\n");
  quoth_cli_run (self, "board", "p.quoth", "--of", "Bo", "--state", "overdue", "--coder", "Cy");
  g_assert_cmpstr (self->out, ==, "t1\tto-do · 1 · blind · overdue since 2020-01\t1\n");
  quoth_cli_run (self, "board", "p.quoth", "--of", "Ann", "--state", "overdue", "--coder", "Cy");
  g_assert_cmpstr (self->out, ==, "");
  quoth_cli_run (self, "board", "p.quoth", "--state", "not-assigned", "--find", "T", "--coder", "Cy");
  g_assert_cmpuint (count_lines (self->out, "t2\t"), ==, 1);
  g_assert_cmpuint (count_lines (self->out, "t1\t"), ==, 0);
  quoth_cli_run (self, "board", "p.quoth", "--sum", "--coder", "Cy");
  g_assert_nonnull (strstr (self->out, "Ann\t1\t0\t1\t0\t1\nBo\t1\t0\t0\t1\t2\n"));
  quoth_cli_run (self, "board", "p.quoth", "--sum", "--of", "Bo", "--json", "--coder", "Cy");
  g_assert_cmpstr (self->out, ==, "{\"coder\":\"Bo\",\"assigned\":1,\"in_progress\":0,\"done\":0,\"overdue\":1,\"annotations\":2}\n");
  quoth_cli_run (self, "board", "p.quoth", "--csv", "--order", "deadline", "--coder", "Cy");
  g_assert_cmpstr (self->out, ==,
                   "document,title,length,gold,coder,state,purpose,blind,opened,deadline,overdue,annotations\r\n"
                   "t1,,11,1,Ann,done,coding,true,true,2020-01,false,1\r\n"
                   "t1,,11,1,Bo,to-do,coding,true,false,2020-01,true,1\r\n"
                   "t2,,32,0,Bo,,,,,,,1\r\n");
  quoth_cli_fixture_run (self, "board", "p.quoth", "--of", "Ed", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“Ed” does not code any more", NULL);
  quoth_cli_fixture_run (self, "board", "p.quoth", "--of", "Nobody", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "no coder “Nobody”", NULL);
  quoth_cli_fixture_run (self, "board", "p.quoth", "--state", "late", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“late” is no state", NULL);
  quoth_cli_fixture_run (self, "board", "p.quoth", "--order", "size", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“size” is no order", NULL);
  quoth_cli_fixture_run (self, "board", "p.quoth", "--csv", "--json", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "contradict", NULL);
  quoth_cli_fixture_run (self, "board", "p.quoth", "--overdue", "--state", "done", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "contradict", NULL);
}

/* The day of a deadline is over where the program runs: in a zone a day ahead earlier than in one a day behind. */
static void
test_time_zones (QuothCliFixture *self, gconstpointer data)
{
  g_autoptr (GTimeZone) behind = g_time_zone_new_offset (-12 * 60 * 60);
  g_autoptr (GDateTime) now = g_date_time_new_now (behind);
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));

  make_project (self);
  quoth_cli_run (self, "assign", "p.quoth", "-d", "t1", "--to", "Ann", "--deadline", today, "--coder", "Ann", "--quiet");
  g_setenv ("TZ", "<+14>-14", TRUE);
  quoth_cli_run (self, "board", "p.quoth", "--overdue");
  g_assert_cmpuint (count_lines (self->out, "overdue since"), ==, 1);
  g_setenv ("TZ", "<-12>12", TRUE);
  quoth_cli_run (self, "board", "p.quoth");
  g_assert_cmpuint (count_lines (self->out, "until"), ==, 1);
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
}

/* All that the window's list of coders does. */
static void
test_coder (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "coder", "p.quoth", "Cy", "--add", "--color", "#9141ac", "--json", "--coder", "Cy");
  g_assert_nonnull (strstr (self->out, "\"name\":\"Cy\",\"color\":\"#9141ac\",\"active\":true}"));
  quoth_cli_run (self, "coder", "p.quoth", "Cy", "--rename", "Cyan", "--inactive", "--coder", "Ann");
  quoth_cli_run (self, "list", "p.quoth", "coders", "--json");
  g_assert_cmpuint (count_lines (self->out, "\"name\":\"Cyan\""), ==, 1);
  g_assert_cmpuint (count_lines (self->out, "\"name\":\"Cy\""), ==, 0);
  quoth_cli_run (self, "coder", "p.quoth", "Ed", "--active", "--coder", "Ann");
  g_assert_cmpstr (self->out, ==, "“Ed” codes in the project\n");
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "Ann");
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--to", "Ed", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "does not code any more", NULL);
  quoth_cli_fixture_run (self, "coder", "p.quoth", "Bo", "--rename", "Ann", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "another coder named “Ann”", NULL);
  quoth_cli_fixture_run (self, "coder", "p.quoth", "Zed", "--inactive", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "no coder “Zed”", NULL);
  quoth_cli_fixture_run (self, "coder", "p.quoth", "Bo", "--color", "red", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“red” is no colour", NULL);
  quoth_cli_fixture_run (self, "coder", "p.quoth", "Bo", "--active", "--inactive", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "contradict", NULL);
  quoth_cli_fixture_run (self, "coder", "p.quoth", "Bo", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "what is to be done", NULL);
  quoth_cli_run (self, "check", "p.quoth");
}

/* All that a cell of the board in the window does: states, deadlines, and taking away, in one step that can be undone. */
static void
test_mark (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "assign", "p.quoth", "--each", "2", "--coder", "Ann", "--quiet");
  quoth_cli_run (self, "mark", "p.quoth", "t1", "t2", "--of", "Ann", "--of", "Bo", "--state", "done", "--deadline", "2030-05", "--coder", "Ann", "--json");
  g_assert_cmpstr (self->out, ==, "{\"changed\":4}\n");
  quoth_cli_run (self, "mark", "p.quoth", "t1", "--state", "done", "--coder", "Ann", "--json");
  g_assert_cmpstr (self->out, ==, "{\"changed\":0}\n");
  quoth_cli_run (self, "mark", "p.quoth", "t1", "--state", "in-progress", "--deadline", "none", "--coder", "Ann");
  quoth_cli_run (self, "board", "p.quoth");
  g_assert_nonnull (strstr (self->out, "t1\tin-progress · 1\tdone · 1\t"));
  quoth_cli_run (self, "mark", "p.quoth", "t1", "--of", "Bo", "--take-away", "--coder", "Ann");
  g_assert_cmpstr (self->out, ==, "Took 1 assignment away\n");
  quoth_cli_run (self, "list", "p.quoth", "assignments");
  g_assert_cmpuint (count_lines (self->out, "t1"), ==, 1);
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "Ann");
  quoth_cli_run (self, "list", "p.quoth", "assignments");
  g_assert_cmpuint (count_lines (self->out, "t1"), ==, 2);
  quoth_cli_fixture_run (self, "mark", "p.quoth", "t1", "--of", "Ed", "--state", "done", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "“t1” is not assigned to Ed", NULL);
  quoth_cli_fixture_run (self, "mark", "p.quoth", "t9", "--of", "Ann", "--state", "done", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "no document “t9”", NULL);
  quoth_cli_fixture_run (self, "mark", "p.quoth", "t1", "--state", "ready", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“ready” is no state", NULL);
  quoth_cli_fixture_run (self, "mark", "p.quoth", "t1", "--deadline", "2026-13", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“2026-13” is no deadline", NULL);
  quoth_cli_fixture_run (self, "mark", "p.quoth", "t1", "--take-away", "--state", "done", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "take-away", NULL);
  quoth_cli_fixture_run (self, "mark", "p.quoth", "t1", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "what is to be done", NULL);
}

/* Counts and exports leave what was adjudicated apart. */
static void
test_gold (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *all = NULL;

  make_project (self);
  quoth_cli_run (self, "list", "p.quoth", "documents");
  g_assert_true (g_str_has_prefix (self->out, "t1\t\t\t11\t2\t0\t0\t"));
  quoth_cli_run (self, "list", "p.quoth", "verdicts");
  g_assert_cmpstr (self->out, ==, "t1\t0-2\tAnn\tXi\taccepted\tAnn\t\nt1\t0-2\tBo\tXi\trejected\tAnn\ttwice\n");
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "all.jsonl", "--quiet");
  quoth_cli_run (self, "new", "q.quoth");
  quoth_cli_run (self, "apply", "q.quoth", "all.jsonl", "--quiet");
  quoth_cli_run (self, "export", "p.quoth", "-f", "jsonl", "-o", "-");
  all = g_strdup (self->out);
  quoth_cli_run (self, "export", "q.quoth", "-f", "jsonl", "-o", "-");
  g_assert_cmpstr (self->out, ==, all);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "coders", NULL);
  g_assert_nonnull (strstr (self->err, "annotations that were adjudicated, apart from what coders made: 1"));
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "gold", "--gold", "--json", NULL);
  g_assert_nonnull (strstr (self->out, "\"mention\":1"));
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "x", "--gold", "--layer", "all", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "contradict", NULL);
}

/* What is not assigned in the state stays behind; of what is gold, what somebody is not done with. */
static void
test_state (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  apply (self, "{\"type\":\"assignment\",\"coder\":\"Ann\",\"document\":\"t1\",\"state\":\"done\"}\n"
               "{\"type\":\"assignment\",\"coder\":\"Bo\",\"document\":\"t1\",\"state\":\"in-progress\"}\n"
               "{\"type\":\"assignment\",\"coder\":\"Bo\",\"document\":\"t2\",\"state\":\"done\"}\n");
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "done", "--state", "done", "--json", NULL);
  g_assert_nonnull (strstr (self->out, "\"document\":2,\"mention\":2"));
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "half", "--state", "in-progress", "--json", NULL);
  g_assert_nonnull (strstr (self->out, "\"document\":1,\"mention\":1"));
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "gold", "--state", "done", "--gold", "--json", NULL);
  g_assert_nonnull (strstr (self->out, "\"document\":1,"));
  g_assert_null (strstr (self->out, "\"mention\":"));
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "none", "--state", "to-do", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "to-do", NULL);
  quoth_cli_fixture_run (self, "export", "p.quoth", "-f", "csv", "-o", "none", "--state", "ready", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "ready", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/assign/assign", test_assign);
  QUOTH_CLI_TEST ("/cli/assign/refused", test_refused);
  QUOTH_CLI_TEST ("/cli/assign/board", test_board);
  QUOTH_CLI_TEST ("/cli/assign/board-parts", test_board_parts);
  QUOTH_CLI_TEST ("/cli/assign/time-zones", test_time_zones);
  QUOTH_CLI_TEST ("/cli/assign/coder", test_coder);
  QUOTH_CLI_TEST ("/cli/assign/mark", test_mark);
  QUOTH_CLI_TEST ("/cli/assign/gold", test_gold);
  QUOTH_CLI_TEST ("/cli/assign/state", test_state);
  return g_test_run ();
}
