/* test-codebook.c: making a codebook, by mouse and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static void
set_field (QuothDriver *driver, const char *name, const char *text)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, name);
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, text);
  quoth_driver_key (driver, "Return");
  quoth_driver_settle (driver);
}

static void
open_page (QuothDriver *driver)
{
  quoth_driver_show_page (driver, "Codebook");
  /* The pointer leaves the button, and its tooltip what is under it. */
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Codebook");
}

/* A new code has its name selected, to be typed over. */
static void
make_code (QuothDriver *driver, const char *project, const char *name)
{
  g_autofree char *needle = g_strdup_printf ("\"name\":\"%s\"", name);

  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "New code");
  quoth_driver_expect_some (driver, project, "codes", "\"name\":\"New code\"");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, name);
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "codes", needle);
}

static QuothPoint
find_row (QuothDriver *driver, const char *name)
{
  g_autoptr (GObject) label = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_LABEL, name));

  return quoth_driver_get_center (driver, ATSPI_ACCESSIBLE (label));
}

static void
test_codebook (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, NULL);

  quoth_driver_open (driver, project);

  /* A word of the text becomes a code, and a claim under it. */
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "i");
  quoth_driver_expect_some (driver, project, "codes", "\"name\":\"Mira\"");
  quoth_driver_expect_some (driver, project, "claims", "\"quote\":[\"Mira\"]");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "shift+x");
  quoth_driver_wait_for_text (driver, "An example of “Mira” now");

  open_page (driver);
  quoth_driver_wait_for_text (driver, "“Mira”");
  make_code (driver, project, "Lake");
  quoth_driver_expect_some (driver, project, "codes", "\"key\":\"lake\"");
  make_code (driver, project, "Rhine");
  set_field (driver, "Definition", "All that flows");
  quoth_driver_expect_some (driver, project, "codes", "\"definition\":\"All that flows\"");
  quoth_driver_look (driver, "codebook-1");

  /* The middle of a row: under it. */
  quoth_driver_drag (driver, find_row (driver, "Rhine"), find_row (driver, "Lake"));
  quoth_driver_expect_some (driver, project, "codes", "\"parent\":");
  quoth_driver_settle (driver);

  /* Two codes with one key: refused, and the field shows what it was. */
  set_field (driver, "Key", "lake");
  quoth_driver_wait_for_text (driver, "“Lake” has the key “lake” already");
  g_free (quoth_driver_screenshot (driver, "codebook-2"));
  quoth_driver_expect_some (driver, project, "codes", "\"key\":\"rhine\"");

  /* A code that is in use goes only with another in its place: test-rework-dialogs.c does that. */
  quoth_driver_click_at (driver, find_row (driver, "Mira"));
  quoth_driver_settle (driver);
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete the code");
  quoth_driver_wait_for_text (driver, "Delete “Mira”?");
  g_free (quoth_driver_screenshot (driver, "codebook-3"));
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Cancel");
  quoth_driver_wait_for_no_text (driver, "Delete “Mira”?");
  quoth_driver_expect_some (driver, project, "codes", "\"name\":\"Mira\"");
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/codebook/make", test_codebook);
  return g_test_run ();
}
