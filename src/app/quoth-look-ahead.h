/* quoth-look-ahead.h: the pages before and after the one that is seen are laid out while nothing else is to be done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-highlight-layout.h"

G_BEGIN_DECLS

typedef struct _QuothLookAhead QuothLookAhead;

/** quoth_look_ahead_new: both are borrowed. */
QuothLookAhead *quoth_look_ahead_new (GtkTextView *view, QuothHighlightLayout *layout);
void quoth_look_ahead_free (QuothLookAhead *self);

/** quoth_look_ahead_start: a frame was drawn: lays out what is near it, later. Costs little where that is done. */
void quoth_look_ahead_start (QuothLookAhead *self);

G_END_DECLS
