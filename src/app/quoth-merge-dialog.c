/* quoth-merge-dialog.c: making one of several
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What would follow is found out by building the very change that would be written, on a reading connection, each time somebody
 * chooses another one to stay; a reading that is overtaken is cancelled.
 */

#include "config.h"

#include "quoth-merge-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-actor-kinds.h"
#include "quoth-names.h"
#include "quoth-uses-job.h"
#include "quoth-value-picker.h"

/* A dialog grows with what it must show, not with what it could: so many rows it must. */
#define MOST_ROWS 5
#define ROW_HEIGHT 58

#define QUOTH_TYPE_MERGE_DIALOG (quoth_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothMergeDialog, quoth_merge_dialog, QUOTH, MERGE_DIALOG, AdwMessageDialog)

struct _QuothMergeDialog
{
  AdwMessageDialog parent_instance;

  QuothValuePicker *picker;
  GtkWidget *scroller;
  GtkListBox *rows;
  GtkLabel *preview;
  GtkLabel *given_up;

  QuothSession *session;
  QuothKind kind;
  GArray *ids;
  QuothId stays;
  GtkCheckButton *group;
  GCancellable *cancellable;
  /* What the preview was made of; %NULL until it is. */
  QuothRework *rework;
};

G_DEFINE_FINAL_TYPE (QuothMergeDialog, quoth_merge_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* Preview */

static void
set_rework (QuothMergeDialog *self, QuothRework *rework)
{
  g_clear_pointer (&self->rework, quoth_rework_unref);
  self->rework = rework;
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "merge", rework != NULL);
}

static void
show_error (QuothMergeDialog *self, const GError *error)
{
  g_autofree char *reason = quoth_name_capitalize (error->message);

  gtk_label_set_text (self->preview, reason);
}

static void
show_preview (QuothMergeDialog *self)
{
  g_autofree char *counts = quoth_kind_counts_to_text (quoth_rework_get_n_followed (self->rework));
  const QuothValue *stays = quoth_session_find (self->session, self->kind, &self->stays);
  g_autofree char *name = stays != NULL ? quoth_rework_dup_name (stays) : g_strdup ("");
  const char *const *given_up = quoth_rework_get_given_up (self->rework);
  g_autofree char *text = NULL;
  g_autofree char *sentences = g_strjoinv ("\n", (char **) given_up);
  g_autofree char *notes = NULL;

  if (counts != NULL)
    /* Translators: "12 mentions and 3 claims will refer to “Putin”." */
    text = g_strdup_printf (_ ("%1$s will refer to “%2$s”."), counts, name);
  else
    text = g_strdup (_ ("Nothing else refers to what is merged."));
  gtk_label_set_text (self->preview, text);
  /* Translators: sentences, a line each */
  notes = g_strdup_printf (_ ("A memo will say:\n%s"), sentences);
  gtk_label_set_text (self->given_up, notes);
  gtk_widget_set_visible (GTK_WIDGET (self->given_up), *given_up != NULL);
}

/* In a thread of the store. Returns: the rework, which tells what it would do. */
static gpointer
build_preview (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothChange) change = quoth_rework_build (reader, data, cancellable, error);

  return change != NULL ? quoth_rework_ref (data) : NULL;
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  QuothRework *rework = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&rework, quoth_rework_unref);
      return;
    }
  set_rework (self, rework);
  if (rework != NULL)
    {
      show_preview (self);
      return;
    }
  show_error (self, error);
  gtk_widget_set_visible (GTK_WIDGET (self->given_up), FALSE);
}

static QuothRework *
new_rework (QuothMergeDialog *self)
{
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (QuothId));

  for (guint i = 0; i < self->ids->len; i++)
    if (!quoth_id_equal (&g_array_index (self->ids, QuothId, i), &self->stays))
      g_array_append_val (from, g_array_index (self->ids, QuothId, i));
  return quoth_rework_new_merge (self->kind, &self->stays, (const QuothId *) (gpointer) from->data, from->len,
                                 quoth_session_get_coder (self->session));
}

static void
preview (QuothMergeDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_rework (self, NULL);
  if (self->ids->len < 2)
    return;
  self->cancellable = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (self->session), build_preview, new_rework (self),
                          (GDestroyNotify) quoth_rework_unref, (GDestroyNotify) quoth_rework_unref,
                          self->cancellable, previewed_cb, g_object_ref (self));
}

/* Rows */

static void
stays_cb (GtkCheckButton *button, QuothMergeDialog *self)
{
  const QuothValue *value = g_object_get_data (G_OBJECT (button), "value");

  if (!gtk_check_button_get_active (button))
    return;
  self->stays = value->id;
  preview (self);
}

static char *
describe (QuothMergeDialog *self, const QuothUses *uses)
{
  g_autofree char *counts = quoth_kind_counts_to_text (uses->counts);
  g_autoptr (GString) line = g_string_new (NULL);

  if (uses->value->kind == QUOTH_KIND_ACTOR)
    quoth_name_append (line, quoth_actor_kinds_get_name (self->session, quoth_actor (uses->value)->actor_kind));
  else if (uses->value->kind == QUOTH_KIND_CODE)
    quoth_name_append (line, quoth_code (uses->value)->key);
  quoth_name_append (line, counts != NULL ? counts : _ ("not used"));
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_row (QuothMergeDialog *self, const QuothUses *uses)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *name = quoth_rework_dup_name (uses->value);
  g_autofree char *subtitle = describe (self, uses);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->group);
  if (self->group == NULL)
    self->group = GTK_CHECK_BUTTON (button);
  g_object_set_data_full (G_OBJECT (button), "value", quoth_value_ref (uses->value), quoth_value_unref);
  g_signal_connect_object (button, "toggled", G_CALLBACK (stays_cb), self, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->rows, row);
  if (quoth_id_equal (&uses->value->id, &self->stays))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
}

static guint
count_all (const QuothUses *uses)
{
  guint n = 0;

  for (guint i = 0; i < QUOTH_N_KINDS; i++)
    n += uses->counts[i];
  return n;
}

/* The one that is used most stays, unless somebody says otherwise. */
static void
show_rows (QuothMergeDialog *self, GPtrArray *all)
{
  const QuothUses *most = all->pdata[0];
  GtkListBoxRow *row;

  self->group = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 1; i < all->len; i++)
    if (count_all (all->pdata[i]) > count_all (most))
      most = all->pdata[i];
  self->stays = most->value->id;
  gtk_widget_set_visible (self->scroller, all->len > 1);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              (int) MIN (all->len, MOST_ROWS) * ROW_HEIGHT);
  for (guint i = 0; i < all->len; i++)
    add_row (self, all->pdata[i]);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = quoth_uses_read_finish (QUOTH_SESSION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (all == NULL)
    show_error (self, error);
  else
    show_rows (self, all);
}

static void
read_uses (QuothMergeDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_rework (self, NULL);
  quoth_uses_read_async (self->session, self->kind, (const QuothId *) (gpointer) self->ids->data, self->ids->len,
                         self->cancellable, read_cb, g_object_ref (self));
}

/* With one to begin with, the other is chosen here. */
static void
picker_changed_cb (QuothMergeDialog *self)
{
  const QuothValue *chosen = quoth_value_picker_get_chosen (self->picker);

  if (self->session == NULL)
    return;
  g_array_set_size (self->ids, 1);
  if (chosen != NULL)
    g_array_append_val (self->ids, chosen->id);
  gtk_widget_set_visible (self->scroller, chosen != NULL);
  gtk_label_set_text (self->preview, "");
  gtk_widget_set_visible (GTK_WIDGET (self->given_up), FALSE);
  read_uses (self);
}

static void
picked_cb (QuothMergeDialog *self)
{
  gtk_widget_child_focus (self->scroller, GTK_DIR_TAB_FORWARD);
}

static void
quoth_merge_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  QuothMergeDialog *self = QUOTH_MERGE_DIALOG (dialog);

  g_cancellable_cancel (self->cancellable);
  if (g_str_equal (response, "merge") && self->rework != NULL)
    quoth_session_build (self->session, quoth_rework_build, quoth_rework_ref (self->rework),
                         (GDestroyNotify) quoth_rework_unref);
}

static void
quoth_merge_dialog_dispose (GObject *object)
{
  QuothMergeDialog *self = QUOTH_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rework, quoth_rework_unref);
  G_OBJECT_CLASS (quoth_merge_dialog_parent_class)->dispose (object);
}

static void
quoth_merge_dialog_finalize (GObject *object)
{
  g_array_unref (QUOTH_MERGE_DIALOG (object)->ids);
  G_OBJECT_CLASS (quoth_merge_dialog_parent_class)->finalize (object);
}

static void
quoth_merge_dialog_class_init (QuothMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_merge_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = quoth_merge_dialog_response;

  g_type_ensure (QUOTH_TYPE_VALUE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothMergeDialog, picker);
  gtk_widget_class_bind_template_child (widget_class, QuothMergeDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, QuothMergeDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothMergeDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, QuothMergeDialog, given_up);
  gtk_widget_class_bind_template_callback (widget_class, picker_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_merge_dialog_init (QuothMergeDialog *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_heading (QuothMergeDialog *self)
{
  const QuothValue *value = quoth_session_find (self->session, self->kind, &g_array_index (self->ids, QuothId, 0));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  g_autofree char *name = value != NULL ? quoth_rework_dup_name (value) : NULL;
  g_autofree char *count = quoth_kind_count_to_text (self->kind, self->ids->len);

  if (self->ids->len == 1 && name != NULL)
    {
      adw_message_dialog_format_heading (dialog, _ ("Merge “%s” with…"), name);
      return;
    }
  /* Translators: %s is as in "3 actors" */
  adw_message_dialog_format_heading (dialog, _ ("Merge %s"), count);
  adw_message_dialog_set_body (dialog, _ ("The one that stays gets the names, notes and uses of the others."));
}

void
quoth_merge_dialog_ask (QuothDesk *desk, GtkWidget *parent, QuothKind kind, const QuothId *ids, guint n_ids)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  QuothMergeDialog *self;

  g_return_if_fail (n_ids > 0 && quoth_rework_can_replace (kind));
  if (root == NULL || !quoth_desk_can_edit (desk))
    return;
  self = g_object_new (QUOTH_TYPE_MERGE_DIALOG, "transient-for", root, NULL);
  self->kind = kind;
  g_array_append_vals (self->ids, ids, n_ids);
  self->session = g_object_ref (quoth_desk_get_session (desk));
  set_heading (self);
  gtk_widget_set_visible (GTK_WIDGET (self->picker), n_ids == 1);
  if (n_ids == 1)
    {
      g_autoptr (GArray) excluded = g_array_copy (self->ids);

      quoth_value_picker_begin (self->picker, self->session, kind, excluded, _ ("The other one"));
    }
  else
    read_uses (self);
  gtk_window_present (GTK_WINDOW (self));
}
