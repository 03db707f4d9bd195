/* quoth-findings.h: what the propositions of a project hold together and set against each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothFinding:
 * @proposition: what it is about. Where only relations of coders set claims against each other, or say that they repeat each
 *   other, one that is not in the project, with the id of such a relation, and the words of the two claims
 * @is_stored: whether the project has it
 * @counts: how many claims do what to it
 * @contradiction: (nullable): what is in dispute
 * @repetitions: (element-type QuothRepetition): what is said again; owned by the findings
 */
typedef struct
{
  QuothProposition *proposition;
  gboolean is_stored;
  QuothPropositionCounts counts;
  QuothContradiction *contradiction;
  GPtrArray *repetitions;
} QuothFinding;

/** QuothFindings: all of them, as of one state of the project. Immutable. */
typedef struct _QuothFindings QuothFindings;

/** quoth_findings_read: (transfer full): in a thread of readers. O(n log n) in the claims. */
QuothFindings *quoth_findings_read (QuothReader *reader, GCancellable *cancellable, GError **error);
void quoth_findings_free (QuothFindings *self);

/** quoth_findings_list: (transfer full) (element-type QuothProposition): what they are about. */
GPtrArray *quoth_findings_list (QuothFindings *self);

/** quoth_findings_get: (transfer none) (nullable): what there is on the proposition @id. */
const QuothFinding *quoth_findings_get (QuothFindings *self, const QuothId *id);

guint quoth_findings_get_n_contradictions (QuothFindings *self);
guint quoth_findings_get_n_repetitions (QuothFindings *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothFindings, quoth_findings_free)

G_END_DECLS
