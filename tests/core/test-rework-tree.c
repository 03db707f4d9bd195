/* test-rework-tree.c: tests of quoth-rework-tree.c: what is above and below
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rework-fixture.h"

typedef struct
{
  QuothId a, b, c, d;
} Tree;

/* a, a/b, a/c, and d; what they have for positions is as they would have it after years. */
static Tree
put_tree (World *world)
{
  g_autoptr (QuothCode) a = new_code ("a", NULL, 3);
  g_autoptr (QuothCode) b = new_code ("b", &a->value.id, 2);
  g_autoptr (QuothCode) c = new_code ("c", &a->value.id, 2);
  g_autoptr (QuothCode) d = new_code ("d", NULL, 7);

  put_value (world, a);
  put_value (world, b);
  put_value (world, c);
  put_value (world, d);
  return (Tree){ a->value.id, b->value.id, c->value.id, d->value.id };
}

static void
assert_move (World *world, const QuothId *code, const QuothId *parent, guint position, const char *expected)
{
  g_autoptr (QuothRework) rework
    = quoth_rework_new_move_code (code, parent, position, rework_coder (world));
  g_autofree char *before = world_dump (world->path);
  g_autofree char *tree = NULL;

  do_rework (world, rework);
  tree = dump_tree (world);
  g_assert_cmpstr (tree, ==, expected);
  assert_sound (world);
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  assert_dump (world, before);
  g_assert_true (quoth_store_redo (world->store, &world->coder, NULL));
}

static void
test_move (World *world, gconstpointer data)
{
  Tree tree = put_tree (world);

  assert_move (world, &tree.d, &tree.a, 1, "a 3, a/b 0, a/d 1, a/c 2");
  assert_move (world, &tree.c, &tree.a, 0, "a 3, a/c 0, a/b 1, a/d 2");
  assert_move (world, &tree.b, NULL, 0, "b 0, a 1, a/c 0, a/d 2");
  assert_move (world, &tree.a, &tree.b, G_MAXUINT, "b 0, b/a 0, a/c 0, a/d 2");
  assert_move (world, &tree.d, NULL, G_MAXUINT, "b 0, b/a 0, a/c 0, d 1");
}

static void
test_move_refused (World *world, gconstpointer data)
{
  Tree tree = put_tree (world);
  QuothId nothing = quoth_id_new ();
  const QuothCoder *coder = rework_coder (world);

  refuse (world, quoth_rework_new_move_code (&tree.a, &tree.a, 0, coder), QUOTH_ERROR_INVALID,
          "“a” cannot be under itself");
  refuse (world, quoth_rework_new_move_code (&tree.a, &tree.b, 0, coder), QUOTH_ERROR_INVALID,
          "“a” cannot be under itself, nor under a code that is under it");
  refuse (world, quoth_rework_new_move_code (&tree.a, &nothing, 0, coder), QUOTH_ERROR_NOT_FOUND, "code");
  refuse (world, quoth_rework_new_move_code (&nothing, NULL, 0, coder), QUOTH_ERROR_NOT_FOUND, "code");
}

static QuothId
put_actor (World *world, const char *name, const QuothId *parent)
{
  g_autoptr (QuothActor) actor = new_actor (name);

  actor->parent = parent != NULL ? *parent : QUOTH_ID_NONE;
  put_value (world, actor);
  return actor->value.id;
}

/* The name of the parent of @actor after @merged became it, and the merge taken back. */
static char *
merge_and_name_parent (World *world, const QuothId *actor, const QuothId *merged, guint n_merged)
{
  g_autoptr (QuothRework) rework
    = quoth_rework_new_merge (QUOTH_KIND_ACTOR, actor, merged, n_merged, rework_coder (world));
  g_autoptr (QuothActor) found = NULL;
  g_autoptr (QuothActor) parent = NULL;

  do_rework (world, rework);
  assert_sound (world);
  found = get_value (world, QUOTH_KIND_ACTOR, actor);
  if (!quoth_id_is_none (&found->parent))
    parent = get_value (world, QUOTH_KIND_ACTOR, &found->parent);
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  return g_strdup (parent != NULL ? parent->name : "none");
}

static void
assert_parent (World *world, const QuothId *actor, const QuothId *merged, guint n_merged, const char *expected)
{
  g_autofree char *name = merge_and_name_parent (world, actor, merged, n_merged);

  g_assert_cmpstr (name, ==, expected);
}

/* Who becomes one with a part or a whole. */
static void
test_parents (World *world, gconstpointer data)
{
  QuothId state = put_actor (world, "state", NULL);
  QuothId ministry = put_actor (world, "ministry", &state);
  QuothId office = put_actor (world, "office", &ministry);
  QuothId lone = put_actor (world, "lone", NULL);
  QuothId two[] = { ministry, state };

  assert_parent (world, &lone, &ministry, 1, "state");
  assert_parent (world, &ministry, &state, 1, "none");
  assert_parent (world, &office, &ministry, 1, "state");
  assert_parent (world, &office, two, 2, "none");
  assert_parent (world, &state, &office, 1, "none");
  assert_parent (world, &ministry, &lone, 1, "state");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &office, &state, 1, rework_coder (world)),
          QUOTH_ERROR_INVALID, "“ministry” is above “office”");
}

/* Several that refer to each other all round become one. */
static void
test_all_round (World *world, gconstpointer data)
{
  g_autoptr (QuothActor) a = new_actor ("a");
  g_autoptr (QuothActor) b = new_actor ("b");
  g_autoptr (QuothActor) c = new_actor ("c");
  QuothId both[] = { b->value.id, c->value.id };
  g_autoptr (QuothRework) rework
    = quoth_rework_new_merge (QUOTH_KIND_ACTOR, &a->value.id, both, 2, rework_coder (world));
  g_autofree char *before = NULL;

  put_value (world, a);
  put_value (world, b);
  put_value (world, c);
  quoth_actor_add_affiliation (a, &c->value.id, "member");
  quoth_actor_add_affiliation (b, &c->value.id, "member");
  quoth_actor_add_affiliation (c, &b->value.id, "head");
  b->parent = c->value.id;
  put_value (world, a);
  put_value (world, b);
  put_value (world, c);
  before = world_dump (world->path);
  do_rework (world, rework);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 1);
  assert_given_up (rework, "“b” was affiliated to “c” (member)");
  assert_given_up (rework, "“c” was affiliated to “b” (head)");
  assert_sound (world);
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  assert_dump (world, before);
}

#define ADD(name, func) g_test_add ("/rework-tree/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("move", test_move);
  ADD ("move-refused", test_move_refused);
  ADD ("parents", test_parents);
  ADD ("all-round", test_all_round);
  return g_test_run ();
}
