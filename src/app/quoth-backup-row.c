/* quoth-backup-row.c: a backup in a list, and what would be different
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-backup-row.h"

#include <glib/gi18n.h>

#include "quoth-backup-job.h"
#include "quoth-names.h"

/* More steps than can be looked through here are told by number. */
#define STEPS_MAX 6

struct _QuothBackupRow
{
  AdwExpanderRow parent_instance;

  char *path;
  QuothBackup *backup;
  QuothRestorePreview *preview;
  GCancellable *cancellable; /* NULL: it was not looked at yet */
  GtkBox *box;
  GtkWidget *spinner;
  GtkWidget *restore;
};

G_DEFINE_FINAL_TYPE (QuothBackupRow, quoth_backup_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  RESTORE,
  LOOK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
describe_shares (const QuothRestorePreview *preview)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < preview->shares->len; i++)
    {
      const QuothRestoreShare *share = preview->shares->pdata[i];

      if (i > 0)
        g_string_append (text, ", ");
      /* Translators: so many steps, by that coder */
      g_string_append_printf (text, _ ("%u by %s"), share->n_entries, share->name != NULL ? share->name : "Quoth");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
quoth_backup_describe_loss (const QuothRestorePreview *preview)
{
  g_autofree char *shares = describe_shares (preview);

  if (preview->fault != NULL)
    return g_strdup (_ ("The project cannot be read. It keeps all it has, under another name."));
  if (preview->n_lost == 0)
    return g_strdup (_ ("Nothing that was done in the project would go."));
  return g_strdup_printf (ngettext ("%u step that was done since would go (%s).", "%u steps that were done since would go (%s).",
                                    preview->n_lost),
                          preview->n_lost, shares);
}

static GtkWidget *
add_label (QuothBackupRow *self, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (self->box, label);
  return label;
}

/* What of a kind of difference there is: "Not in the backup: 2 actors and 1 claim". */
static void
add_counts (QuothBackupRow *self, const char *where, QuothNewsType type)
{
  g_autofree char *counts = quoth_kind_counts_to_text (self->preview->counts[type]);
  g_autofree char *text = counts != NULL ? g_strdup_printf ("%s: %s", where, counts) : NULL;

  if (text != NULL)
    add_label (self, text, NULL);
}

static char *
describe_step (const QuothHistoryEntry *entry)
{
  g_autofree char *time = quoth_name_of_time (entry->time);

  if (entry->kind == QUOTH_ENTRY_UNDO)
    return g_strdup_printf (_ ("%s: undo: %s"), time, entry->label);
  if (entry->kind == QUOTH_ENTRY_REDO)
    return g_strdup_printf (_ ("%s: redo: %s"), time, entry->label);
  return g_strdup_printf ("%s: %s", time, entry->label);
}

static void
add_steps (QuothBackupRow *self)
{
  const QuothRestorePreview *preview = self->preview;
  g_autofree char *more = NULL;

  for (guint i = 0; i < MIN (preview->steps->len, STEPS_MAX); i++)
    {
      g_autofree char *text = describe_step (preview->steps->pdata[i]);

      add_label (self, text, "dim-label");
    }
  if (preview->n_lost <= STEPS_MAX)
    return;
  more = g_strdup_printf (ngettext ("and %u more", "and %u more", preview->n_lost - STEPS_MAX), preview->n_lost - STEPS_MAX);
  add_label (self, more, "dim-label");
}

static void
show_preview (QuothBackupRow *self)
{
  const QuothRestorePreview *preview = self->preview;
  g_autofree char *loss = quoth_backup_describe_loss (preview);
  g_autofree char *back = NULL;

  add_label (self, loss, "heading");
  if (preview->n_back > 0)
    back = g_strdup_printf (ngettext ("%u step would come back.", "%u steps would come back.", preview->n_back), preview->n_back);
  if (back != NULL)
    add_label (self, back, NULL);
  if (preview->has_counts)
    {
      add_counts (self, _ ("Not in the backup"), QUOTH_NEWS_ADDED);
      add_counts (self, _ ("Different in the backup"), QUOTH_NEWS_CHANGED);
      add_counts (self, _ ("Only in the backup"), QUOTH_NEWS_REMOVED);
    }
  for (guint i = 0; i < MIN (preview->problems->len, STEPS_MAX); i++)
    add_label (self, ((QuothProblem *) preview->problems->pdata[i])->what, "error");
  add_steps (self);
}

/* What would change nothing, and what is damaged, is not offered. */
static gboolean
is_worth_restoring (const QuothRestorePreview *preview)
{
  return preview->problems->len == 0 && (preview->n_lost > 0 || preview->n_back > 0 || preview->fault != NULL);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothBackupRow) self = user_data;
  g_autoptr (GError) error = NULL;
  QuothRestorePreview *preview = quoth_backup_preview_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  if (preview == NULL)
    {
      add_label (self, error->message, "error");
      return;
    }
  self->preview = preview;
  show_preview (self);
  if (self->restore != NULL)
    gtk_widget_set_sensitive (self->restore, is_worth_restoring (preview));
}

static void
expanded_cb (QuothBackupRow *self)
{
  if (self->cancellable != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->cancellable = g_cancellable_new ();
  quoth_backup_preview_async (self->path, self->backup->path, self->cancellable, previewed_cb, g_object_ref (self));
}

static void
restore_cb (QuothBackupRow *self)
{
  g_signal_emit (self, signals[RESTORE], 0);
}

static void
look_cb (QuothBackupRow *self)
{
  g_signal_emit (self, signals[LOOK], 0);
}

static GtkWidget *
add_button (QuothBackupRow *self, GtkWidget *buttons, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), button);
  return button;
}

static void
add_content (QuothBackupRow *self, gboolean can_restore)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = adw_preferences_row_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->spinner = g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "halign", GTK_ALIGN_START, NULL);
  gtk_box_append (self->box, self->spinner);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (self->box));
  gtk_box_append (GTK_BOX (content), buttons);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_widget_add_css_class (content, "backup-content");
  add_button (self, buttons, _ ("Open Read-Only"), G_CALLBACK (look_cb));
  if (can_restore)
    {
      self->restore = add_button (self, buttons, _ ("Restore…"), G_CALLBACK (restore_cb));
      gtk_widget_add_css_class (self->restore, "destructive-action");
      gtk_widget_set_sensitive (self->restore, FALSE);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static char *
describe_age (const QuothBackup *backup)
{
  if (backup->n_behind == 0)
    return g_strdup (_ ("has all that was done"));
  return g_strdup_printf (ngettext ("%u step behind", "%u steps behind", backup->n_behind), backup->n_behind);
}

static void
show_backup (QuothBackupRow *self)
{
  const QuothBackup *backup = self->backup;
  g_autofree char *time = quoth_name_of_time (backup->time);
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *age = describe_age (backup);
  g_autofree char *name = g_filename_display_basename (backup->path);
  g_autofree char *subtitle = NULL;

  if (backup->fault != NULL)
    subtitle = g_strdup_printf (_ ("%s: %s"), name, backup->fault);
  else if (backup->n_problems > 0)
    subtitle = g_strdup_printf (_ ("%s · %s · %s · with problems"), quoth_backup_reason_to_text (backup->reason), size, age);
  else
    subtitle = g_strdup_printf ("%s · %s · %s", quoth_backup_reason_to_text (backup->reason), size, age);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), time);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
}

static void
quoth_backup_row_dispose (GObject *object)
{
  QuothBackupRow *self = QUOTH_BACKUP_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (quoth_backup_row_parent_class)->dispose (object);
}

static void
quoth_backup_row_finalize (GObject *object)
{
  QuothBackupRow *self = QUOTH_BACKUP_ROW (object);

  g_clear_pointer (&self->backup, quoth_backup_free);
  g_clear_pointer (&self->preview, quoth_restore_preview_free);
  g_free (self->path);
  G_OBJECT_CLASS (quoth_backup_row_parent_class)->finalize (object);
}

static void
quoth_backup_row_class_init (QuothBackupRowClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_backup_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_backup_row_finalize;
  signals[RESTORE] = g_signal_new ("restore", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LOOK] = g_signal_new ("look", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
quoth_backup_row_init (QuothBackupRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

GtkWidget *
quoth_backup_row_new (const char *path, QuothBackup *backup, gboolean can_restore)
{
  QuothBackupRow *self = g_object_new (QUOTH_TYPE_BACKUP_ROW, NULL);

  self->path = g_strdup (path);
  self->backup = backup;
  show_backup (self);
  if (backup->fault == NULL)
    add_content (self, can_restore);
  else
    adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), FALSE);
  return GTK_WIDGET (self);
}

const QuothBackup *
quoth_backup_row_get_backup (QuothBackupRow *self)
{
  return self->backup;
}

const QuothRestorePreview *
quoth_backup_row_get_preview (QuothBackupRow *self)
{
  return self->preview;
}
