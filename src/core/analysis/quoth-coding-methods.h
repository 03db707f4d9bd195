/* quoth-coding-methods.h: agreement in plain words, for a paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-project-agreement.h"

G_BEGIN_DECLS

/**
 * quoth_coding_methods_dup:
 * @results: (element-type QuothAgreement): of all that was loaded
 *
 * Returns: (transfer full): a paragraph on how agreement was measured and what came out, an empty line, and the references, one a line
 */
char *quoth_coding_methods_dup (const QuothProjectAgreement *agreement, const GPtrArray *results);

G_END_DECLS
