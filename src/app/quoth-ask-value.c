/* quoth-ask-value.c: a question that is answered by a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-ask-value.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-codebook-fields.h"
#include "quoth-pick-list.h"

#define MAX_ROWS 100

typedef struct
{
  QuothSession *session;
  QuothItemList *values; /* what can be chosen */
  QuothKind kind;
  QuothPickList *list;
  AdwMessageDialog *dialog;
  GArray *shown; /* of QuothId: the rows */
  QuothId chosen;
  QuothAskedValue func;
  gpointer user_data;
  GDestroyNotify free_data;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  if (self->free_data != NULL)
    self->free_data (self->user_data);
  g_object_unref (self->session);
  g_object_unref (self->values);
  g_array_unref (self->shown);
  g_free (self);
}

static void
add_row (Question *self, QuothItem *item)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());
  gconstpointer value = quoth_item_get_value (item);
  g_autofree char *summary = quoth_codebook_dup_summary (self->session, value);
  GdkRGBA color;

  quoth_row_set_title (row, quoth_codebook_value_get_name (value));
  quoth_row_set_subtitle (row, summary);
  if (self->kind == QUOTH_KIND_CODE)
    {
      quoth_palette_get_code_color (quoth_session_get_palette (self->session), quoth_item_get_id (item), &color);
      quoth_row_set_color (row, &color);
    }
  quoth_pick_list_add (self->list, row);
  g_array_append_vals (self->shown, quoth_item_get_id (item), 1);
}

static void
query_changed_cb (QuothPickList *list, Question *self)
{
  g_autofree char *query = quoth_fold (quoth_pick_list_get_query (list));

  g_strstrip (query);
  quoth_pick_list_clear (list);
  g_array_set_size (self->shown, 0);
  for (guint i = 0; i < quoth_item_list_get_size (self->values) && self->shown->len < MAX_ROWS; i++)
    {
      QuothItem *item = quoth_item_list_get (self->values, i);

      if (quoth_fold_matches (quoth_codebook_value_get_name (quoth_item_get_value (item)), query))
        add_row (self, item);
    }
  self->chosen = self->shown->len > 0 ? g_array_index (self->shown, QuothId, 0) : QUOTH_ID_NONE;
  adw_message_dialog_set_response_enabled (self->dialog, "answer", self->shown->len > 0);
}

static void
selected_cb (QuothPickList *list, guint index, Question *self)
{
  if (index < self->shown->len)
    self->chosen = g_array_index (self->shown, QuothId, index);
}

static void
picked_cb (QuothPickList *list, guint index, Question *self)
{
  AdwMessageDialog *dialog = self->dialog;

  selected_cb (list, index, self);
  adw_message_dialog_response (dialog, "answer");
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *self)
{
  if (g_str_equal (response, "answer") && !quoth_id_is_none (&self->chosen))
    self->func (&self->chosen, self->user_data);
}

static gboolean
can_choose (const QuothValueQuestion *question, const QuothId *id)
{
  if (question->except != NULL && quoth_id_equal (question->except, id))
    return FALSE;
  for (guint i = 0; i < question->n_ids; i++)
    if (quoth_id_equal (&question->ids[i], id))
      return TRUE;
  return question->ids == NULL;
}

static QuothItemList *
list_values (QuothSession *session, const QuothValueQuestion *question)
{
  g_autoptr (GPtrArray) all = quoth_item_list_dup_values (quoth_session_get_list (session, question->kind));
  g_autoptr (GPtrArray) values = quoth_values_new ();
  QuothItemList *list = quoth_item_list_new (NULL);

  for (guint i = 0; i < all->len; i++)
    if (can_choose (question, &QUOTH_VALUE (all->pdata[i])->id))
      g_ptr_array_add (values, quoth_value_ref (all->pdata[i]));
  quoth_item_list_reset (list, values);
  return list;
}

static AdwMessageDialog *
make_dialog (GtkWidget *widget, const QuothValueQuestion *question)
{
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), question->heading, question->body);
  AdwMessageDialog *self = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (self, "cancel", _ ("_Cancel"), "answer", question->answer, NULL);
  adw_message_dialog_set_default_response (self, "answer");
  adw_message_dialog_set_close_response (self, "cancel");
  adw_message_dialog_set_response_appearance (
    self, "answer", question->destroys ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  return self;
}

void
quoth_ask_value (GtkWidget *widget,
                 QuothSession *session,
                 const QuothValueQuestion *question,
                 QuothAskedValue func,
                 gpointer user_data,
                 GDestroyNotify free_data)
{
  Question *self = g_new0 (Question, 1);

  self->session = g_object_ref (session);
  self->kind = question->kind;
  self->values = list_values (session, question);
  self->shown = g_array_new (FALSE, FALSE, sizeof (QuothId));
  self->func = func;
  self->user_data = user_data;
  self->free_data = free_data;
  self->dialog = make_dialog (widget, question);
  self->list = g_object_new (QUOTH_TYPE_PICK_LIST, NULL);
  quoth_pick_list_set_label (self->list, _ ("Find"));
  g_signal_connect (self->list, "query-changed", G_CALLBACK (query_changed_cb), self);
  g_signal_connect (self->list, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->list, "picked", G_CALLBACK (picked_cb), self);
  adw_message_dialog_set_extra_child (self->dialog, GTK_WIDGET (self->list));
  g_object_set_data_full (G_OBJECT (self->dialog), "question", self, question_free);
  g_signal_connect (self->dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  quoth_pick_list_begin (self->list, "");
}
