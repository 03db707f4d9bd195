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
settle (World *world, const QuothId *id, QuothSettlement verdict)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothCoder) coder = copies_get (world, QUOTH_KIND_CODER, &world->coder);

  quoth_store_settle (world->store, id, verdict, coder, NULL, &error);
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
  g_autoptr (QuothCoder) coder = copies_get (&self->mine, QUOTH_KIND_CODER, &self->mine.coder);
  g_autoptr (GError) error = NULL;

  settle (&self->mine, &id, QUOTH_SETTLE_KEEP);
  g_assert_cmpuint (count (&self->mine), ==, 0);
  assert_name (&self->mine, &self->xi, "Theirs");
  copies_merge_both (self);
  g_assert_cmpuint (count (&self->theirs), ==, 0);
  g_assert_false (quoth_store_settle (self->mine.store, &id, QUOTH_SETTLE_KEEP, coder, NULL, &error));
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

static guint
count_entries (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT count (*) FROM journal", &error);
  guint n;

  g_assert_no_error (error);
  g_assert_cmpint (quoth_database_step (database, row, NULL), ==, SQLITE_ROW);
  n = (guint) sqlite3_column_int (row, 0);
  sqlite3_reset (row);
  return n;
}

static void
test_refused (Copies *self, gconstpointer data)
{
  g_autoptr (QuothDisagreement) twice = NULL;
  g_autoptr (QuothCoder) coder = copies_get (&self->mine, QUOTH_KIND_CODER, &self->mine.coder);
  g_autoptr (GError) error = NULL;
  QuothId nothing = quoth_id_new ();

  world_add_actor (&self->mine, "Putin");
  world_add_actor (&self->theirs, "Putin");
  copies_merge_both (self);
  twice = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_TWICE);
  g_assert_false (quoth_store_settle (self->mine.store, &twice->id, QUOTH_SETTLE_TAKE, coder, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (quoth_store_settle (self->mine.store, &nothing, QUOTH_SETTLE_KEEP, coder, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  settle (&self->mine, &twice->id, QUOTH_SETTLE_DISMISS);
  g_assert_cmpuint (count (&self->mine), ==, 0);
}

/* Who settles and is new comes with the verdict: one entry, and one undo. */
static void
test_new_coder (Copies *self, gconstpointer data)
{
  QuothId id = disagree (self);
  QuothId nobody = quoth_id_new ();
  g_autoptr (QuothCoder) coder = (QuothCoder *) quoth_value_new (QUOTH_KIND_CODER, &nobody);
  g_autoptr (GError) error = NULL;
  guint n = count_entries (&self->mine);

  coder->name = g_strdup ("Anna");
  quoth_store_settle (self->mine.store, &id, QUOTH_SETTLE_TAKE, coder, NULL, &error);
  g_assert_no_error (error);
  assert_name (&self->mine, &self->xi, "Mine");
  g_assert_cmpuint (count_entries (&self->mine), ==, n + 1);
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_CODER), ==, 3);
  copies_merge_both (self);
  g_assert_true (quoth_store_undo (self->mine.store, &nobody, &error));
  g_assert_cmpint (world_count (&self->mine, QUOTH_KIND_CODER), ==, 2);
}

static void
assert_sides (World *world, const char *held, const char *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  g_autoptr (GPtrArray) found = quoth_reader_list_disagreements (reader, FALSE, NULL, &error);
  const QuothDisagreement *one;
  const QuothId *sides[2];
  const char *const labels[] = { held, other };

  g_assert_no_error (error);
  g_assert_true (quoth_reader_find_sides (reader, found, NULL, &error));
  g_assert_cmpuint (found->len, ==, 1);
  one = found->pdata[0];
  sides[0] = &one->held_entry;
  sides[1] = &one->other_entry;
  for (guint i = 0; i < 2; i++)
    {
      QuothMoment moment = { .entry = *sides[i] };
      g_autoptr (QuothHistoryEntry) entry = quoth_reader_find_moment (reader, &moment, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (entry->label, ==, labels[i]);
    }
}

static void
put_as (World *world, const char *label, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new (label, &world->coder);

  quoth_change_put (change, value);
  world_commit (world, change);
  g_usleep (2000);
}

/* Moves the mention of Xi, and says where to. */
static void
move_mention (Copies *self, World *world, const char *label, QuothRange range)
{
  g_autoptr (QuothMention) mention = copies_get (world, QUOTH_KIND_MENTION, &self->mention);

  quoth_annotation_set_range (mention, range);
  put_as (world, label, mention);
}

/* Who was first holds; the other's place can be taken, whatever was done to it between. */
static void
test_spans (Copies *self, gconstpointer data)
{
  g_autoptr (QuothDisagreement) disagreement = NULL;
  g_autoptr (QuothMention) taken = NULL;

  move_mention (self, &self->mine, "Mine", quoth_range (0, 6));
  move_mention (self, &self->theirs, "Theirs", quoth_range (0, 12));
  copies_merge_both (self);
  assert_sides (&self->mine, "Mine", "Theirs");
  move_mention (self, &self->mine, "Mine again", quoth_range (7, 12));
  disagreement = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_CHANGED);
  settle (&self->mine, &disagreement->id, QUOTH_SETTLE_TAKE);
  taken = copies_get (&self->mine, QUOTH_KIND_MENTION, &self->mention);
  g_assert_cmpuint (quoth_annotation_get_n_spans (taken), ==, 1);
  g_assert_cmpstr (quoth_annotation_get_span (taken, 0)->quote, ==, "Xi met Putin");
  g_assert_cmpuint (quoth_annotation_get_span (taken, 0)->range.end, ==, 12);
  copies_merge_both (self);
}

/* The text of the other side, in which what is coded has its place. */
static void
test_text (Copies *self, gconstpointer data)
{
  g_autoptr (QuothCoder) coder = copies_get (&self->mine, QUOTH_KIND_CODER, &self->mine.coder);
  g_autoptr (QuothDisagreement) disagreement = NULL;
  g_autoptr (QuothRevise) back = NULL;
  g_autoptr (QuothMention) mention = NULL;
  g_autoptr (QuothDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  const char *const texts[] = { "President Xi met Putin in Moscow. Putin said so.", "Xi met Putin in Minsk. Putin said so." };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QuothText) text = quoth_text_new (texts[i], -1, &error);
      g_autoptr (QuothRevise) revise = quoth_revise_new (&self->document, text, NULL, coder);

      g_assert_true (
        quoth_store_build (i == 0 ? self->mine.store : self->theirs.store, quoth_revise_build, revise, NULL, &error));
      g_usleep (2000);
    }
  copies_merge_both (self);
  disagreement = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_CHANGED);
  g_assert_cmpstr (disagreement->field, ==, "text");
  g_assert_false (quoth_store_settle (self->mine.store, &disagreement->id, QUOTH_SETTLE_TAKE, coder, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);
  back = quoth_revise_new_back (&self->document, &disagreement->second, coder);
  quoth_store_settle_by (self->mine.store, &disagreement->id, coder, quoth_revise_build, back, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (&self->mine), ==, 0);
  document = copies_get (&self->mine, QUOTH_KIND_DOCUMENT, &self->document);
  mention = copies_get (&self->mine, QUOTH_KIND_MENTION, &self->mention);
  g_assert_cmpuint (quoth_annotation_get_span (mention, 0)->range.start, ==, 10);
  copies_merge_both (self);
  g_assert_true (quoth_store_undo (self->mine.store, &self->mine.coder, &error));
  g_assert_cmpuint (count (&self->mine), ==, 1);
}

static void
put_role (World *world, const QuothId *claim, const QuothId *mention, const char *label)
{
  g_autoptr (QuothClaim) copy = copies_get (world, QUOTH_KIND_CLAIM, claim);

  g_array_index (copy->roles, QuothClaimRole, 0).mention = *mention;
  put_as (world, label, copy);
}

/* A part that one side deleted and the other changed: the rest of the value is nobody's to delete. */
static void
test_part (Copies *self, gconstpointer data)
{
  QuothId id = quoth_id_new ();
  g_autoptr (QuothClaim) claim = (QuothClaim *) quoth_value_new (QUOTH_KIND_CLAIM, &id);
  g_autoptr (QuothClaim) bare = NULL;
  g_autoptr (QuothClaim) left = NULL;
  g_autoptr (QuothDisagreement) disagreement = NULL;

  claim->annotation.document = self->document;
  claim->annotation.coder = self->mine.coder;
  quoth_annotation_add_span (claim, quoth_range (0, 6), "Xi met");
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->xi, NULL);
  put_as (&self->mine, "Claim", claim);
  copies_merge_both (self);
  put_role (&self->mine, &id, &self->mention, "Tie");
  bare = copies_get (&self->theirs, QUOTH_KIND_CLAIM, &id);
  g_array_set_size (bare->roles, 0);
  put_as (&self->theirs, "Bare", bare);
  copies_merge_both (self);
  assert_sides (&self->mine, "Tie", "Bare");
  disagreement = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_DELETED);
  g_assert_cmpstr (disagreement->field, ==, "role");
  settle (&self->mine, &disagreement->id, QUOTH_SETTLE_TAKE);
  left = copies_get (&self->mine, QUOTH_KIND_CLAIM, &id);
  g_assert_cmpuint (left->roles->len, ==, 0);
  copies_merge_both (self);
}

/* Both sides are known, whichever entry met the other. */
static void
test_sides_twice (Copies *self, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      QuothId id = quoth_id_new ();
      g_autoptr (QuothActor) actor = (QuothActor *) quoth_value_new (QUOTH_KIND_ACTOR, &id);

      actor->actor_kind = g_strdup ("person");
      actor->name = g_strdup ("Putin");
      put_as (i == 0 ? &self->mine : &self->theirs, i == 0 ? "One" : "Two", actor);
    }
  copies_merge_both (self);
  assert_sides (&self->mine, "One", "Two");
}

static void
test_sides_deleted (Copies *self, gconstpointer data)
{
  gboolean deletes_first = GPOINTER_TO_INT (data) == 1;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QuothChange) change = quoth_change_new ("Gone", &self->mine.coder);

      quoth_change_delete (change, QUOTH_KIND_MENTION, &self->mention);
      if ((i == 0) == deletes_first)
        world_commit (&self->mine, change);
      else
        move_mention (self, &self->theirs, "Moved", quoth_range (0, 6));
      g_usleep (2000);
    }
  copies_merge_both (self);
  assert_sides (&self->mine, "Moved", "Gone");
}

/* What is empty by now was emptied by somebody. */
static void
test_sides_empty (Copies *self, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      World *world = i == 2 ? &self->theirs : &self->mine;
      g_autoptr (QuothActor) actor = copies_get (world, QUOTH_KIND_ACTOR, &self->xi);

      g_clear_pointer (&actor->note, g_free);
      if (i < 2)
        actor->note = g_strdup (i == 0 ? "a note" : "another note");
      put_as (world, i == 0 ? "Noted" : i == 1 ? "Noted again" : "Emptied", actor);
      if (i == 0)
        copies_merge_both (self);
    }
  copies_merge_both (self);
  assert_sides (&self->theirs, "Emptied", "Noted again");
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
  ADD ("new-coder", test_new_coder);
  ADD ("spans", test_spans);
  ADD ("text", test_text);
  ADD ("part", test_part);
  ADD ("sides/twice", test_sides_twice);
  g_test_add ("/settle/sides/deleted-first", Copies, GINT_TO_POINTER (1), copies_set_up, test_sides_deleted, copies_tear_down);
  g_test_add ("/settle/sides/deleted-last", Copies, GINT_TO_POINTER (0), copies_set_up, test_sides_deleted, copies_tear_down);
  ADD ("sides/empty", test_sides_empty);
  return g_test_run ();
}
