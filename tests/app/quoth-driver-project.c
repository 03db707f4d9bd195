/* quoth-driver-project.c: the project of a test: made before the window opens it, and read from outside while it is open
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-driver.h"

#include <string.h>

#define ANY G_MAXUINT

/* What a list of the project must say, and how often. */
typedef struct
{
  const char *project;
  const char *kind;
  const char *needle;
  guint n;
} Expected;

char *
quoth_driver_write_file (QuothDriver *self, const char *name, const char *contents)
{
  char *path = g_build_filename (quoth_driver_get_home (self), name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  return path;
}

char *
quoth_driver_dup_sample (const char *name)
{
  return g_build_filename (g_getenv ("QUOTH_SAMPLE"), name, NULL);
}

int
quoth_driver_find_in_sample (const char *name, const char *words)
{
  g_autofree char *path = quoth_driver_dup_sample (name);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const char *found;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  found = strstr (text, words);
  g_assert_nonnull (found);
  return (int) g_utf8_pointer_to_offset (text, found);
}

char *
quoth_driver_make_project (QuothDriver *self, const char *name, const char *text, const char *edits)
{
  g_autofree char *base = g_strconcat (name, ".quoth", NULL);
  char *project = g_build_filename (quoth_driver_get_home (self), base, NULL);

  g_free (quoth_driver_run_cli (self, "new", project, "--quiet", NULL));
  if (text != NULL)
    g_free (quoth_driver_run_cli (self, "import", project, text, "--quiet", NULL));
  if (edits != NULL)
    quoth_driver_apply (self, project, edits);
  return project;
}

void
quoth_driver_apply (QuothDriver *self, const char *project, const char *edits)
{
  g_autofree char *path = quoth_driver_write_file (self, "edits.jsonl", edits);

  g_free (quoth_driver_run_cli (self, "apply", project, path, "--quiet", NULL));
}

/* The number of the version stands in bytes 60 to 63 of the file. */
void
quoth_driver_make_newer (const char *project)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (project, &contents, &length, &error);
  g_assert_no_error (error);
  contents[62] = 1;
  g_file_set_contents (project, contents, (gssize) length, &error);
  g_assert_no_error (error);
}

guint
quoth_driver_count (QuothDriver *self, const char *project, const char *kind, const char *needle)
{
  g_autofree char *list = quoth_driver_run_cli (self, "list", project, kind, "--json", NULL);
  guint n = 0;

  for (const char *at = list; (at = strstr (at, needle)) != NULL; at++)
    n++;
  return n;
}

static gboolean
is_so (QuothDriver *self, gpointer data)
{
  const Expected *expected = data;
  guint n = quoth_driver_count (self, expected->project, expected->kind, expected->needle);

  return expected->n == ANY ? n > 0 : n == expected->n;
}

void
quoth_driver_expect (QuothDriver *self, const char *project, const char *kind, const char *needle, guint n)
{
  Expected expected = { .project = project, .kind = kind, .needle = needle, .n = n };
  g_autofree char *what = g_strdup_printf ("%u times %s in the list of %s", n, needle, kind);

  quoth_driver_wait_for (self, is_so, &expected, what);
}

void
quoth_driver_expect_some (QuothDriver *self, const char *project, const char *kind, const char *needle)
{
  Expected expected = { .project = project, .kind = kind, .needle = needle, .n = ANY };
  g_autofree char *what = g_strdup_printf ("%s in the list of %s", needle, kind);

  quoth_driver_wait_for (self, is_so, &expected, what);
}
