/* bench-export.c: 100,000 mentions exported, and a million, against sqlite3 dumping the same columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-bench-mentions.h"

/* The columns of a mention as its jsonl object has them. */
#define JSON_QUERY \
  "SELECT 'mention' AS type, lower (hex (a.id)) AS id, lower (hex (a.document)) AS document, lower (hex (a.coder)) AS coder," \
  " s.start, s.end, s.quote, lower (hex (m.actor)) AS actor, a.created" \
  " FROM annotation a JOIN span s ON s.annotation = a.id JOIN mention m ON m.annotation = a.id ORDER BY a.document, a.id"

/* And as mentions.csv has them: with names too. */
#define CSV_QUERY \
  "SELECT lower (hex (a.id)) AS id, lower (hex (a.document)) AS document, d.name AS document_name, lower (hex (a.coder)) AS coder," \
  " c.name AS coder_name, s.start, s.end, s.quote, lower (hex (m.actor)) AS actor, x.name AS actor_name, a.created" \
  " FROM annotation a JOIN span s ON s.annotation = a.id JOIN mention m ON m.annotation = a.id JOIN document d ON d.id = a.document" \
  " JOIN coder c ON c.id = a.coder JOIN actor x ON x.id = m.actor ORDER BY a.document, a.id"

static void
export_jsonl (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" export full.quoth --format jsonl --output out.jsonl --force --quiet");
}

static void
dump_json (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "sqlite3 -json full.quoth \"" JSON_QUERY "\" > out.json");
}

static void
export_csv (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_CLI\" export full.quoth --format csv --output out --force --quiet");
}

static void
dump_csv (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "sqlite3 -header -csv full.quoth \"" CSV_QUERY "\" > out.csv");
}

/* Makes full.quoth, with @n mentions. */
static void
make_project (QuothBench *bench, guint n)
{
  quoth_bench_make_mentions (bench, n);
  quoth_bench_shell (bench, "cp empty.quoth full.quoth; \"$QUOTH_CLI\" apply full.quoth mentions.jsonl --coder A --quiet");
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  guint peak;

  make_project (bench, 100 * 1000);
  quoth_bench_compare (bench, "export of 100,000 mentions as jsonl", 3, export_jsonl, dump_json, NULL);
  quoth_bench_compare (bench, "export of 100,000 mentions as csv", 3, export_csv, dump_csv, NULL);
  make_project (bench, 1000 * 1000);
  quoth_bench_compare (bench, "export of 1,000,000 mentions as jsonl", 2, export_jsonl, dump_json, NULL);
  peak = quoth_bench_measure_memory (bench, "exec \"$QUOTH_CLI\" export full.quoth --format jsonl --output out.jsonl --force --quiet");
  g_print ("memory for exporting 1,000,000 mentions as jsonl: %u MB (goal: at most 200 MB)%s\n", peak, peak <= 200 ? "" : " MISSED");
  return 0;
}
