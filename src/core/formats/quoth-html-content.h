/* quoth-html-content.h: where the text of a web page is (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-html-tree.h"

G_BEGIN_DECLS

/** quoth_html_is_unread: whether a reader does not read @node: scripts, navigation, forms, what is hidden. */
gboolean quoth_html_is_unread (const xmlNode *node);

/** quoth_html_find_content: (transfer none) (nullable): the element that holds what the page is about; the body if nothing says so. */
xmlNode *quoth_html_find_content (xmlDoc *page);

/** quoth_html_find_headline: (transfer none) (nullable): the page's one h1, if it has just one. */
xmlNode *quoth_html_find_headline (xmlDoc *page);

/** quoth_html_is_read_in: whether a reader of @root reads @node. */
gboolean quoth_html_is_read_in (const xmlNode *root, const xmlNode *node);

G_END_DECLS
