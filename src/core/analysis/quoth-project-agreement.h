/* quoth-project-agreement.h: what several coders coded of the same texts, to be held against each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-agreement.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothCodingLayer: what of their work is held against each other
 * @QUOTH_CODING_MENTION: what was marked as a mention, and of which actor
 * @QUOTH_CODING_CLAIM: what was marked as a claim
 * @QUOTH_CODING_CUE: what was marked as a cue, and of which kind
 * @QUOTH_CODING_CATEGORY: the codes of claims, as sets; of what was marked each code apart
 * @QUOTH_CODING_STANCE: of claims under the same code: −1, 0 or 1
 * @QUOTH_CODING_FACTUALITY: of claims
 * @QUOTH_CODING_ROLE: the actors that have a role in a claim, as sets, each role apart
 * @QUOTH_CODING_RELATION: the kinds of relations from a claim to another one, as sets
 * @QUOTH_CODING_ATTRIBUTE: an attribute of the project's own, of mentions, claims or cues
 */
typedef enum
{
  QUOTH_CODING_MENTION,
  QUOTH_CODING_CLAIM,
  QUOTH_CODING_CUE,
  QUOTH_CODING_CATEGORY,
  QUOTH_CODING_STANCE,
  QUOTH_CODING_FACTUALITY,
  QUOTH_CODING_ROLE,
  QUOTH_CODING_RELATION,
  QUOTH_CODING_ATTRIBUTE,
} QuothCodingLayer;

#define QUOTH_N_CODING_LAYERS (QUOTH_CODING_ATTRIBUTE + 1)

/** quoth_coding_layer_to_nick: (transfer none): "mention", "claim" … "attribute". */
const char *quoth_coding_layer_to_nick (QuothCodingLayer layer);

/** quoth_coding_layer_from_nick: Returns: %FALSE if there is no such layer. */
gboolean quoth_coding_layer_from_nick (const char *nick, QuothCodingLayer *layer);

/** quoth_coding_layer_get_name: (transfer none): as people call it: "Mentions". Translated. */
const char *quoth_coding_layer_get_name (QuothCodingLayer layer);

/** quoth_coding_layer_has_ratings: whether something is said there that can be rated: all but claims alone. */
gboolean quoth_coding_layer_has_ratings (QuothCodingLayer layer);

/** quoth_coding_layer_has_spans: whether it is about what was marked: mentions, claims, cues and categories. */
gboolean quoth_coding_layer_has_spans (QuothCodingLayer layer);

/**
 * QuothCodingQuery:
 * @attribute: (nullable): the key of the attribute, for that layer
 * @coders: (nullable): these only; %NULL: all who coded a text of @documents
 * @documents: (nullable): these only
 */
typedef struct
{
  QuothCodingLayer layer;
  const char *attribute;
  const QuothId *coders;
  guint n_coders;
  const QuothId *documents;
  guint n_documents;
} QuothCodingQuery;

/**
 * QuothCodedText:
 * @document: without text and segments
 * @n_coders: how many of the coders coded it
 * @n_unfinished: how many of these have an assignment there that is not done
 *
 * Who has an assignment of a text that is done coded it, also if they marked nothing; so did whoever has any annotation there that is not
 * gold and has a place. (What was to be learned from a text is no coding, but what stands there is.) Texts of two coders or more count.
 */
typedef struct
{
  QuothDocument *document;
  guint n_coders;
  guint n_unfinished;
} QuothCodedText;

/**
 * QuothProjectAgreement:
 *
 * What coders coded in a layer, by text and place. Boilerplate is cut out of the texts: what begins there is left out, as all over the analysis, and what
 * reaches into it ends where it begins. Gold and what has no place are left out, and counted. Does not change.
 */
typedef struct _QuothProjectAgreement QuothProjectAgreement;

/**
 * quoth_project_agreement_load:
 *
 * Blocks; for a thread that is not the window's. One state of the project is seen. O(annotations of the texts, and the texts one after the other).
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_NOT_FOUND (there is no such attribute), or %QUOTH_ERROR_INVALID: there are fewer than two coders,
 *   a coder who was asked for coded none of the texts, or no text was coded by two of them
 */
QuothProjectAgreement *
quoth_project_agreement_load (QuothReader *reader, const QuothCodingQuery *query, GCancellable *cancellable, GError **error);
void quoth_project_agreement_free (QuothProjectAgreement *self);

QuothCodingLayer quoth_project_agreement_get_layer (const QuothProjectAgreement *self);
guint quoth_project_agreement_get_n_coders (const QuothProjectAgreement *self);
const char *quoth_project_agreement_get_coder (const QuothProjectAgreement *self, guint coder);

/** quoth_project_agreement_get_texts: (transfer none) (element-type QuothCodedText): all that were asked for, by name, also those left out. */
GPtrArray *quoth_project_agreement_get_texts (const QuothProjectAgreement *self);

/** quoth_project_agreement_has_coded: whether @coder coded the text of that number. */
gboolean quoth_project_agreement_has_coded (const QuothProjectAgreement *self, guint text, guint coder);

/** quoth_project_agreement_list_codes: (transfer full) (element-type utf8): what a table by code has a row for: codes, actors, roles …; sorted. */
GPtrArray *quoth_project_agreement_list_codes (const QuothProjectAgreement *self);

/**
 * QuothCodingSlice:
 * @texts: (nullable): for each text whether it counts; %NULL: all
 * @coders: (nullable): numbers of the coders that count; %NULL: all
 * @code: (nullable): this code only: of ratings whether it was given ("1", "0") or, for stances and roles, what was said of it
 */
typedef struct
{
  const gboolean *texts;
  const guint *coders;
  guint n_coders;
  const char *code;
} QuothCodingSlice;

/**
 * QuothCodingCounts: what a slice has, and what is left out of it
 * @n_texts: texts that count
 * @n_texts_apart: texts of the slice that too few coded: fewer than two, of spans not all
 * @n_texts_unfinished: texts that count, of which an assignment is not done
 * @n_alone: annotations that only one coder made; for ratings they are missing
 * @n_unsaid: of matched annotations, what one coder only said something of
 * @n_loose: relations with an end that no other coder marked
 */
typedef struct
{
  guint n_texts;
  guint n_texts_apart;
  guint n_texts_unfinished;
  guint64 n_alone;
  guint64 n_unsaid;
  guint64 n_loose;
  guint64 n_unplaced;
  guint64 n_boilerplate;
  guint64 n_gold;
} QuothCodingCounts;

/** quoth_coding_counts_tell: adds to @agreement what was left out. */
void quoth_coding_counts_tell (const QuothCodingCounts *self, QuothAgreement *agreement);

/**
 * QuothCodingMark: what one coder marked
 * @coder: their number among those of the slice
 * @place: in code points of the text, boilerplate and all, from the first begin to the last end
 */
typedef struct
{
  guint coder;
  QuothId annotation;
  QuothRange place;
} QuothCodingMark;

/**
 * QuothCodingUnit:
 * @text: the number of the text
 * @place: in code points of that text, boilerplate and all; from the first begin to the last end of what was matched
 * @topic: (nullable): which role or code it is about; for relations to where
 * @row: the unit of the ratings; %G_MAXUINT if only one coder marked it, or there is nothing to say of it but that it was marked
 * @coder: who, if only one did; else %G_MAXUINT
 * @value: (nullable): what they said
 * @ends_differ: in a layer that is about what was marked: whether it was marked together, but not by all from the same begin to the same end
 * @first_mark: what was matched, in the marks of the #QuothCodingRatings
 */
typedef struct
{
  guint text;
  QuothRange place;
  const char *topic;
  guint row;
  guint coder;
  const char *value;
  gboolean ends_differ;
  guint first_mark;
  guint n_marks;
} QuothCodingUnit;

/**
 * QuothCodingRatings:
 * @ratings: coders × units
 * @units: (element-type QuothCodingUnit): where they stand, and what one coder only marked, by text; their strings
 *   are there as long as both this and the #QuothProjectAgreement are
 * @marks: (element-type QuothCodingMark): of all units; relations have that of the claim they come from
 */
typedef struct
{
  QuothRatings *ratings;
  GArray *units;
  GArray *marks;
  QuothCodingCounts counts;
  GStringChunk *strings;
} QuothCodingRatings;

/**
 * quoth_coding_ratings_new:
 *
 * Units are annotations that were matched one to one: of every two coders as many as overlap, and of all ways to do that the one with the most
 * overlap (quoth_span_scores_init()); of several at the very same place the ones that say the same. Of more than two coders those pairs are joined, the most overlap first, such that
 * nobody has two annotations in a unit. Values are names; sets are as QUOTH_METRIC_JACCARD wants them.
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_TOO_LARGE, or if it was cancelled
 */
QuothCodingRatings *quoth_coding_ratings_new (const QuothProjectAgreement *agreement,
                                              const QuothCodingSlice *slice,
                                              GCancellable *cancellable,
                                              GError **error);
void quoth_coding_ratings_free (QuothCodingRatings *self);

/** quoth_coding_ratings_is_disputed: whether coders said different things of @unit, or only one marked it, or they did with other ends. */
gboolean quoth_coding_ratings_is_disputed (const QuothCodingRatings *self, const QuothCodingUnit *unit);

/** quoth_coding_ratings_get_said: (transfer none) (nullable): what the coder of that number says of @unit; %NULL: nothing, which they may have marked. */
const char *quoth_coding_ratings_get_said (const QuothCodingRatings *self, const QuothCodingUnit *unit, guint coder);

/** quoth_coding_ratings_find_mark: (transfer none) (nullable): what the coder of that number marked of @unit. */
const QuothCodingMark *quoth_coding_ratings_find_mark (const QuothCodingRatings *self, const QuothCodingUnit *unit, guint coder);

/**
 * quoth_project_agreement_dup_continuum:
 * @gap: what nobody marked, between two texts: 0 but for measures that look beyond the end of one
 * @counts: (out)
 *
 * What the coders marked, one text behind the other: those that all coders of the slice coded, since who did not look at a text did not
 * leave it empty. Fragments and stacks are as they are; a claim under several codes is a span for each.
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_TOO_LARGE
 */
QuothContinuum *quoth_project_agreement_dup_continuum (const QuothProjectAgreement *self,
                                                       const QuothCodingSlice *slice,
                                                       guint gap,
                                                       QuothCodingCounts *counts,
                                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothProjectAgreement, quoth_project_agreement_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothCodingRatings, quoth_coding_ratings_free)

G_END_DECLS
