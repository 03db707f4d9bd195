/* random-words.h: numbers, words and dates by chance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

static inline guint
random_below (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static inline gboolean
random_chance (void)
{
  return random_below (2) == 0;
}

/* A text of @n pieces: letters of many scripts, combining marks, emoji of several code points. */
static inline char *
random_text (guint n)
{
  static const char *const pieces[] = { "a",
                                        "Z",
                                        " ",
                                        "\n",
                                        "é",
                                        "e\xcc\x81",
                                        "习",
                                        "近",
                                        "平",
                                        "ق",
                                        "بوتين",
                                        "שלום",
                                        "ё",
                                        "한",
                                        "ไทย",
                                        "กำ",
                                        "👨‍👩‍👧",
                                        "🇺🇦",
                                        "🏳️‍🌈",
                                        "👍🏽",
                                        ".",
                                        "“",
                                        "”",
                                        "ﬁ" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[random_below (G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

/* For a field that may be empty. */
static inline char *
random_field (void)
{
  return random_chance () ? random_text (random_below (12)) : NULL;
}

/* For a field that must not be blank, and is unlike all others. */
static inline char *
random_name (void)
{
  static guint last;
  g_autofree char *text = random_text (random_below (8));

  return g_strdup_printf ("%sn%u", text, ++last);
}

static inline char *
random_choice (const char *const *choices)
{
  guint n = g_strv_length ((char **) choices);
  guint chosen = random_below (n + 1);

  return g_strdup (choices[chosen]);
}

static inline char *
random_date (void)
{
  static const char *const dates[] = { "2023", "1999-12", "2024-02-29", "0988-07-01", NULL };

  return random_choice (dates);
}

static inline gint64
random_time (void)
{
  return 1 + (gint64) (g_test_rand_double () * 2e12);
}
