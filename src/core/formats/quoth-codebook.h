/* quoth-codebook.h: a codebook by itself: its versions, what differs between two, and reading one from a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-apply.h"
#include "model/quoth-change.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/** QuothCodebookChangeType: what became of something that a codebook defines. */
typedef enum
{
  QUOTH_CODEBOOK_ADDED,
  QUOTH_CODEBOOK_REMOVED,
  QUOTH_CODEBOOK_CHANGED,
  QUOTH_CODEBOOK_MOVED, /* its field is "parent", or "place": among its like */
} QuothCodebookChangeType;

/**
 * QuothCodebookChange:
 * @subject: a number that all changes of one thing have, and no other
 * @kind: a code, an attribute, a type of relations or a kind of actors
 * @on: for an attribute: the kind of values that has it
 * @key: its key, after the change if it is still there
 * @name: what it is called, likewise
 * @field: (nullable): for what was changed or moved: the field, as jsonl calls it ("definition", "parent", …), that of an attribute of a
 *   code as "attributes.KEY"; or "place"
 * @before: (nullable): what the field held, an item of a list a line; a reference as the key of what it leads to; for a place: the
 *   key of what it came after, %NULL for the first; for what was removed: its definition
 * @after: (nullable): what it holds, likewise; for what was added: its definition
 * @before_name: (nullable): for a reference or a place: what @before is called
 * @after_name: (nullable): likewise
 */
typedef struct
{
  QuothCodebookChangeType type;
  guint subject;
  QuothKind kind;
  QuothKind on;
  char *key;
  char *name;
  char *field;
  char *before;
  char *after;
  char *before_name;
  char *after_name;
} QuothCodebookChange;

/**
 * quoth_codebook_diff:
 * @before: a codebook, as in #QuothCodebookVersion.content
 * @after: another one
 *
 * What has to be done to one codebook to get the other: what was removed, in the order of @before, then what was added, changed or
 * moved, in the order of @after, each field by itself. The order is that in which a codebook is seen: kind by kind, a code before those
 * below it, and those below one parent by their places. What has the same id is the same thing, and else what has the same key. Of
 * those whose order changed, as few as possible are said to have moved. O(n log n).
 *
 * Returns: (transfer full) (element-type QuothCodebookChange): or %NULL with %QUOTH_ERROR_INVALID
 */
GPtrArray *quoth_codebook_diff (const char *before, const char *after, GError **error);

/** quoth_codebook_dup_content: (transfer full): the codebook as it is now, as a version keeps it: with the ids of the project. */
char *quoth_codebook_dup_content (QuothReader *reader, GError **error);

/**
 * QuothCodebookSaving:
 * @coder: who keeps it
 * @name: (nullable): what the version is called
 * @note: (nullable): what was changed
 */
typedef struct
{
  QuothCoder *coder;
  char *name;
  char *note;
} QuothCodebookSaving;

/** quoth_codebook_saving_new: (transfer full): strings are copied, a reference to @coder is taken. */
QuothCodebookSaving *quoth_codebook_saving_new (const QuothCoder *coder, const char *name, const char *note);
void quoth_codebook_saving_free (QuothCodebookSaving *self);

/** quoth_codebook_save: a #QuothBuildFunc whose data is a #QuothCodebookSaving: keeps the codebook as its next version. */
QuothChange *quoth_codebook_save (QuothReader *reader, gpointer saving, GCancellable *cancellable, GError **error);

/**
 * quoth_codebook_import:
 * @path: a file of a format of codings that holds nothing but a codebook
 * @coder: whose edit it is
 *
 * Takes in a codebook as one change: what has the key (or the id) of something that there is changes that, and all else is new.
 * Blocks.
 *
 * Returns: (transfer full): what was done; or %NULL, with an error that says where in the file, and nothing done
 */
QuothApplyReport *quoth_codebook_import (
  QuothStore *store, const char *path, const QuothCoder *coder, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCodebookSaving, quoth_codebook_saving_free)

G_END_DECLS
