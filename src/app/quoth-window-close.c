/* quoth-window-close.c: closing a window, and not losing what is not on the disk yet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits are mostly written before anybody can close the window. Where one is not, the window stays until it is, and closes then; where it cannot be
 * written, the user is asked.
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#include "quoth-trouble-bar.h"

static void
close_now (gpointer owner)
{
  QuothWindow *self = owner;

  if (self->session != NULL)
    quoth_outbox_give_up (quoth_session_get_outbox (self->session));
  gtk_window_close (GTK_WINDOW (self));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, QuothWindow *self)
{
  if (self->session == NULL)
    return;
  if (g_str_equal (response, "drop"))
    close_now (self);
  else if (g_str_equal (response, "copy"))
    quoth_trouble_save_copy (GTK_WINDOW (self), self->session, close_now, self);
  else if (g_str_equal (response, "retry"))
    {
      quoth_outbox_try_again (quoth_session_get_outbox (self->session));
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
ask (QuothWindow *self)
{
  g_autofree char *words = quoth_trouble_dup_words (self->session);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Close Without Saving?"), words);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "drop", _ ("Close _Without Saving"), "copy",
                                    _ ("Save a _Copy As…"), "retry", _ ("_Try Again"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "drop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "retry", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "retry");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The window was to be closed, and waits for the disk. */
static void
saved_cb (QuothWindow *self)
{
  if (quoth_session_get_state (self->session) == QUOTH_SAVE_STATE_SAVING)
    return;
  g_clear_signal_handler (&self->closing, self->session);
  gtk_window_close (GTK_WINDOW (self));
}

gboolean
quoth_window_may_close (QuothWindow *self)
{
  QuothOutbox *outbox = quoth_session_get_outbox (self->session);

  if (quoth_outbox_get_trouble (outbox) != NULL && !quoth_outbox_is_sending (outbox))
    {
      ask (self);
      return FALSE;
    }
  if (quoth_outbox_is_sending (outbox) && self->closing == 0)
    self->closing = g_signal_connect_object (self->session, "state-changed", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  return !quoth_outbox_is_sending (outbox);
}
