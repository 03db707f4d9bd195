/* quoth-text-content.h: a stretch of a text, for a clipboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth.h"

G_BEGIN_DECLS

/** QuothTextContent: gives a stretch of a text to whoever pastes it, and makes a copy of it only then. */
#define QUOTH_TYPE_TEXT_CONTENT (quoth_text_content_get_type ())
G_DECLARE_FINAL_TYPE (QuothTextContent, quoth_text_content, QUOTH, TEXT_CONTENT, GdkContentProvider)

/** quoth_text_content_new: (transfer full): of @range of @text, which is referenced. */
GdkContentProvider *quoth_text_content_new (QuothText *text, QuothRange range);

G_END_DECLS
