/* quoth-coding.c: the edits of a coder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-coding.h"

#include <glib/gi18n.h>

#include "quoth-annotation-types.h"
#include "quoth-claimant.h"
#include "quoth-code-edit.h"
#include "quoth-names.h"
#include "quoth-reshape.h"

/* The words of a selection that become the name of a code. */
#define MAX_CODE_NAME 80

static void
fill_head (QuothDesk *desk, gpointer annotation, QuothRange range)
{
  QuothAnnotation *head = annotation;

  head->document = quoth_desk_get_document (desk)->value.id;
  head->coder = quoth_session_get_coder (quoth_desk_get_session (desk))->value.id;
  head->created = g_get_real_time () / 1000;
  g_free (head->origin);
  head->origin = g_strdup ("manual");
  quoth_annotation_set_range (annotation, range);
}

char *
quoth_coding_make_label (const char *format, const char *text)
{
  g_autofree char *line = quoth_name_one_line (text, 40);
  GString *label = g_string_new (format);

  g_string_replace (label, "%s", line, 1);
  return g_string_free (label, FALSE);
}

QuothId
quoth_coding_tag_actor (QuothDesk *desk, QuothRange range, QuothActor *actor, gboolean is_new)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autoptr (QuothMention) mention = quoth_mention_new (NULL);
  g_autofree char *label = quoth_coding_make_label (_ ("Tag actor “%s”"), actor->name);
  g_autoptr (QuothChange) change = quoth_session_new_change (session, label);
  const QuothAnnotation *same;

  fill_head (desk, mention, range);
  mention->actor = actor->value.id;
  same = quoth_reshape_find_same (desk, mention);
  if (same != NULL)
    return same->value.id;
  if (is_new)
    quoth_change_put (change, actor);
  quoth_change_put (change, mention);
  quoth_session_commit (session, change);
  return mention->annotation.value.id;
}

QuothId
quoth_coding_tag_claim (QuothDesk *desk, QuothRange range)
{
  QuothText *text = quoth_document_model_get_text (quoth_desk_get_model (desk));
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autofree char *quote = quoth_text_dup_slice (text, range);
  g_autofree char *label = quoth_coding_make_label (_ ("Tag claim “%s”"), quote);

  fill_head (desk, claim, range);
  quoth_session_put (quoth_desk_get_session (desk), label, claim);
  return claim->annotation.value.id;
}

typedef struct
{
  guint start;
  QuothId claim;
} NextClaim;

static gboolean
find_claim (QuothRange range, gpointer value, gpointer user_data)
{
  NextClaim *next = user_data;

  if (QUOTH_VALUE (value)->kind != QUOTH_KIND_CLAIM || range.start < next->start)
    return G_SOURCE_CONTINUE;
  next->claim = QUOTH_VALUE (value)->id;
  return G_SOURCE_REMOVE;
}

static QuothId
find_claim_after (QuothDesk *desk, QuothRange range)
{
  QuothText *text = quoth_document_model_get_text (quoth_desk_get_model (desk));
  NextClaim next = { range.end, QUOTH_ID_NONE };
  guint end = range.end;

  while (end < quoth_text_get_length (text) && quoth_text_get_char (text, end) != '\n')
    end++;
  if (end > range.end)
    quoth_document_model_foreach (quoth_desk_get_model (desk), quoth_range (range.end, end), find_claim, &next);
  return next.claim;
}

/* "Tag Location “Rome”" */
static char *
make_cue_label (QuothSession *session, const char *kind, const QuothAnnotationType *type, const char *quote)
{
  g_autofree char *format = NULL;

  if (g_str_equal (kind, QUOTH_CUE_CUE))
    return quoth_coding_make_label (_ ("Tag cue “%s”"), quote);
  if (g_str_equal (kind, QUOTH_CUE_EVIDENCE))
    return quoth_coding_make_label (_ ("Tag evidence “%s”"), quote);
  /* Translators: the name of a type of annotations, and the words that are of it */
  return g_strdup_printf (_ ("Tag %1$s: %2$s"), type != NULL ? type->name : quoth_annotation_types_get_name (session, kind), quote);
}

QuothId
quoth_coding_tag_cue (QuothDesk *desk, QuothRange range, const char *kind, QuothAnnotationType *type)
{
  QuothAnnotation *selected = quoth_desk_get_selected (desk);
  QuothText *text = quoth_document_model_get_text (quoth_desk_get_model (desk));
  g_autoptr (QuothCue) cue = quoth_cue_new (NULL);
  g_autofree char *quote = quoth_text_dup_slice (text, range);
  g_autofree char *label = make_cue_label (quoth_desk_get_session (desk), kind, type, quote);
  QuothChange *change = quoth_change_new (label, &quoth_session_get_coder (quoth_desk_get_session (desk))->value.id);

  fill_head (desk, cue, range);
  quoth_cue_set_kind (cue, kind);
  if (selected != NULL && selected->value.kind == QUOTH_KIND_CLAIM)
    cue->claim = selected->value.id;
  else if (!quoth_cue_kind_is_own (kind))
    cue->claim = find_claim_after (desk, range);
  if (type != NULL)
    quoth_change_put (change, type);
  quoth_change_put (change, cue);
  quoth_session_commit (quoth_desk_get_session (desk), change);
  return cue->annotation.value.id;
}

void
quoth_coding_tie_cue (QuothDesk *desk, QuothCue *cue, const QuothId *claim)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autoptr (QuothCue) copy = quoth_cue_copy (quoth_session_latest (session, cue));
  g_autofree char *quote = quoth_annotation_dup_quote (cue);
  g_autofree char *label = quoth_coding_make_label (claim != NULL ? _ ("Tie cue “%s”") : _ ("Untie cue “%s”"), quote);

  copy->claim = claim != NULL ? *claim : QUOTH_ID_NONE;
  quoth_session_put (session, label, copy);
}

/* A copy of @annotation as the last edit left it. */
static QuothAnnotation *
edit (QuothDesk *desk, QuothAnnotation *annotation)
{
  return quoth_value_copy (quoth_session_latest (quoth_desk_get_session (desk), annotation));
}

gboolean
quoth_coding_add_fragment (QuothDesk *desk, QuothAnnotation *annotation, QuothRange range)
{
  QuothText *text = quoth_document_model_get_text (quoth_desk_get_model (desk));
  g_autoptr (QuothValue) copy = QUOTH_VALUE (edit (desk, annotation));
  g_autofree char *quote = quoth_text_dup_slice (text, range);
  g_autofree char *label = quoth_coding_make_label (_ ("Add the piece “%s”"), quote);

  if (!quoth_fragments_add (copy, range))
    return FALSE;
  quoth_session_put (quoth_desk_get_session (desk), label, copy);
  return TRUE;
}

gboolean
quoth_coding_remove_fragment (QuothDesk *desk, QuothAnnotation *annotation, guint n)
{
  g_autoptr (QuothValue) copy = QUOTH_VALUE (edit (desk, annotation));
  const char *quote = n < quoth_annotation_get_n_spans (copy) ? quoth_annotation_get_span (copy, n)->quote : NULL;
  g_autofree char *label = quoth_coding_make_label (_ ("Take the piece “%s” away"), quote != NULL ? quote : "");

  if (!quoth_fragments_remove (copy, n))
    return FALSE;
  quoth_session_put (quoth_desk_get_session (desk), label, copy);
  return TRUE;
}

/* (transfer full): the code that is called @name, in any case; @is_new: (out): it had to be made. */
static QuothCode *
find_or_make_code (QuothSession *session, const char *name, gboolean *is_new)
{
  QuothItemList *codes = quoth_session_get_list (session, QUOTH_KIND_CODE);
  g_autofree char *folded = quoth_fold (name);

  *is_new = FALSE;
  for (guint i = 0; i < quoth_item_list_get_size (codes); i++)
    {
      QuothCode *code = quoth_item_get_value (quoth_item_list_get (codes, i));
      g_autofree char *other = quoth_fold (code->name);

      if (g_str_equal (folded, other))
        return quoth_value_ref (code);
    }
  *is_new = TRUE;
  return quoth_code_new_named (session, name, NULL);
}

QuothId
quoth_coding_code_in_vivo (QuothDesk *desk, QuothRange range, QuothClaim *claim)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autofree char *quote = quoth_text_dup_slice (quoth_document_model_get_text (quoth_desk_get_model (desk)), range);
  g_autofree char *name = quoth_name_one_line (quote, MAX_CODE_NAME);
  g_autofree char *label = quoth_coding_make_label (_ ("Code in vivo “%s”"), quote);
  g_autoptr (QuothChange) change = quoth_session_new_change (session, label);
  gboolean is_new;
  g_autoptr (QuothCode) code = find_or_make_code (session, name, &is_new);
  g_autoptr (QuothClaim) copy = NULL;

  if (claim != NULL)
    copy = quoth_claim_copy (quoth_session_latest (session, claim));
  else
    copy = quoth_claim_new (NULL);
  if (claim == NULL)
    fill_head (desk, copy, range);
  quoth_claim_set_category (copy, &code->value.id, QUOTH_STANCE_UNSET);
  if (is_new)
    quoth_change_put (change, code);
  quoth_change_put (change, copy);
  quoth_session_commit (session, change);
  return copy->annotation.value.id;
}

void
quoth_coding_delete (QuothDesk *desk, QuothAnnotation *annotation)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_autofree char *label = NULL;
  g_autoptr (QuothChange) change = NULL;

  if (annotation->value.kind == QUOTH_KIND_MENTION)
    label = quoth_coding_make_label (_ ("Delete mention “%s”"), quote);
  else if (annotation->value.kind == QUOTH_KIND_CLAIM)
    label = quoth_coding_make_label (_ ("Delete claim “%s”"), quote);
  else
    label = quoth_coding_make_label (_ ("Delete cue “%s”"), quote);
  change = quoth_session_new_change (session, label);
  quoth_change_delete (change, annotation->value.kind, &annotation->value.id);
  quoth_session_commit (session, change);
}

void
quoth_coding_delete_several (QuothDesk *desk, GPtrArray *annotations)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autofree char *label = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Delete %u annotation", "Delete %u annotations", annotations->len), annotations->len);
  g_autoptr (QuothChange) change = quoth_session_new_change (session, label);

  for (guint i = 0; i < annotations->len; i++)
    quoth_change_delete (change, QUOTH_VALUE (annotations->pdata[i])->kind, &QUOTH_VALUE (annotations->pdata[i])->id);
  quoth_session_commit (session, change);
}

void
quoth_coding_change_actor (QuothDesk *desk, QuothMention *mention, QuothActor *actor, gboolean is_new)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autoptr (QuothMention) copy = quoth_mention_copy (quoth_session_latest (session, mention));
  g_autofree char *label = quoth_coding_make_label (_ ("Change actor to “%s”"), actor->name);
  g_autoptr (QuothChange) change = quoth_session_new_change (session, label);

  copy->actor = actor->value.id;
  if (is_new)
    quoth_change_put (change, actor);
  quoth_change_put (change, copy);
  quoth_session_commit (session, change);
}

static gboolean
remove_category (QuothClaim *claim, const QuothId *code)
{
  for (guint i = 0; i < claim->categories->len; i++)
    if (quoth_id_equal (&g_array_index (claim->categories, QuothCategory, i).code, code))
      {
        g_array_remove_index (claim->categories, i);
        return TRUE;
      }
  return FALSE;
}

void
quoth_coding_toggle_code (QuothDesk *desk, QuothClaim *claim, QuothCode *code, gboolean is_new)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autoptr (QuothClaim) copy = quoth_claim_copy (quoth_session_latest (session, claim));
  g_autofree char *label = NULL;
  g_autoptr (QuothChange) change = NULL;

  if (remove_category (copy, &code->value.id))
    {
      label = quoth_coding_make_label (_ ("Remove category “%s”"), code->name);
    }
  else
    {
      label = quoth_coding_make_label (_ ("Set category “%s”"), code->name);
      quoth_claim_set_category (copy, &code->value.id, QUOTH_STANCE_UNSET);
      quoth_session_use_code (session, &code->value.id);
    }
  change = quoth_session_new_change (session, label);
  if (is_new)
    quoth_change_put (change, code);
  quoth_change_put (change, copy);
  quoth_session_commit (session, change);
}

void
quoth_coding_add_role (QuothDesk *desk,
                       QuothClaim *claim,
                       QuothRole role,
                       QuothActor *actor,
                       gboolean is_new,
                       const QuothId *mention)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autoptr (QuothClaim) copy = quoth_claim_copy (quoth_session_latest (session, claim));
  g_autofree char *label = NULL;
  g_autoptr (QuothChange) change = NULL;

  if (role == QUOTH_ROLE_CLAIMANT)
    label = quoth_coding_make_label (_ ("Set claimant “%s”"), actor->name);
  else if (role == QUOTH_ROLE_ADDRESSEE)
    label = quoth_coding_make_label (_ ("Set addressee “%s”"), actor->name);
  else
    label = quoth_coding_make_label (_ ("Set object “%s”"), actor->name);
  change = quoth_session_new_change (session, label);
  if (is_new)
    quoth_change_put (change, actor);
  quoth_claim_add_role (copy, role, &actor->value.id, mention);
  quoth_change_put (change, copy);
  quoth_session_commit (session, change);
}

gboolean
quoth_coding_accept_claimant (QuothDesk *desk, QuothClaim *claim)
{
  QuothId mention;
  const QuothActor *actor = NULL;

  if (quoth_claim_get_claimant (claim) == NULL)
    actor = quoth_claimant_suggest (desk, claim, &mention);
  if (actor == NULL)
    return FALSE;
  quoth_coding_add_role (desk, claim, QUOTH_ROLE_CLAIMANT, (QuothActor *) actor, FALSE,
                         quoth_id_is_none (&mention) ? NULL : &mention);
  return TRUE;
}
