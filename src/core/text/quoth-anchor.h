/* quoth-anchor.h: where a stretch of a text is after the text was corrected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-diff.h"

G_BEGIN_DECLS

/**
 * QuothFate: what became of a stretch of text
 * @QUOTH_FATE_STAYS: it reads the same, at the same offsets
 * @QUOTH_FATE_MOVES: it reads the same, elsewhere
 * @QUOTH_FATE_CHANGES: it was edited inside, and reads otherwise
 * @QUOTH_FATE_LOST: it is not there any more, or could be in more than one place
 */
typedef enum
{
  QUOTH_FATE_STAYS,
  QUOTH_FATE_MOVES,
  QUOTH_FATE_CHANGES,
  QUOTH_FATE_LOST,
} QuothFate;

/**
 * QuothAnchor:
 *
 * Finds stretches of a text again in another. One thread at a time.
 */
typedef struct _QuothAnchor QuothAnchor;

/** quoth_anchor_new: (transfer full): by what @diff says. */
QuothAnchor *quoth_anchor_new (QuothDiff *diff);

void quoth_anchor_free (QuothAnchor *self);

/**
 * quoth_anchor_map:
 * @range: in the text before, on cluster boundaries
 * @mapped: (out): where it is in the text after, on cluster boundaries; as it was if it is lost
 *
 * Finds @range again, as quoth-anchor.c says. An empty range only where nothing was edited beside it.
 */
QuothFate quoth_anchor_map (QuothAnchor *self, QuothRange range, QuothRange *mapped);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAnchor, quoth_anchor_free)

G_END_DECLS
