/* test-replay.c: tests of quoth-replay.c: what becomes of edits that did not know of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "copies.h"

#include <string.h>

/* A later change of one field holds, and the other is told. */
static void
test_changed (Copies *self, gconstpointer data)
{
  g_autoptr (QuothActor) mine = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  g_autoptr (QuothActor) theirs = copies_get (&self->theirs, QUOTH_KIND_ACTOR, &self->xi);
  g_autoptr (QuothActor) merged = NULL;
  g_autoptr (QuothDisagreement) disagreement = NULL;

  g_free (mine->name);
  mine->name = g_strdup ("Xi Jinping");
  copies_put (&self->mine, mine);
  g_free (theirs->name);
  theirs->name = g_strdup ("Xi Jin Ping");
  g_free (theirs->note);
  theirs->note = g_strdup ("of China");
  g_usleep (2000);
  copies_put (&self->theirs, theirs);
  copies_merge_both (self);

  merged = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  g_assert_cmpstr (merged->name, ==, "Xi Jin Ping");
  g_assert_cmpstr (merged->note, ==, "of China");
  disagreement = copies_get_disagreement (&self->theirs, QUOTH_DISAGREE_CHANGED);
  g_assert_true (quoth_id_equal (&disagreement->value, &self->xi));
  g_assert_cmpint (disagreement->kind, ==, QUOTH_KIND_ACTOR);
  g_assert_cmpstr (disagreement->field, ==, "name");
  g_assert_cmpstr (disagreement->held, ==, "Xi Jin Ping");
  g_assert_cmpstr (disagreement->other, ==, "Xi Jinping");
}

/* Two fields of one value do not disagree; nor does the same change twice. */
static void
test_agreed (Copies *self, gconstpointer data)
{
  g_autoptr (QuothActor) mine = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  g_autoptr (QuothActor) theirs = copies_get (&self->theirs, QUOTH_KIND_ACTOR, &self->xi);
  g_autoptr (QuothActor) merged = NULL;
  g_autoptr (GPtrArray) disagreements = NULL;

  g_free (mine->wikidata);
  mine->wikidata = g_strdup ("Q15031");
  quoth_actor_add_alias (mine, "习近平");
  copies_put (&self->mine, mine);
  g_free (theirs->note);
  theirs->note = g_strdup ("of China");
  g_free (theirs->wikidata);
  theirs->wikidata = g_strdup ("Q15031");
  quoth_actor_add_alias (theirs, "习近平");
  quoth_actor_add_alias (theirs, "Си");
  copies_put (&self->theirs, theirs);
  copies_merge_both (self);

  merged = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  g_assert_cmpstr (merged->note, ==, "of China");
  g_assert_cmpstr (merged->wikidata, ==, "Q15031");
  g_assert_cmpuint (merged->aliases->len, ==, 2);
  disagreements = copies_list_disagreements (&self->mine);
  g_assert_cmpuint (disagreements->len, ==, 0);
}

/* Who changed it wins over who deleted it; @data: whether the delete is the later. */
static void
test_deleted (Copies *self, gconstpointer data)
{
  World *changer = data != NULL ? &self->mine : &self->theirs;
  World *deleter = data != NULL ? &self->theirs : &self->mine;
  g_autoptr (QuothMention) changed = copies_get (changer, QUOTH_KIND_MENTION, &self->mention);
  g_autoptr (QuothMention) merged = NULL;
  g_autoptr (QuothDisagreement) disagreement = NULL;

  quoth_annotation_set_range (changed, quoth_range (0, 6));
  if (data != NULL)
    copies_put (changer, changed);
  g_usleep (2000);
  copies_delete (deleter, QUOTH_KIND_MENTION, &self->mention);
  g_usleep (2000);
  if (data == NULL)
    copies_put (changer, changed);
  copies_merge_both (self);

  merged = copies_get (&self->mine, QUOTH_KIND_MENTION, &self->mention);
  g_assert_cmpstr (quoth_annotation_get_span (merged, 0)->quote, ==, "Xi met");
  disagreement = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_DELETED);
  g_assert_true (quoth_id_equal (&disagreement->value, &self->mention));
  g_assert_true (quoth_id_equal (&disagreement->document, &self->document));
}

/* What is used stays; @data: whether the delete is the later. */
static void
test_used (Copies *self, gconstpointer data)
{
  World *user = data != NULL ? &self->mine : &self->theirs;
  World *deleter = data != NULL ? &self->theirs : &self->mine;
  g_autoptr (QuothActor) putin = quoth_actor_new (NULL);
  g_autoptr (QuothActor) merged = NULL;
  QuothId mention;

  putin->name = g_strdup ("Putin");
  putin->actor_kind = g_strdup ("person");
  quoth_actor_add_alias (putin, "Путин");
  copies_put (&self->mine, putin);
  copies_merge_both (self);

  if (data != NULL)
    mention = copies_add_mention (user, &self->document, &putin->value.id, 7, 12);
  g_usleep (2000);
  copies_delete (deleter, QUOTH_KIND_ACTOR, &putin->value.id);
  g_usleep (2000);
  if (data == NULL)
    mention = copies_add_mention (user, &self->document, &putin->value.id, 7, 12);
  copies_merge_both (self);

  quoth_value_unref (copies_get (&self->mine, QUOTH_KIND_MENTION, &mention));
  merged = copies_get (&self->mine, QUOTH_KIND_ACTOR, &putin->value.id);
  g_assert_cmpuint (merged->aliases->len, ==, 1);
  quoth_disagreement_free (copies_get_disagreement (&self->mine, QUOTH_DISAGREE_DELETED));
}

/* Two affiliations that are each the first: both are kept. */
static void
test_lists (Copies *self, gconstpointer data)
{
  QuothId china = world_add_actor (&self->mine, "China");
  g_autoptr (QuothActor) mine = NULL;
  g_autoptr (QuothActor) theirs = NULL;
  g_autoptr (QuothActor) merged = NULL;

  copies_merge_both (self);
  mine = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  theirs = copies_get (&self->theirs, QUOTH_KIND_ACTOR, &self->xi);
  quoth_actor_add_affiliation (mine, &china, "president");
  quoth_actor_add_affiliation (theirs, &china, "secretary");
  copies_put (&self->mine, mine);
  copies_put (&self->theirs, theirs);
  copies_merge_both (self);
  merged = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  g_assert_cmpuint (merged->affiliations->len, ==, 2);
}

static void
correct (World *world, const QuothId *document, const char *text)
{
  g_autoptr (QuothCoder) coder = copies_get (world, QUOTH_KIND_CODER, &world->coder);
  g_autoptr (QuothText) corrected = quoth_text_new (text, -1, NULL);
  g_autoptr (QuothRevise) revise = quoth_revise_new (document, corrected, NULL, coder);
  g_autoptr (GError) error = NULL;

  quoth_store_build (world->store, quoth_revise_build, revise, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_quote (World *world, const QuothId *mention, guint start, const char *quote)
{
  g_autoptr (QuothMention) merged = copies_get (world, QUOTH_KIND_MENTION, mention);
  const QuothSpan *span = quoth_annotation_get_span (merged, 0);

  g_assert_false (merged->annotation.unplaced);
  g_assert_cmpuint (span->range.start, ==, start);
  g_assert_cmpstr (span->quote, ==, quote);
}

/* What was coded in the old text follows its words into the corrected one; @data: whether the correction is the later. */
static void
test_places (Copies *self, gconstpointer data)
{
  QuothId moved, lost;
  g_autoptr (QuothMention) unplaced = NULL;

  copies_merge_both (self);
  if (data == NULL)
    correct (&self->mine, &self->document, "Yesterday Xi met Putin. Putin said so.");
  g_usleep (2000);
  moved = copies_add_mention (&self->theirs, &self->document, &self->xi, 7, 12);
  lost = copies_add_mention (&self->theirs, &self->document, &self->xi, 16, 22);
  g_usleep (2000);
  if (data != NULL)
    correct (&self->mine, &self->document, "Yesterday Xi met Putin. Putin said so.");
  copies_merge_both (self);

  assert_quote (&self->mine, &self->mention, 10, "Xi");
  assert_quote (&self->mine, &moved, 17, "Putin");
  unplaced = copies_get (&self->mine, QUOTH_KIND_MENTION, &lost);
  g_assert_true (unplaced->annotation.unplaced);
  g_assert_cmpstr (quoth_annotation_get_span (unplaced, 0)->quote, ==, "Moscow");
  quoth_disagreement_free (copies_get_disagreement (&self->mine, QUOTH_DISAGREE_PLACE));
}

/* Both correct the text: the later holds, and all that is coded stands in it. */
static void
test_two_texts (Copies *self, gconstpointer data)
{
  QuothId mine, theirs;
  g_autoptr (GPtrArray) disagreements = NULL;

  copies_merge_both (self);
  correct (&self->mine, &self->document, "President Xi met Putin in Moscow. Putin said so.");
  mine = copies_add_mention (&self->mine, &self->document, &self->xi, 0, 9);
  g_usleep (2000);
  correct (&self->theirs, &self->document, "Then Xi met Putin in Moscow. Putin said so.");
  theirs = copies_add_mention (&self->theirs, &self->document, &self->xi, 12, 17);
  copies_merge_both (self);
  assert_quote (&self->mine, &self->mention, 5, "Xi");
  assert_quote (&self->mine, &theirs, 12, "Putin");
  quoth_value_unref (copies_get (&self->mine, QUOTH_KIND_MENTION, &mine));
  disagreements = copies_list_disagreements (&self->mine);
  g_assert_cmpuint (disagreements->len, >=, 1);
}

/* Neither alone makes a circle. */
static void
test_circle (Copies *self, gconstpointer data)
{
  QuothId china = world_add_actor (&self->mine, "China");
  g_autoptr (QuothActor) mine = NULL;
  g_autoptr (QuothActor) theirs = NULL;

  copies_merge_both (self);
  mine = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  theirs = copies_get (&self->theirs, QUOTH_KIND_ACTOR, &china);
  mine->parent = china;
  theirs->parent = self->xi;
  copies_put (&self->mine, mine);
  copies_put (&self->theirs, theirs);
  copies_merge_both (self);
  quoth_disagreement_free (copies_get_disagreement (&self->mine, QUOTH_DISAGREE_CHANGED));
}

/* The same made twice stays two, and is told. */
static void
test_twice (Copies *self, gconstpointer data)
{
  QuothId mine = world_add_actor (&self->mine, "Putin");
  QuothId theirs = world_add_actor (&self->theirs, "Putin");
  g_autoptr (QuothDisagreement) twice = NULL;

  copies_merge_both (self);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_ACTOR), ==, 3);
  twice = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_TWICE);
  g_assert_true (quoth_id_equal (&twice->value, &mine) || quoth_id_equal (&twice->value, &theirs));
  g_assert_true (quoth_id_equal (&twice->second, &mine) || quoth_id_equal (&twice->second, &theirs));
}

#define ADD(name, data, func) \
  g_test_add ("/replay/" name, Copies, data, copies_set_up, func, copies_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("changed", NULL, test_changed);
  ADD ("agreed", NULL, test_agreed);
  ADD ("deleted/first", NULL, test_deleted);
  ADD ("deleted/last", "", test_deleted);
  ADD ("used/first", NULL, test_used);
  ADD ("used/last", "", test_used);
  ADD ("lists", NULL, test_lists);
  ADD ("places/first", NULL, test_places);
  ADD ("places/last", "", test_places);
  ADD ("two-texts", NULL, test_two_texts);
  ADD ("circle", NULL, test_circle);
  ADD ("twice", NULL, test_twice);
  return g_test_run ();
}
