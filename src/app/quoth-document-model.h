/* quoth-document-model.h: an open document and what is coded in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothDocumentModel:
 *
 * A document in memory: its text, segments and annotations (but those that have no place in it), kept as the store announces them. Views read
 * it and never change it: an edit is a #QuothChange to the store and comes back as news. Window thread only.
 */
#define QUOTH_TYPE_DOCUMENT_MODEL (quoth_document_model_get_type ())
G_DECLARE_FINAL_TYPE (QuothDocumentModel, quoth_document_model, QUOTH, DOCUMENT_MODEL, GObject)

/**
 * QuothDocumentModel::changed:
 * @extent: (type gpointer): a const #QuothRange: everything that changed lies in it, in code points
 *
 * Annotations were added, changed or removed.
 */

/*
 * Property "document" (QuothDocument, a pointer, read only): notifies when its metadata or segments, or in a revision its text,
 * are others. The text is another object only if it reads differently.
 */

/** quoth_document_model_new: (element-type QuothAnnotation) (nullable): a document that follows no store: for tests, and what is not stored. */
QuothDocumentModel *quoth_document_model_new (QuothDocument *document, GPtrArray *annotations);

/** quoth_document_model_load_async: loads a document, off the window's thread; from then on it follows the store's news. */
void quoth_document_model_load_async (QuothStore *store,
                                      const QuothId *document,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * QuothDocumentPlace:
 * @offset: a code point
 * @annotation: an annotation, or none; where it has a place, that counts
 */
typedef struct
{
  guint offset;
  QuothId annotation;
} QuothDocumentPlace;

/**
 * quoth_document_model_load_at_async: as the former; but of a long text the model is ready when it has the annotations around
 * @place, with all that they overlap in a chain. The others come a moment later, as a change of the whole text.
 */
void quoth_document_model_load_at_async (QuothStore *store,
                                         const QuothId *document,
                                         const QuothDocumentPlace *place,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);

/** quoth_document_model_load_finish: (transfer full): the model, or %NULL with @error. */
QuothDocumentModel *quoth_document_model_load_finish (GAsyncResult *result, GError **error);

/** quoth_document_model_is_whole: whether it has all annotations by now. */
gboolean quoth_document_model_is_whole (QuothDocumentModel *self);

/** quoth_document_model_get_document: (transfer none): with text and segments. */
const QuothDocument *quoth_document_model_get_document (QuothDocumentModel *self);

/** quoth_document_model_get_text: (transfer none): the text. */
QuothText *quoth_document_model_get_text (QuothDocumentModel *self);

/** quoth_document_model_get_correction: (transfer none) (nullable): from the text before to this one, if it was corrected while it was open. */
QuothDiff *quoth_document_model_get_correction (QuothDocumentModel *self);

/** quoth_document_model_get_annotation: (transfer none) (nullable): the annotation with @id. */
QuothAnnotation *quoth_document_model_get_annotation (QuothDocumentModel *self, const QuothId *id);

guint quoth_document_model_get_n_annotations (QuothDocumentModel *self);

/** quoth_document_model_count_mentions: how many of them mention @actor. O(1). */
guint quoth_document_model_count_mentions (QuothDocumentModel *self, const QuothId *actor);

/**
 * quoth_document_model_foreach: calls @func for each (fragment, #QuothAnnotation) that meets @range, in the order of
 * quoth_range_compare(). An annotation with several fragments there comes several times.
 */
void quoth_document_model_foreach (QuothDocumentModel *self,
                                   QuothRange range,
                                   QuothRangeFunc func,
                                   gpointer user_data);

/** quoth_document_model_at: (transfer container) (element-type QuothAnnotation): what holds @offset; innermost (shortest extent) first. */
GPtrArray *quoth_document_model_at (QuothDocumentModel *self, guint offset);

/** quoth_document_model_next: (transfer none) (nullable): by extent, the annotation after (@step 1) or before (−1) @id; %NULL id: around @offset. */
QuothAnnotation *quoth_document_model_next (QuothDocumentModel *self,
                                            const QuothId *id,
                                            guint offset,
                                            int step);

G_END_DECLS
