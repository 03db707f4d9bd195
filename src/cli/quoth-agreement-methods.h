/* quoth-agreement-methods.h: agreement in plain words, for a paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-invocation.h"

G_BEGIN_DECLS

/** QuothAgreementMethods: a paragraph on how agreement was measured and what came out, with the references. */
typedef struct _QuothAgreementMethods QuothAgreementMethods;

QuothAgreementMethods *quoth_agreement_methods_new (const QuothProjectAgreement *agreement);
void quoth_agreement_methods_free (QuothAgreementMethods *self);

/** quoth_agreement_methods_add: a sentence for a result. @methods: a #QuothAgreementMethods. */
void quoth_agreement_methods_add (const QuothAgreement *agreement, gpointer methods);

/** quoth_agreement_methods_write: the paragraph, then the references. */
gboolean quoth_agreement_methods_write (QuothAgreementMethods *self, QuothInvocation *invocation, GError **error);

G_END_DECLS
