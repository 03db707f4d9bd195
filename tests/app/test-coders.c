/* test-coders.c: who codes: asked at the first start, and all in a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static const char edits[] = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
                            "{\"type\":\"coder\",\"name\":\"Bo\"}\n";

/* The name that is typed is that of who codes from the first project on, and nobody is asked again. */
static void
test_welcome (void)
{
  static const char question[] = "Your name: what you code is told apart by it";
  g_autoptr (QuothDriver) driver = quoth_driver_new ();

  quoth_driver_start (driver, (const char *const[]){ NULL });
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, question);
  quoth_driver_press (driver, "ctrl+a");
  quoth_driver_type (driver, "Mira Holt");
  quoth_driver_look (driver, "1-welcome");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Open the Sample");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Coder: Mira Holt");
  quoth_driver_quit (driver);
  quoth_driver_start (driver, (const char *const[]){ NULL });
  quoth_driver_wait_for_text (driver, "Who Claims What?");
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_TEXT, question));
  quoth_driver_quit (driver);
}

/* Somebody is added, and refused where the name is taken. */
static void
test_list (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", "Xi said no.\n");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, edits);

  quoth_driver_open (driver, project);
  quoth_driver_press (driver, "ctrl+k");
  quoth_driver_enter (driver, "coders: add");
  quoth_driver_wait_for_text (driver, "Who does not code any more");
  quoth_driver_enter (driver, "Cy");
  quoth_driver_expect (driver, project, "coders", "\"name\":\"Cy\"", 1);
  quoth_driver_enter (driver, "Bo");
  quoth_driver_wait_for_text (driver, "There is another coder named “Bo”");
  quoth_driver_look (driver, "2-coders");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "Who does not code any more");
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/coders/welcome", test_welcome);
  g_test_add_func ("/coders/list", test_list);
  return g_test_run ();
}
