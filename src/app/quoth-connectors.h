/* quoth-connectors.h: lines from the selected claim to those it is related to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-document-model.h"
#include "quoth-text-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothConnector:
 * @other: the claim at the other end
 * @is_from: whether the relation goes from the selected claim (or to it)
 * @is_against: whether it contradicts
 */
typedef struct
{
  QuothId other;
  gboolean is_from;
  gboolean is_against;
} QuothConnector;

/**
 * quoth_connectors_snapshot:
 * @connectors: (element-type QuothConnector): of @selected
 * @column: the text column, in buffer coordinates
 *
 * Draws a thin line beside the text, from the end of the selected claim to the start of each claim that is related to it, where both
 * are on screen; an arrow says which way the relation goes. In buffer coordinates; O(connectors).
 */
void quoth_connectors_snapshot (GArray *connectors,
                                GtkTextView *view,
                                QuothTextMap *map,
                                QuothDocumentModel *model,
                                const QuothId *selected,
                                const GdkRectangle *column,
                                GtkSnapshot *snapshot);

G_END_DECLS
