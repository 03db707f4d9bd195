/* quoth-pair-matrix.h: how far every two coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-findings.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothPairMatrix: a row and a column for each coder.
 *
 * Signal: "chosen" (guint first, guint second): two of them, by their numbers.
 */
#define QUOTH_TYPE_PAIR_MATRIX (quoth_pair_matrix_get_type ())
G_DECLARE_FINAL_TYPE (QuothPairMatrix, quoth_pair_matrix, QUOTH, PAIR_MATRIX, GtkWidget)

/** quoth_pair_matrix_show: @findings: (nullable): by pair. */
void quoth_pair_matrix_show (QuothPairMatrix *self, const QuothAgreementFindings *findings);

G_END_DECLS
