/* quoth-annotation.h: what mentions, claims and cues have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"
#include "text/quoth-text.h"

G_BEGIN_DECLS

/**
 * QuothSpan:
 * @range: in code points of the document's text
 * @quote: what the text says there; %NULL in a put: "take it from the text"
 */
typedef struct
{
  QuothRange range;
  char *quote;
} QuothSpan;

/**
 * QuothAnnotation:
 * @document: where
 * @coder: whose
 * @spans: (element-type QuothSpan): one or more fragments, ascending, not overlapping; never %NULL
 * @created: when it was made
 * @origin: how it came about: "manual", "import", "suggestion", "tag-all"
 * @gold: of the adjudicated layer: what the team says, by the one who decided. How it came from what coders made, #QuothVerdict tells
 * @unplaced: a revision of the text left it without a place: its spans and quotes are those of the text it stood in, and say
 *   nothing of the text as it is now
 *
 * The head of #QuothMention, #QuothClaim and #QuothCue.
 */
typedef struct
{
  QuothValue value;
  QuothId document;
  QuothId coder;
  GArray *spans;
  gint64 created;
  char *origin;
  gboolean gold;
  gboolean unplaced;
} QuothAnnotation;

#define QUOTH_ANNOTATION(value) ((QuothAnnotation *) (value))

/** quoth_annotation_add_span: appends a fragment; @quote is copied and may be %NULL. */
void quoth_annotation_add_span (gpointer annotation, QuothRange range, const char *quote);

/** quoth_annotation_get_n_spans: how many fragments it has. */
guint quoth_annotation_get_n_spans (gconstpointer annotation);

/** quoth_annotation_get_span: (transfer none): the fragment @n. */
const QuothSpan *quoth_annotation_get_span (gconstpointer annotation, guint n);

/** quoth_annotation_set_range: makes it one fragment, at @range, without a quote. */
void quoth_annotation_set_range (gpointer annotation, QuothRange range);

/** quoth_annotation_get_extent: from the start of the first fragment to the end of the last. */
QuothRange quoth_annotation_get_extent (gconstpointer annotation);

/** quoth_annotation_dup_quote: (transfer full): its quotes, joined by " … ". */
char *quoth_annotation_dup_quote (gconstpointer annotation);

/**
 * quoth_annotation_check:
 * @text: the document's text
 *
 * Whether its fragments stand in @text: in order, inside, on cluster boundaries, with the quotes that are given
 * being what the text says. Missing quotes are not looked at. Of one that is unplaced, whether its fragments are in order and
 * have quotes: @text may be %NULL then.
 *
 * Returns: %FALSE with %QUOTH_ERROR_OFFSET or %QUOTH_ERROR_QUOTE, in terms of code points
 */
gboolean quoth_annotation_check (gconstpointer annotation, QuothText *text, GError **error);

G_END_DECLS
