/* quoth-adjudication.h: what the coders of one text made, side by side, and what was decided of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothCaseKind: how far what is in a case is the same
 * @QUOTH_CASE_ALIKE: every coder of the text made it, at the same place, and says the same of it
 * @QUOTH_CASE_VALUES: at the same place, but they say different things of it
 * @QUOTH_CASE_OVERLAP: the places differ, and overlap; what is said of it may differ, too
 * @QUOTH_CASE_SOME: those who made it say the same, at the same place, but not all coders of the text made it
 * @QUOTH_CASE_GOLD: no coder made it: it is in the gold layer only
 */
typedef enum
{
  QUOTH_CASE_ALIKE,
  QUOTH_CASE_VALUES,
  QUOTH_CASE_OVERLAP,
  QUOTH_CASE_SOME,
  QUOTH_CASE_GOLD,
} QuothCaseKind;

#define QUOTH_N_CASE_KINDS (QUOTH_CASE_GOLD + 1)

/** quoth_case_kind_to_nick: (transfer none): "alike", "values", "overlap", "some", "gold". */
const char *quoth_case_kind_to_nick (QuothCaseKind kind);

/** quoth_case_kind_get_name: (transfer none): what people call it ("other values"); translated. */
const char *quoth_case_kind_get_name (QuothCaseKind kind);

/** QuothCaseState: @QUOTH_CASE_OUTDATED: it was decided, and then something changed; see QuothCase.outdated. */
typedef enum
{
  QUOTH_CASE_OPEN,
  QUOTH_CASE_SETTLED,
  QUOTH_CASE_OUTDATED,
} QuothCaseState;

/** quoth_case_state_to_nick: (transfer none): "open", "settled", "outdated". */
const char *quoth_case_state_to_nick (QuothCaseState state);

/** quoth_case_state_get_name: (transfer none): translated. */
const char *quoth_case_state_get_name (QuothCaseState state);

/**
 * QuothCaseChange: why a case is out of date; flags
 * @QUOTH_CASE_SOURCE_CHANGED: a coder changed what was judged
 * @QUOTH_CASE_SOURCE_JOINED: a coder made something that belongs here, and has no verdict
 * @QUOTH_CASE_SOURCE_GONE: what the gold annotation was made of was deleted
 */
typedef enum
{
  QUOTH_CASE_SOURCE_CHANGED = 1 << 0,
  QUOTH_CASE_SOURCE_JOINED = 1 << 1,
  QUOTH_CASE_SOURCE_GONE = 1 << 2,
} QuothCaseChange;

/**
 * QuothCaseField: what annotations of a case may differ in; a bit of QuothCase.differing each
 *
 * Claimant, addressee and object are the actors in that role; which mentions stand for them is no difference, since each coder has mentions of their own.
 * A cue's claim is the same if the claims are of one case.
 */
typedef enum
{
  QUOTH_CASE_FIELD_PLACE,
  QUOTH_CASE_FIELD_ACTOR,
  QUOTH_CASE_FIELD_STATEMENT,
  QUOTH_CASE_FIELD_CLAIMANT,
  QUOTH_CASE_FIELD_CHAIN,
  QUOTH_CASE_FIELD_ADDRESSEE,
  QUOTH_CASE_FIELD_OBJECT,
  QUOTH_CASE_FIELD_CATEGORIES,
  QUOTH_CASE_FIELD_FACTUALITY,
  QUOTH_CASE_FIELD_MODE,
  QUOTH_CASE_FIELD_FORM,
  QUOTH_CASE_FIELD_DATE,
  QUOTH_CASE_FIELD_WHERE,
  QUOTH_CASE_FIELD_CONFIDENCE,
  QUOTH_CASE_FIELD_PROPOSITIONS,
  QUOTH_CASE_FIELD_CUE_KIND,
  QUOTH_CASE_FIELD_CUE_CLAIM,
  QUOTH_CASE_FIELD_ATTRIBUTES,
} QuothCaseField;

#define QUOTH_N_CASE_FIELDS (QUOTH_CASE_FIELD_ATTRIBUTES + 1)
#define QUOTH_CASE_ALL_FIELDS ((1u << QUOTH_N_CASE_FIELDS) - 1)

/** quoth_case_field_to_nick: (transfer none): "place", "actor" … "attributes". */
const char *quoth_case_field_to_nick (QuothCaseField field);

/** quoth_case_field_from_nick: Returns: %FALSE if there is no such field. */
gboolean quoth_case_field_from_nick (const char *nick, QuothCaseField *field);

/** quoth_case_field_get_name: (transfer none): as the inspector names it ("Reported via"); translated. */
const char *quoth_case_field_get_name (QuothCaseField field);

/** quoth_case_field_is_of: whether annotations of @kind have it. */
gboolean quoth_case_field_is_of (QuothCaseField field, QuothKind kind);

/**
 * QuothCaseMember: an annotation of a coder
 * @coder: the number of its coder
 * @annotation: a mention, claim or cue, not gold
 * @verdict: (nullable): what was decided of it
 * @is_changed: whether it is not any more what was judged
 */
typedef struct
{
  guint coder;
  gpointer annotation;
  QuothVerdict *verdict;
  gboolean is_changed;
} QuothCaseMember;

/**
 * QuothCase: annotations of several coders that are of the same thing
 * @kind: of all its annotations
 * @place: from the first begin to the last end, of gold too
 * @members: (element-type QuothCaseMember): by coder; one of each at most, but where a verdict put several together
 * @gold: (nullable): what the team says
 * @outdated: #QuothCaseChange flags
 * @differing: of each #QuothCaseField in which members differ its bit
 * @n_missing: how many of the coders of the text made nothing here
 */
typedef struct
{
  QuothKind kind;
  QuothRange place;
  QuothCaseKind case_kind;
  QuothCaseState state;
  guint outdated;
  guint differing;
  guint n_missing;
  GPtrArray *members;
  gpointer gold;
} QuothCase;

/** quoth_case_get_id: by which a case is found again when cases are read anew: its oldest annotation, or the gold one where there is no other. */
const QuothId *quoth_case_get_id (const QuothCase *self);

/** quoth_case_find_member: (nullable) (transfer none): the one that is @annotation. */
const QuothCaseMember *quoth_case_find_member (const QuothCase *self, const QuothId *annotation);

/**
 * quoth_case_dup_seen: (transfer full): what @annotation says, in a few letters, as a verdict on it would have seen it (quoth_verdict_dup_seen()): that is
 * what tells whether a case is out of date. See QuothVerdict.seen.
 */
char *quoth_case_dup_seen (gconstpointer annotation);

/** quoth_case_get_reason: (nullable) (transfer none): why it was decided so: the first reason that a verdict gives. */
const char *quoth_case_get_reason (const QuothCase *self);

/**
 * QuothAdjudication:
 *
 * All that coders made in one text, in cases. Each annotation that has a place in the text proper is in exactly one. Those of several coders that overlap are
 * put together as agreement does it (quoth_coding_ratings_new()): as many as can be, with the most overlap, stacked and fragmented ones too; what a verdict made one
 * gold annotation of stays together. Does not change, and can be shared between threads.
 */
typedef struct _QuothAdjudication QuothAdjudication;

/**
 * quoth_adjudication_load:
 *
 * Blocks; for a thread that is not the window's (a #QuothReadFunc calls it). One state of the project is seen. A text of one coder only, or of none, is read,
 * too. What was made to learn the codebook (an assignment for training) is left out.
 *
 * O(annotations of the text × log, × pairs of coders).
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_NOT_FOUND (there is no such text), or %QUOTH_ERROR_INVALID: it is still coded blind, nobody opened it, and
 *   somebody is not done; or @reader does not show what others made of it (quoth_store_set_viewer())
 */
QuothAdjudication *quoth_adjudication_load (QuothReader *reader, const QuothId *document, GCancellable *cancellable, GError **error);

/**
 * quoth_adjudication_load_feedback:
 * @coder: whose work
 *
 * The same of one coder's own work held against gold: the coder's annotations are those of coder 0, and gold ones those of coder 1, who has
 * no name of their own ("Gold"). A case of kind %QUOTH_CASE_SOME is what the coder missed, or made too much; see quoth_feedback_count(). Members of the coder have their
 * verdicts, with the reason.
 *
 * Returns: (transfer full): or %NULL with an error, as quoth_adjudication_load(); %QUOTH_ERROR_NOT_FOUND, too, if nothing is gold there
 */
QuothAdjudication *quoth_adjudication_load_feedback (
  QuothReader *reader, const QuothId *document, const QuothId *coder, GCancellable *cancellable, GError **error);

QuothAdjudication *quoth_adjudication_ref (QuothAdjudication *self);
void quoth_adjudication_unref (QuothAdjudication *self);

/**
 * quoth_case_dup_outdated: (transfer full) (nullable): why it is out of date, in a sentence with the coders' names ("Ann changed it after it was decided.");
 * %NULL if it is not.
 */
char *quoth_case_dup_outdated (const QuothCase *self, const QuothAdjudication *adjudication);

/** quoth_adjudication_get_document: (transfer none): with text and segments. */
const QuothDocument *quoth_adjudication_get_document (const QuothAdjudication *self);

/** quoth_adjudication_get_n_coders: how many coded the text: who has anything there, or an assignment of it that is done. */
guint quoth_adjudication_get_n_coders (const QuothAdjudication *self);

/** quoth_adjudication_get_coder: (transfer none): by name. */
const QuothCoder *quoth_adjudication_get_coder (const QuothAdjudication *self, guint coder);

/** quoth_adjudication_get_cases: (transfer none) (element-type QuothCase): in the order of the text. */
GPtrArray *quoth_adjudication_get_cases (const QuothAdjudication *self);

/** quoth_adjudication_find_case: (transfer none) (nullable): the case that has @annotation, a coder's or gold; @index: (out) (optional): where it is. */
const QuothCase *quoth_adjudication_find_case (const QuothAdjudication *self, const QuothId *annotation, guint *index);

/**
 * QuothCaseCounts: @n: of each kind and state
 * @n_unplaced: annotations that have no place in the text, and so are in no case
 * @n_boilerplate: and those that begin in boilerplate
 * @n_training: and those that were made to learn
 * @n_unfinished: assignments of the text that are not done
 */
typedef struct
{
  guint n[QUOTH_N_CASE_KINDS][QUOTH_CASE_OUTDATED + 1];
  guint n_unplaced;
  guint n_boilerplate;
  guint n_training;
  guint n_unfinished;
} QuothCaseCounts;

void quoth_adjudication_count (const QuothAdjudication *self, QuothCaseCounts *counts);

/**
 * QuothCaseRow: a field of a case, in words
 * @attribute: the attribute of the project's own, for %QUOTH_CASE_FIELD_ATTRIBUTES; else none
 * @name: (transfer none): of the field, or of the attribute
 * @differs: whether members differ in it
 * @values: one for each member, in their order; %NULL where nothing is said
 * @gold: (nullable): what gold says
 */
typedef struct
{
  QuothCaseField field;
  QuothId attribute;
  char *name;
  gboolean differs;
  GStrv values;
  guint n_values;
  char *gold;
} QuothCaseRow;

void quoth_case_row_free (QuothCaseRow *self);

/**
 * quoth_adjudication_list_rows:
 *
 * What the members of @of_case say: the place first (its words), then each field that any of them, or gold, says something in.
 * Cheap enough for a list that is scrolled: O(what they say).
 *
 * Returns: (transfer full) (element-type QuothCaseRow)
 */
GPtrArray *quoth_adjudication_list_rows (const QuothAdjudication *self, const QuothCase *of_case);

/**
 * QuothFeedbackCounts: how far a coder's work is gold
 * @n_own: annotations of the coder
 * @n_gold: annotations that are gold
 * @n_found: gold ones of which the coder has one that overlaps
 * @n_placed: of these, at the very same place
 * @n_same: of these, with the same values
 *
 * Precision is n_found / n_own, recall n_found / n_gold, F1 2 n_found / (n_own + n_gold); undefined if there are none.
 */
typedef struct
{
  guint n_own;
  guint n_gold;
  guint n_found;
  guint n_placed;
  guint n_same;
} QuothFeedbackCounts;

/** quoth_feedback_has_coded: whether the coder coded the text at all: has anything there, or an assignment that is done. */
gboolean quoth_feedback_has_coded (const QuothAdjudication *self);

/** quoth_feedback_count: of what quoth_adjudication_load_feedback() gave; of annotations of @kind only. @counts is added to. */
void quoth_feedback_count (const QuothAdjudication *self, QuothKind kind, QuothFeedbackCounts *counts);

/** QuothFeedbackKind: what a case of feedback is to the coder. */
typedef enum
{
  QUOTH_FEEDBACK_SAME,
  QUOTH_FEEDBACK_VALUES,   /* another value */
  QUOTH_FEEDBACK_PLACE,    /* another place, perhaps other values, too */
  QUOTH_FEEDBACK_MISSED,   /* gold only */
  QUOTH_FEEDBACK_TOO_MUCH, /* the coder only */
} QuothFeedbackKind;

/** quoth_case_get_feedback: of a case that quoth_adjudication_load_feedback() gave. */
QuothFeedbackKind quoth_case_get_feedback (const QuothCase *self);

/** quoth_feedback_kind_to_nick: (transfer none): "same", "values", "place", "missed", "too-much". */
const char *quoth_feedback_kind_to_nick (QuothFeedbackKind kind);

/** quoth_feedback_kind_get_name: (transfer none): translated. */
const char *quoth_feedback_kind_get_name (QuothFeedbackKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAdjudication, quoth_adjudication_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCaseRow, quoth_case_row_free)

G_END_DECLS
