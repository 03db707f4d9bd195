/* quoth-dates-private.h: dates, and lines that are made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothDateLine:
 * @iso: the date that was found ("2023-04-12", "2023-04"), or ""
 * @has_date: whether there is a date, if only a day and a month
 * @has_counter: whether something is counted ("165 views")
 * @counts_posts: whether posts are counted ("16 Tweets")
 * @n_other: how many words are neither
 */
typedef struct
{
  char iso[11];
  gboolean has_date;
  gboolean has_counter;
  gboolean counts_posts;
  guint n_other;
} QuothDateLine;

/** quoth_date_line_read: what there is of dates and counters among @n bytes of a line. */
void quoth_date_line_read (QuothDateLine *self, const char *p, gsize n);

/** quoth_date_line_is_metadata: whether the line holds dates and counters, and nothing else. */
static inline gboolean
quoth_date_line_is_metadata (const QuothDateLine *self)
{
  return self->n_other == 0 && (self->has_date || self->has_counter);
}

G_END_DECLS
