/* quoth-import-codings.c: what files of codings make, and what is in the way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-import-codings.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "quoth-import-columns.h"
#include "quoth-import-labels.h"
#include "quoth-names.h"
#include "quoth-report-list.h"

struct _QuothImportCodings
{
  GtkWidget parent_instance;

  QuothImportColumns *columns;
  QuothImportLabels *labels;
  QuothReportList *problems;
  QuothReportList *losses;

  QuothSession *session;
  QuothImportJob *job;
  GHashTable *said;         /* label: what it is to become, as was said and is not tried yet */
  GHashTable *said_columns; /* the same of fields */
  gboolean uses_preset;
  gboolean stopped;
  GCancellable *trying; /* (nullable): while the files are tried */
};

G_DEFINE_FINAL_TYPE (QuothImportCodings, quoth_import_codings, GTK_TYPE_WIDGET)

static guint changed_signal;

static QuothImport *
get_import (QuothImportCodings *self)
{
  return quoth_import_job_get_import (self->job);
}

static void
complain (QuothImportCodings *self, const char *heading, const GError *error)
{
  g_autofree char *reason = quoth_name_capitalize (error->message);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading, reason);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- What was found ---- */

/* "few.jsonl:1: …": the folder is what the user has just chosen. */
static const char *
skip_folder (const QuothImportItem *item, const char *problem)
{
  const char *slash = strrchr (item->path, '/');

  return slash != NULL && g_str_has_prefix (problem, item->path) ? problem + (slash + 1 - item->path) : problem;
}

static void
show_reports (QuothImportCodings *self)
{
  GPtrArray *items = quoth_import_get_items (get_import (self));
  GPtrArray *notes = self->uses_preset ? quoth_import_job_get_notes (self->job) : NULL;
  g_autoptr (GPtrArray) losses = quoth_losses_new ();

  quoth_report_list_begin (self->problems, _ ("Problems"));
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    quoth_report_list_add (self->problems, notes->pdata[i], 0);
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

/* That of the first table: what is said of columns is said of all. */
static const QuothTableLook *
find_look (QuothImportCodings *self)
{
  GPtrArray *items = quoth_import_get_items (get_import (self));

  for (guint i = 0; i < items->len; i++)
    {
      const QuothImportItem *item = items->pdata[i];

      if (item->look != NULL && item->look->names->len > 0)
        return item->look;
    }
  return NULL;
}

static void
show_all (QuothImportCodings *self)
{
  g_autoptr (GHashTable) labels = quoth_import_dup_labels (get_import (self));

  quoth_import_columns_show (self->columns, find_look (self));
  quoth_import_labels_show (self->labels, self->session, labels);
  quoth_import_labels_show_presets (self->labels, quoth_import_job_get_presets (self->job));
  show_reports (self);
}

/* ---- Trying ---- */

static void try_again (QuothImportCodings *self);

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothImportCodings) self = user_data;
  gboolean done = quoth_import_job_finish (QUOTH_IMPORT_JOB (source), result, NULL);

  g_clear_object (&self->trying);
  if (self->stopped)
    return;
  if (!done || g_hash_table_size (self->said) + g_hash_table_size (self->said_columns) > 0)
    {
      try_again (self);
      return;
    }
  quoth_import_labels_set_busy (self->labels, FALSE);
  show_all (self);
  g_signal_emit (self, changed_signal, 0);
}

/* Nobody may touch the import while it is tried: what is said meanwhile waits until that has stopped. */
static void
try_again (QuothImportCodings *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->said);
  while (g_hash_table_iter_next (&iter, &key, &value))
    quoth_import_map (get_import (self), key, value, NULL);
  g_hash_table_iter_init (&iter, self->said_columns);
  while (g_hash_table_iter_next (&iter, &key, &value))
    quoth_import_set_column (get_import (self), key, value, NULL);
  g_hash_table_remove_all (self->said);
  g_hash_table_remove_all (self->said_columns);
  self->trying = g_cancellable_new ();
  quoth_import_labels_set_busy (self->labels, TRUE);
  g_signal_emit (self, changed_signal, 0);
  quoth_import_job_try_async (self->job, self->trying, tried_cb, g_object_ref (self));
}

static void
say (QuothImportCodings *self, GHashTable *said, const char *what, const char *becomes)
{
  g_hash_table_insert (said, g_strdup (what), g_strdup (becomes));
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  else
    try_again (self);
}

static void
label_chosen_cb (QuothImportCodings *self, const char *label, const char *target)
{
  say (self, self->said, label, target);
}

static void
column_chosen_cb (QuothImportCodings *self, const char *field, const char *column)
{
  say (self, self->said_columns, field, column);
}

/* ---- Presets ---- */

static void
use_preset_cb (QuothImportCodings *self, guint index)
{
  const QuothPreset *preset = quoth_import_job_get_presets (self->job)->pdata[index];
  g_autoptr (GError) error = NULL;

  if (self->trying != NULL)
    return;
  if (!quoth_import_use_preset (get_import (self), preset, &error))
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
  g_autoptr (QuothImportCodings) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = quoth_import_job_finish (QUOTH_IMPORT_JOB (source), result, &error);

  if (self->stopped)
    return;
  quoth_import_labels_set_busy (self->labels, self->trying != NULL);
  quoth_import_labels_show_presets (self->labels, quoth_import_job_get_presets (self->job));
  if (!done)
    complain (self, _ ("The Preset Was Not Saved"), error);
}

static void
save_preset_cb (QuothImportCodings *self, const char *name)
{
  if (self->trying != NULL)
    return;
  quoth_import_labels_set_busy (self->labels, TRUE);
  quoth_import_job_save_preset_async (
    self->job, quoth_import_dup_preset (get_import (self), name), preset_saved_cb, g_object_ref (self));
}

/* ---- The widget ---- */

static void
quoth_import_codings_dispose (GObject *object)
{
  QuothImportCodings *self = QUOTH_IMPORT_CODINGS (object);
  GtkWidget *child;

  quoth_import_codings_stop (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->job);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (quoth_import_codings_parent_class)->dispose (object);
}

static void
quoth_import_codings_finalize (GObject *object)
{
  QuothImportCodings *self = QUOTH_IMPORT_CODINGS (object);

  g_hash_table_unref (self->said);
  g_hash_table_unref (self->said_columns);
  g_clear_object (&self->trying);
  G_OBJECT_CLASS (quoth_import_codings_parent_class)->finalize (object);
}

static void
quoth_import_codings_class_init (QuothImportCodingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_import_codings_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_import_codings_finalize;
  changed_signal = g_signal_new ("changed", QUOTH_TYPE_IMPORT_CODINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-import-codings.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothImportCodings, columns);
  gtk_widget_class_bind_template_child (widget_class, QuothImportCodings, labels);
  gtk_widget_class_bind_template_child (widget_class, QuothImportCodings, problems);
  gtk_widget_class_bind_template_child (widget_class, QuothImportCodings, losses);
  gtk_widget_class_bind_template_callback (widget_class, column_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_preset_cb);
}

static void
quoth_import_codings_init (QuothImportCodings *self)
{
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->said_columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_type_ensure (QUOTH_TYPE_IMPORT_COLUMNS);
  g_type_ensure (QUOTH_TYPE_IMPORT_LABELS);
  g_type_ensure (QUOTH_TYPE_REPORT_LIST);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_import_codings_show (QuothImportCodings *self, QuothSession *session, QuothImportJob *job)
{
  g_set_object (&self->session, session);
  g_set_object (&self->job, job);
  show_all (self);
}

gboolean
quoth_import_codings_is_busy (QuothImportCodings *self)
{
  return self->trying != NULL;
}

void
quoth_import_codings_stop (QuothImportCodings *self)
{
  self->stopped = TRUE;
  g_cancellable_cancel (self->trying);
}
