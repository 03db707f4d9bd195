/* quoth-disagreement-private.h: what the files about disagreements share (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-disagreement.h"

G_BEGIN_DECLS

/** quoth_disagreements_list_ids: (transfer full) (element-type QuothId): those of merges that are written down; %NULL with @error. */
GHashTable *quoth_disagreements_list_ids (QuothDatabase *database, GError **error);

/** quoth_disagreements_list_new: (transfer full) (element-type QuothDisagreement): those of merges that are not in @old, and are open. */
GPtrArray *quoth_disagreements_list_new (QuothDatabase *database, GHashTable *old, GError **error);

/** quoth_disagreements_add_twice: adds what is there twice to @found (quoth-disagreement-twice.c). */
gboolean quoth_disagreements_add_twice (QuothDatabase *database, gboolean settled_too, GPtrArray *found, GError **error);

/** quoth_disagreement_describe: fills kind, document and phrase by the value. */
gboolean quoth_disagreement_describe (QuothDisagreement *self, QuothDatabase *database, GError **error);

G_END_DECLS
