/* test-editing.c: choosing, deleting, taking back and correcting, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

typedef struct
{
  char *project;
  const char *kind;
  const char *needle;
  guint count;
} Expected;

static char *
make_project (QuothDriver *driver)
{
  const char *sample = g_getenv ("QUOTH_SAMPLE");
  g_autofree char *text = g_build_filename (sample, "lindau-thread.txt", NULL);
  char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);

  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, text, NULL));
  return project;
}

static guint
count (const char *haystack, const char *needle)
{
  guint n = 0;

  for (; (haystack = strstr (haystack, needle)) != NULL; haystack++)
    n++;
  return n;
}

static gboolean
is_so (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;
  g_autofree char *list
    = quoth_driver_run_cli (driver, "list", expected->project, expected->kind, "--json", NULL);

  return count (list, expected->needle) == expected->count;
}

static void
expect (QuothDriver *driver, char *project, const char *kind, const char *needle, guint n)
{
  Expected expected = { project, kind, needle, n };
  g_autofree char *what = g_strdup_printf ("%u %s with %s", n, kind, needle);

  quoth_driver_wait_for (driver, is_so, &expected, what);
}

/* The caret stands on a word: no mouse is needed to tag it, nor to take it back. */
static void
test_keyboard_only (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };
  g_autoptr (GObject) view = NULL;

  quoth_driver_start (driver, arguments);
  view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);

  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "a");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Mira Holt");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  expect (driver, project, "mentions", "\"quote\":[\"Mira\"]", 1);
  expect (driver, project, "actors", "\"name\":\"Mira Holt\"", 1);

  quoth_driver_key (driver, "ctrl+z");
  expect (driver, project, "mentions", "\"quote\":[\"Mira\"]", 0);
  expect (driver, project, "actors", "\"name\":\"Mira Holt\"", 0);
  quoth_driver_key (driver, "ctrl+shift+z");
  expect (driver, project, "mentions", "\"quote\":[\"Mira\"]", 1);

  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "n");
  g_clear_object (&view);
  view = G_OBJECT (quoth_driver_find_text (driver, "Mention"));
  g_free (quoth_driver_screenshot (driver, "5-mention"));
  quoth_driver_key (driver, "Delete");
  expect (driver, project, "mentions", "\"quote\":[\"Mira\"]", 0);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

/* A field is saved by Enter, as one step of the history. */
static void
test_metadata (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };
  g_autoptr (GObject) view = NULL, title = NULL;

  quoth_driver_start (driver, arguments);
  view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  title = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Title"));
  quoth_driver_settle (driver);
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (title));
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "The lake, again");
  quoth_driver_key (driver, "Return");
  expect (driver, project, "documents", "\"title\":\"The lake, again\"", 1);
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
