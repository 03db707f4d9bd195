/* test-lists.c: what is done with the rows of lists: followed, copied, set, merged, deleted; and refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

#define LONELY "Nobody has said this yet"

typedef struct
{
  const char *project;
  const char *kind;
  const char *needle;
  guint count;
} Expected;

static guint
count (QuothDriver *driver, const char *project, const char *kind, const char *needle)
{
  g_autofree char *list = quoth_driver_run_cli (driver, "list", project, kind, "--json", NULL);
  guint n = 0;

  for (const char *at = list; (at = strstr (at, needle)) != NULL; at++)
    n++;
  return n;
}

static gboolean
is_so (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;

  return count (driver, expected->project, expected->kind, expected->needle) == expected->count;
}

static void
expect (QuothDriver *driver, const char *project, const char *kind, const char *needle, guint n)
{
  Expected expected = { project, kind, needle, n };
  g_autofree char *what = g_strdup_printf ("%u %s with %s", n, kind, needle);

  quoth_driver_wait_for (driver, is_so, &expected, what);
}

static void
press (QuothDriver *driver, const char *key)
{
  quoth_driver_settle (driver);
  quoth_driver_key (driver, key);
}

static void
click (QuothDriver *driver, AtspiRole role, const char *name)
{
  g_autoptr (GObject) widget = G_OBJECT (quoth_driver_find (driver, role, name));

  quoth_driver_click (driver, ATSPI_ACCESSIBLE (widget));
}

static void
wait_for_text (QuothDriver *driver, const char *text)
{
  g_object_unref (quoth_driver_find_text (driver, text));
}

static void
type_and_agree (QuothDriver *driver, const char *typed)
{
  quoth_driver_settle (driver);
  quoth_driver_type (driver, typed);
  press (driver, "Return");
}

/* (transfer full): the sample's project, open in the window or not. */
static char *
make_sample (QuothDriver *driver)
{
  const char *sample = g_getenv ("QUOTH_SAMPLE");
  char *project = g_build_filename (quoth_driver_get_home (driver), "sample.quoth", NULL);
  g_autofree char *thread = g_build_filename (sample, "lindau-thread.txt", NULL);
  g_autofree char *article = g_build_filename (sample, "lindau-article.txt", NULL);
  g_autofree char *interview = g_build_filename (sample, "lindau-interview.txt", NULL);
  g_autofree char *coding = g_build_filename (sample, "sample-coding.jsonl", NULL);

  g_free (quoth_driver_run_cli (driver, "new", project, "--quiet", NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, thread, article, interview, "--quiet", NULL));
  g_free (quoth_driver_run_cli (driver, "apply", project, coding, "--quiet", NULL));
  return project;
}

static void
start (QuothDriver *driver, const char *project)
{
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);
}

/* The table of @title, which is the @nth from the top of the list of tables. */
static void
show_table (QuothDriver *driver, guint nth, const char *status)
{
  click (driver, ATSPI_ROLE_COMBO_BOX, "What is listed");
  press (driver, "Home");
  for (guint i = 0; i < nth; i++)
    quoth_driver_key (driver, "Down");
  press (driver, "Return");
  wait_for_text (driver, status);
}

static void
filter (QuothDriver *driver, const char *words, const char *status)
{
  press (driver, "ctrl+f");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, words);
  wait_for_text (driver, status);
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
  guint groups = count (driver, project, "actors", "\"kind\":\"media\"");

  start (driver, project);
  click (driver, ATSPI_ROLE_PAGE_TAB, "Claims");
  click (driver, ATSPI_ROLE_PUSH_BUTTON, "Open as a table");
  wait_for_text (driver, "21 rows");
  press (driver, "Down");
  press (driver, "shift+Down");
  wait_for_text (driver, "2 of 21 selected");
  press (driver, "ctrl+c");
  if (xclip != NULL)
    quoth_driver_wait_for (driver, has_rows, NULL, "two rows and their titles in the clipboard");

  show_table (driver, 4, "18 rows");
  filter (driver, "switzerland", "1 row");
  press (driver, "Return");
  press (driver, "ctrl+a");
  wait_for_text (driver, "1 of 1 selected");
  press (driver, "F2");
  type_and_agree (driver, "kind");
  type_and_agree (driver, "media");
  expect (driver, project, "actors", "\"kind\":\"media\"", groups + 1);

  show_table (driver, 3, "No Row Has These Words");
  press (driver, "ctrl+f");
  press (driver, "Escape");
  wait_for_text (driver, "3 rows");
  press (driver, "Return");
  press (driver, "ctrl+a");
  wait_for_text (driver, "3 of 3 selected");
  press (driver, "F2");
  type_and_agree (driver, "kind");
  type_and_agree (driver, "speech");
  expect (driver, project, "documents", "\"kind\":\"speech\"", 3);
  press (driver, "ctrl+z");
  expect (driver, project, "documents", "\"kind\":\"speech\"", 0);

  show_table (driver, 8, "5 rows");
  g_free (quoth_driver_screenshot (driver, "lists-memos"));
  filter (driver, "outermost", "1 row");
  press (driver, "Return");
  press (driver, "Down");
  press (driver, "Return");
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  wait_for_text (driver, "The boat comes half a year late");
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

static void
open_propositions (QuothDriver *driver)
{
  g_autoptr (GObject) review = G_OBJECT (quoth_driver_find_text (driver, "Review"));

  quoth_driver_click (driver, ATSPI_ACCESSIBLE (review));
  click (driver, ATSPI_ROLE_MENU_ITEM, "Propositions");
  wait_for_text (driver, "The night ferry will pay for itself");
}

/* The buttons of the page of propositions: one that nothing refers to goes at once, one of two stays. */
static void
test_propositions (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_sample (driver);
  g_autofree char *lonely = g_build_filename (quoth_driver_get_home (driver), "lonely.jsonl", NULL);
  guint n = count (driver, project, "propositions", "\"type\":\"proposition\"");
  g_autoptr (GObject) row = NULL;

  g_file_set_contents (lonely, "{\"type\":\"proposition\",\"statement\":\"" LONELY "\"}\n", -1, NULL);
  g_free (quoth_driver_run_cli (driver, "apply", project, lonely, "--quiet", NULL));
  expect (driver, project, "propositions", "\"type\":\"proposition\"", n + 1);
  start (driver, project);
  open_propositions (driver);
  row = G_OBJECT (quoth_driver_find_text (driver, LONELY));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (row));
  quoth_driver_settle (driver);
  click (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete…");
  expect (driver, project, "propositions", LONELY, 0);
  quoth_driver_settle (driver);
  press (driver, "ctrl+z");
  expect (driver, project, "propositions", LONELY, 1);
  g_clear_object (&row);

  row = G_OBJECT (quoth_driver_find_text (driver, LONELY));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (row));
  quoth_driver_settle (driver);
  click (driver, ATSPI_ROLE_PUSH_BUTTON, "Merge…");
  wait_for_text (driver, "Merge “" LONELY);
  type_and_agree (driver, "pay for itself");
  wait_for_text (driver, "Nothing else refers to what is merged");
  quoth_driver_look (driver, "lists-merge");
  press (driver, "alt+m");
  expect (driver, project, "propositions", "\"type\":\"proposition\"", n);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

/* The number of the version stands in bytes 60 to 63 of the file: a newer Quoth's can be read only. */
static void
make_newer (const char *project)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (project, &contents, &length, &error);
  g_assert_no_error (error);
  contents[62] = 1;
  g_file_set_contents (project, contents, (gssize) length, &error);
  g_assert_no_error (error);
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

/* What cannot be done has no button, and its key says why. */
static void
test_read_only (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_sample (driver);

  make_newer (project);
  start (driver, project);
  wait_for_text (driver, "This project is read only");
  click (driver, ATSPI_ROLE_PAGE_TAB, "Claims");
  click (driver, ATSPI_ROLE_PUSH_BUTTON, "Open as a table");
  wait_for_text (driver, "21 rows");
  press (driver, "Down");
  press (driver, "shift+Down");
  wait_for_text (driver, "2 of 21 selected");
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Set…"));
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete what is selected"));
  quoth_driver_wait_for (driver, is_refused, NULL, "why nothing is deleted");
  quoth_driver_look (driver, "lists-read-only");
  open_propositions (driver);
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete…"));
  g_assert_false (quoth_driver_has (driver, ATSPI_ROLE_PUSH_BUTTON, "Merge…"));
  quoth_driver_quit (driver);
  g_assert_cmpuint (count (driver, project, "claims", "\"type\":\"claim\""), ==, 21);
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
