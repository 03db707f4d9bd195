/* compaction-fixture.h: a project that is to be compacted, and what must hold whatever becomes of that
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib/gstdio.h>

#include "world.h"

/**
 * Compaction:
 * @template: the file of @world before, of @size bytes
 * @rows: what is in it
 * @n_entries: of its journal
 * @before: up to when it is compacted
 */
typedef struct
{
  World world;
  char *template;
  gsize size;
  char *rows;
  gint64 n_entries;
  gint64 before;
} Compaction;

static inline gint64
compaction_get_number (const World *world, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDatabase) database = quoth_database_open (world->path, SQLITE_OPEN_READONLY, &error);
  sqlite3_stmt *row = NULL;
  gint64 number;

  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_prepare_v2 (quoth_database_get_handle (database), sql, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  number = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  return number;
}

static inline void
compaction_set_up (Compaction *self, gconstpointer data)
{
  world_set_up (&self->world, NULL);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (QuothChange) change = world_edit (&self->world, &self->world.coder);

      quoth_store_commit (self->world.store, change, NULL, NULL);
    }
  self->before = compaction_get_number (&self->world, "SELECT max (time) FROM journal") - 1;
  while (g_get_real_time () / 1000 <= self->before + 2)
    g_usleep (500);
  world_add_actor (&self->world, "Last");
  g_clear_object (&self->world.store);
  self->rows = world_dump (self->world.path);
  self->n_entries = compaction_get_number (&self->world, "SELECT count (*) FROM journal");
  g_assert_true (g_file_get_contents (self->world.path, &self->template, &self->size, NULL));
}

static inline void
compaction_tear_down (Compaction *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  world_tear_down (&self->world, NULL);
  g_free (self->template);
  g_free (self->rows);
  /* What was made anew when the program was killed. */
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

      g_unlink (path);
    }
}

static inline void
compaction_clear_backups (World *world)
{
  g_autofree char *folder = quoth_backups_get_folder (world->path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

/* Who opens it next finds one or the other, and nothing wrong. Returns: whether it is compacted. */
static inline gboolean
compaction_check_whole (Compaction *self)
{
  World *world = &self->world;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothStore) store = quoth_store_open (world->path, QUOTH_STORE_READ_WRITE, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *rows = NULL;
  gint64 n_inside;

  g_assert_no_error (error);
  problems = quoth_store_check_rebuild (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_object (&store);
  rows = world_dump (world->path);
  g_assert_cmpstr (rows, ==, self->rows);
  n_inside = compaction_get_number (world, "SELECT coalesce (sum (seq), 0) FROM covered");
  g_assert_cmpint (n_inside + compaction_get_number (world, "SELECT count (*) FROM journal WHERE time >= 0"), ==, self->n_entries);
  return n_inside > 0;
}

static inline void
compaction_begin_anew (Compaction *self)
{
  compaction_clear_backups (&self->world);
  g_assert_true (g_file_set_contents (self->world.path, self->template, (gssize) self->size, NULL));
}
