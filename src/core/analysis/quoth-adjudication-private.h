/* quoth-adjudication-private.h: what the files about adjudication share (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-adjudication.h"

G_BEGIN_DECLS

/**
 * CaseSide: one annotation of a case
 * @claim: of a cue: which claim it belongs to, as a number that claims of one case share; 0 for none
 */
typedef struct
{
  gconstpointer annotation;
  guint claim;
} CaseSide;

/** CaseMember: @member is first, so that one is the other. */
typedef struct
{
  QuothCaseMember member;
  guint claim;
} CaseMember;

/** Case: as there; @index: among the cases of the text; @gold_claim: as CaseSide.claim. */
typedef struct
{
  QuothCase public;
  guint index;
  guint gold_claim;
} Case;

/**
 * QuothAdjudication:
 * @coders: (element-type QuothCoder)
 * @cases: (element-type Case): by place
 * @found: QuothId of an annotation → Case
 * @names: QuothId of an actor, a code or a proposition → what it is called
 * @attributes: (element-type QuothAttribute)
 * @is_done: of feedback: whether the coder has an assignment that is done
 */
struct _QuothAdjudication
{
  gatomicrefcount refs;
  QuothDocument *document;
  GPtrArray *coders;
  GPtrArray *cases;
  GHashTable *found;
  GHashTable *names;
  GPtrArray *attributes;
  gboolean is_done;
  QuothCaseCounts counts;
};

/* ---- quoth-adjudication-fields.c ---- */

/** quoth_case_field_is_same: whether two annotations of one kind say the same in @field. */
gboolean quoth_case_field_is_same (QuothCaseField field, const CaseSide *a, const CaseSide *b);

/** quoth_case_sides_differ: the bits of the fields in which they differ, of those of @fields. */
guint quoth_case_sides_differ (const CaseSide *a, const CaseSide *b, guint fields);

/** quoth_case_field_is_said: whether @annotation says anything in @field. */
gboolean quoth_case_field_is_said (QuothCaseField field, gconstpointer annotation);

/** quoth_case_field_take: gives @to what @from says in @field; @attribute: (nullable): of attributes this one only. */
void quoth_case_field_take (QuothCaseField field, gpointer to, gconstpointer from, const QuothId *attribute);

/** quoth_case_member_get_side: what compares it. */
CaseSide quoth_case_member_get_side (const QuothCaseMember *member);

/** quoth_case_get_gold_side: what compares its gold annotation. */
CaseSide quoth_case_get_gold_side (const QuothCase *of_case);

/* ---- quoth-adjudication-words.c ---- */

/** quoth_adjudication_load_names: what all that the members of the cases, and gold, refer to is called. */
gboolean quoth_adjudication_load_names (QuothAdjudication *self, QuothReader *reader, GError **error);

/* ---- quoth-adjudication-cases.c ---- */

/**
 * CasePiece: an annotation that is in a case
 * @coder: its number
 * @verdict: (nullable) (borrowed)
 * @gold: (nullable) (borrowed): what it went into
 */
typedef struct
{
  guint coder;
  gpointer annotation;
  QuothVerdict *verdict;
  gpointer gold;
} CasePiece;

/**
 * quoth_adjudication_add_cases:
 * @kind: of all @pieces; claims come before cues
 * @pieces: (element-type CasePiece): of @kind
 * @golds: (element-type QuothAnnotation): what is gold of that kind
 *
 * Puts them together, and makes cases of them.
 */
gboolean quoth_adjudication_add_cases (
  QuothAdjudication *self, QuothKind kind, GArray *pieces, GPtrArray *golds, GCancellable *cancellable, GError **error);

/** quoth_adjudication_finish: once all cases are there: their order, and where each annotation is. */
void quoth_adjudication_finish (QuothAdjudication *self);

G_END_DECLS
