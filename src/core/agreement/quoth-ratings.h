/* quoth-ratings.h: what each coder said of each unit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QUOTH_RATING_MISSING: a coder said nothing of a unit. */
#define QUOTH_RATING_MISSING G_MAXUINT32

/**
 * QuothRatings:
 *
 * Coders × units, each cell a value or missing. Values are interned: a number from 0, in the order they first came. Knows neither projects nor
 * texts: whoever fills it decides what a unit is (a mention, a claim and a code, a claim and a role …). Coders are there from the start, units
 * are added. Not changed any more it may be read by several threads.
 */
typedef struct _QuothRatings QuothRatings;

/** quoth_ratings_new: (transfer full): @coders: (nullable): their names, NULL-terminated. */
QuothRatings *quoth_ratings_new (const char *const *coders);
void quoth_ratings_free (QuothRatings *self);

/** quoth_ratings_add_coder: Returns: their number; must come before the first unit. */
guint quoth_ratings_add_coder (QuothRatings *self, const char *name);

/** quoth_ratings_add_unit: a unit nobody has said anything of. Returns: its number. */
guint quoth_ratings_add_unit (QuothRatings *self);

/**
 * quoth_ratings_intern:
 *
 * A value that is interned and never given counts as a category all the same, where a measure asks how many there are.
 *
 * Returns: the number of the value of that name
 */
guint32 quoth_ratings_intern (QuothRatings *self, const char *value);

/**
 * quoth_ratings_set_number:
 *
 * Where the value stands on a scale, for metrics that measure (ordinal, interval …). If this is not called, it is the number that its name is.
 */
void quoth_ratings_set_number (QuothRatings *self, guint32 value, double number);

/** quoth_ratings_set: @value: a number that quoth_ratings_intern() gave, or %QUOTH_RATING_MISSING. */
void quoth_ratings_set (QuothRatings *self, guint unit, guint coder, guint32 value);

/** quoth_ratings_set_name: the same by the value's name; %NULL is missing. */
void quoth_ratings_set_name (QuothRatings *self, guint unit, guint coder, const char *value);

guint32 quoth_ratings_get (const QuothRatings *self, guint unit, guint coder);
guint quoth_ratings_get_n_coders (const QuothRatings *self);
guint quoth_ratings_get_n_units (const QuothRatings *self);
guint quoth_ratings_get_n_values (const QuothRatings *self);
const char *quoth_ratings_get_coder (const QuothRatings *self, guint coder);
const char *quoth_ratings_get_value (const QuothRatings *self, guint32 value);

/** quoth_ratings_get_number: where the value stands on a scale; NaN if its name is no number and none was set. */
double quoth_ratings_get_number (const QuothRatings *self, guint32 value);

/** quoth_ratings_get_cells: (transfer none): all values, unit after unit, in each the coders in order. */
const guint32 *quoth_ratings_get_cells (const QuothRatings *self);

/** quoth_ratings_dup_pair: (transfer full): the ratings of two coders alone, with the same units and values. */
QuothRatings *quoth_ratings_dup_pair (const QuothRatings *self, guint first, guint second);

/**
 * quoth_ratings_dup_against:
 *
 * For a table by code: the same ratings with "1" for @value and "0" for any other, missing ones as they are.
 *
 * Returns: (transfer full): as many units
 */
QuothRatings *quoth_ratings_dup_against (const QuothRatings *self, guint32 value);

/**
 * quoth_ratings_count_pairs:
 * @counts: (out caller-allocates): n_values × n_values, a row for each value of @first, a column for each of @second
 *
 * The confusion matrix of two coders, over the units that both have rated. O(units).
 *
 * Returns: how many units that are
 */
guint64 quoth_ratings_count_pairs (const QuothRatings *self, guint first, guint second, guint64 *counts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothRatings, quoth_ratings_free)

G_END_DECLS
