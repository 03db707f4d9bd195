/* test-restore.c: tests of quoth-restore.c and quoth-restore-preview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <glib/gstdio.h>

static char *
keep (World *world)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  g_assert_true (quoth_store_keep_backup (world->store, QUOTH_BACKUP_BY_HAND, NULL, NULL, NULL, &path, &error));
  g_assert_no_error (error);
  return path;
}

static QuothRestorePreview *
preview (World *world, const char *backup)
{
  g_autoptr (GError) error = NULL;
  QuothRestorePreview *found = quoth_restore_preview (world->path, backup, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return found;
}

/* Returns: where the project is kept as it was. */
static char *
restore (World *world, const char *backup)
{
  g_autoptr (GError) error = NULL;
  char *kept = NULL;

  g_clear_object (&world->store);
  g_assert_true (quoth_restore_run (world->path, backup, FALSE, NULL, NULL, NULL, &kept, &error));
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  return kept;
}

static void
reopen (World *world)
{
  g_autoptr (GError) error = NULL;

  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_null (quoth_store_get_read_only_reason (world->store));
}

static void
check_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
edit (World *world, guint n)
{
  while (n-- > 0)
    {
      g_autoptr (QuothChange) change = world_edit (world, &world->coder);

      quoth_store_commit (world->store, change, NULL, NULL);
    }
}

static void
assert_same (const char *path, const char *other)
{
  g_autofree char *first = world_dump (path);
  g_autofree char *second = world_dump (other);

  g_assert_cmpstr (first, ==, second);
}

/* There and back, several times: what is restored is what was backed up, what was there before is kept, and both can be worked on. */
static void
test_back_and_forth (World *world, gconstpointer data)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 5; i++)
    {
      const char *backup;
      g_autofree char *before = NULL;

      edit (world, (guint) g_test_rand_int_range (0, 15));
      g_ptr_array_add (backups, keep (world));
      edit (world, (guint) g_test_rand_int_range (0, 15));
      backup = backups->pdata[g_test_rand_int_range (0, (gint32) backups->len)];
      before = world_dump (world->path);
      {
        g_autofree char *kept = restore (world, backup);
        g_autofree char *dump = world_dump (kept);

        g_assert_cmpstr (dump, ==, before);
      }
      assert_same (world->path, backup);
      reopen (world);
      check_sound (world);
    }
}

static guint
sum (const QuothRestorePreview *self, QuothNewsType type)
{
  guint n = 0;

  for (int kind = 0; kind < QUOTH_N_KINDS; kind++)
    n += self->counts[type][kind];
  return n;
}

static void
test_preview (World *world, gconstpointer data)
{
  g_autofree char *backup = NULL;
  QuothId gone = world_add_actor (world, "Gone");
  QuothId other = world_add_coder (world, "B");
  g_autoptr (QuothChange) change = quoth_change_new ("Delete the actor", &other);
  g_autoptr (QuothRestorePreview) none = NULL;
  g_autoptr (QuothRestorePreview) found = NULL;

  backup = keep (world);
  none = preview (world, backup);
  g_assert_cmpuint (none->n_lost + none->n_back + none->steps->len + none->shares->len, ==, 0);
  g_assert_true (none->has_counts);
  for (int type = 0; type <= QUOTH_NEWS_REMOVED; type++)
    g_assert_cmpuint (sum (none, type), ==, 0);

  world_add_actor (world, "First");
  world_add_actor (world, "Second");
  world_add_document (world, "speech", "He said so.");
  quoth_change_delete (change, QUOTH_KIND_ACTOR, &gone);
  world_commit (world, change);
  g_assert_true (quoth_store_undo (world->store, &world->coder, NULL));

  found = preview (world, backup);
  g_assert_null (found->fault);
  g_assert_cmpuint (found->problems->len, ==, 0);
  g_assert_cmpuint (found->n_lost, ==, 5);
  g_assert_cmpuint (found->n_back, ==, 0);
  g_assert_cmpuint (found->shares->len, ==, 2);
  g_assert_cmpstr (((QuothRestoreShare *) found->shares->pdata[0])->name, ==, "A");
  g_assert_cmpuint (((QuothRestoreShare *) found->shares->pdata[0])->n_entries, ==, 4);
  g_assert_cmpstr (((QuothRestoreShare *) found->shares->pdata[1])->name, ==, "B");
  g_assert_cmpuint (found->steps->len, ==, 5);
  g_assert_cmpint (((QuothHistoryEntry *) found->steps->pdata[0])->kind, ==, QUOTH_ENTRY_UNDO);
  g_assert_cmpstr (((QuothHistoryEntry *) found->steps->pdata[1])->label, ==, "Delete the actor");
  /* The document was made and undone since, which is no difference. */
  g_assert_true (found->has_counts);
  g_assert_cmpuint (found->counts[QUOTH_NEWS_ADDED][QUOTH_KIND_ACTOR], ==, 2);
  g_assert_cmpuint (found->counts[QUOTH_NEWS_REMOVED][QUOTH_KIND_ACTOR], ==, 1);
  g_assert_cmpuint (sum (found, QUOTH_NEWS_ADDED), ==, 2);
  g_assert_cmpuint (sum (found, QUOTH_NEWS_CHANGED), ==, 0);
  g_assert_cmpuint (sum (found, QUOTH_NEWS_REMOVED), ==, 1);
}

/* What is said to come is what comes: the preview of the way back is that of the way there, turned round. */
static void
test_preview_turned_round (World *world, gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *backup = NULL;
      g_autofree char *kept = NULL;
      g_autoptr (QuothRestorePreview) there = NULL;
      g_autoptr (QuothRestorePreview) back = NULL;

      edit (world, (guint) g_test_rand_int_range (0, 20));
      backup = keep (world);
      edit (world, (guint) g_test_rand_int_range (0, 20));
      there = preview (world, backup);
      kept = restore (world, backup);
      back = preview (world, kept);
      g_assert_cmpuint (there->n_lost, ==, back->n_back);
      g_assert_cmpuint (there->n_back, ==, back->n_lost);
      for (int kind = 0; kind < QUOTH_N_KINDS; kind++)
        {
          g_assert_cmpuint (there->counts[QUOTH_NEWS_ADDED][kind], ==, back->counts[QUOTH_NEWS_REMOVED][kind]);
          g_assert_cmpuint (there->counts[QUOTH_NEWS_REMOVED][kind], ==, back->counts[QUOTH_NEWS_ADDED][kind]);
          g_assert_cmpuint (there->counts[QUOTH_NEWS_CHANGED][kind], ==, back->counts[QUOTH_NEWS_CHANGED][kind]);
        }
      reopen (world);
    }
}

static void
assert_refused (World *world, const char *path, const char *backup, QuothError code)
{
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_restore_run (path, backup, FALSE, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, (int) code);
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused (World *world, gconstpointer data)
{
  World other;
  g_autofree char *backup = keep (world);
  g_autofree char *text = g_build_filename (world->folder, "thesis.txt", NULL);
  g_autofree char *nowhere = g_build_filename (world->folder, "nowhere.quoth", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  world_add_actor (world, "Later");
  world_set_up (&other, NULL);
  g_assert_true (g_file_set_contents (text, "Not a project", -1, NULL));
  /* It is open: to write, then only to read. */
  assert_refused (world, world->path, backup, QUOTH_ERROR_BUSY);
  g_clear_object (&world->store);
  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_ONLY, NULL);
  {
    g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, NULL);

    g_assert_true (quoth_reader_begin (reader, NULL));
    assert_refused (world, world->path, backup, QUOTH_ERROR_BUSY);
    quoth_reader_end (reader);
  }
  g_clear_object (&world->store);
  assert_refused (world, world->path, world->path, QUOTH_ERROR_INVALID);
  assert_refused (world, world->path, other.path, QUOTH_ERROR_INVALID);
  assert_refused (world, world->path, nowhere, QUOTH_ERROR_NOT_FOUND);
  assert_refused (world, world->path, text, QUOTH_ERROR_NOT_A_PROJECT);
  assert_refused (world, text, backup, QUOTH_ERROR_NOT_A_PROJECT);
  g_assert_true (g_file_get_contents (text, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "Not a project");
  backups = quoth_backups_list (world->path, NULL, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  world_tear_down (&other, NULL);
}

static void
run_sql (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = NULL;

  g_chmod (path, 0600);
  database = quoth_database_open (path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  quoth_database_exec (database, sql, &error);
  g_assert_no_error (error);
}

static void
test_problems (World *world, gconstpointer data)
{
  g_autofree char *backup = keep (world);
  g_autofree char *kept = NULL;
  g_autoptr (QuothRestorePreview) found = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (backup, "UPDATE journal SET seq = seq + 1");
  found = preview (world, backup);
  g_assert_cmpuint (found->problems->len, >, 0);
  g_clear_object (&world->store);
  assert_refused (world, world->path, backup, QUOTH_ERROR_DAMAGED);
  g_assert_true (quoth_restore_run (world->path, backup, TRUE, NULL, NULL, NULL, &kept, &error));
  g_assert_no_error (error);
}

/* One that cannot be read is moved away, and one that is gone is made. */
static void
test_lost_project (World *world, gconstpointer data)
{
  g_autofree char *backup = keep (world);
  g_autofree char *before = world_dump (backup);
  g_autofree char *contents = NULL;
  gsize size;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *kept = NULL;
      g_autofree char *after = NULL;
      g_autoptr (QuothRestorePreview) found = NULL;
      g_autoptr (GError) error = NULL;

      g_clear_object (&world->store);
      g_assert_true (g_file_get_contents (world->path, &contents, &size, NULL));
      if (i == 0)
        g_assert_true (g_file_set_contents (world->path, contents, (gssize) size / 2, NULL));
      else
        g_assert_cmpint (g_unlink (world->path), ==, 0);
      g_clear_pointer (&contents, g_free);
      found = preview (world, backup);
      g_assert_true (i == 0 || found->fault != NULL);
      g_assert_true (quoth_restore_run (world->path, backup, FALSE, NULL, NULL, NULL, &kept, &error));
      g_assert_no_error (error);
      g_assert_cmpint (kept != NULL && g_str_has_suffix (kept, ".damaged.quoth"), ==, i == 0);
      after = world_dump (world->path);
      g_assert_cmpstr (before, ==, after);
      reopen (world);
      check_sound (world);
    }
}

#define TEST(name, func) g_test_add ("/restore/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("back-and-forth", test_back_and_forth);
  TEST ("preview", test_preview);
  TEST ("preview-turned-round", test_preview_turned_round);
  TEST ("refused", test_refused);
  TEST ("problems", test_problems);
  TEST ("lost-project", test_lost_project);

  return g_test_run ();
}
