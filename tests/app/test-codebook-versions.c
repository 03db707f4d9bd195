/* test-codebook-versions.c: versions of a codebook, and the codebook in files, by mouse and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

typedef struct
{
  QuothDriver *driver;
  char *project;
} Job;

typedef struct
{
  Job *job;
  const char *kind;
  const char *needle;
  gboolean there;
} Expected;

static gboolean
is_so (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;
  g_autofree char *list
    = quoth_driver_run_cli (driver, "list", expected->job->project, expected->kind, "--json", NULL);

  return (strstr (list, expected->needle) != NULL) == expected->there;
}

static void
expect (Job *job, const char *kind, const char *needle, gboolean there)
{
  Expected expected = { job, kind, needle, there };
  g_autofree char *what = g_strdup_printf ("%s %s %s", kind, there ? "with" : "without", needle);

  quoth_driver_wait_for (job->driver, is_so, &expected, what);
}

static void
click (Job *job, AtspiRole role, const char *name)
{
  g_autoptr (GObject) widget = G_OBJECT (quoth_driver_find (job->driver, role, name));

  quoth_driver_settle (job->driver);
  quoth_driver_click (job->driver, ATSPI_ACCESSIBLE (widget));
  quoth_driver_settle (job->driver);
}

/* What was typed stays without a Return. */
static void
type_into (Job *job, const char *field, const char *text)
{
  click (job, ATSPI_ROLE_TEXT, field);
  quoth_driver_key (job->driver, "ctrl+a");
  quoth_driver_type (job->driver, text);
  quoth_driver_settle (job->driver);
}

static void
click_text (Job *job, const char *text)
{
  g_autoptr (GObject) label = G_OBJECT (quoth_driver_find_text (job->driver, text));

  quoth_driver_settle (job->driver);
  quoth_driver_click (job->driver, ATSPI_ACCESSIBLE (label));
  quoth_driver_settle (job->driver);
}

/* Starts the workbench with the project and opens the page. */
static void
open_page (Job *job)
{
  quoth_driver_start (job->driver, (const char *const[]){ job->project, NULL });
  click (job, ATSPI_ROLE_LABEL, "Review");
  click (job, ATSPI_ROLE_MENU_ITEM, "Codebook");
  /* The pointer leaves the button, and its tooltip what is under it. */
  click (job, ATSPI_ROLE_LABEL, "Codebook");
}

/*
 * Without a window manager, a window has the focus back after a click into it only. By its letter: where there is no compositor, the tooltip of the button
 * lies over the item.
 */
static void
choose_from_menu (Job *job, const char *item, const char *key)
{
  click (job, ATSPI_ROLE_LABEL, "Codebook");
  click (job, ATSPI_ROLE_PUSH_BUTTON, "Codebook menu");
  g_object_unref (quoth_driver_find (job->driver, ATSPI_ROLE_MENU_ITEM, item));
  quoth_driver_settle (job->driver);
  quoth_driver_key (job->driver, key);
}

/* Goes @steps along the sections of the page. */
static void
go_to_section (Job *job, int steps)
{
  click (job, ATSPI_ROLE_LABEL, "Codebook");
  click (job, ATSPI_ROLE_COMBO_BOX, "Part of the codebook");
  g_object_unref (quoth_driver_find_text (job->driver, "Kinds of actors"));
  quoth_driver_settle (job->driver);
  for (int i = 0; i < ABS (steps); i++)
    quoth_driver_key (job->driver, steps > 0 ? "Down" : "Up");
  quoth_driver_key (job->driver, "Return");
}

static char *
make_project (QuothDriver *driver, const char *name, const char *edits)
{
  char *project = g_build_filename (quoth_driver_get_home (driver), name, NULL);
  g_autofree char *file = g_strconcat (project, ".jsonl", NULL);
  g_autofree char *text = g_build_filename (g_getenv ("QUOTH_SAMPLE"), "lindau-thread.txt", NULL);

  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, text, NULL));
  if (edits == NULL)
    return project;
  g_assert_true (g_file_set_contents (file, edits, -1, NULL));
  g_free (quoth_driver_run_cli (driver, "apply", project, file, NULL));
  return project;
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
  g_autofree char *project = make_project (driver, "work.quoth", CODES);
  g_autofree char *list = NULL;
  Job job = { driver, project };

  open_page (&job);
  choose_from_menu (&job, "Save Version…", "s");
  g_object_unref (quoth_driver_find_text (driver, "Save a Version of the Codebook?"));
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Pilot");
  quoth_driver_key (driver, "Return");
  expect (&job, "codebook-versions", "\"name\":\"Pilot\"", TRUE);
  expect (&job, "codebook-versions", "\"number\":2", FALSE);
  g_object_unref (quoth_driver_find_text (driver, "Nothing Changed"));

  /* Another code is chosen. */
  go_to_section (&job, -4);
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Definition"));
  quoth_driver_settle (driver);
  click_text (&job, "Lake");
  type_into (&job, "Definition", "Water that stands, more or less");
  click_text (&job, "Rhine");
  expect (&job, "codes", "\"definition\":\"Water that stands, more or less\"", TRUE);
  /* The list keeps the focus: its keys move the code. */
  quoth_driver_key (driver, "ctrl+shift+Right");
  expect (&job, "codes", "\"parent\":", TRUE);
  /* Another section is shown. */
  type_into (&job, "Definition", "All that flows");
  go_to_section (&job, 4);
  expect (&job, "codes", "\"definition\":\"All that flows\"", TRUE);
  g_object_unref (quoth_driver_find_text (driver, "Water that stands still , more or less"));
  g_object_unref (quoth_driver_find_text (driver, "→ moved"));
  g_object_unref (quoth_driver_find_text (driver, "2 changed · 1 moved"));
  quoth_driver_look (driver, "codebook-versions");

  /* The window is closed. */
  go_to_section (&job, -4);
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Not for"));
  quoth_driver_settle (driver);
  type_into (&job, "Not for", "Lakes");
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
export_codes (Job *job, const char *path)
{
  g_autoptr (GObject) button = NULL;
  g_autoptr (GObject) close = NULL;

  choose_from_menu (job, "Export Codebook…", "e");
  g_object_unref (quoth_driver_find (job->driver, ATSPI_ROLE_COMBO_BOX, "Format"));
  quoth_driver_settle (job->driver);
  quoth_driver_key (job->driver, "space");
  quoth_driver_settle (job->driver);
  quoth_driver_key (job->driver, "Down");
  quoth_driver_key (job->driver, "Return");
  g_object_unref (quoth_driver_find_text (job->driver, "It cannot carry"));
  quoth_driver_settle (job->driver);
  button = G_OBJECT (quoth_driver_find_in (job->driver, "Export the Codebook", ATSPI_ROLE_PUSH_BUTTON, "Export…"));
  quoth_driver_click (job->driver, ATSPI_ACCESSIBLE (button));
  quoth_driver_answer (job->driver, "Export To", path, FALSE);
  close = G_OBJECT (quoth_driver_find_in (job->driver, "Export the Codebook", ATSPI_ROLE_PUSH_BUTTON, "Close"));
  g_object_unref (quoth_driver_find_text (job->driver, "What the format could not carry"));
  quoth_driver_settle (job->driver);
  g_free (quoth_driver_screenshot (job->driver, "codebook-exported"));
  quoth_driver_click (job->driver, ATSPI_ACCESSIBLE (close));
  quoth_driver_wait_for (job->driver, is_closed, NULL, "the end of the dialog");
}

static void
import_codes (Job *job, const char *path)
{
  choose_from_menu (job, "Import Codebook…", "i");
  quoth_driver_answer (job->driver, "Import a Codebook", path, TRUE);
}

/* A code that is in use is deleted, with another in its place; the codes go into a file, and out of it into another project. */
static void
test_files (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver, "one.quoth", CODES);
  g_autofree char *other = make_project (driver, "other.quoth", NULL);
  g_autofree char *path = g_build_filename (quoth_driver_get_home (driver), "codes.qdc", NULL);
  g_autofree char *bad = g_build_filename (quoth_driver_get_home (driver), "bad.jsonl", NULL);
  Job job = { driver, project };
  Job next = { driver, other };

  g_assert_true (g_file_set_contents (bad, "{\"type\":\"code\",\"key\":\"sea\",\"name\":\"Sea\"}\n{\"type\":\"coder\"}\n", -1, NULL));
  open_page (&job);
  click_text (&job, "Lake");
  quoth_driver_key (driver, "Delete");
  g_object_unref (quoth_driver_find_text (driver, "Delete “Lake”?"));
  click (&job, ATSPI_ROLE_TEXT, "What takes its place");
  quoth_driver_type (driver, "Pond");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "codebook-replace");
  quoth_driver_key (driver, "Return");
  expect (&job, "codes", "\"name\":\"Lake\"", FALSE);
  expect (&job, "claims", "\"categories\":[{", TRUE);
  export_codes (&job, path);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));

  open_page (&next);
  import_codes (&next, path);
  expect (&next, "codes", "\"name\":\"Pond\"", TRUE);
  g_object_unref (quoth_driver_find_text (driver, "Imported 2 codes"));
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+z");
  expect (&next, "codes", "\"name\"", FALSE);
  import_codes (&next, bad);
  g_object_unref (quoth_driver_find_text (driver, "The Codebook Cannot Be Imported"));
  g_object_unref (quoth_driver_find_text (driver, "bad.jsonl:2: “coder” is no part of a codebook"));
  g_free (quoth_driver_screenshot (driver, "codebook-refused"));
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);
  expect (&next, "codes", "\"name\"", FALSE);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", other, NULL));
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
