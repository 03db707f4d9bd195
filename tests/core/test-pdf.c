/* test-pdf.c: printed pages become running text that knows its pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "documents-fixture.h"
#include "pdf-maker.h"

static QuothDocument *
read_made (PdfMaker *maker, GPtrArray *warnings, GError **error)
{
  g_autoptr (GBytes) bytes = pdf_maker_end (maker);
  g_autoptr (GPtrArray) documents = documents_read_all ("pdf", bytes, FALSE, warnings, error);

  pdf_maker_clear (maker);
  if (documents == NULL)
    return NULL;
  documents_assert_sound (documents->pdata[0]);
  return quoth_value_ref (documents->pdata[0]);
}

/* Lines below each other; Helvetica 10 has room for some 80 letters of these in the width that they have. */
static int
add_lines (PdfMaker *maker, int x, int y, const char *const *lines)
{
  for (; *lines != NULL; lines++, y += 12)
    pdf_maker_add_line (maker, 1, 10, **lines == ' ' ? x + 15 : x, y, **lines == ' ' ? *lines + 1 : *lines);
  return y;
}

static const char *const first_page[] = {
  " The ferry between the islands will be built by the city, as the council has de-",
  "cided on Monday with the votes of all parties. It is well-known that boats cost mo-",
  "ney, the mayor said.",
  " The opposition calls this an old-fashioned pre- and post-election gift, paid by well-",
  "known friends of the harbour, the French-",
  NULL,
};

static const char *const second_page[] = {
  "German fund among them, and asks who has decided on the money for the ships that",
  "nobody wants.",
  " No ferry is for free.",
  NULL,
};

static void
make_article (PdfMaker *maker)
{
  static const char *const *const pages[] = { first_page, second_page, second_page };

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *foot = g_strdup_printf ("%u", 212 + i);

      pdf_maker_add_page (maker);
      pdf_maker_add_line (maker, 1, 9, 200, 50, "Journal of Ferries 12 (2023)");
      if (i == 0)
        pdf_maker_add_line (maker, 2, 18, 70, 110, "Who pays for the boats?");
      add_lines (maker, 70, 150, pages[i]);
      if (i == 0)
        pdf_maker_add_line (maker, 1, 7, 70, 700, "1 See the record of the council, which is long.");
      pdf_maker_add_line (maker, 1, 9, 290, 800, foot);
    }
}

static void
test_article (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *segments = NULL;
  PdfMaker maker;

  pdf_maker_init (&maker);
  make_article (&maker);
  document = read_made (&maker, warnings, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==,
                   "Journal of Ferries 12 (2023)\n\nWho pays for the boats?\n\n"
                   "The ferry between the islands will be built by the city, as the council has decided on Monday with the votes of all parties. It "
                   "is well-known that boats cost money, the mayor said.\n\n"
                   "The opposition calls this an old-fashioned pre- and post-election gift, paid by well-known friends of the harbour, the "
                   "French-German fund among them, and asks who has decided on the money for the ships that nobody wants.\n\n"
                   "1 See the record of the council, which is long.\n\n212\n\nJournal of Ferries 12 (2023)\n\n"
                   "No ferry is for free.\n\n213\n\nJournal of Ferries 12 (2023)\n\n"
                   "German fund among them, and asks who has decided on the money for the ships that nobody wants.\n\nNo ferry is for free.\n\n214\n");
  segments = documents_describe_segments (document);
  g_assert_cmpstr (segments, ==,
                   "[boilerplate p. 212] Journal of F\n[heading p. 212] Who pays for\n[paragraph p. 212] The ferry be\n"
                   "[paragraph p. 212–213] The oppositi\n[paragraph p. 212] 1 See the re\n[boilerplate p. 212] 212\n"
                   "[boilerplate p. 213] Journal of F\n[paragraph p. 213] No ferry is \n[boilerplate p. 213] 213\n"
                   "[boilerplate p. 214] Journal of F\n[paragraph p. 214] German fund \n[paragraph p. 214] No ferry is \n"
                   "[boilerplate p. 214] 214");
  g_assert_cmpstr (document->title, ==, "The ferry of Lindau");
  g_assert_cmpstr (document->author, ==, "Anna Berg");
  g_assert_cmpstr (document->date, ==, "2023-05-04");
  g_assert_cmpuint (warnings->len, ==, 1);
}

/* One column after the other, and the numbers that the file gives its pages. */
static void
test_columns (void)
{
  static const char *const left[] = { "The left column is read first, all", "of it down to the foot, before the", "eye goes up again, and in the mid-", NULL };
  static const char *const right[] = { "dle of a sentence to the right one.", " Where another paragraph begins", "and ends.", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = NULL;
  const QuothSegment *segment;
  PdfMaker maker;

  pdf_maker_init (&maker);
  maker.first_label = 31;
  pdf_maker_add_page (&maker);
  add_lines (&maker, 70, 200, left);
  add_lines (&maker, 320, 200, right);
  document = read_made (&maker, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==,
                   "The left column is read first, all of it down to the foot, before the eye goes up again, and in the middle of a sentence to the "
                   "right one.\n\nWhere another paragraph begins and ends.\n");
  segment = document->segments->pdata[0];
  g_assert_cmpstr (segment->number, ==, "p. 31");
}

static void
test_characters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = NULL;
  PdfMaker maker;

  pdf_maker_init (&maker);
  pdf_maker_add_page (&maker);
  pdf_maker_add_line (&maker, 3, 10, 70, 100, "abac rest of this line");
  document = read_made (&maker, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (quoth_text_get_utf8 (document->text), "🚢f́🚢fi rest of"));
}

/* A number before a heading, as close as a word and as far as a tab. */
static void
test_gap (void)
{
  for (int x = 78; x < 100; x++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothDocument) document = NULL;
      g_auto (GStrv) words = NULL;
      PdfMaker maker;

      pdf_maker_init (&maker);
      pdf_maker_add_page (&maker);
      pdf_maker_add_line (&maker, 1, 10, 70, 100, "1");
      pdf_maker_add_line (&maker, 1, 10, x, 100, "Scope of this text");
      document = read_made (&maker, NULL, &error);
      g_assert_no_error (error);
      words = g_strsplit_set (quoth_text_get_utf8 (document->text), " \t\n", -1);
      g_assert_cmpstr (words[0], ==, "1");
      g_assert_cmpstr (quoth_text_get_utf8 (document->text) + strlen (quoth_text_get_utf8 (document->text)) - 6, ==, " text\n");
    }
}

static void
test_scan (void)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) scan = NULL;
  g_autoptr (QuothDocument) half = NULL;
  PdfMaker maker;

  /* What somebody stamped on every page is no text. */
  pdf_maker_init (&maker);
  maker.has_picture = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      pdf_maker_add_page (&maker);
      pdf_maker_add_line (&maker, 1, 8, 70, 820, "Downloaded by the library on 3 May 2023");
    }
  scan = read_made (&maker, NULL, &error);
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EMPTY);
  g_assert_nonnull (strstr (error->message, "3 pages"));
  g_assert_nonnull (strstr (error->message, "OCR"));
  g_clear_error (&error);

  pdf_maker_init (&maker);
  maker.has_picture = TRUE;
  pdf_maker_add_page (&maker);
  add_lines (&maker, 70, 200, first_page);
  pdf_maker_add_page (&maker);
  half = read_made (&maker, warnings, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (warnings->pdata[0], ": 2"));
}

static void
assert_refused (PdfMaker *maker, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = read_made (maker, NULL, &error);

  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_wrong (void)
{
  g_autoptr (GError) error = NULL;
  PdfMaker maker;

  pdf_maker_init (&maker);
  maker.is_locked = TRUE;
  make_article (&maker);
  assert_refused (&maker, QUOTH_ERROR_NOT_TEXT, "password");
  pdf_maker_init (&maker);
  pdf_maker_add_page (&maker);
  assert_refused (&maker, QUOTH_ERROR_EMPTY, "no text");
  g_assert_null (documents_read ("pdf", "%PDF-1.4\nno", 11, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
}

static void
test_robust (void)
{
  g_autoptr (GBytes) bytes = NULL;
  PdfMaker maker;
  gsize n_bytes;
  const void *data;

  pdf_maker_init (&maker);
  make_article (&maker);
  bytes = pdf_maker_end (&maker);
  pdf_maker_clear (&maker);
  data = g_bytes_get_data (bytes, &n_bytes);
  documents_assert_robust ("pdf", data, n_bytes, g_test_slow () ? 5000 : 150);
}

/* Whatever is printed where: every word comes in, once. */
static void
test_random (void)
{
  for (guint round = 0; round < 40; round++)
    {
      guint n_pages = (guint) g_test_rand_int_range (1, 5);
      g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothDocument) document = NULL;
      g_auto (GStrv) read = NULL;
      guint n = 0;
      PdfMaker maker;

      pdf_maker_init (&maker);
      for (guint i = 0; i < n_pages; i++)
        {
          pdf_maker_add_page (&maker);
          for (int y = g_test_rand_int_range (30, 200); y < 800; y += g_test_rand_int_range (13, 60))
            {
              char *word = g_strdup_printf ("w%ux", n++);
              g_autofree char *line = g_strdup_printf ("%s.", word);

              pdf_maker_add_line (&maker, g_test_rand_int_range (1, 3), g_test_rand_int_range (8, 13), g_test_rand_int_range (60, 400), y, line);
              g_hash_table_add (words, word);
            }
        }
      document = read_made (&maker, NULL, &error);
      g_assert_no_error (error);
      read = g_strsplit_set (quoth_text_get_utf8 (document->text), " .\n\t", -1);
      for (guint i = 0; read[i] != NULL; i++)
        g_assert_true (*read[i] == '\0' || g_hash_table_remove (words, read[i]));
      g_assert_cmpuint (g_hash_table_size (words), ==, 0);
    }
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
  g_test_add_func ("/pdf/article", test_article);
  g_test_add_func ("/pdf/columns", test_columns);
  g_test_add_func ("/pdf/characters", test_characters);
  g_test_add_func ("/pdf/gap", test_gap);
  g_test_add_func ("/pdf/scan", test_scan);
  g_test_add_func ("/pdf/wrong", test_wrong);
  g_test_add_func ("/pdf/robust", test_robust);
  g_test_add_func ("/pdf/random", test_random);
  return g_test_run ();
}
