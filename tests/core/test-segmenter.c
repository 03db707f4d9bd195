/* test-segmenter.c: tests of quoth-segmenter.c and the files of its steps
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "segmenter-texts.h"

#include "text/quoth-segmenter.h"

#include <string.h>

static QuothText *
new_text (const char *utf8)
{
  GError *error = NULL;
  QuothText *text = quoth_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return text;
}

static guint
count_lines (const QuothText *text, guint offset)
{
  const char *p = quoth_text_get_utf8 (text);
  const char *end = p + quoth_text_to_byte (text, offset);
  guint line = 1;

  while ((p = memchr (p, '\n', (gsize) (end - p))) != NULL)
    {
      line++;
      p++;
    }
  return line;
}

/* What must hold of the segments of any text. */
static void
check_segments (QuothText *text, const QuothSegmentation *found)
{
  guint last = 0;

  for (guint i = 0; i <= found->segments->len; i++)
    {
      const QuothSegment *segment = i < found->segments->len ? g_ptr_array_index (found->segments, i) : NULL;
      guint start = segment != NULL ? segment->range.start : quoth_text_get_length (text);
      g_autofree char *between = NULL;

      g_assert_cmpuint (last, <=, start);
      between = quoth_text_dup_slice (text, quoth_range (last, start));
      for (const char *p = between; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_true (g_unichar_isspace (g_utf8_get_char (p)) || g_unichar_iszerowidth (g_utf8_get_char (p)));
      if (segment == NULL)
        break;
      g_assert_cmpuint (start, <, segment->range.end);
      g_assert_false (g_unichar_isspace (quoth_text_get_char (text, start)));
      g_assert_false (g_unichar_isspace (quoth_text_get_char (text, segment->range.end - 1)));
      g_assert_true (segment->number == NULL || segment->kind == QUOTH_SEGMENT_POST);
      last = segment->range.end;
    }
}

/* (transfer full): "post 7-8 1/16; boilerplate 25": kinds, lines, numbers */
static char *
describe (QuothText *text, const QuothSegmentation *found)
{
  GString *string = g_string_new (NULL);

  check_segments (text, found);
  for (guint i = 0; i < found->segments->len; i++)
    {
      const QuothSegment *segment = g_ptr_array_index (found->segments, i);
      guint first = count_lines (text, segment->range.start);
      guint last = count_lines (text, segment->range.end);

      g_string_append_printf (string,
                              "%s%s %u",
                              i > 0 ? "; " : "",
                              quoth_segment_kind_to_nick (segment->kind),
                              first);
      if (last > first)
        g_string_append_printf (string, "-%u", last);
      if (segment->number != NULL)
        g_string_append_printf (string, " %s", segment->number);
    }
  return g_string_free (string, FALSE);
}

static QuothSegmentation *
assert_segments (const char *utf8, const char *kind, const char *expected)
{
  g_autoptr (QuothText) text = new_text (utf8);
  QuothSegmentation *found = quoth_segmentation_new (text);
  g_autofree char *got = describe (text, found);

  g_assert_cmpstr (got, ==, expected);
  g_assert_cmpstr (found->kind, ==, kind);
  return found;
}

static void
test_empty (void)
{
  static const char *const blank[] = { "", "\n", " \n\t\n\u00a0\n" };

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    {
      g_autoptr (QuothSegmentation) found = assert_segments (blank[i], "text", "");

      g_assert_null (found->title);
    }
}

static void
test_article (void)
{
  g_autoptr (QuothSegmentation) found
    = assert_segments (article,
                       "article",
                       "boilerplate 1; metadata 2; heading 3; paragraph 4; metadata 5; metadata 6; metadata 7; "
                       "boilerplate 8-10; paragraph 12; paragraph 14; boilerplate 16; heading 18; paragraph 20; "
                       "boilerplate 22-25");

  g_assert_cmpstr (found->title, ==, "Harbour talks end without a deal");
  g_assert_cmpstr (found->author, ==, "Anna Berg and Ivan Orlov");
  g_assert_cmpstr (found->source, ==, "Reuters");
  g_assert_cmpstr (found->date, ==, "2024-05-03");
}

/* Nothing of a story is furniture, a thread or an interview, and its broken lines are whole paragraphs. */
static void
test_novel (void)
{
  g_autoptr (QuothSegmentation) found
    = assert_segments (novel,
                       "article",
                       "heading 1; heading 3; paragraph 5-7; paragraph 9; paragraph 11-12; paragraph 14; heading 16; "
                       "paragraph 18-19; paragraph 21; paragraph 23-24; paragraph 26-27; paragraph 29; heading 31; "
                       "paragraph 33; paragraph 35; paragraph 37; paragraph 39-40; paragraph 42; paragraph 43");

  g_assert_cmpstr (found->title, ==, "THE LIGHTHOUSE ROAD");
}

static void
test_no_thread (void)
{
  g_autoptr (QuothSegmentation) a
    = assert_segments (fractions, "article", "heading 1; paragraph 3; paragraph 5; paragraph 7; paragraph 9");
  g_autoptr (QuothSegmentation) b
    = assert_segments (recipe, "text", "paragraph 1; paragraph 3; paragraph 4; paragraph 5; paragraph 6; paragraph 8");
  g_autoptr (QuothSegmentation) c = assert_segments (
    play, "text", "paragraph 1; paragraph 3; paragraph 5; paragraph 7; paragraph 9; paragraph 11; paragraph 13");

  g_assert_cmpstr (a->title, ==, "Two thirds are not enough");
}

static void
test_thread (void)
{
  g_autoptr (QuothSegmentation) found = assert_segments (
    thread, "thread", "post 1; post 3-4 1/5; post 6 2/5; post 7 3/5; post 9 4/5; post 10 5/5");
  g_autoptr (QuothSegmentation) ends
    = assert_segments (numbers_at_ends, "thread", "post 1 1/3; post 3 2/3; post 5 3/3");

  g_assert_null (found->title);
}

/* The ways to write a number, and a thread that an article shows. */
static void
test_numbers (void)
{
  g_autoptr (QuothSegmentation) a = assert_segments ("(1/3) One.\n(2/3) Two.\n(3/3) Three.\n", "thread",
                                                     "post 1 1/3; post 2 2/3; post 3 3/3");
  g_autoptr (QuothSegmentation) b
    = assert_segments ("🧵 1/n One\n2/n Two\nmore of two\n\n4/n Four", "thread", "post 1 1/n; post 2-3 2/n; post 5 4/n");
  g_autoptr (QuothSegmentation) c = assert_segments (
    "What was signed on Monday, and what was not: a thread.\n\n2/ One\n3/Two\n4/ Three", "thread",
    "post 1; post 3 2/; post 4 3/; post 5 4/");
  g_autofree char *embedded = g_strconcat (fractions, "\n1/2 She wrote:\n2/2 No.\n\n", fractions, NULL);
  g_autoptr (QuothText) text = new_text (embedded);
  g_autoptr (QuothSegmentation) d = quoth_segmentation_new (text);
  g_autofree char *described = describe (text, d);

  g_assert_cmpstr (d->kind, ==, "article");
  g_assert_nonnull (strstr (described, "post 11 1/2; post 12 2/2; "));
}

static void
test_interviews (void)
{
  g_autoptr (QuothSegmentation) a
    = assert_segments (labelled,
                       "interview",
                       "heading 1; metadata 2; metadata 3; paragraph 5; question 7; answer 9-11; question 13; "
                       "answer 15; heading 17; question 19; answer 21");
  g_autoptr (QuothSegmentation) b
    = assert_segments (with_letters, "interview", "question 1; answer 2-3; question 4; answer 5");
  g_autoptr (QuothSegmentation) c = assert_segments (
    bare, "interview", "heading 1; question 3; answer 5-7; question 9; answer 11; question 13; answer 15");
  g_autoptr (QuothSegmentation) d = assert_segments (
    russian, "interview",
    "heading 1; metadata 3; paragraph 5; answer 7-9; paragraph 11; answer 13; boilerplate 15-17");
  g_autoptr (QuothSegmentation) e = assert_segments (
    "**Why now?**\nBecause.\n\n**And then?**\nNothing.\n\nNothing at all.\n", "interview",
    "question 1; answer 2; question 4; answer 5-7");

  g_assert_cmpstr (a->author, ==, "Anna Berg");
  g_assert_cmpstr (a->title, ==, "\"We will not sell the harbour\"");
  g_assert_cmpstr (d->date, ==, "2023-04-12");
}

static void
test_languages (void)
{
  g_autoptr (QuothSegmentation) found = assert_segments (
    chinese, "article", "heading 1; metadata 3; paragraph 5; heading 7; paragraph 9; boilerplate 11");

  g_assert_cmpstr (found->title, ==, "港口不会出售");
  g_assert_cmpstr (found->date, ==, "2024-05-03");
}

/* Front matter ends where sentences begin; Markdown's signs are of no title. */
static void
test_front_matter (void)
{
  g_autoptr (QuothSegmentation) a = assert_segments (
    "Anna Berg\n@annaberg\nThe harbour is deep and free of ice.\nIt was closed in January.\nNobody asked us.\n3 May 2024\n",
    "text", "metadata 1; metadata 2; paragraph 3; paragraph 4; paragraph 5; paragraph 6");
  g_autoptr (QuothSegmentation) b
    = assert_segments ("# The harbour\n\nBy Anna Berg\n\n> Thirty years.\n> It was fair.\n\nNo.\n", "text",
                       "heading 1; metadata 3; quote 5-6; paragraph 8");

  g_assert_cmpstr (a->author, ==, "Anna Berg");
  g_assert_cmpstr (a->handle, ==, "@annaberg");
  g_assert_cmpstr (b->title, ==, "The harbour");
  g_assert_cmpstr (b->author, ==, "Anna Berg");
}

static void
test_speech (void)
{
  g_autoptr (QuothSegmentation) found = assert_segments (
    speech, "speech", "heading 1; metadata 3; paragraph 5; paragraph 7; paragraph 9; paragraph 11");

  g_assert_cmpstr (found->date, ==, "2024-05-03");
}

static void
test_dates (void)
{
  static const struct
  {
    const char *line;
    const char *iso;
  } dates[] = {
    { "Monday, December 30, 2024", "2024-12-30" },
    { "30 December 2024", "2024-12-30" },
    { "Published: 30 Dec. 2024 at 10:35 GMT", "2024-12-30" },
    { "Veröffentlicht am 30. Dezember 2024 um 10:35 Uhr", "2024-12-30" },
    { "Publié le 1er août 2024", "2024-08-01" },
    { "3 de mayo de 2024", "2024-05-03" },
    { "12 апреля 2023 г.", "2023-04-12" },
    { "2024年12月30日 星期一", "2024-12-30" },
    { "2024-12-30", "2024-12-30" },
    { "30.12.2024, 10:35", "2024-12-30" },
    { "12/30/2024", "2024-12-30" },
    { "30/12/2024", "2024-12-30" },
    { "3/4/2024", NULL },
    { "March 2024", "2024-03" },
    { "May 3", NULL },
    { "1,024 views · Mar 3rd, 2024 · 12 comments", "2024-03-03" },
    { "By Anna Berg | 3 March 2024", "2024-03-03" },
    { "Date: 3 March 2024", "2024-03-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *utf8 = g_strdup_printf ("The harbour\n\n%s\n\nThe talks ended on Monday without a deal, the "
                                               "mayor said, and nobody knows what comes next.\n",
                                               dates[i].line);
      g_autoptr (QuothText) text = new_text (utf8);
      g_autoptr (QuothSegmentation) found = quoth_segmentation_new (text);

      g_test_message ("%s", dates[i].line);
      g_assert_cmpstr (found->date, ==, dates[i].iso);
      g_assert_cmpuint (found->segments->len, ==, 3);
      g_assert_cmpint (((QuothSegment *) g_ptr_array_index (found->segments, 1))->kind, ==, QUOTH_SEGMENT_METADATA);
    }
}

static void
test_nicks (void)
{
  QuothSegmentKind kind;

  for (guint i = 0; i <= QUOTH_SEGMENT_METADATA; i++)
    {
      g_assert_true (quoth_segment_kind_from_nick (quoth_segment_kind_to_nick (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (quoth_segment_kind_from_nick ("chapter", &kind));
}

/* Whatever the lines, the segments cover them in order. */
static void
test_random (void)
{
  static const char *const sources[] = { novel,   fractions, recipe,  labelled, with_letters, bare, thread,
                                         chinese, speech,    article, play,     russian,      numbers_at_ends };
  static const char *const lines[] = {
    "• • •", "You can follow @harbour.", "More from @harbour", "Read 12 tweets", "@harbour", "1/", "2/ two", "3/9",
    "**Why?**", "> cited", "“open", "close”", "\"", "Q:", "A: x", "\u00a0", "# Title", "Related articles", "1/1", "«", "🧵",
    "By Anna Berg", "12 May 2024", "e\u0301", "...", "Share", "Facebook", "—", "Глава 1",
  };

  for (guint i = 0; i < 3000; i++)
    {
      GString *string = g_string_new (NULL);
      guint n = (guint) g_test_rand_int_range (0, 24);
      g_autofree char *utf8 = NULL;
      g_autoptr (QuothText) text = NULL;
      g_autoptr (QuothSegmentation) found = NULL;

      for (guint k = 0; k < n; k++)
        {
          if (g_test_rand_bit ())
            g_string_append (string, lines[g_test_rand_int_range (0, G_N_ELEMENTS (lines))]);
          else
            {
              g_auto (GStrv) split = g_strsplit (sources[g_test_rand_int_range (0, G_N_ELEMENTS (sources))], "\n", -1);

              g_string_append (string, split[g_test_rand_int_range (0, (int) g_strv_length (split))]);
            }
          g_string_append (string, g_test_rand_int_range (0, 3) == 0 ? "\n\n" : "\n");
        }
      utf8 = g_string_free (string, FALSE);
      text = new_text (utf8);
      found = quoth_segmentation_new (text);
      check_segments (text, found);
    }
}

/* The five real texts, as the page beside them says. */
static const struct
{
  const char *name;
  const char *kind;
  const char *segments;
  const char *title;
  const char *author;
  const char *handle;
  const char *date;
} corpus[] = {
  { "000_7a261306e6999ca0.txt",
    "thread",
    "metadata 1; metadata 2; metadata 4; metadata 6; post 7-8 1/16; post 9 2/; post 10 3/; post 11 4/; post 12 5/; "
    "post 13 6/; post 14 7/; post 15 8/; post 16 9/; post 17 10/; post 18 11/; post 19 12/; post 20 13/; post 21 14/; "
    "post 22 15/; post 23 16/; boilerplate 25",
    NULL,
    "Alexander Gabuev 陳寒士",
    "@AlexGabuev",
    "2023-04-12" },
  { "001_e7f00a4e528385ab.txt",
    "article",
    "metadata 1; metadata 2; metadata 4; metadata 6; paragraph 8; paragraph 10; paragraph 12; heading 14; paragraph 16; "
    "paragraph 18; heading 20; paragraph 22; paragraph 24; quote 26; paragraph 28; paragraph 30; heading 32; "
    "paragraph 34; paragraph 36; paragraph 38; heading 40; paragraph 42; paragraph 44; paragraph 46; heading 48; "
    "paragraph 50; paragraph 52; paragraph 54",
    "What's really going on between Russia and China",
    NULL,
    NULL,
    "2024-12-30" },
  { "002_d6426ef78b844979.txt",
    "thread",
    "post 1 1/; post 2 2/; post 3 3/; post 4 4/; post 5 5/; post 6 6/; post 7 7/; post 8 8/; post 9 9/; post 10 10/; "
    "post 11 11/; post 12 12/; post 13 13/; boilerplate 15-114",
    NULL,
    "Alexander Gabuev 陳寒士",
    "@AlexGabuev",
    NULL },
  { "003_80266cbd763f4f9f.txt",
    "thread",
    "post 1 2/; post 2 3/; post 3 4/; post 4 5/; post 5 7/; post 6 9/; post 7 10/; boilerplate 8-13",
    NULL,
    NULL,
    "@AlexGabuev",
    NULL },
  { "004_40d415ca5e4b0bcd.txt",
    "interview",
    "heading 1; paragraph 3; answer 5-7; paragraph 9; answer 11; paragraph 13; answer 15-19; paragraph 21; answer 23-27; "
    "boilerplate 29",
    "“A new dynamic of relations is being built, where China is a senior partner, and any negotiations will be unequal” – "
    "sinologist Smolyakov",
    NULL,
    NULL,
    NULL },
};

static void
test_corpus (void)
{
  const char *shared = g_getenv ("QUOTH_SHARED");

  for (guint i = 0; i < G_N_ELEMENTS (corpus); i++)
    {
      g_autofree char *path = shared != NULL ? g_build_filename (shared, "corpus", corpus[i].name, NULL) : NULL;
      g_autofree char *utf8 = NULL;
      g_autoptr (QuothSegmentation) found = NULL;

      if (path == NULL || !g_file_get_contents (path, &utf8, NULL, NULL))
        {
          g_test_skip ("the five texts of the corpus are not there");
          return;
        }
      found = assert_segments (utf8, corpus[i].kind, corpus[i].segments);
      g_assert_cmpstr (found->title, ==, corpus[i].title);
      g_assert_cmpstr (found->author, ==, corpus[i].author);
      g_assert_cmpstr (found->handle, ==, corpus[i].handle);
      g_assert_cmpstr (found->date, ==, corpus[i].date);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/segmenter/empty", test_empty);
  g_test_add_func ("/segmenter/article", test_article);
  g_test_add_func ("/segmenter/novel", test_novel);
  g_test_add_func ("/segmenter/no-thread", test_no_thread);
  g_test_add_func ("/segmenter/thread", test_thread);
  g_test_add_func ("/segmenter/numbers", test_numbers);
  g_test_add_func ("/segmenter/interviews", test_interviews);
  g_test_add_func ("/segmenter/languages", test_languages);
  g_test_add_func ("/segmenter/front-matter", test_front_matter);
  g_test_add_func ("/segmenter/speech", test_speech);
  g_test_add_func ("/segmenter/dates", test_dates);
  g_test_add_func ("/segmenter/nicks", test_nicks);
  g_test_add_func ("/segmenter/random", test_random);
  g_test_add_func ("/segmenter/corpus", test_corpus);
  return g_test_run ();
}
