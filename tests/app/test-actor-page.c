/* test-actor-page.c: what is known of an actor, and what is done with one, by keyboard and mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

/* A project in which Wieland is named twice, once as "Mira", and claims nothing. */
static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  int wieland = quoth_driver_find_in_sample ("lindau-thread.txt", "Wieland told");
  g_autofree char *edits = g_strdup_printf (
    "{\"type\":\"actor\",\"id\":\"_:w\",\"name\":\"Wieland\",\"kind\":\"person\",\"aliases\":[\"Mira\"]}\n"
    "{\"type\":\"actor\",\"name\":\"Harbour Office\",\"kind\":\"organisation\"}\n"
    "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]],\"actor\":\"_:w\"}\n"
    "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[0,4]],\"actor\":\"_:w\"}\n",
    wieland, wieland + 7);

  return quoth_driver_make_project (driver, "work", text, edits);
}

typedef struct
{
  const char *project;
  const char *row;
} Mention;

static gboolean
has_mention (QuothDriver *driver, gpointer data)
{
  const Mention *mention = data;
  g_autofree char *list = quoth_driver_run_cli (driver, "list", mention->project, "mentions", NULL);

  return strstr (list, mention->row) != NULL;
}

/* @row: actor and quote of a mention, as the list has them. */
static void
expect_mention (QuothDriver *driver, const char *project, const char *row)
{
  Mention mention = { .project = project, .row = row };

  quoth_driver_wait_for (driver, has_mention, &mention, row);
}

static gboolean
has_widget (QuothDriver *driver, gpointer name)
{
  return quoth_driver_has (driver, ATSPI_ROLE_MENU_ITEM, name);
}

/* The actor's row in the library has the focus, and nothing else is listed there. */
static void
find_row (QuothDriver *driver, const char *name)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_PAGE_TAB, "Actors");
  quoth_driver_click_on (driver, ATSPI_ROLE_ENTRY, "Filter actors");
  quoth_driver_type (driver, name);
  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, name);
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
  quoth_driver_wait_for_text (driver, "Other names");
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

  quoth_driver_open (driver, project);
  find_row (driver, "Wieland");
  choose (driver, "shift+F10", "Split…", "s");
  quoth_driver_wait_for_text (driver, "0 of 2 mentions go along");

  /* Its own name is none for the new one. */
  quoth_driver_type (driver, "Wieland");
  quoth_driver_wait_for_text (driver, "The actor that is split has this name");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "Mira");
  quoth_driver_wait_for_text (driver, "1 of 2 mentions go along");
  quoth_driver_look (driver, "actor-page-1-split");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "actors", "\"name\":\"Mira\"");
  expect_mention (driver, project, "Mira\tMira");
  expect_mention (driver, project, "Wieland\tWieland");

  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "actors", "\"name\":\"Mira\"", 0);
  expect_mention (driver, project, "Wieland\tMira");
  quoth_driver_finish (driver, project);
}

/* Language and script of another name; what is none of them is refused, and the old value stays. */
static void
test_alias (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  open_page (driver, "Wieland");
  tab (driver, 2);
  quoth_driver_key (driver, "Down");
  quoth_driver_wait_for_text (driver, "Script");
  quoth_driver_settle (driver);
  tab (driver, 1);
  quoth_driver_type (driver, "ru");
  tab (driver, 1);
  quoth_driver_type (driver, "Cyrl");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "actor-page-2-alias");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "actors", "\"language\":\"ru\"");
  quoth_driver_expect_some (driver, project, "actors", "\"script\":\"Cyrl\"");

  quoth_driver_wait_for_text (driver, "Mira · ru · Cyrl");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Down");
  quoth_driver_wait_for_text (driver, "Script");
  quoth_driver_settle (driver);
  tab (driver, 2);
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "Cyrillic");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "The script of the alias is “Cyrillic”");
  quoth_driver_expect_some (driver, project, "actors", "\"script\":\"Cyrl\"");
  quoth_driver_key (driver, "Escape");
  quoth_driver_quit (driver);
}

/* To whom, as what, from when to when. */
static void
test_affiliation (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  open_page (driver, "Wieland");
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Add an Affiliation…");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Harbour");
  quoth_driver_wait_for_text (driver, "organisation · not mentioned yet");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "actors", "\"affiliations\":[{");

  /* The role is asked for next. */
  quoth_driver_wait_for_text (driver, "From – to");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "pilot");
  tab (driver, 1);
  quoth_driver_expect_some (driver, project, "actors", "\"role\":\"pilot\"");
  quoth_driver_type (driver, "2020-05");
  tab (driver, 1);
  quoth_driver_expect_some (driver, project, "actors", "\"from\":\"2020-05\"");
  quoth_driver_type (driver, "2019");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "The end of the affiliation is “2019”");
  quoth_driver_look (driver, "actor-page-3-affiliation");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "2021");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "actors", "\"to\":\"2021\"");
  quoth_driver_finish (driver, project);
}

/* Whoever is a part of another cannot have that as a part of it. */
static void
test_circle (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  open_page (driver, "Wieland");
  tab (driver, 3);
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Harbour");
  quoth_driver_wait_for_text (driver, "organisation · not mentioned yet");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "actors", "\"parent\"");

  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Show its page");
  quoth_driver_wait_for_text (driver, "organisation · 0 mentions");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "F2");
  tab (driver, 3);
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Wieland");
  quoth_driver_wait_for_text (driver, "person · ");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "“Wieland” is a part of “Harbour Office” already");
  g_free (quoth_driver_screenshot (driver, "actor-page-4-circle"));
  quoth_driver_quit (driver);
}

/* From the list: another name. */
static void
test_menu (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  find_row (driver, "Wieland");
  choose (driver, "Menu", "Rename…", "r");
  quoth_driver_wait_for_text (driver, "Rename “Wieland”");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Wieland the Elder");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "actors", "\"name\":\"Wieland the Elder\"");
  quoth_driver_finish (driver, project);
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
