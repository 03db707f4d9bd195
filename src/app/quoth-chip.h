/* quoth-chip.h: one of several things that a field holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothChip:
 *
 * A dot, a name, and what there is to do with it. Takes the focus as a whole; its keys are those of the row it is in.
 *
 * Signals: "activate" (a click), "open" (one with Ctrl), "menu" (the other mouse button), "badge", "remove" (their buttons).
 */
#define QUOTH_TYPE_CHIP (quoth_chip_get_type ())
G_DECLARE_FINAL_TYPE (QuothChip, quoth_chip, QUOTH, CHIP, GtkWidget)

/** quoth_chip_new: @color: of the dot; %NULL: none. */
GtkWidget *quoth_chip_new (const char *label, const GdkRGBA *color);

/** quoth_chip_set_lead: text before it, outside of its shape ("←"). */
void quoth_chip_set_lead (QuothChip *self, const char *lead);

/** quoth_chip_set_tie: that it has a place in the text, and where in words; %NULL: none. */
void quoth_chip_set_tie (QuothChip *self, const char *where);

/** quoth_chip_set_badge: a small button with a word or two; @about: what for, for people who hover or listen. */
void quoth_chip_set_badge (QuothChip *self, const char *text, const char *about);

/** quoth_chip_set_remove: a button that takes it away; @about: its name. */
void quoth_chip_set_remove (QuothChip *self, const char *about);

G_END_DECLS
