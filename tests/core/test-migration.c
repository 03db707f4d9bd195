/* test-migration.c: tests of quoth-migration.c, with versions that never were
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "migration-fixture.h"

#include "store/quoth-migration.h"
#include "store/quoth-schema.h"

static guint n_runs;

static gboolean
add_table_cb (QuothDatabase *database, GError **error)
{
  n_runs++;
  return quoth_database_exec (database, "CREATE TABLE added (a INTEGER)", error);
}

static gboolean
fill_table_cb (QuothDatabase *database, GError **error)
{
  n_runs++;
  return quoth_database_exec (database, "INSERT INTO added SELECT 7 FROM coder", error);
}

static gboolean
fail_cb (QuothDatabase *database, GError **error)
{
  n_runs++;
  return quoth_database_exec (database, "DELETE FROM coder; INSERT INTO nowhere VALUES (1)", error);
}

/* From the version that projects have, two on. */
#define NEXT (QUOTH_SCHEMA_VERSION + 1)
#define LAST (QUOTH_SCHEMA_VERSION + 2)

static const QuothMigration good[] = {
  { QUOTH_SCHEMA_VERSION, add_table_cb },
  { NEXT, fill_table_cb },
  { LAST, NULL },
};

static const QuothMigration bad[] = {
  { QUOTH_SCHEMA_VERSION, add_table_cb },
  { NEXT, fail_cb },
  { LAST, NULL },
};

static QuothDatabase *
open_database (World *world)
{
  g_autoptr (GError) error = NULL;
  QuothDatabase *database;

  quoth_store_close (world->store);
  database = quoth_database_open (world->path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  n_runs = 0;
  return database;
}

static gint64
get_number (QuothDatabase *database, const char *sql)
{
  sqlite3_stmt *statement = quoth_database_prepare (database, sql, NULL);
  gint64 number;

  g_assert_cmpint (quoth_database_step (database, statement, NULL), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return number;
}

/* As many as there must be, all of them made for a migration. */
static GPtrArray *
list_backups (World *world, guint n)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *backups = quoth_backups_list (world->path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const QuothBackup *backup = backups->pdata[i];

      g_assert_cmpint (backup->reason, ==, QUOTH_BACKUP_BEFORE_MIGRATION);
      g_assert_cmpuint (backup->n_problems, ==, 0);
      g_assert_null (backup->fault);
      g_assert_true (backup->is_untouched);
    }
  return backups;
}

static void
test_steps (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = open_database (world);
  g_autofree char *before = world_dump (world->path);
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *copied = NULL;
  g_autoptr (QuothStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  quoth_migration_run (database, world->path, good, LAST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_runs, ==, 2);
  g_assert_cmpint (quoth_migration_read_version (database, NULL), ==, LAST);
  g_assert_cmpint (get_number (database, "SELECT a FROM added"), ==, 7);
  g_assert_cmpint (get_number (database, "SELECT count (*) FROM journal WHERE kind = 3"), ==, 1);

  backups = list_backups (world, 1);
  copied = world_dump (((QuothBackup *) backups->pdata[0])->path);
  g_assert_cmpstr (copied, ==, before);
  copy = quoth_store_open (((QuothBackup *) backups->pdata[0])->path, QUOTH_STORE_READ_ONLY, &error);
  g_assert_no_error (error);

  /* The second time there is nothing to do. */
  quoth_migration_run (database, world->path, good, LAST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_runs, ==, 2);
}

static void
test_one_step (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = open_database (world);
  g_autoptr (GError) error = NULL;

  quoth_migration_run (database, world->path, good, NEXT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_runs, ==, 1);
  quoth_migration_run (database, world->path, good, LAST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_runs, ==, 2);
}

static void
test_failure (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = open_database (world);
  g_autofree char *before = world_dump (world->path);
  g_autofree char *after = NULL;
  g_autofree char *listing = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (quoth_migration_run (database, world->path, bad, LAST, &error));
      g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_cmpint (quoth_migration_read_version (database, NULL), ==, QUOTH_SCHEMA_VERSION);
    }
  g_assert_cmpuint (n_runs, ==, 4);
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (get_number (database, "SELECT count (*) FROM sqlite_schema WHERE name = 'added'"), ==, 0);
  g_clear_pointer (&database, quoth_database_free);
  listing = world_list (world->folder);
  g_assert_cmpstr (listing, ==, "world.quoth world.quoth-backups");
  backups = list_backups (world, 2);
}

static void
test_refused (World *world, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = open_database (world);
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_migration_run (database, world->path, good, LAST + 1, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_A_PROJECT);
  g_clear_error (&error);
  g_assert_true (quoth_database_exec (database, "PRAGMA user_version = 9", NULL));
  g_assert_false (quoth_migration_run (database, world->path, good, LAST, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NEWER);
  g_assert_cmpuint (n_runs, ==, 0);
}

/* ---- Older versions ---- */

/* It can be read and checked without being changed. */
static void
test_old_read (World *world, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *listing = NULL;
  gsize size_before, size_after;

  g_assert_true (g_file_get_contents (world->path, &before, &size_before, NULL));
  open_old (world, QUOTH_STORE_READ_ONLY);
  assert_old_contents (world, GPOINTER_TO_INT (data));
  assert_sound (world->store);
  assert_rebuilds (world->store);
  g_clear_object (&world->store);
  g_assert_true (g_file_get_contents (world->path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
  listing = world_list (world->folder);
  g_assert_cmpstr (listing, ==, "old.quoth");
}

/* What was done in that version can be undone in this one, down to the first edit, and done again. */
static void
test_old_undo (World *world, gconstpointer data)
{
  static const guint n_steps[] = { 0, 13, 4, 6, 4, 3 };
  gboolean is_first = GPOINTER_TO_INT (data) == 1;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n = 0;

  open_old (world, QUOTH_STORE_READ_WRITE);
  assert_old_contents (world, GPOINTER_TO_INT (data));
  assert_sound (world->store);
  before = world_dump (world->path);
  /* Of the first, there was one step that was undone. */
  g_assert_true (quoth_store_redo (world->store, &world->coder, &error) == is_first);
  g_clear_error (&error);

  while (quoth_store_undo (world->store, &world->coder, &error))
    n++;
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpuint (n, ==, n_steps[GPOINTER_TO_INT (data)]);
  for (int kind = QUOTH_KIND_CODER; kind < QUOTH_N_KINDS; kind++)
    g_assert_cmpint (world_count (world, (QuothKind) kind), ==, 0);
  while (n-- > (is_first ? 1 : 0))
    {
      g_assert_true (quoth_store_redo (world->store, &world->coder, &error));
      g_assert_no_error (error);
    }
  assert_sound (world->store);
  assert_rebuilds (world->store);
  after = world_dump (world->path);
  g_assert_cmpstr (before, ==, after);
}

/* ---- Work of today on rows of an older version ---- */

static QuothId
find_mention (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_MENTION };
  g_autoptr (GPtrArray) mentions = quoth_reader_list (reader, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mentions->len, ==, 1);
  return ((QuothValue *) mentions->pdata[0])->id;
}

static void
relabel (World *world, const QuothId *mention)
{
  g_autoptr (QuothMention) copy = copies_get (world, QUOTH_KIND_MENTION, mention);

  g_free (copy->annotation.origin);
  copy->annotation.origin = g_strdup ("import");
  copies_put (world, copy);
}

/* A change and a deletion of a row that is older than its last column can be taken back and made again. */
static void
test_old_row (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;
  QuothId mention;

  open_old (world, QUOTH_STORE_READ_WRITE);
  before = world_dump (world->path);
  mention = find_mention (world);
  relabel (world, &mention);
  copies_delete (world, QUOTH_KIND_MENTION, &mention);
  gone = world_dump (world->path);
  for (guint i = 0; i < 2; i++)
    {
      quoth_store_undo (world->store, &world->coder, &error);
      g_assert_no_error (error);
    }
  back = world_dump (world->path);
  g_assert_cmpstr (before, ==, back);
  for (guint i = 0; i < 2; i++)
    {
      quoth_store_redo (world->store, &world->coder, &error);
      g_assert_no_error (error);
    }
  again = world_dump (world->path);
  g_assert_cmpstr (gone, ==, again);
  assert_sound (world->store);
  assert_rebuilds (world->store);
}

static void
deactivate (World *world)
{
  g_autoptr (QuothCoder) copy = copies_get (world, QUOTH_KIND_CODER, &world->coder);

  copy->active = FALSE;
  copies_put (world, copy);
}

/* The same of a coder, whose last column has another default, in two copies of which each was brought up to date by itself. */
static void
test_old_coder (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *back = NULL;
  g_autofree char *original = NULL;
  gsize size;
  Copies copies = { 0 };

  g_assert_true (g_file_get_contents (world->path, &original, &size, NULL));
  copies.theirs.path = g_build_filename (world->folder, "theirs.quoth", NULL);
  g_assert_true (g_file_set_contents (copies.theirs.path, original, (gssize) size, NULL));
  open_old (&copies.theirs, QUOTH_STORE_READ_WRITE);
  open_old (world, QUOTH_STORE_READ_WRITE);
  before = world_dump (world->path);
  deactivate (world);
  quoth_store_undo (world->store, &world->coder, &error);
  g_assert_no_error (error);
  back = world_dump (world->path);
  g_assert_cmpstr (before, ==, back);
  deactivate (&copies.theirs);
  copies.mine = *world;
  copies_merge_both (&copies);
  {
    g_autoptr (QuothCoder) coder = copies_get (world, QUOTH_KIND_CODER, &world->coder);

    g_assert_false (coder->active);
  }
  assert_sound (world->store);
  assert_rebuilds (world->store);
  assert_rebuilds (copies.theirs.store);
  g_clear_object (&copies.theirs.store);
  g_free (copies.theirs.path);
}

/* A verdict of before gets what it has seen, in a copy that was brought up to date by itself; and loses it again. */
static void
test_old_verdict (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *back = NULL;
  g_autofree char *original = NULL;
  gsize size;
  Copies copies = { 0 };
  g_autoptr (QuothVerdict) verdict = NULL;
  g_autoptr (QuothVerdict) merged = NULL;

  g_assert_true (g_file_get_contents (world->path, &original, &size, NULL));
  copies.theirs.path = g_build_filename (world->folder, "theirs.quoth", NULL);
  g_assert_true (g_file_set_contents (copies.theirs.path, original, (gssize) size, NULL));
  open_old (&copies.theirs, QUOTH_STORE_READ_WRITE);
  open_old (world, QUOTH_STORE_READ_WRITE);
  before = world_dump (world->path);
  verdict = find_reasoned (world);
  verdict->seen = g_strdup ("a0123456789abcdef");
  copies_put (world, verdict);
  quoth_store_undo (world->store, &world->coder, &error);
  g_assert_no_error (error);
  back = world_dump (world->path);
  g_assert_cmpstr (before, ==, back);
  copies_put (&copies.theirs, verdict);
  copies.mine = *world;
  copies_merge_both (&copies);
  merged = find_reasoned (world);
  g_assert_cmpstr (merged->seen, ==, "a0123456789abcdef");
  assert_rebuilds (world->store);
  assert_rebuilds (copies.theirs.store);
  g_clear_object (&copies.theirs.store);
  g_free (copies.theirs.path);
}

static void
put_type (World *world, const QuothId *id, const char *key)
{
  g_autoptr (QuothAnnotationType) type = quoth_annotation_type_new (id);

  type->key = g_strdup (key);
  type->name = g_strdup ("Location");
  copies_put (world, type);
}

/* A cue of before gets a type of the project's own, and loses it again, down to the first edit; then two copies that were brought up to date by
 * themselves merge, one of which renames the type while the other uses it. */
static void
test_old_types (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *back = NULL;
  g_autofree char *original = NULL;
  gsize size;
  Copies copies = { 0 };
  QuothId type = quoth_id_new ();
  g_autoptr (QuothCue) cue = NULL;
  g_autoptr (QuothCue) merged = NULL;

  g_assert_true (g_file_get_contents (world->path, &original, &size, NULL));
  copies.theirs.path = g_build_filename (world->folder, "theirs.quoth", NULL);
  g_assert_true (g_file_set_contents (copies.theirs.path, original, (gssize) size, NULL));
  open_old (world, QUOTH_STORE_READ_WRITE);
  before = world_dump (world->path);
  put_type (world, &type, "place");
  cue = find_loose_cue (world);
  quoth_cue_set_kind (cue, "place");
  copies_put (world, cue);
  for (guint i = 0; i < 2; i++)
    {
      quoth_store_undo (world->store, &world->coder, &error);
      g_assert_no_error (error);
    }
  back = world_dump (world->path);
  g_assert_cmpstr (before, ==, back);
  quoth_store_redo (world->store, &world->coder, &error);
  g_assert_no_error (error);

  open_old (&copies.theirs, QUOTH_STORE_READ_WRITE);
  copies.mine = *world;
  copies_merge_both (&copies);
  copies_put (&copies.theirs, cue);
  put_type (world, &type, "location");
  copies_merge_both (&copies);
  merged = find_loose_cue (world);
  g_assert_cmpstr (merged->cue_kind, ==, "location");
  assert_sound (world->store);
  assert_rebuilds (world->store);
  assert_rebuilds (copies.theirs.store);
  g_clear_object (&copies.theirs.store);
  g_free (copies.theirs.path);
}

/* Two copies, each brought up to date by itself: what was done in one comes before what the other did to such a row. */
static void
test_old_merge (World *world, gconstpointer data)
{
  g_autofree char *original = NULL;
  gsize size;
  Copies copies = { 0 };
  QuothId mention;

  g_assert_true (g_file_get_contents (world->path, &original, &size, NULL));
  copies.theirs.path = g_build_filename (world->folder, "theirs.quoth", NULL);
  g_assert_true (g_file_set_contents (copies.theirs.path, original, (gssize) size, NULL));
  open_old (&copies.theirs, QUOTH_STORE_READ_WRITE);
  open_old (world, QUOTH_STORE_READ_WRITE);
  mention = find_mention (world);
  world_add_actor (&copies.theirs, "Xi");
  relabel (world, &mention);
  relabel (&copies.theirs, &mention);
  copies_delete (world, QUOTH_KIND_MENTION, &mention);
  copies.mine = *world;
  copies_merge_both (&copies);
  assert_rebuilds (world->store);
  assert_rebuilds (copies.theirs.store);
  g_clear_object (&copies.theirs.store);
  g_free (copies.theirs.path);
}

/* The backup that was made before: going back to it is told in numbers, though its tables are others, and it is left as it is. */
static void
test_old_preview (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (QuothRestorePreview) found = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *backup;

  open_old (world, QUOTH_STORE_READ_WRITE);
  world_add_actor (world, "New");
  backups = quoth_backups_list (world->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = ((QuothBackup *) backups->pdata[0])->path;
  g_assert_true (g_file_get_contents (backup, &before, NULL, NULL));
  found = quoth_restore_preview (world->path, backup, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->n_back, ==, 0);
  g_assert_cmpuint (found->n_lost, ==, 2);
  g_assert_true (found->has_counts);
  for (int kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      g_assert_cmpuint (found->counts[QUOTH_NEWS_ADDED][kind], ==, kind == QUOTH_KIND_ACTOR ? 1 : 0);
      g_assert_cmpuint (found->counts[QUOTH_NEWS_CHANGED][kind], ==, 0);
      g_assert_cmpuint (found->counts[QUOTH_NEWS_REMOVED][kind], ==, 0);
    }
  g_assert_true (g_file_get_contents (backup, &after, NULL, NULL));
  g_assert_cmpstr (before, ==, after);
}

#define ADD_OLD(name, version, func) \
  g_test_add ("/migration/" name, World, GINT_TO_POINTER (version), set_up_old, func, world_tear_down)
#define ADD(name, func) g_test_add ("/migration/" name, World, NULL, world_set_up, func, world_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("steps", test_steps);
  ADD ("one-step", test_one_step);
  ADD ("failure", test_failure);
  ADD ("refused", test_refused);
  ADD_OLD ("version-1-read", 1, test_old_read);
  ADD_OLD ("version-1-undo", 1, test_old_undo);
  ADD_OLD ("version-1-row", 1, test_old_row);
  ADD_OLD ("version-1-merge", 1, test_old_merge);
  ADD_OLD ("version-1-preview", 1, test_old_preview);
  ADD_OLD ("version-2-preview", 2, test_old_preview);
  ADD_OLD ("version-3-preview", 3, test_old_preview);
  ADD_OLD ("version-3-read", 3, test_old_read);
  ADD_OLD ("version-3-undo", 3, test_old_undo);
  ADD_OLD ("version-3-coder", 3, test_old_coder);
  ADD_OLD ("version-4-preview", 4, test_old_preview);
  ADD_OLD ("version-4-read", 4, test_old_read);
  ADD_OLD ("version-4-undo", 4, test_old_undo);
  ADD_OLD ("version-4-verdict", 4, test_old_verdict);
  ADD_OLD ("version-5-preview", 5, test_old_preview);
  ADD_OLD ("version-5-read", 5, test_old_read);
  ADD_OLD ("version-5-undo", 5, test_old_undo);
  ADD_OLD ("version-5-types", 5, test_old_types);
  ADD_OLD ("version-2-read", 2, test_old_read);
  ADD_OLD ("version-2-undo", 2, test_old_undo);
  return g_test_run ();
}
