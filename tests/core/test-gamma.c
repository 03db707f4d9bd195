/* test-gamma.c: γ
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "agreement/quoth-gamma.h"

#include <math.h>

#include "continuum-fixture.h"

static QuothAgreement *
measure (const QuothContinuum *continuum, guint64 seed)
{
  QuothGammaOptions options = QUOTH_GAMMA_DEFAULTS;
  g_autoptr (GError) error = NULL;
  QuothAgreement *gamma;

  options.seed = seed;
  gamma = quoth_agreement_measure_gamma (continuum, &options, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return gamma;
}

/* The same seed gives the same; another one nearly the same: the expected disorder is known to 2 %. */
static void
test_seed (void)
{
  g_autoptr (QuothContinuum) figure = make_figure ();
  g_autoptr (QuothAgreement) one = measure (figure, 1);
  g_autoptr (QuothAgreement) same = measure (figure, 1);
  g_autoptr (QuothAgreement) other = measure (figure, 2);

  g_assert_true (one->defined);
  g_assert_cmpfloat (one->value, ==, same->value);
  g_assert_cmpfloat (one->expected, !=, other->expected);
  g_assert_cmpfloat_with_epsilon (one->expected / other->expected, 1, 0.06);
  g_assert_cmpuint (one->n_samples, >=, 30);
  g_assert_nonnull (one->note);
}

static void
test_same (void)
{
  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (QuothContinuum) some = draw_apart (150, 1, 3);
      g_autoptr (QuothContinuum) same = make_same (some, 2);
      g_autoptr (QuothAgreement) gamma = measure (same, round);

      g_assert_cmpfloat_with_epsilon (gamma->value, 1, 1e-12);
      g_assert_null (gamma->note);
    }
}

/* Coders who mark anything anywhere agree as much as chance would have it. */
static void
test_chance (void)
{
  double sum = 0;

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (QuothContinuum) continuum = draw_apart (400, 2, 3);
      g_autoptr (QuothAgreement) gamma = measure (continuum, round);

      sum += gamma->value;
    }
  g_assert_cmpfloat_with_epsilon (sum / 10, 0, 0.08);
}

/* The farther the units of one coder are moved, the less they agree; and with other codes less than with the same. */
static void
test_order (void)
{
  double before = 2;

  for (guint moved = 0; moved <= 6; moved += 2)
    {
      g_autoptr (QuothContinuum) continuum = quoth_continuum_new (1000);
      g_autoptr (QuothContinuum) coded = quoth_continuum_new (1000);
      g_autoptr (QuothAgreement) gamma = NULL;
      g_autoptr (QuothAgreement) with_codes = NULL;

      for (guint u = 0; u < 20; u++)
        {
          mark (continuum, "A", u % 2 ? "x" : "y", u * 37, u * 37 + 10);
          mark (continuum, "B", u % 2 ? "x" : "y", u * 37 + moved, u * 37 + 10 + moved);
          mark (coded, "A", u % 2 ? "x" : "y", u * 37, u * 37 + 10);
          mark (coded, "B", u % 3 ? "x" : "y", u * 37 + moved, u * 37 + 10 + moved);
        }
      gamma = measure (continuum, 3);
      with_codes = measure (coded, 3);
      g_assert_cmpfloat (gamma->value, <, before);
      g_assert_cmpfloat (with_codes->value, <, gamma->value);
      before = gamma->value;
    }
}

static void
test_cancel (void)
{
  g_autoptr (QuothContinuum) figure = make_figure ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (quoth_agreement_measure_gamma (figure, &QUOTH_GAMMA_DEFAULTS, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* What would take too long is no error: the other measures are wanted all the same. */
static void
test_too_many (void)
{
  guint n = QUOTH_GAMMA_MOST_UNITS / 2 + 1;
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (n * 10);
  g_autoptr (QuothAgreement) gamma = NULL;

  for (guint u = 0; u < n; u++)
    {
      mark (continuum, "A", "x", u * 10, u * 10 + 4);
      mark (continuum, "B", "x", u * 10, u * 10 + 5);
    }
  gamma = measure (continuum, 1);
  g_assert_false (gamma->defined);
  g_assert_false (gamma->has_observed);
  g_assert_cmpuint (gamma->n, ==, 2 * n);
  g_assert_nonnull (strstr (gamma->why, "too long"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gamma/seed", test_seed);
  g_test_add_func ("/gamma/same", test_same);
  g_test_add_func ("/gamma/chance", test_chance);
  g_test_add_func ("/gamma/order", test_order);
  g_test_add_func ("/gamma/cancel", test_cancel);
  g_test_add_func ("/gamma/too-many", test_too_many);
  return g_test_run ();
}
