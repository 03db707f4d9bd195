/* quoth-content.c: texts and original files, by their SHA-256
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-content.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "text/quoth-sha256.h"

gboolean
quoth_content_put_text (QuothDatabase *database, QuothText *text, GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database, "INSERT OR IGNORE INTO content (sha256, length, text) VALUES (?1, ?2, ?3)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, quoth_text_get_sha256 (text), 32, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, quoth_text_get_length (text));
  sqlite3_bind_text64 (statement, 3, quoth_text_get_utf8 (text), quoth_text_get_n_bytes (text),
                       SQLITE_STATIC, SQLITE_UTF8);
  return quoth_database_run (database, statement, error);
}

QuothText *
quoth_content_load_text (QuothDatabase *database, const guint8 sha256[32], GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (database, "SELECT text FROM content WHERE sha256 = ?1", error);
  QuothText *text = NULL;
  int result;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_blob (statement, 1, sha256, 32, SQLITE_STATIC);
  result = quoth_database_step (database, statement, error);
  if (result == SQLITE_ROW)
    {
      const char *utf8 = (const char *) sqlite3_column_text (statement, 0);

      text = quoth_text_new (utf8, sqlite3_column_bytes (statement, 0), error);
      sqlite3_reset (statement);
    }
  else if (result == SQLITE_DONE)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
                         _ ("the text of a document is missing from the project file"));
  return text;
}

static GBytes *
convert (GConverter *converter, gconstpointer bytes, gsize n_bytes, GError **error)
{
  g_autoptr (GInputStream) memory
    = g_memory_input_stream_new_from_data (bytes, (gssize) n_bytes, NULL);
  g_autoptr (GInputStream) converted = g_converter_input_stream_new (memory, converter);
  g_autoptr (GOutputStream) result = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (
        result, converted,
        G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error)
      < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (result));
}

/* @bytes packed with zlib, @codec 1; or as they are, @codec 0, where that is not shorter. */
static GBytes *
pack (GBytes *bytes, int *codec, GError **error)
{
  g_autoptr (GZlibCompressor) compressor
    = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1);
  g_autoptr (GBytes) packed = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  *codec = 0;
  if (size == 0)
    return g_bytes_ref (bytes);
  packed = convert (G_CONVERTER (compressor), data, size, error);
  if (packed == NULL)
    return NULL;
  if (g_bytes_get_size (packed) >= size)
    return g_bytes_ref (bytes);
  *codec = 1;
  return g_steal_pointer (&packed);
}

/* Of what a stream gives, @size bytes at most: what is more is left where it is. */
static GBytes *
read_up_to (GInputStream *stream, gint64 size, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 chunk[65536];
  gssize n;

  do
    {
      gint64 left = size - (gint64) all->len;

      n = g_input_stream_read (stream, chunk, (gsize) CLAMP (left, 0, (gint64) sizeof chunk), NULL, error);
      if (n < 0)
        return NULL;
      g_byte_array_append (all, chunk, (guint) n);
    }
  while (n > 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

/* The first bytes that come out, one more than the @size that they should be at most: no more than that is unpacked, whatever is in the row. */
static GBytes *
unpack (gconstpointer bytes, gsize n_bytes, int codec, gint64 size, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autoptr (GInputStream) memory = NULL;
  g_autoptr (GInputStream) converted = NULL;
  g_autoptr (GError) local_error = NULL;
  GBytes *unpacked = NULL;

  if (codec == 0)
    return g_bytes_new (bytes, n_bytes);
  if (codec == 1)
    {
      decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
      memory = g_memory_input_stream_new_from_data (bytes, (gssize) n_bytes, NULL);
      converted = g_converter_input_stream_new (memory, G_CONVERTER (decompressor));
      unpacked = read_up_to (converted, MIN (MAX (size, 0), G_MAXINT32 - 1) + 1, &local_error);
    }
  if (unpacked == NULL)
    g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _ ("packed bytes cannot be unpacked: %s"),
                 local_error != NULL ? local_error->message
                                     : _ ("how they are packed is not known"));
  return unpacked;
}

static gboolean
has_original (QuothDatabase *database, const guint8 sha256[32], gboolean *has, GError **error)
{
  sqlite3_stmt *statement
    = quoth_database_prepare (database, "SELECT 1 FROM original WHERE sha256 = ?1", error);
  int result;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, sha256, 32, SQLITE_STATIC);
  result = quoth_database_step (database, statement, error);
  *has = result == SQLITE_ROW;
  sqlite3_reset (statement);
  return result != 0;
}

gboolean
quoth_content_put_original (QuothDatabase *database,
                            GBytes *bytes,
                            guint8 sha256[32],
                            GError **error)
{
  g_autoptr (GBytes) packed = NULL;
  sqlite3_stmt *statement;
  gboolean has;
  gsize size;
  gconstpointer data;
  int codec;

  quoth_sha256_bytes (bytes, sha256);
  if (!has_original (database, sha256, &has, error))
    return FALSE;
  if (has)
    return TRUE;

  packed = pack (bytes, &codec, error);
  statement = packed != NULL ? quoth_database_prepare (
                database,
                "INSERT INTO original (sha256, size, codec, bytes) VALUES (?1, ?2, ?3, ?4)", error)
                             : NULL;
  if (statement == NULL)
    return FALSE;
  data = g_bytes_get_data (packed, &size);
  sqlite3_bind_blob (statement, 1, sha256, 32, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, (gint64) g_bytes_get_size (bytes));
  sqlite3_bind_int (statement, 3, codec);
  sqlite3_bind_blob64 (statement, 4, size > 0 ? data : "", size, SQLITE_STATIC);
  return quoth_database_run (database, statement, error);
}

/* The bytes in the row (size, codec, bytes), if they are what they were. */
static GBytes *
unpack_original (sqlite3_stmt *row, const guint8 sha256[32], GError **error)
{
  gconstpointer packed = sqlite3_column_blob (row, 2);
  g_autoptr (GBytes) bytes
    = unpack (packed, (gsize) sqlite3_column_bytes (row, 2), sqlite3_column_int (row, 1), sqlite3_column_int64 (row, 0), error);
  guint8 found[32];

  if (bytes == NULL)
    return NULL;
  quoth_sha256_bytes (bytes, found);
  if (memcmp (found, sha256, sizeof found) == 0
      && (gint64) g_bytes_get_size (bytes) == sqlite3_column_int64 (row, 0))
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
                       _ ("the bytes of an original file are not what they were when it came in"));
  return NULL;
}

GBytes *
quoth_content_load_original (QuothDatabase *database, const guint8 sha256[32], GError **error)
{
  sqlite3_stmt *statement = quoth_database_prepare (
    database, "SELECT size, codec, bytes FROM original WHERE sha256 = ?1", error);
  GBytes *bytes = NULL;
  int result;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_blob (statement, 1, sha256, 32, SQLITE_STATIC);
  result = quoth_database_step (database, statement, error);
  if (result == SQLITE_ROW)
    {
      bytes = unpack_original (statement, sha256, error);
      sqlite3_reset (statement);
    }
  else if (result == SQLITE_DONE)
    g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED,
                         _ ("the bytes of an original file are missing from the project file"));
  return bytes;
}
