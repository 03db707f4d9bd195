/* quoth-share-file.c: the files by which copies of a project tell each other of their work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is written once and never changed. It is some lines of text, which say whose it is, an empty line, records packed by
 * zlib, and at its end the SHA-256 of all before, in hexadecimal digits:
 *
 *   quoth-share 1\n project UUID\n copy UUID\n first N\n last N\n time N\n schema N\n program TEXT\n \n zlib … SHA-256\n
 *
 * A record is a letter and its fields, numbers with the high byte first, bytes after how many they are; the record "z" ends them.
 * Whatever carries the file (a drive, a cloud, a stick) may show it half, or with holes where its bytes are to come, or break
 * it. So it is read into memory whole and held against its sum before a byte of it is believed: O(bytes), once a file. (To sum it up
 * first, and to read it again for the records, would believe what was written in between.) A sum that is right says who is to blame for
 * anything else, and still no count is trusted: what is to be so long is read in pieces, and is as long as its pieces.
 *
 * Rejected: an SQLite file, which costs 4 kB for one word, and would have to be read by SQLite while a stranger's program writes it; JSON,
 * in which a changeset is half as long again.
 */

#include "config.h"

#include "store/quoth-share-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/quoth-file.h"
#include "store/quoth-schema.h"
#include "store/quoth-share-sum.h"
#include "text/quoth-error.h"

#define VERSION 1
#define MAGIC "quoth-share "

#define HEADER_MAX 4096

/* A file is not much longer than this where none of its records is; and SQLite takes no value of a gigabyte. */
#define FILE_MAX (G_GUINT64_CONSTANT (1) << 30)
#define BYTES_MAX 1000000000
#define PIECE 65536

#define END 'z'

struct _QuothShareWriter
{
  GOutputStream *memory;
  GDataOutputStream *body;
  guint64 size;
};

void
quoth_share_header_clear (QuothShareHeader *self)
{
  g_clear_pointer (&self->program, g_free);
}

QuothShareWriter *
quoth_share_writer_new (void)
{
  QuothShareWriter *self = g_new0 (QuothShareWriter, 1);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  g_autoptr (GOutputStream) packed = NULL;

  self->memory = g_memory_output_stream_new_resizable ();
  packed = g_converter_output_stream_new (self->memory, G_CONVERTER (compressor));
  self->body = g_data_output_stream_new (packed);
  return self;
}

void
quoth_share_writer_free (QuothShareWriter *self)
{
  g_object_unref (self->body);
  g_object_unref (self->memory);
  g_free (self);
}

guint64
quoth_share_writer_get_size (QuothShareWriter *self)
{
  return self->size;
}

static gboolean
put (QuothShareWriter *self, gconstpointer bytes, gsize size, GError **error)
{
  self->size += size;
  return g_output_stream_write_all (G_OUTPUT_STREAM (self->body), bytes, size, NULL, NULL, error);
}

static gboolean
put_number (QuothShareWriter *self, gint64 number, GError **error)
{
  guint64 bytes = GUINT64_TO_BE ((guint64) number);

  return put (self, &bytes, sizeof bytes, error);
}

static gboolean
put_id (QuothShareWriter *self, const QuothId *id, GError **error)
{
  return put (self, id->bytes, sizeof id->bytes, error);
}

static gboolean
put_bytes (QuothShareWriter *self, GBytes *bytes, GError **error)
{
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  return put_number (self, (gint64) size, error) && (size == 0 || put (self, data, size, error));
}

static gboolean
put_entry (QuothShareWriter *self, const QuothShareRecord *entry, GError **error)
{
  return put_id (self, &entry->id, error) && put_id (self, &entry->origin, error)
         && put_number (self, entry->seq, error) && put_number (self, entry->time, error)
         && put_number (self, entry->counter, error) && put_id (self, &entry->coder, error)
         && put_id (self, &entry->undoes, error) && put_number (self, entry->kind, error)
         && put_number (self, entry->schema, error) && put_number (self, entry->codec, error)
         && put_bytes (self, entry->label, error) && put_bytes (self, entry->bytes, error);
}

static gboolean
put_content (QuothShareWriter *self, const QuothShareRecord *content, GError **error)
{
  return put (self, content->sha256, sizeof content->sha256, error)
         && put_number (self, content->size, error) && put_number (self, content->codec, error)
         && put_bytes (self, content->bytes, error);
}

gboolean
quoth_share_writer_add (QuothShareWriter *self, const QuothShareRecord *record, GError **error)
{
  char type = (char) record->type;

  if (!put (self, &type, 1, error))
    return FALSE;
  switch (record->type)
    {
    case QUOTH_SHARE_NEED:
      return put_id (self, &record->origin, error) && put_number (self, record->seq, error);
    case QUOTH_SHARE_TEXT:
    case QUOTH_SHARE_ORIGINAL:
      return put_content (self, record, error);
    case QUOTH_SHARE_ENTRY:
      return put_entry (self, record, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static GString *
write_header (const QuothShareHeader *header)
{
  GString *text = g_string_new (NULL);
  char project[QUOTH_ID_STRING_SIZE];
  char copy[QUOTH_ID_STRING_SIZE];

  g_string_append_printf (text,
                          MAGIC "%d\nproject %s\ncopy %s\nfirst %" G_GINT64_FORMAT "\nlast %" G_GINT64_FORMAT
                                "\ntime %" G_GINT64_FORMAT "\nschema %d\nprogram " QUOTH_VERSION "\n\n",
                          VERSION,
                          quoth_id_to_string (&header->project, project),
                          quoth_id_to_string (&header->copy, copy),
                          header->first,
                          header->last,
                          header->time,
                          header->schema);
  return text;
}

char *
quoth_share_writer_finish (QuothShareWriter *self, const char *folder, const QuothShareHeader *header, GError **error)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (self->memory);
  g_autoptr (GString) file = write_header (header);
  char copy[QUOTH_ID_STRING_SIZE];
  const char end = END;
  g_autofree char *sum = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  if (!put (self, &end, 1, error) || !g_output_stream_close (G_OUTPUT_STREAM (self->body), NULL, error))
    return NULL;
  g_string_append_len (
    file, g_memory_output_stream_get_data (memory), (gssize) g_memory_output_stream_get_data_size (memory));
  sum = quoth_share_sum_append (file);
  quoth_id_to_string (&header->copy, copy);
  name = g_strdup_printf ("%s-%.16s" QUOTH_SHARE_SUFFIX, copy + strlen (copy) - QUOTH_SHARE_NAME_LENGTH, sum);
  path = g_build_filename (folder, name, NULL);
  return quoth_file_write (path, file->str, file->len, error) ? g_steal_pointer (&name) : NULL;
}

/* Reading. */

static gboolean
set_newer (const QuothShareHeader *header, GError **error)
{
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_NEWER,
               /* Translators: said of a file; the version of the program, as "0.4" */
               _ ("it was written by a newer Quoth (%s); update Quoth on this computer to get what is in it"),
               header->program != NULL ? header->program : "?");
  return FALSE;
}

static gboolean
read_line (QuothShareHeader *header, const char *key, const char *value)
{
  gint64 number;

  if (g_str_equal (key, "project"))
    return quoth_id_from_string (value, &header->project);
  if (g_str_equal (key, "copy"))
    return quoth_id_from_string (value, &header->copy);
  if (g_str_equal (key, "program"))
    {
      g_free (header->program);
      header->program = g_utf8_make_valid (value, -1);
      return TRUE;
    }
  if (!g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL))
    return FALSE;
  if (g_str_equal (key, "first"))
    header->first = number;
  else if (g_str_equal (key, "last"))
    header->last = number;
  else if (g_str_equal (key, "time"))
    header->time = number;
  else if (g_str_equal (key, "schema"))
    header->schema = (int) CLAMP (number, 0, G_MAXINT);
  return TRUE;
}

/* @text: the lines of the header. The first says how all the others are to be read, except "program", which every version has. */
static gboolean
read_header (const char *text, QuothShareHeader *header, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean read = TRUE;
  gboolean is_newer;

  /* Of no text there is not even an empty line. */
  if (lines[0] == NULL || !g_str_has_prefix (lines[0], MAGIC))
    return quoth_share_sum_set_damaged (error);
  is_newer = !g_str_equal (lines[0], MAGIC G_STRINGIFY (VERSION));
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char *space = strchr (lines[i], ' ');

      if (space == NULL)
        continue;
      *space = '\0';
      read = read_line (header, lines[i], space + 1) && read;
    }
  if (is_newer || header->schema > QUOTH_SCHEMA_VERSION)
    return set_newer (header, error);
  if (!read || quoth_id_is_none (&header->project) || quoth_id_is_none (&header->copy) || header->first < 1
      || header->last < header->first - 1)
    return quoth_share_sum_set_damaged (error);
  return TRUE;
}

/* Exactly @size bytes. */
static gboolean
get (GInputStream *body, gpointer bytes, gsize size, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize n;

  if (g_input_stream_read_all (body, bytes, size, &n, NULL, &local) && n == size)
    return TRUE;
  return quoth_share_sum_set_damaged (error);
}

static gboolean
get_number (GInputStream *body, gint64 *number, GError **error)
{
  guint64 bytes;

  if (!get (body, &bytes, sizeof bytes, error))
    return FALSE;
  *number = (gint64) GUINT64_FROM_BE (bytes);
  return TRUE;
}

static gboolean
get_small (GInputStream *body, int *number, GError **error)
{
  gint64 large;

  if (!get_number (body, &large, error))
    return FALSE;
  if (large < 0 || large > G_MAXINT)
    return quoth_share_sum_set_damaged (error);
  *number = (int) large;
  return TRUE;
}

static gboolean
get_id (GInputStream *body, QuothId *id, GError **error)
{
  return get (body, id->bytes, sizeof id->bytes, error);
}

static gboolean
get_bytes (GInputStream *body, GBytes **bytes, GError **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gint64 size;

  if (!get_number (body, &size, error))
    return FALSE;
  if (size < 0 || size > BYTES_MAX)
    return quoth_share_sum_set_damaged (error);
  while ((gint64) array->len < size)
    {
      guint have = array->len;
      guint more = (guint) MIN (size - have, PIECE);

      g_byte_array_set_size (array, have + more);
      if (!get (body, array->data + have, more, error))
        return FALSE;
    }
  *bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  return TRUE;
}

static gboolean
get_entry (GInputStream *body, QuothShareRecord *entry, GError **error)
{
  if (!get_id (body, &entry->id, error) || !get_id (body, &entry->origin, error)
      || !get_number (body, &entry->seq, error) || !get_number (body, &entry->time, error)
      || !get_number (body, &entry->counter, error) || !get_id (body, &entry->coder, error)
      || !get_id (body, &entry->undoes, error) || !get_small (body, &entry->kind, error)
      || !get_small (body, &entry->schema, error) || !get_small (body, &entry->codec, error)
      || !get_bytes (body, &entry->label, error) || !get_bytes (body, &entry->bytes, error))
    return FALSE;
  if (entry->seq < 1 || quoth_id_is_none (&entry->id) || quoth_id_is_none (&entry->origin)
      || !g_utf8_validate_len (g_bytes_get_data (entry->label, NULL), g_bytes_get_size (entry->label), NULL))
    return quoth_share_sum_set_damaged (error);
  return TRUE;
}

/* A text is held against its name, since it is for ever under that. (An original file is, whenever it is looked at.) */
static gboolean
get_content (GInputStream *body, QuothShareRecord *content, GError **error)
{
  guint8 sha256[QUOTH_SHA256_SIZE];

  if (!get (body, content->sha256, sizeof content->sha256, error) || !get_number (body, &content->size, error)
      || !get_small (body, &content->codec, error) || !get_bytes (body, &content->bytes, error))
    return FALSE;
  if (content->type == QUOTH_SHARE_ORIGINAL)
    return TRUE;
  quoth_sha256_bytes (content->bytes, sha256);
  if (memcmp (sha256, content->sha256, sizeof sha256) != 0
      || !g_utf8_validate_len (g_bytes_get_data (content->bytes, NULL), g_bytes_get_size (content->bytes), NULL))
    return quoth_share_sum_set_damaged (error);
  return TRUE;
}

static gboolean
get_record (GInputStream *body, QuothShareRecord *record, GError **error)
{
  switch (record->type)
    {
    case QUOTH_SHARE_NEED:
      return get_id (body, &record->origin, error) && get_number (body, &record->seq, error)
             && (record->seq > 0 || quoth_share_sum_set_damaged (error));
    case QUOTH_SHARE_TEXT:
    case QUOTH_SHARE_ORIGINAL:
      return get_content (body, record, error);
    case QUOTH_SHARE_ENTRY:
      return get_entry (body, record, error);
    default:
      return quoth_share_sum_set_damaged (error);
    }
}

static gboolean
read_body (GInputStream *body, QuothShareFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      QuothShareRecord record = { 0 };
      guint8 type;
      gboolean done;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !get (body, &type, 1, error))
        return FALSE;
      if (type == END)
        return TRUE;
      record.type = type;
      done = get_record (body, &record, error) && func (&record, user_data, error);
      g_clear_pointer (&record.label, g_bytes_unref);
      g_clear_pointer (&record.bytes, g_bytes_unref);
      if (!done)
        return FALSE;
    }
}

static gboolean
unpack (GBytes *packed, QuothShareFunc func, gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) unpacked = g_converter_input_stream_new (memory, G_CONVERTER (decompressor));
  g_autoptr (GInputStream) body = g_buffered_input_stream_new_sized (unpacked, PIECE);

  return read_body (body, func, user_data, cancellable, error);
}

gboolean
quoth_share_file_read (const char *path,
                       QuothShareHeader *header,
                       QuothShareFunc func,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *file = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) packed = NULL;
  const char *blank;
  gsize size;
  gsize begin;

  *header = (QuothShareHeader){ 0 };
  if (!quoth_share_sum_load (path, FILE_MAX, &file, &size, error))
    return FALSE;
  blank = g_strstr_len (file, (gssize) MIN (size, HEADER_MAX), "\n\n");
  if (blank == NULL)
    return quoth_share_sum_set_damaged (error);
  text = g_strndup (file, (gsize) (blank - file));
  if (!read_header (text, header, error))
    return FALSE;
  begin = (gsize) (blank - file) + 2;
  packed = g_bytes_new_static (file + begin, size - begin);
  return unpack (packed, func, user_data, cancellable, error);
}
