/* quoth-places.h: places of a text, by what somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-document-model.h"

G_BEGIN_DECLS

/**
 * QuothPlace:
 * @title: what is there
 * @what: (nullable): what kind of thing that is; or, if @is_wrong, what would be right
 * @is_wrong: there is no such place
 * @range: where it is, in code points
 * @annotation: to be selected there, or none
 * @code: the code that was asked for, or none
 */
typedef struct
{
  char *title;
  char *what;
  gboolean is_wrong;
  QuothRange range;
  QuothId annotation;
  QuothId code;
} QuothPlace;

void quoth_place_free (QuothPlace *self);

/**
 * quoth_places_find:
 * @codes: (element-type QuothCode): those of the project
 * @caret: where somebody is: what comes after it comes first
 * @query: "7", "post 7", "12/" or "¶ 7": that segment, numbered as in the gutter; "@1234": an offset in code points; else words of an
 *   annotation's quote or statement, or of the name of a code: its next claim
 *
 * The best of each kind. O(annotations) for words.
 *
 * Returns: (transfer full) (element-type QuothPlace): perhaps with one that says why there is no other
 */
GPtrArray *quoth_places_find (QuothDocumentModel *model, GPtrArray *codes, guint caret, const char *query);

/**
 * quoth_places_find_code: (transfer none) (nullable): the next (@step 1) or previous (−1) claim under @code, round the end: as seen from
 * the annotation @from, or, if that is %NULL, from @offset.
 */
QuothAnnotation *quoth_places_find_code (QuothDocumentModel *model,
                                         const QuothId *code,
                                         const QuothId *from,
                                         guint offset,
                                         int step);

G_END_DECLS
