/* test-rework-absorb.c: tests of quoth-rework-absorb.c: what is kept of what becomes one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rework-fixture.h"

static QuothId
add_claim (World *world, const QuothId *document, QuothClaim *claim)
{
  claim->annotation.document = *document;
  claim->annotation.coder = world->coder;
  quoth_annotation_set_range (claim, quoth_range (0, 4));
  put_value (world, claim);
  return claim->annotation.value.id;
}

static void
add_link (QuothClaim *claim, const QuothId *actor, QuothFactuality factuality)
{
  QuothChainLink link = { *actor, QUOTH_ID_NONE, factuality };

  g_array_append_val (claim->chain, link);
}

static void
assert_merged_actor (World *world, const QuothActor *putin, const QuothId *party)
{
  g_autoptr (QuothActor) merged = get_value (world, QUOTH_KIND_ACTOR, &putin->value.id);

  g_assert_cmpstr (merged->name, ==, "Putin");
  g_assert_cmpstr (merged->note, ==, "One.\n\nTwo.");
  g_assert_cmpstr (merged->wikidata, ==, "Q7747");
  g_assert_true (quoth_id_equal (&merged->parent, party));
  g_assert_cmpuint (merged->aliases->len, ==, 4);
  g_assert_cmpstr (((QuothAlias *) merged->aliases->pdata[0])->language, ==, "ru");
  g_assert_cmpstr (((QuothAlias *) merged->aliases->pdata[0])->script, ==, "Cyrl");
  g_assert_cmpstr (((QuothAlias *) merged->aliases->pdata[1])->text, ==, "V. Putin");
  g_assert_true (((QuothAlias *) merged->aliases->pdata[2])->match_case);
  g_assert_cmpuint (merged->affiliations->len, ==, 1);
}

static void
test_merge_actors (World *world, gconstpointer data)
{
  QuothId party = world_add_actor (world, "United Russia");
  g_autoptr (QuothActor) putin = new_actor ("Putin");
  g_autoptr (QuothActor) vladimir = new_actor ("V. Putin");
  g_autoptr (QuothRework) rework = NULL;
  g_autoptr (QuothMemo) memo = NULL;
  QuothId memo_id;

  quoth_actor_add_alias (putin, "Путин")->language = g_strdup ("ru");
  quoth_actor_add_alias (vladimir, "Путин")->script = g_strdup ("Cyrl");
  quoth_actor_add_alias (vladimir, "@KremlinRussia_E")->match_case = TRUE;
  quoth_actor_add_alias (vladimir, "Putin ");
  quoth_actor_add_affiliation (vladimir, &party, "leader");
  quoth_actor_add_affiliation (vladimir, &putin->value.id, "same as");
  putin->note = g_strdup ("One.");
  vladimir->note = g_strdup ("Two.");
  putin->wikidata = g_strdup ("Q7747");
  vladimir->wikidata = g_strdup ("Q1");
  vladimir->parent = party;
  put_value (world, putin);
  put_value (world, vladimir);
  memo_id = put_memo (world, &vladimir->value.id, "Who?");

  rework = quoth_rework_new_merge (
    QUOTH_KIND_ACTOR, &putin->value.id, &vladimir->value.id, 1, rework_coder (world));
  do_rework (world, rework);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_MEMO], ==, 1);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_ACTOR], ==, 0);
  assert_merged_actor (world, putin, &party);
  assert_given_up (rework, "Wikidata id: Q1");
  assert_given_up (rework, "affiliated to “Putin” (same as)");
  memo = get_value (world, QUOTH_KIND_MEMO, &memo_id);
  g_assert_true (quoth_id_equal (&memo->target, &putin->value.id));
  g_assert_cmpint (world_count (world, QUOTH_KIND_MEMO), ==, 2);
}

/* One role, one link of a claim where there were two. */
static void
test_fold_claim (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "They said so.");
  QuothId relay = world_add_actor (world, "TASS");
  QuothId putin = world_add_actor (world, "Putin");
  QuothId vladimir = world_add_actor (world, "V. Putin");
  g_autoptr (QuothMention) mention
    = world_new_mention (&world->coder, &document, &vladimir, quoth_range (0, 4));
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (QuothClaim) found = NULL;
  g_autoptr (QuothRework) rework = NULL;

  put_value (world, mention);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &putin, NULL);
  quoth_claim_add_role (claim, QUOTH_ROLE_OBJECT, &vladimir, NULL);
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &vladimir, &mention->annotation.value.id);
  add_link (claim, &relay, QUOTH_FACTUALITY_UNSET);
  add_link (claim, &vladimir, QUOTH_FACTUALITY_PR_PLUS);
  add_link (claim, &putin, QUOTH_FACTUALITY_CT_PLUS);
  add_link (claim, &relay, QUOTH_FACTUALITY_UNSET);
  add_claim (world, &document, claim);

  rework = quoth_rework_new_merge (QUOTH_KIND_ACTOR, &putin, &vladimir, 1, rework_coder (world));
  do_rework (world, rework);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_CLAIM], ==, 1);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_MENTION], ==, 1);
  found = get_value (world, QUOTH_KIND_CLAIM, &claim->annotation.value.id);
  g_assert_cmpuint (found->roles->len, ==, 2);
  g_assert_true (quoth_id_equal (&g_array_index (found->roles, QuothClaimRole, 0).mention,
                                 &mention->annotation.value.id));
  g_assert_cmpuint (found->chain->len, ==, 3);
  g_assert_cmpint (
    g_array_index (found->chain, QuothChainLink, 1).factuality, ==, QUOTH_FACTUALITY_CT_PLUS);
  assert_given_up (rework, "“CT+” was kept, “PR+” given up");
}

static void
test_merge_codes (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "They said so.");
  g_autoptr (QuothCode) trade = new_code ("trade", NULL, 0);
  g_autoptr (QuothCode) tariffs = new_code ("tariffs", &trade->value.id, 3);
  g_autoptr (QuothCode) commerce = new_code ("commerce", NULL, 1);
  g_autoptr (QuothCode) ports = new_code ("ports", &commerce->value.id, 1);
  g_autoptr (QuothCode) roads = new_code ("roads", &commerce->value.id, 0);
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (QuothRework) rework = NULL;
  g_autofree char *tree = NULL;

  commerce->definition = g_strdup ("Buying and selling");
  commerce->inclusion = g_strdup ("Always");
  quoth_code_add_example (commerce, NULL, "They sold it.", "short");
  trade->inclusion = g_strdup ("Seldom");
  put_value (world, trade);
  put_value (world, tariffs);
  put_value (world, commerce);
  put_value (world, ports);
  put_value (world, roads);
  quoth_claim_set_category (claim, &commerce->value.id, QUOTH_STANCE_FOR);
  quoth_claim_set_category (claim, &trade->value.id, QUOTH_STANCE_AGAINST);
  add_claim (world, &document, claim);

  rework = quoth_rework_new_merge (
    QUOTH_KIND_CODE, &trade->value.id, &commerce->value.id, 1, rework_coder (world));
  do_rework (world, rework);
  tree = dump_tree (world);
  g_assert_cmpstr (tree, ==, "trade 0, trade/tariffs 3, trade/roads 4, trade/ports 5");
  {
    g_autoptr (QuothClaim) found = get_value (world, QUOTH_KIND_CLAIM, &claim->annotation.value.id);
    g_autoptr (QuothCode) merged = get_value (world, QUOTH_KIND_CODE, &trade->value.id);

    g_assert_cmpuint (found->categories->len, ==, 1);
    g_assert_cmpint (g_array_index (found->categories, QuothCategory, 0).stance, ==, QUOTH_STANCE_AGAINST);
    g_assert_cmpstr (merged->definition, ==, "Buying and selling");
    g_assert_cmpstr (merged->inclusion, ==, "Seldom");
    g_assert_cmpuint (merged->examples->len, ==, 1);
    g_assert_cmpstr (((QuothCodeExample *) merged->examples->pdata[0])->text, ==, "They sold it.");
  }
  assert_given_up (rework, "“−1” was kept, “+1” given up");
  assert_given_up (rework, "rule when to use it: Always");
  assert_given_up (rework, "with the key “commerce”, became this");
}

static void
test_merge_propositions (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "They said so.");
  g_autoptr (QuothProposition) one = new_proposition ("It rained.");
  g_autoptr (QuothProposition) two = new_proposition ("There was rain.");
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  QuothClaimProposition links[] = { { two->value.id, QUOTH_LINK_DENIES }, { one->value.id, QUOTH_LINK_SUPPORTS } };
  g_autoptr (QuothRework) rework = NULL;
  g_autoptr (QuothClaim) found = NULL;

  put_value (world, one);
  put_value (world, two);
  g_array_append_vals (claim->propositions, links, 2);
  add_claim (world, &document, claim);
  rework = quoth_rework_new_merge (
    QUOTH_KIND_PROPOSITION, &one->value.id, &two->value.id, 1, rework_coder (world));
  do_rework (world, rework);
  found = get_value (world, QUOTH_KIND_CLAIM, &claim->annotation.value.id);
  g_assert_cmpuint (found->propositions->len, ==, 1);
  g_assert_cmpint (
    g_array_index (found->propositions, QuothClaimProposition, 0).link, ==, QUOTH_LINK_SUPPORTS);
  assert_given_up (rework, "“supports” was kept, “denies” given up");
  assert_given_up (rework, "“There was rain.” became this");
}

static QuothId
put_attribute (World *world, QuothKind on, const char *name, QuothAttributeType type)
{
  g_autoptr (QuothAttribute) attribute = quoth_attribute_new (NULL);

  attribute->on = on;
  attribute->key = g_strdup (name);
  attribute->name = g_strdup (name);
  attribute->type = type;
  put_value (world, attribute);
  return attribute->value.id;
}

static void
set_actor_attribute (gpointer value, const QuothId *attribute, const QuothId *actor)
{
  g_autofree char *text = quoth_id_dup_string (actor);

  quoth_value_set_attribute (value, attribute, text);
}

static void
assert_actor_attribute (World *world, const QuothId *id, const QuothId *attribute, const QuothId *actor)
{
  g_autoptr (QuothActor) found = get_value (world, QUOTH_KIND_ACTOR, id);
  g_autofree char *text = quoth_id_dup_string (actor);

  g_assert_cmpstr (quoth_value_get_attribute (found, attribute), ==, text);
}

/* What the one that stays has not itself it gets, and who is named as an attribute is named by the new name. */
static void
test_attributes (World *world, gconstpointer data)
{
  QuothId age = put_attribute (world, QUOTH_KIND_ACTOR, "age", QUOTH_ATTRIBUTE_NUMBER);
  QuothId party = put_attribute (world, QUOTH_KIND_ACTOR, "party", QUOTH_ATTRIBUTE_TEXT);
  QuothId boss = put_attribute (world, QUOTH_KIND_ACTOR, "boss", QUOTH_ATTRIBUTE_ACTOR);
  g_autoptr (QuothActor) one = new_actor ("one");
  g_autoptr (QuothActor) two = new_actor ("two");
  g_autoptr (QuothActor) other = new_actor ("other");
  g_autoptr (QuothActor) found = NULL;
  g_autoptr (QuothRework) rework
    = quoth_rework_new_merge (QUOTH_KIND_ACTOR, &one->value.id, &two->value.id, 1, rework_coder (world));

  put_value (world, one);
  put_value (world, two);
  quoth_value_set_attribute (one, &age, "70");
  quoth_value_set_attribute (two, &age, "71");
  quoth_value_set_attribute (two, &party, "none");
  set_actor_attribute (other, &boss, &two->value.id);
  put_value (world, other);
  set_actor_attribute (one, &boss, &other->value.id);
  set_actor_attribute (two, &boss, &one->value.id);
  put_value (world, one);
  put_value (world, two);

  do_rework (world, rework);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_ACTOR], ==, 1);
  found = get_value (world, QUOTH_KIND_ACTOR, &one->value.id);
  g_assert_cmpstr (quoth_value_get_attribute (found, &age), ==, "70");
  g_assert_cmpstr (quoth_value_get_attribute (found, &party), ==, "none");
  assert_actor_attribute (world, &one->value.id, &boss, &other->value.id);
  assert_actor_attribute (world, &other->value.id, &boss, &one->value.id);
  assert_given_up (rework, "“two”, which became this, had another age: 71");
  assert_given_up (rework, "“two”, which became this, had another boss: one");
  assert_sound (world);
}

#define ADD(name, func) g_test_add ("/rework-absorb/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("actors", test_merge_actors);
  ADD ("claims", test_fold_claim);
  ADD ("codes", test_merge_codes);
  ADD ("propositions", test_merge_propositions);
  ADD ("attributes", test_attributes);
  return g_test_run ();
}
