/* quoth-inspector.h: the pane with the fields of what is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothInspector: shows the selected annotation, or the open document where none is. */
#define QUOTH_TYPE_INSPECTOR (quoth_inspector_get_type ())
G_DECLARE_FINAL_TYPE (QuothInspector, quoth_inspector, QUOTH, INSPECTOR, GtkWidget)

/** quoth_inspector_set_desk: what to follow; %NULL: nothing. */
void quoth_inspector_set_desk (QuothInspector *self, QuothDesk *desk);

/** quoth_inspector_commit: saves what is being typed. */
void quoth_inspector_commit (QuothInspector *self);

/** quoth_inspector_focus: puts the focus into the first field. */
void quoth_inspector_focus (QuothInspector *self);

/** quoth_inspector_focus_memo: puts the caret into the field for a new memo on what is shown. */
void quoth_inspector_focus_memo (QuothInspector *self);

G_END_DECLS
