/* test-text.c: tests of quoth-text.c and quoth-clusters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "text/quoth-boundaries.h"
#include "text/quoth-error.h"
#include "text/quoth-text.h"

#include <string.h>

/* What random texts are made of: every length of UTF-8, both lengths of UTF-16, clusters of many kinds. */
static const char *const pieces[] = {
  "a", "Z", " ", "\n", "é", "e\u0301", "ß", "Ж", "я", "中", "国", "。", "한", "\u1112\u1161\u11ab", "क्षि", "नी", "ช้าง", "مرحبا",
  "שלום", "\u200f", "🇨🇳", "🇷🇺", "🧵", "👩‍👩‍👧‍👦", "👍🏽", "☔️", "𝔘", "\u0915\u094d\u0937", "…", "“", "\u0300", "\u200d",
  "The quick brown fox ", "0123456789",
};

static char *
make_random_text (guint n_pieces)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n_pieces; i++)
    g_string_append (string, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (string, FALSE);
}

static QuothText *
new_text (const char *utf8)
{
  GError *error = NULL;
  QuothText *text = quoth_text_new (utf8, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (text);
  return text;
}

/* All conversions of @text against the plainest way to count. */
static void
check_conversions (QuothText *text)
{
  const char *utf8 = quoth_text_get_utf8 (text);
  const char *p = utf8;
  guint unit = 0, cluster = 0;
  guint length = quoth_text_get_length (text);

  g_assert_cmpuint (length, ==, g_utf8_strlen (utf8, -1));
  for (guint offset = 0; offset < length; offset++)
    {
      gsize byte = (gsize) (p - utf8);
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      g_assert_cmpuint (quoth_text_to_byte (text, offset), ==, byte);
      for (const char *q = p; q < next; q++)
        g_assert_cmpuint (quoth_text_from_byte (text, (gsize) (q - utf8)), ==, offset);
      g_assert_cmpuint (quoth_text_to_utf16 (text, offset), ==, unit);
      g_assert_cmpuint (quoth_text_from_utf16 (text, unit), ==, offset);
      if (c > 0xffff)
        g_assert_cmpuint (quoth_text_from_utf16 (text, ++unit), ==, offset);
      g_assert_cmpuint (quoth_text_get_char (text, offset), ==, c);

      if (offset > 0 && quoth_text_is_cluster_boundary (text, offset))
        cluster++;
      g_assert_cmpuint (quoth_text_to_cluster (text, offset), ==, cluster);
      if (quoth_text_is_cluster_boundary (text, offset))
        g_assert_cmpuint (quoth_text_from_cluster (text, cluster), ==, offset);
      unit++;
      p = next;
    }

  g_assert_cmpuint (quoth_text_to_byte (text, length), ==, quoth_text_get_n_bytes (text));
  g_assert_cmpuint (quoth_text_from_byte (text, quoth_text_get_n_bytes (text)), ==, length);
  g_assert_cmpuint (quoth_text_get_n_utf16 (text), ==, unit);
  g_assert_cmpuint (quoth_text_to_utf16 (text, length), ==, unit);
  g_assert_cmpuint (quoth_text_from_utf16 (text, unit), ==, length);
  g_assert_cmpuint (quoth_text_get_n_clusters (text), ==, length > 0 ? cluster + 1 : 0);
  g_assert_cmpuint (quoth_text_to_cluster (text, length), ==, quoth_text_get_n_clusters (text));
  g_assert_cmpuint (quoth_text_from_cluster (text, quoth_text_get_n_clusters (text)), ==, length);
  g_assert_cmpuint (quoth_text_get_char (text, length), ==, 0);
}

static void
test_conversions (void)
{
  static const char *const texts[] = { "", "a", "\n", "🧵", "🇨🇳🇷🇺🧵\nThere’s a perception", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (QuothText) text = new_text (texts[i]);

      check_conversions (text);
    }
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *utf8 = make_random_text ((guint) g_test_rand_int_range (0, 900));
      g_autoptr (QuothText) text = new_text (utf8);

      check_conversions (text);
    }
}

/* Texts whose length is around a multiple of the checkpoints' distance. */
static void
test_checkpoints (void)
{
  for (guint n = 250; n < 520; n++)
    {
      GString *string = g_string_new (NULL);
      g_autofree char *utf8 = NULL;
      g_autoptr (QuothText) text = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append (string, i % 7 == 3 ? "🧵" : i % 5 == 1 ? "ж" : "x");
      utf8 = g_string_free (string, FALSE);
      text = new_text (utf8);
      g_assert_cmpuint (quoth_text_get_length (text), ==, n);
      g_assert_cmpuint (quoth_text_to_byte (text, n), ==, strlen (utf8));
      g_assert_cmpuint (quoth_text_to_byte (text, n - 1), ==, g_utf8_offset_to_pointer (utf8, n - 1) - utf8);
      g_assert_cmpuint (quoth_text_from_utf16 (text, quoth_text_to_utf16 (text, n - 1)), ==, n - 1);
    }
}

static void
test_slices (void)
{
  g_autoptr (QuothText) text = new_text ("Xi met Putin in 🇷🇺 Москва.");
  g_autofree char *slice = quoth_text_dup_slice (text, quoth_range (16, 25));

  g_assert_cmpstr (slice, ==, "🇷🇺 Москва");
  g_assert_true (quoth_text_slice_equals (text, quoth_range (7, 12), "Putin"));
  g_assert_true (quoth_text_slice_equals (text, quoth_range (7, 7), ""));
  g_assert_false (quoth_text_slice_equals (text, quoth_range (7, 12), "Puti"));
  g_assert_false (quoth_text_slice_equals (text, quoth_range (7, 12), "Putin "));
  g_assert_false (quoth_text_slice_equals (text, quoth_range (7, 12), "putin"));
}

static void
assert_refused (const char *utf8, gssize n_bytes, int code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_text_new (utf8, n_bytes, &error));
  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_refusals (void)
{
  assert_refused ("one\ntwo\xff", -1, QUOTH_ERROR_ENCODING, "Byte 7 (0xFF, line 2)");
  assert_refused ("\xc0\x80", -1, QUOTH_ERROR_ENCODING, "Byte 0 ");
  assert_refused ("a\xe2\x82", -1, QUOTH_ERROR_ENCODING, "Byte 1 ");
  assert_refused ("ab\xed\xa0\x80", -1, QUOTH_ERROR_ENCODING, "Byte 2 ");
  assert_refused ("\xf4\x90\x80\x80", -1, QUOTH_ERROR_ENCODING, "Byte 0 ");
  assert_refused ("0123456789\0abc", 14, QUOTH_ERROR_ENCODING, "Byte 10 ");
  assert_refused ("0123456789\r\nabc", -1, QUOTH_ERROR_SYNTAX, "Byte 10 ");
  assert_refused ("", (gssize) 513 * 1024 * 1024, QUOTH_ERROR_TOO_LARGE, "512 MB");
}

/* Any string of bytes is taken just where GLib finds it valid, and the byte named is the one GLib names. */
static void
test_validation (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      char bytes[24];
      guint n = (guint) g_test_rand_int_range (1, sizeof bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothText) text = NULL;
      g_autofree char *expected = NULL;
      const char *bad;

      for (guint k = 0; k < n; k++)
        {
          guint8 byte = (guint8) g_test_rand_int_range (1, 256);

          bytes[k] = (char) (byte == '\r' || g_test_rand_bit () ? 'a' : byte);
        }
      text = quoth_text_new (bytes, n, &error);
      if (g_utf8_validate_len (bytes, n, &bad))
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_null (text);
      expected = g_strdup_printf ("Byte %lu ", (gulong) (bad - bytes));
      g_assert_true (g_str_has_prefix (error->message, expected));
    }
}

static void
test_sha256 (void)
{
  g_autoptr (QuothText) text = new_text ("abc");
  g_autofree char *utf8 = make_random_text (300);
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, utf8, -1);
  g_autoptr (QuothText) random = new_text (utf8);
  GString *hex = g_string_new (NULL);
  g_autofree char *got = NULL;
  const guint8 start[] = { 0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea };

  g_assert_cmpmem (quoth_text_get_sha256 (text), 8, start, 8);
  for (guint i = 0; i < 32; i++)
    g_string_append_printf (hex, "%02x", quoth_text_get_sha256 (random)[i]);
  got = g_string_free (hex, FALSE);
  g_assert_cmpstr (got, ==, expected);
}

static gpointer
read_text_cb (gpointer data)
{
  QuothText *text = data;
  guint sum = quoth_text_get_n_clusters (text) + quoth_text_get_sha256 (text)[0];

  for (guint i = 0; i < quoth_text_get_length (text); i += 7)
    sum += quoth_text_to_cluster (text, i) + quoth_text_next_word (text, i);
  return GUINT_TO_POINTER (sum);
}

static void
test_threads (void)
{
  g_autofree char *utf8 = make_random_text (2000);
  g_autoptr (QuothText) text = new_text (utf8);
  g_autoptr (QuothText) same = new_text (utf8);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_text_cb, text);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == read_text_cb (same));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/conversions", test_conversions);
  g_test_add_func ("/text/checkpoints", test_checkpoints);
  g_test_add_func ("/text/slices", test_slices);
  g_test_add_func ("/text/refusals", test_refusals);
  g_test_add_func ("/text/validation", test_validation);
  g_test_add_func ("/text/sha256", test_sha256);
  g_test_add_func ("/text/threads", test_threads);
  return g_test_run ();
}
