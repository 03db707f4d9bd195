/* quoth-window-compact.c: compacting the history of the window's project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It needs the file for itself. As for a restore (quoth-window-restore.c), the windows of the project are closed, and another one waits for it and shows it.
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-compact-dialog.h"
#include "quoth-compact-job.h"

#define PULSE_EVERY 100

typedef struct
{
  QuothWindow *window; /* the new one */
  char *path;
  GtkWidget *dialog;
  GtkProgressBar *bar;
  GCancellable *cancellable;
  guint pulse;
  int permille; /* of what is done; set in the thread that works */
} Compacting;

static void
compacting_free (Compacting *self)
{
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  g_object_unref (self->dialog);
  g_object_unref (self->window);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
}

static void
progressed (guint64 done, guint64 total, gpointer data)
{
  g_atomic_int_set (&((Compacting *) data)->permille, total > 0 ? (int) (done * 1000 / total) : 0);
}

static gboolean
pulse_cb (gpointer data)
{
  Compacting *self = data;

  gtk_progress_bar_set_fraction (self->bar, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
tell (QuothWindow *window, const QuothCompaction *done)
{
  g_autofree char *from = g_format_size (done->size_before);
  g_autofree char *to = g_format_size (done->size_after);
  g_autofree char *text = g_strdup_printf (
    ngettext ("%u step was compacted; the project took %s and takes %s", "%u steps were compacted; the project took %s and takes %s", done->n_gone),
    done->n_gone, from, to);
  g_autofree char *title = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (window->toasts, adw_toast_new (title));
  if (done->obstacle != NULL)
    {
      g_autoptr (GError) reason = g_error_new_literal (QUOTH_ERROR, QUOTH_ERROR_DISK, done->obstacle);

      quoth_window_complain (window, _ ("The History Is Compacted, but the File Could Not Be Made Smaller"), reason);
    }
}

static void
compacted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Compacting *self = user_data;
  QuothWindow *window = self->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothCompaction) done = quoth_compact_finish (result, &error);

  /* Who closed it meanwhile does not want to see the project. */
  if (gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    {
      quoth_window_open (window, self->path, FALSE);
      if (done != NULL)
        tell (window, done);
      else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        adw_toast_overlay_add_toast (window->toasts, adw_toast_new (_ ("The history is as it was")));
      else
        quoth_window_complain (window, _ ("The History Could Not Be Compacted"), error);
    }
  compacting_free (self);
  g_application_release (g_application_get_default ());
}

static GtkWidget *
new_dialog (Compacting *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self->window), _ ("Compacting the History"),
                                              _ ("The project is looked through, backed up, and made anew from its shorter history, to see that it is the same."));

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How much is done"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (self->bar));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  g_object_ref_sink (dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  return dialog;
}

typedef struct
{
  QuothWindow *window;
  gint64 before;
} Agreed;

/* The question is gone now. */
static gboolean
begin_cb (gpointer user_data)
{
  Agreed *agreed = user_data;
  g_autoptr (QuothWindow) asked = agreed->window;
  g_autoptr (QuothSession) session = asked->session != NULL ? g_object_ref (asked->session) : NULL;
  GtkApplication *app = gtk_window_get_application (GTK_WINDOW (asked));
  Compacting *self;

  if (session != NULL && app != NULL)
    {
      self = g_new0 (Compacting, 1);
      self->window = g_object_ref (quoth_window_new (QUOTH_APPLICATION (app)));
      self->path = g_strdup (asked->path);
      self->cancellable = g_cancellable_new ();
      g_application_hold (G_APPLICATION (app));
      gtk_window_present (GTK_WINDOW (self->window));
      quoth_welcome_set_busy (self->window->welcome, TRUE);
      self->dialog = new_dialog (self);
      gtk_window_present (GTK_WINDOW (self->dialog));
      self->pulse = g_timeout_add (PULSE_EVERY, pulse_cb, self);
      quoth_window_close_all_of (session);
      quoth_compact_async (quoth_session_get_store (session), agreed->before, progressed, self, self->cancellable, compacted_cb, self);
    }
  g_free (agreed);
  return G_SOURCE_REMOVE;
}

static void
compact_cb (QuothCompactDialog *dialog, gint64 before, QuothWindow *self)
{
  Agreed *agreed = g_new0 (Agreed, 1);

  agreed->window = g_object_ref (self);
  agreed->before = before;
  g_idle_add (begin_cb, agreed);
}

void
quoth_window_compact_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothWindow *self = QUOTH_WINDOW (widget);
  GtkWidget *dialog = quoth_compact_dialog_new (GTK_WINDOW (self), self->session);

  g_signal_connect_object (dialog, "compact", G_CALLBACK (compact_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
