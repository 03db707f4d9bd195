/* quoth-own-tables.h: the tables that this program exports, as edits (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-intake.h"
#include "formats/quoth-own-columns.h"

G_BEGIN_DECLS

/**
 * QuothOwnStyle: what became of text on its way into the cells: an apostrophe before what is a formula (csv), or what Excel has no
 * room for replaced and cut off.
 */
typedef enum
{
  QUOTH_OWN_DEFUSED,
  QUOTH_OWN_CUT,
} QuothOwnStyle;

/**
 * QuothOwnTables:
 *
 * Takes the tables of an export, one after the other in the order of quoth_own_tables, and makes of each row the edit that makes its value
 * again, with its id. A value that the project has under that id becomes what the row says (but what Excel could not hold stays as it is); one that it has under another id (the code of that
 * key, the actor of that name and kind, the text with these words) is left as it is, and what refers to it refers to that one. Each
 * annotation is held against its text. What cannot be taken in is counted, row by row.
 */
typedef struct _QuothOwnTables QuothOwnTables;

/** quoth_own_tables_new: (transfer full): edits for @intake. @has_segments: whether there is a table of segments, which are all that texts have */
QuothOwnTables *quoth_own_tables_new (QuothIntake *intake, QuothOwnStyle style, gboolean has_segments);
void quoth_own_tables_free (QuothOwnTables *self);

/** quoth_own_tables_begin: the rows of @table come next. @file: what errors call it; copied */
void quoth_own_tables_begin (QuothOwnTables *self, const QuothOwnTable *table, const char *file);

/** quoth_own_tables_take_row: the next row, the header first. Returns: %FALSE with an error of the intake */
gboolean quoth_own_tables_take_row (QuothOwnTables *self, GPtrArray *fields, guint line, GError **error);

/** quoth_own_tables_end: that were all rows of the table. */
gboolean quoth_own_tables_end (QuothOwnTables *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothOwnTables, quoth_own_tables_free)

G_END_DECLS
