/* test-deciding.c: cases that are not as easy as to accept one: written anew, reopened, discussed, looked for, changed by a copy that comes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

/* Ids of Ann's and of Bo's mention of the first word, and of who is mentioned. */
#define XI "0190aaaa-0000-7000-8000-000000000001"
#define YU "0190aaaa-0000-7000-8000-000000000002"
#define ANN_FIRST "0190bbbb-0000-7000-8000-000000000001"
#define BO_FIRST "0190bbbb-0000-7000-8000-000000000002"
#define MY_FIRST "0190bbbb-0000-7000-8000-000000000003"
#define LAST "0190bbbb-0000-7000-8000-000000000004"

#define WORDS "Xi said no. Yu said so again. Xi asked, and left.\n"

/* The first one is another actor to each, the second one alike, the third one Bo's only. */
static const char edits[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"id\":\"" XI "\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"id\":\"" YU "\",\"name\":\"Yu\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"id\":\"" ANN_FIRST "\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"id\":\"" BO_FIRST "\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[0,2]],\"actor\":\"Yu\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[12,14]],\"actor\":\"Yu\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[12,14]],\"actor\":\"Yu\"}\n"
    "{\"type\":\"claim\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[30,38]]}\n";

static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", WORDS);

  return quoth_driver_make_project (driver, "work", text, edits);
}

/* What is written anew is gold that is open in the inspector; reopened, it is gone, and the coders' is selected again. What people say of it stays. */
static void
test_anew (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+j");
  quoth_driver_wait_for_text (driver, "3 open");
  quoth_driver_press (driver, "w");
  quoth_driver_wait_for_text (driver, "2 open · 1 settled");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 1);
  quoth_driver_wait_for_text (driver, "paragraph 1 · gold");
  quoth_driver_look (driver, "1-anew");

  quoth_driver_press (driver, "ctrl+j");
  quoth_driver_press (driver, "o");
  quoth_driver_wait_for_text (driver, "3 open");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 0);
  quoth_driver_wait_for_text (driver, "paragraph 1 · Ann");

  quoth_driver_press (driver, "m");
  quoth_driver_enter (driver, "Who is it?");
  quoth_driver_expect (driver, project, "memos", "\"text\":\"Who is it?\"", 1);
  quoth_driver_expect (driver, project, "memos", "\"target\":\"" ANN_FIRST "\"", 1);
  quoth_driver_look (driver, "2-discussed");
  quoth_driver_press (driver, "Escape");
  quoth_driver_press (driver, "2");
  quoth_driver_wait_for_text (driver, "2 open · 1 settled");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 1);
  quoth_driver_expect (driver, project, "memos", "\"target\":\"" ANN_FIRST "\"", 1);
  quoth_driver_finish (driver, project);
}

/* In a rule, coders need not agree in what one field says: of two who do not, the first one is who most follow. */
static void
test_rule (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+j");
  quoth_driver_wait_for_text (driver, "3 open");
  quoth_driver_press (driver, "a");
  quoth_driver_wait_for_text (driver, "1 case would be settled");
  quoth_driver_click_on (driver, ATSPI_ROLE_CHECK_BOX, "Actor");
  quoth_driver_wait_for_text (driver, "2 cases would be settled");
  quoth_driver_look (driver, "6-rule");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "1 open · 2 settled");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 2);
  quoth_driver_finish (driver, project);
}

static void
filter (QuothDriver *driver, const char *name, const char *entry, const char *mnemonic)
{
  quoth_driver_choose (driver, name, entry, mnemonic);
  quoth_driver_click_text (driver, "Adjudication");
}

/* By kind, by whether they differ, and all again; a filter that lets nothing through says so. */
static void
test_filters (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+j");
  quoth_driver_wait_for_text (driver, "Claim · not by all");
  filter (driver, "Which cases are shown", "Mentions", "m");
  quoth_driver_wait_for_no_text (driver, "Claim · not by all");
  quoth_driver_wait_for_text (driver, "Mention · all alike");
  filter (driver, "Which cases are shown: not all", "Only What Differs", "d");
  quoth_driver_wait_for_no_text (driver, "Mention · all alike");
  quoth_driver_wait_for_text (driver, "Mention · other values: Actor");
  filter (driver, "Which cases are shown: not all", "Cues and Evidence", "u");
  quoth_driver_wait_for_text (driver, "No Such Cases");
  quoth_driver_look (driver, "3-filtered");
  quoth_driver_click_text (driver, "Show All Cases");
  quoth_driver_wait_for_text (driver, "Claim · not by all");
  quoth_driver_wait_for_text (driver, "Mention · all alike");

  /* The keys go on from there: what is accepted is not shown any more among what is open. */
  quoth_driver_press (driver, "1");
  quoth_driver_wait_for_text (driver, "Mention · settled · other values: Actor");
  filter (driver, "Which cases are shown", "To Be Decided", "b");
  quoth_driver_wait_for_no_text (driver, "Mention · settled · other values: Actor");
  quoth_driver_wait_for_text (driver, "Mention · all alike");
  quoth_driver_finish (driver, project);
}

/* A copy in which Bo is of another mind now comes in while the cases are open: what was decided of it is out of date, and what is shown is as it is now. */
static void
test_merge (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *copy = g_build_filename (quoth_driver_get_home (driver), "copy.quoth", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (project, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (copy, contents, (gssize) length, NULL));
  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+j");
  quoth_driver_wait_for_text (driver, "3 open");
  quoth_driver_press (driver, "1");
  quoth_driver_wait_for_text (driver, "2 open · 1 settled");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 1);

  quoth_driver_apply (driver, copy, "{\"type\":\"mention\",\"id\":\"" BO_FIRST "\",\"actor\":\"" XI "\"}\n"
                                    "{\"type\":\"mention\",\"id\":\"" LAST "\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[44,48]],\"actor\":\"Xi\"}\n");
  g_free (quoth_driver_run_cli (driver, "merge", project, copy, NULL));
  quoth_driver_wait_for_text (driver, "Others changed something here: 1 case is out of date.");
  quoth_driver_wait_for_text (driver, "3 open · 1 out of date");
  quoth_driver_look (driver, "4-merged");
  quoth_driver_press (driver, "p");
  quoth_driver_wait_for_text (driver, "Changed after it was decided, by: Bo.");
  quoth_driver_press (driver, "2");
  quoth_driver_wait_for_text (driver, "3 open · 1 settled");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 1);
  quoth_driver_finish (driver, project);
}

/* Whoever codes sees by the palette what is theirs against gold, from one difference to the next. */
static void
test_feedback (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_apply (driver, project, "{\"type\":\"mention\",\"id\":\"" MY_FIRST "\",\"document\":\"text\",\"spans\":[[0,2]],\"actor\":\"" YU "\"}\n");
  g_free (quoth_driver_run_cli (driver, "adjudicate", project, "--accept", ANN_FIRST, NULL));
  g_free (quoth_driver_run_cli (driver, "adjudicate", project, "--auto", "threshold=1", NULL));
  quoth_driver_open (driver, project);
  quoth_driver_press (driver, "ctrl+k");
  quoth_driver_enter (driver, "compare with gold");
  quoth_driver_wait_for_text (driver, "Against Gold · ");
  quoth_driver_wait_for_text (driver, "1 of 3 found, 0 of them the same");
  quoth_driver_wait_for_text (driver, "Mentions: 1 made, 2 gold, 1 found");
  quoth_driver_wait_for_text (driver, "≠\u00a0Actor");
  quoth_driver_look (driver, "5-feedback");
  quoth_driver_press (driver, "n");
  quoth_driver_wait_for_no_text (driver, "≠\u00a0Actor");
  quoth_driver_press (driver, "p");
  quoth_driver_wait_for_text (driver, "≠\u00a0Actor");
  quoth_driver_press (driver, "1");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "Against Gold");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 2);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/deciding/anew", test_anew);
  g_test_add_func ("/deciding/rule", test_rule);
  g_test_add_func ("/deciding/filters", test_filters);
  g_test_add_func ("/deciding/merge", test_merge);
  g_test_add_func ("/deciding/feedback", test_feedback);
  return g_test_run ();
}
