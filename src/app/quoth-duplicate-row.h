/* quoth-duplicate-row.h: two actors that are perhaps one, side by side
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothPair: two actors as an item of a list. */
#define QUOTH_TYPE_PAIR (quoth_pair_get_type ())
G_DECLARE_FINAL_TYPE (QuothPair, quoth_pair, QUOTH, PAIR, GObject)

/** quoth_pair_new: (transfer full): takes @duplicate over. */
QuothPair *quoth_pair_new (QuothDuplicate *duplicate);

const QuothDuplicate *quoth_pair_get (QuothPair *self);

/** quoth_pair_get_key: (transfer none): which two they are: the same for as long as both are there. */
const char *quoth_pair_get_key (QuothPair *self);

/** quoth_pair_turn: puts the one that is used more first: to the left, where it is kept by the first key. */
void quoth_pair_turn (QuothPair *self, QuothSession *session);

/** QuothDuplicateRow: both names, what kind of actors they are and how often they are used, and why they may be one. */
#define QUOTH_TYPE_DUPLICATE_ROW (quoth_duplicate_row_get_type ())
G_DECLARE_FINAL_TYPE (QuothDuplicateRow, quoth_duplicate_row, QUOTH, DUPLICATE_ROW, GtkWidget)

GtkWidget *quoth_duplicate_row_new (void);

void quoth_duplicate_row_show (QuothDuplicateRow *self, QuothPair *pair, QuothSession *session);

G_END_DECLS
