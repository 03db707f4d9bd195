/* adjudication-fixture.h: random teams that coded one text, for the tests of adjudication
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "copies.h"
#include "random-words.h"

/* A hundred code points; the last twenty are boilerplate. */
#define TEAM_TEXT_LENGTH 100
#define TEAM_MOST_CODERS 4

/**
 * Team:
 * @coders: who coded
 * @lead: who adjudicates, and coded nothing
 */
typedef struct
{
  World world;
  QuothId document;
  QuothId lead;
  QuothId coders[TEAM_MOST_CODERS];
  guint n_coders;
  QuothId actors[3];
  QuothId codes[2];
} Team;

static inline QuothDocument *
team_new_document (void)
{
  static const char *const clusters[] = { "a", "é", "🇷🇺", "习", "e\u0301", "א", " " };
  g_autoptr (GString) body = g_string_new (NULL);
  QuothDocument *document = quoth_document_new (NULL);
  g_autoptr (QuothText) text = NULL;

  while (g_utf8_strlen (body->str, -1) < TEAM_TEXT_LENGTH - 1)
    g_string_append (body, clusters[random_below (G_N_ELEMENTS (clusters))]);
  while (g_utf8_strlen (body->str, -1) < TEAM_TEXT_LENGTH + 2)
    g_string_append_c (body, 'z');
  document->name = g_strdup ("talk");
  text = quoth_text_new (body->str, (gssize) body->len, NULL);
  quoth_document_set_text (document, text);
  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  return document;
}

/* From a cluster to a cluster. */
static inline QuothRange
team_random_range (QuothText *text)
{
  guint start = random_below (TEAM_TEXT_LENGTH - 12), end = start + random_below (8);

  while (!quoth_text_is_cluster_boundary (text, start))
    start++;
  end = MAX (start, end);
  while (!quoth_text_is_cluster_boundary (text, end))
    end++;
  return quoth_range (start, end);
}

static inline void
team_put (Team *self, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Put", &self->lead);

  quoth_change_put (change, value);
  world_commit (&self->world, change);
}

/* Coders, actors and codes; @document is in the project then. */
static inline void
team_set_up_with (Team *self, QuothDocument *document, guint n_coders)
{
  static const char *const names[TEAM_MOST_CODERS] = { "Ann", "Bo", "Cy", "习" };

  world_set_up (&self->world, NULL);
  self->lead = self->world.coder;
  self->n_coders = n_coders;
  team_put (self, document);
  self->document = document->value.id;
  for (guint i = 0; i < n_coders; i++)
    self->coders[i] = world_add_coder (&self->world, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->actors); i++)
    self->actors[i] = world_add_actor (&self->world, names[i]);
  for (guint i = 0; i < G_N_ELEMENTS (self->codes); i++)
    {
      g_autoptr (QuothCode) code = quoth_code_new (NULL);

      code->key = g_strdup_printf ("code-%u", i);
      code->name = g_strdup (names[i]);
      team_put (self, code);
      self->codes[i] = code->value.id;
    }
}

/* A text that nobody coded yet. */
static inline void
team_set_up_empty (Team *self, guint n_coders)
{
  g_autoptr (QuothDocument) document = team_new_document ();

  g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (0, TEAM_TEXT_LENGTH - 20), NULL));
  while (!quoth_text_is_cluster_boundary (document->text, ((QuothSegment *) document->segments->pdata[0])->range.end))
    ((QuothSegment *) document->segments->pdata[0])->range.end++;
  g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_BOILERPLATE,
                                                          quoth_range (((QuothSegment *) document->segments->pdata[0])->range.end, document->length), NULL));
  team_set_up_with (self, document, n_coders);
}

/* The text of copies.h. */
static inline void
team_set_up_talk (Team *self, guint n_coders)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothText) text = quoth_text_new (TALK, -1, NULL);

  document->name = g_strdup ("talk");
  quoth_document_set_text (document, text);
  team_set_up_with (self, document, n_coders);
}

/* Often where another one is. @all: (element-type QuothAnnotation): of the same kind. */
static inline void
team_fill_annotation (Team *self, QuothAnnotation *annotation, QuothText *text, GPtrArray *all)
{
  QuothAnnotation *other = all->len > 0 ? all->pdata[random_below (all->len)] : NULL;

  annotation->document = self->document;
  annotation->coder = self->coders[random_below (self->n_coders)];
  if (other != NULL && random_below (3) > 0)
    for (guint i = 0; i < quoth_annotation_get_n_spans (other); i++)
      quoth_annotation_add_span (annotation, quoth_annotation_get_span (other, i)->range, NULL);
  else
    {
      QuothRange first = team_random_range (text), second = team_random_range (text);

      if (random_below (4) == 0 && first.end < second.start && !quoth_range_is_empty (first) && !quoth_range_is_empty (second))
        {
          quoth_annotation_set_range (annotation, first);
          quoth_annotation_add_span (annotation, second, NULL);
        }
      else
        quoth_annotation_add_span (annotation, first, NULL);
    }
  g_ptr_array_add (all, annotation);
}

/* One of the same coder's. */
static inline QuothId
team_pick_of (GPtrArray *all, const QuothId *coder)
{
  for (guint i = 0; i < 6 && all->len > 0; i++)
    {
      const QuothAnnotation *one = all->pdata[random_below (all->len)];

      if (quoth_id_equal (&one->coder, coder))
        return one->value.id;
    }
  return QUOTH_ID_NONE;
}

static inline void
team_fill_claim (Team *self, QuothClaim *claim, GPtrArray *mentions)
{
  for (guint i = random_below (3); i > 0 && mentions->len > 0; i--)
    {
      const QuothMention *mention = mentions->pdata[random_below (mentions->len)];

      if (quoth_id_equal (&mention->annotation.coder, &claim->annotation.coder))
        quoth_claim_add_role (claim, (QuothRole) random_below (3), &mention->actor, &mention->annotation.value.id);
    }
  if (random_chance ())
    quoth_claim_set_category (claim, &self->codes[random_below (2)], (QuothStance) ((int) random_below (3) - 1));
  if (random_chance ())
    claim->factuality = (QuothFactuality) random_below (QUOTH_FACTUALITY_U_U + 1);
  if (random_below (4) == 0)
    claim->statement = g_strdup ("so it is");
}

static inline void
team_add_annotations (Team *self, guint n)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Code", &self->lead);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->world.store, &error);
  g_autoptr (QuothText) text = quoth_reader_load_text (reader, &self->document, &error);
  g_autoptr (GPtrArray) mentions = quoth_values_new ();
  g_autoptr (GPtrArray) claims = quoth_values_new ();
  g_autoptr (GPtrArray) cues = quoth_values_new ();

  for (guint i = 0; i < n; i++)
    {
      QuothKind kind = i < n / 2 ? QUOTH_KIND_MENTION : i < n * 3 / 4 ? QUOTH_KIND_CLAIM : QUOTH_KIND_CUE;
      QuothAnnotation *one = quoth_value_new (kind, NULL);

      team_fill_annotation (self, one, text, kind == QUOTH_KIND_MENTION ? mentions : kind == QUOTH_KIND_CLAIM ? claims : cues);
      if (kind == QUOTH_KIND_MENTION)
        ((QuothMention *) one)->actor = self->actors[random_below (3)];
      else if (kind == QUOTH_KIND_CLAIM)
        team_fill_claim (self, (QuothClaim *) one, mentions);
      else
        {
          quoth_cue_set_kind ((QuothCue *) one, quoth_cue_get_kinds ()[random_below (2)]);
          ((QuothCue *) one)->claim = team_pick_of (claims, &one->coder);
        }
      quoth_change_put (change, one);
    }
  for (guint i = 0; i < n / 8; i++)
    {
      g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);

      relation->relation_kind = g_strdup (random_chance () ? "supports" : "contradicts");
      relation->coder = self->coders[random_below (self->n_coders)];
      relation->from = team_pick_of (claims, &relation->coder);
      relation->to = team_pick_of (claims, &relation->coder);
      if (!quoth_id_is_none (&relation->from) && !quoth_id_is_none (&relation->to) && !quoth_id_equal (&relation->from, &relation->to))
        quoth_change_put (change, relation);
    }
  world_commit (&self->world, change);
}

/* A mention by the coder of that number. */
static inline QuothId
team_mention (Team *self, guint coder, guint start, guint end, guint actor)
{
  g_autoptr (QuothMention) mention
    = world_new_mention (&self->coders[coder], &self->document, &self->actors[actor], quoth_range (start, end));

  team_put (self, mention);
  return mention->annotation.value.id;
}

static inline void
team_assign (Team *self, guint coder, QuothAssignmentState state, gboolean blind, QuothAssignmentPurpose purpose)
{
  QuothId id = quoth_assignment_make_id (&self->coders[coder], &self->document);
  g_autoptr (QuothAssignment) assignment = quoth_assignment_new (&id);

  assignment->coder = self->coders[coder];
  assignment->document = self->document;
  assignment->state = state;
  assignment->blind = blind;
  assignment->purpose = purpose;
  team_put (self, assignment);
}

static inline void
team_set_up_random (Team *self)
{
  team_set_up_empty (self, 2 + random_below (TEAM_MOST_CODERS - 1));
  team_add_annotations (self, 10 + random_below (40));
}

static inline QuothAdjudication *
team_load (World *world, const QuothId *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothAdjudication *adjudication = quoth_adjudication_load (reader, document, NULL, &error);

  g_assert_no_error (error);
  return adjudication;
}

static inline QuothCase *
team_get_case (QuothAdjudication *adjudication, guint n)
{
  return quoth_adjudication_get_cases (adjudication)->pdata[n];
}

static inline gboolean
team_try_decide (World *world, const QuothId *lead, QuothDecision *decision, QuothId *gold, GError **error)
{
  g_autoptr (QuothCoder) author = quoth_coder_new (lead);
  g_autoptr (QuothAdjudicating) adjudicating = quoth_adjudicating_new (author, NULL);
  gboolean done;

  quoth_adjudicating_add (adjudicating, decision);
  done = quoth_store_build (world->store, quoth_adjudicating_build, adjudicating, NULL, error);
  if (done && gold != NULL)
    *gold = quoth_adjudicating_get_gold (adjudicating, 0);
  return done;
}

/* Insists. Returns: what is gold. */
static inline QuothId
team_decide (Team *self, QuothDecision *decision)
{
  g_autoptr (GError) error = NULL;
  QuothId gold = QUOTH_ID_NONE;

  team_try_decide (&self->world, &self->lead, decision, &gold, &error);
  g_assert_no_error (error);
  return gold;
}

static inline void
team_tear_down (Team *self)
{
  world_tear_down (&self->world, NULL);
}
