/* test-attributes.c: the project's own attributes in the inspector, of every type, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

typedef struct
{
  char *project;
  const char *kind;
  const char *needle;
} Expected;

static const char definitions[]
  = "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"remark\",\"name\":\"Remark\",\"value_type\":\"text\",\"position\":0}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"seats\",\"name\":\"Seats\",\"value_type\":\"number\",\"position\":1}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"since\",\"name\":\"Since\",\"value_type\":\"date\",\"position\":2}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"elected\",\"name\":\"Elected\",\"value_type\":\"boolean\",\"position\":3}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"party\",\"name\":\"Party\",\"value_type\":\"choice\",\"choices\":[\"left\",\"right\"],"
    "\"position\":4}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"rival\",\"name\":\"Rival\",\"value_type\":\"actor\",\"position\":5}\n"
    "{\"type\":\"attribute\",\"on\":\"cue\",\"key\":\"tone\",\"name\":\"Tone\",\"value_type\":\"text\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:m\",\"name\":\"Mira Holt\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"name\":\"Reto Amacher\",\"kind\":\"person\"}\n";

static int
find (const char *thread, const char *words)
{
  return (int) g_utf8_strlen (thread, strstr (thread, words) - thread);
}

static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = g_build_filename (g_getenv ("QUOTH_SAMPLE"), "lindau-thread.txt", NULL);
  g_autofree char *edits = g_build_filename (quoth_driver_get_home (driver), "edits.jsonl", NULL);
  char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);
  g_autofree char *json = NULL;
  g_autofree char *thread = NULL;
  int claim, cue;

  g_assert_true (g_file_get_contents (text, &thread, NULL, NULL));
  claim = find (thread, "There is no quota");
  cue = find (thread, "told reporters");
  json = g_strdup_printf ("%s"
                          "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[0,4]],\"actor\":\"_:m\"}\n"
                          "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]]}\n"
                          "{\"type\":\"cue\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]]}\n",
                          definitions, claim, claim + 17, cue, cue + 14);
  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, text, NULL));
  g_assert_true (g_file_set_contents (edits, json, -1, NULL));
  g_free (quoth_driver_run_cli (driver, "apply", project, edits, NULL));
  return project;
}

static gboolean
is_so (QuothDriver *driver, gpointer data)
{
  const Expected *expected = data;
  g_autofree char *list = quoth_driver_run_cli (driver, "list", expected->project, expected->kind, "--json", NULL);

  return strstr (list, expected->needle) != NULL;
}

static void
expect (QuothDriver *driver, char *project, const char *kind, const char *needle)
{
  Expected expected = { project, kind, needle };

  quoth_driver_wait_for (driver, is_so, &expected, needle);
}

static void
wait_for_text (QuothDriver *driver, const char *text)
{
  g_object_unref (quoth_driver_find_text (driver, text));
}

/* Goes from annotation to annotation until one has the field, and into it. */
static void
begin (QuothDriver *driver, const char *field)
{
  g_autoptr (GObject) text = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  g_autoptr (GObject) name = NULL;

  quoth_driver_click (driver, ATSPI_ACCESSIBLE (text));
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "ctrl+Home");
  for (guint i = 0; i < 4 && !quoth_driver_has (driver, ATSPI_ROLE_TEXT, field); i++)
    {
      quoth_driver_key (driver, "n");
      quoth_driver_settle (driver);
    }
  name = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, field));
  quoth_driver_settle (driver);
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (name));
}

/* Types it where the focus is; Tab writes it, and leads on. */
static void
fill (QuothDriver *driver, const char *text)
{
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, text);
  quoth_driver_key (driver, "Tab");
}

static void
test_mention (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  begin (driver, "Remark");
  fill (driver, "seen twice");
  expect (driver, project, "mentions", "\"remark\":\"seen twice\"");
  fill (driver, "12");
  expect (driver, project, "mentions", "\"seats\":12");

  /* What is no date is refused, with what would be one, and there is none still; the other fields have what they had. */
  quoth_driver_type (driver, "2023-13");
  quoth_driver_key (driver, "Return");
  wait_for_text (driver, "The attribute “Since” cannot be “2023-13”");
  g_free (quoth_driver_screenshot (driver, "attributes-1-refused"));
  fill (driver, "2023-03");
  expect (driver, project, "mentions", "\"since\":\"2023-03\"");
  quoth_driver_key (driver, "y");
  expect (driver, project, "mentions", "\"elected\":true");
  quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Right");
  quoth_driver_key (driver, "space");
  expect (driver, project, "mentions", "\"party\":\"right\"");
  quoth_driver_key (driver, "Tab");
  quoth_driver_type (driver, "Reto");
  wait_for_text (driver, "person · not mentioned yet");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  expect (driver, project, "mentions", "\"rival\":\"");
  quoth_driver_look (driver, "attributes-2-filled");

  /* A wrong value in the place of a right one leaves the right one. */
  begin (driver, "Seats");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "a dozen");
  quoth_driver_key (driver, "Return");
  wait_for_text (driver, "The attribute “Seats” cannot be “a dozen”");
  quoth_driver_key (driver, "Escape");
  expect (driver, project, "mentions", "\"seats\":12");
  quoth_driver_quit (driver);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

static void
test_cue (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);
  const char *const arguments[] = { project, NULL };

  quoth_driver_start (driver, arguments);
  begin (driver, "Tone");
  fill (driver, "neutral");
  expect (driver, project, "cues", "\"tone\":\"neutral\"");
  quoth_driver_quit (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/attributes/mention", test_mention);
  g_test_add_func ("/attributes/cue", test_cue);
  return g_test_run ();
}
