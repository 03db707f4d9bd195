/* quoth-module.h: parts of Quoth that are loaded when they are first needed (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * quoth_module_find:
 * @name: of the module's file, with its ending
 * @function: what it exports
 * @message: (out) (transfer full) (nullable): why it cannot be loaded, where the system said so
 *
 * Loads a module, which stays. Any thread; ask once.
 *
 * Returns: (transfer none) (nullable): the function
 */
gpointer quoth_module_find (const char *name, const char *function, char **message);

G_END_DECLS
