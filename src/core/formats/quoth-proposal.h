/* quoth-proposal.h: what is proposed for the fields of a document that comes in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-document.h"

G_BEGIN_DECLS

/**
 * quoth_proposal_decode: decodes a file for a document that is made of it: sets its encoding, newline and BOM, and notes in
 * @warnings (nullable) what a user should know.
 *
 * Returns: (transfer full): what quoth_decode() gives, or %NULL with its error
 */
QuothDecoded *quoth_proposal_decode (QuothDocument *document,
                                     GBytes *bytes,
                                     const char *encoding,
                                     GPtrArray *warnings,
                                     GError **error);

/**
 * quoth_proposal_finish:
 * @text: the text it is to have
 * @marks: (nullable) (element-type QuothSegment): what the file's markup says are headings and quotes; inner ones first
 *
 * Sets the text of @document, the segments that are found in it, and all fields that are still empty and that the
 * text tells something of. Fields that the file's own metadata gave stay, but for a language that is no tag of BCP 47.
 */
void quoth_proposal_finish (QuothDocument *document, QuothText *text, const GPtrArray *marks);

/**
 * quoth_proposal_dup_date:
 * @string: (nullable): a date as web pages write it: ISO 8601 with or without a time, "20230412", "2023/04/12", "12 April
 *   2023", "Apr 12, 2023", "Wed, 12 Apr 2023 10:00:00 GMT"
 *
 * Returns: (transfer full) (nullable): the day (or month, or year) in ISO 8601, or %NULL if it is none. The time zone of
 *   the page holds
 */
char *quoth_proposal_dup_date (const char *string);

/** quoth_proposal_dup_author: (transfer full) (nullable): a name and a handle ("@…"), of which either may be %NULL, in one. */
char *quoth_proposal_dup_author (const char *name, const char *handle);

/** quoth_proposal_dup_first_words: (transfer full): at most 60 characters of @range on one line, cut at a word, with "…" if it was cut. */
char *quoth_proposal_dup_first_words (QuothText *text, QuothRange range);

G_END_DECLS
