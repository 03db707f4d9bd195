/* test-editing.c: choosing, deleting, taking back and correcting, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

/* The caret stands on a word: no mouse is needed to tag it, nor to take it back. */
static void
test_keyboard_only (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, NULL);

  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "a");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Mira Holt");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "mentions", "\"quote\":[\"Mira\"]", 1);
  quoth_driver_expect (driver, project, "actors", "\"name\":\"Mira Holt\"", 1);

  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "mentions", "\"quote\":[\"Mira\"]", 0);
  quoth_driver_expect (driver, project, "actors", "\"name\":\"Mira Holt\"", 0);
  quoth_driver_key (driver, "ctrl+shift+z");
  quoth_driver_expect (driver, project, "mentions", "\"quote\":[\"Mira\"]", 1);

  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "n");
  quoth_driver_wait_for_text (driver, "Mention");
  g_free (quoth_driver_screenshot (driver, "5-mention"));
  quoth_driver_key (driver, "Delete");
  quoth_driver_expect (driver, project, "mentions", "\"quote\":[\"Mira\"]", 0);
  quoth_driver_finish (driver, project);
}

/* A field is saved by Enter, as one step of the history. */
static void
test_metadata (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, NULL);

  quoth_driver_open (driver, project);
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "Title");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "The lake, again");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "documents", "\"title\":\"The lake, again\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "6-title");
  quoth_driver_quit (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/editing/keyboard-only", test_keyboard_only);
  g_test_add_func ("/editing/metadata", test_metadata);
  return g_test_run ();
}
