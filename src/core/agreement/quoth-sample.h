/* quoth-sample.h: units as a measure goes over them (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-ratings.h"

G_BEGIN_DECLS

/**
 * QuothSample:
 * @n_coders: how many values a row has
 * @n_values: values are below this, or missing
 * @n_rows: how many rows
 * @rows: what the coders said of a unit, row after row; borrowed
 * @weights: (nullable): how many units are like this row; %NULL: each row is one
 */
typedef struct
{
  guint n_coders;
  guint n_values;
  gsize n_rows;
  const guint32 *rows;
  const guint32 *weights;
} QuothSample;

/** quoth_sample_init: the units of @ratings as they are, which must live as long. */
void quoth_sample_init (QuothSample *self, const QuothRatings *ratings);

static inline const guint32 *
quoth_sample_get_row (const QuothSample *self, gsize row)
{
  return self->rows + row * self->n_coders;
}

static inline guint32
quoth_sample_get_weight (const QuothSample *self, gsize row)
{
  return self->weights != NULL ? self->weights[row] : 1;
}

/** quoth_sample_count_row: how many coders have rated it. */
static inline guint
quoth_sample_count_row (const QuothSample *self, const guint32 *row)
{
  guint n = 0;

  for (guint c = 0; c < self->n_coders; c++)
    n += row[c] != QUOTH_RATING_MISSING;
  return n;
}

/**
 * QuothPatterns:
 *
 * The different rows of a sample that have a rating, and which of them each unit is: of 100,000 units by 3 coders with 5 codes there are 215 at
 * most, so that drawing units again is counting patterns, and a measure of what was drawn looks at these only.
 */
typedef struct
{
  guint32 *rows;
  gsize n_rows;
  guint32 *of_units; /* the number of its pattern, for each unit that has a rating */
  guint32 n_units;
} QuothPatterns;

void quoth_patterns_init (QuothPatterns *self, const QuothSample *sample);
void quoth_patterns_clear (QuothPatterns *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QuothPatterns, quoth_patterns_clear)

G_END_DECLS
