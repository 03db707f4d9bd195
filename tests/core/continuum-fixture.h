/* continuum-fixture.h: marked texts that tests write down or draw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "agreement/quoth-continuum.h"

static inline void
mark (QuothContinuum *continuum, const char *coder, const char *code, guint start, guint end)
{
  QuothRange range = { start, end };
  g_autoptr (GError) error = NULL;

  quoth_continuum_add (continuum, quoth_continuum_intern_coder (continuum, coder), quoth_continuum_intern_code (continuum, code), &range, 1,
                       &error);
  g_assert_no_error (error);
}

/* Krippendorff 2019, figure 12.11. */
static inline QuothContinuum *
make_figure (void)
{
  QuothContinuum *continuum = quoth_continuum_new (60);

  mark (continuum, "Alex", "1", 0, 7);
  mark (continuum, "Alex", "2", 7, 13);
  mark (continuum, "Alex", "5", 30, 32);
  mark (continuum, "Alex", "6", 32, 37);
  mark (continuum, "Alex", "6", 37, 44);
  mark (continuum, "Alex", "7", 44, 60);
  mark (continuum, "Paul", "1", 0, 7);
  mark (continuum, "Paul", "3", 7, 13);
  mark (continuum, "Paul", "5", 13, 21);
  mark (continuum, "Paul", "6", 32, 44);
  mark (continuum, "Suzan", "1", 0, 7);
  mark (continuum, "Suzan", "4", 7, 13);
  mark (continuum, "Suzan", "5", 13, 21);
  mark (continuum, "Suzan", "6", 32, 37);
  mark (continuum, "Suzan", "6", 37, 41);
  mark (continuum, "Suzan", "6", 41, 44);
  return continuum;
}

/* Units of each coder one after the other, with gaps or without. */
static inline QuothContinuum *
draw_apart (guint length, guint n_coders, guint n_codes)
{
  QuothContinuum *continuum = quoth_continuum_new (length);

  for (guint c = 0; c < n_coders; c++)
    {
      g_autofree char *coder = g_strdup_printf ("%u", c);
      guint here = (guint) g_test_rand_int_range (0, 8);

      quoth_continuum_intern_coder (continuum, coder);
      while (here < length)
        {
          guint end = here + (guint) g_test_rand_int_range (1, 12);
          char code[] = { (char) ('a' + g_test_rand_int_range (0, (gint) n_codes)), '\0' };

          mark (continuum, coder, code, here, end < length ? end : length);
          here = end + (guint) g_test_rand_int_range (0, 10);
        }
    }
  return continuum;
}

/* Units anywhere: stacked, nested, empty, in fragments. */
static inline QuothContinuum *
draw_anywhere (guint length, guint n_coders, guint n_units, guint n_codes)
{
  QuothContinuum *continuum = quoth_continuum_new (length);

  for (guint c = 0; c < n_coders; c++)
    {
      g_autofree char *coder = g_strdup_printf ("%u", c);

      quoth_continuum_intern_coder (continuum, coder);
      for (guint u = 0; u < n_units; u++)
        {
          char code[] = { (char) ('a' + g_test_rand_int_range (0, (gint) n_codes)), '\0' };
          QuothRange ranges[3];
          guint n = (guint) g_test_rand_int_range (1, 4);

          for (guint r = 0; r < n; r++)
            {
              ranges[r].start = (guint) g_test_rand_int_range (0, (gint) length);
              ranges[r].end = (guint) g_test_rand_int_range ((gint) ranges[r].start, (gint) length + 1);
            }
          g_assert_true (quoth_continuum_add (continuum, c, quoth_continuum_intern_code (continuum, code), ranges, n > 1 ? n - 1 : 1, NULL));
        }
    }
  return continuum;
}

/* Everybody marked what the first coder of @continuum did. */
static inline QuothContinuum *
make_same (const QuothContinuum *continuum, guint n_coders)
{
  QuothContinuum *same = quoth_continuum_new (quoth_continuum_get_length (continuum));
  guint n_units;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);

  for (guint c = 0; c < n_coders; c++)
    for (guint i = 0; i < n_units; i++)
      {
        const QuothContinuumUnit *unit = &units[c % 2 == 0 ? i : n_units - 1 - i];
        g_autofree char *coder = g_strdup_printf ("%u", c);

        if (unit->coder == 0)
          quoth_continuum_add (same, quoth_continuum_intern_coder (same, coder),
                               quoth_continuum_intern_code (same, quoth_continuum_get_code (continuum, unit->code)),
                               quoth_continuum_get_ranges (continuum) + unit->first_range, unit->n_ranges, NULL);
      }
  return same;
}
