/* quoth-text-map.h: which part of a document a text buffer holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothTextMap:
 *
 * The one place where offsets of the document (code points) become places in the buffer and back. A **line** is one of the
 * buffer: a paragraph of the text, or a part of a very long one. Of a long text the buffer holds a window only (see
 * #QuothTextWindow), so the number of a line says nothing once the window moved; the offset it begins at does.
 *
 * What is not in the buffer has no place on the screen. To ask: quoth_text_map_get_iter() is %FALSE then. To show it:
 * quoth_editor_select_range(), quoth_editor_set_place() or quoth_editor_set_selected(), which move the window and scroll.
 */
typedef struct _QuothTextMap QuothTextMap;

/** quoth_text_map_new: (transfer full): for @buffer, which is referenced and holds nothing yet. */
QuothTextMap *quoth_text_map_new (GtkTextBuffer *buffer);
void quoth_text_map_free (QuothTextMap *self);

/** quoth_text_map_set_text: fills the buffer from @text (nullable). */
void quoth_text_map_set_text (QuothTextMap *self, QuothText *text);

/**
 * quoth_text_map_show:
 * @offset: what is to be seen
 * @fresh: (out): what the buffer holds now and did not before; it has no tags but those of the map
 *
 * Sees to it that the buffer holds @offset and enough on either side of it. What it held already keeps its tags, its marks and
 * its height. Marks in what it holds no more stand at the end that is nearest.
 *
 * Returns: %FALSE if it did so already, as it always does where the text is not long
 */
gboolean quoth_text_map_show (QuothTextMap *self, guint offset, QuothRange *fresh);

/**
 * quoth_text_map_correct:
 *
 * Makes of the text that @diff begins with, which the buffer is filled from, the one it ends with. No tags are left.
 *
 * Returns: whether what is the same stayed where it is, and so did the caret and what is seen; if not, the buffer was filled anew,
 *   around the same place
 */
gboolean quoth_text_map_correct (QuothTextMap *self, QuothDiff *diff);

/** quoth_text_map_get_text: (transfer none) (nullable): the whole text. */
QuothText *quoth_text_map_get_text (QuothTextMap *self);

/** quoth_text_map_get_buffer: (transfer none): the buffer. */
GtkTextBuffer *quoth_text_map_get_buffer (QuothTextMap *self);

/** quoth_text_map_get_shown: what the buffer holds. */
QuothRange quoth_text_map_get_shown (QuothTextMap *self);

/** quoth_text_map_is_whole: whether that is the whole text, and always will be. */
gboolean quoth_text_map_is_whole (QuothTextMap *self);

/** quoth_text_map_is_plain: whether the buffer holds the text exactly: as a whole, and with no newlines but those of the text. */
gboolean quoth_text_map_is_plain (QuothTextMap *self);

/** quoth_text_map_get_iter: the place of @offset; the nearest there is, and %FALSE, if the buffer does not hold it. */
gboolean quoth_text_map_get_iter (QuothTextMap *self, guint offset, GtkTextIter *iter);

/** quoth_text_map_get_offset: the offset of a place in the buffer. */
guint quoth_text_map_get_offset (QuothTextMap *self, const GtkTextIter *iter);

/** quoth_text_map_get_line: the line that holds @offset, or the nearest. */
guint quoth_text_map_get_line (QuothTextMap *self, guint offset);

/** quoth_text_map_get_line_iter: where the line that holds @offset, or the nearest, begins; before its mark, if it has one. */
void quoth_text_map_get_line_iter (QuothTextMap *self, guint offset, GtkTextIter *iter);

/** quoth_text_map_get_lines: the places of the whole lines in @range, from before the mark of the first to before that of the one after. */
void quoth_text_map_get_lines (QuothTextMap *self, QuothRange range, GtkTextIter *start, GtkTextIter *end);

/** quoth_text_map_is_marked: whether a line that only the screen begins at @offset has a mark, to be read in its paragraph's direction. */
gboolean quoth_text_map_is_marked (QuothTextMap *self, guint offset);

/** quoth_text_map_get_line_range: what a line holds, without its newline. */
QuothRange quoth_text_map_get_line_range (QuothTextMap *self, guint line);

/**
 * quoth_text_map_apply_tag:
 *
 * Applies @tag from @start to @end, line by line, without the newlines. No tag may cross a newline: GTK 4.8 keeps the style of the
 * line that it laid out last for the next one it lays out, which need not be the next of the text, and only sees that a tag
 * ended where it lays out the line in which it ends.
 */
void quoth_text_map_apply_tag (QuothTextMap *self,
                               GtkTextTag *tag,
                               const GtkTextIter *start,
                               const GtkTextIter *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTextMap, quoth_text_map_free)

G_END_DECLS
