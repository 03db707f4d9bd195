/* quoth-line-places.h: where the characters of a line are, each asked for once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-text-map.h"

G_BEGIN_DECLS

/**
 * QuothLinePlaces:
 *
 * The places that a text view gives for the characters of one line of its buffer, while that is laid out: they are good until the
 * view is touched.
 */
typedef struct _QuothLinePlaces QuothLinePlaces;

/** quoth_line_places_new: (transfer full): of @line in @view, whose buffer @map keeps; both are borrowed. The line is measured. */
QuothLinePlaces *quoth_line_places_new (GtkTextView *view, QuothTextMap *map, guint line);
void quoth_line_places_free (QuothLinePlaces *self);

/** quoth_line_places_get_range: what the line holds, without its newline. */
QuothRange quoth_line_places_get_range (QuothLinePlaces *self);

/** quoth_line_places_get_height: of the whole line, with the space around it. */
int quoth_line_places_get_height (QuothLinePlaces *self);

/**
 * quoth_line_places_get:
 * @offset: a character of the line, or its end
 * @place: (out): in pixels, from the top of the line; the width is negative where the character is read from the right
 *
 * O(length of the line) when a character is first asked for, O(1) then.
 */
void quoth_line_places_get (QuothLinePlaces *self, guint offset, GdkRectangle *place);

/** quoth_line_places_get_rows: (transfer none) (element-type guint): the offsets that the display lines begin at. */
GArray *quoth_line_places_get_rows (QuothLinePlaces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothLinePlaces, quoth_line_places_free)

G_END_DECLS
