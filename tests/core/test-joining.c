/* test-joining.c: tests of quoth-joining.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rework-fixture.h"

#define TEXT "Putin says this. The president says that, according to Peskov. Others disagree."

/* A document with two claims that all kinds of things refer to. */
typedef struct
{
  QuothId document, actor;
  QuothId first_mention, second_mention;
  QuothId first, second, third;
} Scene;

static QuothClaim *
new_claim (World *world, const Scene *scene, guint start, guint end)
{
  QuothClaim *claim = quoth_claim_new (NULL);

  claim->annotation.document = scene->document;
  claim->annotation.coder = world->coder;
  claim->confidence = -1;
  quoth_annotation_set_range (claim, quoth_range (start, end));
  return claim;
}

static void
put_claims (World *world, Scene *scene)
{
  g_autoptr (QuothClaim) first = new_claim (world, scene, 0, 15);
  g_autoptr (QuothClaim) second = new_claim (world, scene, 17, 40);
  g_autoptr (QuothClaim) third = new_claim (world, scene, 62, 77);

  second->statement = g_strdup ("That");
  quoth_claim_add_role (third, QUOTH_ROLE_OBJECT, &scene->actor, &scene->second_mention);
  put_value (world, first);
  put_value (world, second);
  put_value (world, third);
  scene->first = first->annotation.value.id;
  scene->second = second->annotation.value.id;
  scene->third = third->annotation.value.id;
}

static void
put_what_refers (World *world, Scene *scene)
{
  g_autoptr (QuothCue) cue = quoth_cue_new (NULL);
  g_autoptr (QuothRelation) relation = quoth_relation_new (NULL);
  g_autoptr (QuothMemo) memo = quoth_memo_new (NULL);

  cue->annotation.document = scene->document;
  cue->annotation.coder = world->coder;
  cue->claim = scene->second;
  quoth_annotation_set_range (cue, quoth_range (42, 54));
  relation->relation_kind = g_strdup ("contradicts");
  relation->from = scene->third;
  relation->to = scene->second;
  relation->coder = world->coder;
  memo->target = scene->second;
  memo->coder = world->coder;
  memo->text = g_strdup ("A note");
  put_value (world, cue);
  put_value (world, relation);
  put_value (world, memo);
}

static Scene
make_scene (World *world)
{
  Scene scene = { .document = world_add_document (world, "a", TEXT), .actor = world_add_actor (world, "Putin") };
  g_autoptr (QuothMention) first = world_new_mention (&world->coder, &scene.document, &scene.actor, quoth_range (0, 5));
  g_autoptr (QuothMention) second = world_new_mention (&world->coder, &scene.document, &scene.actor, quoth_range (17, 30));

  put_value (world, first);
  put_value (world, second);
  scene.first_mention = first->annotation.value.id;
  scene.second_mention = second->annotation.value.id;
  put_claims (world, &scene);
  put_what_refers (world, &scene);
  return scene;
}

static gboolean
join (World *world, QuothKind kind, QuothId a, QuothId b, GError **error)
{
  QuothId ids[] = { b, a };
  g_autoptr (QuothJoining) joining = quoth_joining_new (kind, ids, 2, "Join", &world->coder);

  return quoth_store_build (world->store, quoth_joining_build, joining, NULL, error);
}

static guint
count_uses (World *world, QuothKind kind, const QuothId *id, QuothKind by)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  guint counts[QUOTH_N_KINDS];

  g_assert_true (quoth_reader_count_uses (reader, kind, id, counts, NULL));
  return counts[by];
}

static void
test_claims (World *world, gconstpointer data)
{
  Scene scene = make_scene (world);
  g_autofree char *before = world_dump (world->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothClaim) joined = NULL;

  g_assert_true (join (world, QUOTH_KIND_CLAIM, scene.first, scene.second, &error));
  g_assert_no_error (error);
  assert_sound (world);
  joined = get_value (world, QUOTH_KIND_CLAIM, &scene.first);
  g_assert_cmpuint (quoth_annotation_get_n_spans (joined), ==, 1);
  g_assert_cmpuint (quoth_annotation_get_extent (joined).end, ==, 40);
  g_assert_cmpstr (joined->statement, ==, "That");
  g_assert_cmpint (world_count (world, QUOTH_KIND_CLAIM), ==, 2);
  g_assert_cmpint (world_count (world, QUOTH_KIND_CUE), ==, 1);
  g_assert_cmpint (world_count (world, QUOTH_KIND_RELATION), ==, 1);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MEMO), ==, 1);
  g_assert_cmpuint (count_uses (world, QUOTH_KIND_CLAIM, &scene.first, QUOTH_KIND_CUE), ==, 1);
  g_assert_cmpuint (count_uses (world, QUOTH_KIND_CLAIM, &scene.first, QUOTH_KIND_RELATION), ==, 1);
  g_assert_cmpuint (count_uses (world, QUOTH_KIND_CLAIM, &scene.first, QUOTH_KIND_MEMO), ==, 1);

  quoth_store_undo (world->store, &world->coder, &error);
  g_assert_no_error (error);
  assert_dump (world, before);
}

static void
test_mentions (World *world, gconstpointer data)
{
  Scene scene = make_scene (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothClaim) third = NULL;

  g_assert_true (join (world, QUOTH_KIND_MENTION, scene.first_mention, scene.second_mention, &error));
  g_assert_no_error (error);
  assert_sound (world);
  third = get_value (world, QUOTH_KIND_CLAIM, &scene.third);
  g_assert_true (quoth_id_equal (&g_array_index (third->roles, QuothClaimRole, 0).mention, &scene.first_mention));
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 1);
}

/* The relation between the two would be one of a claim to itself: refused, and nothing written. */
static void
test_related (World *world, gconstpointer data)
{
  Scene scene = make_scene (world);
  g_autofree char *before = world_dump (world->path);
  g_autoptr (GError) error = NULL;

  g_assert_false (join (world, QUOTH_KIND_CLAIM, scene.second, scene.third, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  assert_dump (world, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/joining/claims", World, NULL, world_set_up, test_claims, world_tear_down);
  g_test_add ("/joining/mentions", World, NULL, world_set_up, test_mentions, world_tear_down);
  g_test_add ("/joining/related", World, NULL, world_set_up, test_related, world_tear_down);
  return g_test_run ();
}
