/* quoth-sample.c: the project for somebody who has none yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-sample.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "quoth.h"
#include "quoth-settings.h"

typedef struct
{
  char *path;
  char *coder_name;
} SampleData;

static void
sample_data_free (gpointer data)
{
  SampleData *sample = data;

  g_free (sample->path);
  g_free (sample->coder_name);
  g_free (sample);
}

/* The folder of the sample's files: QUOTH_DATA_DIR of the environment is for a program that is not installed. */
static char *
dup_folder (void)
{
  const char *data = g_getenv ("QUOTH_DATA_DIR");

  return g_build_filename (data != NULL && *data != '\0' ? data : QUOTH_DATA_DIR, "sample", NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The sample's files that end in @suffix, in order. */
static GPtrArray *
list_files (const char *folder, const char *suffix, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix))
      g_ptr_array_add (files, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (files, compare_names);
  return g_steal_pointer (&files);
}

static gboolean
add_texts (QuothStore *store, QuothCoder *coder, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = list_files (folder, ".txt", error);
  g_autoptr (QuothImport) import = NULL;

  if (files == NULL)
    return FALSE;
  import = quoth_import_new (store, coder);
  for (guint i = 0; i < files->len; i++)
    quoth_import_add_path (import, files->pdata[i]);
  return quoth_import_prepare (import, cancellable, error) &&
         quoth_import_commit (import, cancellable, error);
}

static gboolean
add_coding (QuothStore *store, const QuothCoder *coder, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = list_files (folder, ".jsonl", error);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (files->pdata[i]);
      g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
      g_autoptr (QuothApplyReport) report = NULL;

      if (stream == NULL)
        return FALSE;
      report = quoth_apply (store, G_INPUT_STREAM (stream), files->pdata[i], coder, FALSE, FALSE,
                            cancellable, error);
      if (report == NULL)
        return FALSE;
    }
  return files != NULL;
}

static gboolean
fill (QuothStore *store, const char *coder_name, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);

  coder->name = g_strdup (coder_name);
  return add_texts (store, coder, folder, cancellable, error) &&
         add_coding (store, coder, folder, cancellable, error);
}

static void
sample_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  SampleData *data = task_data;
  g_autofree char *parent = g_path_get_dirname (data->path);
  g_autoptr (QuothStore) store = NULL;
  GError *error = NULL;

  if (g_file_test (data->path, G_FILE_TEST_EXISTS))
    {
      g_task_return_pointer (task, g_strdup (data->path), g_free);
      return;
    }
  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, g_io_error_from_errno (errno),
                               _ ("The folder %s cannot be made: %s"), parent, g_strerror (errno));
      return;
    }
  store = quoth_store_create (data->path, _ ("Sample"), &error);
  if (store != NULL && fill (store, data->coder_name, cancellable, &error))
    {
      quoth_store_close (store);
      g_task_return_pointer (task, g_strdup (data->path), g_free);
      return;
    }
  if (store != NULL)
    {
      quoth_store_close (store);
      g_unlink (data->path);
    }
  g_task_return_error (task, error);
}

void
quoth_sample_make_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  SampleData *data = g_new0 (SampleData, 1);

  data->path = g_build_filename (g_get_user_data_dir (), "quoth", "sample.quoth", NULL);
  data->coder_name = quoth_settings_dup_coder ();
  g_task_set_source_tag (task, quoth_sample_make_async);
  g_task_set_task_data (task, data, sample_data_free);
  g_task_run_in_thread (task, sample_thread);
}

char *
quoth_sample_make_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
