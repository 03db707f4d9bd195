/* quoth-cli-fixture.c: running quoth-cli in a folder of its own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-cli-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
quoth_cli_fixture_set_up (QuothCliFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (g_getenv ("QUOTH_CLI"));
  self->folder = g_dir_make_tmp ("quoth-test-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

void
quoth_cli_fixture_tear_down (QuothCliFixture *self, gconstpointer data)
{
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->out);
  g_free (self->err);
}

/* Output may be any bytes; a NUL ends what a test sees of it. */
static char *
take_bytes (GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  char *text = g_strndup (data != NULL ? data : "", n_bytes);

  g_bytes_unref (bytes);
  return text;
}

int
quoth_cli_fixture_run_argv (QuothCliFixture *self, const char *const *argv, const char *input)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) in = g_bytes_new (input, input != NULL ? strlen (input) : 0);
  g_autoptr (GError) error = NULL;
  GBytes *out;
  GBytes *err;

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  /* A program that does not read its input closes it early, which is not what is tested. */
  g_subprocess_communicate (process, in, NULL, &out, &err, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    g_clear_error (&error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  self->out = take_bytes (out);
  self->err = take_bytes (err);
  self->status = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process)
                                                      : 128 + g_subprocess_get_term_sig (process);
  g_test_message ("%s %s: status %d\n%.2000s", argv[0], argv[1], self->status, self->err);
  return self->status;
}

static int
run_list (QuothCliFixture *self, const char *input, va_list args)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *arg;

  g_ptr_array_add (argv, (gpointer) g_getenv ("QUOTH_CLI"));
  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) arg);
  g_ptr_array_add (argv, NULL);
  return quoth_cli_fixture_run_argv (self, (const char *const *) argv->pdata, input);
}

int
quoth_cli_fixture_run (QuothCliFixture *self, ...)
{
  va_list args;
  int status;

  va_start (args, self);
  status = run_list (self, NULL, args);
  va_end (args);
  return status;
}

int
quoth_cli_fixture_feed (QuothCliFixture *self, const char *input, ...)
{
  va_list args;
  int status;

  va_start (args, input);
  status = run_list (self, input, args);
  va_end (args);
  return status;
}

int
quoth_cli_fixture_shell (QuothCliFixture *self, const char *line)
{
  const char *const argv[] = { "sh", "-c", line, NULL };

  return quoth_cli_fixture_run_argv (self, argv, NULL);
}

void
quoth_cli_fixture_assert_done (QuothCliFixture *self, const char *where)
{
  if (self->status != 0 || *self->err != '\0')
    g_error ("%s: status %d\n%s", where, self->status, self->err);
}

void
quoth_cli_fixture_assert_failed (QuothCliFixture *self, int status, ...)
{
  const char *phrase;
  va_list args;

  g_assert_cmpint (self->status, ==, status);
  g_assert_true (g_str_has_prefix (self->err, "quoth-cli: "));
  va_start (args, status);
  while ((phrase = va_arg (args, const char *)) != NULL)
    if (strstr (self->err, phrase) == NULL)
      g_error ("“%s” is not in: %s", phrase, self->err);
  va_end (args);
}

void
quoth_cli_fixture_write (QuothCliFixture *self, const char *name, const char *contents, gssize n_bytes)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_file_set_contents (path, contents, n_bytes, &error);
  g_assert_no_error (error);
}

char *
quoth_cli_fixture_read (QuothCliFixture *self, const char *name, gsize *n_bytes)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents;

  g_file_get_contents (path, &contents, n_bytes, &error);
  g_assert_no_error (error);
  return contents;
}

gboolean
quoth_cli_fixture_exists (QuothCliFixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
quoth_cli_fixture_make_project (QuothCliFixture *self)
{
  quoth_cli_fixture_write (self, "one.txt", QUOTH_CLI_TEXT, -1);
  quoth_cli_run (self, "new", "p.quoth", "--quiet");
  quoth_cli_run (self, "import", "p.quoth", "one.txt", "--coder", "A", "--quiet");
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_names (GString *list, const char *path, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, g_ptr_array_index (names, i), NULL);
      g_autofree char *shown = g_strdup_printf ("%s%s", prefix, (char *) g_ptr_array_index (names, i));
      g_autofree char *inner = g_strdup_printf ("%s/", shown);

      g_string_append_printf (list, "%s\n", shown);
      append_names (list, child, inner);
    }
}

char *
quoth_cli_fixture_snapshot (QuothCliFixture *self)
{
  GString *all = g_string_new (NULL);

  quoth_cli_run (self, "export", "p.quoth", "--format", "jsonl", "--output", "-", "--quiet");
  g_string_append (all, self->out);
  append_names (all, self->folder, "");
  return g_string_free (all, FALSE);
}

guint
quoth_cli_fixture_count (const char *haystack, const char *needle)
{
  guint n = 0;

  for (const char *p = strstr (haystack, needle); p != NULL; p = strstr (p + 1, needle))
    n++;
  return n;
}

char *
quoth_cli_fixture_find_corpus (const char *name)
{
  const char *shared = g_getenv ("QUOTH_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "corpus", name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the corpus is not here");
  return NULL;
}
