/* quoth-long-text.h: long texts of all kinds for the tests
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/* Of one byte to four; clusters of several; right to left. */
static const char *const quoth_long_words[] = {
  "the ", "Kremlin ", "said. ", "e\u0301te\u0301 ", "中国", "政策。", "🇨🇳", "👩‍👩‍👧‍👦", "🧵 ", "שלום ", "مرحبا ", "\t", "“quoted” ", "x", "क्षि ", "  ",
};

/* At least @n_bytes of words, with paragraphs of at most so many words: 0 for none that ends. */
static inline QuothText *
quoth_long_text_new (gsize n_bytes, guint n_words_max)
{
  GString *string = g_string_sized_new (n_bytes + 32);
  guint left = n_words_max;

  while (string->len < n_bytes)
    {
      g_string_append (string, quoth_long_words[g_test_rand_int_range (0, G_N_ELEMENTS (quoth_long_words))]);
      if (n_words_max > 0 && --left == 0)
        {
          g_string_append_c (string, '\n');
          left = (guint) g_test_rand_int_range (1, (gint32) n_words_max + 1);
        }
    }
  return quoth_text_new (string->str, (gssize) string->len, NULL);
}

/* An offset not far from @offset, at most @length. */
static inline guint
quoth_long_text_stray (guint offset, guint length)
{
  int strayed = (int) offset + g_test_rand_int_range (-60000, 60000);

  return (guint) CLAMP (strayed, 0, (int) length);
}

G_END_DECLS
