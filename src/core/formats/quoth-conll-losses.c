/* quoth-conll-losses.c: what one label a token does not say of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An annotation that does not come back where it was is counted as one, for the first reason that there is, and nothing besides: its
 * fields are not there either. Of all others what their label does not say is counted, field by field.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "formats/quoth-conll-write.h"

static void
lose (QuothConllWriter *self, const char *what, guint n)
{
  quoth_export_add_loss (self->export, what, n);
}

/* ---- What is said of it ---- */

static guint
is_set (const char *string)
{
  return string != NULL && *string != '\0';
}

static void
count_claim (QuothConllWriter *self, const QuothClaim *claim)
{
  lose (self, _("statements, factuality, mode, form, date, place and confidence of claims"),
        is_set (claim->statement) + is_set (quoth_factuality_to_nick (claim->factuality)) + is_set (quoth_mode_to_nick (claim->mode))
          + is_set (claim->form) + is_set (claim->date) + is_set (claim->place) + (claim->confidence >= 0));
  lose (self, _("propositions of claims"), claim->propositions->len);
  lose (self, _("attribution chains"), claim->chain->len > 0);
  lose (self, _("roles of claims: who says it, to whom and about whom"), claim->roles->len);
  lose (self, _("codes of claims beyond the first"), claim->categories->len > 0 ? claim->categories->len - 1 : 0);
  for (guint i = 0; i < claim->categories->len; i++)
    lose (self, _("stances of claims"), g_array_index (claim->categories, QuothCategory, i).stance != QUOTH_STANCE_UNSET);
}

/* A reader has nothing but the words for the actor's name. */
static void
count_mention (QuothConllWriter *self, const QuothMention *mention)
{
  const QuothActor *actor = quoth_export_lookup (self->export, QUOTH_KIND_ACTOR, &mention->actor);
  g_autofree char *quote = quoth_annotation_dup_quote (mention);

  if (actor == NULL || !g_str_equal (quote, actor->name))
    {
      lose (self, _("names of the actors that are mentioned, where the text has other words"), 1);
      return;
    }
  quoth_export_note_named (self->export, &actor->value.id);
  quoth_export_note_kind (self->export, &actor->value.id);
}

static void
count_unsaid (QuothConllWriter *self, const QuothAnnotation *annotation)
{
  const QuothValue *head = &annotation->value;

  lose (self, _("attributes"), head->attributes != NULL ? head->attributes->len : 0);
  lose (self, _("when annotations, relations and memos were made, and how"), 1);
  lose (self, _("annotations, relations and memos of which the file does not say whose they are"), !self->is_named);
  if (head->kind == QUOTH_KIND_MENTION)
    count_mention (self, (const QuothMention *) annotation);
  else if (head->kind == QUOTH_KIND_CLAIM)
    count_claim (self, (const QuothClaim *) annotation);
  else
    lose (self, _("claims of cues"), !quoth_id_is_none (&((const QuothCue *) annotation)->claim));
}

/* ---- Where it is ---- */

static gboolean
is_trimmed (const QuothConllLabels *labels, const QuothAnnotation *annotation)
{
  QuothRange range = quoth_annotation_get_span (annotation, 0)->range;
  guint first, end;

  return quoth_tokens_find (labels->tokens, range, &first, &end)
         && (range.start < g_array_index (labels->tokens, QuothToken, first).range.start
             || range.end > g_array_index (labels->tokens, QuothToken, end - 1).range.end);
}

void
quoth_conll_count_losses (QuothConllWriter *self, const QuothConllLabels *labels, const QuothAnnotation *annotation, gboolean is_cut)
{
  if (annotation->spans->len > 1)
    lose (self, _("discontinuous annotations, whose fragments became separate stretches"), 1);
  else if (is_cut)
    lose (self, _("spans that cut a token, widened to it"), 1);
  else if (is_trimmed (labels, annotation))
    lose (self, _("spans that begin or end with white space, without it"), 1);
  else
    count_unsaid (self, annotation);
}

gboolean
quoth_conll_count_links (QuothConllWriter *self, GError **error)
{
  g_autoptr (GPtrArray) relations = quoth_export_list (self->export, QUOTH_KIND_RELATION, error);
  gint64 n_memos = relations != NULL ? quoth_export_count_memos (self->export, error) : -1;

  if (n_memos < 0)
    return FALSE;
  lose (self, _("relations between claims"), relations->len);
  lose (self, _("memos"), (guint) n_memos);
  return TRUE;
}
