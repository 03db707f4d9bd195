/* quoth-document-read.c: one reading of a document for its model: what is to be fetched, and what was
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-document-read.h"

#include <string.h>

#include "quoth-text-window.h"

void
quoth_document_read_free (gpointer data)
{
  QuothDocumentRead *self = data;

  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->text, quoth_text_unref);
  g_clear_pointer (&self->correction, quoth_diff_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->index, quoth_annotation_index_free);
  g_free (self);
}

static void
unref_value (gpointer value)
{
  if (value != NULL)
    quoth_value_unref (value);
}

static gboolean
read_items (QuothReader *reader, QuothDocumentRead *self, GError **error)
{
  self->values = g_ptr_array_new_with_free_func (unref_value);
  for (guint i = 0; i < self->items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (self->items, QuothNewsItem, i);
      g_autoptr (GError) local = NULL;
      gpointer value = quoth_reader_get (reader, item->kind, &item->id, &local);

      if (value == NULL && !g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      /* What has no place is not shown, as what is gone. */
      if (value != NULL && QUOTH_ANNOTATION (value)->unplaced)
        g_clear_pointer ((QuothValue **) &value, quoth_value_unref);
      g_ptr_array_add (self->values, value);
    }
  return TRUE;
}

static gboolean
read_document (QuothReader *reader, QuothDocumentRead *self, QuothText *shown, GError **error)
{
  self->document = quoth_reader_load_document (reader, &self->id, error);
  if (self->document == NULL)
    return FALSE;
  if (shown != NULL && memcmp (quoth_text_get_sha256 (shown), self->document->sha256, 32) != 0)
    self->correction = quoth_diff_new (shown, self->document->text);
  return TRUE;
}

static GPtrArray *
read_placed (QuothReader *reader, QuothDocumentRead *self, GError **error)
{
  GPtrArray *annotations = quoth_reader_load_annotations (reader, &self->id, error);

  for (guint i = annotations != NULL ? annotations->len : 0; i > 0; i--)
    if (QUOTH_ANNOTATION (annotations->pdata[i - 1])->unplaced)
      g_ptr_array_remove_index_fast (annotations, i - 1);
  return annotations;
}

/* As far as the window on the text can show something at once, and around an annotation that somebody wants to see. */
static GPtrArray *
read_near (QuothReader *reader, QuothDocumentRead *self, const QuothDocumentRead *asked, GError **error)
{
  const QuothId *annotation = quoth_id_is_none (&asked->annotation) ? NULL : &asked->annotation;
  gboolean all;
  GPtrArray *annotations = quoth_reader_load_annotations_near (
    reader, &self->id, annotation, asked->offset, QUOTH_WINDOW_LENGTH, &all, error);

  self->is_part = !all;
  return annotations;
}

gpointer
quoth_document_read_run (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const QuothDocumentRead *asked = data;
  g_autoptr (QuothDocumentRead) self = g_new0 (QuothDocumentRead, 1);
  g_autoptr (GPtrArray) annotations = NULL;

  self->id = asked->id;
  self->all = asked->all;
  self->items = g_array_ref (asked->items);
  if (asked->with_document && !read_document (reader, self, asked->text, error))
    return NULL;
  if (!asked->all)
    return read_items (reader, self, error) ? g_steal_pointer (&self) : NULL;

  if (asked->near && quoth_text_get_n_bytes (self->document->text) > QUOTH_WINDOW_WHOLE_MAX)
    annotations = read_near (reader, self, asked, error);
  else
    annotations = read_placed (reader, self, error);
  if (annotations == NULL)
    return NULL;
  self->index = quoth_annotation_index_new (annotations);
  return g_steal_pointer (&self);
}
