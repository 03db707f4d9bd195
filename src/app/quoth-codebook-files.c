/* quoth-codebook-files.c: the codebook alone, from and to files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-codebook-files.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-export-dialog.h"
#include "quoth-settings.h"

/* The most lines of what was passed over that a dialog shows. */
#define MAX_WARNINGS 12

typedef struct
{
  QuothStore *store;
  QuothCoder *coder;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_object_unref (self->store);
  quoth_value_unref (self->coder);
  g_free (self->path);
  g_free (self);
}

/* ---- What came of it ---- */

static void
tell (GtkWidget *widget, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
tell_report (GtkWidget *widget, const QuothApplyReport *report)
{
  g_autofree char *counts = quoth_kind_counts_to_text (report->n_put);
  g_autofree char *done = counts != NULL ? g_strdup_printf (_ ("New or changed: %s."), counts)
                                         : g_strdup (_ ("The project has all that is in it already."));
  g_autoptr (GString) body = g_string_new (done);

  if (report->warnings->len == 0 && counts != NULL)
    {
      /* Translators: %s is as in "12 codes and 1 attribute" */
      g_autofree char *told = g_strdup_printf (_ ("Imported %s"), counts);

      gtk_widget_activate_action (widget, "win.tell-done", "s", told);
      return;
    }
  for (guint i = 0; i < MIN (report->warnings->len, MAX_WARNINGS); i++)
    g_string_append_printf (body, "%s%s", i == 0 ? "\n\n" : "\n", (const char *) report->warnings->pdata[i]);
  if (report->warnings->len > MAX_WARNINGS)
    g_string_append_printf (body, "\n%s", "…");
  tell (widget, _ ("The Codebook Is Imported"), body->str);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothApplyReport) report = g_task_propagate_pointer (G_TASK (result), &error);

  if (gtk_widget_get_root (widget) == NULL)
    return;
  if (report != NULL)
    tell_report (widget, report);
  else
    tell (widget, _ ("The Codebook Cannot Be Imported"), error->message);
}

/* ---- Reading ---- */

static void
import_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Job *job = task_data;
  GError *error = NULL;
  QuothApplyReport *report = quoth_codebook_import (job->store, job->path, job->coder, cancellable, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) quoth_apply_report_free);
  else
    g_task_return_error (task, error);
}

static void
import (QuothDesk *desk, GtkWidget *widget, const char *path)
{
  QuothSession *session = quoth_desk_get_session (desk);
  g_autoptr (GTask) task = g_task_new (widget, NULL, imported_cb, NULL);
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (quoth_session_get_store (session));
  job->coder = quoth_value_ref ((gpointer) quoth_session_get_coder (session));
  job->path = g_strdup (path);
  g_task_set_source_tag (task, import);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, import_thread);
}

typedef struct
{
  QuothDesk *desk;
  GtkWidget *widget;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->desk);
  g_object_unref (self->widget);
  g_free (self);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Question *question)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL && g_file_peek_path (file) != NULL && gtk_widget_get_root (question->widget) != NULL)
    {
      quoth_settings_set_folder (file);
      import (question->desk, question->widget, g_file_peek_path (file));
    }
  g_object_unref (dialog);
}

void
quoth_codebook_files_import (QuothDesk *desk, GtkWidget *widget)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_ ("Import a Codebook"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) codebooks = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GFile) folder = quoth_settings_dup_folder ();
  Question *question = g_new0 (Question, 1);

  question->desk = g_object_ref (desk);
  question->widget = g_object_ref (widget);
  gtk_file_filter_set_name (codebooks, _ ("Codebooks (.qdc, .jsonl)"));
  gtk_file_filter_add_suffix (codebooks, "qdc");
  gtk_file_filter_add_suffix (codebooks, "jsonl");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), codebooks);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
quoth_codebook_files_export (QuothDesk *desk, GtkWidget *widget)
{
  GtkWidget *dialog = quoth_export_dialog_new_codebook (desk);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}
