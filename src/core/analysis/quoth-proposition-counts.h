/* quoth-proposition-counts.h: how many claims support, deny and report a proposition
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

typedef struct
{
  QuothId proposition;
  guint n_supports;
  guint n_denies;
  guint n_reports;
  guint n_documents; /* that these stand in */
} QuothPropositionCounts;

/**
 * quoth_proposition_counts_load: (transfer full) (element-type QuothPropositionCounts): for every proposition in scope, by id; twins
 * count each. O(claims).
 */
GArray *quoth_proposition_counts_load (QuothReader *reader,
                                       const QuothScope *scope,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
