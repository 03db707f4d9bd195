/* test-relating.c: relating claims, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

/* An article in which two claims are coded, and a thread with a third one. */
static char *
make_project (QuothDriver *driver)
{
  g_autofree char *thread = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *article = quoth_driver_dup_sample ("lindau-article.txt");
  char *project = quoth_driver_make_project (driver, "work", thread, NULL);

  g_free (quoth_driver_run_cli (driver, "import", project, article, NULL));
  quoth_driver_apply (
    driver, project,
    "{\"type\":\"claim\",\"document\":\"lindau-article\",\"spans\":[[692,708]],\"statement\":\"The ferry earns its cost\"}\n"
    "{\"type\":\"claim\",\"document\":\"lindau-article\",\"spans\":[[1627,1674]],\"statement\":\"The boat comes late\"}\n"
    "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"spans\":[[508,613]],\"statement\":\"A limit of 40 tonnes\"}\n");
  return project;
}

/* The id of the claim whose statement this is. */
static char *
find_claim (QuothDriver *driver, const char *project, const char *statement)
{
  g_autofree char *list = quoth_driver_run_cli (driver, "list", project, "claims", "--json", NULL);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (strstr (*line, statement) != NULL)
      return g_strndup (strstr (*line, "\"id\":\"") + strlen ("\"id\":\""), 36);
  g_assert_not_reached ();
}

static void
expect_relation (QuothDriver *driver, const char *project, const char *kind, const char *from, const char *to)
{
  g_autofree char *line = g_strdup_printf ("\"kind\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"", kind, from, to);

  quoth_driver_expect_some (driver, project, "relations", line);
}

/* A memo on a relation, and a second one while the inspector is filled anew: its rows are above the claim's own memos. */
static void
write_memos (QuothDriver *driver, const char *project)
{
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "m");
  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Memos of the relation");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Both cannot be");
  quoth_driver_key (driver, "ctrl+Return");
  quoth_driver_expect_some (driver, project, "memos", "Both cannot be");
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "9-relation-memo");
  quoth_driver_type (driver, "Or can they");
  quoth_driver_key (driver, "ctrl+Return");
  quoth_driver_expect_some (driver, project, "memos", "Or can they");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);
}

/* In turn: the first claim of the text in the list; one in another text, found by its words; one that is pointed to. */
static void
test_relating (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *cost = find_claim (driver, project, "The ferry earns its cost");
  g_autofree char *boat = find_claim (driver, project, "The boat comes late");
  g_autofree char *limit = find_claim (driver, project, "A limit of 40 tonnes");

  quoth_driver_open (driver, project);

  /* "contradicts", then the row below "Point to it": the other claim of the text. */
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "n");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "r");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "contra");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, "7-other-claim"));
  quoth_driver_key (driver, "Down");
  quoth_driver_key (driver, "Return");
  expect_relation (driver, project, "contradicts", cost, boat);
  quoth_driver_settle (driver);
  quoth_driver_look (driver, "8-connector");

  quoth_driver_key (driver, "r");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "repeats");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "tonnes");
  quoth_driver_wait_for_text (driver, "A limit of 40 tonnes");
  quoth_driver_key (driver, "Return");
  expect_relation (driver, project, "repeats", cost, limit);
  quoth_driver_settle (driver);

  quoth_driver_key (driver, "r");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "qualif");
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "“qualifies”");
  quoth_driver_key (driver, "n");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  expect_relation (driver, project, "qualifies", cost, boat);

  write_memos (driver, project);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/relating/relating", test_relating);
  return g_test_run ();
}
