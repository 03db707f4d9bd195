/* quoth-table-read.h: a table of what is coded, as edits (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/**
 * QuothTableReader:
 *
 * Takes the rows of a table in which each row is something coded in a text that the project has: a claim, a mention or a cue. The first row
 * says what the columns are (quoth-table-columns.h). Where a row has no place, its quote is looked for in the text: if it stands there
 * once, that is its place; if several times, it is listed and left out, since nobody knows which one was meant.
 */
typedef struct _QuothTableReader QuothTableReader;

/** quoth_table_reader_new: (transfer full): edits for @intake, whose columns are as a person said where one did. */
QuothTableReader *quoth_table_reader_new (QuothIntake *intake, GError **error);
void quoth_table_reader_free (QuothTableReader *self);

/** quoth_table_reader_take_row: the next row; @fields (element-type utf8) are copied. Returns: %FALSE with an error of the intake */
gboolean quoth_table_reader_take_row (QuothTableReader *self, GPtrArray *fields, guint line, GError **error);

/** quoth_table_reader_finish: makes the edits, text by text. */
gboolean quoth_table_reader_finish (QuothTableReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTableReader, quoth_table_reader_free)

G_END_DECLS
