/* test-project-agreement-draw.c: tests of quoth-project-agreement-draw.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team-of-coders.h"

static QuothCodingPart *
measure_spans (const QuothProjectAgreement *agreement, guint64 seed)
{
  static const QuothMeasure measures[] = { QUOTH_MEASURE_UNITIZING_ALPHA, QUOTH_MEASURE_BOUNDARY_SIMILARITY, QUOTH_MEASURE_GAMMA };
  g_autoptr (GPtrArray) parts = quoth_coding_parts_list (agreement, QUOTH_CODING_WHOLE);
  QuothMeasuring measuring = { .n_rounds = 60, .seed = seed };
  g_autoptr (GError) error = NULL;

  g_assert_true (quoth_coding_part_measure (parts->pdata[0], agreement, measures, G_N_ELEMENTS (measures), &measuring, NULL, &error));
  g_assert_no_error (error);
  return g_ptr_array_steal_index (parts, 0);
}

static void
mark_by_all (Team *self, guint text, guint shift)
{
  for (guint coder = 0; coder < N_CODERS; coder++)
    {
      mark (self, text, coder, 0, 2, 9 + coder);
      mark (self, text, coder, coder % 2, 20 + shift * coder, 30);
    }
}

/* Where all texts are the same, it does not matter which are drawn; and one text is no sample. */
static void
test_interval (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };
  QuothId same[2];
  QuothCodingQuery query = { .layer = QUOTH_CODING_MENTION, .documents = same, .n_documents = 2 };
  QuothCodingQuery one = { .layer = QUOTH_CODING_MENTION, .documents = same, .n_documents = 1 };
  g_autoptr (QuothProjectAgreement) both = NULL;
  g_autoptr (QuothProjectAgreement) alone = NULL;
  g_autoptr (QuothCodingPart) of_both = NULL;
  g_autoptr (QuothCodingPart) of_one = NULL;
  g_autoptr (GError) error = NULL;

  team_init (&team, fixture);
  same[0] = team.texts[0];
  same[1] = team.texts[2];
  mark_by_all (&team, 0, 0);
  mark_by_all (&team, 2, 0);
  both = load (&team, &query);
  of_both = measure_spans (both, 1);
  for (guint i = 0; i < 2; i++)
    {
      const QuothAgreement *result = of_both->results->pdata[i];

      g_assert_true (result->defined && result->has_interval);
      g_assert_cmpuint (result->n_rounds, ==, 60);
      g_assert_cmpfloat_with_epsilon (result->low, result->value, 1e-12);
      g_assert_cmpfloat_with_epsilon (result->high, result->value, 1e-12);
      g_assert_nonnull (strstr (result->note, "texts drawn again"));
    }
  g_assert_nonnull (strstr (((QuothAgreement *) of_both->results->pdata[2])->note, "beyond the end"));
  g_assert_nonnull (strstr (((QuothAgreement *) of_both->results->pdata[2])->note, "no interval is given"));
  alone = quoth_project_agreement_load (fixture->reader, &one, NULL, &error);
  g_assert_no_error (error);
  of_one = measure_spans (alone, 1);
  g_assert_false (((QuothAgreement *) of_one->results->pdata[0])->has_interval);
  g_assert_nonnull (strstr (((QuothAgreement *) of_one->results->pdata[0])->note, "only one text"));
}

/* Texts that differ give an interval, and the same seed the same one. */
static void
test_seed (Fixture *fixture, gconstpointer data)
{
  g_auto (Team) team = { 0 };
  g_autoptr (QuothProjectAgreement) agreement = NULL;
  g_autoptr (QuothCodingPart) first = NULL;
  g_autoptr (QuothCodingPart) again = NULL;
  const QuothAgreement *one, *other;

  team_init (&team, fixture);
  for (guint text = 0; text < N_TEXTS; text++)
    mark_by_all (&team, text, text * 2);
  agreement = load_mentions (&team);
  first = measure_spans (agreement, 7);
  again = measure_spans (agreement, 7);
  one = first->results->pdata[0];
  other = again->results->pdata[0];
  g_assert_cmpfloat (one->low, <, one->high);
  g_assert_cmpfloat (one->low, ==, other->low);
  g_assert_cmpfloat (one->high, ==, other->high);
  g_assert_cmpuint (one->seed, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_test ("/project-agreement-draw/interval", test_interval);
  fixture_test ("/project-agreement-draw/seed", test_seed);
  return g_test_run ();
}
