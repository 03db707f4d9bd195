/* test-tables-page.c: tables and memos, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static char *
start (QuothDriver *driver)
{
  quoth_driver_open (driver, "--sample");
  return g_build_filename (quoth_driver_get_home (driver), "data", "quoth", "sample.quoth", NULL);
}

/* From the panel of actors to their table; three rows, one field, one step. */
static void
test_set (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);
  guint before = quoth_driver_count (driver, project, "claims", "\"factuality\":\"PS-\"");

  quoth_driver_click_on (driver, ATSPI_ROLE_PAGE_TAB, "Claims");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Open as a table");
  quoth_driver_wait_for_text (driver, "21 rows");
  quoth_driver_press (driver, "Down");
  quoth_driver_press (driver, "shift+Down");
  quoth_driver_press (driver, "shift+Down");
  quoth_driver_wait_for_text (driver, "3 of 21 selected");
  quoth_driver_look (driver, "tables-selected");
  quoth_driver_press (driver, "F2");
  quoth_driver_enter (driver, "factu");
  quoth_driver_look (driver, "tables-field");
  quoth_driver_enter (driver, "possibly not");
  quoth_driver_expect (driver, project, "claims", "\"factuality\":\"PS-\"", before + 3);
  g_free (quoth_driver_screenshot (driver, "tables-set"));
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "claims", "\"factuality\":\"PS-\"", before);

  /* The filter keeps the focus while the rows change. */
  quoth_driver_press (driver, "ctrl+f");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "ferry");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, " never");
  quoth_driver_wait_for_text (driver, "1 row");
  g_free (quoth_driver_screenshot (driver, "tables-filtered"));
  quoth_driver_finish (driver, project);
}

/* m writes on what is selected; the answer is one. */
static void
test_memo (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);
  guint before = quoth_driver_count (driver, project, "memos", "\"type\":\"memo\"");
  guint answers = quoth_driver_count (driver, project, "memos", "\"parent\"");

  quoth_driver_press (driver, "n");
  quoth_driver_press (driver, "m");
  quoth_driver_enter (driver, "Is it he who says so?");
  quoth_driver_expect (driver, project, "memos", "\"text\":\"Is it he who says so?\"", 1);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Answer");
  quoth_driver_enter (driver, "It is she");
  quoth_driver_expect (driver, project, "memos", "\"text\":\"It is she\"", 1);
  quoth_driver_expect (driver, project, "memos", "\"parent\"", answers + 1);
  quoth_driver_look (driver, "memos");
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "memos", "\"type\":\"memo\"", before + 1);

  /* What is being typed when the window is closed is saved. */
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "And not typed to its end");
  quoth_driver_quit (driver);
  quoth_driver_expect (driver, project, "memos", "\"type\":\"memo\"", before + 2);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/tables-page/set", test_set);
  g_test_add_func ("/tables-page/memo", test_memo);
  return g_test_run ();
}
