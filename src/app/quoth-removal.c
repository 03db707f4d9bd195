/* quoth-removal.c: deleting what a codebook defines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The change is made once without being written, in a thread of readers: whether it can be made at all tells by what the value is
 * used. It is made again where it is written, since somebody may have used the value meanwhile.
 */

#include "config.h"

#include "quoth-removal.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-ask-value.h"
#include "quoth-codebook-fields.h"

typedef struct
{
  GtkWidget *widget;
  QuothSession *session;
  QuothValue *value;
} Removal;

static void
removal_free (gpointer data)
{
  Removal *self = data;

  g_object_unref (self->widget);
  g_object_unref (self->session);
  quoth_value_unref (self->value);
  g_free (self);
}

static void
commit (Removal *self, const QuothId *replacement)
{
  quoth_session_build (self->session, quoth_rework_build,
                       quoth_rework_new_delete (self->value->kind, &self->value->id, replacement,
                                                quoth_session_get_coder (self->session)),
                       (GDestroyNotify) quoth_rework_unref);
}

static void
replacement_chosen (const QuothId *id, gpointer user_data)
{
  commit (user_data, id);
}

/* (transfer full): the message of @error as a sentence. */
static char *
make_sentence (const GError *error)
{
  g_autofree char *first = g_utf8_substring (error->message, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, g_utf8_next_char (error->message), ".", NULL);
}

static void
tell (Removal *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->widget)), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
  removal_free (self);
}

/* Takes @self over. */
static void
refuse (Removal *self, const GError *error)
{
  g_autofree char *reason = make_sentence (error);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Is in Use"), quoth_codebook_value_get_name (self->value));
  g_autofree char *body = g_strdup_printf (_ ("%s Or choose what takes its place everywhere."), reason);
  QuothValueQuestion question = {
    .kind = self->value->kind,
    .except = &self->value->id,
    .heading = heading,
    .body = body,
    .answer = _ ("_Replace and Delete"),
    .destroys = TRUE,
  };

  if (quoth_rework_can_replace (self->value->kind)
      && quoth_item_list_get_size (quoth_session_get_list (self->session, self->value->kind)) > 1)
    quoth_ask_value (self->widget, self->session, &question, replacement_chosen, self, removal_free);
  else
    tell (self, heading, reason);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothChange) change = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (gtk_widget_get_root (self->widget) == NULL)
    {
      removal_free (self);
      return;
    }
  if (change == NULL)
    {
      refuse (self, error);
      return;
    }
  commit (self, NULL);
  removal_free (self);
}

static gpointer
try_removal (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_rework_build (reader, data, cancellable, error);
}

void
quoth_removal_begin (GtkWidget *widget, QuothDesk *desk, gpointer value)
{
  Removal *self = g_new0 (Removal, 1);
  QuothRework *rework;

  self->widget = g_object_ref (widget);
  self->session = g_object_ref (quoth_desk_get_session (desk));
  self->value = quoth_value_ref (value);
  rework = quoth_rework_new_delete (self->value->kind, &self->value->id, NULL, quoth_session_get_coder (self->session));
  quoth_store_read_async (quoth_session_get_store (self->session), try_removal, rework,
                          (GDestroyNotify) quoth_rework_unref, (GDestroyNotify) quoth_change_unref, NULL, tried_cb, self);
}
