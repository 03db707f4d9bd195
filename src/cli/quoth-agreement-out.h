/* quoth-agreement-out.h: results of agreement, for people and for programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-columns.h"
#include "quoth-invocation.h"
#include "quoth.h"

G_BEGIN_DECLS

/** quoth_agreement_out_new_columns: (transfer full): for quoth_agreement_out_write(). */
QuothColumns *quoth_agreement_out_new_columns (QuothInvocation *invocation);

/** quoth_agreement_out_write: a result as a row of @columns, or with `--json` as an object (quoth_agreement_append_json()). @part: (nullable). */
gboolean quoth_agreement_out_write (QuothInvocation *invocation,
                                    QuothColumns *columns,
                                    const QuothAgreement *agreement,
                                    const QuothAgreementPart *part,
                                    GError **error);

G_END_DECLS
