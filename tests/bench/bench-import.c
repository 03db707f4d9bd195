/* bench-import.c: 10 MB in 1,000 files, against sqlite3 inserting the same texts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench.h"

#define N_FILES 1000
#define FILE_SIZE (10 * 1000 * 1000 / N_FILES)

static void
make_files (QuothBench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE document (name TEXT, text TEXT);\nBEGIN;\n");
  g_autofree char *script = quoth_bench_path (bench, "insert.sql");

  quoth_bench_shell (bench, "mkdir texts");
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *name = g_strdup_printf ("texts/%04u.txt", i);
      g_autofree char *path = quoth_bench_path (bench, name);

      quoth_bench_append_words (text, FILE_SIZE, random);
      g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
      g_string_append_printf (sql, "INSERT INTO document VALUES ('%04u', CAST (readfile ('%s') AS TEXT));\n", i, name);
    }
  g_string_append (sql, "COMMIT;\n");
  g_assert_true (g_file_set_contents (script, sql->str, sql->len, NULL));
}

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  g_autofree char *line = g_strdup_printf ("\"$QUOTH_CLI\" import %u.quoth texts --quiet", run);

  quoth_bench_shell (bench, line);
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  g_autofree char *line = g_strdup_printf ("sqlite3 %u.db < insert.sql", run);

  quoth_bench_shell (bench, line);
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();

  make_files (bench);
  for (guint run = 0; run <= bench->n_runs; run++)
    {
      g_autofree char *line = g_strdup_printf ("\"$QUOTH_CLI\" new %u.quoth --quiet", run);

      quoth_bench_shell (bench, line);
    }
  quoth_bench_compare (bench, "import of 10 MB in 1,000 files", 5, run_ours, run_theirs, NULL);
  return 0;
}
