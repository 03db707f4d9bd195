/* quoth-control-marks.h: characters that turn the direction of the text and cannot be seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-text-map.h"

G_BEGIN_DECLS

/** quoth_control_get_name: (transfer none) (nullable): what the control character @c of the direction is called; %NULL if it is none. */
const char *quoth_control_get_name (gunichar c);

/** quoth_controls_find: (transfer full) (element-type guint): where such characters are in @range of @text, at most @max. O(bytes). */
GArray *quoth_controls_find (QuothText *text, QuothRange range, guint max);

/** quoth_control_marks_snapshot: draws a mark where each of them is in @seen, in buffer coordinates. */
void quoth_control_marks_snapshot (GtkTextView *view, QuothTextMap *map, QuothRange seen, GtkSnapshot *snapshot);

/** quoth_control_marks_describe: (transfer full) (nullable): what the one near a place in buffer coordinates is, of those in @seen. */
char *quoth_control_marks_describe (GtkTextView *view, QuothTextMap *map, QuothRange seen, int x, int y);

G_END_DECLS
