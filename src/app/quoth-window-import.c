/* quoth-window-import.c: files and texts that come into the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-import-dialog.h"

void
quoth_window_import (QuothWindow *self, GPtrArray *paths, const char *text)
{
  GtkWidget *dialog = quoth_import_dialog_new (self->session);

  for (guint i = 0; paths != NULL && i < paths->len; i++)
    quoth_import_dialog_add_path (QUOTH_IMPORT_DIALOG (dialog), paths->pdata[i]);
  if (text != NULL)
    quoth_import_dialog_add_text (QUOTH_IMPORT_DIALOG (dialog), text);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
  quoth_import_dialog_start (QUOTH_IMPORT_DIALOG (dialog));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, QuothWindow *self)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  gboolean opened = FALSE;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      g_autofree char *path = g_file_get_path (l->data);

      if (path == NULL)
        continue;
      if (g_str_has_suffix (path, ".quoth"))
        {
          quoth_window_open (self, path, FALSE);
          opened = TRUE;
        }
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  g_slist_free (files);
  if (paths->len == 0)
    return opened;
  if (self->session == NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Open or make a project first")));
  else if (quoth_session_get_read_only_reason (self->session) == NULL)
    quoth_window_import (self, paths, NULL);
  return TRUE;
}

void
quoth_window_accept_drops (QuothWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
