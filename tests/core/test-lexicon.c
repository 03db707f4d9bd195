/* test-lexicon.c: tests of quoth-lexicon.c and quoth-lexicons.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>
#include <string.h>

#include "suggest/quoth-lexicon.h"
#include "text/quoth-error.h"

static void
test_marks (void)
{
  g_autoptr (QuothLexicon) lexicon
    = quoth_lexicon_new ("en", "# a comment\n\nverb  said, заяви*\nsays said\n rule elision\n", "x.words", NULL);
  g_autoptr (QuothText) text = quoth_text_new ("He Said; unsaid. Он заявил", -1, NULL);
  g_autoptr (GArray) marks = quoth_lexicon_mark (lexicon, text, quoth_range (0, quoth_text_get_length (text)));
  const QuothLexiconMark *first = &g_array_index (marks, QuothLexiconMark, 0);
  const QuothLexiconMark *second = &g_array_index (marks, QuothLexiconMark, 1);

  g_assert_cmpuint (quoth_lexicon_get_rules (lexicon), ==, QUOTH_LEXICON_ELISION);
  g_assert_cmpuint (marks->len, ==, 2);
  g_assert_cmpuint (first->range.start, ==, 3);
  g_assert_cmpuint (first->classes, ==, QUOTH_WORD_VERB | QUOTH_WORD_SAYS);
  g_assert_cmpuint (second->range.start, ==, 20);
  g_assert_true (second->is_prefix);
}

static void
assert_refused (const char *data, const char *line, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = g_strdup_printf ("x.words:%s: ", line);

  g_assert_null (quoth_lexicon_new ("en", data, "x.words", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_nonnull (strstr (error->message, what));
}

static void
test_errors (void)
{
  assert_refused ("verb said\nverbs say\n", "2", "“verbs”");
  assert_refused ("\n\nverb said,,told\n", "3", "a phrase is missing");
  assert_refused ("verb\n", "1", "a phrase is missing");
  assert_refused ("verb sa*id\n", "1", "“*”");
  assert_refused ("rule shouting\n", "1", "“shouting”");
  assert_refused ("# fine\nverb \xff\n", "2", "UTF-8");
}

static void
assert_language (QuothLexicons *lexicons, const char *known, const char *words, const char *expected)
{
  g_autoptr (QuothText) text = quoth_text_new (words, -1, NULL);

  g_assert_cmpstr (quoth_lexicon_get_language (quoth_lexicons_choose (lexicons, known, text)), ==, expected);
}

static void
test_languages (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (g_getenv ("QUOTH_DATA_DIR"), "suggest", NULL);
  g_autoptr (QuothLexicons) lexicons = quoth_lexicons_load (folder, &error);

  g_assert_no_error (error);
  assert_language (lexicons, NULL, "The minister said that the bridge would be built in the spring.", "en");
  assert_language (lexicons, "", "Die Ministerin sagte, dass die Brücke im Frühjahr gebaut wird.", "de");
  assert_language (lexicons, NULL, "La ministre a déclaré que le pont sera construit au printemps.", "fr");
  assert_language (lexicons, NULL, "Министр заявил, что мост построят весной.", "ru");
  assert_language (lexicons, NULL, "部长表示，这座桥将在春天建成。", "zh");
  assert_language (lexicons, "de-AT", "The minister", "de");
  assert_language (lexicons, "zh_TW", "", "zh");
  assert_language (lexicons, "sw", "The minister said that", "und");
  assert_language (lexicons, NULL, "1234 …", "und");
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothLexicons) lexicons = quoth_lexicons_load ("/there/is/no/such/folder", &error);

  g_assert_no_error (error);
  assert_language (lexicons, "en", "The minister said that", "und");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lexicon/marks", test_marks);
  g_test_add_func ("/lexicon/errors", test_errors);
  g_test_add_func ("/lexicon/languages", test_languages);
  g_test_add_func ("/lexicon/no-folder", test_no_folder);
  return g_test_run ();
}
