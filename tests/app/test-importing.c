/* test-importing.c: texts that are dropped, looked at, corrected and taken in, or not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#define N_MANY 1000

static char *
build_path (QuothDriver *driver, const char *name)
{
  return g_build_filename (quoth_driver_get_home (driver), name, NULL);
}

static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_write_file (driver, "first.txt", "The first text\n\nIt says nothing.\n");

  return quoth_driver_make_project (driver, "work", text, NULL);
}

static gboolean
has_field (QuothDriver *driver, gpointer data)
{
  return quoth_driver_has (driver, ATSPI_ROLE_TEXT, data);
}

/* Onto the middle of the text, which must not take the names of the files for its own. */
static void
drop_on_text (QuothDriver *driver, const char *first, const char *second)
{
  const char *const paths[] = { first, second, NULL };
  g_autoptr (GObject) view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));

  quoth_driver_settle (driver);
  quoth_driver_drop (driver, paths, quoth_driver_get_center (driver, ATSPI_ACCESSIBLE (view)));
}

/* By the keyboard alone: the first row is opened, and its date is first one that no calendar has. */
static void
correct_first_row (QuothDriver *driver)
{
  g_autofree char *picture = NULL;

  quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for (driver, has_field, (gpointer) "Date, as 2023-03-21, 2023-03 or 2023", "the field of the date");
  for (guint i = 0; i < 7; i++)
    quoth_driver_key (driver, "Tab");
  quoth_driver_type (driver, "2024-02-30");
  quoth_driver_wait_for_text (driver, "The date is “2024-02-30”");
  quoth_driver_wait_for_text (driver, "4 files · 1 is there already · 1 needs a correction");
  picture = quoth_driver_screenshot (driver, "7-wrong-date");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "2024-02-29");
  for (guint i = 0; i < 2; i++)
    quoth_driver_key (driver, "shift+Tab");
  quoth_driver_type (driver, "The Lakeside Courier");
}

static void
test_drop (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *one = quoth_driver_write_file (driver, "one.txt", "One\n\nMira Holt said so.\n");
  g_autofree char *two = quoth_driver_write_file (driver, "folder/deeper/two.txt", "Two\n\nNobody said so.\n");
  g_autofree char *again = quoth_driver_write_file (driver, "folder/again.txt", "The first text\n\nIt says nothing.\n");
  g_autofree char *three = quoth_driver_write_file (driver, "folder/three.txt", "Three\n\nEverybody said so.\n");
  g_autofree char *folder = build_path (driver, "folder");

  quoth_driver_open (driver, project);
  drop_on_text (driver, one, folder);
  quoth_driver_wait_for_text (driver, "4 files · 1 is there already");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_PUSH_BUTTON, "Import 3 Texts");
  quoth_driver_settle (driver);
  correct_first_row (driver);
  quoth_driver_wait_for_text (driver, "4 files · 1 is there already");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Import 3 Texts");
  quoth_driver_expect (driver, project, "documents", "\"type\":\"document\"", 4);
  quoth_driver_expect (driver, project, "documents", "\"date\":\"2024-02-29\"", 1);
  quoth_driver_expect (driver, project, "documents", "\"source\":\"The Lakeside Courier\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_finish (driver, project);
}

/* Who drops texts before there is a project makes one for them. */
static void
test_drop_on_welcome (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "one.txt", "One\n\nMira Holt said so.\n");
  g_autofree char *project = build_path (driver, "new.quoth");
  const char *const paths[] = { text, NULL };
  g_autoptr (GObject) welcome = NULL, button = NULL, import = NULL;

  quoth_driver_start (driver, (const char *const[]){ NULL });
  welcome = G_OBJECT (quoth_driver_find_text (driver, "Who Claims What?"));
  quoth_driver_settle (driver);
  quoth_driver_drop (driver, paths, quoth_driver_get_center (driver, ATSPI_ACCESSIBLE (welcome)));
  quoth_driver_wait_for_text (driver, "Texts are added to a project");
  button = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "New Project…"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (button));
  quoth_driver_answer (driver, "New Project", project, FALSE);
  import = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Import 1 Text"));
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "documents", "\"name\":\"one\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_quit (driver);
}

/* What the labels of another program become is chosen by keys alone, saved, and used for the next file of that sort. */
static void
test_labels (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *coded = quoth_driver_write_file (
    driver, "coded.jsonl",
    "{\"text\":\"Xi told Putin\",\"label\":[[0,2,\"PER\"],[8,13,\"PER\"],[3,7,\"Says\"],[8,99,\"PER\"]]}\n");

  quoth_driver_open (driver, project);
  drop_on_text (driver, coded, NULL);
  quoth_driver_wait_for_text (driver, "What the Labels Become");
  quoth_driver_wait_for_text (driver, "2 mentions and 1 cue");
  quoth_driver_wait_for_text (driver, "coded.jsonl:1: the span [8, 99] is none in this text");
  quoth_driver_settle (driver);
  for (guint i = 0; i < 3; i++)
    quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "ours");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_keys (driver, "Tab Down Return");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "cue");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "2 mentions and 1 cue");
  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Import");
  quoth_driver_expect (driver, project, "cues", "\"type\":\"cue\"", 1);
  quoth_driver_expect (driver, project, "mentions", "\"type\":\"mention\"", 2);
  quoth_driver_settle (driver);
  quoth_driver_finish (driver, project);
}

static char *
write_many (QuothDriver *driver)
{
  g_autofree char *filling = g_strnfill (8000, 'a');

  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("many/%04u.txt", i);
      g_autofree char *text = g_strdup_printf ("Text %u\n\nMira Holt said %u.\n\n%s\n", i, i, filling);

      g_free (quoth_driver_write_file (driver, name, text));
    }
  return build_path (driver, "many");
}

static gboolean
has_no_dialog (QuothDriver *driver, gpointer data)
{
  return !quoth_driver_has (driver, ATSPI_ROLE_FRAME, "Import Texts");
}

/* Both keys at once: the second is pressed long before a thousand texts are written. */
static void
import_many (QuothDriver *driver, const char *folder, const char *keys)
{
  g_autoptr (GObject) button = NULL;

  drop_on_text (driver, folder, NULL);
  button = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Import 1000 Texts"));
  quoth_driver_settle (driver);
  quoth_driver_keys (driver, keys);
  quoth_driver_wait_for (driver, has_no_dialog, NULL, "the end of the dialog");
  quoth_driver_settle (driver);
}

/* A cancelled import leaves nothing; one that is not cancelled can be taken back as one. */
static void
test_many (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *folder = write_many (driver);

  quoth_driver_open (driver, project);
  import_many (driver, folder, "Return Escape");
  quoth_driver_expect (driver, project, "documents", "\"type\":\"document\"", 1);
  import_many (driver, folder, "Return");
  quoth_driver_expect (driver, project, "documents", "\"type\":\"document\"", N_MANY + 1);
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "documents", "\"type\":\"document\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_finish (driver, project);
}

/* It says that nothing can be added, and why, and takes nothing. */
static void
test_read_only (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *text = quoth_driver_write_file (driver, "one.txt", "One\n\nMira Holt said so.\n");

  quoth_driver_make_newer (project);
  quoth_driver_open (driver, project);
  quoth_driver_wait_for_text (driver, "This project is read only. It was made by a newer Quoth");
  drop_on_text (driver, text, NULL);
  quoth_driver_wait_for_text (driver, "This project can only be read");
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "a");
  quoth_driver_key (driver, "c");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "9-read-only");
  quoth_driver_quit (driver);
  quoth_driver_expect (driver, project, "documents", "\"type\":\"document\"", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/importing/drop", test_drop);
  g_test_add_func ("/importing/drop-on-welcome", test_drop_on_welcome);
  g_test_add_func ("/importing/labels", test_labels);
  g_test_add_func ("/importing/many", test_many);
  g_test_add_func ("/importing/read-only", test_read_only);
  return g_test_run ();
}
