/* quoth-editor-describe.c: what is coded at a place, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-editor-private.h"

#include <glib/gi18n.h>

/* Of tooltips and of what a screen reader says for one annotation; and how many annotations it says. */
#define N_CHARS_MAX 120
#define N_DESCRIBED_MAX 20

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= N_CHARS_MAX)
    return g_strdup (text);
  return g_strdup_printf (
    "%.*s…", (int) (g_utf8_offset_to_pointer (text, N_CHARS_MAX) - text), text);
}

static char *
describe_mention (QuothEditor *self, const QuothMention *mention)
{
  const QuothActor *actor
    = self->palette != NULL ? quoth_palette_get_actor (self->palette, &mention->actor) : NULL;
  g_autofree char *quote = NULL;

  /* Translators: %s is the name of an actor. */
  if (actor != NULL)
    return g_strdup_printf (_ ("mention of %s"), actor->name);
  quote = quoth_annotation_dup_quote (mention);
  return g_strdup_printf (_ ("mention “%s”"), quote);
}

/* "claim by Smolyakov", or "claim" */
static char *
describe_claimant (QuothEditor *self, const QuothClaim *claim)
{
  const QuothId *id = quoth_claim_get_claimant (claim);
  const QuothActor *claimant
    = self->palette != NULL && id != NULL ? quoth_palette_get_actor (self->palette, id) : NULL;

  /* Translators: %s is the name of an actor. */
  return claimant != NULL ? g_strdup_printf (_ ("claim by %s"), claimant->name) : g_strdup (_ ("claim"));
}

static char *
describe_claim (QuothEditor *self, const QuothClaim *claim, const char *quote)
{
  g_autofree char *who = describe_claimant (self, claim);
  g_autoptr (GString) head = g_string_new (who);
  g_autofree char *words = NULL;

  for (guint i = 0; self->palette != NULL && i < claim->categories->len; i++)
    {
      const QuothCode *code
        = quoth_palette_get_code (self->palette, &g_array_index (claim->categories, QuothCategory, i).code);

      if (code == NULL)
        continue;
      g_string_append (head, ", ");
      /* Translators: %s is the name of a code. */
      g_string_append_printf (head, _ ("category %s"), code->name);
    }
  if (claim->statement == NULL || *claim->statement == '\0')
    return g_strdup_printf ("%s “%s”", head->str, quote);
  words = shorten (claim->statement);
  return g_strdup_printf ("%s: %s", head->str, words);
}

static const char *
get_type_name (QuothEditor *self, const QuothCue *cue)
{
  const QuothAnnotationType *type = quoth_palette_find_annotation_type (self->palette, cue->cue_kind);

  return type != NULL ? type->name : cue->cue_kind;
}

static char *
describe_kind (QuothEditor *self, const QuothAnnotation *annotation)
{
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_autofree char *short_quote = shorten (quote);

  switch (annotation->value.kind)
    {
    case QUOTH_KIND_MENTION:
      return describe_mention (self, (const QuothMention *) annotation);
    case QUOTH_KIND_CLAIM:
      return describe_claim (self, (const QuothClaim *) annotation, short_quote);
    default:
      if (quoth_cue_is ((const QuothCue *) annotation, QUOTH_CUE_EVIDENCE))
        return g_strdup_printf (_ ("evidence “%s”"), short_quote);
      if (quoth_cue_kind_is_own (((const QuothCue *) annotation)->cue_kind))
        return g_strdup_printf ("%s “%s”", get_type_name (self, (const QuothCue *) annotation), short_quote);
      return g_strdup_printf (_ ("cue “%s”"), short_quote);
    }
}

char *
quoth_editor_describe_one (QuothEditor *self, const QuothAnnotation *annotation)
{
  g_autofree char *words = describe_kind (self, annotation);

  /* Translators: what was adjudicated: "gold: mention of Xi Jinping" */
  return annotation->gold ? g_strdup_printf (_ ("gold: %s"), words) : g_steal_pointer (&words);
}

/* What is coded, and whether the text still says what it was coded for. */
static char *
describe_with_state (QuothEditor *self, const QuothAnnotation *annotation)
{
  g_autofree char *words = quoth_editor_describe_one (self, annotation);
  QuothText *text = quoth_document_model_get_text (self->model);
  g_autofree char *quote = NULL;
  g_autofree char *short_quote = NULL;
  gboolean broken = FALSE;

  for (guint i = 0; i < quoth_annotation_get_n_spans (annotation) && !broken; i++)
    broken = quoth_highlight_layout_is_broken (annotation, i, text);
  if (!broken)
    return g_steal_pointer (&words);
  quote = quoth_annotation_dup_quote (annotation);
  short_quote = shorten (quote);
  /* Translators: the first %s says what is coded, as "mention of Xi Jinping"; the second is the text that was coded. */
  return g_strdup_printf (_ ("%s, broken: the text does not read “%s” here"), words, short_quote);
}

char *
quoth_editor_describe (QuothEditor *self, GPtrArray *annotations)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < MIN (annotations->len, N_DESCRIBED_MAX); i++)
    {
      g_autofree char *one = describe_with_state (self, g_ptr_array_index (annotations, i));

      if (i > 0)
        g_string_append (joined, "; ");
      g_string_append (joined, one);
    }
  if (annotations->len > N_DESCRIBED_MAX)
    g_string_append_printf (joined, _ ("; and %u more"), annotations->len - N_DESCRIBED_MAX);
  return g_string_free (joined, FALSE);
}

/* What is coded, and what is suggested. */
static char *
add_ghost (QuothEditor *self, char *description)
{
  g_autofree char *coded = description;
  g_autofree char *title = NULL;
  g_autofree char *ghost = NULL;

  if (self->ghost == NULL)
    return g_steal_pointer (&coded);
  title = quoth_suggestion_dup_title (self->ghost);
  /* Translators: what a screen reader says: “suggested: Mention of China (“Beijing” is another name of China)” */
  ghost = g_strdup_printf (_ ("suggested: %s (%s)"), title, self->ghost->why);
  return *coded != '\0' ? g_strconcat (coded, "; ", ghost, NULL) : g_steal_pointer (&ghost);
}

void
quoth_editor_describe_caret (QuothEditor *self)
{
  g_autofree char *description = NULL;

  quoth_editor_follow_ghost (self);

  if (self->model != NULL && quoth_text_map_get_text (quoth_source_view_get_map (self->view)) != NULL)
    {
      g_autoptr (GPtrArray) found = quoth_editor_find_at_caret (self);

      description = add_ghost (self, quoth_editor_describe (self, found));
    }
  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_steal_pointer (&description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->description != NULL ? self->description : "",
                                  -1);
}
