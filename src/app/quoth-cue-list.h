/* quoth-cue-list.h: the cues and the evidence of a claim, as a field of the inspector
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothCueList: lists them with a way to each, lets go of one, and ties one that is there. */
#define QUOTH_TYPE_CUE_LIST (quoth_cue_list_get_type ())
G_DECLARE_FINAL_TYPE (QuothCueList, quoth_cue_list, QUOTH, CUE_LIST, GtkWidget)

void quoth_cue_list_show (QuothCueList *self, QuothDesk *desk, QuothClaim *claim);

G_END_DECLS
