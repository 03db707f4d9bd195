/* quoth-import-dialog.c: what is about to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-dialog.h"

#include <glib/gi18n.h>

#include "quoth-import-job.h"
#include "quoth-import-row.h"
#include "quoth-names.h"

/* A row each would make the dialog slow to open: of more texts only those that need a look are shown. */
#define MAX_ROWS 300

struct _QuothImportDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkLabel *doing;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkListBox *rows;
  GtkLabel *more;
  GtkLabel *error;
  GtkButton *import_button;

  QuothSession *session;
  QuothImportJob *job;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QuothImportDialog, quoth_import_dialog, ADW_TYPE_WINDOW)

static GPtrArray *
get_items (QuothImportDialog *self)
{
  return quoth_import_get_items (quoth_import_job_get_import (self->job));
}

static void
show_summary (QuothImportDialog *self)
{
  GPtrArray *items = get_items (self);
  guint n_included = 0;
  guint n_duplicates = 0;
  guint n_failed = 0;
  GString *summary = g_string_new (NULL);
  g_autofree char *label = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const QuothImportItem *item = items->pdata[i];

      n_included += item->include && item->state != QUOTH_IMPORT_FAILED;
      n_duplicates += item->state == QUOTH_IMPORT_DUPLICATE;
      n_failed += item->state == QUOTH_IMPORT_FAILED;
    }
  g_string_append_printf (summary, g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", items->len),
                          items->len);
  if (n_duplicates > 0)
    g_string_append_printf (summary, " · %u %s", n_duplicates,
                            g_dngettext (GETTEXT_PACKAGE, "is there already", "are there already", n_duplicates));
  if (n_failed > 0)
    g_string_append_printf (summary, " · %u %s", n_failed,
                            g_dngettext (GETTEXT_PACKAGE, "could not be read", "could not be read", n_failed));
  gtk_label_set_label (self->summary, summary->str);
  g_string_free (summary, TRUE);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u Text", "Import %u Texts", n_included), n_included);
  gtk_button_set_label (self->import_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), n_included > 0);
}

static void
show_row (QuothImportDialog *self, QuothImportRow *row, QuothImportItem *item)
{
  const QuothDocument *duplicate = quoth_session_find (self->session, QUOTH_KIND_DOCUMENT, &item->duplicate);

  quoth_import_row_show (row, item, duplicate != NULL ? quoth_name_of_document (duplicate) : NULL);
}

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothImportRow) row = user_data;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (row)));
  g_autoptr (GError) error = NULL;

  quoth_import_job_finish (QUOTH_IMPORT_JOB (source), result, &error);
  if (!QUOTH_IS_IMPORT_DIALOG (root))
    return;
  gtk_widget_set_sensitive (root, TRUE);
  show_row (QUOTH_IMPORT_DIALOG (root), row, quoth_import_row_get_item (row));
  show_summary (QUOTH_IMPORT_DIALOG (root));
}

static void
row_reread_cb (QuothImportRow *row, const char *encoding, QuothImportDialog *self)
{
  quoth_import_row_apply (row);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  quoth_import_job_reread_async (self->job, quoth_import_row_get_item (row), encoding, reread_cb, g_object_ref (row));
}

static void
add_row (QuothImportDialog *self, QuothImportItem *item)
{
  GtkWidget *row = quoth_import_row_new ();

  show_row (self, QUOTH_IMPORT_ROW (row), item);
  g_signal_connect_object (row, "changed", G_CALLBACK (show_summary), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "reread", G_CALLBACK (row_reread_cb), self, 0);
  gtk_list_box_append (self->rows, row);
}

static void
show_items (QuothImportDialog *self)
{
  GPtrArray *items = get_items (self);
  gboolean many = items->len > MAX_ROWS;
  guint n_rows = 0;

  for (guint i = 0; i < items->len && n_rows < MAX_ROWS; i++)
    {
      QuothImportItem *item = items->pdata[i];

      if (many && item->state == QUOTH_IMPORT_READY && item->warnings->len == 0)
        continue;
      add_row (self, item);
      n_rows++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), many);
  gtk_widget_set_visible (GTK_WIDGET (self->rows), n_rows > 0);
  if (many)
    {
      guint n = items->len - n_rows;
      g_autofree char *more = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u more is ready and not shown", "%u more are ready and not shown", n), n);

      gtk_label_set_label (self->more, more);
    }
  show_summary (self);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "review" : "nothing");
  gtk_widget_grab_focus (GTK_WIDGET (self->import_button));
}

static void
show_error (QuothImportDialog *self, const GError *error)
{
  gtk_label_set_label (self->error, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_import_job_finish (QUOTH_IMPORT_JOB (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (done)
    show_items (self);
  else
    show_error (self, error);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_import_job_finish (QUOTH_IMPORT_JOB (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (done)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_error (self, error);
}

static void
progress_cb (QuothImportJob *job, guint64 done, guint64 total, QuothImportDialog *self)
{
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) done / (double) total));
  else
    gtk_progress_bar_pulse (self->progress);
}

static void
import_cb (GtkButton *button, QuothImportDialog *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    quoth_import_row_apply (QUOTH_IMPORT_ROW (row));
  gtk_label_set_label (self->doing, _ ("Importing…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->stack, "working");
  quoth_import_job_commit_async (self->job, self->cancellable, committed_cb, g_object_ref (self));
}

static void
quoth_import_dialog_dispose (GObject *object)
{
  QuothImportDialog *self = QUOTH_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_import_dialog_parent_class)->dispose (object);
}

static void
quoth_import_dialog_finalize (GObject *object)
{
  g_clear_object (&QUOTH_IMPORT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (quoth_import_dialog_parent_class)->finalize (object);
}

static gboolean
quoth_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (QUOTH_IMPORT_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (quoth_import_dialog_parent_class)->close_request (window);
}

static void
quoth_import_dialog_class_init (QuothImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = quoth_import_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, doing);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, more);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, error);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_import_dialog_init (QuothImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_import_dialog_new (QuothSession *session)
{
  QuothImportDialog *self = g_object_new (QUOTH_TYPE_IMPORT_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->job = quoth_import_job_new (session);
  g_signal_connect (self->job, "progress", G_CALLBACK (progress_cb), self);
  return GTK_WIDGET (self);
}

void
quoth_import_dialog_add_path (QuothImportDialog *self, const char *path)
{
  quoth_import_add_path (quoth_import_job_get_import (self->job), path);
}

void
quoth_import_dialog_add_text (QuothImportDialog *self, const char *text)
{
  quoth_import_add_text (quoth_import_job_get_import (self->job), text, NULL);
}

void
quoth_import_dialog_start (QuothImportDialog *self)
{
  quoth_import_job_prepare_async (self->job, self->cancellable, prepared_cb, g_object_ref (self));
}
