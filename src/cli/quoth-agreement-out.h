/* quoth-agreement-out.h: results of agreement, for people and for programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-columns.h"
#include "quoth-invocation.h"

G_BEGIN_DECLS

/** quoth_agreement_out_new_columns: (transfer full): for quoth_agreement_out_write(). */
QuothColumns *quoth_agreement_out_new_columns (QuothInvocation *invocation);

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

/** quoth_agreement_out_write: a result as a row of @columns, or with `--json` as an object, whose members are those of DESIGN. @part: (nullable). */
gboolean quoth_agreement_out_write (QuothInvocation *invocation,
                                    QuothColumns *columns,
                                    const QuothAgreement *agreement,
                                    const QuothAgreementPart *part,
                                    GError **error);

/** quoth_agreement_out_dup_title: (transfer full): what the result is called: "Krippendorff’s α (ordinal)". */
char *quoth_agreement_out_dup_title (const QuothAgreement *agreement);

G_END_DECLS
