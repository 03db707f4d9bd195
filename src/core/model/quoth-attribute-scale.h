/* quoth-attribute-scale.h: where the values of attributes stand on a scale
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-attribute.h"

G_BEGIN_DECLS

/**
 * quoth_attribute_get_number:
 * @value: canonical
 *
 * Where the value stands on a scale: a number; 0 for false and 1 for true; of a date its day, the first one of a month or year, counted from the year 1; of
 * choices, the number that it is if all of them are numbers, else its place among them, from 1.
 *
 * Returns: NaN for what has no scale: a text, an actor
 */
double quoth_attribute_get_number (const QuothAttribute *self, const char *value);

G_END_DECLS
