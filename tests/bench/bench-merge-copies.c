/* bench-merge-copies.c: two copies of a project, in each of which 50,000 steps were done, are merged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * There is nothing plain to compare it with: the goal is a time, 30 seconds, and a memory, 500 MB. The steps are made by the journal itself,
 * many a transaction, since it is not them that is measured. All of theirs come before all of mine, so that nothing of what is here can stay
 * as it is: mine are taken back, and all are replayed.
 */

#include <stdlib.h>
#include <string.h>

#include "quoth-bench.h"
#include "quoth.h"
#include "store/quoth-journal.h"
#include "store/quoth-tables.h"

#define N_STEPS 50000

typedef struct
{
  QuothTables *tables;
  QuothId coder;
  QuothId document;
  QuothId actor;
  GPtrArray *made;
  guint n;
  guint limit;
} Work;

static void
assert_ok (gboolean done, GError **error)
{
  if (!done)
    g_error ("%s", *error != NULL ? (*error)->message : "it failed");
}

/* Mostly mentions, as people work; each fifth step moves the end of one. */
static gboolean
step_cb (QuothJournal *journal, QuothEntry *entry, gpointer data, GError **error)
{
  Work *self = data;
  g_autoptr (QuothMention) mention = NULL;
  guint start = (self->n * 7) % 1900;

  if (self->n == self->limit)
    return TRUE;
  self->n++;
  quoth_tables_begin (self->tables, quoth_journal_get_record (journal));
  entry->label = g_strdup ("Tag actor");
  if (self->n % 5 == 0)
    mention = quoth_value_copy (self->made->pdata[self->n % self->made->len]);
  else
    mention = quoth_mention_new (NULL);
  mention->annotation.document = self->document;
  mention->annotation.coder = self->coder;
  mention->annotation.created = 1;
  mention->actor = self->actor;
  quoth_annotation_set_range (mention, quoth_range (start, start + 5 + self->n % 11));
  if (self->n % 5 != 0)
    g_ptr_array_add (self->made, quoth_value_ref (mention));
  return quoth_tables_put (self->tables, QUOTH_VALUE (mention), error)
         && quoth_tables_check (self->tables, QUOTH_VALUE (mention), error);
}

static void
work (const char *path, Work *like)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READWRITE, &error);
  g_autoptr (QuothJournal) journal = quoth_journal_new (database);
  Work self = *like;
  QuothEntry kind = { .kind = QUOTH_ENTRY_EDIT, .coder = like->coder };

  self.tables = quoth_tables_new (database);
  self.made = quoth_values_new ();
  while (self.limit < N_STEPS)
    {
      g_auto (QuothWritten) written = { 0 };

      self.limit += 500;
      assert_ok (quoth_journal_write_series (journal, &kind, step_cb, &self, NULL, &written, &error), &error);
    }
  g_ptr_array_unref (self.made);
  quoth_tables_free (self.tables);
}

static Work
make_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_create (path, NULL, &error);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Begin", &coder->value.id);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;

  assert_ok (store != NULL, &error);
  coder->name = g_strdup ("A");
  actor->name = g_strdup ("Xi");
  actor->actor_kind = g_strdup ("person");
  document->name = g_strdup ("talk");
  for (guint i = 0; i < 100; i++)
    g_string_append (words, "The minister said that talks went on. ");
  text = quoth_text_new (words->str, (gssize) words->len, &error);
  quoth_document_set_text (document, text);
  quoth_change_put (change, coder);
  quoth_change_put (change, actor);
  quoth_change_put (change, document);
  assert_ok (quoth_store_commit (store, change, NULL, &error), &error);
  return (Work){ .coder = coder->value.id, .actor = actor->value.id, .document = document->value.id };
}

/* The most memory that this process ever had, in MB. */
static guint
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? (guint) (strtoul (line + strlen ("VmHWM:"), NULL, 10) / 1024) : 0;
}

int
main (int argc, char **argv)
{
  QuothBench *bench = quoth_bench_new ();
  g_autofree char *mine = quoth_bench_path (bench, "mine.quoth");
  g_autofree char *theirs = quoth_bench_path (bench, "theirs.quoth");
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothMergeReport) report = NULL;
  QuothStore *store;
  Work like = make_project (mine);
  gint64 start;
  guint before;

  store = quoth_store_open (mine, QUOTH_STORE_READ_WRITE, &error);
  assert_ok (store != NULL && quoth_store_backup (store, theirs, FALSE, NULL, NULL, NULL, &error), &error);
  g_object_unref (store);
  work (theirs, &like);
  work (mine, &like);

  before = get_peak ();
  store = quoth_store_open (mine, QUOTH_STORE_READ_WRITE, &error);
  start = g_get_monotonic_time ();
  assert_ok (quoth_store_merge (store, theirs, QUOTH_MERGE_NORMAL, NULL, NULL, NULL, &report, &error), &error);
  g_print ("merge of %u steps into %u: %.1f s (goal: at most 30 s), peak memory %u MB, %u MB before (goal: at most 500 MB)\n",
           report->n_entries, report->n_ahead, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, get_peak (), before);
  g_object_unref (store);
  quoth_bench_free (bench);
  return 0;
}
