/* quoth-team-place.c: which folder a copy of a project shares with its team
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It is kept in the project file, and goes along when that is copied: as a backup, as the project was last week, for a colleague. Such a
 * copy must not take in the work of the team as soon as it is opened, nor speak in the name of the first. So the file remembers on which
 * computer and where it was when the folder was chosen; it is the same while it has its path or its number on the disk. Else somebody must
 * choose again.
 */

#include "config.h"

#include "store/quoth-team-place.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store/quoth-local.h"
#include "store/quoth-team-journal.h"

#define KEY_FOLDER "team.folder"
#define KEY_COPY "team.copy"
#define KEY_COMPUTER "team.computer"
#define KEY_PATH "team.path"
#define KEY_NUMBER "team.number"

void
quoth_team_place_clear (QuothTeamPlace *self)
{
  g_clear_pointer (&self->folder, g_free);
}

static char *
dup_computer (void)
{
  char *id = NULL;

  if (g_file_get_contents ("/etc/machine-id", &id, NULL, NULL))
    return g_strstrip (id);
  return g_strdup (g_get_host_name ());
}

static char *
dup_number (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? g_strdup_printf ("%" G_GUINT64_FORMAT, (guint64) status.st_ino) : NULL;
}

static gboolean
is_same (QuothDatabase *database, const char *key, const char *value, gboolean *same, GError **error)
{
  g_autofree char *kept = NULL;

  if (!quoth_local_get_text (database, key, &kept, error))
    return FALSE;
  *same = kept != NULL && g_strcmp0 (kept, value) == 0;
  return TRUE;
}

static gboolean
is_elsewhere (QuothDatabase *database, const char *path, gboolean *elsewhere, GError **error)
{
  g_autofree char *computer = dup_computer ();
  g_autofree char *number = dup_number (path);
  gboolean same_computer, same_path, same_number;

  if (!is_same (database, KEY_COMPUTER, computer, &same_computer, error)
      || !is_same (database, KEY_PATH, path, &same_path, error)
      || !is_same (database, KEY_NUMBER, number, &same_number, error))
    return FALSE;
  *elsewhere = !same_computer || (!same_path && !same_number);
  return TRUE;
}

/* What is not a copy's name is none. */
static void
read_copy (const char *text, QuothId *copy)
{
  if (text == NULL || !quoth_id_from_string (text, copy))
    *copy = QUOTH_ID_NONE;
}

gboolean
quoth_team_place_read (QuothDatabase *database, const char *path, QuothTeamPlace *place, GError **error)
{
  g_autofree char *copy = NULL;

  *place = (QuothTeamPlace){ 0 };
  if (!quoth_team_journal_get_project (database, &place->project, error)
      || !quoth_local_get_text (database, KEY_FOLDER, &place->folder, error)
      || !quoth_local_get_text (database, KEY_COPY, &copy, error))
    return FALSE;
  read_copy (copy, &place->copy);
  return place->folder == NULL || is_elsewhere (database, path, &place->is_elsewhere, error);
}

static gboolean
write_keys (QuothDatabase *database, const char *path, const char *folder, const char *copy, GError **error)
{
  g_autofree char *computer = dup_computer ();
  g_autofree char *number = dup_number (path);

  return quoth_local_set_text (database, KEY_FOLDER, folder, error)
         && quoth_local_set_text (database, KEY_COPY, copy, error)
         && quoth_local_set_text (database, KEY_COMPUTER, computer, error)
         && quoth_local_set_text (database, KEY_PATH, path, error)
         && quoth_local_set_text (database, KEY_NUMBER, number, error);
}

static gboolean
write_place (QuothDatabase *database, const char *path, const char *folder, GError **error)
{
  g_auto (QuothTeamPlace) before = { 0 };
  gboolean elsewhere;
  g_autofree char *copy = NULL;

  if (!quoth_team_place_read (database, path, &before, error) || !is_elsewhere (database, path, &elsewhere, error))
    return FALSE;
  if (elsewhere || quoth_id_is_none (&before.copy))
    before.copy = quoth_id_new ();
  copy = quoth_id_dup_string (&before.copy);
  return write_keys (database, path, folder, copy, error);
}

gboolean
quoth_team_place_write (QuothDatabase *database, const char *path, const char *folder, GError **error)
{
  if (!quoth_database_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (write_place (database, path, folder, error) && quoth_database_exec (database, "COMMIT", error))
    return TRUE;
  if (!sqlite3_get_autocommit (quoth_database_get_handle (database)))
    quoth_database_exec (database, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
quoth_team_place_is_within (const char *path, const char *folder)
{
  g_autoptr (GFile) above = g_file_new_for_path (folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return g_file_has_prefix (file, above);
}
