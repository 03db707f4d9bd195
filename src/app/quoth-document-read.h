/* quoth-document-read.h: one reading of a document for its model: what is to be fetched, and what was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-annotation-index.h"

G_BEGIN_DECLS

/**
 * QuothDocumentRead:
 * @id: the document
 * @with_document: whether it is to be read itself
 * @all: whether all annotations are; else @items
 * @near: whether, of a long text, only those around a place are
 * @offset: that place
 * @annotation: where this one is, if it has a place; none: @offset
 * @items: (element-type QuothNewsItem)
 * @text: (nullable): the one that is shown
 *
 * @document: (nullable): as it was read
 * @correction: (nullable): if its text is another one
 * @index: (nullable): if @all
 * @values: (element-type QuothAnnotation): one an item, %NULL for one that is gone
 * @is_part: @index has only what was near
 */
typedef struct
{
  QuothId id;
  gboolean with_document;
  gboolean all;
  gboolean near;
  guint offset;
  QuothId annotation;
  GArray *items;
  QuothText *text;

  QuothDocument *document;
  QuothDiff *correction;
  QuothAnnotationIndex *index;
  GPtrArray *values;
  gboolean is_part;
} QuothDocumentRead;

void quoth_document_read_free (gpointer self);

/** quoth_document_read_run: a #QuothReadFunc: @data says what is asked for; its result is another one, filled. */
gpointer quoth_document_read_run (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothDocumentRead, quoth_document_read_free)

G_END_DECLS
