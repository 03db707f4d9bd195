/* test-finding.c: finding words in the text by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

static const char text[] = "Putin met Xi in Moscow. Xi said that Erdoğan would come; nobody asked XI.\n\n"
                           "Xinjiang was not spoken of. Erdog\xcc\x86""an came.\n";

typedef struct
{
  const char *project;
  const char *kind;
  const char *needle;
  guint count;
} Expected;

static gboolean
is_listed (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;
  g_autofree char *list = quoth_driver_run_cli (driver, "list", expected->project, expected->kind, "--json", NULL);
  guint n = 0;

  for (const char *at = list; (at = strstr (at, expected->needle)) != NULL; at++)
    n++;
  return n == expected->count;
}

static void
expect (QuothDriver *driver, const char *project, const char *kind, const char *needle, guint n)
{
  Expected expected = { project, kind, needle, n };

  quoth_driver_wait_for (driver, is_listed, &expected, needle);
}

static void
wait_for_text (QuothDriver *driver, const char *words)
{
  g_object_unref (quoth_driver_find_text (driver, words));
}

static char *
start (QuothDriver *driver)
{
  g_autofree char *file = g_build_filename (quoth_driver_get_home (driver), "one.txt", NULL);
  char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, file, "--format", "text", NULL));
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+Home");
  return project;
}

static void
toggle (QuothDriver *driver, const char *name)
{
  g_autoptr (GObject) button = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, name));

  quoth_driver_click (driver, ATSPI_ACCESSIBLE (button));
}

/* Through the matches by keys, and what is found is tagged. */
static void
test_steps (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "ctrl+f");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case"));
  quoth_driver_type (driver, "xi");
  wait_for_text (driver, "1 of 4");
  quoth_driver_key (driver, "Return");
  wait_for_text (driver, "2 of 4");
  quoth_driver_key (driver, "F3");
  wait_for_text (driver, "3 of 4");
  quoth_driver_key (driver, "shift+Return");
  wait_for_text (driver, "2 of 4");
  quoth_driver_key (driver, "ctrl+shift+g");
  wait_for_text (driver, "1 of 4");
  /* Round. */
  quoth_driver_key (driver, "shift+F3");
  wait_for_text (driver, "4 of 4");
  quoth_driver_key (driver, "ctrl+g");
  wait_for_text (driver, "1 of 4");
  quoth_driver_look (driver, "find");
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case"));
  quoth_driver_key (driver, "c");
  expect (driver, project, "claims", "\"spans\":[[10,12]]", 1);
  quoth_driver_quit (driver);
}

static void
test_options (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "ctrl+f");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case"));
  quoth_driver_type (driver, "xi");
  wait_for_text (driver, "1 of 4");
  toggle (driver, "Whole words");
  wait_for_text (driver, "1 of 3");
  toggle (driver, "Match case");
  wait_for_text (driver, "Not found");
  toggle (driver, "Match case");
  wait_for_text (driver, "1 of 3");
  /* Composed and decomposed, and what does not compile. */
  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_type (driver, "erdogan");
  wait_for_text (driver, "1 of 2");
  toggle (driver, "Match diacritics");
  wait_for_text (driver, "Not found");
  toggle (driver, "Regular expression");
  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "(a");
  wait_for_text (driver, "“(a”");
  quoth_driver_quit (driver);
}

/* Another text, and a correction that is undone under the bar. */
static void
test_follows (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *two = g_build_filename (quoth_driver_get_home (driver), "two.txt", NULL);
  g_autofree char *corrected = g_build_filename (quoth_driver_get_home (driver), "corrected.txt", NULL);
  g_autofree char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);

  g_file_set_contents (two, "Xi and Xi.\n", -1, NULL);
  g_file_set_contents (corrected, "Xi and Xi and Xi.\n", -1, NULL);
  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, two, "--format", "text", NULL));
  g_free (quoth_driver_run_cli (driver, "revise", project, "two", corrected, NULL));
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "ctrl+f");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Match case"));
  quoth_driver_type (driver, "xi");
  wait_for_text (driver, "1 of 3");
  {
    g_autoptr (GObject) undo = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Undo"));

    quoth_driver_click (driver, ATSPI_ACCESSIBLE (undo));
  }
  wait_for_text (driver, "2 found");
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
  wait_for_text (driver, "There is no 9: the numbers beside the text end with 2");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "@500");
  wait_for_text (driver, "The text has ");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "paragraph 2");
  wait_for_text (driver, "Xinjiang was not");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  /* The word at the caret. */
  quoth_driver_key (driver, "c");
  expect (driver, project, "claims", "\"quote\":[\"Xinjiang\"]", 1);
  quoth_driver_key (driver, "ctrl+l");
  quoth_driver_type (driver, "@6");
  wait_for_text (driver, "met Xi");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "c");
  expect (driver, project, "claims", "\"quote\":[\"met\"]", 1);
  quoth_driver_key (driver, "ctrl+l");
  quoth_driver_type (driver, "xinj");
  wait_for_text (driver, "Xinjiang");
  quoth_driver_look (driver, "go-to");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Delete");
  expect (driver, project, "claims", "\"quote\":[\"Xinjiang\"]", 0);
  expect (driver, project, "claims", "\"quote\":[\"met\"]", 1);
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
