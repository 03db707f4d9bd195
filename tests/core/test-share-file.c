/* test-share-file.c: tests of quoth-share-file.c and quoth-share-sum.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "random-project.h"
#include "store/quoth-schema.h"
#include "store/quoth-share-file.h"
#include "store/quoth-share-sum.h"

typedef struct
{
  char *folder;
  GPtrArray *records; /* what was written, as text */
  GPtrArray *read;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("quoth-share-XXXXXX", NULL);
  self->records = g_ptr_array_new_with_free_func (g_free);
  self->read = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->read);
}

static char *
dup_bytes (GBytes *bytes)
{
  return bytes == NULL ? g_strdup ("-")
                       : g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
describe (const QuothShareRecord *record)
{
  char id[QUOTH_ID_STRING_SIZE], origin[QUOTH_ID_STRING_SIZE], coder[QUOTH_ID_STRING_SIZE], undoes[QUOTH_ID_STRING_SIZE];
  g_autofree char *label = dup_bytes (record->label);
  g_autofree char *bytes = dup_bytes (record->bytes);
  g_autofree char *sha256 = g_base64_encode (record->sha256, sizeof record->sha256);

  return g_strdup_printf ("%c %s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s %d %d %d %" G_GINT64_FORMAT " %s %s %s",
                          record->type,
                          quoth_id_to_string (&record->id, id),
                          quoth_id_to_string (&record->origin, origin),
                          record->seq,
                          record->time,
                          record->counter,
                          quoth_id_to_string (&record->coder, coder),
                          quoth_id_to_string (&record->undoes, undoes),
                          record->kind,
                          record->schema,
                          record->codec,
                          record->size,
                          sha256,
                          label,
                          bytes);
}

static gboolean
read_cb (const QuothShareRecord *record, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  g_ptr_array_add (self->read, describe (record));
  return TRUE;
}

static GBytes *
random_bytes (guint limit)
{
  guint n = random_below (limit);
  guint8 *bytes = g_malloc (n + 1);

  for (guint i = 0; i < n; i++)
    bytes[i] = (guint8) random_below (256);
  return g_bytes_new_take (bytes, n);
}

static void
fill_content (QuothShareRecord *record)
{
  g_autofree char *text = random_text (random_below (200));

  record->size = g_utf8_strlen (text, -1);
  record->bytes = record->type == QUOTH_SHARE_TEXT ? g_bytes_new (text, strlen (text)) : random_bytes (2000);
  quoth_sha256_bytes (record->bytes, record->sha256);
  record->codec = record->type == QUOTH_SHARE_ORIGINAL ? (int) random_below (2) : 0;
}

static void
fill_entry (QuothShareRecord *record)
{
  g_autofree char *label = random_text (random_below (20));

  record->id = quoth_id_new ();
  record->time = random_time ();
  record->counter = random_below (9);
  record->coder = random_chance () ? quoth_id_new () : QUOTH_ID_NONE;
  record->undoes = random_chance () ? quoth_id_new () : QUOTH_ID_NONE;
  record->kind = (int) random_below (5);
  record->schema = 1 + (int) random_below (QUOTH_SCHEMA_VERSION);
  record->codec = (int) random_below (2);
  record->label = g_bytes_new (label, strlen (label));
  record->bytes = random_bytes (3000);
}

static void
add_record (Fixture *self, QuothShareWriter *writer)
{
  static const QuothShareType types[]
    = { QUOTH_SHARE_NEED, QUOTH_SHARE_TEXT, QUOTH_SHARE_ORIGINAL, QUOTH_SHARE_ENTRY, QUOTH_SHARE_ENTRY };
  QuothShareRecord record = { .type = types[random_below (G_N_ELEMENTS (types))] };
  g_autoptr (GError) error = NULL;

  if (record.type == QUOTH_SHARE_TEXT || record.type == QUOTH_SHARE_ORIGINAL)
    fill_content (&record);
  else
    {
      record.origin = quoth_id_new ();
      record.seq = 1 + random_below (G_MAXINT32);
    }
  if (record.type == QUOTH_SHARE_ENTRY)
    fill_entry (&record);
  quoth_share_writer_add (writer, &record, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->records, describe (&record));
  g_clear_pointer (&record.label, g_bytes_unref);
  g_clear_pointer (&record.bytes, g_bytes_unref);
}

/* A file of @n random records. Returns: its path */
static char *
write_file (Fixture *self, QuothShareHeader *header, guint n)
{
  g_autoptr (QuothShareWriter) writer = quoth_share_writer_new ();
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  *header = (QuothShareHeader){ .project = quoth_id_new (), .copy = quoth_id_new (), .first = 3, .last = 3 + n, .time = 77, .schema = QUOTH_SCHEMA_VERSION };
  for (guint i = 0; i < n; i++)
    add_record (self, writer);
  name = quoth_share_writer_finish (writer, self->folder, header, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (name, QUOTH_SHARE_SUFFIX));
  return g_build_filename (self->folder, name, NULL);
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  for (guint round = 0; round < 20; round++)
    {
      g_auto (QuothShareHeader) header = { 0 };
      QuothShareHeader written;
      g_autofree char *path = write_file (self, &written, random_below (30));
      g_autoptr (GError) error = NULL;

      quoth_share_file_read (path, &header, read_cb, self, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (quoth_id_equal (&header.project, &written.project));
      g_assert_true (quoth_id_equal (&header.copy, &written.copy));
      g_assert_cmpint (header.first, ==, written.first);
      g_assert_cmpint (header.last, ==, written.last);
      g_assert_cmpint (header.time, ==, written.time);
      g_assert_cmpuint (self->read->len, ==, self->records->len);
      for (guint i = 0; i < self->read->len; i++)
        g_assert_cmpstr (self->read->pdata[i], ==, self->records->pdata[i]);
    }
}

static void
assert_refused (Fixture *self, const char *bytes, gsize size, int code)
{
  g_autofree char *path = g_build_filename (self->folder, "broken" QUOTH_SHARE_SUFFIX, NULL);
  g_auto (QuothShareHeader) header = { 0 };
  g_autoptr (GError) error = NULL;

  g_ptr_array_set_size (self->read, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  g_assert_false (quoth_share_file_read (path, &header, read_cb, self, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_cmpuint (self->read->len, ==, 0);
}

/* No part of a file, and no file with one other byte, is taken for a file. */
static void
test_broken (Fixture *self, gconstpointer data)
{
  QuothShareHeader written;
  g_autofree char *path = write_file (self, &written, 3);
  g_autofree char *file = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &file, &size, NULL));
  for (gsize n = 0; n < size; n += 1 + random_below (40))
    {
      char before = file[n];

      assert_refused (self, file, n, QUOTH_ERROR_DAMAGED);
      file[n] = (char) (before ^ (1 << random_below (8)));
      assert_refused (self, file, size, QUOTH_ERROR_DAMAGED);
      file[n] = before;
    }
  /* As a cloud leaves it that has made room, and fills it later. */
  memset (file, 0, size);
  assert_refused (self, file, size, QUOTH_ERROR_DAMAGED);
}

static void
assert_header_refused (Fixture *self, const char *lines, int code)
{
  g_autoptr (GString) file = g_string_new (lines);

  g_free (quoth_share_sum_append (file));
  assert_refused (self, file->str, file->len, code);
}

#define PROJECT "project 0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\n"
#define COPY "copy 0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5c\n"

/* What has a right sum and says what cannot be, and what a newer program wrote. */
static void
test_headers (Fixture *self, gconstpointer data)
{
  assert_header_refused (self, "", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "\n\n", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "quoth-share 1\n", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "some other file\n\n", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "quoth-share 1\n" PROJECT "first 1\nlast 1\n\n", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "quoth-share 1\n" PROJECT COPY "first 0\nlast 1\n\n", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "quoth-share 1\n" PROJECT COPY "first 5\nlast 1\n\n", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "quoth-share 1\n" PROJECT COPY "first x\nlast 1\n\n", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "quoth-share 1\n" PROJECT COPY "first 1\nlast 1\n\nno zlib", QUOTH_ERROR_DAMAGED);
  assert_header_refused (self, "quoth-share 2\n" PROJECT COPY "program 9.0\n\n", QUOTH_ERROR_NEWER);
  assert_header_refused (self, "quoth-share 1\n" PROJECT COPY "first 1\nlast 1\nschema 1000\nprogram 9.0\n\n", QUOTH_ERROR_NEWER);
}

/* A body of these bytes, behind a header that is right. */
static void
assert_body_refused (Fixture *self, const char *bytes, gsize size)
{
  g_autoptr (GConverter) compressor = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, -1));
  g_autoptr (GString) file = g_string_new ("quoth-share 1\n" PROJECT COPY "first 1\nlast 1\nschema 1\n\n");
  char packed[1000];
  gsize n_read, n_packed;
  g_autoptr (GError) error = NULL;

  g_converter_convert (
    compressor, bytes, size, packed, sizeof packed, G_CONVERTER_INPUT_AT_END, &n_read, &n_packed, &error);
  g_assert_no_error (error);
  g_string_append_len (file, packed, (gssize) n_packed);
  g_free (quoth_share_sum_append (file));
  assert_refused (self, file->str, file->len, QUOTH_ERROR_DAMAGED);
}

/* Counts that are not so take no memory. */
static void
test_bodies (Fixture *self, gconstpointer data)
{
  char text[1 + 32 + 8 + 8 + 8 + 4] = "t";

  assert_body_refused (self, "?", 1);
  assert_body_refused (self, "n", 1);
  assert_body_refused (self, "nnnn", 4);
  text[49] = 0x7f;
  assert_body_refused (self, text, sizeof text);
  text[49] = 0;
  text[53] = 0x20;
  assert_body_refused (self, text, sizeof text);
  text[53] = 0;
  text[56] = 4;
  assert_body_refused (self, text, sizeof text);
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", NULL);
  g_auto (QuothShareHeader) header = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_share_file_read (path, &header, read_cb, self, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
}

#define add(name, func) g_test_add ("/share-file/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("round-trip", test_round_trip);
  add ("broken", test_broken);
  add ("headers", test_headers);
  add ("bodies", test_bodies);
  add ("missing", test_missing);
  return g_test_run ();
}
