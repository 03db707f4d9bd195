/* test-log.c: tests of quoth-log.c: changes that are written without the log
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

#include "store/quoth-log.h"

#define BIG (5u << 20)

static const char *program;

static QuothChange *
big_change (const QuothId *coder, const char *name, gsize size)
{
  g_autoptr (QuothChange) change = quoth_change_new (name, coder);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autofree char *filler = g_strnfill (size, 'x');
  g_autofree char *contents = g_strconcat (name, filler, NULL);
  g_autoptr (QuothText) text = quoth_text_new (contents, -1, NULL);

  document->name = g_strdup (name);
  quoth_document_set_text (document, text);
  quoth_change_put (change, document);
  return g_steal_pointer (&change);
}

static goffset
get_size (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  GStatBuf status;

  return g_stat (name, &status) == 0 ? status.st_size : -1;
}

/* Whether the file says that it has a log (https://www.sqlite.org/fileformat2.html, section 1.3.3). */
static gboolean
says_log (World *world)
{
  guint8 header[20];
  FILE *file = fopen (world->path, "rb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fread (header, 1, sizeof header, file), ==, sizeof header);
  fclose (file);
  return header[18] == 2 && header[19] == 2;
}

static void
assert_sound (World *world)
{
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, NULL);

  g_assert_nonnull (problems);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_is_burden (World *world, gconstpointer data)
{
  const gsize sizes[] = { 1, 1 << 20, BIG, 33 << 20 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (QuothChange) change = big_change (&world->coder, "Text", sizes[i]);

      g_assert_cmpint (quoth_log_is_burden (change), ==, sizes[i] == BIG);
    }
}

/* What is big goes into the file alone; the log is back afterwards, and takes what is small. */
static void
test_alone (World *world, gconstpointer data)
{
  g_autoptr (QuothChange) change = big_change (&world->coder, "Big", BIG);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  goffset size;

  world_commit (world, change);
  size = get_size (world->path, "");
  g_assert_cmpint (size, >, BIG);
  g_assert_cmpint (get_size (world->path, "-wal"), <, 1 << 20);
  g_assert_cmpint (get_size (world->path, "-journal"), ==, -1);
  g_assert_true (says_log (world));
  after = world_dump (world->path);
  g_assert_cmpstr (before, !=, after);

  world_add_actor (world, "Small");
  g_assert_cmpint (get_size (world->path, ""), ==, size);
  g_assert_cmpint (get_size (world->path, "-wal"), >, 0);
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));
  undone = world_dump (world->path);
  g_assert_cmpstr (before, ==, undone);
  g_assert_true (quoth_store_redo (world->store, &world->coder, NULL));
  assert_sound (world);
}

/* A reader keeps the log, and what it sees. */
static void
test_in_company (World *world, gconstpointer data)
{
  g_autoptr (QuothChange) change = big_change (&world->coder, "Big", BIG);
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };

  g_assert_true (quoth_reader_begin (reader, NULL));
  g_assert_cmpint (quoth_reader_count (reader, &query, NULL), ==, 0);
  world_commit (world, change);
  g_assert_cmpint (get_size (world->path, "-wal"), >, BIG);
  g_assert_cmpint (quoth_reader_count (reader, &query, NULL), ==, 0);
  quoth_reader_end (reader);
  g_assert_cmpint (quoth_reader_count (reader, &query, NULL), ==, 1);
}

static gpointer
read_on_cb (gpointer data)
{
  World *world = data;
  QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  gint64 n = 0;

  while (n < 6)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
      gint64 found;

      g_assert_no_error (error);
      found = quoth_reader_count (reader, &query, &error);
      g_assert_no_error (error);
      g_assert_cmpint (found, >=, n);
      n = found;
    }
  return NULL;
}

/* Who comes and goes meanwhile sees all of a change or nothing, and gets no error. */
static void
test_readers_come (World *world, gconstpointer data)
{
  GThread *thread = g_thread_new ("reader", read_on_cb, world);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Text %u", i);
      g_autoptr (QuothChange) change = big_change (&world->coder, name, BIG);

      world_commit (world, change);
    }
  g_thread_join (thread);
  world_reopen (world);
  g_assert_true (says_log (world));
  assert_sound (world);
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

/* A program died when half of the pages were in the file: they are put back. */
static void
test_died (World *world, gconstpointer data)
{
  g_autoptr (QuothChange) change = big_change (&world->coder, "Big", BIG);
  g_autoptr (QuothDatabase) database = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *dead = g_build_filename (world->folder, "dead.quoth", NULL);

  world_commit (world, change);
  before = world_dump (world->path);
  g_clear_object (&world->store);
  database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);
  g_assert_true (quoth_log_leave (database));
  g_assert_true (quoth_database_exec (database,
                                      "PRAGMA cache_size = 5; BEGIN; DELETE FROM segment; DELETE FROM content;"
                                      "UPDATE document SET name = 'Other';"
                                      "INSERT INTO content VALUES (zeroblob (32), 0, hex (zeroblob (4000000)))",
                                      NULL));
  copy (world->path, dead, "");
  copy (world->path, dead, "-journal");
  g_clear_pointer (&database, quoth_database_free);

  g_assert_cmpint (get_size (dead, "-journal"), >, 0);
  g_free (world->path);
  world->path = g_steal_pointer (&dead);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
  g_assert_nonnull (world->store);
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
  assert_sound (world);
}

/* A journal whose file is gone would spoil what is made in its place. */
static void
test_orphan (World *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "new.quoth", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (journal, "pages", -1, NULL));
  g_assert_null (quoth_store_create (path, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
}

static void
limit_files (rlim_t size)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (size, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* Nothing of it stays, and with space again all goes on. */
static void
test_full_disk (void)
{
  World world = { 0 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  world_set_up (&world, NULL);
  for (rlim_t room = 8 << 10; room < BIG; room *= 3)
    {
      goffset used = MAX (get_size (world.path, ""), get_size (world.path, "-wal"));
      g_autofree char *name = g_strdup_printf ("After %lu", (gulong) room);
      g_autoptr (QuothChange) change = big_change (&world.coder, name, BIG);
      g_autofree char *before = world_dump (world.path);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      limit_files ((rlim_t) used + room);
      g_assert_false (quoth_store_commit (world.store, change, NULL, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
      after = world_dump (world.path);
      g_assert_cmpstr (before, ==, after);
      limit_files (RLIM_INFINITY);
      world_commit (&world, change);
    }
  assert_sound (&world);
  world_tear_down (&world, NULL);
}

/* The other program: adds big documents "PREFIX 0", "PREFIX 1", … and says so on standard output. */
static int
commit_and_tell (const char *path, const char *prefix)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  QuothId coder;

  {
    g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_reader (store, &error) : NULL;

    if (reader == NULL || !quoth_reader_find_coder (reader, "A", &coder))
      g_error ("%s", error != NULL ? error->message : "no coder");
  }
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %u", prefix, i);
      g_autoptr (QuothChange) change = big_change (&coder, name, BIG);

      if (!quoth_store_commit (store, change, NULL, &error))
        g_error ("%s", error->message);
      if (puts (name) < 0 || fflush (stdout) != 0)
        return 1;
    }
  return 0;
}

/* Lets the other program work until @deadline microseconds after its first word. Returns: how many it said were done. */
static guint
run_and_kill (World *world, const char *prefix, gulong deadline)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) other
    = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--commit-and-tell", world->path, prefix, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  guint n = 0;
  char *line;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other));
  for (; (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL; n++)
    {
      g_free (line);
      if (n > 0)
        continue;
      g_usleep (deadline);
      g_subprocess_force_exit (other);
    }
  g_subprocess_wait (other, NULL, NULL);
  return n;
}

/* What was acknowledged is there, whenever the program dies, and at most one that was not. */
static void
test_killed (World *world, gconstpointer data)
{
  gint64 n_told = 0;

  for (int round = 0; round < 6; round++)
    {
      g_autofree char *prefix = g_strdup_printf ("Round %d", round);
      gint64 n_found;

      g_clear_object (&world->store);
      n_told += run_and_kill (world, prefix, (gulong) g_test_rand_int_range (0, 100000));
      world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, NULL);
      g_assert_nonnull (world->store);
      n_found = world_count (world, QUOTH_KIND_DOCUMENT);
      g_assert_cmpint (n_found, >=, n_told);
      g_assert_cmpint (n_found, <=, n_told + 1);
      n_told = n_found;
    }
  assert_sound (world);
}

#define ADD(name, func) g_test_add ("/log/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 4 && g_str_equal (argv[1], "--commit-and-tell"))
    return commit_and_tell (argv[2], argv[3]);

  g_test_init (&argc, &argv, NULL);
  ADD ("is-burden", test_is_burden);
  ADD ("alone", test_alone);
  ADD ("in-company", test_in_company);
  ADD ("readers-come", test_readers_come);
  ADD ("died", test_died);
  ADD ("orphan", test_orphan);
  g_test_add_func ("/log/full-disk", test_full_disk);
  ADD ("killed", test_killed);
  return g_test_run ();
}
