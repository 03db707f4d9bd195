/* test-adjudication.c: tests of quoth-adjudication.c and the files beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "adjudication-fixture.h"

#define N_ROUNDS 8

/* ---- Cases ---- */

/* Each annotation of a coder that has a place outside of boilerplate is in one case, and nobody has two in one. */
static void
check_partition (Team *team, QuothAdjudication *adjudication)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (team->world.store, &error);
  g_autoptr (GPtrArray) annotations = quoth_reader_load_annotations (reader, &team->document, &error);
  const QuothDocument *document = quoth_adjudication_get_document (adjudication);
  GPtrArray *cases = quoth_adjudication_get_cases (adjudication);
  QuothCaseCounts counts;
  guint n_members = 0, n_own = 0;

  for (guint c = 0; c < cases->len; c++)
    {
      const QuothCase *one = cases->pdata[c];

      n_members += one->members->len;
      for (guint i = 0; i < one->members->len; i++)
        {
          const QuothCaseMember *member = one->members->pdata[i];
          guint index;

          g_assert_cmpint (QUOTH_VALUE (member->annotation)->kind, ==, one->kind);
          g_assert_true (quoth_adjudication_find_case (adjudication, &QUOTH_VALUE (member->annotation)->id, &index) == one);
          g_assert_cmpuint (index, ==, c);
          g_assert_true (quoth_id_equal (&quoth_adjudication_get_coder (adjudication, member->coder)->value.id, &QUOTH_ANNOTATION (member->annotation)->coder));
          if (i > 0)
            g_assert_cmpuint (member->coder, >, ((QuothCaseMember *) one->members->pdata[i - 1])->coder);
        }
      if (c > 0)
        g_assert_cmpint (quoth_range_compare (((QuothCase *) cases->pdata[c - 1])->place, one->place), <=, 0);
    }
  quoth_adjudication_count (adjudication, &counts);
  for (guint i = 0; i < annotations->len; i++)
    {
      const QuothAnnotation *one = annotations->pdata[i];

      n_own += !one->gold && !one->unplaced && !quoth_document_is_boilerplate (document, quoth_annotation_get_extent (one).start);
    }
  g_assert_cmpuint (n_members, ==, n_own);
}

static gboolean
is_same_place (gconstpointer a, gconstpointer b)
{
  gboolean same = quoth_annotation_get_n_spans (a) == quoth_annotation_get_n_spans (b);

  for (guint i = 0; same && i < quoth_annotation_get_n_spans (a); i++)
    same = quoth_range_equal (quoth_annotation_get_span (a, i)->range, quoth_annotation_get_span (b, i)->range);
  return same;
}

/* Two coders who marked the very same are always put together, unless one of them has it twice; of mentions, what differs is known. */
static void
check_kinds (const QuothCase *one, guint n_coders)
{
  const QuothCaseMember *first = one->members->pdata[0];
  gboolean same_place = TRUE, same_actor = TRUE;

  for (guint i = 1; i < one->members->len; i++)
    {
      const QuothCaseMember *member = one->members->pdata[i];

      same_place = same_place && is_same_place (first->annotation, member->annotation);
      if (one->kind == QUOTH_KIND_MENTION)
        same_actor = same_actor && quoth_id_equal (&quoth_mention (first->annotation)->actor, &quoth_mention (member->annotation)->actor);
    }
  g_assert_cmpint (same_place, ==, (one->differing & 1u << QUOTH_CASE_FIELD_PLACE) == 0);
  g_assert_cmpint (same_actor, ==, (one->differing & 1u << QUOTH_CASE_FIELD_ACTOR) == 0);
  g_assert_cmpuint (one->n_missing, ==, n_coders - one->members->len);
  g_assert_cmpint (one->case_kind == QUOTH_CASE_OVERLAP, ==, !same_place);
  g_assert_cmpint (one->case_kind == QUOTH_CASE_ALIKE, ==, one->differing == 0 && one->n_missing == 0);
  g_assert_cmpint (one->state, ==, QUOTH_CASE_OPEN);
}

static void
test_cases (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Team team = { 0 };
      g_autoptr (QuothAdjudication) adjudication = NULL;

      team_set_up_random (&team);
      adjudication = team_load (&team.world, &team.document);
      check_partition (&team, adjudication);
      for (guint i = 0; i < quoth_adjudication_get_cases (adjudication)->len; i++)
        check_kinds (team_get_case (adjudication, i), quoth_adjudication_get_n_coders (adjudication));
      g_clear_pointer (&adjudication, quoth_adjudication_unref);
      team_tear_down (&team);
    }
}

/* ---- What is told apart ---- */

static void
test_places (void)
{
  static const QuothCaseKind kinds[] = { QUOTH_CASE_SOME, QUOTH_CASE_ALIKE, QUOTH_CASE_OVERLAP, QUOTH_CASE_VALUES };
  Team team = { 0 };
  g_autoptr (QuothAdjudication) adjudication = NULL;

  team_set_up_talk (&team, 2);
  team_mention (&team, 0, 0, 2, 0);
  for (guint coder = 0; coder < 2; coder++)
    {
      team_mention (&team, coder, 3, 6, 0);
      team_mention (&team, coder, 7, 12 + coder, 0);
      team_mention (&team, coder, 24, 29, coder);
    }
  adjudication = team_load (&team.world, &team.document);
  g_assert_cmpuint (quoth_adjudication_get_cases (adjudication)->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (team_get_case (adjudication, i)->case_kind, ==, kinds[i]);
  {
    g_autoptr (GPtrArray) rows = quoth_adjudication_list_rows (adjudication, team_get_case (adjudication, 3));
    const QuothCaseRow *place = rows->pdata[0], *actor = rows->pdata[1];

    g_assert_cmpuint (rows->len, ==, 2);
    g_assert_cmpstr (place->values[0], ==, "Putin");
    g_assert_false (place->differs);
    g_assert_true (actor->differs);
    g_assert_cmpstr (actor->name, ==, "Actor");
    g_assert_cmpstr (actor->values[0], ==, "Ann");
    g_assert_cmpstr (actor->values[1], ==, "Bo");
    g_assert_null (actor->gold);
  }
  g_clear_pointer (&adjudication, quoth_adjudication_unref);
  team_tear_down (&team);
}

/* Who marks a place twice agrees with who marks it twice with the same two actors, in whatever order. */
static void
test_stacked (void)
{
  Team team = { 0 };
  g_autoptr (QuothAdjudication) adjudication = NULL;

  team_set_up_talk (&team, 2);
  team_mention (&team, 0, 7, 12, 0);
  team_mention (&team, 0, 7, 12, 1);
  team_mention (&team, 1, 7, 12, 1);
  team_mention (&team, 1, 7, 12, 0);
  adjudication = team_load (&team.world, &team.document);
  g_assert_cmpuint (quoth_adjudication_get_cases (adjudication)->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (team_get_case (adjudication, i)->case_kind, ==, QUOTH_CASE_ALIKE);
  g_clear_pointer (&adjudication, quoth_adjudication_unref);
  team_tear_down (&team);
}

/* ---- Rules ---- */

static guint
count_settled (const QuothRuleCounts *counts)
{
  guint n = 0;

  for (guint i = 0; i < QUOTH_N_CASE_KINDS; i++)
    n += counts->n_settled[i];
  return n;
}

/* Of three coders. @fields: in what they have to agree. */
static guint
try_rule (QuothAdjudication *adjudication, QuothRule rule, guint threshold, guint fields)
{
  QuothRuleTerms terms = { rule, threshold, fields };
  QuothRuleCounts counts = { 0 };
  g_autoptr (GError) error = NULL;

  quoth_adjudication_decide (adjudication, &terms, NULL, &counts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_settled (&counts) + counts.n_left, ==, quoth_adjudication_get_cases (adjudication)->len);
  return count_settled (&counts);
}

static void
test_rules (void)
{
  Team team = { 0 };
  g_autoptr (QuothAdjudication) adjudication = NULL;

  team_set_up_talk (&team, 3);
  for (guint coder = 0; coder < 3; coder++)
    {
      team_mention (&team, coder, 0, 2, 0);
      team_mention (&team, coder, 7, 12, coder / 2);
      team_mention (&team, coder, 16, 22, coder);
    }
  team_mention (&team, 0, 24, 29, 0);
  adjudication = team_load (&team.world, &team.document);
  g_assert_cmpuint (try_rule (adjudication, QUOTH_RULE_IDENTICAL, 0, QUOTH_CASE_ALL_FIELDS), ==, 1);
  g_assert_cmpuint (try_rule (adjudication, QUOTH_RULE_MAJORITY, 0, QUOTH_CASE_ALL_FIELDS), ==, 2);
  g_assert_cmpuint (try_rule (adjudication, QUOTH_RULE_THRESHOLD, 3, QUOTH_CASE_ALL_FIELDS), ==, 1);
  g_assert_cmpuint (try_rule (adjudication, QUOTH_RULE_THRESHOLD, 2, QUOTH_CASE_ALL_FIELDS), ==, 2);
  /* Three that are alone in what they say do not outvote each other. */
  g_assert_cmpuint (try_rule (adjudication, QUOTH_RULE_THRESHOLD, 1, QUOTH_CASE_ALL_FIELDS), ==, 3);
  g_assert_cmpuint (try_rule (adjudication, QUOTH_RULE_IDENTICAL, 0, 0), ==, 3);
  g_clear_pointer (&adjudication, quoth_adjudication_unref);
  team_tear_down (&team);
}

/* Whatever is decided by a rule says what most say, and nothing that was decided is touched. */
static void
test_rule_is_by_hand (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      QuothRuleTerms terms = { (QuothRule) random_below (3), 1, QUOTH_CASE_ALL_FIELDS };
      QuothRuleCounts counts = { 0 };
      Team team = { 0 };
      g_autoptr (QuothAdjudication) adjudication = NULL;
      g_autoptr (QuothCoder) author = NULL;
      g_autoptr (QuothAdjudicating) adjudicating = NULL;
      g_autoptr (GPtrArray) settled = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      QuothCaseCounts before, after;

      team_set_up_random (&team);
      adjudication = team_load (&team.world, &team.document);
      if (quoth_adjudication_get_n_coders (adjudication) > 1)
        {
          team_decide (&team, quoth_decision_new_reject (team_get_case (adjudication, 0), "no"));
          g_clear_pointer (&adjudication, quoth_adjudication_unref);
          adjudication = team_load (&team.world, &team.document);
          quoth_adjudication_count (adjudication, &before);
          author = quoth_coder_new (&team.lead);
          adjudicating = quoth_adjudicating_new (author, NULL);
          quoth_adjudication_decide (adjudication, &terms, adjudicating, &counts, settled, &error);
          g_assert_no_error (error);
          g_assert_cmpuint (settled->len, ==, count_settled (&counts));
          g_assert_false (g_ptr_array_find (settled, team_get_case (adjudication, 0), NULL));
          quoth_store_build (team.world.store, quoth_adjudicating_build, adjudicating, NULL, &error);
          g_assert_no_error (error);
          g_clear_pointer (&adjudication, quoth_adjudication_unref);
          adjudication = team_load (&team.world, &team.document);
          quoth_adjudication_count (adjudication, &after);
          for (guint k = 0; k < QUOTH_CASE_GOLD; k++)
            {
              g_assert_cmpuint (after.n[k][QUOTH_CASE_SETTLED], ==, before.n[k][QUOTH_CASE_SETTLED] + counts.n_settled[k]);
              g_assert_cmpuint (after.n[k][QUOTH_CASE_OUTDATED], ==, 0);
            }
        }
      g_clear_pointer (&adjudication, quoth_adjudication_unref);
      team_tear_down (&team);
    }
}

/* Nobody, or one; a coder with nothing counts where they are done. */
static void
test_few (void)
{
  QuothRuleTerms terms = { QUOTH_RULE_MAJORITY, 0, QUOTH_CASE_ALL_FIELDS };
  QuothRuleCounts counts = { 0 };
  Team team = { 0 };

  team_set_up_talk (&team, 2);
  for (guint n = 0; n < 3; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothAdjudication) adjudication = NULL;

      if (n == 1)
        team_mention (&team, 0, 0, 2, 0);
      else if (n == 2)
        team_assign (&team, 1, QUOTH_ASSIGNMENT_DONE, TRUE, QUOTH_ASSIGNMENT_CODING);
      adjudication = team_load (&team.world, &team.document);
      g_assert_cmpuint (quoth_adjudication_get_n_coders (adjudication), ==, n);
      g_assert_cmpuint (quoth_adjudication_get_cases (adjudication)->len, ==, MIN (n, 1));
      g_assert_cmpint (quoth_adjudication_decide (adjudication, &terms, NULL, &counts, NULL, &error), ==, n == 2);
      g_assert_true (n == 2 || g_error_matches (error, QUOTH_ERROR, QUOTH_ERROR_INVALID));
    }
  g_assert_cmpuint (counts.n_left, ==, 1);
  terms = (QuothRuleTerms){ QUOTH_RULE_THRESHOLD, 3, QUOTH_CASE_ALL_FIELDS };
  {
    g_autoptr (QuothAdjudication) adjudication = team_load (&team.world, &team.document);
    g_autoptr (GError) error = NULL;

    g_assert_false (quoth_adjudication_decide (adjudication, &terms, NULL, &counts, NULL, &error));
    g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  }
  team_tear_down (&team);
}

/* ---- Who may look ---- */

static void
refuse (Team *team, const QuothId *coder, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (team->world.store, &error);
  g_autoptr (QuothAdjudication) adjudication = coder != NULL ? quoth_adjudication_load_feedback (reader, &team->document, coder, NULL, &error)
                                                             : quoth_adjudication_load (reader, &team->document, NULL, &error);

  g_assert_error (error, QUOTH_ERROR, code);
  g_assert_null (adjudication);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_blind (void)
{
  Team team = { 0 };
  g_autoptr (QuothAssignment) opened = NULL;
  QuothId id;

  team_set_up_talk (&team, 2);
  team_mention (&team, 0, 0, 2, 0);
  team_assign (&team, 0, QUOTH_ASSIGNMENT_DONE, TRUE, QUOTH_ASSIGNMENT_CODING);
  team_assign (&team, 1, QUOTH_ASSIGNMENT_IN_PROGRESS, TRUE, QUOTH_ASSIGNMENT_CODING);
  refuse (&team, NULL, QUOTH_ERROR_INVALID, "Bo");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QuothAdjudication) adjudication = NULL;

      id = quoth_assignment_make_id (&team.coders[i], &team.document);
      g_clear_pointer (&opened, quoth_value_unref);
      opened = copies_get (&team.world, QUOTH_KIND_ASSIGNMENT, &id);
      opened->opened = TRUE;
      team_put (&team, opened);
      if (i == 0)
        refuse (&team, NULL, QUOTH_ERROR_INVALID, "Bo");
      else
        adjudication = team_load (&team.world, &team.document);
    }
  team_tear_down (&team);
}

/* Who learns is no coder of the text, and sees gold when they are done. */
static void
test_training (void)
{
  Team team = { 0 };
  g_autoptr (QuothAdjudication) adjudication = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  QuothCaseCounts counts;

  team_set_up_talk (&team, 2);
  team_mention (&team, 0, 0, 2, 0);
  team_mention (&team, 1, 0, 2, 1);
  team_assign (&team, 1, QUOTH_ASSIGNMENT_IN_PROGRESS, FALSE, QUOTH_ASSIGNMENT_TRAINING);
  adjudication = team_load (&team.world, &team.document);
  quoth_adjudication_count (adjudication, &counts);
  g_assert_cmpuint (quoth_adjudication_get_n_coders (adjudication), ==, 1);
  g_assert_cmpuint (counts.n_training, ==, 1);
  refuse (&team, &team.coders[0], QUOTH_ERROR_NOT_FOUND, "talk");
  team_decide (&team, quoth_decision_new_accept (team_get_case (adjudication, 0), 0));
  refuse (&team, &team.coders[1], QUOTH_ERROR_INVALID, "Bo");
  team_assign (&team, 1, QUOTH_ASSIGNMENT_DONE, FALSE, QUOTH_ASSIGNMENT_TRAINING);
  g_clear_pointer (&adjudication, quoth_adjudication_unref);
  reader = quoth_store_open_reader (team.world.store, &error);
  adjudication = quoth_adjudication_load_feedback (reader, &team.document, &team.coders[1], NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (quoth_case_get_feedback (team_get_case (adjudication, 0)), ==, QUOTH_FEEDBACK_VALUES);
  g_clear_pointer (&adjudication, quoth_adjudication_unref);
  g_clear_pointer (&reader, quoth_reader_free);
  team_tear_down (&team);
}

/* ---- Feedback ---- */

static void
test_feedback (void)
{
  static const QuothFeedbackKind kinds[]
    = { QUOTH_FEEDBACK_TOO_MUCH, QUOTH_FEEDBACK_SAME, QUOTH_FEEDBACK_PLACE, QUOTH_FEEDBACK_MISSED, QUOTH_FEEDBACK_VALUES };
  Team team = { 0 };
  g_autoptr (QuothAdjudication) feedback = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  QuothFeedbackCounts counts = { 0 };

  team_set_up_talk (&team, 2);
  team_mention (&team, 1, 0, 2, 0);
  for (guint coder = 0; coder < 2; coder++)
    {
      team_mention (&team, coder, 3, 6, 0);
      team_mention (&team, coder, 7, 12 + coder, 0);
      team_mention (&team, coder, 24, 29, coder);
    }
  team_mention (&team, 0, 16, 22, 0);
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (QuothAdjudication) adjudication = team_load (&team.world, &team.document);
      const QuothCase *one = team_get_case (adjudication, i);

      team_decide (&team, i == 0 ? quoth_decision_new_reject (one, "no name") : quoth_decision_new_accept (one, 0));
    }
  reader = quoth_store_open_reader (team.world.store, &error);
  feedback = quoth_adjudication_load_feedback (reader, &team.document, &team.coders[1], NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (quoth_adjudication_get_cases (feedback)->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (quoth_case_get_feedback (team_get_case (feedback, i)), ==, kinds[i]);
  g_assert_cmpstr (quoth_case_get_reason (team_get_case (feedback, 0)), ==, "no name");
  quoth_feedback_count (feedback, QUOTH_KIND_MENTION, &counts);
  g_assert_cmpuint (counts.n_own, ==, 4);
  g_assert_cmpuint (counts.n_gold, ==, 4);
  g_assert_cmpuint (counts.n_found, ==, 3);
  g_assert_cmpuint (counts.n_placed, ==, 2);
  g_assert_cmpuint (counts.n_same, ==, 1);
  g_clear_pointer (&feedback, quoth_adjudication_unref);
  g_clear_pointer (&reader, quoth_reader_free);
  team_tear_down (&team);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/adjudication/cases", test_cases);
  g_test_add_func ("/adjudication/places", test_places);
  g_test_add_func ("/adjudication/stacked", test_stacked);
  g_test_add_func ("/adjudication/rules", test_rules);
  g_test_add_func ("/adjudication/rule-is-by-hand", test_rule_is_by_hand);
  g_test_add_func ("/adjudication/few", test_few);
  g_test_add_func ("/adjudication/blind", test_blind);
  g_test_add_func ("/adjudication/training", test_training);
  g_test_add_func ("/adjudication/feedback", test_feedback);
  return g_test_run ();
}
