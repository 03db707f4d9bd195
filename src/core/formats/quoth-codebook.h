/* quoth-codebook.h: versions of a codebook, and what differs between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-change.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/** QuothCodebookChangeType: what became of something that a codebook defines. */
typedef enum
{
  QUOTH_CODEBOOK_ADDED,
  QUOTH_CODEBOOK_REMOVED,
  QUOTH_CODEBOOK_CHANGED,
} QuothCodebookChangeType;

/**
 * QuothCodebookChange:
 * @kind: a code, an attribute, a type of relations or a kind of actors
 * @key: its key; what has another key is another thing
 * @name: what it is called, after the change if it is still there
 * @field: (nullable): for what changed: the field, as jsonl calls it ("definition", "parent", …)
 * @before: (nullable): what the field held; a parent as the key of a code
 * @after: (nullable): what it holds
 */
typedef struct
{
  QuothCodebookChangeType type;
  QuothKind kind;
  char *key;
  char *name;
  char *field;
  char *before;
  char *after;
} QuothCodebookChange;

/**
 * quoth_codebook_diff:
 * @before: a codebook, as in #QuothCodebookVersion.content
 * @after: another one
 *
 * What has to be done to one codebook to get the other: what was removed, in the order of @before, then what was added or
 * changed, in the order of @after, each field by itself. O(n).
 *
 * Returns: (transfer full) (element-type QuothCodebookChange): or %NULL with %QUOTH_ERROR_INVALID
 */
GPtrArray *quoth_codebook_diff (const char *before, const char *after, GError **error);

/** quoth_codebook_dup_content: (transfer full): the codebook as it is now, as a version keeps it. */
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCodebookSaving, quoth_codebook_saving_free)

G_END_DECLS
