/* quoth-document-model.c: an open document and what is coded in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How it follows the store. News names what changed; the new values are read off the window's thread. One read runs at a
 * time, and what is announced meanwhile is gathered and read next: a read that begins after the news sees at least what
 * the news told of, and since reads do not overtake each other, the last one holds. (Rejected: a read for each piece of
 * news, with a counter to drop late answers: a tag-all would start thousands.) The first read is no exception:
 * the news is listened to before it begins. Of a long text that first read may be of what is coded around one place, and the next one
 * of all: a reader waits for a page, not for a hundred thousand annotations.
 */

#include "config.h"

#include "quoth-document-model.h"

#include "quoth-document-read.h"

/* Beyond so many changed annotations one scan of the document is quicker than a look-up of each. */
#define N_IDS_MAX 500

/* Milliseconds until what could not be read of a part is asked for again. */
#define RETRY_DELAY 1000

struct _QuothDocumentModel
{
  GObject parent_instance;

  QuothStore *store; /* NULL if it follows none */
  QuothId id;
  GCancellable *cancellable;

  QuothDocument *document;
  QuothDiff *correction; /* of the text before to this one */
  QuothAnnotationIndex *index;

  GArray *pending; /* QuothNewsItem: to be read next */
  gboolean pending_all;
  gboolean pending_document;
  gboolean reading;
  gboolean is_part; /* of the annotations, only those near a place are known */
  guint retry_id;
};

G_DEFINE_FINAL_TYPE (QuothDocumentModel, quoth_document_model, G_TYPE_OBJECT)

enum
{
  PROP_DOCUMENT = 1,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void start_reading (QuothDocumentModel *self);

static void
cover (QuothRange *extent, gboolean *any, QuothAnnotation *annotation)
{
  QuothRange range = quoth_annotation_get_extent (annotation);

  extent->start = *any ? MIN (extent->start, range.start) : range.start;
  extent->end = *any ? MAX (extent->end, range.end) : range.end;
  *any = TRUE;
}

static gboolean
put_items (QuothDocumentModel *self, QuothDocumentRead *batch, QuothRange *extent)
{
  gboolean any = FALSE;

  for (guint i = 0; i < batch->items->len; i++)
    {
      const QuothNewsItem *item = &g_array_index (batch->items, QuothNewsItem, i);
      QuothAnnotation *old = quoth_annotation_index_get (self->index, &item->id);
      QuothAnnotation *value = g_ptr_array_index (batch->values, i);

      if (old != NULL)
        {
          cover (extent, &any, old);
          g_ptr_array_add (batch->values, quoth_value_ref (old));
        }
      if (value != NULL && quoth_id_equal (&value->document, &self->id))
        {
          cover (extent, &any, value);
          quoth_annotation_index_put (self->index, value);
        }
      else
        quoth_annotation_index_remove (self->index, &item->id);
    }
  return any;
}

static void
take_document (QuothDocumentModel *self, QuothDocument *document, QuothDiff *correction)
{
  g_clear_pointer (&self->correction, quoth_diff_unref);
  if (correction != NULL)
    self->correction = quoth_diff_ref (correction);
  else if (self->document != NULL)
    {
      quoth_text_unref (document->text);
      document->text = quoth_text_ref (self->document->text);
    }
  g_clear_pointer (&self->document, quoth_value_unref);
  self->document = quoth_value_ref (document);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

/* Views hold pointers until they hear of the change: the batch keeps the old annotations until then. */
static void
take_batch (QuothDocumentModel *self, QuothDocumentRead *batch)
{
  QuothRange extent = { 0, 0 };
  gboolean changed = TRUE;

  if (batch->index != NULL)
    {
      QuothAnnotationIndex *old = self->index;

      self->index = batch->index;
      self->is_part = batch->is_part;
      batch->index = old;
    }
  else
    changed = put_items (self, batch, &extent);
  if (batch->document != NULL)
    take_document (self, batch->document, batch->correction);
  /* What was where in the text before says nothing of this one. */
  if (batch->all || batch->correction != NULL)
    extent = quoth_range (0, self->document->length);
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0, &extent);
}

static gboolean
retry_cb (gpointer user_data)
{
  QuothDocumentModel *self = user_data;

  self->retry_id = 0;
  start_reading (self);
  return G_SOURCE_REMOVE;
}

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothDocumentModel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocumentRead) batch = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  self->reading = FALSE;
  if (batch != NULL)
    take_batch (self, batch);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
           || g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND))
    return; /* closed, or the document is gone: nothing to follow any more */
  else
    {
      /* What is shown is behind: the next news brings it all. But nobody can tell a part from all there is. */
      self->pending_all = self->pending_document = TRUE;
      if (self->is_part && self->retry_id == 0 && self->store != NULL)
        self->retry_id = g_timeout_add (RETRY_DELAY, retry_cb, self);
      g_info ("Cannot read what changed: %s", error->message);
      return;
    }
  start_reading (self);
}

static QuothDocumentRead *
make_batch (QuothDocumentModel *self)
{
  QuothDocumentRead *batch = g_new0 (QuothDocumentRead, 1);

  batch->id = self->id;
  batch->all = self->pending_all || self->pending->len > N_IDS_MAX;
  batch->with_document = self->pending_document;
  batch->text = self->document != NULL ? quoth_text_ref (self->document->text) : NULL;
  batch->items = g_steal_pointer (&self->pending);
  self->pending = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
  self->pending_all = self->pending_document = FALSE;
  return batch;
}

static void
start_reading (QuothDocumentModel *self)
{
  if (self->reading || (self->pending->len == 0 && !self->pending_all && !self->pending_document))
    return;
  self->reading = TRUE;
  quoth_store_read_async (self->store,
                          quoth_document_read_run,
                          make_batch (self),
                          quoth_document_read_free,
                          quoth_document_read_free,
                          self->cancellable,
                          read_again_cb,
                          g_object_ref (self));
}

static void
news_cb (QuothStore *store, QuothNews *news, QuothDocumentModel *self)
{
  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    {
      const QuothNewsItem *item = quoth_news_get_item (news, i);

      if (item->kind == QUOTH_KIND_DOCUMENT && quoth_id_equal (&item->id, &self->id))
        self->pending_document = TRUE;
      else if (quoth_kind_is_annotation (item->kind)
               && (quoth_id_equal (&item->document, &self->id)
                   || (self->index != NULL && quoth_annotation_index_get (self->index, &item->id) != NULL)))
        g_array_append_val (self->pending, *item);
    }
  start_reading (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (QuothDocumentModel) self = g_object_ref (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocumentRead) batch = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  self->reading = FALSE;
  if (batch == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  take_batch (self, batch);
  self->pending_all |= self->is_part;
  start_reading (self);
  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
quoth_document_model_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_DOCUMENT:
      g_value_set_pointer (value, QUOTH_DOCUMENT_MODEL (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
quoth_document_model_dispose (GObject *object)
{
  QuothDocumentModel *self = QUOTH_DOCUMENT_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (quoth_document_model_parent_class)->dispose (object);
}

static void
quoth_document_model_finalize (GObject *object)
{
  QuothDocumentModel *self = QUOTH_DOCUMENT_MODEL (object);

  g_clear_pointer (&self->index, quoth_annotation_index_free);
  g_clear_pointer (&self->document, quoth_value_unref);
  g_clear_pointer (&self->correction, quoth_diff_unref);
  g_clear_pointer (&self->pending, g_array_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (quoth_document_model_parent_class)->finalize (object);
}

static void
quoth_document_model_class_init (QuothDocumentModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = quoth_document_model_get_property;
  object_class->dispose = quoth_document_model_dispose;
  object_class->finalize = quoth_document_model_finalize;

  props[PROP_DOCUMENT] = g_param_spec_pointer (
    "document", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
quoth_document_model_init (QuothDocumentModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->pending = g_array_new (FALSE, FALSE, sizeof (QuothNewsItem));
}

QuothDocumentModel *
quoth_document_model_new (QuothDocument *document, GPtrArray *annotations)
{
  QuothDocumentModel *self = g_object_new (QUOTH_TYPE_DOCUMENT_MODEL, NULL);

  self->id = document->value.id;
  self->document = quoth_value_ref (document);
  self->index = quoth_annotation_index_new (annotations);
  return self;
}

static void
load (QuothStore *store,
      const QuothId *document,
      const QuothDocumentPlace *place,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  g_autoptr (QuothDocumentModel) self = g_object_new (QUOTH_TYPE_DOCUMENT_MODEL, NULL);
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  QuothDocumentRead *batch;

  g_task_set_source_tag (task, quoth_document_model_load_async);
  self->store = g_object_ref (store);
  self->id = *document;
  g_signal_connect_object (store, "news", G_CALLBACK (news_cb), self, 0);

  self->pending_all = self->pending_document = TRUE;
  self->reading = TRUE;
  g_task_set_task_data (task, g_object_ref (self), g_object_unref);
  batch = make_batch (self);
  batch->near = place != NULL;
  if (place != NULL)
    {
      batch->offset = place->offset;
      batch->annotation = place->annotation;
    }
  quoth_store_read_async (store, quoth_document_read_run, batch, quoth_document_read_free, quoth_document_read_free,
                          cancellable, loaded_cb, task);
}

void
quoth_document_model_load_async (QuothStore *store,
                                 const QuothId *document,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  load (store, document, NULL, cancellable, callback, user_data);
}

void
quoth_document_model_load_at_async (QuothStore *store,
                                    const QuothId *document,
                                    const QuothDocumentPlace *place,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  load (store, document, place, cancellable, callback, user_data);
}

QuothDocumentModel *
quoth_document_model_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

const QuothDocument *
quoth_document_model_get_document (QuothDocumentModel *self)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), NULL);

  return self->document;
}

gboolean
quoth_document_model_is_whole (QuothDocumentModel *self)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), FALSE);

  return !self->is_part;
}

QuothText *
quoth_document_model_get_text (QuothDocumentModel *self)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), NULL);

  return self->document->text;
}

QuothDiff *
quoth_document_model_get_correction (QuothDocumentModel *self)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), NULL);

  return self->correction;
}

QuothAnnotation *
quoth_document_model_get_annotation (QuothDocumentModel *self, const QuothId *id)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), NULL);

  return quoth_annotation_index_get (self->index, id);
}

guint
quoth_document_model_get_n_annotations (QuothDocumentModel *self)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), 0);

  return quoth_annotation_index_get_size (self->index);
}

guint
quoth_document_model_count_mentions (QuothDocumentModel *self, const QuothId *actor)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), 0);

  return quoth_annotation_index_count_mentions (self->index, actor);
}

void
quoth_document_model_foreach (QuothDocumentModel *self, QuothRange range, QuothRangeFunc func, gpointer user_data)
{
  g_return_if_fail (QUOTH_IS_DOCUMENT_MODEL (self));

  quoth_annotation_index_foreach (self->index, range, func, user_data);
}

GPtrArray *
quoth_document_model_at (QuothDocumentModel *self, guint offset)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), NULL);

  return quoth_annotation_index_at (self->index, offset);
}

QuothAnnotation *
quoth_document_model_next (QuothDocumentModel *self, const QuothId *id, guint offset, int step)
{
  g_return_val_if_fail (QUOTH_IS_DOCUMENT_MODEL (self), NULL);

  return quoth_annotation_index_next (self->index, id, offset, step);
}
