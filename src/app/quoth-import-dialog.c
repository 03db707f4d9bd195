/* quoth-import-dialog.c: what is about to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-import-job.h"
#include "quoth-import-labels.h"
#include "quoth-import-row.h"
#include "quoth-names.h"
#include "quoth-report-list.h"

/* A row for each text of a large folder would make the dialog slow to open: they are made a hundred at a time. */
#define N_MORE_ROWS 100

struct _QuothImportDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkLabel *doing;
  GtkProgressBar *progress;
  GtkLabel *summary;
  GtkListBox *rows;
  GtkButton *more;
  QuothImportLabels *labels;
  QuothReportList *problems;
  QuothReportList *losses;
  GtkLabel *error;
  GtkButton *import_button;

  QuothSession *session;
  QuothImportJob *job;
  GPtrArray *order; /* (element-type QuothImportItem): as they are shown; borrowed */
  guint n_rows;
  guint pulse;
  GHashTable *said;     /* label: what it is to become, as was said while the files were tried */
  gboolean uses_preset;
  GCancellable *trying; /* (nullable): while they are */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QuothImportDialog, quoth_import_dialog, ADW_TYPE_WINDOW)

static GPtrArray *
get_items (QuothImportDialog *self)
{
  return quoth_import_get_items (quoth_import_job_get_import (self->job));
}

static guint
count_corrections (QuothImportDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_rows; i++)
    n += quoth_import_row_needs_correction (
      QUOTH_IMPORT_ROW (gtk_list_box_get_row_at_index (self->rows, (int) i)));
  return n;
}

/* The texts that come out of one file are one file. */
static guint
count_files (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += ((const QuothImportItem *) items->pdata[i])->part <= 1;
  return n;
}

/* How many texts come in; of codings nobody can say how many they bring. */
static void
show_import_button (QuothImportDialog *self, guint n_texts, guint n_codings, gboolean can_import)
{
  g_autofree char *label
    = n_codings > 0 ? g_strdup (_ ("Import"))
                    : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Import %u Text", "Import %u Texts", n_texts), n_texts);

  gtk_button_set_label (self->import_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), can_import && n_texts + n_codings > 0 && self->trying == NULL);
}

static void
show_summary (QuothImportDialog *self)
{
  GPtrArray *items = get_items (self);
  guint n_files = count_files (items);
  guint n_texts = 0;
  guint n_codings = 0;
  guint n_duplicates = 0;
  guint n_failed = 0;
  guint n_wrong = count_corrections (self);
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const QuothImportItem *item = items->pdata[i];

      n_texts += item->include && item->document != NULL;
      n_codings += item->include && item->document == NULL;
      n_duplicates += item->state == QUOTH_IMPORT_DUPLICATE;
      n_failed += item->state == QUOTH_IMPORT_FAILED;
    }
  g_string_append_printf (summary, g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", n_files), n_files);
  if (n_files < items->len)
    g_string_append_printf (summary, " · %u %s", items->len, g_dngettext (GETTEXT_PACKAGE, "text", "texts", items->len));
  if (n_duplicates > 0)
    g_string_append_printf (summary, " · %u %s", n_duplicates,
                            g_dngettext (GETTEXT_PACKAGE, "is there already", "are there already", n_duplicates));
  if (n_failed > 0)
    g_string_append_printf (summary, " · %u %s", n_failed,
                            g_dngettext (GETTEXT_PACKAGE, "could not be read", "could not be read", n_failed));
  if (n_wrong > 0)
    g_string_append_printf (summary, " · %u %s", n_wrong,
                            g_dngettext (GETTEXT_PACKAGE, "needs a correction", "need a correction", n_wrong));
  gtk_label_set_label (self->summary, summary->str);
  g_string_free (summary, TRUE);
  show_import_button (self, n_texts, n_codings, n_wrong == 0);
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
show_more (QuothImportDialog *self)
{
  guint n = MIN (self->order->len, self->n_rows + N_MORE_ROWS);
  guint n_left = self->order->len - n;

  while (self->n_rows < n)
    add_row (self, self->order->pdata[self->n_rows++]);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_left > 0);
  if (n_left > 0)
    {
      g_autofree char *more =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u More", "Show %u More", MIN (n_left, N_MORE_ROWS)),
                         MIN (n_left, N_MORE_ROWS));

      gtk_button_set_label (self->more, more);
    }
}

static void
more_cb (GtkButton *button, QuothImportDialog *self)
{
  guint n = self->n_rows;

  show_more (self);
  gtk_widget_child_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, (int) n)), GTK_DIR_TAB_FORWARD);
}

static gboolean
needs_a_look (const QuothImportItem *item)
{
  return item->state != QUOTH_IMPORT_READY || item->warnings->len > 0 || item->losses->len > 0;
}

/* Where not all are seen at once, those that need a look come first. */
static void
put_in_order (QuothImportDialog *self)
{
  GPtrArray *items = get_items (self);
  gboolean many = items->len > N_MORE_ROWS;

  for (guint i = 0; i < items->len; i++)
    if (!many || needs_a_look (items->pdata[i]))
      g_ptr_array_add (self->order, items->pdata[i]);
  for (guint i = 0; many && i < items->len; i++)
    if (!needs_a_look (items->pdata[i]))
      g_ptr_array_add (self->order, items->pdata[i]);
}

/* ---- Codings ---- */

static void
complain (QuothImportDialog *self, const char *heading, const GError *error)
{
  g_autofree char *reason = quoth_name_capitalize (error->message);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, reason);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* "few.jsonl:1: …": the folder is what the user has just chosen. */
static const char *
skip_folder (const QuothImportItem *item, const char *problem)
{
  const char *slash = strrchr (item->path, '/');

  return slash != NULL && g_str_has_prefix (problem, item->path) ? problem + (slash + 1 - item->path) : problem;
}

static void
show_reports (QuothImportDialog *self)
{
  GPtrArray *items = get_items (self);
  g_autoptr (GPtrArray) losses = quoth_losses_new ();

  quoth_report_list_begin (self->problems, _ ("Problems"));
  for (guint i = 0; self->uses_preset && i < quoth_import_job_get_notes (self->job)->len; i++)
    quoth_report_list_add (self->problems, quoth_import_job_get_notes (self->job)->pdata[i], 0);
  for (guint i = 0; i < items->len; i++)
    {
      const QuothImportItem *item = items->pdata[i];

      if (!quoth_import_is_coding (item))
        continue;
      for (guint j = 0; j < item->warnings->len; j++)
        quoth_report_list_add (self->problems, skip_folder (item, item->warnings->pdata[j]), 0);
      for (guint j = 0; j < item->losses->len; j++)
        quoth_losses_add (losses, ((QuothLoss *) item->losses->pdata[j])->what, ((QuothLoss *) item->losses->pdata[j])->count);
    }
  quoth_report_list_end (self->problems);
  quoth_report_list_begin (self->losses, _ ("What Does Not Come in as It Is in the Files"));
  quoth_report_list_add_losses (self->losses, losses);
  quoth_report_list_end (self->losses);
}

static void
show_codings (QuothImportDialog *self)
{
  g_autoptr (GHashTable) labels = quoth_import_dup_labels (quoth_import_job_get_import (self->job));

  quoth_import_labels_show (self->labels, self->session, labels);
  quoth_import_labels_show_presets (self->labels, quoth_import_job_get_presets (self->job));
  show_reports (self);
}

/* What is tried again is another text for a file of codings, and none for others. */
static void
show_coding_rows (QuothImportDialog *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      QuothImportRow *row = QUOTH_IMPORT_ROW (gtk_list_box_get_row_at_index (self->rows, (int) i));

      if (quoth_import_is_coding (quoth_import_row_get_item (row)))
        show_row (self, row, quoth_import_row_get_item (row));
    }
}

static void try_again (QuothImportDialog *self);

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothImportDialog) self = user_data;
  gboolean done = quoth_import_job_finish (QUOTH_IMPORT_JOB (source), result, NULL);

  g_clear_object (&self->trying);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (!done || g_hash_table_size (self->said) > 0)
    {
      try_again (self);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), TRUE);
  quoth_import_labels_set_busy (self->labels, FALSE);
  show_codings (self);
  show_coding_rows (self);
  show_summary (self);
}

/* Nobody may touch the import while it is tried: what is said meanwhile waits until that has stopped. */
static void
try_again (QuothImportDialog *self)
{
  GHashTableIter iter;
  gpointer label, target;

  g_hash_table_iter_init (&iter, self->said);
  while (g_hash_table_iter_next (&iter, &label, &target))
    quoth_import_map (quoth_import_job_get_import (self->job), label, target, NULL);
  g_hash_table_remove_all (self->said);
  self->trying = g_cancellable_new ();
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), FALSE);
  quoth_import_labels_set_busy (self->labels, TRUE);
  quoth_import_job_try_async (self->job, self->trying, tried_cb, g_object_ref (self));
}

static void
label_chosen_cb (QuothImportLabels *labels, const char *label, const char *target, QuothImportDialog *self)
{
  g_hash_table_insert (self->said, g_strdup (label), g_strdup (target));
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  else
    try_again (self);
}

/* ---- Presets ---- */

static void
use_preset_cb (QuothImportDialog *self, guint index)
{
  const QuothPreset *preset = quoth_import_job_get_presets (self->job)->pdata[index];
  g_autoptr (GError) error = NULL;

  if (self->trying != NULL)
    return;
  if (!quoth_import_use_preset (quoth_import_job_get_import (self->job), preset, &error))
    {
      complain (self, _ ("The Preset Cannot Be Used"), error);
      return;
    }
  self->uses_preset = TRUE;
  try_again (self);
}

static void
preset_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_import_job_finish (QUOTH_IMPORT_JOB (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  quoth_import_labels_set_busy (self->labels, FALSE);
  quoth_import_labels_show_presets (self->labels, quoth_import_job_get_presets (self->job));
  if (!done)
    complain (self, _ ("The Preset Was Not Saved"), error);
}

static void
save_preset_cb (QuothImportDialog *self, const char *name)
{
  QuothImport *import = quoth_import_job_get_import (self->job);

  if (self->trying != NULL)
    return;
  quoth_import_labels_set_busy (self->labels, TRUE);
  quoth_import_job_save_preset_async (
    self->job, quoth_import_dup_preset (import, name), preset_saved_cb, g_object_ref (self));
}

static void
show_items (QuothImportDialog *self)
{
  put_in_order (self);
  show_more (self);
  show_summary (self);
  show_codings (self);
  gtk_stack_set_visible_child_name (self->stack, self->order->len > 0 ? "review" : "nothing");
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

/* The window that the dialog belongs to says it. */
static void
tell_backup_error (QuothImportDialog *self)
{
  const GError *error = quoth_import_job_get_backup_error (self->job);
  g_autofree char *text = error != NULL ? g_strdup_printf (_ ("No backup could be made before the import: %s"), error->message) : NULL;

  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.tell", "s", text);
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
    {
      tell_backup_error (self);
      gtk_window_close (GTK_WINDOW (self));
    }
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

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (QUOTH_IMPORT_DIALOG (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

/* All texts are written as one: how much of it is done cannot be said. */
static void
import_cb (GtkButton *button, QuothImportDialog *self)
{
  gtk_label_set_label (self->doing, _ ("Importing…"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  self->pulse = g_timeout_add (100, pulse_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "working");
  quoth_import_job_commit_async (self->job, self->cancellable, committed_cb, g_object_ref (self));
}

static void
quoth_import_dialog_dispose (GObject *object)
{
  QuothImportDialog *self = QUOTH_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->trying);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_import_dialog_parent_class)->dispose (object);
}

static void
quoth_import_dialog_finalize (GObject *object)
{
  g_clear_pointer (&QUOTH_IMPORT_DIALOG (object)->order, g_ptr_array_unref);
  g_clear_pointer (&QUOTH_IMPORT_DIALOG (object)->said, g_hash_table_unref);
  g_clear_object (&QUOTH_IMPORT_DIALOG (object)->trying);
  g_clear_object (&QUOTH_IMPORT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (quoth_import_dialog_parent_class)->finalize (object);
}

static gboolean
quoth_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (QUOTH_IMPORT_DIALOG (window)->cancellable);
  g_cancellable_cancel (QUOTH_IMPORT_DIALOG (window)->trying);
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
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, labels);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, losses);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, error);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_preset_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_import_dialog_init (QuothImportDialog *self)
{
  self->order = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_type_ensure (QUOTH_TYPE_IMPORT_LABELS);
  g_type_ensure (QUOTH_TYPE_REPORT_LIST);
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
