/* test-continuum.c: what each coder marked in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "continuum-fixture.h"

#include "text/quoth-error.h"

static void
test_fragments (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (50);
  QuothRange ranges[] = { { 30, 40 }, { 5, 5 }, { 10, 20 }, { 18, 22 }, { 22, 25 } };
  guint n_units;
  const QuothContinuumUnit *unit;

  quoth_continuum_intern_coder (continuum, "A");
  quoth_continuum_intern_code (continuum, "x");
  g_assert_true (quoth_continuum_add (continuum, 0, 0, ranges, G_N_ELEMENTS (ranges), NULL));
  unit = quoth_continuum_get_units (continuum, &n_units);
  g_assert_cmpuint (n_units, ==, 1);
  g_assert_cmpuint (unit->n_ranges, ==, 2);
  g_assert_cmpuint (unit->length, ==, 25);
  g_assert_true (quoth_range_equal (unit->extent, quoth_range (10, 40)));
}

static void
assert_refused (QuothContinuum *continuum, const QuothRange *ranges, guint n, const char *message)
{
  g_autoptr (GError) error = NULL;
  guint n_units;

  g_assert_false (quoth_continuum_add (continuum, 0, 0, ranges, n, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_OFFSET);
  g_assert_nonnull (strstr (error->message, message));
  quoth_continuum_get_units (continuum, &n_units);
  g_assert_cmpuint (n_units, ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (QuothContinuum) continuum = quoth_continuum_new (10);

  quoth_continuum_intern_coder (continuum, "A");
  quoth_continuum_intern_code (continuum, "x");
  assert_refused (continuum, (QuothRange[]){ { 5, 4 } }, 1, "wrong way round");
  assert_refused (continuum, (QuothRange[]){ { 0, 3 }, { 5, 11 } }, 2, "outside");
  assert_refused (continuum, NULL, 0, "one place");
}

static void
test_parts (void)
{
  g_autoptr (QuothContinuum) continuum = draw_anywhere (80, 4, 20, 3);
  g_autoptr (QuothContinuum) pair = quoth_continuum_dup_pair (continuum, 3, 1);
  g_autoptr (QuothContinuum) code = quoth_continuum_dup_code (continuum, 1);
  g_autoptr (QuothContinuum) untyped = quoth_continuum_dup_untyped (continuum);
  guint n_all, n_pair, n_code, n_untyped, n = 0;
  const QuothContinuumUnit *units = quoth_continuum_get_units (continuum, &n_all);

  quoth_continuum_get_units (pair, &n_pair);
  quoth_continuum_get_units (code, &n_code);
  quoth_continuum_get_units (untyped, &n_untyped);
  for (guint i = 0; i < n_all; i++)
    n += units[i].code == 1;
  g_assert_cmpuint (n_pair, ==, 40);
  g_assert_cmpstr (quoth_continuum_get_coder (pair, 0), ==, "3");
  g_assert_cmpuint (n_code, ==, n);
  g_assert_cmpuint (quoth_continuum_get_n_coders (code), ==, 4);
  g_assert_cmpuint (n_untyped, ==, n_all);
  g_assert_cmpuint (quoth_continuum_get_n_codes (untyped), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/continuum/fragments", test_fragments);
  g_test_add_func ("/continuum/refused", test_refused);
  g_test_add_func ("/continuum/parts", test_parts);
  return g_test_run ();
}
