/* test-actor-page.c: what is known of an actor, and what is done with one, by keyboard and mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

/* What a list of the project says; @there: or does not say. */
typedef struct
{
  char *project;
  const char *kind;
  const char *needle;
  gboolean there;
  gboolean json;
} Expected;

/* A project in which Wieland is named twice, once as "Mira", and claims nothing. */
static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = g_build_filename (g_getenv ("QUOTH_SAMPLE"), "lindau-thread.txt", NULL);
  g_autofree char *edits = g_build_filename (quoth_driver_get_home (driver), "edits.jsonl", NULL);
  char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);
  g_autofree char *json = NULL;
  g_autofree char *thread = NULL;
  int wieland;

  g_assert_true (g_file_get_contents (text, &thread, NULL, NULL));
  wieland = (int) g_utf8_strlen (thread, strstr (thread, "Wieland told") - thread);
  json = g_strdup_printf (
    "{\"type\":\"actor\",\"id\":\"_:w\",\"name\":\"Wieland\",\"kind\":\"person\",\"aliases\":[\"Mira\"]}\n"
    "{\"type\":\"actor\",\"name\":\"Harbour Office\",\"kind\":\"organisation\"}\n"
    "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]],\"actor\":\"_:w\"}\n"
    "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[0,4]],\"actor\":\"_:w\"}\n",
    wieland, wieland + 7);
  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, text, NULL));
  g_assert_true (g_file_set_contents (edits, json, -1, NULL));
  g_free (quoth_driver_run_cli (driver, "apply", project, edits, NULL));
  return project;
}

static gboolean
is_so (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;
  g_autofree char *list
    = quoth_driver_run_cli (driver, "list", expected->project, expected->kind, expected->json ? "--json" : NULL, NULL);

  return (strstr (list, expected->needle) != NULL) == expected->there;
}

static void
expect (QuothDriver *driver, char *project, const char *needle, gboolean there)
{
  Expected expected = { project, "actors", needle, there, TRUE };

  quoth_driver_wait_for (driver, is_so, &expected, needle);
}

/* @needle: actor and quote of a mention, as the list has them. */
static void
expect_mention (QuothDriver *driver, char *project, const char *needle)
{
  Expected expected = { project, "mentions", needle, TRUE, FALSE };

  quoth_driver_wait_for (driver, is_so, &expected, needle);
}

static gboolean
has_widget (QuothDriver *driver, gpointer name)
{
  return quoth_driver_has (driver, ATSPI_ROLE_MENU_ITEM, name);
}

static void
click (QuothDriver *driver, AtspiRole role, const char *name)
{
  g_autoptr (GObject) widget = G_OBJECT (quoth_driver_find (driver, role, name));

  quoth_driver_settle (driver);
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (widget));
}

static void
wait_for_text (QuothDriver *driver, const char *text)
{
  g_object_unref (quoth_driver_find_text (driver, text));
}

/* The actor's row in the library has the focus, and nothing else is listed there. */
static void
find_row (QuothDriver *driver, const char *name)
{
  click (driver, ATSPI_ROLE_PAGE_TAB, "Actors");
  click (driver, ATSPI_ROLE_ENTRY, "Filter actors");
  quoth_driver_type (driver, name);
  quoth_driver_settle (driver);
  click (driver, ATSPI_ROLE_LABEL, name);
  quoth_driver_settle (driver);
}

/* Opens the menu of the row, and chooses by the letter that is underlined in @item. */
static void
choose (QuothDriver *driver, const char *key, const char *item, const char *letter)
{
  quoth_driver_key (driver, key);
  quoth_driver_wait_for (driver, has_widget, (gpointer) item, item);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, letter);
}

/* Its page, with the focus in its name. */
static void
open_page (QuothDriver *driver, const char *name)
{
  find_row (driver, name);
  choose (driver, "Menu", "Open Page", "o");
  wait_for_text (driver, "Other names");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "F2");
}

static void
tab (QuothDriver *driver, guint n)
{
  for (guint i = 0; i < n; i++)
    quoth_driver_key (driver, "Tab");
}

/* A name goes to the new actor, and the mention that says it along. */
static void
test_split (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  find_row (driver, "Wieland");
  choose (driver, "shift+F10", "Split…", "s");
  wait_for_text (driver, "0 of 2 mentions go along");

  /* Its own name is none for the new one. */
  quoth_driver_type (driver, "Wieland");
  wait_for_text (driver, "The actor that is split has this name");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "Mira");
  wait_for_text (driver, "1 of 2 mentions go along");
  quoth_driver_look (driver, "actor-page-1-split");
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"name\":\"Mira\"", TRUE);
  expect_mention (driver, project, "Mira\tMira");
  expect_mention (driver, project, "Wieland\tWieland");

  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+z");
  expect (driver, project, "\"name\":\"Mira\"", FALSE);
  expect_mention (driver, project, "Wieland\tMira");
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

/* Language and script of another name; what is none of them is refused, and the old value stays. */
static void
test_alias (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  open_page (driver, "Wieland");
  tab (driver, 2);
  quoth_driver_key (driver, "Down");
  wait_for_text (driver, "Script");
  quoth_driver_settle (driver);
  tab (driver, 1);
  quoth_driver_type (driver, "ru");
  tab (driver, 1);
  quoth_driver_type (driver, "Cyrl");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "actor-page-2-alias");
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"language\":\"ru\"", TRUE);
  expect (driver, project, "\"script\":\"Cyrl\"", TRUE);

  wait_for_text (driver, "Mira · ru · Cyrl");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Down");
  wait_for_text (driver, "Script");
  quoth_driver_settle (driver);
  tab (driver, 2);
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "Cyrillic");
  quoth_driver_key (driver, "Return");
  wait_for_text (driver, "The script of the alias is “Cyrillic”");
  expect (driver, project, "\"script\":\"Cyrl\"", TRUE);
  quoth_driver_key (driver, "Escape");
  quoth_driver_quit (driver);
}

/* To whom, as what, from when to when. */
static void
test_affiliation (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  open_page (driver, "Wieland");
  click (driver, ATSPI_ROLE_LABEL, "Add an Affiliation…");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Harbour");
  wait_for_text (driver, "organisation · not mentioned yet");
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"affiliations\":[{", TRUE);

  /* The role is asked for next. */
  wait_for_text (driver, "From – to");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "pilot");
  tab (driver, 1);
  expect (driver, project, "\"role\":\"pilot\"", TRUE);
  quoth_driver_type (driver, "2020-05");
  tab (driver, 1);
  expect (driver, project, "\"from\":\"2020-05\"", TRUE);
  quoth_driver_type (driver, "2019");
  quoth_driver_key (driver, "Return");
  wait_for_text (driver, "The end of the affiliation is “2019”");
  quoth_driver_look (driver, "actor-page-3-affiliation");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "2021");
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"to\":\"2021\"", TRUE);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

/* Whoever is a part of another cannot have that as a part of it. */
static void
test_circle (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  open_page (driver, "Wieland");
  tab (driver, 3);
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Harbour");
  wait_for_text (driver, "organisation · not mentioned yet");
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"parent\"", TRUE);

  quoth_driver_settle (driver);
  click (driver, ATSPI_ROLE_PUSH_BUTTON, "Show its page");
  wait_for_text (driver, "organisation · 0 mentions");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "F2");
  tab (driver, 3);
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Wieland");
  wait_for_text (driver, "person · ");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  wait_for_text (driver, "“Wieland” is a part of “Harbour Office” already");
  g_free (quoth_driver_screenshot (driver, "actor-page-4-circle"));
  quoth_driver_quit (driver);
}

/* From the list: another name. */
static void
test_menu (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  find_row (driver, "Wieland");
  choose (driver, "Menu", "Rename…", "r");
  wait_for_text (driver, "Rename “Wieland”");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Wieland the Elder");
  quoth_driver_key (driver, "Return");
  expect (driver, project, "\"name\":\"Wieland the Elder\"", TRUE);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/actor-page/split", test_split);
  g_test_add_func ("/actor-page/alias", test_alias);
  g_test_add_func ("/actor-page/affiliation", test_affiliation);
  g_test_add_func ("/actor-page/circle", test_circle);
  g_test_add_func ("/actor-page/menu", test_menu);
  return g_test_run ();
}
