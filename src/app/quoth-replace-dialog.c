/* quoth-replace-dialog.c: deleting what may be in use
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-replace-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-uses-job.h"
#include "quoth-value-picker.h"

#define QUOTH_TYPE_REPLACE_DIALOG (quoth_replace_dialog_get_type ())
G_DECLARE_FINAL_TYPE (QuothReplaceDialog, quoth_replace_dialog, QUOTH, REPLACE_DIALOG, AdwMessageDialog)

struct _QuothReplaceDialog
{
  AdwMessageDialog parent_instance;

  QuothValuePicker *picker;

  QuothSession *session;
  QuothValue *value;
};

G_DEFINE_FINAL_TYPE (QuothReplaceDialog, quoth_replace_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
delete_value (QuothSession *session, const QuothValue *value, const QuothId *replacement)
{
  QuothRework *rework = quoth_rework_new_delete (
    value->kind, &value->id, replacement, quoth_session_get_coder (session));

  quoth_session_build (session, quoth_rework_build, rework, (GDestroyNotify) quoth_rework_unref);
}

static void
changed_cb (QuothReplaceDialog *self)
{
  if (adw_message_dialog_get_response_label (ADW_MESSAGE_DIALOG (self), "replace") == NULL)
    return;
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "replace",
                                           quoth_value_picker_get_chosen (self->picker) != NULL);
}

/* Who answers for the dialog has to close it too. */
static void
picked_cb (QuothReplaceDialog *self)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (self), "replace");
  gtk_window_close (GTK_WINDOW (self));
}

static void
quoth_replace_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  QuothReplaceDialog *self = QUOTH_REPLACE_DIALOG (dialog);
  const QuothValue *chosen = quoth_value_picker_get_chosen (self->picker);

  if (g_str_equal (response, "delete"))
    delete_value (self->session, self->value, NULL);
  else if (g_str_equal (response, "replace") && chosen != NULL)
    delete_value (self->session, self->value, &chosen->id);
}

static void
quoth_replace_dialog_dispose (GObject *object)
{
  QuothReplaceDialog *self = QUOTH_REPLACE_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->value, quoth_value_unref);
  G_OBJECT_CLASS (quoth_replace_dialog_parent_class)->dispose (object);
}

static void
quoth_replace_dialog_class_init (QuothReplaceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_replace_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = quoth_replace_dialog_response;

  g_type_ensure (QUOTH_TYPE_VALUE_PICKER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-replace-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothReplaceDialog, picker);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_replace_dialog_init (QuothReplaceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What refers to it goes with it, or does without it. */
static gboolean
is_let_go (QuothKind used, QuothKind user)
{
  return quoth_kind_is_annotation (used) || used >= QUOTH_KIND_RELATION
         || (user == QUOTH_KIND_ASSIGNMENT && used == QUOTH_KIND_DOCUMENT)
         || (user == QUOTH_KIND_MEMO && used != QUOTH_KIND_CODER && used != QUOTH_KIND_ATTRIBUTE);
}

/* Whether it can be deleted as it is; @any: (out): whether there is anything to tell first. */
static gboolean
can_delete (const QuothUses *uses, gboolean *any)
{
  gboolean can = TRUE;

  *any = FALSE;
  for (guint kind = 0; kind < QUOTH_N_KINDS; kind++)
    {
      *any = *any || uses->counts[kind] > 0;
      can = can && (uses->counts[kind] == 0 || is_let_go (uses->value->kind, (QuothKind) kind));
    }
  return can;
}

/* What somebody has to know, and what can be done. */
static char *
format_body (const QuothUses *uses, gboolean deletable, gboolean replaceable)
{
  g_autofree char *counts = quoth_kind_counts_to_text (uses->counts);

  if (deletable && replaceable)
    /* Translators: %s is as in "1 memo" */
    return g_strdup_printf (_ ("There is %s on it. Delete that too, or choose what takes its place."), counts);
  if (deletable)
    return g_strdup_printf (_ ("%s will be deleted with it."), counts);
  if (replaceable)
    /* Translators: %s is as in "12 mentions and 3 claims" */
    return g_strdup_printf (_ ("It is used by %s. Choose what takes its place there."), counts);
  return g_strdup_printf (_ ("It is used by %s. Delete or change them first."), counts);
}

static void
add_responses (AdwMessageDialog *dialog, gboolean deletable, gboolean replaceable)
{
  adw_message_dialog_add_response (
    dialog, "cancel", deletable || replaceable ? _ ("_Cancel") : _ ("_Close"));
  if (deletable)
    {
      adw_message_dialog_add_response (dialog, "delete", _ ("_Delete"));
      adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
    }
  if (replaceable)
    {
      adw_message_dialog_add_response (dialog, "replace", _ ("_Replace and Delete"));
      adw_message_dialog_set_response_appearance (dialog, "replace", ADW_RESPONSE_DESTRUCTIVE);
      adw_message_dialog_set_response_enabled (dialog, "replace", FALSE);
    }
}

static void
show (QuothSession *session, GtkWindow *window, const QuothUses *uses, gboolean deletable)
{
  QuothReplaceDialog *self = g_object_new (QUOTH_TYPE_REPLACE_DIALOG, "transient-for", window, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  gboolean replaceable = quoth_rework_can_replace (uses->value->kind);
  g_autofree char *name = quoth_rework_dup_name (uses->value);
  g_autofree char *body = format_body (uses, deletable, replaceable);
  g_autoptr (GArray) excluded = g_array_new (FALSE, FALSE, sizeof (QuothId));

  self->session = g_object_ref (session);
  self->value = quoth_value_ref (uses->value);
  adw_message_dialog_format_heading (dialog, _ ("Delete “%s”?"), name);
  adw_message_dialog_set_body (dialog, body);
  add_responses (dialog, deletable, replaceable);
  gtk_widget_set_visible (GTK_WIDGET (self->picker), replaceable);
  g_array_append_val (excluded, uses->value->id);
  if (replaceable)
    quoth_value_picker_begin (self->picker, session, uses->value->kind, excluded, _ ("What takes its place"));
  gtk_window_present (GTK_WINDOW (self));
  if (replaceable)
    gtk_widget_grab_focus (GTK_WIDGET (self->picker));
}

typedef struct
{
  QuothDesk *desk;
  GtkWidget *parent;
} Question;

static void
question_free (Question *self)
{
  g_object_unref (self->desk);
  g_object_unref (self->parent);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  QuothSession *session = QUOTH_SESSION (source);
  g_autoptr (GPtrArray) all = quoth_uses_read_finish (session, result, NULL);
  GtkRoot *root = gtk_widget_get_root (question->parent);
  g_autofree char *name = NULL;
  g_autofree char *told = NULL;
  const QuothUses *uses;
  gboolean deletable;
  gboolean any;

  /* Somebody was quicker, or the window is gone. */
  if (all == NULL || root == NULL)
    return;
  uses = all->pdata[0];
  deletable = can_delete (uses, &any);
  if (any && !(deletable && quoth_kind_is_annotation (uses->value->kind)))
    {
      show (session, GTK_WINDOW (root), uses, deletable);
      return;
    }
  delete_value (session, uses->value, NULL);
  name = quoth_rework_dup_name (uses->value);
  /* Translators: a name */
  told = g_strdup_printf (_ ("“%s” is deleted"), name);
  gtk_widget_activate_action (question->parent, "win.tell-done", "s", told);
}

void
quoth_replace_dialog_ask (QuothDesk *desk, GtkWidget *parent, QuothKind kind, const QuothId *id)
{
  Question *question;

  if (!quoth_desk_can_edit (desk))
    return;
  question = g_new0 (Question, 1);
  question->desk = g_object_ref (desk);
  question->parent = g_object_ref (parent);
  quoth_uses_read_async (quoth_desk_get_session (desk), kind, id, 1, NULL, read_cb, question);
}
