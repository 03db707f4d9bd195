/* test-agreement-files.c: how far coders agree, as it is saved and copied
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <jansson.h>
#include <string.h>

/* The same of the first two and the last, but the last is longer to Bo; the third one is another actor to him. */
static const char edits[]
  = "{\"type\":\"coder\",\"name\":\"Ann\"}\n"
    "{\"type\":\"coder\",\"name\":\"Bo\"}\n"
    "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n"
    "{\"type\":\"actor\",\"name\":\"Yu, \\\"the other\\\"\",\"kind\":\"person\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[12,14]],\"actor\":\"Yu, \\\"the other\\\"\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[26,28]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Ann\",\"spans\":[[39,41]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[0,2]],\"actor\":\"Xi\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[12,14]],\"actor\":\"Yu, \\\"the other\\\"\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[26,28]],\"actor\":\"Yu, \\\"the other\\\"\"}\n"
    "{\"type\":\"mention\",\"document\":\"text\",\"coder\":\"Bo\",\"spans\":[[39,46]],\"actor\":\"Xi\"}\n";

static gboolean
is_there (QuothDriver *driver, gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* (transfer full): what the window saves by the entry of its menu with this mnemonic, as @name. */
static char *
save (QuothDriver *driver, const char *entry, const char *mnemonic, const char *title, const char *name)
{
  g_autofree char *path = g_build_filename (quoth_driver_get_home (driver), name, NULL);
  char *saved = NULL;

  quoth_driver_choose (driver, "Copy or save the results", entry, mnemonic);
  quoth_driver_answer (driver, title, path, FALSE);
  quoth_driver_wait_for (driver, is_there, path, name);
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Agreement");
  g_assert_true (g_file_get_contents (path, &saved, NULL, NULL));
  return saved;
}

/* (transfer full): what the command line says of the whole and of its parts. */
static char *
run_agreement (QuothDriver *driver, const char *project)
{
  g_autofree char *whole
    = quoth_driver_run_cli (driver, "agreement", project, "--json", "--quiet", "-m", "krippendorff-alpha", "-b", "1000", NULL);
  g_autofree char *pairs = quoth_driver_run_cli (
    driver, "agreement", project, "--json", "--quiet", "-m", "krippendorff-alpha", "-b", "1000", "--by", "pair", NULL);

  return g_strconcat (whole, pairs, NULL);
}

static guint
find_column (char **titles, const char *title)
{
  for (guint i = 0; titles[i] != NULL; i++)
    if (g_str_equal (titles[i], title))
      return i;
  g_error ("there is no column “%s”", title);
}

/* Each row has the value that the command line tells in the line of the same number. */
static void
assert_table (const char *csv, const char *json)
{
  g_auto (GStrv) rows = g_strsplit (csv, "\r\n", -1);
  g_auto (GStrv) lines = g_strsplit (json, "\n", -1);
  g_auto (GStrv) titles = g_strsplit (rows[0], ",", -1);
  guint value = find_column (titles, "value"), n = find_column (titles, "n");

  g_assert_cmpuint (g_strv_length (rows), ==, g_strv_length (lines) + 1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  for (guint i = 0; *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i + 1], ",", -1);
      json_t *line = json_loads (lines[i], 0, NULL);

      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[value], NULL), json_real_value (json_object_get (line, "value")), 1e-12);
      g_assert_cmpint (g_ascii_strtoll (cells[n], NULL, 10), ==, json_integer_value (json_object_get (line, "n")));
      json_decref (line);
    }
}

typedef struct
{
  const char *expected;
  char *there;
} Copied;

static gboolean
is_copied (QuothDriver *driver, gpointer data)
{
  Copied *copied = data;
  g_autoptr (GSubprocess) xclip = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, "xclip",
                                                    "-o", "-selection", "clipboard", NULL);

  g_clear_pointer (&copied->there, g_free);
  if (xclip != NULL)
    g_subprocess_communicate_utf8 (xclip, NULL, NULL, &copied->there, NULL, NULL);
  return copied->there != NULL && g_str_has_prefix (copied->expected, copied->there) && *copied->there != '\0';
}

/* What is copied for a paper is what the command line tells. */
static void
copy_methods (QuothDriver *driver, const char *project)
{
  g_autofree char *told
    = quoth_driver_run_cli (driver, "agreement", project, "--methods", "--quiet", "-m", "krippendorff-alpha", "-b", "1000", NULL);
  g_autofree char *xclip = g_find_program_in_path ("xclip");
  Copied copied = { told, NULL };

  quoth_driver_choose (driver, "Copy or save the results", "Copy the Methods Paragraph", "c");
  quoth_driver_wait_for_text (driver, "The paragraph is copied");
  quoth_driver_click_on (driver, ATSPI_ROLE_LABEL, "Agreement");
  if (xclip != NULL)
    {
      quoth_driver_wait_for (driver, is_copied, &copied, "the paragraph in the clipboard");
      g_assert_cmpint (strlen (told) - strlen (copied.there), <=, 1);
      g_assert_nonnull (strstr (copied.there, "Krippendorff, K."));
    }
  g_free (copied.there);
}

static void
test_files (void)
{
  g_autoptr (QuothDriver) driver = quoth_driver_new ();
  g_autofree char *text = quoth_driver_write_file (driver, "text.txt", "Xi said no. Xi said so again. Xi asked. Xi left.\n");
  g_autofree char *project = quoth_driver_make_project (driver, "work", text, edits);
  g_autofree char *told = run_agreement (driver, project);
  g_autofree char *json = NULL, *csv = NULL, *confusion = NULL;

  quoth_driver_open (driver, project);
  quoth_driver_show_page (driver, "Agreement");
  quoth_driver_wait_for_text (driver, "0.533");
  json = save (driver, "Save as JSON…", "j", "Save as JSON", "agreement.jsonl");
  g_assert_cmpstr (json, ==, told);
  csv = save (driver, "Save What Is Shown as CSV…", "s", "Save as CSV", "agreement.csv");
  assert_table (csv, told);
  copy_methods (driver, project);

  quoth_driver_click_text (driver, "Confusion");
  quoth_driver_wait_for_widget (driver, ATSPI_ROLE_TABLE_CELL, "Ann: Xi, Bo: Xi – 2");
  confusion = save (driver, "Save What Is Shown as CSV…", "s", "Save as CSV", "confusion.csv");
  g_assert_cmpstr (confusion, ==, "Ann \\ Bo,Xi,\"Yu, \"\"the other\"\"\"\r\nXi,2,1\r\n\"Yu, \"\"the other\"\"\",0,1\r\n");
  quoth_driver_finish (driver, project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  quoth_driver_init ();
  g_test_add_func ("/agreement-files/saved", test_files);
  return g_test_run ();
}
