/* test-store.c: tests of quoth-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <string.h>

#define TEXT "Xi said that Putin said that nobody said anything at all."

static QuothChange *
mention_change (World *world, const QuothId *document, const QuothId *actor, guint start)
{
  QuothChange *change = quoth_change_new ("Tag", &world->coder);
  g_autoptr (QuothMention) mention
    = world_new_mention (&world->coder, document, actor, quoth_range (start, start + 2));

  quoth_change_put (change, mention);
  return change;
}

static void
test_create (World *world, gconstpointer data)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  g_autoptr (QuothProject) project = quoth_reader_get (reader, QUOTH_KIND_PROJECT, NULL, NULL);
  g_autofree char *listing = NULL;
  g_autofree char *other = g_build_filename (world->folder, "Ünïcode & 100%.quoth", NULL);
  g_autoptr (QuothStore) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (project->name, ==, "world");
  g_assert_cmpstr (quoth_store_get_path (world->store), ==, world->path);
  g_assert_null (quoth_store_get_read_only_reason (world->store));

  g_assert_null (quoth_store_create (world->path, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
  g_clear_error (&error);

  second = quoth_store_create (other, "Named", &error);
  g_assert_no_error (error);
  g_clear_object (&second);
  g_clear_pointer (&reader, quoth_reader_free);
  quoth_store_close (world->store);
  listing = world_list (world->folder);
  g_assert_cmpstr (listing, ==, "world.quoth Ünïcode & 100%.quoth");
}

static void
test_create_failures (World *world, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (world->folder, "no", "there.quoth", NULL);
  g_autofree char *stale = g_build_filename (world->folder, "gone.quoth", NULL);
  g_autofree char *log = g_strconcat (stale, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (log, "what is left", -1, NULL));
  before = world_list (world->folder);
  g_assert_null (quoth_store_create (nowhere, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
  g_clear_error (&error);
  g_assert_null (quoth_store_create (stale, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
  g_clear_error (&error);
  after = world_list (world->folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_commit (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", TEXT);
  QuothId actor = world_add_actor (world, "Xi");
  g_autoptr (QuothChange) change = mention_change (world, &document, &actor, 0);
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;

  world_commit (world, change);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 1);
  dump = world_dump (world->path);
  world_commit (world, change);
  world_reopen (world);
  again = world_dump (world->path);
  g_assert_cmpstr (dump, ==, again);
}

static void
assert_refused (World *world, QuothChange *change, QuothError code, const char *prefix)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_store_commit (world->store, change, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", TEXT);
  QuothId actor = world_add_actor (world, "Xi");
  QuothId stranger = quoth_id_new ();
  g_autoptr (QuothChange) outside = mention_change (world, &document, &actor, 0);
  g_autoptr (QuothChange) nobody = quoth_change_new ("Tag", &world->coder);
  g_autoptr (QuothChange) strange = quoth_change_new ("Tag", &stranger);
  g_autoptr (QuothMention) mention = NULL;
  g_autoptr (QuothMention) unknown = NULL;
  g_autoptr (QuothProposition) proposition = quoth_proposition_new (NULL);

  quoth_change_set_source (outside, "edits.jsonl", 41);
  mention = world_new_mention (&world->coder, &document, &actor, quoth_range (3, 4000));
  quoth_change_put (outside, mention);
  quoth_change_set_source (outside, "edits.jsonl", 42);
  quoth_change_put (outside, mention);
  assert_refused (world, outside, QUOTH_ERROR_OFFSET, "edits.jsonl:41: ");

  /* Both lines are wrong: the first one is named. */
  quoth_change_set_source (nobody, "edits.jsonl", 7);
  unknown = world_new_mention (&world->coder, &document, &stranger, quoth_range (3, 4));
  quoth_change_put (nobody, unknown);
  quoth_change_set_source (nobody, "edits.jsonl", 8);
  g_clear_pointer (&mention, quoth_value_unref);
  mention = world_new_mention (&world->coder, &document, &stranger, quoth_range (4, 5));
  quoth_change_put (nobody, mention);
  assert_refused (world, nobody, QUOTH_ERROR_REFERENCE, "edits.jsonl:7: ");

  proposition->statement = g_strdup ("It is so");
  quoth_change_put (strange, proposition);
  assert_refused (world, strange, QUOTH_ERROR_REFERENCE, "The coder");
}

/* What a change refers to may come later in it, or be deleted by it in the end. */
static void
test_order (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", TEXT);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  QuothId stranger = quoth_id_new ();
  g_autoptr (QuothMention) bad
    = world_new_mention (&world->coder, &document, &stranger, quoth_range (0, 2));
  g_autoptr (QuothMention) good
    = world_new_mention (&world->coder, &document, &actor->value.id, quoth_range (0, 2));
  g_autoptr (QuothMention) gone
    = world_new_mention (&world->coder, &document, &stranger, quoth_range (0, 2));
  g_autoptr (QuothChange) change = quoth_change_new ("Tag", &world->coder);

  actor->name = g_strdup ("Xi");
  actor->actor_kind = g_strdup ("person");
  bad->annotation.value.id = good->annotation.value.id;
  quoth_change_put (change, bad);
  quoth_change_put (change, good);
  quoth_change_put (change, actor);
  quoth_change_put (change, gone);
  quoth_change_delete (change, QUOTH_KIND_MENTION, &gone->annotation.value.id);
  world_commit (world, change);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 1);
}

static void
test_cancelled (World *world, gconstpointer data)
{
  QuothId document = world_add_document (world, "d", TEXT);
  QuothId actor = world_add_actor (world, "Xi");
  g_autoptr (QuothChange) change = mention_change (world, &document, &actor, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (quoth_store_commit (world->store, change, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 0);
}

static void
iterate (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
news_cb (QuothStore *store, QuothNews *news, GPtrArray *heard)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_ptr_array_add (heard, quoth_news_ref (news));
}

static void
test_news (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) heard = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_news_unref);
  QuothId document;
  QuothId actor;
  g_autoptr (QuothChange) change = NULL;
  const QuothNewsItem *item;

  iterate ();
  g_signal_connect (world->store, "news", G_CALLBACK (news_cb), heard);
  document = world_add_document (world, "d", TEXT);
  actor = world_add_actor (world, "Xi");
  change = mention_change (world, &document, &actor, 0);
  world_commit (world, change);
  g_assert_cmpuint (heard->len, ==, 0);
  iterate ();
  g_assert_cmpuint (heard->len, ==, 3);
  item = quoth_news_get_item (heard->pdata[2], 0);
  g_assert_cmpuint (quoth_news_get_n_items (heard->pdata[2]), ==, 1);
  g_assert_cmpstr (quoth_news_get_label (heard->pdata[2]), ==, "Tag");
  g_assert_cmpint (item->type, ==, QUOTH_NEWS_ADDED);
  g_assert_cmpint (item->kind, ==, QUOTH_KIND_MENTION);
  g_assert_true (quoth_id_equal (&item->document, &document));

  /* What changes nothing is no news; what fails neither; an undo is. */
  world_commit (world, change);
  g_assert_false (quoth_store_redo (world->store, &world->coder, NULL));
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  iterate ();
  g_assert_cmpuint (heard->len, ==, 4);
  item = quoth_news_get_item (heard->pdata[3], 0);
  g_assert_cmpint (item->type, ==, QUOTH_NEWS_REMOVED);
  g_assert_cmpint (item->kind, ==, QUOTH_KIND_MENTION);
  g_assert_true (quoth_id_equal (&item->document, &document));
}

typedef struct
{
  guint n_done;
  guint n_failed;
  GPtrArray *heard;
} Tally;

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Tally *tally = data;
  g_autoptr (GError) error = NULL;

  if (quoth_store_commit_finish (QUOTH_STORE (source), result, &error))
    tally->n_done++;
  else
    tally->n_failed++;
  /* The news are there before the callback. */
  if (tally->heard != NULL)
    g_assert_cmpuint (tally->heard->len, ==, tally->n_done);
}

static void
test_async (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) heard = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_news_unref);
  Tally tally = { .heard = heard };
  QuothId document = world_add_document (world, "d", TEXT);
  QuothId actor = world_add_actor (world, "Xi");

  iterate ();
  g_signal_connect (world->store, "news", G_CALLBACK (news_cb), heard);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (QuothChange) change = mention_change (world, &document, &actor, i);

      quoth_store_commit_async (world->store, change, NULL, commit_cb, &tally);
    }
  while (tally.n_done < 30)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tally.n_failed, ==, 0);
}

/* Closing does what is queued first, and refuses what comes after. */
static void
test_close_with_queue (World *world, gconstpointer data)
{
  Tally tally = { 0 };
  QuothId document = world_add_document (world, "d", TEXT);
  QuothId actor = world_add_actor (world, "Xi");
  g_autoptr (QuothChange) late = mention_change (world, &document, &actor, 40);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (QuothChange) change = mention_change (world, &document, &actor, i);

      quoth_store_commit_async (world->store, change, NULL, commit_cb, &tally);
    }
  quoth_store_close (world->store);
  quoth_store_close (world->store);
  g_assert_false (quoth_store_commit (world->store, late, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED);
  quoth_store_commit_async (world->store, late, NULL, commit_cb, &tally);
  while (tally.n_done + tally.n_failed < 31)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tally.n_done, ==, 30);
  iterate ();
  world_reopen (world);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 30);
}

/* The last reference may be that of a commit that is under way. */
static void
test_unref_with_queue (World *world, gconstpointer data)
{
  Tally tally = { 0 };
  QuothId document = world_add_document (world, "d", TEXT);
  QuothId actor = world_add_actor (world, "Xi");

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (QuothChange) change = mention_change (world, &document, &actor, i);

      quoth_store_commit_async (world->store, change, NULL, commit_cb, &tally);
    }
  g_clear_object (&world->store);
  while (tally.n_done < 30)
    g_main_context_iteration (NULL, TRUE);
  iterate ();
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
  g_assert_cmpint (world_count (world, QUOTH_KIND_MENTION), ==, 30);
}

static void
step_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  quoth_store_step_finish (QUOTH_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
wait_for (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
  *done = FALSE;
}

static void
test_step_async (World *world, gconstpointer data)
{
  gboolean done = FALSE;

  world_add_actor (world, "Xi");
  quoth_store_undo_async (world->store, &world->coder, NULL, step_cb, &done);
  wait_for (&done);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 0);
  quoth_store_redo_async (world->store, &world->coder, NULL, step_cb, &done);
  wait_for (&done);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 1);
}

typedef struct
{
  gboolean done;
  gpointer result;
  GError *error;
} Outcome;

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->result = quoth_store_read_finish (QUOTH_STORE (source), result, &outcome->error);
  outcome->done = TRUE;
}

/* A read in one transaction does not see what is committed meanwhile. */
static gpointer
count_twice_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  World *world = data;
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  gint64 first = quoth_reader_count (reader, &query, error);

  world_add_actor (world, "Xi");
  g_assert_cmpint (quoth_reader_count (reader, &query, error), ==, first);
  return g_memdup2 (&first, sizeof first);
}

static gpointer
fail_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothId nobody = quoth_id_new ();

  return quoth_reader_get (reader, QUOTH_KIND_ACTOR, &nobody, error);
}

static gpointer
endless_cb (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  QuothQuery query = { .kind = QUOTH_KIND_PROJECT };

  g_cancellable_cancel (cancellable);
  for (;;)
    {
      g_autoptr (GPtrArray) values = quoth_reader_list (reader, &query, error);

      if (values == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
}

static Outcome
read_with (World *world, QuothReadFunc func, GCancellable *cancellable)
{
  Outcome outcome = { 0 };

  quoth_store_read_async (world->store, func, world, NULL, g_free, cancellable, read_done_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  return outcome;
}

static void
test_read (World *world, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (gint64 i = 0; i < 5; i++)
    {
      Outcome outcome = read_with (world, count_twice_cb, NULL);

      g_assert_no_error (outcome.error);
      g_assert_cmpint (*(gint64 *) outcome.result, ==, i);
      g_free (outcome.result);
    }
  {
    Outcome outcome = read_with (world, fail_cb, NULL);

    g_assert_error (outcome.error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
    g_error_free (outcome.error);
  }
  {
    Outcome outcome = read_with (world, endless_cb, cancellable);

    g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_error_free (outcome.error);
  }
}

static gpointer
commit_many (gpointer data)
{
  World *world = data;

  for (guint i = 0; i < 20; i++)
    world_add_actor (world, "Putin");
  return NULL;
}

static gpointer
read_many (gpointer data)
{
  World *world = data;
  gint64 last = 0;

  for (guint i = 0; i < 50; i++)
    {
      gint64 n = world_count (world, QUOTH_KIND_ACTOR);

      g_assert_cmpint (n, >=, last);
      last = n;
    }
  return NULL;
}

static void
test_threads (World *world, gconstpointer data)
{
  GThread *threads[6];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("work", i < 3 ? commit_many : read_many, world);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 60);
}

/* Two programs have the project open: each sees the other's work, and is not told of it. */
static void
test_two_stores (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World other = *world;
  GThread *threads[2];

  other.store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  threads[0] = g_thread_new ("here", commit_many, world);
  threads[1] = g_thread_new ("there", commit_many, &other);
  g_thread_join (threads[0]);
  g_thread_join (threads[1]);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 40);
  g_assert_cmpint (world_count (&other, QUOTH_KIND_ACTOR), ==, 40);
  g_clear_object (&other.store);
}

/* A reader keeps the store; the store's file is whole when both are gone. */
static void
test_reader_keeps_store (World *world, gconstpointer data)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_CODER };
  g_autofree char *listing = NULL;

  g_clear_object (&world->store);
  g_assert_cmpint (quoth_reader_count (reader, &query, NULL), ==, 1);
  g_clear_pointer (&reader, quoth_reader_free);
  iterate ();
  listing = world_list (world->folder);
  g_assert_cmpstr (listing, ==, "world.quoth");
}

#define ADD(name, func) g_test_add ("/store/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("create", test_create);
  ADD ("create-failures", test_create_failures);
  ADD ("commit", test_commit);
  ADD ("refused", test_refused);
  ADD ("order", test_order);
  ADD ("cancelled", test_cancelled);
  ADD ("news", test_news);
  ADD ("async", test_async);
  ADD ("close-with-queue", test_close_with_queue);
  ADD ("unref-with-queue", test_unref_with_queue);
  ADD ("step-async", test_step_async);
  ADD ("read", test_read);
  ADD ("threads", test_threads);
  ADD ("two-stores", test_two_stores);
  ADD ("reader-keeps-store", test_reader_keeps_store);
  return g_test_run ();
}
