/* test-finding.c: finding words in the text by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static const char text[] = "Putin met Xi in Moscow. Xi said that Erdoğan would come; nobody asked XI.\n\n"
                           "Xinjiang was not spoken of. Erdog\xcc\x86""an came. aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n";

static char *
start (QuothDriver *driver)
{
  g_autofree char *file = quoth_driver_write_file (driver, "one.txt", text);
  char *project = quoth_driver_make_project (driver, "work", file, NULL);

  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+Home");
  return project;
}

/* Through the matches by keys, and what is found is tagged. */
static void
test_steps (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case");
  quoth_driver_type (driver, "xi");
  quoth_driver_wait_for_text (driver, "1 of 4");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "2 of 4");
  quoth_driver_key (driver, "F3");
  quoth_driver_wait_for_text (driver, "3 of 4");
  quoth_driver_key (driver, "shift+Return");
  quoth_driver_wait_for_text (driver, "2 of 4");
  quoth_driver_key (driver, "ctrl+shift+g");
  quoth_driver_wait_for_text (driver, "1 of 4");
  /* Round. */
  quoth_driver_key (driver, "shift+F3");
  quoth_driver_wait_for_text (driver, "4 of 4");
  quoth_driver_key (driver, "ctrl+g");
  quoth_driver_wait_for_text (driver, "1 of 4");
  quoth_driver_look (driver, "find");
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case"));
  quoth_driver_key (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"spans\":[[10,12]]", 1);
  quoth_driver_quit (driver);
}

static void
test_options (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case");
  quoth_driver_type (driver, "xi");
  quoth_driver_wait_for_text (driver, "1 of 4");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Whole words");
  quoth_driver_wait_for_text (driver, "1 of 3");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case");
  quoth_driver_wait_for_text (driver, "Not found");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case");
  quoth_driver_wait_for_text (driver, "1 of 3");
  /* Composed and decomposed, and what does not compile. */
  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_type (driver, "erdogan");
  quoth_driver_wait_for_text (driver, "1 of 2");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Match diacritics");
  quoth_driver_wait_for_text (driver, "Not found");
  /* As an input method composes it, of two keys. */
  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_keys (driver, "e r d o");
  quoth_driver_key_on_loan (driver, "dead_breve");
  quoth_driver_keys (driver, "g a n");
  quoth_driver_wait_for_text (driver, "1 of 2");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Regular expression");
  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "(a");
  quoth_driver_wait_for_text (driver, "“(a”");
  /* One that would try for years, and one that is right again. */
  quoth_driver_type (driver, "+)+[.?]");
  quoth_driver_wait_for_text (driver, "This regular expression has too many ways to match");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "xin?j?");
  quoth_driver_wait_for_text (driver, "3 of 3");
  quoth_driver_quit (driver);
}

/* Another text, and a correction that is undone under the bar. */
static void
test_follows (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *two = quoth_driver_write_file (driver, "two.txt", "Xi and Xi.\n");
  g_autofree char *corrected = quoth_driver_write_file (driver, "corrected.txt", "Xi and Xi and Xi.\n");
  g_autofree char *project = quoth_driver_make_project (driver, "work", two, NULL);

  g_free (quoth_driver_run_cli (driver, "revise", project, "two", corrected, NULL));
  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case");
  quoth_driver_type (driver, "xi");
  quoth_driver_wait_for_text (driver, "1 of 3");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Undo");
  quoth_driver_wait_for_text (driver, "2 found");
  quoth_driver_quit (driver);
}

/* A number, a character, what is coded, and what is not there. */
static void
test_go_to (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "ctrl+l");
  quoth_driver_type (driver, "9");
  quoth_driver_wait_for_text (driver, "There is no 9: the numbers beside the text end with 2");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "@500");
  quoth_driver_wait_for_text (driver, "The text has ");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "paragraph 2");
  quoth_driver_wait_for_text (driver, "Xinjiang was not");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  /* The word at the caret. */
  quoth_driver_key (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"Xinjiang\"]", 1);
  quoth_driver_key (driver, "ctrl+l");
  quoth_driver_type (driver, "@6");
  quoth_driver_wait_for_text (driver, "met Xi");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"met\"]", 1);
  quoth_driver_key (driver, "ctrl+l");
  quoth_driver_type (driver, "xinj");
  quoth_driver_wait_for_text (driver, "Xinjiang");
  quoth_driver_look (driver, "go-to");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Delete");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"Xinjiang\"]", 0);
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"met\"]", 1);
  quoth_driver_quit (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/finding/steps", test_steps);
  g_test_add_func ("/finding/options", test_options);
  g_test_add_func ("/finding/follows", test_follows);
  g_test_add_func ("/finding/go-to", test_go_to);
  return g_test_run ();
}
