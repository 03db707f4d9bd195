/* test-adoption.c: bringing in the work of a project that shares no history with this one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rework-fixture.h"

typedef struct
{
  World ours;
  World theirs;
} Both;

static void
set_up (Both *self, gconstpointer data)
{
  world_set_up (&self->ours, NULL);
  world_set_up (&self->theirs, NULL);
}

static void
tear_down (Both *self, gconstpointer data)
{
  world_tear_down (&self->ours, NULL);
  world_tear_down (&self->theirs, NULL);
}

static QuothAdoption *
propose (Both *self)
{
  QuothAdoption *adoption = quoth_adoption_new (self->theirs.store, rework_coder (&self->ours));
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->ours.store, NULL);
  g_autoptr (GError) error = NULL;

  quoth_adoption_propose (adoption, reader, NULL, &error);
  g_assert_no_error (error);
  return adoption;
}

static void
adopt (Both *self, QuothAdoption *adoption)
{
  g_autoptr (GError) error = NULL;

  quoth_store_build (self->ours.store, quoth_adoption_build, adoption, NULL, &error);
  g_assert_no_error (error);
  assert_sound (&self->ours);
}

static QuothPairing *
find_pairing (QuothAdoption *adoption, const QuothId *theirs)
{
  GPtrArray *pairings = quoth_adoption_get_pairings (adoption);

  for (guint i = 0; i < pairings->len; i++)
    if (quoth_id_equal (&((QuothPairing *) pairings->pdata[i])->theirs, theirs))
      return pairings->pdata[i];
  g_assert_not_reached ();
}

/* ---- Random projects ---- */

/* The same thing as @value, made by somebody else. */
static QuothValue *
new_twin (QuothValue *value)
{
  QuothValue *twin = quoth_value_copy (value);
  char **name = NULL;

  twin->id = quoth_id_new ();
  g_clear_pointer (&twin->attributes, g_ptr_array_unref);
  if (twin->kind == QUOTH_KIND_CODE)
    {
      quoth_code (twin)->parent = QUOTH_ID_NONE;
      g_clear_pointer (&quoth_code (twin)->shortcut, g_free);
      g_ptr_array_set_size (quoth_code (twin)->examples, 0);
      name = &quoth_code (twin)->name;
    }
  else if (twin->kind == QUOTH_KIND_ACTOR)
    {
      quoth_actor (twin)->parent = QUOTH_ID_NONE;
      g_ptr_array_set_size (quoth_actor (twin)->affiliations, 0);
      g_free (quoth_actor (twin)->actor_kind);
      quoth_actor (twin)->actor_kind = g_strdup ("person");
      name = &quoth_actor (twin)->name;
    }
  else if (twin->kind == QUOTH_KIND_PROPOSITION)
    name = &quoth_proposition (twin)->statement;
  if (name != NULL)
    {
      g_autofree char *before = g_steal_pointer (name);

      *name = g_utf8_strup (before, -1);
    }
  return twin;
}

static gboolean
has_twins (QuothKind kind)
{
  return kind == QUOTH_KIND_CODER || kind == QUOTH_KIND_ACTOR_KIND || kind == QUOTH_KIND_ANNOTATION_TYPE || kind == QUOTH_KIND_CODE
         || kind == QUOTH_KIND_RELATION_TYPE || kind == QUOTH_KIND_ATTRIBUTE || kind == QUOTH_KIND_ACTOR || kind == QUOTH_KIND_DOCUMENT
         || kind == QUOTH_KIND_PROPOSITION;
}

/* Some things of theirs, we have too. */
static void
put_twins (Both *self, RandomProject *theirs)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Put", &self->ours.coder);

  for (guint i = 0; i < theirs->values->len; i++)
    {
      QuothValue *value = theirs->values->pdata[i];

      if (has_twins (value->kind) && random_below (3) > 0)
        {
          g_autoptr (QuothValue) twin = new_twin (value);

          quoth_change_put (change, twin);
        }
    }
  world_commit (&self->ours, change);
}

/* Says for all that is open, and for some that is not, what it is, or that it is new. */
static void
choose_at_random (QuothAdoption *adoption)
{
  GPtrArray *pairings = quoth_adoption_get_pairings (adoption);

  for (guint i = 0; i < pairings->len; i++)
    {
      QuothPairing *pairing = pairings->pdata[i];

      if (!pairing->is_open && random_below (4) > 0)
        continue;
      if (pairing->candidates->len > 0 && random_chance ())
        {
          guint chosen = random_below (pairing->candidates->len);

          quoth_adoption_choose (adoption, pairing, &((QuothCandidate *) pairing->candidates->pdata[chosen])->id);
        }
      else
        quoth_adoption_choose (adoption, pairing, NULL);
    }
}

/* What was new then is here now. */
static void
choose_again (QuothAdoption *adoption, QuothAdoption *before)
{
  GPtrArray *pairings = quoth_adoption_get_pairings (before);

  for (guint i = 0; i < pairings->len; i++)
    {
      const QuothPairing *pairing = pairings->pdata[i];
      const QuothCandidate *candidate = quoth_pairing_get_choice (pairing);
      QuothPairing *again = find_pairing (adoption, &pairing->theirs);

      if (candidate == NULL)
        g_assert_cmpint (quoth_pairing_get_choice (again)->reason, ==, QUOTH_PAIR_HERE);
      else
        quoth_adoption_choose (adoption, again, &candidate->id);
    }
}

/* Each annotation of theirs is here, at the same place of the same text; the store has checked its quote. */
static void
assert_annotations (Both *self, RandomProject *theirs)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->ours.store, NULL);

  for (guint kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_CUE; kind++)
    for (guint i = 0; i < theirs->by_kind[kind]->len; i++)
      {
        const QuothAnnotation *annotation = theirs->by_kind[kind]->pdata[i];
        g_autoptr (QuothValue) here = quoth_reader_get (reader, kind, &annotation->value.id, NULL);
        g_autoptr (QuothText) text = NULL;
        g_autofree char *quote = quoth_annotation_dup_quote (annotation);
        g_autofree char *quote_here = quoth_annotation_dup_quote (here);

        g_assert_nonnull (here);
        g_assert_cmpstr (quote, ==, quote_here);
        g_assert_cmpuint (annotation->unplaced, ==, QUOTH_ANNOTATION (here)->unplaced);
        text = quoth_reader_load_text (reader, &QUOTH_ANNOTATION (here)->document, NULL);
        g_assert_true (quoth_annotation_check (here, text, NULL));
      }
}

static void
assert_counts (Both *self, const gint64 *before, RandomProject *theirs)
{
  for (guint kind = QUOTH_KIND_MENTION; kind <= QUOTH_KIND_RELATION; kind++)
    g_assert_cmpint (world_count (&self->ours, kind), ==, before[kind] + (gint64) theirs->by_kind[kind]->len);
}

static void
undo (World *world)
{
  g_autoptr (GError) error = NULL;

  quoth_store_undo (world->store, &world->coder, &error);
  g_assert_no_error (error);
}

static void
try_random (Both *self)
{
  g_autoptr (RandomProject) ours = put_random_project (&self->ours, 5);
  g_autoptr (RandomProject) theirs = put_random_project (&self->theirs, 5);
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (QuothAdoption) second = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 counts[QUOTH_N_KINDS];

  put_twins (self, theirs);
  before = world_dump (self->ours.path);
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    counts[kind] = world_count (&self->ours, kind);
  adoption = propose (self);
  choose_at_random (adoption);
  adopt (self, adoption);
  assert_annotations (self, theirs);
  assert_counts (self, counts, theirs);

  after = world_dump (self->ours.path);
  second = propose (self);
  choose_again (second, adoption);
  adopt (self, second);
  assert_dump (&self->ours, after);
  undo (&self->ours);
  assert_dump (&self->ours, before);
}

static void
test_random (Both *self, gconstpointer data)
{
  for (guint i = g_test_slow () ? 300 : 15; i > 0; i--)
    {
      tear_down (self, NULL);
      set_up (self, NULL);
      try_random (self);
    }
}

/* ---- What is the same ---- */

static QuothId
put_mention (World *world, const QuothId *document, const QuothId *actor, guint start, guint end)
{
  g_autoptr (QuothMention) mention = world_new_mention (&world->coder, document, actor, quoth_range (start, end));

  put_value (world, mention);
  return mention->annotation.value.id;
}

static const QuothCandidate *
get_choice (QuothAdoption *adoption, const QuothId *theirs)
{
  return quoth_pairing_get_choice (find_pairing (adoption, theirs));
}

/* Coders by name, texts by SHA-256, codes by key, actors by alias: annotations stand in ours, and ours gets what it has not. */
static void
test_same (Both *self, gconstpointer data)
{
  QuothId our_document = world_add_document (&self->ours, "summit", "Putin said no.");
  QuothId their_document = world_add_document (&self->theirs, "s1", "Putin said no.");
  g_autoptr (QuothActor) ours = new_actor ("Putin");
  g_autoptr (QuothActor) theirs = new_actor ("Vladimir Putin");
  g_autoptr (QuothCode) our_code = new_code ("economy", NULL, 0);
  g_autoptr (QuothCode) their_code = new_code ("Economy", NULL, 0);
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (QuothMention) mention = NULL;
  g_autoptr (QuothActor) actor = NULL;
  g_autoptr (GPtrArray) memos = NULL;
  g_autoptr (QuothReader) reader = NULL;
  QuothId id;

  quoth_actor_add_alias (theirs, "putin");
  our_code->definition = g_strdup ("Work and money");
  their_code->definition = g_strdup ("Money");
  put_value (&self->ours, ours);
  put_value (&self->ours, our_code);
  put_value (&self->theirs, theirs);
  put_value (&self->theirs, their_code);
  id = put_mention (&self->theirs, &their_document, &theirs->value.id, 0, 5);
  adoption = propose (self);
  g_assert_cmpuint (get_choice (adoption, &their_document)->reason, ==, QUOTH_PAIR_TEXT);
  g_assert_cmpuint (get_choice (adoption, &theirs->value.id)->reason, ==, QUOTH_PAIR_ALIAS);
  g_assert_cmpuint (get_choice (adoption, &their_code->value.id)->reason, ==, QUOTH_PAIR_KEY);
  g_assert_cmpuint (get_choice (adoption, &self->theirs.coder)->reason, ==, QUOTH_PAIR_NAME);
  adopt (self, adoption);

  mention = get_value (&self->ours, QUOTH_KIND_MENTION, &id);
  g_assert_true (quoth_id_equal (&mention->annotation.document, &our_document));
  g_assert_true (quoth_id_equal (&mention->annotation.coder, &self->ours.coder));
  g_assert_true (quoth_id_equal (&mention->actor, &ours->value.id));
  actor = get_value (&self->ours, QUOTH_KIND_ACTOR, &ours->value.id);
  g_assert_cmpuint (actor->aliases->len, ==, 2);
  reader = quoth_store_open_reader (self->ours.store, NULL);
  memos = quoth_reader_list_memos (reader, &our_code->value.id, NULL);
  g_assert_cmpuint (memos->len, ==, 1);
  g_assert_cmpstr (((QuothMemo *) memos->pdata[0])->text, ==, "In the project “world”, the definition is: Money");
  g_assert_cmpuint (quoth_adoption_get_report (adoption)->n_new[QUOTH_KIND_MENTION], ==, 1);
  g_assert_cmpuint (quoth_adoption_get_report (adoption)->shares->len, ==, 1);
  g_assert_cmpint (world_count (&self->ours, QUOTH_KIND_CODER), ==, 1);
}

/* What came in before and was changed there since is told, and left as it is; what was changed here is not told. */
static void
test_changed (Both *self, gconstpointer data)
{
  g_autoptr (QuothActor) putin = new_actor ("Putin");
  g_autoptr (QuothActor) xi = new_actor ("Xi");
  g_autoptr (QuothActor) changed = NULL;
  g_autoptr (QuothActor) ours = NULL;
  g_autoptr (QuothActor) left = NULL;
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (QuothAdoption) again = NULL;
  const QuothAdoptionReport *report;

  put_value (&self->theirs, putin);
  put_value (&self->theirs, xi);
  adoption = propose (self);
  adopt (self, adoption);
  g_assert_cmpuint (quoth_adoption_get_report (adoption)->n_changed, ==, 0);
  g_usleep (2000);
  changed = quoth_actor_copy (putin);
  changed->note = g_strdup ("of theirs");
  put_value (&self->theirs, changed);
  ours = quoth_actor_copy (xi);
  ours->note = g_strdup ("of ours");
  put_value (&self->ours, ours);
  again = propose (self);
  adopt (self, again);
  report = quoth_adoption_get_report (again);
  g_assert_cmpuint (report->n_changed, ==, 1);
  g_assert_cmpuint (report->changed->len, ==, 1);
  g_assert_true (quoth_id_equal (&((QuothValue *) report->changed->pdata[0])->id, &putin->value.id));
  left = get_value (&self->ours, QUOTH_KIND_ACTOR, &putin->value.id);
  g_assert_cmpstr (left->note, ==, NULL);
}

/* What is another thing, and is called the same, gets a name of its own. */
static void
test_names (Both *self, gconstpointer data)
{
  QuothId their_document = world_add_document (&self->theirs, "summit", "They said yes.");
  g_autoptr (QuothCode) our_code = new_code ("economy", NULL, 4);
  g_autoptr (QuothCode) their_code = new_code ("economy", NULL, 0);
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (QuothDocument) document = NULL;
  g_autoptr (QuothCode) code = NULL;

  world_add_document (&self->ours, "summit", "Putin said no.");
  our_code->shortcut = g_strdup ("1");
  their_code->shortcut = g_strdup ("1");
  put_value (&self->ours, our_code);
  put_value (&self->theirs, their_code);
  adoption = propose (self);
  g_assert_null (get_choice (adoption, &their_document));
  quoth_adoption_choose (adoption, find_pairing (adoption, &their_code->value.id), NULL);
  adopt (self, adoption);
  document = get_value (&self->ours, QUOTH_KIND_DOCUMENT, &their_document);
  g_assert_cmpstr (document->name, ==, "summit (2)");
  code = get_value (&self->ours, QUOTH_KIND_CODE, &their_code->value.id);
  g_assert_cmpstr (code->key, ==, "economy-2");
  g_assert_cmpuint (code->position, ==, 5);
  g_assert_null (code->shortcut);
}

/* A person is asked where several could be meant; what is somebody else for sure is no candidate. */
static void
test_open (Both *self, gconstpointer data)
{
  g_autoptr (QuothActor) washington = new_actor ("Washington");
  g_autoptr (QuothActor) state = new_actor ("Washington");
  g_autoptr (QuothActor) xi = new_actor ("Xi");
  g_autoptr (QuothActor) other_xi = new_actor ("Xi");
  QuothId putin = world_add_actor (&self->theirs, "Putin");
  QuothId putins[] = { world_add_actor (&self->ours, "Putin"), world_add_actor (&self->ours, "putin") };
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (GError) error = NULL;

  g_free (state->actor_kind);
  state->actor_kind = g_strdup ("state");
  xi->wikidata = g_strdup ("Q15031");
  other_xi->wikidata = g_strdup ("Q42");
  put_value (&self->ours, washington);
  put_value (&self->ours, xi);
  put_value (&self->theirs, state);
  put_value (&self->theirs, other_xi);
  adoption = propose (self);
  g_assert_cmpuint (find_pairing (adoption, &other_xi->value.id)->candidates->len, ==, 0);
  g_assert_cmpuint (find_pairing (adoption, &state->value.id)->candidates->len, ==, 1);
  g_assert_null (get_choice (adoption, &state->value.id));
  g_assert_true (find_pairing (adoption, &putin)->is_open);
  g_assert_cmpuint (quoth_adoption_count_open (adoption), ==, 1);
  g_assert_false (quoth_store_build (self->ours.store, quoth_adoption_build, adoption, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  quoth_adoption_choose (adoption, find_pairing (adoption, &putin), &putins[1]);
  adopt (self, adoption);
  g_assert_cmpint (world_count (&self->ours, QUOTH_KIND_ACTOR), ==, 6);
}

/* What somebody chose once is proposed again, from what came in then. */
static void
test_learned (Both *self, gconstpointer data)
{
  QuothId ours = world_add_actor (&self->ours, "Putin");
  QuothId theirs = world_add_actor (&self->theirs, "The president");
  QuothId document = world_add_document (&self->theirs, "d", "He said no.");
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (QuothAdoption) second = NULL;

  put_mention (&self->theirs, &document, &theirs, 0, 2);
  adoption = propose (self);
  g_assert_null (get_choice (adoption, &theirs));
  quoth_adoption_choose (adoption, find_pairing (adoption, &theirs), &ours);
  adopt (self, adoption);
  second = propose (self);
  g_assert_cmpuint (get_choice (second, &theirs)->reason, ==, QUOTH_PAIR_USED);
  g_assert_true (quoth_id_equal (&get_choice (second, &theirs)->id, &ours));
}

static QuothId
put_claim (World *world, const QuothId *document, const QuothId *code)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);

  claim->annotation.document = *document;
  claim->annotation.coder = world->coder;
  quoth_annotation_add_span (claim, quoth_range (0, 4), NULL);
  quoth_claim_set_category (claim, code, QUOTH_STANCE_FOR);
  put_value (world, claim);
  return claim->annotation.value.id;
}

/* A relation that our codebook would not allow comes in, under a type that does. */
static void
test_bounded (Both *self, gconstpointer data)
{
  QuothId document = world_add_document (&self->theirs, "d", "They said no.");
  g_autoptr (QuothCode) our_code = new_code ("economy", NULL, 0);
  g_autoptr (QuothCode) their_code = new_code ("war", NULL, 0);
  g_autoptr (QuothRelationType) type = quoth_relation_type_new (NULL);
  g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);
  g_autoptr (QuothRelation) here = NULL;
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (QuothAdoption) second = NULL;
  g_autofree char *after = NULL;

  put_value (&self->ours, our_code);
  put_value (&self->theirs, their_code);
  type->key = g_strdup ("supports");
  type->name = g_strdup ("Supports");
  type->from_code = our_code->value.id;
  put_value (&self->ours, type);
  relation->relation_kind = g_strdup ("supports");
  relation->from = put_claim (&self->theirs, &document, &their_code->value.id);
  relation->to = put_claim (&self->theirs, &document, &their_code->value.id);
  relation->coder = self->theirs.coder;
  put_value (&self->theirs, relation);
  adoption = propose (self);
  adopt (self, adoption);
  here = get_value (&self->ours, QUOTH_KIND_RELATION, &relation->value.id);
  g_assert_cmpstr (here->relation_kind, ==, "supports-2");
  g_assert_cmpuint (quoth_adoption_get_report (adoption)->told->len, ==, 1);
  after = world_dump (self->ours.path);
  second = propose (self);
  adopt (self, second);
  assert_dump (&self->ours, after);
}

/* ---- Texts ---- */

static void
revise (World *world, const QuothId *document, const char *text)
{
  g_autoptr (QuothText) revised = quoth_text_new (text, -1, NULL);
  g_autoptr (QuothRevise) revise = quoth_revise_new (document, revised, "typo", rework_coder (world));
  g_autoptr (GError) error = NULL;

  quoth_store_build (world->store, quoth_revise_build, revise, NULL, &error);
  g_assert_no_error (error);
}

/* Their text was corrected here: what reads the same goes along, what does not has no place. */
static void
test_corrected (Both *self, gconstpointer data)
{
  QuothId ours = world_add_document (&self->ours, "d", "Putn said no. Xi said yes.");
  QuothId theirs = world_add_document (&self->theirs, "d", "Putn said no. Xi said yes.");
  QuothId actor = world_add_actor (&self->theirs, "Xi");
  QuothId edited = put_mention (&self->theirs, &theirs, &actor, 0, 4);
  QuothId moved = put_mention (&self->theirs, &theirs, &actor, 14, 16);
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (QuothMention) mention = NULL;
  g_autoptr (QuothMention) unplaced = NULL;

  revise (&self->ours, &ours, "Putin said no. Xi said yes.");
  adoption = propose (self);
  g_assert_cmpuint (get_choice (adoption, &theirs)->reason, ==, QUOTH_PAIR_EARLIER_TEXT);
  adopt (self, adoption);
  mention = get_value (&self->ours, QUOTH_KIND_MENTION, &moved);
  g_assert_cmpuint (quoth_annotation_get_span (mention, 0)->range.start, ==, 15);
  unplaced = get_value (&self->ours, QUOTH_KIND_MENTION, &edited);
  g_assert_true (unplaced->annotation.unplaced);
  g_assert_cmpstr (quoth_annotation_get_span (unplaced, 0)->quote, ==, "Putn");
  g_assert_cmpuint (quoth_adoption_get_report (adoption)->n_unplaced, ==, 1);
}

/* A new text comes with those that it was before, in which what has no place is found. */
static void
test_revisions (Both *self, gconstpointer data)
{
  QuothId theirs = world_add_document (&self->theirs, "d", "Putin said no. Xi said yes.");
  QuothId actor = world_add_actor (&self->theirs, "Xi");
  QuothId lost = put_mention (&self->theirs, &theirs, &actor, 15, 17);
  g_autoptr (QuothAdoption) adoption = NULL;
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (QuothMention) mention = NULL;
  g_autoptr (QuothText) text = NULL;

  revise (&self->theirs, &theirs, "Putin said no.");
  revise (&self->theirs, &theirs, "Putin said: no.");
  adoption = propose (self);
  adopt (self, adoption);
  reader = quoth_store_open_reader (self->ours.store, NULL);
  revisions = quoth_reader_list_revisions (reader, &theirs, NULL);
  g_assert_cmpuint (revisions->len, ==, 3);
  mention = get_value (&self->ours, QUOTH_KIND_MENTION, &lost);
  g_assert_true (mention->annotation.unplaced);
  text = quoth_reader_load_text_of (reader, mention, NULL);
  g_assert_cmpstr (quoth_text_get_utf8 (text), ==, "Putin said no. Xi said yes.");
}

#define ADD(name, func) g_test_add ("/adoption/" name, Both, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("random", test_random);
  ADD ("same", test_same);
  ADD ("changed", test_changed);
  ADD ("names", test_names);
  ADD ("open", test_open);
  ADD ("learned", test_learned);
  ADD ("bounded", test_bounded);
  ADD ("corrected", test_corrected);
  ADD ("revisions", test_revisions);
  return g_test_run ();
}
