/* quoth-team-folder.c: what lies in the folder of a team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing is known of who else writes there, when, or in which order it arrives, so nothing is taken from what a file is called: whatever its
 * name, a share file says itself what it is, and one that lies there twice does no harm. Files whose names end otherwise are not ours
 * (those that a cloud is just filling, above all).
 *
 * A share file never changes, so it is read once, until the system says that it is another; a broken one is read again each
 * time, but not more than once a minute.
 *
 * An empty folder may be a drive that is not mounted: the whole history must not be written onto the disk below it. So a folder is a
 * team's when a certain file lies in it, which is the same whoever made it.
 */

#include "config.h"

#include "store/quoth-team-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store/quoth-file.h"
#include "text/quoth-error.h"

#define MARKER_PREFIX "quoth-team-"
#define MARKER_SUFFIX ".txt"

#define RETRY_INTERVAL G_TIME_SPAN_MINUTE

struct _QuothTeamFolder
{
  char *path;
  QuothId project;
  GHashTable *by_name; /* char * (of the file) to QuothTeamFile */
  GPtrArray *files;
  GPtrArray *states;
  GPtrArray *broken_states;
  guint scan;
};

static void
team_file_clear (QuothTeamFile *self)
{
  quoth_share_header_clear (&self->header);
  self->header = (QuothShareHeader){ 0 };
  g_clear_pointer (&self->entries, quoth_seq_set_free);
  g_clear_pointer (&self->needs, quoth_seq_set_free);
  g_clear_pointer (&self->content, g_hash_table_unref);
  g_clear_error (&self->problem);
}

static void
team_file_reset (QuothTeamFile *self)
{
  team_file_clear (self);
  self->entries = quoth_seq_set_new ();
  self->needs = quoth_seq_set_new ();
  self->content = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
}

static void
team_file_free (QuothTeamFile *self)
{
  team_file_clear (self);
  g_free (self->name);
  g_free (self);
}

void
quoth_team_folder_spoil (QuothTeamFile *file, GError *problem)
{
  team_file_reset (file);
  file->problem = problem;
}

QuothTeamFolder *
quoth_team_folder_new (const char *path, const QuothId *project)
{
  QuothTeamFolder *self = g_new0 (QuothTeamFolder, 1);

  self->path = g_strdup (path);
  self->project = *project;
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) team_file_free);
  self->files = g_ptr_array_new ();
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_team_state_free);
  self->broken_states = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
quoth_team_folder_free (QuothTeamFolder *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->states);
  g_ptr_array_unref (self->broken_states);
  g_hash_table_unref (self->by_name);
  g_free (self->path);
  g_free (self);
}

const char *
quoth_team_folder_get_path (QuothTeamFolder *self)
{
  return self->path;
}

GPtrArray *
quoth_team_folder_get_files (QuothTeamFolder *self)
{
  return self->files;
}

GPtrArray *
quoth_team_folder_get_states (QuothTeamFolder *self)
{
  return self->states;
}

GPtrArray *
quoth_team_folder_get_broken_states (QuothTeamFolder *self)
{
  return self->broken_states;
}

const QuothTeamState *
quoth_team_folder_find_state (QuothTeamFolder *self, const QuothId *copy)
{
  for (guint i = 0; i < self->states->len; i++)
    {
      const QuothTeamState *state = self->states->pdata[i];

      if (quoth_id_equal (&state->copy, copy))
        return state;
    }
  return NULL;
}

/* The file that makes it a team's. */

static GDir *
open_folder (const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *name = g_filename_display_name (path);
  GDir *dir = g_dir_open (path, 0, &local);
  int code = g_access (path, R_OK | X_OK) != 0 ? errno : ENOTDIR;

  if (dir == NULL)
    g_set_error (error,
                 QUOTH_ERROR,
                 g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? QUOTH_ERROR_NOT_FOUND : QUOTH_ERROR_DISK,
                 _ ("The team's folder “%s” cannot be read: %s"),
                 name,
                 g_strerror (code));
  return dir;
}

static gboolean
read_marker_name (const char *name, QuothId *project)
{
  g_autofree char *id = NULL;

  if (!g_str_has_prefix (name, MARKER_PREFIX) || !g_str_has_suffix (name, MARKER_SUFFIX))
    return FALSE;
  id = g_strndup (name + strlen (MARKER_PREFIX), strlen (name) - strlen (MARKER_PREFIX) - strlen (MARKER_SUFFIX));
  return quoth_id_from_string (id, project);
}

/* How many projects' teams the folder is of; @project: one of them. */
static gboolean
list_markers (const char *path, guint *n, QuothId *project, GError **error)
{
  g_autoptr (GDir) dir = open_folder (path, error);
  const char *name;

  *n = 0;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (read_marker_name (name, project))
      (*n)++;
  return dir != NULL;
}

static char *
find_marker (const char *path, const QuothId *project)
{
  char id[QUOTH_ID_STRING_SIZE];
  g_autofree char *name = g_strconcat (MARKER_PREFIX, quoth_id_to_string (project, id), MARKER_SUFFIX, NULL);

  return g_build_filename (path, name, NULL);
}

gboolean
quoth_team_folder_found (const char *path, const QuothId *project, GError **error)
{
  /* Not translated: it must be the same whoever writes it. */
  static const char words[] = "This folder is how the team of a Quoth project shares its work.\n"
                              "Quoth writes and reads the files in it; do not change, rename or delete them.\n";
  g_autofree char *marker = find_marker (path, project);
  g_autofree char *name = g_filename_display_name (path);
  QuothId other;
  guint n;

  if (!list_markers (path, &n, &other, error))
    return FALSE;
  if (g_file_test (marker, G_FILE_TEST_EXISTS))
    return TRUE;
  if (n == 0)
    return quoth_file_write (marker, words, strlen (words), error);
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_EXISTS,
               _ ("“%s” is the folder of another project's team; choose an empty folder, or the one of this project"),
               name);
  return FALSE;
}

gboolean
quoth_team_folder_find_project (const char *path, QuothId *project, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint n;

  if (!list_markers (path, &n, project, error))
    return FALSE;
  if (n == 1)
    return TRUE;
  if (n == 0)
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_NOT_FOUND,
                 _ ("“%s” is not the folder of a team yet; somebody who has the project must choose it as such first"),
                 name);
  else
    g_set_error (error,
                 QUOTH_ERROR,
                 QUOTH_ERROR_INVALID,
                 _ ("“%s” is the folder of the teams of several projects; each needs one of its own"),
                 name);
  return FALSE;
}

/* Looking. */

static gboolean
index_cb (const QuothShareRecord *record, gpointer user_data, GError **error)
{
  QuothTeamFile *file = user_data;

  switch (record->type)
    {
    case QUOTH_SHARE_NEED:
      quoth_seq_set_add (file->needs, &record->origin, 1, record->seq);
      break;
    case QUOTH_SHARE_ENTRY:
      quoth_seq_set_add (file->entries, &record->origin, record->seq, record->seq);
      break;
    default:
      g_hash_table_add (file->content, g_bytes_new (record->sha256, sizeof record->sha256));
    }
  return TRUE;
}

static gboolean
read_file (QuothTeamFolder *self, QuothTeamFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, file->name, NULL);
  g_autoptr (GError) local = NULL;

  team_file_reset (file);
  file->looked = g_get_monotonic_time ();
  if (quoth_share_file_read (path, &file->header, index_cb, file, cancellable, &local)
      && !quoth_id_equal (&file->header.project, &self->project))
    g_set_error_literal (&local, QUOTH_ERROR, QUOTH_ERROR_INVALID, _ ("it belongs to another project"));
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      file->stamp[0] = -1;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (local != NULL)
    quoth_team_folder_spoil (file, g_steal_pointer (&local));
  return TRUE;
}

static gboolean
look_at_file (QuothTeamFolder *self, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  QuothTeamFile *file = g_hash_table_lookup (self->by_name, name);
  GStatBuf status;
  gint64 stamp[4];

  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    return TRUE;
  stamp[0] = status.st_size;
  stamp[1] = (gint64) status.st_ino;
  stamp[2] = status.st_mtim.tv_sec * 1000000000LL + status.st_mtim.tv_nsec;
  stamp[3] = status.st_ctim.tv_sec * 1000000000LL + status.st_ctim.tv_nsec;
  if (file == NULL)
    {
      file = g_new0 (QuothTeamFile, 1);
      file->name = g_strdup (name);
      g_hash_table_insert (self->by_name, file->name, file);
    }
  file->scan = self->scan;
  if (memcmp (stamp, file->stamp, sizeof stamp) == 0
      && (file->problem == NULL || g_get_monotonic_time () - file->looked < RETRY_INTERVAL))
    return TRUE;
  memcpy (file->stamp, stamp, sizeof stamp);
  file->size = stamp[0];
  return read_file (self, file, cancellable, error);
}

/* Of two files with one copy's state, as a cloud leaves them, the later holds. */
static void
look_at_state (QuothTeamFolder *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->path, name, NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (QuothTeamState) state = quoth_team_state_read (path, &problem);

  if (state == NULL)
    {
      g_ptr_array_add (self->broken_states, g_filename_display_name (name));
      g_ptr_array_add (self->broken_states, g_strdup (problem->message));
      return;
    }
  if (!quoth_id_equal (&state->project, &self->project))
    return;
  for (guint i = 0; i < self->states->len; i++)
    {
      QuothTeamState *other = self->states->pdata[i];

      if (!quoth_id_equal (&other->copy, &state->copy))
        continue;
      if (other->time >= state->time)
        return;
      g_ptr_array_remove_index (self->states, i);
      break;
    }
  g_ptr_array_add (self->states, g_steal_pointer (&state));
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(QuothTeamFile *const *) a)->name, (*(QuothTeamFile *const *) b)->name);
}

static void
list_files (QuothTeamFolder *self)
{
  GHashTableIter iter;
  gpointer file;

  g_ptr_array_set_size (self->files, 0);
  g_hash_table_iter_init (&iter, self->by_name);
  while (g_hash_table_iter_next (&iter, NULL, &file))
    if (((QuothTeamFile *) file)->scan == self->scan)
      g_ptr_array_add (self->files, file);
    else
      g_hash_table_iter_remove (&iter);
  g_ptr_array_sort (self->files, compare_files);
}

static gboolean
check_marker (QuothTeamFolder *self, GError **error)
{
  g_autofree char *marker = find_marker (self->path, &self->project);
  g_autofree char *name = g_filename_display_name (self->path);

  if (g_file_test (marker, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error,
               QUOTH_ERROR,
               QUOTH_ERROR_NOT_FOUND,
               _ ("“%s” is there, but not as the folder of this project's team: its drive may not be connected; if it was emptied, "
                  "choose it again"),
               name);
  return FALSE;
}

gboolean
quoth_team_folder_scan (QuothTeamFolder *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDir) dir = open_folder (self->path, error);
  const char *name;

  if (dir == NULL || !check_marker (self, error))
    return FALSE;
  self->scan++;
  g_ptr_array_set_size (self->states, 0);
  g_ptr_array_set_size (self->broken_states, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (*name == '.')
        continue;
      if (g_str_has_suffix (name, QUOTH_TEAM_STATE_SUFFIX))
        look_at_state (self, name);
      else if (g_str_has_suffix (name, QUOTH_SHARE_SUFFIX) && !look_at_file (self, name, cancellable, error))
        return FALSE;
    }
  list_files (self);
  return TRUE;
}
