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
 * buffer: a paragraph of the text.
 */
typedef struct _QuothTextMap QuothTextMap;

/** quoth_text_map_new: (transfer full): for @buffer, which is referenced and holds nothing yet. */
QuothTextMap *quoth_text_map_new (GtkTextBuffer *buffer);
void quoth_text_map_free (QuothTextMap *self);

/** quoth_text_map_set_text: fills the buffer from @text (nullable). */
void quoth_text_map_set_text (QuothTextMap *self, QuothText *text);

/** quoth_text_map_correct: makes of the text that @diff begins with, which the buffer is filled from, the one it ends with: what is
 * the same stays where it is, and so do the caret and what is seen. No tags are left. */
void quoth_text_map_correct (QuothTextMap *self, QuothDiff *diff);

/** quoth_text_map_get_text: (transfer none) (nullable): the whole text. */
QuothText *quoth_text_map_get_text (QuothTextMap *self);

/** quoth_text_map_get_buffer: (transfer none): the buffer. */
GtkTextBuffer *quoth_text_map_get_buffer (QuothTextMap *self);

/** quoth_text_map_get_shown: what the buffer holds. */
QuothRange quoth_text_map_get_shown (QuothTextMap *self);

/** quoth_text_map_get_iter: the place of @offset; the nearest there is, and %FALSE, if the buffer does not hold it. */
gboolean quoth_text_map_get_iter (QuothTextMap *self, guint offset, GtkTextIter *iter);

/** quoth_text_map_get_offset: the offset of a place in the buffer. */
guint quoth_text_map_get_offset (QuothTextMap *self, const GtkTextIter *iter);

/** quoth_text_map_get_line: the line that holds @offset, or the nearest. */
guint quoth_text_map_get_line (QuothTextMap *self, guint offset);

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
