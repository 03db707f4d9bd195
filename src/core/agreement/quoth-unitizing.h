/* quoth-unitizing.h: agreement on where units are, and which code they have (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-continuum.h"
#include "agreement/quoth-estimate.h"

G_BEGIN_DECLS

/**
 * QuothUnitizing:
 *
 * How much of the text coincides between coders: the ᵤα family of Krippendorff, Mathet, Bouvry & Widlöcher 2016. See quoth-unitizing.c.
 */
typedef struct _QuothUnitizing QuothUnitizing;

/** quoth_unitizing_new: (transfer full): reads @continuum once, and does not need it any more. */
QuothUnitizing *quoth_unitizing_new (const QuothContinuum *continuum);
void quoth_unitizing_free (QuothUnitizing *self);

/** quoth_unitizing_estimate: ᵤα: places and codes; gaps count. */
void quoth_unitizing_estimate (const QuothUnitizing *self, QuothEstimate *estimate);

/** quoth_unitizing_estimate_binary: |ᵤα: marked or not, whatever the code. */
void quoth_unitizing_estimate_binary (const QuothUnitizing *self, QuothEstimate *estimate);

/** quoth_unitizing_estimate_codes: ᶜᵘα: codes, where two coders marked something. */
void quoth_unitizing_estimate_codes (const QuothUnitizing *self, QuothEstimate *estimate);

/** quoth_unitizing_estimate_code: ₍ₖ₎ᵤα: one code against all else, gaps too. */
void quoth_unitizing_estimate_code (const QuothUnitizing *self, guint code, QuothEstimate *estimate);

/**
 * quoth_unitizing_estimate_2004:
 * @n_joined: (out): units of one coder with one code that overlapped, and count as one
 *
 * The coefficient that was called α_U until 2013; see quoth-unitizing-2004.c.
 */
void quoth_unitizing_estimate_2004 (const QuothContinuum *continuum, guint *n_joined, QuothEstimate *estimate);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothUnitizing, quoth_unitizing_free)

G_END_DECLS
