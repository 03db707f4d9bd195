/* quoth-coding-parts.h: how far coders agree, of a project as a whole and part by part
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-measuring.h"
#include "analysis/quoth-project-agreement.h"

G_BEGIN_DECLS

/** QuothCodingDivision: what the work of the coders is divided by. */
typedef enum
{
  QUOTH_CODING_WHOLE,
  QUOTH_CODING_BY_CODE,
  QUOTH_CODING_BY_DOCUMENT,
  QUOTH_CODING_BY_PAIR,
  QUOTH_CODING_BY_MONTH,
} QuothCodingDivision;

#define QUOTH_N_CODING_DIVISIONS (QUOTH_CODING_BY_MONTH + 1)

/** quoth_coding_division_to_nick: (transfer none) (nullable): "code", "document", "pair", "month"; of the whole %NULL. */
const char *quoth_coding_division_to_nick (QuothCodingDivision division);

/** quoth_coding_division_from_nick: Returns: %FALSE if nothing is divided by that. */
gboolean quoth_coding_division_from_nick (const char *nick, QuothCodingDivision *division);

/**
 * QuothCodingPart:
 * @label: (nullable): what it is called: "Ann – Bo"; %NULL for the whole
 * @texts: (nullable): of each text whether it counts; %NULL: all
 * @pair: numbers of two coders, if it is a pair
 * @code: (nullable): the code it is of
 * @n_texts: once it was measured, how many texts count
 * @results: (element-type QuothAgreement): once it was measured, what came out
 */
typedef struct
{
  QuothCodingDivision division;
  char *label;
  gboolean *texts;
  guint pair[2];
  char *code;
  guint n_texts;
  GPtrArray *results;
} QuothCodingPart;

/** quoth_coding_part_free: it and its results. */
void quoth_coding_part_free (QuothCodingPart *self);

/** quoth_coding_parts_list: (transfer full) (element-type QuothCodingPart): by name, those of pairs in the order of the coders; none is measured yet. */
GPtrArray *quoth_coding_parts_list (const QuothProjectAgreement *agreement, QuothCodingDivision division);

/** quoth_coding_part_get_slice: what @self is of @agreement; it borrows from @self. */
QuothCodingSlice quoth_coding_part_get_slice (const QuothCodingPart *self);

/**
 * quoth_coding_part_measure:
 * @measures: those that have nothing to measure in the layer are passed over
 *
 * What is left out of a part is told in its results. Blocks; for a thread that is not the window's.
 *
 * Returns: %FALSE with an error of the measures, or if it was cancelled
 */
gboolean quoth_coding_part_measure (QuothCodingPart *self,
                                    const QuothProjectAgreement *agreement,
                                    const QuothMeasure *measures,
                                    guint n_measures,
                                    const QuothMeasuring *measuring,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCodingPart, quoth_coding_part_free)

G_END_DECLS
