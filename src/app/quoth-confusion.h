/* quoth-confusion.h: which values two coders gave to the same things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-findings.h"

G_BEGIN_DECLS

/** QUOTH_CONFUSION_MOST: so many values have a row; those that are confused or given least are one together. */
#define QUOTH_CONFUSION_MOST 16

/**
 * QuothConfusion:
 * @values: (element-type utf8): names as in the ratings; %NULL: nothing was marked. The others, if there are any, come last
 * @counts: a row for each value of the first coder, a column for each of the second
 * @n: how many rows and columns
 * @has_others: whether the last row and column are of all other values
 */
typedef struct
{
  GPtrArray *values;
  guint64 *counts;
  guint n;
  gboolean has_others;
} QuothConfusion;

/** quoth_confusion_new: (transfer full): of two coders, by their numbers; its strings are those of @findings. O(units). */
QuothConfusion *quoth_confusion_new (const QuothAgreementFindings *findings, guint first, guint second);
void quoth_confusion_free (QuothConfusion *self);

guint64 quoth_confusion_get (const QuothConfusion *self, guint row, guint column);

/** quoth_confusion_dup_name: (transfer full): what a row or column is called, for people. */
char *quoth_confusion_dup_name (const QuothConfusion *self, guint index);

/** quoth_confusion_dup_csv: (transfer full): the matrix with names. @first, @second: the coders'. */
char *quoth_confusion_dup_csv (const QuothConfusion *self, const char *first, const char *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothConfusion, quoth_confusion_free)

G_END_DECLS
