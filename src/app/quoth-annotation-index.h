/* quoth-annotation-index.h: the annotations of one document, found by id, by place and in order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothAnnotationIndex:
 *
 * Not locked: one thread at a time.
 */
typedef struct _QuothAnnotationIndex QuothAnnotationIndex;

/** quoth_annotation_index_new: (element-type QuothAnnotation) (nullable): with these in it (they are referenced). O(n log n). */
QuothAnnotationIndex *quoth_annotation_index_new (GPtrArray *annotations);
void quoth_annotation_index_free (QuothAnnotationIndex *self);

/** quoth_annotation_index_put: adds @annotation, in the place of one with its id if there is one. O(log n). */
void quoth_annotation_index_put (QuothAnnotationIndex *self, QuothAnnotation *annotation);

/** quoth_annotation_index_remove: Returns: %FALSE if there is none with @id. O(log n). */
gboolean quoth_annotation_index_remove (QuothAnnotationIndex *self, const QuothId *id);

/** quoth_annotation_index_get: (transfer none) (nullable): the one with @id. */
QuothAnnotation *quoth_annotation_index_get (QuothAnnotationIndex *self, const QuothId *id);

guint quoth_annotation_index_get_size (QuothAnnotationIndex *self);

/** quoth_annotation_index_count_mentions: how many of them mention @actor. O(1). */
guint quoth_annotation_index_count_mentions (QuothAnnotationIndex *self, const QuothId *actor);

/* As the functions of QuothDocumentModel of the same names. */
void quoth_annotation_index_foreach (QuothAnnotationIndex *self,
                                     QuothRange range,
                                     QuothRangeFunc func,
                                     gpointer user_data);
GPtrArray *quoth_annotation_index_at (QuothAnnotationIndex *self, guint offset);
QuothAnnotation *quoth_annotation_index_next (QuothAnnotationIndex *self,
                                              const QuothId *id,
                                              guint offset,
                                              int step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothAnnotationIndex, quoth_annotation_index_free)

G_END_DECLS
