/* quoth-pattern-private.h: a regular expression, bounded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-search.h"

G_BEGIN_DECLS

/** QuothPattern: a compiled regular expression. Immutable; any thread. */
typedef struct _QuothPattern QuothPattern;

/** quoth_pattern_new: of @flags only words and case count. */
QuothPattern *quoth_pattern_new (const char *pattern, QuothSearchFlags flags, GError **error);
void quoth_pattern_free (QuothPattern *self);

/** quoth_pattern_run: appends all matches to @matches (of QuothRange). */
gboolean quoth_pattern_run (QuothPattern *self,
                            QuothText *text,
                            GArray *matches,
                            GCancellable *cancellable,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothPattern, quoth_pattern_free)

G_END_DECLS
