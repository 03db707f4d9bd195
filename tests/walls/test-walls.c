/* test-walls.c: the rules that keep the house straight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-source-file.h"

#include <string.h>

#define MAX_FILE_LINES 600
#define MAX_FUNCTION_LINES 60

static const char *const c_files[] = { ".c", ".h", NULL };

/* The rooms of libquoth, and which each may look into; `formats` and `analysis` see the store by
 * its front door only. */
static const struct
{
  const char *folder;
  const char *may_include[8];
} rooms[] = {
  { "src/core/text", { "text/" } },
  { "src/core/agreement", { "agreement/", "text/" } },
  { "src/core/model", { "model/", "text/" } },
  { "src/core/store", { "store/", "model/", "text/" } },
  { "src/core/formats",
    { "formats/", "agreement/", "model/", "text/", "store/quoth-store.h", "store/quoth-reader.h", "rework/quoth-board.h" } },
  { "src/core/analysis",
    { "analysis/", "agreement/", "model/", "text/", "store/quoth-store.h", "store/quoth-reader.h" } },
  { "src/core/suggest", { "suggest/", "model/", "text/" } },
  { "src/core/rework",
    { "rework/", "model/", "text/", "store/quoth-store.h", "store/quoth-reader.h" } },
};

static const char *const gtk_headers[] = { "<gtk/",          "<gdk/",   "<gsk/", "<adwaita",
                                           "<gtksourceview", "<pango/", NULL };

/* The module that sets pages is no part of libquoth: it is loaded when it is needed. */
static const char *const page_modules[] = { "src/core/formats/quoth-report-strip.h", NULL };

static gboolean
has_a_prefix (const char *string, const char *const *prefixes, guint n)
{
  for (guint i = 0; i < n && prefixes[i] != NULL; i++)
    if (g_str_has_prefix (string, prefixes[i]))
      return TRUE;
  return FALSE;
}

static void
check_room_include (guint room, const QuothSourceFile *file, guint line)
{
  g_autofree char *include = quoth_source_file_get_include (file, line);

  if (include == NULL)
    return;
  if (has_a_prefix (include, gtk_headers, G_N_ELEMENTS (gtk_headers)) && !g_strv_contains (page_modules, file->path))
    g_test_fail_printf ("%s:%u: libquoth must not include GTK: %s", file->path, line + 1, include);
  if (include[0] != '"' || g_str_equal (include, "\"config.h"))
    return;
  if (!has_a_prefix (include + 1, rooms[room].may_include, G_N_ELEMENTS (rooms[room].may_include)))
    g_test_fail_printf (
      "%s:%u: must not include %s\"; write the room's name, and look only downwards", file->path,
      line + 1, include);
}

static void
test_core_includes (void)
{
  for (guint room = 0; room < G_N_ELEMENTS (rooms); room++)
    {
      g_autofree char *full =
        g_build_filename (g_getenv ("QUOTH_SOURCE_ROOT"), rooms[room].folder, NULL);
      g_autoptr (GPtrArray) files = NULL;

      if (!g_file_test (full, G_FILE_TEST_IS_DIR))
        continue;
      files = quoth_source_files_list (rooms[room].folder, c_files);
      for (guint i = 0; i < files->len; i++)
        {
          const QuothSourceFile *file = files->pdata[i];

          for (guint line = 0; line < file->n_lines; line++)
            check_room_include (room, file, line);
        }
    }
}

/* The window and the command line know libquoth by its umbrella, and each other not at all. */
static void
check_front_includes (const char *folder, gboolean may_use_gtk)
{
  g_autoptr (GPtrArray) files = quoth_source_files_list (folder, c_files);

  for (guint i = 0; i < files->len; i++)
    {
      const QuothSourceFile *file = files->pdata[i];

      for (guint line = 0; line < file->n_lines; line++)
        {
          g_autofree char *include = quoth_source_file_get_include (file, line);

          if (include == NULL)
            continue;
          if (include[0] == '"' && strchr (include, '/') != NULL)
            g_test_fail_printf ("%s:%u: must include \"quoth.h\", not %s\"", file->path, line + 1,
                                include);
          if (!may_use_gtk && has_a_prefix (include, gtk_headers, G_N_ELEMENTS (gtk_headers)))
            g_test_fail_printf ("%s:%u: quoth-cli must not include GTK", file->path, line + 1);
        }
    }
}

static void
test_front_includes (void)
{
  check_front_includes ("src/app", TRUE);
  check_front_includes ("src/cli", FALSE);
}

/* Whoever codes blind must not be shown what others coded, so that what shows things reads by quoth_store_open_view(). These do not show what they read so:
 * they find who is asking, count entries of the history, or try a merge. */
static const char *const all_readers[]
  = { "src/cli/quoth-invocation.c", "src/cli/quoth-command-compact.c", "src/cli/quoth-merge-adopt.c", NULL };

static void
test_viewers (void)
{
  g_autoptr (GPtrArray) files = quoth_source_files_list ("src/cli", c_files);
  guint n_seen = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const QuothSourceFile *file = files->pdata[i];

      if (!quoth_source_file_contains (file, "quoth_store_open_reader"))
        continue;
      n_seen++;
      if (!g_strv_contains (all_readers, file->path))
        g_test_fail_printf ("%s: shows what somebody may not see; open a view (quoth_store_open_view())", file->path);
    }
  g_assert_cmpuint (n_seen, ==, g_strv_length ((char **) all_readers));
}

static void
check_functions (const QuothSourceFile *file)
{
  guint start = 0;

  for (guint line = 0; line < file->n_lines; line++)
    if (g_str_equal (file->lines[line], "{"))
      start = line;
    else if (start > 0 && g_str_equal (file->lines[line], "}"))
      {
        if (line - start - 1 > MAX_FUNCTION_LINES)
          g_test_fail_printf ("%s:%u: this function has %u lines, over %d: it does too much",
                              file->path, start, line - start - 1, MAX_FUNCTION_LINES);
        start = 0;
      }
}

static void
check_lengths (const char *folder)
{
  g_autoptr (GPtrArray) files = quoth_source_files_list (folder, c_files);

  for (guint i = 0; i < files->len; i++)
    {
      const QuothSourceFile *file = files->pdata[i];

      if (file->n_lines > MAX_FILE_LINES)
        g_test_fail_printf ("%s: %u lines, over %d: it has more than one purpose", file->path,
                            file->n_lines, MAX_FILE_LINES);
      check_functions (file);
    }
}

static void
test_lengths (void)
{
  check_lengths ("src");
  check_lengths ("tests");
}

static void
test_heads (void)
{
  static const char *const folders[] = { "src", "tests" };

  for (guint f = 0; f < G_N_ELEMENTS (folders); f++)
    {
      g_autoptr (GPtrArray) files = quoth_source_files_list (folders[f], c_files);

      for (guint i = 0; i < files->len; i++)
        {
          const QuothSourceFile *file = files->pdata[i];
          g_autofree char *base = g_path_get_basename (file->path);
          g_autofree char *head = g_strdup_printf ("/* %s: ", base);

          if (!g_str_has_prefix (file->lines[0], head))
            g_test_fail_printf ("%s:1: must begin \"%s\", and say what it is", file->path, head);
          if (!quoth_source_file_contains (file, "SPDX-License-Identifier: GPL-3.0-or-later"))
            g_test_fail_printf ("%s: has no SPDX line", file->path);
          if (g_str_has_suffix (base, ".h") && !quoth_source_file_contains (file, "#pragma once"))
            g_test_fail_printf ("%s: has no #pragma once", file->path);
        }
    }
}

static gboolean
source_exists (const char *folder, const char *stem, const char *suffix)
{
  g_autofree char *base = g_strconcat (stem, suffix, NULL);
  g_autofree char *path = g_build_filename (g_getenv ("QUOTH_SOURCE_ROOT"), folder, base, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A template and its class have one name, and each is there. */
static void
test_templates (void)
{
  static const char *const ui_files[] = { ".ui", NULL };
  g_autoptr (GPtrArray) templates = quoth_source_files_list ("ui", ui_files);
  g_autoptr (GPtrArray) sources = quoth_source_files_list ("src/app", c_files);

  for (guint i = 0; i < templates->len; i++)
    {
      const QuothSourceFile *file = templates->pdata[i];
      g_autofree char *stem = quoth_source_file_get_stem (file);

      if (quoth_source_file_contains (file, "<template ") && !source_exists ("src/app", stem, ".c"))
        g_test_fail_printf ("%s: there is no class src/app/%s.c", file->path, stem);
    }

  for (guint i = 0; i < sources->len; i++)
    {
      const QuothSourceFile *file = sources->pdata[i];
      g_autofree char *stem = quoth_source_file_get_stem (file);

      if (quoth_source_file_contains (file, "set_template_from_resource") &&
          !source_exists ("ui", stem, ".ui"))
        g_test_fail_printf ("%s: there is no template ui/%s.ui", file->path, stem);
    }
}

/* A test is named after the class that it tests. */
static void
test_tests (void)
{
  static const char *const test_files[] = { ".c", NULL };
  g_autoptr (GPtrArray) tests = quoth_source_files_list ("tests/core", test_files);
  g_autoptr (GPtrArray) sources = quoth_source_files_list ("src/core", c_files);
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sources->len; i++)
    g_hash_table_add (stems, quoth_source_file_get_stem (sources->pdata[i]));

  for (guint i = 0; i < tests->len; i++)
    {
      g_autofree char *stem = quoth_source_file_get_stem (tests->pdata[i]);
      g_autofree char *class = NULL;

      if (!g_str_has_prefix (stem, "test-"))
        continue;
      class = g_strconcat ("quoth-", stem + strlen ("test-"), NULL);
      if (!g_hash_table_contains (stems, class))
        g_test_fail_printf ("tests/core/%s.c: there is no %s to test", stem, class);
    }
}

static char *
read_potfiles (void)
{
  g_autofree char *path =
    g_build_filename (g_getenv ("QUOTH_SOURCE_ROOT"), "po", "POTFILES.in", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return g_strconcat ("\n", contents, NULL);
}

static void
check_in_potfiles (const char *folder, const char *const *suffixes, const char *const *marks)
{
  g_autoptr (GPtrArray) files = quoth_source_files_list (folder, suffixes);
  g_autofree char *potfiles = read_potfiles ();

  for (guint i = 0; i < files->len; i++)
    {
      const QuothSourceFile *file = files->pdata[i];
      g_autofree char *entry = g_strdup_printf ("\n%s\n", file->path);
      gboolean marked = FALSE;

      for (guint m = 0; marks[m] != NULL && !marked; m++)
        marked = quoth_source_file_contains (file, marks[m]);
      if (marked && strstr (potfiles, entry) == NULL)
        g_test_fail_printf ("%s: has strings to translate and is not in po/POTFILES.in",
                            file->path);
      if (!marked && strstr (potfiles, entry) != NULL)
        g_test_fail_printf ("po/POTFILES.in: %s has no strings to translate", file->path);
    }
}

static void
test_potfiles (void)
{
  static const char *const ui_files[] = { ".ui", NULL };
  static const char *const c_marks[] = { "_(\"", "_ (\"", "ngettext (", "gettext (", NULL };
  static const char *const ui_marks[] = { "translatable=\"yes\"", NULL };

  check_in_potfiles ("src", c_files, c_marks);
  check_in_potfiles ("ui", ui_files, ui_marks);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/walls/core-includes", test_core_includes);
  g_test_add_func ("/walls/front-includes", test_front_includes);
  g_test_add_func ("/walls/viewers", test_viewers);
  g_test_add_func ("/walls/lengths", test_lengths);
  g_test_add_func ("/walls/heads", test_heads);
  g_test_add_func ("/walls/templates", test_templates);
  g_test_add_func ("/walls/tests", test_tests);
  g_test_add_func ("/walls/potfiles", test_potfiles);
  return g_test_run ();
}
