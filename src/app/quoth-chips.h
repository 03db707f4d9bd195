/* quoth-chips.h: a field that holds several things
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothChips:
 *
 * Coloured chips, each with a button to take it away, and a button to add one.
 *
 * Signals: "add", "remove" (guint index), "accept" (a suggestion was clicked).
 */
#define QUOTH_TYPE_CHIPS (quoth_chips_get_type ())
G_DECLARE_FINAL_TYPE (QuothChips, quoth_chips, QUOTH, CHIPS, GtkWidget)

/** quoth_chips_set_labels: @add: the accessible name of the button that adds one; @what: what a chip is, for the one that removes it. */
void quoth_chips_set_labels (QuothChips *self, const char *add, const char *what);

void quoth_chips_clear (QuothChips *self);

/** quoth_chips_add: appends a chip; @color may be %NULL. */
void quoth_chips_add (QuothChips *self, const char *label, const GdkRGBA *color);

/** quoth_chips_suggest: appends a proposal, which a click (or the key @key) would make a chip. */
void quoth_chips_suggest (QuothChips *self, const char *label, const char *key);

/** quoth_chips_set_editable: whether there is something to add or remove with. */
void quoth_chips_set_editable (QuothChips *self, gboolean editable);

/** quoth_chips_get_button: (transfer none): the button that adds one, for a popover to hang on. */
GtkWidget *quoth_chips_get_button (QuothChips *self);

G_END_DECLS
