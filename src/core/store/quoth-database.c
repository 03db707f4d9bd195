/* quoth-database.c: one connection to SQLite, with its prepared statements
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-database.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* After what time a connection that waits for another one's lock says so, and how long it sleeps in between. The sleep is
 * jittered, so that two programs that met once do not meet again and again. */
#define TELL_AFTER G_TIME_SPAN_SECOND
#define BUSY_SLEEP_MIN 500
#define BUSY_SLEEP_MAX 20000

/* Virtual machine instructions between two looks at the cancellable: well under a millisecond. */
#define PROGRESS_STEPS 2000

struct _QuothDatabase
{
  sqlite3 *handle;
  char *name;
  GHashTable *statements;
  GCancellable *cancellable;
  gint64 busy_since;
  gint64 patience;
  gboolean is_waiting; /* and has said so */
  QuothWaitFunc wait_func;
  gpointer wait_data;
  gboolean is_guarded;
  GError *fault; /* the first failure since it is guarded */
};

static void
tell_wait (QuothDatabase *self, gboolean is_waiting)
{
  self->is_waiting = is_waiting;
  quoth_wait_tell (is_waiting);
  if (self->wait_func != NULL)
    self->wait_func (is_waiting, self->wait_data);
}

/* SQLite does not say when a wait is over; what it was asked for has ended then. */
static void
end_wait (QuothDatabase *self)
{
  if (self->is_waiting)
    tell_wait (self, FALSE);
}

static int
busy_cb (gpointer user_data, int n_calls)
{
  QuothDatabase *self = user_data;
  gint64 now = g_get_monotonic_time ();
  int longest = MIN (BUSY_SLEEP_MIN * (n_calls + 2), BUSY_SLEEP_MAX);

  if (n_calls == 0)
    self->busy_since = now;
  if (now - self->busy_since > self->patience || g_cancellable_is_cancelled (self->cancellable))
    return 0;
  if (!self->is_waiting && now - self->busy_since > TELL_AFTER)
    tell_wait (self, TRUE);
  g_usleep (g_random_int_range (BUSY_SLEEP_MIN, longest));
  return 1;
}

static int
progress_cb (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

static void
statement_free (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* SQLite counts the memory of all connections under one lock, where readers and the writer would wait for each other. Nobody
 * reads that count. Where another library has begun to use SQLite already, this does nothing. */
static void
set_up_sqlite (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

/* The name of the file, for messages: of a path, or of an URI with its query. */
static char *
dup_display_name (const char *path)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *filename = NULL;

  if (!g_str_has_prefix (path, "file:"))
    return g_filename_display_basename (path);
  parts = g_strsplit (path, "?", 2);
  filename = g_filename_from_uri (parts[0], NULL, NULL);
  return g_filename_display_basename (filename != NULL ? filename : path);
}

/* After a failure: whether it was not for want of the memory that users of a log share. */
static gboolean
can_share (sqlite3 *handle)
{
  int code = sqlite3_extended_errcode (handle);
  sqlite3_file *file = NULL;

  if (code == SQLITE_IOERR_SHMOPEN || code == SQLITE_IOERR_SHMSIZE || code == SQLITE_IOERR_SHMMAP || code == SQLITE_IOERR_SHMLOCK)
    return FALSE;
  sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  return file == NULL || file->pMethods == NULL || (file->pMethods->iVersion >= 2 && file->pMethods->xShmMap != NULL);
}

gboolean
quoth_database_can_share (QuothDatabase *self)
{
  return can_share (self->handle);
}

/* The file is not read yet. */
static QuothDatabase *
connect (const char *path, int flags, gint64 patience, GError **error)
{
  g_autoptr (QuothDatabase) self = g_new0 (QuothDatabase, 1);
  int result;

  set_up_sqlite ();
  flags |= SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  self->name = dup_display_name (path);
  self->patience = patience;
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, statement_free);
  result = sqlite3_open_v2 (path, &self->handle, flags, NULL);
  if (result != SQLITE_OK)
    {
      quoth_database_set_error (self, result, error);
      return NULL;
    }

  sqlite3_busy_handler (self->handle, busy_cb, self);
  return g_steal_pointer (&self);
}

static gboolean
set_up (QuothDatabase *self, GError **error)
{
  return quoth_database_exec (self,
                              "PRAGMA trusted_schema = OFF;"
                              "PRAGMA cell_size_check = ON;"
                              "PRAGMA foreign_keys = ON;"
                              "PRAGMA synchronous = FULL;",
                              error);
}

QuothDatabase *
quoth_database_open (const char *path, int flags, GError **error)
{
  gboolean does_share;

  return quoth_database_open_sharing (path, flags, &does_share, error);
}

QuothDatabase *
quoth_database_open_sharing (const char *path, int flags, gboolean *does_share, GError **error)
{
  g_autoptr (QuothDatabase) self = connect (path, flags, QUOTH_DATABASE_PATIENCE, error);
  gboolean is_set_up = self != NULL && set_up (self, error);

  *does_share = self == NULL || is_set_up || can_share (self->handle);
  return is_set_up ? g_steal_pointer (&self) : NULL;
}

QuothDatabase *
quoth_database_open_alone (const char *path, gint64 patience, GError **error)
{
  g_autoptr (QuothDatabase) self = connect (path, SQLITE_OPEN_READWRITE, patience, error);

  return self != NULL && quoth_database_exec (self, "PRAGMA locking_mode = EXCLUSIVE", error) && set_up (self, error) ? g_steal_pointer (&self)
                                                                                                                   : NULL;
}

static gssize
peek (sqlite3 *handle, guint8 *bytes, gsize size)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 length;
  int n;

  if (sqlite3_file_control (handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file->pMethods == NULL
      || file->pMethods->xFileSize (file, &length) != SQLITE_OK)
    return -1;
  n = (int) MIN ((gsize) length, size);
  return n == 0 || file->pMethods->xRead (file, bytes, n, 0) == SQLITE_OK ? n : -1;
}

gssize
quoth_database_peek (const char *path, guint8 *bytes, gsize size, int *code)
{
  g_autofree char *escaped = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *uri = g_strconcat (escaped, "?immutable=1", NULL);
  sqlite3 *handle = NULL;
  gssize n = -1;

  set_up_sqlite ();
  if (sqlite3_open_v2 (uri, &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    n = peek (handle, bytes, size);
  *code = handle != NULL ? sqlite3_system_errno (handle) : ENOMEM;
  if (n < 0 && *code == 0)
    *code = EIO;
  sqlite3_close (handle);
  return n;
}

void
quoth_database_free (QuothDatabase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self);
}

void
quoth_database_set_name (QuothDatabase *self, const char *path)
{
  g_free (self->name);
  self->name = dup_display_name (path);
}

void
quoth_database_set_wait_func (QuothDatabase *self, QuothWaitFunc func, gpointer user_data)
{
  self->wait_func = func;
  self->wait_data = user_data;
}

void
quoth_database_set_patience (QuothDatabase *self, gint64 patience)
{
  self->patience = patience;
}

sqlite3 *
quoth_database_get_handle (QuothDatabase *self)
{
  return self->handle;
}

void
quoth_database_set_cancellable (QuothDatabase *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, PROGRESS_STEPS, progress_cb, cancellable);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}

gboolean
quoth_database_exec (QuothDatabase *self, const char *sql, GError **error)
{
  int result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  end_wait (self);
  if (result == SQLITE_OK)
    return TRUE;
  quoth_database_set_error (self, result, error);
  return FALSE;
}

sqlite3_stmt *
quoth_database_prepare (QuothDatabase *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int result;

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }

  result = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  end_wait (self);
  if (result != SQLITE_OK)
    {
      quoth_database_set_error (self, result, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sql, statement);
  return statement;
}

int
quoth_database_step (QuothDatabase *self, sqlite3_stmt *statement, GError **error)
{
  int result = sqlite3_step (statement);

  end_wait (self);
  if (result == SQLITE_ROW)
    return result;
  if (result == SQLITE_DONE)
    {
      sqlite3_reset (statement);
      return result;
    }
  quoth_database_set_error (self, result, error);
  sqlite3_reset (statement);
  return 0;
}

gboolean
quoth_database_run (QuothDatabase *self, sqlite3_stmt *statement, GError **error)
{
  int result;

  do
    result = quoth_database_step (self, statement, error);
  while (result == SQLITE_ROW);
  return result == SQLITE_DONE;
}

/* What the system said last of the file that SQLite calls @op, if it was an error. A log that is in memory cannot be asked. */
static int
get_file_errno (QuothDatabase *self, int op)
{
  sqlite3_file *file = NULL;
  int code = 0;

  if (sqlite3_file_control (self->handle, "main", op, &file) == SQLITE_OK && file != NULL && file->pMethods != NULL
      && file->pMethods->xFileControl != NULL)
    file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &code);
  return code;
}

/* On its way out of SQLite the system's error may be lost; the file that it was about knows it still. */
static int
get_system_errno (QuothDatabase *self)
{
  int code = sqlite3_system_errno (self->handle);

  if (code == 0)
    code = get_file_errno (self, SQLITE_FCNTL_JOURNAL_POINTER);
  return code != 0 ? code : get_file_errno (self, SQLITE_FCNTL_FILE_POINTER);
}

/* SQLite names a full disk SQLITE_FULL on most roads, but not on all. */
static gboolean
is_out_of_space (QuothDatabase *self, int result)
{
  int system_error = get_system_errno (self);

  if ((result & 0xff) == SQLITE_FULL)
    return TRUE;
  return (result & 0xff) == SQLITE_IOERR
         && (system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG);
}

/* What goes wrong where a disk cannot hold the memory that the users of a project share. */
static gboolean
is_sharing_error (int result)
{
  return result == SQLITE_IOERR_SHMOPEN || result == SQLITE_IOERR_SHMSIZE
         || result == SQLITE_IOERR_SHMMAP || result == SQLITE_IOERR_SHMLOCK
         || result == SQLITE_IOERR_LOCK;
}

static void
set_disk_error (QuothDatabase *self, int result, GError **error)
{
  int system_error = get_system_errno (self);

  if (is_out_of_space (self, result))
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_DISK,
                 _ ("There is no space left for “%s”; nothing of this was saved, free some space and try again"),
                 self->name);
  else if (result == SQLITE_READONLY_DBMOVED)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_DISK,
                 _ ("“%s” was moved or deleted while it was open; open it again from where it is now"),
                 self->name);
  else if (is_sharing_error (result))
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_DISK,
                 _ ("The disk of “%s” cannot lock or share files, as network drives often cannot; "
                    "copy the project to a disk of this computer"),
                 self->name);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_DISK,
                 _ ("“%s” cannot be read or written on its disk: %s"),
                 self->name,
                 system_error != 0 ? g_strerror (system_error) : sqlite3_errmsg (self->handle));
}

/* The sentence for the codes that need no more than one. */
static const char *
describe (int result, QuothError *code)
{
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      *code = QUOTH_ERROR_BUSY;
      return _ ("another program is writing to it, and did not finish in time; try again when that is done, or close that program");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      *code = QUOTH_ERROR_DAMAGED;
      return _ ("it is damaged; go back to a backup of it");
    case SQLITE_READONLY:
      if (result == SQLITE_READONLY_ROLLBACK)
        {
          *code = QUOTH_ERROR_READ_ONLY;
          return _ ("another program was ended while it wrote to it, and what it left has to be taken back first; open it again where it can be written");
        }
      *code = QUOTH_ERROR_READ_ONLY;
      return _ ("it can be read but not written");
    case SQLITE_TOOBIG:
      *code = QUOTH_ERROR_TOO_LARGE;
      return _ ("something is too large to be kept in it");
    case SQLITE_CONSTRAINT:
      *code = result == SQLITE_CONSTRAINT_FOREIGNKEY ? QUOTH_ERROR_REFERENCE : QUOTH_ERROR_INVALID;
      return _ ("it does not take these values");
    default:
      *code = QUOTH_ERROR_FAILED;
      return _ ("its database failed");
    }
}

static gboolean
is_disk_error (QuothDatabase *self, int result)
{
  int primary = result & 0xff;

  return is_out_of_space (self, result) || primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN
         || primary == SQLITE_PERM || result == SQLITE_READONLY_DBMOVED;
}

static void
set_error (QuothDatabase *self, int result, GError **error)
{
  QuothError code;
  const char *what;

  if ((result & 0xff) == SQLITE_INTERRUPT || g_cancellable_is_cancelled (self->cancellable))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("It was cancelled"));
      return;
    }
  if (is_disk_error (self, result))
    {
      set_disk_error (self, result, error);
      return;
    }

  what = describe (result, &code);
  g_set_error (error,
               QUOTH_ERROR,
               code,
               /* Translators: a file; what is wrong with it; what SQLite says */
               _ ("“%s”: %s (%s)"),
               self->name,
               what,
               sqlite3_errmsg (self->handle));
}

void
quoth_database_set_error (QuothDatabase *self, int result, GError **error)
{
  g_autoptr (GError) local = NULL;

  set_error (self, result, &local);
  /* What breaks a rule of the schema was not written, and whoever wrote it knows. */
  if (self->is_guarded && self->fault == NULL && (result & 0xff) != SQLITE_CONSTRAINT)
    self->fault = g_error_copy (local);
  g_propagate_error (error, g_steal_pointer (&local));
}

static int
refuse_commit_cb (gpointer user_data)
{
  return 1;
}

void
quoth_database_guard (QuothDatabase *self)
{
  self->is_guarded = TRUE;
  sqlite3_commit_hook (self->handle, refuse_commit_cb, NULL);
}

gboolean
quoth_database_unguard (QuothDatabase *self, GError **error)
{
  GError *fault = g_steal_pointer (&self->fault);

  self->is_guarded = FALSE;
  sqlite3_commit_hook (self->handle, NULL, NULL);
  if (fault == NULL && sqlite3_get_autocommit (self->handle))
    set_error (self, SQLITE_IOERR, &fault);
  if (fault != NULL)
    g_propagate_error (error, fault);
  return fault == NULL;
}

void
quoth_bind_id (sqlite3_stmt *statement, int position, const QuothId *id)
{
  if (id == NULL || quoth_id_is_none (id))
    sqlite3_bind_null (statement, position);
  else
    sqlite3_bind_blob (statement, position, id->bytes, sizeof id->bytes, SQLITE_STATIC);
}

void
quoth_bind_text (sqlite3_stmt *statement, int position, const char *text)
{
  if (text == NULL || *text == '\0')
    sqlite3_bind_null (statement, position);
  else
    sqlite3_bind_text (statement, position, text, -1, SQLITE_STATIC);
}

QuothId
quoth_column_id (sqlite3_stmt *statement, int column)
{
  QuothId id = QUOTH_ID_NONE;
  const void *blob = sqlite3_column_blob (statement, column);

  if (blob != NULL && sqlite3_column_bytes (statement, column) == sizeof id.bytes)
    memcpy (id.bytes, blob, sizeof id.bytes);
  return id;
}

char *
quoth_column_dup_text (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}
