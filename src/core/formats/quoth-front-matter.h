/* quoth-front-matter.h: what a Markdown file says of itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-document.h"

G_BEGIN_DECLS

/**
 * quoth_front_matter_read:
 * @markdown: the file's text
 * @document: gets title, author, date, URL, language and source; other keys are passed over
 *
 * Reads YAML front matter as far as it is lines of "key: value" and simple lists: what static site generators and note
 * programs write. Anything else between two lines "---" is taken for text.
 *
 * Returns: where the text begins, in bytes; 0 if there is no front matter
 */
gsize quoth_front_matter_read (const char *markdown, QuothDocument *document);

G_END_DECLS
