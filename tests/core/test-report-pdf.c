/* test-report-pdf.c: tests of quoth-report-pdf.c, and of the module that sets pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a page says is asked of another program, pdftotext of Poppler, where it is installed.
 */

#include "formats/quoth-module.h"
#include "formats/quoth-report-block.h"
#include "formats/quoth-report-pages.h"
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
  /* Title, contents, and seven parts, of which the short ones share pages. */
  g_assert_cmpuint (count_pages (text), >=, 4);
  g_assert_cmpuint (count_pages (text), <, 8);
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

/* ---- Where words are ---- */

/* A word on a page, as pdftotext says it. */
typedef struct
{
  guint page;
  double left;
  double top;
  double right;
  double bottom;
  char *text;
} Word;

static void
clear_word (gpointer data)
{
  g_free (((Word *) data)->text);
}

/* (transfer full) (nullable) */
static GArray *
list_words (const char *path)
{
  g_autofree char *html = ask ("pdftotext", "-bbox", path, "-");
  g_auto (GStrv) lines = html != NULL ? g_strsplit (html, "\n", -1) : NULL;
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  guint page = 0;

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\"", -1);
      Word word;

      page += strstr (lines[i], "<page ") != NULL;
      if (strstr (lines[i], "<word ") == NULL)
        continue;
      g_assert_cmpuint (g_strv_length (parts), >=, 9);
      word = (Word){ page, g_ascii_strtod (parts[1], NULL), g_ascii_strtod (parts[3], NULL), g_ascii_strtod (parts[5], NULL), g_ascii_strtod (parts[7], NULL),
                     g_strdup (parts[8]) };
      g_array_append_val (words, word);
    }
  if (html == NULL)
    g_clear_pointer (&words, g_array_unref);
  return words;
}

/* Words of neighbouring lines may touch each other; none covers a good part of another. */
static void
assert_apart (const GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    for (guint j = i + 1; j < words->len && g_array_index (words, Word, j).page == g_array_index (words, Word, i).page; j++)
      {
        const Word *a = &g_array_index (words, Word, i), *b = &g_array_index (words, Word, j);
        double width = MIN (a->right, b->right) - MAX (a->left, b->left), height = MIN (a->bottom, b->bottom) - MAX (a->top, b->top);

        if (width > 1 && height > 0.5 * MIN (a->bottom - a->top, b->bottom - b->top))
          g_error ("page %u: “%s” and “%s” lie on each other", a->page, a->text, b->text);
      }
}

static void
add_claim (GString *edits, guint start, guint end, const char *word, guint n_words)
{
  g_string_append_printf (edits, "{\"type\":\"claim\",\"document\":\"_:l\",\"spans\":[[%u,%u]],\"statement\":\"", start, end);
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (edits, "%s ", word);
  g_string_append (edits, "\"}\n");
}

/* A short paragraph in the middle of a page with four notes that need pages: they follow each other without a hole, and the next text stands beside
 * them. Notes of neighbours, and at last of a text before another's wide title, are longer than their paragraphs. */
static void
test_beside (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "pdf-report", "no");
  g_autoptr (GString) edits = g_string_new ("{\"type\":\"document\",\"id\":\"_:l\",\"name\":\"beside\",\"text\":\"");
  g_autofree char *path = NULL;
  g_autoptr (GArray) words = NULL;
  const Word *last = NULL, *before = NULL, *after = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (edits, "Above it.\\n");
  g_string_append (edits, "Claimed here.\\nBehind it.\\nLast.\"}\n{\"type\":\"document\",\"name\":\"next\",\"text\":\"Next.\",\"title\":\"");
  for (guint i = 0; i < 12; i++)
    g_string_append (edits, "wide title ");
  g_string_append (edits, "\"}\n");
  for (guint i = 0; i < 4; i++)
    add_claim (edits, 200, 213, "nota", 180);
  for (guint i = 0; i < 4; i++)
    add_claim (edits, i * 10, i * 10 + 9, "above", 20);
  add_claim (edits, 225, 230, "last", 40);
  {
    g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, edits->str);
  }
  path = write_report (self, export, "beside.pdf");
  words = list_words (path);
  for (guint i = 0; words != NULL && i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (strstr (word->text, "Claimed") != NULL)
        before = word;
      if (strstr (word->text, "Behind") != NULL)
        after = word;
      if (strstr (word->text, "nota") == NULL)
        continue;
      if (last != NULL && last->page == word->page)
        g_assert_cmpfloat (word->top - last->bottom, <, 24);
      last = word;
    }
  if (words == NULL)
    return;
  assert_apart (words);
  g_assert_nonnull (before);
  g_assert_nonnull (after);
  g_assert_nonnull (last);
  /* It has no notes of its own, and needs to wait only for those that had no room on the page. */
  g_assert_cmpuint (after->page, ==, last->page);
  g_assert_cmpfloat (after->top, <, last->top);
}

/* A title of several lines is in the contents whole, and in front of its page. */
static void
test_contents (Formats *self, gconstpointer user_data)
{
  g_autoptr (QuothExport) export = report_new (self, "pdf-report", "no");
  g_autoptr (GString) edits = g_string_new ("{\"type\":\"document\",\"name\":\"wide\",\"text\":\"Nothing.\",\"title\":\"");
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *path = NULL, *text = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (title, "title%u ", i);
  g_string_append_printf (edits, "%s\"}\n", title->str);
  {
    g_autoptr (QuothApplyReport) report = formats_apply (self->store, self->coder, edits->str);
  }
  path = write_report (self, export, "wide.pdf");
  text = ask ("pdftotext", "-raw", path, "-");
  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  g_string_append (title, "3");
  assert_says (pages[1], title->str);
}

/* ---- Links ---- */

static void
give (QuothReportSink *sink, QuothReportBlock *block, const char *text, const char *target)
{
  quoth_report_line_add_link (quoth_report_block_add_line (block), QUOTH_REPORT_PLAIN, text, target, -1);
  g_assert_true (sink->block (sink, block, NULL));
  quoth_report_block_free (block);
}

static gboolean
append_cb (gpointer data, const guint8 *bytes, gsize n_bytes, GError **error)
{
  g_string_append_len (data, (const char *) bytes, (gssize) n_bytes);
  return TRUE;
}

/* A heading with a note on a paragraph, and a list, which lead to each other. */
static void
write_pages (const QuothReportPages *pages, const QuothReportHead *head)
{
  QuothReportPagesFunc open = (QuothReportPagesFunc) quoth_module_find ("libquoth-report." G_MODULE_SUFFIX, QUOTH_REPORT_PAGES_FUNC, NULL);
  QuothReportSink *sink = open (pages);
  QuothReportBlock *block = quoth_report_block_new (QUOTH_REPORT_HEADING), *paragraph = quoth_report_block_new (QUOTH_REPORT_PARAGRAPH);
  QuothReportBlock *entry = quoth_report_block_new (QUOTH_REPORT_ENTRY);

  g_assert_true (sink->begin (sink, head, NULL));
  block->level = 1;
  block->anchor = g_strdup ("texts");
  give (sink, block, "Texts", NULL);
  paragraph->anchor = g_strdup ("text-1");
  paragraph->text = g_strdup ("Words of it.");
  quoth_report_line_add_link (quoth_report_note_add_line (quoth_report_block_add_note (paragraph, 1, "claim-1", 0, -1)), QUOTH_REPORT_PLAIN, "An actor",
                              "actor-1", -1);
  g_assert_true (sink->block (sink, paragraph, NULL));
  quoth_report_block_free (paragraph);
  entry->anchor = g_strdup ("actor-1");
  entry->color = -1;
  give (sink, entry, "Of claim 1", "claim-1");
  g_assert_true (sink->end (sink, NULL));
  sink->free (sink);
}

/* How many links there are where a report has @lists and @notes of them. */
static guint
count_links (Formats *self, const QuothReportHead *head, guint lists, guint notes)
{
  g_autoptr (GString) file = g_string_new (NULL);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_links[QUOTH_REPORT_N_LINKS] = { 0 };
  g_autofree char *path = g_build_filename (self->folder, "links.pdf", NULL), *xml = NULL;
  QuothReportPages pages = { .width = 595, .height = 842, .generator = "test", .numbers = numbers, .n_links = n_links };
  guint n = 0;

  write_pages (&pages, head);
  /* Three places; one link of each. */
  g_assert_cmpuint (n_links[QUOTH_REPORT_LINKS_LISTS], ==, 4);
  g_assert_cmpuint (n_links[QUOTH_REPORT_LINKS_NOTES], ==, 1);
  n_links[QUOTH_REPORT_LINKS_LISTS] = lists;
  n_links[QUOTH_REPORT_LINKS_NOTES] = notes;
  pages.write = append_cb;
  pages.data = file;
  write_pages (&pages, head);
  g_assert_true (g_file_set_contents (path, file->str, (gssize) file->len, NULL));
  xml = ask ("pdftohtml", "-xml", path, "-stdout");
  if (xml == NULL)
    return G_MAXUINT;
  for (const char *at = strstr (xml, "<a href"); at != NULL; at = strstr (at + 1, "<a href"))
    n++;
  return n;
}

static void
test_links (Formats *self, gconstpointer user_data)
{
  static const struct
  {
    guint lists;
    guint notes;
    guint n;
  } cases[] = { { QUOTH_REPORT_LINKS_MAX - 1, 1, 4 }, { QUOTH_REPORT_LINKS_MAX, 1, 3 }, { QUOTH_REPORT_LINKS_MAX + 1, 0, 2 } }; /* the line of the contents counts twice: a name and a number */
  g_autoptr (GArray) colors = g_array_new (FALSE, FALSE, sizeof (QuothReportColor));
  g_autoptr (GPtrArray) contents = g_ptr_array_new ();
  QuothReportEntry entry = { 1, (char *) "texts", (char *) "Texts" };
  const QuothReportHead head = { .title = (char *) "T", .subtitle = (char *) "S", .contents_title = (char *) "Contents", .colors = colors, .contents = contents };

  g_ptr_array_add (contents, &entry);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = count_links (self, &head, cases[i].lists, cases[i].notes);

      if (n == G_MAXUINT)
        return;
      g_assert_cmpuint (n, ==, cases[i].n);
    }
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
      g_autoptr (GArray) words = NULL;

      formats_fill (store, 1 + formats_random (3));
      quoth_export_set_boilerplate (export, TRUE);
      quoth_export_set_option (export, "memos", "yes", NULL);
      path = write_report (self, export, file);
      text = ask ("pdftotext", "-raw", path, "-");
      g_assert_true (text == NULL || count_pages (text) > 3);
      words = list_words (path);
      if (words != NULL)
        assert_apart (words);
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
  formats_test ("/report-pdf/beside", test_beside);
  formats_test ("/report-pdf/contents", test_contents);
  formats_test ("/report-pdf/links", test_links);
  formats_test ("/report-pdf/random", test_random);
  formats_test ("/report-pdf/empty", test_empty);
  formats_test ("/report-pdf/cancel", test_cancel);
  return g_test_run ();
}
