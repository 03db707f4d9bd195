/* quoth-intake.h: a file of codings on its way to edits (private to the formats and the import)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-apply.h"
#include "formats/quoth-label.h"
#include "formats/quoth-loss.h"
#include "formats/quoth-table-look.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothIntake:
 * @file: what errors call it
 * @reader: the project that it is for
 * @coder: whose the annotations are that the file names nobody for
 * @mapping: (nullable) (element-type utf8 utf8): what labels of the file are to become, where a person said so; see quoth-mapping.h
 * @columns: (nullable) (element-type utf8 utf8): which columns of a table are what, where a person said so; see quoth-table-columns.h
 * @columns_may_miss: whether a column that was named and is not there is told only
 * @encoding: (nullable): of the file, where a person said so
 * @kindless: (nullable) (element-type utf8): names of the actors that the import made without being told a kind, in the files before and this one
 * @made: (nullable) (element-type QuothId): the annotations that the import made of the files before this one: they are not taken for what this
 *   one has, since each file may be another coder's
 * @type_keys: (nullable) (element-type utf8 utf8): keys of annotation types that the import made, and their names; see quoth-mapping.h
 * @look: (nullable): gets what a table looks like
 * @labels: (nullable) (element-type utf8 QuothLabel): gets the labels of what comes in
 * @cancellable: (nullable): stops the reading between two texts
 * @strict: whether the first thing that cannot be taken in fails the whole
 * @n_changed: how many annotations of the project have another label in the file, and get it
 * @edits: the edits so far, as jsonl: append a line, then call quoth_intake_end_edit()
 * @lines: (element-type guint): for each edit the line of the file that asked for it
 * @files: (element-type QuothSourceFile): where the lines of which file begin in @lines, if it is several; see quoth_intake_begin_file()
 * @warnings: (element-type utf8): what a person should know, line by line
 * @losses: (element-type QuothLoss): what could not be taken in as it is, counted
 * @max_bytes: how long the edits may get: 2 GiB
 * @full_at: the line of the edit that went over that, from 1; those before it are gone. 0: none did
 *
 * A format reads a file and makes edits of it, for quoth_apply(): what they do to the project, and what is wrong with that, is then the
 * same as for any other edits. What cannot be taken in as it stands in the file is counted, and the first few of each sort are listed
 * with their lines.
 */
typedef struct
{
  const char *file;
  QuothReader *reader;
  const QuothCoder *coder;
  GHashTable *mapping;
  GHashTable *columns;
  gboolean columns_may_miss;
  const char *encoding;
  GHashTable *kindless;
  GHashTable *made;
  GHashTable *type_keys;
  QuothTableLook *look;
  GHashTable *labels;
  GCancellable *cancellable;
  gboolean strict;

  guint n_changed;
  GString *edits;
  GArray *lines;
  GArray *files;
  guint last_line;
  GPtrArray *warnings;
  GPtrArray *losses;

  gsize max_bytes;
  guint full_at;
} QuothIntake;

/** quoth_intake_new: (transfer full): @warnings and @losses: get what was noticed. */
QuothIntake *quoth_intake_new (const char *file,
                               QuothReader *reader,
                               const QuothCoder *coder,
                               GHashTable *mapping,
                               gboolean strict,
                               GPtrArray *warnings,
                               GPtrArray *losses);
void quoth_intake_free (QuothIntake *self);

/** quoth_intake_begin_file: the edits come from another file or table from here on, which errors call @file (copied). */
void quoth_intake_begin_file (QuothIntake *self, const char *file);

/** quoth_intake_end_edit: ends the line of an edit that line @line (from 1) of the file asks for. */
void quoth_intake_end_edit (QuothIntake *self, guint line);

/** quoth_intake_steal_edits: (transfer full): the edits to read, which are then no longer here; or %NULL with %QUOTH_ERROR_TOO_LARGE. */
GInputStream *quoth_intake_steal_edits (QuothIntake *self, GError **error);

/** quoth_intake_warn: "FILE:LINE: @message". */
void quoth_intake_warn (QuothIntake *self, guint line, const char *message);

/** quoth_intake_refuse: Returns: %FALSE with the error "FILE:LINE: @message". */
gboolean quoth_intake_refuse (QuothIntake *self, guint line, const char *message, GError **error);

/**
 * quoth_intake_lose:
 * @what: the sort of thing (translated, plural), as the loss report has it
 * @message: what it is about this one, and what is done about it
 *
 * Something on line @line cannot be taken in as it is. Returns: whether to go on: %FALSE with an error where the import is strict
 */
gboolean quoth_intake_lose (QuothIntake *self, guint line, const char *what, const char *message, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothIntake, quoth_intake_free)

G_END_DECLS
