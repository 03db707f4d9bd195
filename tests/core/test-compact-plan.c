/* test-compact-plan.c: tests of quoth-compact-plan.c, and of a team of which one is compacted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team-fixture.h"

/* A time that all of @copy's work up to now is before, and none that comes. */
static gint64
pass_time (void)
{
  gint64 now = g_get_real_time () / 1000 + 1;

  while (g_get_real_time () / 1000 <= now)
    g_usleep (500);
  return now;
}

static gboolean
plan (Copy *copy, gint64 before, QuothCompaction *plan, GError **error)
{
  g_autoptr (QuothReader) reader = quoth_store_open_reader (copy->world.store, error);

  return reader != NULL && quoth_reader_plan_compaction (reader, before, plan, NULL, error);
}

static void
compact (Copy *copy, gint64 before)
{
  g_autoptr (GError) error = NULL;
  g_auto (QuothCompaction) result = { 0 };

  copy_close (copy);
  quoth_compact_run (copy->world.path, before, NULL, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  copy_open (copy, "Coder 0");
}

static void
sync_all (Team *team)
{
  for (guint i = 0; i < 3 * team->n; i++)
    copy_sync_well (&team->copies[i % team->n]);
}

static void
test_shared (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  g_auto (QuothCompaction) found = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = g_build_filename (team->top, "joined.quoth", NULL);
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;
  gint64 before;

  world_add_actor (&a->world, "Putin");
  before = pass_time ();
  world_add_actor (&a->world, "Xi");
  g_assert_false (plan (a, before, &found, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "share them first"));
  g_clear_error (&error);
  sync_all (team);
  g_assert_true (plan (a, before, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (found.n_kept, ==, 1);

  compact (a, before);
  world_add_actor (&a->world, "Another");
  world_add_actor (&team->copies[1].world, "Theirs");
  sync_all (team);
  team_assert_equal (team);
  copy_assert_at_rest (a, 2);
  copy_assert_at_rest (&team->copies[1], 2);

  /* Who joins has all of the history. */
  g_assert_true (quoth_team_join (joined, a->shared, NULL, &error));
  g_assert_no_error (error);
  mine = world_dump (a->world.path);
  theirs = world_dump (joined);
  g_assert_cmpstr (mine, ==, theirs);
}

/* What somebody did before, and shares after it was compacted, comes in, and that is told. */
static void
test_late (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  Copy *b = &team->copies[1];
  g_autoptr (QuothTeamStatus) status = NULL;
  gint64 before;

  sync_all (team);
  world_add_actor (&b->world, "Late");
  world_add_actor (&a->world, "Early");
  before = pass_time ();
  world_add_actor (&a->world, "Last");
  copy_sync_well (a);
  compact (a, before);
  copy_sync_well (b);
  status = copy_sync (a);
  g_assert_cmpuint (status->warnings->len, ==, 1);
  g_assert_nonnull (strstr (status->warnings->pdata[0], "counts as done later"));
  copy_sync_well (b);
  team_assert_equal (team);
  g_assert_cmpint (world_count (&a->world, QUOTH_KIND_ACTOR), ==, 3);
}

/* Who chooses a folder after compacting is told what it lacks. */
static void
test_other_folder (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  g_autoptr (QuothTeamStatus) status = NULL;
  gint64 before;

  sync_all (team);
  before = pass_time ();
  world_add_actor (&a->world, "Last");
  copy_sync_well (a);
  compact (a, before);
  g_free (a->shared);
  a->shared = g_build_filename (team->top, "another", NULL);
  g_mkdir_with_parents (a->shared, 0777);
  copy_share (a);
  status = copy_sync (a);
  g_assert_cmpuint (status->warnings->len, ==, 1);
  g_assert_nonnull (strstr (status->warnings->pdata[0], "a copy of the project file"));
}

static void
test_folder_away (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  g_auto (QuothCompaction) found = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *away = g_build_filename (team->top, "away", NULL);
  gint64 before;

  sync_all (team);
  before = pass_time ();
  world_add_actor (&a->world, "Xi");
  g_assert_cmpint (g_rename (a->shared, away), ==, 0);
  g_assert_false (plan (a, before, &found, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "cannot be seen"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compact-plan/shared", test_shared);
  g_test_add_func ("/compact-plan/late", test_late);
  g_test_add_func ("/compact-plan/other-folder", test_other_folder);
  g_test_add_func ("/compact-plan/folder-away", test_folder_away);
  return g_test_run ();
}
