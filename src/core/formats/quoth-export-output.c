/* quoth-export-output.c: where an export goes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Everything is written beside the destination, under a name that begins with a dot, and renamed at the very end:
 * whatever goes wrong before, what was there is there still and nothing else is. A folder that is replaced is first
 * moved aside, so that a failed rename can be taken back.
 *
 * Replacing a folder deletes what is in it, so it is done only to a folder in which every file is one that the same
 * format makes: with one foreign file in it, the export is refused and names that file.
 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "formats/quoth-export-private.h"
#include "text/quoth-error.h"

#define BUFFER_SIZE (64 * 1024)

struct _QuothExportOutput
{
  QuothExport *export;
  char *destination;
  char *temporary;
  gboolean is_folder;
};

static void
set_errno_error (GError **error, int code, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _("Cannot write %s: %s"), name, g_strerror (code));
}

/* ---- Files ---- */

/* @shown: what an error calls it; the name it has meanwhile means nothing to anyone. */
static GOutputStream *
create_stream (const char *path, const char *shown, GError **error)
{
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      set_errno_error (error, errno, shown);
      return NULL;
    }
  return g_unix_output_stream_new (fd, TRUE);
}

/* (transfer full): where a file is written; @name is as in quoth_export_open_file(). Each part of a split has a file or a folder. */
static char *
make_path (QuothExport *self, const char *name, GError **error)
{
  const char *temporary = self->output->temporary;
  g_autofree char *folder = NULL;

  if (self->part == NULL || (self->format->flags & QUOTH_FORMAT_HAS_SPLITS) != 0)
    return name != NULL ? g_build_filename (temporary, name, NULL) : g_strdup (temporary);
  if (name == NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s.%s", self->part->name, self->format->extensions[0]);

      return g_build_filename (temporary, file, NULL);
    }
  folder = g_build_filename (temporary, self->part->name, NULL);
  if (g_mkdir (folder, 0777) != 0 && errno != EEXIST)
    {
      set_errno_error (error, errno, self->path);
      return NULL;
    }
  return g_build_filename (folder, name, NULL);
}

QuothExportFile *
quoth_export_open_file (QuothExport *self, const char *name, GError **error)
{
  QuothExportOutput *output = self->output;
  g_autoptr (GOutputStream) stream = NULL;
  QuothExportFile *file;

  if (output == NULL)
    {
      stream = g_object_ref (self->stream);
    }
  else
    {
      g_autofree char *path = make_path (self, name, error);

      if (path == NULL)
        return NULL;
      stream = create_stream (path, self->path, error);
      if (stream == NULL)
        return NULL;
    }

  file = g_new0 (QuothExportFile, 1);
  file->buffer = g_string_sized_new (BUFFER_SIZE + 4096);
  file->stream = g_steal_pointer (&stream);
  file->cancellable = self->cancellable;
  file->name = g_strdup (self->path);
  file->sync = output != NULL && !output->is_folder;
  return file;
}

static gboolean
is_about_disk (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* What the disk refused becomes one of our errors, and says for which file. */
static gboolean
fail_to_write (QuothExportFile *self, GError *cause, GError **error)
{
  g_autoptr (GError) owned = cause;
  g_autofree char *name = self->name != NULL ? g_filename_display_name (self->name) : NULL;

  if (name != NULL && is_about_disk (owned))
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _("Cannot write %s: %s"), name, owned->message);
  else
    g_propagate_error (error, g_steal_pointer (&owned));
  return FALSE;
}

static gboolean
write_buffer (QuothExportFile *self, GError **error)
{
  GError *cause = NULL;

  if (!g_output_stream_write_all (
        self->stream, self->buffer->str, self->buffer->len, NULL, self->cancellable, &cause))
    return fail_to_write (self, cause, error);
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

gboolean
quoth_export_file_spill (QuothExportFile *self, GError **error)
{
  return self->buffer->len < BUFFER_SIZE || write_buffer (self, error);
}

gboolean
quoth_export_file_flush (QuothExportFile *self, GError **error)
{
  return write_buffer (self, error);
}

gboolean
quoth_export_file_close (QuothExportFile *self, GError **error)
{
  GError *cause = NULL;

  if (!write_buffer (self, error))
    return FALSE;
  if (self->sync && fsync (g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (self->stream))) != 0)
    {
      set_errno_error (error, errno, self->name);
      return FALSE;
    }
  if (self->name == NULL)
    return g_output_stream_flush (self->stream, self->cancellable, error);
  if (!g_output_stream_close (self->stream, self->cancellable, &cause))
    return fail_to_write (self, cause, error);
  return TRUE;
}

void
quoth_export_file_free (QuothExportFile *self)
{
  g_string_free (self->buffer, TRUE);
  g_object_unref (self->stream);
  g_free (self->name);
  g_free (self);
}

/* Letters of every script stay; what some file system or shell takes amiss becomes "_". 200 bytes leave room for an extension. */
char *
quoth_export_file_name (const char *name)
{
  GString *safe = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean bad = c < 0x20 || c == 0x7f || (c < 0x80 && strchr ("/\\:*?\"<>|", (char) c) != NULL)
                     || g_unichar_type (c) == G_UNICODE_CONTROL || g_unichar_type (c) == G_UNICODE_FORMAT
                     || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
                     || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;

      if (safe->len + 6 > 200)
        break;
      if (bad || (safe->len == 0 && (c == '.' || c == '-' || c == ' ')))
        g_string_append_c (safe, '_');
      else
        g_string_append_unichar (safe, c);
    }
  while (safe->len > 0 && strchr (". ", safe->str[safe->len - 1]) != NULL)
    g_string_truncate (safe, safe->len - 1);
  if (safe->len == 0)
    g_string_append (safe, "_");
  return g_string_free (safe, FALSE);
}

/* ---- The destination ---- */

/* With the folders in it, of the parts of a split. A link is only unlinked. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_unlink (file) != 0)
        remove_folder (file);
    }
  g_rmdir (path);
}

gboolean
quoth_export_refuse_foreign (const char *path, const char *name, GError **error)
{
  g_autofree char *shown_path = g_filename_display_name (path);
  g_autofree char *shown = g_filename_display_name (name);

  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_EXISTS,
               _("%s holds “%s”, which no export of this format made, so the folder is not replaced"),
               shown_path,
               shown);
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Whether everything in the folder is what this format makes. Sorted, so that it always names the same file. */
gboolean
quoth_export_check_folder (const QuothFormat *format, const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (dir == NULL)
    return FALSE;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, names->pdata[i], NULL);

      if (!g_file_test (file, G_FILE_TEST_IS_REGULAR) || format->is_own_file == NULL
          || !format->is_own_file (path, names->pdata[i]))
        return quoth_export_refuse_foreign (path, names->pdata[i], error);
    }
  return TRUE;
}

static gboolean
check_contents (QuothExport *export, const char *path, GError **error)
{
  return export->split != NULL && (export->format->flags & QUOTH_FORMAT_HAS_SPLITS) == 0
           ? quoth_export_check_splits (export, path, error)
           : quoth_export_check_folder (export->format, path, error);
}

static gboolean
check_destination (QuothExport *export, GError **error)
{
  gboolean is_folder = quoth_export_makes_folder (export);
  gboolean is_there = g_file_test (export->path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
  gboolean folder_there = g_file_test (export->path, G_FILE_TEST_IS_DIR);
  g_autofree char *name = g_filename_display_name (export->path);

  if (!is_there)
    return TRUE;
  if (!export->force)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS, _("%s exists already"), name);
  else if (is_folder && !folder_there)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_EXISTS,
                 _("%s is a file, and this makes a folder: it needs another name"),
                 name);
  else if (!is_folder && folder_there)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_EXISTS,
                 _("%s is a folder, and this format makes a file: it needs another name"),
                 name);
  else
    return !is_folder || check_contents (export, export->path, error);
  return FALSE;
}

/* A name beside the destination that is not taken. */
static char *
make_sibling (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  char *sibling = NULL;

  do
    {
      g_autofree char *name = g_strdup_printf (".%.100s.%08x", base, g_random_int ());

      g_free (sibling);
      sibling = g_build_filename (folder, name, NULL);
    }
  while (g_file_test (sibling, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK));
  return sibling;
}

QuothExportOutput *
quoth_export_output_new (QuothExport *export, GError **error)
{
  g_autoptr (QuothExportOutput) self = NULL;

  if (!check_destination (export, error))
    return NULL;

  self = g_new0 (QuothExportOutput, 1);
  self->export = export;
  self->destination = g_canonicalize_filename (export->path, NULL);
  self->is_folder = quoth_export_makes_folder (export);
  self->temporary = make_sibling (self->destination);
  if (self->is_folder && g_mkdir (self->temporary, 0777) != 0)
    {
      set_errno_error (error, errno, export->path);
      g_clear_pointer (&self->temporary, g_free);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static gboolean
rename_or_fail (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;
  set_errno_error (error, errno, to);
  return FALSE;
}

/* The old folder steps aside, the new one takes its place, the old one goes. */
static gboolean
swap_folders (QuothExportOutput *self, GError **error)
{
  g_autofree char *aside = make_sibling (self->destination);

  if (!check_contents (self->export, self->destination, error)
      || !rename_or_fail (self->destination, aside, error))
    return FALSE;
  if (!rename_or_fail (self->temporary, self->destination, error))
    {
      g_rename (aside, self->destination);
      return FALSE;
    }
  remove_folder (aside);
  return TRUE;
}

gboolean
quoth_export_output_commit (QuothExportOutput *self, GError **error)
{
  gboolean is_there = g_file_test (self->destination, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);

  /* Somebody may have made one while this was written. */
  if (is_there && !check_destination (self->export, error))
    return FALSE;
  if (self->is_folder && is_there)
    {
      if (!swap_folders (self, error))
        return FALSE;
    }
  else if (!rename_or_fail (self->temporary, self->destination, error))
    {
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

void
quoth_export_output_free (QuothExportOutput *self)
{
  if (self->temporary != NULL && self->is_folder)
    remove_folder (self->temporary);
  else if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->destination);
  g_free (self);
}
