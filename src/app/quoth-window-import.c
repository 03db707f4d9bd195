/* quoth-window-import.c: texts on their way into the project of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-window-private.h"

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

void
quoth_window_import_waiting (QuothWindow *self)
{
  g_autoptr (GPtrArray) paths = g_steal_pointer (&self->waiting);

  if (paths != NULL && quoth_session_get_read_only_reason (self->session) == NULL)
    quoth_window_import (self, paths, NULL);
}
