/* random-project.h: values with random fields, of every kind, that refer to each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

#include "random-codebook.h"
#include "random-words.h"

/**
 * RandomProject:
 * @values: (element-type QuothValue): in an order in which they may be put
 * @by_kind: (element-type QuothValue): the same, one array a kind
 * @unplaces: whether some annotations have no place
 */
typedef struct
{
  GPtrArray *values;
  GPtrArray *by_kind[QUOTH_N_KINDS];
  gboolean unplaces;
} RandomProject;

static inline void
random_project_free (RandomProject *self)
{
  g_ptr_array_unref (self->values);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_ptr_array_unref (self->by_kind[i]);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomProject, random_project_free)

/* The id of some value of @kind, of which there is one. */
static inline QuothId
random_id (RandomProject *self, QuothKind kind)
{
  GPtrArray *values = self->by_kind[kind];

  return QUOTH_VALUE (values->pdata[random_below (values->len)])->id;
}

static inline QuothId
random_optional_id (RandomProject *self, QuothKind kind)
{
  return self->by_kind[kind]->len > 0 && random_chance () ? random_id (self, kind) : QUOTH_ID_NONE;
}

static inline void
random_fill_code (RandomProject *self, QuothCode *code)
{
  static const char *const colors[] = { "#1c71d8", "#E66100", NULL };

  code->key = random_name ();
  code->name = random_name ();
  code->parent = random_optional_id (self, QUOTH_KIND_CODE);
  code->definition = random_field ();
  code->inclusion = random_field ();
  code->exclusion = random_field ();
  code->color = random_choice (colors);
  code->shortcut = random_shortcut ();
  code->position = random_below (5);
  for (guint i = random_below (3); i > 0; i--)
    {
      g_autofree char *text = random_name ();
      g_autofree char *note = random_field ();

      quoth_code_add_example (code, NULL, text, note);
    }
}

static inline void
random_fill_attribute (QuothAttribute *attribute)
{
  do
    attribute->on = (QuothKind) random_below (QUOTH_N_KINDS);
  while (!quoth_attribute_allows_kind (attribute->on));
  attribute->key = random_name ();
  attribute->name = random_name ();
  attribute->type = (QuothAttributeType) random_below (QUOTH_N_ATTRIBUTE_TYPES);
  attribute->definition = random_field ();
  attribute->position = random_below (5);
  if (attribute->type == QUOTH_ATTRIBUTE_CHOICE)
    attribute->choices = g_strsplit ("low,middling,🏳️‍🌈 “high”", ",", -1);
}

static inline void
random_fill_version (RandomProject *self, QuothCodebookVersion *version)
{
  static guint last;

  version->number = ++last;
  version->name = random_field ();
  version->note = random_field ();
  version->time = random_time ();
  version->coder = random_id (self, QUOTH_KIND_CODER);
  version->content = random_name ();
}

/* A value that fits @attribute; %NULL if it is of an actor, and there is none yet. */
static inline char *
random_attribute_value (RandomProject *self, QuothAttribute *attribute)
{
  static const char *const numbers[] = { "0", "-12", "0.10000000000000001", "1e+300", "7.5" };
  static const char *const dates[] = { "2023", "1999-12", "2024-02-29" };
  g_autofree char *number = NULL;
  char *canonical = NULL;
  QuothId actor;

  switch (attribute->type)
    {
    case QUOTH_ATTRIBUTE_NUMBER:
      number = random_chance () ? g_strdup (numbers[random_below (5)])
                                : g_strdup_printf ("%.17g", g_test_rand_double () * 1e6);
      quoth_attribute_check (attribute, number, &canonical, NULL);
      return canonical;
    case QUOTH_ATTRIBUTE_BOOLEAN:
      return g_strdup (random_chance () ? "true" : "false");
    case QUOTH_ATTRIBUTE_DATE:
      return g_strdup (dates[random_below (3)]);
    case QUOTH_ATTRIBUTE_CHOICE:
      return g_strdup (attribute->choices[random_below (3)]);
    case QUOTH_ATTRIBUTE_ACTOR:
      actor = random_optional_id (self, QUOTH_KIND_ACTOR);
      return quoth_id_is_none (&actor) ? NULL : quoth_id_dup_string (&actor);
    case QUOTH_ATTRIBUTE_TEXT:
    default:
      return random_name ();
    }
}

/* Attributes for what was made before them are given afterwards: see random_project_new(). */
static inline void
random_fill_attributes (RandomProject *self, QuothValue *value)
{
  GPtrArray *attributes = self->by_kind[QUOTH_KIND_ATTRIBUTE];

  for (guint i = 0; i < attributes->len; i++)
    {
      QuothAttribute *attribute = attributes->pdata[i];

      if (attribute->on == value->kind && random_chance ())
        {
          g_autofree char *text = random_attribute_value (self, attribute);

          quoth_value_set_attribute (value, &attribute->value.id, text);
        }
    }
}

/* Of either, one of the project's own, or of those that every project has. */
static inline char *
random_cue_kind (RandomProject *self)
{
  GPtrArray *types = self->by_kind[QUOTH_KIND_ANNOTATION_TYPE];

  if (random_chance ())
    return g_strdup (quoth_cue_get_kinds ()[random_below (2)]);
  return g_strdup (quoth_annotation_type (types->pdata[random_below (types->len)])->key);
}

static inline char *
random_actor_kind (RandomProject *self)
{
  GPtrArray *kinds = self->by_kind[QUOTH_KIND_ACTOR_KIND];

  if (random_chance ())
    return g_strdup (quoth_actor_get_kinds ()[random_below (6)]);
  return g_strdup (quoth_actor_kind (kinds->pdata[random_below (kinds->len)])->key);
}

static inline void
random_fill_actor (RandomProject *self, QuothActor *actor)
{
  static const char *const languages[] = { "en", "zh-Hans", "pt-BR", NULL };
  static const char *const scripts[] = { "Latn", "Cyrl", "Hans", NULL };
  static const char *const items[] = { "Q1", "Q15031", NULL };

  actor->name = random_name ();
  actor->actor_kind = random_actor_kind (self);
  actor->parent = random_optional_id (self, QUOTH_KIND_ACTOR);
  actor->wikidata = random_choice (items);
  actor->note = random_field ();
  for (guint i = random_below (4); i > 0; i--)
    {
      g_autofree char *name = random_name ();
      QuothAlias *alias = quoth_actor_add_alias (actor, name);

      alias->language = random_choice (languages);
      alias->script = random_choice (scripts);
      alias->match_case = random_chance ();
      alias->part_of_word = random_chance ();
    }
  for (guint i = random_below (3); self->by_kind[QUOTH_KIND_ACTOR]->len > 0 && i > 0; i--)
    {
      QuothId to = random_id (self, QUOTH_KIND_ACTOR);
      g_autofree char *role = random_field ();
      QuothAffiliation *affiliation = quoth_actor_add_affiliation (actor, &to, role);

      affiliation->from = random_date ();
      affiliation->to = g_strdup (random_chance () ? "2024-03" : NULL);
    }
}

static inline void
random_fill_segments (QuothDocument *document)
{
  guint at = 0;

  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  while (at + 1 < document->length)
    {
      guint end = at + 1 + random_below (MIN (20, document->length - at));

      end = MIN (end, document->length);
      g_ptr_array_add (
        document->segments,
        quoth_segment_new ((QuothSegmentKind) random_below (QUOTH_SEGMENT_METADATA + 1),
                           quoth_range (at, end), random_chance () ? "1/16" : NULL));
      at = end + random_below (3);
    }
}

static inline void
random_fill_document (QuothDocument *document)
{
  static const char *const kinds[] = { "thread", "article", "interview", "speech", "text", NULL };
  static const char *const languages[] = { "en", "zh-Hans", NULL };
  g_autofree char *utf8 = random_text (5 + random_below (200));
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);

  quoth_document_set_text (document, text);
  document->name = random_name ();
  document->title = random_field ();
  document->document_kind = random_choice (kinds);
  document->author = random_field ();
  document->source = random_field ();
  document->url = random_field ();
  document->date = random_date ();
  document->language = random_choice (languages);
  document->note = random_field ();
  document->imported = random_time ();
  document->encoding = g_strdup ("UTF-8");
  document->newline = random_chance () ? QUOTH_NEWLINE_LF : QUOTH_NEWLINE_CRLF;
  document->bom = random_chance ();
  if (random_chance ())
    {
      g_autofree char *bytes = random_text (1 + random_below (500));

      document->original = g_bytes_new (bytes, strlen (bytes));
    }
  if (random_chance ())
    random_fill_segments (document);
}

/* Like what a revision leaves: spans and quotes of a text that is not there. */
static inline void
random_unplace (QuothAnnotation *annotation)
{
  annotation->unplaced = TRUE;
  for (guint i = 0; i < annotation->spans->len; i++)
    {
      QuothSpan *span = &g_array_index (annotation->spans, QuothSpan, i);

      span->range.start += 1000;
      span->range.end += 1000;
      g_free (span->quote);
      span->quote = random_name ();
    }
}

static inline void
random_fill_annotation (RandomProject *self, QuothAnnotation *annotation)
{
  static const char *const origins[] = { "manual", "import", "suggestion", "tag-all" };
  GPtrArray *documents = self->by_kind[QUOTH_KIND_DOCUMENT];
  QuothDocument *document = documents->pdata[random_below (documents->len)];
  guint n_clusters = quoth_text_get_n_clusters (document->text);
  guint at = random_below (n_clusters);

  annotation->document = document->value.id;
  annotation->coder = random_id (self, QUOTH_KIND_CODER);
  annotation->created = random_time ();
  annotation->origin = g_strdup (origins[random_below (4)]);
  annotation->gold = random_below (6) == 0;
  for (guint i = 1 + random_below (3); i > 0 && at < n_clusters; i--)
    {
      guint end = at + 1 + random_below (6);
      QuothRange range = quoth_range (
        quoth_text_from_cluster (document->text, at),
        end < n_clusters ? quoth_text_from_cluster (document->text, end) : document->length);
      g_autofree char *quote = quoth_text_dup_slice (document->text, range);

      quoth_annotation_add_span (annotation, range, quote);
      at = end + random_below (3);
    }
  if (self->unplaces && random_below (8) == 0)
    random_unplace (annotation);
}

/* A mention in the claim's document; its actor in @actor. None if there is none. */
static inline QuothId
random_mention (RandomProject *self, QuothClaim *claim, QuothId *actor)
{
  GPtrArray *mentions = self->by_kind[QUOTH_KIND_MENTION];

  for (guint i = 0; i < mentions->len; i++)
    {
      QuothMention *mention = mentions->pdata[i];

      if (random_chance ()
          && quoth_id_equal (&mention->annotation.document, &claim->annotation.document))
        {
          *actor = mention->actor;
          return mention->annotation.value.id;
        }
    }
  return QUOTH_ID_NONE;
}

static inline void
random_fill_claim (RandomProject *self, QuothClaim *claim)
{
  claim->statement = random_field ();
  claim->factuality = (QuothFactuality) random_below (QUOTH_FACTUALITY_U_U + 1);
  claim->mode = (QuothMode) random_below (QUOTH_MODE_UNATTRIBUTED + 1);
  claim->form = random_field ();
  claim->date = random_date ();
  claim->place = random_field ();
  claim->confidence = random_chance () ? g_test_rand_double () : -1;
  for (guint i = random_below (4); i > 0; i--)
    {
      QuothId code = random_id (self, QUOTH_KIND_CODE);

      quoth_claim_set_category (claim, &code, (QuothStance) ((int) random_below (4) - 1));
    }
  for (guint i = random_below (5); i > 0; i--)
    {
      QuothId actor = random_id (self, QUOTH_KIND_ACTOR);
      QuothId mention = random_mention (self, claim, &actor);

      quoth_claim_add_role (claim, (QuothRole) random_below (QUOTH_ROLE_OBJECT + 1), &actor,
                            &mention);
    }
  for (guint i = random_below (4); i > 0; i--)
    {
      QuothChainLink link = { .actor = random_id (self, QUOTH_KIND_ACTOR) };

      link.mention = random_mention (self, claim, &link.actor);
      link.factuality = (QuothFactuality) random_below (QUOTH_FACTUALITY_U_U + 1);
      if (claim->chain->len == 0
          || !quoth_id_equal (
            &link.actor,
            &g_array_index (claim->chain, QuothChainLink, claim->chain->len - 1).actor))
        g_array_append_val (claim->chain, link);
    }
  if (random_chance ())
    {
      QuothClaimProposition link = { random_id (self, QUOTH_KIND_PROPOSITION),
                                     (QuothLink) random_below (QUOTH_LINK_REPORTS + 1) };

      g_array_append_val (claim->propositions, link);
    }
}

static inline void
random_fill_relation (RandomProject *self, QuothRelation *relation)
{
  GPtrArray *types = self->by_kind[QUOTH_KIND_RELATION_TYPE];

  relation->relation_kind
    = g_strdup (random_chance () ? quoth_relation_get_kinds ()[random_below (5)]
                                 : quoth_relation_type (types->pdata[random_below (types->len)])->key);
  relation->from = random_id (self, QUOTH_KIND_CLAIM);
  do
    relation->to = random_id (self, QUOTH_KIND_CLAIM);
  while (quoth_id_equal (&relation->from, &relation->to));
  relation->coder = random_id (self, QUOTH_KIND_CODER);
  relation->created = random_time ();
}

/* Whether one of the values of the kind of @value has the id that @value should have, since it is on the same. */
static inline gboolean
random_is_taken (RandomProject *self, const QuothValue *value)
{
  GPtrArray *values = self->by_kind[value->kind];

  for (guint i = 0; i < values->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (values->pdata[i])->id, &value->id))
      return TRUE;
  return FALSE;
}

static inline void
random_fill_assignment (RandomProject *self, QuothAssignment *assignment)
{
  static const char *const deadlines[] = { NULL, "2026", "2026-12", "2026-12-24" };

  do
    {
      assignment->coder = random_id (self, QUOTH_KIND_CODER);
      assignment->document = random_id (self, QUOTH_KIND_DOCUMENT);
      assignment->value.id = quoth_assignment_make_id (&assignment->coder, &assignment->document);
    }
  while (random_is_taken (self, &assignment->value));
  assignment->state = (QuothAssignmentState) random_below (QUOTH_ASSIGNMENT_DONE + 1);
  assignment->purpose = (QuothAssignmentPurpose) random_below (QUOTH_ASSIGNMENT_TRAINING + 1);
  assignment->blind = random_chance ();
  assignment->opened = random_chance ();
  assignment->deadline = g_strdup (deadlines[random_below (4)]);
  assignment->note = random_field ();
}

/* An annotation of any kind. */
static inline QuothAnnotation *
random_annotation (RandomProject *self)
{
  GPtrArray *annotations = self->by_kind[QUOTH_KIND_MENTION + random_below (3)];

  return annotations->pdata[random_below (annotations->len)];
}

static inline void
random_fill_verdict (RandomProject *self, QuothVerdict *verdict)
{
  QuothAnnotation *gold = random_annotation (self);
  QuothAnnotation *source;

  do
    {
      source = random_annotation (self);
      verdict->source = source->value.id;
      verdict->value.id = quoth_verdict_make_id (&verdict->source);
    }
  while (random_is_taken (self, &verdict->value));
  if (source != gold && quoth_id_equal (&source->document, &gold->document))
    verdict->gold = gold->value.id;
  verdict->verdict_kind = (QuothVerdictKind) random_below (QUOTH_VERDICT_REJECTED + 1);
  verdict->reason = random_field ();
  verdict->seen = random_below (3) == 0 ? NULL : g_strdup_printf ("a%08x", random_below (G_MAXINT32));
  verdict->coder = random_id (self, QUOTH_KIND_CODER);
  verdict->time = random_time ();
}

static inline void
random_fill_memo (RandomProject *self, QuothMemo *memo)
{
  GPtrArray *memos = self->by_kind[QUOTH_KIND_MEMO];
  QuothValue *target = self->values->pdata[random_below (self->values->len)];

  memo->target = target->id;
  if (memos->len > 0 && random_chance ())
    {
      QuothMemo *answered = memos->pdata[random_below (memos->len)];

      memo->parent = answered->value.id;
      memo->target = answered->target;
    }
  memo->coder = random_id (self, QUOTH_KIND_CODER);
  memo->text = random_name ();
  memo->time = random_time ();
}

/* A claim in the cue's document, or none. */
static inline QuothId
random_claim_of (RandomProject *self, QuothCue *cue)
{
  GPtrArray *claims = self->by_kind[QUOTH_KIND_CLAIM];

  for (guint i = 0; i < claims->len; i++)
    {
      QuothClaim *claim = claims->pdata[i];

      if (random_chance ()
          && quoth_id_equal (&claim->annotation.document, &cue->annotation.document))
        return claim->annotation.value.id;
    }
  return QUOTH_ID_NONE;
}

static inline void
random_fill (RandomProject *self, gpointer value)
{
  QuothKind kind = QUOTH_VALUE (value)->kind;

  if (quoth_kind_is_annotation (kind))
    random_fill_annotation (self, value);
  if (kind == QUOTH_KIND_CODER)
    {
      quoth_coder (value)->name = random_name ();
      quoth_coder (value)->active = random_chance ();
    }
  else if (kind == QUOTH_KIND_ACTOR_KIND)
    random_fill_actor_kind (value);
  else if (kind == QUOTH_KIND_ANNOTATION_TYPE)
    random_fill_annotation_type (value);
  else if (kind == QUOTH_KIND_CODE)
    random_fill_code (self, value);
  else if (kind == QUOTH_KIND_RELATION_TYPE)
    random_fill_relation_type (value);
  else if (kind == QUOTH_KIND_ATTRIBUTE)
    random_fill_attribute (value);
  else if (kind == QUOTH_KIND_CODEBOOK_VERSION)
    random_fill_version (self, value);
  else if (kind == QUOTH_KIND_ACTOR)
    random_fill_actor (self, value);
  else if (kind == QUOTH_KIND_DOCUMENT)
    random_fill_document (value);
  else if (kind == QUOTH_KIND_PROPOSITION)
    {
      quoth_proposition (value)->statement = random_name ();
      quoth_proposition (value)->note = random_field ();
    }
  else if (kind == QUOTH_KIND_MENTION)
    quoth_mention (value)->actor = random_id (self, QUOTH_KIND_ACTOR);
  else if (kind == QUOTH_KIND_CLAIM)
    random_fill_claim (self, value);
  else if (kind == QUOTH_KIND_CUE)
    {
      g_autofree char *cue_kind = random_cue_kind (self);

      quoth_cue_set_kind (value, cue_kind);
      quoth_cue (value)->claim = random_claim_of (self, value);
    }
  else if (kind == QUOTH_KIND_RELATION)
    random_fill_relation (self, value);
  else if (kind == QUOTH_KIND_ASSIGNMENT)
    random_fill_assignment (self, value);
  else if (kind == QUOTH_KIND_VERDICT)
    random_fill_verdict (self, value);
  else if (kind == QUOTH_KIND_MEMO)
    random_fill_memo (self, value);
}

/* So many values of @kind, between 2 and @n; of what is unique by others, no more than there surely are. */
static inline guint
random_count (RandomProject *self, QuothKind kind, guint n)
{
  guint count = 2 + random_below (n - 1);
  guint most = kind == QUOTH_KIND_ASSIGNMENT ? self->by_kind[QUOTH_KIND_CODER]->len * self->by_kind[QUOTH_KIND_DOCUMENT]->len
               : kind == QUOTH_KIND_VERDICT  ? self->by_kind[QUOTH_KIND_MENTION]->len
                                             : count;

  return MIN (count, most);
}

/* Between 2 and @n values of every kind but the project. What names an actor as an attribute comes before that actor. */
static inline RandomProject *
random_project_new_full (guint n, gboolean unplaces)
{
  RandomProject *self = g_new0 (RandomProject, 1);

  self->unplaces = unplaces;
  self->values = quoth_values_new ();
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    self->by_kind[kind] = quoth_values_new ();
  for (guint kind = QUOTH_KIND_CODER; kind < QUOTH_N_KINDS; kind++)
    for (guint i = random_count (self, (QuothKind) kind, n); i > 0; i--)
      {
        gpointer value = quoth_value_new ((QuothKind) kind, NULL);

        random_fill (self, value);
        g_ptr_array_add (self->values, value);
        g_ptr_array_add (self->by_kind[kind], quoth_value_ref (value));
      }
  for (guint i = 0; i < self->values->len; i++)
    random_fill_attributes (self, self->values->pdata[i]);
  return self;
}

/* The same, with a place for each annotation. */
static inline RandomProject *
random_project_new (guint n)
{
  return random_project_new_full (n, FALSE);
}
