/* quoth-source-file.c: the project's source files, as the walls test reads them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-source-file.h"

#include <string.h>

static void
source_file_free (gpointer data)
{
  QuothSourceFile *self = data;

  g_free (self->path);
  g_strfreev (self->lines);
  g_free (self);
}

static void
add_file (GPtrArray *files, const char *root, const char *path)
{
  g_autofree char *full = g_build_filename (root, path, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  QuothSourceFile *self = g_new0 (QuothSourceFile, 1);

  g_file_get_contents (full, &contents, NULL, &error);
  g_assert_no_error (error);
  self->path = g_strdup (path);
  self->lines = g_strsplit (contents, "\n", -1);
  self->n_lines = g_strv_length (self->lines);
  if (self->n_lines > 0 && self->lines[self->n_lines - 1][0] == '\0')
    self->n_lines--;
  g_ptr_array_add (files, self);
}

static gboolean
has_suffix (const char *name, const char *const *suffixes)
{
  for (; *suffixes != NULL; suffixes++)
    if (g_str_has_suffix (name, *suffixes))
      return TRUE;
  return FALSE;
}

static void
walk (GPtrArray *files, const char *root, const char *folder, const char *const *suffixes)
{
  g_autofree char *full = g_build_filename (root, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *full_path = g_build_filename (root, path, NULL);

      if (g_file_test (full_path, G_FILE_TEST_IS_DIR))
        walk (files, root, path, suffixes);
      else if (has_suffix (name, suffixes))
        add_file (files, root, path);
    }
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const QuothSourceFile *const *file_a = a;
  const QuothSourceFile *const *file_b = b;

  return strcmp ((*file_a)->path, (*file_b)->path);
}

GPtrArray *
quoth_source_files_list (const char *folder, const char *const *suffixes)
{
  const char *root = g_getenv ("QUOTH_SOURCE_ROOT");
  GPtrArray *files = g_ptr_array_new_with_free_func (source_file_free);

  g_assert_nonnull (root);
  walk (files, root, folder, suffixes);
  g_ptr_array_sort (files, compare_paths);
  return files;
}

char *
quoth_source_file_get_stem (const QuothSourceFile *self)
{
  char *stem = g_path_get_basename (self->path);

  *strrchr (stem, '.') = '\0';
  return stem;
}

char *
quoth_source_file_get_include (const QuothSourceFile *self, guint n)
{
  const char *line = self->lines[n];
  const char *end;

  if (!g_str_has_prefix (line, "#include "))
    return NULL;
  line += strlen ("#include ");
  end = strpbrk (line + 1, "\">");
  return end != NULL ? g_strndup (line, (gsize) (end - line)) : NULL;
}

gboolean
quoth_source_file_contains (const QuothSourceFile *self, const char *needle)
{
  for (guint i = 0; i < self->n_lines; i++)
    if (strstr (self->lines[i], needle) != NULL)
      return TRUE;
  return FALSE;
}
