/* quoth-html-text.h: what a reader reads of a web page (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-clean-text.h"
#include "formats/quoth-html-tree.h"

G_BEGIN_DECLS

/** quoth_html_render_fragment: appends the text of a piece of HTML inside another text. One that cannot be read is left out. */
void quoth_html_render_fragment (const char *html, QuothCleanText *text);

/** QuothHtmlVisit: is given each element before its children. Returns: whether it is left out, with all that is in it. */
typedef gboolean (*QuothHtmlVisit) (xmlNode *node, QuothCleanText *text, gpointer user_data);

/** quoth_html_render_all: appends all that is in @root, which is known to be text and nothing else; @visit may be %NULL. */
void quoth_html_render_all (xmlNode *root, QuothCleanText *text, QuothHtmlVisit visit, gpointer user_data);

/**
 * quoth_html_render_page: appends what a reader reads of the main content (see quoth_html_find_content()), as paragraphs.
 * @title: (nullable): the page's title: a headline outside of the main content is taken along if it says the same
 */
void quoth_html_render_page (xmlDoc *page, const char *title, QuothCleanText *text);

G_END_DECLS
