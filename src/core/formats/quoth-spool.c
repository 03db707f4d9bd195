/* quoth-spool.c: a temporary file, for what has to stand in an export before it is known
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-spool.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "text/quoth-error.h"

QuothExportFile *
quoth_spool_new (QuothExport *export, GError **error)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("quoth-XXXXXX", &path, error);
  QuothExportFile *file;

  if (fd < 0)
    return NULL;
  g_unlink (path);
  file = g_new0 (QuothExportFile, 1);
  file->buffer = g_string_new (NULL);
  file->stream = g_unix_output_stream_new (fd, TRUE);
  file->cancellable = export->cancellable;
  return file;
}

GInputStream *
quoth_spool_read (QuothExportFile *spool, guint64 *n_bytes, GError **error)
{
  int fd = g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (spool->stream));
  off_t end;

  if (!quoth_export_file_close (spool, error))
    return NULL;
  end = lseek (fd, 0, SEEK_CUR);
  if (end < 0 || lseek (fd, 0, SEEK_SET) < 0)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _("A temporary file cannot be read: %s"), g_strerror (errno));
      return NULL;
    }
  *n_bytes = (guint64) end;
  return g_unix_input_stream_new (fd, FALSE);
}

gboolean
quoth_spool_append (QuothExportFile *spool, QuothExportFile *to, GError **error)
{
  guint64 n_bytes;
  g_autoptr (GInputStream) stream = quoth_spool_read (spool, &n_bytes, error);

  /* What is in the buffer comes before it. */
  return stream != NULL && quoth_export_file_flush (to, error)
         && g_output_stream_splice (to->stream, stream, G_OUTPUT_STREAM_SPLICE_NONE, to->cancellable, error) >= 0;
}
