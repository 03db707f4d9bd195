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
  quoth_cli_fixture_assert_failed (self, 1, "the deadline of the assignment", "soon", NULL);
  quoth_cli_fixture_run (self, "assign", "p.quoth", "--balance", "mood", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "mood", NULL);
  quoth_cli_run (self, "list", "p.quoth", "assignments");
  g_assert_cmpstr (self->out, ==, "");
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
  g_assert_cmpstr (self->out, ==, "t1\tdone · 1\tto-do · 1 · overdue since 2020-01-01\t1\nt2\t\t1\t\n");
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
  QUOTH_CLI_TEST ("/cli/assign/gold", test_gold);
  QUOTH_CLI_TEST ("/cli/assign/state", test_state);
  return g_test_run ();
}
