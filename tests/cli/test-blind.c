/* test-blind.c: whoever codes blind reads nothing of what others coded, whatever they ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "quoth-cli-fixture.h"

#define BO "0190aaaa-0000-7000-8000-00000000000b"
#define BO_CLAIM "0190aaaa-0000-7000-8000-00000000000c"
#define BO_MENTION "0190aaaa-0000-7000-8000-00000000000d"
#define ANN_CLAIM "0190aaaa-0000-7000-8000-00000000000e"
#define ANN_CUE "0190aaaa-0000-7000-8000-00000000000f"

static const char ground[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"id\":\"" BO "\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"name\":\"Putin\",\"kind\":\"person\"}\n"
    "{\"type\":\"code\",\"key\":\"war\",\"name\":\"War\"}\n"
    "{\"type\":\"document\",\"name\":\"t1\",\"text\":\"Xi said that it is not so, and Putin said that it is.\"}\n"
    "{\"type\":\"document\",\"name\":\"t2\",\"text\":\"Xi said yes.\"}\n";

/* Each word of Bo's begins so, and nothing else does. */
#define SECRET "BLIND"

static const char others_work[]
  = "{\"type\":\"proposition\",\"id\":\"_:p\",\"statement\":\"BLINDTHESIS\"}\n"
    "{\"type\":\"mention\",\"id\":\"" BO_MENTION "\",\"document\":\"t1\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"claim\",\"id\":\"" BO_CLAIM "\",\"document\":\"t1\",\"spans\":[[0,25]],\"statement\":\"BLINDCLAIM\",\"place\":\"BLINDPLACE\","
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"Xi\",\"mention\":\"" BO_MENTION "\"}],"
    "\"categories\":[{\"code\":\"war\",\"stance\":1}],\"propositions\":[{\"proposition\":\"_:p\",\"link\":\"supports\"}]}\n"
    "{\"type\":\"memo\",\"target\":\"" BO_CLAIM "\",\"text\":\"BLINDMEMO\"}\n"
    "{\"type\":\"claim\",\"id\":\"_:g\",\"document\":\"t1\",\"spans\":[[0,25]],\"statement\":\"BLINDGOLD\",\"gold\":true}\n"
    "{\"type\":\"verdict\",\"source\":\"" BO_CLAIM "\",\"gold\":\"_:g\",\"verdict\":\"changed\",\"reason\":\"BLINDREASON\"}\n";

/* From a time when Ann saw what Bo did: her claim refers to his mention, and her cue to his claim. */
static const char own_work[]
  = "{\"type\":\"claim\",\"id\":\"" ANN_CLAIM "\",\"document\":\"t1\",\"spans\":[[0,25]],\"statement\":\"OWNCLAIM\","
    "\"roles\":[{\"role\":\"claimant\",\"actor\":\"Xi\",\"mention\":\"" BO_MENTION "\"}],"
    "\"chain\":[{\"actor\":\"Putin\"},{\"actor\":\"Xi\",\"mention\":\"" BO_MENTION "\"}]}\n"
    "{\"type\":\"cue\",\"id\":\"" ANN_CUE "\",\"document\":\"t1\",\"spans\":[[3,7]],\"kind\":\"cue\",\"claim\":\"" BO_CLAIM "\"}\n";

static const char blind[]
  = "{\"type\":\"assignment\",\"coder\":\"Ann\",\"document\":\"t1\",\"blind\":true}\n"
    "{\"type\":\"assignment\",\"coder\":\"Bo\",\"document\":\"t1\",\"blind\":true}\n";

static void
apply (QuothCliFixture *self, const char *coder, const char *lines)
{
  quoth_cli_fixture_feed (self, lines, "apply", "p.quoth", "-", "--coder", coder, "--quiet", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
}

static void
make_project (QuothCliFixture *self)
{
  quoth_cli_run (self, "new", "p.quoth");
  apply (self, "Cy", ground);
  apply (self, "Bo", others_work);
  apply (self, "Ann", own_work);
  quoth_cli_run (self, "backup", "p.quoth", "before.quoth", "--quiet");
  apply (self, "Cy", blind);
  /* Some work of his that came later, in a copy, with another opinion of what both have. */
  quoth_cli_run (self, "backup", "p.quoth", "copy.quoth", "--quiet");
  quoth_cli_fixture_feed (self,
                          "{\"type\":\"claim\",\"id\":\"" BO_CLAIM "\",\"statement\":\"BLINDLATER\"}\n"
                          "{\"type\":\"claim\",\"document\":\"t1\",\"spans\":[[31,36]],\"statement\":\"BLINDNEW\"}\n",
                          "apply", "copy.quoth", "-", "--coder", "Bo", "--quiet", NULL);
  apply (self, "Bo", "{\"type\":\"claim\",\"id\":\"" BO_CLAIM "\",\"statement\":\"BLINDOTHERWISE\"}\n");
  quoth_cli_fixture_write (self, "corrected.txt", "Xi told them that it is not so, and Putin said that it was.", -1);
  quoth_cli_fixture_write (self, "edits.jsonl", "{\"type\":\"actor\",\"name\":\"Merkel\",\"kind\":\"person\"}\n", -1);
  quoth_cli_fixture_write (self, "new.txt", "A text.", -1);
}

/* What is run, by its command; those that are not here do not read a project. */
static const char *const runs[][9] = {
  { "list", "p.quoth", "documents" },
  { "list", "p.quoth", "actors" },
  { "list", "p.quoth", "mentions" },
  { "list", "p.quoth", "claims" },
  { "list", "p.quoth", "cues" },
  { "list", "p.quoth", "relations" },
  { "list", "p.quoth", "codes" },
  { "list", "p.quoth", "coders" },
  { "list", "p.quoth", "propositions" },
  { "list", "p.quoth", "memos" },
  { "list", "p.quoth", "assignments" },
  { "list", "p.quoth", "verdicts" },
  { "list", "p.quoth", "duplicates" },
  { "list", "p.quoth", "contradictions" },
  { "list", "p.quoth", "repetitions" },
  { "list", "p.quoth", "disagreements" },
  { "find", "p.quoth", "said" },
  { "tag-all", "p.quoth", "Xi", "--dry-run" },
  { "tag-all", "p.quoth", "Xi" },
  { "text", "p.quoth", "t1" },
  { "suggest", "p.quoth" },
  { "suggest", "p.quoth", "--accept" },
  { "codebook", "p.quoth", "save" },
  { "codebook", "p.quoth", "diff" },
  { "agreement", "p.quoth" },
  { "agreement", "p.quoth", "--layer", "claim" },
  { "agreement", "p.quoth", "--layer", "claim", "--disagreements" },
  { "adjudicate", "p.quoth", "--list" },
  { "adjudicate", "p.quoth", "--auto", "majority", "--dry-run" },
  { "feedback", "p.quoth" },
  { "board", "p.quoth" },
  { "mark", "p.quoth", "t1", "--state", "in-progress" },
  { "coder", "p.quoth", "Dee", "--add" },
  { "packet", "p.quoth", "ann.quoth", "--for", "Ann" },
  { "log", "p.quoth" },
  { "merge", "p.quoth", "copy.quoth", "--dry-run" },
  { "merge", "p.quoth", "copy.quoth" },
  { "merge", "p.quoth", "actors", "Xi", "Putin", "--dry-run" },
  { "list", "p.quoth", "disagreements" },
  { "settle", "p.quoth", "00000000", "keep" },
  { "import", "p.quoth", "new.txt" },
  { "apply", "p.quoth", "edits.jsonl" },
  { "assign", "p.quoth", "--each", "1", "--dry-run" },
  { "undo", "p.quoth" },
  { "redo", "p.quoth" },
  { "as-of", "p.quoth", "2100-01-01", "then.quoth" },
  { "check", "p.quoth" },
  { "backup", "p.quoth", "backup.quoth" },
  { "backups", "p.quoth" },
  { "restore", "p.quoth", "nothing.quoth" },
  { "compact", "p.quoth", "--before", "2000-01-01", "--dry-run" },
  { "team", "p.quoth" },
  { "delete", "p.quoth", "actors", "Xi" },
  { "delete", "p.quoth", "codes", "war" },
  { "split", "p.quoth", "actors", "Xi", "Xi Jinping", "--dry-run" },
  { "replace", "p.quoth", "actors", "Xi", "Putin", "--dry-run" },
  { "move", "p.quoth", "war" },
  { "revise", "p.quoth", "t1", "corrected.txt", "--dry-run" },
  { "revise", "p.quoth", "t1", "corrected.txt" },
  { "log", "p.quoth" },
};

static const char *const without_project[] = { "new", "formats", "help", "open", "export" };

static void
assert_silent (QuothCliFixture *self, const char *const *argv)
{
  g_autofree char *line = g_strjoinv (" ", (char **) argv);

  if (strstr (self->out, SECRET) != NULL || strstr (self->err, SECRET) != NULL)
    g_error ("“%s” tells what Bo coded:\n%s\n%s", line, self->out, self->err);
}

static void
run_as_ann (QuothCliFixture *self, const char *const *run, gboolean json)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (gpointer) g_getenv ("QUOTH_CLI"));
  for (guint i = 0; i < G_N_ELEMENTS (runs[0]) && run[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) run[i]);
  g_ptr_array_add (argv, (gpointer) "--coder");
  g_ptr_array_add (argv, (gpointer) "Ann");
  if (json)
    g_ptr_array_add (argv, (gpointer) "--json");
  g_ptr_array_add (argv, NULL);
  quoth_cli_fixture_run_argv (self, (const char *const *) argv->pdata, "");
  assert_silent (self, (const char *const *) argv->pdata);
}

/* For people and for programs: what lists things says others of them each way. */
static gboolean
is_told_twice (const char *command)
{
  static const char *const commands[] = { "list", "log", "merge", "revise", "agreement", NULL };

  return g_strv_contains (commands, command);
}

static void
test_words (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    {
      run_as_ann (self, runs[i], FALSE);
      if (is_told_twice (runs[i][0]))
        run_as_ann (self, runs[i], TRUE);
    }
  /* It was there all the time. */
  quoth_cli_run (self, "list", "p.quoth", "claims", "--json", "--coder", "Bo", "--quiet");
  g_assert_nonnull (strstr (self->out, SECRET));
}

/* Each entry of the journal as Ann is told of it, also those that are not told to her. */
static void
test_entries (QuothCliFixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  make_project (self);
  apply (self, "Ann", "{\"type\":\"claim\",\"id\":\"" ANN_CLAIM "\",\"place\":\"Moscow\"}\n");
  quoth_cli_run (self, "log", "p.quoth", "--json");
  lines = g_strsplit (self->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 6);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      const char *id = strstr (lines[i], "\"id\":\"");
      g_autofree char *entry = id != NULL ? g_strndup (id + 6, 36) : NULL;

      run_as_ann (self, (const char *const[9]){ "log", "p.quoth", entry }, FALSE);
      run_as_ann (self, (const char *const[9]){ "log", "p.quoth", entry }, TRUE);
      if (strstr (lines[i], "\"coder\":\"Bo\"") != NULL)
        g_assert_cmpint (self->status, !=, 0);
    }
}

/* Every format, with all that is in the file or the folder that it writes. */
static void
test_exports (QuothCliFixture *self, gconstpointer data)
{
  g_auto (GStrv) formats = NULL;
  guint n = 0;

  make_project (self);
  quoth_cli_run (self, "formats", "--json");
  formats = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; formats[i] != NULL && g_str_has_prefix (formats[i], "{\"id\":\""); i++)
    {
      g_autofree char *id = g_strndup (formats[i] + 7, strcspn (formats[i] + 7, "\""));
      g_autofree char *line
        = g_strdup_printf ("\"$QUOTH_CLI\" export p.quoth -f %1$s -o out-%1$s --coder Ann --json; grep -r --binary-files=text -l " SECRET " out-%1$s", id);

      quoth_cli_fixture_shell (self, line);
      assert_silent (self, (const char *const[]){ line, NULL });
      g_assert_null (strstr (self->out, "\nout-"));
      n += quoth_cli_fixture_exists (self, line + strlen (line) - strlen (id) - 4);
    }
  g_assert_cmpuint (n, >, 15);
}

/* No command is forgotten: a new one that reads a project is to be run above. */
static void
test_all_commands (QuothCliFixture *self, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  gboolean within = FALSE;

  quoth_cli_run (self, "--help");
  lines = g_strsplit (self->out, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = strlen (lines[i]) > 2 ? g_strndup (lines[i] + 2, strcspn (lines[i] + 2, " ")) : g_strdup ("");
      gboolean found = FALSE;

      within = g_str_equal (lines[i], "Commands:") || (within && *lines[i] != '\0');
      if (!within || *name == '\0' || !g_str_has_prefix (lines[i], "  "))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (runs) && !found; j++)
        found = g_str_equal (runs[j][0], name);
      for (guint j = 0; j < G_N_ELEMENTS (without_project) && !found; j++)
        found = g_str_equal (without_project[j], name);
      if (!found)
        g_error ("“%s” is a command that nobody has run as somebody who codes blind", name);
    }
}

/* What Ann cannot see she cannot take away: her ties to it stay when she edits what they belong to, however often, and go when she says something else. */
static void
test_ties (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "list", "p.quoth", "claims", "--json", "--coder", "Ann", "--quiet");
  g_assert_null (strstr (self->out, BO_MENTION));
  apply (self, "Ann",
         "{\"type\":\"claim\",\"id\":\"" ANN_CLAIM "\",\"statement\":\"OWNCLAIM2\",\"roles\":[{\"role\":\"claimant\",\"actor\":\"Xi\"}],"
         "\"chain\":[{\"actor\":\"Putin\"},{\"actor\":\"Xi\"}]}\n"
         "{\"type\":\"cue\",\"id\":\"" ANN_CUE "\",\"kind\":\"evidence\",\"claim\":null}\n");
  quoth_cli_run (self, "list", "p.quoth", "claims", "--json", "--coder", "Ann", "--quiet");
  g_assert_nonnull (strstr (self->out, "OWNCLAIM2"));
  g_assert_null (strstr (self->out, BO_MENTION));
  quoth_cli_run (self, "list", "p.quoth", "claims", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, BO_MENTION), ==, 3);
  quoth_cli_run (self, "list", "p.quoth", "cues", "--json");
  g_assert_nonnull (strstr (self->out, "\"claim\":\"" BO_CLAIM "\""));
  g_assert_nonnull (strstr (self->out, "\"kind\":\"evidence\""));
  apply (self, "Ann", "{\"type\":\"claim\",\"id\":\"" ANN_CLAIM "\",\"roles\":[{\"role\":\"claimant\",\"actor\":\"Putin\"}]}\n");
  quoth_cli_run (self, "list", "p.quoth", "claims", "--json");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, BO_MENTION), ==, 2);
  quoth_cli_run (self, "check", "p.quoth", "--rebuild");
}

/* Whoever leads opens a text, and it is open, in one step; undo closes it again. */
static void
test_open (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "open", "p.quoth", "t1", "--coder", "Cy");
  g_assert_cmpstr (self->out, ==, "Opened 1 text to its coders\n");
  quoth_cli_run (self, "open", "p.quoth", "t1", "--coder", "Cy", "--json");
  g_assert_cmpstr (self->out, ==, "{\"opened\":0}\n");
  quoth_cli_run (self, "list", "p.quoth", "verdicts", "--json", "--coder", "Ann");
  quoth_cli_run (self, "log", "p.quoth", "--coder", "Bo");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "Bo"), >, 0);
  quoth_cli_run (self, "undo", "p.quoth", "--coder", "Cy", "--quiet");
  quoth_cli_run (self, "log", "p.quoth", "--coder", "Ann", "--quiet");
  g_assert_cmpuint (quoth_cli_fixture_count (self->out, "Bo"), ==, 0);
}

/* How much others coded is not told as nothing. */
static void
test_board (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_run (self, "board", "p.quoth", "--json", "--coder", "Ann", "--quiet");
  g_assert_nonnull (strstr (self->out, "{\"coder\":\"Bo\",\"state\":\"to-do\",\"purpose\":\"coding\",\"blind\":true,\"opened\":false,\"overdue\":false}"));
  quoth_cli_run (self, "board", "p.quoth", "--json", "--coder", "Cy");
  g_assert_nonnull (strstr (self->out, "\"overdue\":false,\"annotations\":2}"));
}

static void
set_state (QuothCliFixture *self, const char *coder, const char *state)
{
  g_autofree char *line
    = g_strdup_printf ("{\"type\":\"assignment\",\"coder\":\"%s\",\"document\":\"t1\",\"state\":\"%s\"}\n", coder, state);

  apply (self, coder, line);
}

/* Whether there is gold in what Ann is handed out, which is what she is shown. */
static gboolean
is_gold_shown (QuothCliFixture *self, const char *packet)
{
  quoth_cli_run (self, "packet", "p.quoth", packet, "--for", "Ann", "--quiet");
  quoth_cli_run (self, "list", packet, "claims", "--json");
  g_assert_nonnull (strstr (self->out, "OWNCLAIM"));
  return strstr (self->out, "BLINDGOLD") != NULL;
}

static void
refuse_feedback (QuothCliFixture *self, const char *reason)
{
  quoth_cli_fixture_run (self, "feedback", "p.quoth", "--document", "t1", "--coder", "Ann", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "t1", reason, NULL);
}

/* Who learns sees no gold, and no score, until they are done; they wait for whoever codes the text, and for nobody else who learns. */
static void
test_training (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  apply (self, "Cy", "{\"type\":\"assignment\",\"coder\":\"Ann\",\"document\":\"t1\",\"blind\":false,\"purpose\":\"training\"}\n"
                     "{\"type\":\"assignment\",\"coder\":\"Cy\",\"document\":\"t1\",\"purpose\":\"training\"}\n");
  set_state (self, "Ann", "done");
  refuse_feedback (self, "Bo");
  g_assert_false (is_gold_shown (self, "1.quoth"));

  set_state (self, "Bo", "done");
  quoth_cli_run (self, "feedback", "p.quoth", "--document", "t1", "--coder", "Ann", "--json");
  g_assert_nonnull (strstr (self->out, "{\"score\":\"claim\",\"coder\":\"Ann\",\"texts\":1,\"own\":1,\"gold\":1,\"found\":1,"));
  g_assert_true (is_gold_shown (self, "2.quoth"));

  set_state (self, "Ann", "in-progress");
  refuse_feedback (self, "not done");
  g_assert_false (is_gold_shown (self, "3.quoth"));
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--document", "t1", "--coder", "Ann", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "Ann", "t1", "learns", NULL);
  quoth_cli_fixture_run (self, "adjudicate", "p.quoth", "--json", "--coder", "Ann", NULL);
  g_assert_cmpint (self->status, ==, 0);
  g_assert_null (strstr (self->out, SECRET));
  quoth_cli_run (self, "adjudicate", "p.quoth", "--json", "--coder", "Bo");
  g_assert_nonnull (strstr (self->out, SECRET));
}

/* Nobody waits for who learns on the text that they code. */
static void
test_beside_learners (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  apply (self, "Cy", "{\"type\":\"assignment\",\"coder\":\"Cy\",\"document\":\"t1\",\"purpose\":\"training\"}\n");
  set_state (self, "Ann", "done");
  g_assert_false (is_gold_shown (self, "1.quoth"));
  set_state (self, "Bo", "done");
  g_assert_true (is_gold_shown (self, "2.quoth"));
}

/* What is in use is not deleted; how much others use it is not told to who codes blind. */
static void
test_delete (QuothCliFixture *self, gconstpointer data)
{
  make_project (self);
  quoth_cli_fixture_run (self, "delete", "p.quoth", "actors", "Xi", "--coder", "Ann", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "the actor “Xi” is in use", NULL);
  g_assert_null (strstr (self->err, "mention"));
  quoth_cli_fixture_run (self, "delete", "p.quoth", "actors", "Xi", "--coder", "Cy", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "1 mention and 2 claims", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/cli/blind/words", test_words);
  QUOTH_CLI_TEST ("/cli/blind/entries", test_entries);
  QUOTH_CLI_TEST ("/cli/blind/exports", test_exports);
  QUOTH_CLI_TEST ("/cli/blind/all-commands", test_all_commands);
  QUOTH_CLI_TEST ("/cli/blind/ties", test_ties);
  QUOTH_CLI_TEST ("/cli/blind/open", test_open);
  QUOTH_CLI_TEST ("/cli/blind/board", test_board);
  QUOTH_CLI_TEST ("/cli/blind/training", test_training);
  QUOTH_CLI_TEST ("/cli/blind/beside-learners", test_beside_learners);
  QUOTH_CLI_TEST ("/cli/blind/delete", test_delete);
  return g_test_run ();
}
