/* test-correcting.c: correcting a text in the window, with what is coded in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

typedef struct
{
  char *project;
  const char *kind;
  const char *needle;
} Expected;

static gboolean
is_so (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;
  g_autofree char *list = quoth_driver_run_cli (driver, "list", expected->project, expected->kind, "--json", NULL);

  return strstr (list, expected->needle) != NULL;
}

static void
expect (QuothDriver *driver, char *project, const char *kind, const char *needle)
{
  Expected expected = { project, kind, needle };

  quoth_driver_wait_for (driver, is_so, &expected, needle);
}

/* Where @words are in the sample's thread. */
static int
find (const char *words)
{
  g_autofree char *path = g_build_filename (g_getenv ("QUOTH_SAMPLE"), "lindau-thread.txt", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return (int) g_utf8_strlen (text, strstr (text, words) - text);
}

/* A project with two mentions, "Wieland" in a post and the first "Mira" of all, and a claim of two pieces. */
static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = g_build_filename (g_getenv ("QUOTH_SAMPLE"), "lindau-thread.txt", NULL);
  g_autofree char *edits = g_build_filename (quoth_driver_get_home (driver), "edits.jsonl", NULL);
  char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);
  int wieland = find ("Wieland told");
  int quota = find ("There is no quota");
  int none = find ("there will be none");
  g_autofree char *json = g_strdup_printf (
    "{\"type\":\"actor\",\"id\":\"_:w\",\"name\":\"Wieland\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]],\"actor\":\"_:w\"}\n"
    "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[0,4]],\"actor\":\"_:w\"}\n"
    "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d],[%d,%d]]}\n",
    wieland, wieland + 7, quota, quota + 17, none, none + 18);

  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, text, NULL));
  g_assert_true (g_file_set_contents (edits, json, -1, NULL));
  g_free (quoth_driver_run_cli (driver, "apply", project, edits, NULL));
  return project;
}

static char *
make_span (int by)
{
  int wieland = find ("Wieland told") + by;

  return g_strdup_printf ("\"spans\":[[%d,%d]],\"quote\":[\"Wieland\"]", wieland, wieland + 7);
}

static void
click (QuothDriver *driver, AtspiRole role, const char *name)
{
  g_autoptr (GObject) widget = G_OBJECT (quoth_driver_find (driver, role, name));

  quoth_driver_settle (driver);
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (widget));
}

/* Opens the dialog, with the caret at the beginning of the text. */
static void
open_dialog (QuothDriver *driver)
{
  click (driver, ATSPI_ROLE_LABEL, "Correct Text…");
  click (driver, ATSPI_ROLE_TEXT, "Text to correct");
  quoth_driver_key (driver, "ctrl+Home");
}

static void
save (QuothDriver *driver)
{
  click (driver, ATSPI_ROLE_LABEL, "Save…");
  click (driver, ATSPI_ROLE_LABEL, "Apply");
}

static int
get_caret (QuothDriver *driver)
{
  g_autoptr (GObject) text = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));

  return atspi_text_get_caret_offset (ATSPI_TEXT (text), NULL);
}

static gboolean
is_caret_at (QuothDriver *driver, gpointer offset)
{
  return get_caret (driver) == GPOINTER_TO_INT (offset);
}

/* A part of the text where no caret is, that stands at the beginning of its line. */
static char *
sign_lines (QuothDriver *driver)
{
  quoth_driver_settle (driver);
  return quoth_driver_sign (driver, (QuothPoint){ 700, 100 }, 250, 600);
}

/* Whoever reads far down in the text is there still when its beginning was corrected, and the caret with its words. */
static void
test_stay (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int caret;

  quoth_driver_start (driver, arguments);
  click (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_key (driver, "ctrl+End");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Up");
  quoth_driver_key (driver, "Home");
  before = sign_lines (driver);
  caret = get_caret (driver);
  g_assert_cmpint (caret, >, 1000);
  open_dialog (driver);
  quoth_driver_type (driver, "Oops ");
  save (driver);
  quoth_driver_wait_for (driver, is_caret_at, GINT_TO_POINTER (caret + 5), "the caret with its words");
  after = sign_lines (driver);
  g_free (quoth_driver_screenshot (driver, "10-stays"));
  g_assert_cmpstr (before, ==, after);
  quoth_driver_quit (driver);
}

/* Something put in before the names: these move with their words, and back again. */
static void
test_correct (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };
  g_autofree char *before = make_span (0);
  g_autofree char *after = make_span (5);

  quoth_driver_start (driver, arguments);
  expect (driver, project, "mentions", before);
  open_dialog (driver);

  /* What is found, as in the text of a document, is selected, and one is back in the text by Escape. */
  quoth_driver_key (driver, "ctrl+f");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_ENTRY, "Find in the text"));
  quoth_driver_type (driver, "wiéland told");
  g_object_unref (quoth_driver_find_text (driver, "1 of 1"));
  g_free (quoth_driver_screenshot (driver, "6-finding"));
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_type (driver, "Oops ");
  save (driver);
  expect (driver, project, "mentions", after);
  expect (driver, project, "mentions", "\"spans\":[[5,9]],\"quote\":[\"Mira\"]");
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, "7-corrected"));

  click (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_key (driver, "ctrl+z");
  expect (driver, project, "mentions", before);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

static gboolean
has_no_text (QuothDriver *driver, gpointer text)
{
  return !quoth_driver_has_text (driver, text);
}

/* Selects the next place of @words with the bar over the text, which is left then. */
static void
find_words (QuothDriver *driver, const char *words)
{
  quoth_driver_key (driver, "ctrl+f");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_ENTRY, "Find in the text"));
  quoth_driver_type (driver, words);
  g_object_unref (quoth_driver_find_text (driver, "1 of 1"));
  quoth_driver_key (driver, "Escape");
}

/* A claim of two pieces is placed by keys, one after the other, while the focus is in the text; that is one step to undo. */
static void
place_pieces (QuothDriver *driver, char *project)
{
  const char *placed = "\"quote\":[\"There is no quota\",\"wants nothing\"]";

  g_object_unref (quoth_driver_find_text (driver, "Where is piece 1 of 2 of the claim, “There is no quota”"));
  click (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_key (driver, "alt+f");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_LABEL, "Find Again (1 of 2)"));
  quoth_driver_key (driver, "alt+p");
  g_object_unref (quoth_driver_find_text (driver, "Where is piece 2 of 2 of the claim, “there will be none”"));
  g_free (quoth_driver_screenshot (driver, "11-piece"));
  find_words (driver, "wants nothing");
  quoth_driver_key (driver, "alt+p");
  expect (driver, project, "claims", placed);
  quoth_driver_wait_for (driver, has_no_text, (gpointer) "1 to place · ", "a row without anything to place");
  click (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_key (driver, "ctrl+z");
  expect (driver, project, "unplaced", "\"quote\":[\"There is no quota\",\"there will be none\"]");
  g_object_unref (quoth_driver_find_text (driver, "1 to place · "));
}

/* Words that are corrected away wait on their page, and are given other places from there. The row of the text says so meanwhile. */
static void
test_unplaced (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  open_dialog (driver);
  for (guint i = 0; i < 4; i++)
    quoth_driver_key (driver, "Delete");
  quoth_driver_type (driver, "Somebody");
  find_words (driver, "there will be none");
  quoth_driver_type (driver, "he wants nothing of it");
  save (driver);
  expect (driver, project, "unplaced", "\"quote\":[\"Mira\"]");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_LABEL, "Place…"));
  g_object_unref (quoth_driver_find_text (driver, "2 to place · "));
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "8-unplaced");

  click (driver, ATSPI_ROLE_LABEL, "Place…");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_LABEL, "Next"));
  click (driver, ATSPI_ROLE_LABEL, "Find Again");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "9-placing");
  click (driver, ATSPI_ROLE_LABEL, "Place on Selection");
  expect (driver, project, "mentions", "\"quote\":[\"Mira\"]");
  g_object_unref (quoth_driver_find_text (driver, "1 to place · "));
  place_pieces (driver, project);

  /* What is undone, has no place again. */
  quoth_driver_key (driver, "ctrl+z");
  g_object_unref (quoth_driver_find_text (driver, "2 to place · "));
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/correcting/correct", test_correct);
  g_test_add_func ("/correcting/unplaced", test_unplaced);
  g_test_add_func ("/correcting/stay", test_stay);
  return g_test_run ();
}
