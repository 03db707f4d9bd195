/* quoth-segmenter.h: the structure of a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-text.h"

G_BEGIN_DECLS

/** QuothSegmentKind: what a stretch of a document is. */
typedef enum
{
  QUOTH_SEGMENT_POST,
  QUOTH_SEGMENT_HEADING,
  QUOTH_SEGMENT_PARAGRAPH,
  QUOTH_SEGMENT_QUOTE,
  QUOTH_SEGMENT_QUESTION,
  QUOTH_SEGMENT_ANSWER,
  QUOTH_SEGMENT_BOILERPLATE,
  QUOTH_SEGMENT_METADATA,
} QuothSegmentKind;

/** quoth_segment_kind_to_nick: (transfer none): "post", "heading", … as jsonl writes them. */
const char *quoth_segment_kind_to_nick (QuothSegmentKind kind);

/** quoth_segment_kind_from_nick: Returns: %FALSE if there is no such nick. */
gboolean quoth_segment_kind_from_nick (const char *nick, QuothSegmentKind *kind);

/**
 * QuothSegment:
 * @kind: what it is
 * @range: where it is, in code points, without the newline after it
 * @number: (nullable): its number as the text writes it ("2/", "1/16"); or where it stands in what the text was made from: "p. 12" or
 *   "p. 12–13", the pages as they are numbered there, or "0:12:05", when it is said; or %NULL
 *
 * Segments of a document do not overlap and come in order; what lies between them is blank.
 */
typedef struct
{
  QuothSegmentKind kind;
  QuothRange range;
  char *number;
} QuothSegment;

/** quoth_segment_new: (transfer full): a segment; @number is copied. */
QuothSegment *quoth_segment_new (QuothSegmentKind kind, QuothRange range, const char *number);

/** QUOTH_SEGMENT_PAGE: what the number of a segment begins with that tells of pages. */
#define QUOTH_SEGMENT_PAGE "p. "

/** quoth_segment_get_page: (transfer none) (nullable): the page or pages that it is on: "12", "iv", "12–13". */
const char *quoth_segment_get_page (const QuothSegment *self);

/** quoth_segment_is_on_page: whether @page is the page that it is on, or the first or last of them. */
gboolean quoth_segment_is_on_page (const QuothSegment *self, const char *page);

/** quoth_segment_get_time: when it is said, in seconds from the beginning; -1 if that is not known. */
gint64 quoth_segment_get_time (const QuothSegment *self);

QuothSegment *quoth_segment_copy (const QuothSegment *self);
void quoth_segment_free (QuothSegment *self);

/**
 * QuothSegmentation:
 * @segments: (element-type QuothSegment): in order
 * @kind: "thread", "article", "interview", "speech" or "text"
 * @title: (nullable): as found in the text
 * @author: (nullable): the author's name
 * @handle: (nullable): the author's handle, with its "@"
 * @source: (nullable): the medium that published it
 * @date: (nullable): ISO 8601, as exact as the text is ("2023-04-12", "2023-04", "2023")
 *
 * What the segmenter found; all of it a proposal that a coder may correct.
 */
typedef struct
{
  GPtrArray *segments;
  const char *kind;
  char *title;
  char *author;
  char *handle;
  char *source;
  char *date;
} QuothSegmentation;

/** quoth_segmentation_new: (transfer full): finds the structure of @text. Never fails; O(n). Any thread. */
QuothSegmentation *quoth_segmentation_new (QuothText *text);

void quoth_segmentation_free (QuothSegmentation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSegment, quoth_segment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothSegmentation, quoth_segmentation_free)

G_END_DECLS
