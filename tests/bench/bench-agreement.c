/* bench-agreement.c: agreement on 100,000 units by 3 coders, and on 10,000 spans of each, held against NLTK's α of the units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * NLTK runs beside, with its data loaded, and is asked by a line: no start of Python is in its time. What must be a hundred times as fast is done a hundred
 * times. The rest has no peer there, and is held against the same question: NLTK took about half a second for it when the goals were set, so that they say: bootstrap within 5 s, spans
 * within 1 s. For gamma the goal is 10 s of one processor for 3 x 10,000 spans, which is an alignment of thirty texts or more, most of them shuffled; it took 9 s, and less
 * with several processors. Of more than 200,000 spans it is not worked out.
 */

#include <math.h>
#include <string.h>

#include "quoth-bench.h"
#include "quoth.h"

#define N_UNITS 100000
#define N_CODERS 3
#define N_SPANS 10000
#define N_FEW 500
#define SPACE 50 /* characters of text for a span */

typedef struct
{
  GRand *random;
  QuothRatings *ratings;
  QuothContinuum *continuum;
  QuothContinuum *few;
  GBytes *table;
  GSubprocess *nltk;
  GDataInputStream *answers;
} World;

static guint
below (World *self, guint n)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) n);
}

static void
fill_ratings (World *self)
{
  static const char *const values[] = { "a", "b", "c", "d", "e" };

  self->ratings = quoth_ratings_new ((const char *[]){ "A", "B", "C", NULL });
  for (guint u = 0; u < N_UNITS; u++)
    {
      guint truth = below (self, G_N_ELEMENTS (values));

      quoth_ratings_add_unit (self->ratings);
      for (guint c = 0; c < N_CODERS; c++)
        quoth_ratings_set_name (self->ratings, u, c, values[below (self, 3) > 0 ? truth : below (self, G_N_ELEMENTS (values))]);
    }
}

/* Coders mark nearly the same: some is missed, places differ by some characters, and a tenth of it overlaps the next. */
static QuothContinuum *
make_continuum (World *self, guint n_spans)
{
  static const char *const codes[] = { "economy", "defence", "health", "law" };
  QuothContinuum *continuum = quoth_continuum_new (n_spans * SPACE);

  for (guint s = 0; s < n_spans; s++)
    {
      guint start = s * SPACE, length = 10 + below (self, below (self, 10) == 0 ? 80 : 30);
      guint code = below (self, G_N_ELEMENTS (codes));

      for (guint c = 0; c < N_CODERS; c++)
        {
          char coder[] = { (char) ('A' + c), '\0' };
          guint moved = start + below (self, 6);
          QuothRange range = { moved, moved + length + below (self, 6) };

          range.end = range.end < n_spans * SPACE ? range.end : n_spans * SPACE;
          quoth_continuum_add (continuum, quoth_continuum_intern_coder (continuum, coder),
                               quoth_continuum_intern_code (continuum, codes[below (self, 6) > 0 ? code : below (self, 4)]), &range, 1, NULL);
        }
    }
  return continuum;
}

/* ---- NLTK ---- */

static char *
ask (World *self, const char *question)
{
  GOutputStream *in = g_subprocess_get_stdin_pipe (self->nltk);
  char *answer;

  if (question != NULL)
    {
      g_autofree char *line = g_strconcat (question, "\n", NULL);

      g_assert_true (g_output_stream_write_all (in, line, strlen (line), NULL, NULL, NULL));
      g_assert_true (g_output_stream_flush (in, NULL, NULL));
    }
  answer = g_data_input_stream_read_line (self->answers, NULL, NULL, NULL);
  if (answer == NULL)
    g_error ("NLTK (python3-nltk) is not here, or failed");
  return answer;
}

/* A row a coder, as “agreement --table” takes it. */
static void
write_table (World *self, const char *path)
{
  GString *text = g_string_new (NULL);

  for (guint c = 0; c < N_CODERS; c++)
    {
      g_string_append (text, quoth_ratings_get_coder (self->ratings, c));
      for (guint u = 0; u < N_UNITS; u++)
        g_string_append_printf (text, ",%s", quoth_ratings_get_value (self->ratings, quoth_ratings_get (self->ratings, u, c)));
      g_string_append_c (text, '\n');
    }
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  self->table = g_string_free_to_bytes (text);
}

static void
start_nltk (World *self, QuothBench *bench)
{
  g_autofree char *path = quoth_bench_path (bench, "ratings.txt");
  g_autofree char *table = quoth_bench_path (bench, "table.csv");
  g_autofree char *script = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "bench", "nltk-alpha.py", NULL);
  const char *python = g_file_test ("/usr/bin/python3", G_FILE_TEST_IS_EXECUTABLE) ? "/usr/bin/python3" : "python3";
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *ready = NULL;

  for (guint u = 0; u < N_UNITS; u++)
    for (guint c = 0; c < N_CODERS; c++)
      g_string_append_printf (text, "%u %u %s\n", c, u, quoth_ratings_get_value (self->ratings, quoth_ratings_get (self->ratings, u, c)));
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  write_table (self, table);
  self->nltk = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, python, script, path, table, NULL);
  g_assert_no_error (error);
  self->answers = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->nltk));
  ready = ask (self, NULL);
}

static void
run_nltk (QuothBench *bench, guint run, gpointer data)
{
  g_autofree char *answer = ask (data, "alpha");
}

static void
run_nltk_load (QuothBench *bench, guint run, gpointer data)
{
  g_autofree char *answer = ask (data, "load");
}

static void
run_nltk_read (QuothBench *bench, guint run, gpointer data)
{
  g_autofree char *answer = ask (data, "read");
}

/* ---- Quoth ---- */

static QuothAgreement *
measure (World *self)
{
  g_autoptr (GError) error = NULL;
  QuothAgreement *alpha
    = quoth_agreement_measure (self->ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, &error);

  g_assert_no_error (error);
  return alpha;
}

static void
run_alpha (QuothBench *bench, guint run, gpointer data)
{
  for (guint i = 0; i < 100; i++)
    quoth_agreement_free (measure (data));
}

/* As NLTK does: from triples in memory. */
static void
run_load (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (QuothRatings) ratings = quoth_ratings_new ((const char *[]){ "A", "B", "C", NULL });
      g_autoptr (QuothAgreement) alpha = NULL;

      for (guint u = 0; u < N_UNITS; u++)
        {
          quoth_ratings_add_unit (ratings);
          for (guint c = 0; c < N_CODERS; c++)
            quoth_ratings_set_name (ratings, u, c, quoth_ratings_get_value (self->ratings, quoth_ratings_get (self->ratings, u, c)));
        }
      alpha = quoth_agreement_measure (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, NULL);
    }
}

/* The table as a file: a row a coder. */
static void
run_read (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothRatings) ratings = quoth_ratings_read (self->table, "table.csv", QUOTH_CODER_COLUMN_GUESS, QUOTH_METRIC_NOMINAL, &error);
      g_autoptr (QuothAgreement) alpha = NULL;

      g_assert_no_error (error);
      alpha = quoth_agreement_measure (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, &error);
      g_assert_no_error (error);
    }
}

static void
run_bootstrap (QuothBench *bench, guint run, gpointer data)
{
  World *self = data;
  g_autoptr (QuothAgreement) alpha = measure (self);

  g_assert_true (quoth_agreement_bootstrap (alpha, self->ratings, 1000, run, NULL, NULL, NULL, NULL));
}

static void
measure_spans (const QuothContinuum *continuum, QuothMeasure measure, QuothMetric metric)
{
  g_autoptr (GPtrArray) results = quoth_agreement_measure_spans (continuum, measure, metric, NULL, NULL);
  const QuothAgreement *result = results->pdata[0];

  g_assert_true (result->defined);
}

static void
run_unitizing (QuothBench *bench, guint run, gpointer data)
{
  measure_spans (((World *) data)->continuum, QUOTH_MEASURE_UNITIZING_ALPHA, QUOTH_METRIC_NOMINAL);
}

static void
run_matching (QuothBench *bench, guint run, gpointer data)
{
  measure_spans (((World *) data)->continuum, QUOTH_MEASURE_SPAN_F1, QUOTH_METRIC_OVERLAP);
}

static void
run_gamma (QuothBench *bench, guint run, gpointer data)
{
  measure_spans (((World *) data)->few, QUOTH_MEASURE_GAMMA, QUOTH_METRIC_NOMINAL);
}

static void
compare_values (World *self)
{
  g_autoptr (QuothAgreement) ours = measure (self);
  g_autofree char *theirs = ask (self, "alpha");

  g_assert_cmpfloat (fabs (ours->value - g_ascii_strtod (theirs, NULL)), <, 1e-9);
}

int
main (int argc, char **argv)
{
  QuothBench *bench = quoth_bench_new ();
  World world = { .random = g_rand_new_with_seed (20230321) };

  fill_ratings (&world);
  world.continuum = make_continuum (&world, N_SPANS);
  world.few = make_continuum (&world, N_FEW);
  start_nltk (&world, bench);
  compare_values (&world);
  quoth_bench_compare (bench, "nominal alpha of 3 x 100,000 ratings a hundred times, against NLTK once", 1, run_alpha, run_nltk, &world);
  quoth_bench_compare (bench, "the same with loading ten times, against NLTK once", 1, run_load, run_nltk_load, &world);
  quoth_bench_compare (bench, "the same with reading it as a table ten times, against NLTK once", 1, run_read, run_nltk_read, &world);
  quoth_bench_compare (bench, "its interval by 1,000 rounds, against NLTK's alpha", 10, run_bootstrap, run_nltk, &world);
  quoth_bench_compare (bench, "unitizing alpha of 3 x 10,000 spans, against NLTK's alpha", 2, run_unitizing, run_nltk, &world);
  quoth_bench_compare (bench, "F1 of 3 x 10,000 spans by overlap, against NLTK's alpha", 2, run_matching, run_nltk, &world);
  quoth_bench_compare (bench, "gamma of 3 x 500 spans, against NLTK's alpha", 20, run_gamma, run_nltk, &world);
  g_subprocess_force_exit (world.nltk);
  g_object_unref (world.answers);
  g_object_unref (world.nltk);
  g_bytes_unref (world.table);
  quoth_ratings_free (world.ratings);
  quoth_continuum_free (world.continuum);
  quoth_continuum_free (world.few);
  g_rand_free (world.random);
  quoth_bench_free (bench);
  return 0;
}
