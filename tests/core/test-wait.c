/* test-wait.c: tests of quoth-wait.c: hearing of waits for another program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

/* What was heard of one wait: in the thread that waits, and by the signal. */
typedef struct
{
  GMutex lock;
  guint n_begun;
  guint n_over;
  GString *signalled;
  gboolean is_done;
  GError *error;
} Ear;

static void
heard_cb (gboolean is_waiting, gpointer data)
{
  Ear *ear = data;

  g_mutex_lock (&ear->lock);
  ear->n_begun += is_waiting;
  ear->n_over += !is_waiting;
  g_mutex_unlock (&ear->lock);
}

static void
signalled_cb (QuothStore *store, gboolean is_waiting, Ear *ear)
{
  g_string_append_c (ear->signalled, is_waiting ? '(' : ')');
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ear *ear = data;

  quoth_store_commit_finish (QUOTH_STORE (source), result, &ear->error);
  ear->is_done = TRUE;
}

static Ear *
begin_to_listen (World *world)
{
  Ear *ear = g_new0 (Ear, 1);

  g_mutex_init (&ear->lock);
  ear->signalled = g_string_new (NULL);
  g_signal_connect (world->store, "waiting", G_CALLBACK (signalled_cb), ear);
  quoth_wait_listen (heard_cb, ear);
  return ear;
}

static void
end_listening (World *world, Ear *ear)
{
  quoth_wait_listen (NULL, NULL);
  g_signal_handlers_disconnect_by_data (world->store, ear);
  g_mutex_clear (&ear->lock);
  g_string_free (ear->signalled, TRUE);
  g_clear_error (&ear->error);
  g_free (ear);
}

/* Another program that is writing. */
static QuothDatabase *
hold (World *world)
{
  g_autoptr (GError) error = NULL;
  QuothDatabase *other = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, &error);

  g_assert_no_error (error);
  g_assert_true (quoth_database_exec (other, "BEGIN IMMEDIATE", NULL));
  return other;
}

static void
commit_soon (World *world, GCancellable *cancellable, Ear *ear)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Edit", &world->coder);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  actor->name = g_strdup ("Ada");
  actor->actor_kind = g_strdup ("person");
  quoth_change_put (change, actor);
  quoth_store_commit_async (world->store, change, cancellable, committed_cb, ear);
}

/* It is told when it takes long, and again when it is over, before the write is told to be done. */
static void
test_waits (World *world, gconstpointer data)
{
  Ear *ear = begin_to_listen (world);
  g_autoptr (QuothDatabase) other = hold (world);

  commit_soon (world, NULL, ear);
  while (ear->signalled->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (ear->is_done);
  g_assert_true (quoth_database_exec (other, "ROLLBACK", NULL));
  while (!ear->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (ear->error);
  g_assert_cmpstr (ear->signalled->str, ==, "()");
  g_assert_cmpuint (ear->n_begun, ==, 1);
  g_assert_cmpuint (ear->n_over, ==, 1);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 1);
  end_listening (world, ear);
}

/* Who does not want to wait need not. */
static void
test_cancelled (World *world, gconstpointer data)
{
  Ear *ear = begin_to_listen (world);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (QuothDatabase) other = hold (world);

  commit_soon (world, cancellable, ear);
  while (ear->signalled->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  while (!ear->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (ear->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (ear->signalled->str, ==, "()");
  g_assert_true (quoth_database_exec (other, "ROLLBACK", NULL));
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 0);
  end_listening (world, ear);
}

/* What does not take long is not told. */
static void
test_short (World *world, gconstpointer data)
{
  Ear *ear = begin_to_listen (world);

  commit_soon (world, NULL, ear);
  while (!ear->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (ear->error);
  g_assert_cmpuint (ear->signalled->len, ==, 0);
  g_assert_cmpuint (ear->n_begun, ==, 0);
  end_listening (world, ear);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/wait/waits", World, NULL, world_set_up, test_waits, world_tear_down);
  g_test_add ("/wait/cancelled", World, NULL, world_set_up, test_cancelled, world_tear_down);
  g_test_add ("/wait/short", World, NULL, world_set_up, test_short, world_tear_down);
  return g_test_run ();
}
