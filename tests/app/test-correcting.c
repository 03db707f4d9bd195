/* test-correcting.c: correcting a text in the window, with what is coded in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

/* A project with two mentions, "Wieland" in a post and the first "Mira" of all, and a claim of two pieces. */
static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  int wieland = quoth_driver_find_in_sample ("lindau-thread.txt", "Wieland told");
  int quota = quoth_driver_find_in_sample ("lindau-thread.txt", "There is no quota");
  int none = quoth_driver_find_in_sample ("lindau-thread.txt", "there will be none");
  g_autofree char *edits = g_strdup_printf (
    "{\"type\":\"actor\",\"id\":\"_:w\",\"name\":\"Wieland\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]],\"actor\":\"_:w\"}\n"
    "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[0,4]],\"actor\":\"_:w\"}\n"
    "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d],[%d,%d]]}\n",
    wieland, wieland + 7, quota, quota + 17, none, none + 18);

  return quoth_driver_make_project (driver, "work", text, edits);
}

static char *
make_span (int by)
{
  int wieland = quoth_driver_find_in_sample ("lindau-thread.txt", "Wieland told") + by;

  return g_strdup_printf ("\"spans\":[[%d,%d]],\"quote\":[\"Wieland\"]", wieland, wieland + 7);
}

/* Opens the dialog, with the caret at the beginning of the text. */
static void
open_dialog (QuothDriver *driver)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Correct Text…");
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "Text to correct");
  quoth_driver_key (driver, "ctrl+Home");
}

static void
save (QuothDriver *driver)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Save…");
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Apply");
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

/* Another program puts @words before the text. */
static void
revise (QuothDriver *driver, const char *project, const char *words)
{
  g_autofree char *text = quoth_driver_run_cli (driver, "text", project, "lindau-thread", NULL);
  g_autofree char *corrected = g_strconcat (words, text, NULL);
  g_autofree char *path = g_build_filename (quoth_driver_get_home (driver), "corrected.txt", NULL);

  g_assert_true (g_file_set_contents (path, corrected, -1, NULL));
  g_free (quoth_driver_run_cli (driver, "revise", project, "lindau-thread", path, NULL));
}

/* Whoever reads far down in the text is there still when its beginning was corrected, and the caret with its words. */
static void
test_stay (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  int caret;

  quoth_driver_open (driver, project);
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "Text");
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

  /* So it is if another program corrects it. */
  revise (driver, project, "Again. ");
  g_object_unref (quoth_driver_find_text (driver, "Changed by another program: Correct the text of"));
  quoth_driver_wait_for (driver, is_caret_at, GINT_TO_POINTER (caret + 12), "the caret with its words again");
  g_clear_pointer (&after, g_free);
  after = sign_lines (driver);
  g_free (quoth_driver_screenshot (driver, "10-stays-again"));
  g_assert_cmpstr (before, ==, after);
  quoth_driver_quit (driver);
}

/* Something put in before the names: these move with their words, and back again. */
static void
test_correct (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *before = make_span (0);
  g_autofree char *after = make_span (5);

  quoth_driver_open (driver, project);
  quoth_driver_expect_some (driver, project, "mentions", before);
  open_dialog (driver);

  /* What is found, as in the text of a document, is selected, and one is back in the text by Escape. */
  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_ENTRY, "Find in the text");
  quoth_driver_type (driver, "WIELAND TOLD");
  quoth_driver_wait_for_text (driver, "1 of 1");
  g_free (quoth_driver_screenshot (driver, "6-finding"));
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_type (driver, "Oops ");
  save (driver);
  quoth_driver_expect_some (driver, project, "mentions", after);
  quoth_driver_expect_some (driver, project, "mentions", "\"spans\":[[5,9]],\"quote\":[\"Mira\"]");
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, "7-corrected"));

  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect_some (driver, project, "mentions", before);
  quoth_driver_finish (driver, project);
}

/* Selects the next place of @words with the bar over the text, which is left then. */
static void
find_words (QuothDriver *driver, const char *words)
{
  quoth_driver_key (driver, "ctrl+f");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_ENTRY, "Find in the text");
  quoth_driver_type (driver, words);
  quoth_driver_wait_for_text (driver, "1 of 1");
  quoth_driver_key (driver, "Escape");
}

/* A claim of two pieces is placed by keys, one after the other, while the focus is in the text; that is one step to undo. */
static void
place_pieces (QuothDriver *driver, char *project)
{
  const char *placed = "\"quote\":[\"There is no quota\",\"wants nothing\"]";

  quoth_driver_wait_for_text (driver, "Where is piece 1 of 2 of the claim, “There is no quota”");
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_key (driver, "alt+f");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_LABEL, "Find Again (1 of 2)");
  quoth_driver_key (driver, "alt+p");
  quoth_driver_wait_for_text (driver, "Where is piece 2 of 2 of the claim, “there will be none”");
  g_free (quoth_driver_screenshot (driver, "11-piece"));
  find_words (driver, "wants nothing");
  quoth_driver_key (driver, "alt+p");
  quoth_driver_expect_some (driver, project, "claims", placed);
  quoth_driver_wait_for_no_text (driver, "1 to place · ");
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect_some (driver, project, "unplaced", "\"quote\":[\"There is no quota\",\"there will be none\"]");
  quoth_driver_wait_for_text (driver, "1 to place · ");
}

/* Words that are corrected away wait on their page, and are given other places from there. The row of the text says so meanwhile. */
static void
test_unplaced (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  open_dialog (driver);
  for (guint i = 0; i < 4; i++)
    quoth_driver_key (driver, "Delete");
  quoth_driver_type (driver, "Somebody");
  find_words (driver, "there will be none");
  quoth_driver_type (driver, "he wants nothing of it");
  save (driver);
  quoth_driver_expect_some (driver, project, "unplaced", "\"quote\":[\"Mira\"]");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_LABEL, "Place…");
  quoth_driver_wait_for_text (driver, "2 to place · ");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "8-unplaced");

  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Place…");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_LABEL, "Next");
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Find Again");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "9-placing");
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Place on Selection");
  quoth_driver_expect_some (driver, project, "mentions", "\"quote\":[\"Mira\"]");
  quoth_driver_wait_for_text (driver, "1 to place · ");
  place_pieces (driver, project);

  /* What is undone, has no place again. */
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_wait_for_text (driver, "2 to place · ");
  quoth_driver_finish (driver, project);
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
