/* quoth-compact-dialog.c: asking up to when a history is to be compacted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-compact-dialog.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "quoth-compact-job.h"

struct _QuothCompactDialog
{
  AdwMessageDialog parent_instance;

  /* Template */
  GtkEditable *day;
  GtkLabel *plan;

  QuothStore *store;
  GCancellable *planning;
  gint64 before; /* 0 while no such day is given */
};

G_DEFINE_FINAL_TYPE (QuothCompactDialog, quoth_compact_dialog, ADW_TYPE_MESSAGE_DIALOG)

static guint compact_signal;

static void
say (QuothCompactDialog *self, const char *text, gboolean is_good)
{
  gtk_label_set_label (self->plan, text);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "compact", is_good);
}

static char *
describe (const QuothCompaction *plan)
{
  g_autofree char *journal = g_format_size (plan->bytes_gone);
  g_autofree char *size = g_format_size (plan->size_before);
  g_autofree char *gone = g_strdup_printf (
    ngettext ("%u step is compacted. It takes %s of the %s of the project.", "%u steps are compacted. They take %s of the %s of the project.",
              plan->n_gone),
    plan->n_gone, journal, size);
  g_autofree char *kept
    = g_strdup_printf (ngettext ("%u step stays as it is.", "%u steps stay as they are.", plan->n_kept), plan->n_kept);

  return g_strdup_printf ("%s %s", gone, kept);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothCompactDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothCompaction) plan = quoth_compact_plan_finish (result, &error);
  g_autofree char *text = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  text = plan != NULL ? describe (plan) : g_strdup_printf ("%s.", error->message);
  say (self, text, plan != NULL);
}

static void
stop_planning (QuothCompactDialog *self)
{
  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
}

/* Returns: 0 where it is no day. */
static gint64
parse_day (const char *text)
{
  int year, month, day, end = 0;
  g_autoptr (GDateTime) midnight = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  if (sscanf (trimmed, "%4d-%2d-%2d%n", &year, &month, &day, &end) < 3 || trimmed[end] != '\0')
    return 0;
  midnight = g_date_time_new_local (year, month, day, 0, 0, 0);
  return midnight != NULL ? MAX (g_date_time_to_unix (midnight) * 1000, 1) : 0;
}

static void
day_changed_cb (QuothCompactDialog *self)
{
  if (self->store == NULL)
    return;
  stop_planning (self);
  self->before = parse_day (gtk_editable_get_text (self->day));
  if (self->before == 0)
    {
      say (self, _ ("A day is written as year, month and day: 2026-01-31."), FALSE);
      return;
    }
  say (self, _ ("Counting the steps…"), FALSE);
  self->planning = g_cancellable_new ();
  quoth_compact_plan_async (self->store, self->before, self->planning, planned_cb, g_object_ref (self));
}

static void
quoth_compact_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  QuothCompactDialog *self = QUOTH_COMPACT_DIALOG (dialog);

  stop_planning (self);
  if (g_str_equal (response, "compact") && self->before != 0)
    g_signal_emit (self, compact_signal, 0, self->before);
}

static void
quoth_compact_dialog_dispose (GObject *object)
{
  QuothCompactDialog *self = QUOTH_COMPACT_DIALOG (object);

  stop_planning (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (quoth_compact_dialog_parent_class)->dispose (object);
}

static void
quoth_compact_dialog_class_init (QuothCompactDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_compact_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = quoth_compact_dialog_response;
  compact_signal
    = g_signal_new ("compact", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-compact-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCompactDialog, day);
  gtk_widget_class_bind_template_child (widget_class, QuothCompactDialog, plan);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
}

static void
quoth_compact_dialog_init (QuothCompactDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_compact_dialog_new (GtkWindow *parent, QuothSession *session)
{
  QuothCompactDialog *self = g_object_new (QUOTH_TYPE_COMPACT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_years (now, -1);
  g_autofree char *day = g_date_time_format (then, "%Y-%m-%d");

  self->store = g_object_ref (quoth_session_get_store (session));
  gtk_editable_set_text (self->day, day);
  gtk_widget_grab_focus (GTK_WIDGET (self->day));
  return GTK_WIDGET (self);
}
