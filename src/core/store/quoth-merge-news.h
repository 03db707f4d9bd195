/* quoth-merge-news.h: what a merge changed, for other programs that have the project open (private to the store)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-news.h"
#include "store/quoth-database.h"

G_BEGIN_DECLS

/**
 * QuothMergeNews:
 * @items: (element-type QuothNewsItem): what was different after the merge
 * @first: of the entries that came in, before which row of the journal they begin
 * @last: and the last row
 */
typedef struct
{
  char *label;
  GArray *items;
  gint64 first;
  gint64 last;
} QuothMergeNews;

void quoth_merge_news_free (QuothMergeNews *self);

/** quoth_merge_news_write: leaves the news of a merge, within its transaction, in place of those of the one before. */
gboolean quoth_merge_news_write (QuothDatabase *database, const QuothMergeNews *news, GError **error);

/**
 * quoth_merge_news_look:
 * @number: (inout): which merge the caller knows of; the last one afterwards
 *
 * Returns: (transfer full) (nullable): the news of the last merge, if that is another one
 */
QuothMergeNews *quoth_merge_news_look (QuothDatabase *database, gint64 *number);

/** quoth_merge_news_pass_over: the caller knows of all merges. */
void quoth_merge_news_pass_over (QuothDatabase *database, gint64 *number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMergeNews, quoth_merge_news_free)

G_END_DECLS
