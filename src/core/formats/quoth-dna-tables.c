/* quoth-dna-tables.c: the tables of a foreign SQLite database, read with care
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/quoth-dna-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where the header of a file says that its journal is a WAL, which a database in memory cannot have. */
#define WRITE_VERSION 18
#define READ_VERSION 19
#define SMALLEST 512

/* Instructions of SQLite's machine between two looks at the budget, which is so many looks and more by the kilobyte. */
#define BETWEEN_LOOKS 100000
#define LOOKS 3000

struct _QuothDnaTables
{
  QuothIntake *intake;
  GBytes *bytes;
  sqlite3 *db;
  gint64 budget;
};

static gboolean
refuse (QuothDnaTables *self, GError **error)
{
  g_autofree char *message = g_strdup_printf (
    _("this is no database of Discourse Network Analyzer, or it is damaged (%s)"), sqlite3_errmsg (self->db));

  return quoth_intake_refuse (self->intake, 1, message, error);
}

static int
count_down_cb (gpointer user_data)
{
  QuothDnaTables *self = user_data;

  return --self->budget < 0;
}

static void
harden (QuothDnaTables *self)
{
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_limit (self->db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (self->db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_progress_handler (self->db, BETWEEN_LOOKS, count_down_cb, self);
}

static gboolean
load (QuothDnaTables *self)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (self->bytes, &n_bytes);
  guint8 *copy;

  if (data[WRITE_VERSION] < 2 && data[READ_VERSION] < 2)
    return sqlite3_deserialize (self->db, "main", (guint8 *) data, (gint64) n_bytes, (gint64) n_bytes,
                                SQLITE_DESERIALIZE_READONLY)
           == SQLITE_OK;
  copy = sqlite3_malloc64 (n_bytes);
  if (copy == NULL)
    return FALSE;
  memcpy (copy, data, n_bytes);
  copy[WRITE_VERSION] = copy[READ_VERSION] = 1;
  return sqlite3_deserialize (self->db, "main", copy, (gint64) n_bytes, (gint64) n_bytes,
                              SQLITE_DESERIALIZE_READONLY | SQLITE_DESERIALIZE_FREEONCLOSE)
         == SQLITE_OK;
}

static gboolean
check (QuothDnaTables *self, GError **error)
{
  g_autofree char *said = NULL;
  g_autofree char *message = NULL;
  sqlite3_stmt *row = quoth_dna_tables_prepare (self, "PRAGMA main.quick_check (1)", error);

  if (row == NULL)
    return FALSE;
  if (sqlite3_step (row) == SQLITE_ROW)
    said = quoth_dna_dup_text (row, 0);
  sqlite3_finalize (row);
  if (g_strcmp0 (said, "ok") == 0)
    return TRUE;
  if (said == NULL)
    return refuse (self, error);
  message = g_strdup_printf (_("the database is damaged: %s"), said);
  return quoth_intake_refuse (self->intake, 1, message, error);
}

QuothDnaTables *
quoth_dna_tables_new (QuothIntake *intake, GBytes *bytes, GError **error)
{
  g_autoptr (QuothDnaTables) self = g_new0 (QuothDnaTables, 1);
  gsize n_bytes = g_bytes_get_size (bytes);

  self->intake = intake;
  self->bytes = g_bytes_ref (bytes);
  self->budget = LOOKS + (gint64) (n_bytes / 1024);
  if (n_bytes < SMALLEST)
    {
      quoth_intake_refuse (intake, 1, _("the file ends before its database begins"), error);
      return NULL;
    }
  if (sqlite3_open_v2 (":memory:", &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) != SQLITE_OK)
    {
      refuse (self, error);
      return NULL;
    }
  harden (self);
  if (!load (self))
    {
      refuse (self, error);
      return NULL;
    }
  return check (self, error) ? g_steal_pointer (&self) : NULL;
}

void
quoth_dna_tables_free (QuothDnaTables *self)
{
  sqlite3_close (self->db);
  g_bytes_unref (self->bytes);
  g_free (self);
}

sqlite3_stmt *
quoth_dna_tables_prepare (QuothDnaTables *self, const char *sql, GError **error)
{
  sqlite3_stmt *row = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &row, NULL) == SQLITE_OK)
    return row;
  refuse (self, error);
  return NULL;
}

gboolean
quoth_dna_tables_step (QuothDnaTables *self, sqlite3_stmt *row, GError **error)
{
  int code = sqlite3_step (row);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    refuse (self, error);
  return code == SQLITE_ROW;
}

gboolean
quoth_dna_tables_has (QuothDnaTables *self, const char *name)
{
  sqlite3_stmt *row = quoth_dna_tables_prepare (
    self, "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE", NULL);
  gboolean found;

  if (row == NULL)
    return FALSE;
  sqlite3_bind_text (row, 1, name, -1, SQLITE_STATIC);
  found = sqlite3_step (row) == SQLITE_ROW;
  sqlite3_finalize (row);
  return found;
}

gboolean
quoth_dna_tables_has_column (QuothDnaTables *self, const char *table, const char *column)
{
  return sqlite3_table_column_metadata (self->db, "main", table, column, NULL, NULL, NULL, NULL, NULL) == SQLITE_OK;
}

guint
quoth_dna_tables_count (QuothDnaTables *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM main.%s", table);
  sqlite3_stmt *row = quoth_dna_tables_has (self, table) ? quoth_dna_tables_prepare (self, sql, NULL) : NULL;
  guint n = row != NULL && sqlite3_step (row) == SQLITE_ROW ? (guint) sqlite3_column_int64 (row, 0) : 0;

  sqlite3_finalize (row);
  return n;
}

char *
quoth_dna_dup_letters (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;
}

char *
quoth_dna_dup_text (sqlite3_stmt *row, int column)
{
  char *valid = quoth_dna_dup_letters (row, column);

  if (valid != NULL && *g_strstrip (valid) == '\0')
    g_clear_pointer (&valid, g_free);
  return valid;
}
