/* quoth-text-places.h: where a text stands in what it was made from: its pages, its times (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-document.h"

G_BEGIN_DECLS

/**
 * QuothTextPlaces:
 *
 * A list of places, each of which holds from where it begins in the text to where the next one does. The model keeps them as the numbers
 * of segments: "p. 12", or "p. 12–13" where a paragraph goes on to the next page; "0:12:05" for what is said from then on.
 */
typedef struct _QuothTextPlaces QuothTextPlaces;

QuothTextPlaces *quoth_text_places_new (void);
void quoth_text_places_free (QuothTextPlaces *self);

/** quoth_text_places_add_page: the page that people call @label begins at this byte of the text. To be called in order. */
void quoth_text_places_add_page (QuothTextPlaces *self, gsize byte, const char *label);

/** quoth_text_places_add_time: what stands from this byte on was said at @milliseconds. To be called in order. */
void quoth_text_places_add_time (QuothTextPlaces *self, gsize byte, gint64 milliseconds);

/** quoth_text_places_apply: gives each segment of @document that has no number of its own that of its place. O(segments + places). */
void quoth_text_places_apply (const QuothTextPlaces *self, QuothDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTextPlaces, quoth_text_places_free)

G_END_DECLS
