/* quoth-sweep.h: a text, stretch by stretch, with what each coder marked there (private to the agreement)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-continuum.h"

G_BEGIN_DECLS

/**
 * QuothSweepFunc:
 * @length: of a stretch in which no unit begins or ends; not 0
 * @open: (element-type guint): for each coder, the units that cover the stretch
 */
typedef void (*QuothSweepFunc) (guint length, GArray *const *open, gpointer user_data);

/**
 * quoth_sweep:
 *
 * Gives the stretches of the whole text in order. Empty units cover none. O(n log n) for n fragments, but for units of one coder that
 * are stacked: closing one costs as many steps as are open.
 */
void quoth_sweep (const QuothContinuum *continuum, QuothSweepFunc func, gpointer user_data);

G_END_DECLS
