/* quoth-bench-project.c: a project in which many steps were done
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The steps are made by the journal itself, many a transaction, since it is not them that is measured.
 */

#include "quoth-bench-project.h"

#include <stdlib.h>
#include <string.h>

#include "store/quoth-journal.h"
#include "store/quoth-tables.h"

typedef struct
{
  const QuothBenchProject *project;
  QuothTables *tables;
  GPtrArray *made;
  guint n;
  guint limit;
} Work;

void
quoth_bench_insist (gboolean done, GError **error)
{
  if (!done)
    g_error ("%s", error != NULL && *error != NULL ? (*error)->message : "it failed");
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
  mention->annotation.document = self->project->document;
  mention->annotation.coder = self->project->coder;
  mention->annotation.created = 1;
  mention->actor = self->project->actor;
  quoth_annotation_set_range (mention, quoth_range (start, start + 5 + self->n % 11));
  if (self->n % 5 != 0)
    g_ptr_array_add (self->made, quoth_value_ref (mention));
  return quoth_tables_put (self->tables, QUOTH_VALUE (mention), error)
         && quoth_tables_check (self->tables, QUOTH_VALUE (mention), error);
}

void
quoth_bench_project_work (const QuothBenchProject *project, const char *path, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (path, SQLITE_OPEN_READWRITE, &error);
  g_autoptr (QuothJournal) journal = quoth_journal_new (database);
  Work self = { .project = project, .tables = quoth_tables_new (database), .made = quoth_values_new () };
  QuothEntry kind = { .kind = QUOTH_ENTRY_EDIT, .coder = project->coder };

  while (self.limit < n)
    {
      g_auto (QuothWritten) written = { 0 };

      self.limit = MIN (self.limit + 500, n);
      quoth_bench_insist (quoth_journal_write_series (journal, &kind, step_cb, &self, NULL, &written, &error), &error);
    }
  g_ptr_array_unref (self.made);
  quoth_tables_free (self.tables);
}

QuothBenchProject
quoth_bench_project_make (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_create (path, NULL, &error);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (QuothChange) change = quoth_change_new ("Begin", &coder->value.id);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;

  quoth_bench_insist (store != NULL, &error);
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
  quoth_bench_insist (quoth_store_commit (store, change, NULL, &error), &error);
  return (QuothBenchProject){ .coder = coder->value.id, .actor = actor->value.id, .document = document->value.id };
}

guint
quoth_bench_get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? (guint) (strtoul (line + strlen ("VmHWM:"), NULL, 10) / 1024) : 0;
}
