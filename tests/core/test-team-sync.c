/* test-team-sync.c: tests of quoth-team-sync.c: a team whose folder is carried about by something that does all that such things do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each copy sees a folder of its own. The carrier brings files from one to the other: late, in any order, twice under other names, cut off, with a
 * bit turned over; it deletes late, too. In the end it brings everything as it is, and then all copies must be the same.
 */

#include "team-fixture.h"

static gboolean
is_lucky (guint percent)
{
  return (guint) g_test_rand_int_range (0, 100) < percent;
}

static char *
load (const char *folder, const char *name, gsize *size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

/* A new file each time: what broke and was made whole within a tick of the clock is another file, as it would be. */
static void
store (const char *folder, const char *name, const char *bytes, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_unlink (path);
  g_assert_true (
    g_file_set_contents_full (path, bytes, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0666, NULL));
}

static void
carry_badly (const char *from, const char *to, const char *name)
{
  gsize size;
  g_autofree char *bytes = load (from, name, &size);
  g_autofree char *twice = g_strconcat ("conflict ", name, NULL);
  gsize at = (gsize) g_test_rand_int_range (0, (gint32) size);

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      store (to, name, bytes, at);
      break;
    case 1:
      bytes[at] = (char) (bytes[at] ^ (1 << g_test_rand_int_range (0, 8)));
      store (to, name, bytes, size);
      break;
    case 2:
      memset (bytes + at, 0, size - at);
      store (to, name, bytes, size);
      break;
    default:
      store (to, twice, bytes, size);
    }
}

/* The files whose names begin with one of the two: a copy's own. */
static GPtrArray *
list_own (const char *folder, const QuothId *copy)
{
  char id[QUOTH_ID_STRING_SIZE];
  const char *prefix = quoth_id_to_string (copy, id) + strlen (id) - QUOTH_SHARE_NAME_LENGTH;
  GPtrArray *names = team_list (folder, QUOTH_SHARE_SUFFIX, prefix);
  g_autoptr (GPtrArray) states = team_list (folder, QUOTH_TEAM_STATE_SUFFIX, id);

  for (guint i = 0; i < states->len; i++)
    g_ptr_array_add (names, g_strdup (states->pdata[i]));
  return names;
}

static void
remove_others (const char *folder, const QuothId *copy, GPtrArray *kept, guint percent)
{
  g_autoptr (GPtrArray) names = list_own (folder, copy);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      if (!g_ptr_array_find_with_equal_func (kept, names->pdata[i], g_str_equal, NULL) && is_lucky (percent))
        g_unlink (path);
    }
}

static QuothId
find_copy (Copy *self)
{
  g_autoptr (QuothTeamStatus) status = quoth_team_ref_status (self->team);

  g_assert_cmpuint (status->members->len, >, 0);
  g_assert_true (((QuothTeamMember *) status->members->pdata[0])->is_self);
  return ((QuothTeamMember *) status->members->pdata[0])->copy;
}

/* @percent: how much of it is carried, and as it is */
static void
carry (Team *team, guint from, guint to, guint percent)
{
  const char *source = team->copies[from].shared;
  const char *target = team->copies[to].shared;
  QuothId copy = find_copy (&team->copies[from]);
  g_autoptr (GPtrArray) names = list_own (source, &copy);

  for (guint i = 0; i < names->len; i++)
    {
      gsize size;
      g_autofree char *bytes = NULL;

      if (!is_lucky (percent))
        continue;
      if (!is_lucky (percent))
        {
          carry_badly (source, target, names->pdata[i]);
          continue;
        }
      bytes = load (source, names->pdata[i], &size);
      store (target, names->pdata[i], bytes, size);
    }
  remove_others (target, &copy, names, percent);
}

static void
remove_conflicts (const char *folder)
{
  g_autoptr (GPtrArray) names = team_list (folder, "", "conflict ");

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      g_unlink (path);
    }
}

static void
edit (Copy *self)
{
  g_autoptr (QuothChange) change = world_edit (&self->world, &self->world.coder);

  /* What is in use is refused. */
  quoth_store_commit (self->world.store, change, NULL, NULL);
}

/* As after a restart: nothing is remembered. */
static void
reopen (Copy *self, guint i)
{
  g_autofree char *person = team_find_person (i);

  copy_close (self);
  copy_open (self, person);
  quoth_team_status_unref (copy_sync (self));
}

static void
step (Team *team)
{
  guint i = (guint) g_test_rand_int_range (0, (gint32) team->n);
  guint j = (guint) g_test_rand_int_range (0, (gint32) team->n);

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
    case 1:
    case 2:
      edit (&team->copies[i]);
      break;
    case 3:
    case 4:
      quoth_team_status_unref (copy_sync (&team->copies[i]));
      break;
    case 5:
      if (is_lucky (20))
        reopen (&team->copies[i], i);
      break;
    default:
      if (i != j)
        carry (team, i, j, 70);
    }
}

static void
carry_all (Team *team)
{
  for (guint i = 0; i < team->n; i++)
    for (guint j = 0; j < team->n; j++)
      if (i != j)
        carry (team, i, j, 100);
  for (guint i = 0; i < team->n; i++)
    remove_conflicts (team->copies[i].shared);
}

static void
come_to_rest (Team *team)
{
  for (guint round = 0; round < 4; round++)
    {
      carry_all (team);
      for (guint i = 0; i < team->n; i++)
        quoth_team_status_unref (copy_sync (&team->copies[i]));
    }
}

static void
assert_sound (Copy *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = quoth_store_check (self->world.store, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", ((QuothProblem *) problems->pdata[i])->where, ((QuothProblem *) problems->pdata[i])->what);
}

static void
test_converge (void)
{
  guint n_rounds = g_test_slow () ? 100 : 3;

  for (guint round = 0; round < n_rounds; round++)
    {
      guint n = (guint) g_test_rand_int_range (2, N_COPIES + 1);
      g_autoptr (Team) team = team_new (n, TRUE);
      guint n_steps = (guint) g_test_rand_int_range (20, 60);

      for (guint i = 0; i < n; i++)
        quoth_team_status_unref (copy_sync (&team->copies[i]));
      for (guint i = 0; i < n_steps; i++)
        step (team);
      come_to_rest (team);
      team_assert_equal (team);
      for (guint i = 0; i < n; i++)
        {
          copy_assert_at_rest (&team->copies[i], n);
          assert_sound (&team->copies[i]);
        }
    }
}

/* Who comes last gets everything from the folder alone. */
static void
test_join (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  g_autofree char *path = g_build_filename (team->top, "joined.quoth", NULL);
  g_autofree char *first = NULL;
  g_autofree char *joined = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    {
      edit (&team->copies[i % 2]);
      if (is_lucky (30))
        copy_sync_well (&team->copies[i % 2]);
    }
  for (guint i = 0; i < 4; i++)
    copy_sync_well (&team->copies[i % 2]);
  quoth_team_join (path, team->copies[0].shared, NULL, &error);
  g_assert_no_error (error);
  first = world_dump (team->copies[0].world.path);
  joined = world_dump (path);
  g_assert_cmpstr (first, ==, joined);
  g_assert_false (quoth_team_join (path, team->copies[0].shared, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_EXISTS);
}

/* ---- Damage ---- */

/* Cuts the changeset of the first or last entry off in its head. */
static void
cut_entry (Copy *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = NULL;

  g_assert_finalize_object (g_steal_pointer (&self->team));
  g_assert_finalize_object (g_steal_pointer (&self->world.store));
  database = quoth_database_open (self->world.path, SQLITE_OPEN_READWRITE, &error);
  g_assert_no_error (error);
  quoth_database_exec (database, sql, &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, quoth_database_free);
  copy_open (self, "Coder 0");
}

/* SQLite does not come back from such an entry. Whoever has it shares it as it is; others take in all but that, and say so. */
static void
test_cut_entry (void)
{
  g_autoptr (Team) team = team_new (2, FALSE);
  g_autoptr (QuothTeamStatus) status = NULL;

  copy_sync_well (&team->copies[0]);
  copy_sync_well (&team->copies[1]);
  world_add_actor (&team->copies[0].world, "Putin");
  world_add_actor (&team->copies[0].world, "Xi");
  cut_entry (&team->copies[0],
             "UPDATE journal SET changeset = x'540501', codec = 0 WHERE rowid = (SELECT max (rowid) FROM journal)");
  copy_sync_well (&team->copies[0]);
  status = copy_sync (&team->copies[1]);
  g_assert_cmpuint (status->warnings->len, >, 0);
  g_test_message ("%s", (char *) status->warnings->pdata[0]);
  g_assert_cmpint (world_count (&team->copies[1].world, QUOTH_KIND_ACTOR), ==, 1);
}

/* A project whose making is damaged is not joined. */
static void
test_cut_beginning (void)
{
  g_autoptr (Team) team = team_new (1, FALSE);
  g_autofree char *path = g_build_filename (team->top, "joined.quoth", NULL);
  g_autoptr (GError) error = NULL;

  cut_entry (&team->copies[0],
             "UPDATE journal SET changeset = x'54', codec = 0 WHERE rowid = (SELECT min (rowid) FROM journal)");
  copy_sync_well (&team->copies[0]);
  g_assert_false (quoth_team_join (path, team->copies[0].shared, NULL, &error));
  g_assert_error (error, QUOTH_ERROR, QUOTH_ERROR_DAMAGED);
  g_test_message ("%s", error->message);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/team-sync/cut-entry", test_cut_entry);
  g_test_add_func ("/team-sync/cut-beginning", test_cut_beginning);
  g_test_add_func ("/team-sync/converge", test_converge);
  g_test_add_func ("/team-sync/join", test_join);
  return g_test_run ();
}
