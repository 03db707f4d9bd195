/* test-progress.c: the page of texts and coders, and who the program thinks codes here
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_TEXTS 60

static const char coders[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n";

static const char work[] = "{\"type\":\"mention\",\"document\":\"text 01\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n";

/* (transfer full): texts that are all assigned to Ann, the last one until a day that is over, and the first one to Bo. */
static char *
make_plan (void)
{
  GString *plan = g_string_new (coders);

  for (guint i = 1; i <= N_TEXTS; i++)
    {
      g_string_append_printf (plan, "{\"type\":\"document\",\"name\":\"text %02u\",\"text\":\"Xi said no.\"}\n", i);
      g_string_append_printf (plan, "{\"type\":\"assignment\",\"document\":\"text %02u\",\"coder\":\"Ann\"%s}\n", i,
                              i == N_TEXTS ? ",\"deadline\":\"2001-02-03\"" : "");
    }
  g_string_append (plan, "{\"type\":\"assignment\",\"document\":\"text 01\",\"coder\":\"Bo\"}\n");
  return g_string_free (plan, FALSE);
}

static void
choose (QuothDriver *driver, const char *which, guint place)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_COMBO_BOX, which);
  quoth_driver_press (driver, "Home");
  for (guint i = 0; i < place; i++)
    quoth_driver_press (driver, "Down");
  quoth_driver_press (driver, "Return");
}

static gboolean
has_no_item (QuothDriver *driver, gpointer item)
{
  return !quoth_driver_has (driver, ATSPI_ROLE_MENU_ITEM, item);
}

/* From the menu of a cell. A click on the title before takes the focus back from the menu that was there last. */
static void
click_item (QuothDriver *driver, const char *cell, const char *item)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Progress");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, cell);
  quoth_driver_click_on (driver, ATSPI_ROLE_MENU_ITEM, item);
  quoth_driver_wait_for (driver, has_no_item, (gpointer) item, "the end of the menu");
}

/* The keys go to what is not in sight, too; a row stays where it is when its state changes, and what is late is found and can be put off. */
static void
use_the_board (QuothDriver *driver, const char *project)
{
  quoth_driver_wait_for_text (driver, "0 of 61 done · 1 overdue");
  click_item (driver, "Ann, text 01: To do", "In progress");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text 01: In progress");
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text 60: To do"));
  quoth_driver_press (driver, "ctrl+End");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text 60: To do");
  quoth_driver_press (driver, "Home");
  quoth_driver_press (driver, "d");
  quoth_driver_wait_for_text (driver, "Ann is to be done with “text 60”");
  quoth_driver_look (driver, "1-deadline");
  quoth_driver_press (driver, "ctrl+a");
  quoth_driver_enter (driver, "2001-02");
  quoth_driver_expect (driver, project, "assignments", "\"deadline\":\"2001-02\"", 1);
  choose (driver, "Which texts are shown", 4);
  quoth_driver_wait_for_text (driver, "overdue: 2001-02");
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text 01: In progress"));
  click_item (driver, "Ann, text 60: To do", "Done");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text 60: Done");
  quoth_driver_wait_for_text (driver, "1 of 61 done");
  quoth_driver_look (driver, "2-overdue");
  quoth_driver_press (driver, "Delete");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text 60: –");
  quoth_driver_press (driver, "a");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Ann, text 60: To do");
}

/* What a coder does in another copy comes by the folder of the team, while the lead looks. */
static void
test_arrival (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *folder = g_build_filename (quoth_driver_get_home (driver), "shared", NULL);
  g_autofree char *theirs = g_build_filename (quoth_driver_get_home (driver), "theirs.quoth", NULL);
  g_autofree char *plan = make_plan ();
  g_autofree char *project = quoth_driver_make_project (driver, "work", NULL, plan);
  g_autofree char *edits = quoth_driver_write_file (driver, "edits.jsonl", work);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_free (quoth_driver_run_cli (driver, "team", project, "--folder", folder, "--coder", "Ann", NULL));
  g_free (quoth_driver_run_cli (driver, "team", theirs, "--folder", folder, "--coder", "Bo", NULL));
  quoth_driver_open (driver, project);
  quoth_driver_show_page (driver, "Progress");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Bo, text 01: To do");
  g_free (quoth_driver_run_cli (driver, "apply", theirs, edits, "--coder", "Bo", NULL));
  g_free (quoth_driver_run_cli (driver, "mark", theirs, "text 01", "--state", "done", "--coder", "Bo", NULL));
  g_free (quoth_driver_run_cli (driver, "team", theirs, "--sync", NULL));
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Bo, text 01: Done");
  quoth_driver_wait_for_text (driver, "1 of 61 done");
  quoth_driver_look (driver, "3-arrived");
  quoth_driver_finish (driver, project);
}

static void
test_board (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *plan = make_plan ();
  g_autofree char *project = quoth_driver_make_project (driver, "work", NULL, plan);

  quoth_driver_open (driver, project);
  quoth_driver_show_page (driver, "Progress");
  use_the_board (driver, project);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/progress/board", test_board);
  g_test_add_func ("/progress/arrival", test_arrival);
  return g_test_run ();
}
