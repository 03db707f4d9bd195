/* test-codebook-versions.c: versions of a codebook, and the codebook in files, by mouse and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

/* What was typed stays without a Return. */
static void
type_into (QuothDriver *driver, const char *field, const char *text)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, field);
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, text);
  quoth_driver_settle (driver);
}

/* Starts the workbench with the project and opens the page. */
static void
open_page (QuothDriver *driver, const char *project)
{
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  quoth_driver_show_page (driver, "Codebook");
}

/*
 * Without a window manager, a window has the focus back after a click into it only. By its letter: where there is no compositor, the tooltip of the button
 * lies over the item.
 */
static void
choose_from_menu (QuothDriver *driver, const char *item, const char *key)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Codebook");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Codebook menu");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_MENU_ITEM, item);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, key);
}

/* Goes @steps along the sections of the page. */
static void
go_to_section (QuothDriver *driver, int steps)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Codebook");
  quoth_driver_click_on (driver, ATSPI_ROLE_COMBO_BOX, "Part of the codebook");
  quoth_driver_wait_for_text (driver, "Kinds of actors");
  quoth_driver_settle (driver);
  for (int i = 0; i < ABS (steps); i++)
    quoth_driver_key (driver, steps > 0 ? "Down" : "Up");
  quoth_driver_key (driver, "Return");
}

#define CODES \
  "{\"type\":\"code\",\"id\":\"_:lake\",\"key\":\"lake\",\"name\":\"Lake\",\"definition\":\"Water that stands still\"}\n" \
  "{\"type\":\"code\",\"key\":\"rhine\",\"name\":\"Rhine\",\"position\":1}\n" \
  "{\"type\":\"code\",\"key\":\"pond\",\"name\":\"Pond\",\"position\":2}\n" \
  "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"spans\":[[0,4]],\"quote\":[\"Mira\"],\"categories\":[{\"code\":\"_:lake\"}]}\n"

/* A version is saved, things change, and the page tells what; whatever ends the typing, what was typed is kept. */
static void
test_versions (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, CODES);
  g_autofree char *list = NULL;

  open_page (driver, project);
  choose_from_menu (driver, "Save Version…", "s");
  quoth_driver_wait_for_text (driver, "Save a Version of the Codebook?");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Pilot");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "codebook-versions", "\"name\":\"Pilot\"");
  quoth_driver_expect (driver, project, "codebook-versions", "\"number\":2", 0);
  quoth_driver_wait_for_text (driver, "Nothing Changed");

  /* Another code is chosen. */
  go_to_section (driver, -5);
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TEXT, "Definition");
  quoth_driver_settle (driver);
  quoth_driver_click_text (driver, "Lake");
  type_into (driver, "Definition", "Water that stands, more or less");
  quoth_driver_click_text (driver, "Rhine");
  quoth_driver_expect_some (driver, project, "codes", "\"definition\":\"Water that stands, more or less\"");
  /* The list keeps the focus: its keys move the code. */
  quoth_driver_key (driver, "ctrl+shift+Right");
  quoth_driver_expect_some (driver, project, "codes", "\"parent\":");
  /* Another section is shown. */
  type_into (driver, "Definition", "All that flows");
  go_to_section (driver, 5);
  quoth_driver_expect_some (driver, project, "codes", "\"definition\":\"All that flows\"");
  quoth_driver_wait_for_text (driver, "Water that stands still , more or less");
  quoth_driver_wait_for_text (driver, "→ moved");
  quoth_driver_wait_for_text (driver, "2 changed · 1 moved");
  quoth_driver_look (driver, "codebook-versions");

  /* The window is closed. */
  go_to_section (driver, -5);
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TEXT, "Not for");
  quoth_driver_settle (driver);
  type_into (driver, "Not for", "Lakes");
  quoth_driver_quit (driver);
  list = quoth_driver_run_cli (driver, "list", project, "codes", "--json", NULL);
  g_assert_nonnull (strstr (list, "\"exclusion\":\"Lakes\""));
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

static gboolean
is_closed (QuothDriver *driver, gpointer data)
{
  return !quoth_driver_has (driver, ATSPI_ROLE_LABEL, "What the format could not carry");
}

static void
export_codes (QuothDriver *driver, const char *path)
{
  g_autoptr (GObject) button = NULL;
  g_autoptr (GObject) close = NULL;

  choose_from_menu (driver, "Export Codebook…", "e");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_COMBO_BOX, "Format");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "space");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Down");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "It cannot carry");
  quoth_driver_settle (driver);
  button = G_OBJECT (quoth_driver_find_in (driver, "Export the Codebook", ATSPI_ROLE_PUSH_BUTTON, "Export…"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (button));
  quoth_driver_answer (driver, "Export To", path, FALSE);
  close = G_OBJECT (quoth_driver_find_in (driver, "Export the Codebook", ATSPI_ROLE_PUSH_BUTTON, "Close"));
  quoth_driver_wait_for_text (driver, "What the format could not carry");
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, "codebook-exported"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (close));
  quoth_driver_wait_for (driver, is_closed, NULL, "the end of the dialog");
}

static void
import_codes (QuothDriver *driver, const char *path)
{
  choose_from_menu (driver, "Import Codebook…", "i");
  quoth_driver_answer (driver, "Import a Codebook", path, TRUE);
}

/* A code that is in use is deleted, with another in its place; the codes go into a file, and out of it into another project. */
static void
test_files (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "one", text, CODES);
  g_autofree char *other = quoth_driver_make_project (driver, "other", text, NULL);
  g_autofree char *path = g_build_filename (quoth_driver_get_home (driver), "codes.qdc", NULL);
  g_autofree char *bad = quoth_driver_write_file (driver, "bad.jsonl", "{\"type\":\"code\",\"key\":\"sea\",\"name\":\"Sea\"}\n{\"type\":\"coder\"}\n");

  open_page (driver, project);
  quoth_driver_click_text (driver, "Lake");
  quoth_driver_key (driver, "Delete");
  quoth_driver_wait_for_text (driver, "Delete “Lake”?");
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "What takes its place");
  quoth_driver_type (driver, "Pond");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "codebook-replace");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "codes", "\"name\":\"Lake\"", 0);
  quoth_driver_expect_some (driver, project, "claims", "\"categories\":[{");
  export_codes (driver, path);
  quoth_driver_finish (driver, project);

  open_page (driver, other);
  import_codes (driver, path);
  quoth_driver_expect_some (driver, other, "codes", "\"name\":\"Pond\"");
  quoth_driver_wait_for_text (driver, "Imported 2 codes");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, other, "codes", "\"name\"", 0);
  import_codes (driver, bad);
  quoth_driver_wait_for_text (driver, "The Codebook Cannot Be Imported");
  quoth_driver_wait_for_text (driver, "bad.jsonl:2: “coder” is no part of a codebook");
  g_free (quoth_driver_screenshot (driver, "codebook-refused"));
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);
  quoth_driver_expect (driver, other, "codes", "\"name\"", 0);
  quoth_driver_finish (driver, other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/codebook-versions/versions", test_versions);
  g_test_add_func ("/codebook-versions/files", test_files);
  return g_test_run ();
}
