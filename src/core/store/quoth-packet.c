/* quoth-packet.c: a coder's share of a project, to hand out and take back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whoever codes blind must not have what others coded, wherever they look: not in the tables, not in the journal, from which every edit could be read, and
 * not as deleted bytes of the file. And yet what they do is to come back as what it is: edits of the project, each with its time, that meet what was done
 * there meanwhile as the edits of any copy do.
 *
 * A compacted copy is nearly that (quoth-base.c): its history begins with a base, which stands for entries that it has not, and names them. A copy with a
 * base merges with one that has the entries themselves, and is brought nothing but what came after it. So a packet is a copy whose base says that it has
 * all entries in it, and makes only the rows that the coder may see. Its entries are then replayed in the project on the rows that are there: who wrote
 * them did not know of some of these, which is what a merge is for. An edit says which columns it changed, so that what is missing in a packet is
 * not taken for deleted: nothing of what is hidden was ever deleted by an entry.
 *
 * What differs from a compacted copy:
 *
 *   - Such a base does not lead to what the project is. It must hold nowhere else: a merge never takes it over (quoth-merge-base.c), and
 *     nothing is merged into a packet, since it says of entries that it has them, and has not what they did. So a team folder brings nothing into it, either.
 *     It is known by the coder of its base, whose packet it is; other bases have none. A copy of a packet is a packet.
 *   - It keeps nothing of what was deleted. Nothing can be dug out of it, as nothing comes in.
 *
 * What goes, beside texts that are not assigned to the coder and all that is coded in them: in texts that they code blind, or are trained with, the
 * annotations of others and of the gold layer; relations, verdicts, and memos of others there; propositions that only such claims refer to, as their words are
 * claims (one that nothing refers to stays: it may be from a list that was made before). A tie of the coder's own to what goes is undone in the packet (a role keeps its actor and loses the mention). Codebook, actors and coders are the
 * project's, and stay whole. A blind text is open to all once all who code it are done, or when it was opened.
 *
 * The rows that are left are recorded by deleting all of them and taking that back: a changeset that deletes all, turned round, makes all. In the end
 * SQLite's VACUUM writes the file anew, without what was in it.
 *
 * Rejected: to filter the entries of the journal (undo, history and merges would meet steps that do not fit each other, and what is hidden would be told by
 * the gaps); to hide in the window only (the file can be opened by anything); an export as jsonl that is imported again (it would come back as a
 * stranger's project, without the times and without what was deleted).
 *
 * Cost: O(bytes of the project), memory O(rows of the packet).
 */

#include "config.h"

#include "store/quoth-packet.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-backup.h"
#include "store/quoth-base.h"
#include "store/quoth-blind.h"
#include "store/quoth-changeset.h"
#include "store/quoth-file.h"
#include "store/quoth-packet-private.h"
#include "store/quoth-query.h"
#include "store/quoth-reader-private.h"
#include "store/quoth-schema.h"

/* ---- What the coder may see ---- */

/* `kept`: the texts of the packet; `blind`: those of them where others are not to be seen; `doomed`: the ids of what goes. */
static const char *const selection[] = {
  "CREATE TEMP TABLE kept (id BLOB PRIMARY KEY) WITHOUT ROWID",
  "CREATE TEMP TABLE blind (id BLOB PRIMARY KEY) WITHOUT ROWID",
  "CREATE TEMP TABLE doomed (id BLOB PRIMARY KEY) WITHOUT ROWID",
  "INSERT OR IGNORE INTO kept SELECT document FROM assignment WHERE coder = ?1",
  "INSERT OR IGNORE INTO blind SELECT a.document FROM main.assignment a WHERE a.coder = ?1 AND " QUOTH_BLIND_RULE,
  "INSERT OR IGNORE INTO doomed SELECT id FROM document WHERE id NOT IN (SELECT id FROM kept)",
  "INSERT OR IGNORE INTO doomed SELECT id FROM annotation WHERE document IN (SELECT id FROM doomed)"
  " OR (document IN (SELECT id FROM blind) AND (coder <> ?1 OR gold <> 0))",
  "INSERT OR IGNORE INTO doomed SELECT r.id FROM relation r JOIN annotation a ON a.id = r.from_claim JOIN annotation b ON b.id = r.to_claim"
  " WHERE a.id IN (SELECT id FROM doomed) OR b.id IN (SELECT id FROM doomed)"
  " OR (r.coder <> ?1 AND (a.document IN (SELECT id FROM blind) OR b.document IN (SELECT id FROM blind)))",
  "INSERT OR IGNORE INTO doomed SELECT v.id FROM verdict v JOIN annotation a ON a.id = v.source WHERE a.id IN (SELECT id FROM doomed)"
  " OR a.document IN (SELECT id FROM blind) OR v.gold IN (SELECT id FROM doomed)",
  "INSERT OR IGNORE INTO doomed SELECT id FROM assignment WHERE document IN (SELECT id FROM doomed)",
  "INSERT OR IGNORE INTO doomed SELECT proposition FROM claim_proposition WHERE claim IN (SELECT id FROM doomed)"
  " AND proposition NOT IN (SELECT proposition FROM claim_proposition WHERE claim NOT IN (SELECT id FROM doomed))",
  "INSERT OR IGNORE INTO doomed SELECT id FROM memo WHERE coder <> ?1 AND (target IN (SELECT id FROM blind)"
  " OR target IN (SELECT id FROM annotation WHERE document IN (SELECT id FROM blind)))",
  "WITH RECURSIVE gone (id) AS (SELECT id FROM doomed UNION SELECT m.id FROM gone JOIN memo m ON m.target = gone.id OR m.parent = gone.id)"
  " INSERT OR IGNORE INTO doomed SELECT id FROM gone",
};

/* What refers to what goes, then what goes; foreign keys are looked at when all is done. */
static const char *const deletions[] = {
  "UPDATE code_example SET annotation = NULL WHERE annotation IN (SELECT id FROM doomed)",
  "UPDATE claim_role SET mention = NULL WHERE mention IN (SELECT id FROM doomed)",
  "UPDATE claim_chain SET mention = NULL WHERE mention IN (SELECT id FROM doomed)",
  "UPDATE cue SET claim = NULL WHERE claim IN (SELECT id FROM doomed)",
  "DELETE FROM attribute_value WHERE target IN (SELECT id FROM doomed)",
  "DELETE FROM memo WHERE id IN (SELECT id FROM doomed)",
  "DELETE FROM verdict WHERE id IN (SELECT id FROM doomed)",
  "DELETE FROM relation WHERE id IN (SELECT id FROM doomed)",
  "DELETE FROM assignment WHERE id IN (SELECT id FROM doomed)",
  "DELETE FROM claim_category WHERE claim IN (SELECT id FROM doomed)",
  "DELETE FROM claim_role WHERE claim IN (SELECT id FROM doomed)",
  "DELETE FROM claim_chain WHERE claim IN (SELECT id FROM doomed)",
  "DELETE FROM claim_proposition WHERE claim IN (SELECT id FROM doomed)",
  "DELETE FROM cue WHERE annotation IN (SELECT id FROM doomed)",
  "DELETE FROM claim WHERE annotation IN (SELECT id FROM doomed)",
  "DELETE FROM mention WHERE annotation IN (SELECT id FROM doomed)",
  "DELETE FROM span WHERE annotation IN (SELECT id FROM doomed)",
  "DELETE FROM annotation WHERE id IN (SELECT id FROM doomed)",
  "DELETE FROM proposition WHERE id IN (SELECT id FROM doomed)",
  "DELETE FROM suggestion_rejection WHERE document NOT IN (SELECT id FROM kept)"
  " OR (coder <> ?1 AND document IN (SELECT id FROM blind))",
  "DELETE FROM segment WHERE revision IN (SELECT id FROM revision WHERE document IN (SELECT id FROM doomed))",
  "DELETE FROM document WHERE id IN (SELECT id FROM doomed)",
  "DELETE FROM revision WHERE document IN (SELECT id FROM doomed)",
  "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM revision)",
  "DELETE FROM original WHERE sha256 NOT IN (SELECT original FROM revision WHERE original IS NOT NULL)",
  "DELETE FROM settlement",
  "DELETE FROM disagreement",
  "DELETE FROM local",
};

/* Each with the coder as ?1, where it asks for one. */
static gboolean
run_all (QuothDatabase *database, const char *const *statements, guint n, const QuothId *coder, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      sqlite3_stmt *statement = quoth_database_prepare (database, statements[i], error);

      if (statement == NULL)
        return FALSE;
      if (sqlite3_bind_parameter_count (statement) > 0)
        quoth_bind_id (statement, 1, coder);
      if (!quoth_database_run (database, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count (QuothDatabase *database, const char *sql, const QuothId *coder, guint *n, GError **error)
{
  gint64 number;

  if (!quoth_query_number (database, sql, coder, &number, error))
    return FALSE;
  *n = (guint) number;
  return TRUE;
}

static gboolean
select_share (QuothDatabase *database, const QuothId *coder, QuothPacketReport *report, GError **error)
{
  g_autofree char *described = NULL;

  if (!run_all (database, selection, G_N_ELEMENTS (selection), coder, error)
      || !count (database, "SELECT count (*) FROM kept WHERE ?1 IS NOT NULL", coder, &report->n_documents, error)
      || !count (database, "SELECT count (*) FROM document WHERE ?1 IS NOT NULL AND id IN (SELECT id FROM doomed)", coder, &report->n_left_out, error)
      || !count (database, "SELECT count (*) FROM annotation WHERE ?1 IS NOT NULL AND id NOT IN (SELECT id FROM doomed)", coder,
                 &report->n_annotations, error)
      || !count (database,
                 "SELECT count (*) FROM annotation WHERE ?1 IS NOT NULL AND id IN (SELECT id FROM doomed) AND document IN (SELECT id FROM kept)", coder,
                 &report->n_hidden, error))
    return FALSE;
  if (report->n_documents > 0)
    return TRUE;
  described = quoth_query_describe (database, QUOTH_KIND_CODER, coder);
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
               /* Translators: %s is "the coder “Ann”" */
               _ ("Nothing is assigned to %s; a packet has the texts that are"), described);
  return FALSE;
}

/* ---- The base ---- */

static gboolean
delete_all (QuothDatabase *database, GError **error)
{
  for (const QuothTable *table = quoth_schema_get_tables (); table->name != NULL; table++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", table->name);

      if (!quoth_database_exec (database, sql, error))
        return FALSE;
    }
  return TRUE;
}

/* (transfer full): what makes all rows that there are. */
static GBytes *
record_rows (QuothDatabase *database, GError **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  g_autoptr (GBytes) deleting = NULL;

  if (!quoth_database_exec (database, "SAVEPOINT rows", error))
    return NULL;
  session = quoth_changeset_record (database, error);
  if (session == NULL || !delete_all (database, error))
    return NULL;
  deleting = quoth_changeset_finish (database, session, error);
  if (deleting == NULL || !quoth_database_exec (database, "ROLLBACK TO rows; RELEASE rows", error))
    return NULL;
  return quoth_changeset_invert (database, deleting, error);
}

/* After all entries, whatever their clocks said. */
static gboolean
find_cut (QuothDatabase *database, gint64 *before, GError **error)
{
  gint64 now = g_get_real_time () / 1000;

  if (!quoth_query_number (database, "SELECT max (time) + 1 FROM journal WHERE ?1 IS NULL", &QUOTH_ID_NONE, before, error))
    return FALSE;
  *before = MAX (*before, now);
  return TRUE;
}

static gboolean
put_base (QuothDatabase *database, const QuothId *coder, GError **error)
{
  g_autoptr (GBytes) rows = record_rows (database, error);
  g_autoptr (GPtrArray) changesets = g_ptr_array_new ();
  gint64 before;

  if (rows == NULL || !find_cut (database, &before, error))
    return FALSE;
  g_ptr_array_add (changesets, rows);
  return quoth_base_put (database, changesets, before, error)
         && quoth_query_run (database, "UPDATE journal SET coder = ?1 WHERE kind = 5", coder, error);
}

/* ---- The file ---- */

static gboolean
make_packet (
  const char *path, const QuothId *coder, QuothPacketReport *report, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READWRITE, error);
  gboolean done;

  if (database == NULL || !quoth_database_exec (database, "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY", error)
      || !quoth_database_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  quoth_database_set_cancellable (database, cancellable);
  done = select_share (database, coder, report, error)
         && run_all (database, deletions, G_N_ELEMENTS (deletions), coder, error) && put_base (database, coder, error);
  quoth_database_set_cancellable (database, NULL);
  return done && quoth_database_exec (database, "COMMIT", error) && quoth_database_exec (database, "VACUUM", error);
}

gboolean
quoth_store_write_packet (QuothStore *self,
                          const QuothId *coder,
                          const char *destination,
                          QuothPacketReport *report,
                          QuothProgressFunc progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *path = g_canonicalize_filename (destination, NULL);
  g_autofree char *temporary = NULL;
  QuothPacketReport ours = { 0 };

  if (!quoth_file_check_vacant (path, error))
    return FALSE;
  temporary = quoth_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (quoth_store_backup (self, temporary, TRUE, progress, progress_data, cancellable, error)
      && make_packet (temporary, coder, report != NULL ? report : &ours, cancellable, error)
      && quoth_file_publish (temporary, path, FALSE, error))
    return TRUE;
  quoth_file_discard (temporary);
  return FALSE;
}

/* ---- Knowing one ---- */

gboolean
quoth_packet_find_coder (QuothDatabase *database, QuothId *coder, GError **error)
{
  sqlite3_stmt *row;

  *coder = QUOTH_ID_NONE;
  /* A base comes first, and has no other coder than whose packet it is. */
  if (!quoth_query_row (database, "SELECT coder FROM journal WHERE ?1 IS NULL AND time < 0 AND kind = 5 ORDER BY time, counter LIMIT 1", &QUOTH_ID_NONE, &row,
                        error))
    return FALSE;
  if (row == NULL)
    return TRUE;
  *coder = quoth_column_id (row, 0);
  sqlite3_reset (row);
  return TRUE;
}

gboolean
quoth_reader_get_packet_coder (QuothReader *self, QuothId *coder)
{
  return quoth_packet_find_coder (quoth_reader_get_database (self), coder, NULL) && !quoth_id_is_none (coder);
}
