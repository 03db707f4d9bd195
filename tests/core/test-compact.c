/* test-compact.c: tests of quoth-compact.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "copies.h"

#include <glib/gstdio.h>
#include <string.h>

static gint64
get_number (const World *world, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  sqlite3_stmt *row = NULL;
  gint64 number;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_prepare_v2 (quoth_database_get_handle (database), sql, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return number;
}

static void
open_again (World *world)
{
  g_autoptr (GError) error = NULL;

  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

/* A time that everything up to now is before. */
static gint64
get_now (World *world)
{
  return get_number (world, "SELECT max (time) FROM journal") + 1;
}

/* So that what comes is not of the same millisecond. */
static gint64
pass_time (World *world)
{
  gint64 now = get_now (world);

  while (g_get_real_time () / 1000 <= now)
    g_usleep (500);
  return now;
}

static void
assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) more = quoth_store_check_rebuild (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", ((QuothProblem *) problems->pdata[i])->what);
  for (guint i = 0; i < more->len; i++)
    g_error ("%s", ((QuothProblem *) more->pdata[i])->what);
}

static void
compact (World *world, gint64 before, QuothCompaction *result)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = world_dump (world->path);
  g_autofree char *after = NULL;

  g_clear_object (&world->store);
  quoth_compact_run (world->path, before, NULL, NULL, NULL, result, &error);
  g_assert_no_error (error);
  after = world_dump (world->path);
  g_assert_cmpstr (rows, ==, after);
  open_again (world);
  assert_sound (world);
}

static void
assert_refused (World *world, gint64 before, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_auto (QuothCompaction) result = { 0 };
  gint64 n_entries = get_number (world, "SELECT count (*) FROM journal");

  g_assert_false (quoth_compact_run (world->path, before, NULL, NULL, NULL, &result, &error));
  g_assert_error (error, QUOTH_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is not in “%s”", words, error->message);
  g_assert_cmpint (get_number (world, "SELECT count (*) FROM journal"), ==, n_entries);
}

/* Each of the actors that is made is renamed often. */
static void
work (World *world, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);
      QuothId id = world_add_actor (world, name);

      for (guint j = 0; j < 3; j++)
        {
          g_autoptr (QuothActor) actor = copies_get (world, QUOTH_KIND_ACTOR, &id);

          g_free (actor->note);
          actor->note = g_strdup_printf ("Note %u", j);
          copies_put (world, actor);
        }
      if (i % 2 == 0)
        copies_delete (world, QUOTH_KIND_ACTOR, &id);
    }
}

static void
test_squash (World *self, gconstpointer data)
{
  g_auto (QuothCompaction) result = { 0 };
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before, n_before, compacted;
  guint n_inside;

  work (self, 10);
  n_before = get_number (self, "SELECT count (*) FROM journal");
  before = pass_time (self);
  work (self, 3);
  compact (self, before, &result);
  g_assert_cmpuint (result.n_gone, ==, n_before);
  g_assert_cmpuint (result.n_inside, ==, n_before);
  g_assert_cmpint (result.before, ==, before);
  g_assert_nonnull (result.backup);
  g_assert_null (result.obstacle);
  g_assert_cmpint (get_number (self, "SELECT count (*) FROM journal WHERE time >= 0"), ==, result.n_kept);
  g_assert_cmpint (get_number (self, "SELECT count (*) FROM pragma_freelist_count () WHERE freelist_count > 0"), ==, 0);
  reader = quoth_store_open_reader (self->store, &error);
  g_assert_true (quoth_reader_get_compacted (reader, &compacted, &n_inside, &error));
  g_assert_cmpint (compacted, ==, before);
  g_assert_cmpuint (n_inside, ==, n_before);

  /* The steps since then are as they were: all can be taken back, those before cannot. */
  for (int i = 0; i < 100 && quoth_store_undo (self->store, &self->coder, &error); i++)
    ;
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  assert_sound (self);
}

static void
test_again (World *self, gconstpointer data)
{
  g_auto (QuothCompaction) first = { 0 };
  g_auto (QuothCompaction) second = { 0 };
  gint64 before;

  work (self, 4);
  before = pass_time (self);
  work (self, 2);
  compact (self, before, &first);
  work (self, 2);
  before = pass_time (self);
  work (self, 1);
  compact (self, before, &second);
  g_assert_cmpuint (second.n_inside, ==, first.n_inside + second.n_gone);
  g_assert_cmpint (get_number (self, "SELECT count (DISTINCT origin) FROM journal WHERE kind = 5"), ==, 1);
  g_clear_object (&self->store);
  assert_refused (self, before, QUOTH_ERROR_NOT_FOUND, "compacted already");
}

static void
test_as_of (World *self, gconstpointer data)
{
  g_auto (QuothCompaction) result = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->folder, "as-of.quoth", NULL);
  g_autofree char *then = NULL;
  g_autofree char *found = NULL;
  gint64 before;

  work (self, 4);
  before = pass_time (self);
  then = world_dump (self->path);
  work (self, 2);
  compact (self, before, &result);
  g_assert_false (quoth_store_copy_as_of (self->store, &(QuothMoment){ .time = before - 1 }, path, NULL, NULL, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "was compacted"));
  g_clear_error (&error);
  g_assert_true (quoth_store_copy_as_of (self->store, &(QuothMoment){ .time = before }, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  found = world_dump (path);
  g_assert_cmpstr (then, ==, found);
}

/* An undo names what is not there any more. */
static void
test_undone (World *self, gconstpointer data)
{
  g_auto (QuothCompaction) result = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 before;

  work (self, 2);
  before = pass_time (self);
  quoth_store_undo (self->store, &self->coder, &error);
  g_assert_no_error (error);
  compact (self, before, &result);
  g_assert_false (quoth_store_redo (self->store, &self->coder, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  g_clear_error (&error);
  work (self, 1);
  quoth_store_undo (self->store, &self->coder, &error);
  quoth_store_redo (self->store, &self->coder, &error);
  g_assert_no_error (error);
  assert_sound (self);
}

static void
test_refused (World *self, gconstpointer data)
{
  gint64 now = g_get_real_time () / 1000;

  work (self, 2);
  assert_refused (self, now, QUOTH_ERROR_BUSY, "is open in another window");
  g_clear_object (&self->store);
  assert_refused (self, now + 1000000, QUOTH_ERROR_INVALID, "time to come");
  assert_refused (self, 1000, QUOTH_ERROR_NOT_FOUND, "nothing to compact");
}

static void
test_damaged (World *self, gconstpointer data)
{
  g_autoptr (QuothDatabase) database = NULL;
  gint64 now;

  work (self, 3);
  now = pass_time (self);
  work (self, 1);
  g_clear_object (&self->store);
  database = quoth_database_open (self->path, SQLITE_OPEN_READWRITE, NULL);
  g_assert_true (quoth_database_exec (database, "UPDATE actor SET name = 'Changed'", NULL));
  g_clear_pointer (&database, quoth_database_free);
  assert_refused (self, now, QUOTH_ERROR_DAMAGED, "does not lead to");
  database = quoth_database_open (self->path, SQLITE_OPEN_READWRITE, NULL);
  g_assert_true (quoth_database_exec (database, "DELETE FROM journal WHERE seq = 3", NULL));
  g_clear_pointer (&database, quoth_database_free);
  assert_refused (self, now, QUOTH_ERROR_DAMAGED, "missing");
  open_again (self);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (World *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (QuothCompaction) result = { 0 };

  work (self, 3);
  g_clear_object (&self->store);
  g_assert_false (quoth_compact_run (self->path, g_get_real_time () / 1000, cancel_cb, cancellable, cancellable, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (get_number (self, "SELECT count (*) FROM journal WHERE kind = 5"), ==, 0);
  open_again (self);
  assert_sound (self);
}

/* ---- Copies ---- */

static void
compact_mine (Copies *self)
{
  g_auto (QuothCompaction) result = { 0 };
  gint64 before = pass_time (&self->mine);

  world_add_actor (&self->mine, "Last");
  compact (&self->mine, before, &result);
}

static void
merge (World *into, World *from, int code)
{
  g_autoptr (GError) error = NULL;

  quoth_store_merge (into->store, from->path, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, NULL, &error);
  if (code == 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, QUOTH_ERROR, code);
}

static void
assert_same (World *a, World *b)
{
  g_autofree char *first = world_dump (a->path);
  g_autofree char *second = world_dump (b->path);

  g_assert_cmpstr (first, ==, second);
  assert_sound (a);
  assert_sound (b);
}

/* What was deleted and compacted comes back for who changed it in a copy that was away. */
static void
test_digs_out (Copies *self, gconstpointer data)
{
  g_autoptr (QuothMention) changed = NULL;
  g_autoptr (QuothMention) found = NULL;

  copies_delete (&self->mine, QUOTH_KIND_MENTION, &self->mention);
  compact_mine (self);
  changed = copies_get (&self->theirs, QUOTH_KIND_MENTION, &self->mention);
  quoth_annotation_set_range (changed, quoth_range (3, 6));
  copies_put (&self->theirs, changed);
  merge (&self->mine, &self->theirs, 0);
  found = copies_get (&self->mine, QUOTH_KIND_MENTION, &self->mention);
  merge (&self->theirs, &self->mine, 0);
  assert_same (&self->mine, &self->theirs);
}

/* They have never seen what is in the base: they take it, and their own work stays. */
static void
test_takes_base (Copies *self, gconstpointer data)
{
  g_autoptr (QuothActor) found = NULL;
  QuothRelatedness relatedness;
  QuothId own;

  world_add_actor (&self->mine, "Ours");
  own = world_add_actor (&self->theirs, "Theirs");
  compact_mine (self);
  g_assert_true (quoth_store_relate (self->theirs.store, self->mine.path, &relatedness, NULL));
  g_assert_cmpint (relatedness, ==, QUOTH_RELATION_COPY);
  g_assert_true (quoth_store_relate (self->mine.store, self->theirs.path, &relatedness, NULL));
  g_assert_cmpint (relatedness, ==, QUOTH_RELATION_COPY);
  merge (&self->theirs, &self->mine, 0);
  found = copies_get (&self->theirs, QUOTH_KIND_ACTOR, &own);
  g_assert_cmpint (get_number (&self->theirs, "SELECT count (*) FROM journal WHERE kind = 5"), >, 0);
  merge (&self->mine, &self->theirs, 0);
  assert_same (&self->mine, &self->theirs);
}

static void
rename_xi (World *world, Copies *self, const char *name)
{
  g_autoptr (QuothActor) actor = copies_get (world, QUOTH_KIND_ACTOR, &self->xi);

  g_free (actor->name);
  actor->name = g_strdup (name);
  copies_put (world, actor);
}

/* What steps disagreed about that are compacted now can still be settled. */
static void
test_disagreement (Copies *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDisagreement) before = NULL;
  g_autoptr (QuothDisagreement) after = NULL;
  g_autoptr (QuothCoder) coder = copies_get (&self->mine, QUOTH_KIND_CODER, &self->mine.coder);
  g_autoptr (QuothActor) found = NULL;

  rename_xi (&self->mine, self, "Mine");
  pass_time (&self->mine);
  rename_xi (&self->theirs, self, "Theirs");
  copies_merge_both (self);
  before = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_CHANGED);
  compact_mine (self);
  after = copies_get_disagreement (&self->mine, QUOTH_DISAGREE_CHANGED);
  g_assert_true (quoth_id_equal (&before->id, &after->id));
  g_assert_cmpstr (before->phrase, ==, after->phrase);
  g_assert_true (quoth_store_settle (self->mine.store, &after->id, QUOTH_SETTLE_TAKE, coder, NULL, &error));
  found = copies_get (&self->mine, QUOTH_KIND_ACTOR, &self->xi);
  g_assert_cmpstr (found->name, ==, "Mine");
  copies_merge_both (self);
  assert_same (&self->mine, &self->theirs);
}

/* All of the history comes back where it is needed to put late steps in order. */
static void
test_takes_history (Copies *self, gconstpointer data)
{
  world_add_actor (&self->mine, "Ours");
  merge (&self->theirs, &self->mine, 0);
  world_add_actor (&self->theirs, "Late");
  compact_mine (self);
  merge (&self->mine, &self->theirs, 0);
  g_assert_cmpint (get_number (&self->mine, "SELECT count (*) FROM journal WHERE kind = 5"), ==, 0);
  g_assert_cmpint (get_number (&self->mine, "SELECT count (*) FROM covered"), ==, 0);
  merge (&self->theirs, &self->mine, 0);
  assert_same (&self->mine, &self->theirs);
}

static void
test_apart (Copies *self, gconstpointer data)
{
  g_auto (QuothCompaction) result = { 0 };
  gint64 before;

  world_add_actor (&self->mine, "Ours");
  compact_mine (self);
  world_add_actor (&self->theirs, "Theirs");
  before = pass_time (&self->theirs);
  world_add_actor (&self->theirs, "Last");
  compact (&self->theirs, before, &result);
  merge (&self->mine, &self->theirs, QUOTH_ERROR_CONFLICT);
  merge (&self->theirs, &self->mine, QUOTH_ERROR_CONFLICT);
  assert_sound (&self->mine);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/compact/squash", World, NULL, world_set_up, test_squash, world_tear_down);
  g_test_add ("/compact/again", World, NULL, world_set_up, test_again, world_tear_down);
  g_test_add ("/compact/as-of", World, NULL, world_set_up, test_as_of, world_tear_down);
  g_test_add ("/compact/undone", World, NULL, world_set_up, test_undone, world_tear_down);
  g_test_add ("/compact/refused", World, NULL, world_set_up, test_refused, world_tear_down);
  g_test_add ("/compact/damaged", World, NULL, world_set_up, test_damaged, world_tear_down);
  g_test_add ("/compact/cancelled", World, NULL, world_set_up, test_cancelled, world_tear_down);
  g_test_add ("/compact/digs-out", Copies, NULL, copies_set_up, test_digs_out, copies_tear_down);
  g_test_add ("/compact/takes-base", Copies, NULL, copies_set_up, test_takes_base, copies_tear_down);
  g_test_add ("/compact/disagreement", Copies, NULL, copies_set_up, test_disagreement, copies_tear_down);
  g_test_add ("/compact/takes-history", Copies, NULL, copies_set_up, test_takes_history, copies_tear_down);
  g_test_add ("/compact/apart", Copies, NULL, copies_set_up, test_apart, copies_tear_down);
  return g_test_run ();
}
