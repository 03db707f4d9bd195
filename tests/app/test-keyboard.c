/* test-keyboard.c: all by keys: the command palette, keys of one's own, the size of the text and the page, ways, two windows, what a screen reader hears
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

/* Its first word is no name: nothing is suggested there, and only what is coded is described. */
static const char words[] = "Nobody asked. Smolyakov said that Moscow will never reveal it. Not yet.\n";

static void
start (QuothDriver *driver, const char *project)
{
  quoth_driver_open (driver, project);
  quoth_driver_key (driver, "ctrl+Home");
}

static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_write_file (driver, "one.txt", words);

  return quoth_driver_make_project (driver, "work", text,
                                    "{\"type\":\"actor\",\"id\":\"_:s\",\"name\":\"Smolyakov\",\"kind\":\"person\"}\n"
                                    "{\"type\":\"code\",\"id\":\"_:d\",\"key\":\"defence\",\"name\":\"Defence\"}\n");
}

static gboolean
has_entry (QuothDriver *driver, gpointer name)
{
  return quoth_driver_has (driver, ATSPI_ROLE_TEXT, name);
}

static gboolean
has_no_entry (QuothDriver *driver, gpointer name)
{
  return !has_entry (driver, name);
}

static char tag_actor[] = "Tag actor";
static char finder[] = "Find an action, a text, an actor or a code";

static void
find_action (QuothDriver *driver, const char *query, const char *first)
{
  quoth_driver_key (driver, "ctrl+k");
  quoth_driver_wait_for (driver, has_entry, finder, "the command palette");
  quoth_driver_type (driver, query);
  quoth_driver_wait_for_text (driver, first);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for (driver, has_no_entry, finder, "the command palette closed");
}

static gboolean
is_described (QuothDriver *driver, gpointer expected)
{
  g_autoptr (GObject) view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  g_autoptr (GError) error = NULL;
  g_autofree char *description = NULL;

  atspi_accessible_clear_cache (ATSPI_ACCESSIBLE (view));
  description = atspi_accessible_get_description (ATSPI_ACCESSIBLE (view), &error);
  return error == NULL && g_strcmp0 (description, expected) == 0;
}

static void
expect_description (QuothDriver *driver, const char *expected)
{
  quoth_driver_wait_for (driver, is_described, (gpointer) expected, expected);
}

/* An action of the text is found by the beginnings of its words, a page by a part; and what a screen reader says at the caret. */
static void
test_palette (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  start (driver, project);
  quoth_driver_key (driver, "ctrl+shift+Right");
  find_action (driver, "tcl", "Tag a claim");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"Nobody\"]", 1);
  expect_description (driver, "claim “Nobody”");

  quoth_driver_key (driver, "alt+c");
  quoth_driver_type (driver, "smol");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "claims", "\"role\":\"claimant\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "alt+g");
  quoth_driver_type (driver, "def");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "claims", "\"categories\":[{", 1);
  expect_description (driver, "claim by Smolyakov, category Defence “Nobody”");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+End");
  expect_description (driver, "");
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "p");
  expect_description (driver, "claim by Smolyakov, category Defence “Nobody”");
  quoth_driver_look (driver, "keyboard-palette");

  /* What is not there. */
  quoth_driver_key (driver, "ctrl+k");
  quoth_driver_wait_for (driver, has_entry, finder, "the command palette");
  quoth_driver_type (driver, "qqq");
  quoth_driver_wait_for_text (driver, "No action, text, actor or code is called “qqq”");
  quoth_driver_key (driver, "Escape");
  quoth_driver_wait_for (driver, has_no_entry, finder, "the command palette closed");

  /* What is there: an actor. */
  find_action (driver, "smolya", "Smolyakov");
  quoth_driver_wait_for_text (driver, "Actors");
  quoth_driver_quit (driver);
}

/* The key of a claim is given to actors; they swap, at once and for ever. */
static void
test_change (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autoptr (GObject) row = NULL;

  start (driver, project);
  find_action (driver, "change keys", "Change keys");
  row = G_OBJECT (quoth_driver_find_in (driver, "Preferences", ATSPI_ROLE_LABEL, "Tag an actor"));
  quoth_driver_settle (driver);
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (row));
  quoth_driver_wait_for_text (driver, "Press the new key.");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Left");
  quoth_driver_wait_for_text (driver, "This key moves the caret.");
  quoth_driver_key (driver, "c");
  quoth_driver_wait_for_text (driver, "C is the key of “Tag a claim”.");
  quoth_driver_look (driver, "keyboard-conflict");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "c actor · a claim");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Escape");
  quoth_driver_settle (driver);

  quoth_driver_key (driver, "ctrl+shift+Right");
  quoth_driver_key (driver, "a");
  quoth_driver_expect (driver, project, "claims", "\"quote\":[\"Nobody\"]", 1);
  quoth_driver_quit (driver);

  start (driver, project);
  quoth_driver_wait_for_text (driver, "c actor · a claim");
  quoth_driver_key (driver, "ctrl+End");
  quoth_driver_key (driver, "ctrl+Left");
  quoth_driver_key (driver, "ctrl+shift+Left");
  quoth_driver_key (driver, "a");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 2);
  quoth_driver_quit (driver);
}

static gboolean
differs (QuothDriver *driver, gpointer before)
{
  g_autofree char *now = quoth_driver_sign (driver, (QuothPoint){ 400, 60 }, 600, 200);

  return g_strcmp0 (now, before) != 0;
}

static gboolean
is_same (QuothDriver *driver, gpointer before)
{
  return !differs (driver, before);
}

static void
run_xdotool (const char *arguments)
{
  g_autofree char *command = g_strconcat ("xdotool ", arguments, NULL);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
}

/* Scrolled into the window of preferences, which stands at the corner of the screen. */
static gboolean
is_paper_seen (QuothDriver *driver, gpointer data)
{
  g_autoptr (GObject) paper = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Paper"));

  run_xdotool ("mousemove 300 480 click --repeat 5 5");
  return quoth_driver_get_center (driver, ATSPI_ACCESSIBLE (paper)).y < 500;
}

/* The page is paper. */
static void
choose_page (QuothDriver *driver, char *before)
{
  g_autoptr (GObject) paper = NULL;

  quoth_driver_key (driver, "ctrl+comma");
  quoth_driver_wait_for (driver, is_paper_seen, NULL, "the page of paper");
  quoth_driver_look (driver, "keyboard-page");
  quoth_driver_settle (driver);
  paper = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_PUSH_BUTTON, "Paper"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (paper));
  quoth_driver_key (driver, "Escape");
  quoth_driver_wait_for (driver, differs, before, "the page in another colour");
}

/* Larger letters, and back; only the text; a page of another colour. The caret, which blinks, is left of what is looked at. */
static void
test_view (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *before = NULL;
  g_autofree char *paper = NULL;

  start (driver, project);
  before = quoth_driver_sign (driver, (QuothPoint){ 400, 60 }, 600, 200);
  quoth_driver_keys (driver, "ctrl+plus ctrl+plus ctrl+plus");
  quoth_driver_wait_for (driver, differs, before, "larger text");
  quoth_driver_key (driver, "ctrl+0");
  quoth_driver_wait_for (driver, is_same, before, "the text as it was");
  run_xdotool ("mousemove 600 300 keydown ctrl click 4 keyup ctrl");
  quoth_driver_wait_for (driver, differs, before, "larger text by the wheel");
  run_xdotool ("mousemove 600 300 keydown ctrl click 5 keyup ctrl");
  quoth_driver_wait_for (driver, is_same, before, "the text as it was, by the wheel");
  quoth_driver_key (driver, "ctrl+F9");
  quoth_driver_wait_for (driver, differs, before, "the text without panes");
  quoth_driver_key (driver, "ctrl+F9");
  quoth_driver_wait_for (driver, is_same, before, "the panes again");
  choose_page (driver, before);
  quoth_driver_settle (driver);
  paper = quoth_driver_sign (driver, (QuothPoint){ 400, 60 }, 600, 200);
  quoth_driver_quit (driver);

  start (driver, project);
  quoth_driver_wait_for (driver, is_same, paper, "the page as it was chosen");
  quoth_driver_quit (driver);
}

static guint
count_windows (void)
{
  g_autoptr (GObject) desktop = G_OBJECT (atspi_get_desktop (0));
  guint n = 0;

  for (int i = 0; i < atspi_accessible_get_child_count (ATSPI_ACCESSIBLE (desktop), NULL); i++)
    {
      g_autoptr (GObject) app = G_OBJECT (atspi_accessible_get_child_at_index (ATSPI_ACCESSIBLE (desktop), i, NULL));

      if (app != NULL)
        n += (guint) MAX (0, atspi_accessible_get_child_count (ATSPI_ACCESSIBLE (app), NULL));
    }
  return n;
}

static gboolean
has_windows (QuothDriver *driver, gpointer n)
{
  return count_windows () == GPOINTER_TO_UINT (n);
}

typedef struct
{
  const char *key;
  const char *text;
} Told;

/* What is told is gone after some seconds: whoever misses it asks again. */
static gboolean
is_told (QuothDriver *driver, gpointer data)
{
  const Told *told = data;

  quoth_driver_key (driver, told->key);
  for (guint i = 0; i < 4; i++)
    {
      if (quoth_driver_has_text (driver, told->text))
        return TRUE;
      g_usleep (G_USEC_PER_SEC / 4);
    }
  return FALSE;
}

static void
expect_told (QuothDriver *driver, const char *key, const char *text)
{
  Told told = { .key = key, .text = text };

  quoth_driver_wait_for (driver, is_told, &told, text);
}

/* From pane to pane and back, along a code, and why a key does nothing. */
static void
test_ways (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  g_autofree char *coding
    = quoth_driver_write_file (driver, "claims.jsonl",
                      "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[0,6]],\"categories\":[{\"code\":\"defence\"}]}\n"
                               "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[24,28]]}\n"
                               "{\"type\":\"claim\",\"document\":\"one\",\"spans\":[[63,66]],\"categories\":[{\"code\":\"defence\"}]}\n");
  g_free (quoth_driver_run_cli (driver, "apply", project, coding, NULL));
  start (driver, project);
  expect_told (driver, "alt+n", "Select a claim that has a category");
  expect_told (driver, "Delete", "Nothing is selected");
  /* A key that works everywhere. */
  expect_told (driver, "ctrl+shift+z", "There is nothing to redo");
  expect_told (driver, "7", "No claim is selected that 7");
  quoth_driver_key (driver, "n");
  expect_description (driver, "claim, category Defence “Nobody”");
  expect_told (driver, "7", "No code has the key 7");
  quoth_driver_key (driver, "alt+n");
  expect_description (driver, "claim, category Defence “Not”");
  quoth_driver_key (driver, "alt+n");
  expect_description (driver, "claim, category Defence “Nobody”");
  quoth_driver_key (driver, "alt+p");
  expect_description (driver, "claim, category Defence “Not”");

  /* Who gives up is where he was. */
  quoth_driver_key (driver, "a");
  quoth_driver_wait_for (driver, has_entry, tag_actor, "the picker of actors");
  quoth_driver_settle (driver);
  quoth_driver_keys (driver, "shift+j o s");
  quoth_driver_key_on_loan (driver, "dead_acute");
  quoth_driver_key (driver, "e");
  quoth_driver_wait_for_text (driver, "Create actor “José”");
  quoth_driver_key (driver, "Escape");
  quoth_driver_wait_for (driver, has_no_entry, tag_actor, "the picker closed");
  quoth_driver_key (driver, "alt+n");
  expect_description (driver, "claim, category Defence “Nobody”");

  /* Into the library, where letters are typed, and back. */
  quoth_driver_key (driver, "shift+F6");
  quoth_driver_type (driver, "zzz");
  g_object_unref (quoth_driver_find_text (driver, "Nothing found"));
  quoth_driver_keys (driver, "BackSpace BackSpace BackSpace");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "F6");
  quoth_driver_key (driver, "Delete");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 2);
  quoth_driver_quit (driver);
}

/* A text in two windows: what is coded in one is undone in the other; closing one leaves the project open in the other. */
static void
test_windows (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  start (driver, project);
  quoth_driver_wait_for (driver, has_windows, GUINT_TO_POINTER (1), "one window");
  quoth_driver_key (driver, "ctrl+shift+Right");
  quoth_driver_key (driver, "c");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 1);
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+shift+o");
  quoth_driver_wait_for (driver, has_windows, GUINT_TO_POINTER (2), "two windows");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 0);
  quoth_driver_key (driver, "ctrl+w");
  quoth_driver_wait_for (driver, has_windows, GUINT_TO_POINTER (1), "one window again");
  quoth_driver_wait_for_text (driver, "0 mentions · 0 claims");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "ctrl+shift+z");
  quoth_driver_expect (driver, project, "claims", "\"type\":\"claim\"", 1);
  quoth_driver_wait_for_text (driver, "0 mentions · 1 claim");
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/keyboard/palette", test_palette);
  g_test_add_func ("/keyboard/change", test_change);
  g_test_add_func ("/keyboard/view", test_view);
  g_test_add_func ("/keyboard/ways", test_ways);
  g_test_add_func ("/keyboard/windows", test_windows);
  return g_test_run ();
}
