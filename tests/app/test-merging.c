/* test-merging.c: merging projects in the window, with keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#define MIRA "0190aaaa-0000-7000-8000-000000000001"

#define TEXT "Mira Holt said there is no quota.\n\nThe ministry did not say so.\n"

static void
apply_by (QuothDriver *driver, const char *project, const char *edits, const char *coder)
{
  g_autofree char *file = quoth_driver_write_file (driver, "edits.jsonl", edits);
  g_autofree char *done = quoth_driver_run_cli (driver, "apply", project, file, "--coder", coder, "--quiet", NULL);

  g_assert_cmpstr (done, ==, "");
}

/* Asks for the merge, by the keys of somebody who does not know where it is in a menu. */
static void
ask_for_merge (QuothDriver *driver, const char *other)
{
  quoth_driver_press (driver, "ctrl+k");
  quoth_driver_enter (driver, "merge with a copy");
  quoth_driver_answer (driver, "Merge With", other, FALSE);
}

/* A project that was made apart: one of its actors could be two of ours. */
static void
merge_apart (QuothDriver *driver, const char *project, const char *text)
{
  g_autofree char *apart
    = quoth_driver_make_project (driver, "apart", text,
                                 "{\"type\":\"coder\",\"id\":\"_:c\",\"name\":\"Cleo\"}\n"
                                 "{\"type\":\"actor\",\"id\":\"_:m\",\"name\":\"Ministry\",\"kind\":\"organisation\"}\n"
                                 "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"_:c\",\"spans\":[[39,47]],\"actor\":\"_:m\"}\n");

  ask_for_merge (driver, apart);
  quoth_driver_wait_for_text (driver, "What Is the Same");
  quoth_driver_wait_for_text (driver, "could be several");
  quoth_driver_look (driver, "1-proposals");
  /* The first that it could be. */
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "As something new");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "What Comes In");
  quoth_driver_press (driver, "Return");
  quoth_driver_expect (driver, project, "mentions", "\"quote\":[\"ministry\"]", 1);
  quoth_driver_expect (driver, project, "actors", "inistry\"", 2);
  quoth_driver_wait_for_no_text (driver, "What Comes In");
}

/* A copy in which somebody else went on: one field says another thing. */
static void
merge_copy (QuothDriver *driver, const char *project, const char *copy)
{
  ask_for_merge (driver, copy);
  quoth_driver_wait_for_text (driver, "What Disagrees");
  quoth_driver_wait_for_text (driver, "1 disagreement");
  quoth_driver_look (driver, "2-preview");
  quoth_driver_press (driver, "Return");
  quoth_driver_wait_for_text (driver, "1 to settle");
  /* Both sides have a name. */
  quoth_driver_wait_for_text (driver, "Ada · ");
  quoth_driver_wait_for_text (driver, "Ben · ");
  quoth_driver_look (driver, "3-disagreements");
  quoth_driver_expect (driver, project, "actors", "\"note\":\"of Ben\"", 1);
  quoth_driver_press (driver, "2");
  quoth_driver_wait_for_text (driver, "No Disagreements");
  quoth_driver_expect (driver, project, "actors", "\"note\":\"of Ada\"", 1);
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_wait_for_text (driver, "1 to settle");
  quoth_driver_expect (driver, project, "actors", "\"note\":\"of Ben\"", 1);
  quoth_driver_press (driver, "3");
  quoth_driver_wait_for_text (driver, "No Disagreements");
  quoth_driver_expect (driver, project, "disagreements", "\"id\"", 0);
}

static void
test_merging (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", TEXT);
  g_autofree char *copy = g_build_filename (quoth_driver_get_home (driver), "copy.quoth", NULL);
  /* In a folder that no file dialog looks into. */
  g_autofree char *note = quoth_driver_write_file (driver, "work/note", "");
  g_autofree char *project = g_build_filename (quoth_driver_get_home (driver), "work", "ours.quoth", NULL);
  g_autofree char *first
    = quoth_driver_make_project (driver, "first", text,
                                 "{\"type\":\"actor\",\"id\":\"" MIRA "\",\"name\":\"Mira Holt\",\"kind\":\"person\"}\n"
                                 "{\"type\":\"actor\",\"name\":\"Ministry\",\"kind\":\"organisation\"}\n"
                                 "{\"type\":\"actor\",\"name\":\"ministry\",\"kind\":\"organisation\"}\n");
  g_autofree char *made = quoth_driver_run_cli (driver, "backup", first, project, "--quiet", NULL);
  g_autofree char *copied = quoth_driver_run_cli (driver, "backup", first, copy, "--quiet", NULL);

  apply_by (driver, project, "{\"type\":\"actor\",\"id\":\"" MIRA "\",\"note\":\"of Ada\"}\n", "Ada");
  apply_by (driver, copy, "{\"type\":\"actor\",\"id\":\"" MIRA "\",\"note\":\"of Ben\"}\n", "Ben");
  quoth_driver_open (driver, project);
  merge_apart (driver, project, text);
  merge_copy (driver, project, copy);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/merging", test_merging);
  return g_test_run ();
}
