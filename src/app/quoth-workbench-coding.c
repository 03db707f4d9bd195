/* quoth-workbench-coding.c: what a coder does on the workbench
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-bulk-edit.h"
#include "quoth-coding.h"
#include "quoth-type-picker.h"

/* Whether there is a document that can be coded. */
static gboolean
can_code (QuothWorkbench *self)
{
  return self->desk != NULL && quoth_desk_get_model (self->desk) != NULL &&
         quoth_desk_can_edit (self->desk);
}

void
quoth_workbench_tell (QuothWorkbench *self, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", text);
}

gboolean
quoth_workbench_can_edit (QuothWorkbench *self)
{
  g_autofree char *reason = NULL;

  if (self->desk == NULL || quoth_desk_get_model (self->desk) == NULL)
    return FALSE;
  reason = quoth_session_dup_read_only (quoth_desk_get_session (self->desk));
  if (reason != NULL)
    quoth_workbench_tell (self, reason);
  return reason == NULL;
}

/*
 * What is to be tagged: the selected text without the blanks and stops at its ends; or else the selected annotation's words;
 * or else the word at the caret.
 */
QuothRange
quoth_workbench_get_range (QuothWorkbench *self)
{
  QuothText *text = quoth_document_model_get_text (quoth_desk_get_model (self->desk));
  QuothRange range = quoth_editor_get_selection (QUOTH_EDITOR (self->editor));
  QuothAnnotation *selected = quoth_desk_get_selected (self->desk);

  if (quoth_range_is_empty (range) && selected != NULL)
    return quoth_annotation_get_extent (selected);
  if (quoth_range_is_empty (range))
    range = quoth_text_snap_to_words (text, range);
  return quoth_text_snap_to_clusters (text, quoth_text_trim (text, range));
}

QuothClaim *
quoth_workbench_get_claim (QuothWorkbench *self)
{
  QuothAnnotation *selected = can_code (self) ? quoth_desk_get_selected (self->desk) : NULL;

  return selected != NULL && selected->value.kind == QUOTH_KIND_CLAIM ? quoth_claim (selected) : NULL;
}

void
quoth_workbench_keep (QuothWorkbench *self, QuothId id)
{
  self->fresh = id;
  quoth_workbench_select_fresh (self);
}

gboolean
quoth_workbench_follow_tag_range (QuothWorkbench *self)
{
  QuothDocumentModel *model = quoth_desk_get_model (self->desk);
  QuothText *text = quoth_document_model_get_text (model);
  QuothDiff *correction = quoth_document_model_get_correction (model);
  g_autoptr (QuothText) before = g_steal_pointer (&self->tag_text);

  if (before == text)
    return TRUE;
  if (correction != NULL && quoth_diff_get_before (correction) == before)
    {
      QuothRange range = { quoth_diff_map_offset (correction, self->tag_range.start),
                           quoth_diff_map_offset (correction, self->tag_range.end) };
      g_autofree char *old = quoth_text_dup_slice (before, self->tag_range);
      g_autofree char *new = quoth_text_dup_slice (text, range);

      self->tag_range = range;
      if (g_str_equal (old, new))
        return TRUE;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _ ("The text was corrected meanwhile; select the words again"));
  return FALSE;
}

static void
actor_picked (QuothActor *actor, gboolean is_new, gpointer user_data)
{
  QuothWorkbench *self = user_data;

  if (!can_code (self) || !quoth_workbench_follow_tag_range (self))
    return;
  quoth_workbench_keep (self, quoth_coding_tag_actor (self->desk, self->tag_range, actor, is_new));
  quoth_workbench_focus_text (self);
}

void
quoth_workbench_point_at (QuothWorkbench *self, GtkWidget *popover, QuothRange range)
{
  GdkRectangle rectangle;
  double x, y;

  if (!quoth_editor_get_rectangle (QUOTH_EDITOR (self->editor), range, &rectangle))
    {
      quoth_editor_select_range (QUOTH_EDITOR (self->editor), range);
      rectangle = (GdkRectangle){ gtk_widget_get_width (self->editor) / 2,
                                  gtk_widget_get_height (self->editor) / 3, 1, 1 };
    }
  if (gtk_widget_translate_coordinates (self->editor, self->editor_bin, rectangle.x, rectangle.y, &x, &y))
    {
      rectangle.x = (int) x;
      rectangle.y = (int) y;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &rectangle);
}

/* What a picker is open for: the text may be corrected meanwhile. */
static void
keep_tag_range (QuothWorkbench *self, QuothRange range)
{
  self->tag_range = range;
  g_clear_pointer (&self->tag_text, quoth_text_unref);
  self->tag_text = quoth_text_ref (quoth_document_model_get_text (quoth_desk_get_model (self->desk)));
}

void
quoth_workbench_pick_actor (
  QuothWorkbench *self, QuothRange range, const char *label, QuothActorPicked picked, QuothActorPicked picked_all)
{
  g_autofree char *quote = NULL;

  if (self->actor_picker == NULL)
    {
      self->actor_picker = quoth_actor_picker_new ();
      gtk_widget_set_parent (self->actor_picker, self->editor_bin);
      g_signal_connect_object (self->actor_picker, "closed", G_CALLBACK (quoth_workbench_focus_text), self, G_CONNECT_SWAPPED);
      gtk_popover_set_position (GTK_POPOVER (self->actor_picker), GTK_POS_BOTTOM);
    }
  keep_tag_range (self, range);
  quoth_workbench_point_at (self, self->actor_picker, range);
  quote = quoth_text_dup_slice (quoth_document_model_get_text (quoth_desk_get_model (self->desk)), range);
  quoth_actor_picker_ask (QUOTH_ACTOR_PICKER (self->actor_picker), self->desk, label, quote, picked, self);
  if (picked_all != NULL)
    quoth_actor_picker_offer_all (QUOTH_ACTOR_PICKER (self->actor_picker), range, picked_all);
}

void
quoth_workbench_tag_actor (QuothWorkbench *self)
{
  QuothRange range;

  if (!can_code (self))
    return;
  range = quoth_workbench_get_range (self);
  if (!quoth_range_is_empty (range))
    quoth_workbench_pick_actor (self, range, _ ("Tag actor"), actor_picked, quoth_workbench_tag_all_as);
}

void
quoth_workbench_tag_claim (QuothWorkbench *self)
{
  QuothRange range;

  if (!can_code (self))
    return;
  range = quoth_workbench_get_range (self);
  if (!quoth_range_is_empty (range))
    quoth_workbench_keep (self, quoth_coding_tag_claim (self->desk, range));
}

/* A claim whose cues are being marked stays selected. */
static void
tag_cue (QuothWorkbench *self, const char *kind)
{
  QuothRange range;
  QuothId cue;

  if (!can_code (self))
    return;
  range = quoth_workbench_get_range (self);
  if (quoth_range_is_empty (range))
    return;
  cue = quoth_coding_tag_cue (self->desk, range, kind, NULL);
  if (quoth_workbench_get_claim (self) == NULL)
    quoth_workbench_keep (self, cue);
}

void
quoth_workbench_tag_cue (QuothWorkbench *self)
{
  tag_cue (self, QUOTH_CUE_CUE);
}

void
quoth_workbench_tag_evidence (QuothWorkbench *self)
{
  tag_cue (self, QUOTH_CUE_EVIDENCE);
}

static void
type_picked (const char *key, QuothAnnotationType *type, gpointer user_data)
{
  QuothWorkbench *self = user_data;
  QuothId cue;

  if (!can_code (self) || !quoth_workbench_follow_tag_range (self))
    return;
  cue = quoth_coding_tag_cue (self->desk, self->tag_range, key, type);
  if (quoth_workbench_get_claim (self) == NULL)
    quoth_workbench_keep (self, cue);
  quoth_workbench_focus_text (self);
}

void
quoth_workbench_tag_type (QuothWorkbench *self)
{
  QuothRange range = can_code (self) ? quoth_workbench_get_range (self) : quoth_range (0, 0);

  if (quoth_range_is_empty (range))
    return;
  if (self->type_picker == NULL)
    {
      self->type_picker = quoth_type_picker_new ();
      gtk_widget_set_parent (self->type_picker, self->editor_bin);
      g_signal_connect_object (self->type_picker, "closed", G_CALLBACK (quoth_workbench_focus_text), self, G_CONNECT_SWAPPED);
      gtk_popover_set_position (GTK_POPOVER (self->type_picker), GTK_POS_BOTTOM);
    }
  keep_tag_range (self, range);
  quoth_workbench_point_at (self, self->type_picker, range);
  quoth_type_picker_ask (QUOTH_TYPE_PICKER (self->type_picker), self->desk, type_picked, self);
}

void
quoth_workbench_add_fragment (QuothWorkbench *self)
{
  QuothAnnotation *selected = can_code (self) ? quoth_desk_get_selected (self->desk) : NULL;
  QuothRange range;

  if (selected == NULL || !quoth_editor_has_selection (QUOTH_EDITOR (self->editor)))
    return;
  range = quoth_workbench_get_range (self);
  if (!quoth_range_is_empty (range))
    quoth_coding_add_fragment (self->desk, selected, range);
}

void
quoth_workbench_remove_fragment (QuothWorkbench *self)
{
  QuothAnnotation *selected = can_code (self) ? quoth_desk_get_selected (self->desk) : NULL;
  int n = selected != NULL ? quoth_fragments_find (selected, quoth_editor_get_caret (QUOTH_EDITOR (self->editor))) : -1;

  if (n >= 0)
    quoth_coding_remove_fragment (self->desk, selected, (guint) n);
}

void
quoth_workbench_delete (QuothWorkbench *self)
{
  g_autoptr (GPtrArray) selection = can_code (self) ? quoth_desk_dup_selection (self->desk) : NULL;

  if (selection != NULL && selection->len == 1)
    quoth_coding_delete (self->desk, selection->pdata[0]);
  else if (selection != NULL && selection->len > 1)
    quoth_coding_delete_several (self->desk, selection);
}

void
quoth_workbench_inspect (QuothWorkbench *self)
{
  if (quoth_workbench_finish_relating (self))
    return;
  g_object_set (self, "inspector-shown", TRUE, NULL);
  quoth_inspector_focus (self->inspector);
}

void
quoth_workbench_write_memo (QuothWorkbench *self)
{
  g_object_set (self, "inspector-shown", TRUE, NULL);
  quoth_inspector_focus_memo (self->inspector);
}

void
quoth_workbench_accept (QuothWorkbench *self)
{
  QuothClaim *claim = quoth_workbench_get_claim (self);

  if (claim != NULL)
    quoth_coding_accept_claimant (self->desk, claim);
  else if (!quoth_workbench_accept_ghost (self))
    quoth_workbench_tell (self, _ ("Nothing is suggested here"));
}

/* Several claims may have it or not: a key that took it from some and gave it to others would be no help. */
static void
add_category (QuothSession *session, GPtrArray *claims, const QuothId *code)
{
  QuothBulkValue to = { NULL, *code };
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (QuothBulkField) field = quoth_bulk_fields_find (QUOTH_KIND_CLAIM, "Add category");

  for (guint i = 0; i < claims->len; i++)
    g_array_append_val (ids, QUOTH_VALUE (claims->pdata[i])->id);
  quoth_bulk_edit (session, field, &to, ids);
}

static void
tell_why_no_code (QuothWorkbench *self, const QuothClaim *claim, guint n)
{
  g_autofree char *told = NULL;

  if (!quoth_workbench_can_edit (self))
    return;
  /* Translators: of a key that gives a claim a category */
  told = claim == NULL ? g_strdup_printf (_ ("No claim is selected that %u could give a category"), n)
                       /* Translators: of a key that gives a claim a category */
                       : g_strdup_printf (_ ("No code has the key %u"), n);
  quoth_workbench_tell (self, told);
}

void
quoth_workbench_apply_code (QuothWorkbench *self, guint n)
{
  QuothClaim *claim = quoth_workbench_get_claim (self);
  QuothSession *session = claim != NULL ? quoth_desk_get_session (self->desk) : NULL;
  const QuothId *id = claim != NULL ? quoth_code_keys_get_code (quoth_session_get_code_keys (session), n) : NULL;
  QuothCode *code = id != NULL ? quoth_session_find (session, QUOTH_KIND_CODE, id) : NULL;
  g_autoptr (GPtrArray) selection = NULL;

  if (code == NULL)
    {
      tell_why_no_code (self, claim, n);
      return;
    }
  selection = quoth_desk_dup_selection (self->desk);
  if (selection->len > 1)
    add_category (session, selection, id);
  else
    quoth_coding_toggle_code (self->desk, claim, code, FALSE);
}
