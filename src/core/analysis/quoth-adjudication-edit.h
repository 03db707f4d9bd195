/* quoth-adjudication-edit.h: deciding what is gold
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-adjudication.h"
#include "model/quoth-change.h"

G_BEGIN_DECLS

/**
 * QuothDecision:
 *
 * What somebody decided of one case as they saw it: nothing but values, which need not be read again. One annotation of the gold layer is made, or changed, or
 * taken away; and each annotation that was judged gets a verdict. Deciding again replaces all that was decided of it before: gold keeps its id.
 *
 * - *accept*: gold is as one coder has it. That one is "accepted", and who made the same is, too; all else in the case is "rejected".
 * - *merge*: as *accept*, but then fields are taken from others by quoth_decision_take(). From whom anything is, that differs, is "changed".
 * - *write*: gold is what was written anew; "changed" is what overlaps it.
 * - *reject*: nothing is gold; all is "rejected", with the reason.
 * - *reopen*: as if nothing had been decided: verdicts and gold go. Memos on them go, too; so a discussion is best on quoth_case_get_id().
 */
typedef struct _QuothDecision QuothDecision;

/** quoth_decision_new_accept: @member: the place of that one in QuothCase.members. */
QuothDecision *quoth_decision_new_accept (const QuothCase *of_case, guint member);

/**
 * quoth_decision_take: in gold, @field is as @member has it. @attribute: (nullable): of %QUOTH_CASE_FIELD_ATTRIBUTES this one only; %NULL: all. Only for
 * decisions of quoth_decision_new_accept(), which a merge begins as.
 */
void quoth_decision_take (QuothDecision *self, QuothCaseField field, const QuothId *attribute, guint member);

/**
 * quoth_decision_new_best: (transfer full): a merge that is proposed: the place that most have (of as many, the longest), each field as most have who say anything.
 */
QuothDecision *quoth_decision_new_best (const QuothCase *of_case);

/** quoth_decision_get_source: from which member @field (of attributes: the first) would be. */
guint quoth_decision_get_source (const QuothDecision *self, QuothCaseField field);

/**
 * quoth_decision_new_write:
 * @of_case: (nullable): %NULL: what no coder has made
 * @annotation: what is to be gold; its id, coder, time, origin and layer do not matter. What it refers to (mentions, a claim) may be gold already, or a coder's
 */
QuothDecision *quoth_decision_new_write (const QuothCase *of_case, gconstpointer annotation);

/** quoth_decision_new_reject: @reason: (nullable): why. */
QuothDecision *quoth_decision_new_reject (const QuothCase *of_case, const char *reason);

QuothDecision *quoth_decision_new_reopen (const QuothCase *of_case);

/** quoth_decision_set_reason: (nullable): why; all verdicts of the decision have it. Verdicts that are "accepted" have none unless there is one. */
void quoth_decision_set_reason (QuothDecision *self, const char *reason);

/**
 * quoth_decision_narrow: only @member is judged, as if the case were nothing else: where two annotations that were put together are both right, each of something of
 * its own. Before it, what was decided of the whole case stays for the others.
 */
void quoth_decision_narrow (QuothDecision *self, guint member);

void quoth_decision_free (QuothDecision *self);

/**
 * QuothAdjudicating:
 *
 * Decisions that become one step to undo, by quoth_store_build() and quoth_adjudicating_build(). Whoever adjudicates is gold's coder and the verdicts'.
 * What gold refers to is gold: a role's mention, a cue's claim, and relations between claims that are (those of whoever has an accepted or changed one). Where that is decided later, or decided
 * anew, the ties follow then; so the order in which cases are decided makes no difference. Ties that a person gave to gold stay.
 */
typedef struct _QuothAdjudicating QuothAdjudicating;

/** quoth_adjudicating_new: @author: who adjudicates; comes with the change if the project does not have them. @label: (nullable): for the undo menu; %NULL: by what is decided. */
QuothAdjudicating *quoth_adjudicating_new (const QuothCoder *author, const char *label);
void quoth_adjudicating_free (QuothAdjudicating *self);

/** quoth_adjudicating_add: @decision: (transfer full): of a case that no other decision is of. */
void quoth_adjudicating_add (QuothAdjudicating *self, QuothDecision *decision);

guint quoth_adjudicating_get_n (const QuothAdjudicating *self);

/**
 * quoth_adjudicating_build: a #QuothBuildFunc; @data is the #QuothAdjudicating.
 *
 * Errors: %QUOTH_ERROR_CONFLICT: an annotation, or what was decided of it, is another one by now, or gone: look at it again
 */
QuothChange *quoth_adjudicating_build (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error);

/** quoth_adjudicating_get_gold: once built: the gold annotation of decision @n, or none. */
QuothId quoth_adjudicating_get_gold (const QuothAdjudicating *self, guint n);

/**
 * QuothRule: what is decided without a person
 * @QUOTH_RULE_IDENTICAL: where all coders of the text agree
 * @QUOTH_RULE_MAJORITY: where more than half of them do
 * @QUOTH_RULE_THRESHOLD: where so many of them do
 */
typedef enum
{
  QUOTH_RULE_IDENTICAL,
  QUOTH_RULE_MAJORITY,
  QUOTH_RULE_THRESHOLD,
} QuothRule;

/**
 * QuothRuleTerms:
 * @threshold: for that rule: 1 or more
 * @fields: #QuothCaseField bits: in what they have to agree; %QUOTH_CASE_ALL_FIELDS for all. The place always counts
 *
 * Of fields that need not agree gold has what most say. If two groups of coders are enough, and equally many, the case stays open.
 */
typedef struct
{
  QuothRule rule;
  guint threshold;
  guint fields;
} QuothRuleTerms;

/** QuothRuleCounts: @n_settled: cases that would be settled, by kind; @n_left: open ones that would not. */
typedef struct
{
  guint n_settled[QUOTH_N_CASE_KINDS];
  guint n_left;
} QuothRuleCounts;

/**
 * quoth_adjudication_decide:
 * @adjudicating: (nullable): gets the decisions; %NULL: they are only counted
 * @counts: is added to
 * @settled: (nullable) (element-type QuothCase): gets the cases, borrowed of @self
 *
 * Decides the open cases of a text by a rule. What is settled or out of date is a person's and stays.
 *
 * Returns: %FALSE with %QUOTH_ERROR_INVALID: fewer than two coded the text, so that nobody can agree; or the threshold is more than there are coders, or 0
 */
gboolean quoth_adjudication_decide (const QuothAdjudication *self,
                                    const QuothRuleTerms *terms,
                                    QuothAdjudicating *adjudicating,
                                    QuothRuleCounts *counts,
                                    GPtrArray *settled,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDecision, quoth_decision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAdjudicating, quoth_adjudicating_free)

G_END_DECLS
