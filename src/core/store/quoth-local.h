/* quoth-local.h: what a project file keeps for itself, and no copy gets (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"

G_BEGIN_DECLS

/** quoth_local_get_text: @value: (out): the text under @key; %NULL if there is none. */
gboolean quoth_local_get_text (QuothDatabase *database, const char *key, char **value, GError **error);

/** quoth_local_set_text: @value: (nullable): %NULL removes it. */
gboolean quoth_local_set_text (QuothDatabase *database, const char *key, const char *value, GError **error);

G_END_DECLS
