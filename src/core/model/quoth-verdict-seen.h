/* quoth-verdict-seen.h: what a verdict has seen of what it judges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-verdict.h"

G_BEGIN_DECLS

/**
 * quoth_verdict_dup_seen: (transfer full): what @annotation (a mention, claim or cue) says, in a few letters: its words and values, but not where in the text it
 * stands, so that a correction of the text elsewhere makes no difference.
 */
char *quoth_verdict_dup_seen (gconstpointer annotation);

/** quoth_verdict_has_seen: whether @annotation says what the verdict has seen. */
gboolean quoth_verdict_has_seen (const QuothVerdict *self, gconstpointer annotation);

/**
 * quoth_verdict_follow:
 * @before: what was judged, as it was
 * @after: the same, after nobody changed it but what it refers to became something else (two actors that are one now)
 *
 * If it has seen @before, it has seen @after: what was judged is as it was. If not, its coder changed it since, which stays to be seen.
 *
 * Returns: whether the verdict is another one now
 */
gboolean quoth_verdict_follow (QuothVerdict *self, gconstpointer before, gconstpointer after);

G_END_DECLS
