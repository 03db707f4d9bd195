/* test-import.c: files, folders and pasted texts become documents, all or none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  QuothStore *store;
  QuothCoder *coder;
  QuothImport *import;
} Fixture;

static void
set_up (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = NULL;

  self->folder = g_dir_make_tmp ("quoth-test-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, ".project.quoth", NULL);
  self->store = quoth_store_create (path, "Test", &error);
  g_assert_no_error (error);
  coder->name = g_strdup ("A");
  self->coder = quoth_value_ref (coder);
  change = quoth_change_new ("Add coder", &coder->value.id);
  quoth_change_put (change, coder);
  quoth_store_commit (self->store, change, NULL, &error);
  g_assert_no_error (error);
  self->import = quoth_import_new (self->store, self->coder);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *self, gconstpointer user_data)
{
  quoth_import_free (self->import);
  quoth_value_unref (self->coder);
  quoth_store_close (self->store);
  g_object_unref (self->store);
  remove_folder (self->folder);
  g_free (self->folder);
}

/* Writes a file below the folder and returns its path. */
static char *
put_bytes (Fixture *self, const char *name, const char *bytes, gssize n_bytes)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_mkdir_with_parents (parent, 0755);
  g_file_set_contents (path, bytes, n_bytes, &error);
  g_assert_no_error (error);
  return path;
}

static void
add_file (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = put_bytes (self, name, text, -1);

  quoth_import_add_path (self->import, path);
}

static void
prepare (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  quoth_import_prepare (self->import, NULL, &error);
  g_assert_no_error (error);
}

static void
commit (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  quoth_import_commit (self->import, NULL, &error);
  g_assert_no_error (error);
}

static QuothImportItem *
get_item (Fixture *self, guint n)
{
  GPtrArray *items = quoth_import_get_items (self->import);

  g_assert_cmpuint (n, <, items->len);
  return items->pdata[n];
}

static guint
count (Fixture *self, QuothKind kind)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);
  QuothQuery query = { .kind = kind };

  return (guint) quoth_reader_count (reader, &query, NULL);
}

/* The names of all items, in order. */
static char *
dup_names (Fixture *self)
{
  GPtrArray *items = quoth_import_get_items (self->import);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const QuothImportItem *item = items->pdata[i];

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", item->document != NULL ? item->document->name : "-");
    }
  return g_string_free (names, FALSE);
}

static void
assert_names (Fixture *self, const char *expected)
{
  g_autofree char *names = dup_names (self);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_files (Fixture *self, gconstpointer user_data)
{
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (QuothDocument) back = NULL;
  g_autoptr (QuothStep) step = NULL;
  g_autoptr (GError) error = NULL;

  add_file (self, "one.txt", "Text one\r\n");
  add_file (self, "two.md", "# Two\n");
  add_file (self, "three.html", "<p>Three");
  prepare (self);
  assert_names (self, "one|two|three");
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 0);
  g_assert_cmpstr (get_item (self, 1)->format->id, ==, "markdown");
  commit (self);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 3);

  reader = quoth_store_open_reader (self->store, NULL);
  back = quoth_reader_load_document (reader, &get_item (self, 0)->document->value.id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (back->text), ==, "Text one\n");
  g_assert_cmpint (back->newline, ==, QUOTH_NEWLINE_CRLF);
  g_assert_cmpint (back->imported, >, 0);
  g_assert_cmpuint (back->segments->len, ==, get_item (self, 0)->document->segments->len);

  /* One step takes it all back. */
  step = quoth_reader_peek_undo (reader, &self->coder->value.id);
  g_assert_cmpstr (step->label, ==, "Import 3 documents");
  quoth_store_undo (self->store, &self->coder->value.id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 0);
}

static void
test_folder (Fixture *self, gconstpointer user_data)
{
  g_autofree char *ten = put_bytes (self, "in/text10.txt", "10", -1);
  g_autofree char *two = put_bytes (self, "in/text2.TXT", "2", -1);
  g_autofree char *deep = put_bytes (self, "in/sub/deep.md", "deep", -1);
  g_autofree char *hidden = put_bytes (self, "in/.hidden.txt", "no", -1);
  g_autofree char *below = put_bytes (self, "in/.git/x.txt", "no", -1);
  g_autofree char *backup = put_bytes (self, "in/x.txt~", "no", -1);
  g_autofree char *picture = put_bytes (self, "in/picture.png", "no", -1);
  g_autofree char *coding = put_bytes (self, "in/coding.jsonl", "{\"type\":\"coder\",\"name\":\"B\"}", -1);
  g_autofree char *plain = put_bytes (self, "in/README", "plain words", -1);
  g_autofree char *binary = put_bytes (self, "in/program", "\177ELF\0\0\0\1", 8);
  g_autofree char *folder = g_build_filename (self->folder, "in", NULL);
  g_autofree char *loop = g_build_filename (folder, "sub", "loop", NULL);

  g_assert_cmpint (symlink (folder, loop), ==, 0);
  quoth_import_add_path (self->import, folder);
  prepare (self);
  assert_names (self, "README|deep|text2|text10");
}

static void
test_names (Fixture *self, gconstpointer user_data)
{
  add_file (self, "a/same.txt", "a");
  add_file (self, "b/same.txt", "b");
  add_file (self, "c/same (2).md", "c");
  add_file (self, "Part 3.5 of it", "d");
  add_file (self, "two\nlines.tar.txt", "e");
  prepare (self);
  assert_names (self, "same|same (2)|same (2) (2)|Part 3.5 of it|two lines.tar");
  commit (self);

  quoth_import_free (self->import);
  self->import = quoth_import_new (self->store, self->coder);
  add_file (self, "d/same.txt", "other");
  prepare (self);
  assert_names (self, "same (3)");
  commit (self);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 6);
}

static void
test_duplicates (Fixture *self, gconstpointer user_data)
{
  add_file (self, "one.txt", "The same\nwords\n");
  add_file (self, "two.txt", "The same\r\nwords\r\n");
  prepare (self);
  g_assert_cmpint (get_item (self, 0)->state, ==, QUOTH_IMPORT_READY);
  g_assert_cmpint (get_item (self, 1)->state, ==, QUOTH_IMPORT_DUPLICATE);
  g_assert_true (quoth_id_is_none (&get_item (self, 1)->duplicate));
  g_assert_false (get_item (self, 1)->include);
  commit (self);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 1);

  /* Again, and this time the user wants it. */
  prepare (self);
  g_assert_cmpint (get_item (self, 0)->state, ==, QUOTH_IMPORT_DUPLICATE);
  g_assert_false (quoth_id_is_none (&get_item (self, 0)->duplicate));
  get_item (self, 0)->include = TRUE;
  commit (self);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 2);
}

static void
test_failures (Fixture *self, gconstpointer user_data)
{
  g_autofree char *picture = put_bytes (self, "picture.txt", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\b\6\0\0\0", 29);
  g_autofree char *missing = g_build_filename (self->folder, "missing.txt", NULL);

  add_file (self, "empty.txt", "");
  quoth_import_add_path (self->import, picture);
  quoth_import_add_path (self->import, missing);
  quoth_import_add_path (self->import, "/dev/null");
  add_file (self, "good.txt", "good");
  prepare (self);
  assert_names (self, "-|-|-|-|good");
  g_assert_error (get_item (self, 0)->error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
  g_assert_error (get_item (self, 1)->error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT);
  g_assert_error (get_item (self, 2)->error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_error (get_item (self, 3)->error, QUOTH_ERROR, QUOTH_ERROR_NOT_TEXT);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpint (get_item (self, i)->state, ==, QUOTH_IMPORT_FAILED);
      g_assert_false (get_item (self, i)->include);
    }
  commit (self);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 1);
}

static void
test_encoding (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  add_file (self, "russian.txt", "\xef\xf0\xe8\xe2\xe5\xf2\n");
  quoth_import_set_encoding (self->import, "KOI8-R");
  prepare (self);
  g_assert_cmpstr (quoth_text_get_utf8 (get_item (self, 0)->document->text), ==, "ОПХБЕР\n");
  g_assert_true (quoth_import_reread (self->import, get_item (self, 0), "windows-1251", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (get_item (self, 0)->document->text), ==, "привет\n");
  g_assert_cmpstr (get_item (self, 0)->document->name, ==, "russian");
  g_assert_false (quoth_import_reread (self->import, get_item (self, 0), "UTF-8", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_ENCODING);
  g_assert_cmpint (get_item (self, 0)->state, ==, QUOTH_IMPORT_FAILED);
  g_assert_true (quoth_import_reread (self->import, get_item (self, 0), "windows-1251", NULL));
  g_assert_cmpint (get_item (self, 0)->state, ==, QUOTH_IMPORT_READY);
  commit (self);
}

static void
test_paste (Fixture *self, gconstpointer user_data)
{
  quoth_import_add_text (self->import, "A pasted text\r\nof two lines", NULL);
  quoth_import_add_text (self->import, "другой", "Named");
  quoth_import_add_text (self->import, "", NULL);
  prepare (self);
  g_assert_cmpstr (quoth_text_get_utf8 (get_item (self, 0)->document->text), ==, "A pasted text\nof two lines");
  g_assert_true (g_str_has_prefix (get_item (self, 0)->document->name, "A pasted text"));
  g_assert_cmpstr (get_item (self, 1)->document->name, ==, "Named");
  g_assert_error (get_item (self, 2)->error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
  commit (self);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 2);
}

static const char coding[] = "{\"type\":\"actor\",\"id\":\"_:a\",\"name\":\"Ada\",\"kind\":\"person\",\"odd\":1}\n"
                             "{\"type\":\"mention\",\"document\":\"text\",\"spans\":[[0,3]],\"quote\":[\"Ada\"],\"actor\":\"_:a\"}\n";

static void
test_coding (Fixture *self, gconstpointer user_data)
{
  /* Alone it is tried out at once, and fails; with the text, in any order, it goes in. */
  add_file (self, "coding.jsonl", coding);
  prepare (self);
  g_assert_cmpint (get_item (self, 0)->state, ==, QUOTH_IMPORT_FAILED);
  g_assert_nonnull (strstr (get_item (self, 0)->error->message, "coding.jsonl:2: "));
  add_file (self, "text.txt", "Ada said so.");
  prepare (self);
  g_assert_cmpint (get_item (self, 0)->state, ==, QUOTH_IMPORT_READY);
  g_assert_null (get_item (self, 0)->document);
  commit (self);
  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 1);
  g_assert_cmpuint (get_item (self, 0)->warnings->len, ==, 1);
}

static void
test_all_or_nothing (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  add_file (self, "text.txt", "Bob said so.");
  add_file (self, "coding.jsonl", coding);
  prepare (self);
  g_assert_false (quoth_import_commit (self->import, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_QUOTE);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 0);
  g_assert_cmpuint (count (self, QUOTH_KIND_ACTOR), ==, 0);
}

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  guint64 *last = user_data;

  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (done, >, *last);
  *last = done;
}

static void
test_progress_and_cancel (Fixture *self, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint64 last = 0;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *name = g_strdup_printf ("file%u.txt", i);

      add_file (self, name, name);
    }
  quoth_import_set_progress (self->import, progress_cb, &last);
  prepare (self);
  g_assert_cmpuint (last, ==, 50);
  g_cancellable_cancel (cancellable);
  g_assert_false (quoth_import_commit (self->import, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 0);
  g_assert_false (quoth_import_prepare (self->import, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_sample (Fixture *self, gconstpointer user_data)
{
  g_autofree char *sample = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", NULL);
  g_autofree char *sample_coding = g_build_filename (sample, "sample-coding.jsonl", NULL);
  GPtrArray *items = quoth_import_get_items (self->import);

  quoth_import_add_path (self->import, sample);
  quoth_import_add_path (self->import, sample_coding);
  prepare (self);
  assert_names (self, "lindau-article|lindau-interview|lindau-thread|-");
  commit (self);
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpuint (get_item (self, i)->warnings->len, ==, 0);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 3);
  g_assert_cmpuint (count (self, QUOTH_KIND_CLAIM), ==, 21);
  g_assert_cmpuint (count (self, QUOTH_KIND_MENTION), ==, 63);
}

/* A table of posts is several items of one file; each can be left out, named and read again. */
static void
test_parts (Fixture *self, gconstpointer user_data)
{
  static const char table[] = "id,thread,text\n1,a,One\n2,a,Two\n3,,Three\n4,,One\n";
  g_autoptr (GError) error = NULL;
  QuothImportItem *item;

  add_file (self, "years.csv", "year,ferries\n2023,4\n");
  add_file (self, "posts.csv", table);
  prepare (self);
  g_assert_cmpuint (quoth_import_get_items (self->import)->len, ==, 4);
  g_assert_cmpstr (get_item (self, 1)->document->name, ==, "posts – a");
  g_assert_cmpstr (get_item (self, 3)->document->name, ==, "posts – 4");
  g_assert_cmpuint (get_item (self, 3)->part, ==, 3);
  quoth_import_set_divided (self->import, TRUE);
  prepare (self);
  g_assert_cmpuint (quoth_import_get_items (self->import)->len, ==, 5);
  item = get_item (self, 4);
  g_assert_cmpint (item->state, ==, QUOTH_IMPORT_DUPLICATE);
  g_assert_true (quoth_import_reread (self->import, get_item (self, 2), "UTF-8", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (get_item (self, 2)->document->text), ==, "Two\n");
  get_item (self, 0)->include = FALSE;
  commit (self);
  g_assert_cmpuint (count (self, QUOTH_KIND_DOCUMENT), ==, 3);
}

/* In a folder a table comes in only if it is one of texts. */
static void
test_tables_in_folder (Fixture *self, gconstpointer user_data)
{
  g_autofree char *years = put_bytes (self, "folder/years.csv", "year,ferries\n2023,4\n", -1);
  g_autofree char *posts = put_bytes (self, "folder/posts.csv", "author,text\nAnna,One\n", -1);
  g_autofree char *folder = g_path_get_dirname (posts);

  quoth_import_add_path (self->import, folder);
  prepare (self);
  g_assert_cmpuint (quoth_import_get_items (self->import)->len, ==, 1);
  g_assert_cmpstr (get_item (self, 0)->path, ==, posts);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("files", test_files);
  ADD ("folder", test_folder);
  ADD ("names", test_names);
  ADD ("duplicates", test_duplicates);
  ADD ("failures", test_failures);
  ADD ("encoding", test_encoding);
  ADD ("paste", test_paste);
  ADD ("coding", test_coding);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("progress-and-cancel", test_progress_and_cancel);
  ADD ("sample", test_sample);
  ADD ("parts", test_parts);
  ADD ("tables-in-folder", test_tables_in_folder);
  return g_test_run ();
}
