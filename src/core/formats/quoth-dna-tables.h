/* quoth-dna-tables.h: the tables of a foreign SQLite database, read with care (private to quoth-dna-database.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/**
 * QuothDnaTables:
 *
 * A database in memory, as the bytes of its file: nothing is opened on the disk, so no lock of an open project can be lost, and no
 * journal beside it is played back. It is somebody else's: what is in it is read only, views and triggers are off, functions that its
 * schema names are not trusted, its pages are checked first, and a query that takes out of all proportion to its size is stopped.
 */
typedef struct _QuothDnaTables QuothDnaTables;

/** quoth_dna_tables_new: (transfer full): or %NULL with an error of @intake. @bytes stay alive as long as this. */
QuothDnaTables *quoth_dna_tables_new (QuothIntake *intake, GBytes *bytes, GError **error);
void quoth_dna_tables_free (QuothDnaTables *self);

/** quoth_dna_tables_has: whether there is a table @name. */
gboolean quoth_dna_tables_has (QuothDnaTables *self, const char *name);

/** quoth_dna_tables_has_column: whether the table has it. */
gboolean quoth_dna_tables_has_column (QuothDnaTables *self, const char *table, const char *column);

/** quoth_dna_tables_prepare: (transfer full): sqlite3_finalize() it; or %NULL with an error of the intake. */
sqlite3_stmt *quoth_dna_tables_prepare (QuothDnaTables *self, const char *sql, GError **error);

/** quoth_dna_tables_step: Returns: %FALSE at the end, or with an error of the intake. */
gboolean quoth_dna_tables_step (QuothDnaTables *self, sqlite3_stmt *row, GError **error);

/** quoth_dna_tables_count: rows of @table; 0 where there is none. */
guint quoth_dna_tables_count (QuothDnaTables *self, const char *table);

/** quoth_dna_dup_text: (transfer full) (nullable): the column as valid UTF-8, up to a NUL; %NULL for none and for blanks alone. */
char *quoth_dna_dup_text (sqlite3_stmt *row, int column);

/** quoth_dna_dup_letters: (transfer full) (nullable): the same letter by letter; %NULL for none. */
char *quoth_dna_dup_letters (sqlite3_stmt *row, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDnaTables, quoth_dna_tables_free)

G_END_DECLS
