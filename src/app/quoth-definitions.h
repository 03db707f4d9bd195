/* quoth-definitions.h: what a codebook defines beside codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * QuothDefinitions:
 *
 * The attributes, the types of relations or the kinds of actors of a project as a list in an order of one's own, and beside it
 * the fields of the chosen one.
 */
#define QUOTH_TYPE_DEFINITIONS (quoth_definitions_get_type ())
G_DECLARE_FINAL_TYPE (QuothDefinitions, quoth_definitions, QUOTH, DEFINITIONS, GtkWidget)

GtkWidget *quoth_definitions_new (QuothDesk *desk, QuothKind kind);

/** quoth_definitions_add: makes a new one and puts the caret into its name. */
void quoth_definitions_add (QuothDefinitions *self);

/** quoth_definitions_go_back: from the fields to the list, where there is room for one of them only. Returns: whether it did. */
gboolean quoth_definitions_go_back (QuothDefinitions *self);

G_END_DECLS
