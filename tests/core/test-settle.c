/* test-settle.c: tests of quoth-settle.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "copies.h"

/* Both give Xi another name; theirs is the later. */
static QuothId
disagree (Copies *self)
{
  g_autoptr (QuothActor) mine = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  g_autoptr (QuothActor) theirs = copies_get (&self->theirs, QUOTH_KIND_ACTOR, &self->xi);
  g_autoptr (QuothDisagreement) disagreement = NULL;

  g_free (mine->name);
  mine->name = g_strdup ("Mine");
  copies_put (&self->mine, mine);
  g_usleep (2000);
  g_free (theirs->name);
  theirs->name = g_strdup ("Theirs");
  copies_put (&self->theirs, theirs);
  copies_merge_both (self);
  disagreement = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_CHANGED);
  return disagreement->id;
}

static void
settle (World *world, const QuothId *id, QuothVerdict verdict)
{
  g_autoptr (GError) error = NULL;

  quoth_store_settle (world->store, id, verdict, &world->coder, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_name (World *world, const QuothId *actor, const char *name)
{
  g_autoptr (QuothActor) found = copies_get (world, QUOTH_KIND_ACTOR, actor);

  g_assert_cmpstr (found->name, ==, name);
}

static guint
count (World *world)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);

  return quoth_reader_count_disagreements (reader, NULL);
}

static void
test_keep (Copies *self, gconstpointer data)
{
  QuothId id = disagree (self);
  g_autoptr (GError) error = NULL;

  settle (&self->mine, &id, QUOTH_SETTLE_KEEP);
  g_assert_cmpuint (count (&self->mine), ==, 0);
  assert_name (&self->mine, &self->xi, "Theirs");
  copies_merge_both (self);
  g_assert_cmpuint (count (&self->theirs), ==, 0);
  g_assert_false (quoth_store_settle (self->mine.store, &id, QUOTH_SETTLE_KEEP, &self->mine.coder, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
}

static void
test_take (Copies *self, gconstpointer data)
{
  QuothId id = disagree (self);
  g_autoptr (GError) error = NULL;

  settle (&self->mine, &id, QUOTH_SETTLE_TAKE);
  assert_name (&self->mine, &self->xi, "Mine");
  g_assert_cmpuint (count (&self->mine), ==, 0);
  g_assert_true (quoth_store_undo (self->mine.store, &self->mine.coder, &error));
  assert_name (&self->mine, &self->xi, "Theirs");
  g_assert_cmpuint (count (&self->mine), ==, 1);
  g_assert_true (quoth_store_redo (self->mine.store, &self->mine.coder, &error));
  copies_merge_both (self);
  assert_name (&self->theirs, &self->xi, "Mine");
}

/* To take a deletion is to delete. */
static void
test_delete (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMention) changed = copies_get (&self->theirs, QUOTH_KIND_MENTION, &self->mention);
  g_autoptr (QuothDisagreement) disagreement = NULL;

  quoth_annotation_set_range (changed, quoth_range (0, 6));
  copies_put (&self->theirs, changed);
  copies_delete (&self->mine, QUOTH_KIND_MENTION, &self->mention);
  copies_merge_both (self);
  disagreement = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_DELETED);
  settle (&self->mine, &disagreement->id, QUOTH_SETTLE_TAKE);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_MENTION), ==, 0);
  g_assert_cmpuint (count (&self->mine), ==, 0);
  copies_merge_both (self);
  g_assert_cmpint (world_count (&self->theirs, QUOTH_KIND_MENTION), ==, 0);
}

static void
test_refused (Copies *self, gconstpointer data)
{
  g_autoptr (QuothDisagreement) twice = NULL;
  g_autoptr (GError) error = NULL;
  QuothId nobody = quoth_id_new ();

  world_add_actor (&self->mine, "Putin");
  world_add_actor (&self->theirs, "Putin");
  copies_merge_both (self);
  twice = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_TWICE);
  g_assert_false (quoth_store_settle (self->mine.store, &twice->id, QUOTH_SETTLE_TAKE, &self->mine.coder, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (quoth_store_settle (self->mine.store, &twice->id, QUOTH_SETTLE_KEEP, &nobody, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE);
  g_clear_error (&error);
  g_assert_false (quoth_store_settle (self->mine.store, &nobody, QUOTH_SETTLE_KEEP, &self->mine.coder, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  settle (&self->mine, &twice->id, QUOTH_SETTLE_DISMISS);
  g_assert_cmpuint (count (&self->mine), ==, 0);
}

#define ADD(name, func) g_test_add ("/settle/" name, Copies, NULL, copies_set_up, func, copies_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("keep", test_keep);
  ADD ("take", test_take);
  ADD ("delete", test_delete);
  ADD ("refused", test_refused);
  return g_test_run ();
}
