/* test-export.c: tests of quoth-export.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "formats-fixture.h"

/* How many files there are in the folder of the fixture that are no project's. */
static guint
count_files (Formats *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".quoth") == NULL)
      n++;
  return n;
}

static gboolean
run (Formats *self, const char *format, const char *name, gboolean force, GError **error)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (format));
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  quoth_export_set_output (export, path, force);
  return quoth_export_run (export, NULL, error);
}

static void
succeed (Formats *self, const char *format, const char *name, gboolean force)
{
  g_autoptr (GError) error = NULL;
  gboolean done = run (self, format, name, force, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
refuse (Formats *self, const char *format, const char *name, gboolean force, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  guint before = count_files (self);

  g_assert_false (run (self, format, name, force, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpuint (count_files (self), ==, before);
}

static void
write_file (Formats *self, const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (self->folder, folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* ---- What is there already ---- */

static void
test_existing_file (Formats *self, gconstpointer user_data)
{
  g_autofree char *content = NULL;
  g_autofree char *path = g_build_filename (self->folder, "out.jsonl", NULL);

  write_file (self, "", "out.jsonl", "mine");
  refuse (self, "jsonl", "out.jsonl", FALSE, QUOTH_ERROR_EXISTS, "exists already");
  content = formats_read (path, NULL);
  g_assert_cmpstr (content, ==, "mine");
  succeed (self, "jsonl", "out.jsonl", TRUE);
  g_clear_pointer (&content, g_free);
  content = formats_read (path, NULL);
  g_assert_true (g_str_has_prefix (content, "{\"type\":\"project\""));
  refuse (self, "csv", "out.jsonl", TRUE, QUOTH_ERROR_EXISTS, "is a file");
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_existing_folder (Formats *self, gconstpointer user_data)
{
  static const char *const formats[] = { "csv", "brat" };

  formats_fill (self->store, 2);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, formats[i], NULL);
      g_autofree char *inner = g_build_filename (path, "inner", NULL);
      g_autofree char *foreign = g_build_filename (path, "thesis.odt", NULL);

      succeed (self, formats[i], formats[i], FALSE);
      refuse (self, formats[i], formats[i], FALSE, QUOTH_ERROR_EXISTS, "exists already");
      refuse (self, "jsonl", formats[i], TRUE, QUOTH_ERROR_EXISTS, "is a folder");
      succeed (self, formats[i], formats[i], TRUE);
      write_file (self, formats[i], "thesis.odt", "mine");
      refuse (self, formats[i], formats[i], TRUE, QUOTH_ERROR_EXISTS, "thesis.odt");
      g_assert_cmpint (g_unlink (foreign), ==, 0);
      g_assert_cmpint (g_mkdir (inner, 0777), ==, 0);
      refuse (self, formats[i], formats[i], TRUE, QUOTH_ERROR_EXISTS, "inner");
      g_assert_cmpint (g_rmdir (inner), ==, 0);
      succeed (self, formats[i], formats[i], TRUE);
    }
}

/* A folder of somebody's own texts, or for brat, looks much like an export; it is not replaced. */
static void
test_foreign_brat (Formats *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "corpus", NULL);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_mkdir (path, 0777), ==, 0);
  write_file (self, "corpus", "a.txt", "mine");
  refuse (self, "brat", "corpus", TRUE, QUOTH_ERROR_EXISTS, "a.txt");
  write_file (self, "corpus", "a.ann", "");
  write_file (self, "corpus", "annotation.conf", "[entities]\nPerson\n");
  refuse (self, "brat", "corpus", TRUE, QUOTH_ERROR_EXISTS, "a.ann");
  content = formats_read (path, "a.txt");
  g_assert_cmpstr (content, ==, "mine");
}

/* ---- What cannot be written ---- */

static void
test_no_folder (Formats *self, gconstpointer user_data)
{
  refuse (self, "jsonl", "nowhere/out.jsonl", FALSE, QUOTH_ERROR_DISK, "nowhere/out.jsonl: ");
  refuse (self, "csv", "nowhere/out", FALSE, QUOTH_ERROR_DISK, "nowhere");
}

static void
test_no_permission (Formats *self, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (self->folder, "locked", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  g_assert_cmpint (g_mkdir (path, 0555), ==, 0);
  refuse (self, "jsonl", "locked/out.jsonl", FALSE, QUOTH_ERROR_DISK, "locked");
  refuse (self, "brat", "locked/out", FALSE, QUOTH_ERROR_DISK, "locked");
}

/* A disk that is full: files may not grow over some kB. */
static void
test_full_disk (Formats *self, gconstpointer user_data)
{
  static const char *const formats[] = { "jsonl", "csv", "brat", "conll" };
  struct rlimit old, small;

  formats_fill (self->store, 3);
  getrlimit (RLIMIT_FSIZE, &old);
  small = old;
  small.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);
  write_file (self, "", "there", "mine");
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strdup_printf ("out-%s", formats[i]);
      g_autofree char *content = NULL;

      /* A reader must not have to make its shared memory under that limit: the store has it open. */
      g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);

      setrlimit (RLIMIT_FSIZE, &small);
      refuse (self, formats[i], name, FALSE, QUOTH_ERROR_DISK, "Cannot write");
      if (i == 0)
        refuse (self, formats[i], "there", TRUE, QUOTH_ERROR_DISK, "Cannot write");
      setrlimit (RLIMIT_FSIZE, &old);
      content = formats_read (self->folder, "there");
      g_assert_cmpstr (content, ==, "mine");
    }
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* ---- Cancelled on the way ---- */

typedef struct
{
  GCancellable *cancellable;
  guint64 last;
  guint64 total;
  guint n;
} Progress;

static void
progress_cb (guint64 done, guint64 total, gpointer user_data)
{
  Progress *self = user_data;

  g_assert_cmpuint (done, >=, self->last);
  g_assert_cmpuint (done, <=, total);
  self->last = done;
  self->total = total;
  self->n++;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
add_many_codes (Formats *self, guint n)
{
  g_autoptr (GString) jsonl = g_string_new (NULL);
  g_autoptr (QuothApplyReport) report = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (jsonl, "{\"type\":\"code\",\"key\":\"k%u\",\"name\":\"K\"}\n", i);
  report = formats_apply (self->store, self->coder, jsonl->str);
}

static void
test_cancel (Formats *self, gconstpointer user_data)
{
  static const char *const formats[] = { "jsonl", "csv", "brat" };

  add_many_codes (self, 2000);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (formats[i]));
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *path = g_build_filename (self->folder, "out", NULL);
      g_autoptr (GError) error = NULL;
      Progress progress = { cancellable, 0, 0, 0 };

      quoth_export_set_output (export, path, FALSE);
      quoth_export_set_progress (export, progress_cb, &progress);
      g_assert_false (quoth_export_run (export, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (progress.n, ==, 1);
      g_assert_cmpuint (count_files (self), ==, 0);
    }
}

static void
test_progress (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("jsonl"));
  g_autofree char *path = NULL;
  Progress progress = { 0 };

  add_many_codes (self, 2000);
  quoth_export_set_progress (export, progress_cb, &progress);
  path = formats_export (self, export, "out.jsonl");
  g_assert_cmpuint (progress.last, ==, progress.total);
  g_assert_cmpuint (progress.total, ==, 2002);
}

/* ---- Options and streams ---- */

static void
test_options (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("conll"));
  g_autoptr (QuothExport) bare = quoth_export_new (self->store, quoth_format_find ("jsonl"));
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_export_set_option (export, "layer", "claim", &error));
  g_assert_false (quoth_export_set_option (export, "layer", "actor", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "mention, claim, cue"));
  g_clear_error (&error);
  g_assert_false (quoth_export_set_option (export, "lair", "claim", &error));
  g_assert_nonnull (strstr (error->message, "layer"));
  g_clear_error (&error);
  g_assert_false (quoth_export_set_option (bare, "layer", "claim", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
}

static void
test_not_written (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find ("csv"));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  quoth_export_set_stream (export, stream);
  g_assert_false (quoth_export_run (export, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  refuse (self, "html", "out", FALSE, QUOTH_ERROR_INVALID, "not written");
}

/* An empty project can be exported in every format, but for that of codebooks, which has no form without codes, and TEI, which has none
 * without a text. */
static void
test_empty (Formats *self, gconstpointer user_data)
{
  for (const QuothFormat *const *f = quoth_formats_get (); *f != NULL; f++)
    if ((*f)->write != NULL && !g_str_equal ((*f)->id, "qdc") && !g_str_equal ((*f)->id, "tei"))
      succeed (self, (*f)->id, (*f)->id, FALSE);
}

/* What is coded in boilerplate stays out of all but jsonl, unless asked for, and is counted. */
static void
test_boilerplate (Formats *self, gconstpointer user_data)
{
  static const char jsonl[]
    = "{\"type\":\"document\",\"name\":\"d\",\"text\":\"Putin spoke.\\nPutin again.\\n\"}\n"
      "{\"type\":\"segment\",\"document\":\"d\",\"kind\":\"paragraph\",\"start\":0,\"end\":12}\n"
      "{\"type\":\"segment\",\"document\":\"d\",\"kind\":\"boilerplate\",\"start\":13,\"end\":25}\n"
      "{\"type\":\"actor\",\"name\":\"Putin\",\"kind\":\"person\"}\n"
      "{\"type\":\"mention\",\"document\":\"d\",\"actor\":\"Putin\",\"spans\":[[0,5]]}\n"
      "{\"type\":\"mention\",\"document\":\"d\",\"actor\":\"Putin\",\"spans\":[[13,18]]}\n";
  static const struct
  {
    const char *format;
    gboolean asked;
    guint n;
  } cases[] = { { "jsonl", FALSE, 2 }, { "csv", FALSE, 1 }, { "brat", FALSE, 1 },
                { "conll", FALSE, 1 }, { "csv", TRUE, 2 },  { "brat", TRUE, 2 }, { "conll", TRUE, 2 } };
  g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, jsonl);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QuothExport) export = quoth_export_new (self->store, quoth_format_find (cases[i].format));
      g_autofree char *name = g_strdup_printf ("out-%u", i);
      g_autofree char *path = NULL;

      if (cases[i].asked)
        quoth_export_set_boilerplate (export, TRUE);
      path = formats_export (self, export, name);
      g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_MENTION), ==, cases[i].n);
      g_assert_cmpuint (formats_get_loss (export, "boilerplate"), ==, 2 - cases[i].n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/export/existing-file", test_existing_file);
  formats_test ("/export/existing-folder", test_existing_folder);
  formats_test ("/export/foreign-brat", test_foreign_brat);
  formats_test ("/export/no-folder", test_no_folder);
  formats_test ("/export/no-permission", test_no_permission);
  formats_test ("/export/full-disk", test_full_disk);
  formats_test ("/export/cancel", test_cancel);
  formats_test ("/export/progress", test_progress);
  formats_test ("/export/options", test_options);
  formats_test ("/export/not-written", test_not_written);
  formats_test ("/export/empty", test_empty);
  formats_test ("/export/boilerplate", test_boilerplate);
  return g_test_run ();
}
