/* quoth-settle-dialog.c: settling by a rule what coders agree on, seen first
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is shown and what is done come from the same function, run on the same cases, in a thread. If somebody changes one of them meanwhile, the store refuses
 * all, and says so.
 */

#include "config.h"

#include "quoth-settle-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-case-line.h"
#include "quoth-names.h"
#include "quoth-wrap-layout.h"

#define QUOTH_TYPE_SETTLE_DIALOG (quoth_settle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothSettleDialog, quoth_settle_dialog, QUOTH, SETTLE_DIALOG, AdwWindow)

struct _QuothSettleDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkWidget *settle;
  GtkCheckButton *identical;
  GtkCheckButton *majority;
  GtkCheckButton *threshold;
  GtkSpinButton *count;
  GtkWidget *fields_box;
  GtkWidget *fields; /* a check button for each in which open cases differ */
  GtkLabel *told;
  GtkListView *view;

  QuothSession *session;
  QuothAdjudication *adjudication;
  GListStore *store; /* of QuothCaseItem: what would be settled */
  GCancellable *trying;
  gboolean is_first; /* nothing was tried yet: Enter is to agree, and not to give up */
};

G_DEFINE_FINAL_TYPE (QuothSettleDialog, quoth_settle_dialog, ADW_TYPE_WINDOW)

/* ---- What a rule would do ---- */

typedef struct
{
  QuothAdjudication *adjudication;
  QuothRuleTerms terms;
  QuothAdjudicating *adjudicating; /* (nullable): gets the decisions */
  QuothRuleCounts counts;
  GPtrArray *settled;
} Trial;

static void
trial_free (gpointer data)
{
  Trial *self = data;

  g_ptr_array_unref (self->settled);
  g_clear_pointer (&self->adjudicating, quoth_adjudicating_free);
  quoth_adjudication_unref (self->adjudication);
  g_free (self);
}

/* Fields that are not offered make no difference. */
static guint
get_fields (QuothSettleDialog *self)
{
  guint fields = QUOTH_CASE_ALL_FIELDS;

  for (GtkWidget *check = gtk_widget_get_first_child (self->fields); check != NULL; check = gtk_widget_get_next_sibling (check))
    if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      fields &= ~(1u << GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "field")));
  return fields;
}

static Trial *
new_trial (QuothSettleDialog *self)
{
  Trial *trial = g_new0 (Trial, 1);

  trial->adjudication = quoth_adjudication_ref (self->adjudication);
  trial->settled = g_ptr_array_new ();
  trial->terms.rule = gtk_check_button_get_active (self->identical)  ? QUOTH_RULE_IDENTICAL
                      : gtk_check_button_get_active (self->majority) ? QUOTH_RULE_MAJORITY
                                                                     : QUOTH_RULE_THRESHOLD;
  trial->terms.threshold = (guint) gtk_spin_button_get_value_as_int (self->count);
  trial->terms.fields = get_fields (self);
  return trial;
}

static void
try_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Trial *trial = data;
  GError *error = NULL;

  if (quoth_adjudication_decide (trial->adjudication, &trial->terms, trial->adjudicating, &trial->counts, trial->settled, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* (transfer full): "7 settled: 5 alike, 2 other values · 3 stay open". */
static char *
tell_counts (const QuothRuleCounts *counts, guint n_settled)
{
  GString *line = g_string_new (NULL);
  g_autofree char *all
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case would be settled", "%u cases would be settled", n_settled), n_settled);
  g_autofree char *left
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u stays open", "%u stay open", counts->n_left), counts->n_left);

  quoth_name_append (line, all);
  for (guint i = 0; i < QUOTH_N_CASE_KINDS; i++)
    {
      /* Translators: how coders differ in some cases, and how many these are: "other values: 3" */
      g_autofree char *one = g_strdup_printf (_ ("%s: %u"), quoth_case_kind_get_name (i), counts->n_settled[i]);

      if (counts->n_settled[i] > 0)
        quoth_name_append (line, one);
    }
  quoth_name_append (line, left);
  return g_string_free (line, FALSE);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QuothSettleDialog *self = QUOTH_SETTLE_DIALOG (source);
  const Trial *trial = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;
  gboolean is_first = self->is_first;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  self->is_first = FALSE;
  g_task_propagate_boolean (G_TASK (result), &error);
  for (guint i = 0; error == NULL && i < trial->settled->len; i++)
    g_ptr_array_add (items, quoth_case_item_new (trial->adjudication, trial->settled->pdata[i], FALSE));
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  text = error != NULL ? quoth_name_capitalize (error->message) : tell_counts (&trial->counts, items->len);
  gtk_label_set_label (self->told, text);
  gtk_widget_set_sensitive (self->settle, items->len > 0);
  if (is_first && items->len > 0)
    gtk_widget_grab_focus (self->settle);
}

static void
run (QuothSettleDialog *self, Trial *trial, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, NULL);

  g_task_set_task_data (task, trial, trial_free);
  g_task_run_in_thread (task, try_thread);
}

static void
changed_cb (QuothSettleDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->count), gtk_check_button_get_active (self->threshold));
  gtk_widget_set_sensitive (self->settle, FALSE);
  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  self->trying = g_cancellable_new ();
  run (self, new_trial (self), self->trying, tried_cb);
}

/* ---- In what they have to agree ---- */

static guint
find_differing (const QuothAdjudication *adjudication)
{
  GPtrArray *cases = quoth_adjudication_get_cases (adjudication);
  guint differing = 0;

  for (guint i = 0; i < cases->len; i++)
    {
      const QuothCase *of_case = cases->pdata[i];

      if (of_case->state == QUOTH_CASE_OPEN)
        differing |= of_case->differing;
    }
  return differing & ~(1u << QUOTH_CASE_FIELD_PLACE);
}

static void
fill_fields (QuothSettleDialog *self)
{
  guint differing = find_differing (self->adjudication);

  for (guint field = 0; field < QUOTH_N_CASE_FIELDS; field++)
    {
      GtkWidget *check;

      if ((differing & (1u << field)) == 0)
        continue;
      check = gtk_check_button_new_with_label (quoth_case_field_get_name (field));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_object_set_data (G_OBJECT (check), "field", GUINT_TO_POINTER (field));
      g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->fields), check);
    }
  gtk_widget_set_visible (self->fields_box, differing != 0);
}

/* ---- Doing it ---- */

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  QuothSettleDialog *self = QUOTH_SETTLE_DIALOG (source);
  Trial *trial = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    quoth_session_build (self->session, quoth_adjudicating_build, g_steal_pointer (&trial->adjudicating),
                         (GDestroyNotify) quoth_adjudicating_free);
  else
    g_signal_emit_by_name (self->session, "failed", error);
  gtk_window_close (GTK_WINDOW (self));
}

static void
settle_cb (QuothSettleDialog *self)
{
  Trial *trial = new_trial (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Settle %u case", "Settle %u cases", n), n);

  trial->adjudicating = quoth_adjudicating_new (quoth_session_get_coder (self->session), label);
  gtk_widget_set_sensitive (self->settle, FALSE);
  run (self, trial, NULL, decided_cb);
}

/* Enter agrees, wherever one chooses: a choice is made by the arrows and by Space. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothSettleDialog *self)
{
  if (keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_sensitive (self->settle))
    settle_cb (self);
  return GDK_EVENT_STOP;
}

/* ---- The class ---- */

static void
quoth_settle_dialog_dispose (GObject *object)
{
  QuothSettleDialog *self = QUOTH_SETTLE_DIALOG (object);

  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_object (&self->store);
  g_clear_object (&self->session);
  g_clear_pointer (&self->adjudication, quoth_adjudication_unref);
  G_OBJECT_CLASS (quoth_settle_dialog_parent_class)->dispose (object);
}

static void
quoth_settle_dialog_class_init (QuothSettleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_settle_dialog_dispose;
  g_type_ensure (QUOTH_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-settle-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, settle);
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, identical);
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, majority);
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, threshold);
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, count);
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, fields_box);
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, told);
  gtk_widget_class_bind_template_child (widget_class, QuothSettleDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_settle_dialog_init (QuothSettleDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = quoth_case_line_factory_new ();
  g_autoptr (GtkSelectionModel) model = NULL;

  self->store = g_list_store_new (QUOTH_TYPE_CASE_ITEM);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->store))));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, model);
}

void
quoth_settle_dialog_open (GtkWidget *widget, QuothSession *session, QuothAdjudication *adjudication)
{
  QuothSettleDialog *self = g_object_new (QUOTH_TYPE_SETTLE_DIALOG, NULL);
  guint n_coders = MAX (quoth_adjudication_get_n_coders (adjudication), 2);

  self->session = g_object_ref (session);
  self->adjudication = quoth_adjudication_ref (adjudication);
  gtk_spin_button_set_range (self->count, 1, n_coders);
  gtk_spin_button_set_value (self->count, 2);
  fill_fields (self);
  self->is_first = TRUE;
  changed_cb (self);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (widget)));
  gtk_window_present (GTK_WINDOW (self));
}
