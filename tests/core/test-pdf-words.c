/* test-pdf-words.c: tests of quoth-pdf-words.c and its neighbours: the words of a PDF and their order, as another program has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random pages with columns, words cut at the ends of lines, headings, running heads and page numbers are read, and the same is asked of pdftotext of
 * Poppler where it is installed, which has an order of reading of its own. What is compared are letters and digits: where a word that was cut is one again.
 */

#include "documents-fixture.h"
#include "pdf-maker.h"

#include <glib/gstdio.h>

#define HEAD "Journal of Words 7"
#define SIZE 10
#define LEADING 12
#define MAX_LETTERS 38

/* Lower-case letters, which no other word has by chance. */
static char *
make_word (void)
{
  guint n = (guint) g_test_rand_int_range (2, 10);
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_c (word, (char) ('a' + g_test_rand_int_range (0, 26)));
  return g_string_free (word, FALSE);
}

/* Cuts @word where it would not fit after @line: as a hyphen and the rest for the next line. Returns: (transfer full): what goes there */
static char *
end_line (GString *line, const char *word)
{
  guint room = MAX_LETTERS > line->len + 2 ? (guint) (MAX_LETTERS - line->len - 2) : 0;
  guint at = MIN (room, (guint) strlen (word) - 2);

  if (strlen (word) < 6 || at < 2)
    return g_strdup (word);
  g_string_append_printf (line, "%s%.*s-", line->len > 0 ? " " : "", (int) at, word);
  return g_strdup (word + at);
}

/* A paragraph of whole lines from @y down, the first of them set in. Returns: where the next may be */
static int
add_paragraph (PdfMaker *maker, int x, int y, guint n_lines)
{
  g_autofree char *carried = NULL;

  for (guint i = 0; i < n_lines; i++, y += LEADING)
    {
      g_autoptr (GString) line = g_string_new (carried);

      g_clear_pointer (&carried, g_free);
      while (carried == NULL)
        {
          g_autofree char *word = make_word ();

          if (line->len + 1 + strlen (word) <= MAX_LETTERS)
            g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", word);
          else if (i + 1 == n_lines)
            break;
          else
            carried = end_line (line, word);
        }
      if (i + 1 == n_lines)
        g_string_append_c (line, '.');
      pdf_maker_add_line (maker, 1, SIZE, i == 0 ? x + 15 : x, y, line->str);
    }
  return y;
}

static void
add_column (PdfMaker *maker, int x, int y)
{
  while (y < 700)
    y = add_paragraph (maker, x, y, (guint) g_test_rand_int_range (2, 9));
}

static GBytes *
make_pages (void)
{
  guint n_pages = (guint) g_test_rand_int_range (2, 5);
  PdfMaker maker;
  GBytes *bytes;

  pdf_maker_init (&maker);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *foot = g_strdup_printf ("%u", 31 + i);
      gboolean has_columns = g_test_rand_int_range (0, 2) == 0;

      pdf_maker_add_page (&maker);
      pdf_maker_add_line (&maker, 1, 9, 200, 50, HEAD);
      if (i == 0)
        pdf_maker_add_line (&maker, 2, 18, 70, 100, "On Words and Their Order");
      add_column (&maker, 70, 150);
      if (has_columns)
        add_column (&maker, 330, 150);
      pdf_maker_add_line (&maker, 1, 9, 290, 810, foot);
    }
  bytes = pdf_maker_end (&maker);
  pdf_maker_clear (&maker);
  return bytes;
}

/* Letters and digits alone. */
static void
append_letters (GString *letters, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
}

static char *
read_letters (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = documents_read_all ("pdf", bytes, FALSE, NULL, &error);
  GString *letters = g_string_new (NULL);
  const QuothDocument *document;

  g_assert_no_error (error);
  document = documents->pdata[0];
  for (guint i = 0; i < document->segments->len; i++)
    {
      const QuothSegment *segment = document->segments->pdata[i];
      g_autofree char *slice = quoth_text_dup_slice (document->text, segment->range);

      if (segment->kind != QUOTH_SEGMENT_BOILERPLATE)
        append_letters (letters, slice);
    }
  return g_string_free (letters, FALSE);
}

static gboolean
is_furniture (const char *line)
{
  return g_str_equal (line, HEAD) || (*line != '\0' && line[strspn (line, "0123456789")] == '\0');
}

/* What the other program says, without running heads and numbers of pages. */
static char *
ask_letters (const char *pdftotext, const char *path)
{
  const char *const command[] = { pdftotext, path, "-", NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  GString *letters = g_string_new (NULL);
  int status = 1;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  lines = g_strsplit_set (output, "\n\f", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!is_furniture (g_strstrip (lines[i])))
      append_letters (letters, lines[i]);
  return g_string_free (letters, FALSE);
}

static void
test_order (void)
{
  g_autofree char *pdftotext = g_find_program_in_path ("pdftotext");
  g_autofree char *folder = NULL, *path = NULL;

  if (pdftotext == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  folder = g_dir_make_tmp ("quoth-pdf-XXXXXX", NULL);
  path = g_build_filename (folder, "pages.pdf", NULL);
  for (guint round = 0; round < (g_test_slow () ? 100u : 8u); round++)
    {
      g_autoptr (GBytes) bytes = make_pages ();
      g_autofree char *ours = NULL, *theirs = NULL;

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
      ours = read_letters (bytes);
      theirs = ask_letters (pdftotext, path);
      g_assert_cmpstr (ours, ==, theirs);
      g_assert_cmpuint (strlen (ours), >, 500);
    }
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) none = NULL;

  g_test_init (&argc, &argv, NULL);
  none = documents_read ("pdf", "", 0, &error);
  if (g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_FAILED))
    {
      g_print ("1..0 # SKIP built without poppler\n");
      return 0;
    }
  g_test_add_func ("/pdf-words/order", test_order);
  return g_test_run ();
}
