/* test-unitizing.c: agreement on where units are, and which code they have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-unitizing.h"

#include "agreement/quoth-agreement.h"
#include "continuum-fixture.h"

static double
estimate (const QuothContinuum *continuum, void (*func) (const QuothUnitizing *, QuothEstimate *))
{
  g_autoptr (QuothUnitizing) unitizing = quoth_unitizing_new (continuum);
  QuothEstimate result;

  func (unitizing, &result);
  g_assert_cmpint (result.why, ==, QUOTH_WHY_NONE);
  return result.value;
}

/* ---- Published values ---- */

/* Krippendorff 2019, chapter 12: .510, .413 (it is .4136, cut) and about .724. */
static void
test_published (void)
{
  g_autoptr (QuothContinuum) figure = make_figure ();

  g_assert_cmpfloat_with_epsilon (estimate (figure, quoth_unitizing_estimate), .510, .0005);
  g_assert_cmpfloat_with_epsilon (estimate (figure, quoth_unitizing_estimate_binary), .4135, .0005);
  g_assert_cmpfloat_with_epsilon (estimate (figure, quoth_unitizing_estimate_codes), .724, .0005);
}

/* Krippendorff 2004, p. 254. The .8591 that is printed is 1 − .0144 / .1022, of parts that were rounded before; without that it is .8587. */
static void
test_published_2004 (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (300);
  g_autoptr (QuothContinuum) c = NULL;
  g_autoptr (QuothContinuum) k = NULL;
  QuothEstimate result;
  guint n_joined;

  mark (continuum, "1", "c", 75, 145);
  mark (continuum, "1", "c", 220, 250);
  mark (continuum, "1", "k", 30, 90);
  mark (continuum, "1", "k", 150, 200);
  mark (continuum, "2", "c", 70, 150);
  mark (continuum, "2", "c", 205, 225);
  mark (continuum, "2", "c", 250, 270);
  mark (continuum, "2", "k", 30, 90);
  mark (continuum, "2", "k", 150, 200);
  quoth_unitizing_estimate_2004 (continuum, &n_joined, &result);
  g_assert_cmpfloat_with_epsilon (result.observed, .0144, .00005);
  g_assert_cmpfloat_with_epsilon (result.expected, .1022, .00005);
  g_assert_cmpfloat_with_epsilon (1 - .0144 / .1022, .8591, .00005);
  g_assert_cmpfloat_with_epsilon (result.value, .85867, .000005);
  g_assert_cmpuint (n_joined, ==, 0);
  c = quoth_continuum_dup_code (continuum, 0);
  quoth_unitizing_estimate_2004 (c, &n_joined, &result);
  g_assert_cmpfloat_with_epsilon (result.value, .7286, .00005);
  k = quoth_continuum_dup_code (continuum, 1);
  quoth_unitizing_estimate_2004 (k, &n_joined, &result);
  g_assert_cmpfloat (result.value, ==, 1);
}

/* ---- The definition, code point by code point ---- */

enum { N = 5, GAP = 4, LENGTH = 120 };

/* The code of each coder at each place; for units that are apart. */
static void
paint (const QuothContinuum *continuum, guint8 painted[][LENGTH])
{
  guint n_units;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);

  for (guint c = 0; c < quoth_continuum_get_n_coders (continuum); c++)
    memset (painted[c], GAP, LENGTH);
  for (guint u = 0; u < n_units; u++)
    memset (painted[units[u].coder] + units[u].extent.start, (int) units[u].code, units[u].length);
}

static void
test_definition (void)
{
  for (guint round = 0; round < 200; round++)
    {
      guint m = (guint) g_test_rand_int_range (2, 5);
      g_autoptr (QuothContinuum) continuum = draw_apart (LENGTH, m, 4);
      guint8 painted[5][LENGTH];
      double o[N][N] = { { 0 } }, margins[N] = { 0 }, all = 0, different = 0, products = 0, whole = 0;
      guint n_units;
      const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);

      paint (continuum, painted);
      for (guint i = 0; i < m; i++)
        for (guint j = 0; j < m; j++)
          for (guint x = 0; i != j && x < LENGTH; x++)
            o[painted[i][x]][painted[j][x]] += 1.0 / (m - 1);
      for (guint a = 0; a < N; a++)
        for (guint b = 0; b < N; b++)
          margins[a] += o[a][b];
      for (guint a = 0; a < N; a++)
        all += margins[a];
      for (guint u = 0; u < n_units; u++)
        whole += (double) units[u].length * units[u].length;
      for (guint a = 0; a < N; a++)
        for (guint b = 0; b < N; b++)
          if (a != b)
            {
              different += o[a][b];
              products += margins[a] * margins[b];
            }
      g_assert_cmpfloat_with_epsilon (estimate (continuum, quoth_unitizing_estimate),
                                      1 - different / all / (products / (all * all - whole - margins[GAP])), 1e-9);
    }
}

/* ---- Stacks and fragments, code point by code point ---- */

/* What the whole text says, by the definition, of units that may be stacked and in pieces. */
typedef struct
{
  double o[N][N]; /* GAP is what has no code */
  double of_units[100];
  double squares;
} Coincidences;

/* The units of the coder that cover the code point: by where that piece of them begins. */
static guint
list_covering (const QuothContinuum *continuum, guint coder, guint x, guint *covering)
{
  guint n_units, n = 0, starts[100];
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);
  const QuothRange *ranges = quoth_continuum_get_ranges (continuum);

  for (guint u = 0; u < n_units; u++)
    for (guint r = 0; units[u].coder == coder && r < units[u].n_ranges; r++)
      {
        QuothRange range = ranges[units[u].first_range + r];
        guint i = n;

        if (x < range.start || x >= range.end)
          continue;
        for (; i > 0 && starts[i - 1] > range.start; i--)
          {
            starts[i] = starts[i - 1];
            covering[i] = covering[i - 1];
          }
        starts[i] = range.start;
        covering[i] = u;
        n++;
      }
  return n;
}

static void
coincide (Coincidences *self, guint a, guint b, double weight)
{
  self->o[a][b] += weight;
  self->o[b][a] += weight;
}

/* Takes what has the same code out of both lists. */
static void
pair_same (Coincidences *self, const QuothContinuumUnit *units, guint *a, guint *n_a, guint *b, guint *n_b, double weight)
{
  for (guint i = 0; i < *n_a;)
    {
      guint j = 0;

      while (j < *n_b && units[a[i]].code != units[b[j]].code)
        j++;
      if (j == *n_b)
        {
          i++;
          continue;
        }
      coincide (self, units[a[i]].code, units[a[i]].code, weight);
      self->of_units[a[i]] += weight;
      self->of_units[b[j]] += weight;
      memmove (a + i, a + i + 1, (--*n_a - i) * sizeof *a);
      memmove (b + j, b + j + 1, (--*n_b - j) * sizeof *b);
    }
}

static void
look_at_place (Coincidences *self, const QuothContinuum *continuum, guint x, guint first, guint second, double weight)
{
  guint a[100], b[100], n_units, n_a = list_covering (continuum, first, x, a), n_b = list_covering (continuum, second, x, b), most;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);

  if (n_a == 0 && n_b == 0)
    coincide (self, GAP, GAP, weight);
  pair_same (self, units, a, &n_a, b, &n_b, weight);
  most = MAX (n_a, n_b);
  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      {
        coincide (self, units[a[i]].code, units[b[j]].code, weight / most);
        self->of_units[a[i]] += weight / most;
        self->of_units[b[j]] += weight / most;
      }
  for (guint i = 0; i < n_a; i++)
    coincide (self, units[a[i]].code, GAP, weight * (most - n_b) / most);
  for (guint j = 0; j < n_b; j++)
    coincide (self, units[b[j]].code, GAP, weight * (most - n_a) / most);
}

/* 1 − observed / expected over the rows and columns that @has says, of which only the row @of if it is below N; @whole is taken from ℓ². */
static double
define (const Coincidences *self, const gboolean *has, guint of, double whole)
{
  double margins[N] = { 0 }, all = 0, different = 0, products = 0;

  for (guint a = 0; a < N; a++)
    for (guint b = 0; b < N; b++)
      margins[a] += has[a] && has[b] ? self->o[a][b] : 0;
  for (guint a = 0; a < N; a++)
    all += margins[a];
  for (guint a = 0; a < N; a++)
    for (guint b = 0; b < N; b++)
      if (a != b && has[a] && has[b] && (of >= N || a == of))
        {
          different += self->o[a][b];
          products += margins[a] * margins[b];
        }
  return 1 - different / all / (products / (all * all - whole));
}

static void
look_at_all (Coincidences *self, const QuothContinuum *continuum)
{
  guint n_units, m = quoth_continuum_get_n_coders (continuum);
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_units);

  for (guint i = 0; i < m; i++)
    for (guint j = i + 1; j < m; j++)
      for (guint x = 0; x < quoth_continuum_get_length (continuum); x++)
        look_at_place (self, continuum, x, i, j, 1.0 / (m - 1));
  for (guint u = 0; u < n_units; u++)
    self->squares += (double) units[u].length * units[u].length;
}

/* One code for all. */
static double
define_binary (const Coincidences *self, double gaps)
{
  static const gboolean both[N] = { TRUE, FALSE, FALSE, FALSE, TRUE };
  Coincidences one = { .squares = self->squares };

  for (guint a = 0; a < N; a++)
    for (guint b = 0; b < N; b++)
      one.o[a == GAP ? GAP : 0][b == GAP ? GAP : 0] += self->o[a][b];
  return define (&one, both, N, self->squares + gaps);
}

static void
test_stacked_definition (void)
{
  static const gboolean all[N] = { TRUE, TRUE, TRUE, TRUE, TRUE }, codes[N] = { TRUE, TRUE, TRUE, TRUE, FALSE };

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (QuothContinuum) continuum = draw_anywhere (60, (guint) g_test_rand_int_range (2, 5), 6, 4);
      g_autoptr (QuothUnitizing) unitizing = quoth_unitizing_new (continuum);
      Coincidences self = { 0 };
      double gaps = 0, marked_squares = 0;

      look_at_all (&self, continuum);
      for (guint a = 0; a < N; a++)
        gaps += self.o[GAP][a];
      for (guint u = 0; u < G_N_ELEMENTS (self.of_units); u++)
        marked_squares += self.of_units[u] * self.of_units[u];
      g_assert_cmpfloat_with_epsilon (estimate (continuum, quoth_unitizing_estimate), define (&self, all, N, self.squares + gaps), 1e-9);
      g_assert_cmpfloat_with_epsilon (estimate (continuum, quoth_unitizing_estimate_binary), define_binary (&self, gaps), 1e-9);
      g_assert_cmpfloat_with_epsilon (estimate (continuum, quoth_unitizing_estimate_codes), define (&self, codes, N, marked_squares), 1e-9);
      for (guint code = 0; code < quoth_continuum_get_n_codes (continuum); code++)
        {
          QuothEstimate result;

          quoth_unitizing_estimate_code (unitizing, code, &result);
          if (result.why == QUOTH_WHY_NONE)
            g_assert_cmpfloat_with_epsilon (result.value, define (&self, all, code, self.squares + gaps), 1e-9);
        }
    }
}

/* ---- Stacks and fragments ---- */

/* Whoever marked the same agrees entirely, however it is stacked, nested and in pieces. */
static void
test_same (void)
{
  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (QuothContinuum) some = draw_anywhere (200, 1, 8, 3);
      g_autoptr (QuothContinuum) same = make_same (some, 3);
      QuothEstimate result;
      guint n_joined;

      g_assert_cmpfloat_with_epsilon (estimate (same, quoth_unitizing_estimate), 1, 1e-9);
      quoth_unitizing_estimate_2004 (same, &n_joined, &result);
      g_assert_cmpfloat_with_epsilon (result.value, 1, 1e-9);
    }
}

/* A second code on the same place is seen: who has it too agrees more than who has another one, and these more than who has none. */
static void
test_stacks (void)
{
  double values[3];

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (QuothContinuum) continuum = quoth_continuum_new (100);

      mark (continuum, "A", "a", 10, 40);
      mark (continuum, "A", "b", 10, 40);
      mark (continuum, "B", "a", 10, 40);
      if (i < 2)
        mark (continuum, "B", i == 0 ? "b" : "c", 10, 40);
      values[i] = estimate (continuum, quoth_unitizing_estimate);
    }
  g_assert_cmpfloat_with_epsilon (values[0], 1, 1e-9);
  g_assert_cmpfloat (values[1], <, 1);
  g_assert_cmpfloat (values[2], <, 1);
  g_assert_cmpfloat (values[1], >, 0);
  g_assert_cmpfloat (values[2], >, 0);
}

/* Fragments are one unit: more of it cannot coincide with itself, and chance gives other coincidences more. */
static void
test_fragments (void)
{
  g_autoptr (QuothContinuum) pieces = quoth_continuum_new (100);
  g_autoptr (QuothContinuum) one = quoth_continuum_new (100);
  QuothRange ranges[] = { { 10, 20 }, { 30, 50 } };

  for (guint i = 0; i < 2; i++)
    {
      mark (i == 0 ? pieces : one, "B", "a", 12, 30);
      quoth_continuum_intern_coder (i == 0 ? pieces : one, "A");
    }
  mark (pieces, "A", "a", 10, 20);
  mark (pieces, "A", "a", 30, 50);
  g_assert_true (quoth_continuum_add (one, 1, 0, ranges, 2, NULL));
  g_assert_cmpfloat (estimate (one, quoth_unitizing_estimate), !=, estimate (pieces, quoth_unitizing_estimate));
}

/* Random units anywhere give numbers, not more than 1, in either order of the coders. */
static void
test_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (QuothContinuum) continuum = draw_anywhere (60, 3, 6, 3);
      g_autoptr (QuothContinuum) pair = quoth_continuum_dup_pair (continuum, 0, 2);
      g_autoptr (QuothContinuum) turned = quoth_continuum_dup_pair (continuum, 2, 0);
      double value = estimate (continuum, quoth_unitizing_estimate);

      g_assert_cmpfloat (value, <=, 1);
      g_assert_cmpfloat (value, >, -5);
      g_assert_cmpfloat_with_epsilon (estimate (pair, quoth_unitizing_estimate), estimate (turned, quoth_unitizing_estimate), 1e-6);
      g_assert_cmpfloat_with_epsilon (estimate (pair, quoth_unitizing_estimate_binary), estimate (turned, quoth_unitizing_estimate_binary),
                                      1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unitizing/published", test_published);
  g_test_add_func ("/unitizing/published-2004", test_published_2004);
  g_test_add_func ("/unitizing/definition", test_definition);
  g_test_add_func ("/unitizing/stacked-definition", test_stacked_definition);
  g_test_add_func ("/unitizing/same", test_same);
  g_test_add_func ("/unitizing/stacks", test_stacks);
  g_test_add_func ("/unitizing/fragments", test_fragments);
  g_test_add_func ("/unitizing/random", test_random);
  return g_test_run ();
}
