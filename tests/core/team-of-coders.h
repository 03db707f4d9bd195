/* team-of-coders.h: what three coders mark in three texts, for the tests of their agreement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "project-fixture.h"

#define LENGTH 60
#define CUT 40 /* from here on there is boilerplate, in the second text */
#define N_CODERS 3
#define N_TEXTS 3
#define N_ACTORS 3

/* What each coder marks in the texts. */
typedef struct
{
  Fixture *fixture;
  GPtrArray *values;
  GPtrArray *mentions;
  QuothId coders[N_CODERS];
  QuothId texts[N_TEXTS];
  QuothId actors[N_ACTORS];
} Team;

static inline void
team_clear (Team *self)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Team, team_clear)

static inline gpointer
team_add (Team *self, gpointer value)
{
  g_ptr_array_add (self->values, value);
  return value;
}

/* Several teams may be in one project: each has names of its own. */
static inline void
team_init (Team *self, Fixture *fixture)
{
  static guint n_teams;

  g_autofree char *body = g_strnfill (LENGTH, 'a');

  self->fixture = fixture;
  self->values = quoth_values_new ();
  self->mentions = quoth_values_new ();
  for (guint i = 0; i < N_CODERS; i++)
    {
      QuothCoder *coder = team_add (self, quoth_coder_new (NULL));

      coder->name = g_strdup_printf ("Coder %u-%u", n_teams, i);
      self->coders[i] = coder->value.id;
    }
  for (guint i = 0; i < N_ACTORS; i++)
    {
      QuothActor *actor = team_add (self, quoth_actor_new (NULL));

      actor->name = g_strdup_printf ("Actor %u-%u", n_teams, i);
      actor->actor_kind = g_strdup ("person");
      self->actors[i] = actor->value.id;
    }
  for (guint i = 0; i < N_TEXTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("text %u-%u", n_teams, i);
      QuothDocument *document = team_add (self, fixture_new_document (name, body));

      document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
      g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (0, CUT), NULL));
      g_ptr_array_add (document->segments, quoth_segment_new (i == 1 ? QUOTH_SEGMENT_BOILERPLATE : QUOTH_SEGMENT_PARAGRAPH,
                                                              quoth_range (CUT, LENGTH), NULL));
      self->texts[i] = document->value.id;
    }
  n_teams++;
}

static inline QuothMention *
mark (Team *self, guint text, guint coder, guint actor, guint start, guint end)
{
  QuothMention *mention = team_add (self, quoth_mention_new (NULL));

  mention->annotation.document = self->texts[text];
  mention->annotation.coder = self->coders[coder];
  mention->actor = self->actors[actor];
  quoth_annotation_add_span (&mention->annotation, quoth_range (start, end), NULL);
  g_ptr_array_add (self->mentions, quoth_value_ref (mention));
  return mention;
}

static inline QuothProjectAgreement *
load (Team *self, const QuothCodingQuery *query)
{
  g_autoptr (GError) error = NULL;
  QuothProjectAgreement *agreement;

  fixture_try_put (self->fixture, self->values, &error);
  g_assert_no_error (error);
  agreement = quoth_project_agreement_load (self->fixture->reader, query, NULL, &error);
  g_assert_no_error (error);
  return agreement;
}

static inline QuothProjectAgreement *
load_mentions (Team *self)
{
  QuothCodingQuery query = { .layer = QUOTH_CODING_MENTION, .coders = self->coders, .n_coders = N_CODERS };

  return load (self, &query);
}
