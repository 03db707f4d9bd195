/* test-verdict-seen.c: tests of quoth-verdict-seen.c: who changed what was judged, and who did not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/quoth-verdict-seen.h"

#include "adjudication-fixture.h"

#define N_ROUNDS 6

/* Whatever is open is decided, in one step. */
static void
decide_all (Team *team)
{
  g_autoptr (QuothAdjudication) adjudication = team_load (&team->world, &team->document);
  GPtrArray *cases = quoth_adjudication_get_cases (adjudication);
  g_autoptr (QuothCoder) author = quoth_coder_new (&team->lead);
  g_autoptr (QuothAdjudicating) adjudicating = quoth_adjudicating_new (author, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < cases->len; i++)
    quoth_adjudicating_add (adjudicating, random_below (3) == 0   ? quoth_decision_new_reject (cases->pdata[i], NULL)
                                          : random_below (2) == 0 ? quoth_decision_new_best (cases->pdata[i])
                                                                  : quoth_decision_new_accept (cases->pdata[i], 0));
  quoth_store_build (team->world.store, quoth_adjudicating_build, adjudicating, NULL, &error);
  g_assert_no_error (error);
}

/* Some of the coders think again. */
static void
change_claims (Team *team)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (team->world.store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_CLAIM, .layer = QUOTH_LAYER_CODERS };
  g_autoptr (GPtrArray) claims = quoth_reader_list (reader, &query, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < claims->len; i++)
    if (random_below (4) == 0)
      {
        g_autoptr (QuothClaim) claim = quoth_claim_copy (claims->pdata[i]);

        g_free (claim->statement);
        claim->statement = g_strdup ("on second thoughts");
        team_put (team, claim);
      }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A line for each that was judged: its id, and whether it was changed since. */
static char *
tell_changed (Team *team, guint *n_changed)
{
  g_autoptr (QuothAdjudication) adjudication = team_load (&team->world, &team->document);
  GPtrArray *cases = quoth_adjudication_get_cases (adjudication);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  *n_changed = 0;
  for (guint c = 0; c < cases->len; c++)
    for (guint i = 0; i < ((QuothCase *) cases->pdata[c])->members->len; i++)
      {
        const QuothCaseMember *member = ((QuothCase *) cases->pdata[c])->members->pdata[i];
        char id[QUOTH_ID_STRING_SIZE];

        if (member->verdict == NULL)
          continue;
        g_ptr_array_add (lines, g_strdup_printf ("%s %s", quoth_id_to_string (&QUOTH_VALUE (member->annotation)->id, id), member->is_changed ? "changed" : ""));
        *n_changed += member->is_changed;
      }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
merge_all (Team *team, QuothKind kind, const QuothId *ids, guint n)
{
  g_autoptr (QuothCoder) author = quoth_coder_new (&team->lead);
  g_autoptr (QuothRework) rework = quoth_rework_new_merge (kind, &ids[0], ids + 1, n - 1, author);
  g_autoptr (GError) error = NULL;

  quoth_store_build (team->world.store, quoth_rework_build, rework, NULL, &error);
  g_assert_no_error (error);
}

/* Who leads makes one of several actors and codes: of what was judged nobody changed anything by that. What its coder changed is changed all the same. */
static void
test_merge (void)
{
  guint n_changed = 0, n_led = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Team team = { 0 };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *rows = NULL;
      g_autofree char *rows_after = NULL;
      g_autofree char *rows_undone = NULL;
      g_autoptr (GError) error = NULL;
      guint n;

      team_set_up_random (&team);
      decide_all (&team);
      before = tell_changed (&team, &n);
      g_assert_cmpuint (n, ==, 0);
      change_claims (&team);
      g_clear_pointer (&before, g_free);
      before = tell_changed (&team, &n);
      n_changed += n;
      rows = world_dump (team.world.path);
      merge_all (&team, QUOTH_KIND_ACTOR, team.actors, G_N_ELEMENTS (team.actors));
      merge_all (&team, QUOTH_KIND_CODE, team.codes, G_N_ELEMENTS (team.codes));
      after = tell_changed (&team, &n);
      g_assert_cmpstr (before, ==, after);
      rows_after = world_dump (team.world.path);
      n_led += !g_str_equal (rows, rows_after);
      for (guint i = 0; i < 2; i++)
        g_assert_true (quoth_store_undo (team.world.store, &team.lead, &error));
      undone = tell_changed (&team, &n);
      rows_undone = world_dump (team.world.path);
      g_assert_cmpstr (before, ==, undone);
      g_assert_cmpstr (rows, ==, rows_undone);
      copies_assert_sound (&team.world);
      team_tear_down (&team);
    }
  g_assert_cmpuint (n_changed, >, 0);
  g_assert_cmpuint (n_led, ==, N_ROUNDS);
}

/* The same words: whoever was added first, whichever mention stands for an actor, and wherever in the text. */
static void
test_same (void)
{
  QuothId ids[] = { quoth_id_new (), quoth_id_new (), quoth_id_new () };
  g_autoptr (QuothClaim) one = quoth_claim_new (NULL);
  g_autoptr (QuothClaim) other = quoth_claim_new (NULL);
  g_autoptr (QuothVerdict) verdict = quoth_verdict_new (NULL);

  quoth_annotation_add_span (&one->annotation, quoth_range (3, 5), "so");
  quoth_annotation_add_span (&other->annotation, quoth_range (13, 15), "so");
  for (guint i = 0; i < 2; i++)
    {
      quoth_claim_add_role (one, QUOTH_ROLE_OBJECT, &ids[i], &ids[2]);
      quoth_claim_add_role (other, QUOTH_ROLE_OBJECT, &ids[1 - i], NULL);
      quoth_claim_set_category (one, &ids[i], QUOTH_STANCE_FOR);
      quoth_claim_set_category (other, &ids[1 - i], QUOTH_STANCE_FOR);
      quoth_value_set_attribute (one, &ids[i], "x");
      quoth_value_set_attribute (other, &ids[1 - i], "x");
    }
  verdict->seen = quoth_verdict_dup_seen (one);
  g_assert_cmpuint (strlen (verdict->seen), ==, 17);
  g_assert_true (quoth_verdict_has_seen (verdict, other));
  other->factuality = QUOTH_FACTUALITY_CT_PLUS;
  g_assert_false (quoth_verdict_has_seen (verdict, other));
  /* It has not seen what it is said to be led from. */
  g_assert_false (quoth_verdict_follow (verdict, other, one));
  g_assert_true (quoth_verdict_follow (verdict, one, other));
  g_assert_true (quoth_verdict_has_seen (verdict, other));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict-seen/same", test_same);
  g_test_add_func ("/verdict-seen/merge", test_merge);
  return g_test_run ();
}
