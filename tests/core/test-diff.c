/* test-diff.c: tests of quoth-diff.c, quoth-pairs.c, quoth-pieces.c, quoth-sequence.c and quoth-slide.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-project.h"

#include "text/quoth-diff.h"
#include "text/quoth-pieces-private.h"
#include "text/quoth-sequence-private.h"

static QuothText *
new_text (const char *utf8)
{
  GError *error = NULL;
  QuothText *text = quoth_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return text;
}

/* What must hold of any edits: between them the texts are the same; done to the one they give the other. */
static void
check_edits (QuothText *before, QuothText *after, const QuothEdit *edits, guint n)
{
  QuothRange last = { 0, 0 };

  for (guint i = 0; i <= n; i++)
    {
      QuothEdit end = { { quoth_text_get_length (before), 0 }, { quoth_text_get_length (after), 0 } };
      const QuothEdit *edit = i < n ? &edits[i] : &end;
      g_autofree char *kept = quoth_text_dup_slice (before, quoth_range (last.start, edit->before.start));

      g_assert_cmpuint (last.start, <=, edit->before.start);
      g_assert_cmpuint (edit->before.start - last.start, ==, edit->after.start - last.end);
      g_assert_true (
        quoth_text_slice_equals (after, quoth_range (last.end, edit->after.start), kept));
      if (i == n)
        break;
      g_assert_true (i == 0 || edit->before.start > last.start);
      g_assert_false (quoth_range_is_empty (edit->before) && quoth_range_is_empty (edit->after));
      last = quoth_range (edit->before.end, edit->after.end);
    }
}

static QuothDiff *
check_diff (const char *before, const char *after)
{
  g_autoptr (QuothText) a = new_text (before);
  g_autoptr (QuothText) b = new_text (after);
  QuothDiff *diff = quoth_diff_new (a, b);
  guint n_words;
  guint n;
  const QuothEdit *edits = quoth_diff_get_edits (diff, &n);
  const QuothEdit *words = quoth_diff_get_words (diff, &n_words);

  check_edits (a, b, edits, n);
  check_edits (a, b, words, n_words);
  g_assert_cmpuint (n_words, <=, n);
  g_assert_true ((n == 0) == g_str_equal (before, after));
  return diff;
}

/* "[-old+new]" for each edit, among what stayed. */
static char *
describe (QuothDiff *diff, const QuothEdit *edits, guint n)
{
  QuothText *before = quoth_diff_get_before (diff);
  GString *string = g_string_new (NULL);
  guint last = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *kept = quoth_text_dup_slice (before, quoth_range (last, edits[i].before.start));
      g_autofree char *removed = quoth_text_dup_slice (before, edits[i].before);
      g_autofree char *added = quoth_text_dup_slice (quoth_diff_get_after (diff), edits[i].after);

      g_string_append_printf (string, "%s[-%s+%s]", kept, removed, added);
      last = edits[i].before.end;
    }
  {
    g_autofree char *rest
      = quoth_text_dup_slice (before, quoth_range (last, quoth_text_get_length (before)));

    g_string_append (string, rest);
  }
  return g_string_free (string, FALSE);
}

static void
test_examples (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *words;
    const char *edits;
  } cases[] = {
    { "", "", "", "" },
    { "", "new", "[-+new]", "[-+new]" },
    { "old", "", "[-old+]", "[-old+]" },
    { "Mr Puttin said", "Mr Putin said", "Mr [-Puttin+Putin] said", "Mr Put[-t+]in said" },
    { "one\ntwo\nthree\n", "one\n2\nthree\n", "one\n[-two+2]\nthree\n", "one\n[-two+2]\nthree\n" },
    { "one two", "one new two", "one [-+new ]two", "one [-+new ]two" },
    { "e\u0301tait", "\u00e9tait", "[-e\u0301tait+\u00e9tait]", "[-e\u0301+\u00e9]tait" },
    { "中国和俄国", "中国与俄国", "中国[-和+与]俄国", "中国[-和+与]俄国" },
    { "قال بوتن اليوم", "قال بوتين اليوم", "قال [-بوتن+بوتين] اليوم", "قال بوت[-+ي]ن اليوم" },
    { "a 🇷🇺 b", "a 🇺🇦 b", "a [-🇷+]🇺[-+🇦] b", "a [-🇷+]🇺[-+🇦] b" },
    { "a  b", "a b", "a [- +]b", "a [- +]b" },
    { "a\nb", "a b", "a[-\n+ ]b", "a[-\n+ ]b" },
    { "siad a.\nd.", "said a.\nx a.\nd.", "[-siad+said] a.\n[-+x a.\n]d.", "s[-+a]i[-a+]d a.\n[-+x a.\n]d." },
    { "siad a. x a. d.", "said a. d.", "[-siad+said] a. [-x a. +]d.", "s[-+a]i[-a+]d a. [-x a. +]d." },
    { "d. siad a.", "d. said a. said a.", "d. [-siad+said] a.[-+ said a.]", "d. s[-+a]i[-a+]d a.[-+ said a.]" },
    { " a ", "a", "[- +]a[- +]", "[- +]a[- +]" },
    { "word, more, and, more", "x, y, z, word more", "[-+x, y, z, ]word[-, more, and,+] more", "[-+x, y, z, ]word[-, more, and,+] more" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QuothDiff) diff = check_diff (cases[i].before, cases[i].after);
      guint n;
      const QuothEdit *words = quoth_diff_get_words (diff, &n);
      g_autofree char *as_words = describe (diff, words, n);
      const QuothEdit *edits = quoth_diff_get_edits (diff, &n);
      g_autofree char *as_edits = describe (diff, edits, n);

      g_assert_cmpstr (as_words, ==, cases[i].words);
      g_assert_cmpstr (as_edits, ==, cases[i].edits);
    }
}

static void
test_random (void)
{
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *a = random_text (random_below (60));
      g_autofree char *b = random_text (random_below (60));
      g_autofree char *c = random_text (random_below (10));
      g_autofree char *with_start = g_strconcat (a, b, NULL);
      g_autofree char *with_middle = g_strconcat (a, c, b, NULL);
      g_autoptr (QuothDiff) other = check_diff (a, b);
      g_autoptr (QuothDiff) inserted = check_diff (with_start, with_middle);
      g_autoptr (QuothDiff) removed = check_diff (with_middle, with_start);
      g_autoptr (QuothDiff) same = check_diff (a, a);
    }
}

/* The length of the longest common subsequence, by the book. */
static guint
count_common (const guint32 *a, guint n, const guint32 *b, guint m)
{
  g_autofree guint *row = g_new0 (guint, m + 1);

  for (guint i = 1; i <= n; i++)
    {
      guint diagonal = 0;

      for (guint j = 1; j <= m; j++)
        {
          guint above = row[j];

          row[j] = a[i - 1] == b[j - 1] ? diagonal + 1 : MAX (above, row[j - 1]);
          diagonal = above;
        }
    }
  return row[m];
}

static void
test_fewest (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      guint32 a[40];
      guint32 b[40];
      guint n = random_below (40);
      guint m = random_below (40);
      guint n_letters = 1 + random_below (8);
      g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (QuothEdit));
      guint changes = 0;

      for (guint j = 0; j < 40; j++)
        {
          a[j] = random_below (n_letters);
          b[j] = random_below (n_letters);
        }
      quoth_sequence_compare ((QuothSequence){ a, n }, (QuothSequence){ b, m }, edits);
      for (guint j = 0; j < edits->len; j++)
        {
          const QuothEdit *edit = &g_array_index (edits, QuothEdit, j);

          changes += quoth_range_length (edit->before) + quoth_range_length (edit->after);
        }
      g_assert_cmpuint (changes, ==, n + m - 2 * count_common (a, n, b, m));
    }
}

/* A text of @n words of a vocabulary of @n_words. */
static GString *
make_prose (guint n, guint n_words)
{
  GString *prose = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (prose, "word%x%s", random_below (n_words), i % 15 == 14 ? ".\n" : " ");
  return prose;
}

/* Very many changes, and texts that have nothing to do with each other. */
static void
test_many_changes (void)
{
  g_autoptr (GString) prose = make_prose (60000, 5000);
  g_autoptr (GString) other = make_prose (60000, 4000);
  g_autoptr (GString) corrected = g_string_new (NULL);
  g_autoptr (QuothDiff) hopeless = check_diff (prose->str, other->str);
  guint n;

  for (const char *p = prose->str; *p != '\0'; p++)
    if (*p != '.' || random_chance ())
      g_string_append_c (corrected, *p == ' ' && random_below (8) == 0 ? '_' : *p);
  {
    g_autoptr (QuothDiff) diff = check_diff (prose->str, corrected->str);
    const QuothEdit *edits = quoth_diff_get_edits (diff, &n);
    guint removed = 0;

    for (guint i = 0; i < n; i++)
      removed += quoth_range_length (edits[i].before);
    g_assert_cmpuint (n, >, 5000);
    g_assert_cmpuint (removed, <, 15000);
  }
}

static void
test_piece_boundaries (void)
{
  /* "|" stands where a piece ends. */
  static const char *const cases[] = {
    "a", "Putin|’|s| |arms", "中|国|and|中", "cafe\u0301| |noir", "a|\n|b|  |c", "🇷|🇺", "a|.|.", " |a|\n\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i], "|", -1);
      g_autofree char *plain = g_strjoinv ("", parts);
      g_autoptr (QuothText) text = new_text (plain);
      g_autoptr (GHashTable) numbers = quoth_pieces_numbers_new ();
      g_auto (QuothPieces) pieces = { 0 };
      guint offset = 0;
      guint n = 0;

      quoth_pieces_init (&pieces, text, quoth_range (0, quoth_text_get_length (text)), numbers);
      for (guint j = 0; parts[j] != NULL; j++)
        {
          QuothRange part = { offset, offset + (guint) g_utf8_strlen (parts[j], -1) };

          for (; offset < part.end; offset++)
            g_assert_true (quoth_text_is_piece_boundary (text, offset) == (offset == part.start));
          if (g_unichar_isspace (g_utf8_get_char (parts[j])))
            continue;
          g_assert_true (quoth_range_equal (g_array_index (pieces.ranges, QuothRange, n), part));
          n++;
        }
      g_assert_cmpuint (n, ==, pieces.ranges->len);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/examples", test_examples);
  g_test_add_func ("/diff/random", test_random);
  g_test_add_func ("/diff/fewest", test_fewest);
  g_test_add_func ("/diff/many-changes", test_many_changes);
  g_test_add_func ("/diff/piece-boundaries", test_piece_boundaries);
  return g_test_run ();
}
