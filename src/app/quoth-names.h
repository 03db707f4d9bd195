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

/** quoth_name_of_time: (transfer full): a time of the store, as people here write a date and time. */
char *quoth_name_of_time (gint64 time);

/** quoth_name_one_line: (transfer full): @text with white space folded, cut after @max characters. */
char *quoth_name_one_line (const char *text, guint max);

/** quoth_name_capitalize: (transfer full): @text with a capital at its beginning: what a command line says after its own name stands by itself here. */
char *quoth_name_capitalize (const char *text);

/**
 * quoth_name_isolate: (transfer full):
 *
 * @text for a line with other words in it: if something in it is written from right to left, between U+2068 and U+2069, so that it turns nothing
 * of what stands beside it.
 */
char *quoth_name_isolate (const char *text);

/** quoth_name_append: adds one more thing to a line that tells several, "article · Paula Renz"; %NULL and "" are passed over. */
void quoth_name_append (GString *line, const char *part);

/** quoth_name_of_kind: (transfer none): what a value of @kind is, in one word or a few. */
const char *quoth_name_of_kind (QuothKind kind);

/** quoth_name_of_annotation: (transfer none): "mention", "claim" or "cue". */
const char *quoth_name_of_annotation (QuothKind kind);

/** quoth_name_of_unplaced: (transfer full): "2 to place": what a correction of the text left without a place. */
char *quoth_name_of_unplaced (guint n);

G_END_DECLS
