/* quoth-counts.h: how many of what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** quoth_counts_dup_text: (transfer full): "17 actors, 24 mentions": the kinds of which there are any; "nothing". */
char *quoth_counts_dup_text (const guint counts[QUOTH_N_KINDS]);

/** quoth_counts_add_json: the same as a member of a JSON object: {"actor":17,"mention":24}. */
void quoth_counts_add_json (GString *out, const char *name, const guint counts[QUOTH_N_KINDS]);

G_END_DECLS
