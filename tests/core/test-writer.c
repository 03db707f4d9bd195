/* test-writer.c: tests of quoth-writer.c: full disks, programs that die, two at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static const char *program;

/* No file may grow past @size; what tries gets an error, as on a full disk. */
static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static goffset
get_size (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  return g_stat (name, &status) == 0 ? status.st_size : 0;
}

static QuothChange *
document_change (World *world, const char *name, gsize size)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autofree char *filler = g_strnfill (size, 'x');
  g_autofree char *contents = g_strconcat (name, filler, NULL);
  g_autoptr (QuothText) text = quoth_text_new (contents, -1, NULL);
  QuothChange *change = quoth_change_new ("Add", &world->coder);

  document->name = g_strdup (name);
  document->encoding = g_strdup ("UTF-8");
  quoth_document_set_text (document, text);
  quoth_change_put (change, document);
  return change;
}

/* Commits until the disk is full; then nothing of the last one is there, and with space again all goes on. */
static void
try_full_disk (World *world, goffset room)
{
  /* The log begins anew when all of it is in the file, so the whole limit may be its. */
  goffset used = MAX (get_size (world->path, ""), get_size (world->path, "-wal"));
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *name = g_strdup_printf ("last %" G_GOFFSET_FORMAT, room);
  g_autoptr (QuothChange) change = document_change (world, name, (gsize) (used + room) * 2);
  g_autoptr (GError) error = NULL;

  limit_files ((rlim_t) (used + room));
  before = world_dump (world->path);
  g_assert_false (quoth_store_commit (world->store, change, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, "world.quoth"));
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);

  limit_files (RLIM_INFINITY);
  world_commit (world, change);
}

static void
test_full_disk (void)
{
  World world = { 0 };
  g_autoptr (GPtrArray) problems = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  world_set_up (&world, NULL);
  for (goffset room = 64 << 10; room < 1 << 20; room = room * 7 / 4)
    {
      try_full_disk (&world, room);
      if (g_test_rand_bit ())
        world_reopen (&world);
    }
  problems = quoth_store_check (world.store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  world_tear_down (&world, NULL);
}

/* A new project or a backup that finds no room leaves nothing behind. */
static void
test_full_disk_new_files (void)
{
  World world = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  world_set_up (&world, NULL);
  path = g_build_filename (world.folder, "new.quoth", NULL);
  before = world_list (world.folder);
  for (rlim_t size = 0; size < 100 << 10; size += 10 << 10)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      limit_files (size);
      g_assert_null (quoth_store_create (path, NULL, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
      g_clear_error (&error);
      g_assert_false (quoth_store_backup (world.store, path, FALSE, NULL, NULL, NULL, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
      after = world_list (world.folder);
      g_assert_cmpstr (before, ==, after);
    }
  limit_files (RLIM_INFINITY);
  world_tear_down (&world, NULL);
}

/* The other program: adds actors "PREFIX 0", "PREFIX 1", … and says so on standard output, up to @n of them. */
static int
commit_and_tell (const char *path, const char *prefix, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_reader (store, &error) : NULL;
  QuothId coder;

  if (reader == NULL || !quoth_reader_find_coder (reader, "A", &coder))
    g_error ("%s", error != NULL ? error->message : "no coder");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
      g_autoptr (QuothChange) change = quoth_change_new ("Add", &coder);
      g_autofree char *line = NULL;

      actor->name = g_strdup_printf ("%s %u", prefix, i);
      actor->actor_kind = g_strdup ("person");
      quoth_change_put (change, actor);
      if (!quoth_store_commit (store, change, NULL, &error))
        g_error ("%s", error->message);
      line = g_strconcat (actor->name, "\n", NULL);
      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        return 1;
    }
  return 0;
}

static GSubprocess *
start_other (World *world, const char *prefix, const char *n)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                         &error,
                                         program,
                                         "--commit-and-tell",
                                         world->path,
                                         prefix,
                                         n,
                                         NULL);

  g_assert_no_error (error);
  return other;
}

static gboolean
add_name_cb (gpointer value, gpointer names, GError **error)
{
  g_hash_table_add (names, g_strdup (quoth_actor (value)->name));
  return TRUE;
}

static GHashTable *
get_names (World *world)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };
  g_autoptr (GError) error = NULL;

  quoth_reader_foreach (reader, &query, add_name_cb, names, &error);
  g_assert_no_error (error);
  return names;
}

/* Lets another program work for a while, kills it, and adds to @told what it had said was done. */
static void
run_and_kill (World *world, const char *prefix, GPtrArray *told)
{
  g_autoptr (GSubprocess) other = start_other (world, prefix, "1000000");
  g_autoptr (GDataInputStream) lines
    = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other));
  int n_before = g_test_rand_int_range (1, 40);
  char *line;

  for (int i = 0; (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL; i++)
    {
      g_ptr_array_add (told, line);
      if (i == n_before)
        {
          g_usleep ((gulong) g_test_rand_int_range (0, 20000));
          g_subprocess_force_exit (other);
        }
    }
  g_subprocess_wait (other, NULL, NULL);
}

/* What was acknowledged is there, whenever the program dies. */
static void
test_killed (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) problems = NULL;

  for (int round = 0; round < 10; round++)
    {
      g_autofree char *prefix = g_strdup_printf ("Round %d", round);
      g_autoptr (GHashTable) names = NULL;

      g_clear_object (&world->store);
      run_and_kill (world, prefix, told);
      world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
      g_assert_nonnull (world->store);
      names = get_names (world);
      for (guint i = 0; i < told->len; i++)
        g_assert_true (g_hash_table_contains (names, told->pdata[i]));
    }
  g_test_message ("%u commits acknowledged", told->len);
  problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Two programs write, and this one with them. */
static void
test_processes (World *world, gconstpointer data)
{
  g_autoptr (GSubprocess) first = start_other (world, "First", "40");
  g_autoptr (GSubprocess) second = start_other (world, "Second", "40");
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < 40; i++)
    world_add_actor (world, "Mine");
  g_assert_true (g_subprocess_wait_check (first, NULL, NULL));
  g_assert_true (g_subprocess_wait_check (second, NULL, NULL));
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 120);
  problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
}

#define ADD(name, func) g_test_add ("/writer/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 5 && g_str_equal (argv[1], "--commit-and-tell"))
    return commit_and_tell (argv[2], argv[3], (guint) g_ascii_strtoull (argv[4], NULL, 10));

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/writer/full-disk", test_full_disk);
  g_test_add_func ("/writer/full-disk-new-files", test_full_disk_new_files);
  ADD ("killed", test_killed);
  ADD ("processes", test_processes);
  return g_test_run ();
}
