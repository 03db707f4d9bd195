/* quoth-outline-private.h: the steps of the segmenter
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-lines-private.h"

G_BEGIN_DECLS

/**
 * QuothOutline:
 * @lines: the lines; from quoth_prose_join() on, the paragraphs
 * @result: what is known of the text so far
 * @body: the first line after the front matter
 * @tail: the first line of the site's own pages below the text; the number of lines if there is none
 * @n_posts: how many numbered posts were found
 * @counts_posts: whether the front matter or the site says that it is a thread
 *
 * What the steps of the segmenter hand on to each other. Each step gives a kind to lines that have none yet.
 */
typedef struct
{
  QuothLines lines;
  QuothSegmentation *result;
  guint body;
  guint tail;
  guint n_posts;
  gboolean counts_posts;
} QuothOutline;

/** quoth_outline_set_kind: gives the lines from @first to before @end a kind, as one segment. Lines that have one keep it. */
void quoth_outline_set_kind (QuothOutline *self, guint first, guint end, QuothSegmentKind kind);

/** QuothPost: a line that begins a post or, with @is_suffix, ends one. */
typedef struct
{
  guint line;
  guint n;
  guint total; /* 0: not told */
  const char *number;
  guint n_number;
  gboolean is_suffix;
  gboolean is_first; /* of its thread */
} QuothPost;

/** quoth_posts_find: (transfer full) (element-type QuothPost): the posts that belong to threads, in order; sets @tail. */
GArray *quoth_posts_find (QuothOutline *outline);

/** quoth_front_matter_mark: finds what stands before the text; @end is the first line that cannot be of it. Sets @body. */
void quoth_front_matter_mark (QuothOutline *outline, guint end);

/** quoth_front_matter_find_source: (transfer full) (nullable): the agency of a dateline ("MOSCOW (Reuters) —"). */
char *quoth_front_matter_find_source (const QuothOutline *outline);

/** quoth_thread_mark: gives the posts their kind. Returns: whether the text is a thread. */
gboolean quoth_thread_mark (QuothOutline *outline, const GArray *posts);

/** quoth_boilerplate_mark: gives furniture and the tail their kind. */
void quoth_boilerplate_mark (QuothOutline *outline);

/** quoth_prose_join: makes one of the lines of each paragraph, where lines were broken to a width. */
void quoth_prose_join (QuothOutline *outline);

/** quoth_prose_dup_title: (transfer full): the text of a heading without Markdown's "#". */
char *quoth_prose_dup_title (const QuothLine *line);

/** quoth_prose_mark_headings: finds the title and the headings. */
void quoth_prose_mark_headings (QuothOutline *outline);

/** quoth_prose_is_heading_like: whether a line alone could be a heading: short, without a full stop. */
gboolean quoth_prose_is_heading_like (const QuothLine *line);

/** quoth_prose_is_long: whether a paragraph is one of running prose, not a heading or an item of a list. */
gboolean quoth_prose_is_long (const QuothLine *line);

/** quoth_quotes_mark: finds pull quotes, and paragraphs that are one quotation. */
void quoth_quotes_mark (QuothOutline *outline);

/** quoth_interview_mark: finds questions and answers. Returns: whether the text is an interview. */
gboolean quoth_interview_mark (QuothOutline *outline);

/** quoth_quotation_end: the paragraph after the quotation that paragraph @first opens and that fills whole paragraphs; @first if there is none. */
guint quoth_quotation_end (const QuothOutline *outline, guint first);

G_END_DECLS
