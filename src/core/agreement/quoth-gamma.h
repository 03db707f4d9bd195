/* quoth-gamma.h: γ (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-agreement.h"
#include "agreement/quoth-estimate.h"

G_BEGIN_DECLS

/** QUOTH_GAMMA_MOST_UNITS: of more it takes minutes: 3 × 10,000 took 9 s of one processor (tests/bench). */
#define QUOTH_GAMMA_MOST_UNITS 200000

/**
 * quoth_gamma_estimate:
 * @n_samples: (out): how many shuffled texts the expected disorder is the mean of
 * @estimate: (out): 1 − observed / expected disorder
 *
 * See quoth-gamma.c. Returns: %FALSE if it was cancelled
 */
gboolean quoth_gamma_estimate (const QuothContinuum *continuum,
                               const QuothGammaOptions *options,
                               guint *n_samples,
                               QuothEstimate *estimate,
                               QuothRoundFunc progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
