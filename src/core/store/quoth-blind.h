/* quoth-blind.h: what a coder may not see yet (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * QUOTH_BLIND_RULE: whether the coder of the assignment `a` may not see what others coded in its text, nor what was adjudicated there: they code it blind, or
 * learn on it, they or somebody who codes it are not done, and it was not opened. Nobody waits for others who learn on it.
 */
#define QUOTH_BLIND_RULE \
  "(a.blind <> 0 OR a.purpose = 'training') AND a.opened = 0" \
  " AND EXISTS (SELECT 1 FROM main.assignment o WHERE o.document = a.document AND o.state <> 'done'" \
  " AND (o.coder = a.coder OR o.purpose <> 'training'))"

/** QUOTH_BLIND_IN: whether the coder @me (SQL, as the document) codes @document blind. */
#define QUOTH_BLIND_IN(document, me) \
  "EXISTS (SELECT 1 FROM main.assignment a WHERE a.document = " document " AND a.coder = " me " AND " QUOTH_BLIND_RULE ")"

/** QUOTH_BLIND_FOREIGN: whether the annotation of the row is none of the coder's own: another's, or adjudicated. */
#define QUOTH_BLIND_FOREIGN(row, me) "(" row ".coder <> " me " OR " row ".gold <> 0)"

/** QUOTH_BLIND_HIDES: whether @id is that of an annotation, which may be none, that the coder may not see. */
#define QUOTH_BLIND_HIDES(id, me) \
  "EXISTS (SELECT 1 FROM main.annotation h WHERE h.id = " id " AND " QUOTH_BLIND_FOREIGN ("h", me) " AND " QUOTH_BLIND_IN ("h.document", me) ")"

/** quoth_blind_find: whether there is a text that @coder codes blind now. @blind: (out). O(assignments). */
gboolean quoth_blind_find (QuothDatabase *database, const QuothId *coder, gboolean *blind, GError **error);

/** quoth_blind_list_texts: (transfer full) (element-type QuothId): the texts that @coder codes blind now, by id. O(assignments). */
GArray *quoth_blind_list_texts (QuothDatabase *database, const QuothId *coder, GError **error);

/**
 * quoth_blind_set:
 * @database: a connection on which no statement runs; one for writing must not write meanwhile, since what it wrote would go to the views
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

/** quoth_blind_is_set: whether @database does not show all that it has. */
gboolean quoth_blind_is_set (QuothDatabase *database);

/** quoth_blind_hides: whether @database, which shows it to somebody, has the value, and does not show it. */
gboolean quoth_blind_hides (QuothDatabase *database, QuothKind kind, const QuothId *id);

/**
 * quoth_blind_keep:
 * @database: for writing
 * @coder: who edits, and codes something blind
 * @value: (inout) (transfer full): what is to be written
 *
 * What somebody may not see is read as no tie (of a role or a link of the chain to a mention, of a cue to its claim, of an example to its annotation), and comes back
 * as none with any edit: so such a tie stays, and @value is replaced by a copy that has it, unless the edit put something else in its place.
 */
gboolean quoth_blind_keep (QuothDatabase *database, const QuothId *coder, gpointer *value, GError **error);

G_END_DECLS
