/* test-main-job.c: a first afternoon with the workbench, by mouse and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

#define NAME "Rorschach"
#define SENTENCE "Nobody beside her on the platform contradicted"

typedef struct
{
  QuothDriver *driver;
  char *project;
} Job;

static int
find_offset (AtspiAccessible *view, QuothDriver *driver, const char *needle)
{
  g_autofree char *text = quoth_driver_dup_text (driver, view);
  const char *found = strstr (text, needle);

  g_assert_nonnull (found);
  return (int) g_utf8_pointer_to_offset (text, found);
}

static void
select_by_mouse (QuothDriver *driver, AtspiAccessible *view, const char *words)
{
  int start = find_offset (view, driver, words);
  QuothPoint from = quoth_driver_locate (driver, view, start);
  QuothPoint to = quoth_driver_locate (driver, view, start + (int) g_utf8_strlen (words, -1));

  quoth_driver_drag (driver, from, to);
}

static gboolean
is_listed (Job *job, const char *kind, const char *quote)
{
  g_autofree char *list
    = quoth_driver_run_cli (job->driver, "list", job->project, kind, "--json", NULL);
  g_autofree char *field = g_strdup_printf ("\"quote\":[\"%s\"]", quote);

  return strstr (list, field) != NULL;
}

static gboolean
name_is_listed (QuothDriver *driver, gpointer job)
{
  return is_listed (job, "mentions", NAME);
}

static gboolean
sentence_is_listed (QuothDriver *driver, gpointer job)
{
  return is_listed (job, "claims", SENTENCE);
}

/* A few pixels of the beginning of some words, with the caret and every selection elsewhere. */
static char *
look_at (QuothDriver *driver, AtspiAccessible *view, const char *words)
{
  QuothPoint at = quoth_driver_locate (driver, view, find_offset (view, driver, words));

  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_click_at (driver, (QuothPoint){ at.x, 2 });
  quoth_driver_settle (driver);
  return quoth_driver_sign (driver, (QuothPoint){ at.x, at.y - 20 }, 36, 40);
}

static void
test_tag_and_reopen (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project
    = g_build_filename (quoth_driver_get_home (driver), "data", "quoth", "sample.quoth", NULL);
  g_autoptr (GObject) view = NULL, reopened = NULL;
  g_autofree char *name_before = NULL, *name_after = NULL, *name_reopened = NULL;
  g_autofree char *claim_after = NULL, *claim_reopened = NULL, *check = NULL;
  Job job = { driver, project };

  quoth_driver_start (driver, (const char *const[]){ "--sample", NULL });
  view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "1-sample");
  name_before = look_at (driver, ATSPI_ACCESSIBLE (view), NAME);

  select_by_mouse (driver, ATSPI_ACCESSIBLE (view), NAME);
  quoth_driver_key (driver, "a");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, " am See");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "2-tag-actor");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for (driver, name_is_listed, &job, "the mention in the project");

  select_by_mouse (driver, ATSPI_ACCESSIBLE (view), SENTENCE);
  quoth_driver_key (driver, "c");
  quoth_driver_wait_for (driver, sentence_is_listed, &job, "the claim in the project");
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, "3-claim"));

  name_after = look_at (driver, ATSPI_ACCESSIBLE (view), NAME);
  claim_after = look_at (driver, ATSPI_ACCESSIBLE (view), SENTENCE);
  g_assert_cmpstr (name_before, !=, name_after);
  quoth_driver_quit (driver);
  check = quoth_driver_run_cli (driver, "check", project, NULL);

  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  reopened = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);
  name_reopened = look_at (driver, ATSPI_ACCESSIBLE (reopened), NAME);
  claim_reopened = look_at (driver, ATSPI_ACCESSIBLE (reopened), SENTENCE);
  g_free (quoth_driver_screenshot (driver, "4-reopened"));
  g_assert_cmpstr (name_after, ==, name_reopened);
  g_assert_cmpstr (claim_after, ==, claim_reopened);
  quoth_driver_quit (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/main-job/tag-and-reopen", test_tag_and_reopen);
  return g_test_run ();
}
