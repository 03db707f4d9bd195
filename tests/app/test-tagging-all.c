/* test-tagging-all.c: tagging an actor wherever it occurs, by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#define ACTOR "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[\"Xi\"]}\n"

static char *
start (QuothDriver *driver)
{
  g_autofree char *one
    = quoth_driver_write_file (driver, "one.txt", "Xi met Putin. Then Xi left, and so did Xi Jinping of Xinjiang.\n");
  g_autofree char *two = quoth_driver_write_file (driver, "two.txt", "Xi came back.\n");
  char *project = quoth_driver_make_project (driver, "work", one, ACTOR);

  g_free (quoth_driver_run_cli (driver, "import", project, two, NULL));
  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+Home");
  return project;
}

/* The word at the caret, as an actor that is chosen, who is said to be elsewhere too; here, and then in the project. */
static void
test_all (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "a");
  quoth_driver_wait_for_text (driver, "2 more here, 3 in the project");
  quoth_driver_look (driver, "tag-more");
  quoth_driver_key (driver, "shift+Return");
  quoth_driver_wait_for_text (driver, "3 of 3 will be tagged");
  quoth_driver_look (driver, "tag-all");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "mentions", "\"tag-all\"", 3);

  quoth_driver_settle (driver);
  quoth_driver_key (driver, "n");
  quoth_driver_key (driver, "shift+a");
  quoth_driver_wait_for_text (driver, "0 of 0 will be tagged · 3 already are");
  quoth_driver_key (driver, "alt+p");
  quoth_driver_wait_for_text (driver, "1 of 1 will be tagged · 3 already are");
  quoth_driver_key (driver, "alt+i");
  quoth_driver_wait_for_text (driver, "0 of 0 will be tagged");
  quoth_driver_key (driver, "alt+p");
  quoth_driver_wait_for_text (driver, "1 of 1 will be tagged");
  quoth_driver_key (driver, "alt+t");
  quoth_driver_expect (driver, project, "mentions", "\"tag-all\"", 4);
  /* A step each. */
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "mentions", "\"tag-all\"", 3);
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "mentions", "\"tag-all\"", 0);
  quoth_driver_finish (driver, project);
}

/* Other words, and what is not ticked is not tagged. */
static void
test_some (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "shift+a");
  quoth_driver_wait_for_text (driver, "Xi Jinping");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "3 of 3 will be tagged");
  quoth_driver_key (driver, "alt+w");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Whole words");
  /* “Xi” of “Xi Jinping”, and of “Xinjiang”. */
  quoth_driver_wait_for_text (driver, "4 of 4 will be tagged");
  quoth_driver_click_text (driver, "Xinjiang");
  quoth_driver_wait_for_text (driver, "3 of 4 will be tagged");
  quoth_driver_key (driver, "alt+t");
  quoth_driver_expect (driver, project, "mentions", "\"tag-all\"", 3);
  quoth_driver_expect (driver, project, "mentions", "\"quote\":[\"Xi\"]", 3);
  quoth_driver_quit (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/tagging-all/all", test_all);
  g_test_add_func ("/tagging-all/some", test_some);
  return g_test_run ();
}
