/* formats-maker.h: projects with something of everything, for the tests of the formats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

/* The values of a project, by kind, while it is made. */
typedef struct
{
  GPtrArray *of[QUOTH_N_KINDS];
  QuothChange *change;
  QuothId project;
} Maker;

static inline gpointer
maker_add (Maker *self, QuothKind kind)
{
  gpointer value = quoth_value_new (kind, NULL);

  g_ptr_array_add (self->of[kind], value);
  return value;
}

static inline void
maker_add_coders (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothCoder *coder = maker_add (self, QUOTH_KIND_CODER);

      coder->name = g_strdup_printf ("Coder \"%u\", é", i);
      coder->color = i == 0 ? NULL : g_strdup ("#1c71d8");
    }
}

static inline void
maker_add_codes (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothId parent = i > 2 ? formats_random_id (self->of[QUOTH_KIND_CODE]) : QUOTH_ID_NONE;
      QuothCode *code = maker_add (self, QUOTH_KIND_CODE);

      code->key = g_strdup_printf ("key-%u/ü", i);
      code->name = formats_random_name ("code");
      code->parent = parent;
      code->definition = formats_random_note ();
      code->inclusion = formats_random_note ();
      code->exclusion = formats_random_note ();
      code->color = formats_random (2) == 0 ? NULL : g_strdup ("#e66100");
      code->shortcut = i < 3 ? g_strdup_printf ("%u", i + 1) : NULL;
      code->position = formats_random (4);
    }
}

/* What else a codebook defines. */
static inline void
maker_add_codebook (Maker *self)
{
  static const QuothKind kinds[] = { QUOTH_KIND_CODER, QUOTH_KIND_CODE, QUOTH_KIND_ACTOR, QUOTH_KIND_DOCUMENT,
                                     QUOTH_KIND_PROPOSITION, QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE,
                                     QUOTH_KIND_RELATION, QUOTH_KIND_MEMO };
  /* One that is called by its name, one whose key is another, one that is called as what others are, and one of odd signs. */
  static const struct
  {
    const char *key;
    const char *name;
  } types[] = { { "location", "Location" }, { "hedge", "Weasel-word" }, { "persons", "Person" }, { "odd", "Ödd:\"<&/’" } };
  QuothActorKind *kind = maker_add (self, QUOTH_KIND_ACTOR_KIND);

  kind->key = g_strdup ("think-tank");
  kind->name = formats_random_name ("kind");
  kind->color = g_strdup ("#1c71d8");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      QuothAnnotationType *type = maker_add (self, QUOTH_KIND_ANNOTATION_TYPE);

      type->key = g_strdup (types[i].key);
      type->name = g_strdup (types[i].name);
      type->color = g_strdup (i == 0 ? "#26a269" : NULL);
      type->definition = formats_random_note ();
      type->position = i;
    }
  for (guint i = 0; i < 3; i++)
    {
      QuothRelationType *type = maker_add (self, QUOTH_KIND_RELATION_TYPE);

      type->key = g_strdup_printf ("type \"%u\"", i);
      type->name = formats_random_name ("type");
      type->definition = formats_random_note ();
      type->symmetric = i == 1;
      type->position = i;
    }
  for (guint i = 0; i < 24; i++)
    {
      QuothAttribute *attribute = maker_add (self, QUOTH_KIND_ATTRIBUTE);

      attribute->on = kinds[i % G_N_ELEMENTS (kinds)];
      attribute->key = g_strdup_printf ("key, \"%u\"", i / 10);
      attribute->name = formats_random_name ("attribute");
      attribute->type = (QuothAttributeType) (i % QUOTH_N_ATTRIBUTE_TYPES);
      attribute->position = formats_random (3);
      attribute->definition = formats_random_note ();
      if (attribute->type == QUOTH_ATTRIBUTE_CHOICE)
        attribute->choices = g_strsplit ("low;high, \"or so\"", ";", -1);
    }
  for (guint i = 0; i < 2; i++)
    {
      QuothCodebookVersion *version = maker_add (self, QUOTH_KIND_CODEBOOK_VERSION);

      version->number = i + 1;
      version->note = formats_random_note ();
      version->time = 1700000000000 + formats_random (100000);
      version->coder = formats_random_id (self->of[QUOTH_KIND_CODER]);
      version->content = g_strdup ("{\"type\":\"code\"}\n");
    }
}

static inline char *
maker_make_attribute (Maker *self, const QuothAttribute *attribute)
{
  static const char *const numbers[] = { "0", "-12", "0.1", "1e+300", "123456.789", NULL };
  QuothId actor;

  switch (attribute->type)
    {
    case QUOTH_ATTRIBUTE_NUMBER:
      return g_strdup (formats_pick (numbers));
    case QUOTH_ATTRIBUTE_BOOLEAN:
      return g_strdup (formats_random (2) == 0 ? "true" : "false");
    case QUOTH_ATTRIBUTE_DATE:
      return g_strdup (formats_random (2) == 0 ? "2023-03" : "1999-12-31");
    case QUOTH_ATTRIBUTE_CHOICE:
      return g_strdup (attribute->choices[formats_random (2)]);
    case QUOTH_ATTRIBUTE_ACTOR:
      actor = formats_random_id (self->of[QUOTH_KIND_ACTOR]);
      return quoth_id_dup_string (&actor);
    case QUOTH_ATTRIBUTE_TEXT:
    default:
      return formats_random_name ("value");
    }
}

/* Gives some values of every kind attributes. */
static inline void
maker_add_attributes (Maker *self)
{
  for (guint i = 0; i < self->of[QUOTH_KIND_ATTRIBUTE]->len; i++)
    {
      QuothAttribute *attribute = self->of[QUOTH_KIND_ATTRIBUTE]->pdata[i];
      GPtrArray *values = self->of[attribute->on];

      for (guint j = 0; j < values->len; j++)
        if (formats_random (2) == 0)
          {
            g_autofree char *text = maker_make_attribute (self, attribute);

            quoth_value_set_attribute (values->pdata[j], &attribute->value.id, text);
          }
    }
}

/* Gives some codes examples. */
static inline void
maker_add_examples (Maker *self)
{
  for (guint i = 0; i < self->of[QUOTH_KIND_CODE]->len; i++)
    for (guint j = formats_random (3); j > 0; j--)
      {
        QuothId annotation = formats_random_id (self->of[formats_random (2) == 0 ? QUOTH_KIND_CLAIM : QUOTH_KIND_MENTION]);
        g_autofree char *text = formats_random_name ("example");
        g_autofree char *note = formats_random_note ();

        quoth_code_add_example (
          self->of[QUOTH_KIND_CODE]->pdata[i], formats_random (2) == 0 ? &annotation : NULL, text, note);
      }
}

/* Takes the place from a few annotations. */
static inline void
maker_unplace (Maker *self)
{
  for (guint i = 0; i < 2; i++)
    {
      QuothAnnotation *annotation = self->of[QUOTH_KIND_CLAIM]->pdata[i];

      annotation->unplaced = TRUE;
      for (guint j = 0; j < annotation->spans->len; j++)
        g_array_index (annotation->spans, QuothSpan, j).quote = formats_random_name ("gone");
    }
}

static inline void
maker_add_actors (Maker *self, guint n)
{
  static const char *const kinds[] = { "person", "state", "media", "think-tank", NULL };

  for (guint i = 0; i < n; i++)
    {
      QuothId other = i > 0 ? formats_random_id (self->of[QUOTH_KIND_ACTOR]) : QUOTH_ID_NONE;
      QuothActor *actor = maker_add (self, QUOTH_KIND_ACTOR);

      actor->name = formats_random_name ("actor");
      actor->actor_kind = g_strdup (formats_pick (kinds));
      actor->wikidata = formats_random (2) == 0 ? NULL : g_strdup ("Q15031");
      actor->note = formats_random_note ();
      actor->parent = formats_random (3) == 0 ? other : QUOTH_ID_NONE;
      for (guint j = formats_random (4); j > 0; j--)
        {
          g_autofree char *text = formats_random_name ("alias");
          QuothAlias *alias = quoth_actor_add_alias (actor, text);

          alias->language = formats_random (2) == 0 ? NULL : g_strdup ("zh-Hans");
          alias->script = formats_random (2) == 0 ? NULL : g_strdup ("Hans");
          alias->match_case = formats_random (2) == 0;
          alias->part_of_word = formats_random (2) == 0;
        }
      if (i > 0 && formats_random (2) == 0)
        {
          QuothAffiliation *affiliation = quoth_actor_add_affiliation (actor, &other, "president");

          affiliation->from = g_strdup ("2013");
          affiliation->to = formats_random (2) == 0 ? NULL : g_strdup ("2023-05");
        }
    }
}

static inline void
maker_add_documents (Maker *self, guint n)
{
  static const char *const kinds[] = { "thread", "article", "interview", "speech", "text", NULL };
  static const char *const encodings[] = { "UTF-8", "UTF-8", "windows-1251", NULL };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *utf8 = formats_random_text (40 + formats_random (200));
      g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
      g_autoptr (QuothSegmentation) found = quoth_segmentation_new (text);
      QuothDocument *document = maker_add (self, QUOTH_KIND_DOCUMENT);

      quoth_document_set_text (document, text);
      document->name = g_strdup_printf ("doc/%u: \"é\"", i);
      document->title = formats_random_note ();
      document->document_kind = formats_random (3) == 0 ? NULL : g_strdup (formats_pick (kinds));
      document->author = formats_random_note ();
      document->source = formats_random_note ();
      document->url = formats_random_note ();
      document->date = formats_random_date ();
      document->language = formats_random (2) == 0 ? NULL : g_strdup ("en");
      document->note = formats_random_note ();
      document->imported = formats_random (2) == 0 ? 0 : 1700000000000 + formats_random (100000);
      document->encoding = g_strdup (formats_pick (encodings));
      document->newline = (QuothNewline) formats_random (QUOTH_NEWLINE_MIXED + 1);
      document->bom = formats_random (2) == 0;
      document->original = formats_random (2) == 0 ? NULL : g_bytes_new (utf8, strlen (utf8));
      document->segments = formats_random (4) == 0
                             ? g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free)
                             : g_ptr_array_ref (found->segments);
    }
}

static inline void
maker_set_annotation (Maker *self, QuothAnnotation *annotation)
{
  static const char *const origins[] = { "manual", "manual", "import", "suggestion", "tag-all", NULL };
  GPtrArray *documents = self->of[QUOTH_KIND_DOCUMENT];

  annotation->coder = formats_random_id (self->of[QUOTH_KIND_CODER]);
  annotation->created = 1700000000000 + formats_random (1000000);
  annotation->origin = g_strdup (formats_pick (origins));
  formats_random_spans (annotation, quoth_document (documents->pdata[formats_random (documents->len)]));
}

static inline void
maker_add_mentions (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothMention *mention = maker_add (self, QUOTH_KIND_MENTION);

      maker_set_annotation (self, &mention->annotation);
      mention->actor = formats_random_id (self->of[QUOTH_KIND_ACTOR]);
    }
}

/* A mention of that actor in the claim's document, or none. */
static inline QuothId
maker_find_mention (Maker *self, const QuothClaim *claim, const QuothId *actor)
{
  GPtrArray *mentions = self->of[QUOTH_KIND_MENTION];

  for (guint i = 0; i < mentions->len; i++)
    {
      const QuothMention *mention = mentions->pdata[i];

      if (quoth_id_equal (&mention->actor, actor)
          && quoth_id_equal (&mention->annotation.document, &claim->annotation.document))
        return mention->annotation.value.id;
    }
  return QUOTH_ID_NONE;
}

static inline void
maker_fill_claim (Maker *self, QuothClaim *claim)
{
  for (guint i = formats_random (3); i > 0; i--)
    {
      QuothId code = formats_random_id (self->of[QUOTH_KIND_CODE]);

      quoth_claim_set_category (claim, &code, (QuothStance) ((int) formats_random (4) - 1));
    }
  for (guint i = formats_random (4); i > 0; i--)
    {
      QuothId actor = formats_random_id (self->of[QUOTH_KIND_ACTOR]);
      QuothId mention = maker_find_mention (self, claim, &actor);

      quoth_claim_add_role (claim, (QuothRole) formats_random (3), &actor, &mention);
    }
  for (guint i = formats_random (4); i > 0; i--)
    {
      QuothId actor = formats_random_id (self->of[QUOTH_KIND_ACTOR]);
      QuothChainLink link = { actor, maker_find_mention (self, claim, &actor), (QuothFactuality) formats_random (9) };
      guint n = claim->chain->len;

      if (n == 0 || !quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, n - 1).actor, &actor))
        g_array_append_val (claim->chain, link);
    }
  if (formats_random (2) == 0)
    {
      QuothClaimProposition link = { formats_random_id (self->of[QUOTH_KIND_PROPOSITION]), (QuothLink) formats_random (3) };

      g_array_append_val (claim->propositions, link);
    }
}

static inline void
maker_add_claims (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothClaim *claim = maker_add (self, QUOTH_KIND_CLAIM);

      maker_set_annotation (self, &claim->annotation);
      claim->statement = formats_random_note ();
      claim->factuality = (QuothFactuality) formats_random (9);
      claim->mode = (QuothMode) formats_random (5);
      claim->form = formats_random_note ();
      claim->date = formats_random_date ();
      claim->place = formats_random_note ();
      claim->confidence = formats_random (2) == 0 ? -1 : g_test_rand_double ();
      maker_fill_claim (self, claim);
    }
}

static inline void
maker_add_cues (Maker *self, guint n)
{
  GPtrArray *types = self->of[QUOTH_KIND_ANNOTATION_TYPE];

  for (guint i = 0; i < n; i++)
    {
      QuothCue *cue = maker_add (self, QUOTH_KIND_CUE);
      QuothClaim *claim = self->of[QUOTH_KIND_CLAIM]->pdata[formats_random (self->of[QUOTH_KIND_CLAIM]->len)];

      maker_set_annotation (self, &cue->annotation);
      quoth_cue_set_kind (cue, formats_random (2) == 0 ? quoth_cue_get_kinds ()[formats_random (2)]
                                                       : quoth_annotation_type (types->pdata[formats_random (types->len)])->key);
      if (quoth_id_equal (&claim->annotation.document, &cue->annotation.document))
        cue->claim = claim->annotation.value.id;
    }
}

static inline void
maker_add_links (Maker *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      QuothRelation *relation = maker_add (self, QUOTH_KIND_RELATION);

      relation->relation_kind = g_strdup (
        formats_random (2) == 0 ? formats_pick (quoth_relation_get_kinds ())
                                : quoth_relation_type (self->of[QUOTH_KIND_RELATION_TYPE]->pdata[0])->key);
      relation->from = formats_random_id (self->of[QUOTH_KIND_CLAIM]);
      do
        relation->to = formats_random_id (self->of[QUOTH_KIND_CLAIM]);
      while (quoth_id_equal (&relation->from, &relation->to));
      relation->coder = formats_random_id (self->of[QUOTH_KIND_CODER]);
      relation->created = 1700000000000 + formats_random (100000);
    }
  for (guint i = 0; i < n; i++)
    {
      QuothKind kind;
      QuothMemo *memo;

      do
        kind = (QuothKind) formats_random (QUOTH_KIND_MEMO);
      while (kind != QUOTH_KIND_PROJECT && self->of[kind]->len == 0);
      memo = maker_add (self, QUOTH_KIND_MEMO);

      memo->target = kind == QUOTH_KIND_PROJECT ? self->project : formats_random_id (self->of[kind]);
      memo->coder = formats_random_id (self->of[QUOTH_KIND_CODER]);
      memo->text = formats_random_name ("memo");
      memo->time = 1700000000000 + formats_random (100000);
    }
}

static inline void
maker_add_project (Maker *self, QuothStore *store)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (store, NULL);
  g_autoptr (QuothProject) project = quoth_reader_get (reader, QUOTH_KIND_PROJECT, NULL, NULL);
  QuothProject *copy = quoth_project_copy (project);

  g_free (copy->name);
  copy->name = formats_random_name ("project");
  g_free (copy->description);
  copy->description = formats_random_note ();
  self->project = copy->value.id;
  g_ptr_array_add (self->of[QUOTH_KIND_PROJECT], copy);
}

/* Who is to code what, what was adjudicated, and who does not code any more. */
static inline void
maker_add_team (Maker *self)
{
  GPtrArray *claims = self->of[QUOTH_KIND_CLAIM];

  quoth_coder (self->of[QUOTH_KIND_CODER]->pdata[1])->active = FALSE;
  for (guint i = 0; i < self->of[QUOTH_KIND_CODER]->len; i++)
    for (guint j = 0; j < self->of[QUOTH_KIND_DOCUMENT]->len; j++)
      {
        QuothAssignment *assignment = maker_add (self, QUOTH_KIND_ASSIGNMENT);

        assignment->coder = QUOTH_VALUE (self->of[QUOTH_KIND_CODER]->pdata[i])->id;
        assignment->document = QUOTH_VALUE (self->of[QUOTH_KIND_DOCUMENT]->pdata[j])->id;
        assignment->value.id = quoth_assignment_make_id (&assignment->coder, &assignment->document);
        assignment->state = (QuothAssignmentState) ((i + j) % 3);
        assignment->purpose = (QuothAssignmentPurpose) (j % 2);
        assignment->blind = i == 1;
        assignment->opened = j == 1;
        assignment->deadline = g_strdup (j == 0 ? "2026-12-24" : NULL);
        assignment->note = formats_random_note ();
      }
  for (guint i = 0; i < claims->len; i++)
    {
      QuothAnnotation *gold = claims->pdata[0];
      QuothAnnotation *source = claims->pdata[i];
      QuothVerdict *verdict = i > 0 ? maker_add (self, QUOTH_KIND_VERDICT) : NULL;

      source->gold = i % 3 == 0;
      if (verdict == NULL)
        continue;
      verdict->source = source->value.id;
      verdict->value.id = quoth_verdict_make_id (&verdict->source);
      if (quoth_id_equal (&source->document, &gold->document))
        verdict->gold = gold->value.id;
      verdict->verdict_kind = (QuothVerdictKind) (i % 3);
      verdict->reason = formats_random_note ();
      verdict->coder = formats_random_id (self->of[QUOTH_KIND_CODER]);
      verdict->time = 1700000000000 + i;
      verdict->seen = i % 3 == 0 ? NULL : g_strdup_printf ("a%08x", i);
    }
}

/* Writes what was made. */
static inline void
maker_finish (Maker *self, QuothStore *store)
{
  self->change = quoth_change_new ("Fill", &QUOTH_VALUE (self->of[QUOTH_KIND_CODER]->pdata[0])->id);
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    for (guint i = 0; i < self->of[kind]->len; i++)
      quoth_change_put (self->change, self->of[kind]->pdata[i]);
  formats_commit (store, self->change);
  quoth_change_unref (self->change);
  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    g_ptr_array_unref (self->of[i]);
}

/* Fills @store with something of everything but what only teams have; with @unplaces, some annotations have no place, with @team it
 * is something of that, too. */
static inline void
formats_fill_full (QuothStore *store, guint n_documents, gboolean unplaces, gboolean team)
{
  Maker self = { 0 };

  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    self.of[i] = quoth_values_new ();
  maker_add_project (&self, store);
  maker_add_coders (&self, 3);
  maker_add_codebook (&self);
  maker_add_codes (&self, 8);
  maker_add_actors (&self, 10);
  maker_add_documents (&self, n_documents);
  for (guint i = 0; i < 4; i++)
    {
      QuothProposition *proposition = maker_add (&self, QUOTH_KIND_PROPOSITION);

      proposition->statement = formats_random_name ("statement");
      proposition->note = formats_random_note ();
    }
  maker_add_mentions (&self, 30);
  maker_add_claims (&self, 25);
  maker_add_cues (&self, 10);
  maker_add_links (&self, 12);
  maker_add_examples (&self);
  maker_add_attributes (&self);
  if (unplaces)
    maker_unplace (&self);
  if (team)
    maker_add_team (&self);
  maker_finish (&self, store);
}

static inline void
formats_fill (QuothStore *store, guint n_documents)
{
  formats_fill_full (store, n_documents, FALSE, FALSE);
}
