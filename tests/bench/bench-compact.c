/* bench-compact.c: what a step takes in the file, and what compacting gives back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 100,000 steps as coders make them: mentions, claims, changes of both, deleted ones, and now and then a change of 200 mentions at once. They are made by
 * the journal itself, many a transaction, since it is not them that is measured. There is nothing plain to compare it with but the project
 * before.
 */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "quoth-bench.h"
#include "quoth.h"
#include "store/quoth-journal.h"
#include "store/quoth-tables.h"

#define N_STEPS 100000
#define N_KEPT 5000
#define N_BULK 200

typedef struct
{
  QuothTables *tables;
  QuothId coder;
  QuothId document;
  QuothId actors[2];
  QuothId code;
  GPtrArray *mentions;
  GPtrArray *claims;
  guint n;
  guint limit;
} Work;

static void
assert_ok (gboolean done, GError **error)
{
  if (!done)
    g_error ("%s", *error != NULL ? (*error)->message : "it failed");
}

static gboolean
put (Work *self, gpointer value, GError **error)
{
  return quoth_tables_put (self->tables, value, error) && quoth_tables_check (self->tables, value, error);
}

static void
place (Work *self, gpointer annotation, guint length)
{
  guint start = (self->n * 7) % 3500;

  QUOTH_ANNOTATION (annotation)->document = self->document;
  QUOTH_ANNOTATION (annotation)->coder = self->coder;
  QUOTH_ANNOTATION (annotation)->created = 1;
  quoth_annotation_set_range (annotation, quoth_range (start, start + length));
}

/* ---- Steps ---- */

static gboolean
add_mention (Work *self, GError **error)
{
  g_autoptr (QuothMention) mention = quoth_mention_new (NULL);

  mention->actor = self->actors[0];
  place (self, mention, 5 + self->n % 11);
  g_ptr_array_add (self->mentions, quoth_value_ref (mention));
  return put (self, mention, error);
}

static gboolean
add_claim (Work *self, GError **error)
{
  g_autoptr (QuothClaim) claim = quoth_claim_new (NULL);
  const QuothMention *mention = self->mentions->pdata[self->n % self->mentions->len];

  claim->statement = g_strdup_printf ("Talks went on, it was said for the %u. time", self->n);
  claim->mode = QUOTH_MODE_INDIRECT;
  quoth_claim_add_role (claim, QUOTH_ROLE_CLAIMANT, &mention->actor, NULL);
  quoth_claim_set_category (claim, &self->code, QUOTH_STANCE_FOR);
  place (self, claim, 60 + self->n % 40);
  g_ptr_array_add (self->claims, quoth_value_ref (claim));
  return put (self, claim, error);
}

/* What was written last is what is held. */
static gboolean
replace (Work *self, GPtrArray *values, guint i, gpointer value, GError **error)
{
  quoth_value_unref (values->pdata[i]);
  values->pdata[i] = quoth_value_ref (value);
  return put (self, value, error);
}

static gboolean
move_mention (Work *self, GError **error)
{
  guint i = (self->n * 31) % self->mentions->len;
  g_autoptr (QuothMention) mention = quoth_value_copy (self->mentions->pdata[i]);

  place (self, mention, 20 + self->n % 11);
  return replace (self, self->mentions, i, mention, error);
}

static gboolean
change_claim (Work *self, GError **error)
{
  guint i = (self->n * 31) % self->claims->len;
  g_autoptr (QuothClaim) claim = quoth_value_copy (self->claims->pdata[i]);

  claim->factuality = (QuothFactuality) (1 + (guint) claim->factuality % 8);
  return replace (self, self->claims, i, claim, error);
}

static gboolean
delete_mention (Work *self, GError **error)
{
  guint i = (self->n * 31) % self->mentions->len;
  gboolean done
    = quoth_tables_delete (self->tables, QUOTH_KIND_MENTION, &QUOTH_VALUE (self->mentions->pdata[i])->id, error);

  quoth_value_unref (g_ptr_array_steal_index_fast (self->mentions, i));
  return done;
}

static gboolean
change_many (Work *self, GError **error)
{
  for (guint i = 0; i < MIN (N_BULK, self->mentions->len); i++)
    {
      g_autoptr (QuothMention) mention = quoth_value_copy (self->mentions->pdata[i]);

      mention->actor = self->actors[(self->n / 1000) % 2];
      if (!replace (self, self->mentions, i, mention, error))
        return FALSE;
    }
  return TRUE;
}

static const struct
{
  const char *label;
  gboolean (*func) (Work *self, GError **error);
  guint every; /* the first that fits is taken */
} steps[] = {
  { "200 mentions of another actor", change_many, 1000 },
  { "a mention is deleted", delete_mention, 25 },
  { "an attribute of a claim is changed", change_claim, 7 },
  { "a mention is moved", move_mention, 5 },
  { "a new claim", add_claim, 3 },
  { "a new mention", add_mention, 1 },
};

static gboolean
step_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  Work *self = data;
  guint i = 0;

  if (self->n == self->limit)
    return TRUE;
  self->n++;
  while (self->n < 100 ? steps[i].every != (self->n % 2 == 1 ? 1 : 3) : self->n % steps[i].every != 0)
    i++;
  quoth_tables_begin (self->tables, quoth_journal_get_record (journal));
  entry->label = g_strdup (steps[i].label);
  return steps[i].func (self, error);
}

static void
work (const char *path, Work *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READWRITE, &error);
  g_autoptr (QuothJournal) journal = quoth_journal_new (database);
  QuothEntry kind = { .kind = QUOTH_ENTRY_EDIT, .coder = self->coder };

  self->tables = quoth_tables_new (database);
  self->mentions = quoth_values_new ();
  self->claims = quoth_values_new ();
  while (self->n < N_STEPS)
    {
      g_auto (QuothWritten) written = { 0 };

      self->limit = MIN (self->n + 500, N_STEPS);
      assert_ok (quoth_journal_write_series (journal, &kind, step_cb, self, NULL, &written, &error), &error);
    }
  g_ptr_array_unref (self->mentions);
  g_ptr_array_unref (self->claims);
  quoth_tables_free (self->tables);
}

static QuothActor *
new_actor (const char *name)
{
  QuothActor *actor = quoth_actor_new (NULL);

  actor->name = g_strdup (name);
  actor->actor_kind = g_strdup ("person");
  return actor;
}

static Work
make_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_create (path, NULL, &error);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothActor) first = new_actor ("Xi");
  g_autoptr (QuothActor) second = new_actor ("Putin");
  g_autoptr (QuothCode) code = quoth_code_new (NULL);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Begin", &coder->value.id);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;

  assert_ok (store != NULL, &error);
  coder->name = g_strdup ("A");
  code->key = g_strdup ("talks");
  code->name = g_strdup ("Talks");
  document->name = g_strdup ("talk");
  for (guint i = 0; i < 100; i++)
    g_string_append (words, "The minister said that talks went on. ");
  text = quoth_text_new (words->str, (gssize) words->len, &error);
  quoth_document_set_text (document, text);
  quoth_change_put (change, coder);
  quoth_change_put (change, first);
  quoth_change_put (change, second);
  quoth_change_put (change, code);
  quoth_change_put (change, document);
  assert_ok (quoth_store_commit (store, change, NULL, &error), &error);
  return (Work){ .coder = coder->value.id,
                 .actors = { first->value.id, second->value.id },
                 .code = code->value.id,
                 .document = document->value.id };
}

/* ---- What it takes ---- */

static void
tell_steps (const char *path)
{
  QuothDatabase *database = quoth_database_open (path, SQLITE_OPEN_READONLY, NULL);
  sqlite3_stmt *row = NULL;

  sqlite3_prepare_v2 (quoth_database_get_handle (database),
                      "SELECT label, count (*), avg (length (changeset)) FROM journal WHERE label <> 'Begin' GROUP BY label ORDER BY 2 DESC",
                      -1, &row, NULL);
  while (sqlite3_step (row) == SQLITE_ROW)
    g_print ("%s: %d times, %.0f bytes each\n", (const char *) sqlite3_column_text (row, 0), sqlite3_column_int (row, 1),
             sqlite3_column_double (row, 2));
  sqlite3_finalize (row);
  sqlite3_prepare_v2 (quoth_database_get_handle (database),
                      "SELECT sum (pgsize) FILTER (WHERE name LIKE '%journal%'), sum (pgsize), (SELECT count (*) FROM journal) FROM dbstat", -1, &row,
                      NULL);
  if (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    g_print ("the journal takes %.1f MB of %.1f MB, %.0f bytes a step with its indexes\n", sqlite3_column_double (row, 0) / 1e6,
             sqlite3_column_double (row, 1) / 1e6, sqlite3_column_double (row, 0) / sqlite3_column_double (row, 2));
  sqlite3_finalize (row);
  quoth_database_free (database);
}

static gint64
get_cut (const char *path)
{
  QuothDatabase *database = quoth_database_open (path, SQLITE_OPEN_READONLY, NULL);
  sqlite3_stmt *row = NULL;
  gint64 cut = 0;

  sqlite3_prepare_v2 (quoth_database_get_handle (database),
                      "SELECT time FROM journal ORDER BY time DESC LIMIT 1 OFFSET " G_STRINGIFY (N_KEPT), -1, &row, NULL);
  if (sqlite3_step (row) == SQLITE_ROW)
    cut = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  quoth_database_free (database);
  return cut;
}

typedef struct
{
  char *path;
  char *uncompacted;
} Paths;

static void
open_path (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  g_autoptr (QuothReader) reader = store != NULL ? quoth_store_open_reader (store, &error) : NULL;

  assert_ok (reader != NULL, &error);
}

static void
open_compacted (QuothBench *bench, guint run, gpointer data)
{
  open_path (((Paths *) data)->path);
}

static void
open_uncompacted (QuothBench *bench, guint run, gpointer data)
{
  open_path (((Paths *) data)->uncompacted);
}

static double
get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (double) status.st_size / 1e6 : 0;
}

int
main (int argc, char **argv)
{
  QuothBench *bench = quoth_bench_new ();
  g_autofree char *path = quoth_bench_path (bench, "p.quoth");
  g_autofree char *uncompacted = quoth_bench_path (bench, "uncompacted.quoth");
  g_autoptr (GError) error = NULL;
  g_auto (QuothCompaction) result = { 0 };
  Work like = make_project (path);
  QuothStore *store;
  gint64 start;

  work (path, &like);
  tell_steps (path);
  store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  assert_ok (store != NULL && quoth_store_backup (store, uncompacted, FALSE, NULL, NULL, NULL, &error), &error);
  g_object_unref (store);
  start = quoth_bench_get_time ();
  assert_ok (quoth_compact_run (path, get_cut (path), NULL, NULL, NULL, &result, &error), &error);
  g_print ("compacting %u steps of %u: %.1f s; the file had %.1f MB and has %.1f MB; %.1f MB of journal became %.1f MB\n", result.n_gone,
           result.n_gone + result.n_kept, (double) (quoth_bench_get_time () - start) / G_USEC_PER_SEC, get_size (uncompacted), get_size (path),
           (double) result.bytes_gone / 1e6, (double) result.bytes_base / 1e6);
  quoth_bench_compare (bench, "opening the compacted project, against the same with all of its history", 1.1, open_compacted, open_uncompacted,
                       &(Paths){ path, uncompacted });
  quoth_bench_free (bench);
  return 0;
}
