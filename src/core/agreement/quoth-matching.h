/* quoth-matching.h: putting things together one to one, at the greatest gain (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** QUOTH_MOST_MATCHES: more are refused: half a gigabyte of them. */
#define QUOTH_MOST_MATCHES 30000000

/** QuothMatch: a @row and a @column that may go together, and what is gained if they do: above 0. */
typedef struct
{
  guint row;
  guint column;
  double gain;
} QuothMatch;

/** quoth_matching_refuse: sets the @error that says that there are more than %QUOTH_MOST_MATCHES. Returns: %FALSE */
gboolean quoth_matching_refuse (GError **error);

/**
 * quoth_matching_solve:
 * @matches: (element-type QuothMatch): what may go together, in any order
 *
 * Picks matches such that no row and no column is in two of them and the sum of gains is the greatest that can be; exactly, where sums of gains are exact. Rows
 * and columns may stay alone. Cost: quoth-matching.c.
 *
 * Returns: (transfer full): for each row its column, or %G_MAXUINT; %NULL with %QUOTH_ERROR_TOO_LARGE if there are more than %QUOTH_MOST_MATCHES, or if it was cancelled
 */
guint *quoth_matching_solve (guint n_rows, guint n_columns, GArray *matches, GCancellable *cancellable, GError **error);

G_END_DECLS
