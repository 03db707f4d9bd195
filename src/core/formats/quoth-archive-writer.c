/* quoth-archive-writer.c: writing a zip archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The size of each entry is said before it, which every program for zip archives can read; libarchive could also say it after, in the
 * way of archives over 4 GB, which some cannot. An entry without a time gets the first one that a zip archive can have, in
 * every time zone.
 */

#include "config.h"

#include "formats/quoth-archive-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "formats/quoth-archive-locale.h"
#include "text/quoth-error.h"

#define CHUNK_SIZE (64 * 1024)

struct _QuothArchiveWriter
{
  GOutputStream *stream;
  GCancellable *cancellable;
  struct archive *archive;
  struct archive_entry *entry;
  gboolean is_dropped;
  GError *problem; /* what the stream had to say */
};

/* What the stream refuses is kept until libarchive is done: told of it, it would forget to give back what it packs with. */
static la_ssize_t
write_cb (struct archive *archive, void *user_data, const void *data, size_t n_bytes)
{
  QuothArchiveWriter *self = user_data;

  if (self->problem == NULL && !self->is_dropped)
    g_output_stream_write_all (self->stream, data, n_bytes, NULL, self->cancellable, &self->problem);
  return (la_ssize_t) n_bytes;
}

QuothArchiveWriter *
quoth_archive_writer_new (GOutputStream *stream, GCancellable *cancellable)
{
  QuothArchiveWriter *self = g_new0 (QuothArchiveWriter, 1);

  self->stream = g_object_ref (stream);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->archive = archive_write_new ();
  self->entry = archive_entry_new ();
  archive_write_set_format_zip (self->archive);
  archive_write_set_bytes_in_last_block (self->archive, 1);
  archive_write_open (self->archive, self, NULL, write_cb, NULL);
  return self;
}

void
quoth_archive_writer_free (QuothArchiveWriter *self)
{
  /* What is half there is not to be ended as if it were whole. */
  self->is_dropped = TRUE;
  archive_write_free (self->archive);
  archive_entry_free (self->entry);
  g_clear_error (&self->problem);
  g_clear_object (&self->cancellable);
  g_object_unref (self->stream);
  g_free (self);
}

/* Whether @result is good, and the stream took all so far. */
static gboolean
check (QuothArchiveWriter *self, gboolean result, GError **error)
{
  const char *why = archive_error_string (self->archive);

  if (self->problem != NULL)
    g_propagate_error (error, g_steal_pointer (&self->problem));
  else if (!result)
    g_set_error (
      error, QUOTH_ERROR, QUOTH_ERROR_FAILED, _("An archive cannot be written: %s"), why != NULL ? why : "");
  else
    return TRUE;
  self->is_dropped = TRUE;
  return FALSE;
}

static gboolean
begin (QuothArchiveWriter *self, const char *name, guint64 n_bytes, GError **error)
{
  archive_entry_clear (self->entry);
  archive_entry_copy_pathname (self->entry, name);
  archive_entry_set_filetype (self->entry, AE_IFREG);
  archive_entry_set_perm (self->entry, 0644);
  archive_entry_set_size (self->entry, (la_int64_t) n_bytes);
  return check (self, archive_write_header (self->archive, self->entry) == ARCHIVE_OK, error);
}

static gboolean
pack (QuothArchiveWriter *self, const guint8 *data, gsize n_bytes, GError **error)
{
  while (n_bytes > 0)
    {
      la_ssize_t n = archive_write_data (self->archive, data, n_bytes);

      if (!check (self, n > 0, error))
        return FALSE;
      data += n;
      n_bytes -= (gsize) n;
    }
  return TRUE;
}

gboolean
quoth_archive_writer_add (
  QuothArchiveWriter *self, const char *name, const void *data, gsize n_bytes, GError **error)
{
  g_autoptr (QuothArchiveLocale) locale = quoth_archive_locale_enter ();

  return begin (self, name, n_bytes, error) && pack (self, data, n_bytes, error)
         && check (self, archive_write_finish_entry (self->archive) == ARCHIVE_OK, error);
}

static gboolean
pack_stream (QuothArchiveWriter *self, const char *name, GInputStream *stream, guint64 n_bytes, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);

  while (n_bytes > 0)
    {
      gsize wanted = n_bytes < CHUNK_SIZE ? (gsize) n_bytes : CHUNK_SIZE;
      gssize n = g_input_stream_read (stream, chunk, wanted, self->cancellable, error);

      if (n < 0)
        return FALSE;
      if (n == 0)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED, _("What was to become “%s” in an archive ended too soon"), name);
          return FALSE;
        }
      if (!pack (self, chunk, (gsize) n, error))
        return FALSE;
      n_bytes -= (guint64) n;
    }
  return TRUE;
}

gboolean
quoth_archive_writer_add_stream (
  QuothArchiveWriter *self, const char *name, GInputStream *stream, guint64 n_bytes, GError **error)
{
  g_autoptr (QuothArchiveLocale) locale = quoth_archive_locale_enter ();

  return begin (self, name, n_bytes, error) && pack_stream (self, name, stream, n_bytes, error)
         && check (self, archive_write_finish_entry (self->archive) == ARCHIVE_OK, error);
}

gboolean
quoth_archive_writer_close (QuothArchiveWriter *self, GError **error)
{
  g_autoptr (QuothArchiveLocale) locale = quoth_archive_locale_enter ();

  return check (self, archive_write_close (self->archive) == ARCHIVE_OK, error);
}
