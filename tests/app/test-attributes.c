/* test-attributes.c: the project's own attributes in the inspector, of every type, by the keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

static const char definitions[]
  = "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"remark\",\"name\":\"Remark\",\"value_type\":\"text\",\"position\":0}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"seats\",\"name\":\"Seats\",\"value_type\":\"number\",\"position\":1}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"since\",\"name\":\"Since\",\"value_type\":\"date\",\"position\":2}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"elected\",\"name\":\"Elected\",\"value_type\":\"boolean\",\"position\":3}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"party\",\"name\":\"Party\",\"value_type\":\"choice\",\"choices\":[\"left\",\"right\"],"
    "\"position\":4}\n"
    "{\"type\":\"attribute\",\"on\":\"mention\",\"key\":\"rival\",\"name\":\"Rival\",\"value_type\":\"actor\",\"position\":5}\n"
    "{\"type\":\"attribute\",\"on\":\"claim\",\"key\":\"weight\",\"name\":\"Weight\",\"value_type\":\"number\"}\n"
    "{\"type\":\"attribute\",\"on\":\"cue\",\"key\":\"tone\",\"name\":\"Tone\",\"value_type\":\"text\"}\n"
    "{\"type\":\"actor\",\"id\":\"_:m\",\"name\":\"Mira Holt\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"name\":\"Reto Amacher\",\"kind\":\"person\"}\n";

static char *
make_project (QuothDriver *driver)
{
  g_autofree char *text = quoth_driver_dup_sample ("lindau-thread.txt");
  int claim = quoth_driver_find_in_sample ("lindau-thread.txt", "There is no quota");
  int cue = quoth_driver_find_in_sample ("lindau-thread.txt", "told reporters");
  g_autofree char *edits
    = g_strdup_printf ("%s"
                       "{\"type\":\"mention\",\"document\":\"lindau-thread\",\"spans\":[[0,4]],\"actor\":\"_:m\"}\n"
                       "{\"type\":\"claim\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]]}\n"
                       "{\"type\":\"cue\",\"document\":\"lindau-thread\",\"spans\":[[%d,%d]]}\n",
                       definitions, claim, claim + 17, cue, cue + 14);

  return quoth_driver_make_project (driver, "work", text, edits);
}

/* Goes from annotation to annotation until one has the field. */
static void
look_for (QuothDriver *driver, const char *field)
{
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, "Text");
  quoth_driver_key (driver, "Escape");
  quoth_driver_key (driver, "ctrl+Home");
  for (guint i = 0; i < 4 && !quoth_driver_has (driver, ATSPI_ROLE_TEXT, field); i++)
    {
      quoth_driver_key (driver, "n");
      quoth_driver_settle (driver);
    }
}

/* And into it. */
static void
begin (QuothDriver *driver, const char *field)
{
  look_for (driver, field);
  quoth_driver_click_on (driver, ATSPI_ROLE_TEXT, field);
}

/* Into the last field of a claim, which has more of them than the window shows: it is the one before the memo. */
static void
begin_last (QuothDriver *driver, const char *field)
{
  look_for (driver, field);
  quoth_driver_press (driver, "m");
  quoth_driver_press (driver, "shift+Tab");
  quoth_driver_settle (driver);
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

  quoth_driver_open (driver, project);
  begin (driver, "Remark");
  fill (driver, "seen twice");
  quoth_driver_expect_some (driver, project, "mentions", "\"remark\":\"seen twice\"");
  fill (driver, "12");
  quoth_driver_expect_some (driver, project, "mentions", "\"seats\":12");

  /* What is no date is refused, with what would be one, and there is none still; the other fields have what they had. */
  quoth_driver_type (driver, "2023-13");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "The attribute “Since” cannot be “2023-13”");
  g_free (quoth_driver_screenshot (driver, "attributes-1-refused"));
  fill (driver, "2023-03");
  quoth_driver_expect_some (driver, project, "mentions", "\"since\":\"2023-03\"");
  quoth_driver_key (driver, "y");
  quoth_driver_expect_some (driver, project, "mentions", "\"elected\":true");
  quoth_driver_key (driver, "Tab");
  quoth_driver_key (driver, "Right");
  quoth_driver_key (driver, "space");
  quoth_driver_expect_some (driver, project, "mentions", "\"party\":\"right\"");
  quoth_driver_key (driver, "Tab");
  quoth_driver_type (driver, "Reto");
  quoth_driver_wait_for_text (driver, "person · not mentioned yet");
  quoth_driver_settle (driver);
  quoth_driver_key (driver, "Return");
  quoth_driver_expect_some (driver, project, "mentions", "\"rival\":\"");
  quoth_driver_look (driver, "attributes-2-filled");

  /* A wrong value in the place of a right one leaves the right one. */
  begin (driver, "Seats");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_type (driver, "a dozen");
  quoth_driver_key (driver, "Return");
  quoth_driver_wait_for_text (driver, "The attribute “Seats” cannot be “a dozen”");
  quoth_driver_key (driver, "Escape");
  quoth_driver_expect_some (driver, project, "mentions", "\"seats\":12");
  quoth_driver_finish (driver, project);
}

/* On a claim and on a cue; what is taken away is not there any more. */
static void
test_claim (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = make_project (driver);

  quoth_driver_open (driver, project);
  begin_last (driver, "Weight");
  fill (driver, "2.5");
  quoth_driver_expect (driver, project, "claims", "\"weight\":2.5", 1);
  begin_last (driver, "Weight");
  quoth_driver_key (driver, "ctrl+a");
  quoth_driver_key (driver, "Delete");
  quoth_driver_key (driver, "Return");
  quoth_driver_expect (driver, project, "claims", "\"weight\"", 0);
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_expect (driver, project, "claims", "\"weight\":2.5", 1);
  begin (driver, "Tone");
  fill (driver, "neutral");
  quoth_driver_expect_some (driver, project, "cues", "\"tone\":\"neutral\"");
  quoth_driver_quit (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/attributes/mention", test_mention);
  g_test_add_func ("/attributes/claim", test_claim);
  return g_test_run ();
}
