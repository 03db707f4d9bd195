/* quoth-qdpx-places.h: finding out what a program counted (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-units.h"

G_BEGIN_DECLS

/**
 * QuothQdpxPlaces:
 * @unit: %QUOTH_UNIT_CODE_POINTS or %QUOTH_UNIT_UTF16
 * @newline_is_one: whether a CRLF counts 1
 * @has_mark: whether a byte order mark counts
 *
 * How places in texts are counted.
 */
typedef struct
{
  QuothOffsetUnit unit;
  gboolean newline_is_one;
  gboolean has_mark;
} QuothQdpxPlaces;

/** QUOTH_QDPX_N_PLACES: how many ways there are. */
#define QUOTH_QDPX_N_PLACES 8

/**
 * QuothQdpxScore:
 * @points: of each way
 * @n_good: how many selections begin and end at words, each way
 * @n_selections: how many were looked at, in texts in which it makes a difference
 */
typedef struct
{
  gint64 points[QUOTH_QDPX_N_PLACES];
  guint n_good[QUOTH_QDPX_N_PLACES];
  guint n_selections;
} QuothQdpxScore;

/** QuothQdpxSelection: one to be looked at. @name: (nullable): what the file calls it, which may be its words */
typedef struct
{
  gint64 start;
  gint64 end;
  char *name;
} QuothQdpxSelection;

/** quoth_qdpx_matters: whether it makes a difference in this text how places are counted. */
gboolean quoth_qdpx_matters (const char *text, gsize n_bytes);

/** quoth_qdpx_score: looks at the selections (element-type QuothQdpxSelection) of a text (UTF-8 as it is in the file). O(text + selections). */
void quoth_qdpx_score (QuothQdpxScore *score, const char *text, gsize n_bytes, const GArray *selections);

/** quoth_qdpx_choose: the way in which most is right; the one that files with this @origin (nullable) are known for, if others are no better. */
QuothQdpxPlaces quoth_qdpx_choose (const QuothQdpxScore *score, const char *origin);

/** quoth_qdpx_describe: (transfer full): which was taken and why, as a sentence. */
char *quoth_qdpx_describe (QuothQdpxPlaces places, const QuothQdpxScore *score);

/** quoth_qdpx_prepare: (transfer full): the text in which a CRLF and a mark are what counts: then places are in @places.unit of it. */
char *quoth_qdpx_prepare (QuothQdpxPlaces places, const char *text, gsize n_bytes, gsize *n_prepared);

G_END_DECLS
