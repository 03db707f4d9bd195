/* test-post-table.c: rows of posts and articles become documents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "documents-fixture.h"
#include "formats/quoth-post-columns.h"

static const char posts[] =
  "\xef\xbb\xbf"
  "id,conversation_id,created_at,Full Text,name,screen_name,likes,lang,url\r\n"
  "12,t1,2023-05-04T10:05:00Z,\"Second, with a \"\"word\"\"\r\nand a line 🚢\",Anna Berg,anna,3,en,https://x.example/12\r\n"
  "11,t1,2023-05-04T10:00:00Z,First of them,Anna Berg,anna,1,en,https://x.example/11\r\n"
  "13,,04.05.2023,Alone,Ole,,0,xx!,\r\n"
  "14,t2,4/5/2023,\"  \",Ole,,0,,\r\n"
  "15,t2,4/5/2023,Why?,Ole,ole,0,,\r\n"
  "16,t2,25/5/2023,Because.,Anna Berg,anna,0,,";

static GPtrArray *
read_string (const char *file, gboolean divided, GPtrArray *warnings)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
  g_autoptr (GError) error = NULL;
  GPtrArray *documents = documents_read_all ("posts", bytes, divided, warnings, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < documents->len; i++)
    documents_assert_sound (documents->pdata[i]);
  return documents;
}

static void
test_threads (void)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) documents = read_string (posts, FALSE, warnings);
  const QuothDocument *thread = documents->pdata[0];
  const QuothDocument *alone = documents->pdata[1];
  const QuothDocument *talk = documents->pdata[2];
  g_autofree char *segments = documents_describe_segments (thread);
  g_autofree char *told = documents_describe_segments (talk);
  const char *original = g_bytes_get_data (thread->original, NULL);

  g_assert_cmpuint (documents->len, ==, 3);
  g_assert_cmpstr (quoth_text_get_utf8 (thread->text), ==, "First of them\n\nSecond, with a \"word\"\nand a line 🚢\n");
  g_assert_cmpstr (segments, ==, "[post 1/] First of the\n[post 2/] Second, with");
  g_assert_cmpstr (thread->name, ==, "t1");
  g_assert_cmpstr (thread->author, ==, "Anna Berg (@anna)");
  g_assert_cmpstr (thread->date, ==, "2023-05-04");
  g_assert_cmpstr (thread->url, ==, "https://x.example/11");
  g_assert_cmpstr (thread->language, ==, "en");
  g_assert_cmpstr (thread->document_kind, ==, "thread");
  g_assert_true (g_str_has_prefix (original, "\"id\",\"conversation_id\""));
  g_assert_nonnull (g_strstr_len (original, (gssize) g_bytes_get_size (thread->original), "\"Second, with a \"\"word\"\"\nand a line 🚢\""));
  g_assert_cmpstr (alone->name, ==, "13");
  g_assert_cmpstr (alone->date, ==, "2023-05-04");
  g_assert_null (alone->language);
  g_assert_cmpstr (told, ==, "[metadata -] Ole (@ole)\n[post 1/] Why?\n[metadata -] Anna Berg (@\n[post 2/] Because.");
  g_assert_cmpuint (warnings->len, ==, 3);
  g_assert_true (g_str_has_prefix (warnings->pdata[0], "1 row "));
  g_assert_true (g_str_has_prefix (warnings->pdata[1], "1 date "));
  g_assert_true (g_str_has_suffix (warnings->pdata[2], ": likes"));
}

static void
test_divided (void)
{
  g_autoptr (GPtrArray) documents = read_string (posts, TRUE, NULL);
  const QuothDocument *document = documents->pdata[1];

  g_assert_cmpuint (documents->len, ==, 5);
  g_assert_cmpstr (document->name, ==, "11");
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==, "First of them\n");
  g_assert_cmpstr (document->title, ==, "First of them");
}

static void
test_articles (void)
{
  g_autoptr (GPtrArray) documents = read_string ("Headline\tbody\tNewspaper\tdate\nThe ferry\tA paragraph.\tDie Presse\tMay 4, 2023\n", FALSE, NULL);
  const QuothDocument *document = documents->pdata[0];

  g_assert_cmpstr (document->title, ==, "The ferry");
  g_assert_cmpstr (document->source, ==, "Die Presse");
  g_assert_cmpstr (document->date, ==, "2023-05-04");
  g_assert_cmpstr (document->document_kind, !=, "thread");
}

static void
test_dates (void)
{
  static const char *const cases[][2] = {
    { "2023-05-04 10:00", "2023-05-04" }, { "1683194400", "2023-05-04" }, { "1683194400000", "2023-05-04" }, { "1683194400.0", "2023-05-04" },
    { "4.5.2023", "2023-05-04" }, { "25/12/2023 18:00", "2023-12-25" }, { "12/25/2023", "2023-12-25" }, { "5/5/2023", "2023-05-05" },
    { "4/5/2023", NULL }, { "Thu May 04 10:00:00 +0000 2023", "2023-05-04" }, { "31.2.2023", NULL }, { "soon", NULL }, { "", NULL }, { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = quoth_post_dup_date (cases[i][0]);

      g_assert_cmpstr (date, ==, cases[i][1]);
    }
}

static void
assert_refused (const char *file, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = documents_read ("posts", file, strlen (file), &error);

  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_wrong (void)
{
  assert_refused ("", QUOTH_ERROR_EMPTY, "");
  assert_refused ("year,ferries\n2023,4\n", QUOTH_ERROR_SYNTAX, "first row");
  assert_refused ("text,author\n", QUOTH_ERROR_EMPTY, "no text");
  assert_refused ("text,author\n\"open,x\n", QUOTH_ERROR_SYNTAX, "2");
}

static void
test_robust (void)
{
  documents_assert_robust ("posts", posts, sizeof posts - 1, g_test_slow () ? 20000 : 400);
}

/* Whatever stands in a cell, it is the text, but for white space around it. */
static void
test_random (void)
{
  static const char *const pieces[] = { "a", "é", "🚢", "\"", ",", ";", "\n", "\t", "ש", "中", "e\xcc\x81", "|", " ", "=1", "'" };

  for (guint round = 0; round < 100; round++)
    {
      guint n = (guint) g_test_rand_int_range (1, 12);
      g_autoptr (GString) file = g_string_new ("text,author,id\n");
      g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) documents = NULL;

      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GString) text = g_string_new ("x");
          g_auto (GStrv) parts = NULL;
          g_autofree char *quoted = NULL;

          for (guint k = 0; k < 20; k++)
            g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          g_string_append (text, "x\n");
          parts = g_strsplit (text->str, "\"", -1);
          quoted = g_strjoinv ("\"\"", parts);
          g_string_append_printf (file, "\"%s\",Anna,%u\n", quoted, i);
          g_ptr_array_add (wanted, g_strdup (text->str));
        }
      documents = read_string (file->str, FALSE, NULL);
      g_assert_cmpuint (documents->len, ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpstr (quoth_text_get_utf8 (((const QuothDocument *) documents->pdata[i])->text), ==, wanted->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/post-table/threads", test_threads);
  g_test_add_func ("/post-table/divided", test_divided);
  g_test_add_func ("/post-table/articles", test_articles);
  g_test_add_func ("/post-table/dates", test_dates);
  g_test_add_func ("/post-table/wrong", test_wrong);
  g_test_add_func ("/post-table/robust", test_robust);
  g_test_add_func ("/post-table/random", test_random);
  return g_test_run ();
}
