/* quoth-editor-ghosts.c: what is suggested where the caret is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-editor-private.h"

static gboolean
is_at (const QuothSuggestion *ghost, guint offset)
{
  QuothRange extent = quoth_suggestion_get_extent (ghost);

  return extent.start <= offset && offset <= extent.end;
}

/* One that was gone to stays, though another one may be shorter. */
static const QuothSuggestion *
find_ghost (QuothEditor *self)
{
  guint caret;

  if (self->ghosts == NULL || self->model == NULL || !quoth_id_is_none (&self->selected))
    return NULL;
  caret = quoth_editor_get_caret (self);
  if (self->ghost != NULL && is_at (self->ghost, caret))
    return self->ghost;
  return quoth_ghosts_at (self->ghosts, caret);
}

void
quoth_editor_follow_ghost (QuothEditor *self)
{
  const QuothSuggestion *ghost = find_ghost (self);

  if (self->ghost == ghost)
    return;
  self->ghost = ghost;
  quoth_source_view_set_ghost (self->view, ghost);
}

void
quoth_editor_set_ghosts (QuothEditor *self, QuothGhosts *ghosts)
{
  g_autoptr (QuothGhosts) old = NULL;

  g_return_if_fail (QUOTH_IS_EDITOR (self));

  if (self->ghosts == ghosts)
    return;
  old = g_steal_pointer (&self->ghosts);
  self->ghosts = ghosts != NULL ? quoth_ghosts_ref (ghosts) : NULL;
  self->ghost = NULL;
  quoth_source_view_set_ghost (self->view, NULL);
  quoth_source_view_set_ghosts (self->view, ghosts);
  quoth_editor_describe_caret (self);
}

const QuothSuggestion *
quoth_editor_get_ghost (QuothEditor *self)
{
  g_return_val_if_fail (QUOTH_IS_EDITOR (self), NULL);

  return self->ghost;
}

void
quoth_editor_go_to_ghost (QuothEditor *self, const QuothSuggestion *ghost)
{
  QuothRange extent = quoth_suggestion_get_extent (ghost);

  g_return_if_fail (QUOTH_IS_EDITOR (self));

  quoth_editor_set_selected (self, NULL, FALSE);
  self->ghost = ghost;
  quoth_source_view_set_ghost (self->view, ghost);
  quoth_editor_scroll_to (self, extent, FALSE);
  quoth_editor_set_raw_selection (self, quoth_range (extent.start, extent.start), TRUE, FALSE);
  quoth_editor_describe_caret (self);
  quoth_editor_emit_selection_changed (self);
}
