/* quoth-archive.h: reading a zip archive, of which most document formats are made (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QuothArchiveLimits:
 * @n_entries: how many entries there may be
 * @entry_size: how large one may be when it is unpacked, in bytes
 * @size: how large all that are loaded may be together, in bytes
 * @ratio: how many times the size of the archive they may be together, where that is over 64 MiB
 *
 * What an archive may be at most, so that a few kilobytes from a stranger cannot fill the memory.
 */
typedef struct
{
  guint n_entries;
  guint64 entry_size;
  guint64 size;
  guint ratio;
} QuothArchiveLimits;

/**
 * QuothArchive:
 *
 * The files in a zip archive, each by its name. Names are UTF-8 with "/" between folders, without a drive, a slash or a "." at their
 * beginning. Folders are no entries; what may not come in (names that lead out of the archive by "..", links, devices, a name that
 * another entry has) is none either, see quoth_archive_get_left_out(). An archive in an archive is an entry as any other, and never
 * opened. One thread at a time.
 */
typedef struct _QuothArchive QuothArchive;

/** quoth_archive_is: whether a file with these first bytes is a zip archive. */
gboolean quoth_archive_is (const guint8 *head, gsize n_bytes);

/**
 * quoth_archive_new:
 * @file: what errors call it
 * @bytes: the archive; kept
 * @limits: (nullable): %NULL for 100,000 entries of 512 MiB, 4 GiB together, and a ratio of 250
 *
 * O(entries); nothing is unpacked. Returns: (transfer full): or %NULL with %QUOTH_ERROR_SYNTAX (no zip archive, or one without its end) or
 * %QUOTH_ERROR_TOO_LARGE
 */
QuothArchive *quoth_archive_new (const char *file, GBytes *bytes, const QuothArchiveLimits *limits, GError **error);

/** quoth_archive_open: (transfer full): the same of a file, which is not held in memory; errors of GFile too. */
QuothArchive *quoth_archive_open (const char *path, const QuothArchiveLimits *limits, GError **error);
void quoth_archive_free (QuothArchive *self);

/** quoth_archive_get_n_entries: how many there are, in the order in which they lie in the archive. */
guint quoth_archive_get_n_entries (const QuothArchive *self);

/** quoth_archive_get_name: (transfer none): of one of them. */
const char *quoth_archive_get_name (const QuothArchive *self, guint index);

/** quoth_archive_get_left_out: (transfer none) (element-type utf8): the names of what may not come in, as they stand in the archive. */
GPtrArray *quoth_archive_get_left_out (const QuothArchive *self);

/** quoth_archive_find: (transfer none) (nullable): the exact name of the entry @name; else of one that differs in capitals only. */
const char *quoth_archive_find (const QuothArchive *self, const char *name);

/**
 * quoth_archive_load:
 * @name: of an entry, found as by quoth_archive_find()
 *
 * Unpacks it, and checks its sum. Cheap for entries that are loaded in the order in which they lie there; before the last one, O(entries).
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_NOT_FOUND, %QUOTH_ERROR_TOO_LARGE or %QUOTH_ERROR_SYNTAX (damaged, or locked by a
 * password); the message names archive and entry
 */
GBytes *quoth_archive_load (QuothArchive *self, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothArchive, quoth_archive_free)

G_END_DECLS
