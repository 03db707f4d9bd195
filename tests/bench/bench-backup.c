/* bench-backup.c: a backup of a project of 200 MB, and looking through it, beside SQLite's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The floor of a backup is what the sqlite3 shell does with .backup: the same pages, neither checked nor flushed. Ours are checked page by page (a read of
 * all of it), flushed and named; one that Quoth keeps by itself is looked through as by check besides: each text against its hash, each span
 * against its text, each entry of the journal. The floor of a check is SQLite's integrity_check, and sha256sum over as many bytes.
 */

#include <stdlib.h>

#include "quoth-bench.h"
#include "quoth.h"

#define N_DOCUMENTS 400
#define DOCUMENT_SIZE (500u << 10)
#define MENTIONS_PER_DOCUMENT 50

/* One transaction each. */
#define DOCUMENTS_PER_CHANGE 20

static void
insist (gboolean done, GError **error)
{
  if (!done)
    g_error ("%s", *error != NULL ? (*error)->message : "it failed");
}

static void
add_document (QuothChange *change, const QuothId *coder, const QuothId *actor, guint n, GRand *random)
{
  g_autoptr (QuothDocument) document = quoth_document_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (QuothText) text = NULL;

  quoth_bench_append_words (words, DOCUMENT_SIZE, random);
  text = quoth_text_new (words->str, (gssize) words->len, NULL);
  document->name = g_strdup_printf ("Document %u", n);
  document->encoding = g_strdup ("UTF-8");
  quoth_document_set_text (document, text);
  quoth_change_put (change, document);
  for (guint i = 0; i < MENTIONS_PER_DOCUMENT; i++)
    {
      g_autoptr (QuothMention) mention = quoth_mention_new (NULL);
      guint start = i * 1000;

      while (quoth_text_get_char (text, start) > 'z' || !g_ascii_isalpha (quoth_text_get_char (text, start))
             || quoth_text_get_char (text, start + 1) > 'z')
        start++;
      mention->annotation.document = document->value.id;
      mention->annotation.coder = *coder;
      mention->annotation.created = 1;
      mention->actor = *actor;
      quoth_annotation_set_range (mention, quoth_range (start, start + 1));
      quoth_change_put (change, mention);
    }
}

static QuothStore *
make_project (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  QuothStore *store = quoth_store_create (path, NULL, &error);
  g_autoptr (QuothCoder) coder = quoth_coder_new (NULL);
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  insist (store != NULL, &error);
  coder->name = g_strdup ("Ada");
  actor->name = g_strdup ("Bob");
  actor->actor_kind = g_strdup ("person");
  for (guint n = 0; n < N_DOCUMENTS;)
    {
      g_autoptr (QuothChange) change = quoth_change_new ("Import", &coder->value.id);

      if (n == 0)
        quoth_change_put (change, coder);
      if (n == 0)
        quoth_change_put (change, actor);
      for (guint i = 0; i < DOCUMENTS_PER_CHANGE; i++)
        add_document (change, &coder->value.id, &actor->value.id, n++, random);
      insist (quoth_store_commit (store, change, NULL, &error), &error);
    }
  return store;
}

static void
back_up (QuothBench *bench, guint run, gpointer store)
{
  g_autofree char *path = quoth_bench_path (bench, "ours.quoth");
  g_autoptr (GError) error = NULL;

  insist (quoth_store_backup (store, path, TRUE, NULL, NULL, NULL, &error), &error);
}

static void
keep (QuothBench *bench, guint run, gpointer store)
{
  g_autoptr (GError) error = NULL;

  insist (quoth_store_keep_backup (store, QUOTH_BACKUP_DAILY, NULL, NULL, NULL, NULL, &error), &error);
}

static void
back_up_plainly (QuothBench *bench, guint run, gpointer store)
{
  quoth_bench_shell (bench, "rm -f plain.db && sqlite3 p.quoth '.backup plain.db'");
}

static void
copy_plainly (QuothBench *bench, guint run, gpointer store)
{
  quoth_bench_shell (bench, "rm -f copy.db && cp p.quoth copy.db && sync copy.db");
}

static void
check (QuothBench *bench, guint run, gpointer store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (store, NULL, NULL, NULL, &error);

  insist (problems != NULL && problems->len == 0, &error);
}

static void
check_plainly (QuothBench *bench, guint run, gpointer store)
{
  quoth_bench_shell (bench, "sqlite3 p.quoth 'PRAGMA integrity_check' >/dev/null && sha256sum p.quoth >/dev/null");
}

int
main (void)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autofree char *path = quoth_bench_path (bench, "p.quoth");
  g_autoptr (QuothStore) store = make_project (path);

  quoth_backups_configure (NULL, 1, 1);
  quoth_bench_shell (bench, "ls -l p.quoth | awk '{ print \"a project of \" int ($5 / 1e6) \" MB\" }'");
  quoth_bench_compare (bench, "a backup, beside .backup", 3, back_up, back_up_plainly, store);
  quoth_bench_compare (bench, "a backup, beside a flushed copy of the file", 4, back_up, copy_plainly, store);
  quoth_bench_compare (bench, "a backup that is looked through, beside .backup", 6, keep, back_up_plainly, store);
  quoth_bench_compare (bench, "check, beside integrity_check and sha256sum", 6, check, check_plainly, store);
  quoth_store_close (store);
  return 0;
}
