/* test-anchor.c: tests of quoth-anchor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a correction does to a range is known here from the correction itself: each character of the new text knows
 * which one of the old it was.
 */

#include "random-project.h"

#include "text/quoth-anchor.h"
#include "text/quoth-boundaries.h"
#include "text/quoth-decode.h"
#include "text/quoth-pieces-private.h"

#include <locale.h>
#include <string.h>

static QuothText *
new_text (const char *utf8)
{
  GError *error = NULL;
  QuothText *text = quoth_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  return text;
}

/* What must hold of any answer. */
static QuothFate
map (QuothAnchor *anchor, QuothText *before, QuothText *after, QuothRange range, QuothRange *mapped)
{
  QuothFate fate = quoth_anchor_map (anchor, range, mapped);
  g_autofree char *quote = quoth_text_dup_slice (before, range);

  if (fate == QUOTH_FATE_LOST)
    {
      g_assert_true (quoth_range_equal (range, *mapped));
      return fate;
    }
  g_assert_cmpuint (mapped->start, <=, mapped->end);
  g_assert_cmpuint (mapped->end, <=, quoth_text_get_length (after));
  g_assert_true (quoth_text_is_cluster_boundary (after, mapped->start));
  g_assert_true (quoth_text_is_cluster_boundary (after, mapped->end));
  g_assert_true ((fate != QUOTH_FATE_CHANGES) == quoth_text_slice_equals (after, *mapped, quote));
  g_assert_true ((fate == QUOTH_FATE_STAYS)
                 == (fate != QUOTH_FATE_CHANGES && quoth_range_equal (range, *mapped)));
  return fate;
}

/* Takes "[" and "]" out of @marked; where they were. */
static char *
unmark (const char *marked, QuothRange *range)
{
  GString *plain = g_string_new (NULL);
  guint offset = 0;

  *range = quoth_range (G_MAXUINT, G_MAXUINT);
  for (const char *p = marked; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '[')
        range->start = offset;
      else if (c == ']')
        range->end = offset;
      else
        {
          g_string_append_unichar (plain, c);
          offset++;
        }
    }
  return g_string_free (plain, FALSE);
}

/* @after without brackets: it must be lost. */
static void
assert_maps (const char *before, const char *after)
{
  QuothRange range;
  QuothRange expected;
  QuothRange mapped;
  g_autofree char *old = unmark (before, &range);
  g_autofree char *new = unmark (after, &expected);
  g_autoptr (QuothText) a = new_text (old);
  g_autoptr (QuothText) b = new_text (new);
  g_autoptr (QuothDiff) diff = quoth_diff_new (a, b);
  g_autoptr (QuothAnchor) anchor = quoth_anchor_new (diff);
  QuothFate fate = map (anchor, a, b, range, &mapped);

  g_test_message ("%s → %s: [%u, %u]", before, after, mapped.start, mapped.end);
  if (expected.start == G_MAXUINT)
    {
      g_assert_cmpint (fate, ==, QUOTH_FATE_LOST);
      return;
    }
  g_assert_cmpint (fate, !=, QUOTH_FATE_LOST);
  g_assert_cmpuint (mapped.start, ==, expected.start);
  g_assert_cmpuint (mapped.end, ==, expected.end);
}

static void
test_same (void)
{
  assert_maps ("a [b] c", "a [b] c");
  assert_maps ("The [Kremlin] said", "Today the [Kremlin] said");
  assert_maps ("Teh [Kremlin] said", "The [Kremlin] said");
  assert_maps ("the [Kremlin] siad", "the [Kremlin] said");
  assert_maps ("x [Putin] y", "x new [Putin] y");
  assert_maps ("x [Putin] y", "x [Putin] new y");
  assert_maps ("[习近平]说", "国家主席[习近平]说");
  assert_maps ("[习近平]说", "[习近平]主席说");
  assert_maps ("🇨🇳 [🇷🇺] 🇺🇦", "🇨🇳🇮🇷 [🇷🇺] 🇺🇦");
  assert_maps ("[Putin] said", "[Putin]said");
  assert_maps ("a [b] c", "[b] c");
  assert_maps ("a [b] c", "a [b]");
  /* A diff could also find "ate. He " and "He ate. ". */
  assert_maps ("[He came.] He left.", "[He came.] He ate. He left.");
  assert_maps ("He came. [He left.]", "He came. He ate. [He left.]");
  assert_maps ("He came. He ate. [He left.]", "He came. [He left.]");
  assert_maps ("in the [the man]", "in [the man]");
  assert_maps ("so siad [Putin].\nNext.", "so said [Putin].\nThen he met Putin.\nNext.");
  assert_maps ("He met Putin.\nSo siad [Putin].\nNext.", "So said [Putin].\nNext.");
  assert_maps ("said [he] and", "she said [he] and");
}

static void
test_changes (void)
{
  assert_maps ("Mr [Puttin] said", "Mr [Putin] said");
  assert_maps ("Mr [putin] said", "Mr [Putin] said");
  assert_maps ("Mr [Puti] said", "Mr [Putin] said");
  assert_maps ("Mr [utin] said", "Mr [Putin] said");
  assert_maps ("the [Ukrane] war", "the [Ukraine] war");
  assert_maps ("said [习近乎]。", "said [习近平]。");
  assert_maps ("[cafe] noir", "[cafe\u0301] noir");
  assert_maps ("[cafe\u0301] noir", "[caf\u00e9] noir");
  assert_maps ("قال [بوتن] اليوم", "قال [بوتين] اليوم");
  assert_maps ("a [👩👧] b", "a [👩‍👧] b");
  assert_maps ("so [Russia sels arms to China] now", "so [Russia sells arms to China] now");
  assert_maps ("so [Russia sells arms to China] now", "so [Russia sells many arms, it seems, to China] now");
  assert_maps ("so [Russia, which has many weapons of all kinds, sells to China] now", "so [Russia sells to China] now");
  assert_maps ("he said [Allegedly, Russia sells arms to China.]", "he said [Russia sells arms to China.]");
  assert_maps ("[Vladimir Puttin] said", "[Wladimir Putin] said");
}

static void
test_lost (void)
{
  assert_maps ("Mr [Putin] said", "Mr Medvedev said");
  assert_maps ("Mr [Putin] said so", "Mr said so");
  assert_maps ("met [Putin]. Then Putin left", "met him. Then Putin left");
  assert_maps ("a [👩]👧 b", "a 👩‍👧 b");
  assert_maps ("told [us] that", "told everyone that");
  assert_maps ("so [Russia sells arms to China] now", "so Berlin has bought gas from Norway now");
  assert_maps ("a[‖]b", "a[‖]b");
}

static void
test_moved (void)
{
  assert_maps ("One.\nThe Kremlin and [Putin] said that it was all over.\nTwo and three of them.\nMore words are here, many more.\n",
               "One.\nTwo and three of them.\nMore words are here, many more.\nThe Kremlin and [Putin] said that it was all over.\n");
  /* The place is not clear, or too little came along. */
  assert_maps ("Old start of it [Xi] said.\nThe middle part stays as it is, all of it, for long.\nThe end.",
               "The middle part stays as it is, all of it, for long.\nThe end. Then Xi went home.");
  assert_maps ("It was said by [Putin] himself.\nThe middle part stays as it is, all of it, for long.\nThe end.",
               "The middle part stays as it is, all of it, for long.\nIt was said by Putin himself.\nThe end.\n"
               "It was said by Putin himself.");
}

/* A text, and for each of its characters which one of the text before it was; −1 for none. */
typedef struct
{
  GArray *characters;
  GArray *origins;
} Tracked;

static void
tracked_clear (Tracked *self)
{
  g_array_unref (self->characters);
  g_array_unref (self->origins);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tracked, tracked_clear)

static void
tracked_init (Tracked *self, const char *utf8)
{
  gint32 origin = 0;

  self->characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  self->origins = g_array_new (FALSE, FALSE, sizeof (gint32));
  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p), origin++)
    {
      gunichar c = g_utf8_get_char (p);

      g_array_append_val (self->characters, c);
      g_array_append_val (self->origins, origin);
    }
}

static void
tracked_insert (Tracked *self, guint at, const char *utf8)
{
  gint32 none = -1;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p), at++)
    {
      gunichar c = g_utf8_get_char (p);

      g_array_insert_val (self->characters, at, c);
      g_array_insert_val (self->origins, at, none);
    }
}

static void
tracked_remove (Tracked *self, guint at, guint n)
{
  g_array_remove_range (self->characters, at, n);
  g_array_remove_range (self->origins, at, n);
}

static char *
tracked_to_utf8 (const Tracked *self)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < self->characters->len; i++)
    g_string_append_unichar (string, g_array_index (self->characters, gunichar, i));
  return g_string_free (string, FALSE);
}

/* A word that is nowhere else. */
static void
append_fresh_word (GString *string)
{
  static const char *const syllables[] = {
    "ka", "ro", "mi", "тe", "ло", "вер", "习", "近", "平", "بو", "تين", "שלו", "ם", "e\xcc\x81", "ñ", "한국",
  };
  static guint last;

  g_string_append_printf (string, "%s%x%s", syllables[random_below (G_N_ELEMENTS (syllables))],
                          ++last * 2654435761u, syllables[random_below (G_N_ELEMENTS (syllables))]);
  if (random_below (12) == 0)
    g_string_append (string, random_chance () ? "👨‍👩‍👧" : "🇺🇦");
}

static char *
make_fresh (guint n_words)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      append_fresh_word (string);
      g_string_append (string, i % 9 == 8 ? (random_chance () ? ".\n" : ".\n\n") : random_below (6) == 0 ? ", " : " ");
    }
  return g_string_free (string, FALSE);
}

/* The beginning of a word at or after @at. */
static guint
find_word (const Tracked *self, guint at)
{
  const GArray *c = self->characters;

  while (at > 0 && at < c->len
         && !(g_unichar_isspace (g_array_index (c, gunichar, at - 1))
              && !g_unichar_isspace (g_array_index (c, gunichar, at))))
    at++;
  return MIN (at, c->len);
}

static void
edit_once (Tracked *self)
{
  guint at = random_below (self->characters->len);
  g_autofree char *fresh = make_fresh (1 + random_below (12));
  guint end;

  switch (random_below (5))
    {
    case 0: /* a missed line */
      tracked_insert (self, find_word (self, at), fresh);
      break;
    case 1: /* some words too many */
      at = find_word (self, at);
      end = find_word (self, at + 1 + random_below (40));
      tracked_remove (self, at, end - at);
      break;
    case 2: /* a letter too many, one missing, a wrong one: never a space */
      if (!g_unichar_isspace (g_array_index (self->characters, gunichar, at)))
        tracked_remove (self, at, 1);
      break;
    case 3:
      tracked_insert (self, at, "z");
      break;
    default:
      if (!g_unichar_isspace (g_array_index (self->characters, gunichar, at)))
        {
          tracked_remove (self, at, 1);
          tracked_insert (self, at, "q");
        }
      break;
    }
}

/* What is known of a range: where its characters went. */
typedef struct
{
  QuothRange place;
  guint kept;
  gboolean has_ends;
  gboolean is_whole;
} Truth;

static Truth
find_truth (const Tracked *self, QuothRange range)
{
  Truth truth = { { G_MAXUINT, 0 }, 0, FALSE, FALSE };
  gboolean first = FALSE;

  for (guint i = 0; i < self->origins->len; i++)
    {
      gint32 origin = g_array_index (self->origins, gint32, i);

      if (origin < 0 || !quoth_range_contains (range, (guint) origin))
        continue;
      truth.place.start = MIN (truth.place.start, i);
      truth.place.end = i + 1;
      truth.kept++;
      first = first || (guint) origin == range.start;
      truth.has_ends = first && (guint) origin == range.end - 1;
    }
  truth.is_whole = truth.kept == quoth_range_length (range)
                   && truth.kept == quoth_range_length (truth.place);
  return truth;
}

static gboolean
is_space (const Tracked *self, guint at)
{
  return g_unichar_isspace (g_array_index (self->characters, gunichar, at));
}

static gboolean
is_put_in (const Tracked *self, guint at)
{
  return at < self->origins->len && g_array_index (self->origins, gint32, at) < 0;
}

/* Whether a letter was put in, or taken out, right beside the range: then its ends may take it in. */
static gboolean
is_edge_edited (const Tracked *self, QuothRange range, QuothRange place)
{
  return (place.start > 0 && is_put_in (self, place.start - 1) && !is_space (self, place.start - 1))
         || (is_put_in (self, place.end) && !is_space (self, place.end))
         || quoth_range_is_empty (range);
}

/* Begins and ends with a whole word that is nowhere else. */
static gboolean
has_clear_edges (QuothText *text, QuothRange range)
{
  for (guint i = 1; i < 5; i++)
    if (range.start + i >= range.end || quoth_text_is_piece_boundary (text, range.start + i)
        || quoth_text_is_piece_boundary (text, range.end - i))
      return FALSE;
  return quoth_range_equal (quoth_text_trim (text, range), range)
         && g_unichar_isalnum (quoth_text_get_char (text, range.start))
         && quoth_text_is_piece_boundary (text, range.start)
         && quoth_text_is_piece_boundary (text, range.end);
}

/* White space and signs have twins everywhere. */
static gboolean
has_letters (QuothText *text, QuothRange range)
{
  for (guint i = range.start; i < range.end; i++)
    if (g_unichar_isalnum (quoth_text_get_char (text, i)))
      return TRUE;
  return FALSE;
}

/* How many ranges were lost, or an end of them, that are still there. */
static guint n_lost;

/* The answer that the truth allows. */
static void
check_range (QuothAnchor *anchor, QuothText *before, QuothText *after, const Tracked *tracked, QuothRange range)
{
  Truth truth = find_truth (tracked, range);
  QuothRange mapped;
  QuothFate fate = map (anchor, before, after, range, &mapped);
  g_autofree char *quote = quoth_text_dup_slice (before, range);

  g_test_message ("“%s” [%u, %u] → [%u, %u] fate %d, truth [%u, %u] kept %u", quote, range.start, range.end,
                  mapped.start, mapped.end, fate, truth.place.start, truth.place.end, truth.kept);
  if (truth.kept == 0)
    {
      g_assert_true (fate == QUOTH_FATE_LOST || !has_clear_edges (before, range));
      return;
    }
  if (truth.is_whole && !is_edge_edited (tracked, range, truth.place)
      && quoth_range_equal (truth.place, quoth_text_snap_to_clusters (after, truth.place)))
    {
      /* What has been edited on all sides may seem to have been taken out, and is lost then; but it is never anywhere else. */
      if (fate == QUOTH_FATE_LOST)
        n_lost++;
      else
        g_assert_true (quoth_range_equal (mapped, truth.place) || !has_letters (before, range));
      return;
    }
  /* What reads the same may be so by another account of what was done. An edge that is no word's may have a twin. */
  if (fate != QUOTH_FATE_CHANGES || !truth.has_ends || is_edge_edited (tracked, range, truth.place)
      || !has_clear_edges (before, range))
    return;
  /* Of what was edited, a person is told; but it is there, and has no more than was put in beside it. */
  while (is_space (tracked, truth.place.start))
    truth.place.start++;
  while (is_space (tracked, truth.place.end - 1))
    truth.place.end--;
  /* Its first or last words may seem to have been taken out, as above. */
  if (mapped.start > truth.place.start || mapped.end < truth.place.end)
    n_lost++;
  g_assert_cmpuint (mapped.end, >, truth.place.start);
  g_assert_cmpuint (mapped.start, <, truth.place.end);
  for (guint i = mapped.start; i < truth.place.start; i++)
    g_assert_true (is_put_in (tracked, i));
  for (guint i = truth.place.end; i < mapped.end; i++)
    g_assert_true (is_put_in (tracked, i));
}

static QuothRange
random_range (QuothText *text)
{
  guint length = quoth_text_get_length (text);
  guint start = random_below (length);
  guint end = start + 1 + random_below (random_chance () ? 12 : 120);
  QuothRange range = { start, MIN (end, length) };

  return random_chance () ? quoth_text_snap_to_words (text, range) : quoth_text_snap_to_clusters (text, range);
}

static void
test_random (void)
{
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *old = make_fresh (20 + random_below (100));
      g_auto (Tracked) tracked = { 0 };
      g_autoptr (QuothText) before = new_text (old);
      g_autoptr (QuothText) after = NULL;
      g_autoptr (QuothDiff) diff = NULL;
      g_autoptr (QuothAnchor) anchor = NULL;
      g_autofree char *new = NULL;

      tracked_init (&tracked, old);
      for (guint n = random_below (6); n > 0; n--)
        edit_once (&tracked);
      new = tracked_to_utf8 (&tracked);
      after = new_text (new);
      diff = quoth_diff_new (before, after);
      anchor = quoth_anchor_new (diff);
      g_test_message ("=== %s--- %s", old, new);
      for (guint n = 0; n < 60; n++)
        check_range (anchor, before, after, &tracked, random_range (before));
    }
  g_test_message ("%u lost of %u", n_lost, 400 * 60);
  g_assert_cmpuint (n_lost, <, 400 * 60 / 200);
}

/* A text of few words, in which most accounts of what was done are as good as others. */
static void
test_few_words (void)
{
  static const char *const words[] = { "the ", "a ", "the ", "man. ", "习", "习近平", "и ", "\n", "🇨🇳", "e\xcc\x81 " };

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GString) old = g_string_new (NULL);
      g_auto (Tracked) tracked = { 0 };
      g_autoptr (QuothText) before = NULL;
      g_autoptr (QuothText) after = NULL;
      g_autoptr (QuothDiff) diff = NULL;
      g_autoptr (QuothAnchor) anchor = NULL;
      g_autofree char *new = NULL;

      for (guint n = 10 + random_below (80); n > 0; n--)
        g_string_append (old, words[random_below (G_N_ELEMENTS (words))]);
      tracked_init (&tracked, old->str);
      for (guint n = 1 + random_below (4); n > 0; n--)
        if (random_chance ())
          tracked_insert (&tracked, random_below (tracked.characters->len), words[random_below (G_N_ELEMENTS (words))]);
        else
          tracked_remove (&tracked, random_below (tracked.characters->len - 4), 1 + random_below (4));
      new = tracked_to_utf8 (&tracked);
      before = new_text (old->str);
      after = new_text (new);
      diff = quoth_diff_new (before, after);
      anchor = quoth_anchor_new (diff);
      for (guint n = 0; n < 40; n++)
        {
          QuothRange mapped;

          map (anchor, before, after, random_range (before), &mapped);
        }
    }
}

/* The corrected text comes from a file that was saved elsewhere. */
static void
test_crlf (void)
{
  g_autofree char *old = make_fresh (200);
  g_auto (GStrv) lines = g_strsplit (old, "\n", -1);
  g_autofree char *file = g_strjoinv ("\r\n", lines);
  g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));
  g_autoptr (QuothText) before = new_text (old);
  g_autoptr (QuothDecoded) decoded = quoth_decode (bytes, NULL, NULL);
  g_autoptr (QuothDiff) diff = quoth_diff_new (before, decoded->text);
  g_autoptr (QuothAnchor) anchor = quoth_anchor_new (diff);

  for (guint n = 0; n < 100; n++)
    {
      QuothRange range = random_range (before);
      QuothRange mapped;

      g_assert_cmpint (map (anchor, before, decoded->text, range, &mapped), ==, QUOTH_FATE_STAYS);
    }
}

/* A long text with a change in every tenth word, and another that has nothing to do with it. */
static void
test_long (void)
{
  g_autofree char *old = make_fresh (20000);
  g_autofree char *other = make_fresh (20000);
  g_auto (GStrv) words = g_strsplit (old, " ", -1);
  g_autoptr (QuothText) before = new_text (old);
  g_autoptr (QuothText) after = new_text (other);
  g_autoptr (QuothDiff) hopeless = quoth_diff_new (before, after);
  g_autoptr (QuothAnchor) anchor = quoth_anchor_new (hopeless);
  guint n_found = 0;
  QuothRange mapped;

  for (guint n = 0; n < 500; n++)
    {
      QuothRange range = random_range (before);

      g_assert_true (map (anchor, before, after, range, &mapped) == QUOTH_FATE_LOST
                     || !has_clear_edges (before, range));
    }

  for (guint i = 0; words[i] != NULL; i++)
    if (i % 10 == 5)
      {
        g_free (words[i]);
        words[i] = g_strdup ("changed");
      }
  {
    g_autofree char *new = g_strjoinv (" ", words);
    g_autoptr (QuothText) corrected = new_text (new);
    g_autoptr (QuothDiff) diff = quoth_diff_new (before, corrected);
    g_autoptr (QuothAnchor) close = quoth_anchor_new (diff);

    for (guint n = 0; n < 1000; n++)
      {
        QuothRange range = random_range (before);

        if (map (close, before, corrected, range, &mapped) != QUOTH_FATE_LOST)
          n_found++;
      }
  }
  g_assert_cmpuint (n_found, >, 700);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/same", test_same);
  g_test_add_func ("/anchor/changes", test_changes);
  g_test_add_func ("/anchor/lost", test_lost);
  g_test_add_func ("/anchor/moved", test_moved);
  g_test_add_func ("/anchor/random", test_random);
  g_test_add_func ("/anchor/few-words", test_few_words);
  g_test_add_func ("/anchor/crlf", test_crlf);
  g_test_add_func ("/anchor/long", test_long);
  return g_test_run ();
}
