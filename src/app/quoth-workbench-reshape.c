/* quoth-workbench-reshape.c: other ends for an annotation, two of one, one of two
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What cannot be done is said, in a toast.
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-reshape.h"

static void
set_fragment (QuothWorkbench *self, QuothAnnotation *selected, guint n, QuothRange range)
{
  g_autoptr (GError) error = NULL;

  if (quoth_reshape_set_fragment (self->desk, selected, n, range, &error))
    return;
  quoth_editor_forget_preview (QUOTH_EDITOR (self->editor));
  quoth_workbench_tell (self, error->message);
}

static void
span_moved_cb (QuothEditor *editor, guint fragment, const QuothRange *before, const QuothRange *after, QuothWorkbench *self)
{
  QuothAnnotation *selected = quoth_workbench_can_edit (self) ? quoth_desk_get_selected (self->desk) : NULL;

  /* It may have been edited while it was dragged. */
  if (selected != NULL && fragment < quoth_annotation_get_n_spans (selected)
      && quoth_range_equal (quoth_annotation_get_span (selected, fragment)->range, *before))
    set_fragment (self, selected, fragment, *after);
  else
    quoth_editor_forget_preview (editor);
}

/* The fragment that the caret is in; else the outermost. */
static guint
find_fragment (QuothWorkbench *self, const QuothAnnotation *selected, QuothEnd end)
{
  int n = quoth_fragments_find (selected, quoth_editor_get_caret (QUOTH_EDITOR (self->editor)));

  if (n >= 0)
    return (guint) n;
  return end == QUOTH_END_START ? 0 : quoth_annotation_get_n_spans (selected) - 1;
}

static void
move_end_cb (QuothEditor *editor, guint end, int direction, guint grain, QuothWorkbench *self)
{
  QuothAnnotation *selected = quoth_workbench_can_edit (self) ? quoth_desk_get_selected (self->desk) : NULL;
  QuothText *text;
  QuothRange limits, before, after;
  guint n;

  if (selected == NULL)
    return;
  text = quoth_document_model_get_text (quoth_desk_get_model (self->desk));
  n = find_fragment (self, selected, (QuothEnd) end);
  limits = quoth_fragments_get_limits (selected, n, quoth_text_get_length (text));
  before = quoth_annotation_get_span (selected, n)->range;
  if (quoth_range_is_empty (before))
    return;
  after = quoth_text_step_end (text, before, limits, (QuothEnd) end, direction, (QuothGrain) grain);
  if (quoth_range_equal (before, after))
    return;
  set_fragment (self, selected, n, after);
  quoth_editor_show_offset (editor, end == QUOTH_END_START ? after.start : after.end);
}

void
quoth_workbench_init_reshape (QuothWorkbench *self)
{
  g_signal_connect_object (self->editor, "span-moved", G_CALLBACK (span_moved_cb), self, 0);
  g_signal_connect_object (self->editor, "move-end", G_CALLBACK (move_end_cb), self, 0);
}

void
quoth_workbench_split (QuothWorkbench *self)
{
  QuothAnnotation *selected;
  g_autoptr (GError) error = NULL;
  QuothId second;

  if (!quoth_workbench_can_edit (self))
    return;
  selected = quoth_desk_get_selected (self->desk);
  if (selected == NULL)
    {
      quoth_workbench_tell (self, _ ("Select what is to be split, and put the caret where its second part begins"));
      return;
    }
  if (!quoth_reshape_split (self->desk, selected, quoth_editor_get_caret (QUOTH_EDITOR (self->editor)), &second, &error))
    {
      quoth_workbench_tell (self, error->message);
      return;
    }
  quoth_workbench_keep (self, second);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-done", "s",
                              _ ("Split: both parts have all fields; cues and evidence are with the part they are in"));
}

void
quoth_workbench_join (QuothWorkbench *self)
{
  g_autoptr (GPtrArray) selection = NULL;

  if (!quoth_workbench_can_edit (self))
    return;
  selection = quoth_desk_dup_selection (self->desk);
  if (selection->len < 2)
    {
      quoth_workbench_tell (self, _ ("Select two or more of one kind to join them: Ctrl and a click, or Shift+N"));
      return;
    }
  /* The first stays, and stays selected. */
  quoth_workbench_keep (self, quoth_reshape_join (self->desk, selection));
}
