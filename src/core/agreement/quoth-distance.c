/* quoth-distance.c: how far the values of some ratings are from each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interval, ratio and ordinal differences: Krippendorff 2019, chapter 12; ordinal weights: Gwet 2014, chapter 3; MASI: Passonneau 2006. A table of
 * all distances is made only for sets, which are slow to compare, and only up to TABLED values.
 */

#include "config.h"

#include "agreement/quoth-distance.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "text/quoth-error.h"

/* Different values that are compared each with each: ten thousand take a second. */
#define MOST_VALUES 10000
#define TABLED 1024

struct _QuothDistance
{
  QuothMetric metric;
  guint n_values;
  double max;
  double *numbers;  /* nullable */
  guint *ranks;     /* nullable: ordinal */
  GArray **sets;    /* nullable: of each value its members (guint), in order */
  double *table;    /* nullable */
};

void
quoth_distance_free (QuothDistance *self)
{
  for (guint v = 0; self->sets != NULL && v < self->n_values; v++)
    g_array_unref (self->sets[v]);
  g_free (self->sets);
  g_free (self->numbers);
  g_free (self->ranks);
  g_free (self->table);
  g_free (self);
}

/* ---- Numbers ---- */

static void
set_no_number (const QuothRatings *ratings, guint32 value, QuothMetric metric, GError **error)
{
  guint n_coders = quoth_ratings_get_n_coders (ratings);
  const char *name = quoth_ratings_get_value (ratings, value);

  for (guint u = 0; u < quoth_ratings_get_n_units (ratings); u++)
    for (guint c = 0; c < n_coders; c++)
      if (quoth_ratings_get (ratings, u, c) == value)
        {
          g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID,
                       _("“%s”, which the coder “%s” gave to unit %u, is not a number that the metric “%s” can measure"), name,
                       quoth_ratings_get_coder (ratings, c), u + 1, quoth_metric_to_nick (metric));
          return;
        }
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, _("“%s” is not a number that the metric “%s” can measure"), name,
               quoth_metric_to_nick (metric));
}

static gboolean
read_numbers (QuothDistance *self, const QuothRatings *ratings, GError **error)
{
  self->numbers = g_new (double, MAX (self->n_values, 1));
  for (guint32 v = 0; v < self->n_values; v++)
    {
      double number = quoth_ratings_get_number (ratings, v);

      if (!isfinite (number) || (self->metric == QUOTH_METRIC_RATIO && number < 0))
        {
          set_no_number (ratings, v, self->metric, error);
          return FALSE;
        }
      self->numbers[v] = number;
    }
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
make_ranks (QuothDistance *self)
{
  g_autofree double *sorted = g_memdup2 (self->numbers, self->n_values * sizeof (double));
  guint n = 0;

  qsort (sorted, self->n_values, sizeof (double), compare_numbers);
  for (guint i = 0; i < self->n_values; i++)
    if (i == 0 || sorted[i] != sorted[i - 1])
      sorted[n++] = sorted[i];
  self->ranks = g_new (guint, MAX (self->n_values, 1));
  for (guint v = 0; v < self->n_values; v++)
    self->ranks[v] = (const double *) bsearch (&self->numbers[v], sorted, n, sizeof (double), compare_numbers) - sorted;
}

/* ---- Sets ---- */

static int
compare_members (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a, y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* "a|b|a" has two members, "{}" has none. */
static GArray *
parse_set (const char *name, GHashTable *ids)
{
  g_auto (GStrv) words = g_strsplit (g_str_equal (name, "{}") ? "" : name, "|", -1);
  GArray *set = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  for (char **word = words; *word != NULL; word++)
    {
      const char *member = g_strstrip (*word);
      guint id = GPOINTER_TO_UINT (g_hash_table_lookup (ids, member));

      if (*member == '\0')
        continue;
      if (id == 0)
        {
          id = g_hash_table_size (ids) + 1;
          g_hash_table_insert (ids, g_strdup (member), GUINT_TO_POINTER (id));
        }
      g_array_append_val (set, id);
    }
  g_array_sort (set, compare_members);
  for (guint i = 0; i < set->len; i++)
    if (i == 0 || g_array_index (set, guint, i) != g_array_index (set, guint, n - 1))
      g_array_index (set, guint, n++) = g_array_index (set, guint, i);
  g_array_set_size (set, n);
  return set;
}

static double
compare_sets (QuothMetric metric, const GArray *a, const GArray *b)
{
  guint n_both = 0;
  double jaccard;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      guint x = g_array_index (a, guint, i), y = g_array_index (b, guint, j);

      n_both += x == y;
      i += x <= y;
      j += y <= x;
    }
  if (n_both == a->len && n_both == b->len)
    return 0;
  jaccard = (double) n_both / (a->len + b->len - n_both);
  if (metric == QUOTH_METRIC_JACCARD)
    return 1 - jaccard;
  return 1 - jaccard * (n_both == a->len || n_both == b->len ? 2.0 / 3 : 1.0 / 3);
}

static void
make_sets (QuothDistance *self, const QuothRatings *ratings)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->sets = g_new (GArray *, MAX (self->n_values, 1));
  for (guint32 v = 0; v < self->n_values; v++)
    self->sets[v] = parse_set (quoth_ratings_get_value (ratings, v), ids);
  if (self->n_values > TABLED)
    return;
  self->table = g_new (double, MAX ((gsize) self->n_values * self->n_values, 1));
  for (guint a = 0; a < self->n_values; a++)
    for (guint b = 0; b < self->n_values; b++)
      self->table[a * self->n_values + b] = compare_sets (self->metric, self->sets[a], self->sets[b]);
}

/* ---- All ---- */

/* Differences of numbers are greatest between the ends of the scale. */
static void
find_max (QuothDistance *self)
{
  guint32 low = 0, high = 0;

  for (guint32 v = 1; self->numbers != NULL && v < self->n_values; v++)
    {
      low = self->numbers[v] < self->numbers[low] ? v : low;
      high = self->numbers[v] > self->numbers[high] ? v : high;
    }
  if (self->numbers != NULL && self->n_values > 0)
    self->max = quoth_distance_get (self, low, high);
  else if (self->metric == QUOTH_METRIC_NOMINAL)
    self->max = self->n_values > 1;
  else
    for (guint32 a = 0; a < self->n_values; a++)
      for (guint32 b = 0; b < a && self->max < 1; b++)
        {
          double distance = quoth_distance_get (self, a, b);

          self->max = MAX (self->max, distance);
        }
}

QuothDistance *
quoth_distance_new (const QuothRatings *ratings, QuothMetric metric, GError **error)
{
  g_autoptr (QuothDistance) self = g_new0 (QuothDistance, 1);

  self->metric = metric;
  if (quoth_ratings_get_n_values (ratings) > MOST_VALUES && metric != QUOTH_METRIC_NOMINAL && metric != QUOTH_METRIC_INTERVAL
      && metric != QUOTH_METRIC_ORDINAL)
    {
      g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_TOO_LARGE, _("There are %u different values; the metric “%s” compares %u at most"),
                   quoth_ratings_get_n_values (ratings), quoth_metric_to_nick (metric), MOST_VALUES);
      return NULL;
    }
  self->n_values = quoth_ratings_get_n_values (ratings);
  if (quoth_metric_needs_numbers (metric) && !read_numbers (self, ratings, error))
    return NULL;
  if (metric == QUOTH_METRIC_ORDINAL)
    make_ranks (self);
  if (quoth_metric_is_of_sets (metric))
    make_sets (self, ratings);
  find_max (self);
  return g_steal_pointer (&self);
}

QuothMetric
quoth_distance_get_metric (const QuothDistance *self)
{
  return self->metric;
}

double
quoth_distance_get_max (const QuothDistance *self)
{
  return self->max;
}

const double *
quoth_distance_get_numbers (const QuothDistance *self)
{
  return self->numbers;
}

static double
compare_ratio (double a, double b)
{
  return a == b ? 0 : ((a - b) / (a + b)) * ((a - b) / (a + b));
}

double
quoth_distance_get (const QuothDistance *self, guint32 a, guint32 b)
{
  double steps;

  switch (self->metric)
    {
    case QUOTH_METRIC_ORDINAL:
      steps = fabs ((double) self->ranks[a] - self->ranks[b]);
      return steps * (steps + 1) / 2;
    case QUOTH_METRIC_INTERVAL:
      return (self->numbers[a] - self->numbers[b]) * (self->numbers[a] - self->numbers[b]);
    case QUOTH_METRIC_RATIO:
      return compare_ratio (self->numbers[a], self->numbers[b]);
    case QUOTH_METRIC_LINEAR:
      return fabs (self->numbers[a] - self->numbers[b]);
    case QUOTH_METRIC_JACCARD:
    case QUOTH_METRIC_MASI:
      return self->table != NULL ? self->table[(gsize) a * self->n_values + b] : compare_sets (self->metric, self->sets[a], self->sets[b]);
    case QUOTH_METRIC_NOMINAL:
    default:
      return a != b;
    }
}

/* Moments around a number that is there: large numbers with small differences lose nothing. */
double
quoth_expect_squares (const double *numbers, guint n, const double *p, const double *q)
{
  double origin = 0, p1 = 0, p2 = 0, q1 = 0, q2 = 0, squares;

  for (guint v = 0; v < n; v++)
    if (p[v] > 0)
      {
        origin = numbers[v];
        break;
      }
  for (guint v = 0; v < n; v++)
    {
      double x = numbers[v] - origin;

      p1 += p[v] * x;
      p2 += p[v] * x * x;
      q1 += q[v] * x;
      q2 += q[v] * x * x;
    }
  squares = p2 + q2 - 2 * p1 * q1;
  return MAX (squares, 0);
}

double
quoth_distance_expect (const QuothDistance *self, const double *p, const double *q)
{
  double sum = 0;

  if (self->metric == QUOTH_METRIC_INTERVAL)
    return quoth_expect_squares (self->numbers, self->n_values, p, q);
  if (self->metric == QUOTH_METRIC_NOMINAL)
    {
      double p_all = 0, q_all = 0;

      for (guint v = 0; v < self->n_values; v++)
        {
          sum += p[v] * q[v];
          p_all += p[v];
          q_all += q[v];
        }
      return p_all * q_all - sum;
    }
  for (guint a = 0; a < self->n_values; a++)
    for (guint b = 0; p[a] > 0 && b < self->n_values; b++)
      if (q[b] > 0)
        sum += p[a] * q[b] * quoth_distance_get (self, a, b);
  return sum;
}
