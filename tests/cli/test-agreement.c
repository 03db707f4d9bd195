/* test-agreement.c: how far coders agree, by a plain table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "quoth-cli-fixture.h"

static json_t *
read_line (const char *line)
{
  json_error_t error;
  json_t *object = json_loads (line, 0, &error);

  g_assert_nonnull (object);
  return object;
}

static void
write_krippendorff (QuothCliFixture *self)
{
  quoth_cli_fixture_write (self, "k.csv",
                           "A,1,2,3,3,2,1,4,1,2,.,.,.\nB,1,2,3,3,2,2,4,1,2,5,.,3\n"
                           "C,.,3,3,3,2,3,4,2,2,5,1,.\nD,1,2,3,3,2,4,4,1,2,5,1,.\n",
                           -1);
}

static void
test_json (QuothCliFixture *self, gconstpointer data)
{
  json_t *object;

  write_krippendorff (self);
  quoth_cli_run (self, "agreement", "--table", "k.csv", "--measure", "krippendorff-alpha", "--metric", "ordinal", "--json");
  object = read_line (self->out);
  g_assert_cmpstr (json_string_value (json_object_get (object, "measure")), ==, "krippendorff-alpha");
  g_assert_cmpstr (json_string_value (json_object_get (object, "metric")), ==, "ordinal");
  g_assert_cmpfloat_with_epsilon (json_real_value (json_object_get (object, "value")), .815, .0005);
  g_assert_cmpint (json_integer_value (json_object_get (object, "n")), ==, 11);
  g_assert_true (json_is_number (json_object_get (object, "observed")));
  g_assert_true (json_is_number (json_object_get (object, "expected")));
  g_assert_true (json_is_null (json_object_get (object, "ci")));
  g_assert_true (json_is_null (json_object_get (object, "why")));
  json_decref (object);
}

static void
test_bootstrap (QuothCliFixture *self, gconstpointer data)
{
  g_autofree char *first = NULL;
  json_t *object;

  write_krippendorff (self);
  quoth_cli_run (self, "agreement", "--table", "k.csv", "-m", "gwet-ac1", "--bootstrap", "300", "--seed", "7", "--json");
  first = g_strdup (self->out);
  quoth_cli_run (self, "agreement", "--table", "k.csv", "-m", "gwet-ac1", "--bootstrap", "300", "--seed", "7", "--json");
  g_assert_cmpstr (self->out, ==, first);
  object = read_line (first);
  g_assert_cmpuint (json_array_size (json_object_get (object, "ci")), ==, 2);
  g_assert_cmpint (json_integer_value (json_object_get (object, "seed")), ==, 7);
  json_decref (object);
}

static void
test_columns (QuothCliFixture *self, gconstpointer data)
{
  write_krippendorff (self);
  quoth_cli_run (self, "agreement", "--table", "k.csv");
  g_assert_nonnull (strstr (self->out, "Krippendorff’s α\t0.7434\t11\t0.2000\t0.7795\t\tunits with one rating: 1\n"));
  g_assert_nonnull (strstr (self->out, "Gwet’s AC1\t0.7754\t11\t"));
  quoth_cli_run (self, "agreement", "--table", "k.csv", "--metric", "quadratic", "-m", "cohen-kappa");
  g_assert_true (g_str_has_prefix (self->out, "Cohen’s κ (interval)\t"));
}

/* It is no failure that nothing can be said. */
static void
test_undefined (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_write (self, "same.csv", "a,a,a\na,a,a\n", -1);
  quoth_cli_run (self, "agreement", "--table", "same.csv", "-m", "krippendorff-alpha", "--json", "--bootstrap", "100");
  g_assert_nonnull (strstr (self->out, "\"value\":null"));
  g_assert_nonnull (strstr (self->out, "\"why\":\"There is no variation"));
  g_assert_null (strstr (self->out, "nan"));
  quoth_cli_run (self, "agreement", "--table", "same.csv", "-m", "krippendorff-alpha");
  g_assert_nonnull (strstr (self->out, "\tundefined\t"));
}

static void
test_names (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_write (self, "t.csv", "x,a,a\ny,a,b\n", -1);
  quoth_cli_run (self, "agreement", "--table", "t.csv", "-m", "percent");
  g_assert_true (g_str_has_prefix (self->out, "Agreement\t0.5000\t2\t"));
  quoth_cli_run (self, "agreement", "--table", "t.csv", "-m", "percent", "--names", "none");
  g_assert_true (g_str_has_prefix (self->out, "Agreement\t0.3333\t3\t"));
}

static void
test_spans (QuothCliFixture *self, gconstpointer data)
{
  json_t *object;

  quoth_cli_fixture_write (self, "s.csv", "coder,code,start,end\nA,x,0,10\nA,y,20,30\nB,x,0,10\nB,y,22,30\n", -1);
  quoth_cli_run (self, "agreement", "--spans", "s.csv", "--length", "50", "-m", "span-f1", "--metric", "exact", "--json");
  object = read_line (self->out);
  g_assert_cmpstr (json_string_value (json_object_get (object, "measure")), ==, "span-f1");
  g_assert_cmpfloat (json_number_value (json_object_get (object, "value")), ==, 0.5);
  g_assert_cmpfloat (json_number_value (json_object_get (object, "precision")), ==, 0.5);
  g_assert_true (json_is_null (json_object_get (object, "expected")));
  json_decref (object);
  quoth_cli_run (self, "agreement", "--spans", "s.csv", "--length", "50");
  g_assert_nonnull (strstr (self->out, "Krippendorff’s ᵤα (2016)\t0."));
  g_assert_nonnull (strstr (self->out, "Krippendorff’s ₍ₖ₎ᵤα (2016): x\t1.0000\t"));
  g_assert_nonnull (strstr (self->out, "F1 of spans (overlap)\t1.0000\t4\t"));
  g_assert_nonnull (strstr (self->out, "Boundary similarity\t0."));
  quoth_cli_run (self, "agreement", "--spans", "s.csv", "--length", "50", "-m", "gamma", "--seed", "9", "--json");
  g_assert_nonnull (strstr (self->out, "\"seed\":9"));
  quoth_cli_run (self, "agreement", "--spans", "s.csv", "--length", "50", "-m", "unitizing-alpha", "--coder", "A", "--coder", "C");
  g_assert_nonnull (strstr (self->out, "\t-0."));
  quoth_cli_run (self, "agreement", "--spans", "s.csv", "--length", "50", "-m", "unitizing-alpha", "--coder", "A", "--json");
  g_assert_nonnull (strstr (self->out, "\"value\":null"));
  quoth_cli_fixture_run (self, "agreement", "--spans", "s.csv", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--length", NULL);
  quoth_cli_fixture_run (self, "agreement", "--spans", "s.csv", "--length", "25", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "s.csv:3:", "25", NULL);
  quoth_cli_fixture_run (self, "agreement", "--spans", "s.csv", "--length", "50", "-m", "cohen-kappa", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "cohen-kappa", "--table", NULL);
  quoth_cli_fixture_run (self, "agreement", "--spans", "s.csv", "--table", "s.csv", "--length", "50", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--table", NULL);
}

/* In a pipe. */
static void
test_input (QuothCliFixture *self, gconstpointer data)
{
  quoth_cli_fixture_feed (self, "A,1,2,1\nB,1,2,2\n", "agreement", "--table", "-", "-m", "percent", "--json", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  g_assert_nonnull (strstr (self->out, "\"value\":0.66666"));
  quoth_cli_fixture_feed (self, "A,1,2\nB,1\n", "agreement", "--table", "-", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "<stdin>:2:", NULL);
  quoth_cli_fixture_feed (
    self, "a,c,0,4\nb,c,0,4\n", "agreement", "--spans", "-", "--length", "9", "-m", "span-f1", "--json", NULL);
  quoth_cli_fixture_assert_done (self, G_STRLOC);
  g_assert_nonnull (strstr (self->out, "\"value\":1"));
  quoth_cli_fixture_feed (self, "a,c,0,4\nb,c,4,0\n", "agreement", "--spans", "-", "--length", "9", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "<stdin>:2:", NULL);
}

static void
test_wrong (QuothCliFixture *self, gconstpointer data)
{
  write_krippendorff (self);
  quoth_cli_fixture_run (self, "agreement", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--table", NULL);
  quoth_cli_fixture_run (self, "agreement", "--table", "k.csv", "-m", "kappa", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“kappa”", "cohen-kappa", NULL);
  quoth_cli_fixture_run (self, "agreement", "--table", "k.csv", "--metric", "euclid", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "“euclid”", "ordinal", NULL);
  quoth_cli_fixture_run (self, "agreement", "--table", "k.csv", "-m", "gwet-ac1", "--metric", "ordinal", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "gwet-ac1", "ordinal", NULL);
  quoth_cli_fixture_run (self, "agreement", "--table", "k.csv", "--seed", "-3", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--seed", NULL);
  quoth_cli_fixture_run (self, "agreement", "--table", "k.csv", "--names", "last", NULL);
  quoth_cli_fixture_assert_failed (self, 2, "--names", NULL);
  quoth_cli_fixture_run (self, "agreement", "--table", "none.csv", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "none.csv", NULL);
  quoth_cli_fixture_write (self, "bad.csv", "A,1,2\nB,1\n", -1);
  quoth_cli_fixture_run (self, "agreement", "--table", "bad.csv", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "bad.csv:2:", NULL);
  quoth_cli_fixture_write (self, "bad.csv", "A,1,2\nB,1,x\n", -1);
  quoth_cli_fixture_run (self, "agreement", "--table", "bad.csv", "--metric", "interval", NULL);
  quoth_cli_fixture_assert_failed (self, 1, "bad.csv:2:", "“x”", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  QUOTH_CLI_TEST ("/agreement/json", test_json);
  QUOTH_CLI_TEST ("/agreement/bootstrap", test_bootstrap);
  QUOTH_CLI_TEST ("/agreement/columns", test_columns);
  QUOTH_CLI_TEST ("/agreement/undefined", test_undefined);
  QUOTH_CLI_TEST ("/agreement/names", test_names);
  QUOTH_CLI_TEST ("/agreement/spans", test_spans);
  QUOTH_CLI_TEST ("/agreement/input", test_input);
  QUOTH_CLI_TEST ("/agreement/wrong", test_wrong);
  return g_test_run ();
}
