/* test-archive.c: tests of quoth-archive.c and quoth-archive-writer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "formats/quoth-archive-writer.h"
#include "formats/quoth-archive.h"
#include "quoth.h"

/* Names and contents by turns, ended by NULL. */
static GBytes *
pack (const char *const *entries)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (QuothArchiveWriter) writer = quoth_archive_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; entries[i] != NULL; i += 2)
    quoth_archive_writer_add (writer, entries[i], entries[i + 1], strlen (entries[i + 1]), &error);
  g_assert_no_error (error);
  g_assert_true (quoth_archive_writer_close (writer, &error));
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static QuothArchive *
open_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  QuothArchive *archive = quoth_archive_new ("a.zip", bytes, NULL, &error);

  g_assert_no_error (error);
  return archive;
}

static void
assert_entry (QuothArchive *archive, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = quoth_archive_load (archive, name, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, strlen (content));
}

static void
assert_refused (QuothArchive *archive, const char *name, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = quoth_archive_load (archive, name, &error);

  g_assert_null (bytes);
  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_nonnull (strstr (error->message, "a.zip"));
  g_assert_nonnull (strstr (error->message, words));
}

/* ---- Names ---- */

static void
test_names (void)
{
  static const char *const entries[] = { "project.qde", "<Project/>", "Sources/Ä 习.txt", "🇷🇺", "sources/b.txt", "b",
                                         "SOURCES/b.txt", "B", NULL };
  g_autoptr (GBytes) bytes = pack (entries);
  g_autoptr (QuothArchive) archive = open_bytes (bytes);

  g_assert_cmpuint (quoth_archive_get_n_entries (archive), ==, 4);
  g_assert_cmpstr (quoth_archive_get_name (archive, 1), ==, "Sources/Ä 习.txt");
  g_assert_cmpstr (quoth_archive_find (archive, "sources/ä 习.TXT"), ==, "Sources/Ä 习.txt");
  g_assert_cmpstr (quoth_archive_find (archive, "Project.QDE"), ==, "project.qde");
  g_assert_null (quoth_archive_find (archive, "project"));
  /* Forward, back, and by a name that two have but for capitals. */
  assert_entry (archive, "SOURCES/b.txt", "B");
  assert_entry (archive, "sources/b.txt", "b");
  assert_entry (archive, "Sources/B.txt", "b");
  assert_entry (archive, "Sources/ä 习.txt", "🇷🇺");
  assert_entry (archive, "project.qde", "<Project/>");
  assert_refused (archive, "other", QUOTH_ERROR_NOT_FOUND, "“other”");
}

static void
test_bad_names (void)
{
  static const char *const entries[] = { "/etc/passwd", "1", "../../evil", "2", "a/../../evil", "3", "C:\\docs\\x.txt",
                                         "4", ".\\y//z", "5", "etc/passwd", "6", "..", "7", "a..b/...", "8", NULL };
  g_autoptr (GBytes) bytes = pack (entries);
  g_autoptr (QuothArchive) archive = open_bytes (bytes);
  GPtrArray *left_out = quoth_archive_get_left_out (archive);

  g_assert_cmpuint (quoth_archive_get_n_entries (archive), ==, 4);
  assert_entry (archive, "etc/passwd", "1");
  assert_entry (archive, "docs/x.txt", "4");
  assert_entry (archive, "y/z", "5");
  assert_entry (archive, "a..b/...", "8");
  g_assert_cmpuint (left_out->len, ==, 4);
  g_assert_cmpstr (left_out->pdata[0], ==, "../../evil");
  g_assert_cmpstr (left_out->pdata[2], ==, "etc/passwd");
}

/* Names as programs of DOS wrote them: the flag for UTF-8 is not set, and the letters are those of code page 437. */
static void
test_old_names (void)
{
  static const char *const entries[] = { "xyz.txt", "old", NULL };
  g_autoptr (GBytes) bytes = pack (entries);
  gsize n_bytes;
  char *data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &n_bytes);
  g_autoptr (QuothArchive) archive = NULL;

  for (gsize i = 0; i + 3 < n_bytes; i++)
    if (memcmp (data + i, "xyz", 3) == 0)
      data[i] = (char) 0x84;
  bytes = g_bytes_new_take (data, n_bytes);
  archive = open_bytes (bytes);
  assert_entry (archive, "äyz.txt", "old");
}

/* ---- Limits ---- */

static void
test_limits (void)
{
  static const char *const entries[] = { "a", "12345678", "b", "12345678", "c", "1", NULL };
  g_autoptr (GBytes) bytes = pack (entries);
  QuothArchiveLimits limits = { .n_entries = 3, .entry_size = 8, .size = 16, .ratio = 100 };
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothArchive) archive = quoth_archive_new ("a.zip", bytes, &limits, &error);
  g_autoptr (QuothArchive) none = NULL;

  g_assert_no_error (error);
  assert_entry (archive, "a", "12345678");
  assert_entry (archive, "a", "12345678");
  assert_entry (archive, "b", "12345678");
  assert_refused (archive, "c", QUOTH_ERROR_TOO_LARGE, "“c”");
  assert_entry (archive, "a", "12345678");

  limits.n_entries = 2;
  none = quoth_archive_new ("a.zip", bytes, &limits, &error);
  g_assert_null (none);
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE);
  g_clear_error (&error);

  limits = (QuothArchiveLimits){ .n_entries = 3, .entry_size = 7, .size = 100, .ratio = 100 };
  none = quoth_archive_new ("a.zip", bytes, &limits, &error);
  g_assert_no_error (error);
  assert_refused (none, "a", QUOTH_ERROR_TOO_LARGE, "“a”");
  assert_entry (none, "c", "1");
}

/* 80 MB of the same letter are some 80 kB. */
static void
test_bomb (void)
{
  g_autofree char *letters = g_strnfill (80 * 1000 * 1000, 'a');
  const char *const entries[] = { "bomb", letters, "small", "s", NULL };
  g_autoptr (GBytes) bytes = pack (entries);
  g_autoptr (QuothArchive) archive = open_bytes (bytes);

  g_assert_cmpuint (g_bytes_get_size (bytes), <, 200000);
  assert_refused (archive, "bomb", QUOTH_ERROR_TOO_LARGE, "“bomb”");
  assert_entry (archive, "small", "s");
}

/* An archive in an archive is bytes. */
static void
test_nested (void)
{
  static const char *const inner_entries[] = { "x", "y", NULL };
  g_autoptr (GBytes) inner = pack (inner_entries);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (QuothArchiveWriter) writer = quoth_archive_writer_new (stream, NULL);
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_bytes (inner);
  g_autoptr (GBytes) bytes = NULL, found = NULL;
  g_autoptr (QuothArchive) archive = NULL;

  g_assert_true (quoth_archive_writer_add_stream (writer, "inner.zip", input, g_bytes_get_size (inner), NULL));
  g_assert_true (quoth_archive_writer_close (writer, NULL));
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  archive = open_bytes (bytes);
  g_assert_cmpuint (quoth_archive_get_n_entries (archive), ==, 1);
  found = quoth_archive_load (archive, "inner.zip", NULL);
  g_assert_true (g_bytes_equal (found, inner));
}

/* ---- Damage ---- */

static void
test_no_archive (void)
{
  static const char *const contents[] = { "", "PK", "PK\003\004", "text that goes on for a while\n", "<xml/>", NULL };

  for (guint i = 0; contents[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i], strlen (contents[i]));
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothArchive) archive = quoth_archive_new ("a.zip", bytes, NULL, &error);

      g_assert_null (archive);
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, "a.zip"));
    }
  g_assert_false (quoth_archive_is ((const guint8 *) "PK", 2));
  g_assert_false (quoth_archive_is ((const guint8 *) "text", 4));
}

/* Loads all there is, if it is an archive at all. */
static guint
try_all (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothArchive) archive = quoth_archive_new ("a.zip", bytes, NULL, &error);
  guint n_loaded = 0;

  g_assert_true (archive != NULL || error != NULL);
  for (guint i = 0; archive != NULL && i < quoth_archive_get_n_entries (archive); i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) loaded = quoth_archive_load (archive, quoth_archive_get_name (archive, i), &problem);

      g_assert_true ((loaded != NULL) != (problem != NULL));
      g_assert_true (problem == NULL || strstr (problem->message, "a.zip") != NULL);
      n_loaded += loaded != NULL;
    }
  return n_loaded;
}

static void
test_cut_off (void)
{
  static const char *const entries[] = { "project.qde", "<Project>text text text text text</Project>", "Sources/a.txt",
                                         "Some words, some words, some words.", NULL };
  g_autoptr (GBytes) bytes = pack (entries);

  g_assert_true (quoth_archive_is (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  g_assert_cmpuint (try_all (bytes), ==, 2);
  for (gsize n = 0; n < g_bytes_get_size (bytes); n++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, n);

      g_assert_cmpuint (try_all (cut), ==, 0);
    }
}

static void
test_garbled (void)
{
  static const char *const entries[] = { "project.qde", "<Project>text text text text text</Project>", "Sources/a.txt",
                                         "Some words, some words, some words.", "b", "", NULL };
  g_autoptr (GBytes) bytes = pack (entries);

  for (guint i = 0; i < 2000; i++)
    {
      gsize n_bytes = g_bytes_get_size (bytes);
      guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), n_bytes);
      g_autoptr (GBytes) garbled = NULL;

      for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
        data[g_test_rand_int_range (0, (gint32) n_bytes)] = (guint8) g_test_rand_int_range (0, 256);
      garbled = g_bytes_new_take (data, n_bytes);
      try_all (garbled);
    }
}

/* A wrong byte in what is packed is found by its sum, and what is beside it is read. */
static void
test_wrong_byte (void)
{
  static const char *const entries[] = { "a", "0", "b", "1", NULL };
  g_autoptr (GBytes) bytes = pack (entries);
  g_autoptr (QuothArchive) good = open_bytes (bytes);
  g_autoptr (QuothArchive) bad = NULL;
  g_autoptr (GBytes) changed = NULL;
  gsize n_bytes = g_bytes_get_size (bytes);
  guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), n_bytes);
  gsize start = 30 + 1 + (gsize) data[28] + 256 * (gsize) data[29];

  assert_entry (good, "a", "0");
  data[start] ^= 0x20;
  changed = g_bytes_new_take (data, n_bytes);
  bad = open_bytes (changed);
  assert_refused (bad, "a", QUOTH_ERROR_SYNTAX, "“a”");
  assert_entry (bad, "b", "1");
}

/* ---- Round trips ---- */

static void
check_round_trip (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  guint n = (guint) g_test_rand_int_range (1, 12);
  g_autoptr (GBytes) bytes = NULL, again = NULL;
  g_autoptr (QuothArchive) archive = NULL;
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));

  for (guint i = 0; i < n; i++)
    {
      GString *content = g_string_new (NULL);

      for (int j = g_test_rand_int_range (0, 3000); j > 0; j--)
        g_string_append_c (content, (char) g_test_rand_int_range (1, 256));
      g_ptr_array_add (entries, g_strdup_printf ("ordner/%s%u.txt", g_test_rand_bit () ? "習é" : "f", i));
      g_ptr_array_add (entries, g_string_free (content, FALSE));
    }
  g_ptr_array_add (entries, NULL);
  bytes = pack ((const char *const *) entries->pdata);
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  again = pack ((const char *const *) entries->pdata);
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
  g_assert_true (g_bytes_equal (bytes, again));
  archive = open_bytes (bytes);
  g_assert_cmpuint (quoth_archive_get_n_entries (archive), ==, n);
  for (guint i = n; i-- > 0;)
    assert_entry (archive, entries->pdata[2 * i], entries->pdata[2 * i + 1]);
}

static void
test_round_trips (void)
{
  for (guint i = 0; i < 100; i++)
    check_round_trip ();
}

static void
test_files (void)
{
  static const char *const entries[] = { "a", "1", NULL };
  g_autoptr (GBytes) bytes = pack (entries);
  g_autofree char *folder = g_dir_make_tmp ("quoth-archive-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "b.zip", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothArchive) archive = NULL;
  g_autoptr (QuothArchive) none = quoth_archive_open (path, NULL, &error);

  g_assert_null (none);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  archive = quoth_archive_open (path, NULL, &error);
  g_assert_no_error (error);
  assert_entry (archive, "a", "1");
  g_remove (path);
  g_rmdir (folder);
}

/* ---- Writing ---- */

static void
test_short_stream (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (QuothArchiveWriter) writer = quoth_archive_writer_new (stream, NULL);
  g_autoptr (GInputStream) input = g_memory_input_stream_new_from_data ("123", 3, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_archive_writer_add_stream (writer, "x", input, 4, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED);
}

static void
test_full_disk (void)
{
  g_autofree char *room = g_malloc (100);
  g_autofree char *letters = g_malloc0 (200000);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, 100, NULL, NULL);
  g_autoptr (QuothArchiveWriter) writer = quoth_archive_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 200000; i++)
    letters[i] = (char) g_test_rand_int_range (0, 256);
  g_assert_false (quoth_archive_writer_add (writer, "x", letters, 200000, &error)
                  && quoth_archive_writer_close (writer, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive/names", test_names);
  g_test_add_func ("/archive/bad-names", test_bad_names);
  g_test_add_func ("/archive/old-names", test_old_names);
  g_test_add_func ("/archive/limits", test_limits);
  g_test_add_func ("/archive/bomb", test_bomb);
  g_test_add_func ("/archive/nested", test_nested);
  g_test_add_func ("/archive/no-archive", test_no_archive);
  g_test_add_func ("/archive/cut-off", test_cut_off);
  g_test_add_func ("/archive/garbled", test_garbled);
  g_test_add_func ("/archive/wrong-byte", test_wrong_byte);
  g_test_add_func ("/archive/round-trips", test_round_trips);
  g_test_add_func ("/archive/files", test_files);
  g_test_add_func ("/archive/short-stream", test_short_stream);
  g_test_add_func ("/archive/full-disk", test_full_disk);
  return g_test_run ();
}
