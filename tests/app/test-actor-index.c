/* test-actor-index.c: tests of quoth-actor-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-actor-index.h"

static void
add_actor (QuothItemList *list, const char *name, const char *alias, guint n_mentions)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  if (alias != NULL)
    quoth_actor_add_alias (actor, alias);
  quoth_item_list_put (list, actor);
  quoth_item_set_counts (quoth_item_list_find (list, &actor->value.id), n_mentions, 0);
}

/* The names found, joined by "|". */
static char *
find (QuothActorIndex *index, const char *query)
{
  g_autoptr (GArray) hits = quoth_actor_index_search (index, query, 10);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const QuothActorHit *hit = &g_array_index (hits, QuothActorHit, i);
      const QuothActor *actor = quoth_item_get_value (hit->item);

      g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", actor->name);
    }
  return g_string_free (names, FALSE);
}

static void
assert_finds (QuothActorIndex *index, const char *query, const char *expected)
{
  g_autofree char *found = find (index, query);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_rank (void)
{
  g_autoptr (QuothItemList) list = quoth_item_list_new (NULL);
  g_autoptr (QuothActorIndex) index = NULL;

  add_actor (list, "Joanne", NULL, 9);
  add_actor (list, "Mary Ann", NULL, 1);
  add_actor (list, "Annex", NULL, 1);
  add_actor (list, "Annika", NULL, 5);
  add_actor (list, "Somebody", "Ann", 0);
  index = quoth_actor_index_new (list);
  /* The exact alias, then beginnings (the more mentioned first), then the word inside, then any place. */
  assert_finds (index, "ann", "Somebody|Annika|Annex|Mary Ann|Joanne");
  assert_finds (index, "zzz", "");
}

static void
test_fold (void)
{
  g_autoptr (QuothItemList) list = quoth_item_list_new (NULL);
  g_autoptr (QuothActorIndex) index = NULL;

  add_actor (list, "Müller", NULL, 0);
  add_actor (list, "Xi Jinping", "习近平", 0);
  add_actor (list, "Germany", "🇩🇪", 0);
  index = quoth_actor_index_new (list);
  assert_finds (index, "MULL", "Müller");
  assert_finds (index, "习", "Xi Jinping");
  assert_finds (index, "🇩🇪", "Germany");
  assert_finds (index, "  xi  ", "Xi Jinping");
}

static void
test_once (void)
{
  g_autoptr (QuothItemList) list = quoth_item_list_new (NULL);
  g_autoptr (QuothActorIndex) index = NULL;
  g_autoptr (GArray) hits = NULL;
  const QuothActorHit *hit;

  add_actor (list, "Vladimir Putin", "Putin", 0);
  index = quoth_actor_index_new (list);
  hits = quoth_actor_index_search (index, "putin", 10);
  g_assert_cmpuint (hits->len, ==, 1);
  hit = &g_array_index (hits, QuothActorHit, 0);
  g_assert_cmpint (hit->rank, ==, QUOTH_ACTOR_RANK_EXACT);
  g_assert_cmpstr (hit->alias, ==, "Putin");
}

static void
test_guess (void)
{
  g_assert_cmpstr (quoth_actor_guess_kind ("🇨🇳"), ==, "state");
  g_assert_cmpstr (quoth_actor_guess_kind ("Defense Ministry"), ==, "organisation");
  g_assert_cmpstr (quoth_actor_guess_kind ("OPEC"), ==, "organisation");
  g_assert_cmpstr (quoth_actor_guess_kind ("Putin’s regime"), ==, "group");
  g_assert_cmpstr (quoth_actor_guess_kind ("The Lakeside Times"), ==, "media");
  g_assert_cmpstr (quoth_actor_guess_kind ("@somebody"), ==, "person");
  g_assert_cmpstr (quoth_actor_guess_kind (""), ==, "person");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actor-index/rank", test_rank);
  g_test_add_func ("/actor-index/fold", test_fold);
  g_test_add_func ("/actor-index/once", test_once);
  g_test_add_func ("/actor-index/guess", test_guess);
  return g_test_run ();
}
