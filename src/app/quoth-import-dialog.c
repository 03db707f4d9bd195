/* quoth-import-dialog.c: what is about to be imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-import-codings.h"
#include "quoth-import-job.h"
#include "quoth-import-row.h"
#include "quoth-names.h"

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
  GtkWidget *divided_row;
  GtkSwitch *divided;
  GtkLabel *parts;
  QuothImportCodings *codings;
  GtkLabel *error;
  GtkButton *import_button;

  QuothSession *session;
  QuothImportJob *job;
  GPtrArray *order; /* (element-type QuothImportItem): as they are shown; borrowed */
  guint n_rows;
  guint pulse;
  gboolean is_again; /* all was read anew, with other parts */
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), can_import && n_texts + n_codings > 0);
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

/* What is tried again is another text for a file of codings, and none for others. Nobody may take one in or out meanwhile. */
static void
codings_changed_cb (QuothImportDialog *self)
{
  gboolean busy = quoth_import_codings_is_busy (self->codings);

  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->divided), !busy);
  if (busy)
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
      return;
    }
  for (guint i = 0; i < self->n_rows; i++)
    {
      QuothImportRow *row = QUOTH_IMPORT_ROW (gtk_list_box_get_row_at_index (self->rows, (int) i));

      if (quoth_import_is_coding (quoth_import_row_get_item (row)))
        show_row (self, row, quoth_import_row_get_item (row));
    }
  show_summary (self);
}

/* What the files can be divided into: "chapters". */
static void
show_divided (QuothImportDialog *self)
{
  GPtrArray *items = get_items (self);
  g_autoptr (GString) parts = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const QuothImportItem *item = items->pdata[i];
      const char *its_parts = item->document != NULL && item->format != NULL ? item->format->parts : NULL;

      if (its_parts != NULL && its_parts != last && strstr (parts->str, _ (its_parts)) == NULL)
        quoth_name_append (parts, _ (its_parts));
      last = its_parts;
    }
  gtk_label_set_label (self->parts, parts->str);
  gtk_widget_set_visible (self->divided_row, parts->len > 0);
}

static void
show_items (QuothImportDialog *self)
{
  put_in_order (self);
  show_more (self);
  show_summary (self);
  show_divided (self);
  quoth_import_codings_show (self->codings, self->session, self->job);
  gtk_stack_set_visible_child_name (self->stack, self->order->len > 0 ? "review" : "nothing");
  gtk_widget_grab_focus (self->is_again ? GTK_WIDGET (self->divided) : GTK_WIDGET (self->import_button));
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

/* Other parts are other texts: all is read anew. */
static void
divided_cb (GtkSwitch *button, GParamSpec *pspec, QuothImportDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  self->is_again = TRUE;
  self->n_rows = 0;
  g_ptr_array_set_size (self->order, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->import_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  quoth_import_set_divided (quoth_import_job_get_import (self->job), gtk_switch_get_active (button));
  quoth_import_job_prepare_async (self->job, self->cancellable, prepared_cb, g_object_ref (self));
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
  g_clear_object (&QUOTH_IMPORT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (quoth_import_dialog_parent_class)->finalize (object);
}

static gboolean
quoth_import_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (QUOTH_IMPORT_DIALOG (window)->cancellable);
  quoth_import_codings_stop (QUOTH_IMPORT_DIALOG (window)->codings);
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
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, divided_row);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, divided);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, parts);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, codings);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, error);
  gtk_widget_class_bind_template_child (widget_class, QuothImportDialog, import_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, codings_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, divided_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_import_dialog_init (QuothImportDialog *self)
{
  self->order = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  g_type_ensure (QUOTH_TYPE_IMPORT_CODINGS);
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
