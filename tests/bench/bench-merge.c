/* bench-merge.c: an actor with 10,000 mentions becomes another, and back, against plain SQLite updating the same rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Plainly: one UPDATE for each table that names an actor, in one transaction; to take it back, one prepared UPDATE for each
 * row, as somebody who had kept a list of the rows would. Nothing is checked, recorded or announced then.
 */

#include <sqlite3.h>

#include "quoth-bench.h"
#include "quoth.h"

#define N_DOCUMENTS 100
#define N_MENTIONS 100
#define N_CLAIMS 5
#define DOCUMENT_BYTES 20000

typedef struct
{
  QuothCoder *coder;
  QuothId into;
  QuothId from;
  GPtrArray *stores;
  GPtrArray *databases;
  GArray *mentions; /* of `from`, before */
} Merge;

static void
assert_ok (gboolean done, GError *error)
{
  g_assert_no_error (error);
  g_assert_true (done);
}

static QuothId
put_actor (QuothChange *change, const char *name)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  quoth_change_put (change, actor);
  return actor->value.id;
}

static void
init_annotation (const Merge *self, QuothAnnotation *annotation, const QuothDocument *document, guint n)
{
  guint cluster = n * 100;
  guint start = quoth_text_from_cluster (document->text, cluster);

  annotation->document = document->value.id;
  annotation->coder = self->coder->value.id;
  quoth_annotation_set_range (
    annotation, quoth_range (start, quoth_text_from_cluster (document->text, cluster + 5)));
}

static void
put_document (const Merge *self, QuothChange *change, guint n, GRand *random)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;

  quoth_bench_append_words (words, DOCUMENT_BYTES, random);
  text = quoth_text_new (words->str, -1, NULL);
  document->name = g_strdup_printf ("document-%u", n);
  document->encoding = g_strdup ("UTF-8");
  quoth_document_set_text (document, text);
  quoth_change_put (change, document);
  for (guint i = 0; i < N_MENTIONS; i++)
    {
      g_autoptr (QuothMention) mention = quoth_mention_new (NULL);

      init_annotation (self, &mention->annotation, document, i);
      mention->actor = self->from;
      quoth_change_put (change, mention);
      if (i < N_CLAIMS)
        {
          g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);

          init_annotation (self, &claim->annotation, document, i);
          quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &self->from, &mention->annotation.value.id);
          quoth_change_put (change, claim);
        }
    }
}

static void
make_project (Merge *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_create (path, NULL, &error);
  g_autoptr (QuothChange) change = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  g_assert_no_error (error);
  change = quoth_change_new ("Make", &self->coder->value.id);
  quoth_change_put (change, self->coder);
  self->into = put_actor (change, "Putin");
  self->from = put_actor (change, "V. Putin");
  for (guint i = 0; i < N_DOCUMENTS; i++)
    put_document (self, change, i, random);
  assert_ok (quoth_store_commit (store, change, NULL, &error), error);
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
}

static void
read_mentions (Merge *self, sqlite3 *db)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT annotation FROM mention WHERE actor = ?", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, self->from.bytes, 16, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_array_append_vals (self->mentions, sqlite3_column_blob (statement, 0), 1);
  sqlite3_finalize (statement);
  g_assert_cmpuint (self->mentions->len, ==, N_DOCUMENTS * N_MENTIONS);
}

/* A copy for each run of either way, open. */
static void
open_copies (Merge *self, QuothBench *bench)
{
  for (guint run = 0; run <= bench->n_runs; run++)
    {
      g_autofree char *line = g_strdup_printf ("cp base.quoth %u.quoth; cp base.quoth %u.db", run, run);
      g_autofree char *ours = g_strdup_printf ("%s/%u.quoth", bench->folder, run);
      g_autofree char *theirs = g_strdup_printf ("%s/%u.db", bench->folder, run);
      g_autoptr (GError) error = NULL;
      sqlite3 *db;

      quoth_bench_shell (bench, line);
      g_ptr_array_add (self->stores, quoth_store_open (ours, QUOTH_STORE_READ_WRITE, &error));
      g_assert_no_error (error);
      g_assert_cmpint (sqlite3_open (theirs, &db), ==, SQLITE_OK);
      run_sql (db, "PRAGMA journal_mode=wal; PRAGMA synchronous=FULL; PRAGMA foreign_keys=on");
      g_ptr_array_add (self->databases, db);
    }
  read_mentions (self, self->databases->pdata[0]);
}

static void
merge_ours (QuothBench *bench, guint run, gpointer data)
{
  Merge *self = data;
  g_autoptr (QuothRework) rework
    = quoth_rework_new_merge (QUOTH_KIND_ACTOR, &self->into, &self->from, 1, self->coder);
  g_autoptr (GError) error = NULL;

  assert_ok (quoth_store_build (self->stores->pdata[run], quoth_rework_build, rework, NULL, &error), error);
  g_assert_cmpuint (
    quoth_rework_get_n_followed (rework)[QUOTH_KIND_MENTION], ==, N_DOCUMENTS * N_MENTIONS);
}

static void
undo_ours (QuothBench *bench, guint run, gpointer data)
{
  Merge *self = data;
  g_autoptr (GError) error = NULL;

  assert_ok (quoth_store_undo (self->stores->pdata[run], &self->coder->value.id, &error), error);
}

/* Runs @sql with the two actors as ?1 and ?2. */
static void
update (Merge *self, sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, self->from.bytes, 16, SQLITE_STATIC);
  sqlite3_bind_blob (statement, 2, self->into.bytes, 16, SQLITE_STATIC);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

static void
merge_theirs (QuothBench *bench, guint run, gpointer data)
{
  Merge *self = data;
  sqlite3 *db = self->databases->pdata[run];

  run_sql (db, "BEGIN IMMEDIATE");
  update (self, db, "UPDATE mention SET actor = ?2 WHERE actor = ?1");
  update (self, db, "UPDATE claim_role SET actor = ?2 WHERE actor = ?1");
  update (self, db, "UPDATE claim_chain SET actor = ?2 WHERE actor = ?1");
  update (self, db, "UPDATE actor SET parent = ?2 WHERE parent = ?1");
  run_sql (db, "COMMIT");
}

static void
undo_theirs (QuothBench *bench, guint run, gpointer data)
{
  Merge *self = data;
  sqlite3 *db = self->databases->pdata[run];
  sqlite3_stmt *statement;

  run_sql (db, "BEGIN IMMEDIATE");
  g_assert_cmpint (
    sqlite3_prepare_v2 (db, "UPDATE mention SET actor = ?1 WHERE annotation = ?2", -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_blob (statement, 1, self->from.bytes, 16, SQLITE_STATIC);
  for (guint i = 0; i < self->mentions->len; i++)
    {
      sqlite3_bind_blob (statement, 2, g_array_index (self->mentions, QuothId, i).bytes, 16, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  update (self, db, "UPDATE claim_role SET actor = ?1 WHERE actor = ?2");
  run_sql (db, "COMMIT");
}

static void
close_cb (gpointer db)
{
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autofree char *path = quoth_bench_path (bench, "base.quoth");
  Merge self = { .coder = quoth_coder_new (NULL) };

  self.coder->name = g_strdup ("A");
  self.stores = g_ptr_array_new_with_free_func (g_object_unref);
  self.databases = g_ptr_array_new_with_free_func (close_cb);
  self.mentions = g_array_new (FALSE, FALSE, sizeof (QuothId));
  make_project (&self, path);
  open_copies (&self, bench);
  quoth_bench_compare (bench, "merge of an actor with 10,000 mentions", 10, merge_ours, merge_theirs, &self);
  quoth_bench_compare (bench, "undo of that merge", 8, undo_ours, undo_theirs, &self);
  g_ptr_array_unref (self.stores);
  g_ptr_array_unref (self.databases);
  g_array_unref (self.mentions);
  quoth_value_unref (self.coder);
  return 0;
}
