/* test-search.c: tests of quoth-search.c, quoth-pattern.c and quoth-folder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In the marked texts "⟦" and "⟧" are the ends of what is to be found; they are not of the text itself.
 */

#include "text/quoth-search.h"

#include <string.h>

#include "text/quoth-boundaries.h"
#include "text/quoth-error.h"
#include "text/quoth-fold.h"
#include "text/quoth-folder.h"

#define PLAIN QUOTH_SEARCH_PLAIN
#define WORDS QUOTH_SEARCH_WORDS
#define CASE QUOTH_SEARCH_MATCH_CASE
#define MARKS QUOTH_SEARCH_MATCH_MARKS
#define REGEX QUOTH_SEARCH_REGEX

static QuothText *
text_new (const char *utf8)
{
  GError *error = NULL;
  QuothText *text = quoth_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return text;
}

static GArray *
run (const char *pattern, QuothSearchFlags flags, QuothText *text)
{
  GError *error = NULL;
  g_autoptr (QuothSearch) search = quoth_search_new (pattern, flags, &error);
  GArray *matches;

  g_assert_no_error (error);
  matches = quoth_search_run (search, text, NULL, &error);
  g_assert_no_error (error);
  return matches;
}

static char *
mark (QuothText *text, GArray *matches)
{
  GString *out = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      QuothRange match = g_array_index (matches, QuothRange, i);
      g_autofree char *before = quoth_text_dup_slice (text, quoth_range (at, match.start));
      g_autofree char *found = quoth_text_dup_slice (text, match);

      g_string_append_printf (out, "%s⟦%s⟧", before, found);
      at = match.end;
    }
  {
    g_autofree char *rest = quoth_text_dup_slice (text, quoth_range (at, quoth_text_get_length (text)));

    g_string_append (out, rest);
  }
  return g_string_free (out, FALSE);
}

static void
assert_finds (const char *pattern, QuothSearchFlags flags, const char *marked)
{
  g_autoptr (GString) plain = g_string_new (marked);
  g_autoptr (QuothText) text = NULL;
  g_autoptr (GArray) matches = NULL;
  g_autofree char *got = NULL;

  g_string_replace (plain, "⟦", "", 0);
  g_string_replace (plain, "⟧", "", 0);
  text = text_new (plain->str);
  matches = run (pattern, flags, text);
  got = mark (text, matches);
  g_test_message ("“%s”", pattern);
  g_assert_cmpstr (got, ==, marked);
}

static void
test_case (void)
{
  assert_finds ("us", PLAIN, "⟦US⟧ told ⟦us⟧ of Ru⟦Us⟧");
  assert_finds ("US", CASE, "⟦US⟧ told us");
  assert_finds ("ОДЕССА", PLAIN, "в ⟦Одесса⟧х");
  assert_finds ("ΟΔΥΣΣΕΥΣ", PLAIN, "⟦Ὀδυσσεύς⟧");
  assert_finds ("strasse", PLAIN, "⟦Straße⟧, ⟦STRASSE⟧");
  assert_finds ("straße", PLAIN, "⟦Straße⟧, ⟦STRASSE⟧");
  assert_finds ("strasse", CASE, "Straße, ⟦strasse⟧");
  assert_finds ("s", PLAIN, "ß⟦s⟧");
}

static void
test_marks (void)
{
  assert_finds ("erdogan", PLAIN, "⟦Erdoğan⟧ ⟦Erdog\u0306an⟧ ⟦Erdogan⟧");
  assert_finds ("Erdoğan", PLAIN, "⟦Erdoğan⟧ ⟦Erdog\u0306an⟧ ⟦Erdogan⟧");
  assert_finds ("Erdoğan", MARKS, "⟦Erdoğan⟧ ⟦Erdog\u0306an⟧ Erdogan");
  assert_finds ("erdogan", MARKS, "Erdoğan Erdog\u0306an ⟦Erdogan⟧");
  /* Two marks in either order. */
  assert_finds ("a\u0323\u0302", MARKS, "⟦a\u0302\u0323⟧ ⟦ậ⟧ â");
  assert_finds ("fi", PLAIN, "⟦ﬁ⟧ne ⟦Ｆｉ⟧");
  assert_finds ("don't", PLAIN, "⟦don’t⟧");
  assert_finds (" ", PLAIN, "´⟦ ⟧a⟦\u00a0⟧b");
  assert_finds ("سلام", PLAIN, "⟦سَلام⟧");
  /* What is a letter of its own. */
  assert_finds ("か", PLAIN, "が⟦か⟧か\u3099");
  assert_finds ("का", PLAIN, "कि⟦का⟧");
}

static void
test_clusters (void)
{
  assert_finds ("e", MARKS, "e\u0301 ⟦e⟧");
  assert_finds ("e", PLAIN, "⟦e\u0301⟧ ⟦e⟧");
  assert_finds ("👩", PLAIN, "👩‍👧 ⟦👩⟧");
  assert_finds ("🇩", PLAIN, "🇩🇪");
  assert_finds ("🇪🇺", PLAIN, "🇩🇪🇺🇸 ⟦🇪🇺⟧");
  assert_finds ("❤", PLAIN, "⟦❤️⟧ ⟦❤⟧");
  assert_finds ("가", PLAIN, "각 ⟦가⟧ ⟦가⟧");
  assert_finds ("각", PLAIN, "⟦각⟧ 가");
  /* Who asks for a mark finds it. */
  assert_finds ("\u0301", PLAIN, "e⟦\u0301⟧");
  assert_finds ("aa", PLAIN, "⟦aa⟧⟦aa⟧a");
}

static void
test_words (void)
{
  assert_finds ("Xi", WORDS, "⟦Xi⟧ in Xinjiang, ⟦Xi⟧-Putin, ⟦XI⟧’s (⟦Xi⟧) Maxi Xi_2");
  assert_finds ("nato", WORDS, "⟦NATO⟧ #nato @nato");
  assert_finds ("#nato", WORDS, "NATO ⟦#nato⟧ #natos");
  assert_finds ("e", WORDS, "⟦é⟧ ée");
  assert_finds ("习近平", WORDS, "国家主席⟦习近平⟧同志");
  assert_finds ("U.S.", WORDS, "the ⟦U.S.⟧ said");
}

static void
test_regex (void)
{
  assert_finds ("post \\d+", REGEX, "⟦Post 12⟧, ⟦post 3⟧");
  assert_finds ("post \\d+", REGEX | CASE, "Post 12, ⟦post 3⟧");
  assert_finds ("^.", REGEX, "⟦a⟧b\n⟦c⟧d");
  assert_finds (".$", REGEX, "a⟦b⟧\nc⟦d⟧");
  assert_finds ("b\nc", REGEX, "a⟦b\nc⟧d");
  assert_finds ("x*", REGEX, "a⟦xx⟧b");
  assert_finds ("Pu|Putin", REGEX | WORDS, "⟦Putin⟧ Putins ⟦Pu⟧");
  assert_finds ("ПУТИН", REGEX, "⟦Путин⟧а");
  assert_finds ("\\w+", REGEX, "⟦習近平⟧、⟦Xi⟧");
  assert_finds ("(?<=a)b", REGEX, "a⟦b⟧b");
}

static void
test_regex_clusters (void)
{
  assert_finds ("e", REGEX, "⟦e\u0301⟧ ⟦e⟧");
  assert_finds ("caf.", REGEX, "⟦cafe\u0301⟧");
  assert_finds ("\\x{301}", REGEX, "e⟦\u0301⟧");
  assert_finds ("\\p{Mn}", REGEX, "e⟦\u0301⟧⟦\u0302⟧");
  assert_finds ("👩", REGEX, "⟦👩‍👩‍👧⟧");
}

static void
assert_bad (const char *pattern, QuothSearchFlags flags, int code, const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothSearch) search = quoth_search_new (pattern, flags, &error);

  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_null (search);
  if (place != NULL)
    g_assert_nonnull (strstr (error->message, place));
}

static void
test_bad_patterns (void)
{
  assert_bad ("", PLAIN, QUOTH_ERROR_EMPTY, NULL);
  assert_bad ("", REGEX, QUOTH_ERROR_EMPTY, NULL);
  assert_bad ("a(b", REGEX, QUOTH_ERROR_SYNTAX, "after character 3,");
  assert_bad ("жж[", REGEX, QUOTH_ERROR_SYNTAX, "after character 3,");
  assert_bad ("*", REGEX, QUOTH_ERROR_SYNTAX, "after character 0,");
  assert_bad ("a(b", REGEX | WORDS, QUOTH_ERROR_SYNTAX, "after character 3,");
}

static void
test_catastrophic (void)
{
  g_autofree char *as = g_strnfill (100000, 'a');
  g_autoptr (QuothText) text = text_new (as);
  g_autoptr (QuothSearch) search = quoth_search_new ("(a+)+[bc]", REGEX, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) matches = quoth_search_run (search, text, NULL, &error);

  g_assert_null (matches);
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE);
}

static void
test_cancelled (void)
{
  static const QuothSearchFlags flags[] = { PLAIN, REGEX };
  g_autoptr (QuothText) text = text_new ("one two");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (QuothSearch) search = quoth_search_new ("o", flags[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (quoth_search_run (search, text, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GArray **) user_data = quoth_search_run_finish (result, NULL);
}

static void
test_async (void)
{
  g_autoptr (QuothText) text = text_new ("one two one");
  g_autoptr (QuothSearch) search = quoth_search_new ("one", PLAIN, NULL);
  g_autoptr (GArray) matches = NULL;

  quoth_search_run_async (search, text, NULL, finished_cb, &matches);
  while (matches == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpuint (quoth_search_find_next (matches, 0), ==, 0);
  g_assert_cmpuint (quoth_search_find_next (matches, 1), ==, 1);
  g_assert_cmpuint (quoth_search_find_next (matches, 8), ==, 1);
  g_assert_cmpuint (quoth_search_find_next (matches, 9), ==, 2);
}

/* ---- Against brute force ---- */

static const char *const pieces[] = {
  "a", "A", "b", "e", "é", "e\u0301", "E\u0301\u0323", "É", "ß", "ss", "s", "SS", " ", "\n", "-", "習", "近", "ا", "َ", "ل",
  "ش", "и", "И", "й", "и\u0306", "👩", "👩‍👧", "🇩🇪", "🇺🇸", "🇩", "가", "각", "가", "が", "か", "か\u3099", "कि", "का", "ﬁ", "fi",
  "f", "\u0301", "İ", "i", "Σ", "ς", "σ", "❤️", "❤", "’", "'", "x", "_", "7",
};

static char *
make_text (guint n)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (out, FALSE);
}

/* The rules as quoth-search.h says them, on one cluster. */
static char *
fold_cluster (const char *utf8, QuothSearchFlags flags)
{
  gboolean marks = (flags & MARKS) != 0;
  GNormalizeMode mode = marks ? G_NORMALIZE_DEFAULT : G_NORMALIZE_ALL;
  g_autoptr (GString) typed = g_string_new (utf8);
  g_autofree char *split = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *again = NULL;
  GString *out = g_string_new (NULL);

  if (!marks)
    g_string_replace (typed, "’", "'", 0);
  split = g_utf8_normalize (typed->str, -1, mode);
  folded = (flags & CASE) != 0 ? g_strdup (split) : g_utf8_casefold (split, -1);
  again = g_utf8_normalize (folded, -1, mode);
  for (const char *p = again; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int class = g_unichar_combining_class (c);

      if (marks || (c != 0xfe0f && (class == 0 || (class >= 7 && class <= 9))))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static GPtrArray *
fold_clusters (QuothText *text, QuothSearchFlags flags)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_free);

  for (guint at = 0, end; at < quoth_text_get_length (text); at = end)
    {
      g_autofree char *cluster = NULL;

      end = quoth_text_next_cluster (text, at);
      cluster = quoth_text_dup_slice (text, quoth_range (at, end));
      g_ptr_array_add (folded, fold_cluster (cluster, flags));
    }
  return folded;
}

static char *
fold_all (const char *utf8, QuothSearchFlags flags)
{
  g_autoptr (QuothText) text = text_new (utf8);
  g_autoptr (GPtrArray) clusters = fold_clusters (text, flags);

  g_ptr_array_add (clusters, NULL);
  return g_strjoinv ("", (char **) clusters->pdata);
}

static gboolean
is_word_char (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
has_no_spaces (gunichar c)
{
  return strchr ("習近がか", 0) != NULL && c != 0 && g_utf8_strchr ("習近がか", -1, c) != NULL;
}

static gboolean
is_edge (QuothText *text, guint offset)
{
  gunichar before = offset > 0 ? quoth_text_get_char (text, offset - 1) : 0;
  gunichar after = quoth_text_get_char (text, offset);

  return !is_word_char (before) || !is_word_char (after) || has_no_spaces (before) || has_no_spaces (after);
}

static GArray *
search_slowly (const char *pattern, QuothSearchFlags flags, QuothText *text)
{
  g_autofree char *needle = fold_all (pattern, flags);
  g_autoptr (GPtrArray) clusters = fold_clusters (text, flags);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QuothRange));

  for (guint i = 0; i < clusters->len; i++)
    {
      g_autoptr (GString) read = g_string_new (NULL);

      for (guint j = i; j < clusters->len && read->len < strlen (needle); j++)
        {
          QuothRange match = quoth_range (quoth_text_from_cluster (text, i), 0);

          g_string_append (read, clusters->pdata[j]);
          if (*(char *) clusters->pdata[i] == '\0' || !g_str_equal (read->str, needle))
            continue;
          match.end = quoth_text_next_cluster (text, quoth_text_from_cluster (text, j));
          if ((flags & WORDS) != 0 && (!is_edge (text, match.start) || !is_edge (text, match.end)))
            continue;
          g_array_append_val (matches, match);
          i = j;
          break;
        }
    }
  return matches;
}

static void
test_random (void)
{
  for (guint round = 0; round < 3000; round++)
    {
      QuothSearchFlags flags = (QuothSearchFlags) g_test_rand_int_range (0, 8);
      g_autofree char *utf8 = make_text ((guint) g_test_rand_int_range (1, 80));
      g_autofree char *pattern = make_text ((guint) g_test_rand_int_range (1, 4));
      g_autoptr (QuothText) text = text_new (utf8);
      g_autoptr (GArray) fast = NULL;
      g_autoptr (GArray) slow = NULL;
      g_autofree char *got = NULL;
      g_autofree char *expected = NULL;

      if (g_unichar_ismark (g_utf8_get_char (pattern)))
        continue;
      fast = run (pattern, flags, text);
      slow = search_slowly (pattern, flags, text);
      got = mark (text, fast);
      expected = mark (text, slow);
      if (!g_str_equal (got, expected))
        g_test_message ("“%s” with %u", pattern, flags);
      g_assert_cmpstr (got, ==, expected);
    }
}

/* Across the pieces in which a text is folded. */
static void
test_long (void)
{
  for (guint round = 0; round < 8; round++)
    {
      g_autofree char *filler = g_strnfill (16380 + (gsize) g_test_rand_int_range (0, 8), 'y');
      g_autofree char *middle = make_text (12);
      g_autofree char *utf8 = g_strconcat (filler, middle, filler, middle, NULL);
      g_autoptr (QuothText) text = text_new (utf8);
      g_autoptr (GArray) matches = NULL;

      if (g_unichar_ismark (g_utf8_get_char (middle)))
        continue;
      matches = run (middle, PLAIN, text);
      g_assert_cmpuint (matches->len, ==, 2);
      g_assert_cmpuint (g_array_index (matches, QuothRange, 0).start, ==, strlen (filler));
    }
}

/* A document of nothing but combining marks. */
static void
test_only_marks (void)
{
  g_autoptr (GString) marks = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) all = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (marks, i % 2 == 0 ? "\u0301" : "\u0323");
  text = text_new (marks->str);
  none = run ("e", PLAIN, text);
  g_assert_cmpuint (none->len, ==, 0);
  all = run ("[\u0301\u0323]+", REGEX, text);
  g_assert_cmpuint (all->len, ==, 1);
}

/* For Latin, Greek and Cyrillic letters it is what names are compared by. */
static void
test_folder_as_fold (void)
{
  for (gunichar c = 0x21; c < 0x530; c = c == 0x3cf ? 0x400 : c + 1)
    {
      g_autoptr (QuothFolder) folder = quoth_folder_new (QUOTH_FOLD_CASE | QUOTH_FOLD_MARKS);
      g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (QuothUnit));
      g_autoptr (GString) got = g_string_new (NULL);
      g_autofree char *expected = NULL;
      char utf8[8] = "";
      guint end;

      g_unichar_to_utf8 (c, utf8);
      expected = quoth_fold (utf8);
      if (!g_unichar_isalpha (c) || c == 0x2bc)
        continue;
      quoth_folder_add (folder, units, utf8, utf8 + strlen (utf8), 1, 0, &end);
      for (guint i = 0; i < units->len; i++)
        g_string_append_unichar (got, g_array_index (units, QuothUnit, i).c);
      if (*expected != ' ' && *expected != '\0' && c != 0x149)
        g_assert_cmpstr (got->str, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/case", test_case);
  g_test_add_func ("/search/marks", test_marks);
  g_test_add_func ("/search/clusters", test_clusters);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/regex", test_regex);
  g_test_add_func ("/search/regex-clusters", test_regex_clusters);
  g_test_add_func ("/search/bad-patterns", test_bad_patterns);
  g_test_add_func ("/search/catastrophic", test_catastrophic);
  g_test_add_func ("/search/cancelled", test_cancelled);
  g_test_add_func ("/search/async", test_async);
  g_test_add_func ("/search/random", test_random);
  g_test_add_func ("/search/long", test_long);
  g_test_add_func ("/search/only-marks", test_only_marks);
  g_test_add_func ("/search/folder-as-fold", test_folder_as_fold);
  return g_test_run ();
}
