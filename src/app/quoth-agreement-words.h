/* quoth-agreement-words.h: what came out of measuring agreement, in words, and as files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-agreement-findings.h"

G_BEGIN_DECLS

/** quoth_agreement_words_of_value: (transfer full): "0.81", "undefined". */
char *quoth_agreement_words_of_value (const QuothAgreement *result);

/** quoth_agreement_words_of_parts: (transfer full): why it is undefined; else what was observed and expected, and the interval; "" if there is no more to say. */
char *quoth_agreement_words_of_parts (const QuothAgreement *result);

/** quoth_agreement_words_of_left_out: (transfer full): "units with one rating: 3 · annotations of the gold layer: 2"; "" if nothing was. */
char *quoth_agreement_words_of_left_out (const QuothAgreement *result);

/** quoth_agreement_words_of_said: (transfer full): a value of the ratings, for people: "Ann, Bo" for "Ann|Bo", "none" for "{}". @value: (nullable): "marked". */
char *quoth_agreement_words_of_said (const char *value);

/** quoth_agreement_words_of_dispute: (transfer full): who says what of it: "Ann: economy · Bo: nothing marked". */
char *quoth_agreement_words_of_dispute (const QuothAgreementFindings *findings, const QuothDispute *dispute);

/** quoth_agreement_words_dup_csv: (transfer full): the whole and the parts, a row each. */
char *quoth_agreement_words_dup_csv (const QuothAgreementFindings *findings);

/** quoth_agreement_words_dup_disputes: (transfer full): the places where coders differ as CSV, a column for what each says. */
char *quoth_agreement_words_dup_disputes (const QuothAgreementFindings *findings);

/** quoth_agreement_words_dup_json: (transfer full): the same, an object a line, as `quoth-cli agreement --json` writes it. */
char *quoth_agreement_words_dup_json (const QuothAgreementFindings *findings);

G_END_DECLS
