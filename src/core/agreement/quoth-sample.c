/* quoth-sample.c: units as a measure goes over them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "agreement/quoth-sample.h"

#include <string.h>

void
quoth_sample_init (QuothSample *self, const QuothRatings *ratings)
{
  self->n_coders = quoth_ratings_get_n_coders (ratings);
  self->n_values = quoth_ratings_get_n_values (ratings);
  self->n_rows = quoth_ratings_get_n_units (ratings);
  self->rows = quoth_ratings_get_cells (ratings);
  self->weights = NULL;
}

static guint64
hash_row (const guint32 *row, guint n)
{
  guint64 hash = n;

  for (guint i = 0; i < n; i++)
    hash = (hash ^ row[i]) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15), hash ^= hash >> 29;
  return hash;
}

/* Open addressing: where the row is, or the free place for it. Twice as many places as rows, a power of two. */
static gsize
find_place (const QuothPatterns *self, const guint32 *places, gsize mask, const guint32 *row, guint n_coders)
{
  gsize place = hash_row (row, n_coders) & mask;

  while (places[place] != 0
         && memcmp (self->rows + (gsize) (places[place] - 1) * n_coders, row, n_coders * sizeof (guint32)) != 0)
    place = (place + 1) & mask;
  return place;
}

void
quoth_patterns_init (QuothPatterns *self, const QuothSample *sample)
{
  guint n = sample->n_coders;
  gsize n_places = 16;
  g_autofree guint32 *places = NULL;

  while (n_places < sample->n_rows * 2)
    n_places *= 2;
  places = g_new0 (guint32, n_places);
  self->rows = g_new (guint32, MAX (sample->n_rows * n, 1));
  self->of_units = g_new (guint32, MAX (sample->n_rows, 1));
  self->n_rows = 0;
  self->n_units = 0;
  for (gsize r = 0; r < sample->n_rows; r++)
    {
      const guint32 *row = quoth_sample_get_row (sample, r);
      gsize place;

      if (quoth_sample_count_row (sample, row) == 0)
        continue;
      place = find_place (self, places, n_places - 1, row, n);
      if (places[place] == 0)
        {
          memcpy (self->rows + self->n_rows * n, row, n * sizeof (guint32));
          places[place] = ++self->n_rows;
        }
      self->of_units[self->n_units++] = places[place] - 1;
    }
}

void
quoth_patterns_clear (QuothPatterns *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->of_units, g_free);
}
