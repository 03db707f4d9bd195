/* quoth-follow.h: to hold an object and listen to it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * quoth_follow:
 * @self: who listens: the data of the handlers
 * @field: where it holds the object; a pointer to a pointer
 * @object: (nullable): what it is to hold from here on
 *
 * Holds @object and lets go of the one before, whose handlers with the data @self are disconnected. In a dispose with %NULL.
 *
 * Returns: whether it is another one: connect to it then
 */
gboolean quoth_follow (gpointer self, gpointer field, gpointer object);

G_END_DECLS
