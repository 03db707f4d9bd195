/* quoth-open.c: looking at a project file before it is opened, and making one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite writes beside a database as soon as it opens it (the log and its index). Other people's files are not to be
 * touched, so whether a file is a project is told from the first hundred bytes, which the format of SQLite 3 fixes
 * (https://www.sqlite.org/fileformat2.html, section 1.3), without a lock.
 */

#include "config.h"

#include "store/quoth-open.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "model/quoth-project.h"
#include "store/quoth-file.h"
#include "store/quoth-journal.h"
#include "store/quoth-log.h"
#include "store/quoth-schema.h"
#include "store/quoth-tables.h"

#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"

/* Where the header of a database has what, in bytes. */
enum
{
  AT_PAGE_SIZE = 16,
  AT_WRITE_VERSION = 18,
  AT_CHANGE_COUNTER = 24,
  AT_N_PAGES = 28,
  AT_USER_VERSION = 60,
  AT_APPLICATION_ID = 68,
  AT_VALID_FOR = 92,
};

static guint32
get_number (const guint8 *header, int at)
{
  guint32 number;

  memcpy (&number, header + at, sizeof number);
  return GUINT32_FROM_BE (number);
}

static gboolean
set_io_error (int code, const char *name, GError **error)
{
  if (code == ENOENT || code == ENOTDIR)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND, _ ("There is no file “%s”"), name);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_DISK,
                 _ ("“%s” cannot be read: %s"),
                 name,
                 g_strerror (code));
  return FALSE;
}

/* Reads up to HEADER_SIZE bytes; fewer if there are not more. */
static gssize
read_header (const char *path, const char *name, guint8 *header, GError **error)
{
  int code;
  gssize n = quoth_database_peek (path, header, HEADER_SIZE, &code);

  if (n < 0)
    set_io_error (code, name, error);
  return n;
}

static gboolean
refuse (const char *name, GError **error)
{
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_NOT_A_PROJECT,
               _ ("“%s” is not a Quoth project; it was left as it is"),
               name);
  return FALSE;
}

/* Whether the file has the pages that its header speaks of. While there is a log the last of them may still be in that. */
static gboolean
is_cut_off (const char *path, const guint8 *header, goffset size)
{
  guint32 n_pages = get_number (header, AT_N_PAGES);
  guint32 page_size = (guint32) header[AT_PAGE_SIZE] << 8 | header[AT_PAGE_SIZE + 1];

  if (page_size == 1)
    page_size = 65536;
  if (get_number (header, AT_CHANGE_COUNTER) != get_number (header, AT_VALID_FOR)
      || quoth_file_has_log (path))
    return FALSE;
  return size < (goffset) n_pages * page_size;
}

gboolean
quoth_open_look (const char *path, int *version, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  guint8 header[HEADER_SIZE];
  GStatBuf status;
  gssize n;

  if (g_stat (path, &status) != 0)
    return set_io_error (errno, name, error);
  if (!S_ISREG (status.st_mode))
    return refuse (name, error);
  n = read_header (path, name, header, error);
  if (n < 0)
    return FALSE;
  if (n < (gssize) sizeof MAGIC || memcmp (header, MAGIC, sizeof MAGIC) != 0)
    return refuse (name, error);
  if (n == HEADER_SIZE && get_number (header, AT_APPLICATION_ID) != QUOTH_APPLICATION_ID)
    return refuse (name, error);
  if (n < HEADER_SIZE || is_cut_off (path, header, status.st_size))
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_DAMAGED,
                   _ ("“%s” is damaged: its end is missing; copy it again from where it came from, "
                      "or go back to a backup of it"),
                   name);
      return FALSE;
    }
  *version = (int) get_number (header, AT_USER_VERSION);
  return TRUE;
}

gboolean
quoth_open_has_no_log (const char *path)
{
  guint8 header[HEADER_SIZE];

  return read_header (path, path, header, NULL) == HEADER_SIZE && header[AT_WRITE_VERSION] == 1;
}

char *
quoth_open_find_obstacle (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (path, W_OK) != 0)
    return g_strdup_printf (_ ("The file cannot be written: %s"), g_strerror (errno));
  if (g_access (folder, W_OK | X_OK) != 0)
    return g_strdup_printf (_ ("The folder of the file cannot be written: %s"), g_strerror (errno));
  return NULL;
}

char *
quoth_open_get_uri (const char *path, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);

  return uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;
}

/* Whether the tables that @sql names are there. */
static gboolean
check_tables (QuothDatabase *database, const char *sql, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (quoth_database_exec (database, sql, &local))
    return TRUE;
  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_FAILED))
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_DAMAGED,
                 _ ("The project is damaged, tables of it are missing; go back to a backup (%s)"),
                 local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
quoth_open_check_tables (QuothDatabase *database, GError **error)
{
  return check_tables (database, "SELECT 1 FROM journal, project, document LIMIT 0", error);
}

/* What another program has left half done, or a log where its disk cannot have one: who writes puts it in order. Returns: whether that was done. */
static gboolean
put_in_order (const char *path)
{
  g_autofree char *obstacle = quoth_open_find_obstacle (path);
  g_autoptr (QuothHold) hold = quoth_hold_new (path);
  g_autofree char *safe_reason = NULL;
  g_autoptr (QuothDatabase) database = NULL;

  if (obstacle == NULL)
    database = quoth_log_open (path, hold, &safe_reason, NULL);
  return database != NULL;
}

static QuothDatabase *
connect_reading (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  QuothDatabase *database = quoth_database_open (path, SQLITE_OPEN_READONLY, &local);

  if (database == NULL
      && (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY) || g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_DISK))
      && put_in_order (path))
    return quoth_database_open (path, SQLITE_OPEN_READONLY, error);
  if (database == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return database;
}

/* (transfer full): a connection that reads; @location is what it was opened by.
 * A project has a log while it is open, so reading needs a place for that beside the file, if only for a moment. Where
 * there is none, and no log either, nobody has the file open; it can then be read as if it could not change. */
static QuothDatabase *
open_for_reading (const char *path, char **location, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (QuothDatabase) database = NULL;
  g_autoptr (GError) local = NULL;

  *location = NULL;
  database = connect_reading (path, &local);
  if (database != NULL)
    {
      *location = g_strdup (path);
      return g_steal_pointer (&database);
    }
  if (g_access (folder, W_OK | X_OK) == 0 || quoth_file_has_log (path))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  *location = quoth_open_get_uri (path, error);
  return *location != NULL ? quoth_database_open (*location, SQLITE_OPEN_READONLY, error) : NULL;
}

char *
quoth_open_for_reading (const char *path, GError **error)
{
  g_autofree char *location = NULL;
  g_autoptr (QuothDatabase) database = open_for_reading (path, &location, error);

  if (database == NULL || (g_path_is_absolute (location) && !quoth_open_check_tables (database, error)))
    return NULL;
  return g_steal_pointer (&location);
}

QuothDatabase *
quoth_open_journal (const char *path, GError **error)
{
  g_autofree char *canonical = g_canonicalize_filename (path, NULL);
  g_autofree char *location = NULL;
  g_autoptr (QuothDatabase) database = NULL;
  int version;

  if (!quoth_open_look (canonical, &version, error))
    return NULL;
  if (version > QUOTH_SCHEMA_VERSION)
    {
      g_autofree char *name = g_filename_display_basename (canonical);

      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_NEWER,
                   _ ("“%s” was made by a newer Quoth (version %d of projects, this one knows %d); bring this Quoth up to date"), name,
                   version, QUOTH_SCHEMA_VERSION);
      return NULL;
    }
  database = open_for_reading (canonical, &location, error);
  if (database == NULL || !check_tables (database, "SELECT 1 FROM journal, content, original LIMIT 0", error))
    return NULL;
  return g_steal_pointer (&database);
}

void
quoth_open_tidy (const char *location)
{
  g_autofree char *log = g_strconcat (location, "-wal", NULL);
  g_autoptr (QuothDatabase) database = NULL;
  GStatBuf status;

  if (!g_path_is_absolute (location) || g_stat (log, &status) != 0 || status.st_size > 0)
    return;
  /* SQLite does it itself when the last connection that may write is closed. */
  database = quoth_database_open (location, SQLITE_OPEN_READWRITE, NULL);
  if (database == NULL)
    return;
  quoth_database_set_patience (database, 0);
  quoth_database_exec (database, "SELECT 1 FROM sqlite_schema LIMIT 1", NULL);
}

static gboolean
put_project_cb (QuothJournal *journal, QuothEntry *entry, gpointer value, GError **error)
{
  g_autoptr (QuothTables) tables = quoth_tables_new (quoth_journal_get_database (journal));

  quoth_tables_begin (tables, quoth_journal_get_record (journal));
  return quoth_tables_put (tables, value, error) && quoth_tables_check (tables, value, error);
}

static gboolean
fill (QuothDatabase *database, const char *name, GError **error)
{
  g_autoptr (QuothJournal) journal = quoth_journal_new (database);
  g_autoptr (QuothProject) project = quoth_project_new (NULL);
  g_auto (QuothWritten) written = { 0 };
  g_autofree char *sql = g_strdup_printf (
    "PRAGMA application_id = %d; PRAGMA user_version = %d", QUOTH_APPLICATION_ID, QUOTH_SCHEMA_VERSION);
  g_auto (QuothEntry) entry
    = { .kind = QUOTH_ENTRY_EDIT, .label = g_strdup (_ ("Create project")) };

  project->name = g_strdup (name);
  project->created = g_get_real_time () / 1000;
  return quoth_database_exec (database, "BEGIN IMMEDIATE", error)
         && quoth_database_exec (database, sql, error)
         && quoth_schema_create (database, error) && quoth_database_exec (database, "COMMIT", error)
         && quoth_journal_write (journal, &entry, put_project_cb, project, NULL, &written, error);
}

/* It gets its log when it is first opened to be written, if its disk can have one. */
static gboolean
make_project (const char *temporary, const char *path, const char *name, GError **error)
{
  g_autoptr (QuothDatabase) database = quoth_database_open (temporary, SQLITE_OPEN_READWRITE, error);

  if (database == NULL)
    return FALSE;
  quoth_database_set_name (database, path);
  return fill (database, name, error);
}

gboolean
quoth_open_create (const char *path, const char *name, GError **error)
{
  g_autofree char *temporary = NULL;

  if (!quoth_file_check_vacant (path, error))
    return FALSE;
  temporary = quoth_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (make_project (temporary, path, name, error) && quoth_file_publish (temporary, path, FALSE, error))
    return TRUE;
  quoth_file_discard (temporary);
  return FALSE;
}
