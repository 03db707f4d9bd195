/* quoth-removal.h: deleting what a codebook defines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * quoth_removal_begin:
 * @widget: where the wish came from
 * @value: a code, an attribute, a type of relations or a kind of actors
 *
 * Deletes @value if nothing refers to it. If something does, says by what it is used and, where something can take its place, asks
 * for that.
 */
void quoth_removal_begin (GtkWidget *widget, QuothDesk *desk, gpointer value);

G_END_DECLS
