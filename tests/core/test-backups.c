/* test-backups.c: tests of quoth-backups.c, quoth-backup-folder.c and quoth-backup-mark.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <glib/gstdio.h>
#include <utime.h>

static char *
keep (World *world, QuothBackupReason reason)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  g_assert_true (quoth_store_keep_backup (world->store, reason, NULL, NULL, NULL, &path, &error));
  g_assert_no_error (error);
  return path;
}

static GPtrArray *
list (World *world)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = quoth_backups_list (world->path, NULL, &error);

  g_assert_no_error (error);
  return backups;
}

static const QuothBackup *
find (GPtrArray *backups, const char *path)
{
  for (guint i = 0; i < backups->len; i++)
    if (g_str_equal (((QuothBackup *) backups->pdata[i])->path, path))
      return backups->pdata[i];
  return NULL;
}

static void
test_keep (World *world, gconstpointer data)
{
  g_autofree char *folder = quoth_backups_get_folder (world->path);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *copied = NULL;
  g_autofree char *listing = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *expected = g_build_filename (world->folder, "world.quoth-backups", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  const QuothBackup *backup;

  g_assert_cmpstr (folder, ==, expected);
  path = keep (world, QUOTH_BACKUP_BEFORE_MERGE);
  g_assert_true (g_str_has_prefix (path, folder));
  g_assert_true (g_str_has_suffix (path, "Z.before-merge.quoth"));
  world_add_actor (world, "Later");
  world_add_actor (world, "And later");
  copied = world_dump (path);
  g_assert_cmpstr (before, ==, copied);

  backups = list (world);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = backups->pdata[0];
  g_assert_cmpstr (backup->path, ==, path);
  g_assert_cmpint (backup->reason, ==, QUOTH_BACKUP_BEFORE_MERGE);
  g_assert_cmpuint (backup->n_behind, ==, 2);
  g_assert_cmpuint (backup->n_entries, ==, 2);
  g_assert_cmpuint (backup->n_problems, ==, 0);
  g_assert_null (backup->fault);
  g_assert_true (backup->is_untouched);
  g_assert_cmpint (ABS (backup->time - g_get_real_time () / 1000), <, 600 * 1000);
  /* To look at it has left nothing beside it. */
  listing = world_list (folder);
  name = g_path_get_basename (path);
  g_assert_cmpstr (listing, ==, name);
}

/* Where nothing was done, only what somebody asks for is kept. */
static void
test_nothing (World *world, gconstpointer data)
{
  g_autofree char *path = g_build_filename (world->folder, "new.quoth", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_create (path, NULL, &error);

  for (int reason = 0; reason < QUOTH_N_BACKUP_REASONS; reason++)
    {
      gboolean must = reason == QUOTH_BACKUP_BY_HAND || reason == QUOTH_BACKUP_BEFORE_MIGRATION
                      || reason == QUOTH_BACKUP_BEFORE_RESTORE || reason == QUOTH_BACKUP_BEFORE_COMPACTION;
      g_autofree char *made = NULL;

      g_assert_true (quoth_store_keep_backup (store, reason, NULL, NULL, NULL, &made, &error));
      g_assert_cmpint (made != NULL, ==, must);
    }
}

/* Projects that share a folder do not see each other's, nor are they in each other's way under the same name. */
static void
test_shared_folder (World *world, gconstpointer data)
{
  World other;
  g_autofree char *shared = g_build_filename (world->folder, "all.quoth-backups", NULL);
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  quoth_backups_configure (shared, 1, 1);
  world_set_up (&other, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_free (mine);
      g_free (theirs);
      mine = keep (world, QUOTH_BACKUP_DAILY);
      theirs = keep (&other, QUOTH_BACKUP_DAILY);
    }
  g_assert_true (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (theirs, G_FILE_TEST_EXISTS));
  backups = list (&other);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_nonnull (find (backups, theirs));
  world_tear_down (&other, NULL);
  quoth_backups_configure (NULL, QUOTH_BACKUPS_DAILY, QUOTH_BACKUPS_OTHER);
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

/* ---- Which are kept ---- */

typedef struct
{
  World *world;
  GHashTable *foreign;                  /* paths that must stay for ever */
  GPtrArray *made[QUOTH_N_BACKUP_REASONS][2]; /* paths of what is untouched, by whether it is good, the oldest first */
  gboolean is_good;                     /* whether the project is without problems now */
  guint n_daily;
  guint n_other;
} Rotation;

static guint
get_limit (Rotation *self, int reason)
{
  if (reason == QUOTH_BACKUP_BY_HAND || reason == QUOTH_BACKUP_BEFORE_COMPACTION)
    return G_MAXUINT;
  return reason == QUOTH_BACKUP_DAILY ? self->n_daily : self->n_other;
}

static void
spoil_project (Rotation *self, gboolean is_good)
{
  if (is_good != self->is_good)
    run_sql (self->world->path, is_good ? "UPDATE span SET quote = 'Putin'" : "UPDATE span SET quote = 'Xi'");
  self->is_good = is_good;
}

/* Something that somebody does to a backup: it is not ours any more. */
static void
touch_one (Rotation *self, GPtrArray *paths)
{
  guint n = paths->len > 0 ? (guint) g_test_rand_int_range (0, (gint32) paths->len) : 0;
  g_autofree char *path = paths->len > 0 ? g_ptr_array_steal_index (paths, n) : NULL;
  g_autofree char *renamed = path != NULL ? g_strconcat (path, ".quoth", NULL) : NULL;

  if (path == NULL)
    return;
  if (g_test_rand_bit ())
    {
      g_assert_cmpint (g_rename (path, renamed), ==, 0);
      g_hash_table_add (self->foreign, g_steal_pointer (&renamed));
      return;
    }
  if (g_test_rand_bit ())
    run_sql (path, "PRAGMA journal_mode = WAL");
  else
    run_sql (path, "DELETE FROM journal WHERE seq = 1");
  g_hash_table_add (self->foreign, g_steal_pointer (&path));
}

/* What a clock that jumps writes into one. */
static void
change_time (GPtrArray *paths)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE local SET value = %d WHERE key = 'backup.time'", g_test_rand_int () >> 1);

  if (paths->len > 0)
    run_sql (paths->pdata[g_test_rand_int_range (0, (gint32) paths->len)], sql);
}

static void
check_rotation (Rotation *self)
{
  g_autoptr (GPtrArray) backups = list (self->world);
  GHashTableIter iter;
  gpointer path;
  guint n_untouched = 0;
  guint n_expected = 0;

  g_hash_table_iter_init (&iter, self->foreign);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < backups->len; i++)
    n_untouched += ((QuothBackup *) backups->pdata[i])->is_untouched;
  for (int reason = 0; reason < QUOTH_N_BACKUP_REASONS; reason++)
    for (guint good = 0; good < 2; good++)
      {
        GPtrArray *paths = self->made[reason][good];

        for (guint i = 0; i < paths->len; i++)
          g_assert_nonnull (find (backups, paths->pdata[i]));
        n_expected += paths->len;
      }
  g_assert_cmpuint (n_untouched, ==, n_expected);
}

static void
keep_one (Rotation *self)
{
  int reason = g_test_rand_int_range (0, QUOTH_N_BACKUP_REASONS);
  GPtrArray *paths = self->made[reason][self->is_good];
  char *path = keep (self->world, reason);

  g_assert_false (g_hash_table_contains (self->foreign, path));
  g_ptr_array_add (paths, path);
  /* The limits are kept by what is pruned next, of whatever reason it is. */
  for (int other = 0; other < QUOTH_N_BACKUP_REASONS; other++)
    for (guint good = 0; good < 2; good++)
      while (self->made[other][good]->len > get_limit (self, other))
        g_ptr_array_remove_index (self->made[other][good], 0);
}

static void
rotation_step (Rotation *self)
{
  GPtrArray *paths = self->made[g_test_rand_int_range (0, QUOTH_N_BACKUP_REASONS)][g_test_rand_bit ()];

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      spoil_project (self, !self->is_good);
      break;
    case 1:
      touch_one (self, paths);
      break;
    case 2:
      change_time (paths);
      break;
    default:
      keep_one (self);
      check_rotation (self);
      break;
    }
}

static void
add_mention (World *world)
{
  QuothId document = world_add_document (world, "speech", "Putin said so.");
  QuothId actor = world_add_actor (world, "Putin");
  g_autoptr (QuothMention) mention = world_new_mention (&world->coder, &document, &actor, quoth_range (0, 5));
  g_autoptr (QuothChange) change = quoth_change_new ("Tag", &world->coder);

  quoth_change_put (change, mention);
  world_commit (world, change);
}

/* For any order of backups, of project that are sound or not, by a clock that jumps: of each reason the last ones are there, the sound ones and
 * the others; what was renamed or worked in is there; and nothing else is. */
static void
test_rotation (World *world, gconstpointer data)
{
  Rotation self = { .world = world, .is_good = TRUE };
  guint n_steps = g_test_slow () ? 600 : 60;

  self.foreign = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (int reason = 0; reason < QUOTH_N_BACKUP_REASONS; reason++)
    for (guint good = 0; good < 2; good++)
      self.made[reason][good] = g_ptr_array_new_with_free_func (g_free);
  self.n_daily = (guint) g_test_rand_int_range (1, 4);
  self.n_other = (guint) g_test_rand_int_range (1, 3);
  quoth_backups_configure (NULL, self.n_daily, self.n_other);
  add_mention (world);
  for (guint i = 0; i < n_steps; i++)
    rotation_step (&self);
  quoth_backups_configure (NULL, QUOTH_BACKUPS_DAILY, QUOTH_BACKUPS_OTHER);
  for (int reason = 0; reason < QUOTH_N_BACKUP_REASONS; reason++)
    for (guint good = 0; good < 2; good++)
      g_ptr_array_unref (self.made[reason][good]);
  g_hash_table_unref (self.foreign);
}

/* What a program that died left, and a file that cannot be read. */
static void
test_leftovers (World *world, gconstpointer data)
{
  g_autofree char *folder = quoth_backups_get_folder (world->path);
  g_autofree char *first = keep (world, QUOTH_BACKUP_DAILY);
  g_autofree char *stale = g_build_filename (folder, ".world.2026-01-01T000000Z.daily.quoth.AbCdEf", NULL);
  g_autofree char *fresh = g_build_filename (folder, ".world.2026-01-01T000000Z.daily.quoth.GhIjKl", NULL);
  g_autofree char *strange = g_build_filename (folder, "world.2026-01-01T000000Z.daily.quoth", NULL);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  struct utimbuf old = { .actime = 1000000000, .modtime = 1000000000 };

  g_assert_true (g_file_set_contents (stale, "half", -1, NULL));
  g_assert_true (g_file_set_contents (fresh, "half", -1, NULL));
  g_assert_true (g_file_set_contents (strange, "not a project", -1, NULL));
  g_assert_cmpint (g_utime (stale, &old), ==, 0);
  second = keep (world, QUOTH_BACKUP_DAILY);
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
  backups = list (world);
  g_assert_cmpuint (backups->len, ==, 3);
  g_assert_nonnull (find (backups, strange)->fault);
  g_assert_null (find (backups, first)->fault);
}

#define TEST(name, func) g_test_add ("/backups/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST ("keep", test_keep);
  TEST ("nothing", test_nothing);
  TEST ("shared-folder", test_shared_folder);
  TEST ("rotation", test_rotation);
  TEST ("leftovers", test_leftovers);

  return g_test_run ();
}
