/* quoth-clean-text.h: a text made of marked-up pieces
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-segmenter.h"

G_BEGIN_DECLS

/**
 * QuothCleanText:
 *
 * Puts a reader's text together out of the pieces that a parser of HTML or Markdown gives: blocks with a blank line
 * between them, white space collapsed, and what the markup says of a stretch remembered as marks. All strings are UTF-8.
 */
typedef struct _QuothCleanText QuothCleanText;

QuothCleanText *quoth_clean_text_new (void);
void quoth_clean_text_free (QuothCleanText *self);

/** quoth_clean_text_append: running text of @n_bytes (-1: to its NUL); white space is collapsed. */
void quoth_clean_text_append (QuothCleanText *self, const char *utf8, gssize n_bytes);

/** quoth_clean_text_append_verbatim: text whose white space counts, as in a listing. */
void quoth_clean_text_append_verbatim (QuothCleanText *self, const char *utf8, gssize n_bytes);

/** quoth_clean_text_break: a block ends or begins here: @n_newlines is 1 for a line, 2 for a paragraph. The larger of neighbours holds. */
void quoth_clean_text_break (QuothCleanText *self, guint n_newlines);

/** quoth_clean_text_new_line: the line ends inside a block; two of them end a paragraph. */
void quoth_clean_text_new_line (QuothCleanText *self);

/** quoth_clean_text_tab: the next cell of a row begins here. */
void quoth_clean_text_tab (QuothCleanText *self);

/** quoth_clean_text_item: the next text is that of a list item, after @marker ("- "), indented for lists around it; %NULL when the item ends. */
void quoth_clean_text_item (QuothCleanText *self, const char *marker, guint depth);

/** quoth_clean_text_set_flat: whether breaks and new lines are only spaces, as in the cell of a table. */
void quoth_clean_text_set_flat (QuothCleanText *self, gboolean flat);

/** quoth_clean_text_open: from here, up to quoth_clean_text_close(), the text is a @kind. They nest. */
void quoth_clean_text_open (QuothCleanText *self, QuothSegmentKind kind);
void quoth_clean_text_close (QuothCleanText *self);

/** quoth_clean_text_get_length: how many bytes are written; what comes next begins there or, after a break, a little later. */
gsize quoth_clean_text_get_length (const QuothCleanText *self);

/** quoth_clean_text_is_empty: whether there is no text yet. */
gboolean quoth_clean_text_is_empty (const QuothCleanText *self);

/**
 * quoth_clean_text_finish:
 * @marks: (out) (element-type QuothSegment): what was opened and closed around some text; in the order it was closed, so
 *   that what lies inside comes first
 *
 * Ends the text with a newline.
 *
 * Returns: (transfer full): the text, or %NULL with an error of quoth_text_new()
 */
QuothText *quoth_clean_text_finish (QuothCleanText *self, GPtrArray **marks, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCleanText, quoth_clean_text_free)

G_END_DECLS
