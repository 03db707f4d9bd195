/* test-reshaping.c: other ends for annotations, by the mouse and by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

/*              0    5    1    1    2    2    3 */
#define TEXT "One two three, said four five six.\nAnd seven.\n"
#define CODING                                                                                                         \
  "{\"type\": \"coder\", \"id\": \"_:c\", \"name\": \"A\"}\n"                                                            \
  "{\"type\": \"actor\", \"id\": \"_:a\", \"kind\": \"person\", \"name\": \"Two\"}\n"                                                          \
  "{\"type\": \"mention\", \"document\": \"text\", \"coder\": \"_:c\", \"spans\": [[4, 7]], \"actor\": \"_:a\"}\n"       \
  "{\"type\": \"claim\", \"id\": \"_:k\", \"document\": \"text\", \"coder\": \"_:c\", \"spans\": [[20, 33]], "                  \
  "\"statement\": \"S\"}\n"
#define CUES                                                                                                           \
  "{\"type\": \"cue\", \"document\": \"text\", \"coder\": \"_:c\", \"spans\": [[15, 19]], \"kind\": \"cue\", \"claim\": \"_:k\"}\n" \
  "{\"type\": \"cue\", \"document\": \"text\", \"coder\": \"_:c\", \"spans\": [[30, 33]], \"kind\": \"evidence\", \"claim\": \"_:k\"}\n"

#define ANOTHER                                                                                                        \
  "{\"type\": \"coder\", \"id\": \"_:b\", \"name\": \"B\"}\n"                                                            \
  "{\"type\": \"code\", \"id\": \"_:d\", \"key\": \"d\", \"name\": \"Defence\"}\n"                                                          \
  "{\"type\": \"claim\", \"document\": \"text\", \"coder\": \"_:b\", \"spans\": [[35, 38]], \"categories\": [{\"code\": \"_:d\"}]}\n"

typedef struct
{
  QuothDriver *driver;
  char *project;
  AtspiAccessible *view;
} Desk;

static void
expect (Desk *desk, const char *kind, const char *needle, guint n)
{
  quoth_driver_expect (desk->driver, desk->project, kind, needle, n);
}

static void
start (Desk *desk)
{
  g_clear_object (&desk->view);
  quoth_driver_start (desk->driver, (const char *const[]){ desk->project, NULL });
  desk->view = quoth_driver_find (desk->driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_wait_for_text (desk->driver, "1 mention");
  quoth_driver_settle (desk->driver);
}

/* @cues: (nullable): more lines of coding. */
static void
set_up (Desk *desk, gconstpointer cues)
{
  g_autofree char *text = NULL, *lines = g_strconcat (CODING, cues, NULL);

  desk->driver = quoth_driver_new ();
  text = quoth_driver_write_file (desk->driver, "text.txt", TEXT);
  desk->project = quoth_driver_make_project (desk->driver, "work", text, lines);
  start (desk);
}

static void
tear_down (Desk *desk, gconstpointer data)
{
  quoth_driver_finish (desk->driver, desk->project);
  g_object_unref (desk->view);
  quoth_driver_free (desk->driver);
  g_free (desk->project);
}

static void
run_xdotool (Desk *desk, const char *const *argv)
{
  g_autoptr (GSubprocess) process = quoth_driver_spawn (desk->driver, argv);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

/* Selects the first, the second, … annotation of the text, and waits until the inspector shows it. */
static void
select_nth (Desk *desk, guint n, const char *kind)
{
  quoth_driver_key (desk->driver, "Escape");
  quoth_driver_key (desk->driver, "Escape");
  quoth_driver_key (desk->driver, "ctrl+Home");
  for (guint i = 0; i < n; i++)
    quoth_driver_key (desk->driver, "n");
  quoth_driver_wait_for_text (desk->driver, kind);
}

/* Takes the grip at @from, moves to @to and presses Escape before the button is let go. */
static void
drag_and_cancel (Desk *desk, QuothPoint from, QuothPoint to)
{
  g_autofree char *x1 = g_strdup_printf ("%d", from.x), *y1 = g_strdup_printf ("%d", from.y);
  g_autofree char *x2 = g_strdup_printf ("%d", (from.x + to.x) / 2);
  g_autofree char *x3 = g_strdup_printf ("%d", to.x), *y3 = g_strdup_printf ("%d", to.y);

  run_xdotool (desk, (const char *const[]){ "xdotool", "mousemove", x1, y1, "sleep", "0.1", "mousedown", "1", "sleep", "0.1",
                                            "mousemove", x2, y3, "sleep", "0.1", "mousemove", x3, y3, "sleep", "0.2", "key",
                                            "Escape", "sleep", "0.1", "mouseup", "1", NULL });
}

/* The end of a mention is dragged into the next word: it comes as a whole, as one step to undo; Escape leaves all as it was. */
static void
test_grip (Desk *desk, gconstpointer data)
{
  QuothPoint end = quoth_driver_locate (desk->driver, desk->view, 7);
  QuothPoint inside = quoth_driver_locate (desk->driver, desk->view, 11);

  /* What is found by clicks is the middle of the blank after the word. */
  end.x -= 2;
  select_nth (desk, 1, "Mention");
  quoth_driver_settle (desk->driver);
  quoth_driver_drag (desk->driver, end, inside);
  expect (desk, "mentions", "\"quote\":[\"two three\"]", 1);
  quoth_driver_settle (desk->driver);
  g_free (quoth_driver_screenshot (desk->driver, "11-grips"));
  quoth_driver_key (desk->driver, "ctrl+z");
  expect (desk, "mentions", "\"quote\":[\"two\"]", 1);

  quoth_driver_settle (desk->driver);
  drag_and_cancel (desk, end, inside);
  /* Had it been written, the word after would be next. */
  quoth_driver_key (desk->driver, "bracketright");
  expect (desk, "mentions", "\"quote\":[\"two three\"]", 1);
}

/* By word and by character; each press is one step. */
static void
test_keys (Desk *desk, gconstpointer data)
{
  select_nth (desk, 1, "Mention");
  quoth_driver_key (desk->driver, "bracketright");
  expect (desk, "mentions", "\"quote\":[\"two three\"]", 1);
  quoth_driver_key (desk->driver, "alt+bracketright");
  expect (desk, "mentions", "\"quote\":[\"two three,\"]", 1);
  quoth_driver_key (desk->driver, "bracketleft");
  expect (desk, "mentions", "\"quote\":[\"One two three,\"]", 1);
  quoth_driver_key (desk->driver, "ctrl+z");
  expect (desk, "mentions", "\"quote\":[\"two three,\"]", 1);
  quoth_driver_key (desk->driver, "ctrl+z");
  quoth_driver_key (desk->driver, "ctrl+z");
  expect (desk, "mentions", "\"quote\":[\"two\"]", 1);
}

/* How many cues the claim with these words has is @n. */
static void
expect_cues (Desk *desk, const char *quote, guint n)
{
  g_autofree char *claims = quoth_driver_run_cli (desk->driver, "list", desk->project, "claims", "--json", NULL);
  g_auto (GStrv) lines = g_strsplit (claims, "\n", -1);
  const char *id = NULL;
  g_autofree char *needle = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], quote) != NULL)
      id = strstr (lines[i], "\"id\":\"") + strlen ("\"id\":\"");
  g_assert_nonnull (id);
  needle = g_strdup_printf ("\"claim\":\"%.36s\"", id);
  expect (desk, "cues", needle, n);
}

/* What was split and is joined again is as before; either is one step. The evidence goes with its part. */
static void
test_split_and_join (Desk *desk, gconstpointer data)
{
  QuothPoint middle = quoth_driver_locate (desk->driver, desk->view, 25);

  quoth_driver_key (desk->driver, "j");
  quoth_driver_wait_for_text (desk->driver, "Select two or more");
  quoth_driver_click_at (desk->driver, (QuothPoint){ middle.x - 1, middle.y });
  quoth_driver_wait_for_text (desk->driver, "Claim");
  quoth_driver_key (desk->driver, "s");
  expect (desk, "claims", "\"quote\":[\"four\"]", 1);
  expect (desk, "claims", "\"quote\":[\"five six\"]", 1);
  expect (desk, "claims", "\"statement\":\"S\"", 2);
  expect_cues (desk, "\"four\"", 1);
  expect_cues (desk, "\"five six\"", 1);
  quoth_driver_wait_for_text (desk->driver, "Split: both parts have all fields");
  quoth_driver_key (desk->driver, "ctrl+z");
  expect (desk, "claims", "\"quote\":[\"four five six\"]", 1);
  expect_cues (desk, "\"four five six\"", 2);
  quoth_driver_key (desk->driver, "ctrl+shift+z");
  expect (desk, "claims", "\"quote\":[\"five six\"]", 1);

  select_nth (desk, 3, "Claim");
  quoth_driver_key (desk->driver, "shift+n");
  quoth_driver_wait_for_text (desk->driver, "2 claims");
  quoth_driver_key (desk->driver, "j");
  expect (desk, "claims", "\"quote\":[\"four five six\"]", 1);
  expect (desk, "claims", "\"statement\":\"S\"", 1);
  expect_cues (desk, "\"four five six\"", 2);
}

/* A double click takes a mention of two words as a whole, for a claim to be put on them; both are then offered by Alt and a click. */
static void
test_mouse (Desk *desk, gconstpointer data)
{
  QuothPoint word = quoth_driver_locate (desk->driver, desk->view, 10);
  g_autofree char *x = g_strdup_printf ("%d", word.x), *y = g_strdup_printf ("%d", word.y);

  quoth_driver_quit (desk->driver);
  quoth_driver_allow_double_clicks (desk->driver);
  start (desk);
  select_nth (desk, 1, "Mention");
  quoth_driver_key (desk->driver, "bracketright");
  expect (desk, "mentions", "\"quote\":[\"two three\"]", 1);
  quoth_driver_settle (desk->driver);
  run_xdotool (desk, (const char *const[]){ "xdotool", "mousemove", x, y, "sleep", "0.6", "click", "--repeat", "2", "--delay", "40", "1", NULL });
  quoth_driver_settle (desk->driver);
  g_free (quoth_driver_screenshot (desk->driver, "12-double"));
  quoth_driver_key (desk->driver, "c");
  expect (desk, "claims", "\"quote\":[\"two three\"]", 1);

  select_nth (desk, 3, "Claim");
  run_xdotool (desk, (const char *const[]){ "xdotool", "keydown", "alt", "mousemove", x, y, "click", "1", "keyup", "alt", NULL });
  quoth_driver_wait_for_text (desk->driver, "mention of Two");
  quoth_driver_settle (desk->driver);
  g_free (quoth_driver_screenshot (desk->driver, "12-pick"));
  quoth_driver_type (desk->driver, "mention");
  quoth_driver_settle (desk->driver);
  quoth_driver_key (desk->driver, "Return");
  quoth_driver_wait_for_text (desk->driver, "Mention");
}

/* What differs on the screen where the claim of the first coder is. */
typedef struct
{
  QuothPoint corner;
  char *sign;
} Part;

static gboolean
is_same (QuothDriver *driver, gpointer data)
{
  const Part *part = data;
  g_autofree char *sign = quoth_driver_sign (driver, part->corner, 100, 34);

  return g_strcmp0 (sign, part->sign) == 0;
}

static gboolean
differs (QuothDriver *driver, gpointer data)
{
  return !is_same (driver, data);
}

/* What is not selected is paler, while something is. */
static void
check_fading (Desk *desk)
{
  QuothPoint place = quoth_driver_locate (desk->driver, desk->view, 24);
  Part part = { { place.x - 20, place.y - 10 }, NULL };

  select_nth (desk, 0, "Text");
  quoth_driver_settle (desk->driver);
  part.sign = quoth_driver_sign (desk->driver, part.corner, 100, 34);
  select_nth (desk, 3, "Claim");
  quoth_driver_wait_for (desk->driver, differs, &part, "a paler claim");
  quoth_driver_key (desk->driver, "Escape");
  quoth_driver_key (desk->driver, "Escape");
  quoth_driver_key (desk->driver, "ctrl+Home");
  quoth_driver_wait_for (desk->driver, is_same, &part, "the claim as it was");
  g_free (part.sign);
}

/* @tabs: keys to what is changed in the popover; @keys: that change it. */
static void
hide (Desk *desk, const char *tabs, const char *const *keys, const char *told)
{
  quoth_driver_key (desk->driver, "h");
  quoth_driver_wait_for_widget (desk->driver, ATSPI_ROLE_CHECK_BOX, "Mentions");
  quoth_driver_settle (desk->driver);
  quoth_driver_keys (desk->driver, tabs);
  for (; *keys != NULL; keys++)
    quoth_driver_press (desk->driver, *keys);
  quoth_driver_wait_for_text (desk->driver, told);
  quoth_driver_press (desk->driver, "Escape");
  quoth_driver_settle (desk->driver);
}

static void
show_all (Desk *desk)
{
  quoth_driver_key (desk->driver, "h");
  quoth_driver_wait_for_widget (desk->driver, ATSPI_ROLE_CHECK_BOX, "Mentions");
  quoth_driver_press (desk->driver, "alt+e");
  quoth_driver_wait_for_no_text (desk->driver, "Hidden");
  quoth_driver_settle (desk->driver);
}

/* By kind, by coder, by code: what is hidden is not stepped to. The mention is of A, as is the first claim; the other one is B's. */
static void
test_shown (Desk *desk, gconstpointer data)
{
  const char *const tick[] = { "space", NULL }, *const choose[] = { "space", "Down", "Return", NULL };

  check_fading (desk);
  hide (desk, "Tab", tick, "Hidden: claims");
  quoth_driver_look (desk->driver, "13-hidden");
  select_nth (desk, 2, "Mention");
  quoth_driver_key (desk->driver, "Delete");
  expect (desk, "mentions", "\"quote\"", 0);
  expect (desk, "claims", "\"quote\"", 2);

  show_all (desk);
  hide (desk, "Tab Tab Tab Tab Tab Tab", tick, "Hidden: B");
  select_nth (desk, 2, "Claim");
  quoth_driver_key (desk->driver, "Delete");
  expect (desk, "claims", "\"quote\":[\"four five six\"]", 0);
  expect (desk, "claims", "\"quote\":[\"And\"]", 1);
  quoth_driver_key (desk->driver, "ctrl+z");
  expect (desk, "claims", "\"quote\"", 2);

  show_all (desk);
  hide (desk, "Tab Tab Tab Tab Tab Tab Tab Tab", choose, "Hidden: claims not under “Defence”");
  quoth_driver_look (desk->driver, "13-code");
  select_nth (desk, 1, "Claim");
  quoth_driver_key (desk->driver, "Delete");
  expect (desk, "claims", "\"quote\":[\"And\"]", 0);
  expect (desk, "claims", "\"quote\":[\"four five six\"]", 1);
}

/* It says why nothing can be moved, and moves nothing. */
static void
test_read_only (Desk *desk, gconstpointer data)
{
  quoth_driver_quit (desk->driver);
  quoth_driver_make_newer (desk->project);
  start (desk);
  select_nth (desk, 1, "Mention");
  for (const char *const *key = (const char *const[]){ "bracketright", "s", "j", NULL }; *key != NULL; key++)
    {
      quoth_driver_key (desk->driver, *key);
      quoth_driver_wait_for_widget (desk->driver, ATSPI_ROLE_PUSH_BUTTON, "Close");
    }
  expect (desk, "mentions", "\"quote\":[\"two\"]", 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add ("/reshaping/grip", Desk, NULL, set_up, test_grip, tear_down);
  g_test_add ("/reshaping/keys", Desk, NULL, set_up, test_keys, tear_down);
  g_test_add ("/reshaping/split-and-join", Desk, CUES, set_up, test_split_and_join, tear_down);
  g_test_add ("/reshaping/mouse", Desk, NULL, set_up, test_mouse, tear_down);
  g_test_add ("/reshaping/shown", Desk, ANOTHER, set_up, test_shown, tear_down);
  g_test_add ("/reshaping/read-only", Desk, NULL, set_up, test_read_only, tear_down);
  return g_test_run ();
}
