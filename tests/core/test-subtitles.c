/* test-subtitles.c: subtitles become the text of what is said, with its times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "documents-fixture.h"

static const char talk[] =
  "\xef\xbb\xbf"
  "1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>ANNA BERG: The ferry will be</i>\r\nbuilt by the city.\r\n\r\n"
  "2\r\n00:00:04,200 --> 00:00:06,000 X1:10 X2:20\r\n{\\an8}We promise 🚢 that &amp; no one\r\n\r\n"
  "3\r\n00:00:06,100 --> 00:00:08,000\r\nwill pay <b>more</b>\r\n\r\nthan today.\r\n\r\n"
  "4\r\n00:00:20,000 --> 00:00:24,000\r\n- Is that so?\r\n- I doubt it.\r\n\r\n"
  "6\r\n01:00:20,000 --> 01:00:24,000\r\nI <3 ferries.";

static void
assert_text (const char *file, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = documents_read ("subtitles", file, strlen (file), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==, expected);
  documents_assert_sound (document);
  g_assert_cmpmem (g_bytes_get_data (document->original, NULL), g_bytes_get_size (document->original), file, strlen (file));
}

static void
test_text (void)
{
  assert_text (talk,
               "ANNA BERG: The ferry will be built by the city. We promise 🚢 that & no one will pay more than today.\n\n"
               "- Is that so?\n\n- I doubt it.\n\nI <3 ferries.\n");
  /* Chinese is written without spaces; cues out of order come in order; a number alone is text. */
  assert_text ("00:10.000 --> 00:12.000\n二\n\n00:01.000 --> 00:02.000\n渡轮\n将由\n1984\n\n00:02.100 --> 00:04.000\n城市建造", "渡轮将由 1984 城市建造\n\n二\n");
  assert_text (">> 00:00:01,000\n1\n0:0:1,5 --> 0:0:2,5\n>> Hello there.\n\n2\n0:0:2,5 --> 0:0:3,5\n>> Good evening.", "Hello there.\n\nGood evening.\n");
}

static void
test_web (void)
{
  static const char file[] = "WEBVTT - The debate\nKind: captions\nLanguage: de_AT\n\nSTYLE\n::cue { color: red }\n\nNOTE not said\nat all\n\n"
                             "intro\n00:01.000 --> 00:04.000 align:start position:0%\n<v.loud Anna Berg>Guten <c.x>Abend</c>.</v>\n\n"
                             "00:04.000 --> 00:06.000\n<v Ole>Danke, <ruby>漢<rt>kan</rt></ruby>&lt;</v>\n\n"
                             "00:06.000 --> 00:08.000\n<v Ole><00:07.000>und gut.</v>\n\n"
                             "00:08.000 --> 00:09.000\n\n00:09.000 --> nine\nimmerhin\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, strlen (file));
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = documents_read_all ("subtitles", bytes, FALSE, warnings, &error);
  const QuothDocument *document;

  g_assert_no_error (error);
  document = documents->pdata[0];
  g_assert_cmpstr (quoth_text_get_utf8 (document->text), ==, "Anna Berg: Guten Abend.\n\nOle: Danke, 漢< und gut. immerhin\n");
  g_assert_cmpstr (document->title, ==, "The debate");
  g_assert_cmpstr (document->language, ==, "de-AT");
  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_nonnull (strstr (warnings->pdata[0], "line 23"));
}

/* Each line comes once in the text, though it is shown twice; who says a word twice said it twice. */
static void
test_rolling (void)
{
  assert_text ("WEBVTT\n\n00:00.000 --> 00:02.000\nthe ferry\n\n00:02.000 --> 00:02.010\nthe ferry\n\n"
               "00:02.010 --> 00:04.000\nthe ferry\nwill be<00:03.000><c> built</c>\n\n00:04.000 --> 00:04.010\nwill be built\n\n"
               "00:04.010 --> 00:06.000\nwill be built\nby the city\n",
               "the ferry will be built by the city\n");
  assert_text ("1\n00:00:01,000 --> 00:00:02,000\nNo\n\n2\n00:00:02,000 --> 00:00:03,000\nNo\n\n3\n00:00:03,000 --> 00:00:04,000\nI said\n",
               "No No I said\n");
}

static void
test_times (void)
{
  g_autoptr (QuothDocument) document = documents_read ("subtitles", talk, strlen (talk), NULL);
  g_autofree char *segments = documents_describe_segments (document);

  g_assert_cmpstr (segments, ==,
                   "[paragraph 0:00:01] ANNA BERG: T\n[paragraph 0:00:20] - Is that so\n[paragraph 0:00:20] - I doubt it\n"
                   "[paragraph 1:00:20] I <3 ferries");
}

static void
assert_refused (const char *file, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocument) document = documents_read ("subtitles", file, strlen (file), &error);

  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_wrong (void)
{
  assert_refused ("", QUOTH_ERROR_EMPTY, "");
  assert_refused ("Just words.\n", QUOTH_ERROR_SYNTAX, "no time");
  assert_refused ("WEBVTT\n\n00:01.000 --> 00:02.000\n \n", QUOTH_ERROR_EMPTY, "not a word");
}

static void
test_robust (void)
{
  documents_assert_robust ("subtitles", talk, sizeof talk - 1, 600);
}

/* No word is lost or doubled, and no paragraph begins before its time, whatever the cues are. */
static void
test_random (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GString) file = g_string_new (NULL);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autoptr (QuothDocument) document = NULL;
      g_auto (GStrv) read = NULL;
      g_autofree char *joined = NULL;
      guint time = 0;

      for (guint i = 0; i < (guint) g_test_rand_int_range (1, 60); i++)
        {
          guint length = (guint) g_test_rand_int_range (1, 9);

          time += (guint) g_test_rand_int_range (0, 8);
          g_string_append_printf (file, "%u\n00:%02u:%02u,000 --> 00:%02u:%02u,000\n", i, time / 60, time % 60, (time + length) / 60, (time + length) % 60);
          for (guint k = 0; k < length; k++)
            {
              g_autofree char *word = g_strdup_printf ("w%u_%u%s", i, k, g_test_rand_bit () ? "é🚢." : "");

              g_string_append_printf (file, "%s%s", word, g_test_rand_bit () && k + 1 < length ? "\n" : " ");
              g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", word);
            }
          g_string_append (file, "\n\n");
        }
      document = documents_read ("subtitles", file->str, file->len, NULL);
      documents_assert_sound (document);
      read = g_strsplit_set (g_strstrip (joined = g_strdup (quoth_text_get_utf8 (document->text))), " \n", -1);
      g_string_append_c (words, ' ');
      for (guint i = 0; read[i] != NULL; i++)
        if (*read[i] != '\0')
          {
            g_assert_true (g_str_has_prefix (words->str, read[i]));
            g_string_erase (words, 0, (gssize) strlen (read[i]) + 1);
          }
      g_assert_cmpstr (words->str, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subtitles/text", test_text);
  g_test_add_func ("/subtitles/web", test_web);
  g_test_add_func ("/subtitles/rolling", test_rolling);
  g_test_add_func ("/subtitles/times", test_times);
  g_test_add_func ("/subtitles/wrong", test_wrong);
  g_test_add_func ("/subtitles/robust", test_robust);
  g_test_add_func ("/subtitles/random", test_random);
  return g_test_run ();
}
