/* quoth-actor-reading.c: all there is on an actor, as lines of lists
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines are made in the thread that reads: the window's thread only puts them into its lists, and makes widgets for
 * those that are seen.
 */

#include "config.h"

#include "quoth-actor-reading.h"

#include <glib/gi18n.h>

#include "quoth-names.h"

/* How much text stands on each side of a mention, in characters: as much as a wide window shows. */
#define CONTEXT 90

/* (transfer full): "Thread on the summit · post 3/". */
static char *
name_place (const QuothConcordanceLine *line)
{
  g_autoptr (GString) place = g_string_new (quoth_name_of_document (line->document));
  g_autofree char *segment = NULL;

  if (line->segment_number != NULL)
    segment = g_strdup_printf ("%s %s", quoth_name_of_segment_kind (line->segment_kind), line->segment_number);
  quoth_name_append (place, segment);
  return g_string_free (g_steal_pointer (&place), FALSE);
}

static QuothLine *
new_mention (const QuothConcordanceLine *line)
{
  g_autofree char *place = name_place (line);
  QuothLine *self = quoth_line_new (line->key, place);

  self->left = g_strdup (line->left);
  self->right = g_strdup (line->right);
  self->document = line->document->value.id;
  self->annotation = QUOTH_VALUE (line->mention)->id;
  return self;
}

gpointer
quoth_actor_reading_list_mentions (QuothReader *reader, gpointer id, GCancellable *cancellable, GError **error)
{
  /* Boilerplate too: what is tagged there is to be found, merged and split as well. */
  const QuothScope scope = { .boilerplate = TRUE };
  g_autoptr (GPtrArray) concordance = quoth_concordance_load (reader, id, CONTEXT, &scope, cancellable, error);
  GPtrArray *lines;

  if (concordance == NULL)
    return NULL;
  lines = g_ptr_array_new_full (concordance->len, g_object_unref);
  for (guint i = 0; i < concordance->len; i++)
    g_ptr_array_add (lines, new_mention (concordance->pdata[i]));
  return lines;
}

static QuothLine *
new_claim (const QuothUtterance *utterance)
{
  g_autofree char *quote = quoth_annotation_dup_quote (utterance->claim);
  g_autofree char *words = quoth_name_one_line (quote, 300);
  g_autofree char *when = *utterance->date != '\0' ? quoth_name_of_date (utterance->date) : NULL;
  g_autoptr (GString) subtitle = g_string_new (*utterance->claimant != '\0' ? utterance->claimant : _ ("somebody"));
  QuothLine *self;

  quoth_name_append (subtitle, when);
  quoth_name_append (subtitle, quoth_name_of_document (utterance->document));
  self = quoth_line_new (words, subtitle->str);
  self->document = utterance->document->value.id;
  self->annotation = QUOTH_VALUE (utterance->claim)->id;
  return self;
}

static void
add_claims (QuothActorReading *self, QuothPart part, GHashTable *seen)
{
  static const char *const titles[QUOTH_N_PARTS] = {
    [QUOTH_PART_CLAIMANT] = N_ ("Claims it"),
    [QUOTH_PART_SOURCE] = N_ ("Is named as a source"),
    [QUOTH_PART_ADDRESSEE] = N_ ("Is addressed"),
    [QUOTH_PART_OBJECT] = N_ ("Is spoken of"),
  };
  GPtrArray *utterances = self->profile->claims[part];
  g_autofree char *title = NULL;

  if (utterances->len == 0)
    return;
  title = g_strdup_printf ("%s · %u", _ (titles[part]), utterances->len);
  g_ptr_array_add (self->claims, quoth_line_new_heading (title));
  for (guint i = 0; i < utterances->len; i++)
    {
      const QuothUtterance *utterance = utterances->pdata[i];

      g_ptr_array_add (self->claims, new_claim (utterance));
      g_hash_table_add (seen, &QUOTH_VALUE (utterance->claim)->id);
    }
}

gpointer
quoth_actor_reading_read (QuothReader *reader, gpointer id, GCancellable *cancellable, GError **error)
{
  const QuothScope scope = { .boilerplate = TRUE };
  g_autoptr (QuothActorReading) self = g_new0 (QuothActorReading, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (quoth_id_hash, quoth_id_equal);

  self->claims = g_ptr_array_new_with_free_func (g_object_unref);
  self->profile = quoth_actor_profile_load (reader, id, &scope, cancellable, error);
  if (self->profile == NULL)
    return NULL;
  self->mentions = quoth_actor_reading_list_mentions (reader, id, cancellable, error);
  if (self->mentions == NULL)
    return NULL;
  for (QuothPart part = 0; part < QUOTH_N_PARTS; part++)
    add_claims (self, part, seen);
  self->n_claims = g_hash_table_size (seen);
  return g_steal_pointer (&self);
}

void
quoth_actor_reading_free (QuothActorReading *self)
{
  g_clear_pointer (&self->profile, quoth_actor_profile_free);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_free (self);
}
