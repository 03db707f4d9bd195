/* quoth-post-columns.h: what the columns of a table of posts are (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QuothPostField: what a table of posts can say of one. */
typedef enum
{
  QUOTH_POST_TEXT,
  QUOTH_POST_TITLE,
  QUOTH_POST_AUTHOR,
  QUOTH_POST_HANDLE,
  QUOTH_POST_DATE,
  QUOTH_POST_URL,
  QUOTH_POST_ID,
  QUOTH_POST_THREAD,
  QUOTH_POST_SOURCE,
  QUOTH_POST_LANGUAGE,
} QuothPostField;

#define QUOTH_POST_N_FIELDS (QUOTH_POST_LANGUAGE + 1)

/**
 * quoth_post_columns_find: finds the columns by their names, as social networks, their exports and press databases write them.
 * @header: (element-type utf8): the first row
 * @columns: (out) (array fixed-size=QUOTH_POST_N_FIELDS): the place of each, or -1
 *
 * Returns: whether it is a table of posts: there is a text, something that is known of it, and nothing that only codings have
 */
gboolean quoth_post_columns_find (GPtrArray *header, int *columns);

/**
 * quoth_post_dup_date: a date as such tables write it: as quoth_proposal_dup_date() reads it, "4.5.2023", "25/12/2023", or seconds or
 * milliseconds since 1970.
 *
 * Returns: (transfer full) (nullable): the day; %NULL if it is none, or may be two ("4/5/2023")
 */
char *quoth_post_dup_date (const char *string);

G_END_DECLS
