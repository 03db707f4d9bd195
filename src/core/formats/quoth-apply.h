/* quoth-apply.h: edits in the jsonl format
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-store.h"

G_BEGIN_DECLS

/**
 * QuothApplyReport:
 * @n_put: values made or changed, by kind
 * @n_deleted: values deleted, by kind
 * @made: (element-type QuothId): the annotations among them that are new
 * @warnings: (element-type utf8): what was passed over (lenient only)
 */
typedef struct
{
  guint n_put[QUOTH_N_KINDS];
  guint n_deleted[QUOTH_N_KINDS];
  GArray *made;
  GPtrArray *warnings;
} QuothApplyReport;

void quoth_apply_report_free (QuothApplyReport *self);

/**
 * quoth_apply:
 * @stream: the jsonl, UTF-8
 * @file: what errors call it
 * @coder: who does it, and whose the annotations are that name no coder. Need not be in the project: see below
 * @lenient: whether an unknown field is a warning, as in an import, or an error
 * @dry_run: check everything that can be checked without writing, and write nothing
 *
 * Applies edits (see the jsonl chapter of the manual) as one change. Blocks.
 *
 * An object with the id of a value that the project, or an earlier line, has changes the fields that are given (null clears
 * one); one with another id makes a new value. One with a local id ("_:x") or none is about the value that the project has
 * where that is plain (the coder with that name, the code with that key, the document with that name, the proposition with that very
 * statement, the actor with that name and kind if there is exactly one, which then gets the aliases added) and else makes a new one.
 *
 * If the project has no coder with @coder's id, then one that @stream makes with its name is meant; if there is none either,
 * @coder is put as part of the change, but not where @stream tells of a whole project (has a "project" line), nothing in it
 * needs the coder and the project has no coders yet: what an export wrote comes out of a new project as it went in.
 *
 * Returns: (transfer full): what was done, or %NULL with an error that begins "FILE:LINE: ", and nothing applied
 */
QuothApplyReport *quoth_apply (QuothStore *store,
                               GInputStream *stream,
                               const char *file,
                               const QuothCoder *coder,
                               gboolean lenient,
                               gboolean dry_run,
                               GCancellable *cancellable,
                               GError **error);

/** QuothSourceFile: a file that lines come from: those over @base are its own, up to the next file's; line @base + 1 is its first. */
typedef struct
{
  guint base;
  char *name;
} QuothSourceFile;

/**
 * quoth_apply_lines:
 * @stream: (transfer full): let go of once it is read: what made it of another format may be as large as the file
 * @lines: (nullable) (element-type guint): for each line of @stream the line of @file that it comes from, where @file is of another
 *   format and @stream what was made of it; %NULL: the same
 * @files: (nullable) (element-type QuothSourceFile): the files that @lines are of, if they are several, in order
 *
 * quoth_apply() with errors that tell of the lines of other files.
 */
QuothApplyReport *quoth_apply_lines (QuothStore *store,
                                     GInputStream *stream,
                                     const GArray *lines,
                                     const GArray *files,
                                     const char *file,
                                     const QuothCoder *coder,
                                     gboolean lenient,
                                     gboolean dry_run,
                                     GCancellable *cancellable,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothApplyReport, quoth_apply_report_free)

G_END_DECLS
