/* quoth-kind-counts.h: how many of what, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/** quoth_kind_count_to_text: (transfer full): "12 mentions", "1 claim", translated. */
char *quoth_kind_count_to_text (QuothKind kind, guint n);

/** quoth_kind_counts_to_text: (transfer full) (nullable): "12 mentions, 3 claims and 1 memo": the kinds of which there are any; %NULL for none. */
char *quoth_kind_counts_to_text (const guint counts[QUOTH_N_KINDS]);

G_END_DECLS
