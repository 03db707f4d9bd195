/* quoth-table-project.c: the tables of the project and its coders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "model/quoth-coder.h"
#include "model/quoth-project.h"
#include "store/quoth-query.h"
#include "store/quoth-tables-private.h"
#include "store/quoth-uses.h"
#include "store/quoth-valid.h"

/* A file is one project: whatever its id, it is the project that is there. */
static gboolean
find_project (QuothTables *self, QuothId *id, GError **error)
{
  g_autoptr (GArray) ids
    = quoth_query_ids (self->database, "SELECT id FROM project ORDER BY id LIMIT 1", NULL, error);

  if (ids == NULL)
    return FALSE;
  if (ids->len > 0)
    *id = g_array_index (ids, QuothId, 0);
  return TRUE;
}

static gboolean
put_project (QuothTables *self, gpointer value, GError **error)
{
  QuothProject *project = value;
  QuothId id = project->value.id;
  sqlite3_stmt *statement;

  if (!quoth_valid_name (N_ ("the name of the project"), project->name, error)
      || !quoth_valid_text (N_ ("the description of the project"), project->description, error)
      || !find_project (self, &id, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO project (id, name, description, created)"
    " VALUES (?1, ?2, ?3, coalesce (?4, ?5))"
    " ON CONFLICT DO UPDATE SET name = excluded.name,"
    " description = excluded.description, created = coalesce (?4, created)",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &id);
  quoth_bind_text (statement, 2, project->name);
  quoth_bind_text (statement, 3, project->description);
  if (project->created != 0)
    sqlite3_bind_int64 (statement, 4, project->created);
  sqlite3_bind_int64 (statement, 5, self->now);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_project (QuothTables *self, const QuothId *id, GError **error)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _ ("a project cannot be deleted from its own file; delete the file"));
  return FALSE;
}

static gboolean
check_project (QuothTables *self, gpointer value, GError **error)
{
  return TRUE;
}

static gpointer
load_project (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothProject *project = quoth_project_new (&id);

  project->name = quoth_column_dup_text (row, 1);
  project->description = quoth_column_dup_text (row, 2);
  project->created = sqlite3_column_int64 (row, 3);
  return project;
}

const QuothTableClass quoth_project_table = {
  .put = put_project,
  .remove = remove_project,
  .check = check_project,
  .select_all = "SELECT id, name, description, created FROM project ORDER BY id",
  .select_one = "SELECT id, name, description, created FROM project WHERE id = ?1",
  .load = load_project,
};

static gboolean
put_coder (QuothTables *self, gpointer value, GError **error)
{
  QuothCoder *coder = value;
  sqlite3_stmt *statement;

  if (!quoth_valid_name (N_ ("the name of the coder"), coder->name, error)
      || !quoth_valid_color (N_ ("the colour of the coder"), coder->color, error))
    return FALSE;

  statement = quoth_database_prepare (
    self->database,
    "INSERT INTO coder (id, name, color, active) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO UPDATE SET name = excluded.name, color = excluded.color, active = excluded.active",
    error);
  if (statement == NULL)
    return FALSE;
  quoth_bind_id (statement, 1, &coder->value.id);
  quoth_bind_text (statement, 2, coder->name);
  quoth_bind_text (statement, 3, coder->color);
  sqlite3_bind_int (statement, 4, coder->active ? 1 : 0);
  return quoth_database_run (self->database, statement, error);
}

static gboolean
remove_coder (QuothTables *self, const QuothId *id, GError **error)
{
  static const QuothUse uses[] = {
    { QUOTH_USE_MENTION, "SELECT count (*) FROM annotation WHERE coder = ?1 AND kind = 'mention'" },
    { QUOTH_USE_CLAIM, "SELECT count (*) FROM annotation WHERE coder = ?1 AND kind = 'claim'" },
    { QUOTH_USE_CUE, "SELECT count (*) FROM annotation WHERE coder = ?1 AND kind = 'cue'" },
    { QUOTH_USE_RELATION, "SELECT count (*) FROM relation WHERE coder = ?1" },
    { QUOTH_USE_MEMO, "SELECT count (*) FROM memo WHERE coder = ?1" },
    { QUOTH_USE_ASSIGNMENT, "SELECT count (*) FROM assignment WHERE coder = ?1" },
    { QUOTH_USE_VERDICT, "SELECT count (*) FROM verdict WHERE coder = ?1" },
    { QUOTH_USE_VERSION, "SELECT count (*) FROM codebook_version WHERE coder = ?1" },
  };

  return quoth_uses_refuse (self->database, QUOTH_KIND_CODER, id, uses, G_N_ELEMENTS (uses), error)
         && quoth_tables_remove_attached (self, id, error)
         && quoth_query_run (self->database, "DELETE FROM suggestion_rejection WHERE coder = ?1",
                             id, error)
         && quoth_query_run (self->database, "DELETE FROM coder WHERE id = ?1", id, error);
}

static gboolean
check_coder (QuothTables *self, gpointer value, GError **error)
{
  QuothCoder *coder = value;
  gint64 found;

  if (!quoth_query_number (self->database,
                           "SELECT count (*) FROM coder c JOIN coder other"
                           " ON other.name = c.name AND other.id <> c.id WHERE c.id = ?1",
                           &coder->value.id, &found, error))
    return FALSE;
  if (found == 0)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS,
               _ ("there is another coder named “%s”; every coder needs a name of their own"),
               coder->name);
  return FALSE;
}

static gpointer
load_coder (QuothDatabase *database, sqlite3_stmt *row, GError **error)
{
  QuothId id = quoth_column_id (row, 0);
  QuothCoder *coder = quoth_coder_new (&id);

  coder->name = quoth_column_dup_text (row, 1);
  coder->color = quoth_column_dup_text (row, 2);
  coder->active = sqlite3_column_int (row, 3) != 0;
  return coder;
}

const QuothTableClass quoth_coder_table = {
  .put = put_coder,
  .remove = remove_coder,
  .check = check_coder,
  .select_all = "SELECT id, name, color, active FROM coder ORDER BY id",
  .select_one = "SELECT id, name, color, active FROM coder WHERE id = ?1",
  .load = load_coder,
};
