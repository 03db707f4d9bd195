/* test-suggesting.c: what is suggested, accepted and rejected by keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * After each key the status bar tells what is left, and in the end the project has just what was accepted.
 */

#include "quoth-driver.h"

#include <string.h>

#define WORDS "Kim Lee told the press that the bridge is safe, but nobody listened. Then Kim Lee left.\nLater Ann Poe met Kim Lee.\n"

static guint
count_rows (QuothDriver *driver, const char *project, const char *what)
{
  g_autofree char *rows = quoth_driver_run_cli (driver, "list", project, what, NULL);
  guint n = 0;

  for (const char *p = rows; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

typedef struct
{
  AtspiAccessible *view;
  const char *text;
} Expected;

static gboolean
is_read_out (QuothDriver *driver, gpointer data)
{
  Expected *expected = data;
  g_autofree char *description = atspi_accessible_get_description (expected->view, NULL);

  return description != NULL && strstr (description, expected->text) != NULL;
}

/* A text in another language, and the claim that is suggested in it. */
typedef struct
{
  const char *name;
  const char *text;
  const char *suggested;
  const char *quote;
} Other;

static const Other others[] = {
  { "de", "Minister Habeck sagte, dass die Brücke sicher sei, aber niemand glaubte ihm, und auch die Zeitung schrieb nichts davon.\n",
    "Suggested: Claim by Habeck", "\"quote\":[\"die Brücke sicher sei\"]" },
  { "fr", "La ministre Anne Roux a déclaré que le pont est sûr, mais personne n’écoutait, et les journaux ne l’ont pas écrit.\n",
    "Suggested: Claim by Anne Roux", "\"quote\":[\"le pont est sûr\"]" },
  { "ru", "Министр Сергей Лавров заявил, что мост безопасен, но никто не слушал, и газеты об этом не писали.\n",
    "Suggested: Claim by Сергей Лавров", "\"quote\":[\"мост безопасен\"]" },
  { "zh", "中国表示，这座桥是安全的，但没有人听，报纸也没有写。\n", "Suggested: Claim by 中国", "\"quote\":[\"这座桥是安全的\"]" },
};

static void
import_others (QuothDriver *driver, const char *project)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *file = g_strconcat (others[i].name, ".txt", NULL);
      g_autofree char *path = quoth_driver_write_file (driver, file, others[i].text);

      g_free (quoth_driver_run_cli (driver, "import", project, path, "--quiet", NULL));
    }
}

/* From suggestion to suggestion. */
static gboolean
is_suggested (QuothDriver *driver, gpointer label)
{
  if (quoth_driver_has_text (driver, label))
    return TRUE;
  quoth_driver_key (driver, "g");
  return FALSE;
}

static void
accept_others (QuothDriver *driver, const char *project)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const Other *other = &others[i];

      quoth_driver_click_text (driver, other->name);
      quoth_driver_wait_for_text (driver, "0 mentions · 0 claims · ");
      quoth_driver_settle (driver);
      quoth_driver_key (driver, "ctrl+Home");
      quoth_driver_wait_for (driver, is_suggested, (gpointer) other->suggested, other->suggested);
      quoth_driver_key (driver, "y");
      quoth_driver_expect (driver, project, "claims", other->quote, 1);
      quoth_driver_wait_for_text (driver, "1 mention · 1 claim");
    }
}

static void
test_keys (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "bridge.txt", WORDS);
  g_autofree char *project = quoth_driver_make_project (driver, "bridge", text, NULL);
  g_autofree char *mentions = NULL;
  g_autoptr (GObject) view = NULL;
  Expected expected = { NULL, "suggested: Mention of a new actor, Kim Lee" };

  import_others (driver, project);
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  quoth_driver_wait_for_text (driver, "0 mentions · 0 claims · 5 suggestions");
  view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  quoth_driver_click (driver, ATSPI_ACCESSIBLE (view));
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_wait_for_text (driver, "Suggested: Mention of a new actor, Kim Lee");
  expected.view = ATSPI_ACCESSIBLE (view);
  quoth_driver_wait_for (driver, is_read_out, &expected, "what is suggested is not read out");
  g_free (quoth_driver_screenshot (driver, "suggesting"));

  /* All that are like it, and on to the claim. */
  quoth_driver_key (driver, "shift+y");
  quoth_driver_wait_for_text (driver, "3 mentions · 0 claims · 2 suggestions");
  quoth_driver_wait_for_text (driver, "Suggested: Claim by Kim Lee");
  quoth_driver_key (driver, "y");
  quoth_driver_wait_for_text (driver, "3 mentions · 1 claim · 1 suggestion");
  quoth_driver_wait_for_text (driver, "Suggested: Mention of a new actor, Ann Poe");
  quoth_driver_key (driver, "x");
  quoth_driver_wait_for_no_text (driver, "3 mentions · 1 claim · 1 suggestion");

  /* Each was one step. */
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_wait_for_text (driver, "3 mentions · 1 claim · 1 suggestion");
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_wait_for_text (driver, "3 mentions · 0 claims · 2 suggestions");
  quoth_driver_key (driver, "ctrl+z");
  quoth_driver_wait_for_text (driver, "0 mentions · 0 claims · 5 suggestions");
  quoth_driver_key (driver, "ctrl+shift+z");
  quoth_driver_wait_for_text (driver, "3 mentions · 0 claims · 2 suggestions");

  /* What was rejected is remembered, and what was accepted knows that it was suggested. */
  quoth_driver_key (driver, "ctrl+Home");
  quoth_driver_key (driver, "g");
  quoth_driver_wait_for_text (driver, "Suggested: Claim by Kim Lee");
  quoth_driver_key (driver, "x");
  quoth_driver_wait_for_text (driver, "3 mentions · 0 claims · 1 suggestion");
  quoth_driver_quit (driver);
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  quoth_driver_wait_for_text (driver, "3 mentions · 0 claims · 1 suggestion");
  mentions = quoth_driver_run_cli (driver, "list", project, "mentions", "--json", NULL);
  g_assert_nonnull (strstr (mentions, "\"origin\":\"suggestion\""));

  g_assert_cmpuint (count_rows (driver, project, "mentions"), ==, 3);
  g_assert_cmpuint (count_rows (driver, project, "claims"), ==, 0);
  g_assert_cmpuint (count_rows (driver, project, "actors"), ==, 1);

  accept_others (driver, project);
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/suggesting/keys", test_keys);
  return g_test_run ();
}
