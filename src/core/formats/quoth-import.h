/* quoth-import.h: source texts on their way into a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-format.h"
#include "formats/quoth-label.h"
#include "formats/quoth-loss.h"
#include "formats/quoth-preset.h"
#include "formats/quoth-table-look.h"

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
 * @labels: (nullable) (element-type utf8 QuothLabel): for codings that were tried or applied: the labels of what comes in
 * @look: (nullable): for codings that were tried or applied: what the table looks like; without columns for what is none
 * @n_changed: annotations of the project that have another label in the file, and get it; they are in @n_put, too
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
  GHashTable *labels;
  QuothTableLook *look;
  guint n_changed;
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
 * @target: (nullable): what it is to become; see quoth_mapping_check(). %NULL: what is proposed
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID if @target is nothing that it could become
 */
gboolean quoth_import_map (QuothImport *self, const char *label, const char *target, GError **error);

/**
 * quoth_import_set_column:
 * @field: what a column of a table of codings is: "text", "actor", "start" …
 * @column: (nullable): the name of that column; "" for none; %NULL: what is found out
 *
 * For what is not found out by the names of the columns. Returns: %FALSE with %QUOTH_ERROR_INVALID if there is no such field
 */
gboolean quoth_import_set_column (QuothImport *self, const char *field, const char *column, GError **error);

void quoth_import_set_progress (QuothImport *self, QuothProgressFunc progress, gpointer user_data);

/** quoth_import_prepare: reads everything. Returns: %FALSE only if it was cancelled or the project cannot be read; a bad file is an item. */
gboolean quoth_import_prepare (QuothImport *self, GCancellable *cancellable, GError **error);

/** quoth_import_get_items: (transfer none) (element-type QuothImportItem): in the order given; folders sorted by name. */
GPtrArray *quoth_import_get_items (QuothImport *self);

/**
 * quoth_import_use_preset:
 *
 * Says all that @preset says, over what was said before: what labels become, what the columns are, and whether files are divided.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID if something in it cannot be
 */
gboolean quoth_import_use_preset (QuothImport *self, const QuothPreset *preset, GError **error);

/** quoth_import_dup_preset: (transfer full): what is said now, and what was proposed for the labels that there are. */
QuothPreset *quoth_import_dup_preset (QuothImport *self, const char *name);

/**
 * quoth_import_list_notes: (transfer full) (element-type utf8): where what was said of labels and the files and the project do not meet: labels that
 * no file has; codes and kinds of actors that the project does not have yet. After quoth_import_prepare() or quoth_import_try().
 */
GPtrArray *quoth_import_list_notes (QuothImport *self);

/** quoth_import_is_coding: whether @item is a file of codings, which is applied and becomes no document. */
gboolean quoth_import_is_coding (const QuothImportItem *item);

/**
 * quoth_import_try: tries the files of codings once more, after quoth_import_map() or quoth_import_set_column(), also those that failed.
 *
 * Returns: %FALSE only if it was cancelled; a bad file is an item
 */
gboolean quoth_import_try (QuothImport *self, GCancellable *cancellable, GError **error);

/** quoth_import_dup_labels: (transfer full) (element-type utf8 QuothLabel): the labels of all files of codings, as they were tried last. */
GHashTable *quoth_import_dup_labels (QuothImport *self);

/** quoth_import_reread: reads one item anew in another @encoding; the item's fields are replaced. */
gboolean quoth_import_reread (QuothImport *self, QuothImportItem *item, const char *encoding, GError **error);

/** quoth_import_commit: takes in what is included, all or nothing. Names that are taken get " (2)". */
gboolean quoth_import_commit (QuothImport *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothImport, quoth_import_free)

G_END_DECLS
