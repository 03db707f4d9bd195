/* quoth-ratings-read.h: ratings from a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "agreement/quoth-measure.h"
#include "agreement/quoth-ratings.h"

G_BEGIN_DECLS

/** QuothCoderColumn: whether the first column of a table has the coders' names. */
typedef enum
{
  QUOTH_CODER_COLUMN_GUESS, /* if no field of it is missing, a number, there twice, or also a value in another column */
  QUOTH_CODER_COLUMN_YES,
  QUOTH_CODER_COLUMN_NO,
} QuothCoderColumn;

/**
 * quoth_ratings_read:
 * @bytes: csv in any encoding and with any usual separator: a row a coder, a column a unit; “.” or an empty field is missing. A first row whose first
 *   field is empty or “coder” names the units and is passed over; the first column then has the coders’ names
 * @name: what the file is called in errors
 * @coders: whether there are names of coders; without them they are called by their numbers, from 1
 * @metric: what the values will be measured by: a field that is not of it is an error
 *
 * At most 1,000 coders and 50 million fields.
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_SYNTAX, %QUOTH_ERROR_INVALID or %QUOTH_ERROR_TOO_LARGE, whose message begins “NAME:LINE:”, or what
 *   quoth_decode() says
 */
QuothRatings *quoth_ratings_read (
  GBytes *bytes, const char *name, QuothCoderColumn coders, QuothMetric metric, GError **error);

G_END_DECLS
