/* quoth-html-linked-data.h: what a web page says of itself in JSON-LD (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-html-metadata.h"

G_BEGIN_DECLS

/** quoth_html_linked_data_read: proposes what the JSON-LD of one script element says of an article. What is no JSON is passed over. */
void quoth_html_linked_data_read (const char *json, QuothHtmlMetadata *metadata);

G_END_DECLS
