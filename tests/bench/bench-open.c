/* bench-open.c: 1 MB with 10,000 annotations to its first frame, against the same text plain
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are whole processes that end with the frame, so both start GTK; the plain one reads a file, the other a project.
 */

#include "quoth-bench.h"

#define N_BYTES (1024 * 1024)
#define N_ANNOTATIONS 10000

static void
run_ours (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_FRAME\" editor long.quoth");
}

static void
run_theirs (QuothBench *bench, guint run, gpointer data)
{
  quoth_bench_shell (bench, "\"$QUOTH_FRAME\" plain long.txt");
}

/* Where words begin in @text, in code points. */
static GArray *
find_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean blank = TRUE;
  guint offset = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      gboolean was_blank = blank;

      blank = *p == ' ' || *p == '\n';
      if (was_blank && !blank)
        g_array_append_val (words, offset);
    }
  return words;
}

/* Three in four are mentions of a word, the others claims of some words, all of them spread over the text. */
static void
write_coding (QuothBench *bench, const char *text)
{
  g_autoptr (GArray) words = find_words (text);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autofree char *path = quoth_bench_path (bench, "coding.jsonl");
  g_autoptr (GString) lines = g_string_new (
    "{\"type\":\"actor\",\"id\":\"_:a\",\"name\":\"Somebody\",\"kind\":\"person\"}\n");
  GError *error = NULL;

  for (guint i = 0; i < N_ANNOTATIONS; i++)
    {
      gboolean mention = i % 4 != 0;
      int n = mention ? 1 : g_rand_int_range (random, 3, 20);
      int first = g_rand_int_range (random, 0, (int) words->len - n);
      guint start = g_array_index (words, guint, first);
      guint end = g_array_index (words, guint, first + n) - 1;

      g_string_append_printf (lines,
                              "{\"type\":\"%s\",\"document\":\"long\",\"spans\":[[%u,%u]]%s}\n",
                              mention ? "mention" : "claim", start, end, mention ? ",\"actor\":\"_:a\"" : "");
    }
  g_file_set_contents (path, lines->str, (gssize) lines->len, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = quoth_bench_path (bench, "long.txt");
  GError *error = NULL;

  quoth_bench_append_words (text, N_BYTES, random);
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  write_coding (bench, text->str);
  quoth_bench_shell (bench,
                     "\"$QUOTH_CLI\" new long.quoth --quiet\n"
                     "\"$QUOTH_CLI\" import long.quoth long.txt --coder A --quiet\n"
                     "\"$QUOTH_CLI\" apply long.quoth coding.jsonl --coder A --quiet\n");
  quoth_bench_compare (bench, "1 MB with 10,000 annotations to its first frame", 2, run_ours, run_theirs, NULL);
  return 0;
}
