/* random-text.h: texts of everything that makes offsets difficult
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-boundaries.h"

/* Left to right and back, joined, combined, wide; with controls of direction, and what is left over of other systems' newlines. */
static const char *const random_text_pieces[] = {
  "the",      "Kremlin",   "said",   " ",      "  ",     ". ",       ", ",      "?! ",          "e\u0301te\u0301", "中国",
  "政策。",   "🇨🇳",        "👩‍👩‍👧‍👦", "🧵",     "שלום",   "مرحبا",    "\t",      "1/16",         "“quoted”",        "(in brackets)",
  "\n",       "\n\n",      "क्षि",    "\u200f", "\u202e", "\u2066",   "\u2069",  "\u0301\u0302", "@handle",         "#tag",
  "\u2028",   "\xc2\x85",    "\u00a0", "a\u200d" "b", "👍🏽",   "한국어",   "ไทย",     "’",            "…",               "U.S.",
};

/* (transfer full): of about @n pieces, at least one; never empty. */
static inline QuothText *
random_text_new (guint n)
{
  GString *string = g_string_new ("x");
  g_autofree char *utf8 = NULL;
  GError *error = NULL;
  QuothText *text;

  for (guint i = 0; i < n; i++)
    g_string_append (string, random_text_pieces[g_test_rand_int_range (0, G_N_ELEMENTS (random_text_pieces))]);
  utf8 = g_string_free (string, FALSE);
  text = quoth_text_new (utf8, -1, &error);
  g_assert_no_error (error);
  return text;
}

static inline guint
random_text_offset (QuothText *text)
{
  return (guint) g_test_rand_int_range (0, (int) quoth_text_get_length (text) + 1);
}

/* A range of whole clusters, not empty. */
static inline QuothRange
random_text_range (QuothText *text, guint longest)
{
  guint start = (guint) g_test_rand_int_range (0, (int) quoth_text_get_length (text));
  guint end = start + (guint) g_test_rand_int_range (1, (int) longest + 1);

  return quoth_text_snap_to_clusters (text, quoth_range (start, MIN (end, quoth_text_get_length (text))));
}
