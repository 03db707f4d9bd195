/* compacted-copies.c: copies that are compacted at any time, edited apart and merged lose nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "store/quoth-changeset-rows.h"
#include "store/quoth-changeset.h"

/* Rounds in an ordinary run, and in a long one (-m slow). QUOTH_MERGE_ROUNDS: so many instead. */
#define N_ROUNDS 3
#define N_ROUNDS_THREE 2
#define N_ROUNDS_SLOW 400

/* Two that work, of which the first is compacted, and what both would be if it were not. */
enum
{
  COMPACTED,
  OTHER,
  TWIN,
  OTHER_TWIN,
  N_COPIES,
};

typedef struct
{
  World copies[N_COPIES];
} Round;

static guint
roll (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static void
open_world (World *world)
{
  g_autoptr (GError) error = NULL;

  world->store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
copy_world (const World *from, World *to, const char *name)
{
  g_autoptr (GError) error = NULL;

  to->folder = g_strdup (from->folder);
  to->path = g_build_filename (to->folder, name, NULL);
  to->coder = from->coder;
  quoth_store_backup (from->store, to->path, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  open_world (to);
}

static void
work (World *world, guint n)
{
  for (; n > 0; n--)
    {
      g_autoptr (QuothChange) change = NULL;
      guint what = roll (10);

      if (what == 0)
        quoth_store_undo (world->store, &world->coder, NULL);
      else if (what == 1)
        quoth_store_redo (world->store, &world->coder, NULL);
      else
        {
          change = world_edit (world, &world->coder);
          quoth_store_commit (world->store, change, NULL, NULL);
        }
    }
}

/* Returns: whether it came in; both may have been compacted apart. */
static gboolean
merge (World *into, const World *from)
{
  g_autoptr (GError) error = NULL;

  if (quoth_store_merge (into->store, from->path, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, NULL, &error))
    return TRUE;
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  return FALSE;
}

static void
round_begin (Round *self)
{
  world_set_up (&self->copies[COMPACTED], NULL);
  work (&self->copies[COMPACTED], 5 + roll (15));
  copy_world (&self->copies[COMPACTED], &self->copies[OTHER], "other.quoth");
  if (roll (2) == 0)
    self->copies[OTHER].coder = world_add_coder (&self->copies[OTHER], "Other");
  for (guint n = 1 + roll (3); n > 0; n--)
    {
      work (&self->copies[COMPACTED], roll (20));
      work (&self->copies[OTHER], roll (20));
      if (roll (2) == 0)
        merge (&self->copies[OTHER], &self->copies[COMPACTED]);
      if (roll (2) == 0)
        merge (&self->copies[COMPACTED], &self->copies[OTHER]);
    }
}

static void
round_end (Round *self)
{
  for (guint i = 1; i < N_COPIES; i++)
    {
      g_clear_object (&self->copies[i].store);
      g_free (self->copies[i].path);
      g_free (self->copies[i].folder);
    }
  world_tear_down (&self->copies[COMPACTED], NULL);
}

/* ---- What must hold ---- */

static gint64
get_number (const World *world, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  sqlite3_stmt *row = NULL;
  gint64 number = 0;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_prepare_v2 (quoth_database_get_handle (database), sql, -1, &row, NULL), ==, SQLITE_OK);
  if (sqlite3_step (row) == SQLITE_ROW)
    number = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return number;
}

static void
assert_same (const World *a, const World *b)
{
  g_autofree char *expected = world_dump (a->path);
  g_autofree char *found = world_dump (b->path);
  g_auto (GStrv) first = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) second = g_strsplit (found, "\n", -1);

  for (guint i = 0; first[i] != NULL && second[i] != NULL; i++)
    g_assert_cmpstr (first[i], ==, second[i]);
  g_assert_cmpuint (g_strv_length (first), ==, g_strv_length (second));
}

static void
assert_sound (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (world->store, NULL, NULL, NULL, &error);
  g_autoptr (GPtrArray) rebuilt = quoth_store_check_rebuild (world->store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    if (strstr (((QuothProblem *) problems->pdata[i])->what, "has the same ") == NULL)
      g_error ("%s", ((QuothProblem *) problems->pdata[i])->what);
  for (guint i = 0; i < rebuilt->len; i++)
    g_error ("rebuilt: %s", ((QuothProblem *) rebuilt->pdata[i])->what);
}

typedef struct
{
  GHashTable *made;
  GHashTable *deleted;
} Annotations;

static gboolean
note_annotation_cb (const QuothRow *row, gpointer data, GError **error)
{
  Annotations *self = data;
  QuothId id;

  if (!g_str_equal (row->name, "annotation"))
    return TRUE;
  id = quoth_row_get_id (row, 0);
  if (row->op == SQLITE_INSERT)
    g_hash_table_add (self->made, quoth_id_memdup (&id));
  if (row->op == SQLITE_DELETE)
    g_hash_table_add (self->deleted, quoth_id_memdup (&id));
  return TRUE;
}

static void
note_journal (Annotations *self, const World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  sqlite3_stmt *row = quoth_database_prepare (database, "SELECT changeset, codec FROM journal", &error);

  while (quoth_database_step (database, row, &error) == SQLITE_ROW)
    {
      g_autoptr (GBytes) packed = g_bytes_new (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0));
      g_autoptr (GBytes) changeset = quoth_changeset_unpack (packed, sqlite3_column_int (row, 1), &error);

      g_assert_no_error (error);
      quoth_changeset_foreach_row (changeset, note_annotation_cb, self, &error);
      g_assert_no_error (error);
    }
}

/* Each annotation that somebody made by the journal of @witness, and nobody deleted, is there. */
static void
assert_nothing_lost (const World *world, const World *witness)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  Annotations annotations = { g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL),
                              g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL) };
  sqlite3_stmt *there = quoth_database_prepare (database, "SELECT count (*) FROM annotation WHERE id = ?1", &error);
  GHashTableIter iter;
  gpointer id;

  note_journal (&annotations, witness);
  g_hash_table_iter_init (&iter, annotations.made);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (g_hash_table_contains (annotations.deleted, id))
        continue;
      quoth_bind_id (there, 1, id);
      g_assert_cmpint (quoth_database_step (database, there, NULL), ==, SQLITE_ROW);
      g_assert_cmpint (sqlite3_column_int (there, 0), ==, 1);
      sqlite3_reset (there);
    }
  g_hash_table_unref (annotations.made);
  g_hash_table_unref (annotations.deleted);
}

/* Steps that are older than the cut, and not in the base. */
static gint64
count_late (const World *world)
{
  return get_number (world, "SELECT count (*) FROM journal WHERE time >= 0 AND time < (SELECT max (-time) FROM journal WHERE kind = 5)");
}

/* At a time when something was done, or just after it. Returns: whether there was anything to compact. */
static gboolean
compact (World *world)
{
  g_autoptr (GError) error = NULL;
  g_auto (QuothCompaction) result = { 0 };
  g_autofree char *sql = g_strdup_printf ("SELECT time FROM journal WHERE time > 0 ORDER BY time LIMIT 1 OFFSET %u",
                                          roll ((guint) get_number (world, "SELECT count (*) FROM journal WHERE time > 0")));
  gint64 before = get_number (world, sql) + roll (2);
  g_autofree char *rows = world_dump (world->path);
  g_autofree char *rows_after = NULL;
  gboolean done;

  g_clear_object (&world->store);
  done = quoth_compact_run (world->path, before, NULL, NULL, NULL, &result, &error);
  if (!done && !g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND))
    g_error ("%s", error->message);
  rows_after = world_dump (world->path);
  g_assert_cmpstr (rows, ==, rows_after);
  open_world (world);
  assert_sound (world);
  g_test_message ("compacted: %u steps, %u kept", result.n_gone, result.n_kept);
  return done;
}

/* @self and @twin have the same steps: the one is compacted. */
static void
assert_as_good (World *self, World *twin)
{
  assert_sound (self);
  assert_nothing_lost (self, twin);
  if (count_late (self) == 0)
    assert_same (self, twin);
}

static void
run_round (void)
{
  Round round = { 0 };
  World *compacted = &round.copies[COMPACTED], *other = &round.copies[OTHER];
  World *twin = &round.copies[TWIN], *other_twin = &round.copies[OTHER_TWIN];
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  round_begin (&round);
  copy_world (compacted, twin, "twin.quoth");
  copy_world (other, other_twin, "other-twin.quoth");
  compact (compacted);
  if (roll (3) == 0)
    compact (compacted);
  if (merge (twin, other_twin))
    merge (compacted, other);
  assert_as_good (compacted, twin);
  merge (other_twin, twin);
  merge (other, compacted);
  assert_as_good (other, other_twin);
  assert_same (compacted, other);
  before = world_dump (compacted->path);
  merge (compacted, other);
  after = world_dump (compacted->path);
  g_assert_cmpstr (before, ==, after);

  /* Both, and again. */
  compact (roll (2) == 0 ? compacted : other);
  work (compacted, roll (10));
  work (other, roll (10));
  g_assert_true (merge (compacted, other));
  g_assert_true (merge (other, compacted));
  assert_same (compacted, other);
  assert_sound (compacted);
  assert_sound (other);
  round_end (&round);
}

static void
test_lose_nothing (void)
{
  const char *wanted = g_getenv ("QUOTH_MERGE_ROUNDS");
  guint n = wanted != NULL ? (guint) atoi (wanted) : g_test_slow () ? N_ROUNDS_SLOW : N_ROUNDS;

  for (guint i = 0; i < n; i++)
    {
      g_test_message ("round %u", i);
      run_round ();
    }
}

/* ---- Three, each of which may be compacted at any time ---- */

#define N_THREE 3

typedef struct
{
  Round round;
  gboolean was_late; /* somebody replayed late steps, and compacted them since: rows may differ for good */
  gboolean was_apart;
} Three;

static void
three_step (Three *self)
{
  guint i = roll (N_THREE);
  World *world = &self->round.copies[i];

  switch (roll (4))
    {
    case 0:
      compact (world);
      break;
    case 1:
      self->was_apart |= !merge (world, &self->round.copies[(i + 1 + roll (N_THREE - 1)) % N_THREE]);
      break;
    default:
      work (world, 1 + roll (8));
    }
  for (guint j = 0; j < N_THREE; j++)
    self->was_late |= count_late (&self->round.copies[j]) > 0;
}

static void
three_merge_all (Three *self)
{
  for (guint n = 0; n < 3; n++)
    for (guint i = 0; i < N_THREE; i++)
      for (guint j = 0; j < N_THREE; j++)
        if (i != j)
          self->was_apart |= !merge (&self->round.copies[i], &self->round.copies[j]);
}

/* What is not deleted in the journal of any is in all, but for those that cannot be merged. */
static void
run_three (void)
{
  Three self = { 0 };
  World *copies = self.round.copies;

  world_set_up (&copies[0], NULL);
  work (&copies[0], 5 + roll (15));
  copy_world (&copies[0], &copies[1], "second.quoth");
  copy_world (&copies[0], &copies[2], "third.quoth");
  copies[1].coder = world_add_coder (&copies[1], "Second");
  for (guint n = 10 + roll (10); n > 0; n--)
    three_step (&self);
  three_merge_all (&self);
  for (guint i = 0; i < N_THREE; i++)
    {
      assert_sound (&copies[i]);
      assert_nothing_lost (&copies[i], &copies[i]);
      if (!self.was_apart && !self.was_late)
        assert_same (&copies[0], &copies[i]);
    }
  g_test_message ("%s%s", self.was_apart ? "apart " : "", self.was_late ? "late" : "");
  round_end (&self.round);
}

static void
test_three (void)
{
  const char *wanted = g_getenv ("QUOTH_MERGE_ROUNDS");
  guint n = wanted != NULL ? (guint) atoi (wanted) : g_test_slow () ? N_ROUNDS_SLOW : N_ROUNDS_THREE;

  for (guint i = 0; i < n; i++)
    run_three ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compacted-copies/lose-nothing", test_lose_nothing);
  g_test_add_func ("/compacted-copies/three", test_three);
  return g_test_run ();
}
