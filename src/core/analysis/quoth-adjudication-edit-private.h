/* quoth-adjudication-edit-private.h: decisions on their way to a change (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-adjudication-edit.h"
#include "analysis/quoth-adjudication-private.h"

G_BEGIN_DECLS

typedef enum
{
  DECISION_ACCEPT,
  DECISION_WRITE,
  DECISION_REJECT,
  DECISION_REOPEN,
} DecisionType;

/** DecisionTake: @attribute: none: all */
typedef struct
{
  QuothCaseField field;
  QuothId attribute;
  guint member;
} DecisionTake;

/**
 * QuothDecision:
 * @members: (element-type CaseMember): as they were seen
 * @gold: (nullable): as it was seen
 * @base: of what is accepted, which member
 * @takes: (element-type DecisionTake)
 * @written: (nullable): of what is written
 * @narrow: which member alone is judged; %G_MAXUINT: all
 * @made: (nullable): once built, what is gold
 */
struct _QuothDecision
{
  DecisionType type;
  QuothKind kind;
  GPtrArray *members;
  QuothAnnotation *gold;
  guint base;
  GArray *takes;
  QuothAnnotation *written;
  char *reason;
  guint narrow;
  QuothAnnotation *made;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAnnotation, quoth_value_unref)

/** quoth_decision_judges: whether it is about that member. */
static inline gboolean
quoth_decision_judges (const QuothDecision *self, guint member)
{
  return self->narrow == G_MAXUINT || self->narrow == member;
}

static inline const QuothCaseMember *
quoth_decision_get_member (const QuothDecision *self, guint member)
{
  return self->members->pdata[member];
}

/**
 * AdjudicationEdit: what a change is made of
 * @verdicts: QuothId of a source → its verdict as it will be, or %NULL if it will have none
 * @sources: QuothId of a source → the annotation, borrowed of the decisions
 * @golds: QuothId → QuothAnnotation: what is gold and is written
 * @gone: QuothId: what is gold no more
 * @relations: (element-type QuothRelation): to be written
 * @dead_relations: (element-type QuothId): to be deleted
 */
typedef struct
{
  QuothReader *reader;
  const QuothCoder *author;
  GHashTable *verdicts;
  GHashTable *sources;
  GHashTable *golds;
  GHashTable *gone;
  GPtrArray *relations;
  GArray *dead_relations;
} AdjudicationEdit;

/** quoth_adjudication_tie: once all verdicts and golds are there: what gold refers to becomes gold, wherever @decisions (element-type QuothDecision) touch it. */
gboolean quoth_adjudication_tie (AdjudicationEdit *self, GPtrArray *decisions, GError **error);

G_END_DECLS
