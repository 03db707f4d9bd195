/* test-actor-check.c: what an actor may be called, and what it may be a part of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-actor-check.h"

static QuothActor *
make_actor (const char *name)
{
  QuothActor *actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("other");
  return actor;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (((const QuothActor *) a)->name, ((const QuothActor *) b)->name);
}

/* Of a chain of actors, each a part of the next: which may be a part of which. */
static void
test_parent (void)
{
  enum { N = 12 };
  g_autoptr (QuothItemList) list = quoth_item_list_new (compare_names);
  g_autoptr (GPtrArray) actors = quoth_values_new ();

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);

      g_ptr_array_add (actors, make_actor (name));
    }
  for (guint i = 0; i + 1 < N; i++)
    ((QuothActor *) actors->pdata[i])->parent = QUOTH_VALUE (actors->pdata[i + 1])->id;
  quoth_item_list_reset (list, actors);
  for (guint i = 0; i < N; i++)
    for (guint j = 0; j < N; j++)
      {
        g_autoptr (GError) error = NULL;
        gboolean good = quoth_actor_check_parent (list, actors->pdata[i], &QUOTH_VALUE (actors->pdata[j])->id, &error);

        g_assert_cmpint (good, ==, j > i);
        if (!good)
          g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
      }
}

/* A project that has a circle already must not hang what asks. */
static void
test_circle (void)
{
  g_autoptr (QuothItemList) list = quoth_item_list_new (compare_names);
  g_autoptr (GPtrArray) actors = quoth_values_new ();
  g_autoptr (QuothActor) other = make_actor ("Other");

  g_ptr_array_add (actors, make_actor ("One"));
  g_ptr_array_add (actors, make_actor ("Two"));
  ((QuothActor *) actors->pdata[0])->parent = QUOTH_VALUE (actors->pdata[1])->id;
  ((QuothActor *) actors->pdata[1])->parent = QUOTH_VALUE (actors->pdata[0])->id;
  quoth_item_list_reset (list, actors);
  g_assert_true (quoth_actor_check_parent (list, other, &QUOTH_VALUE (actors->pdata[0])->id, NULL));
}

static void
test_alias (void)
{
  g_autoptr (QuothActor) actor = make_actor ("Xi Jinping");
  g_autoptr (GError) error = NULL;

  quoth_actor_add_alias (actor, "习近平");
  quoth_actor_add_alias (actor, "🇨🇳");
  g_assert_true (quoth_actor_check_alias (actor, 2, "@xi", NULL));
  g_assert_true (quoth_actor_check_alias (actor, 1, "🇨🇳", NULL));
  g_assert_false (quoth_actor_check_alias (actor, 2, "🇨🇳", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (quoth_actor_check_alias (actor, 2, "Xi Jinping", &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
  g_assert_false (quoth_actor_check_alias (actor, 2, " ", NULL));
}

static void
test_affiliation (void)
{
  g_autoptr (QuothActor) actor = make_actor ("Mira Holt");
  g_autoptr (QuothActor) office = make_actor ("Harbour Office");

  g_assert_false (quoth_actor_check_affiliation (actor, 0, actor, NULL));
  g_assert_true (quoth_actor_check_affiliation (actor, 0, office, NULL));
  quoth_actor_add_affiliation (actor, &office->value.id, NULL);
  g_assert_false (quoth_actor_check_affiliation (actor, 1, office, NULL));
  ((QuothAffiliation *) actor->affiliations->pdata[0])->role = g_strdup ("head");
  g_assert_true (quoth_actor_check_affiliation (actor, 1, office, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actor-check/parent", test_parent);
  g_test_add_func ("/actor-check/circle", test_circle);
  g_test_add_func ("/actor-check/alias", test_alias);
  g_test_add_func ("/actor-check/affiliation", test_affiliation);
  return g_test_run ();
}
