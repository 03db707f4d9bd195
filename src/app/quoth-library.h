/* quoth-library.h: the side pane: texts, actors, claims, codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothLibrary:
 *
 * What the project holds. A text that is clicked is opened, an actor is gone to from mention to mention, a claim is gone to, a
 * code is set on the selected claim.
 *
 * Signal: "actor-activated" (const QuothId *), "code-activated" (const QuothId *).
 */
#define QUOTH_TYPE_LIBRARY (quoth_library_get_type ())
G_DECLARE_FINAL_TYPE (QuothLibrary, quoth_library, QUOTH, LIBRARY, GtkWidget)

/** quoth_library_set_desk: what to follow; %NULL: nothing. */
void quoth_library_set_desk (QuothLibrary *self, QuothDesk *desk);

/** quoth_library_focus: puts the focus into the list that is shown. */
void quoth_library_focus (QuothLibrary *self);

G_END_DECLS
