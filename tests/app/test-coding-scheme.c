/* test-coding-scheme.c: coding three posts of a thread from the keyboard, with all that a claim can have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was coded is read from the exported jsonl, with the names of things for their ids, and nothing else may be in it.
 */

#include "quoth-driver.h"

#include <jansson.h>
#include <string.h>

#define QUOTA "There is no quota in the text, and there will be none"
#define FIGURES "We have agreed on figures"
#define NO_TREATY "figures are not yet a treaty"
#define INITIALLED "both of its neighbours have initialled"
#define PROPOSITION "The catch was limited in an annex"

typedef struct
{
  QuothDriver *driver;
  char *project;
  AtspiAccessible *view;
} Job;

/* The caret */

static int
get_caret (Job *job)
{
  AtspiText *text = atspi_accessible_get_text_iface (job->view);
  int caret = atspi_text_get_caret_offset (text, NULL);

  g_object_unref (text);
  return caret;
}

/* Presses a key; where the caret is when the program has seen it. */
static int
press_and_look (Job *job, const char *modifiers, const char *key)
{
  g_autofree char *combination = g_strconcat (modifiers, key, NULL);
  int before = get_caret (job);

  quoth_driver_key (job->driver, combination);
  for (guint i = 0; i < 20 && get_caret (job) == before; i++)
    g_usleep (20 * 1000);
  return get_caret (job);
}

/* Moves by lines, then by words, then by characters, as people do; @modifiers: "shift+" to select. */
static void
move_caret (Job *job, const char *modifiers, int target)
{
  static const char *const steps[][2] = { { "Down", "Up" }, { "ctrl+Right", "ctrl+Left" }, { "Right", "Left" } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      int at = get_caret (job);

      while (at < target)
        {
          int next = press_and_look (job, modifiers, steps[i][0]);

          if (next > target)
            next = press_and_look (job, modifiers, steps[i][1]);
          if (next <= at || next > target)
            break;
          at = next;
        }
    }
  while (get_caret (job) > target)
    press_and_look (job, modifiers, "Left");
  g_assert_cmpint (get_caret (job), ==, target);
}

/* Selects @words, which are once in the text, from the keyboard. */
static void
select_words (Job *job, const char *words)
{
  g_autofree char *text = quoth_driver_dup_text (job->driver, job->view);
  const char *found = strstr (text, words);
  int start;

  g_assert_nonnull (found);
  start = (int) g_utf8_pointer_to_offset (text, found);
  quoth_driver_key (job->driver, "ctrl+Home");
  quoth_driver_settle (job->driver);
  move_caret (job, "", start);
  move_caret (job, "shift+", start + (int) g_utf8_strlen (words, -1));
}

/* The project */

static json_t *
load_lines (const char *jsonl)
{
  g_auto (GStrv) lines = g_strsplit (jsonl, "\n", -1);
  json_t *values = json_array ();

  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0')
      {
        json_error_t error;
        json_t *value = json_loads (*line, 0, &error);

        if (value == NULL)
          g_error ("%s: %s", error.text, *line);
        json_array_append_new (values, value);
      }
  return values;
}

/* (transfer full): what a person calls @value. */
static char *
name_value (json_t *value)
{
  static const char *const names[] = { "name", "statement" };
  json_t *quote = json_object_get (value, "quote");
  GString *text = g_string_new (NULL);
  size_t i;
  json_t *piece;

  json_array_foreach (quote, i, piece)
    g_string_append_printf (text, "%s%s", i > 0 ? " … " : "", json_string_value (piece));
  for (guint j = 0; text->len == 0 && j < G_N_ELEMENTS (names); j++)
    if (json_is_string (json_object_get (value, names[j])))
      g_string_append (text, json_string_value (json_object_get (value, names[j])));
  return g_string_free (text, FALSE);
}

/* @value with names for ids, and without what no test can know. */
static json_t *
replace_ids (json_t *value, GHashTable *names)
{
  const char *key;
  json_t *part;
  json_t *copy;
  size_t i;

  if (json_is_string (value))
    {
      const char *name = g_hash_table_lookup (names, json_string_value (value));

      return json_string (name != NULL ? name : json_string_value (value));
    }
  if (json_is_array (value))
    {
      copy = json_array ();
      json_array_foreach (value, i, part)
        json_array_append_new (copy, replace_ids (part, names));
      return copy;
    }
  if (!json_is_object (value))
    return json_incref (value);
  copy = json_object ();
  json_object_foreach (value, key, part)
    if (!g_str_equal (key, "id") && !g_str_equal (key, "created") && !g_str_equal (key, "modified") &&
        !g_str_equal (key, "coder"))
      json_object_set_new (copy, key, replace_ids (part, names));
  return copy;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full): all that is coded, one object a line, in the order of the alphabet. */
static char *
read_coding (Job *job)
{
  static const char *const around[] = { "project", "document", "segment", "coder", NULL };
  g_autofree char *jsonl =
    quoth_driver_run_cli (job->driver, "export", job->project, "--format", "jsonl", "--output", "-", "--quiet", NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  json_t *values;
  json_t *value;
  size_t i;

  values = load_lines (jsonl);
  json_array_foreach (values, i, value)
    if (json_is_string (json_object_get (value, "id")))
      g_hash_table_insert (names, g_strdup (json_string_value (json_object_get (value, "id"))), name_value (value));
  json_array_foreach (values, i, value)
    {
      const char *type = json_string_value (json_object_get (value, "type"));
      json_t *known;

      if (g_strv_contains (around, type))
        continue;
      known = replace_ids (value, names);
      g_ptr_array_add (lines, json_dumps (known, JSON_SORT_KEYS | JSON_COMPACT));
      json_decref (known);
    }
  json_decref (values);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* What is waited for: so many objects with some words in them. */
typedef struct
{
  Job *job;
  const char *needle;
} Wanted;

static gboolean
is_coded (QuothDriver *driver, gpointer data)
{
  Wanted *wanted = data;
  g_autofree char *coding = read_coding (wanted->job);

  return strstr (coding, wanted->needle) != NULL;
}

static void
expect (Job *job, const char *needle)
{
  Wanted wanted = { job, needle };

  quoth_driver_wait_for (job->driver, is_coded, &wanted, needle);
  quoth_driver_settle (job->driver);
}

/* What is typed is found, or made, by Enter. */
static void
add (Job *job, const char *typed)
{
  quoth_driver_type (job->driver, typed);
  quoth_driver_settle (job->driver);
  quoth_driver_key (job->driver, "Return");
  quoth_driver_settle (job->driver);
}

/* A key leads to a field. */
static void
pick (Job *job, const char *key, const char *typed)
{
  quoth_driver_key (job->driver, key);
  add (job, typed);
}

static void
press (Job *job, const char *field, const char *key)
{
  quoth_driver_key (job->driver, field);
  quoth_driver_key (job->driver, key);
  quoth_driver_settle (job->driver);
}

/* Tags what is selected as a claim, which is selected then. */
static void
tag_claim (Job *job, const char *words)
{
  g_autofree char *needle = g_strdup_printf ("\"quote\":[\"%s\"]", words);

  /* Out of the inspector, and off what is selected. */
  quoth_driver_key (job->driver, "Escape");
  quoth_driver_key (job->driver, "Escape");
  select_words (job, words);
  quoth_driver_key (job->driver, "c");
  expect (job, needle);
}

static void
link_proposition (Job *job, const char *typed)
{
  quoth_driver_key (job->driver, "alt+i");
  quoth_driver_key (job->driver, "Tab");
  quoth_driver_settle (job->driver);
  quoth_driver_key (job->driver, "Return");
  quoth_driver_settle (job->driver);
  add (job, typed);
  expect (job, "\"propositions\":[{\"link\":\"supports\"");
}

/* Who reports whom, how sure each of them is, what is counted against what, and by which words one knows. */
static void
code_post_4 (Job *job)
{
  tag_claim (job, QUOTA);
  pick (job, "alt+c", "Jonas Wieland");
  expect (job, "\"type\":\"actor\"");
  pick (job, "alt+r", "Mira Holt");
  expect (job, "\"chain\":[\"Mira Holt\"");
  g_free (quoth_driver_screenshot (job->driver, "coding-4a"));
  add (job, "Reporters");
  expect (job, "\"Mira Holt\",\"Reporters\"");
  g_free (quoth_driver_screenshot (job->driver, "coding-4b"));
  quoth_driver_key (job->driver, "Down");
  quoth_driver_settle (job->driver);
  add (job, "how sure");
  add (job, "probable");
  g_free (quoth_driver_screenshot (job->driver, "coding-4c"));
  expect (job, "\"factuality\":\"PR+\"");
  pick (job, "alt+g", "Limit on the catch");
  expect (job, "\"type\":\"code\"");
  press (job, "alt+s", "minus");
  expect (job, "\"stance\":-1");
  press (job, "alt+f", "c");
  quoth_driver_key (job->driver, "minus");
  expect (job, "\"factuality\":\"CT-\"");
  press (job, "alt+m", "d");
  expect (job, "\"mode\":\"direct\"");
  quoth_driver_look (job->driver, "coding-4");
  quoth_driver_key (job->driver, "Escape");
  select_words (job, "told reporters");
  quoth_driver_key (job->driver, "e");
  expect (job, "\"type\":\"cue\"");
}

/* One claim in two pieces, and a proposition that it makes. */
static void
code_post_6 (Job *job)
{
  tag_claim (job, FIGURES);
  select_words (job, NO_TREATY);
  quoth_driver_key (job->driver, "plus");
  expect (job, "[\"" FIGURES "\",\"" NO_TREATY "\"]");
  pick (job, "alt+c", "Reto Amacher");
  expect (job, "\"name\":\"Reto Amacher\"");
  link_proposition (job, PROPOSITION);
  g_free (quoth_driver_screenshot (job->driver, "coding-6"));
}

static void
code_post_12 (Job *job)
{
  tag_claim (job, INITIALLED);
  pick (job, "alt+c", "Mira Holt");
  pick (job, "alt+b", "Austria");
  expect (job, "\"name\":\"Austria\"");
  link_proposition (job, "catch was limited");
  g_free (quoth_driver_screenshot (job->driver, "coding-12"));
}

/* Nothing less and nothing more. */
static const char expected[] =
  "{\"categories\":[{\"code\":\"Limit on the catch\",\"stance\":-1}],"
  "\"chain\":[\"Mira Holt\",{\"actor\":\"Reporters\",\"factuality\":\"PR+\"}],\"document\":\"lindau-thread\","
  "\"factuality\":\"CT-\",\"mode\":\"direct\",\"quote\":[\"" QUOTA "\"],"
  "\"roles\":[{\"actor\":\"Jonas Wieland\",\"role\":\"claimant\"}],\"spans\":[[680,733]],\"type\":\"claim\"}\n"
  "{\"claim\":\"" QUOTA "\",\"document\":\"lindau-thread\",\"kind\":\"cue\",\"quote\":[\"told reporters\"],"
  "\"spans\":[[653,667]],\"type\":\"cue\"}\n"
  "{\"document\":\"lindau-thread\",\"propositions\":[{\"link\":\"supports\",\"proposition\":\"" PROPOSITION "\"}],"
  "\"quote\":[\"" FIGURES "\",\"" NO_TREATY "\"],\"roles\":[{\"actor\":\"Reto Amacher\",\"role\":\"claimant\"}],"
  "\"spans\":[[1130,1155],[1177,1205]],\"type\":\"claim\"}\n"
  "{\"document\":\"lindau-thread\",\"propositions\":[{\"link\":\"supports\",\"proposition\":\"" PROPOSITION "\"}],"
  "\"quote\":[\"" INITIALLED "\"],\"roles\":[{\"actor\":\"Mira Holt\",\"role\":\"claimant\"},"
  "{\"actor\":\"Austria\",\"role\":\"object\"}],\"spans\":[[2202,2240]],\"type\":\"claim\"}\n"
  "{\"key\":\"limit-on-the-catch\",\"name\":\"Limit on the catch\",\"type\":\"code\"}\n"
  "{\"kind\":\"person\",\"name\":\"Austria\",\"type\":\"actor\"}\n"
  "{\"kind\":\"person\",\"name\":\"Jonas Wieland\",\"type\":\"actor\"}\n"
  "{\"kind\":\"person\",\"name\":\"Mira Holt\",\"type\":\"actor\"}\n"
  "{\"kind\":\"person\",\"name\":\"Reporters\",\"type\":\"actor\"}\n"
  "{\"kind\":\"person\",\"name\":\"Reto Amacher\",\"type\":\"actor\"}\n"
  "{\"statement\":\"" PROPOSITION "\",\"type\":\"proposition\"}";

static void
test_three_posts (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *project = g_build_filename (quoth_driver_get_home (driver), "work.quoth", NULL);
  g_autofree char *text = g_build_filename (g_getenv ("QUOTH_SAMPLE"), "lindau-thread.txt", NULL);
  g_autofree char *coding = NULL;
  g_autoptr (GObject) view = NULL;
  Job job = { driver, project, NULL };

  g_free (quoth_driver_run_cli (driver, "new", project, NULL));
  g_free (quoth_driver_run_cli (driver, "import", project, text, NULL));
  quoth_driver_start (driver, (const char *const[]){ project, NULL });
  view = G_OBJECT (quoth_driver_find (driver, ATSPI_ROLE_TEXT, "Text"));
  job.view = ATSPI_ACCESSIBLE (view);
  quoth_driver_settle (driver);
  code_post_4 (&job);
  code_post_6 (&job);
  code_post_12 (&job);
  quoth_driver_quit (driver);
  coding = read_coding (&job);
  g_assert_cmpstr (coding, ==, expected);
  g_free (quoth_driver_run_cli (driver, "check", project, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/coding-scheme/three-posts", test_three_posts);
  return g_test_run ();
}
