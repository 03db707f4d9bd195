/* test-report-pdf.c: tests of quoth-report-pdf.c, and of the module that sets pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page says is asked of another program, pdftotext of Poppler, where it is installed.
 */

#include "report-fixture.h"

static char *
write_report (Formats *self, QuothExport *export, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = formats_export (self, export, name);
  g_autofree char *bytes = NULL;
  gsize n_bytes;

  g_assert_true (g_file_get_contents (path, &bytes, &n_bytes, &error));
  g_assert_cmpuint (n_bytes, >, 1000);
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
  g_assert_nonnull (g_strstr_len (bytes + n_bytes - 32, 32, "%%EOF"));
  return path;
}

/* (transfer full) (nullable): what @program says of the file; %NULL, and the test is skipped, where it is not installed. */
static char *
ask (const char *program, const char *option, const char *path, const char *output)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *const command[] = { found, option, path, output, NULL };
  char *answer = NULL;
  int status = 1;

  if (found == NULL)
    {
      g_test_skip ("Poppler's tools are not installed");
      return NULL;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &answer, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return answer;
}

static guint
count_pages (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\f';
  return n;
}

/* Lines are broken anew, and words with them where they are too long: what is looked for is looked for without blanks. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void
assert_says (const char *text, const char *words)
{
  g_autofree char *all = squeeze (text), *part = squeeze (words);

  if (strstr (all, part) == NULL)
    g_error ("“%s” is not in %s", words, text);
}

static void
test_whole (Formats *self, gconstpointer user_data)
{
  static const char *const parts[] = {
    "Paula", "21 Mar 2023", "They build walls", "Xi says that", "Nothing is built.", "What is built", "When bricks", "Not when wood", "We build", "probable",
    "Moscow", "Walls are good", "supported by", "denied by", "Is that so?", "contradicts", "Nobody Here", "<script>alert(\"1\")</script>&amp;'",
    "习近平", "Contents", NULL,
  };
  g_autoptr (QuothExport) export = report_new (self, "pdf-report", "yes");
  g_autofree char *path = NULL, *text = NULL, *facts = NULL;

  report_fill (self);
  path = write_report (self, export, "whole.pdf");
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpuint (quoth_export_get_n_written (export, QUOTH_KIND_MENTION), ==, 2);
  /* Two mentions, two claims, a cue, a relation and a memo were made some time, which is not told. */
  g_assert_cmpuint (formats_get_loss (export, "were made, and how"), ==, 7);
  g_assert_cmpuint (formats_get_loss (export, ""), ==, 7);
  text = ask ("pdftotext", "-raw", path, "-");
  facts = text != NULL ? ask ("pdfinfo", "-box", path, NULL) : NULL;
  if (facts == NULL)
    return;
  for (guint i = 0; parts[i] != NULL; i++)
    assert_says (text, parts[i]);
  g_assert_cmpuint (count_pages (text), >=, 8);
  g_assert_nonnull (strstr (facts, "Title:           Study <script>"));
  g_assert_nonnull (strstr (facts, "Creator:         Quoth "));
  g_assert_nonnull (strstr (facts, "(A4)"));
}

/* Fifteen claims on one paragraph, and then many pages of one: nothing is lost, the contents know the pages. */
static void
test_pages (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "pdf-report", "no");
  g_autoptr (GString) edits = g_string_new ("{\"type\":\"document\",\"id\":\"_:l\",\"name\":\"long\",\"text\":\"");
  g_autofree char *path = NULL, *text = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 6000; i++)
    g_string_append_printf (edits, "w%u %s", i, i % 600 == 599 ? "\\n" : "");
  g_string_append (edits, "\"}\n{\"type\":\"claim\",\"document\":\"_:l\",\"spans\":[[0,30000]],\"statement\":\"");
  for (guint i = 0; i < 700; i++)
    g_string_append_printf (edits, "statement%u ", i);
  g_string_append (edits, "\"}\n");
  report_fill_deep (self);
  {
    g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, edits->str);
  }
  g_assert_true (quoth_export_set_option (export, "paper", "letter", NULL));
  path = write_report (self, export, "pages.pdf");
  text = ask ("pdftotext", "-raw", path, "-");
  if (text == NULL)
    return;
  for (guint i = 0; i < 15; i++)
    {
      g_autofree char *statement = g_strdup_printf ("Statement %u of many", i);

      assert_says (text, statement);
    }
  assert_says (text, "w5999");
  assert_says (text, "statement699");
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 2; pages[i] != NULL && pages[i][0] != '\0'; i++)
    if (strstr (pages[i], "w0 w1 w2") != NULL)
      {
        g_autofree char *number = g_strdup_printf ("long %u", i + 1);

        /* Between them are dots, which are drawn. */
        assert_says (pages[1], number);
        return;
      }
  g_assert_not_reached ();
}

static void
test_random (Formats *self, gconstpointer user_data)
{
  for (guint i = 0; i < (g_test_slow () ? 50 : 3); i++)
    {
      g_autofree char *name = g_strdup_printf ("random%u", i), *file = g_strdup_printf ("random%u.pdf", i);
      g_autoptr (QuothStore) store = formats_create (self, name);
      g_autoptr (QuothExport) export = quoth_export_new (store, quoth_format_find ("pdf-report"));
      g_autofree char *path = NULL, *text = NULL;

      formats_fill (store, 1 + formats_random (3));
      quoth_export_set_boilerplate (export, TRUE);
      quoth_export_set_option (export, "memos", "yes", NULL);
      path = write_report (self, export, file);
      text = ask ("pdftotext", "-raw", path, "-");
      g_assert_true (text == NULL || count_pages (text) > 3);
    }
}

static void
test_empty (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "pdf-report", "yes");
  g_autofree char *path = write_report (self, export, "empty.pdf");
  g_autofree char *text = ask ("pdftotext", "-raw", path, "-");

  g_assert_true (text == NULL || count_pages (text) > 0);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer user_data)
{
  g_assert_cmpuint (done, <=, total);
  g_cancellable_cancel (user_data);
}

static void
test_cancel (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "pdf-report", "no");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "cancelled.pdf", NULL);
  g_autoptr (GError) error = NULL;

  report_fill (self);
  quoth_export_set_output (export, path, FALSE);
  g_cancellable_cancel (cancellable);
  g_assert_false (quoth_export_run (export, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  quoth_export_set_progress (export, cancel_cb, cancellable);
  if (!quoth_export_run (export, cancellable, &error))
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, error == NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  formats_test ("/report-pdf/whole", test_whole);
  formats_test ("/report-pdf/pages", test_pages);
  formats_test ("/report-pdf/random", test_random);
  formats_test ("/report-pdf/empty", test_empty);
  formats_test ("/report-pdf/cancel", test_cancel);
  return g_test_run ();
}
