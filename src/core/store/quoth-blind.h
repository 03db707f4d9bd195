/* quoth-blind.h: what a coder may not see yet (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * QUOTH_BLIND_RULE: whether the coder of the assignment `a` may not see what others coded in its text, nor what was adjudicated there: they code it blind, or
 * learn on it, somebody is not done with it, and it was not opened.
 */
#define QUOTH_BLIND_RULE \
  "(a.blind <> 0 OR a.purpose = 'training') AND a.opened = 0" \
  " AND EXISTS (SELECT 1 FROM main.assignment o WHERE o.document = a.document AND o.state <> 'done')"

/** quoth_blind_find: whether there is a text that @coder codes blind now. @blind: (out). O(assignments). */
gboolean quoth_blind_find (QuothDatabase *database, const QuothId *coder, gboolean *blind, GError **error);

/**
 * quoth_blind_set:
 * @database: a connection for reading, on which no statement runs
 * @coder: (nullable): who reads; %NULL: somebody who may see all
 *
 * From now on what is read from @database has nothing that @coder may not see; what that is follows from the assignments of the state that is read.
 */
gboolean quoth_blind_set (QuothDatabase *database, const QuothId *coder, GError **error);

/**
 * quoth_blind_list:
 *
 * Returns: (transfer full) (element-type QuothNewsItem): the annotations that @coder may not see now, in the order of their ids, as news of them would name
 *   them; whatever quoth_blind_set() said. O(annotations of blind texts).
 */
GArray *quoth_blind_list (QuothDatabase *database, const QuothId *coder, GError **error);

G_END_DECLS
