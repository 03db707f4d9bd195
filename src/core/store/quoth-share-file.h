/* quoth-share-file.h: the files by which copies of a project tell each other of their work (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/quoth-id.h"
#include "text/quoth-sha256.h"

G_BEGIN_DECLS

/** QUOTH_SHARE_SUFFIX: what the names of these files end in. */
#define QUOTH_SHARE_SUFFIX ".quoth-share"

/** QUOTH_SHARE_NAME_LENGTH: so many hexadecimal digits of a copy's id its files' names begin with. */
#define QUOTH_SHARE_NAME_LENGTH 12

/**
 * QuothShareHeader:
 * @project: the project's id
 * @copy: which copy of it wrote the file
 * @first: of all that this copy has ever shared, counted from 1, the file stands for the entries from here
 * @last: to here; @first - 1 if for none
 * @time: when it was written, in milliseconds since 1970
 * @schema: the newest schema of the entries
 * @program: (nullable): the version of the program that wrote it
 */
typedef struct
{
  QuothId project;
  QuothId copy;
  gint64 first;
  gint64 last;
  gint64 time;
  int schema;
  char *program;
} QuothShareHeader;

void quoth_share_header_clear (QuothShareHeader *self);

/** QuothShareType: a record. */
typedef enum
{
  QUOTH_SHARE_NEED = 'n',     /* an entry that whoever wrote the file had; with all before it of its origin */
  QUOTH_SHARE_TEXT = 't',     /* a row of "content" */
  QUOTH_SHARE_ORIGINAL = 'o', /* a row of "original" */
  QUOTH_SHARE_ENTRY = 'e',    /* a row of "journal" */
} QuothShareType;

/**
 * QuothShareRecord:
 * @bytes: (nullable): the text, the packed file, the packed changeset
 * @label: (nullable): of an entry
 * @origin: of an entry or a need; so is @seq
 * @size: of a text, in code points; of an original file, in bytes
 * @codec: how @bytes are packed: as the column of that name
 *
 * The fields that a type does not have are zero.
 */
typedef struct
{
  QuothShareType type;
  QuothId id;
  QuothId origin;
  gint64 seq;
  gint64 time;
  gint64 counter;
  QuothId coder;
  QuothId undoes;
  int kind;
  int schema;
  int codec;
  gint64 size;
  guint8 sha256[QUOTH_SHA256_SIZE];
  GBytes *label;
  GBytes *bytes;
} QuothShareRecord;

/**
 * QuothShareFunc:
 * @record: good until it returns
 *
 * Returns: %FALSE with @error to end
 */
typedef gboolean (*QuothShareFunc) (const QuothShareRecord *record, gpointer user_data, GError **error);

/**
 * quoth_share_file_read:
 * @header: (out): whose file it is; also, where the checksum is right, with %QUOTH_ERROR_NEWER; clear it in any case
 *
 * Reads a file whole, checks it, and calls @func for each record. Nothing is told of a file that is not as it was written; on an error of any
 * other kind, what was told is to be forgotten.
 *
 * Returns: %FALSE with %QUOTH_ERROR_DAMAGED (also where it is not all here yet), %QUOTH_ERROR_NEWER, %QUOTH_ERROR_TOO_LARGE,
 *   %QUOTH_ERROR_NOT_FOUND, %QUOTH_ERROR_DISK, %G_IO_ERROR_CANCELLED or what @func said
 */
gboolean quoth_share_file_read (const char *path,
                                QuothShareHeader *header,
                                QuothShareFunc func,
                                gpointer user_data,
                                GCancellable *cancellable,
                                GError **error);

/**
 * QuothShareWriter:
 *
 * A file that is being written: packed in memory until it is finished.
 */
typedef struct _QuothShareWriter QuothShareWriter;

/** quoth_share_writer_new: begins a file. */
QuothShareWriter *quoth_share_writer_new (void);
void quoth_share_writer_free (QuothShareWriter *self);

/** quoth_share_writer_add: one more record. */
gboolean quoth_share_writer_add (QuothShareWriter *self, const QuothShareRecord *record, GError **error);

/** quoth_share_writer_get_size: how many bytes of records it was given, before they were packed. */
guint64 quoth_share_writer_get_size (QuothShareWriter *self);

/**
 * quoth_share_writer_finish:
 *
 * Ends the file, writes it into @folder under a hidden name, and gives it its own once it is safe on the disk. That is made of the copy and
 * of the contents: a name never stands for two files.
 *
 * Returns: (transfer full): the name, or %NULL with %QUOTH_ERROR_DISK
 */
char *quoth_share_writer_finish (QuothShareWriter *self, const char *folder, const QuothShareHeader *header, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothShareHeader, quoth_share_header_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothShareWriter, quoth_share_writer_free)

G_END_DECLS
