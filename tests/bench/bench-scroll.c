/* bench-scroll.c: the frames of a table of 100,000 claims that is scrolled, against those of one of 100
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are the real window, which scrolls by pages and, now and then, anywhere. Frames of the two are drawn from the same rows, so
 * they should take the same time however many there are. A hundred claims are read once, for a view holds two hundred rows: what they need is
 * the next frame, and 100,000 claims that and one more. The times are of the wall, so they mean something on a machine that is idle.
 */

#include <stdio.h>

#include "quoth-bench.h"

#define N_BYTES (1024 * 1024)

/* median, 95th of a hundred, longest */
typedef struct
{
  double times[3][3]; /* of a frame; until all that is seen is filled after a page, and after a jump */
} Figures;

static void
make_project (QuothBench *bench, const char *name, guint n)
{
  g_autofree char *file = g_strconcat (name, ".jsonl", NULL);
  g_autofree char *path = quoth_bench_path (bench, file);
  g_autofree char *line = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (lines, "{\"type\":\"actor\",\"id\":\"_:a%u\",\"name\":\"Somebody %u\",\"kind\":\"person\"}\n", i, i);
  for (guint i = 0; i < n; i++)
    {
      int start = g_rand_int_range (random, 0, N_BYTES / 2);

      g_string_append_printf (lines,
                              "{\"type\":\"claim\",\"document\":\"long\",\"spans\":[[%d,%d]],\"statement\":\"Number %u says so, and"
                              " something else too\",\"roles\":[{\"role\":\"claimant\",\"actor\":\"_:a%u\"}],\"factuality\":\"CT+\"}\n",
                              start, start + 60, i, i % 500);
    }
  g_file_set_contents (path, lines->str, (gssize) lines->len, NULL);
  line = g_strdup_printf ("\"$QUOTH_CLI\" new %s.quoth --quiet\n"
                          "\"$QUOTH_CLI\" import %s.quoth long.txt --coder A --quiet\n"
                          "\"$QUOTH_CLI\" apply %s.quoth %s.jsonl --coder A --quiet\n",
                          name, name, name, name);
  quoth_bench_shell (bench, line);
}

static void
scroll (QuothBench *bench, const char *name, guint n, Figures *figures)
{
  g_autofree char *line = g_strdup_printf ("\"$QUOTH_SCROLL\" %s.quoth %u > %s.txt", name, n, name);
  g_autofree char *file = g_strconcat (name, ".txt", NULL);
  g_autofree char *path = quoth_bench_path (bench, file);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  quoth_bench_shell (bench, line);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_nonnull (text);
  lines = g_strsplit (text, "\n", 4);
  g_assert_cmpuint (g_strv_length (lines), >=, 3);
  for (guint i = 0; i < 3; i++)
    {
      double *times = figures->times[i];

      g_assert_cmpint (sscanf (lines[i], "%lf %lf %lf", &times[0], &times[1], &times[2]), ==, 3);
    }
}

int
main (int argc, char **argv)
{
  static const char *const of[] = { "frames", "a page until it is filled", "a jump until all that is seen is filled" };
  static const double goals[3][3] = { { 25, 40, 100 }, { 40, 60, 100 }, { 40, 60, 100 } };
  static const char *const what[] = { "median", "95 of 100", "longest" };
  g_autoptr (QuothBench) bench = quoth_bench_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = quoth_bench_path (bench, "long.txt");
  Figures many, few;

  for (guint i = 0; text->len < N_BYTES; i++)
    g_string_append_printf (text, "Sentence %u says what is said%s", i, i % 20 == 19 ? ".\n\n" : ". ");
  g_file_set_contents (path, text->str, (gssize) text->len, NULL);
  make_project (bench, "many", 100000);
  make_project (bench, "few", 100);
  scroll (bench, "few", 100, &few);
  scroll (bench, "many", 100000, &many);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 3; k++)
      g_print ("scrolling 100,000 claims, %s, %s: %.1f ms (goal: at most %g), 100 claims: %.1f ms: ratio %.2f (goal: at most 2)\n",
               of[i], what[k], many.times[i][k] / 1000, goals[i][k], few.times[i][k] / 1000,
               many.times[i][k] / few.times[i][k]);
  return 0;
}
