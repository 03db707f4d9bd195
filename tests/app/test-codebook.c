/* test-codebook.c: making a codebook, by mouse and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

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

#define QUOTA "There is no quota in the text"
#define FIGURES "We have agreed on figures"

/* A tree, of which two claims are coded with one code, and an attribute that is text. */
static char *
make_tree (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  int quota = quoth_driver_find_in_sample ("lindau-thread.txt", QUOTA);
  int figures = quoth_driver_find_in_sample ("lindau-thread.txt", FIGURES);
  g_autofree char *edits = g_strdup_printf (
    "{\"type\":\"code\",\"id\":\"_:water\",\"key\":\"water\",\"name\":\"Water\"}\n"
    "{\"type\":\"code\",\"id\":\"_:lake\",\"key\":\"lake\",\"name\":\"Lake\",\"parent\":\"_:water\"}\n"
    "{\"type\":\"code\",\"id\":\"_:shore\",\"key\":\"shore\",\"name\":\"Shore\",\"parent\":\"_:lake\"}\n"
    "{\"type\":\"code\",\"id\":\"_:pond\",\"key\":\"pond\",\"name\":\"Pond\",\"position\":1}\n"
    "{\"type\":\"code\",\"id\":\"_:rhine\",\"key\":\"rhine\",\"name\":\"Rhine\",\"position\":2,\"shortcut\":\"2\"}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"tonnes\",\"name\":\"Tonnes\",\"value_type\":\"text\"}\n"
    "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]],\"quote\":[\"" QUOTA "\"],"
    "\"categories\":[{\"code\":\"_:pond\"}],\"attributes\":{\"tonnes\":\"some forty\"}}\n"
    "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]],\"quote\":[\"" FIGURES "\"],"
    "\"categories\":[{\"code\":\"_:pond\"}]}\n",
    quota, quota + (int) strlen (QUOTA), figures, figures + (int) strlen (FIGURES));

  return quoth_driver_make_project (driver, "work", text, edits);
}

/* How often codes are those of claims: a code may be gone, and what was coded with it is coded with another. */
static void
expect_coded (QuothDriver *driver, const char *project, guint n)
{
  quoth_driver_expect (driver, project, "claims", "\"code\":\"", n);
}

/* A key sets a code of the selected claim; words of it name one. */
static void
code_by_keys (QuothDriver *driver, const char *project)
{
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "n");
  quoth_driver_wait_for_text (driver, "Claim");
  quoth_driver_press (driver, "2");
  expect_coded (driver, project, 3);
  quoth_driver_wait_for_text (driver, "Rhine");
  quoth_driver_press (driver, "2");
  expect_coded (driver, project, 2);
}

/* Under what is under it: refused, and the tree stays as it was. */
static void
drop_on_descendant (QuothDriver *driver, const char *project)
{
  quoth_driver_drag (driver, find_row (driver, "Water"), find_row (driver, "Shore"));
  quoth_driver_wait_for_text (driver, "The code “Water” cannot be under itself, nor under a code that is under it");
  g_free (quoth_driver_screenshot (driver, "codebook-descendant"));
  quoth_driver_wait_for_text (driver, "Saved");
  quoth_driver_expect (driver, project, "codes", "\"parent\":", 2);
}

static void
split (QuothDriver *driver, const char *project)
{
  quoth_driver_click_text (driver, "Pond");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Split…");
  quoth_driver_wait_for_text (driver, "0 of 2 claims go along");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "Puddle");
  quoth_driver_click_text (driver, FIGURES);
  quoth_driver_wait_for_text (driver, "1 of 2 claims go along");
  g_free (quoth_driver_screenshot (driver, "codebook-split"));
  quoth_driver_press (driver, "alt+s");
  quoth_driver_expect (driver, project, "codes", "\"name\":\"Puddle\"", 1);
  expect_coded (driver, project, 2);
  quoth_driver_wait_for_text (driver, "Puddle");
}

/* All that has the one has the other then, and each is there again when that is undone. */
static void
merge (QuothDriver *driver, const char *project)
{
  quoth_driver_click_text (driver, "Puddle");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Merge…");
  quoth_driver_wait_for_text (driver, "Merge “Puddle” with…");
  quoth_driver_settle (driver);
  quoth_driver_type (driver, "puddle");
  quoth_driver_wait_for_text (driver, "“Puddle” itself cannot be chosen");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_enter (driver, "shore");
  quoth_driver_wait_for_text (driver, "Nothing else refers to what is merged");
  g_free (quoth_driver_screenshot (driver, "codebook-merge"));
  quoth_driver_press (driver, "alt+m");
  quoth_driver_expect (driver, project, "codes", "\"name\":\"Shore\"", 0);
  quoth_driver_expect (driver, project, "codes", "\"name\":\"Puddle\"", 1);
  quoth_driver_wait_for_no_text (driver, "Shore");
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "codes", "\"name\":\"Shore\"", 1);
  quoth_driver_wait_for_text (driver, "Shore");
}

/* What is in use is deleted with another in its place, as one step. */
static void
replace (QuothDriver *driver, const char *project)
{
  quoth_driver_click_text (driver, "Puddle");
  quoth_driver_click_on (driver, ATSPI_ROLE_PUSH_BUTTON, "Delete the code");
  quoth_driver_wait_for_text (driver, "It is used by 1 claim. Choose what takes its place there.");
  quoth_driver_enter (driver, "pond");
  quoth_driver_expect (driver, project, "codes", "\"name\":\"Puddle\"", 0);
  expect_coded (driver, project, 2);
  quoth_driver_wait_for_no_text (driver, "Puddle");
  quoth_driver_press (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "codes", "\"name\":\"Puddle\"", 1);
  expect_coded (driver, project, 2);
}

/* A type that a value would not fit is refused, with what the value is, and the field shows the old one. */
static void
change_type (QuothDriver *driver, const char *project)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_COMBO_BOX, "Part of the codebook");
  quoth_driver_wait_for_text (driver, "Kinds of actors");
  quoth_driver_press (driver, "Down");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "Claims · Text");
  quoth_driver_click_on (driver, ATSPI_ROLE_COMBO_BOX, "Values");
  quoth_driver_wait_for_text (driver, "Yes or no");
  quoth_driver_press (driver, "Down");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "The attribute “Tonnes” cannot change in this way");
  quoth_driver_settle (driver);
  g_free (quoth_driver_screenshot (driver, "codebook-type"));
  quoth_driver_wait_for_text (driver, "Claims · Text");
  quoth_driver_expect (driver, project, "attributes", "\"value_type\":\"text\"", 1);
}

static void
test_rework (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_tree (driver);

  quoth_driver_open (driver, project);
  code_by_keys (driver, project);
  open_page (driver);
  quoth_driver_wait_for_text (driver, "Shore");
  drop_on_descendant (driver, project);
  split (driver, project);
  merge (driver, project);
  replace (driver, project);
  change_type (driver, project);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/codebook/make", test_codebook);
  g_test_add_func ("/codebook/rework", test_rework);
  return g_test_run ();
}
