/* quoth-bulk-inspector.h: the fields that several annotations have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothBulkInspector: the page of the inspector for several annotations of one kind: an edit is one change over all of them. */
#define QUOTH_TYPE_BULK_INSPECTOR (quoth_bulk_inspector_get_type ())
G_DECLARE_FINAL_TYPE (QuothBulkInspector, quoth_bulk_inspector, QUOTH, BULK_INSPECTOR, GtkBox)

/** quoth_bulk_inspector_show: (element-type QuothAnnotation): @annotations: more than one. */
void quoth_bulk_inspector_show (QuothBulkInspector *self, QuothDesk *desk, GPtrArray *annotations);

void quoth_bulk_inspector_focus (QuothBulkInspector *self);

G_END_DECLS
