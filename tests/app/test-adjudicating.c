/* test-adjudicating.c: what two coders made of one text, decided case by case, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#define SAMPLE "lindau-thread.txt"

/* Ids of Bo's mention, which another process changes, and of who is mentioned. */
#define RETO "0190aaaa-0000-7000-8000-000000000001"
#define MIRA "0190aaaa-0000-7000-8000-000000000002"
#define BO_MENTION "0190bbbb-0000-7000-8000-000000000003"

static void
add_mention (GString *edits, const char *id, const char *coder, const char *words, const char *actor)
{
  int start = quoth_driver_find_in_sample (SAMPLE, words);

  g_string_append_printf (edits, "{\"type\":\"mention\",\"id\":\"%s\",\"document\":\"lindau-thread\",\"coder\":\"%s\",\"spans\":[[%d,%d]],\"actor\":\"%s\"}\n",
                          id, coder, start, start + (int) g_utf8_strlen (words, -1), actor);
}

static void
add_claim (GString *edits, const char *coder, const char *words, const char *factuality)
{
  int start = quoth_driver_find_in_sample (SAMPLE, words);

  g_string_append_printf (edits, "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"coder\":\"%s\",\"spans\":[[%d,%d]],\"factuality\":\"%s\"}\n",
                          coder, start, start + (int) g_utf8_strlen (words, -1), factuality);
}

/* Five cases, in the order of the text: one of Bo only, one with another actor, one with other places and values, one alike, one of Ann only. */
static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_dup_sample (SAMPLE);
  g_autoptr (GString) edits = g_string_new ("{\"type\":\"coder\",\"name\":\"Ann\"}\n{\"type\":\"coder\",\"name\":\"Bo\"}\n");

  g_string_append (edits, "{\"type\":\"actor\",\"id\":\"" RETO "\",\"name\":\"Reto Amacher\",\"kind\":\"person\"}\n");
  g_string_append (edits, "{\"type\":\"actor\",\"id\":\"" MIRA "\",\"name\":\"Mira Holt\",\"kind\":\"person\"}\n");
  add_mention (edits, "0190bbbb-0000-7000-8000-000000000001", "Bo", "Katrin Osterloh", MIRA);
  add_mention (edits, "0190bbbb-0000-7000-8000-000000000002", "Ann", "Reto Amacher", RETO);
  add_mention (edits, BO_MENTION, "Bo", "Reto Amacher", MIRA);
  add_claim (edits, "Ann", "agreed to cap the whitefish catch", "CT+");
  add_claim (edits, "Bo", "agreed to cap the whitefish catch at 40 tonnes a year", "PR+");
  add_claim (edits, "Ann", "There is no quota in the text", "CT+");
  add_claim (edits, "Bo", "There is no quota in the text", "CT+");
  add_claim (edits, "Ann", "it will lose money", "CT+");
  return quoth_driver_make_project (driver, "work", text, edits->str);
}

/* What is proposed has the longer place. */
static void
merge_best (QuothDriver *driver, const char *project)
{
  quoth_driver_wait_for_text (driver, "Claim · ");
  quoth_driver_press (driver, "b");
  quoth_driver_wait_for_text (driver, "Merge the Best of Several");
  quoth_driver_look (driver, "92-merge-case");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "2 open");
  quoth_driver_expect (driver, project, "claims", "\"gold\":true", 1);
}

/* What nobody has to look at is settled by a rule, as one step. */
static void
settle_by_rule (QuothDriver *driver, const char *project)
{
  quoth_driver_press (driver, "a");
  quoth_driver_wait_for_text (driver, "1 case would be settled");
  quoth_driver_look (driver, "93-settle");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "1 open");
  quoth_driver_expect (driver, project, "claims", "\"gold\":true", 2);
}

/* A coder changes in another process what was judged: the case is out of date, and is decided again. */
static void
change_elsewhere (QuothDriver *driver, const char *project)
{
  quoth_driver_apply (driver, project, "{\"type\":\"mention\",\"id\":\"" BO_MENTION "\",\"actor\":\"" RETO "\"}\n");
  quoth_driver_wait_for_text (driver, "Others changed something here: 1 case is out of date.");
  quoth_driver_look (driver, "94-outdated");
  quoth_driver_press (driver, "n");
  quoth_driver_wait_for_text (driver, "out of date");
  quoth_driver_press (driver, "2");
  quoth_driver_wait_for_text (driver, "All settled");
}

static void
test_walk (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+j");
  quoth_driver_wait_for_text (driver, "5 open");

  /* The first one is rejected, with a reason. */
  quoth_driver_press (driver, "x");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TEXT, "Reason");
  quoth_driver_enter (driver, "a slip");
  quoth_driver_wait_for_text (driver, "4 open");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 0);

  /* The next one is Ann's; undo leads back to it, and it is accepted again. */
  quoth_driver_press (driver, "1");
  quoth_driver_wait_for_text (driver, "3 open");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 1);
  quoth_driver_look (driver, "91-cases");
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_wait_for_text (driver, "4 open");
  quoth_driver_expect (driver, project, "mentions", "\"gold\":true", 0);
  quoth_driver_press (driver, "1");
  quoth_driver_wait_for_text (driver, "3 open");

  merge_best (driver, project);
  settle_by_rule (driver, project);
  quoth_driver_press (driver, "1");
  quoth_driver_wait_for_text (driver, "All settled");
  quoth_driver_expect (driver, project, "claims", "\"gold\":true", 3);
  change_elsewhere (driver, project);
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "All settled");
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/adjudicating/walk", test_walk);
  return g_test_run ();
}
