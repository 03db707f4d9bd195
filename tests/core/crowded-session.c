/* crowded-session.c: several programs write to one project, and nothing is lost
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each program adds actors with its name, takes some back and makes them again, reads meanwhile, and follows the news, as a window does. It ends when it
 * has heard of every actor that the others added: so each sees what the others write, without asking.
 */

#include "world.h"

#include <stdio.h>

#define N_PROGRAMS 4
#define N_EDITS 60
#define UNDO_EVERY 7

static const char *program;

typedef struct
{
  QuothStore *store;
  QuothId coder;
  const char *name;
  guint n_done;
  GHashTable *heard; /* ids of actors, as strings */
} Session;

static void
fail (const char *where, const GError *error)
{
  g_error ("%s: %s", where, error != NULL ? error->message : "?");
}

static void
news_cb (QuothStore *store, QuothNews *news, Session *self)
{
  if (!quoth_news_is_foreign (news))
    return;
  for (guint i = 0; i < quoth_news_get_n_items (news); i++)
    {
      const QuothNewsItem *item = quoth_news_get_item (news, i);
      char id[QUOTH_ID_STRING_SIZE];

      if (item->kind == QUOTH_KIND_ACTOR)
        g_hash_table_add (self->heard, g_strdup (quoth_id_to_string (&item->id, id)));
    }
}

static void
add_actor (Session *self, guint n)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Edit", &self->coder);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (GError) error = NULL;

  actor->name = g_strdup_printf ("%s %u", self->name, n);
  actor->actor_kind = g_strdup ("person");
  quoth_change_put (change, actor);
  if (!quoth_store_commit (self->store, change, NULL, &error))
    fail ("commit", error);
}

static void
undo_and_redo (Session *self)
{
  g_autoptr (GError) error = NULL;

  if (!quoth_store_undo (self->store, &self->coder, &error) || !quoth_store_redo (self->store, &self->coder, &error))
    fail ("undo", error);
}

/* One edit, and then a look at what there is. */
static gboolean
work_cb (gpointer data)
{
  Session *self = data;
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  add_actor (self, self->n_done++);
  if (self->n_done % UNDO_EVERY == 0)
    undo_and_redo (self);
  reader = quoth_store_open_reader (self->store, &error);
  if (reader == NULL || quoth_reader_count (reader, &query, &error) < (gint64) self->n_done)
    fail ("read", error);
  return self->n_done < N_EDITS;
}

static void
find_coder (Session *self)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, NULL);

  if (reader == NULL || !quoth_reader_find_coder (reader, self->name, &self->coder))
    g_error ("no coder “%s”", self->name);
}

/* All of one program. */
static int
work (const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  Session self = { .name = name, .heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  self.store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  if (self.store == NULL)
    fail ("open", error);
  find_coder (&self);
  g_signal_connect (self.store, "news", G_CALLBACK (news_cb), &self);
  quoth_store_watch (self.store);
  /* Nobody begins before all listen. */
  g_print ("ready\n");
  if (getchar () == EOF)
    return 1;
  g_idle_add (work_cb, &self);
  while (self.n_done < N_EDITS || g_hash_table_size (self.heard) < (N_PROGRAMS - 1) * N_EDITS)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&self.store);
  g_hash_table_unref (self.heard);
  return 0;
}

static GSubprocess *
start (World *world, guint n)
{
  g_autofree char *name = g_strdup_printf ("Coder %u", n);
  g_autoptr (GError) error = NULL;
  GSubprocess *other;
  char line[6];

  world_add_coder (world, name);
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--work", world->path, name, NULL);
  g_assert_no_error (error);
  g_assert_true (g_input_stream_read_all (g_subprocess_get_stdout_pipe (other), line, sizeof line, NULL, NULL, NULL));
  g_assert_cmpmem (line, sizeof line, "ready\n", 6);
  return other;
}

static void
assert_whole (World *world)
{
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (GPtrArray) actors = quoth_reader_list (reader, &query, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (problems->len, ==, 0);
  for (guint i = 0; i < actors->len; i++)
    g_hash_table_add (names, ((QuothActor *) actors->pdata[i])->name);
  g_assert_cmpuint (actors->len, ==, N_PROGRAMS * N_EDITS);
  g_assert_cmpuint (g_hash_table_size (names), ==, N_PROGRAMS * N_EDITS);
}

static void
test_crowd (World *world, gconstpointer data)
{
  GSubprocess *others[N_PROGRAMS];

  for (guint i = 0; i < N_PROGRAMS; i++)
    others[i] = start (world, i);
  for (guint i = 0; i < N_PROGRAMS; i++)
    g_assert_true (
      g_output_stream_write_all (g_subprocess_get_stdin_pipe (others[i]), "\n", 1, NULL, NULL, NULL));
  for (guint i = 0; i < N_PROGRAMS; i++)
    {
      g_assert_true (g_subprocess_wait (others[i], NULL, NULL));
      g_assert_true (g_subprocess_get_successful (others[i]));
      g_object_unref (others[i]);
    }
  assert_whole (world);
  world_reopen (world);
  assert_whole (world);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--work"))
    return work (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/crowd/writes", World, NULL, world_set_up, test_crowd, world_tear_down);
  return g_test_run ();
}
