/* quoth-migration.c: bringing an older project up to date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another program may open the same file at the same moment. So the version is read again within the transaction
 * that changes it: who comes second finds the work done. The backup is made before, from a state that is
 * still that of the old version, whoever made it.
 */

#include "config.h"

#include "store/quoth-migration.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-backups-private.h"
#include "store/quoth-journal.h"
#include "store/quoth-schema.h"

/* Revisions of a text: what they leave without a place says so. */
static gboolean
add_unplaced (QuothDatabase *database, GError **error)
{
  return quoth_database_exec (
    database,
    "ALTER TABLE annotation ADD COLUMN unplaced INTEGER NOT NULL DEFAULT 0;"
    "CREATE INDEX annotation_unplaced ON annotation (document, kind) WHERE unplaced <> 0;",
    error);
}

/* Merging of copies: what it disagrees about, what somebody said to that, and what a base has in it. */
static gboolean
add_merging (QuothDatabase *database, GError **error)
{
  return quoth_database_exec (
    database,
    "CREATE TABLE disagreement (id BLOB NOT NULL CHECK (length (id) = 16) PRIMARY KEY,"
    " entry BLOB NOT NULL CHECK (length (entry) = 16), type INTEGER NOT NULL, place TEXT NOT NULL, key BLOB NOT NULL,"
    " value BLOB NOT NULL CHECK (length (value) = 16), field TEXT, held ANY, other ANY) STRICT, WITHOUT ROWID;"
    "CREATE INDEX disagreement_entry ON disagreement (entry);"
    "CREATE TABLE settlement (disagreement BLOB NOT NULL CHECK (length (disagreement) = 16) PRIMARY KEY,"
    " verdict TEXT NOT NULL CHECK (verdict IN ('kept', 'taken', 'dismissed')),"
    " coder BLOB NOT NULL CHECK (length (coder) = 16) REFERENCES coder DEFERRABLE INITIALLY DEFERRED,"
    " time INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE covered (origin BLOB NOT NULL CHECK (length (origin) = 16) PRIMARY KEY,"
    " seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    error);
}

/* Teams. What was adjudicated has got an id, so that it can be talked about; no program has ever written a row of the table that had none. */
static gboolean
add_teams (QuothDatabase *database, GError **error)
{
  return quoth_database_exec (
    database,
    "ALTER TABLE coder ADD COLUMN active INTEGER NOT NULL DEFAULT 1;"
    "ALTER TABLE assignment ADD COLUMN deadline TEXT;"
    "ALTER TABLE assignment ADD COLUMN opened INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE assignment ADD COLUMN purpose TEXT NOT NULL DEFAULT 'coding';"
    "CREATE INDEX annotation_gold ON annotation (document, kind) WHERE gold <> 0;"
    "DROP TABLE gold_source;"
    "CREATE TABLE verdict (id BLOB NOT NULL CHECK (length (id) = 16) PRIMARY KEY,"
    " source BLOB NOT NULL CHECK (length (source) = 16) REFERENCES annotation DEFERRABLE INITIALLY DEFERRED,"
    " gold BLOB CHECK (length (gold) = 16) REFERENCES annotation DEFERRABLE INITIALLY DEFERRED,"
    " verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'changed', 'rejected')), reason TEXT,"
    " coder BLOB NOT NULL CHECK (length (coder) = 16) REFERENCES coder DEFERRABLE INITIALLY DEFERRED,"
    " time INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX verdict_source ON verdict (source);"
    "CREATE INDEX verdict_gold ON verdict (gold) WHERE gold IS NOT NULL;",
    error);
}

/* Adjudication: what was judged, so that it is known when a coder changes it. */
static gboolean
add_seen (QuothDatabase *database, GError **error)
{
  return quoth_database_exec (database, "ALTER TABLE verdict ADD COLUMN seen TEXT", error);
}

/* What a project marks beside cues and evidence has types of its own. */
static gboolean
add_annotation_types (QuothDatabase *database, GError **error)
{
  return quoth_database_exec (
    database,
    "CREATE TABLE annotation_type (id BLOB NOT NULL CHECK (length (id) = 16) PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL,"
    " color TEXT, definition TEXT, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
    error);
}

/* A step is added here together with a fixture of the version it starts from, in the tests. */
static const QuothMigration migrations[] = {
  { 1, add_unplaced },
  { 2, add_merging },
  { 3, add_teams },
  { 4, add_seen },
  { 5, add_annotation_types },
  { QUOTH_SCHEMA_VERSION, NULL },
};

const QuothMigration *
quoth_migration_get_steps (void)
{
  return migrations;
}

int
quoth_migration_read_version (QuothDatabase *database, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, "PRAGMA user_version", error);
  int version;

  if (statement == NULL || quoth_database_step (database, statement, error) == 0)
    return -1;
  version = sqlite3_column_int (statement, 0);
  sqlite3_reset (statement);
  return version;
}

static gboolean
set_version (QuothDatabase *database, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);

  return quoth_database_exec (database, sql, error);
}

static gboolean
add_entry (QuothDatabase *database, int version, GError **error)
{
  g_autoptr (QuothJournal) journal = quoth_journal_new (database);
  g_autoptr (GBytes) nothing = g_bytes_new_static (NULL, 0);
  g_auto (QuothEntry) entry = {
    .kind = QUOTH_ENTRY_MIGRATION,
    .label = g_strdup_printf (_ ("Bring the project to version %d"), version),
  };

  return quoth_journal_add (journal, &entry, nothing, error);
}

/* The step that starts from @version; %NULL with @error if there is none on the way to @target. */
static const QuothMigration *
find_step (const QuothMigration *steps, int version, int target, GError **error)
{
  const QuothMigration *first = steps;

  while (first->run != NULL && first->from != version)
    first++;
  for (int i = 0; i < target - version; i++)
    if (first[i].run == NULL)
      {
        g_set_error (error,
                     QUOTH_ERROR,
                     QUOTH_ERROR_NOT_A_PROJECT,
                     _ ("There has never been a version %d of projects; it was left as it is"),
                     version);
        return NULL;
      }
  return first;
}

static gboolean
change_tables (QuothDatabase *database, const QuothMigration *steps, int version, int target, GError **error)
{
  steps = find_step (steps, version, target, error);
  if (steps == NULL)
    return FALSE;
  for (; version < target; version++, steps++)
    if (!steps->run (database, error) || !set_version (database, version + 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
take_steps (QuothDatabase *database, const QuothMigration *steps, int target, GError **error)
{
  int version = quoth_migration_read_version (database, error);

  if (version < 0)
    return FALSE;
  return version >= target
         || (change_tables (database, steps, version, target, error) && add_entry (database, target, error));
}

gboolean
quoth_migration_bring_up (QuothDatabase *database, GError **error)
{
  int version = quoth_migration_read_version (database, error);

  return version >= 0 && change_tables (database, migrations, version, QUOTH_SCHEMA_VERSION, error);
}

/* Without one the project is left as it is. */
static gboolean
make_backup (QuothDatabase *database, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (quoth_backups_keep (database, path, QUOTH_BACKUP_BEFORE_MIGRATION, NULL, NULL, NULL, NULL, &local))
    return TRUE;
  g_propagate_prefixed_error (error,
                              g_steal_pointer (&local),
                              _ ("The project is of an older version, and no backup of it could be made: "));
  return FALSE;
}

gboolean
quoth_migration_run (QuothDatabase *database,
                     const char *path,
                     const QuothMigration *steps,
                     int target,
                     GError **error)
{
  int version = quoth_migration_read_version (database, error);

  if (version < 0)
    return FALSE;
  if (version > target)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_NEWER,
                   _ ("It was made by a newer Quoth (version %d of projects, this one writes %d)"),
                   version,
                   target);
      return FALSE;
    }
  if (version == target)
    return TRUE;

  if (find_step (steps, version, target, error) == NULL
      || !make_backup (database, path, error)
      || !quoth_database_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (take_steps (database, steps, target, error)
      && quoth_database_exec (database, "COMMIT", error))
    return TRUE;
  quoth_database_exec (database, "ROLLBACK", NULL);
  return FALSE;
}

/* What a table of an older version lacks, as a view; views of a later version come after those of the ones before. */
static const struct
{
  int before;
  const char *sql;
} bridges[] = {
  { 2, "CREATE TEMP VIEW annotation AS SELECT id, kind, document, coder, created, origin,"
       " gold, 0 AS unplaced FROM main.annotation;" },
  { 3, "CREATE TEMP VIEW disagreement AS SELECT NULL AS id, NULL AS entry, NULL AS type, NULL AS place, NULL AS key,"
       " NULL AS value, NULL AS field, NULL AS held, NULL AS other WHERE 0;"
       "CREATE TEMP VIEW settlement AS SELECT NULL AS disagreement, NULL AS verdict, NULL AS coder, NULL AS time WHERE 0;"
       "CREATE TEMP VIEW covered AS SELECT NULL AS origin, NULL AS seq WHERE 0;" },
  { 4, "CREATE TEMP VIEW coder AS SELECT id, name, color, 1 AS active FROM main.coder;"
       "CREATE TEMP VIEW assignment AS SELECT id, coder, document, blind, state, note, NULL AS deadline, 0 AS opened,"
       " 'coding' AS purpose FROM main.assignment;"
       "CREATE TEMP VIEW verdict AS SELECT NULL AS id, NULL AS source, NULL AS gold, NULL AS verdict, NULL AS reason,"
       " NULL AS coder, NULL AS time, NULL AS seen WHERE 0;" },
  { 5, "CREATE TEMP VIEW IF NOT EXISTS verdict AS SELECT id, source, gold, verdict, reason, coder, time, NULL AS seen FROM main.verdict;" },
  { 6, "CREATE TEMP VIEW annotation_type AS SELECT NULL AS id, NULL AS key, NULL AS name, NULL AS color, NULL AS definition,"
       " NULL AS position WHERE 0;" },
};

gboolean
quoth_migration_bridge (QuothDatabase *database, GError **error)
{
  int version = quoth_migration_read_version (database, error);

  if (version < 0)
    return FALSE;
  if (version >= QUOTH_SCHEMA_VERSION)
    return TRUE;
  if (!quoth_database_exec (database, "PRAGMA temp_store = MEMORY", error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bridges); i++)
    if (version < bridges[i].before && !quoth_database_exec (database, bridges[i].sql, error))
      return FALSE;
  return TRUE;
}
