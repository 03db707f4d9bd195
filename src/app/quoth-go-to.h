/* quoth-go-to.h: going to a place of the text that somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "quoth-desk.h"
#include "quoth-places.h"

G_BEGIN_DECLS

/**
 * QuothGoTo:
 *
 * A popover with an entry that finds segments, offsets, annotations and codes of the open text: see quoth_places_find().
 *
 * Signal: "go" (const QuothPlace *): one was chosen, and the popover is closed.
 */
#define QUOTH_TYPE_GO_TO (quoth_go_to_get_type ())
G_DECLARE_FINAL_TYPE (QuothGoTo, quoth_go_to, QUOTH, GO_TO, GtkPopover)

GtkWidget *quoth_go_to_new (void);

/** quoth_go_to_ask: opens it; @caret: where in the open text of @desk somebody is. */
void quoth_go_to_ask (QuothGoTo *self, QuothDesk *desk, guint caret);

G_END_DECLS
