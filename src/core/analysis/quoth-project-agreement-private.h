/* quoth-project-agreement-private.h: coders' work, as it is held against each other (private to the analysis)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "agreement/quoth-measuring.h"
#include "analysis/quoth-project-agreement.h"

G_BEGIN_DECLS

/** CodingState: why a piece does not count. */
typedef enum
{
  CODING_COUNTS,
  CODING_UNPLACED,
  CODING_BOILERPLATE,
  CODING_GOLD,
} CodingState;

/** CodingFact: what a coder said: @value of @topic. @value: (nullable): nothing. */
typedef struct
{
  const char *topic;
  const char *value;
} CodingFact;

/**
 * CodingPiece: an annotation
 * @place: where it stands, in its text
 * @first_range: its fragments in @ranges, in the text without boilerplate
 * @first_fact: what it says, in @facts
 */
typedef struct
{
  guint text;
  guint coder;
  QuothId id;
  CodingState state;
  QuothRange place;
  guint first_range;
  guint n_ranges;
  guint first_fact;
  guint n_facts;
} CodingPiece;

/** CodingRelation: both ends are claims of the coder or of others. */
typedef struct
{
  guint coder;
  QuothId from;
  QuothId to;
  const char *kind;
} CodingRelation;

/**
 * QuothProjectAgreement:
 * @coded: texts × coders
 * @lengths: of the texts without boilerplate
 * @pieces: (element-type CodingPiece): by text, place, coder and id
 * @firsts: of each text its first piece, and behind the last one how many there are
 * @strings: all that facts say
 * @scale: (nullable): the attribute that the layer is of
 */
struct _QuothProjectAgreement
{
  QuothCodingLayer layer;
  QuothKind kind;
  QuothId attribute;
  QuothAttribute *scale;
  GPtrArray *coders;
  GPtrArray *texts;
  gboolean *coded;
  guint *lengths;
  GArray *pieces;
  GArray *ranges;
  GArray *facts;
  GArray *relations;
  guint *firsts;
  GStringChunk *strings;
  GHashTable *labels;
};

/** quoth_coding_values_load: reads what actors and codes are called, each by a label of its own that can be a member of a set. */
gboolean quoth_coding_values_load (QuothProjectAgreement *self, QuothReader *reader, GError **error);

/** quoth_coding_values_add: what @annotation says, to the end of @facts. */
void quoth_coding_values_add (QuothProjectAgreement *self, gconstpointer annotation);

/** quoth_coding_values_join: (transfer none): @members (borrowed strings) as a set, which sorts them: "a|b", "{}"; it lives as long as @strings. */
const char *quoth_coding_values_join (GStringChunk *strings, GPtrArray *members);

/** quoth_coding_value_has: whether the set (or single value) @value has @member. */
gboolean quoth_coding_value_has (const char *value, const char *member);

/** quoth_coding_layer_has_topics: whether a unit is about a code or a role, and so is a table by code. */
gboolean quoth_coding_layer_has_topics (QuothCodingLayer layer);

/**
 * quoth_coding_match:
 * @coders: numbers
 * @groups: for each piece of @text, from its first, the number of its unit in the text, or %G_MAXUINT if it does not count
 * @n_groups: (out)
 *
 * Which annotations of the coders are of the same thing; those without a partner are alone in a unit.
 */
gboolean quoth_coding_match (const QuothProjectAgreement *self,
                             guint text,
                             const guint *coders,
                             guint n_coders,
                             guint *groups,
                             guint *n_groups,
                             GCancellable *cancellable,
                             GError **error);

/** quoth_coding_slice_count: who of the slice coded @text. */
guint quoth_coding_slice_count (const QuothProjectAgreement *self, guint text, const guint *coders, guint n_coders);

/** quoth_coding_counts_add: counts a text, and what is left out of it. @counts: whether it counts. */
void quoth_coding_counts_add (
  QuothCodingCounts *self, const QuothProjectAgreement *agreement, guint text, const guint *coders, guint n_coders, gboolean counts);

/** quoth_coding_slice_dup_coders: (transfer full): the coders' numbers. */
guint *quoth_coding_slice_dup_coders (const QuothProjectAgreement *self, const QuothCodingSlice *slice, guint *n_coders);

/** quoth_coding_slice_list_complete: (transfer full): the numbers of the texts of the slice that all its coders coded. */
guint *quoth_coding_slice_list_complete (const QuothProjectAgreement *self, const QuothCodingSlice *slice, guint *n_texts);

/** quoth_coding_continuum_new: (transfer full): what the coders of the slice marked in @texts, end to end, in that order; a text may be there again and again. */
QuothContinuum *quoth_coding_continuum_new (
  const QuothProjectAgreement *self, const QuothCodingSlice *slice, const guint *texts, guint n_texts, guint gap, GError **error);

/**
 * quoth_coding_draw_texts:
 * @result: of what all coders of the slice marked
 * @gap: what lies between two texts
 *
 * The interval of a measure of spans: as many texts as there are are drawn with replacement, again and again. Where that says nothing, or would take too
 * long, the note of the result tells.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean quoth_coding_draw_texts (QuothAgreement *result,
                                  const QuothProjectAgreement *agreement,
                                  const QuothCodingSlice *slice,
                                  guint gap,
                                  const QuothMeasuring *measuring,
                                  GCancellable *cancellable,
                                  GError **error);

/** quoth_coding_slice_has: whether @text is in the slice. */
gboolean quoth_coding_slice_has (const QuothCodingSlice *slice, guint text);

/** quoth_coding_find: the place of @coder among @coders, or -1. */
int quoth_coding_find (guint coder, const guint *coders, guint n_coders);

G_END_DECLS
