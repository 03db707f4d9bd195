/* quoth-quote-places.h: where a text has the words of a quote (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/**
 * quoth_quote_matches:
 *
 * Whether @range of @text reads as @quote: white space counts as one space wherever there is some, as spreadsheets and copying change it.
 */
gboolean quoth_quote_matches (QuothText *text, QuothRange range, const char *quote);

/**
 * quoth_quote_find: (transfer full) (element-type QuothRange): the places that read as @quote, without white space at their ends; those that
 * overlap one before them are none. At most @limit. O(length × length of the quote) at worst, O(length) for most.
 */
GArray *quoth_quote_find (QuothText *text, const char *quote, guint limit);

G_END_DECLS
