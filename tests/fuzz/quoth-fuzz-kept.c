/* quoth-fuzz-kept.c: what each execution would make anew, and what is made once instead
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reader of a few hundred bytes is done in some microseconds; around it the statements that ask the project what it has are prepared,
 * a connection is opened to try edits, the C library loads the tables of an encoding, and an archive is packed to be unpacked. A person with one file
 * does not notice; a million executions are hours. So the linker gives the fuzzer (and nothing else) these functions in place of
 * those that they are called after, "__real_…" being the one that was meant. No reader knows of it.
 */

#include "config.h"

#include "quoth-fuzz-kept.h"

#include <archive.h>
#include <string.h>

#include "quoth.h"
#include "store/quoth-database.h"

/* How many statements of a connection lie by. */
#define MAX_IDLE 512

static GMutex mutex;
static GHashTable *idle_statements; /* by connection: by SQL */
static QuothReader *kept_reader;
static guint n_readers; /* who have it */
static GPtrArray *converters;

/* ---- SQLite's memory ---- */

/* A fuzzer that looks for the mistakes of this program need not watch over each piece of SQLite's own. The C library's allocator lies below that
 * of the sanitizer, by this name. */
extern void *__libc_malloc (size_t n_bytes);
extern void *__libc_realloc (void *memory, size_t n_bytes);
extern void __libc_free (void *memory);

/* In front of each piece, as wide as what may be in it has to be aligned. */
typedef union
{
  int n_bytes;
  max_align_t alignment;
} Head;

static void *
allocate (int n_bytes)
{
  Head *head = __libc_malloc (sizeof (Head) + (size_t) n_bytes);

  if (head == NULL)
    return NULL;
  head->n_bytes = n_bytes;
  return head + 1;
}

static void
release (void *memory)
{
  __libc_free ((Head *) memory - 1);
}

static void *
reallocate (void *memory, int n_bytes)
{
  Head *head = __libc_realloc ((Head *) memory - 1, sizeof (Head) + (size_t) n_bytes);

  if (head == NULL)
    return NULL;
  head->n_bytes = n_bytes;
  return head + 1;
}

static int
get_size (void *memory)
{
  return ((Head *) memory)[-1].n_bytes;
}

static int
round_up (int n_bytes)
{
  return (n_bytes + 7) & ~7;
}

static int
begin_cb (void *user_data)
{
  return SQLITE_OK;
}

static void
end_cb (void *user_data)
{
}

/* ---- Statements ---- */

int __real_sqlite3_prepare_v2 (sqlite3 *db, const char *sql, int n_bytes, sqlite3_stmt **statement, const char **tail);
int __wrap_sqlite3_prepare_v2 (sqlite3 *db, const char *sql, int n_bytes, sqlite3_stmt **statement, const char **tail);
int __real_sqlite3_finalize (sqlite3_stmt *statement);
int __wrap_sqlite3_finalize (sqlite3_stmt *statement);
int __real_sqlite3_close (sqlite3 *db);
int __wrap_sqlite3_close (sqlite3 *db);
int __real_sqlite3_close_v2 (sqlite3 *db);
int __wrap_sqlite3_close_v2 (sqlite3 *db);

static void
statement_free (gpointer statement)
{
  __real_sqlite3_finalize (statement);
}

/* (nullable): with the mutex. */
static sqlite3_stmt *
take (sqlite3 *db, const char *sql)
{
  GHashTable *statements = idle_statements != NULL ? g_hash_table_lookup (idle_statements, db) : NULL;
  gpointer key, statement;

  if (statements == NULL || !g_hash_table_steal_extended (statements, sql, &key, &statement))
    return NULL;
  g_free (key);
  return statement;
}

/* With the mutex. Returns: whether it was taken. */
static gboolean
put_by (sqlite3 *db, sqlite3_stmt *statement)
{
  const char *sql = sqlite3_sql (statement);
  GHashTable *statements;

  if (idle_statements == NULL || sql == NULL || !g_str_has_prefix (sql, "SELECT"))
    return FALSE;
  statements = g_hash_table_lookup (idle_statements, db);
  if (statements == NULL)
    {
      statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, statement_free);
      g_hash_table_insert (idle_statements, db, statements);
    }
  if (g_hash_table_size (statements) >= MAX_IDLE || g_hash_table_contains (statements, sql))
    return FALSE;
  return g_hash_table_insert (statements, g_strdup (sql), statement);
}

static void
forget (sqlite3 *db)
{
  g_mutex_lock (&mutex);
  if (idle_statements != NULL)
    g_hash_table_remove (idle_statements, db);
  g_mutex_unlock (&mutex);
}

int
__wrap_sqlite3_prepare_v2 (sqlite3 *db, const char *sql, int n_bytes, sqlite3_stmt **statement, const char **tail)
{
  sqlite3_stmt *idle = NULL;

  g_mutex_lock (&mutex);
  if (n_bytes < 0 && tail == NULL)
    idle = take (db, sql);
  g_mutex_unlock (&mutex);
  if (idle == NULL)
    return __real_sqlite3_prepare_v2 (db, sql, n_bytes, statement, tail);
  *statement = idle;
  return SQLITE_OK;
}

int
__wrap_sqlite3_finalize (sqlite3_stmt *statement)
{
  gboolean is_kept;
  int result;

  if (statement == NULL)
    return SQLITE_OK;
  result = sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_mutex_lock (&mutex);
  is_kept = put_by (sqlite3_db_handle (statement), statement);
  g_mutex_unlock (&mutex);
  if (!is_kept)
    __real_sqlite3_finalize (statement);
  return result;
}

int
__wrap_sqlite3_close (sqlite3 *db)
{
  forget (db);
  return __real_sqlite3_close (db);
}

int
__wrap_sqlite3_close_v2 (sqlite3 *db)
{
  forget (db);
  return __real_sqlite3_close_v2 (db);
}

/* ---- The reader that edits are tried by ---- */

QuothReader *__real_quoth_store_open_reader (QuothStore *store, GError **error);
QuothReader *__wrap_quoth_store_open_reader (QuothStore *store, GError **error);
void __real_quoth_reader_free (QuothReader *reader);
void __wrap_quoth_reader_free (QuothReader *reader);

/* Nobody writes: so that while a target has one, whoever else asks may have the same. One thread. */
QuothReader *
__wrap_quoth_store_open_reader (QuothStore *store, GError **error)
{
  if (kept_reader == NULL)
    kept_reader = __real_quoth_store_open_reader (store, error);
  if (kept_reader != NULL)
    n_readers++;
  return kept_reader;
}

void
__wrap_quoth_reader_free (QuothReader *reader)
{
  if (reader == kept_reader && --n_readers > 0)
    return;
  if (reader == kept_reader)
    kept_reader = NULL;
  __real_quoth_reader_free (reader);
}

/* ---- Archives ---- */

int __real_archive_write_set_format_zip (struct archive *archive);
int __wrap_archive_write_set_format_zip (struct archive *archive);

/* Parts that are packed for a target are not made smaller: that is zlib's work, and the most of what an archive costs. */
int
__wrap_archive_write_set_format_zip (struct archive *archive)
{
  int result = __real_archive_write_set_format_zip (archive);

  return result == ARCHIVE_OK ? archive_write_zip_set_compression_store (archive) : result;
}

/* ---- Begin and end ---- */

static void
close_converter (gpointer converter)
{
  g_iconv_close (converter);
}

/* What the C library loads for an encoding, it lets go of soon after nobody has it open. */
static void
keep_encodings (void)
{
  const char *const *encodings = quoth_decode_get_encodings ();

  converters = g_ptr_array_new_with_free_func (close_converter);
  for (guint i = 0; encodings[i] != NULL; i++)
    {
      GIConv there = g_iconv_open (encodings[i], "UTF-8");
      GIConv back = g_iconv_open ("UTF-8", encodings[i]);

      if (there != (GIConv) -1)
        g_ptr_array_add (converters, there);
      if (back != (GIConv) -1)
        g_ptr_array_add (converters, back);
    }
}

void
quoth_fuzz_kept_begin (void)
{
  sqlite3_mem_methods methods = { allocate, release, reallocate, get_size, round_up, begin_cb, end_cb, NULL };

  sqlite3_config (SQLITE_CONFIG_MALLOC, &methods);
  idle_statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  keep_encodings ();
}

void
quoth_fuzz_kept_end (void)
{
  g_clear_pointer (&converters, g_ptr_array_unref);
  g_mutex_lock (&mutex);
  g_clear_pointer (&idle_statements, g_hash_table_unref);
  g_mutex_unlock (&mutex);
}
