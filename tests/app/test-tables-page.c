/* test-tables-page.c: tables and memos, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

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
  quoth_driver_settle (driver);
}

static void
press (QuothDriver *driver, const char *key)
{
  quoth_driver_key (driver, key);
  quoth_driver_settle (driver);
}

static void
answer (QuothDriver *driver, const char *typed)
{
  quoth_driver_type (driver, typed);
  quoth_driver_settle (driver);
  press (driver, "Return");
}

static char *
start (QuothDriver *driver)
{
  quoth_driver_start (driver, (const char *const[]){ "--sample", NULL });
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);
  return g_build_filename (quoth_driver_get_home (driver), "data", "quoth", "sample.quoth", NULL);
}

/* From the panel of actors to their table; three rows, one field, one step. */
static void
test_set (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);
  g_autoptr (GObject) tab = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PAGE_TAB, "Claims"));
  g_autoptr (GObject) door = NULL;
  guint before = count (driver, project, "claims", "\"factuality\":\"PS-\"");

  quoth_driver_click (driver, ATSPI_ACCESSIBLE (tab));
  door = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Open as a table"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (door));
  g_object_unref (quoth_driver_find_text (driver, "21 rows"));
  quoth_driver_settle (driver);
  press (driver, "Down");
  press (driver, "shift+Down");
  press (driver, "shift+Down");
  g_object_unref (quoth_driver_find_text (driver, "3 of 21 selected"));
  quoth_driver_look (driver, "tables-selected");
  press (driver, "F2");
  answer (driver, "factu");
  quoth_driver_look (driver, "tables-field");
  answer (driver, "possibly not");
  expect (driver, project, "claims", "\"factuality\":\"PS-\"", before + 3);
  g_free (quoth_driver_screenshot (driver, "tables-set"));
  press (driver, "ctrl+z");
  expect (driver, project, "claims", "\"factuality\":\"PS-\"", before);

  /* The filter keeps the focus while the rows change. */
  press (driver, "ctrl+f");
  quoth_driver_type (driver, "ferry");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, " never");
  g_object_unref (quoth_driver_find_text (driver, "1 row"));
  g_free (quoth_driver_screenshot (driver, "tables-filtered"));
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

/* m writes on what is selected; the answer is one. */
static void
test_memo (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = start (driver);
  guint before = count (driver, project, "memos", "\"type\":\"memo\"");
  guint answers = count (driver, project, "memos", "\"parent\"");
  g_autoptr (GObject) button = NULL;

  press (driver, "n");
  press (driver, "m");
  answer (driver, "Is it he who says so?");
  expect (driver, project, "memos", "\"text\":\"Is it he who says so?\"", 1);
  button = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Answer"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (button));
  quoth_driver_settle (driver);
  answer (driver, "It is she");
  expect (driver, project, "memos", "\"text\":\"It is she\"", 1);
  expect (driver, project, "memos", "\"parent\"", answers + 1);
  quoth_driver_look (driver, "memos");
  press (driver, "ctrl+z");
  expect (driver, project, "memos", "\"type\":\"memo\"", before + 1);

  /* What is being typed when the window is closed is saved. */
  quoth_driver_type (driver, "And not typed to its end");
  quoth_driver_quit (driver);
  expect (driver, project, "memos", "\"type\":\"memo\"", before + 2);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/tables-page/set", test_set);
  g_test_add_func ("/tables-page/memo", test_memo);
  return g_test_run ();
}
