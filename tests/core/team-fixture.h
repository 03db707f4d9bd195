/* team-fixture.h: copies of a project that share a folder
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "store/quoth-share-file.h"
#include "store/quoth-team-state.h"
#include "world.h"

#define N_COPIES 4

/* One copy of the project, and the folder as it sees it. */
typedef struct
{
  World world;
  char *shared;
  QuothTeam *team;
} Copy;

typedef struct
{
  char *top;
  guint n;
  Copy copies[N_COPIES];
} Team;

static inline void
copy_open (Copy *self, const char *person)
{
  g_autoptr (GError) error = NULL;

  self->world.store = quoth_store_open (self->world.path, QUOTH_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  self->team = quoth_team_new (self->world.store, person);
}

static inline void
copy_close (Copy *self)
{
  g_assert_finalize_object (self->team);
  g_assert_finalize_object (self->world.store);
}

static inline void
copy_share (Copy *self)
{
  g_autoptr (GError) error = NULL;

  quoth_team_set_folder (self->team, self->shared, NULL, &error);
  g_assert_no_error (error);
}

/* A round, which may leave trouble. */
static inline QuothTeamStatus *
copy_sync (Copy *self)
{
  g_autoptr (GError) error = NULL;

  quoth_team_sync (self->team, NULL, &error);
  g_assert_no_error (error);
  return quoth_team_ref_status (self->team);
}

/* A round without trouble. */
static inline void
copy_sync_well (Copy *self)
{
  g_autoptr (QuothTeamStatus) status = copy_sync (self);

  g_assert_cmpstr (status->trouble, ==, NULL);
  g_assert_cmpuint (status->warnings->len, ==, 0);
  g_assert_cmpint (status->synced, >, 0);
}

static inline char *
team_find_person (guint i)
{
  return g_strdup_printf ("Coder %u", i);
}

/* @n copies of a project with a coder and a document. @apart: each sees a folder of its own, as behind a cloud; else all see the same. */
static inline Team *
team_new (guint n, gboolean apart)
{
  Team *self = g_new0 (Team, 1);
  g_autoptr (GError) error = NULL;

  self->top = g_dir_make_tmp ("quoth-team-XXXXXX", NULL);
  self->n = n;
  for (guint i = 0; i < n; i++)
    {
      Copy *copy = &self->copies[i];
      g_autofree char *name = g_strdup_printf ("copy-%u.quoth", i);
      g_autofree char *folder = g_strdup_printf ("shared-%u", apart ? i : 0);
      g_autofree char *person = team_find_person (i);

      copy->world.path = g_build_filename (self->top, name, NULL);
      copy->shared = g_build_filename (self->top, folder, NULL);
      g_mkdir_with_parents (copy->shared, 0777);
      if (i == 0)
        {
          copy->world.store = quoth_store_create (copy->world.path, NULL, &error);
          g_assert_no_error (error);
          copy->world.coder = world_add_coder (&copy->world, "A");
          world_add_document (&copy->world, "first", "Xi met 👨‍👩‍👧 Putin in Moscow.");
          g_assert_finalize_object (g_steal_pointer (&copy->world.store));
        }
      else
        {
          g_autofree char *bytes = NULL;
          gsize size;

          copy->world.coder = self->copies[0].world.coder;
          g_assert_true (g_file_get_contents (self->copies[0].world.path, &bytes, &size, NULL));
          g_assert_true (g_file_set_contents (copy->world.path, bytes, (gssize) size, NULL));
        }
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *person = team_find_person (i);

      copy_open (&self->copies[i], person);
      copy_share (&self->copies[i]);
    }
  return self;
}

static inline void
team_remove (const char *path)
{
  GDir *dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      team_remove (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static inline void
team_free (Team *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      copy_close (&self->copies[i]);
      g_free (self->copies[i].world.path);
      g_free (self->copies[i].shared);
    }
  team_remove (self->top);
  g_free (self->top);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Team, team_free)

/* The names in @folder that end in @suffix; of the copy @index only, if @prefix is not NULL. */
static inline GPtrArray *
team_list (const char *folder, const char *suffix, const char *prefix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, suffix) && (prefix == NULL || g_str_has_prefix (name, prefix)))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, (GCompareFunc) (void *) g_strcmp0);
  return names;
}

/* What its files' names begin with. */
static inline char *
copy_find_prefix (Copy *self)
{
  g_autoptr (QuothTeamStatus) status = quoth_team_ref_status (self->team);
  char id[QUOTH_ID_STRING_SIZE];

  for (guint i = 0; i < status->members->len; i++)
    {
      const QuothTeamMember *member = status->members->pdata[i];

      if (member->is_self)
        {
          quoth_id_to_string (&member->copy, id);
          return g_strdup (id + strlen (id) - QUOTH_SHARE_NAME_LENGTH);
        }
    }
  g_assert_not_reached ();
}

static inline void
team_assert_equal (Team *self)
{
  g_autofree char *first = world_dump (self->copies[0].world.path);

  for (guint i = 1; i < self->n; i++)
    {
      g_autofree char *other = world_dump (self->copies[i].world.path);

      g_assert_cmpstr (first, ==, other);
    }
}

/* Nothing is left to come, to go, or to complain of. */
static inline void
copy_assert_at_rest (Copy *self, guint n_members)
{
  g_autoptr (QuothTeamStatus) status = quoth_team_ref_status (self->team);

  g_assert_cmpstr (status->trouble, ==, NULL);
  g_assert_cmpuint (status->problems->len, ==, 0);
  g_assert_cmpuint (status->n_to_share, ==, 0);
  g_assert_cmpuint (quoth_team_status_count_to_come (status), ==, 0);
  g_assert_cmpuint (quoth_team_status_count_behind (status), ==, 0);
  g_assert_cmpuint (status->members->len, ==, n_members);
}
