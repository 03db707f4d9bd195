/* test-exporting.c: a folder of tables, what is lost on the way, a folder that is there already, and a backup
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <glib/gstdio.h>
#include <string.h>

/* As CSV tables, which are the second format, into the folder @parent. */
static void
export_tables (QuothDriver *driver, const char *parent)
{
  g_autoptr (GObject) button = NULL;

  quoth_driver_key (driver, "ctrl+e");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_COMBO_BOX, "Format");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "space");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Down");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TEXT, "Name of the folder");
  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "What Would Be Lost…");
  quoth_driver_wait_for_text (driver, "What Would Be Written");
  quoth_driver_wait_for_text (driver, "Texts of documents");
  quoth_driver_settle (driver);
  button = G_OBJECT (quoth_driver_find_in (driver, "Export", ATSPI_ROLE_PUSH_BUTTON, "Export…"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (button));
  quoth_driver_answer (driver, "Export Into", parent, TRUE);
}

/* Cancel has the focus, so that nobody agrees by mistake. */
static void
agree (QuothDriver *driver)
{
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Return");
}

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static void
test_tables (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *parent = g_build_filename (quoth_driver_get_home (driver), "exports", NULL);
  g_autofree char *folder = g_build_filename (parent, "Lindau, May 2024-csv", NULL);
  g_autofree char *mark = g_build_filename (folder, "actors.csv", NULL);
  g_autofree char *mine = g_build_filename (folder, "mine.txt", NULL);
  g_autofree char *actors = NULL, *again = NULL;

  g_mkdir_with_parents (parent, 0700);
  quoth_driver_open (driver, "--sample");

  export_tables (driver, parent);
  quoth_driver_wait_for_text (driver, "The Dataset Is Written");
  quoth_driver_wait_for_text (driver, "What the format could not carry");
  quoth_driver_wait_for_text (driver, "Texts of documents");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "10-exported");
  actors = read_file (folder, "actors.csv");
  g_assert_nonnull (strstr (actors, "Mira Holt"));

  /* An earlier export goes, if that is agreed to. */
  quoth_driver_key (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "The Dataset Is Written");
  quoth_driver_settle (driver);
  g_file_set_contents (mark, "old", -1, NULL);
  export_tables (driver, parent);
  quoth_driver_wait_for_text (driver, "Replace “Lindau, May 2024-csv”?");
  quoth_driver_look (driver, "11-replace");
  agree (driver);
  quoth_driver_wait_for_text (driver, "The Dataset Is Written");
  again = read_file (folder, "actors.csv");
  g_assert_cmpstr (actors, ==, again);

  /* What is the user's own does not. */
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Escape");
  quoth_driver_wait_for_no_text (driver, "The Dataset Is Written");
  quoth_driver_settle (driver);
  g_file_set_contents (mine, "mine", -1, NULL);
  export_tables (driver, parent);
  quoth_driver_wait_for_text (driver, "Replace “Lindau, May 2024-csv”?");
  agree (driver);
  quoth_driver_wait_for_text (driver, "The Export Failed");
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);
  quoth_driver_quit (driver);
}

/* By the menu, whose items have names that can be read out. */
static void
open_backups (QuothDriver *driver)
{
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "F10");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_MENU_ITEM, "New Project…");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_MENU_ITEM, "Backups…");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "b");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Back Up Now");
}

/* Goes back to the first backup in the list, which is there for @reason and tells @difference before. By keys: the list has the
 * focus, and in the row the button that only looks comes first. */
static void
restore (QuothDriver *driver, const char *reason, const char *difference)
{
  open_backups (driver);
  quoth_driver_wait_for_text (driver, reason);
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, difference);
  quoth_driver_press (driver, "Tab");
  quoth_driver_press (driver, "Tab");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "Go Back to ");
  agree (driver);
}

/* An edit goes with a restore, and comes back with another; then a copy elsewhere. */
static void
test_backup (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *copy = g_build_filename (quoth_driver_get_home (driver), "copy.quoth", NULL);
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "study", text, NULL);
  g_autofree char *made = quoth_driver_run_cli (driver, "backup", project, NULL);
  g_autofree char *list = NULL;

  quoth_driver_apply (driver, project, "{\"type\":\"actor\",\"name\":\"Zoe\",\"kind\":\"person\"}\n");
  quoth_driver_open (driver, project);
  restore (driver, "Made by hand", "1 step that was done since would go");
  quoth_driver_expect (driver, project, "actors", "Zoe", 0);
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TEXT, "Text");
  restore (driver, "Before a restore", "1 step would come back");
  quoth_driver_expect (driver, project, "actors", "Zoe", 1);
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TEXT, "Text");

  open_backups (driver);
  quoth_driver_look (driver, "12-backups");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Save a copy of the project elsewhere");
  quoth_driver_answer (driver, "Back Up Project", copy, FALSE);
  quoth_driver_wait_for_text (driver, "The backup is made and checked");
  quoth_driver_settle (driver);
  quoth_driver_finish (driver, copy);
  list = quoth_driver_run_cli (driver, "list", copy, "documents", NULL);
  g_assert_nonnull (strstr (list, "lindau-thread"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/exporting/tables", test_tables);
  g_test_add_func ("/exporting/backup", test_backup);
  return g_test_run ();
}
