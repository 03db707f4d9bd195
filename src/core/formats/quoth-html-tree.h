/* quoth-html-tree.h: the tree of a web page (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/HTMLparser.h>

G_BEGIN_DECLS

/**
 * quoth_html_parse: parses a page, however broken; nothing is fetched. @html is UTF-8, whatever it says of itself.
 *
 * Returns: (transfer full): the tree, or %NULL with %QUOTH_ERROR_SYNTAX (nested too deep) or %QUOTH_ERROR_TOO_LARGE
 */
xmlDoc *quoth_html_parse (const char *html, gsize n_bytes, GError **error);

/** QuothHtmlEnter: is given a node before its children. Returns: whether to go into it; if not, it is not left either. */
typedef gboolean (*QuothHtmlEnter) (xmlNode *node, gpointer user_data);

/** QuothHtmlLeave: is given an element after its children. */
typedef void (*QuothHtmlLeave) (xmlNode *node, gpointer user_data);

/** quoth_html_walk: goes through @root and all below it, in order, without recursion. @leave may be %NULL. */
void quoth_html_walk (xmlNode *root, QuothHtmlEnter enter, QuothHtmlLeave leave, gpointer user_data);

/** quoth_html_is: whether @node is an element of this name (lower case). */
gboolean quoth_html_is (const xmlNode *node, const char *name);

/** quoth_html_is_one_of: whether @node is an element of one of these names (sorted, lower case). */
gboolean quoth_html_is_one_of (const xmlNode *node, const char *const *names, gsize n_names);

/** quoth_html_get_attribute: (transfer none) (nullable): the value of an attribute. */
const char *quoth_html_get_attribute (const xmlNode *node, const char *name);

/** quoth_html_has_word: whether an attribute's words, between white space, have @word among them; in any case. */
gboolean quoth_html_has_word (const xmlNode *node, const char *attribute, const char *word);

/** quoth_html_dup_text: (transfer full): all text below @node, white space squeezed. */
char *quoth_html_dup_text (xmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
