/* quoth-desk.c: what lies on the desk: a project, a document of it, an annotation in that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-desk.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

struct _QuothDesk
{
  GObject parent_instance;

  QuothSession *session;
  QuothDocumentModel *model;
  QuothId selected;
  GHashTable *others; /* of QuothId: selected too */
};

G_DEFINE_FINAL_TYPE (QuothDesk, quoth_desk, G_TYPE_OBJECT)

enum
{
  DOCUMENT_CHANGED,
  ANNOTATIONS_CHANGED,
  SELECTION_CHANGED,
  GO,
  POINT,
  PAGE,
  PLACE,
  FEEDBACK,
  WALK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
model_changed_cb (QuothDesk *self)
{
  g_signal_emit (self, signals[ANNOTATIONS_CHANGED], 0);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Names of actors and codes, which the selected annotation refers to, may be others now. */
static void
session_changed_cb (QuothDesk *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
forget_model (QuothDesk *self)
{
  if (self->model == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->model, model_changed_cb, self);
  quoth_session_remove_model (self->session, self->model);
  g_clear_object (&self->model);
}

static void
quoth_desk_finalize (GObject *object)
{
  QuothDesk *self = QUOTH_DESK (object);

  forget_model (self);
  g_hash_table_unref (self->others);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_desk_parent_class)->finalize (object);
}

static void
quoth_desk_class_init (QuothDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = quoth_desk_finalize;

  signals[DOCUMENT_CHANGED] = g_signal_new ("document-changed", QUOTH_TYPE_DESK, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ANNOTATIONS_CHANGED] = g_signal_new ("annotations-changed", QUOTH_TYPE_DESK,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", QUOTH_TYPE_DESK, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO] = g_signal_new ("go", QUOTH_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[POINT] = g_signal_new ("point", QUOTH_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[PLACE] = g_signal_new ("place", QUOTH_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[FEEDBACK] = g_signal_new ("feedback", QUOTH_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
  signals[WALK] = g_signal_new ("walk", QUOTH_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, QUOTH_TYPE_WALK);
  signals[PAGE] = g_signal_new ("page", QUOTH_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
}

static void
quoth_desk_init (QuothDesk *self)
{
  self->others = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
}

QuothDesk *
quoth_desk_new (QuothSession *session)
{
  QuothDesk *self = g_object_new (QUOTH_TYPE_DESK, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

QuothSession *
quoth_desk_get_session (QuothDesk *self)
{
  return self->session;
}

QuothDocumentModel *
quoth_desk_get_model (QuothDesk *self)
{
  return self->model;
}

void
quoth_desk_set_model (QuothDesk *self, QuothDocumentModel *model)
{
  if (self->model == model)
    return;
  forget_model (self);
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      quoth_session_add_model (self->session, model);
      g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
    }
  self->selected = QUOTH_ID_NONE;
  g_hash_table_remove_all (self->others);
  g_signal_emit (self, signals[DOCUMENT_CHANGED], 0);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

const QuothDocument *
quoth_desk_get_document (QuothDesk *self)
{
  return self->model != NULL ? quoth_document_model_get_document (self->model) : NULL;
}

QuothAnnotation *
quoth_desk_get_selected (QuothDesk *self)
{
  QuothAnnotation *annotation = NULL;

  if (self->model != NULL && !quoth_id_is_none (&self->selected))
    annotation = quoth_document_model_get_annotation (self->model, &self->selected);
  return annotation != NULL ? quoth_session_latest (self->session, annotation) : NULL;
}

/* Puts a copy of @others in the place of the set. Returns: whether it is another one now. */
static gboolean
take_others (QuothDesk *self, GHashTable *others)
{
  gboolean changed = g_hash_table_size (self->others) != (others != NULL ? g_hash_table_size (others) : 0);
  GHashTableIter iter;
  gpointer id;

  if (others != NULL)
    g_hash_table_iter_init (&iter, others);
  while (!changed && others != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    changed = !g_hash_table_contains (self->others, id);
  if (!changed)
    return FALSE;
  g_hash_table_remove_all (self->others);
  if (others != NULL)
    g_hash_table_iter_init (&iter, others);
  while (others != NULL && g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->others, quoth_id_memdup (id));
  return TRUE;
}

static void
add_to_selection (QuothDesk *self, GPtrArray *selection, const QuothId *id)
{
  QuothAnnotation *annotation = quoth_document_model_get_annotation (self->model, id);

  if (annotation != NULL)
    g_ptr_array_add (selection, quoth_value_ref (quoth_session_latest (self->session, annotation)));
}

GPtrArray *
quoth_desk_dup_selection (QuothDesk *self)
{
  GPtrArray *selection = quoth_values_new ();
  GHashTableIter iter;
  gpointer id;

  if (self->model == NULL || quoth_id_is_none (&self->selected))
    return selection;
  add_to_selection (self, selection, &self->selected);
  g_hash_table_iter_init (&iter, self->others);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    add_to_selection (self, selection, id);
  return selection;
}

void
quoth_desk_set_selection (QuothDesk *self, const QuothId *id, GHashTable *others)
{
  QuothId selected = id != NULL ? *id : QUOTH_ID_NONE;
  gboolean changed = take_others (self, others);

  if (quoth_id_equal (&selected, &self->selected) && !changed)
    return;
  self->selected = selected;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

gboolean
quoth_desk_can_edit (QuothDesk *self)
{
  return quoth_session_get_read_only_reason (self->session) == NULL;
}

void
quoth_desk_go (QuothDesk *self, const QuothId *document, const QuothId *annotation)
{
  g_signal_emit (self, signals[GO], 0, document, annotation);
}

void
quoth_desk_point (QuothDesk *self, QuothRange range)
{
  g_signal_emit (self, signals[POINT], 0, &range);
}

/* One that was deleted meanwhile is nowhere. */
static gpointer
read_annotation (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const QuothKind kinds[] = { QUOTH_KIND_CLAIM, QUOTH_KIND_MENTION, QUOTH_KIND_CUE };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (quoth_reader_has (reader, kinds[i], data))
      return quoth_reader_get (reader, kinds[i], data, error);
  return NULL;
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothValue) annotation = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (annotation != NULL)
    quoth_desk_go (self, &QUOTH_ANNOTATION (annotation)->document, &annotation->id);
}

void
quoth_desk_find (QuothDesk *self, const QuothId *id)
{
  quoth_store_read_async (quoth_session_get_store (self->session), read_annotation, quoth_id_memdup (id), g_free,
                          quoth_value_unref, NULL, found_cb, g_object_ref (self));
}

void
quoth_desk_place (QuothDesk *self, const QuothId *document, const QuothId *annotation)
{
  g_signal_emit (self, signals[PLACE], 0, document, annotation);
}

void
quoth_desk_show_feedback (QuothDesk *self, const QuothId *document, const QuothId *coder)
{
  g_signal_emit (self, signals[FEEDBACK], 0, document, coder);
}

void
quoth_desk_walk (QuothDesk *self, QuothWalk *walk)
{
  g_signal_emit (self, signals[WALK], 0, walk);
}

void
quoth_desk_show_page (QuothDesk *self, const char *name, const QuothId *id)
{
  g_signal_emit (self, signals[PAGE], 0, name, id);
}

char *
quoth_desk_describe (QuothDesk *self, const QuothAnnotation *annotation)
{
  const QuothCoder *coder = quoth_session_find (self->session, QUOTH_KIND_CODER, &annotation->coder);
  g_autofree char *place
    = quoth_name_of_place (quoth_desk_get_document (self), quoth_annotation_get_extent (annotation).start);
  GString *line = g_string_new (place);

  quoth_name_append (line, annotation->gold ? _ ("gold") : NULL);
  quoth_name_append (line, coder != NULL ? coder->name : NULL);
  return g_string_free (line, FALSE);
}

guint
quoth_desk_count_mentions (QuothDesk *self, const QuothId *actor)
{
  return self->model != NULL ? quoth_document_model_count_mentions (self->model, actor) : 0;
}
