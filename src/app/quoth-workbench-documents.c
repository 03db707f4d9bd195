/* quoth-workbench-documents.c: opening a text on the workbench, and coming back to where it was left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include "quoth-settings.h"

void
quoth_workbench_save_place (QuothWorkbench *self)
{
  const QuothDocument *document = self->desk != NULL ? quoth_desk_get_document (self->desk) : NULL;

  if (document != NULL)
    quoth_settings_set_place (&document->value.id, quoth_editor_get_place (QUOTH_EDITOR (self->editor)));
}

void
quoth_workbench_select_wanted (QuothWorkbench *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  gboolean found = model != NULL && !quoth_id_is_none (&self->wanted) &&
                   quoth_document_model_get_annotation (model, &self->wanted) != NULL;

  /* What is not known yet may come with the rest of the annotations. */
  if (!found && model != NULL && !quoth_document_model_is_whole (model))
    return;
  if (found)
    quoth_editor_set_selected (QUOTH_EDITOR (self->editor), &self->wanted, TRUE);
  self->wanted = QUOTH_ID_NONE;
}

void
quoth_workbench_select_fresh (QuothWorkbench *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);

  if (quoth_id_is_none (&self->fresh) || model == NULL ||
      quoth_document_model_get_annotation (model, &self->fresh) == NULL)
    return;
  quoth_editor_set_selected (QUOTH_EDITOR (self->editor), &self->fresh, FALSE);
  self->fresh = QUOTH_ID_NONE;
}

static void
show_model (QuothWorkbench *self, QuothDocumentModel *model)
{
  const QuothDocument *document = quoth_document_model_get_document (model);
  const QuothProject *project = quoth_session_get_project (quoth_desk_get_session (self->desk));
  guint place = quoth_settings_get_place (&document->value.id);

  quoth_desk_set_model (self->desk, model);
  quoth_editor_set_model (QUOTH_EDITOR (self->editor), model);
  if (quoth_id_is_none (&self->wanted) && place > 0)
    quoth_editor_set_place (QUOTH_EDITOR (self->editor), place);
  quoth_settings_set_last_document (&project->value.id, &document->value.id);
  quoth_workbench_show_middle (self);
  quoth_workbench_show_counts (self);
  quoth_workbench_select_wanted (self);
  quoth_workbench_place_wanted (self);
  quoth_workbench_focus_text (self);
  quoth_workbench_start_wanted_feedback (self);
}

typedef struct
{
  QuothWorkbench *self;
  GCancellable *cancellable;
} LoadData;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LoadData *data = user_data;
  g_autoptr (QuothWorkbench) self = data->self;
  g_autoptr (GCancellable) cancellable = data->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocumentModel) model = quoth_document_model_load_finish (result, &error);

  g_free (data);
  if (g_cancellable_is_cancelled (cancellable) || self->desk == NULL)
    return;
  g_clear_object (&self->loading);
  if (model != NULL)
    show_model (self, model);
  else
    {
      quoth_workbench_show_middle (self);
      g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
    }
  g_signal_emit_by_name (self, "settled");
}

void
quoth_workbench_open (QuothWorkbench *self, const QuothId *document, const QuothId *annotation)
{
  const QuothDocument *open = quoth_desk_get_document (self->desk);
  QuothDocumentPlace place;
  LoadData *data;

  quoth_workbench_leave_pages (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->wanted = annotation != NULL ? *annotation : QUOTH_ID_NONE;
  self->feedback_of = QUOTH_ID_NONE;
  if (open != NULL && quoth_id_equal (&open->value.id, document))
    {
      quoth_workbench_select_wanted (self);
      quoth_workbench_focus_text (self);
      return;
    }
  quoth_inspector_commit (self->inspector);
  quoth_workbench_save_place (self);
  self->loading = g_cancellable_new ();
  data = g_new0 (LoadData, 1);
  data->self = g_object_ref (self);
  data->cancellable = g_object_ref (self->loading);
  place = (QuothDocumentPlace){ .offset = quoth_settings_get_place (document), .annotation = self->wanted };
  quoth_document_model_load_at_async (quoth_session_get_store (quoth_desk_get_session (self->desk)), document, &place,
                                      self->loading, loaded_cb, data);
  quoth_workbench_show_middle (self);
}
