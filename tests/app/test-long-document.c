/* test-long-document.c: 10 MB, by keys and mouse
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <jansson.h>
#include <string.h>

#define N_PARAGRAPHS 130000
#define PARAGRAPH "P%06u said that they would come to the lake and stay there for some days."

typedef struct
{
  QuothDriver *driver;
  char *text;
  char *project;
  AtspiAccessible *view;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = NULL;

  self->driver = quoth_driver_new ();
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text, PARAGRAPH "\n", i);
  g_string_append (text, "This is the very end");
  path = g_build_filename (quoth_driver_get_home (self->driver), "long.txt", NULL);
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  self->project = g_build_filename (quoth_driver_get_home (self->driver), "work.quoth", NULL);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
  g_free (quoth_driver_run_cli (self->driver, "new", self->project, NULL));
  g_free (quoth_driver_run_cli (self->driver, "import", self->project, path, NULL));
  quoth_driver_start (self->driver, (const char *const[]){ self->project, NULL });
  self->view = quoth_driver_find (self->driver, ATSPI_ROLE_TEXT, "Text");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->view);
  quoth_driver_quit (self->driver);
  g_free (quoth_driver_run_cli (self->driver, "check", self->project, NULL));
  quoth_driver_free (self->driver);
  g_free (self->project);
  g_free (self->text);
}

/* The number of the first paragraph that the view holds. */
static guint
find_first (Fixture *self)
{
  g_autofree char *held = quoth_driver_dup_text (self->driver, self->view);
  const char *first = held != NULL ? strstr (held, "P") : NULL;

  return first != NULL ? (guint) g_ascii_strtoull (first + 1, NULL, 10) : G_MAXUINT;
}

typedef struct
{
  Fixture *fixture;
  guint from;
  guint to;
  guint last;
} Place;

/* It holds what it should, and twice the same. */
static gboolean
is_there (QuothDriver *driver, gpointer data)
{
  Place *place = data;
  guint first = find_first (place->fixture);
  gboolean settled = first == place->last;

  place->last = first;
  return settled && first >= place->from && first <= place->to;
}

static void
expect_place (Fixture *self, guint from, guint to, const char *what)
{
  Place place = { self, from, to, G_MAXUINT };

  quoth_driver_wait_for (self->driver, is_there, &place, what);
}

static json_t *
list (Fixture *self, const char *kind)
{
  g_autofree char *lines = quoth_driver_run_cli (self->driver, "list", self->project, kind, "--json", NULL);

  return json_loads (lines, JSON_DISABLE_EOF_CHECK, NULL);
}

typedef struct
{
  Fixture *fixture;
  const char *kind;
  guint start;
  guint end;
} Stored;

static gboolean
is_stored (QuothDriver *driver, gpointer data)
{
  Stored *stored = data;
  json_t *object = list (stored->fixture, stored->kind);
  json_t *span = json_array_get (json_object_get (object, "spans"), 0);

  stored->start = (guint) json_integer_value (json_array_get (span, 0));
  stored->end = (guint) json_integer_value (json_array_get (span, 1));
  json_decref (object);
  return span != NULL;
}

typedef struct
{
  Fixture *fixture;
  const char *kind;
  const char *needle;
} Listed;

static gboolean
is_listed (QuothDriver *driver, gpointer data)
{
  const Listed *listed = data;
  g_autofree char *lines
    = quoth_driver_run_cli (driver, "list", listed->fixture->project, listed->kind, "--json", NULL);

  return strstr (lines, listed->needle) != NULL;
}

/* Words far away are found, gone to and tagged. */
static void
find_words (Fixture *self)
{
  Listed listed = { self, "claims", "\"quote\":[\"P129500 said\"]" };

  quoth_driver_key (self->driver, "ctrl+f");
  quoth_driver_wait_for_widget (self->driver, ATSPI_ROLE_PUSH_BUTTON, "Match case");
  quoth_driver_type (self->driver, "p129500 SAID");
  quoth_driver_wait_for_text (self->driver, "1 of 1");
  expect_place (self, 129500 - 3000, 129500, "what was found");
  quoth_driver_key (self->driver, "Escape");
  quoth_driver_settle (self->driver);
  quoth_driver_key (self->driver, "c");
  quoth_driver_wait_for (self->driver, is_listed, &listed, "a claim of what was found");
}

static void
test_ends (Fixture *self, gconstpointer data)
{
  Stored stored = { self, "mentions", 0, 0 };
  guint length = (guint) strlen (self->text);

  expect_place (self, 0, 0, "the start");
  quoth_driver_settle (self->driver);
  quoth_driver_click (self->driver, self->view);
  quoth_driver_key (self->driver, "ctrl+End");
  expect_place (self, N_PARAGRAPHS - 3000, N_PARAGRAPHS, "the end");
  quoth_driver_settle (self->driver);
  g_free (quoth_driver_screenshot (self->driver, "long-end"));
  quoth_driver_key (self->driver, "a");
  quoth_driver_settle (self->driver);
  quoth_driver_type (self->driver, "Nobody");
  quoth_driver_settle (self->driver);
  quoth_driver_key (self->driver, "Return");
  quoth_driver_wait_for (self->driver, is_stored, &stored, "a mention");
  g_assert_cmpuint (stored.start, ==, length - 3);
  g_assert_cmpuint (stored.end, ==, length);

  quoth_driver_settle (self->driver);
  quoth_driver_key (self->driver, "ctrl+Home");
  expect_place (self, 0, 0, "the start");
  find_words (self);
}

/* Whether the caret stands at the end of what was stored; the window may slide while one asks. */
static gboolean
has_caret (QuothDriver *driver, gpointer data)
{
  Stored *stored = data;
  Fixture *self = stored->fixture;
  g_autofree char *held = quoth_driver_dup_text (driver, self->view);
  g_autoptr (GString) tail = g_string_new_len (self->text + stored->end - 200, 200);
  int caret = atspi_text_get_caret_offset (ATSPI_TEXT (self->view), NULL);
  const char *place = strstr (held, tail->str);

  return place != NULL && ABS ((int) (place - held) + 200 - caret) < 100;
}

static void
run_xdotool (Fixture *self, const char *const *argv)
{
  g_autoptr (GSubprocess) process = quoth_driver_spawn (self->driver, argv);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
}

/* What the middle button would paste. */
static char *
read_primary (void)
{
  g_autoptr (GSubprocess) xclip = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, "xclip",
                                                    "-o", "-selection", "primary", NULL);
  char *text = NULL;

  if (xclip != NULL)
    g_subprocess_communicate_utf8 (xclip, NULL, NULL, &text, NULL, NULL);
  return text;
}

static gboolean
gives_selection (QuothDriver *driver, gpointer data)
{
  const Stored *stored = data;
  g_autofree char *given = read_primary ();

  return given != NULL && strlen (given) >= stored->end && strncmp (given, stored->fixture->text, stored->end) == 0;
}

/* What is selected is given away as it is in the text; and nothing comes in: by no key, not by the middle button, not by a drag. */
static void
check_closed (Fixture *self, const Stored *stored)
{
  QuothPoint centre = quoth_driver_get_center (self->driver, self->view);
  g_autofree char *xclip = g_find_program_in_path ("xclip");
  g_autofree char *x = g_strdup_printf ("%d", centre.x), *y = g_strdup_printf ("%d", centre.y);
  g_autofree char *before = NULL, *after = NULL;

  if (xclip != NULL)
    quoth_driver_wait_for (self->driver, gives_selection, (gpointer) stored, "the selected text on the clipboard");
  before = quoth_driver_dup_text (self->driver, self->view);
  quoth_driver_key (self->driver, "ctrl+c");
  quoth_driver_keys (self->driver, "ctrl+v ctrl+x shift+Insert shift+Delete BackSpace ctrl+BackSpace alt+Up alt+Down Insert");
  quoth_driver_settle (self->driver);
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove", x, y, "click", "2", NULL });
  quoth_driver_drag (self->driver, (QuothPoint){ centre.x - 150, centre.y - 60 }, (QuothPoint){ centre.x, centre.y + 60 });
  quoth_driver_settle (self->driver);
  after = quoth_driver_dup_text (self->driver, self->view);
  g_assert_cmpstr (before, ==, after);
}

/* From the first word, down past what the view held at first. */
static void
test_selection (Fixture *self, gconstpointer data)
{
  Stored stored = { self, "claims", 0, 0 };
  guint first = 0;

  expect_place (self, 0, 0, "the start");
  quoth_driver_settle (self->driver);
  quoth_driver_click (self->driver, self->view);
  quoth_driver_key (self->driver, "ctrl+Home");
  for (guint i = 0; first == 0 && i < 30; i++)
    {
      quoth_driver_keys (self->driver, "shift+Next shift+Next shift+Next shift+Next shift+Next shift+Next shift+Next shift+Next");
      quoth_driver_settle (self->driver);
      first = find_first (self);
    }
  g_assert_cmpuint (first, >, 0);
  quoth_driver_key (self->driver, "c");
  quoth_driver_wait_for (self->driver, is_stored, &stored, "a claim");
  g_assert_cmpuint (stored.start, ==, 0);
  /* Beyond the window, and to where the caret is: in what the view holds. */
  g_assert_cmpuint (stored.end, >, 64 * 1024);
  quoth_driver_wait_for (self->driver, has_caret, &stored, "the caret at the end of the claim");
  check_closed (self, &stored);
}

static gboolean
shows (QuothDriver *driver, gpointer data)
{
  const char *const *words = data;
  g_autoptr (GObject) view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  g_autofree char *held = quoth_driver_dup_text (driver, ATSPI_ACCESSIBLE (view));

  return held != NULL && strstr (held, *words) != NULL;
}

/* Another program corrects the text: something comes at its beginning, and its last words are @end. */
static void
revise (Fixture *self, const char *beginning, const char *end)
{
  g_autofree char *text = quoth_driver_run_cli (self->driver, "text", self->project, "long", NULL);
  g_autofree char *path = g_build_filename (quoth_driver_get_home (self->driver), "corrected.txt", NULL);
  g_autoptr (GString) corrected = g_string_new (beginning);

  g_string_append_len (corrected, text, strrchr (text, '\n') - text + 1);
  g_string_append (corrected, end);
  g_assert_true (g_file_set_contents (path, corrected->str, (gssize) corrected->len, NULL));
  g_free (quoth_driver_run_cli (self->driver, "revise", self->project, "long", path, NULL));
  g_free (self->text);
  self->text = g_string_free (g_steal_pointer (&corrected), FALSE);
  quoth_driver_wait_for (self->driver, shows, &end, end);
}

/* Where the words @quote are coded. */
static void
expect_quote (Fixture *self, const char *kind, const char *quote, guint start)
{
  g_autofree char *needle
    = g_strdup_printf ("\"spans\":[[%u,%u]],\"quote\":[\"%s\"]", start, start + (guint) strlen (quote), quote);
  Listed listed = { self, kind, needle };

  quoth_driver_wait_for (self->driver, is_listed, &listed, needle);
}

/* Another program corrects the text that is shown at its end: what is coded, what is selected, and what a popover is open for stay with
 * their words. */
static void
test_elsewhere (Fixture *self, gconstpointer data)
{
  expect_place (self, 0, 0, "the start");
  quoth_driver_settle (self->driver);
  quoth_driver_click (self->driver, self->view);
  quoth_driver_key (self->driver, "ctrl+End");
  expect_place (self, N_PARAGRAPHS - 3000, N_PARAGRAPHS, "the end");
  quoth_driver_settle (self->driver);
  quoth_driver_key (self->driver, "ctrl+shift+Left");
  revise (self, "A line before all others.\n", "This is now the very end");
  quoth_driver_settle (self->driver);
  g_free (quoth_driver_screenshot (self->driver, "long-revised"));
  quoth_driver_key (self->driver, "c");
  expect_quote (self, "claims", "end", (guint) strlen (self->text) - 3);
  expect_place (self, N_PARAGRAPHS - 3000, N_PARAGRAPHS, "the end");

  quoth_driver_key (self->driver, "Escape");
  quoth_driver_key (self->driver, "ctrl+End");
  quoth_driver_key (self->driver, "ctrl+Left");
  quoth_driver_key (self->driver, "ctrl+Left");
  quoth_driver_key (self->driver, "a");
  g_object_unref (quoth_driver_find_text (self->driver, "Create actor “very”"));
  revise (self, "", "This is again, and once more, the very end");
  g_object_unref (quoth_driver_find_text (self->driver, "Create actor “very”"));
  quoth_driver_key (self->driver, "Return");
  expect_quote (self, "mentions", "very", (guint) strlen (self->text) - 8);
  expect_quote (self, "claims", "end", (guint) strlen (self->text) - 3);
}

/* The scroll bar, which is at the right of the text, and the strip beside it. */
static void
test_mouse (Fixture *self, gconstpointer data)
{
  QuothPoint centre, corner;
  AtspiPoint *size;

  expect_place (self, 0, 0, "the start");
  quoth_driver_settle (self->driver);
  centre = quoth_driver_get_center (self->driver, self->view);
  size = atspi_component_get_size (ATSPI_COMPONENT (self->view), NULL);
  corner = (QuothPoint){ centre.x + size->x / 2, centre.y - size->y / 2 };

  quoth_driver_click_at (self->driver, (QuothPoint){ corner.x + 6, centre.y });
  expect_place (self, N_PARAGRAPHS * 45 / 100, N_PARAGRAPHS * 55 / 100, "the middle");
  quoth_driver_settle (self->driver);
  g_free (quoth_driver_screenshot (self->driver, "long-middle"));

  /* It stands in the middle. */
  quoth_driver_drag (self->driver, (QuothPoint){ corner.x - 5, centre.y - 3 }, (QuothPoint){ corner.x - 5, corner.y + size->y * 3 / 4 });
  expect_place (self, N_PARAGRAPHS * 65 / 100, N_PARAGRAPHS * 85 / 100, "three quarters");
  g_free (quoth_driver_screenshot (self->driver, "long-dragged"));
  g_free (size);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add ("/long-document/ends", Fixture, NULL, set_up, test_ends, tear_down);
  g_test_add ("/long-document/selection", Fixture, NULL, set_up, test_selection, tear_down);
  g_test_add ("/long-document/elsewhere", Fixture, NULL, set_up, test_elsewhere, tear_down);
  g_test_add ("/long-document/mouse", Fixture, NULL, set_up, test_mouse, tear_down);
  return g_test_run ();
}
