/* test-tagging-all.c: tagging an actor wherever it occurs, by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

#define ACTOR "{\"type\":\"actor\",\"id\":\"_:x\",\"name\":\"Xi Jinping\",\"kind\":\"person\",\"aliases\":[\"Xi\"]}\n"

typedef struct
{
  const char *project;
  const char *needle;
  guint count;
} Expected;

static gboolean
is_tagged (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;
  g_autofree char *list = quoth_driver_run_cli (driver, "list", expected->project, "mentions", "--json", NULL);
  guint n = 0;

  for (const char *at = list; (at = strstr (at, expected->needle)) != NULL; at++)
    n++;
  return n == expected->count;
}

static void
expect (QuothDriver *driver, const char *project, const char *needle, guint n)
{
  Expected expected = { project, needle, n };
  g_autofree char *what = g_strdup_printf ("%u mentions with %s", n, needle);

  quoth_driver_wait_for (driver, is_tagged, &expected, what);
}

static void
wait_for_text (QuothDriver *driver, const char *words)
{
  g_object_unref (quoth_driver_find_text (driver, words));
}

static void
add_text (QuothDriver *driver, const char *project, const char *name, const char *text)
{
  g_autofree char *file = g_build_filename (quoth_driver_get_home (driver), name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
  g_free (quoth_driver_run_cli (driver, "import", project, file, "--format", "text", NULL));
}

static char *
start (QuothDriver *driver)
{
  char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);
  g_autofree char *actors = g_build_filename (quoth_driver_get_home (driver), "actors.jsonl", NULL);

  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  add_text (driver, project, "one.txt", "Xi met Putin. Then Xi left, and so did Xi Jinping of Xinjiang.\n");
  add_text (driver, project, "two.txt", "Xi came back.\n");
  g_file_set_contents (actors, ACTOR, -1, NULL);
  g_free (quoth_driver_run_cli (driver, "apply", project, actors, NULL));
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+Home");
  return project;
}

/* The word at the caret, as an actor that is chosen; here, and then in the project. */
static void
test_all (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "shift+a");
  wait_for_text (driver, "Xi Jinping");
  quoth_driver_key (driver, "Return");
  wait_for_text (driver, "3 of 3 will be tagged");
  quoth_driver_look (driver, "tag-all");
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"tag-all\"", 3);

  quoth_driver_settle (driver);
  quoth_driver_key (driver, "n");
  quoth_driver_key (driver, "shift+a");
  wait_for_text (driver, "0 of 0 will be tagged · 3 already are");
  quoth_driver_key (driver, "alt+p");
  wait_for_text (driver, "1 of 1 will be tagged · 3 already are");
  quoth_driver_key (driver, "alt+i");
  wait_for_text (driver, "0 of 0 will be tagged");
  quoth_driver_key (driver, "alt+p");
  wait_for_text (driver, "1 of 1 will be tagged");
  quoth_driver_key (driver, "alt+t");
  expect (driver, project, "\"tag-all\"", 4);
  /* A step each. */
  quoth_driver_key (driver, "ctrl+z");
  expect (driver, project, "\"tag-all\"", 3);
  quoth_driver_key (driver, "ctrl+z");
  expect (driver, project, "\"tag-all\"", 0);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

/* Other words, and what is not ticked is not tagged. */
static void
test_some (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);

  quoth_driver_key (driver, "shift+a");
  wait_for_text (driver, "Xi Jinping");
  quoth_driver_key (driver, "Return");
  wait_for_text (driver, "3 of 3 will be tagged");
  quoth_driver_key (driver, "alt+w");
  {
    g_autoptr (GObject) words = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Whole words"));

    quoth_driver_click (driver, ATSPI_ACCESSIBLE (words));
  }
  /* “Xi” of “Xi Jinping”, and of “Xinjiang”. */
  wait_for_text (driver, "4 of 4 will be tagged");
  {
    g_autoptr (GObject) left = G_OBJECT (quoth_driver_find_text (driver, "Xinjiang"));

    quoth_driver_click (driver, ATSPI_ACCESSIBLE (left));
  }
  wait_for_text (driver, "3 of 4 will be tagged");
  quoth_driver_key (driver, "alt+t");
  expect (driver, project, "\"tag-all\"", 3);
  expect (driver, project, "\"quote\":[\"Xi\"]", 3);
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
