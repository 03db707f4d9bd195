/* test-open.c: tests of quoth-open.c: what is refused, and left as it was; what can only be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/quoth-log.h"
#include "store/quoth-open.h"
#include "store/quoth-schema.h"

#define NOBODY 65534

/* All that is in a folder: names, sizes, contents. */
static char *
take_stock (const char *folder)
{
  g_autofree char *listing = world_list (folder);
  g_auto (GStrv) names = g_strsplit (listing, " ", -1);
  GString *stock = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *contents = NULL;
      g_autofree char *sum = NULL;
      gsize size = 0;

      if (g_file_get_contents (path, &contents, &size, NULL))
        sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, size);
      g_string_append_printf (stock, "%s %" G_GSIZE_FORMAT " %s\n", names[i], size, sum);
    }
  return g_string_free (stock, FALSE);
}

static void
assert_refused (const char *folder, const char *name, QuothError code)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *before = take_stock (folder);

  for (guint flags = 0; flags < 2; flags++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (quoth_store_open (path, flags, &error));
      g_assert_error (error, QUOTH_ERROR, (int) code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      after = take_stock (folder);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
write_file (const char *folder, const char *name, const char *contents, gssize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, size, NULL));
}

static void
make_foreign (const char *folder, const char *name, const char *sql)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (QuothDatabase) database
    = quoth_database_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

  g_assert_true (quoth_database_exec (database, sql, NULL));
}

static void
test_not_a_project (World *world, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (world->folder, "folder.quoth", NULL);
  g_autofree char *fifo = g_build_filename (world->folder, "fifo.quoth", NULL);
  g_autoptr (GError) error = NULL;

  write_file (world->folder, "text.quoth", "Certainly no project, but a text of some length, and more of it.", -1);
  write_file (world->folder, "empty.quoth", "", 0);
  write_file (world->folder, "short.quoth", "SQLite", -1);
  make_foreign (world->folder, "foreign.quoth", "CREATE TABLE journal (a)");
  make_foreign (world->folder, "other.quoth", "PRAGMA application_id = 252006674; CREATE TABLE journal (a)");
  make_foreign (world->folder, "log.quoth", "PRAGMA journal_mode = WAL; CREATE TABLE journal (a)");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  quoth_store_close (world->store);
  g_assert_null (quoth_store_open (fifo, QUOTH_STORE_READ_WRITE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_A_PROJECT);
  g_assert_cmpint (g_unlink (fifo), ==, 0);
  assert_refused (world->folder, "gone.quoth", QUOTH_ERROR_NOT_FOUND);
  assert_refused (world->folder, "folder.quoth", QUOTH_ERROR_NOT_A_PROJECT);
  assert_refused (world->folder, "text.quoth", QUOTH_ERROR_NOT_A_PROJECT);
  assert_refused (world->folder, "empty.quoth", QUOTH_ERROR_NOT_A_PROJECT);
  assert_refused (world->folder, "short.quoth", QUOTH_ERROR_NOT_A_PROJECT);
  assert_refused (world->folder, "foreign.quoth", QUOTH_ERROR_NOT_A_PROJECT);
  assert_refused (world->folder, "other.quoth", QUOTH_ERROR_NOT_A_PROJECT);
  assert_refused (world->folder, "log.quoth", QUOTH_ERROR_NOT_A_PROJECT);
}

/* Cut at any place, a project is refused; not cut, it is not. */
static void
test_cut_off (World *world, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize size;

  world_add_document (world, "d", "Some text");
  quoth_store_close (world->store);
  g_assert_true (g_file_get_contents (world->path, &contents, &size, NULL));
  for (int i = 0; i < 60; i++)
    {
      gsize cut = i < 10 ? (gsize) i * 10 + 1 : (gsize) g_test_rand_int_range (0, (int) size);

      write_file (world->folder, "cut.quoth", contents, (gssize) cut);
      assert_refused (world->folder, "cut.quoth", cut < 16 ? QUOTH_ERROR_NOT_A_PROJECT : QUOTH_ERROR_DAMAGED);
    }
  world_reopen (world);
}

/* Bytes turned over anywhere: an error or a project, never a crash. */
static void
test_damaged (World *world, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *path = g_build_filename (world->folder, "damaged.quoth", NULL);
  gsize size;

  world_add_document (world, "d", "Some text");
  quoth_store_close (world->store);
  g_assert_true (g_file_get_contents (world->path, &contents, &size, NULL));
  for (int i = 0; i < 60; i++)
    {
      g_autofree char *damaged = g_memdup2 (contents, size);
      g_autoptr (QuothStore) store = NULL;
      g_autoptr (GError) error = NULL;

      for (int j = 0; j < 20; j++)
        damaged[g_test_rand_int_range (i < 30 ? 72 : 4096, (int) size)] ^= (char) g_test_rand_int_range (1, 256);
      g_assert_true (g_file_set_contents (path, damaged, (gssize) size, NULL));
      store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
      g_assert_true ((store != NULL) == (error == NULL));
    }
}

static void
set_version (World *world, int version)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);

  g_assert_true (quoth_database_exec (database, sql, NULL));
}

static void
assert_read_only (World *world, const char *reason)
{
  g_autoptr (QuothChange) change = quoth_change_new ("Do it", &world->coder);
  g_autofree char *copy = g_build_filename (g_get_tmp_dir (), "quoth-read-only-copy.quoth", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (quoth_store_get_read_only_reason (world->store));
  g_assert_nonnull (strstr (quoth_store_get_read_only_reason (world->store), reason));
  g_assert_cmpint (world_count (world, QUOTH_KIND_CODER), ==, 1);
  g_assert_false (quoth_store_commit (world->store, change, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, reason));
  g_clear_error (&error);
  g_assert_false (quoth_store_undo (world->store, &world->coder, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY);
  g_clear_error (&error);

  /* It can be backed up all the same. */
  g_assert_true (quoth_store_backup (world->store, copy, TRUE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_unlink (copy);
}

static void
test_newer (World *world, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *after = NULL;
  gsize size, size_after;

  quoth_store_close (world->store);
  set_version (world, 7);
  g_assert_true (g_file_get_contents (world->path, &contents, &size, NULL));
  world_reopen (world);
  assert_read_only (world, "newer");
  quoth_store_close (world->store);
  g_assert_true (g_file_get_contents (world->path, &after, &size_after, NULL));
  g_assert_cmpmem (contents, size, after, size_after);
}

/* The new version may still be in the log. */
static void
test_newer_in_log (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) other = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);

  g_assert_true (quoth_database_exec (other, "PRAGMA user_version = 7", NULL));
  world_reopen (world);
  assert_read_only (world, "newer");
}

static void
test_no_such_version (World *world, gconstpointer data)
{
  g_autofree char *listing = NULL;
  g_autoptr (GError) error = NULL;

  quoth_store_close (world->store);
  set_version (world, 0);
  g_assert_null (quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_A_PROJECT);
  listing = world_list (world->folder);
  g_assert_cmpstr (listing, ==, "world.quoth");
}

static void
test_tables_missing (World *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "bare.quoth", NULL);

  make_foreign (world->folder, "bare.quoth", "PRAGMA application_id = 0x51554F54; PRAGMA user_version = 2; CREATE TABLE project (a)");
  for (guint flags = 0; flags < 2; flags++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (quoth_store_open (path, flags, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED);
    }
}

static void
test_read_only_flag (World *world, gconstpointer data)
{
  quoth_store_close (world->store);
  g_object_unref (world->store);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_ONLY, NULL);
  assert_read_only (world, "reading");
}

/* Rights do not bind root. */
static void
become_nobody (void)
{
  if (geteuid () == 0)
    {
      g_assert_cmpint (setgid (NOBODY), ==, 0);
      g_assert_cmpint (setuid (NOBODY), ==, 0);
      /* The leak checker traces the process. */
      prctl (PR_SET_DUMPABLE, 1);
    }
}

static void
run_as_nobody (void (*func) (World *world))
{
  World world = { 0 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  become_nobody ();
  world_set_up (&world, NULL);
  func (&world);
  world_tear_down (&world, NULL);
}

static void
try_read_only_file (World *world)
{
  quoth_store_close (world->store);
  g_assert_cmpint (g_chmod (world->path, 0444), ==, 0);
  world_reopen (world);
  assert_read_only (world, "file");
}

static void
test_read_only_file (void)
{
  run_as_nobody (try_read_only_file);
}

static void
try_read_only_folder (World *world)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *new_path = g_build_filename (world->folder, "new.quoth", NULL);
  g_autoptr (GError) error = NULL;

  quoth_store_close (world->store);
  before = take_stock (world->folder);
  g_assert_cmpint (g_chmod (world->folder, 0555), ==, 0);
  world_reopen (world);
  assert_read_only (world, "folder");
  g_assert_null (quoth_store_create (new_path, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
  quoth_store_close (world->store);
  after = take_stock (world->folder);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (g_chmod (world->folder, 0755), ==, 0);
}

static void
test_read_only_folder (void)
{
  run_as_nobody (try_read_only_folder);
}

static void
try_no_rights (World *world)
{
  g_autoptr (GError) error = NULL;

  quoth_store_close (world->store);
  g_assert_cmpint (g_chmod (world->path, 0), ==, 0);
  g_assert_null (quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK);
}

static void
test_no_rights (void)
{
  run_as_nobody (try_no_rights);
}

/* A way to lock files that has no shared memory, as on some network drives. */
static void
test_no_sharing (void)
{
  World world = { 0 };
  g_autofree char *names = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  sqlite3_vfs_register (sqlite3_vfs_find ("unix-dotfile"), 1);
  world_set_up (&world, NULL);
  g_assert_nonnull (quoth_store_get_safe_mode_reason (world.store));
  world_add_actor (&world, "Ada");
  world_reopen (&world);
  g_assert_cmpint (world_count (&world, QUOTH_KIND_ACTOR), ==, 1);
  g_clear_object (&world.store);
  names = world_list (world.folder);
  g_assert_cmpstr (names, ==, "world.quoth");
  world_tear_down (&world, NULL);
}

/* A program was ended in the middle of a commit: what is half done is beside the file, and in it. */
static void
leave_half_done (World *world)
{
  g_autofree char *journal = g_strconcat (world->path, "-journal", NULL);
  g_autofree char *file_before = NULL, *journal_before = NULL;
  g_autoptr (QuothDatabase) database = NULL;
  gsize file_size, journal_size;

  g_clear_object (&world->store);
  database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, NULL);
  g_assert_true (quoth_log_leave (database));
  g_assert_true (quoth_database_exec (database,
                                      "PRAGMA cache_size = 5; BEGIN; UPDATE project SET name = 'Half';"
                                      "INSERT INTO content VALUES (zeroblob (32), 0, hex (zeroblob (400000)))",
                                      NULL));
  g_assert_true (g_file_get_contents (world->path, &file_before, &file_size, NULL));
  g_assert_true (g_file_get_contents (journal, &journal_before, &journal_size, NULL));
  g_assert_cmpuint (journal_size, >, 0);
  g_clear_pointer (&database, quoth_database_free);
  g_assert_true (g_file_set_contents (world->path, file_before, (gssize) file_size, NULL));
  g_assert_true (g_file_set_contents (journal, journal_before, (gssize) journal_size, NULL));
}

/* It is taken back by who only reads, too, and what the project was is there. */
static void
test_half_done (World *world, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  world_add_document (world, "d", "Some text");
  before = world_dump (world->path);
  leave_half_done (world);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_ONLY, NULL);
  g_assert_nonnull (world->store);
  g_assert_cmpint (world_count (world, QUOTH_KIND_DOCUMENT), ==, 1);
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
}

/* What is half done may not be read as if it were whole. */
static void
try_half_done_read_only (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  leave_half_done (world);
  g_assert_cmpint (g_chmod (world->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (world->folder, 0555), ==, 0);
  before = take_stock (world->folder);
  for (guint flags = 0; flags < 2; flags++)
    {
      g_assert_null (quoth_store_open (world->path, flags, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, "taken back first"));
      g_clear_error (&error);
    }
  after = take_stock (world->folder);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (g_chmod (world->folder, 0755), ==, 0);
}

static void
test_half_done_read_only (void)
{
  run_as_nobody (try_half_done_read_only);
}

#define ADD(name, func) g_test_add ("/open/" name, World, NULL, world_set_up, func, world_tear_down)

/* Whether another process sees that somebody has the file open. Such a lock is lost where the process that has it closes the file by hand. */
static gboolean
is_locked (const char *path)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      /* Where SQLite locks: the bytes of those who read. */
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510 };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      _exit (fd >= 0 && fcntl (fd, F_GETLK, &lock) == 0 ? lock.l_type != F_UNLCK : 2);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), <, 2);
  return WEXITSTATUS (status) == 1;
}

/* Who looks at a project that is open in the same program leaves its locks alone. */
static void
test_locks_stay (World *world, gconstpointer data)
{
  g_autofree char *log = g_strconcat (world->path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  int version;

  g_assert_true (is_locked (world->path));
  g_assert_true (quoth_open_look (world->path, &version, &error));
  g_assert_cmpint (version, ==, QUOTH_SCHEMA_VERSION);
  g_assert_true (is_locked (world->path));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QuothStore) second = quoth_store_open (world->path, i == 0 ? QUOTH_STORE_READ_WRITE : QUOTH_STORE_READ_ONLY, &error);

      g_assert_no_error (error);
      g_clear_object (&second);
      g_assert_true (is_locked (world->path));
      g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("not-a-project", test_not_a_project);
  ADD ("cut-off", test_cut_off);
  ADD ("damaged", test_damaged);
  ADD ("newer", test_newer);
  ADD ("newer-in-log", test_newer_in_log);
  ADD ("no-such-version", test_no_such_version);
  ADD ("tables-missing", test_tables_missing);
  ADD ("read-only-flag", test_read_only_flag);
  ADD ("locks-stay", test_locks_stay);
  g_test_add_func ("/open/read-only-file", test_read_only_file);
  g_test_add_func ("/open/read-only-folder", test_read_only_folder);
  ADD ("half-done", test_half_done);
  g_test_add_func ("/open/half-done-read-only", test_half_done_read_only);
  g_test_add_func ("/open/no-rights", test_no_rights);
  g_test_add_func ("/open/no-sharing", test_no_sharing);
  return g_test_run ();
}
