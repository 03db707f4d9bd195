/* quoth-boundaries.h: where clusters and words begin and end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/*
 * The boundaries are ICU's (UAX #29 with its dictionaries, so that Chinese, Japanese and Thai have
 * words too). All offsets are code points; any thread.
 */

/** quoth_text_is_cluster_boundary: whether @offset is between two clusters (0 and the end are). */
gboolean quoth_text_is_cluster_boundary (QuothText *self, guint offset);

/** quoth_text_next_cluster: the nearest cluster boundary after @offset, or the end. */
guint quoth_text_next_cluster (QuothText *self, guint offset);

/** quoth_text_previous_cluster: the nearest cluster boundary before @offset, or 0. */
guint quoth_text_previous_cluster (QuothText *self, guint offset);

/** quoth_text_snap_to_clusters: the smallest range around @range that cuts no cluster. */
QuothRange quoth_text_snap_to_clusters (QuothText *self, QuothRange range);

/**
 * quoth_text_snap_to_words:
 *
 * The smallest range around @range that cuts neither a word nor a cluster; a handle or hashtag ("@name", "#tag")
 * counts as one word. An empty range inside or beside a word gives that word; an empty range elsewhere stays empty.
 */
QuothRange quoth_text_snap_to_words (QuothText *self, QuothRange range);

/** quoth_text_next_word: the next start or end of a word after @offset (white space and punctuation skipped), or the end. */
guint quoth_text_next_word (QuothText *self, guint offset);

/** quoth_text_previous_word: the same before @offset, or 0. */
guint quoth_text_previous_word (QuothText *self, guint offset);

/**
 * quoth_text_trim:
 *
 * @range without white space at either end, and without closing punctuation (".,;:!?…") at its end; brackets and
 * quotation marks go only where their partner is outside. All of one kind gives an empty range at its start.
 */
QuothRange quoth_text_trim (QuothText *self, QuothRange range);

G_END_DECLS
