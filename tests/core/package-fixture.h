/* package-fixture.h: documents that are zip archives, for tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "documents-fixture.h"
#include "formats/quoth-archive-writer.h"

/* One file in a package; the last has no name. */
typedef struct
{
  const char *name;
  const char *content;
} PackageFile;

/* (transfer full) @changed: (nullable): instead of the content of the file @name, these bytes */
static inline GBytes *
package_pack_changed (const PackageFile *files, const char *name, const char *changed, gsize n_changed)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (QuothArchiveWriter) writer = quoth_archive_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  for (; files->name != NULL; files++)
    {
      gboolean is_changed = changed != NULL && strcmp (files->name, name) == 0;

      quoth_archive_writer_add (
        writer, files->name, is_changed ? changed : files->content, is_changed ? n_changed : strlen (files->content), &error);
      g_assert_no_error (error);
    }
  quoth_archive_writer_close (writer, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static inline GBytes *
package_pack (const PackageFile *files)
{
  return package_pack_changed (files, NULL, NULL, 0);
}

static inline QuothDocument *
package_read (const char *format_id, const PackageFile *files, GPtrArray *warnings, GError **error)
{
  g_autoptr (GBytes) bytes = package_pack (files);
  g_autoptr (GPtrArray) documents = documents_read_all (format_id, bytes, FALSE, warnings, error);

  if (documents == NULL)
    return NULL;
  documents_assert_sound (documents->pdata[0]);
  return quoth_value_ref (documents->pdata[0]);
}

/* Cuts and changes the package, and the file @name before it is packed, where no sum tells it. */
static inline void
package_assert_robust (const char *format_id, const PackageFile *files, const char *name, guint n_rounds)
{
  g_autoptr (GBytes) bytes = package_pack (files);
  const char *content = "";
  gsize length;

  documents_assert_robust (format_id, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), n_rounds);
  for (const PackageFile *file = files; file->name != NULL; file++)
    if (strcmp (file->name, name) == 0)
      content = file->content;
  length = strlen (content);
  for (guint i = 0; i < n_rounds; i++)
    {
      g_autofree char *changed = g_strdup (content);
      gsize cut = i % 4 == 0 ? (gsize) g_test_rand_int_range (0, (gint32) length + 1) : length;
      g_autoptr (GBytes) packed = NULL;
      g_autoptr (GPtrArray) documents = NULL;
      g_autoptr (GError) error = NULL;

      for (guint k = 0; k < 3; k++)
        changed[g_test_rand_int_range (0, (gint32) length)] = "<>/\"=& a\xc3w:"[g_test_rand_int_range (0, 12)];
      packed = package_pack_changed (files, name, changed, cut);
      documents = documents_read_all (format_id, packed, i % 3 == 0, NULL, &error);
      g_assert_true ((documents != NULL) != (error != NULL));
      for (guint k = 0; documents != NULL && k < documents->len; k++)
        documents_assert_sound (documents->pdata[k]);
    }
}

static inline void
package_assert_refused (const char *format_id, const PackageFile *files, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = package_read (format_id, files, NULL, &error);

  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}
