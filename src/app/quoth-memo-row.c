/* quoth-memo-row.c: one memo
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-memo-row.h"

#include <glib/gi18n.h>

#include "quoth-text-field.h"

/* How far an answer is indented; deeper ones than this are not indented any more. */
#define INDENT 14
#define MAX_DEPTH 4

struct _QuothMemoRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *who;
  GtkWidget *answer;
  GtkWidget *delete;
  QuothTextField *text;

  QuothSession *session;
  QuothMemo *memo;
};

G_DEFINE_FINAL_TYPE (QuothMemoRow, quoth_memo_row, GTK_TYPE_WIDGET)

static guint answer_signal;
static guint delete_signal;

static void
answer_cb (QuothMemoRow *self)
{
  g_signal_emit (self, answer_signal, 0);
}

static void
delete_cb (QuothMemoRow *self)
{
  g_signal_emit (self, delete_signal, 0);
}

/* A memo without text is no memo. */
static void
committed_cb (QuothTextField *field, const char *text, QuothMemoRow *self)
{
  g_autoptr (QuothMemo) copy = NULL;

  if (*text == '\0')
    {
      delete_cb (self);
      return;
    }
  copy = quoth_memo_copy (quoth_session_latest (self->session, self->memo));
  g_free (copy->text);
  copy->text = g_strdup (text);
  quoth_session_put (self->session, _ ("Change a memo"), copy);
}

static void
quoth_memo_row_dispose (GObject *object)
{
  QuothMemoRow *self = QUOTH_MEMO_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer ((gpointer *) &self->memo, quoth_value_unref);
  G_OBJECT_CLASS (quoth_memo_row_parent_class)->dispose (object);
}

static void
quoth_memo_row_class_init (QuothMemoRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_memo_row_dispose;
  answer_signal = g_signal_new ("answer", QUOTH_TYPE_MEMO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  delete_signal = g_signal_new ("delete", QUOTH_TYPE_MEMO_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_css_name (widget_class, "quothmemo");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-memo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothMemoRow, box);
  gtk_widget_class_bind_template_child (widget_class, QuothMemoRow, who);
  gtk_widget_class_bind_template_child (widget_class, QuothMemoRow, answer);
  gtk_widget_class_bind_template_child (widget_class, QuothMemoRow, delete);
  gtk_widget_class_bind_template_child (widget_class, QuothMemoRow, text);
  gtk_widget_class_bind_template_callback (widget_class, answer_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_memo_row_init (QuothMemoRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer full): "A · 22 Nov 2026, 10:15". */
static char *
dup_who (QuothSession *session, const QuothMemo *memo)
{
  const QuothCoder *coder = quoth_session_find (session, QUOTH_KIND_CODER, &memo->coder);
  const char *name = coder != NULL ? coder->name : _ ("somebody");
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *when = NULL;

  if (memo->time == 0)
    return g_strdup (name);
  time = g_date_time_new_from_unix_local (memo->time / 1000);
  /* Translators: when a memo was written, see g_date_time_format() */
  when = g_date_time_format (time, _ ("%-d %b %Y, %H:%M"));
  return g_strdup_printf ("%s · %s", name, when);
}

GtkWidget *
quoth_memo_row_new (QuothSession *session)
{
  QuothMemoRow *self = g_object_new (QUOTH_TYPE_MEMO_ROW, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

void
quoth_memo_row_show (QuothMemoRow *self, QuothMemo *memo, guint depth)
{
  gboolean can_edit = quoth_session_get_read_only_reason (self->session) == NULL;
  gboolean is_own = quoth_id_equal (&memo->coder, &quoth_session_get_coder (self->session)->value.id);
  g_autofree char *who = dup_who (self->session, memo);

  quoth_value_ref (memo);
  g_clear_pointer ((gpointer *) &self->memo, quoth_value_unref);
  self->memo = memo;
  gtk_label_set_label (self->who, who);
  g_object_set (self->text, "label", depth > 0 ? _ ("Answer") : _ ("Memo"), NULL);
  quoth_text_field_set_text (self->text, memo->text);
  quoth_text_field_set_editable (self->text, can_edit && is_own);
  gtk_widget_set_visible (self->answer, can_edit);
  gtk_widget_set_visible (self->delete, can_edit && is_own);
  gtk_widget_set_margin_start (self->box, INDENT * (int) MIN (depth, MAX_DEPTH));
}

const QuothMemo *
quoth_memo_row_get_memo (QuothMemoRow *self)
{
  return self->memo;
}

void
quoth_memo_row_commit (QuothMemoRow *self)
{
  quoth_text_field_commit (self->text);
}
