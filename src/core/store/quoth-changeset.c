/* quoth-changeset.c: SQLite's changesets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/quoth-changeset.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-schema.h"

/* As the journal's column `codec` counts them. */
enum
{
  CODEC_PLAIN,
  CODEC_ZLIB,
};

/* The smallest changeset that is worth packing; most single edits are near it. */
#define PACK_MIN 256

/* What SQLite counts in an int; none that was recorded is larger. */
#define SIZE_MAX_PLAIN ((gsize) G_MAXINT)

#define PIECE (64 * 1024)

sqlite3_session *
quoth_changeset_record (QuothDatabase *database, GError **error)
{
  g_autoptr (sqlite3_session) session = NULL;
  int result = sqlite3session_create (quoth_database_get_handle (database), "main", &session);

  for (const QuothTable *table = quoth_schema_get_tables ();
       result == SQLITE_OK && table->name != NULL;
       table++)
    result = sqlite3session_attach (session, table->name);
  if (result != SQLITE_OK)
    {
      quoth_database_set_error (database, result, error);
      return NULL;
    }
  return g_steal_pointer (&session);
}

/* What reads changesets counts them in an int. */
static int
append_cb (void *user_data, const void *data, int size)
{
  GByteArray *bytes = user_data;

  if ((guint) size > G_MAXINT - bytes->len)
    return SQLITE_TOOBIG;
  g_byte_array_append (bytes, data, (guint) size);
  return SQLITE_OK;
}

gboolean
quoth_changeset_append (QuothDatabase *database, sqlite3_session *session, GByteArray *bytes, GError **error)
{
  int result = sqlite3session_changeset_strm (session, append_cb, bytes);

  if (result != SQLITE_OK)
    quoth_database_set_error (database, result, error);
  return result == SQLITE_OK;
}

GBytes *
quoth_changeset_finish (QuothDatabase *database, sqlite3_session *session, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GBytes) changeset = NULL;

  if (!quoth_changeset_append (database, session, bytes, error))
    return NULL;
  changeset = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return quoth_changeset_mend (changeset);
}

GBytes *
quoth_changeset_invert (QuothDatabase *database, GBytes *changeset, GError **error)
{
  void *data = NULL;
  int size = 0;
  int result = sqlite3changeset_invert (
    (int) g_bytes_get_size (changeset), g_bytes_get_data (changeset, NULL), &size, &data);

  if (result != SQLITE_OK)
    {
      quoth_database_set_error (database, result, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

GBytes *
quoth_changeset_concat (QuothDatabase *database, GBytes *first, GBytes *second, GError **error)
{
  void *data = NULL;
  int size = 0;
  int result = sqlite3changeset_concat ((int) g_bytes_get_size (first),
                                        (void *) g_bytes_get_data (first, NULL),
                                        (int) g_bytes_get_size (second),
                                        (void *) g_bytes_get_data (second, NULL),
                                        &size,
                                        &data);

  if (result != SQLITE_OK)
    {
      quoth_database_set_error (database, result, error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static int
conflict_cb (void *user_data, int reason, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

gboolean
quoth_changeset_apply (QuothDatabase *database, GBytes *changeset, GError **error)
{
  int result = sqlite3changeset_apply_v2 (quoth_database_get_handle (database),
                                          (int) g_bytes_get_size (changeset),
                                          (void *) g_bytes_get_data (changeset, NULL),
                                          NULL,
                                          conflict_cb,
                                          NULL,
                                          NULL,
                                          NULL,
                                          0);

  if (result == SQLITE_OK)
    return TRUE;
  /* SQLITE_ABORT from the callback; SQLITE_CONSTRAINT if references are left open at the end. */
  if (result == SQLITE_ABORT || result == SQLITE_CONSTRAINT)
    g_set_error_literal (error,
                         QUOTH_ERROR,
                         QUOTH_ERROR_CONFLICT,
                         _ ("what it changed was changed again since, or is used by later work"));
  else
    quoth_database_set_error (database, result, error);
  return FALSE;
}

static GBytes *
convert (GConverter *converter, GBytes *bytes, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  if (!g_output_stream_write_all (stream, data, size, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

gboolean
quoth_changeset_has_table (GBytes *changeset, const char *table)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean found = FALSE;
  int result = sqlite3changeset_start (
    &iter, (int) g_bytes_get_size (changeset), (void *) g_bytes_get_data (changeset, NULL));

  while (!found && result == SQLITE_OK && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *name;
      int n_columns;
      int op;

      result = sqlite3changeset_op (iter, &name, &n_columns, &op, NULL);
      found = result == SQLITE_OK && g_str_equal (name, table);
    }
  sqlite3changeset_finalize (iter);
  return found;
}

GBytes *
quoth_changeset_pack (GBytes *changeset, int *codec)
{
  gsize size = g_bytes_get_size (changeset);

  if (size > PACK_MIN)
    {
      g_autoptr (GZlibCompressor) compressor
        = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
      g_autoptr (GBytes) packed = convert (G_CONVERTER (compressor), changeset, NULL);

      if (packed != NULL && g_bytes_get_size (packed) < size)
        {
          *codec = CODEC_ZLIB;
          return g_steal_pointer (&packed);
        }
    }
  *codec = CODEC_PLAIN;
  return g_bytes_ref (changeset);
}

GBytes *
quoth_changeset_pack_as (GBytes *changeset, int codec, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = NULL;

  if (codec == CODEC_PLAIN || g_bytes_get_size (changeset) == 0)
    return g_bytes_ref (changeset);
  compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 1);
  return convert (G_CONVERTER (compressor), changeset, error);
}

/* A few bytes can be packed so that they come to any size: it is held against @max piece by piece. */
static GBytes *
inflate (GBytes *packed, gsize max, GError **error)
{
  g_autoptr (GConverter) decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, decompressor);
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  while ((n = g_input_stream_read (stream, piece, PIECE, NULL, error)) > 0)
    {
      if ((gsize) n > max - plain->len)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED, _ ("it comes to more than %" G_GSIZE_FORMAT " bytes"), max);
          return NULL;
        }
      g_byte_array_append (plain, piece, (guint) n);
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&plain)) : NULL;
}

GBytes *
quoth_changeset_unpack_within (GBytes *packed, int codec, gsize max, GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *changeset = NULL;

  if (codec == CODEC_PLAIN)
    return g_bytes_ref (packed);
  if (codec != CODEC_ZLIB)
    {
      g_set_error (error,
                   QUOTH_ERROR,
                   QUOTH_ERROR_NEWER,
                   _ ("An entry of the journal is packed in a way (%d) that only a newer Quoth can read"),
                   codec);
      return NULL;
    }

  changeset = inflate (packed, max, &local);
  if (changeset == NULL)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_DAMAGED,
                 _ ("An entry of the journal is damaged: %s"),
                 local->message);
  return changeset;
}

GBytes *
quoth_changeset_unpack (GBytes *packed, int codec, GError **error)
{
  return quoth_changeset_unpack_within (packed, codec, SIZE_MAX_PLAIN, error);
}
