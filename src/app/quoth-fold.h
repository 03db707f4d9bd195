/* quoth-fold.h: whether a text is what somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** quoth_fold_matches: whether every word of @query (folded by quoth_fold()) is found in @text (not folded). */
gboolean quoth_fold_matches (const char *text, const char *query);

G_END_DECLS
