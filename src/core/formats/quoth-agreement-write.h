/* quoth-agreement-write.h: results of agreement, for programs and spreadsheets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-agreement.h"

G_BEGIN_DECLS

/**
 * QuothAgreementPart: of which part of a project a result is
 * @layer: what was held against each other
 * @by: (nullable): what it was divided by: "pair"
 * @label: (nullable): which part it is: "Ann – Bo"
 */
typedef struct
{
  const char *layer;
  const char *by;
  const char *label;
  guint n_texts;
} QuothAgreementPart;

/** quoth_agreement_append_json: a result as an object, whose members `quoth-cli agreement --help` tells. @part: (nullable): of a plain table there is none. */
void quoth_agreement_append_json (GString *out, const QuothAgreement *agreement, const QuothAgreementPart *part);

/** quoth_agreement_append_csv_field: text as a field of a row, in quotes where it needs them, and such that no spreadsheet takes it for a formula. */
void quoth_agreement_append_csv_field (GString *out, const char *text);

/** quoth_agreement_append_csv_head: the names of the columns, as a row. */
void quoth_agreement_append_csv_head (GString *out);

/** quoth_agreement_append_csv: a result as a row; what there is none of is empty. */
void quoth_agreement_append_csv (GString *out, const QuothAgreement *agreement, const QuothAgreementPart *part);

G_END_DECLS
