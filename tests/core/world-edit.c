/* world-edit.c: random edits of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

typedef struct
{
  QuothReader *reader;
  QuothChange *change;
  QuothId coder;
  /* What there was before the edit. */
  GPtrArray *values[QUOTH_N_KINDS];
} Edit;

static const char *const words[] = {
  "Xi",     "习近平", "said",    "🇺🇦",     "that",   "Путин", "שלום", "👩‍👩‍👧", "cafe\u0301",
  "said.\n", "@handle", "“peace”", "مرحبا", "\n\n1/", "no",
};

static int
roll (int n)
{
  return g_test_rand_int_range (0, n);
}

static char *
make_text (const char *prefix)
{
  static guint counter;

  return g_strdup_printf ("%s %s %u", prefix, words[roll (G_N_ELEMENTS (words))], counter++);
}

static void
set_text (char **field)
{
  g_free (*field);
  *field = roll (3) == 0 ? NULL : make_text ("some");
}

/* One of the values of @kind, or %NULL. */
static gpointer
pick (Edit *self, QuothKind kind)
{
  GPtrArray *values = self->values[kind];

  return values->len > 0 ? values->pdata[roll ((int) values->len)] : NULL;
}

static QuothId
pick_id (Edit *self, QuothKind kind)
{
  QuothValue *value = pick (self, kind);

  return value != NULL ? value->id : QUOTH_ID_NONE;
}

/* Gives @value something for one of its attributes, or nothing; what does not fit is for the store to refuse. */
static void
set_attribute (Edit *self, QuothValue *value)
{
  QuothAttribute *attribute = pick (self, QUOTH_KIND_ATTRIBUTE);

  if (attribute == NULL || (attribute->on != value->kind && roll (10) != 0))
    return;
  if (roll (3) == 0)
    quoth_value_set_attribute (value, &attribute->value.id, NULL);
  else if (attribute->type == QUOTH_ATTRIBUTE_CHOICE)
    quoth_value_set_attribute (value, &attribute->value.id, attribute->choices[0]);
  else
    quoth_value_set_attribute (value, &attribute->value.id,
                               attribute->type == QUOTH_ATTRIBUTE_NUMBER ? "12.5" : "2023");
}

/* A value to edit: a new one, or a copy of one there is. */
static gpointer
take (Edit *self, QuothKind kind, gboolean *is_new)
{
  QuothValue *there = roll (3) == 0 ? pick (self, kind) : NULL;
  QuothValue *taken = there != NULL ? quoth_value_copy (there) : quoth_value_new (kind, NULL);

  *is_new = there == NULL;
  set_attribute (self, taken);
  return taken;
}

static void
edit_code (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothCode) code = take (self, QUOTH_KIND_CODE, &is_new);

  if (is_new)
    {
      code->key = make_text ("key");
      code->parent = pick_id (self, QUOTH_KIND_CODE);
    }
  g_free (code->name);
  code->name = make_text ("name");
  set_text (&code->definition);
  set_text (&code->exclusion);
  code->position = (guint) roll (5);
  if (roll (4) == 0)
    {
      g_autofree char *text = make_text ("example");
      QuothId annotation = pick_id (self, QUOTH_KIND_CLAIM);

      quoth_code_add_example (code, &annotation, text, NULL);
    }
  if (code->examples->len > 0 && roll (4) == 0)
    g_ptr_array_remove_index (code->examples, 0);
  quoth_change_put (self->change, code);
}

static void
edit_actor_kind (Edit *self)
{
  static guint counter;
  gboolean is_new;
  g_autoptr (QuothActorKind) kind = take (self, QUOTH_KIND_ACTOR_KIND, &is_new);

  g_free (kind->key);
  kind->key = g_strdup_printf ("kind-%u", counter++);
  g_free (kind->name);
  kind->name = make_text ("kind");
  quoth_change_put (self->change, kind);
}

static void
edit_annotation_type (Edit *self)
{
  static guint counter;
  gboolean is_new;
  g_autoptr (QuothAnnotationType) type = take (self, QUOTH_KIND_ANNOTATION_TYPE, &is_new);

  if (is_new || roll (2))
    {
      g_free (type->key);
      type->key = g_strdup_printf ("mark-%u", counter++);
    }
  g_free (type->name);
  type->name = make_text ("mark");
  set_text (&type->definition);
  quoth_change_put (self->change, type);
}

static void
edit_relation_type (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothRelationType) type = take (self, QUOTH_KIND_RELATION_TYPE, &is_new);

  g_free (type->key);
  type->key = make_text ("type");
  g_free (type->name);
  type->name = make_text ("type");
  set_text (&type->definition);
  type->symmetric = roll (2);
  if (roll (3) == 0)
    type->from_code = pick_id (self, QUOTH_KIND_CODE);
  quoth_change_put (self->change, type);
}

static void
edit_attribute (Edit *self)
{
  static const QuothKind kinds[] = { QUOTH_KIND_CLAIM, QUOTH_KIND_MENTION, QUOTH_KIND_ACTOR };
  gboolean is_new;
  g_autoptr (QuothAttribute) attribute = take (self, QUOTH_KIND_ATTRIBUTE, &is_new);

  if (is_new)
    {
      attribute->on = kinds[roll (3)];
      attribute->key = make_text ("key");
    }
  if (is_new || roll (4) == 0)
    attribute->type = (QuothAttributeType) roll (QUOTH_ATTRIBUTE_ACTOR);
  g_clear_pointer (&attribute->choices, g_strfreev);
  if (attribute->type == QUOTH_ATTRIBUTE_CHOICE)
    attribute->choices = g_strsplit (roll (3) == 0 ? "two,three" : "one,two", ",", -1);
  g_free (attribute->name);
  attribute->name = make_text ("attribute");
  quoth_change_put (self->change, attribute);
}

static void
edit_version (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothCodebookVersion) version = take (self, QUOTH_KIND_CODEBOOK_VERSION, &is_new);

  set_text (&version->note);
  version->coder = self->coder;
  g_free (version->content);
  version->content = make_text ("content");
  quoth_change_put (self->change, version);
}

static void
edit_actor (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothActor) actor = take (self, QUOTH_KIND_ACTOR, &is_new);
  QuothId other = pick_id (self, QUOTH_KIND_ACTOR);

  if (is_new)
    {
      QuothActorKind *kind = pick (self, QUOTH_KIND_ACTOR_KIND);

      actor->actor_kind = g_strdup (kind != NULL && roll (2) ? kind->key : "state");
      actor->parent = other;
    }
  g_free (actor->name);
  actor->name = make_text ("actor");
  set_text (&actor->note);
  if (actor->aliases->len > 0 && roll (2))
    g_ptr_array_remove_index (actor->aliases, (guint) roll ((int) actor->aliases->len));
  for (int i = roll (3); i > 0; i--)
    {
      g_autofree char *text = make_text ("alias");

      quoth_actor_add_alias (actor, text)->match_case = roll (2);
    }
  if (!quoth_id_is_none (&other) && !quoth_id_equal (&other, &actor->value.id) && roll (2))
    quoth_actor_add_affiliation (actor, &other, "friend")->from = g_strdup ("2013");
  quoth_change_put (self->change, actor);
}

static void
make_document (Edit *self, QuothDocument *document)
{
  GString *string = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;
  guint length;

  for (int i = 5 + roll (30); i > 0; i--)
    g_string_append_printf (string, "%s ", words[roll (G_N_ELEMENTS (words))]);
  text = quoth_text_new (string->str, (gssize) string->len, NULL);
  g_string_free (string, TRUE);
  g_assert_nonnull (text);
  quoth_document_set_text (document, text);
  length = document->length;
  document->name = make_text ("document");
  document->encoding = g_strdup ("UTF-8");
  document->segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  g_ptr_array_add (document->segments, quoth_segment_new (QUOTH_SEGMENT_POST, quoth_range (0, length / 2), "1/"));
  g_ptr_array_add (document->segments,
                   quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (length / 2, length), NULL));
}

static void
edit_document (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothDocument) document = take (self, QUOTH_KIND_DOCUMENT, &is_new);

  if (is_new)
    make_document (self, document);
  set_text (&document->title);
  set_text (&document->author);
  quoth_change_put (self->change, document);
}

static void
edit_proposition (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothProposition) proposition = take (self, QUOTH_KIND_PROPOSITION, &is_new);

  g_free (proposition->statement);
  proposition->statement = make_text ("statement");
  set_text (&proposition->note);
  quoth_change_put (self->change, proposition);
}

/* Gives an annotation new spans in its document, from cluster to cluster. */
static void
set_spans (Edit *self, QuothAnnotation *annotation)
{
  g_autoptr (QuothText) text = quoth_reader_load_text (self->reader, &annotation->document, NULL);
  guint n = quoth_text_get_n_clusters (text);
  guint first = 0;

  g_array_set_size (annotation->spans, 0);
  for (int i = 1 + roll (3); i > 0 && first < n; i--)
    {
      guint start = first + (guint) roll ((int) (n - first));
      guint length = 1 + (guint) roll (6);
      guint end = MIN (n, start + length);

      quoth_annotation_add_span (annotation,
                                 quoth_range (quoth_text_from_cluster (text, start),
                                              quoth_text_from_cluster (text, end)),
                                 NULL);
      first = end + 1;
    }
}

static gboolean
start_annotation (Edit *self, QuothAnnotation *annotation, gboolean is_new)
{
  if (is_new)
    {
      annotation->document = pick_id (self, QUOTH_KIND_DOCUMENT);
      annotation->coder = self->coder;
      annotation->created = 1 + roll (1000);
    }
  if (quoth_id_is_none (&annotation->document))
    return FALSE;
  annotation->gold = roll (8) == 0;
  set_spans (self, annotation);
  return annotation->spans->len > 0;
}

static void
edit_mention (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothMention) mention = take (self, QUOTH_KIND_MENTION, &is_new);

  if (is_new || roll (4) == 0)
    mention->actor = pick_id (self, QUOTH_KIND_ACTOR);
  if (start_annotation (self, QUOTH_ANNOTATION (mention), is_new) && !quoth_id_is_none (&mention->actor))
    quoth_change_put (self->change, mention);
}

static void
set_claim_parts (Edit *self, QuothClaim *claim)
{
  QuothId actor = pick_id (self, QUOTH_KIND_ACTOR);
  QuothId code = pick_id (self, QUOTH_KIND_CODE);
  QuothId proposition = pick_id (self, QUOTH_KIND_PROPOSITION);

  g_array_set_size (claim->chain, 0);
  g_array_set_size (claim->propositions, 0);
  if (roll (2))
    g_array_set_size (claim->roles, 0);
  if (!quoth_id_is_none (&actor))
    {
      QuothChainLink link = { actor, QUOTH_ID_NONE, QUOTH_FACTUALITY_PR_PLUS };

      quoth_claim_add_role (claim, (QuothRole) roll (3), &actor, NULL);
      if (roll (2))
        g_array_append_val (claim->chain, link);
    }
  if (!quoth_id_is_none (&code))
    quoth_claim_set_category (claim, &code, (QuothStance) (roll (4) - 1));
  if (!quoth_id_is_none (&proposition))
    {
      QuothClaimProposition made = { proposition, (QuothLink) roll (3) };

      g_array_append_val (claim->propositions, made);
    }
}

static void
edit_claim (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothClaim) claim = take (self, QUOTH_KIND_CLAIM, &is_new);

  set_claim_parts (self, claim);
  set_text (&claim->statement);
  set_text (&claim->place);
  claim->factuality = (QuothFactuality) roll (9);
  claim->confidence = roll (2) ? roll (100) / 100.0 : -1;
  if (start_annotation (self, QUOTH_ANNOTATION (claim), is_new))
    quoth_change_put (self->change, claim);
}

static void
edit_cue (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothCue) cue = take (self, QUOTH_KIND_CUE, &is_new);
  QuothClaim *claim = pick (self, QUOTH_KIND_CLAIM);
  QuothAnnotationType *type = pick (self, QUOTH_KIND_ANNOTATION_TYPE);

  if (is_new && claim != NULL)
    {
      is_new = FALSE;
      cue->annotation.document = claim->annotation.document;
      cue->annotation.coder = self->coder;
      cue->claim = claim->annotation.value.id;
    }
  quoth_cue_set_kind (cue, type != NULL && roll (2) ? type->key : quoth_cue_get_kinds ()[roll (2)]);
  if (start_annotation (self, QUOTH_ANNOTATION (cue), is_new))
    quoth_change_put (self->change, cue);
}

static void
edit_relation (Edit *self)
{
  g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);

  QuothRelationType *type = pick (self, QUOTH_KIND_RELATION_TYPE);

  relation->relation_kind = g_strdup (type != NULL && roll (2) ? type->key : quoth_relation_get_kinds ()[roll (5)]);
  relation->from = pick_id (self, QUOTH_KIND_CLAIM);
  relation->to = pick_id (self, QUOTH_KIND_CLAIM);
  relation->coder = self->coder;
  relation->created = 1;
  if (!quoth_id_equal (&relation->from, &relation->to))
    quoth_change_put (self->change, relation);
}

/* Now and then somebody is found who does not code any more. */
static void
edit_coder (Edit *self)
{
  QuothCoder *there = pick (self, QUOTH_KIND_CODER);
  g_autoptr (QuothCoder) coder = there != NULL ? quoth_coder_copy (there) : NULL;

  if (coder == NULL)
    return;
  coder->active = roll (2);
  g_free (coder->color);
  coder->color = g_strdup (roll (2) ? "#1c71d8" : NULL);
  quoth_change_put (self->change, coder);
}

static void
edit_assignment (Edit *self)
{
  QuothId coder = pick_id (self, QUOTH_KIND_CODER);
  QuothId document = pick_id (self, QUOTH_KIND_DOCUMENT);
  QuothId id = quoth_assignment_make_id (&coder, &document);
  g_autoptr (QuothAssignment) assignment = quoth_assignment_new (&id);

  assignment->coder = coder;
  assignment->document = document;
  assignment->state = (QuothAssignmentState) roll (3);
  assignment->blind = roll (2);
  assignment->opened = roll (4) == 0;
  assignment->deadline = g_strdup (roll (2) ? "2026-12" : NULL);
  set_text (&assignment->note);
  if (!quoth_id_is_none (&coder) && !quoth_id_is_none (&document))
    quoth_change_put (self->change, assignment);
}

/* A verdict on something, and what is gold among what is in the same text. */
static void
edit_verdict (Edit *self)
{
  QuothAnnotation *source = pick (self, QUOTH_KIND_MENTION + (QuothKind) roll (3));
  QuothAnnotation *gold = pick (self, QUOTH_KIND_MENTION + (QuothKind) roll (3));
  g_autoptr (QuothVerdict) verdict = NULL;
  QuothId id;

  if (source == NULL)
    return;
  id = quoth_verdict_make_id (&source->value.id);
  verdict = quoth_verdict_new (&id);
  verdict->source = source->value.id;
  if (gold != NULL && gold != source && quoth_id_equal (&gold->document, &source->document))
    verdict->gold = gold->value.id;
  verdict->verdict_kind = (QuothVerdictKind) roll (3);
  set_text (&verdict->reason);
  verdict->coder = self->coder;
  verdict->seen = g_strdup_printf ("a%08x", roll (1000));
  quoth_change_put (self->change, verdict);
}

static void
edit_memo (Edit *self)
{
  gboolean is_new;
  g_autoptr (QuothMemo) memo = take (self, QUOTH_KIND_MEMO, &is_new);

  if (is_new)
    {
      memo->target = pick_id (self, (QuothKind) roll (QUOTH_KIND_MEMO));
      memo->coder = self->coder;
      memo->time = 1;
    }
  g_free (memo->text);
  memo->text = make_text ("memo");
  if (!quoth_id_is_none (&memo->target))
    quoth_change_put (self->change, memo);
}

/* A delete has an edit for itself: what else an edit puts might need what is deleted. */
static gboolean
edit_delete (Edit *self)
{
  QuothKind kind = (QuothKind) (QUOTH_KIND_CODE + roll (QUOTH_N_KINDS - QUOTH_KIND_CODE));
  QuothId id = pick_id (self, kind);

  if (quoth_id_is_none (&id))
    return FALSE;
  quoth_change_delete (self->change, kind, &id);
  return TRUE;
}

static void
edit_something (Edit *self)
{
  static void (*const edits[]) (Edit *self)
    = { edit_code,    edit_actor, edit_document, edit_proposition, edit_mention, edit_mention,
        edit_mention, edit_claim, edit_claim,    edit_cue,         edit_relation, edit_memo,
        edit_actor_kind, edit_annotation_type, edit_cue, edit_relation_type, edit_attribute, edit_attribute, edit_version,
        edit_coder, edit_assignment, edit_verdict };

  edits[roll (G_N_ELEMENTS (edits))](self);
}

QuothChange *
world_edit (World *self, const QuothId *coder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = make_text ("Edit");
  Edit edit = { .reader = quoth_store_open_reader (self->store, &error), .coder = *coder };

  g_assert_no_error (error);
  edit.change = quoth_change_new (label, coder);
  for (int kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      QuothQuery query = { .kind = (QuothKind) kind };

      edit.values[kind] = quoth_reader_list (edit.reader, &query, &error);
      g_assert_no_error (error);
    }

  if (roll (6) != 0 || !edit_delete (&edit))
    for (int i = 1 + roll (4); i > 0; i--)
      edit_something (&edit);

  for (int kind = 0; kind < QUOTH_N_KINDS; kind++)
    g_ptr_array_unref (edit.values[kind]);
  quoth_reader_free (edit.reader);
  return edit.change;
}
