/* quoth-fold.h: text as it is compared while somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** quoth_fold: (transfer full): @text without case and diacritics. %NULL gives "". */
char *quoth_fold (const char *text);

/** quoth_fold_matches: whether every word of @query (folded) is found in @text (not folded). */
gboolean quoth_fold_matches (const char *text, const char *query);

G_END_DECLS
