/* test-undo.c: tests of quoth-undo.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

/* A stack of states, as an editor would have it, next to the store. */
typedef struct
{
  GPtrArray *dumps;
  guint now;
} History;

static void
history_init (History *self, World *world)
{
  self->dumps = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->dumps, world_dump (world->path));
  self->now = 0;
}

static void
history_clear (History *self)
{
  g_ptr_array_unref (self->dumps);
}

static void
assert_state (World *world, History *history)
{
  g_autofree char *dump = world_dump (world->path);

  g_assert_cmpstr (dump, ==, history->dumps->pdata[history->now]);
}

/* Returns whether the edit was taken by the store and changed something. */
static gboolean
do_edit (World *world, History *history, const QuothId *coder)
{
  g_autoptr (QuothChange) change = world_edit (world, coder);
  g_autofree char *dump = NULL;
  g_autoptr (GError) error = NULL;

  if (!quoth_store_commit (world->store, change, NULL, &error))
    {
      g_assert_true (g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_REFERENCE)
                     || g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_INVALID));
      g_test_message ("refused: %s", error->message);
      assert_state (world, history);
      return FALSE;
    }
  dump = world_dump (world->path);
  if (g_str_equal (dump, history->dumps->pdata[history->now]))
    return FALSE;
  g_ptr_array_set_size (history->dumps, (int) history->now + 1);
  g_ptr_array_add (history->dumps, g_steal_pointer (&dump));
  history->now++;
  return TRUE;
}

static void
assert_nothing (gboolean done, GError **error)
{
  g_assert_false (done);
  g_assert_error (*error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_clear_error (error);
}

static void
do_undo (World *world, History *history, const QuothId *coder)
{
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_store_undo (world->store, coder, &error);

  if (history->now == 0)
    {
      assert_nothing (done, &error);
      return;
    }
  g_assert_no_error (error);
  history->now--;
  assert_state (world, history);
}

static void
do_redo (World *world, History *history, const QuothId *coder)
{
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_store_redo (world->store, coder, &error);

  if (history->now + 1 == history->dumps->len)
    {
      assert_nothing (done, &error);
      return;
    }
  g_assert_no_error (error);
  history->now++;
  assert_state (world, history);
}

static void
assert_peeks (World *world, History *history, const QuothId *coder)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothStep) undo = quoth_reader_peek_undo (reader, coder);
  g_autoptr (QuothStep) redo = quoth_reader_peek_redo (reader, coder);

  g_assert_true ((undo != NULL) == (history->now > 0));
  g_assert_true ((redo != NULL) == (history->now + 1 < history->dumps->len));
  g_assert_true (undo == NULL || g_str_has_prefix (undo->label, "Edit"));
  g_assert_true (undo == NULL || redo == NULL || !quoth_id_equal (&undo->entry, &redo->entry));
}

/* A coder whose own making is not among the steps to take back. */
static QuothId
add_worker (World *world, const char *name)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Add a coder", &world->coder);

  coder->name = g_strdup (name);
  quoth_change_put (change, coder);
  world_commit (world, change);
  return coder->value.id;
}

/* All the way back, and forth again, with the file closed in between. */
static void
test_all_and_back (World *world, gconstpointer data)
{
  QuothId coder = add_worker (world, "B");
  History history;
  guint n = 0;

  history_init (&history, world);
  while (n < 60)
    n += do_edit (world, &history, &coder);
  world_reopen (world);
  for (guint i = 0; i <= n; i++)
    do_undo (world, &history, &coder);
  world_reopen (world);
  assert_state (world, &history);
  for (guint i = 0; i <= n; i++)
    do_redo (world, &history, &coder);
  for (guint i = 0; i <= n; i++)
    do_undo (world, &history, &coder);
  history_clear (&history);
}

/* A random walk of edits, undos and redos: at each step the store is where the stack says. */
static void
test_walk (World *world, gconstpointer data)
{
  QuothId coder = add_worker (world, "B");
  History history;

  history_init (&history, world);
  for (int i = 0; i < 200; i++)
    {
      int what = g_test_rand_int_range (0, 6);

      if (what < 3)
        do_edit (world, &history, &coder);
      else if (what < 5)
        do_undo (world, &history, &coder);
      else
        do_redo (world, &history, &coder);
      assert_peeks (world, &history, &coder);
    }
  history_clear (&history);
}

static void
add_mention (World *world, const QuothId *coder, const QuothId *document, const QuothId *actor, guint start)
{
  g_autofree char *label = g_strdup_printf ("Mention %u", start);
  g_autoptr (QuothChange) change = quoth_change_new (label, coder);
  g_autoptr (QuothMention) mention
    = world_new_mention (coder, document, actor, quoth_range (start, start + 3));

  quoth_change_put (change, mention);
  world_commit (world, change);
}

/* Two coders at work at once: each takes back what is theirs, in their order. */
static void
test_two_coders (World *world, gconstpointer data)
{
  QuothId coders[2] = { world->coder, world_add_coder (world, "B") };
  QuothId document = world_add_document (world, "d", "Xi said that Putin said that nobody said anything.");
  QuothId actor = world_add_actor (world, "Xi");
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autofree char *only_b = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  guint n[2] = { 0 };

  for (guint i = 0; i < 20; i++)
    {
      int who = g_test_rand_int_range (0, 2);

      add_mention (world, &coders[who], &document, &actor, i);
      n[who]++;
    }
  after = world_dump (world->path);
  for (guint i = 0; i < n[0]; i++)
    g_assert_true (quoth_store_undo (world->store, &coders[0], &error));
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, n[1]);
  only_b = world_dump (world->path);
  for (guint i = 0; i < n[1]; i++)
    g_assert_true (quoth_store_undo (world->store, &coders[1], &error));
  back = world_dump (world->path);
  g_assert_cmpstr (back, ==, before);
  for (guint i = 0; i < n[0]; i++)
    g_assert_true (quoth_store_redo (world->store, &coders[0], &error));
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, n[0]);
  for (guint i = 0; i < n[1]; i++)
    g_assert_true (quoth_store_redo (world->store, &coders[1], &error));
  again = world_dump (world->path);
  g_assert_cmpstr (again, ==, after);
  g_assert_cmpstr (again, !=, only_b);
}

static void
assert_conflict (World *world, const QuothId *coder, const char *label, const char *later)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_undo (world->store, coder, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, label));
  g_assert_nonnull (strstr (error->message, later));
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
}

static void
put_by (World *world, const QuothId *coder, const char *label, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new (label, coder);

  quoth_change_put (change, value);
  world_commit (world, change);
}

static void
delete_by (World *world, const QuothId *coder, QuothKind kind, const QuothId *id)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Delete", coder);

  quoth_change_delete (change, kind, id);
  world_commit (world, change);
}

/* What another coder built on must not be taken away, nor what they changed be set back. */
static void
test_conflicts (World *world, gconstpointer data)
{
  QuothId other = world_add_coder (world, "B");
  QuothId document = world_add_document (world, "d", "Xi said that Putin said that.");
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothActor) renamed = NULL;
  g_autoptr (QuothMention) mention = NULL;
  g_autoptr (QuothMemo) memo = quoth_memo_new (NULL);
  g_autoptr (GError) error = NULL;

  actor->name = g_strdup ("Xi");
  actor->actor_kind = g_strdup ("person");
  put_by (world, &world->coder, "Make Xi", actor);

  /* A reference. */
  mention = world_new_mention (&other, &document, &actor->value.id, quoth_range (0, 2));
  put_by (world, &other, "Tag Xi", mention);
  assert_conflict (world, &world->coder, "Make Xi", "Tag Xi");
  delete_by (world, &other, QUOTH_KIND_MENTION, &mention->annotation.value.id);

  /* A memo, which no foreign key holds. */
  memo->target = actor->value.id;
  memo->coder = other;
  memo->text = g_strdup ("Who is this?");
  put_by (world, &other, "Ask", memo);
  assert_conflict (world, &world->coder, "Make Xi", "Ask");
  delete_by (world, &other, QUOTH_KIND_MEMO, &memo->value.id);

  /* Another name. */
  renamed = quoth_actor_copy (actor);
  g_free (renamed->name);
  renamed->name = g_strdup ("Xi Jinping");
  put_by (world, &other, "Rename Xi", renamed);
  assert_conflict (world, &world->coder, "Make Xi", "Rename Xi");
  put_by (world, &other, "Rename Xi back", actor);

  g_assert_true (quoth_store_undo (world->store, &world->coder, &error));
  g_assert_no_error (error);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 0);
}

/* A name that was given up, taken by somebody else, and is wanted back. */
static void
test_namesakes (World *world, gconstpointer data)
{
  QuothId other = world_add_coder (world, "B");
  g_autoptr (QuothCode) code = quoth_code_new (NULL);
  g_autoptr (QuothCode) second = quoth_code_new (NULL);

  code->key = g_strdup ("defence");
  code->name = g_strdup ("Defence");
  second->key = g_strdup ("defence");
  second->name = g_strdup ("Defence, again");
  put_by (world, &world->coder, "Make a code", code);
  delete_by (world, &world->coder, QUOTH_KIND_CODE, &code->value.id);
  put_by (world, &other, "Make another", second);
  assert_conflict (world, &world->coder, "Delete", "something else with that name");
}

static void
set_attribute_by (World *world, const QuothId *coder, const char *label, QuothActor **actor, const QuothId *attribute, const char *text)
{
  QuothActor *copy = quoth_actor_copy (*actor);

  quoth_value_set_attribute (copy, attribute, text);
  put_by (world, coder, label, copy);
  quoth_value_unref (*actor);
  *actor = copy;
}

/* What an undo would bring back must fit what the attributes are by now, and the actors they name. */
static void
test_attributes (World *world, gconstpointer data)
{
  QuothId other = world_add_coder (world, "B");
  g_autoptr (QuothAttribute) size = quoth_attribute_new (NULL);
  g_autoptr (QuothAttribute) narrowed = NULL;
  g_autoptr (QuothAttribute) boss = quoth_attribute_new (NULL);
  g_autoptr (QuothActor) xi = quoth_actor_new (NULL);
  g_autoptr (QuothActor) li = quoth_actor_new (NULL);
  g_autofree char *xi_id = quoth_id_dup_string (&xi->value.id);
  g_autoptr (GError) error = NULL;

  size->on = boss->on = QUOTH_KIND_ACTOR;
  size->key = g_strdup ("size");
  size->name = g_strdup ("Size");
  size->type = QUOTH_ATTRIBUTE_CHOICE;
  size->choices = g_strsplit ("small,big", ",", -1);
  boss->key = g_strdup ("boss");
  boss->name = g_strdup ("Boss");
  boss->type = QUOTH_ATTRIBUTE_ACTOR;
  xi->name = g_strdup ("Xi");
  li->name = g_strdup ("Li");
  xi->actor_kind = g_strdup ("person");
  li->actor_kind = g_strdup ("person");
  put_by (world, &other, "Make size", size);
  put_by (world, &other, "Make boss", boss);
  put_by (world, &other, "Make Li", li);
  put_by (world, &world->coder, "Make Xi", xi);

  /* A value that names the actor. */
  set_attribute_by (world, &other, "Set boss", &li, &boss->value.id, xi_id);
  assert_conflict (world, &world->coder, "Make Xi", "Set boss");
  set_attribute_by (world, &other, "Unset boss", &li, &boss->value.id, NULL);

  /* A choice that is not there any more. */
  set_attribute_by (world, &world->coder, "Set small", &xi, &size->value.id, "small");
  set_attribute_by (world, &world->coder, "Set big", &xi, &size->value.id, "big");
  narrowed = quoth_attribute_copy (size);
  g_strfreev (narrowed->choices);
  narrowed->choices = g_strsplit ("big", ",", -1);
  put_by (world, &other, "Take small away", narrowed);
  assert_conflict (world, &world->coder, "Set big", "would not fit");
  put_by (world, &other, "Give small back", size);
  g_assert_true (quoth_store_undo (world->store, &world->coder, &error));
  g_assert_no_error (error);
}

static void
test_new_edit_covers (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "Xi said that Putin said that nobody.");
  QuothId actor = world_add_actor (world, "Xi");
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothStep) undo = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    add_mention (world, &world->coder, &document, &actor, i);
  for (guint i = 0; i < 3; i++)
    g_assert_true (quoth_store_undo (world->store, &world->coder, &error));
  g_assert_true (quoth_store_redo (world->store, &world->coder, &error));
  add_mention (world, &world->coder, &document, &actor, 10);
  assert_nothing (quoth_store_redo (world->store, &world->coder, &error), &error);
  undo = quoth_reader_peek_undo (reader, &world->coder);
  g_assert_cmpstr (undo->label, ==, "Mention 10");
  g_assert_null (quoth_reader_peek_redo (reader, &world->coder));

  /* 10, then 1 and 0, and no more of the mentions: 2 and 3 were taken back before. */
  for (guint i = 0; i < 3; i++)
    g_assert_true (quoth_store_undo (world->store, &world->coder, &error));
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 0);
  g_clear_pointer (&undo, quoth_step_free);
  undo = quoth_reader_peek_undo (reader, &world->coder);
  g_assert_cmpstr (undo->label, ==, "Put");
}

static gboolean
collect_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  if (entry->kind == QUOTH_ENTRY_EDIT)
    g_array_append_val (data, entry->id);
  return TRUE;
}

/* The edits of @coder, the newest first. */
static GArray *
list_edits (World *world, const QuothId *coder)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothHistoryQuery query = { .coder = coder };
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_reader_foreach_entry (reader, &query, collect_cb, entries, NULL, &error));
  g_assert_no_error (error);
  return entries;
}

static gboolean
undo_chosen (World *world, QuothStepKind kind, const QuothId *coder, const QuothId *entry, GError **error)
{
  QuothStepRequest request = { .kind = kind, .coder = *coder, .entry = *entry };

  return quoth_store_step (world->store, &request, NULL, error);
}

/* Back to how it was after a step, in one go; and each step again. */
static void
test_after (World *world, gconstpointer data)
{
  QuothId coder = add_worker (world, "B");
  History history;
  guint n = 0, back;

  history_init (&history, world);
  while (n < 30)
    n += do_edit (world, &history, &coder);
  back = (guint) g_test_rand_int_range (1, 29);
  {
    g_autoptr (GArray) edits = list_edits (world, &coder);
    const QuothId *entry = &g_array_index (edits, QuothId, back);
    g_autoptr (GError) error = NULL;

    g_assert_true (undo_chosen (world, QUOTH_STEP_UNDO_AFTER, &coder, entry, &error));
    g_assert_no_error (error);
    history.now -= back;
    assert_state (world, &history);
    g_assert_false (undo_chosen (world, QUOTH_STEP_UNDO_AFTER, &coder, entry, &error));
    g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
    assert_state (world, &history);
  }
  world_reopen (world);
  while (back-- > 0)
    do_redo (world, &history, &coder);
  history_clear (&history);
}

/* The key of a type of relations is no foreign key: what was made with the new one stands in the way. */
static void
test_relation_types (World *world, gconstpointer data)
{
  QuothId other = world_add_coder (world, "B");
  QuothId document = world_add_document (world, "d", "Xi said that. Putin said this.");
  g_autoptr (QuothRelationType) type = quoth_relation_type_new (NULL);
  g_autoptr (QuothRelationType) renamed = NULL;
  g_autoptr (QuothClaim) from = quoth_claim_new (NULL);
  g_autoptr (QuothClaim) to = quoth_claim_new (NULL);
  g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);

  from->annotation.document = to->annotation.document = document;
  from->annotation.coder = to->annotation.coder = relation->coder = other;
  quoth_annotation_set_range (&from->annotation, quoth_range (0, 12));
  quoth_annotation_set_range (&to->annotation, quoth_range (14, 29));
  put_by (world, &other, "Claim", from);
  put_by (world, &other, "Claim", to);
  type->key = g_strdup ("mocks");
  type->name = g_strdup ("mocks");
  put_by (world, &world->coder, "Make a type", type);
  renamed = quoth_relation_type_copy (type);
  g_free (renamed->key);
  renamed->key = g_strdup ("derides");
  put_by (world, &world->coder, "Change the key", renamed);
  relation->relation_kind = g_strdup ("derides");
  relation->from = from->annotation.value.id;
  relation->to = to->annotation.value.id;
  put_by (world, &other, "Relate", relation);
  assert_conflict (world, &world->coder, "Change the key", "used by later work");
}

static guint
count_after (World *world, const QuothId *coder, const QuothId *entry)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_true (quoth_reader_count_undo_after (reader, coder, entry, &n, &error));
  g_assert_no_error (error);
  return n;
}

/* A point in the history is whoever's; what was taken back before is neither counted nor in the way. */
static void
test_after_point (World *world, gconstpointer data)
{
  QuothId coder = add_worker (world, "B");
  g_autoptr (GArray) others = list_edits (world, &world->coder);
  const QuothId *point = &g_array_index (others, QuothId, 0);
  QuothId stranger = quoth_id_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  History history;
  guint n = 0;

  g_assert_cmpuint (count_after (world, &coder, point), ==, 0);
  before = world_dump (world->path);
  history_init (&history, world);
  while (n < 10)
    n += do_edit (world, &history, &coder);
  for (guint i = 0; i < 3; i++)
    g_assert_true (quoth_store_undo (world->store, &coder, NULL));
  g_assert_true (quoth_store_redo (world->store, &coder, NULL));
  g_assert_cmpuint (count_after (world, &coder, point), ==, 8);
  g_assert_cmpuint (count_after (world, &world->coder, point), ==, 0);
  g_assert_false (undo_chosen (world, QUOTH_STEP_UNDO_AFTER, &coder, &stranger, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (undo_chosen (world, QUOTH_STEP_UNDO_AFTER, &coder, point, &error));
  g_assert_no_error (error);
  after = world_dump (world->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (count_after (world, &coder, point), ==, 0);
  history_clear (&history);
}

static void
test_nothing (World *world, gconstpointer data)
{
  QuothId stranger = quoth_id_new ();
  g_autoptr (GError) error = NULL;

  assert_nothing (quoth_store_undo (world->store, &stranger, &error), &error);
  assert_nothing (quoth_store_redo (world->store, &world->coder, &error), &error);
  /* The making of the project is nobody's. */
  assert_nothing (quoth_store_undo (world->store, &QUOTH_ID_NONE, &error), &error);
}

/* Even the step that made the coder can be taken back, and made again. */
static void
test_coder (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_store_undo (world->store, &world->coder, &error));
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 0);
  g_assert_true (quoth_store_redo (world->store, &world->coder, &error));
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 1);
}

#define ADD(name, func) g_test_add ("/undo/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all-and-back", test_all_and_back);
  ADD ("walk", test_walk);
  ADD ("two-coders", test_two_coders);
  ADD ("conflicts", test_conflicts);
  ADD ("namesakes", test_namesakes);
  ADD ("relation-types", test_relation_types);
  ADD ("attributes", test_attributes);
  ADD ("new-edit-covers", test_new_edit_covers);
  ADD ("after", test_after);
  ADD ("after-point", test_after_point);
  ADD ("nothing", test_nothing);
  ADD ("coder", test_coder);
  return g_test_run ();
}
