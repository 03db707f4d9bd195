/* quoth-text-fragment.h: links that lead to words of a page (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * quoth_text_fragment_dup_link:
 * @address: (nullable): of the page; may have a fragment already
 * @quote: (nullable): words of it
 *
 * A link that a browser follows to the words ("https://example.org/#:~:text=The%20words"): all of them, or the first and last of many.
 *
 * Returns: (transfer full) (nullable): %NULL where there is no address, or no word
 */
char *quoth_text_fragment_dup_link (const char *address, const char *quote);

G_END_DECLS
