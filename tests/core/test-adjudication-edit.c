/* test-adjudication-edit.c: tests of quoth-adjudication-edit.c and the files beside it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "adjudication-fixture.h"

#include "value-dump.h"

#define N_ROUNDS 5

/* ---- What a project says ---- */

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What was decided: gold, its relations and the verdicts, without times. */
static char *
dump_result (World *world)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE, QUOTH_KIND_RELATION, QUOTH_KIND_VERDICT };
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      QuothQuery query = { .kind = kinds[k], .layer = kinds[k] == QUOTH_KIND_VERDICT ? QUOTH_LAYER_ALL : QUOTH_LAYER_GOLD };
      g_autoptr (GPtrArray) values = quoth_reader_list (reader, &query, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < values->len; i++)
        {
          g_autoptr (QuothValue) copy = quoth_value_copy (values->pdata[i]);

          if (quoth_kind_is_annotation (kinds[k]))
            QUOTH_ANNOTATION (copy)->created = 0;
          else if (kinds[k] == QUOTH_KIND_RELATION)
            quoth_relation (copy)->created = 0;
          else
            quoth_verdict (copy)->time = 0;
          g_ptr_array_add (lines, dump_value (copy));
        }
    }
  g_ptr_array_sort (lines, compare_strings);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (all, "%s\n", (char *) lines->pdata[i]);
  return g_strdup (all->str);
}

/* ---- Random decisions ---- */

static QuothDecision *
random_decision (const QuothCase *one)
{
  QuothDecision *decision;
  guint what = one->members->len > 0 ? random_below (6) : 3 + random_below (2);

  if (what == 3)
    return quoth_decision_new_reject (one, random_chance () ? "no" : NULL);
  if (what == 4)
    return quoth_decision_new_reopen (one);
  if (what == 5)
    {
      const QuothCaseMember *member = one->members->pdata[0];

      return quoth_decision_new_write (one, member->annotation);
    }
  if (what == 0)
    return quoth_decision_new_best (one);
  decision = quoth_decision_new_accept (one, random_below (one->members->len));
  if (what == 1 && random_chance ())
    quoth_decision_narrow (decision, random_below (one->members->len));
  for (guint i = what == 2 ? random_below (4) : 0; i > 0; i--)
    {
      QuothCaseField field = (QuothCaseField) random_below (QUOTH_N_CASE_FIELDS);

      if (quoth_case_field_is_of (field, one->kind))
        quoth_decision_take (decision, field, NULL, random_below (one->members->len));
    }
  return decision;
}

/* Decides some cases, each in a step. Returns: how many steps did something. */
static guint
decide_randomly (Team *team, World *world, const QuothId *lead, guint n)
{
  guint n_steps = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QuothAdjudication) adjudication = team_load (world, &team->document);
      GPtrArray *cases = quoth_adjudication_get_cases (adjudication);
      g_autoptr (GError) error = NULL;
      g_autofree char *before = world_dump (world->path);
      g_autofree char *after = NULL;

      if (cases->len == 0)
        return n_steps;
      team_try_decide (world, lead, random_decision (cases->pdata[random_below (cases->len)]), NULL, &error);
      g_assert_no_error (error);
      after = world_dump (world->path);
      n_steps += !g_str_equal (before, after);
    }
  return n_steps;
}

/* After a decision it is settled, and what is gold refers to gold only. */
static void
check_golds (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery claims = { .kind = QUOTH_KIND_CLAIM, .layer = QUOTH_LAYER_GOLD };
  QuothQuery cues = { .kind = QUOTH_KIND_CUE, .layer = QUOTH_LAYER_GOLD };
  g_autoptr (GPtrArray) all = quoth_reader_list (reader, &claims, &error);
  g_autoptr (GPtrArray) all_cues = quoth_reader_list (reader, &cues, &error);

  for (guint c = 0; c < all->len; c++)
    for (guint i = 0; i < quoth_claim (all->pdata[c])->roles->len; i++)
      {
        const QuothClaimRole *role = &g_array_index (quoth_claim (all->pdata[c])->roles, QuothClaimRole, i);
        g_autoptr (QuothMention) mention
          = quoth_id_is_none (&role->mention) ? NULL : quoth_reader_get (reader, QUOTH_KIND_MENTION, &role->mention, &error);

        g_assert_no_error (error);
        g_assert_true (mention == NULL || (mention->annotation.gold && quoth_id_equal (&mention->actor, &role->actor)));
      }
  for (guint c = 0; c < all_cues->len; c++)
    {
      const QuothId *id = &quoth_cue (all_cues->pdata[c])->claim;
      g_autoptr (QuothClaim) claim = quoth_id_is_none (id) ? NULL : quoth_reader_get (reader, QUOTH_KIND_CLAIM, id, &error);

      g_assert_no_error (error);
      g_assert_true (claim == NULL || claim->annotation.gold);
    }
}

static void
test_undo (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Team team = { 0 };
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *again = NULL;
      g_autofree char *decided = NULL;
      g_autoptr (GError) error = NULL;
      guint n;

      team_set_up_random (&team);
      before = world_dump (team.world.path);
      n = decide_randomly (&team, &team.world, &team.lead, 8);
      check_golds (&team.world);
      copies_assert_sound (&team.world);
      decided = world_dump (team.world.path);
      for (guint i = 0; i < n; i++)
        g_assert_true (quoth_store_undo (team.world.store, &team.lead, &error));
      after = world_dump (team.world.path);
      g_assert_cmpstr (before, ==, after);
      for (guint i = 0; i < n; i++)
        g_assert_true (quoth_store_redo (team.world.store, &team.lead, &error));
      again = world_dump (team.world.path);
      g_assert_cmpstr (decided, ==, again);
      team_tear_down (&team);
    }
}

/* ---- In any order, and all at once ---- */

static void
shuffle (guint *numbers, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = random_below (i), swap = numbers[i - 1];

      numbers[i - 1] = numbers[j];
      numbers[j] = swap;
    }
}

static void
open_copy (const World *from, World *to, const char *name)
{
  g_autoptr (GError) error = NULL;

  to->folder = g_strdup (from->folder);
  to->path = g_build_filename (to->folder, name, NULL);
  to->coder = from->coder;
  quoth_store_backup (from->store, to->path, FALSE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  to->store = quoth_store_open (to->path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
}

static void
close_copy (World *copy)
{
  g_clear_object (&copy->store);
  g_free (copy->path);
  g_free (copy->folder);
}

/* What is decided of a case follows from its number, here. */
static QuothDecision *
plain_decision (const QuothCase *one, guint n)
{
  if (n % 5 == 0)
    return quoth_decision_new_reject (one, "no");
  return n % 5 == 1 ? quoth_decision_new_best (one) : quoth_decision_new_accept (one, n % one->members->len);
}

static void
test_orders (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Team team = { 0 };
      World copy = { 0 };
      g_autoptr (QuothAdjudication) adjudication = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (QuothCoder) author = NULL;
      g_autoptr (QuothAdjudicating) adjudicating = NULL;
      g_autofree guint *numbers = NULL;
      g_autofree char *one_by_one = NULL;
      g_autofree char *at_once = NULL;
      guint n;

      team_set_up_random (&team);
      open_copy (&team.world, &copy, "copy.quoth");
      adjudication = team_load (&team.world, &team.document);
      n = quoth_adjudication_get_cases (adjudication)->len;
      numbers = g_new (guint, n + 1);
      author = quoth_coder_new (&team.lead);
      adjudicating = quoth_adjudicating_new (author, NULL);
      for (guint i = 0; i < n; i++)
        {
          numbers[i] = i;
          quoth_adjudicating_add (adjudicating, plain_decision (team_get_case (adjudication, i), i));
        }
      quoth_store_build (team.world.store, quoth_adjudicating_build, adjudicating, NULL, &error);
      g_assert_no_error (error);
      shuffle (numbers, n);
      for (guint i = 0; i < n; i++)
        {
          team_try_decide (&copy, &team.lead, plain_decision (team_get_case (adjudication, numbers[i]), numbers[i]), NULL, &error);
          g_assert_no_error (error);
        }
      at_once = dump_result (&team.world);
      one_by_one = dump_result (&copy);
      g_assert_cmpstr (at_once, ==, one_by_one);
      close_copy (&copy);
      team_tear_down (&team);
    }
}

/* ---- Copies ---- */

static guint
count_open (World *world)
{
  g_autoptr (GPtrArray) open = copies_list_disagreements (world);

  return open->len;
}

/* Two decide apart, and both copies are the same after a merge, and sound; who decided the same agrees. */
static void
test_merge (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Team team = { 0 };
      Copies copies = { 0 };
      QuothId boris;

      team_set_up_random (&team);
      open_copy (&team.world, &copies.theirs, "copy.quoth");
      boris = world_add_coder (&copies.theirs, "Boris");
      decide_randomly (&team, &team.world, &team.lead, 4);
      decide_randomly (&team, &copies.theirs, &boris, 4);
      copies.mine = team.world;
      copies_merge_both (&copies);
      check_golds (&team.world);
      close_copy (&copies.theirs);
      team_tear_down (&team);
    }
}

static void
decide_first (World *world, const QuothId *document, const QuothId *lead, guint member)
{
  g_autoptr (QuothAdjudication) adjudication = team_load (world, document);
  g_autoptr (GError) error = NULL;

  team_try_decide (world, lead, quoth_decision_new_accept (team_get_case (adjudication, 0), member), NULL, &error);
  g_assert_no_error (error);
}

static guint
count_golds (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  QuothQuery query = { .kind = QUOTH_KIND_MENTION, .layer = QUOTH_LAYER_GOLD };

  return (guint) quoth_reader_count (reader, &query, &error);
}

/* The same decision is one; another is a disagreement, and there is one that is gold. */
static void
test_merge_one (gconstpointer data)
{
  gboolean same = GPOINTER_TO_INT (data);
  Team team = { 0 };
  Copies copies = { 0 };
  QuothId boris;

  team_set_up_talk (&team, 2);
  team_mention (&team, 0, 7, 12, 0);
  team_mention (&team, 1, 7, 12, 1);
  open_copy (&team.world, &copies.theirs, "copy.quoth");
  boris = world_add_coder (&copies.theirs, "Boris");
  decide_first (&team.world, &team.document, &team.lead, 0);
  decide_first (&copies.theirs, &team.document, &boris, same ? 0 : 1);
  copies.mine = team.world;
  copies_merge_both (&copies);
  g_assert_cmpuint (count_golds (&team.world), ==, 1);
  if (same)
    g_assert_cmpuint (count_open (&team.world), ==, 0);
  else
    g_assert_cmpuint (count_open (&team.world), >, 0);
  close_copy (&copies.theirs);
  team_tear_down (&team);
}

/* What one deleted and the other judged stays, and is told. */
static void
test_merge_deleted (void)
{
  Team team = { 0 };
  Copies copies = { 0 };
  QuothId mention;
  g_autoptr (QuothAdjudication) adjudication = NULL;

  team_set_up_talk (&team, 2);
  mention = team_mention (&team, 0, 7, 12, 0);
  team_mention (&team, 1, 7, 12, 1);
  open_copy (&team.world, &copies.theirs, "copy.quoth");
  decide_first (&team.world, &team.document, &team.lead, 0);
  copies_delete (&copies.theirs, QUOTH_KIND_MENTION, &mention);
  copies.mine = team.world;
  copies_merge_both (&copies);
  g_assert_cmpuint (count_open (&team.world), ==, 1);
  adjudication = team_load (&team.world, &team.document);
  g_assert_cmpint (team_get_case (adjudication, 0)->state, ==, QUOTH_CASE_SETTLED);
  close_copy (&copies.theirs);
  g_clear_pointer (&adjudication, quoth_adjudication_unref);
  team_tear_down (&team);
}

/* ---- Out of date ---- */

static QuothCaseState
get_state (Team *team, guint *outdated)
{
  g_autoptr (QuothAdjudication) adjudication = team_load (&team->world, &team->document);
  const QuothCase *one = team_get_case (adjudication, 0);
  g_autofree char *why = quoth_case_dup_outdated (one, adjudication);

  g_assert_cmpint (why != NULL, ==, one->state == QUOTH_CASE_OUTDATED);
  *outdated = one->outdated;
  return one->state;
}

static void
change_actor (Team *team, const QuothId *mention, guint actor)
{
  g_autoptr (QuothMention) copy = copies_get (&team->world, QUOTH_KIND_MENTION, mention);

  copy->actor = team->actors[actor];
  team_put (team, copy);
}

static void
test_outdated (void)
{
  Team team = { 0 };
  QuothId first, second, third;
  guint outdated;

  team_set_up_talk (&team, 3);
  first = team_mention (&team, 0, 7, 12, 0);
  second = team_mention (&team, 1, 7, 12, 1);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_OPEN);
  decide_first (&team.world, &team.document, &team.lead, 0);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_SETTLED);

  /* One that was accepted, one that was rejected; and back. */
  change_actor (&team, &first, 2);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_OUTDATED);
  g_assert_cmpuint (outdated, ==, QUOTH_CASE_SOURCE_CHANGED);
  change_actor (&team, &first, 0);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_SETTLED);
  change_actor (&team, &second, 2);
  g_assert_cmpuint (get_state (&team, &outdated), ==, QUOTH_CASE_OUTDATED);
  decide_first (&team.world, &team.document, &team.lead, 1);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_SETTLED);
  g_assert_cmpuint (count_golds (&team.world), ==, 1);

  third = team_mention (&team, 2, 7, 12, 2);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_OUTDATED);
  g_assert_cmpuint (outdated, ==, QUOTH_CASE_SOURCE_JOINED);
  copies_delete (&team.world, QUOTH_KIND_MENTION, &third);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_SETTLED);
  copies_delete (&team.world, QUOTH_KIND_MENTION, &second);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_OUTDATED);
  g_assert_cmpuint (outdated, ==, QUOTH_CASE_SOURCE_GONE);
  team_tear_down (&team);
}

/* What was moved to the same words elsewhere is not what was judged; what a correction of the text moved, is. */
static void
test_moved (void)
{
  Team team = { 0 };
  QuothId first;
  guint outdated;
  g_autoptr (QuothMention) moved = NULL;

  team_set_up_talk (&team, 2);
  first = team_mention (&team, 0, 7, 12, 0);
  team_mention (&team, 1, 7, 12, 1);
  decide_first (&team.world, &team.document, &team.lead, 1);
  moved = copies_get (&team.world, QUOTH_KIND_MENTION, &first);
  quoth_annotation_set_range (moved, quoth_range (24, 29));
  team_put (&team, moved);
  g_assert_cmpint (get_state (&team, &outdated), ==, QUOTH_CASE_OUTDATED);
  g_assert_cmpuint (outdated, ==, QUOTH_CASE_SOURCE_CHANGED);
  team_tear_down (&team);
}

/* Somebody changed, or decided, what is on the screen. */
static void
test_conflict (void)
{
  Team team = { 0 };
  QuothId first;
  g_autoptr (QuothAdjudication) adjudication = NULL;
  g_autoptr (GError) error = NULL;

  team_set_up_talk (&team, 2);
  first = team_mention (&team, 0, 7, 12, 0);
  team_mention (&team, 1, 7, 12, 1);
  adjudication = team_load (&team.world, &team.document);
  change_actor (&team, &first, 2);
  g_assert_false (team_try_decide (&team.world, &team.lead, quoth_decision_new_accept (team_get_case (adjudication, 0), 0), NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_clear_error (&error);
  change_actor (&team, &first, 0);
  decide_first (&team.world, &team.document, &team.lead, 1);
  g_assert_false (team_try_decide (&team.world, &team.lead, quoth_decision_new_accept (team_get_case (adjudication, 0), 0), NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_clear_error (&error);
  copies_delete (&team.world, QUOTH_KIND_MENTION, &first);
  g_assert_false (team_try_decide (&team.world, &team.lead, quoth_decision_new_reopen (team_get_case (adjudication, 0)), NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_CONFLICT);
  g_clear_pointer (&adjudication, quoth_adjudication_unref);
  team_tear_down (&team);
}

/* Two that were put together are both right: each is gold by itself, and both cases are settled. */
static void
test_both (void)
{
  Team team = { 0 };

  team_set_up_talk (&team, 2);
  team_mention (&team, 0, 7, 12, 0);
  team_mention (&team, 1, 7, 12, 1);
  for (guint member = 0; member < 2; member++)
    {
      g_autoptr (QuothAdjudication) adjudication = team_load (&team.world, &team.document);
      QuothDecision *decision = quoth_decision_new_accept (team_get_case (adjudication, 0), member);

      g_assert_cmpuint (quoth_adjudication_get_cases (adjudication)->len, ==, 1);
      quoth_decision_narrow (decision, member);
      team_decide (&team, decision);
    }
  {
    g_autoptr (QuothAdjudication) adjudication = team_load (&team.world, &team.document);

    g_assert_cmpuint (quoth_adjudication_get_cases (adjudication)->len, ==, 2);
    for (guint i = 0; i < 2; i++)
      g_assert_cmpint (team_get_case (adjudication, i)->state, ==, QUOTH_CASE_SETTLED);
  }
  g_assert_cmpuint (count_golds (&team.world), ==, 2);
  team_tear_down (&team);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/adjudication-edit/undo", test_undo);
  g_test_add_func ("/adjudication-edit/orders", test_orders);
  g_test_add_func ("/adjudication-edit/merge", test_merge);
  g_test_add_data_func ("/adjudication-edit/merge-same", GINT_TO_POINTER (TRUE), test_merge_one);
  g_test_add_data_func ("/adjudication-edit/merge-other", GINT_TO_POINTER (FALSE), test_merge_one);
  g_test_add_func ("/adjudication-edit/merge-deleted", test_merge_deleted);
  g_test_add_func ("/adjudication-edit/outdated", test_outdated);
  g_test_add_func ("/adjudication-edit/moved", test_moved);
  g_test_add_func ("/adjudication-edit/conflict", test_conflict);
  g_test_add_func ("/adjudication-edit/both", test_both);
  return g_test_run ();
}
