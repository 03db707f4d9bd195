/* quoth-archive-writer.h: writing a zip archive (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothArchiveWriter:
 *
 * A zip archive on its way out, of which only what is being packed is in memory. The same entries in the same order are the same
 * archive, to the byte: it has no times. One thread at a time.
 */
typedef struct _QuothArchiveWriter QuothArchiveWriter;

/** quoth_archive_writer_new: (transfer full): writes to @stream, which is not closed; @cancellable: (nullable) */
QuothArchiveWriter *quoth_archive_writer_new (GOutputStream *stream, GCancellable *cancellable);

/** quoth_archive_writer_free: drops it; without quoth_archive_writer_close() what was written is no archive. */
void quoth_archive_writer_free (QuothArchiveWriter *self);

/** quoth_archive_writer_add: packs @n_bytes of @data as the file @name (UTF-8, "/" between folders). Errors: those of the stream. */
gboolean quoth_archive_writer_add (
  QuothArchiveWriter *self, const char *name, const void *data, gsize n_bytes, GError **error);

/** quoth_archive_writer_add_stream: the same of the next @n_bytes that @stream gives; an error if they are fewer. */
gboolean quoth_archive_writer_add_stream (
  QuothArchiveWriter *self, const char *name, GInputStream *stream, guint64 n_bytes, GError **error);

/** quoth_archive_writer_close: ends the archive. */
gboolean quoth_archive_writer_close (QuothArchiveWriter *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothArchiveWriter, quoth_archive_writer_free)

G_END_DECLS
