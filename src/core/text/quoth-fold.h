/* quoth-fold.h: text as it is compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_fold: (transfer full): @text without case, diacritics and forms of writing (ﬁ, Ａ). %NULL gives "". */
char *quoth_fold (const char *text);

/** quoth_fold_matches: whether every word of @query (folded by quoth_fold()) is found in @text (not folded). */
gboolean quoth_fold_matches (const char *text, const char *query);

G_END_DECLS
