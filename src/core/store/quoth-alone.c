/* quoth-alone.c: having a project for oneself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * SQLite tells whether anybody else has it open: to leave the write-ahead log it needs the file for itself, and every program that has a project open
 * holds a lock on it as long as it does, idle or not; who has it open in safe mode says so (quoth-hold.h). From there on the file is ours
 * (`locking_mode`).
 */

#include "config.h"

#include "store/quoth-alone.h"

#include <glib/gi18n-lib.h>

#include "store/quoth-log.h"

static QuothDatabase *
set_busy_error (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, QUOTH_ERROR, QUOTH_ERROR_BUSY,
               _ ("“%s” is open in another window or program; close it there first"), name);
  return NULL;
}

QuothDatabase *
quoth_alone_open (const char *path, QuothHold **hold, GError **error)
{
  g_autofree char *safe_reason = NULL;
  g_autoptr (QuothDatabase) database = NULL;
  g_autoptr (GError) local = NULL;

  *hold = quoth_hold_new (path);
  database = quoth_log_open (path, *hold, &safe_reason, error);
  if (database == NULL)
    return NULL;
  if (quoth_hold_is_safe_elsewhere (*hold) || !quoth_log_leave (database))
    return set_busy_error (path, error);
  if (quoth_database_exec (database, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", &local))
    return g_steal_pointer (&database);
  if (g_error_matches (local, QUOTH_ERROR, QUOTH_ERROR_BUSY))
    return set_busy_error (path, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
