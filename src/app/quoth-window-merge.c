/* quoth-window-merge.c: another project on its way into that of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-pages.h"
#include "quoth-project-merge-dialog.h"

/* What the copies disagree about is what somebody wants to see next. */
static void
merged_cb (QuothProjectMergeDialog *dialog, const char *name, guint n_disagreements, gboolean can_undo, QuothWindow *self)
{
  g_autofree char *done = g_strdup_printf (_ ("“%s” is merged"), name);
  g_autofree char *disagreeing
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "“%s” is merged; %u disagreement is to be settled",
                                    "“%s” is merged; %u disagreements are to be settled", n_disagreements),
                       name, n_disagreements);

  gtk_widget_activate_action (GTK_WIDGET (self), can_undo ? "win.tell-done" : "win.tell", "s", n_disagreements > 0 ? disagreeing : done);
  if (n_disagreements > 0 && self->workbench != NULL)
    quoth_workbench_show_page (self->workbench, "disagreements", NULL);
}

static void
response_cb (GtkNativeDialog *chooser, int response, QuothWindow *self)
{
  g_autofree char *path = quoth_window_take_path (chooser, response);
  GtkWidget *dialog;

  if (path == NULL || self->session == NULL)
    return;
  dialog = quoth_project_merge_dialog_new (self->session, path);
  g_signal_connect_object (dialog, "merged", G_CALLBACK (merged_cb), self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
quoth_window_merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);
  GtkFileChooserNative *chooser
    = quoth_window_new_chooser (self, _ ("Merge With"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Compare"));

  quoth_window_add_project_filter (chooser);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- How much waits ---- */

static gpointer
count_disagreements (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  guint *count = g_new (guint, 1);

  *count = quoth_reader_count_disagreements (reader, NULL);
  return count;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GMenuModel) pages = user_data;
  g_autofree guint *count = quoth_store_read_finish (QUOTH_STORE (source), result, NULL);

  if (count != NULL)
    quoth_pages_set_count (pages, "disagreements", *count);
}

void
quoth_window_count_disagreements (QuothWindow *self, GMenuModel *pages)
{
  if (self->session != NULL)
    quoth_store_read_async (quoth_session_get_store (self->session), count_disagreements, NULL, NULL, g_free, NULL, counted_cb,
                            g_object_ref (pages));
}
