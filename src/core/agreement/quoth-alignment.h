/* quoth-alignment.h: which units of several coders are one thing (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** QuothAlignedUnit: places are numbers here, since a shuffled one can reach over the end of the text. @end is greater than @start. */
typedef struct
{
  double start;
  double end;
  guint code;
} QuothAlignedUnit;

/**
 * QuothDissimilarity: of two units, after Mathet, Widlöcher & Métivier 2015: alpha × d_pos + beta × d_cat
 * @empty: Δ∅, what it costs that a coder has no unit where another has one
 */
typedef struct
{
  double alpha;
  double beta;
  double empty;
} QuothDissimilarity;

/** quoth_dissimilarity_get: Returns: how far two units are from each other; 0 if they are the same. */
double quoth_dissimilarity_get (const QuothDissimilarity *self, const QuothAlignedUnit *a, const QuothAlignedUnit *b);

/**
 * quoth_alignment_find:
 * @units: (element-type GArray of QuothAlignedUnit): of each coder; sorted by start afterwards
 * @disorder: (out): the sum of the disorders of all unitary alignments
 *
 * The alignment of two coders is the best there is. Of more it is the best that was found; see quoth-alignment.c.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean quoth_alignment_find (
  GPtrArray *units, const QuothDissimilarity *dissimilarity, double *disorder, GCancellable *cancellable, GError **error);

G_END_DECLS
