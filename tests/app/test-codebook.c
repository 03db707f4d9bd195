/* test-codebook.c: making a codebook, by mouse and keys
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

static void
set_field (Job *job, const char *name, const char *text)
{
  click (job, ATSPI_ROLE_TEXT, name);
  quoth_driver_key (job->driver, "ctrl+a");
  quoth_driver_type (job->driver, text);
  quoth_driver_key (job->driver, "Return");
  quoth_driver_settle (job->driver);
}

static void
open_page (Job *job)
{
  click (job, ATSPI_ROLE_LABEL, "Review");
  click (job, ATSPI_ROLE_MENU_ITEM, "Codebook");
  /* The pointer leaves the button, and its tooltip what is under it. */
  click (job, ATSPI_ROLE_LABEL, "Codebook");
}

/* A new code has its name selected, to be typed over. */
static void
make_code (Job *job, const char *name)
{
  g_autofree char *needle = g_strdup_printf ("\"name\":\"%s\"", name);

  click (job, ATSPI_ROLE_PUSH_BUTTON, "New code");
  expect (job, "codes", "\"name\":\"New code\"", TRUE);
  quoth_driver_settle (job->driver);
  quoth_driver_key (job->driver, "ctrl+a");
  quoth_driver_type (job->driver, name);
  quoth_driver_key (job->driver, "Return");
  expect (job, "codes", needle, TRUE);
}

static QuothPoint
find_row (Job *job, const char *name)
{
  g_autoptr (GObject) label = G_OBJECT (quoth_driver_find (job->driver, ATSPI_ROLE_LABEL, name));

  return quoth_driver_get_center (job->driver, ATSPI_ACCESSIBLE (label));
}

static void
test_codebook (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = g_build_filename (g_getenv ("QUOTH_SAMPLE"), "lindau-thread.txt", NULL);
  g_autofree char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);
  Job job = { driver, project };

  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, text, NULL));
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  g_object_unref (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_settle (driver);

  /* A word of the text becomes a code, and a claim under it. */
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "i");
  expect (&job, "codes", "\"name\":\"Mira\"", TRUE);
  expect (&job, "claims", "\"quote\":[\"Mira\"]", TRUE);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "shift+x");
  g_object_unref (quoth_driver_find_text (driver, "An example of “Mira” now"));

  open_page (&job);
  g_object_unref (quoth_driver_find_text (driver, "“Mira”"));
  make_code (&job, "Lake");
  expect (&job, "codes", "\"key\":\"lake\"", TRUE);
  make_code (&job, "Rhine");
  set_field (&job, "Definition", "All that flows");
  expect (&job, "codes", "\"definition\":\"All that flows\"", TRUE);
  quoth_driver_look (driver, "codebook-1");

  /* The middle of a row: under it. */
  quoth_driver_drag (driver, find_row (&job, "Rhine"), find_row (&job, "Lake"));
  expect (&job, "codes", "\"parent\":", TRUE);
  quoth_driver_settle (driver);

  /* Two codes with one key: refused, and the field shows what it was. */
  set_field (&job, "Key", "lake");
  g_object_unref (quoth_driver_find_text (driver, "“Lake” has the key “lake” already"));
  g_free (quoth_driver_screenshot (driver, "codebook-2"));
  expect (&job, "codes", "\"key\":\"rhine\"", TRUE);

  /* A code that is in use goes only with another in its place: test-rework-dialogs.c does that. */
  quoth_driver_click_at (driver, find_row (&job, "Mira"));
  quoth_driver_settle (driver);
  click (&job, ATSPI_ROLE_PUSH_BUTTON, "Delete the code");
  g_object_unref (quoth_driver_find_text (driver, "Delete “Mira”?"));
  g_free (quoth_driver_screenshot (driver, "codebook-3"));
  click (&job, ATSPI_ROLE_LABEL, "Cancel");
  expect (&job, "codes", "\"name\":\"Mira\"", TRUE);
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/codebook/make", test_codebook);
  return g_test_run ();
}
