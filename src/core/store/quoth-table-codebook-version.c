/* quoth-table-codebook-version.c: the table of the versions of the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-codebook-version.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-valid.h"

static gboolean
check_fields (const QuothCodebookVersion *version, GError **error)
{
  if (!quoth_valid_text (N_ ("the name of the version"), version->name, error)
      || !quoth_valid_text (N_ ("the note of the version"), version->note, error)
      || !quoth_valid_name (N_ ("the content of the version"), version->content, error))
    return FALSE;
  if (!quoth_id_is_none (&version->coder))
    return TRUE;
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("a version of the codebook names no coder; it must name the one who kept it"));
  return FALSE;
}

static gboolean
put_codebook_version (QuothTables *self, gpointer value, GError **error)
{
  QuothCodebookVersion *version = value;
  sqlite3_stmt *statement;

  if (!check_fields (version, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO codebook_version (id, number, name, note, time, coder, content)"
    " VALUES (?1, coalesce (?2, (SELECT coalesce (max (number), 0) + 1 FROM codebook_version)), ?3, ?4,"
    " coalesce (?5, ?6), ?7, ?8)"
    " ON CONFLICT DO UPDATE SET number = coalesce (?2, number), name = excluded.name, note = excluded.note,"
    " time = coalesce (?5, time), coder = excluded.coder, content = excluded.content",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &version->value.id);
  if (version->number > 0)
    sqlite3_bind_int64 (statement, 2, version->number);
  quoth_bind_text (statement, 3, version->name);
  quoth_bind_text (statement, 4, version->note);
  if (version->time != 0)
    sqlite3_bind_int64 (statement, 5, version->time);
  sqlite3_bind_int64 (statement, 6, self->now);
  quoth_bind_id (statement, 7, &version->coder);
  quoth_bind_text (statement, 8, version->content);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_codebook_version (QuothTables *self, const QuothId *id, GError **error)
{
  return quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM codebook_version WHERE id = ?1", id, error);
}

static gboolean
check_codebook_version (QuothTables *self, gpointer value, GError **error)
{
  QuothCodebookVersion *version = value;
  gint64 found;

  if (!quoth_tables_require (self, value, N_ ("its coder"), QUOTH_KIND_CODER, &version->coder, error)
      || !quoth_query_number (self->database,
                              "SELECT count (*) FROM codebook_version v JOIN codebook_version other"
                              " ON other.number = v.number AND other.id <> v.id WHERE v.id = ?1",
                              &version->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("there is another version %u of the codebook; each needs a number of its own"),
               version->number);
  return FALSE;
}

static gpointer
load_codebook_version (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothCodebookVersion *version = quoth_codebook_version_new (&id);

  version->number = (guint) sqlite3_column_int64 (row, 1);
  version->name = quoth_column_dup_text (row, 2);
  version->note = quoth_column_dup_text (row, 3);
  version->time = sqlite3_column_int64 (row, 4);
  version->coder = quoth_column_id (row, 5);
  version->content = quoth_column_dup_text (row, 6);
  return version;
}

#define SELECT_VERSION "SELECT id, number, name, note, time, coder, content FROM codebook_version "

const QuothTableClass quoth_codebook_version_table = {
  .put = put_codebook_version,
  .remove = remove_codebook_version,
  .check = check_codebook_version,
  .select_all = SELECT_VERSION "ORDER BY number, id",
  .select_one = SELECT_VERSION "WHERE id = ?1",
  .load = load_codebook_version,
};
