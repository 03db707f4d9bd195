/* test-bad-project.c: project files that are none, and disks that cannot be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "quoth-cli-fixture.h"

/* Every command that takes a project refuses "p.quoth" in these words, and does not touch it. */
static void
check_refused (QuothCliFixture *self, const char *phrase)
{
  static const char *const commands[][4] = {
    { "import", "one.txt", NULL }, { "apply", "edits.jsonl", NULL }, { "list", "actors", NULL },
    { "export", "--format=jsonl", "--output=x", NULL }, { "check", NULL }, { "backup", "b.quoth", NULL },
  };
  gsize n_before;
  g_autofree char *before = quoth_cli_fixture_read (self, "p.quoth", &n_before);

  quoth_cli_fixture_write (self, "one.txt", "A text.\n", -1);
  quoth_cli_fixture_write (self, "edits.jsonl", "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *const *command = commands[i];
      gsize n_after;
      g_autofree char *after = NULL;

      quoth_cli_fixture_run (self, command[0], "p.quoth", command[1], command[1] != NULL ? command[2] : NULL, NULL);
      quoth_cli_fixture_assert_failed (self, 1, "p.quoth", phrase, NULL);
      after = quoth_cli_fixture_read (self, "p.quoth", &n_after);
      g_assert_cmpmem (before, n_before, after, n_after);
      g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-wal"));
      g_assert_false (quoth_cli_fixture_exists (self, "p.quoth-shm"));
      g_assert_false (quoth_cli_fixture_exists (self, "x"));
      g_assert_false (quoth_cli_fixture_exists (self, "b.quoth"));
    }
}

static void
change_database (QuothCliFixture *self, const char *sql)
{
  g_autofree char *path = g_build_filename (self->folder, "p.quoth", NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_text_file (QuothCliFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "This is my diary, and no project.\n");
  quoth_cli_fixture_write (self, "p.quoth", text->str, text->len);
  check_refused (self, "project");
  quoth_cli_fixture_write (self, "p.quoth", "", 0);
  check_refused (self, "project");
}

static void
test_foreign_database (QuothCliFixture *self, gconstpointer data)
{
  change_database (self, "CREATE TABLE bookmark (url); INSERT INTO bookmark VALUES ('x')");
  check_refused (self, "project");
  /* One that has tables of the same names. */
  g_assert_cmpint (quoth_cli_fixture_shell (self, "rm p.quoth"), ==, 0);
  change_database (self, "CREATE TABLE document (id); CREATE TABLE journal (id); PRAGMA user_version = 1");
  check_refused (self, "project");
}

static void
test_truncated (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *contents = NULL;
  gsize n_bytes;

  quoth_cli_fixture_make_project (self);
  contents = quoth_cli_fixture_read (self, "p.quoth", &n_bytes);
  quoth_cli_fixture_write (self, "p.quoth", contents, n_bytes / 2);
  check_refused (self, "damaged");
  quoth_cli_fixture_write (self, "p.quoth", contents, 50);
  check_refused (self, "");
}

static void
test_newer (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quoth_cli_fixture_make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  change_database (self, "PRAGMA user_version = 999");
  quoth_cli_fixture_run (self, "apply", "p.quoth", "-", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth", "newer", NULL);
  quoth_cli_fixture_run (self, "import", "p.quoth", "one.txt", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth", "newer", NULL);
  /* It can be read. */
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_folder (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_write (self, "p.quoth/file", "x", -1);
  quoth_cli_fixture_run (self, "list", "p.quoth", "actors", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth", NULL);
  quoth_cli_fixture_run (self, "list", "nowhere.quoth", "actors", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "nowhere.quoth", NULL);
  g_assert_false (quoth_cli_fixture_exists (self, "nowhere.quoth"));
}

/* Root may write anywhere, so root becomes somebody else for this one. Returns: the head of a shell command. */
static const char *
become_nobody (void)
{
  g_autofree char *setpriv = g_find_program_in_path ("setpriv");

  if (geteuid () != 0)
    return "";
  if (setpriv == NULL)
    {
      g_test_skip ("root may write anywhere, and there is no setpriv");
      return NULL;
    }
  return "setpriv --reuid=65534 --regid=65534 --clear-groups -- ";
}

static void
check_unwritable (QuothCliFixture *self, const char *head)
{
  static const char *const lines[] = {
    "new q.quoth", "import p.quoth two.txt", "apply p.quoth edits.jsonl", "backup p.quoth b.quoth",
    "export p.quoth --format jsonl --output x", "export p.quoth --format csv --output tables",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *line = g_strdup_printf ("%s \"$QUOTH_CLI\" %s", head, lines[i]);

      quoth_cli_fixture_shell (self, line);
      quoth_cli_fixture_assert_failed (self, 1, NULL);
    }
}

static void
test_unwritable_folder (QuothCliFixture *self, gconstpointer data)
{
  const char *head = become_nobody ();
  g_autofree char *project = g_build_filename (self->folder, "p.quoth", NULL);
  g_autofree char *probe = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (head == NULL)
    return;
  quoth_cli_fixture_make_project (self);
  quoth_cli_fixture_write (self, "two.txt", "Another.\n", -1);
  quoth_cli_fixture_write (self, "edits.jsonl", "{\"type\":\"actor\",\"name\":\"Xi\",\"kind\":\"person\"}\n", -1);
  before = quoth_cli_fixture_snapshot (self);
  g_assert_cmpint (g_chmod (project, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  probe = g_strdup_printf ("%s \"$QUOTH_CLI\" --version", head);
  quoth_cli_fixture_shell (self, probe);
  if (self->status != 0)
    g_test_skip ("nobody may not run the program from where it is");
  else
    check_unwritable (self, head);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  g_assert_cmpint (g_chmod (project, 0644), ==, 0);
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

static void
make_long_input (QuothCliFixture *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) edits = g_string_new (NULL);

  for (guint i = 0; i < 40000; i++)
    {
      g_string_append_printf (text, "Line %u of a text that is longer than the disk has room for.\n", i);
      g_string_append_printf (edits, "{\"type\":\"actor\",\"id\":\"_:%u\",\"name\":\"Actor number %u\",\"kind\":\"person\"}\n", i, i);
    }
  quoth_cli_fixture_write (self, "long.txt", text->str, text->len);
  quoth_cli_fixture_write (self, "long.jsonl", edits->str, edits->len);
}

/* A file may not grow beyond 512 kB: as good as a full disk, and needs no rights. */
static void
test_file_size_limit (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  quoth_cli_fixture_make_project (self);
  make_long_input (self);
  before = quoth_cli_fixture_snapshot (self);
  quoth_cli_fixture_shell (self, "ulimit -f 1000; exec \"$QUOTH_CLI\" import p.quoth long.txt --coder B");
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth", NULL);
  quoth_cli_fixture_shell (self, "ulimit -f 1000; exec \"$QUOTH_CLI\" apply p.quoth long.jsonl --coder B");
  quoth_cli_fixture_assert_failed (self, 1, "p.quoth", NULL);
  quoth_cli_fixture_shell (self, "ulimit -f 100; exec \"$QUOTH_CLI\" backup p.quoth b.quoth");
  quoth_cli_fixture_assert_failed (self, 1, "b.quoth", NULL);
  quoth_cli_fixture_shell (self, "ulimit -f 100; exec \"$QUOTH_CLI\" new q.quoth");
  quoth_cli_fixture_assert_failed (self, 1, "q.quoth", NULL);
  quoth_cli_run (self, "check", "p.quoth");
  /* There was room for the backup that is made before so many edits. */
  quoth_cli_fixture_shell (self, "rm -r p.quoth-backups");
  after = quoth_cli_fixture_snapshot (self);
  g_assert_cmpstr (before, ==, after);
}

/* A disk of 2 MB, where the system lets us make one. */
static void
test_full_disk (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_shell (self, "unshare -m sh -c 'mount -t tmpfs -o size=2m tmpfs .'");
  if (self->status != 0)
    {
      g_test_skip ("no disk can be mounted here");
      return;
    }
  quoth_cli_fixture_make_project (self);
  make_long_input (self);
  quoth_cli_fixture_shell (self,
                           "mkdir disk; exec unshare -m sh -ec '"
                           "mount -t tmpfs -o size=2m tmpfs disk; cp p.quoth disk/p.quoth; cd disk;"
                           "\"$QUOTH_CLI\" export p.quoth -f jsonl -o ../before; ls > ../before-files;"
                           "! \"$QUOTH_CLI\" import p.quoth ../long.txt --coder B;"
                           "! \"$QUOTH_CLI\" apply p.quoth ../long.jsonl --coder B;"
                           "head -c 1000000 /dev/zero > filler; head -c 1000000 /dev/zero >> filler || true;"
                           "! \"$QUOTH_CLI\" new q.quoth; ! \"$QUOTH_CLI\" backup p.quoth b.quoth;"
                           "! \"$QUOTH_CLI\" export p.quoth -f jsonl -o x;"
                           "rm filler; \"$QUOTH_CLI\" check p.quoth; \"$QUOTH_CLI\" export p.quoth -f jsonl -o ../after;"
                           "rm -r p.quoth-backups; ls > ../after-files'");
  g_assert_cmpint (self->status, ==, 0);
  g_assert_cmpuint (quoth_cli_fixture_count (self->err, "quoth-cli: "), >=, 4);
  g_assert_cmpint (quoth_cli_fixture_shell (self, "cmp before after && cmp before-files after-files"), ==, 0);
}

/* A program that writes to the project is waited for, and that is said; Ctrl+C ends it, and nothing is written. */
static void
test_waits (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "p.quoth", NULL);
  g_autofree char *before = NULL;
  sqlite3 *db;

  quoth_cli_fixture_make_project (self);
  before = quoth_cli_fixture_snapshot (self);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GSubprocess) other = NULL;
      g_autoptr (GDataInputStream) lines = NULL;
      g_autofree char *line = NULL;

      g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
      other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, NULL, g_getenv ("QUOTH_CLI"),
                                "undo", path, "--coder", "A", NULL);
      g_assert_nonnull (other);
      lines = g_data_input_stream_new (g_subprocess_get_stderr_pipe (other));
      line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
      g_assert_nonnull (strstr (line, "Waiting for another program"));
      if (i == 0)
        g_subprocess_send_signal (other, SIGINT);
      else
        g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
      g_subprocess_wait (other, NULL, NULL);
      g_assert_cmpint (g_subprocess_get_exit_status (other), ==, i == 0 ? 1 : 0);
      g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
      if (i == 0)
        {
          g_autofree char *after = quoth_cli_fixture_snapshot (self);

          g_assert_cmpstr (before, ==, after);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/bad-project/text-file", test_text_file);
  QUOTH_CLI_TEST ("/bad-project/foreign-database", test_foreign_database);
  QUOTH_CLI_TEST ("/bad-project/truncated", test_truncated);
  QUOTH_CLI_TEST ("/bad-project/newer", test_newer);
  QUOTH_CLI_TEST ("/bad-project/folder", test_folder);
  QUOTH_CLI_TEST ("/bad-project/unwritable-folder", test_unwritable_folder);
  QUOTH_CLI_TEST ("/bad-project/file-size-limit", test_file_size_limit);
  QUOTH_CLI_TEST ("/bad-project/full-disk", test_full_disk);
  QUOTH_CLI_TEST ("/bad-project/waits", test_waits);
  return g_test_run ();
}
