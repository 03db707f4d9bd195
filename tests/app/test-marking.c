/* test-marking.c: marking text as annotation types of the project's own, by the keyboard alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static char *
start (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_write_file (driver, "one.txt", "Rome was quiet. Paris was loud.\n");
  char *project = quoth_driver_make_project (
    driver, "work", text,
    "{\"type\":\"annotation-type\",\"key\":\"mood\",\"name\":\"Mood\",\"definition\":\"How it felt\",\"color\":\"#26a269\"}\n");

  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+Home");
  return project;
}

/* Selects the next word and asks for a type, whose first letters are @letters. */
static void
mark (QuothDriver *driver, const char *letters)
{
  quoth_driver_key (driver, "ctrl+shift+Right");
  quoth_driver_key (driver, "t");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, letters);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
}

/* A type that there is not is made with the first span of it, as one step; then it is there for the next. */
static void
test_new (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  mark (driver, "Location");
  quoth_driver_expect (driver, project, "annotation-types", "\"key\":\"location\",\"name\":\"Location\"", 1);
  quoth_driver_expect (driver, project, "cues", "\"quote\":[\"Rome\"],\"kind\":\"location\"", 1);
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, "marking-new"));
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "cues", "\"type\":\"cue\"", 0);
  quoth_driver_expect (driver, project, "annotation-types", "location", 0);
  quoth_driver_key (driver, "ctrl+shift+z");
  quoth_driver_expect (driver, project, "cues", "\"kind\":\"location\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_finish (driver, project);
}

/* One that there is, by its first letters; then it becomes evidence in the inspector, by the keyboard. */
static void
test_known (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "ctrl+Right");
  mark (driver, "mo");
  quoth_driver_expect (driver, project, "cues", "\"kind\":\"mood\"", 1);
  quoth_driver_wait_for_text (driver, "How it felt");
  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_COMBO_BOX, "Type of annotation");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Home");
  quoth_driver_key (driver, "Down");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "cues", "\"kind\":\"evidence\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/marking/new", test_new);
  g_test_add_func ("/marking/known", test_known);
  return g_test_run ();
}
