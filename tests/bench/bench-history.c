/* bench-history.c: a project with 100,000 entries in its journal against the same with 100, and what recording costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The long journal is the short one, and one note changed to and fro 99,900 times: the tables are the same.
 */

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "quoth-bench.h"
#include "quoth.h"
#include "store/quoth-journal.h"
#include "store/quoth-tables.h"

#define N_SHORT 100
#define N_LONG 100000
#define N_BACK 50000
#define N_MENTIONS 5000
#define WORDS_BYTES 400000

typedef struct
{
  char *few;
  char *many;
  QuothCoder *coder;
  QuothId actor;    /* made long ago */
  QuothId document;
  QuothId past;     /* an entry N_BACK ago */
  QuothText *text;
  QuothStore *store;
  QuothDatabase *recorded;
  QuothDatabase *plain;
} History;

static void
assert_ok (gboolean done, GError *error)
{
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static void
put (QuothStore *store, const QuothCoder *coder, const char *label, gpointer value)
{
  g_autoptr (QuothChange) change = quoth_change_new (label, &coder->value.id);
  g_autoptr (GError) error = NULL;

  quoth_change_put (change, value);
  assert_ok (quoth_store_commit (store, change, NULL, &error), error);
}

static QuothActor *
new_actor (const char *name)
{
  QuothActor *actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  return actor;
}

static void
put_document (History *self, QuothStore *store)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  quoth_bench_append_words (words, WORDS_BYTES, random);
  self->text = quoth_text_new (words->str, -1, NULL);
  document->name = g_strdup ("document");
  document->encoding = g_strdup ("UTF-8");
  quoth_document_set_text (document, self->text);
  self->document = document->value.id;
  put (store, self->coder, "Add a text", document);
}

/* The last two steps change a note and change it back. */
static void
make_few (History *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_create (self->few, NULL, &error);
  g_autoptr (QuothActor) first = new_actor ("The first");
  g_autoptr (QuothActor) noted = new_actor ("The noted one");
  const char *const notes[] = { "to", "fro", "to", "fro" };

  g_assert_no_error (error);
  put (store, self->coder, "Come", self->coder);
  put (store, self->coder, "New actor", first);
  self->actor = first->value.id;
  put_document (self, store);
  for (guint i = 4; i < N_SHORT - G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);
      g_autoptr (QuothActor) actor = new_actor (name);

      put (store, self->coder, "New actor", actor);
    }
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (QuothActor) copy = quoth_actor_copy (noted);

      copy->note = g_strdup (notes[i]);
      put (store, self->coder, "Change the note", copy);
    }
}

static void
make_many (History *self)
{
  sqlite3 *db;
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %u),"
    " last AS (SELECT row_number () OVER (ORDER BY time, counter) AS r, * FROM (SELECT * FROM journal ORDER BY time DESC, counter DESC LIMIT 2))"
    " INSERT INTO journal (id, origin, seq, time, counter, coder, kind, label, undoes, schema, codec, changeset)"
    " SELECT randomblob (16), x'00000000000000000000000000000001', n, (SELECT max (time) FROM journal) + n, 0, coder, kind, label, undoes, schema, codec,"
    " changeset FROM number JOIN last ON r = 2 - n %% 2",
    N_LONG - N_SHORT);

  g_assert_cmpint (sqlite3_open (self->many, &db), ==, SQLITE_OK);
  run_sql (db, "BEGIN");
  run_sql (db, sql);
  run_sql (db, "COMMIT; PRAGMA wal_checkpoint (TRUNCATE)");
  sqlite3_close (db);
}

static gboolean
note_past_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  *(QuothId *) data = entry->id;
  return TRUE;
}

static void
open_for_reading (History *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = NULL;
  QuothHistoryQuery query = { .limit = N_BACK };

  self->store = quoth_store_open (self->many, QUOTH_STORE_READ_ONLY, &error);
  g_assert_no_error (error);
  reader = quoth_store_open_reader (self->store, &error);
  g_assert_no_error (error);
  assert_ok (quoth_reader_foreach_entry (reader, &query, note_past_cb, &self->past, NULL, &error), error);
}

/* ---- Opening ---- */

static void
open_and_close (const char *path, const QuothId *coder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_reader (store, &error) : NULL;
  g_autoptr (QuothStep) undo = NULL;
  g_autoptr (QuothStep) redo = NULL;

  g_assert_no_error (error);
  undo = quoth_reader_peek_undo (reader, coder);
  redo = quoth_reader_peek_redo (reader, coder);
  g_assert_nonnull (undo);
}

static void
open_many (QuothBench *bench, guint run, gpointer data)
{
  open_and_close (((History *) data)->many, &((History *) data)->coder->value.id);
}

static void
open_few (QuothBench *bench, guint run, gpointer data)
{
  open_and_close (((History *) data)->few, &((History *) data)->coder->value.id);
}

/* ---- Reading ---- */

static gboolean
count_cb (const QuothHistoryEntry *entry, gpointer data, GError **error)
{
  (*(guint *) data)++;
  return TRUE;
}

static guint
count (History *self, const QuothHistoryQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (self->store, &error);
  guint n = 0;

  assert_ok (quoth_reader_foreach_entry (reader, query, count_cb, &n, NULL, &error), error);
  return n;
}

static void
list_first_page (QuothBench *bench, guint run, gpointer data)
{
  g_assert_cmpuint (count (data, &(QuothHistoryQuery){ .limit = N_SHORT }), ==, N_SHORT);
}

static void
list_all (QuothBench *bench, guint run, gpointer data)
{
  g_assert_cmpuint (count (data, &(QuothHistoryQuery){ 0 }), >=, N_LONG);
}

static void
list_value (QuothBench *bench, guint run, gpointer data)
{
  History *self = data;

  g_assert_cmpuint (count (self, &(QuothHistoryQuery){ .value = &self->actor }), ==, 1);
}

static void
list_document (QuothBench *bench, guint run, gpointer data)
{
  History *self = data;

  g_assert_cmpuint (count (self, &(QuothHistoryQuery){ .document = &self->document }), ==, 1);
}

static void
list_words (QuothBench *bench, guint run, gpointer data)
{
  g_assert_cmpuint (count (data, &(QuothHistoryQuery){ .words = "the first" }), ==, 1);
}

/* The floor: each changeset is read, and the id looked for. */
static void
read_plainly (QuothBench *bench, guint run, gpointer data)
{
  History *self = data;
  guint n = 0;
  sqlite3 *db;
  sqlite3_stmt *rows;

  g_assert_cmpint (sqlite3_open_v2 (self->many, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT id, label, changeset FROM journal ORDER BY time DESC, counter DESC", -1, &rows, NULL), ==,
                   SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    n += memmem (sqlite3_column_blob (rows, 2), (gsize) sqlite3_column_bytes (rows, 2), self->actor.bytes, sizeof self->actor.bytes) != NULL;
  g_assert_cmpuint (n, >=, 1);
  sqlite3_finalize (rows);
  sqlite3_close (db);
}

/* ---- As it was ---- */

static void
go_back (QuothBench *bench, guint run, gpointer data)
{
  History *self = data;
  g_autofree char *path = quoth_bench_path (bench, "past.quoth");
  QuothMoment moment = { .entry = self->past };
  g_autoptr (GError) error = NULL;

  assert_ok (quoth_store_copy_as_of (self->store, &moment, path, NULL, NULL, NULL, &error), error);
  g_unlink (path);
}

static void
back_up (QuothBench *bench, guint run, gpointer data)
{
  History *self = data;
  g_autofree char *path = quoth_bench_path (bench, "past.quoth");
  g_autoptr (GError) error = NULL;

  assert_ok (quoth_store_backup (self->store, path, FALSE, NULL, NULL, NULL, &error), error);
  g_unlink (path);
}

/* ---- Recording ---- */

static GPtrArray *
new_mentions (History *self)
{
  GPtrArray *mentions = quoth_values_new ();

  for (guint i = 0; i < N_MENTIONS; i++)
    {
      QuothMention *mention = quoth_mention_new (NULL);
      guint start = quoth_text_from_cluster (self->text, i * 20);

      mention->actor = self->actor;
      mention->annotation.document = self->document;
      mention->annotation.coder = self->coder->value.id;
      quoth_annotation_set_range (&mention->annotation, quoth_range (start, quoth_text_from_cluster (self->text, i * 20 + 5)));
      g_ptr_array_add (mentions, mention);
    }
  return mentions;
}

/* As a commit does it. */
static gboolean
put_all (QuothDatabase *database, QuothRecord *record, GPtrArray *values, GError **error)
{
  g_autoptr (QuothTables) tables = quoth_tables_new (database);

  quoth_tables_begin (tables, record);
  for (guint i = 0; i < values->len; i++)
    if (!quoth_tables_put (tables, values->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < values->len; i++)
    if (!quoth_tables_check (tables, values->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
write_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  entry->label = g_strdup ("Tag");
  return put_all (quoth_journal_get_database (journal), quoth_journal_get_record (journal), data, error);
}

static void
write_recorded (QuothBench *bench, guint run, gpointer data)
{
  History *self = data;
  g_autoptr (GPtrArray) mentions = new_mentions (self);
  g_autoptr (QuothJournal) journal = quoth_journal_new (self->recorded);
  g_auto (QuothEntry) entry = { .coder = self->coder->value.id };
  g_auto (QuothWritten) written = { 0 };
  g_autoptr (GError) error = NULL;

  assert_ok (quoth_journal_write (journal, &entry, write_cb, mentions, NULL, &written, &error), error);
}

static void
write_plainly (QuothBench *bench, guint run, gpointer data)
{
  History *self = data;
  g_autoptr (GPtrArray) mentions = new_mentions (self);
  g_autoptr (GError) error = NULL;

  assert_ok (quoth_database_exec (self->plain, "BEGIN IMMEDIATE", &error) && put_all (self->plain, NULL, mentions, &error)
               && quoth_database_exec (self->plain, "COMMIT", &error),
             error);
}

/* ---- The bench ---- */

static void
prepare (History *self, QuothBench *bench)
{
  g_autofree char *recorded = quoth_bench_path (bench, "recorded.quoth");
  g_autofree char *plain = quoth_bench_path (bench, "plain.quoth");
  g_autoptr (GError) error = NULL;

  self->few = quoth_bench_path (bench, "few.quoth");
  self->many = quoth_bench_path (bench, "many.quoth");
  self->coder = quoth_coder_new (NULL);
  self->coder->name = g_strdup ("A");
  make_few (self);
  quoth_bench_shell (bench, "cp few.quoth many.quoth; cp few.quoth recorded.quoth; cp few.quoth plain.quoth");
  make_many (self);
  self->recorded = quoth_database_open (recorded, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  self->plain = quoth_database_open (plain, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
}

int
main (void)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  History self = { 0 };

  prepare (&self, bench);
  quoth_bench_compare (bench, "opening 100,000 entries (floor: 100)", 1.2, open_many, open_few, &self);
  open_for_reading (&self);
  quoth_bench_compare (bench, "recording 5,000 mentions (floor: the same unrecorded)", 2, write_recorded, write_plainly, &self);
  quoth_bench_compare (bench, "first 100 of 100,000 entries (floor: reading all)", 1, list_first_page, read_plainly, &self);
  quoth_bench_compare (bench, "all 100,000 entries", 4, list_all, read_plainly, &self);
  quoth_bench_compare (bench, "history of an old value", 4, list_value, read_plainly, &self);
  quoth_bench_compare (bench, "history of a text", 20, list_document, read_plainly, &self);
  quoth_bench_compare (bench, "steps with words", 20, list_words, read_plainly, &self);
  quoth_bench_compare (bench, "as it was 50,000 entries ago (floor: a backup)", 4, go_back, back_up, &self);
  g_object_unref (self.store);
  quoth_database_free (self.recorded);
  quoth_database_free (self.plain);
  quoth_text_unref (self.text);
  quoth_value_unref (self.coder);
  g_free (self.few);
  g_free (self.many);
  return 0;
}
