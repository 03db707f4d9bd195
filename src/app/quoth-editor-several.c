/* quoth-editor-several.c: several annotations selected at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of them is **the** selected one, which keys and the next step begin from; the others are kept in a set beside it. They are
 * all of one kind, since what is edited at once are the fields that they have in common.
 */

#include "config.h"

#include "quoth-editor-private.h"

static QuothAnnotation *
get_annotation (QuothEditor *self, const QuothId *id)
{
  return self->model != NULL ? quoth_document_model_get_annotation (self->model, id) : NULL;
}

/* Makes @id the selected one, and tells everybody. */
static void
announce (QuothEditor *self, const QuothId *id)
{
  self->selected = *id;
  quoth_source_view_set_selected (self->view, id);
  quoth_source_view_set_others (self->view, self->others);
  g_object_notify (G_OBJECT (self), "selected");
  quoth_editor_emit_selection_changed (self);
}

void
quoth_editor_let_go_of_others (QuothEditor *self)
{
  g_hash_table_remove_all (self->others);
  quoth_source_view_set_others (self->view, self->others);
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer user_data)
{
  return get_annotation (user_data, key) == NULL;
}

void
quoth_editor_drop_lost_others (QuothEditor *self)
{
  if (g_hash_table_foreach_remove (self->others, is_gone, self) > 0)
    announce (self, &self->selected);
}

GHashTable *
quoth_editor_get_others (QuothEditor *self)
{
  g_return_val_if_fail (QUOTH_IS_EDITOR (self), NULL);

  return self->others;
}

static void
let_go_of (QuothEditor *self, const QuothId *id)
{
  GHashTableIter iter;
  gpointer other;
  QuothId next = self->selected;

  if (quoth_id_equal (id, &self->selected))
    {
      next = QUOTH_ID_NONE;
      g_hash_table_iter_init (&iter, self->others);
      if (g_hash_table_iter_next (&iter, &other, NULL))
        next = *(const QuothId *) other;
      g_hash_table_remove (self->others, &next);
    }
  else
    g_hash_table_remove (self->others, id);
  announce (self, &next);
}

void
quoth_editor_toggle_selected (QuothEditor *self, const QuothId *id)
{
  const QuothAnnotation *first = get_annotation (self, &self->selected);
  const QuothAnnotation *annotation = get_annotation (self, id);
  QuothId wanted = *id;

  g_return_if_fail (QUOTH_IS_EDITOR (self));

  if (annotation == NULL)
    return;
  if (quoth_id_equal (&wanted, &self->selected) || g_hash_table_contains (self->others, &wanted))
    {
      let_go_of (self, &wanted);
      return;
    }
  if (first == NULL || first->value.kind != annotation->value.kind)
    g_hash_table_remove_all (self->others);
  else
    g_hash_table_add (self->others, quoth_id_memdup (&self->selected));
  announce (self, &wanted);
}

void
quoth_editor_extend (QuothEditor *self, int step)
{
  const QuothAnnotation *first = get_annotation (self, &self->selected);
  QuothAnnotation *next = NULL;
  QuothId from = self->selected;

  if (first == NULL)
    {
      quoth_editor_step (self, step);
      return;
    }
  do
    {
      next = quoth_document_model_next (self->model, &from, 0, step);
      if (next != NULL)
        from = next->value.id;
    }
  while (next != NULL
         && (next->value.kind != first->value.kind || !quoth_source_view_shows (self->view, next)));
  if (next == NULL)
    return;
  /* Back over what was selected on the way: that is let go of again. */
  if (g_hash_table_remove (self->others, &next->value.id))
    announce (self, &next->value.id);
  else
    quoth_editor_toggle_selected (self, &next->value.id);
  quoth_editor_scroll_to (self, quoth_annotation_get_extent (next), FALSE);
}
