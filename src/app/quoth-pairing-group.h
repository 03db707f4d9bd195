/* quoth-pairing-group.h: what of another project is taken for what here, of one kind
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * QuothPairingGroup:
 *
 * A row that opens to one row for each thing of the other project that was not here before, with a button that says what it is taken
 * for, and lets somebody choose another, or that it is new.
 *
 * Signal "choose" (QuothPairing *pairing, const QuothId *ours): somebody chose; @ours is %NULL for what is new. What it shows changes with
 * quoth_pairing_group_update().
 */
#define QUOTH_TYPE_PAIRING_GROUP (quoth_pairing_group_get_type ())
G_DECLARE_FINAL_TYPE (QuothPairingGroup, quoth_pairing_group, QUOTH, PAIRING_GROUP, AdwExpanderRow)

/** quoth_pairing_group_new: @pairings (element-type QuothPairing): all of one kind; they must live as long as the group. */
GtkWidget *quoth_pairing_group_new (QuothSession *session, GPtrArray *pairings);

/** quoth_pairing_group_update: shows what is chosen now. */
void quoth_pairing_group_update (QuothPairingGroup *self);

/** quoth_pairing_group_grab_open: gives the focus to the first that is to be chosen; whether there is one. */
gboolean quoth_pairing_group_grab_open (QuothPairingGroup *self);

G_END_DECLS
