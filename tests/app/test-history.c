/* test-history.c: the history of a project: undoing an old step, one that is in use, and all after one; compacting it; the project as it was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define TEXT "Xi met Putin in Moscow.\n"

/* A step of @coder (nullable: who uses the window), which is called by @name. */
static void
apply (QuothDriver *driver, const char *project, const char *coder, const char *name, const char *edits)
{
  g_autofree char *path = quoth_driver_write_file (driver, name, edits);

  if (coder != NULL)
    g_free (quoth_driver_run_cli (driver, "apply", project, path, "--coder", coder, "--quiet", NULL));
  else
    g_free (quoth_driver_run_cli (driver, "apply", project, path, "--quiet", NULL));
}

static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_write_file (driver, "summit.txt", TEXT);
  char *project = quoth_driver_make_project (driver, "summit", text, NULL);

  apply (driver, project, NULL, "putin.jsonl", "{\"type\":\"actor\",\"name\":\"Putin\",\"kind\":\"person\"}\n");
  apply (driver, project, "Anna", "anna.jsonl", "{\"type\":\"actor\",\"name\":\"Putin\",\"kind\":\"person\",\"note\":\"Of Russia\"}\n");
  apply (driver, project, NULL, "xi.jsonl", "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n");
  apply (driver, project, NULL, "tag.jsonl",
         "{\"type\":\"mention\",\"document\":\"summit\",\"spans\":[[7,12]],\"actor\":\"Putin\"}\n");
  return project;
}

/* The project was made, and the text imported, more than a year ago. */
static void
age (const char *project)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (project, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE journal SET time = time - 34560000000 WHERE label NOT LIKE 'Apply edits%'", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  sqlite3_close (db);
}

static gboolean
exists (QuothDriver *driver, gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Only what is of the own coder, and not in use by others. */
static void
undo_one (QuothDriver *driver, const char *project)
{
  quoth_driver_click_text (driver, "Apply edits from anna.jsonl");
  quoth_driver_wait_for_text (driver, "Somebody else did this");
  quoth_driver_press (driver, "u");
  quoth_driver_click_text (driver, "Apply edits from xi.jsonl");
  quoth_driver_wait_for_text (driver, "The actor “Xi”");
  quoth_driver_look (driver, "75-history");
  quoth_driver_press (driver, "u");
  quoth_driver_expect (driver, project, "actors", "\"Xi\"", 0);
  quoth_driver_wait_for_text (driver, "This step is undone already.");

  quoth_driver_click_text (driver, "Apply edits from putin.jsonl");
  quoth_driver_wait_for_text (driver, "The actor “Putin”");
  quoth_driver_press (driver, "u");
  quoth_driver_wait_for_text (driver, "This Step Stays");
  quoth_driver_wait_for_text (driver, "“Apply edits from putin.jsonl” cannot be undone: ");
  quoth_driver_look (driver, "76-refused");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "This Step Stays");
  quoth_driver_expect (driver, project, "actors", "\"Putin\"", 1);
}

/* The menu names the step. */
static void
undo_by_menu (QuothDriver *driver, const char *project)
{
  quoth_driver_press (driver, "F10");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_MENU_ITEM, "Undo: Apply edits from tag.jsonl");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_MENU_ITEM, "Redo: Apply edits from xi.jsonl");
  quoth_driver_press (driver, "r");
  quoth_driver_expect (driver, project, "actors", "\"Xi\"", 1);
}

static void
undo_to (QuothDriver *driver, const char *project)
{
  quoth_driver_click_text (driver, "Apply edits from anna.jsonl");
  quoth_driver_wait_for_text (driver, "Somebody else did this");
  quoth_driver_press (driver, "b");
  quoth_driver_wait_for_text (driver, "Undo 2 Steps?");
  quoth_driver_look (driver, "77-undo-to");
  quoth_driver_press (driver, "Return");
  quoth_driver_expect (driver, project, "mentions", "\"mention\"", 0);
  quoth_driver_expect (driver, project, "actors", "\"Xi\"", 0);
  quoth_driver_expect (driver, project, "actors", "Of Russia", 1);
}

static gboolean
is_compacted (QuothDriver *driver, gpointer project)
{
  g_autofree char *log = quoth_driver_run_cli (driver, "log", project, NULL);

  return strstr (log, "2 steps before") != NULL;
}

/* The window is another one then. */
static void
compact (QuothDriver *driver, char *project)
{
  quoth_driver_press (driver, "F10");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_MENU_ITEM, "Compact History…");
  quoth_driver_press (driver, "h");
  quoth_driver_wait_for_text (driver, "2 steps are compacted.");
  quoth_driver_look (driver, "79-compact");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for (driver, is_compacted, project, "the compacted history");
  quoth_driver_wait_for_no_text (driver, "Compacting the History");
  quoth_driver_wait_for_text (driver, "summit");
  quoth_driver_press (driver, "ctrl+h");
  quoth_driver_wait_for_text (driver, "2 steps before");
  quoth_driver_expect (driver, project, "actors", "Of Russia", 1);
}

/* In a window of its own, whose file goes with it. */
static void
see_as_it_was (QuothDriver *driver)
{
  g_autofree char *copies = g_build_filename (quoth_driver_get_home (driver), "cache", "quoth", "as-of", NULL);
  g_autofree char *copy = g_build_filename (quoth_driver_get_home (driver), "then.quoth", NULL);

  quoth_driver_click_text (driver, "Apply edits from xi.jsonl");
  quoth_driver_wait_for_text (driver, "This step is undone already.");
  quoth_driver_press (driver, "a");
  quoth_driver_wait_for_text (driver, "As it was on ");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "78-as-it-was");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Save a Copy…");
  quoth_driver_answer (driver, "Back Up Project", copy, FALSE);
  quoth_driver_wait_for (driver, exists, copy, "the copy of the project as it was");
  quoth_driver_expect (driver, copy, "actors", "\"Xi\"", 1);
  quoth_driver_expect (driver, copy, "mentions", "\"mention\"", 0);
  quoth_driver_settle (driver);
  quoth_driver_quit (driver);
  g_assert_cmpint (g_rmdir (copies), ==, 0);
}

static void
test_history (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  age (project);
  quoth_driver_open (driver, project);
  quoth_driver_press (driver, "ctrl+h");
  quoth_driver_wait_for_text (driver, "The mention “Putin”");
  undo_one (driver, project);
  undo_by_menu (driver, project);
  undo_to (driver, project);
  compact (driver, project);
  see_as_it_was (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/history/window", test_history);
  return g_test_run ();
}
