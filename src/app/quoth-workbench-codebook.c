/* quoth-workbench-codebook.c: what goes from the text into the codebook
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-workbench-private.h"

#include <glib/gi18n.h>

#include "quoth-ask-value.h"
#include "quoth-code-edit.h"
#include "quoth-coding.h"

static gboolean
can_code (QuothWorkbench *self)
{
  return self->desk != NULL && quoth_desk_get_model (self->desk) != NULL && quoth_desk_can_edit (self->desk);
}

/* Words selected within the selected claim name a code for it; elsewhere they are a claim of their own. */
void
quoth_workbench_code_in_vivo (QuothWorkbench *self)
{
  QuothClaim *claim = quoth_workbench_get_claim (self);
  QuothRange range;

  if (!can_code (self))
    return;
  range = quoth_workbench_get_range (self);
  if (quoth_range_is_empty (range))
    return;
  if (claim != NULL)
    {
      QuothRange extent = quoth_annotation_get_extent (claim);

      if (range.start < extent.start || range.end > extent.end)
        claim = NULL;
    }
  quoth_workbench_keep (self, quoth_coding_code_in_vivo (self->desk, range, claim));
}

/* An example on its way to its code. */
typedef struct
{
  QuothWorkbench *workbench;
  QuothDesk *desk;
  QuothId annotation;
  char *text;
} Example;

static void
example_free (gpointer data)
{
  Example *self = data;

  g_object_unref (self->workbench);
  g_object_unref (self->desk);
  g_free (self->text);
  g_free (self);
}

static void
code_chosen (const QuothId *id, gpointer user_data)
{
  Example *self = user_data;
  QuothSession *session = quoth_desk_get_session (self->desk);
  QuothCode *code = quoth_session_find (session, QUOTH_KIND_CODE, id);
  g_autofree char *told = NULL;

  if (code == NULL)
    return;
  quoth_code_add_text (session, code, quoth_id_is_none (&self->annotation) ? NULL : &self->annotation, self->text);
  told = g_strdup_printf (_ ("An example of “%s” now"), code->name);
  gtk_widget_activate_action (GTK_WIDGET (self->workbench), "win.tell-done", "s", told);
}

/* A claim under one code is an example of that; one under several is asked about, and what is under none. */
static void
ask (QuothWorkbench *self, const QuothClaim *claim, Example *example)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  QuothValueQuestion question = {
    .kind = QUOTH_KIND_CODE,
    .heading = _ ("Use as Example"),
    .body = _ ("Of which code is it an example?"),
    .answer = _ ("_Use"),
  };

  for (guint i = 0; claim != NULL && i < claim->categories->len; i++)
    g_array_append_val (ids, g_array_index (claim->categories, QuothCategory, i).code);
  if (ids->len == 1)
    {
      code_chosen (&g_array_index (ids, QuothId, 0), example);
      example_free (example);
      return;
    }
  if (ids->len > 1)
    {
      question.ids = (const QuothId *) (gpointer) ids->data;
      question.n_ids = ids->len;
    }
  quoth_ask_value (GTK_WIDGET (self), quoth_desk_get_session (self->desk), &question, code_chosen, example, example_free);
}

/* Whether there is a code to have an example; says so if there is none. */
static gboolean
has_codes (QuothWorkbench *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autoptr (GError) error = NULL;

  if (quoth_item_list_get_size (quoth_session_get_list (session, QUOTH_KIND_CODE)) > 0)
    return TRUE;
  error = g_error_new_literal (QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND,
                               _ ("There is no code yet: press I to make one of the selected words"));
  g_signal_emit_by_name (session, "failed", error);
  return FALSE;
}

void
quoth_workbench_add_example (QuothWorkbench *self)
{
  const QuothClaim *claim = quoth_workbench_get_claim (self);
  QuothRange range;
  Example *example;

  if (!can_code (self))
    return;
  range = quoth_workbench_get_range (self);
  if (quoth_range_is_empty (range))
    return;
  if (!has_codes (self))
    return;
  example = g_new0 (Example, 1);
  example->workbench = g_object_ref (self);
  example->desk = g_object_ref (self->desk);
  if (claim != NULL)
    example->annotation = claim->annotation.value.id;
  if (claim != NULL && !quoth_editor_has_selection (QUOTH_EDITOR (self->editor)))
    example->text = quoth_annotation_dup_quote (claim);
  else
    example->text = quoth_text_dup_slice (quoth_document_model_get_text (quoth_desk_get_model (self->desk)), range);
  ask (self, claim, example);
}
