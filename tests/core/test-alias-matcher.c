/* test-alias-matcher.c: tests of quoth-alias-matcher.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <locale.h>

#include "suggest/quoth-alias-matcher.h"
#include "text/quoth-boundaries.h"

static GArray *
find_all (QuothAliasMatcher *matcher, const char *utf8)
{
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QuothAliasMatch));

  quoth_alias_matcher_find (matcher, text, quoth_range (0, quoth_text_get_length (text)), matches);
  return matches;
}

/* "0-2:0 3-5:1", resolved. */
static void
assert_found (const char *const *names, QuothAliasFlags flags, const char *utf8, const char *expected)
{
  g_autoptr (QuothAliasMatcher) matcher = quoth_alias_matcher_new ();
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpuint (quoth_alias_matcher_add (matcher, names[i], flags), ==, i);
  matches = find_all (matcher, utf8);
  quoth_alias_matches_resolve (matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const QuothAliasMatch *match = &g_array_index (matches, QuothAliasMatch, i);

      g_string_append_printf (got, "%s%u-%u:%u", i > 0 ? " " : "", match->range.start, match->range.end, match->pattern);
    }
  g_assert_cmpstr (got->str, ==, expected);
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_edges (void)
{
  assert_found (NAMES ("Xi"), QUOTH_ALIAS_WORD, "Xi, Xia, maxi, XI’s @Xi", "0-2:0 15-17:0");
  assert_found (NAMES ("Xi"), 0, "Xia maxi", "0-2:0 6-8:0");
  assert_found (NAMES ("@Dimi"), QUOTH_ALIAS_WORD, "to @Dimi, @Dimitri", "3-8:0");
  assert_found (NAMES ("习近平"), QUOTH_ALIAS_WORD, "由习近平说", "1-4:0");
  assert_found (NAMES ("the Kremlin"), QUOTH_ALIAS_WORD | QUOTH_ALIAS_CAPITALS, "The Kremlin, the\nKremlin, the kremlin", "0-11:0 13-24:0");
  assert_found (NAMES ("Xi’s", "O'Brien"), QUOTH_ALIAS_WORD, "Xi's O’Brien", "0-4:0 5-12:1");
}

static void
test_case (void)
{
  assert_found (NAMES ("US"), QUOTH_ALIAS_WORD | QUOTH_ALIAS_CAPITALS, "US us Us", "0-2:0");
  assert_found (NAMES ("US"), QUOTH_ALIAS_WORD, "US us Us", "0-2:0 3-5:0 6-8:0");
  assert_found (NAMES ("Us"), QUOTH_ALIAS_WORD | QUOTH_ALIAS_MATCH_CASE, "US us Us", "6-8:0");
  assert_found (NAMES ("Öl"), QUOTH_ALIAS_WORD, "ÖL öl", "0-2:0 3-5:0");
}

/* A flag is two code points, and the second of one and the first of the next are no flag. */
static void
test_clusters (void)
{
  assert_found (NAMES ("🇷🇺"), QUOTH_ALIAS_WORD, "a🇷🇺b 🇨🇳🇷🇺", "1-3:0 7-9:0");
  assert_found (NAMES ("🇳🇷"), QUOTH_ALIAS_WORD, "🇨🇳🇷🇺", "");
  assert_found (NAMES ("👩"), QUOTH_ALIAS_WORD, "👩 👩‍👧", "0-1:0");
  assert_found (NAMES ("cafe"), 0, "cafe\xcc\x81 cafe", "6-10:0");
}

static void
test_overlaps (void)
{
  assert_found (NAMES ("China", "South China Sea", "Sea of"), QUOTH_ALIAS_WORD, "the South China Sea of China", "4-19:1 23-28:0");
  assert_found (NAMES ("ab", "bc", "abcd"), 0, "abcd abc", "0-4:2 5-7:0");
  assert_found (NAMES ("Xi", "xi"), 0, "Xi", "0-2:0");
  assert_found (NAMES (""), 0, "nothing", "");
}

/* ---- Against looking everywhere for everything ---- */

static const char *const pieces[] = { "a", "b", "A", "ab", "ä", "ß", " ", "-", "'", "’", "习", "近", "🇨🇳", "🇷🇺", "@", "ا", "b\xcc\x81", "👩‍👧", "\n" };

static char *
make_text (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static gboolean
is_there (QuothText *text, guint start, const char *name, QuothAliasFlags flags, guint *end)
{
  guint at = start;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      gunichar c = quoth_text_get_char (text, at);
      gunichar wanted = g_utf8_get_char (p);

      if (c == 0 || quoth_alias_fold (c) != quoth_alias_fold (wanted))
        return FALSE;
      if ((flags & QUOTH_ALIAS_MATCH_CASE) != 0 && g_unichar_isalpha (c) && c != wanted)
        return FALSE;
      if ((flags & QUOTH_ALIAS_CAPITALS) != 0 && g_unichar_isupper (wanted) && !g_unichar_isupper (c))
        return FALSE;
    }
  *end = at;
  if ((flags & QUOTH_ALIAS_WORD_START) != 0 && start > 0 &&
      quoth_alias_binds (quoth_text_get_char (text, start - 1), quoth_text_get_char (text, start)))
    return FALSE;
  if ((flags & QUOTH_ALIAS_WORD_END) != 0 && quoth_alias_binds (quoth_text_get_char (text, at - 1), quoth_text_get_char (text, at)))
    return FALSE;
  return quoth_text_is_cluster_boundary (text, start) && quoth_text_is_cluster_boundary (text, at);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const QuothAliasMatch *x = a, *y = b;
  int order = quoth_range_compare (x->range, y->range);

  return order != 0 ? order : (int) x->pattern - (int) y->pattern;
}

static void
check_random (void)
{
  g_autofree char *utf8 = make_text ((guint) g_test_rand_int_range (0, 200));
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  g_autoptr (QuothAliasMatcher) matcher = quoth_alias_matcher_new ();
  g_autoptr (GArray) expected = g_array_new (FALSE, FALSE, sizeof (QuothAliasMatch));
  g_autoptr (GArray) got = NULL;
  guint n = (guint) g_test_rand_int_range (0, 40);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = make_text ((guint) g_test_rand_int_range (1, 5));
      QuothAliasFlags flags = (QuothAliasFlags) g_test_rand_int_range (0, 16);

      g_assert_cmpuint (quoth_alias_matcher_add (matcher, name, flags), ==, i);
      for (guint start = 0; start < quoth_text_get_length (text); start++)
        {
          QuothAliasMatch match = { quoth_range (start, start), i };

          if (is_there (text, start, name, flags, &match.range.end))
            g_array_append_val (expected, match);
        }
    }
  got = find_all (matcher, utf8);
  g_array_sort (got, compare);
  g_array_sort (expected, compare);
  g_assert_cmpuint (got->len, ==, expected->len);
  for (guint i = 0; i < got->len; i++)
    g_assert_cmpint (compare (&g_array_index (got, QuothAliasMatch, i), &g_array_index (expected, QuothAliasMatch, i)), ==, 0);
}

static void
test_random (void)
{
  for (guint i = 0; i < 300; i++)
    check_random ();
}

/* Resolved matches do not overlap, and what was left out meets one that begins before it or is longer. */
static void
test_resolve (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (QuothAliasMatch));
      g_autoptr (GArray) kept = NULL;
      guint n = (guint) g_test_rand_int_range (0, 30);

      for (guint i = 0; i < n; i++)
        {
          guint start = (guint) g_test_rand_int_range (0, 60);
          QuothAliasMatch match = { quoth_range (start, start + (guint) g_test_rand_int_range (1, 9)), i };

          g_array_append_val (all, match);
        }
      kept = g_array_copy (all);
      quoth_alias_matches_resolve (kept);
      for (guint i = 0; i + 1 < kept->len; i++)
        g_assert_cmpuint (g_array_index (kept, QuothAliasMatch, i).range.end, <=, g_array_index (kept, QuothAliasMatch, i + 1).range.start);
      for (guint i = 0; i < all->len; i++)
        {
          QuothRange range = g_array_index (all, QuothAliasMatch, i).range;
          gboolean beaten = FALSE;

          for (guint k = 0; k < kept->len; k++)
            {
              QuothRange other = g_array_index (kept, QuothAliasMatch, k).range;

              beaten |= other.start <= range.start && other.end > range.start;
            }
          g_assert_true (beaten);
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alias-matcher/edges", test_edges);
  g_test_add_func ("/alias-matcher/case", test_case);
  g_test_add_func ("/alias-matcher/clusters", test_clusters);
  g_test_add_func ("/alias-matcher/overlaps", test_overlaps);
  g_test_add_func ("/alias-matcher/random", test_random);
  g_test_add_func ("/alias-matcher/resolve", test_resolve);
  return g_test_run ();
}
