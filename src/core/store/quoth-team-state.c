/* quoth-team-state.c: what each copy of a project says of itself in the folder of its team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines of text, "KEY VALUE", and a sum, as in quoth-share-file.c. Whatever a newer program adds to them is passed over: what this one reads
 * in it keeps its meaning.
 */

#include "config.h"

#include "store/quoth-team-state.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store/quoth-file.h"
#include "store/quoth-share-sum.h"
#include "text/quoth-error.h"

#define MAGIC "quoth-copy 1"
#define FILE_MAX (1 << 20)

QuothTeamState *
quoth_team_state_new (const QuothId *project, const QuothId *copy)
{
  QuothTeamState *self = g_new0 (QuothTeamState, 1);

  self->project = *project;
  self->copy = *copy;
  self->seen = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, g_free);
  return self;
}

void
quoth_team_state_free (QuothTeamState *self)
{
  g_hash_table_unref (self->seen);
  g_free (self->person);
  g_free (self);
}

gint64
quoth_team_state_get_seen (const QuothTeamState *self, const QuothId *copy)
{
  const gint64 *n = g_hash_table_lookup (self->seen, copy);

  return n != NULL ? *n : 0;
}

void
quoth_team_state_set_seen (QuothTeamState *self, const QuothId *copy, gint64 n)
{
  g_hash_table_replace (self->seen, quoth_id_memdup (copy), g_memdup2 (&n, sizeof n));
}

gboolean
quoth_team_state_equal (const QuothTeamState *a, const QuothTeamState *b)
{
  GHashTableIter iter;
  gpointer copy, n;

  if (!quoth_id_equal (&a->copy, &b->copy) || g_strcmp0 (a->person, b->person) != 0 || a->shared != b->shared
      || a->latest != b->latest || g_hash_table_size (a->seen) != g_hash_table_size (b->seen))
    return FALSE;
  g_hash_table_iter_init (&iter, a->seen);
  while (g_hash_table_iter_next (&iter, &copy, &n))
    if (quoth_team_state_get_seen (b, copy) != *(const gint64 *) n)
      return FALSE;
  return TRUE;
}

static void
read_number (const char *text, gint64 *number)
{
  if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, number, NULL))
    *number = 0;
}

static void
read_seen (QuothTeamState *self, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, " ", 2);
  QuothId copy;
  gint64 n;

  if (parts[0] == NULL || parts[1] == NULL || !quoth_id_from_string (parts[0], &copy))
    return;
  read_number (parts[1], &n);
  quoth_team_state_set_seen (self, &copy, n);
}

static void
read_line (QuothTeamState *self, const char *key, const char *value)
{
  if (g_str_equal (key, "project"))
    quoth_id_from_string (value, &self->project);
  else if (g_str_equal (key, "copy"))
    quoth_id_from_string (value, &self->copy);
  else if (g_str_equal (key, "person"))
    {
      g_free (self->person);
      self->person = g_utf8_make_valid (value, -1);
    }
  else if (g_str_equal (key, "time"))
    read_number (value, &self->time);
  else if (g_str_equal (key, "shared"))
    read_number (value, &self->shared);
  else if (g_str_equal (key, "latest"))
    read_number (value, &self->latest);
  else if (g_str_equal (key, "seen"))
    read_seen (self, value);
}

QuothTeamState *
quoth_team_state_read (const char *path, GError **error)
{
  g_autoptr (QuothTeamState) self = quoth_team_state_new (&QUOTH_ID_NONE, &QUOTH_ID_NONE);
  g_autofree char *file = NULL;
  g_auto (GStrv) lines = NULL;
  gsize size;

  if (!quoth_share_sum_load (path, FILE_MAX, &file, &size, error))
    return NULL;
  file[size] = '\0';
  lines = g_strsplit (file, "\n", -1);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char *space = strchr (lines[i], ' ');

      if (space == NULL)
        continue;
      *space = '\0';
      read_line (self, lines[i], space + 1);
    }
  if (!g_str_has_prefix (file, MAGIC) || quoth_id_is_none (&self->project) || quoth_id_is_none (&self->copy))
    {
      quoth_share_sum_set_damaged (error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static char *
find_path (const QuothId *copy, const char *folder)
{
  char id[QUOTH_ID_STRING_SIZE];
  g_autofree char *name = g_strconcat (quoth_id_to_string (copy, id), QUOTH_TEAM_STATE_SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

static void
append_number (GString *file, const char *key, gint64 number)
{
  g_string_append_printf (file, "%s %" G_GINT64_FORMAT "\n", key, number);
}

gboolean
quoth_team_state_write (const QuothTeamState *self, const char *folder, GError **error)
{
  g_autofree char *path = find_path (&self->copy, folder);
  g_autoptr (GString) file = g_string_new (MAGIC "\n");
  char id[QUOTH_ID_STRING_SIZE];
  GHashTableIter iter;
  gpointer copy, n;

  g_string_append_printf (file, "project %s\n", quoth_id_to_string (&self->project, id));
  g_string_append_printf (file, "copy %s\n", quoth_id_to_string (&self->copy, id));
  if (self->person != NULL)
    {
      g_autofree char *person = g_strdelimit (g_strdup (self->person), "\n\r", ' ');

      g_string_append_printf (file, "person %s\n", person);
    }
  append_number (file, "time", self->time);
  append_number (file, "shared", self->shared);
  append_number (file, "latest", self->latest);
  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, &copy, &n))
    g_string_append_printf (file, "seen %s %" G_GINT64_FORMAT "\n", quoth_id_to_string (copy, id), *(gint64 *) n);
  g_free (quoth_share_sum_append (file));
  return quoth_file_write (path, file->str, file->len, error);
}

gboolean
quoth_team_state_remove (const QuothId *copy, const char *folder, GError **error)
{
  g_autofree char *path = find_path (copy, folder);
  g_autofree char *name = g_filename_display_name (path);

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_DISK, _ ("“%s” cannot be deleted: %s"), name, g_strerror (errno));
  return FALSE;
}
