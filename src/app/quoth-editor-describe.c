/* quoth-editor-describe.c: what is coded at a place, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-editor-private.h"

#include <glib/gi18n.h>

/* Of tooltips and of what a screen reader says for one annotation. */
#define N_CHARS_MAX 120

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

char *
quoth_editor_describe_one (QuothEditor *self, const QuothAnnotation *annotation)
{
  g_autofree char *quote = quoth_annotation_dup_quote (annotation);
  g_autofree char *short_quote = shorten (quote);

  switch (annotation->value.kind)
    {
    case QUOTH_KIND_MENTION:
      return describe_mention (self, (const QuothMention *) annotation);
    case QUOTH_KIND_CLAIM:
      {
        const char *statement = ((const QuothClaim *) annotation)->statement;
        g_autofree char *words = NULL;

        if (statement == NULL || *statement == '\0')
          return g_strdup_printf (_ ("claim “%s”"), short_quote);
        words = shorten (statement);
        /* Translators: %s is what the claim says, in the coder's words. */
        return g_strdup_printf (_ ("claim: %s"), words);
      }
    default:
      if (((const QuothCue *) annotation)->cue_kind == QUOTH_CUE_EVIDENCE)
        return g_strdup_printf (_ ("evidence “%s”"), short_quote);
      return g_strdup_printf (_ ("cue “%s”"), short_quote);
    }
}

char *
quoth_editor_describe (QuothEditor *self, GPtrArray *annotations)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < annotations->len; i++)
    {
      g_autofree char *one = quoth_editor_describe_one (self, g_ptr_array_index (annotations, i));

      if (i > 0)
        g_string_append (joined, "; ");
      g_string_append (joined, one);
    }
  return g_string_free (joined, FALSE);
}

void
quoth_editor_describe_caret (QuothEditor *self)
{
  g_autofree char *description = NULL;

  if (self->model != NULL && quoth_text_map_get_text (quoth_source_view_get_map (self->view)) != NULL)
    {
      g_autoptr (GPtrArray) found = quoth_editor_list_at (self, quoth_editor_get_caret (self));

      description = quoth_editor_describe (self, found);
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
