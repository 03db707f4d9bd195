/* test-rework-split.c: tests of quoth-rework-split.c: one becomes two
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "rework-fixture.h"

/* ---- What was split and is merged again is as before ---- */

static void
assert_as_before (World *world, RandomProject *project, QuothKind but)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);

  for (guint i = 0; i < project->values->len; i++)
    {
      QuothValue *value = project->values->pdata[i];
      g_autoptr (QuothValue) found = quoth_reader_get (reader, value->kind, &value->id, NULL);

      if (value->kind != but)
        assert_same_value (found, value);
    }
}

/* Splits, takes back, makes again, and merges what was split. */
static void
check_split (World *world, RandomProject *project, QuothRework *split, const QuothId *whole, const QuothValue *part)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (QuothRework) merge
    = quoth_rework_new_merge (part->kind, whole, &part->id, 1, rework_coder (world));
  g_autoptr (GError) error = NULL;

  do_rework (world, split);
  after = world_dump (world->path);
  assert_sound (world);
  quoth_store_undo (world->store, &world->coder, &error);
  g_assert_no_error (error);
  assert_dump (world, before);
  quoth_store_redo (world->store, &world->coder, &error);
  g_assert_no_error (error);
  assert_dump (world, after);

  do_rework (world, merge);
  assert_as_before (world, project, part->kind);
  assert_sound (world);
  for (guint i = 0; i < 2; i++)
    {
      quoth_store_undo (world->store, &world->coder, &error);
      g_assert_no_error (error);
    }
  assert_dump (world, before);
}

static gboolean
has_actor (const QuothClaim *claim, const QuothId *actor)
{
  for (guint i = 0; i < claim->roles->len; i++)
    if (quoth_id_equal (&g_array_index (claim->roles, QuothClaimRole, i).actor, actor))
      return TRUE;
  for (guint i = 0; i < claim->chain->len; i++)
    if (quoth_id_equal (&g_array_index (claim->chain, QuothChainLink, i).actor, actor))
      return TRUE;
  return FALSE;
}

static gboolean
has_code (const QuothClaim *claim, const QuothId *code)
{
  for (guint i = 0; i < claim->categories->len; i++)
    if (quoth_id_equal (&g_array_index (claim->categories, QuothCategory, i).code, code))
      return TRUE;
  return FALSE;
}

static void
test_random_actors (World *world, gconstpointer data)
{
  g_autoptr (RandomProject) project = put_random_project (world, 14);

  for (guint round = 0; round < 10; round++)
    {
      GPtrArray *actors = project->by_kind[QUOTH_KIND_ACTOR];
      QuothActor *whole = actors->pdata[random_below (actors->len)];
      g_autoptr (QuothActor) part = new_actor ("Another one");
      g_autoptr (QuothRework) split = NULL;

      if (whole->aliases->len > 0)
        quoth_actor_add_alias (part, ((QuothAlias *) whole->aliases->pdata[0])->text);
      split = quoth_rework_new_split_actor (&whole->value.id, part, rework_coder (world));
      for (guint i = 0; i < project->by_kind[QUOTH_KIND_MENTION]->len; i++)
        {
          QuothMention *mention = project->by_kind[QUOTH_KIND_MENTION]->pdata[i];

          if (quoth_id_equal (&mention->actor, &whole->value.id) && random_chance ())
            quoth_rework_add_mention (split, &mention->annotation.value.id);
        }
      for (guint i = 0; i < project->by_kind[QUOTH_KIND_CLAIM]->len; i++)
        {
          QuothClaim *claim = project->by_kind[QUOTH_KIND_CLAIM]->pdata[i];

          if (has_actor (claim, &whole->value.id) && random_chance ())
            quoth_rework_add_claim (split, &claim->annotation.value.id);
        }
      check_split (world, project, split, &whole->value.id, &part->value);
    }
}

static void
test_random_codes (World *world, gconstpointer data)
{
  g_autoptr (RandomProject) project = put_random_project (world, 14);

  for (guint round = 0; round < 10; round++)
    {
      QuothId whole = random_id (project, QUOTH_KIND_CODE);
      QuothId parent = random_optional_id (project, QUOTH_KIND_CODE);
      g_autoptr (QuothCode) part = new_code ("another one", &parent, 0);
      g_autoptr (QuothRework) split = quoth_rework_new_split_code (&whole, part, rework_coder (world));

      for (guint i = 0; i < project->by_kind[QUOTH_KIND_CLAIM]->len; i++)
        {
          QuothClaim *claim = project->by_kind[QUOTH_KIND_CLAIM]->pdata[i];

          if (has_code (claim, &whole) && random_chance ())
            quoth_rework_add_claim (split, &claim->annotation.value.id);
        }
      check_split (world, project, split, &whole, &part->value);
    }
}

/* ---- By name ---- */

#define TEXT "The Kremlin said: the kremlin. Moscow and KREMLIN, Putin."

static QuothId
add_mention (World *world, const QuothId *document, const QuothId *actor, guint start, guint length)
{
  g_autoptr (QuothMention) mention
    = world_new_mention (&world->coder, document, actor, quoth_range (start, start + length));

  put_value (world, mention);
  return mention->annotation.value.id;
}

static void
assert_actor (World *world, const QuothId *mention_id, const QuothId *actor)
{
  g_autoptr (QuothMention) mention = get_value (world, QUOTH_KIND_MENTION, mention_id);

  g_assert_true (quoth_id_equal (&mention->actor, actor));
}

/* The mentions that are called so go along, and the roles that are tied to them. */
static void
test_names (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", TEXT);
  g_autoptr (QuothActor) putin = new_actor ("Putin");
  g_autoptr (QuothActor) kremlin = new_actor ("Kremlin");
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  g_autoptr (QuothClaim) found = NULL;
  g_autoptr (QuothActor) whole = NULL;
  g_autoptr (QuothRework) rework = NULL;
  QuothId ids[5];

  quoth_actor_add_alias (putin, "Kremlin");
  quoth_actor_add_alias (putin, "Moscow");
  quoth_actor_add_alias (putin, "Vova");
  put_value (world, putin);
  ids[0] = add_mention (world, &document, &putin->value.id, 4, 7);
  ids[1] = add_mention (world, &document, &putin->value.id, 22, 7);
  ids[2] = add_mention (world, &document, &putin->value.id, 31, 6);
  ids[3] = add_mention (world, &document, &putin->value.id, 42, 7);
  ids[4] = add_mention (world, &document, &putin->value.id, 51, 5);
  claim->annotation.document = document;
  claim->annotation.coder = world->coder;
  quoth_annotation_set_range (claim, quoth_range (0, 20));
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &putin->value.id, &ids[0]);
  quoth_claim_add_role (claim, QUOTH_ROLE_OBJECT, &putin->value.id, NULL);
  put_value (world, claim);

  quoth_actor_add_alias (kremlin, "moscow")->match_case = TRUE;
  rework = quoth_rework_new_split_actor (&putin->value.id, kremlin, rework_coder (world));
  do_rework (world, rework);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_MENTION], ==, 3);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_CLAIM], ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_actor (world, &ids[i], i == 2 || i == 4 ? &putin->value.id : &kremlin->value.id);
  found = get_value (world, QUOTH_KIND_CLAIM, &claim->annotation.value.id);
  g_assert_true (
    quoth_id_equal (&g_array_index (found->roles, QuothClaimRole, 0).actor, &kremlin->value.id));
  g_assert_true (
    quoth_id_equal (&g_array_index (found->roles, QuothClaimRole, 1).actor, &putin->value.id));
  whole = get_value (world, QUOTH_KIND_ACTOR, &putin->value.id);
  g_assert_cmpuint (whole->aliases->len, ==, 2);
}

/* Two people of one name: only what is named goes. */
static void
test_namesakes (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", TEXT);
  QuothId one = world_add_actor (world, "Kremlin");
  QuothId ids[]
    = { add_mention (world, &document, &one, 4, 7), add_mention (world, &document, &one, 42, 7) };
  g_autoptr (QuothActor) two = new_actor ("kremlin");
  g_autoptr (QuothRework) rework = quoth_rework_new_split_actor (&one, two, rework_coder (world));

  quoth_rework_add_mention (rework, &ids[1]);
  do_rework (world, rework);
  assert_actor (world, &ids[0], &one);
  assert_actor (world, &ids[1], &two->value.id);
}

static void
test_refused (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", TEXT);
  QuothId one = world_add_actor (world, "Kremlin");
  QuothId other = world_add_actor (world, "Putin");
  QuothId mention = add_mention (world, &document, &other, 4, 7);
  QuothId nothing = quoth_id_new ();
  g_autoptr (QuothActor) part = new_actor ("Moscow");
  g_autoptr (QuothActor) same = get_value (world, QUOTH_KIND_ACTOR, &other);
  g_autoptr (QuothActor) nameless = new_actor ("");
  g_autoptr (QuothCode) code = new_code ("a", NULL, 0);
  g_autoptr (QuothCode) same_key = new_code ("a", NULL, 0);
  QuothRework *rework = quoth_rework_new_split_actor (&one, part, rework_coder (world));

  quoth_rework_add_mention (rework, &mention);
  refuse (world, rework, QUOTH_ERROR_INVALID, "is none of “Kremlin”");
  rework = quoth_rework_new_split_actor (&one, part, rework_coder (world));
  quoth_rework_add_claim (rework, &nothing);
  refuse (world, rework, QUOTH_ERROR_INVALID, "is none of “Kremlin”");
  refuse (world, quoth_rework_new_split_actor (&nothing, part, rework_coder (world)), QUOTH_ERROR_NOT_FOUND, "actor");
  refuse (world, quoth_rework_new_split_actor (&one, same, rework_coder (world)), QUOTH_ERROR_EXISTS, "“Putin”");
  refuse (world, quoth_rework_new_split_actor (&one, nameless, rework_coder (world)), QUOTH_ERROR_INVALID, "empty");

  put_value (world, code);
  rework = quoth_rework_new_split_code (&code->value.id, same_key, rework_coder (world));
  refuse (world, rework, QUOTH_ERROR_EXISTS, "key “a”");
  rework = quoth_rework_new_split_code (&code->value.id, same_key, rework_coder (world));
  quoth_rework_add_claim (rework, &nothing);
  refuse (world, rework, QUOTH_ERROR_INVALID, "is not under “a”");
}

#define ADD(name, func) g_test_add ("/rework-split/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("random-actors", test_random_actors);
  ADD ("random-codes", test_random_codes);
  ADD ("names", test_names);
  ADD ("namesakes", test_namesakes);
  ADD ("refused", test_refused);
  return g_test_run ();
}
