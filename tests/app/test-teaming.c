/* test-teaming.c: who codes what, blind, and how far they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static const char edits[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n";

static const char plan[]
  = "{\"type\":\"assignment\",\"document\":\"text\",\"coder\":\"Ann\",\"blind\":true}\n"
    "{\"type\":\"assignment\",\"document\":\"text\",\"coder\":\"Bo\",\"blind\":true,\"state\":\"in-progress\"}\n";

/* By another program, while Ann looks. */
static const char meanwhile[]
  = "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[13,15]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"assignment\",\"document\":\"text\",\"coder\":\"Bo\",\"state\":\"done\"}\n";

/* What the team decided, of which Ann has nothing, and Bo has one and one too much. */
static const char decided[] = "{\"type\":\"mention\",\"document\":\"text\",\"spans\":[[0,2]],\"actor\":\"Xi\",\"gold\":true}\n";

/* As quoth_settings_dup_coder() has it, where nothing was set. */
static char *
dup_button_name (void)
{
  const char *real = g_get_real_name ();

  if (real == NULL || *real == '\0' || g_str_equal (real, "Unknown"))
    real = g_get_user_name ();
  return g_strconcat ("Coder: ", real, NULL);
}

static void
become (QuothDriver *driver, const char *button, const char *name)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, button);
  quoth_driver_wait_for_text (driver, "What is coded here is the work of");
  quoth_driver_press (driver, "ctrl+a");
  quoth_driver_enter (driver, name);
}

static gboolean
has_no_item (QuothDriver *driver, gpointer item)
{
  return !quoth_driver_has (driver, ATSPI_ROLE_MENU_ITEM, item);
}

/* From the menu of a cell, which a click shows. */
static void
choose (QuothDriver *driver, const char *cell, const char *item)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, cell);
  quoth_driver_click_on (driver, ATSPI_ROLE_MENU_ITEM, item);
  quoth_driver_wait_for (driver, has_no_item, (gpointer) item, "the end of the menu");
}

/* Whoever is done is offered to hold their work against gold; whoever leads may do so with anybody's, from the page. */
static void
hold_against_gold (QuothDriver *driver, const char *project)
{
  quoth_driver_apply (driver, project, decided);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "My Coding Against Gold");
  quoth_driver_wait_for_text (driver, "Mentions: 0 made, 1 gold, 0 found (0 same place, 0 same values) · precision undefined, recall 0.000, F1 0.000");
  quoth_driver_look (driver, "4-missed");
  quoth_driver_show_page (driver, "Progress");
  choose (driver, "Ann, text: Done", "To do");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text: To do");
  quoth_driver_press (driver, "3");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text: Done");
  quoth_driver_press (driver, "Right");
  quoth_driver_press (driver, "g");
  quoth_driver_wait_for_text (driver, "Against Gold · Bo");
  quoth_driver_wait_for_text (driver, "Mentions: 2 made, 1 gold, 1 found (1 same place, 1 same values) · precision 0.500, recall 1.000, F1 0.667");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "Against Gold");
}

/* Ann does not see what Bo codes until both are done, though she sees that he is: she says so by keys, and it is there. */
static void
test_blind (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", "Xi said no. Xi said so again.\n");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, edits);
  g_autofree char *button = dup_button_name ();

  quoth_driver_apply (driver, project, plan);
  quoth_driver_open (driver, project);
  quoth_driver_wait_for_text (driver, "1 mention ");
  become (driver, button, "Ann");
  quoth_driver_wait_for_text (driver, "0 mentions ");
  quoth_driver_look (driver, "1-blind");
  quoth_driver_show_page (driver, "Progress");
  quoth_driver_wait_for_text (driver, "0 of 2 done");
  quoth_driver_apply (driver, project, meanwhile);
  quoth_driver_wait_for_text (driver, "1 of 2 done");
  choose (driver, "Ann, text: To do", "In progress");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text: In progress");
  quoth_driver_look (driver, "2-progress");
  quoth_driver_press (driver, "1");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text: To do");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "0 mentions ");
  quoth_driver_press (driver, "ctrl+d");
  quoth_driver_wait_for_text (driver, "2 mentions ");
  quoth_driver_expect (driver, project, "assignments", "\"state\":\"done\"", 2);
  hold_against_gold (driver, project);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/teaming/blind", test_blind);
  return g_test_run ();
}
