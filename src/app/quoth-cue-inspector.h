/* quoth-cue-inspector.h: the fields of a cue
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothCueInspector: the page of the inspector for a cue. */
#define QUOTH_TYPE_CUE_INSPECTOR (quoth_cue_inspector_get_type ())
G_DECLARE_FINAL_TYPE (QuothCueInspector, quoth_cue_inspector, QUOTH, CUE_INSPECTOR, GtkWidget)

void quoth_cue_inspector_show (QuothCueInspector *self, QuothDesk *desk, QuothCue *cue);

void quoth_cue_inspector_focus (QuothCueInspector *self);

G_END_DECLS
