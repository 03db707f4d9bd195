/* test-qdpx-places.c: tests of quoth-qdpx-places.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "formats/quoth-qdpx-places.h"
#include "quoth.h"

static const char *const words[] = { "China", "will", "build", "🚂", "trains", "👍🏽👍🏽", "and", "Россия", "sells", "gas", "for",
                                     "years", "e\xcc\x81lite", "«says»", "Xi" };

static void
selection_clear (gpointer data)
{
  g_free (((QuothQdpxSelection *) data)->name);
}

/* How long @text is to a program that counts so. */
static gint64
count (const char *text, QuothQdpxPlaces places)
{
  gint64 n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c == 0xfeff && !places.has_mark) || (c == '\r' && places.newline_is_one))
        continue;
      n += places.unit == QUOTH_UNIT_UTF16 && c > 0xffff ? 2 : 1;
    }
  return n;
}

/* A text as a program on Windows writes it, and selections of whole words as it counts them. */
static char *
make_text (QuothQdpxPlaces places, gboolean named, GArray *selections)
{
  GString *text = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < 200; i++)
    {
      const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];
      QuothQdpxSelection selection = { .start = count (text->str, places) };

      g_string_append (text, word);
      selection.end = count (text->str, places);
      if (g_test_rand_int_range (0, 4) == 0)
        {
          selection.name = named ? g_strdup (word) : NULL;
          g_array_append_val (selections, selection);
        }
      g_string_append (text, g_test_rand_int_range (0, 5) == 0 ? "\r\n" : " ");
    }
  return g_string_free (text, FALSE);
}

/* Each way is found out, whatever the file says that wrote it. */
static void
test_ways (void)
{
  static const char *const origins[] = { NULL, "NVivo", "ATLAS.ti 22", "QualCoder 3.5" };

  for (guint i = 0; i < 160; i++)
    {
      QuothQdpxPlaces places = { .unit = i & 1 ? QUOTH_UNIT_UTF16 : QUOTH_UNIT_CODE_POINTS,
                                 .newline_is_one = (i & 2) != 0,
                                 .has_mark = (i & 4) != 0 };
      g_autoptr (GArray) selections = g_array_new (FALSE, FALSE, sizeof (QuothQdpxSelection));
      QuothQdpxScore score = { 0 };
      QuothQdpxPlaces found;
      g_autofree char *text = NULL;
      g_autofree char *what = NULL;

      g_array_set_clear_func (selections, selection_clear);
      text = make_text (places, (i & 8) != 0, selections);
      g_assert_true (quoth_qdpx_matters (text, strlen (text)));
      quoth_qdpx_score (&score, text, strlen (text), selections);
      found = quoth_qdpx_choose (&score, origins[(i / 16) % G_N_ELEMENTS (origins)]);
      g_assert_cmpint (found.unit, ==, places.unit);
      g_assert_cmpint (found.newline_is_one, ==, places.newline_is_one);
      g_assert_cmpint (found.has_mark, ==, places.has_mark);
      what = quoth_qdpx_describe (found, &score);
      g_assert_nonnull (strstr (what, places.unit == QUOTH_UNIT_UTF16 ? "UTF-16" : "characters"));
    }
}

/* What is usual is taken where nothing speaks against it. */
static void
test_usual (void)
{
  QuothQdpxScore none = { 0 };
  QuothQdpxPlaces nvivo = quoth_qdpx_choose (&none, "NVivo 1.7");
  QuothQdpxPlaces mac = quoth_qdpx_choose (&none, "NVivo for Mac 15.0.0");
  QuothQdpxPlaces atlas = quoth_qdpx_choose (&none, "ATLAS.ti 23");
  QuothQdpxPlaces other = quoth_qdpx_choose (&none, NULL);

  g_assert_true (nvivo.unit == QUOTH_UNIT_UTF16 && !nvivo.newline_is_one && !nvivo.has_mark);
  g_assert_true (mac.unit == QUOTH_UNIT_CODE_POINTS);
  g_assert_true (atlas.newline_is_one && !atlas.has_mark);
  g_assert_true (other.unit == QUOTH_UNIT_CODE_POINTS && !other.newline_is_one && !other.has_mark);
  g_assert_false (quoth_qdpx_matters ("Größe\n习\r", strlen ("Größe\n习\r")));
  g_assert_true (quoth_qdpx_matters ("a\r\n", 3));
  g_assert_true (quoth_qdpx_matters ("😀", 4));
  g_assert_false (quoth_qdpx_matters ("", 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qdpx-places/ways", test_ways);
  g_test_add_func ("/qdpx-places/usual", test_usual);
  return g_test_run ();
}
