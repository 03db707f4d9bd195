/* test-rework.c: tests of quoth-rework.c: what is in use becomes something else, and everything follows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On random projects, what a rework leaves is held against the same projects with the ids exchanged by hand.
 */

#include "rework-fixture.h"

/* ---- Ids exchanged by hand ---- */

typedef struct
{
  const QuothId *from;
  guint n_from;
  QuothId into;
  gboolean folded;
} Exchange;

static void
exchange (const Exchange *self, QuothId *id)
{
  for (guint i = 0; i < self->n_from; i++)
    if (quoth_id_equal (id, &self->from[i]))
      *id = self->into;
}

static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const QuothClaimRole *first = a;
  const QuothClaimRole *second = b;

  return first->role != second->role ? (int) first->role - (int) second->role
                                     : quoth_id_compare (&first->actor, &second->actor);
}

/* Drops what follows its like in a list whose elements begin with an id, or have one at @offset. */
static void
drop_like (Exchange *self, GArray *list, gsize size, gsize offset, gboolean anywhere)
{
  for (guint i = 0; i < list->len; i++)
    for (guint j = i + 1; j < list->len;)
      {
        const char *a = list->data + i * size;
        const char *b = list->data + j * size;

        if (!quoth_id_equal (a + offset, b + offset) || (offset > 0 && memcmp (a, b, offset) != 0))
          {
            if (!anywhere)
              break;
            j++;
            continue;
          }
        g_array_remove_index (list, j);
        self->folded = TRUE;
      }
}

static void
exchange_claim (Exchange *self, QuothClaim *claim)
{
  for (guint i = 0; i < claim->categories->len; i++)
    exchange (self, &g_array_index (claim->categories, QuothCategory, i).code);
  for (guint i = 0; i < claim->roles->len; i++)
    exchange (self, &g_array_index (claim->roles, QuothClaimRole, i).actor);
  for (guint i = 0; i < claim->chain->len; i++)
    exchange (self, &g_array_index (claim->chain, QuothChainLink, i).actor);
  for (guint i = 0; i < claim->propositions->len; i++)
    exchange (self, &g_array_index (claim->propositions, QuothClaimProposition, i).proposition);
  drop_like (self, claim->categories, sizeof (QuothCategory), G_STRUCT_OFFSET (QuothCategory, code), TRUE);
  drop_like (self, claim->roles, sizeof (QuothClaimRole), G_STRUCT_OFFSET (QuothClaimRole, actor), TRUE);
  drop_like (self, claim->chain, sizeof (QuothChainLink), G_STRUCT_OFFSET (QuothChainLink, actor), FALSE);
  drop_like (self,
             claim->propositions,
             sizeof (QuothClaimProposition),
             G_STRUCT_OFFSET (QuothClaimProposition, proposition),
             TRUE);
}

static gboolean
is_like (const QuothAffiliation *a, const QuothAffiliation *b)
{
  return quoth_id_equal (&a->actor, &b->actor) && g_strcmp0 (a->role, b->role) == 0
         && g_strcmp0 (a->from, b->from) == 0 && g_strcmp0 (a->to, b->to) == 0;
}

/* An affiliation that is the like of another now is one too many. */
static void
exchange_actor (Exchange *self, QuothActor *actor)
{
  exchange (self, &actor->parent);
  for (guint i = 0; i < actor->affiliations->len; i++)
    {
      QuothAffiliation *affiliation = actor->affiliations->pdata[i];
      QuothId before = affiliation->actor;
      gboolean doubled = FALSE;

      exchange (self, &affiliation->actor);
      if (quoth_id_equal (&before, &affiliation->actor))
        continue;
      for (guint j = 0; j < actor->affiliations->len; j++)
        doubled = doubled || (j != i && is_like (actor->affiliations->pdata[j], affiliation));
      if (doubled)
        g_ptr_array_remove_index (actor->affiliations, i--);
    }
}

static void
exchange_value (Exchange *self, QuothValue *value)
{
  if (value->kind == QUOTH_KIND_CODE)
    exchange (self, &quoth_code (value)->parent);
  else if (value->kind == QUOTH_KIND_ACTOR)
    exchange_actor (self, quoth_actor (value));
  else if (value->kind == QUOTH_KIND_MENTION)
    exchange (self, &quoth_mention (value)->actor);
  else if (value->kind == QUOTH_KIND_MEMO)
    exchange (self, &quoth_memo (value)->target);
  else if (value->kind == QUOTH_KIND_CLAIM)
    exchange_claim (self, quoth_claim (value));
}

/* What is kept of two that were folded is another test's. */
static void
blur_claim (QuothClaim *claim)
{
  g_array_sort (claim->roles, compare_roles);
  for (guint i = 0; i < claim->categories->len; i++)
    g_array_index (claim->categories, QuothCategory, i).stance = QUOTH_STANCE_UNSET;
  for (guint i = 0; i < claim->roles->len; i++)
    g_array_index (claim->roles, QuothClaimRole, i).mention = QUOTH_ID_NONE;
  for (guint i = 0; i < claim->chain->len; i++)
    {
      g_array_index (claim->chain, QuothChainLink, i).mention = QUOTH_ID_NONE;
      g_array_index (claim->chain, QuothChainLink, i).factuality = QUOTH_FACTUALITY_UNSET;
    }
  for (guint i = 0; i < claim->propositions->len; i++)
    g_array_index (claim->propositions, QuothClaimProposition, i).link = QUOTH_LINK_REPORTS;
}

/* ---- Random merges ---- */

/* Up to three sources and a target, all different; returns how many sources. */
static guint
choose (RandomProject *project, QuothKind kind, QuothId ids[4])
{
  GPtrArray *values = project->by_kind[kind];
  guint n = 1 + random_below (MIN (3, values->len - 1));

  for (guint i = 0; i <= n;)
    {
      gboolean is_new = TRUE;

      ids[i] = random_id (project, kind);
      for (guint j = 0; j < i; j++)
        is_new = is_new && !quoth_id_equal (&ids[i], &ids[j]);
      i += is_new ? 1 : 0;
    }
  return n;
}

static void
assert_followed (World *world, RandomProject *project, Exchange *ids, QuothReworkKept kept)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);

  for (guint i = 0; i < project->values->len; i++)
    {
      g_autoptr (QuothValue) expected = quoth_value_copy (project->values->pdata[i]);
      g_autoptr (QuothValue) found = NULL;
      gboolean is_source = FALSE;

      for (guint j = 0; j < ids->n_from; j++)
        is_source = is_source || quoth_id_equal (&expected->id, &ids->from[j]);
      found = quoth_reader_get (reader, expected->kind, &expected->id, NULL);
      if (is_source && kept == SOURCES_GO)
        g_assert_null (found);
      if (is_source || quoth_id_equal (&expected->id, &ids->into))
        continue;
      ids->folded = FALSE;
      if (expected->kind != QUOTH_KIND_MEMO || kept == SOURCES_GO)
        exchange_value (ids, expected);
      if (ids->folded)
        {
          blur_claim (quoth_claim (expected));
          blur_claim (quoth_claim (found));
        }
      if (expected->kind == QUOTH_KIND_CODE && quoth_id_equal (&quoth_code (expected)->parent, &ids->into))
        quoth_code (expected)->position = quoth_code (found)->position;
      assert_same_value (found, expected);
    }
}

/* Whether the value with @id is named anywhere in @dump. */
static gboolean
dump_names (const char *dump, const QuothId *id)
{
  GString *hex = g_string_new (NULL);
  gboolean named;

  for (guint i = 0; i < sizeof id->bytes; i++)
    g_string_append_printf (hex, "%02x", id->bytes[i]);
  named = strstr (dump, hex->str) != NULL;
  g_string_free (hex, TRUE);
  return named;
}

/* Does it, if the tree allows it, and looks at what has become of the project; then takes it back and makes it again. */
static gboolean
check_rework (World *world, RandomProject *project, QuothRework *rework, Exchange *ids, QuothReworkKept kept)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!quoth_store_build (world->store, quoth_rework_build, rework, NULL, &error))
    {
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "cannot take the place of"));
      assert_dump (world, before);
      return FALSE;
    }
  after = world_dump (world->path);
  assert_followed (world, project, ids, kept);
  for (guint i = 0; i < ids->n_from && kept == SOURCES_GO; i++)
    g_assert_false (dump_names (after, &ids->from[i]));
  assert_sound (world);
  /* What changes nothing is no step. */
  if (g_str_equal (before, after))
    return TRUE;
  quoth_store_undo (world->store, &rework_coder (world)->value.id, &error);
  g_assert_no_error (error);
  assert_dump (world, before);
  quoth_store_redo (world->store, &rework_coder (world)->value.id, &error);
  g_assert_no_error (error);
  assert_dump (world, after);
  quoth_store_undo (world->store, &rework_coder (world)->value.id, &error);
  g_assert_no_error (error);
  return TRUE;
}

static const QuothKind kinds[] = { QUOTH_KIND_ACTOR, QUOTH_KIND_CODE, QUOTH_KIND_PROPOSITION };

static void
test_random_merges (World *world, gconstpointer data)
{
  g_autoptr (RandomProject) project = put_random_project (world, 14);
  guint n_done = 0;

  for (guint round = 0; round < 30; round++)
    {
      QuothKind kind = kinds[round % G_N_ELEMENTS (kinds)];
      QuothId chosen[4];
      guint n = choose (project, kind, chosen);
      Exchange ids = { chosen + 1, n, chosen[0], FALSE };
      g_autoptr (QuothRework) rework
        = quoth_rework_new_merge (kind, &chosen[0], chosen + 1, n, rework_coder (world));

      n_done += check_rework (world, project, rework, &ids, SOURCES_GO) ? 1 : 0;
    }
  g_test_message ("%u merges were done", n_done);
  g_assert_cmpuint (n_done, >, 10);
}

static void
test_random_replacements (World *world, gconstpointer data)
{
  g_autoptr (RandomProject) project = put_random_project (world, 14);
  guint n_done = 0;

  for (guint round = 0; round < 20; round++)
    {
      QuothKind kind = kinds[round % G_N_ELEMENTS (kinds)];
      QuothReworkKept kept = round % 2 == 0 ? SOURCES_GO : SOURCES_STAY;
      QuothId chosen[4];
      Exchange ids = { chosen + 1, 1, QUOTH_ID_NONE, FALSE };
      g_autoptr (QuothRework) rework = NULL;

      choose (project, kind, chosen);
      ids.into = chosen[0];
      rework = kept == SOURCES_GO
                 ? quoth_rework_new_delete (kind, &chosen[1], &chosen[0], rework_coder (world))
                 : quoth_rework_new_replace (kind, &chosen[1], &chosen[0], rework_coder (world));
      n_done += check_rework (world, project, rework, &ids, kept) ? 1 : 0;
    }
  g_test_message ("%u replacements were done", n_done);
  g_assert_cmpuint (n_done, >, 7);
}

/* ---- What is kept ---- */

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
  }
  assert_given_up (rework, "“−1” was kept, “+1” given up");
  assert_given_up (rework, "rule when to use it: Always");
  assert_given_up (rework, "with the key “commerce”");
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

/* ---- What is refused ---- */

static void
test_refused (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", "They said so.");
  QuothId nothing = quoth_id_new ();
  QuothId xi = world_add_actor (world, "Xi");
  QuothId putin = world_add_actor (world, "Putin");
  QuothId both[] = { putin, xi };
  const QuothCoder *coder = rework_coder (world);
  g_autoptr (QuothMention) mention
    = world_new_mention (&world->coder, &document, &xi, quoth_range (0, 4));

  put_value (world, mention);
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &xi, &xi, 1, coder), QUOTH_ERROR_INVALID,
          "“Xi” cannot be merged with itself");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &xi, both, 2, coder), QUOTH_ERROR_INVALID,
          "“Xi” cannot be merged with itself");
  refuse (world, quoth_rework_new_replace (QUOTH_KIND_ACTOR, &xi, &xi, coder), QUOTH_ERROR_INVALID,
          "“Xi” cannot be replaced by itself");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &xi, &nothing, 1, coder), QUOTH_ERROR_NOT_FOUND,
          "actor");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_ACTOR, &nothing, &xi, 1, coder), QUOTH_ERROR_NOT_FOUND,
          "actor");
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_CODE, &xi, &putin, 1, coder), QUOTH_ERROR_NOT_FOUND,
          "code");
  refuse (world, quoth_rework_new_replace (QUOTH_KIND_DOCUMENT, &document, &document, coder),
          QUOTH_ERROR_INVALID, "“document”");
  refuse (world, quoth_rework_new_delete (QUOTH_KIND_ACTOR, &xi, NULL, coder), QUOTH_ERROR_REFERENCE,
          "the actor “Xi” is used by 1 mention");
  refuse (world, quoth_rework_new_delete (QUOTH_KIND_ACTOR, &nothing, NULL, coder), QUOTH_ERROR_NOT_FOUND,
          "actor");
}

/* What is between two that become one cannot be above and below it. */
static void
test_refused_circles (World *world, gconstpointer data)
{
  g_autoptr (QuothCode) top = new_code ("top", NULL, 0);
  g_autoptr (QuothCode) middle = new_code ("middle", &top->value.id, 0);
  g_autoptr (QuothCode) bottom = new_code ("bottom", &middle->value.id, 0);
  const QuothCoder *coder = rework_coder (world);
  g_autofree char *tree = NULL;

  put_value (world, top);
  put_value (world, middle);
  put_value (world, bottom);
  refuse (world, quoth_rework_new_merge (QUOTH_KIND_CODE, &bottom->value.id, &top->value.id, 1, coder),
          QUOTH_ERROR_INVALID, "“bottom” cannot take the place of “top”: “middle” is above");
  {
    QuothId upper[] = { top->value.id, middle->value.id };
    g_autoptr (QuothRework) rework
      = quoth_rework_new_merge (QUOTH_KIND_CODE, &bottom->value.id, upper, 2, coder);

    do_rework (world, rework);
  }
  tree = dump_tree (world);
  g_assert_cmpstr (tree, ==, "bottom 0");
}

/* Deleting what nothing refers to. */
static void
test_delete (World *world, gconstpointer data)
{
  QuothId xi = world_add_actor (world, "Xi");
  g_autofree char *before = world_dump (world->path);
  g_autoptr (QuothRework) rework
    = quoth_rework_new_delete (QUOTH_KIND_ACTOR, &xi, NULL, rework_coder (world));
  g_autoptr (GError) error = NULL;

  do_rework (world, rework);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 0);
  quoth_store_undo (world->store, &rework_coder (world)->value.id, &error);
  g_assert_no_error (error);
  assert_dump (world, before);
}

/* Somebody who is not in the project yet comes with what they do; a preview does nothing. */
static void
test_new_coder (World *world, gconstpointer data)
{
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  QuothId ids[] = { world_add_actor (world, "Xi"), world_add_actor (world, "Putin") };
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothRework) rework = NULL;
  g_autoptr (QuothChange) preview = NULL;
  g_autoptr (GError) error = NULL;

  coder->name = g_strdup ("B");
  put_memo (world, &ids[1], "Who?");
  rework = quoth_rework_new_merge (QUOTH_KIND_ACTOR, &ids[0], &ids[1], 1, coder);
  preview = quoth_rework_build (reader, rework, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (quoth_change_get_label (preview), ==, "Merge “Putin” into “Xi”");
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_MEMO], ==, 1);
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 1);
  do_rework (world, rework);
  g_assert_cmpuint (quoth_rework_get_n_followed (rework)[QUOTH_KIND_MEMO], ==, 1);
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 2);
}

#define ADD(name, func) g_test_add ("/rework/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("random-merges", test_random_merges);
  ADD ("random-replacements", test_random_replacements);
  ADD ("merge-actors", test_merge_actors);
  ADD ("fold-claim", test_fold_claim);
  ADD ("merge-codes", test_merge_codes);
  ADD ("merge-propositions", test_merge_propositions);
  ADD ("refused", test_refused);
  ADD ("refused-circles", test_refused_circles);
  ADD ("delete", test_delete);
  ADD ("new-coder", test_new_coder);
  return g_test_run ();
}
