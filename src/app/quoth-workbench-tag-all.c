/* quoth-workbench-tag-all.c: tagging all that is called as what is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-tag-all-dialog.h"

static char *
dup_words (QuothWorkbench *self, QuothRange range)
{
  return quoth_text_dup_slice (quoth_document_model_get_text (quoth_desk_get_model (self->desk)), range);
}

void
quoth_workbench_tag_all_as (QuothActor *actor, gboolean is_new, gpointer workbench)
{
  QuothWorkbench *self = workbench;
  g_autofree char *words = NULL;

  if (self->desk == NULL || quoth_desk_get_model (self->desk) == NULL || !quoth_workbench_follow_tag_range (self))
    return;
  words = dup_words (self, self->tag_range);
  /* What the focus goes back to when the dialog is closed. */
  quoth_workbench_focus_text (self);
  quoth_tag_all_dialog_ask (self->desk, GTK_WIDGET (self), actor, words);
}

/* A mention says itself whom it names; of other words somebody must. */
void
quoth_workbench_tag_all (QuothWorkbench *self)
{
  QuothAnnotation *selected;
  QuothActor *actor = NULL;
  QuothRange range;
  g_autofree char *words = NULL;

  if (self->desk == NULL || quoth_desk_get_model (self->desk) == NULL || !quoth_desk_can_edit (self->desk))
    return;
  selected = quoth_desk_get_selected (self->desk);
  if (selected != NULL && selected->value.kind == QUOTH_KIND_MENTION
      && !quoth_editor_has_selection (QUOTH_EDITOR (self->editor)))
    actor = quoth_session_find (quoth_desk_get_session (self->desk), QUOTH_KIND_ACTOR, &quoth_mention (selected)->actor);
  range = quoth_workbench_get_range (self);
  if (quoth_range_is_empty (range))
    return;
  if (actor == NULL)
    {
      quoth_workbench_pick_actor (self, range, _ ("Tag all occurrences as"), quoth_workbench_tag_all_as, NULL);
      return;
    }
  words = dup_words (self, quoth_annotation_get_span (selected, 0)->range);
  quoth_tag_all_dialog_ask (self->desk, GTK_WIDGET (self), actor, words);
}
