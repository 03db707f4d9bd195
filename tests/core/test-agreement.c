/* test-agreement.c: how far coders agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-agreement.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <sys/wait.h>

#include "ratings-fixture.h"
#include "text/quoth-error.h"

static QuothAgreement *
measure (QuothRatings *ratings, QuothMeasure measure, QuothMetric metric)
{
  g_autoptr (GError) error = NULL;
  QuothAgreement *agreement = quoth_agreement_measure (ratings, measure, metric, &error);

  g_assert_no_error (error);
  return agreement;
}

/* To the digits that were printed. */
static void
assert_value (QuothRatings *ratings, QuothMeasure id, QuothMetric metric, double published, double digit)
{
  g_autoptr (QuothAgreement) agreement = measure (ratings, id, metric);

  g_assert_true (agreement->defined);
  g_assert_cmpfloat_with_epsilon (agreement->value, published, digit / 2 * (1 + 1e-9));
}

/* ---- Published values ---- */

/* Krippendorff 2011, section E; Gwet 2014 has the same ratings, and irrCAC, the program of its author, these values. */
static void
test_krippendorff (void)
{
  g_autoptr (QuothRatings) ratings = make_ratings ((const char *[]){
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .", NULL });
  g_autoptr (QuothAgreement) nominal = measure (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL);

  assert_value (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, .743, .001);
  assert_value (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_ORDINAL, .815, .001);
  assert_value (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_INTERVAL, .849, .001);
  assert_value (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_RATIO, .797, .001);
  assert_value (ratings, QUOTH_MEASURE_GWET_AC1, QUOTH_METRIC_NOMINAL, .77544, .00001);
  assert_value (ratings, QUOTH_MEASURE_FLEISS_KAPPA, QUOTH_METRIC_NOMINAL, .76117, .00001);
  assert_value (ratings, QUOTH_MEASURE_BRENNAN_PREDIGER, QUOTH_METRIC_NOMINAL, .77273, .00001);
  g_assert_cmpuint (nominal->n, ==, 11);
  g_assert_cmpuint (nominal->left_out->len, ==, 1);
  g_assert_cmpuint (((QuothLeftOut *) nominal->left_out->pdata[0])->n, ==, 1);
}

static void
test_binary (void)
{
  g_autoptr (QuothRatings) ratings = make_ratings ((const char *[]){ "0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0", NULL });

  assert_value (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, .095, .001);
}

/* A contingency table of two coders with three values each. */
static QuothRatings *
make_contingency (const guint counts[3][3])
{
  static const char *const values[] = { "1", "2", "3" };
  QuothRatings *ratings = quoth_ratings_new ((const char *[]){ "A", "B", NULL });

  for (guint a = 0; a < 3; a++)
    for (guint b = 0; b < 3; b++)
      for (guint i = 0; i < counts[a][b]; i++)
        {
          guint unit = quoth_ratings_add_unit (ratings);

          quoth_ratings_set_name (ratings, unit, 0, values[a]);
          quoth_ratings_set_name (ratings, unit, 1, values[b]);
        }
  return ratings;
}

/* Cohen 1960, p. 45. */
static void
test_cohen (void)
{
  static const guint counts[3][3] = { { 88, 14, 18 }, { 10, 40, 10 }, { 2, 6, 12 } };
  g_autoptr (QuothRatings) ratings = make_contingency (counts);
  g_autoptr (QuothAgreement) kappa = measure (ratings, QUOTH_MEASURE_COHEN_KAPPA, QUOTH_METRIC_NOMINAL);

  g_assert_cmpfloat_with_epsilon (kappa->value, .492, .0005);
  g_assert_cmpfloat_with_epsilon (kappa->observed, .70, 1e-12);
  g_assert_cmpfloat_with_epsilon (kappa->expected, .41, 1e-12);
  g_assert_cmpuint (kappa->n, ==, 200);
}

/* Artstein & Poesio 2008, p. 568: STAT, IReq, Chck. Their α, .800, is cut and not rounded: it is .8005. */
static void
test_artstein_poesio (void)
{
  static const guint counts[3][3] = { { 46, 0, 0 }, { 6, 32, 6 }, { 0, 0, 10 } };
  g_autoptr (QuothRatings) ratings = make_contingency (counts);

  assert_value (ratings, QUOTH_MEASURE_PERCENT, QUOTH_METRIC_NOMINAL, .88, .01);
  assert_value (ratings, QUOTH_MEASURE_BRENNAN_PREDIGER, QUOTH_METRIC_NOMINAL, .820, .001);
  assert_value (ratings, QUOTH_MEASURE_SCOTT_PI, QUOTH_METRIC_NOMINAL, .7995, .0001);
  assert_value (ratings, QUOTH_MEASURE_COHEN_KAPPA, QUOTH_METRIC_NOMINAL, .8013, .0001);
  assert_value (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_NOMINAL, .8005, .0001);
}

/* Fleiss 1971, table 1: how many of six psychiatrists gave each of thirty patients each of five diagnoses. */
static void
test_fleiss (void)
{
  static const char *const table[] = {
    "00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310", "20040", "00006", "10050", "11040", "03300", "10050", "02031",
    "00501", "30012", "51000", "02040", "10203", "00006", "01050", "02013", "20040", "10041", "05010", "40002", "02040", "10500", "00006",
  };
  g_autoptr (QuothRatings) ratings = quoth_ratings_new ((const char *[]){ "1", "2", "3", "4", "5", "6", NULL });

  for (guint u = 0; u < G_N_ELEMENTS (table); u++)
    {
      guint coder = 0;

      quoth_ratings_add_unit (ratings);
      for (guint v = 0; v < 5; v++)
        for (int i = 0; i < table[u][v] - '0'; i++)
          {
            char value[] = { (char) ('a' + v), '\0' };

            quoth_ratings_set_name (ratings, u, coder++, value);
          }
      g_assert_cmpuint (coder, ==, 6);
    }
  assert_value (ratings, QUOTH_MEASURE_FLEISS_KAPPA, QUOTH_METRIC_NOMINAL, .430, .001);
}

/* ---- What must hold ---- */

/* Krippendorff's definition as it stands: a coincidence matrix, and differences between each two values. */
static double
define_alpha (QuothRatings *ratings, QuothMetric metric)
{
  enum { N = 6 };
  double o[N][N] = { { 0 } }, nc[N] = { 0 }, n = 0, observed = 0, expected = 0;

  for (guint u = 0; u < quoth_ratings_get_n_units (ratings); u++)
    {
      double counts[N] = { 0 }, m = 0;

      for (guint c = 0; c < quoth_ratings_get_n_coders (ratings); c++)
        if (quoth_ratings_get (ratings, u, c) != QUOTH_RATING_MISSING)
          {
            counts[(int) quoth_ratings_get_number (ratings, quoth_ratings_get (ratings, u, c))]++;
            m++;
          }
      for (guint a = 0; m > 1 && a < N; a++)
        for (guint b = 0; b < N; b++)
          o[a][b] += counts[a] * (counts[b] - (a == b)) / (m - 1);
    }
  for (guint a = 0; a < N; a++)
    for (guint b = 0; b < N; b++)
      nc[a] += o[a][b];
  for (guint a = 0; a < N; a++)
    n += nc[a];
  for (guint a = 0; a < N; a++)
    for (guint b = 0; b < N; b++)
      {
        double delta = a != b;
        guint low = a < b ? a : b, high = a < b ? b : a;

        if (metric == QUOTH_METRIC_INTERVAL)
          delta = ((double) a - b) * ((double) a - b);
        else if (metric == QUOTH_METRIC_RATIO && a != b)
          delta = ((double) a - b) * ((double) a - b) / ((a + b) * (a + b));
        else if (metric == QUOTH_METRIC_ORDINAL && a != b)
          {
            delta = -(nc[a] + nc[b]) / 2;
            for (guint g = low; g <= high; g++)
              delta += nc[g];
            delta *= delta;
          }
        observed += o[a][b] * delta;
        expected += nc[a] * nc[b] * delta;
      }
  return 1 - (n - 1) * observed / expected;
}

static void
test_definition (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (QuothRatings) ratings
        = draw_ratings ((guint) g_test_rand_int_range (2, 6), 40, (guint) g_test_rand_int_range (2, 6), (guint) g_test_rand_int_range (0, 40));

      for (QuothMetric metric = QUOTH_METRIC_NOMINAL; metric <= QUOTH_METRIC_RATIO; metric++)
        {
          g_autoptr (QuothAgreement) alpha = measure (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, metric);

          g_assert_cmpfloat_with_epsilon (alpha->value, define_alpha (ratings, metric), 1e-11);
        }
    }
}

/* With all ratings there, α is Fleiss’ κ but for the size of the sample: 1 − α = (1 − κ) (n − 1) / n; and of two coders that is Scott’s π. */
static void
test_relatives (void)
{
  static const QuothMetric metrics[] = { QUOTH_METRIC_NOMINAL, QUOTH_METRIC_INTERVAL, QUOTH_METRIC_RATIO, QUOTH_METRIC_LINEAR, QUOTH_METRIC_JACCARD };

  for (guint round = 0; round < 50; round++)
    {
      guint n_coders = (guint) g_test_rand_int_range (2, 5);
      g_autoptr (QuothRatings) ratings = draw_ratings (n_coders, 30, 4, 0);
      double n = n_coders * 30;

      for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
        {
          g_autoptr (QuothAgreement) alpha = measure (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, metrics[i]);
          g_autoptr (QuothAgreement) fleiss = measure (ratings, QUOTH_MEASURE_FLEISS_KAPPA, metrics[i]);
          g_autoptr (QuothAgreement) scott = measure (ratings, QUOTH_MEASURE_SCOTT_PI, metrics[i]);

          g_assert_cmpfloat_with_epsilon (1 - alpha->value, (1 - fleiss->value) * (n - 1) / n, 1e-11);
          if (n_coders == 2)
            g_assert_cmpfloat_with_epsilon (scott->value, fleiss->value, 1e-11);
        }
    }
}

/* Neither the order of the coders nor what values are called changes anything; nor does the unit of an interval scale. */
static void
test_invariance (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (QuothRatings) ratings = draw_ratings (3, 40, 4, 15);
      g_autoptr (QuothRatings) turned = quoth_ratings_new ((const char *[]){ "c", "b", "a", NULL });

      for (guint u = 0; u < 40; u++)
        {
          quoth_ratings_add_unit (turned);
          for (guint c = 0; c < 3; c++)
            {
              guint32 value = quoth_ratings_get (ratings, 39 - u, 2 - c);
              g_autofree char *name
                = value != QUOTH_RATING_MISSING ? g_strdup_printf ("%d", 1000000 + 7 * atoi (quoth_ratings_get_value (ratings, value))) : NULL;

              quoth_ratings_set_name (turned, u, c, name);
            }
        }
      for (QuothMeasure id = 0; !quoth_measure_is_of_spans (id); id++)
        for (QuothMetric metric = QUOTH_METRIC_NOMINAL; metric <= QUOTH_METRIC_INTERVAL; metric++)
          {
            g_autoptr (QuothAgreement) one = quoth_measure_takes (id, metric) ? measure (ratings, id, metric) : NULL;
            g_autoptr (QuothAgreement) other = one != NULL ? measure (turned, id, metric) : NULL;

            if (one != NULL)
              g_assert_cmpfloat_with_epsilon (one->value, other->value, 1e-9);
          }
    }
}

/* ---- Weights, by the matrices of the books ---- */

enum { MOST_VALUES = 6 };

/* Cohen 1968, Gwet 2014: the weight of each two values, which are 1 to n. */
static void
fill_weights (double w[MOST_VALUES][MOST_VALUES], guint n, QuothMetric metric)
{
  double most = 0;

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        double x = a + 1, y = b + 1, steps = a > b ? a - b : b - a;

        w[a][b] = metric == QUOTH_METRIC_NOMINAL    ? a != b
                  : metric == QUOTH_METRIC_ORDINAL  ? (steps + 1) * steps / 2
                  : metric == QUOTH_METRIC_INTERVAL ? steps * steps
                  : metric == QUOTH_METRIC_LINEAR   ? steps
                                                    : (x - y) * (x - y) / ((x + y) * (x + y));
        most = MAX (most, w[a][b]);
      }
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      w[a][b] = 1 - w[a][b] / most;
}

static int
get_place (QuothRatings *ratings, guint unit, guint coder)
{
  guint32 value = quoth_ratings_get (ratings, unit, coder);

  return value != QUOTH_RATING_MISSING ? (int) quoth_ratings_get_number (ratings, value) - 1 : -1;
}

/* The mean of κ, or of π, over all pairs of coders, from their tables. */
static double
define_pairs (QuothRatings *ratings, QuothMeasure id, double w[MOST_VALUES][MOST_VALUES], guint n)
{
  guint n_coders = quoth_ratings_get_n_coders (ratings), n_pairs = 0;
  double sum = 0;

  for (guint i = 0; i < n_coders; i++)
    for (guint j = 0; j < i; j++)
      {
        double table[MOST_VALUES][MOST_VALUES] = { { 0 } }, rows[MOST_VALUES] = { 0 }, columns[MOST_VALUES] = { 0 }, all = 0, o = 0, e = 0;

        for (guint u = 0; u < quoth_ratings_get_n_units (ratings); u++)
          if (get_place (ratings, u, i) >= 0 && get_place (ratings, u, j) >= 0)
            {
              table[get_place (ratings, u, i)][get_place (ratings, u, j)]++;
              rows[get_place (ratings, u, i)]++;
              columns[get_place (ratings, u, j)]++;
              all++;
            }
        for (guint a = 0; a < n; a++)
          for (guint b = 0; b < n; b++)
            {
              o += w[a][b] * table[a][b] / all;
              e += id == QUOTH_MEASURE_COHEN_KAPPA ? w[a][b] * rows[a] * columns[b] / (all * all)
                                                   : w[a][b] * (rows[a] + columns[a]) * (rows[b] + columns[b]) / (4 * all * all);
            }
        sum += (o - e) / (1 - e);
        n_pairs++;
      }
  return sum / n_pairs;
}

/* Fleiss' κ, S and AC2 of all coders, from the table of how many gave each unit each value. */
static double
define_all (QuothRatings *ratings, QuothMeasure id, double w[MOST_VALUES][MOST_VALUES], guint n)
{
  double pi[MOST_VALUES] = { 0 }, weights = 0, spread = 0, squares = 0, o = 0, e, n_rated = 0, n_compared = 0;

  for (guint u = 0; u < quoth_ratings_get_n_units (ratings); u++)
    {
      double r[MOST_VALUES] = { 0 }, m = 0, same = 0;

      for (guint c = 0; c < quoth_ratings_get_n_coders (ratings); c++)
        if (get_place (ratings, u, c) >= 0)
          {
            r[get_place (ratings, u, c)]++;
            m++;
          }
      for (guint a = 0; m > 0 && a < n; a++)
        pi[a] += r[a] / m;
      n_rated += m > 0;
      for (guint a = 0; m > 1 && a < n; a++)
        {
          double starred = 0;

          for (guint b = 0; b < n; b++)
            starred += w[a][b] * r[b];
          same += r[a] * (starred - 1) / (m * (m - 1));
        }
      n_compared += m > 1;
      o += same;
    }
  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++)
      {
        weights += w[a][b];
        squares += w[a][b] * pi[a] * pi[b] / (n_rated * n_rated);
        spread += a == b ? pi[a] / n_rated * (1 - pi[a] / n_rated) : 0;
      }
  e = id == QUOTH_MEASURE_FLEISS_KAPPA ? squares : id == QUOTH_MEASURE_BRENNAN_PREDIGER ? weights / (n * n) : weights / (n * (n - 1)) * spread;
  return (o / n_compared - e) / (1 - e);
}

static void
test_weights (void)
{
  static const QuothMeasure ids[] = { QUOTH_MEASURE_COHEN_KAPPA, QUOTH_MEASURE_SCOTT_PI, QUOTH_MEASURE_FLEISS_KAPPA, QUOTH_MEASURE_BRENNAN_PREDIGER,
                                      QUOTH_MEASURE_GWET_AC2 };
  guint n_compared = 0;

  for (guint round = 0; round < 60; round++)
    {
      guint n = (guint) g_test_rand_int_range (2, 6);
      g_autoptr (QuothRatings) ratings = draw_ratings ((guint) g_test_rand_int_range (2, 6), 60, n, (guint) g_test_rand_int_range (0, 30));

      /* Each value is there, so that all scales end where the weights do. */
      for (QuothMetric metric = QUOTH_METRIC_NOMINAL; quoth_ratings_get_n_values (ratings) == n && metric <= QUOTH_METRIC_LINEAR; metric++)
        for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
          {
            gboolean is_pairwise = ids[i] == QUOTH_MEASURE_COHEN_KAPPA || ids[i] == QUOTH_MEASURE_SCOTT_PI;
            g_autoptr (QuothAgreement) agreement = measure (ratings, ids[i], metric);
            double w[MOST_VALUES][MOST_VALUES];

            fill_weights (w, n, metric);
            g_assert_cmpfloat_with_epsilon (agreement->value, is_pairwise ? define_pairs (ratings, ids[i], w, n) : define_all (ratings, ids[i], w, n), 1e-9);
            n_compared++;
          }
    }
  g_assert_cmpuint (n_compared, >, 500);
}

/* ---- Where nothing can be said ---- */

static void
assert_undefined (const char *const *coders, QuothMeasure id, const char *why)
{
  g_autoptr (QuothRatings) ratings = make_ratings (coders);
  g_autoptr (QuothAgreement) agreement = measure (ratings, id, QUOTH_METRIC_NOMINAL);

  g_assert_false (agreement->defined);
  g_assert_false (agreement->has_interval);
  g_assert_nonnull (strstr (agreement->why, why));
  g_assert_true (isfinite (agreement->observed) && isfinite (agreement->expected));
}

static void
test_undefined (void)
{
  for (QuothMeasure id = 0; !quoth_measure_is_of_spans (id); id++)
    {
      assert_undefined ((const char *[]){ "a b c", NULL }, id, "Only one coder");
      assert_undefined ((const char *[]){ "a b c", ". . .", NULL }, id, "Only one coder");
      assert_undefined ((const char *[]){ ". . .", ". . .", NULL }, id, "Nobody");
      assert_undefined ((const char *[]){ "a . c", ". b .", NULL }, id, "No unit");
      if (id != QUOTH_MEASURE_PERCENT)
        assert_undefined ((const char *[]){ "a a .", "a a a", "a . .", NULL }, id, "no variation");
    }
}

/* A coder with nothing is named, and the others count. */
static void
test_silent_coder (void)
{
  g_autoptr (QuothRatings) with = make_ratings ((const char *[]){ "a b a b", "a b b b", ". . . .", NULL });
  g_autoptr (QuothRatings) without = make_ratings ((const char *[]){ "a b a b", "a b b b", NULL });

  for (QuothMeasure id = 0; !quoth_measure_is_of_spans (id); id++)
    {
      g_autoptr (QuothAgreement) one = measure (with, id, QUOTH_METRIC_NOMINAL);
      g_autoptr (QuothAgreement) other = measure (without, id, QUOTH_METRIC_NOMINAL);

      g_assert_true (one->defined);
      g_assert_cmpfloat (one->value, ==, other->value);
      g_assert_cmpuint (one->left_out->len, >, 0);
    }
}

static void
test_no_number (void)
{
  g_autoptr (QuothRatings) ratings = make_ratings ((const char *[]){ "1 2", "1 x", NULL });
  g_autoptr (GError) error = NULL;

  g_assert_null (quoth_agreement_measure (ratings, QUOTH_MEASURE_KRIPPENDORFF_ALPHA, QUOTH_METRIC_INTERVAL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“x”"));
  g_assert_nonnull (strstr (error->message, "coder 1"));
}

/* ---- NLTK ---- */

typedef struct
{
  GPtrArray *tables; /* element-type QuothRatings */
  GString *text;
} Tables;

static void
add_table (Tables *self, const char *kind, QuothRatings *ratings)
{
  g_string_append_printf (self->text, "%s\n", kind);
  for (guint u = 0; u < quoth_ratings_get_n_units (ratings); u++)
    for (guint c = 0; c < quoth_ratings_get_n_coders (ratings); c++)
      if (quoth_ratings_get (ratings, u, c) != QUOTH_RATING_MISSING)
        g_string_append_printf (self->text, "%u %u %s\n", c, u, quoth_ratings_get_value (ratings, quoth_ratings_get (ratings, u, c)));
  g_string_append_c (self->text, '\n');
  g_ptr_array_add (self->tables, ratings);
}

/* Sets of some of four letters, never empty, which NLTK cannot compare. */
static QuothRatings *
draw_sets (void)
{
  QuothRatings *ratings = quoth_ratings_new ((const char *[]){ "A", "B", "C", NULL });

  for (guint u = 0; u < 40; u++)
    {
      quoth_ratings_add_unit (ratings);
      for (guint c = 0; c < 3; c++)
        {
          int members = g_test_rand_int_range (1, 16);
          g_autoptr (GString) set = g_string_new (NULL);

          for (guint i = 0; i < 4; i++)
            if (members & (1 << i))
              g_string_append_printf (set, "%s%c", set->len > 0 ? "|" : "", 'a' + i);
          if (g_test_rand_int_range (0, 10) > 0)
            quoth_ratings_set_name (ratings, u, c, set->str);
        }
    }
  return ratings;
}

static char *
run_nltk (const char *text, int *status)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "core", "nltk-agreement.py", NULL);
  const char *python = g_file_test ("/usr/bin/python3", G_FILE_TEST_IS_EXECUTABLE) ? "/usr/bin/python3" : "python3";
  g_autofree char *path = NULL;
  char *out = NULL;
  int fd = g_file_open_tmp ("agreement-XXXXXX", &path, NULL);
  const char *argv[] = { python, script, path, NULL };

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, status, NULL))
    *status = 77 << 8;
  g_unlink (path);
  return out;
}

static guint
compare_line (QuothRatings *ratings, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (QuothAgreement) agreement = NULL;
  QuothMeasure id;
  QuothMetric metric;

  g_assert_cmpuint (g_strv_length (words), ==, 3);
  g_assert_true (quoth_measure_from_nick (words[0], &id));
  g_assert_true (quoth_metric_from_nick (words[1], &metric));
  agreement = measure (ratings, id, metric);
  g_test_message ("%s", line);
  g_assert_cmpfloat_with_epsilon (agreement->value, g_ascii_strtod (words[2], NULL), 1e-9);
  return 1;
}

static void
test_nltk (void)
{
  g_autoptr (GPtrArray) ratings = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_ratings_free);
  g_autoptr (GString) text = g_string_new (NULL);
  Tables tables = { ratings, text };
  g_autofree char *out = NULL;
  g_auto (GStrv) blocks = NULL;
  int status = 0;
  guint n = 0;

  for (guint i = 0; i < 8; i++)
    {
      add_table (&tables, "complete", draw_ratings (2 + i % 3, 60, 2 + i % 4, 0));
      add_table (&tables, "incomplete", draw_ratings (2 + i % 4, 60, 2 + i % 4, 25));
      add_table (&tables, "sets", draw_sets ());
    }
  out = run_nltk (text->str, &status);
  if (g_spawn_check_wait_status (status, NULL) == FALSE && WIFEXITED (status) && WEXITSTATUS (status) == 77)
    {
      g_test_skip ("NLTK is not here (python3-nltk)");
      return;
    }
  g_assert_cmpint (status, ==, 0);
  blocks = g_strsplit (out, "\n\n", -1);
  for (guint i = 0; i < ratings->len; i++)
    {
      g_auto (GStrv) lines = g_strsplit (blocks[i], "\n", -1);

      for (guint l = 0; lines[l] != NULL; l++)
        n += compare_line (ratings->pdata[i], lines[l]);
    }
  g_assert_cmpuint (n, >=, 8 * (8 + 2 + 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/krippendorff", test_krippendorff);
  g_test_add_func ("/agreement/binary", test_binary);
  g_test_add_func ("/agreement/cohen", test_cohen);
  g_test_add_func ("/agreement/artstein-poesio", test_artstein_poesio);
  g_test_add_func ("/agreement/fleiss", test_fleiss);
  g_test_add_func ("/agreement/definition", test_definition);
  g_test_add_func ("/agreement/weights", test_weights);
  g_test_add_func ("/agreement/relatives", test_relatives);
  g_test_add_func ("/agreement/invariance", test_invariance);
  g_test_add_func ("/agreement/undefined", test_undefined);
  g_test_add_func ("/agreement/silent-coder", test_silent_coder);
  g_test_add_func ("/agreement/no-number", test_no_number);
  g_test_add_func ("/agreement/nltk", test_nltk);
  return g_test_run ();
}
