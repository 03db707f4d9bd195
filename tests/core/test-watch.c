/* test-watch.c: tests of quoth-watch.c and of the news of what another program writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include "text/quoth-error.h"

/* What a store announced. */
typedef struct
{
  GPtrArray *news;
} Ear;

static void
news_cb (QuothStore *store, QuothNews *news, Ear *ear)
{
  g_ptr_array_add (ear->news, quoth_news_ref (news));
}

static void
listen (Ear *ear, World *world)
{
  ear->news = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_news_unref);
  g_signal_connect (world->store, "news", G_CALLBACK (news_cb), ear);
}

static const QuothNews *
wait_for_news (Ear *ear, guint n)
{
  while (ear->news->len <= n)
    g_main_context_iteration (NULL, TRUE);
  return ear->news->pdata[n];
}

/* What another program does: another store does not know of this one. */
static QuothStore *
open_other (World *world)
{
  g_autoptr (GError) error = NULL;
  QuothStore *other = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);

  g_assert_no_error (error);
  return other;
}

static QuothId
add_actor (World *world, QuothStore *store, const char *name)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new (name, &world->coder);
  g_autoptr (GError) error = NULL;

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  quoth_change_put (change, actor);
  quoth_store_commit (store, change, NULL, &error);
  g_assert_no_error (error);
  return actor->value.id;
}

static void
assert_news (const QuothNews *news, const char *label, const QuothId *id, gboolean is_foreign)
{
  g_assert_cmpstr (quoth_news_get_label (news), ==, label);
  g_assert_cmpuint (quoth_news_get_n_items (news), ==, 1);
  g_assert_cmpint (quoth_news_get_item (news, 0)->type, ==, QUOTH_NEWS_ADDED);
  g_assert_true (quoth_id_equal (&quoth_news_get_item (news, 0)->id, id));
  g_assert_cmpint (quoth_news_is_foreign (news), ==, is_foreign);
}

/* Each edit once, whoever made it; and what was there before is no news. */
static void
test_foreign (World *world, gconstpointer data)
{
  g_autoptr (QuothStore) other = open_other (world);
  QuothId ids[4];
  Ear ear;

  add_actor (world, other, "Before");
  world_reopen (world);
  listen (&ear, world);
  quoth_store_watch (world->store);
  quoth_store_watch (world->store);
  ids[0] = add_actor (world, other, "One");
  assert_news (wait_for_news (&ear, 0), "One", &ids[0], TRUE);
  ids[1] = add_actor (world, world->store, "Two");
  assert_news (wait_for_news (&ear, 1), "Two", &ids[1], FALSE);
  ids[2] = add_actor (world, other, "Three");
  ids[3] = add_actor (world, other, "Four");
  assert_news (wait_for_news (&ear, 2), "Three", &ids[2], TRUE);
  assert_news (wait_for_news (&ear, 3), "Four", &ids[3], TRUE);
  /* The system may tell several times of one writing. */
  for (guint i = 0; i < 5; i++)
    {
      g_usleep (100000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (ear.news->len, ==, 4);
  g_signal_handlers_disconnect_by_data (world->store, &ear);
  g_ptr_array_unref (ear.news);
}

/* Who is not watched hears of it with the next edit. */
static void
test_unwatched (World *world, gconstpointer data)
{
  g_autoptr (QuothStore) other = open_other (world);
  QuothId foreign, own;
  Ear ear;

  listen (&ear, world);
  foreign = add_actor (world, other, "One");
  own = add_actor (world, world->store, "Two");
  assert_news (wait_for_news (&ear, 0), "Two", &own, FALSE);
  assert_news (wait_for_news (&ear, 1), "One", &foreign, TRUE);
  g_signal_handlers_disconnect_by_data (world->store, &ear);
  g_ptr_array_unref (ear.news);
}

/* It may be closed while somebody writes. */
static void
test_close (World *world, gconstpointer data)
{
  g_autoptr (QuothStore) other = open_other (world);

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);

      quoth_store_watch (world->store);
      add_actor (world, other, name);
      if (i % 2 == 0)
        g_usleep (50000);
      world_reopen (world);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 10);
}

/* An edit that was made on a text that is not the text any more is refused, and nothing of it is written. */
static void
test_expectation (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "text", "Ha ha ha, said Ada.");
  QuothId actor = world_add_actor (world, "Ada");
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothDocument) shown = quoth_reader_load_document (reader, &document, NULL);
  g_autoptr (QuothText) corrected = quoth_text_new ("Ha ha ha ha, said Ada.", -1, NULL);
  g_autoptr (QuothRevise) revise = NULL;
  g_autoptr (QuothReader) later = NULL;
  g_autoptr (QuothCoder) coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &world->coder, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QuothMention) mention = world_new_mention (&world->coder, &document, &actor, quoth_range (3 * i, 3 * i + 2));
      g_autoptr (QuothChange) change = quoth_change_new ("Tag", &world->coder);

      quoth_change_put (change, mention);
      quoth_change_expect_text (change, &document, shown->sha256);
      quoth_change_expect_text (change, &document, shown->sha256);
      g_assert_cmpuint (quoth_change_get_expectations (change)->len, ==, 1);
      quoth_store_commit (world->store, change, NULL, &error);
      if (i == 1)
        break;
      g_assert_no_error (error);
      revise = quoth_revise_new (&document, corrected, NULL, coder);
      quoth_store_build (world->store, quoth_revise_build, revise, NULL, &error);
      g_assert_no_error (error);
    }
  /* At these places there is the same word in both texts. */
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/watch/foreign", World, NULL, world_set_up, test_foreign, world_tear_down);
  g_test_add ("/watch/unwatched", World, NULL, world_set_up, test_unwatched, world_tear_down);
  g_test_add ("/watch/close", World, NULL, world_set_up, test_close, world_tear_down);
  g_test_add ("/watch/expectation", World, NULL, world_set_up, test_expectation, world_tear_down);
  return g_test_run ();
}
