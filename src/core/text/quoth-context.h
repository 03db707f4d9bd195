/* quoth-context.h: a place of a text with what stands around it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/** quoth_context_flatten: (transfer full): @text with each run of white space as one blank. */
char *quoth_context_flatten (const char *text);

/**
 * quoth_context_dup_left:
 * @width: how many clusters at most
 *
 * Returns: (transfer full): what stands before @offset in its paragraph, flattened, from the boundary of a word; ends in a blank if the text
 *   has one there
 */
char *quoth_context_dup_left (QuothText *text, guint offset, guint width);

/** quoth_context_dup_right: (transfer full): the same for what stands after @offset. */
char *quoth_context_dup_right (QuothText *text, guint offset, guint width);

G_END_DECLS
