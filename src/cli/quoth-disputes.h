/* quoth-disputes.h: what coders disagree about, place by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-invocation.h"

G_BEGIN_DECLS

/** quoth_disputes_write: a row for each unit of which they said different things, or which only one marked, or several with other ends, by text and place. */
gboolean quoth_disputes_write (QuothInvocation *invocation, const QuothProjectAgreement *agreement, GError **error);

G_END_DECLS
