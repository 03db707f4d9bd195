/* quoth-chips.h: a field that holds several things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-chip.h"

G_BEGIN_DECLS

/**
 * QuothChips:
 *
 * A row of chips, and a button to add one. It is one stop of the Tab key. In it: Left and Right go along, with Alt they move the
 * chip; Delete takes it away; Enter activates it, and Down or the menu key show what else there is to do; a letter, `+` or Insert adds
 * one, at the end, after the chip or before it. Where things have no order or cannot be added by name, nobody listens.
 *
 * The row is filled anew after each edit; the focus stays at its place.
 *
 * Signals: "add" (see quoth_chips_get_query(), quoth_chips_get_place()), "remove" (guint), "move" (guint, int step), "activate"
 * (guint), "open" (guint: Ctrl and a click or Enter), "menu" (guint), "badge" (guint), "accept" (a suggestion was taken).
 */
#define QUOTH_TYPE_CHIPS (quoth_chips_get_type ())
G_DECLARE_FINAL_TYPE (QuothChips, quoth_chips, QUOTH, CHIPS, GtkWidget)

/** quoth_chips_set_labels: @add: the accessible name of the button that adds one; @what: what a chip is, for the one that removes it. */
void quoth_chips_set_labels (QuothChips *self, const char *add, const char *what);

void quoth_chips_clear (QuothChips *self);

/** quoth_chips_add: (transfer none): appends a chip; @color may be %NULL. */
QuothChip *quoth_chips_add (QuothChips *self, const char *label, const GdkRGBA *color);

/** quoth_chips_suggest: appends a proposal, which a click (or the key @key) would make a chip. */
void quoth_chips_suggest (QuothChips *self, const char *label, const char *key);

/** quoth_chips_set_editable: whether there is something to add or remove with. */
void quoth_chips_set_editable (QuothChips *self, gboolean editable);

/** quoth_chips_set_can_add: whether there is something to add with, until quoth_chips_set_editable() says so anew. */
void quoth_chips_set_can_add (QuothChips *self, gboolean can_add);

/** quoth_chips_get_button: (transfer none): the button that adds one, for a popover to hang on. */
GtkWidget *quoth_chips_get_button (QuothChips *self);

/** quoth_chips_get_chip: (transfer none) (nullable): the chip @n. */
GtkWidget *quoth_chips_get_chip (QuothChips *self, guint n);

/** quoth_chips_get_place: while "add" is emitted: before which chip; their number for the end. */
guint quoth_chips_get_place (QuothChips *self);

/** quoth_chips_get_query: (transfer none): while "add" is emitted: the letter that was typed, or "". */
const char *quoth_chips_get_query (QuothChips *self);

/** quoth_chips_ask_to_add: emits "add" for @place. */
void quoth_chips_ask_to_add (QuothChips *self, guint place, const char *query);

/** quoth_chips_expect: the chip @n is on its way, and shall have the focus when it comes, if the row has it. */
void quoth_chips_expect (QuothChips *self, guint n);

/** quoth_chips_refocus: puts the focus where it was last in the row: when a popover is closed. */
void quoth_chips_refocus (QuothChips *self);

G_END_DECLS
