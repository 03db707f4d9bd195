/* test-actors.c: the registry of actors, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

typedef struct
{
  char *project;
  const char *needle;
  gboolean there;
} Expected;

static const char actors[] = "{\"type\":\"actor\",\"name\":\"Mira Holt\",\"kind\":\"person\"}\n"
                             "{\"type\":\"actor\",\"name\":\"Mira Hollt\",\"kind\":\"person\"}\n"
                             "{\"type\":\"actor\",\"name\":\"Harbour Office\",\"kind\":\"organisation\"}\n";

static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = g_build_filename (g_getenv ("QUOTH_SAMPLE"), "lindau-thread.txt", NULL);
  g_autofree char *lines = g_build_filename (quoth_driver_get_home (driver), "actors.jsonl", NULL);
  char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);

  g_assert_true (g_file_set_contents (lines, actors, -1, NULL));
  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, text, NULL));
  g_free (quoth_driver_run_cli (driver, "apply", project, lines, NULL));
  return project;
}

static gboolean
is_so (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;
  g_autofree char *list = quoth_driver_run_cli (driver, "list", expected->project, "actors", "--json", NULL);

  return (strstr (list, expected->needle) != NULL) == expected->there;
}

static void
expect (QuothDriver *driver, char *project, const char *needle, gboolean there)
{
  Expected expected = { project, needle, there };
  g_autofree char *what = g_strdup_printf ("%s %s", there ? "an actor with" : "no actor with", needle);

  quoth_driver_wait_for (driver, is_so, &expected, what);
}

static void
focus (QuothDriver *driver, AtspiRole role, const char *name)
{
  g_autoptr (GObject) widget = G_OBJECT (quoth_driver_find (driver, role, name));

  quoth_driver_click (driver, ATSPI_ACCESSIBLE (widget));
  quoth_driver_settle (driver);
}

/* From the library to the page of an actor: the entry finds it, Ctrl+Enter leads there. */
static void
open_page (QuothDriver *driver, const char *name)
{
  focus (driver, ATSPI_ROLE_PAGE_TAB, "Actors");
  focus (driver, ATSPI_ROLE_ENTRY, "Filter actors");
  quoth_driver_type (driver, name);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+Return");
  quoth_driver_settle (driver);
}

static void
test_edit (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  quoth_driver_settle (driver);
  open_page (driver, "Mira Holt");
  quoth_driver_look (driver, "actors-1-page");

  /* From the name two fields on: the other names. A letter there begins a new one. */
  quoth_driver_key (driver, "F2");
  quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Tab");
  quoth_driver_type (driver, "@miraholt");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"@miraholt\"", TRUE);

  /* The same once more is refused beside the field. */
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "@miraholt");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  g_object_unref (quoth_driver_find_text (driver, "“@miraholt” is among the other names already"));
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);

  /* On from there: what she is a part of. */
  quoth_driver_key (driver, "F2");
  for (guint i = 0; i < 3; i++)
    quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Harbour");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"parent\"", TRUE);
  g_free (quoth_driver_screenshot (driver, "actors-2-edited"));
  quoth_driver_quit (driver);
}

static void
test_merge (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };
  g_autoptr (GObject) review = NULL;

  quoth_driver_start (driver, arguments);
  quoth_driver_settle (driver);
  review = G_OBJECT (quoth_driver_find_text (driver, "Review"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (review));
  focus (driver, ATSPI_ROLE_MENU_ITEM, "Duplicate Actors");
  g_object_unref (quoth_driver_find_text (driver, "1 pair"));
  quoth_driver_look (driver, "actors-3-duplicates");

  /* What is not the same is not asked again; nothing is written. */
  quoth_driver_key (driver, "x");
  g_object_unref (quoth_driver_find_text (driver, "All Looked At"));
  expect (driver, project, "Mira Hollt", TRUE);
  focus (driver, ATSPI_ROLE_PUSH_BUTTON, "Show All Again");

  quoth_driver_key (driver, "m");
  expect (driver, project, "\"name\":\"Mira Hollt\"", FALSE);
  g_object_unref (quoth_driver_find_text (driver, "No Duplicates"));
  quoth_driver_key (driver, "ctrl+z");
  expect (driver, project, "\"name\":\"Mira Hollt\"", TRUE);
  g_object_unref (quoth_driver_find_text (driver, "1 pair"));
  quoth_driver_settle (driver);

  quoth_driver_key (driver, "r");
  expect (driver, project, "\"name\":\"Mira Holt\"", FALSE);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/actors/edit", test_edit);
  g_test_add_func ("/actors/merge", test_merge);
  return g_test_run ();
}
