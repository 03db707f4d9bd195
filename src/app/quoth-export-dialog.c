/* quoth-export-dialog.c: what to write, how, and what was lost on the way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-export-dialog.h"

#include <glib/gi18n.h>

#include "quoth-export-job.h"
#include "quoth-export-option.h"
#include "quoth-export-selection.h"
#include "quoth-names.h"
#include "quoth-report-list.h"
#include "quoth-save-text.h"
#include "quoth-settings.h"

struct _QuothExportDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkButton *cancel_button;
  GtkButton *export_button;
  AdwComboRow *format;
  AdwEntryRow *folder_name;
  AdwPreferencesGroup *options;
  QuothExportSelection *selection;
  GtkLabel *limits;
  GtkProgressBar *progress;
  GtkLabel *done_title;
  GtkLabel *written;
  GtkLabel *path_label;
  GtkLabel *nothing_lost;
  QuothReportList *losses;
  GtkWidget *show_folder;
  GtkWidget *back;
  GtkLabel *error;

  QuothDesk *desk;
  gboolean codebook;      /* alone */
  GPtrArray *formats;     /* of const QuothFormat */
  GPtrArray *option_rows; /* of the chosen format */
  char *path;
  gboolean is_trial; /* what is written is only counted */
  char *report;      /* of the last run */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QuothExportDialog, quoth_export_dialog, ADW_TYPE_WINDOW)

static const QuothFormat *
get_format (QuothExportDialog *self)
{
  return self->formats->pdata[MIN (adw_combo_row_get_selected (self->format), self->formats->len - 1)];
}

/* Options */

static gboolean
is_folder (QuothExportDialog *self)
{
  return (get_format (self)->flags & QUOTH_FORMAT_IS_FOLDER) != 0
         || (!self->codebook && quoth_export_selection_is_split (self->selection));
}

static char *
propose_name (QuothExportDialog *self)
{
  const QuothFormat *format = get_format (self);
  const QuothProject *project = quoth_session_get_project (quoth_desk_get_session (self->desk));
  g_autofree char *stem = g_strdelimit (g_strdup (project->name), "/\\:", '-');

  if (is_folder (self))
    return g_strdup_printf ("%s-%s", stem, format->id);
  if (self->codebook)
    /* Translators: the name of a file: the project's, and the ending */
    return g_strdup_printf (_ ("%s codebook.%s"), stem, format->extensions[0]);
  return g_strdup_printf ("%s.%s", stem, format->extensions[0]);
}

/* (nullable): the option by which a format that carries more writes the codebook alone. */
static const QuothFormatOption *
find_codebook_option (const QuothFormat *format)
{
  for (const QuothFormatOption *option = format->options; option != NULL && option->name != NULL; option++)
    if (option->choices != NULL && g_strv_contains (option->choices, "codebook"))
      return option;
  return NULL;
}

/* Whether it writes the codebook alone. */
static gboolean
writes_codebook (const QuothFormat *format)
{
  const guint codebook = (1u << QUOTH_KIND_CODE) | (1u << QUOTH_KIND_ATTRIBUTE) | (1u << QUOTH_KIND_RELATION_TYPE)
                         | (1u << QUOTH_KIND_ACTOR_KIND);

  return (format->carries & ~codebook) == 0 || find_codebook_option (format) != NULL;
}

static void
show_limits (QuothExportDialog *self, const QuothFormat *format)
{
  GString *limits = g_string_new (NULL);

  for (const char *const *loss = format->losses; loss != NULL && *loss != NULL; loss++)
    g_string_append_printf (limits, "%s%s", limits->len > 0 ? "\n" : _ ("It cannot carry:\n"), _ (*loss));
  gtk_label_set_label (self->limits, limits->str);
  gtk_widget_set_visible (GTK_WIDGET (self->limits), limits->len > 0);
  g_string_free (limits, TRUE);
}

/* What of it is written: of one that carries more, the codebook alone. */
static const char *
tell_format (QuothExportDialog *self, const QuothFormat *format)
{
  if (!self->codebook || find_codebook_option (format) == NULL)
    return _ (format->summary);
  return (format->flags & QUOTH_FORMAT_READS_PROJECT) != 0 ? _ ("All of the codebook, one JSON object a line; reads back without loss")
                                                           : _ ("All of the codebook, to read and to print");
}

/* The name of a folder, where one is made: of a format, or of the parts of a split. */
static void
split_changed_cb (QuothExportDialog *self)
{
  g_autofree char *name = propose_name (self);

  gtk_widget_set_visible (GTK_WIDGET (self->folder_name), is_folder (self));
  gtk_editable_set_text (GTK_EDITABLE (self->folder_name), name);
}

static void
format_changed_cb (QuothExportDialog *self)
{
  const QuothFormat *format = get_format (self);

  for (guint i = 0; i < self->option_rows->len; i++)
    adw_preferences_group_remove (self->options, self->option_rows->pdata[i]);
  g_ptr_array_set_size (self->option_rows, 0);
  for (const QuothFormatOption *option = self->codebook ? NULL : format->options; option != NULL && option->name != NULL;
       option++)
    {
      GtkWidget *row = quoth_export_option_new (option);

      adw_preferences_group_add (self->options, row);
      g_ptr_array_add (self->option_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->options), self->option_rows->len > 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->format), tell_format (self, format));
  quoth_export_selection_set_format (self->selection, format);
  split_changed_cb (self);
  show_limits (self, format);
  gtk_widget_set_visible (GTK_WIDGET (self->selection), !self->codebook);
}

/* The report */

/* A line for each part, and which texts are near copies of each other. */
static void
show_split (QuothExportDialog *self, QuothSplit *split, GString *written)
{
  GPtrArray *parts = quoth_split_get_parts (split);
  GPtrArray *copies = quoth_split_get_copies (split);

  for (guint i = 0; i < parts->len; i++)
    {
      const QuothSplitPart *part = parts->pdata[i];

      g_string_append_printf (written, "\n%s: %u %s", part->name, part->documents->len,
                              g_dngettext (GETTEXT_PACKAGE, "text", "texts", part->documents->len));
    }
  for (guint i = 0; i < copies->len; i++)
    {
      const GPtrArray *names = copies->pdata[i];
      g_autoptr (GString) list = g_string_new (NULL);

      for (guint j = 0; j < names->len; j++)
        g_string_append_printf (list, "%s“%s”", j > 0 ? ", " : "", (const char *) names->pdata[j]);
      g_string_append_printf (written, "\n");
      /* Translators: names of texts */
      g_string_append_printf (written, _ ("Near copies, kept in one part: %s"), list->str);
    }
}

/* Of a trial there is nothing yet to be shown, and all can still be chosen otherwise. */
static void
show_done (QuothExportDialog *self)
{
  gtk_label_set_label (self->done_title, self->is_trial   ? _ ("What Would Be Written")
                                         : self->codebook ? _ ("The Codebook Is Written")
                                                          : _ ("The Dataset Is Written"));
  gtk_label_set_label (self->path_label, self->is_trial ? "" : self->path);
  gtk_widget_set_visible (GTK_WIDGET (self->path_label), !self->is_trial);
  gtk_widget_set_visible (self->show_folder, !self->is_trial);
  gtk_widget_set_visible (self->back, self->is_trial);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), self->is_trial);
  gtk_stack_set_visible_child_name (self->stack, "done");
  if (!self->is_trial)
    gtk_button_set_label (self->cancel_button, _ ("Close"));
}

static void
show_report (QuothExportDialog *self, QuothExport *export)
{
  GPtrArray *losses = quoth_export_get_losses (export);
  GString *written = g_string_new (NULL);
  guint counts[QUOTH_N_KINDS];
  g_autofree char *all = NULL, *sentence = NULL;

  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    counts[kind] = quoth_export_get_n_written (export, kind);
  all = quoth_kind_counts_to_text (counts);
  sentence = quoth_name_capitalize (all != NULL ? all : "");
  g_string_append (written, sentence);
  if (quoth_export_get_split (export) != NULL)
    show_split (self, quoth_export_get_split (export), written);
  gtk_label_set_label (self->written, written->str);
  g_string_free (written, TRUE);
  quoth_report_list_begin (self->losses, _ ("What the format could not carry"));
  quoth_report_list_add_losses (self->losses, losses);
  quoth_report_list_end (self->losses);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing_lost), losses->len == 0);
  g_free (self->report);
  self->report = quoth_export_dup_report (export);
  show_done (self);
}

static void
show_error (QuothExportDialog *self, const GError *error)
{
  g_autofree char *reason = quoth_name_capitalize (error->message);

  gtk_label_set_label (self->error, reason);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_button_set_label (self->export_button, _ ("Try Again"));
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), TRUE);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QuothExportDialog *self = QUOTH_EXPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothExport) export = quoth_export_run_done (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (export != NULL)
    {
      show_report (self, export);
      return;
    }
  show_error (self, error);
}

static void
progress (guint64 done, guint64 total, gpointer owner)
{
  QuothExportDialog *self = owner;

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) done / (double) total));
  else
    gtk_progress_bar_pulse (self->progress);
}

static gboolean
set_options (QuothExportDialog *self, QuothExport *export, GError **error)
{
  const QuothFormatOption *codebook = self->codebook ? find_codebook_option (get_format (self)) : NULL;

  if (codebook != NULL && !quoth_export_set_option (export, codebook->name, "codebook", error))
    return FALSE;
  for (guint i = 0; i < self->option_rows->len; i++)
    {
      const char *value;
      const QuothFormatOption *option = quoth_export_option_get (self->option_rows->pdata[i], &value);

      if (!quoth_export_set_option (export, option->name, value, error))
        return FALSE;
    }
  return TRUE;
}

static void
start (QuothExportDialog *self, gboolean is_trial)
{
  g_autoptr (QuothExport) export =
    quoth_export_new (quoth_session_get_store (quoth_desk_get_session (self->desk)), get_format (self));
  g_autoptr (GError) error = NULL;

  if (!set_options (self, export, &error)
      || (!self->codebook && !quoth_export_selection_apply (self->selection, export, &error)))
    {
      show_error (self, error);
      return;
    }
  self->is_trial = is_trial;
  /* It was asked whether what is there may go. */
  if (is_trial)
    quoth_export_set_trial (export);
  else
    quoth_export_set_output (export, self->path, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->export_button), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  quoth_export_run_async (g_steal_pointer (&export), progress, G_OBJECT (self), self->cancellable, exported_cb);
}

/* A file dialog asks before a file is replaced; of a folder it knows nothing. */

static void
replace_response_cb (QuothExportDialog *self, const char *response)
{
  if (g_str_equal (response, "replace"))
    start (self, FALSE);
}

static void
ask_to_replace (QuothExportDialog *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), heading,
    _ ("There is such a folder already. It is replaced if it holds nothing but an earlier export of the same format."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace", _ ("_Replace"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* (transfer full): the folder to be made in the one that was chosen, or that one itself if it is an earlier export. */
static char *
dup_folder_path (QuothExportDialog *self, const char *chosen)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->folder_name))));
  g_autofree char *base = g_path_get_basename (chosen);

  g_strdelimit (name, "/", '-');
  if (*name == '\0' || g_str_equal (name, ".") || g_str_equal (name, ".."))
    {
      g_free (name);
      name = propose_name (self);
    }
  return g_str_equal (base, name) ? g_strdup (chosen) : g_build_filename (chosen, name, NULL);
}

static void
remember_folder (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  quoth_settings_set_folder (file);
}

static void
response_cb (GtkNativeDialog *dialog, int response, QuothExportDialog *self)
{
  g_autoptr (GFile) file =
    response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  g_object_unref (dialog);
  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  g_free (self->path);
  if (!is_folder (self))
    {
      self->path = g_file_get_path (file);
      start (self, FALSE);
    }
  else
    {
      self->path = dup_folder_path (self, g_file_peek_path (file));
      if (g_file_test (self->path, G_FILE_TEST_EXISTS))
        ask_to_replace (self);
      else
        start (self, FALSE);
    }
  remember_folder (self->path);
}

static void
ask_where (QuothExportDialog *self)
{
  gboolean folder = is_folder (self);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    folder ? _ ("Export Into") : _ ("Export To"), GTK_WINDOW (self),
    folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autoptr (GFile) begin = quoth_settings_dup_folder ();
  g_autofree char *name = propose_name (self);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), begin, NULL);
  if (!folder)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* What was typed is looked at before anybody is asked for a place. */
static gboolean
check_selection (QuothExportDialog *self)
{
  g_autoptr (QuothExport) trial =
    quoth_export_new (quoth_session_get_store (quoth_desk_get_session (self->desk)), get_format (self));
  g_autoptr (GError) error = NULL;

  if (self->codebook || quoth_export_selection_apply (self->selection, trial, &error))
    return TRUE;
  show_error (self, error);
  return FALSE;
}

/* After a failure the choices are shown again: another name may be what it needs. */
static void
export_cb (GtkButton *button, QuothExportDialog *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "failed"))
    {
      gtk_button_set_label (self->export_button, _ ("Export…"));
      gtk_stack_set_visible_child_name (self->stack, "choose");
    }
  else if (check_selection (self))
    ask_where (self);
}

static void
try_cb (GtkButton *button, QuothExportDialog *self)
{
  if (check_selection (self))
    start (self, TRUE);
}

static void
back_cb (GtkButton *button, QuothExportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "choose");
  gtk_widget_grab_focus (GTK_WIDGET (self->format));
}

static void
save_report_cb (GtkButton *button, QuothExportDialog *self)
{
  quoth_save_text (GTK_WINDOW (self), _ ("Save the Report"), _ ("report.json"), self->report);
}

static void
show_folder_cb (GtkButton *button, QuothExportDialog *self)
{
  g_autofree char *parent = g_path_get_dirname (self->path);
  g_autofree char *uri = g_filename_to_uri (parent, NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (self), uri, GDK_CURRENT_TIME);
}

static void
quoth_export_dialog_dispose (GObject *object)
{
  QuothExportDialog *self = QUOTH_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_export_dialog_parent_class)->dispose (object);
}

static void
quoth_export_dialog_finalize (GObject *object)
{
  QuothExportDialog *self = QUOTH_EXPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->formats, g_ptr_array_unref);
  g_clear_pointer (&self->option_rows, g_ptr_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->report, g_free);
  G_OBJECT_CLASS (quoth_export_dialog_parent_class)->finalize (object);
}

static gboolean
quoth_export_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (QUOTH_EXPORT_DIALOG (window)->cancellable);
  return GTK_WINDOW_CLASS (quoth_export_dialog_parent_class)->close_request (window);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, folder_name);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, options);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, limits);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, done_title);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, written);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, path_label);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, nothing_lost);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, show_folder);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, back);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, losses);
  gtk_widget_class_bind_template_child (widget_class, QuothExportDialog, error);
}

static void
quoth_export_dialog_class_init (QuothExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_export_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = quoth_export_dialog_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_report_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
fill_formats (QuothExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (const QuothFormat *const *format = quoth_formats_get (); *format != NULL; format++)
    if ((*format)->flags & QUOTH_FORMAT_WRITES && (!self->codebook || writes_codebook (*format)))
      {
        g_ptr_array_add (self->formats, (gpointer) *format);
        gtk_string_list_append (names, _ ((*format)->name));
      }
  adw_combo_row_set_model (self->format, G_LIST_MODEL (names));
}

static void
quoth_export_dialog_init (QuothExportDialog *self)
{
  g_type_ensure (QUOTH_TYPE_EXPORT_SELECTION);
  g_type_ensure (QUOTH_TYPE_REPORT_LIST);
  self->cancellable = g_cancellable_new ();
  self->formats = g_ptr_array_new ();
  self->option_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_dialog (QuothDesk *desk, gboolean codebook)
{
  QuothExportDialog *self = g_object_new (QUOTH_TYPE_EXPORT_DIALOG, NULL);

  self->desk = g_object_ref (desk);
  self->codebook = codebook;
  fill_formats (self);
  quoth_export_selection_set_desk (self->selection, desk);
  g_signal_connect_object (self->selection, "split-changed", G_CALLBACK (split_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->format, "notify::selected", G_CALLBACK (format_changed_cb), self, G_CONNECT_SWAPPED);
  format_changed_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->format));
  return GTK_WIDGET (self);
}

GtkWidget *
quoth_export_dialog_new (QuothDesk *desk)
{
  return make_dialog (desk, FALSE);
}

GtkWidget *
quoth_export_dialog_new_codebook (QuothDesk *desk)
{
  GtkWidget *self = make_dialog (desk, TRUE);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Export the Codebook"));
  gtk_window_set_default_size (GTK_WINDOW (self), 540, 460);
  return self;
}
