/* test-actors.c: the registry of actors, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static const char actors[] = "{\"type\":\"actor\",\"name\":\"Mira Holt\",\"kind\":\"person\"}\n"
                             "{\"type\":\"actor\",\"name\":\"Mira Hollt\",\"kind\":\"person\"}\n"
                             "{\"type\":\"actor\",\"name\":\"Harbour Office\",\"kind\":\"organisation\"}\n";

/* From the library to the page of an actor: the entry finds it, Ctrl+Enter leads there. */
static void
open_page (QuothDriver *driver, const char *name)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_PAGE_TAB, "Actors");
  quoth_driver_click_on (driver, ATSPI_ROLE_ENTRY, "Filter actors");
  quoth_driver_type (driver, name);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+Return");
  quoth_driver_settle (driver);
}

static void
test_edit (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, actors);

  quoth_driver_open (driver, project);
  open_page (driver, "Mira Holt");
  quoth_driver_look (driver, "actors-1-page");

  /* From the name two fields on: the other names. A letter there begins a new one. */
  quoth_driver_key (driver, "F2");
  quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Tab");
  quoth_driver_type (driver, "@miraholt");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "actors", "\"@miraholt\"");

  /* The same once more is refused beside the field. */
  quoth_driver_enter (driver, "@miraholt");
  quoth_driver_wait_for_text (driver, "“@miraholt” is among the other names already");
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);

  /* On from there: what she is a part of. */
  quoth_driver_key (driver, "F2");
  for (guint i = 0; i < 3; i++)
    quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Return");
  quoth_driver_enter (driver, "Harbour");
  quoth_driver_expect_some (driver, project, "actors", "\"parent\"");
  g_free (quoth_driver_screenshot (driver, "actors-2-edited"));
  quoth_driver_quit (driver);
}

static void
test_merge (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, actors);

  quoth_driver_open (driver, project);
  quoth_driver_show_page (driver, "Duplicate Actors");
  quoth_driver_wait_for_text (driver, "1 pair");
  quoth_driver_look (driver, "actors-3-duplicates");

  /* What is not the same is not asked again; nothing is written. */
  quoth_driver_press (driver, "x");
  quoth_driver_wait_for_text (driver, "All Looked At");
  quoth_driver_expect_some (driver, project, "actors", "Mira Hollt");
  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Show All Again");
  quoth_driver_wait_for_text (driver, "1 pair");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "m");
  quoth_driver_expect (driver, project, "actors", "\"name\":\"Mira Hollt\"", 0);
  quoth_driver_wait_for_text (driver, "No Duplicates");
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect_some (driver, project, "actors", "\"name\":\"Mira Hollt\"");
  quoth_driver_wait_for_text (driver, "1 pair");
  quoth_driver_settle (driver);

  quoth_driver_key (driver, "r");
  quoth_driver_expect (driver, project, "actors", "\"name\":\"Mira Holt\"", 0);
  quoth_driver_finish (driver, project);
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
