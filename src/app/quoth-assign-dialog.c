/* quoth-assign-dialog.c: handing out texts to coders
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown is what quoth_assigning_build() makes, by a reader, of what stands in the dialog; the same is built again by the writer. A plan that is overtaken by
 * another choice is cancelled.
 */

#include "config.h"

#include "quoth-assign-dialog.h"

#include <glib/gi18n.h>

#include "quoth-line-list.h"
#include "quoth-names.h"

/* The rows of the list of texts. */
enum
{
  ALL_TEXTS,
  SOME_TEXTS,
  OPEN_TEXT,
};

struct _QuothAssignDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwComboRow *texts;
  GtkWidget *some_texts;
  QuothLineList *lines;
  AdwPreferencesGroup *coders;
  GtkSpinButton *each;
  AdwComboRow *balance;
  GtkEditable *seed;
  GtkSwitch *blind;
  AdwComboRow *purpose;
  GtkEditable *deadline;
  AdwPreferencesGroup *plan;
  GtkLabel *summary;
  GtkWidget *assign;

  QuothDesk *desk;
  GArray *coder_ids;
  GPtrArray *ticks;     /* of GtkCheckButton, not held: one for each coder */
  GPtrArray *plan_rows; /* not held */
  GCancellable *planning;
};

G_DEFINE_FINAL_TYPE (QuothAssignDialog, quoth_assign_dialog, ADW_TYPE_WINDOW)

static QuothSession *
get_session (QuothAssignDialog *self)
{
  return quoth_desk_get_session (self->desk);
}

/* ---- What stands in the dialog ---- */

static void
set_coders (QuothAssignDialog *self, QuothAssigning *assigning)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_array_append_val (ids, g_array_index (self->coder_ids, QuothId, i));
  quoth_assigning_set_coders (assigning, (const QuothId *) (gpointer) ids->data, ids->len);
}

static void
mark (GtkEditable *row, gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, QUOTH_ERROR, QUOTH_ERROR_INVALID, why);
  return FALSE;
}

static gboolean
set_documents (QuothAssignDialog *self, QuothAssigning *assigning, GError **error)
{
  GListModel *lines = quoth_line_list_get_model (self->lines);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  guint chosen = adw_combo_row_get_selected (self->texts);

  if (chosen == ALL_TEXTS)
    return TRUE;
  if (chosen == OPEN_TEXT)
    g_array_append_val (ids, quoth_desk_get_document (self->desk)->value.id);
  for (guint i = 0; chosen == SOME_TEXTS && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (QuothLine) line = g_list_model_get_item (lines, i);

      if (quoth_line_get_ticked (line))
        g_array_append_val (ids, line->document);
    }
  quoth_assigning_set_documents (assigning, (const QuothId *) (gpointer) ids->data, ids->len);
  return ids->len > 0 || refuse (error, _ ("no text is chosen"));
}

static gboolean
set_words (QuothAssignDialog *self, QuothAssigning *assigning, GError **error)
{
  g_autofree char *seed = g_strstrip (g_strdup (gtk_editable_get_text (self->seed)));
  g_autofree char *deadline = g_strstrip (g_strdup (gtk_editable_get_text (self->deadline)));
  guint64 number = 0;
  gboolean has_seed = g_ascii_string_to_unsigned (seed, 10, 0, G_MAXUINT64, &number, NULL);
  gboolean has_deadline = *deadline == '\0' || quoth_date_is_valid (deadline);

  mark (self->seed, !has_seed);
  mark (self->deadline, !has_deadline);
  if (!has_seed)
    return refuse (error, _ ("a seed is a whole number, as 42"));
  if (!has_deadline)
    return refuse (error, _ ("a deadline is a day, a month or a year: 2026-12-24, 2026-12 or 2026"));
  quoth_assigning_set_seed (assigning, number);
  quoth_assigning_set_terms (assigning, gtk_switch_get_active (self->blind), adw_combo_row_get_selected (self->purpose),
                             *deadline != '\0' ? deadline : NULL);
  return TRUE;
}

/* None would be all. */
static gboolean
check_coders (QuothAssignDialog *self, GError **error)
{
  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      return TRUE;
  return refuse (error, self->ticks->len > 0 ? _ ("no coder is chosen") : _ ("nobody codes in this project yet; add coders first"));
}

/* (transfer full) (nullable): as the dialog says. */
static QuothAssigning *
new_assigning (QuothAssignDialog *self, GError **error)
{
  g_autoptr (QuothAssigning) assigning
    = quoth_assigning_new ((guint) gtk_spin_button_get_value_as_int (self->each), quoth_session_get_coder (get_session (self)));

  set_coders (self, assigning);
  quoth_assigning_set_balance (assigning, adw_combo_row_get_selected (self->balance));
  return check_coders (self, error) && set_documents (self, assigning, error) && set_words (self, assigning, error) ? g_steal_pointer (&assigning)
                                                                                                                : NULL;
}

/* ---- What comes of it ---- */

/* @rows: a name and what is said of it, by turns. */
typedef struct
{
  guint n_made;
  char *summary;
  GPtrArray *rows;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *self = data;

  g_free (self->summary);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static char *
describe_share (const QuothShare *share)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *n_new = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new text", "%u new texts", share->n_new), share->n_new);
  g_autofree char *n = g_strdup_printf (_ ("%u with those before"), share->n_texts);
  g_autofree char *length = g_strdup_printf (_ ("%'" G_GUINT64_FORMAT " characters in all"), share->length);

  quoth_name_append (text, n_new);
  if (share->n_texts > share->n_new)
    quoth_name_append (text, n);
  quoth_name_append (text, length);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
summarize (GPtrArray *made)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *texts = NULL;
  g_autofree char *assignments = NULL;
  guint n = 0;

  for (guint i = 0; i < made->len; i++)
    n += i == 0 || !quoth_id_equal (&quoth_assignment (made->pdata[i])->document, &quoth_assignment (made->pdata[i - 1])->document);
  if (made->len == 0)
    return g_strdup (_ ("Nothing is new: each of these texts has so many of these coders already."));
  texts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text is handed out", "%u texts are handed out", n), n);
  assignments = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new assignment", "%u new assignments", made->len), made->len);
  quoth_name_append (text, texts);
  quoth_name_append (text, assignments);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gpointer
make_plan (QuothReader *reader, gpointer assigning, GCancellable *cancellable, GError **error)
{
  g_autoptr (QuothChange) change = quoth_assigning_build (reader, assigning, cancellable, error);
  GPtrArray *shares = quoth_assigning_get_shares (assigning);
  Plan *plan;

  if (change == NULL)
    return NULL;
  plan = g_new0 (Plan, 1);
  plan->n_made = quoth_assigning_get_made (assigning)->len;
  plan->summary = summarize (quoth_assigning_get_made (assigning));
  plan->rows = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < shares->len; i++)
    {
      const QuothShare *share = shares->pdata[i];

      g_ptr_array_add (plan->rows, g_strdup (share->name));
      g_ptr_array_add (plan->rows, describe_share (share));
    }
  return plan;
}

static void
clear_plan (QuothAssignDialog *self)
{
  for (guint i = 0; i < self->plan_rows->len; i++)
    adw_preferences_group_remove (self->plan, self->plan_rows->pdata[i]);
  g_ptr_array_set_size (self->plan_rows, 0);
}

static void
show_plan (QuothAssignDialog *self, const Plan *plan)
{
  clear_plan (self);
  gtk_label_set_label (self->summary, plan->summary);
  for (guint i = 0; i < plan->rows->len; i += 2)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plan->rows->pdata[i]);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), plan->rows->pdata[i + 1]);
      adw_preferences_group_add (self->plan, row);
      g_ptr_array_add (self->plan_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->plan), TRUE);
  gtk_widget_set_sensitive (self->assign, plan->n_made > 0);
}

static void
show_reason (QuothAssignDialog *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (error == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->summary), "error");
      return;
    }
  sentence = quoth_name_capitalize (error->message);
  gtk_label_set_label (self->summary, sentence);
  gtk_widget_add_css_class (GTK_WIDGET (self->summary), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->plan), FALSE);
  gtk_widget_set_sensitive (self->assign, FALSE);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothAssignDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  Plan *plan = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_clear_pointer (&plan, plan_free);
      return;
    }
  g_clear_object (&self->planning);
  show_reason (self, error);
  if (plan == NULL)
    return;
  show_plan (self, plan);
  plan_free (plan);
}

static void
stop_planning (QuothAssignDialog *self)
{
  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
}

static void
changed_cb (QuothAssignDialog *self)
{
  g_autoptr (GError) error = NULL;
  QuothAssigning *assigning;

  if (self->desk == NULL)
    return;
  gtk_widget_set_visible (self->some_texts, adw_combo_row_get_selected (self->texts) == SOME_TEXTS);
  stop_planning (self);
  assigning = new_assigning (self, &error);
  if (assigning == NULL)
    {
      show_reason (self, error);
      return;
    }
  self->planning = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (get_session (self)), make_plan, assigning, (GDestroyNotify) quoth_assigning_free, plan_free,
                          self->planning, planned_cb, g_object_ref (self));
}

static void
assign_cb (QuothAssignDialog *self)
{
  QuothAssigning *assigning = new_assigning (self, NULL);

  if (assigning == NULL || !gtk_widget_get_sensitive (self->assign))
    {
      g_clear_pointer (&assigning, quoth_assigning_free);
      return;
    }
  quoth_session_build (get_session (self), quoth_assigning_build, assigning, (GDestroyNotify) quoth_assigning_free);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- What is offered ---- */

static void
add_coder (QuothAssignDialog *self, const QuothCoder *coder)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *tick = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), coder->name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->coders, row);
  g_ptr_array_add (self->ticks, tick);
  g_array_append_val (self->coder_ids, coder->value.id);
}

static void
fill_coders (QuothAssignDialog *self)
{
  QuothItemList *coders = quoth_session_get_list (get_session (self), QUOTH_KIND_CODER);

  for (guint i = 0; i < quoth_item_list_get_size (coders); i++)
    {
      const QuothCoder *coder = quoth_item_get_value (quoth_item_list_get (coders, i));

      if (coder->active)
        add_coder (self, coder);
    }
  gtk_spin_button_set_range (self->each, 1, MAX (self->ticks->len, 1));
}

static void
fill_texts (QuothAssignDialog *self)
{
  QuothItemList *documents = quoth_session_get_list (get_session (self), QUOTH_KIND_DOCUMENT);
  const QuothDocument *open = quoth_desk_get_document (self->desk);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_string_list_append (choices, _ ("All"));
  gtk_string_list_append (choices, _ ("Some"));
  if (open != NULL)
    gtk_string_list_append (choices, _ ("The open one only"));
  for (guint i = 0; i < quoth_item_list_get_size (documents); i++)
    {
      const QuothDocument *document = quoth_item_get_value (quoth_item_list_get (documents, i));
      QuothLine *line = quoth_line_new (quoth_name_of_document (document), NULL);

      line->document = document->value.id;
      g_signal_connect_object (line, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (lines, line);
    }
  quoth_line_list_begin (self->lines, QUOTH_LINES_TICKED, _ ("Texts"));
  quoth_line_list_set_lines (self->lines, lines);
  adw_combo_row_set_model (self->texts, G_LIST_MODEL (choices));
}

/* ---- The widget ---- */

static void
quoth_assign_dialog_dispose (GObject *object)
{
  QuothAssignDialog *self = QUOTH_ASSIGN_DIALOG (object);

  stop_planning (self);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_assign_dialog_parent_class)->dispose (object);
}

static void
quoth_assign_dialog_finalize (GObject *object)
{
  QuothAssignDialog *self = QUOTH_ASSIGN_DIALOG (object);

  g_array_unref (self->coder_ids);
  g_ptr_array_unref (self->ticks);
  g_ptr_array_unref (self->plan_rows);
  G_OBJECT_CLASS (quoth_assign_dialog_parent_class)->finalize (object);
}

static void
quoth_assign_dialog_class_init (QuothAssignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_assign_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_assign_dialog_finalize;
  g_type_ensure (QUOTH_TYPE_LINE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-assign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, texts);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, some_texts);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, coders);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, each);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, balance);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, seed);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, blind);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, purpose);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, deadline);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, plan);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, QuothAssignDialog, assign);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, assign_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_assign_dialog_init (QuothAssignDialog *self)
{
  self->coder_ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->ticks = g_ptr_array_new ();
  self->plan_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->each))), TRUE);
}

GtkWidget *
quoth_assign_dialog_new (QuothDesk *desk, GtkWindow *parent)
{
  QuothAssignDialog *self = g_object_new (QUOTH_TYPE_ASSIGN_DIALOG, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  fill_coders (self);
  fill_texts (self);
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->each));
  return GTK_WIDGET (self);
}
