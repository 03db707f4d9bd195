/* quoth-migration.h: bringing an older project up to date (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * QuothMigration:
 * @from: the `user_version` it starts from; it leads to the next one
 * @run: changes the tables, within a transaction
 *
 * A step. A table of steps ascends by @from, without gaps, and ends with one whose @run is %NULL.
 */
typedef struct
{
  int from;
  gboolean (*run) (QuothDatabase *database, GError **error);
} QuothMigration;

/** quoth_migration_get_steps: (transfer none): the steps that lead to %QUOTH_SCHEMA_VERSION. */
const QuothMigration *quoth_migration_get_steps (void);

/** quoth_migration_read_version: the `user_version` of a database; -1 with @error. */
int quoth_migration_read_version (QuothDatabase *database, GError **error);

/**
 * quoth_migration_run:
 * @path: the project's file: the backup is kept among its backups
 * @steps: as of quoth_migration_get_steps()
 * @target: the version to reach
 *
 * Does nothing if the project has the version. Else makes a backup, and takes all steps in one transaction, with an entry
 * in the journal.
 *
 * Returns: %FALSE with %QUOTH_ERROR_NEWER if the project is of a later version, or with another error; the
 *   project is as it was then
 */
gboolean quoth_migration_run (QuothDatabase *database,
                              const char *path,
                              const QuothMigration *steps,
                              int target,
                              GError **error);

/**
 * quoth_migration_bridge:
 * @database: a connection that only reads
 *
 * Lets an older project be read as if it were of this version, without writing to it: what its tables lack is shown by temporary
 * views of the same names. Does nothing where they lack nothing.
 */
gboolean quoth_migration_bridge (QuothDatabase *database, GError **error);

/** quoth_migration_bring_up: gives a copy that nobody keeps the tables of this version: without an entry in its journal, nor a backup. */
gboolean quoth_migration_bring_up (QuothDatabase *database, GError **error);

G_END_DECLS
