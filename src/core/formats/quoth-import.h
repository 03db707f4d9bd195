/* quoth-import.h: source texts on their way into a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"
#include "formats/quoth-loss.h"

G_BEGIN_DECLS

/**
 * QuothImportState:
 * @QUOTH_IMPORT_READY: will become a document
 * @QUOTH_IMPORT_DUPLICATE: its text is in the project already, or came earlier in this import
 * @QUOTH_IMPORT_FAILED: could not be read; see its error
 */
typedef enum
{
  QUOTH_IMPORT_READY,
  QUOTH_IMPORT_DUPLICATE,
  QUOTH_IMPORT_FAILED,
} QuothImportState;

/**
 * QuothImportItem:
 * @path: (nullable): the file, as it was given or found; %NULL for what was pasted
 * @part: where a file is several documents: which of them this is, from 1; else 0
 * @format: (nullable): what it was read as
 * @state: see above
 * @include: whether a commit takes it: %TRUE for the ready. The caller may change it; a duplicate that is included becomes a
 *   document of its own
 * @document: (nullable): the document it becomes, metadata proposed; %NULL for codings and what failed. The caller may change its metadata before the commit
 * @duplicate: the document that has this text, for a duplicate in the project; else none
 * @error: (nullable): why it failed
 * @warnings: (element-type utf8): what was noticed ("3 U+0000 were replaced by U+FFFD", "the encoding KOI8-R is a guess")
 * @losses: (element-type QuothLoss): for codings: what does not come in as it is in the file, counted
 * @n_put: for codings that were tried or applied: the values that they make or change, by kind
 */
typedef struct
{
  char *path;
  guint part;
  const QuothFormat *format;
  QuothImportState state;
  gboolean include;
  QuothDocument *document;
  QuothId duplicate;
  GError *error;
  GPtrArray *warnings;
  GPtrArray *losses;
  guint n_put[QUOTH_N_KINDS];
} QuothImportItem;

/**
 * QuothImport:
 *
 * Files (folders are walked) or a pasted text, read and looked at by quoth_import_prepare() as a dry run, then taken in by
 * quoth_import_commit() as one change. One thread at a time; both block.
 *
 * A file of codings (a format that is %QUOTH_FORMAT_READS_PROJECT) is an item without a document. A commit applies it after the
 * documents, as quoth_apply() does when it is lenient, as a change of its own; where it fails, the changes before it are
 * taken back. What it makes and what is lost is known after quoth_import_prepare() where the file does not build on others.
 */
typedef struct _QuothImport QuothImport;

/**
 * quoth_import_new:
 * @coder: (transfer none): whose import it is; one who is new to the project comes with the first change
 */
QuothImport *quoth_import_new (QuothStore *store, QuothCoder *coder);
void quoth_import_free (QuothImport *self);

/** quoth_import_add_path: a file, or a folder with all files below it that a format reads as a document (hidden ones left out). */
void quoth_import_add_path (QuothImport *self, const char *path);

/** quoth_import_add_text: a pasted text (UTF-8); @name: what the document is to be called, or %NULL to propose one. */
void quoth_import_add_text (QuothImport *self, const char *text, const char *name);

/** quoth_import_set_encoding: the encoding of all files; %NULL (default): find out. */
void quoth_import_set_encoding (QuothImport *self, const char *encoding);

/** quoth_import_set_format: read all files as @format; %NULL (default): find out. */
void quoth_import_set_format (QuothImport *self, const QuothFormat *format);

/** quoth_import_set_strict: whether a file of codings fails where something in it cannot be taken in (default: the rest is, and it is counted). */
void quoth_import_set_strict (QuothImport *self, gboolean strict);

/**
 * quoth_import_set_divided: whether a file that has parts (see #QuothFormat) becomes a document for each of them, as far as it can be
 * divided (default: one for all that belongs together).
 */
void quoth_import_set_divided (QuothImport *self, gboolean divided);

/**
 * quoth_import_map:
 * @label: a label in files of codings, exactly
 * @target: what it is to become; see quoth_mapping_check()
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID if @target is nothing that it could become
 */
gboolean quoth_import_map (QuothImport *self, const char *label, const char *target, GError **error);

/**
 * quoth_import_set_column:
 * @field: what a column of a table of codings is: "text", "actor", "start" …
 * @column: the name of that column
 *
 * For what is not found out by the names of the columns. Returns: %FALSE with %QUOTH_ERROR_INVALID if there is no such field
 */
gboolean quoth_import_set_column (QuothImport *self, const char *field, const char *column, GError **error);

void quoth_import_set_progress (QuothImport *self, QuothProgressFunc progress, gpointer user_data);

/** quoth_import_prepare: reads everything. Returns: %FALSE only if it was cancelled or the project cannot be read; a bad file is an item. */
gboolean quoth_import_prepare (QuothImport *self, GCancellable *cancellable, GError **error);

/** quoth_import_get_items: (transfer none) (element-type QuothImportItem): in the order given; folders sorted by name. */
GPtrArray *quoth_import_get_items (QuothImport *self);

/** quoth_import_reread: reads one item anew in another @encoding; the item's fields are replaced. */
gboolean quoth_import_reread (QuothImport *self, QuothImportItem *item, const char *encoding, GError **error);

/** quoth_import_commit: takes in what is included, all or nothing. Names that are taken get " (2)". */
gboolean quoth_import_commit (QuothImport *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothImport, quoth_import_free)

G_END_DECLS
