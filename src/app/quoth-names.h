/* quoth-names.h: what the kinds of things are called, for people
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/** quoth_document_kinds: the kinds of texts there are, as the store calls them. */
#define QUOTH_N_DOCUMENT_KINDS 5
extern const char *const quoth_document_kinds[QUOTH_N_DOCUMENT_KINDS];

/* All return static, translated text; a kind that is the project's own is given back as it is. */
const char *quoth_name_of_actor_kind (const char *kind);
const char *quoth_name_of_document_kind (const char *kind);
const char *quoth_name_of_segment_kind (QuothSegmentKind kind);

const char *quoth_name_of_link (QuothLink link);

/** quoth_name_of_relation: (transfer full): what @kind is from its one end, or (not @is_from) from the other: "is repeated by". */
char *quoth_name_of_relation (const char *kind, gboolean is_from);

/** quoth_name_of_date: (transfer full): an ISO date as people here write it; what it cannot read is given back. */
char *quoth_name_of_date (const char *date);

/** quoth_name_of_time: (transfer full): a time of the store, as people here write a date and time. */
char *quoth_name_of_time (gint64 time);

/** quoth_name_of_document: (transfer none): its title, or its name where it has none. */
const char *quoth_name_of_document (const QuothDocument *document);

/** quoth_name_of_place: (transfer full): where @offset is in @document, in words ("post 6/", "paragraph 3", "p. 12", "0:12:05"). */
char *quoth_name_of_place (const QuothDocument *document, guint offset);

/** quoth_name_one_line: (transfer full): @text with white space folded, cut after @max characters. */
char *quoth_name_one_line (const char *text, guint max);

/** quoth_name_capitalize: (transfer full): @text with a capital at its beginning: what a command line says after its own name stands by itself here. */
char *quoth_name_capitalize (const char *text);

/** quoth_name_append: adds one more thing to a line that tells several, "article · Paula Renz"; %NULL and "" are passed over. */
void quoth_name_append (GString *line, const char *part);

/** quoth_name_of_kind: (transfer none): what a value of @kind is, in one word or a few. */
const char *quoth_name_of_kind (QuothKind kind);

/** quoth_name_of_annotation: (transfer none): "mention", "claim" or "cue". */
const char *quoth_name_of_annotation (QuothKind kind);

/** quoth_name_of_unplaced: (transfer full): "2 to place": what a correction of the text left without a place. */
char *quoth_name_of_unplaced (guint n);

G_END_DECLS
