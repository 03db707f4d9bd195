/* quoth-merge-case.h: the best of what several coders made, field by field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-case-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** QuothMergeCaseFunc: @decision: (transfer full): of the case of @item. */
typedef void (*QuothMergeCaseFunc) (QuothCaseItem *item, QuothDecision *decision, gpointer owner);

/**
 * quoth_merge_case_ask: asks in a dialog over the window of @widget from whom each field in which coders differ is to be; what most say is proposed.
 * @func is called if somebody agrees. @owner must be a #GObject; if it goes meanwhile, nothing is called.
 */
void quoth_merge_case_ask (GtkWidget *widget, QuothCaseItem *item, QuothMergeCaseFunc func, gpointer owner);

G_END_DECLS
