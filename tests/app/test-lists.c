/* test-lists.c: what is done with the rows of lists: followed, copied, set, merged, deleted; and refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#define LONELY "Nobody has said this yet"

/* (transfer full): the sample's project, open in the window or not. */
static char *
make_sample (QuothDriver *driver)
{
  g_autofree char *thread = quoth_driver_dup_sample ("lindau-thread.txt");
  char *project = quoth_driver_make_project (driver, "sample", thread, NULL);
  g_autofree char *article = quoth_driver_dup_sample ("lindau-article.txt");
  g_autofree char *interview = quoth_driver_dup_sample ("lindau-interview.txt");
  g_autofree char *coding = quoth_driver_dup_sample ("sample-coding.jsonl");

  g_free (quoth_driver_run_cli (driver, "import", project, article, interview, "--quiet", NULL));
  g_free (quoth_driver_run_cli (driver, "apply", project, coding, "--quiet", NULL));
  return project;
}

/* The table of @title, which is the @nth from the top of the list of tables. */
static void
show_table (QuothDriver *driver, guint nth, const char *status)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_COMBO_BOX, "What is listed");
  quoth_driver_press (driver, "Home");
  for (guint i = 0; i < nth; i++)
    quoth_driver_key (driver, "Down");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, status);
}

static void
filter (QuothDriver *driver, const char *words, const char *status)
{
  quoth_driver_press (driver, "ctrl+f");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, words);
  quoth_driver_wait_for_text (driver, status);
}

static gboolean
has_rows (QuothDriver *driver, gpointer data)
{
  g_autoptr (GSubprocess) xclip =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, "xclip", "-o",
                      "-selection", "clipboard", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) titles = NULL;

  if (xclip == NULL || !g_subprocess_communicate_utf8 (xclip, NULL, NULL, &text, NULL, NULL) || text == NULL)
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  if (g_strv_length (lines) != 4 || !g_str_has_prefix (lines[0], "Claim\tClaimant\tCategory"))
    return FALSE;
  titles = g_strsplit (lines[0], "\t", -1);
  for (guint i = 1; i < 3; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (titles));
    }
  g_assert_cmpstr (lines[3], ==, "");
  return TRUE;
}

/* Claims are copied; actors and texts are set several at once; a memo leads to what it is on. */
static void
test_tables (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_sample (driver);
  g_autofree char *xclip = g_find_program_in_path ("xclip");
  guint groups = quoth_driver_count (driver, project, "actors", "\"kind\":\"media\"");

  quoth_driver_open (driver, project);
  quoth_driver_click_on (driver, ATSPI_ROLE_PAGE_TAB, "Claims");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Open as a table");
  quoth_driver_wait_for_text (driver, "21 rows");
  quoth_driver_press (driver, "Down");
  quoth_driver_press (driver, "shift+Down");
  quoth_driver_wait_for_text (driver, "2 of 21 selected");
  quoth_driver_press (driver, "ctrl+c");
  if (xclip != NULL)
    quoth_driver_wait_for (driver, has_rows, NULL, "two rows and their titles in the clipboard");

  show_table (driver, 4, "18 rows");
  filter (driver, "switzerland", "1 row");
  quoth_driver_press (driver, "Return");
  quoth_driver_press (driver, "ctrl+a");
  quoth_driver_wait_for_text (driver, "1 of 1 selected");
  quoth_driver_press (driver, "F2");
  quoth_driver_enter (driver, "kind");
  quoth_driver_enter (driver, "media");
  quoth_driver_expect (driver, project, "actors", "\"kind\":\"media\"", groups + 1);

  show_table (driver, 3, "No Row Has These Words");
  quoth_driver_press (driver, "ctrl+f");
  quoth_driver_press (driver, "Escape");
  quoth_driver_wait_for_text (driver, "3 rows");
  quoth_driver_press (driver, "Return");
  quoth_driver_press (driver, "ctrl+a");
  quoth_driver_wait_for_text (driver, "3 of 3 selected");
  quoth_driver_press (driver, "F2");
  quoth_driver_enter (driver, "kind");
  quoth_driver_enter (driver, "speech");
  quoth_driver_expect (driver, project, "documents", "\"kind\":\"speech\"", 3);
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "documents", "\"kind\":\"speech\"", 0);

  show_table (driver, 8, "5 rows");
  g_free (quoth_driver_screenshot (driver, "lists-memos"));
  filter (driver, "outermost", "1 row");
  quoth_driver_press (driver, "Return");
  quoth_driver_press (driver, "Down");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_wait_for_text (driver, "The boat comes half a year late");
  quoth_driver_finish (driver, project);
}

static void
open_propositions (QuothDriver *driver)
{
  quoth_driver_show_page (driver, "Propositions");
  quoth_driver_wait_for_text (driver, "The night ferry will pay for itself");
}

/* The buttons of the page of propositions: one that nothing refers to goes at once, one of two stays. */
static void
test_propositions (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_sample (driver);
  guint n = quoth_driver_count (driver, project, "propositions", "\"type\":\"proposition\"");

  quoth_driver_apply (driver, project, "{\"type\":\"proposition\",\"statement\":\"" LONELY "\"}\n");
  quoth_driver_expect (driver, project, "propositions", "\"type\":\"proposition\"", n + 1);
  quoth_driver_open (driver, project);
  open_propositions (driver);
  quoth_driver_click_text (driver, LONELY);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete…");
  quoth_driver_expect (driver, project, "propositions", LONELY, 0);
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "propositions", LONELY, 1);

  quoth_driver_click_text (driver, LONELY);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Merge…");
  quoth_driver_wait_for_text (driver, "Merge “" LONELY);
  quoth_driver_enter (driver, "pay for itself");
  quoth_driver_wait_for_text (driver, "Nothing else refers to what is merged");
  quoth_driver_look (driver, "lists-merge");
  quoth_driver_press (driver, "alt+m");
  quoth_driver_expect (driver, project, "propositions", "\"type\":\"proposition\"", n);
  quoth_driver_finish (driver, project);
}

/* What is told is gone after some seconds: whoever misses it asks again. */
static gboolean
is_refused (QuothDriver *driver, gpointer data)
{
  quoth_driver_key (driver, "Delete");
  for (guint i = 0; i < 4; i++)
    {
      if (quoth_driver_has (driver, ATSPI_ROLE_LABEL, "This project can only be read: nothing in it is changed"))
        return TRUE;
      g_usleep (G_USEC_PER_SEC / 4);
    }
  return FALSE;
}

/* Types into a field of a page; nothing of it is there. */
static void
type_in_vain (QuothDriver *driver, const char *field, const char *held)
{
  g_autoptr (GObject) text = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, field));
  g_autofree char *after = NULL;

  quoth_driver_settle (driver);
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (text));
  quoth_driver_type (driver, "xyz");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  after = quoth_driver_dup_text (driver, ATSPI_ACCESSIBLE (text));
  g_assert_cmpstr (after, ==, held);
}

/* The page of codes shows what there is, and no way to change it. */
static void
look_at_codes (QuothDriver *driver)
{
  quoth_driver_show_page (driver, "Codebook");
  quoth_driver_wait_for_text (driver, "Cost and earnings");
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete the code"));
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Split…"));
  g_assert_false (quoth_driver_has_text (driver, "When it does not, and what instead"));
  type_in_vain (driver, "Key", "ferry");
  quoth_driver_look (driver, "lists-read-only-codes");
}

/* What cannot be done has no button, and its key says why. */
static void
test_read_only (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_sample (driver);

  quoth_driver_make_newer (project);
  quoth_driver_open (driver, project);
  quoth_driver_wait_for_text (driver, "This project is read only");
  quoth_driver_click_on (driver, ATSPI_ROLE_PAGE_TAB, "Claims");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Open as a table");
  quoth_driver_wait_for_text (driver, "21 rows");
  quoth_driver_press (driver, "Down");
  quoth_driver_press (driver, "shift+Down");
  quoth_driver_wait_for_text (driver, "2 of 21 selected");
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Set…"));
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete what is selected"));
  quoth_driver_wait_for (driver, is_refused, NULL, "why nothing is deleted");
  quoth_driver_look (driver, "lists-read-only");
  open_propositions (driver);
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete…"));
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Merge…"));
  look_at_codes (driver);
  quoth_driver_quit (driver);
  g_assert_cmpuint (quoth_driver_count (driver, project, "claims", "\"type\":\"claim\""), ==, 21);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/lists/tables", test_tables);
  g_test_add_func ("/lists/propositions", test_propositions);
  g_test_add_func ("/lists/read-only", test_read_only);
  return g_test_run ();
}
