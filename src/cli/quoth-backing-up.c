/* quoth-backing-up.c: backups that commands make
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-backing-up.h"

#include <glib/gi18n-lib.h>

#define SCHEMA "org.quoth.Quoth"

/* The command line may be installed without the window, and so without its settings. */
void
quoth_backing_up_configure (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, SCHEMA, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *folder = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, "backup-folder"))
    return;
  settings = g_settings_new_full (schema, NULL, NULL);
  folder = g_settings_get_string (settings, "backup-folder");
  quoth_backups_configure (folder, g_settings_get_uint (settings, "backups-daily"),
                           g_settings_get_uint (settings, "backups-other"));
}

gboolean
quoth_backing_up_keep (QuothInvocation *self, QuothStore *store, QuothBackupReason reason, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  quoth_progress_start (self->progress, _("Making a backup"));
  done = quoth_store_keep_backup (store, reason, quoth_progress_update_cb, self->progress, self->cancellable, NULL,
                                  &local_error);
  quoth_progress_erase (self->progress);
  if (!done && g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!done)
    quoth_invocation_warn (self, _("No backup could be made: %s"), local_error->message);
  return TRUE;
}
