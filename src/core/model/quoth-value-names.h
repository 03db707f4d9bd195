/* quoth-value-names.h: what the model's kinds and values are called, for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-claim.h"
#include "model/quoth-document.h"

G_BEGIN_DECLS

/* All return static, translated text; a kind that is the project's own is given back as it is. */
const char *quoth_name_of_actor_kind (const char *kind);
const char *quoth_name_of_cue_kind (const char *kind);
const char *quoth_name_of_document_kind (const char *kind);
const char *quoth_name_of_segment_kind (QuothSegmentKind kind);

const char *quoth_name_of_link (QuothLink link);

/** quoth_name_make_key: (transfer full): a key for what is new and called @name: one lower-case word, of which there may be another. */
char *quoth_name_make_key (const char *name);

/** quoth_name_of_relation: (transfer full): what @kind is from its one end, or (not @is_from) from the other: "is repeated by". */
char *quoth_name_of_relation (const char *kind, gboolean is_from);

/** quoth_name_of_date: (transfer full): an ISO date as people here write it; what it cannot read is given back. */
char *quoth_name_of_date (const char *date);

/** quoth_name_of_document: (transfer none): its title, or its name where it has none. */
const char *quoth_name_of_document (const QuothDocument *document);

/** quoth_name_of_place: (transfer full): where @offset is in @document, in words ("post 6/", "paragraph 3", "p. 12", "0:12:05"). */
char *quoth_name_of_place (const QuothDocument *document, guint offset);

/** quoth_factuality_get_name: (transfer none): what people call it ("probably not"); translated. */
const char *quoth_factuality_get_name (QuothFactuality factuality);

/** quoth_name_of_mode: (transfer none): "direct"; translated. */
const char *quoth_name_of_mode (QuothMode mode);

/** quoth_name_of_stance: (transfer none): "for"; translated; "" where it is not said. */
const char *quoth_name_of_stance (QuothStance stance);

G_END_DECLS
