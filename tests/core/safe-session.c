/* safe-session.c: the store without a log: on disks that cannot have one, and beside programs that have none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "unshared-vfs.h"
#include "work.h"

#include <glib/gstdio.h>
#include <stdio.h>

#include "store/quoth-open.h"

#define N_STEPS 60

static const char *program;

/* ---- On a disk that cannot have a log ---- */

static void
assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
assert_only_file (World *world)
{
  g_autofree char *names = world_list (world->folder);

  g_assert_cmpstr (names, ==, "world.quoth");
}

/* All steps but copies, which lie beside the project. */
static void
work (World *world)
{
  g_autoptr (Aftermath) aftermath = NULL;
  g_autoptr (GString) told = g_string_new (NULL);

  world_add_document (world, "text", "Ada said that Bob said that all is well. 👩‍👩‍👧 Nobody asked 习近平.");
  aftermath = aftermath_new (world->path);
  for (guint i = 0; i < N_STEPS; i++)
    {
      char letter = work_step (world, WORK_BIG);

      if (letter != 0)
        g_string_append_c (told, letter);
    }
  g_assert_nonnull (quoth_store_get_safe_mode_reason (world->store));
  g_assert_cmpuint (told->len, >, 0);
  g_clear_object (&world->store);
  assert_only_file (world);
  aftermath_check (aftermath, world, told->str);
}

/* Runs the rest of the test on a disk of @kind, in a program of its own. Returns: whether that is this one. */
static gboolean
is_on_disk (UnsharedKind kind)
{
  if (g_test_subprocess ())
    {
      unshared_vfs_install (kind);
      return TRUE;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return FALSE;
}

static void
test_session (gconstpointer kind)
{
  World world = { NULL };

  if (!is_on_disk (GPOINTER_TO_UINT (kind)))
    return;
  world_set_up (&world, NULL);
  g_assert_nonnull (quoth_store_get_safe_mode_reason (world.store));
  work (&world);
  assert_sound (&world);
  world_tear_down (&world, NULL);
}

static void
copy (const char *path, const char *to, const char *suffix)
{
  g_autofree char *from_name = g_strconcat (path, suffix, NULL);
  g_autofree char *to_name = g_strconcat (to, suffix, NULL);
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from_name, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (to_name, contents, (gssize) size, NULL));
}

/* It was on a disk of this computer before, and what is in its log is not in the file yet. */
static void
test_log_from_before (gconstpointer kind)
{
  World world = { NULL };
  g_autofree char *moved = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *log = NULL;

  if (!g_test_subprocess ())
    {
      is_on_disk (GPOINTER_TO_UINT (kind));
      return;
    }
  world_set_up (&world, NULL);
  for (guint i = 0; i < 20; i++)
    world_add_actor (&world, "Ada");
  moved = g_build_filename (world.folder, "moved.quoth", NULL);
  before = world_dump (world.path);
  copy (world.path, moved, "");
  copy (world.path, moved, "-wal");
  unshared_vfs_install (GPOINTER_TO_UINT (kind));

  world_reopen (&world); /* its log was folded in when it was closed */
  g_assert_nonnull (quoth_store_get_safe_mode_reason (world.store));
  g_clear_object (&world.store);
  g_free (world.path);
  world.path = g_steal_pointer (&moved);
  world.store = quoth_store_open (world.path, QUOTH_STORE_READ_WRITE, NULL);
  g_assert_nonnull (quoth_store_get_safe_mode_reason (world.store));
  after = world_dump (world.path);
  g_assert_cmpstr (before, ==, after);
  log = g_strconcat (world.path, "-wal", NULL);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  world_add_actor (&world, "Bob");
  assert_sound (&world);
  world_tear_down (&world, NULL);
}

/* Who only reads puts the file in order first. */
static void
test_read_only (gconstpointer kind)
{
  World world = { NULL };

  if (!g_test_subprocess ())
    {
      is_on_disk (GPOINTER_TO_UINT (kind));
      return;
    }
  world_set_up (&world, NULL);
  world_add_actor (&world, "Ada");
  g_clear_object (&world.store);
  g_assert_false (quoth_open_has_no_log (world.path));
  unshared_vfs_install (GPOINTER_TO_UINT (kind));
  world.store = quoth_store_open (world.path, QUOTH_STORE_READ_ONLY, NULL);
  g_assert_nonnull (world.store);
  g_assert_cmpint (world_count (&world, QUOTH_KIND_ACTOR), ==, 1);
  world_tear_down (&world, NULL);
}

static void
test_no_locks (void)
{
  World world = { NULL };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ())
    {
      is_on_disk (UNSHARED_LOCKS);
      return;
    }
  world_set_up (&world, NULL);
  g_clear_object (&world.store);
  unshared_vfs_install (UNSHARED_LOCKS);
  g_assert_null (quoth_store_open (world.path, QUOTH_STORE_READ_WRITE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
  g_assert_nonnull (strstr (error->message, "copy the project"));
  g_clear_error (&error);
  path = g_build_filename (world.folder, "new.quoth", NULL);
  g_assert_null (quoth_store_create (path, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
  assert_only_file (&world);
  world_tear_down (&world, NULL);
}

/* ---- Beside other programs ---- */

/* The other program: opens the project, says in which mode, and adds an actor for each line it reads; or dies in the middle of one. */
static int
be_other (const char *path)
{
  g_autoptr (GError) error = NULL;
  World world = { .path = (char *) path };
  char line[16];

  world.store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  if (world.store == NULL)
    {
      g_print ("%d\n", error->code);
      return 0;
    }
  {
    g_autoptr (QuothReader) reader = quoth_store_open_reader (world.store, NULL);

    quoth_reader_find_coder (reader, "A", &world.coder);
  }
  g_print (quoth_store_get_safe_mode_reason (world.store) != NULL ? "safe\n" : "log\n");
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      world_add_actor (&world, "Other");
      g_print ("done\n");
    }
  g_object_unref (world.store);
  return 0;
}

typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines;
} Other;

static char *
other_read (Other *self)
{
  return g_data_input_stream_read_line (self->lines, NULL, NULL, NULL);
}

static Other
other_start (World *world, const char *safe, const char *expected)
{
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  Other self;

  g_subprocess_launcher_setenv (launcher, "QUOTH_SAFE_MODE", safe, TRUE);
  self.process = g_subprocess_launcher_spawn (launcher, &error, program, "--other", world->path, NULL);
  g_assert_no_error (error);
  self.lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self.process));
  line = other_read (&self);
  g_assert_cmpstr (line, ==, expected);
  return self;
}

static void
other_write (Other *self)
{
  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (self->process), "\n", 1, NULL, NULL, NULL));
}

static void
other_stop (Other *self)
{
  g_output_stream_close (g_subprocess_get_stdin_pipe (self->process), NULL, NULL);
  g_assert_true (g_subprocess_wait (self->process, NULL, NULL));
  g_object_unref (self->lines);
  g_object_unref (self->process);
}

static void
other_add (Other *self)
{
  g_autofree char *line = NULL;

  other_write (self);
  line = other_read (self);
  g_assert_cmpstr (line, ==, "done");
}

/* Where one is in safe mode all are; afterwards nobody is. */
static void
test_catches (World *world, gconstpointer data)
{
  Other other;

  g_clear_object (&world->store);
  other = other_start (world, "1", "safe");
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
  g_assert_nonnull (quoth_store_get_safe_mode_reason (world->store));
  for (guint i = 0; i < 10; i++)
    {
      other_add (&other);
      world_add_actor (world, "Mine");
    }
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 20);
  other_stop (&other);
  assert_sound (world);
  world_reopen (world);
  g_assert_null (quoth_store_get_safe_mode_reason (world->store));
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 20);
}

/* Nobody takes the log from under those who write it. */
static void
test_log_in_use (World *world, gconstpointer data)
{
  g_autofree char *busy = g_strdup_printf ("%d", QUOTH_ERROR_BUSY);
  Other other = other_start (world, "1", busy);

  other_stop (&other);
  world_add_actor (world, "Ada");
  other = other_start (world, "0", "log");
  other_add (&other);
  other_stop (&other);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 2);
}

static void
count_news_cb (QuothStore *store, QuothNews *news, guint *n)
{
  *n += quoth_news_is_foreign (news);
}

/* What others write is news, without a log too. */
static void
test_news (World *world, gconstpointer data)
{
  Other other;
  guint n = 0;

  g_clear_object (&world->store);
  other = other_start (world, "1", "safe");
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
  g_signal_connect (world->store, "news", G_CALLBACK (count_news_cb), &n);
  quoth_store_watch (world->store);
  other_add (&other);
  other_add (&other);
  while (n < 2)
    g_main_context_iteration (NULL, TRUE);
  other_stop (&other);
}

/* Whenever it dies, what it said was done is there, and at most one more; and who has the project open reads on. */
static void
test_killed (World *world, gconstpointer data)
{
  gint64 n_told = 0;

  for (guint round = 0; round < 12; round++)
    {
      g_autofree char *line = NULL;
      gint64 n_found;
      Other other;

      g_clear_object (&world->store);
      other = other_start (world, "1", "safe");
      world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
      other_add (&other);
      n_told++;
      other_write (&other);
      g_usleep ((gulong) g_test_rand_int_range (0, 4000));
      g_subprocess_force_exit (other.process);
      line = other_read (&other);
      n_told += g_strcmp0 (line, "done") == 0;
      other_stop (&other);

      n_found = world_count (world, QUOTH_KIND_ACTOR);
      g_assert_cmpint (n_found, >=, n_told);
      g_assert_cmpint (n_found, <=, n_told + 1);
      n_told = n_found;
      assert_sound (world);
    }
}

static gpointer
read_long_cb (gpointer data)
{
  World *world = data;
  QuothReader *reader = quoth_store_open_reader (world->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_ACTOR };

  g_assert_true (quoth_reader_begin (reader, NULL));
  g_assert_cmpint (quoth_reader_count (reader, &query, NULL), ==, 0);
  return reader;
}

static void
waiting_cb (QuothStore *store, gboolean is_waiting, GString *heard)
{
  g_string_append_c (heard, is_waiting ? 'w' : 'o');
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer is_done)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_store_commit_finish (QUOTH_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) is_done = TRUE;
}

/* Without a log a write waits for who reads, and says so. */
static void
test_waits_for_reader (World *world, gconstpointer data)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Edit", &world->coder);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (GString) heard = g_string_new (NULL);
  QuothReader *reader;
  gboolean is_done = FALSE;

  g_setenv ("QUOTH_SAFE_MODE", "1", TRUE);
  world_reopen (world);
  g_unsetenv ("QUOTH_SAFE_MODE");
  g_signal_connect (world->store, "waiting", G_CALLBACK (waiting_cb), heard);
  actor->name = g_strdup ("Ada");
  actor->actor_kind = g_strdup ("person");
  quoth_change_put (change, actor);

  reader = g_thread_join (g_thread_new ("reader", read_long_cb, world));
  quoth_store_commit_async (world->store, change, NULL, committed_cb, &is_done);
  while (heard->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_done);
  quoth_reader_end (reader);
  quoth_reader_free (reader);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (heard->str, ==, "wo");
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 1);
}

/* Who works in safe mode would go on with what is not there any more. */
static void
test_restore (World *world, gconstpointer data)
{
  g_autofree char *backup = g_build_filename (world->folder, "backup.quoth", NULL);
  g_autoptr (GError) error = NULL;
  Other other;

  g_assert_true (quoth_store_backup (world->store, backup, FALSE, NULL, NULL, NULL, NULL));
  world_add_actor (world, "Ada");
  g_clear_object (&world->store);
  other = other_start (world, "1", "safe");
  g_assert_false (quoth_restore_run (world->path, backup, FALSE, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_BUSY);
  g_clear_error (&error);
  other_stop (&other);
  g_assert_true (quoth_restore_run (world->path, backup, FALSE, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
  g_assert_cmpint (world_count (world, QUOTH_KIND_ACTOR), ==, 0);
}

static void
add_for_each_disk (const char *name, GTestDataFunc func)
{
  g_autofree char *none = g_strconcat ("/safe-mode/no-memory/", name, NULL);
  g_autofree char *fails = g_strconcat ("/safe-mode/memory-fails/", name, NULL);

  g_test_add_data_func (none, GUINT_TO_POINTER (UNSHARED_MEMORY), func);
  g_test_add_data_func (fails, GUINT_TO_POINTER (UNSHARED_MEMORY_FAILS), func);
}

#define ADD(name, func) g_test_add ("/safe-mode/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--other"))
    return be_other (argv[2]);

  g_test_init (&argc, &argv, NULL);
  add_for_each_disk ("session", test_session);
  add_for_each_disk ("log-from-before", test_log_from_before);
  add_for_each_disk ("read-only", test_read_only);
  g_test_add_func ("/safe-mode/no-locks", test_no_locks);
  ADD ("catches", test_catches);
  ADD ("log-in-use", test_log_in_use);
  ADD ("news", test_news);
  ADD ("killed", test_killed);
  ADD ("waits-for-reader", test_waits_for_reader);
  ADD ("restore", test_restore);
  return g_test_run ();
}
