/* test-team.c: tests of quoth-team.c and of what it is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "team-fixture.h"

#include <signal.h>
#include <sys/resource.h>
#include <utime.h>

#include "store/quoth-share-sum.h"

static const QuothTeamMember *
find_member (const QuothTeamStatus *status, const char *person)
{
  for (guint i = 0; i < status->members->len; i++)
    {
      const QuothTeamMember *member = status->members->pdata[i];

      if (member->name != NULL && g_str_has_prefix (member->name, person))
        return member;
    }
  return NULL;
}

static void
team_sync_all (Team *team)
{
  for (guint i = 0; i < team->n; i++)
    copy_sync_well (&team->copies[i]);
  for (guint i = 0; i < team->n; i++)
    copy_sync_well (&team->copies[i]);
}

/* Both have each other's work, and each knows that the other has it. */
static void
test_two (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  Copy *b = &team->copies[1];
  g_autoptr (QuothTeamStatus) behind = NULL;

  copy_sync_well (a);
  copy_sync_well (b);
  world_add_actor (&a->world, "Putin");
  world_add_actor (&a->world, "Xi");
  world_add_document (&b->world, "second", "More of it.");
  copy_sync_well (a);
  behind = copy_sync (a);
  g_assert_cmpuint (behind->members->len, ==, 2);
  g_assert_true (((QuothTeamMember *) behind->members->pdata[0])->is_self);
  g_assert_cmpuint (find_member (behind, "Coder 1")->n_to_go, ==, 2);
  g_assert_cmpuint (quoth_team_status_count_behind (behind), ==, 1);
  g_assert_cmpint (world_count (&b->world, QUOTH_KIND_ACTOR), ==, 0);
  copy_sync_well (b);
  g_assert_cmpint (world_count (&b->world, QUOTH_KIND_ACTOR), ==, 2);
  copy_sync_well (a);
  copy_sync_well (b);
  team_assert_equal (team);
  copy_assert_at_rest (a, 2);
  copy_assert_at_rest (b, 2);
}

static void
no_news_cb (QuothStore *store, QuothNews *news, guint *n)
{
  (*n)++;
}

/* Nothing is written where nothing is new. */
static void
test_quiet (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  GStatBuf first, second;
  g_autofree char *state = NULL;
  guint n = 0;

  for (guint i = 0; i < 4; i++)
    copy_sync_well (&team->copies[i % 2]);
  before = team_list (team->copies[0].shared, "", NULL);
  g_signal_connect (team->copies[0].world.store, "news", G_CALLBACK (no_news_cb), &n);
  for (guint i = 0; i < before->len; i++)
    if (state == NULL && g_str_has_suffix (before->pdata[i], QUOTH_TEAM_STATE_SUFFIX))
      state = g_build_filename (team->copies[0].shared, before->pdata[i], NULL);
  g_assert_cmpint (g_stat (state, &first), ==, 0);
  for (guint i = 0; i < 4; i++)
    copy_sync_well (&team->copies[i % 2]);
  g_assert_cmpint (g_stat (state, &second), ==, 0);
  g_assert_cmpint ((gint64) first.st_ino, ==, (gint64) second.st_ino);
  after = team_list (team->copies[0].shared, "", NULL);
  g_assert_cmpuint (before->len, ==, after->len);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 0);
}

static void
move_away (Team *team, const char *name, gboolean back)
{
  g_autofree char *here = g_build_filename (team->copies[0].shared, name, NULL);
  g_autofree char *away = g_build_filename (team->top, name, NULL);

  g_assert_cmpint (g_rename (back ? away : here, back ? here : away), ==, 0);
}

/* An answer that comes before what it answers waits, and is named. */
static void
test_gap (void)
{
  g_autoptr (Team) team = team_new (3, FALSE);
  Copy *a = &team->copies[0];
  Copy *b = &team->copies[1];
  Copy *c = &team->copies[2];
  g_autofree char *prefix = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) new = NULL;
  g_autoptr (QuothTeamStatus) status = NULL;

  copy_sync_well (a);
  copy_sync_well (b);
  copy_sync_well (c);
  prefix = copy_find_prefix (a);
  old = team_list (a->shared, QUOTH_SHARE_SUFFIX, prefix);
  world_add_actor (&a->world, "Putin");
  copy_sync_well (a);
  copy_sync_well (b);
  world_add_actor (&b->world, "Xi");
  copy_sync_well (b);
  new = team_list (a->shared, QUOTH_SHARE_SUFFIX, prefix);
  for (guint i = 0, found; i < old->len; i++)
    if (g_ptr_array_find_with_equal_func (new, old->pdata[i], g_str_equal, &found))
      g_ptr_array_remove_index (new, found);
  g_assert_cmpuint (new->len, ==, 1);
  move_away (team, new->pdata[0], FALSE);
  status = copy_sync (c);
  g_assert_cmpint (world_count (&c->world, QUOTH_KIND_ACTOR), ==, 0);
  g_assert_cmpuint (status->problems->len, ==, 1);
  g_assert_true (((QuothTeamProblem *) status->problems->pdata[0])->is_waiting);
  g_test_message ("%s", ((QuothTeamProblem *) status->problems->pdata[0])->reason);
  g_assert_cmpuint (find_member (status, "Coder 0")->n_to_come, ==, 1);
  g_assert_cmpuint (find_member (status, "Coder 1")->n_to_come, ==, 1);
  move_away (team, new->pdata[0], TRUE);
  copy_sync_well (c);
  copy_assert_at_rest (c, 3);
  g_assert_cmpint (world_count (&c->world, QUOTH_KIND_ACTOR), ==, 2);
}

static void
put_file (Copy *copy, const char *name, const char *bytes, gssize size)
{
  g_autofree char *path = g_build_filename (copy->shared, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, size, NULL));
}

static void
assert_problem (const QuothTeamStatus *status, const char *file, const char *words)
{
  for (guint i = 0; i < status->problems->len; i++)
    {
      const QuothTeamProblem *problem = status->problems->pdata[i];

      if (!g_str_equal (problem->file, file))
        continue;
      g_assert_false (problem->is_waiting);
      g_assert_nonnull (strstr (problem->reason, words));
      return;
    }
  g_error ("There is no problem with %s", file);
}

/* Files of another project, of a newer program, halves and others are named and change nothing. */
static void
test_bad_files (void)
{
  g_autoptr (Team) team = team_new (1, FALSE);
  g_autoptr (Team) others = team_new (1, FALSE);
  g_autoptr (GPtrArray) foreign = NULL;
  g_autoptr (QuothTeamStatus) status = NULL;
  g_autoptr (GString) newer = g_string_new ("quoth-share 7\nprogram 9.9\n\n");
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size;
  Copy *copy = &team->copies[0];

  copy_sync_well (copy);
  copy_sync_well (&others->copies[0]);
  before = world_dump (copy->world.path);
  foreign = team_list (others->copies[0].shared, QUOTH_SHARE_SUFFIX, NULL);
  path = g_build_filename (others->copies[0].shared, foreign->pdata[0], NULL);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  put_file (copy, "foreign.quoth-share", bytes, (gssize) size);
  put_file (copy, "half.quoth-share", bytes, (gssize) size / 2);
  put_file (copy, "empty.quoth-share", "", 0);
  put_file (copy, "half.quoth-copy", "quoth-copy 1\n", 10);
  put_file (copy, "notes.txt", "Who may write here?", -1);
  put_file (copy, ".syncing.quoth-share.tmp", "half", -1);
  g_free (quoth_share_sum_append (newer));
  put_file (copy, "newer.quoth-share", newer->str, (gssize) newer->len);
  status = copy_sync (copy);
  g_assert_cmpuint (status->problems->len, ==, 5);
  assert_problem (status, "foreign.quoth-share", "another project");
  assert_problem (status, "half.quoth-share", "damaged");
  assert_problem (status, "empty.quoth-share", "damaged");
  assert_problem (status, "half.quoth-copy", "damaged");
  assert_problem (status, "newer.quoth-share", "9.9");
  g_assert_cmpstr (status->trouble, ==, NULL);
  after = world_dump (copy->world.path);
  g_assert_cmpstr (before, ==, after);
}

/* Work goes on while the folder is away, and is shared when it is back. */
static void
test_away (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  g_autofree char *away = g_strconcat (a->shared, "-away", NULL);
  g_autoptr (QuothTeamStatus) gone = NULL;
  g_autoptr (QuothTeamStatus) empty = NULL;
  g_autoptr (GPtrArray) files = NULL;

  copy_sync_well (a);
  g_assert_cmpint (g_rename (a->shared, away), ==, 0);
  world_add_actor (&a->world, "Putin");
  gone = copy_sync (a);
  g_assert_nonnull (gone->trouble);
  g_assert_cmpuint (gone->n_to_share, ==, 1);
  /* As where a drive would be mounted. */
  g_assert_cmpint (g_mkdir (a->shared, 0777), ==, 0);
  empty = copy_sync (a);
  g_assert_nonnull (strstr (empty->trouble, "drive"));
  files = team_list (a->shared, "", NULL);
  g_assert_cmpuint (files->len, ==, 0);
  g_assert_cmpint (g_rmdir (a->shared), ==, 0);
  g_assert_cmpint (g_rename (away, a->shared), ==, 0);
  copy_sync_well (a);
  copy_sync_well (&team->copies[1]);
  team_assert_equal (team);
}

/* A disk that takes no more. */
static void
test_full (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  struct rlimit limit, little;
  g_autoptr (QuothTeamStatus) full = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  copy_sync_well (a);
  world_add_actor (&a->world, "Putin");
  before = team_list (a->shared, "", NULL);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  little = limit;
  little.rlim_cur = 100;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  full = copy_sync (a);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_nonnull (full->trouble);
  g_assert_cmpuint (full->n_to_share, ==, 1);
  after = team_list (a->shared, "", NULL);
  g_assert_cmpuint (before->len, ==, after->len);
  copy_sync_well (a);
  copy_sync_well (&team->copies[1]);
  team_assert_equal (team);
}

/* Deletes the share files of the copy with that prefix. */
static void
delete_files (const char *folder, const char *prefix)
{
  g_autoptr (GPtrArray) names = team_list (folder, QUOTH_SHARE_SUFFIX, prefix);

  g_assert_cmpuint (names->len, >, 0);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* What somebody deleted is written again by whose it was; if nobody is left to do it, by another. */
static void
test_lost (void)
{
  g_autoptr (Team) team = team_new (3, FALSE);
  Copy *a = &team->copies[0];
  Copy *b = &team->copies[1];
  Copy *c = &team->copies[2];
  g_autofree char *prefix = NULL;

  copy_sync_well (a);
  world_add_actor (&a->world, "Putin");
  copy_sync_well (a);
  copy_sync_well (b);
  prefix = copy_find_prefix (a);
  delete_files (a->shared, prefix);
  copy_sync_well (b);
  copy_sync_well (c);
  g_assert_cmpint (world_count (&c->world, QUOTH_KIND_ACTOR), ==, 0);
  copy_sync_well (a);
  copy_sync_well (c);
  team_assert_equal (team);
  copy_sync_well (a);
  copy_assert_at_rest (a, 3);

  /* A leaves, and somebody tidies up. */
  world_add_actor (&a->world, "Xi");
  copy_sync_well (a);
  copy_sync_well (b);
  g_assert_true (quoth_team_set_folder (a->team, NULL, NULL, NULL));
  delete_files (a->shared, prefix);
  copy_sync_well (b);
  copy_sync_well (c);
  team_assert_equal (team);
}

/* Who goes back to a backup shares what is done from there under names that were never used: all that anybody did is everywhere in the end. */
static void
test_restored (void)
{
  g_autoptr (Team) team = team_new (3, FALSE);
  Copy *a = &team->copies[0];
  Copy *b = &team->copies[1];
  g_autofree char *backup = g_build_filename (team->top, "backup.quoth", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  world_add_actor (&a->world, "Putin");
  copy_sync_well (a);
  g_assert_true (quoth_store_backup (a->world.store, backup, FALSE, NULL, NULL, NULL, &error));
  world_add_actor (&a->world, "Xi");
  copy_sync_well (a);
  world_add_actor (&a->world, "Lavrov");
  copy_sync_well (a);
  copy_sync_well (b);
  copy_close (a);
  g_assert_true (quoth_restore_run (a->world.path, backup, FALSE, NULL, NULL, NULL, &kept, &error));
  g_assert_no_error (error);
  copy_open (a, "Coder 0");
  g_assert_cmpint (world_count (&a->world, QUOTH_KIND_ACTOR), ==, 1);
  copy_share (a);
  world_add_actor (&a->world, "Scholz");
  copy_sync_well (a);
  world_add_actor (&a->world, "Macron");
  copy_sync_well (a);
  for (guint i = 0; i < 2; i++)
    team_sync_all (team);
  team_assert_equal (team);
  g_assert_cmpint (world_count (&team->copies[2].world, QUOTH_KIND_ACTOR), ==, 5);
}

static void
rename_actor (World *world, const QuothId *id, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothReader) reader = quoth_store_open_reader (world->store, &error);
  g_autoptr (QuothActor) actor = quoth_reader_get (reader, QUOTH_KIND_ACTOR, id, &error);
  g_autoptr (QuothActor) copy = quoth_actor_copy (actor);
  g_autoptr (QuothChange) change = quoth_change_new ("Rename", &world->coder);

  g_free (copy->name);
  copy->name = g_strdup (name);
  quoth_change_put (change, copy);
  world_commit (world, change);
}

/* How many disagreements are to be settled is told until somebody did. */
static void
test_disagree (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  Copy *b = &team->copies[1];
  QuothId id = world_add_actor (&a->world, "Putin");
  g_autoptr (QuothTeamStatus) status = NULL;
  g_autoptr (QuothTeamStatus) settled = NULL;
  g_autoptr (QuothReader) reader = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (QuothCoder) coder = NULL;
  g_autoptr (GError) error = NULL;

  team_sync_all (team);
  rename_actor (&a->world, &id, "Vladimir");
  g_usleep (2000);
  rename_actor (&b->world, &id, "Wladimir");
  team_sync_all (team);
  status = copy_sync (a);
  g_assert_cmpuint (status->n_disagreements, ==, 1);
  reader = quoth_store_open_reader (a->world.store, &error);
  found = quoth_reader_list_disagreements (reader, FALSE, NULL, &error);
  coder = quoth_reader_get (reader, QUOTH_KIND_CODER, &a->world.coder, &error);
  quoth_store_settle (a->world.store, &((QuothDisagreement *) found->pdata[0])->id, QUOTH_SETTLE_TAKE, coder, NULL, &error);
  g_assert_no_error (error);
  settled = copy_sync (a);
  g_assert_cmpuint (settled->n_disagreements, ==, 0);
}

/* Many rounds of work make few files, of which a new member gets all. */
static void
test_fold (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  Copy *a = &team->copies[0];
  g_autoptr (GPtrArray) files = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Actor %u", i);

      world_add_actor (&a->world, name);
      copy_sync_well (a);
    }
  files = team_list (a->shared, QUOTH_SHARE_SUFFIX, NULL);
  g_assert_cmpuint (files->len, <, 8);
  copy_sync_well (&team->copies[1]);
  team_assert_equal (team);
}

/* What was cut off while it was written goes after an hour, if it is this copy's own. */
static void
test_leftovers (void)
{
  g_autoptr (Team) team = team_new (1, FALSE);
  Copy *a = &team->copies[0];
  struct utimbuf old = { 1, 1 };
  g_autofree char *prefix = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *other = g_build_filename (a->shared, ".0123456789ab-x.quoth-share.AAAAAA", NULL);

  copy_sync_well (a);
  prefix = copy_find_prefix (a);
  name = g_strdup_printf (".%s-x.quoth-share.AAAAAA", prefix);
  path = g_build_filename (a->shared, name, NULL);
  put_file (a, name, "half", 4);
  put_file (a, ".0123456789ab-x.quoth-share.AAAAAA", "half", 4);
  g_assert_cmpint (g_utime (other, &old), ==, 0);
  copy_sync_well (a);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_utime (path, &old), ==, 0);
  copy_sync_well (a);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
}

/* A copy of the file is not in the team until somebody says so. */
static void
test_elsewhere (void)
{
  g_autoptr (Team) team = team_new (1, FALSE);
  Copy *a = &team->copies[0];
  Copy copy = { .shared = a->shared, .world = { .path = g_build_filename (team->top, "other.quoth", NULL) } };
  g_autoptr (QuothTeamStatus) status = NULL;

  copy_sync_well (a);
  g_assert_true (quoth_store_backup (a->world.store, copy.world.path, FALSE, NULL, NULL, NULL, NULL));
  copy_open (&copy, "Nobody");
  world_add_actor (&a->world, "Putin");
  copy_sync_well (a);
  status = copy_sync (&copy);
  g_assert_true (status->is_elsewhere);
  g_assert_cmpstr (status->folder, ==, a->shared);
  g_assert_cmpint (world_count (&copy.world, QUOTH_KIND_ACTOR), ==, 0);
  copy_share (&copy);
  copy_sync_well (&copy);
  g_assert_cmpint (world_count (&copy.world, QUOTH_KIND_ACTOR), ==, 1);
  copy_sync_well (a);
  copy_assert_at_rest (a, 2);
  copy_close (&copy);
  g_free (copy.world.path);
}

/* Folders that will not do. */
static void
test_folders (void)
{
  g_autoptr (Team) team = team_new (1, FALSE);
  g_autoptr (Team) others = team_new (1, FALSE);
  Copy *a = &team->copies[0];
  g_autofree char *missing = g_build_filename (team->top, "missing", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (quoth_team_set_folder (a->team, others->copies[0].shared, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (quoth_team_set_folder (a->team, team->top, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (quoth_team_set_folder (a->team, missing, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_NOT_FOUND);
  copy_sync_well (a);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/team/two", test_two);
  g_test_add_func ("/team/quiet", test_quiet);
  g_test_add_func ("/team/gap", test_gap);
  g_test_add_func ("/team/bad-files", test_bad_files);
  g_test_add_func ("/team/away", test_away);
  g_test_add_func ("/team/full", test_full);
  g_test_add_func ("/team/lost", test_lost);
  g_test_add_func ("/team/restored", test_restored);
  g_test_add_func ("/team/disagree", test_disagree);
  g_test_add_func ("/team/fold", test_fold);
  g_test_add_func ("/team/leftovers", test_leftovers);
  g_test_add_func ("/team/elsewhere", test_elsewhere);
  g_test_add_func ("/team/folders", test_folders);
  return g_test_run ();
}
