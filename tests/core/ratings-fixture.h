/* ratings-fixture.h: ratings that tests write down or draw
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "agreement/quoth-ratings.h"

/* A string a coder, with their values between spaces; "." is missing. */
static inline QuothRatings *
make_ratings (const char *const *coders)
{
  QuothRatings *ratings = quoth_ratings_new (NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint c = 0; coders[c] != NULL; c++)
    {
      g_autofree char *name = g_strdup_printf ("coder %u", c);

      quoth_ratings_add_coder (ratings, name);
      g_ptr_array_add (rows, g_strsplit (coders[c], " ", -1));
    }
  for (guint u = 0; rows->len > 0 && ((char **) rows->pdata[0])[u] != NULL; u++)
    {
      quoth_ratings_add_unit (ratings);
      for (guint c = 0; c < rows->len; c++)
        {
          const char *value = ((char **) rows->pdata[c])[u];

          if (!g_str_equal (value, "."))
            quoth_ratings_set_name (ratings, u, c, value);
        }
    }
  return ratings;
}

/* Values "1", "2" …; coders see the same thing and err in half of the cases; each value is missing with @missing of 100. */
static inline QuothRatings *
draw_ratings (guint n_coders, guint n_units, guint n_values, guint missing)
{
  QuothRatings *ratings = quoth_ratings_new (NULL);

  for (guint c = 0; c < n_coders; c++)
    {
      g_autofree char *name = g_strdup_printf ("coder %u", c);

      quoth_ratings_add_coder (ratings, name);
    }
  for (guint u = 0; u < n_units; u++)
    {
      int truth = g_test_rand_int_range (1, (gint) n_values + 1);

      quoth_ratings_add_unit (ratings);
      for (guint c = 0; c < n_coders; c++)
        {
          int seen = g_test_rand_bit () ? truth : g_test_rand_int_range (1, (gint) n_values + 1);
          g_autofree char *value = g_strdup_printf ("%d", seen);

          if (g_test_rand_int_range (0, 100) >= (gint) missing)
            quoth_ratings_set_name (ratings, u, c, value);
        }
    }
  return ratings;
}
