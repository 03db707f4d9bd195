/* quoth-memo-thread.c: what people wrote about something
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-memo-thread.h"

#include <glib/gi18n.h>

#include "quoth-focus.h"
#include "quoth-follow.h"
#include "quoth-memo-row.h"
#include "quoth-text-field.h"

struct _QuothMemoThread
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkBox *rows;
  GtkWidget *new_box;
  QuothTextField *new_text;
  GtkWidget *keycap;

  QuothDesk *desk;
  QuothSession *session; /* that of the desk, while it is listened to */
  QuothId target;
  QuothId parent;   /* the memo that the next one answers, or none */
  GCancellable *loading;
};

G_DEFINE_FINAL_TYPE (QuothMemoThread, quoth_memo_thread, GTK_TYPE_WIDGET)

/* Rows */

/* What the next memo answers (nullable): the field says so. */
static void
set_parent (QuothMemoThread *self, const QuothMemo *parent)
{
  const QuothCoder *coder = parent != NULL ? quoth_session_find (self->session, QUOTH_KIND_CODER, &parent->coder) : NULL;
  g_autofree char *placeholder = NULL;

  self->parent = parent != NULL ? parent->value.id : QUOTH_ID_NONE;
  if (coder != NULL)
    /* Translators: the name of who wrote the memo that is answered */
    placeholder = g_strdup_printf (_ ("Answer to %s…"), coder->name);
  else
    placeholder = g_strdup (parent != NULL ? _ ("Write an answer…") : _ ("Write a memo…"));
  g_object_set (self->new_text, "placeholder", placeholder, NULL);
}

static void
answer_cb (QuothMemoRow *row, QuothMemoThread *self)
{
  set_parent (self, quoth_memo_row_get_memo (row));
  quoth_text_field_focus (self->new_text);
}

/* How many answer @id, and answer these. */
static guint
count_answers (QuothMemoThread *self, const QuothId *id)
{
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const QuothMemo *memo = quoth_memo_row_get_memo (QUOTH_MEMO_ROW (row));

      if (quoth_id_equal (&memo->parent, id))
        n += 1 + count_answers (self, &memo->value.id);
    }
  return n;
}

/* Answers go with what they answer: that is said, since others may have written them. */
static void
delete_cb (QuothMemoRow *row, QuothMemoThread *self)
{
  const QuothId *id = &quoth_memo_row_get_memo (row)->value.id;
  guint n = count_answers (self, id);
  g_autofree char *label = NULL;
  g_autofree char *told = NULL;
  g_autoptr (QuothChange) change = NULL;

  label = n == 0 ? g_strdup (_ ("Delete a memo"))
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete a memo and %u answer", "Delete a memo and %u answers", n), n);
  told = n == 0 ? g_strdup (_ ("The memo is deleted"))
                : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The memo and %u answer are deleted",
                                                "The memo and %u answers are deleted", n), n);
  change = quoth_session_new_change (self->session, label);
  quoth_change_delete (change, QUOTH_KIND_MEMO, id);
  if (quoth_focus_is_within (GTK_WIDGET (row)))
    quoth_text_field_focus (self->new_text);
  quoth_session_commit (self->session, change);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-done", "s", told);
}

/* Escape first takes back that it is an answer. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothMemoThread *self)
{
  if (keyval != GDK_KEY_Escape || quoth_id_is_none (&self->parent))
    return GDK_EVENT_PROPAGATE;
  set_parent (self, NULL);
  return GDK_EVENT_STOP;
}

/* (transfer none) (nullable): the row of the memo @id. */
static QuothMemoRow *
find_row (QuothMemoThread *self, const QuothId *id)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (quoth_id_equal (&quoth_memo_row_get_memo (QUOTH_MEMO_ROW (row))->value.id, id))
      return QUOTH_MEMO_ROW (row);
  return NULL;
}

static gboolean
has_memo (GPtrArray *memos, const QuothId *id)
{
  for (guint i = 0; i < memos->len; i++)
    if (quoth_id_equal (&QUOTH_VALUE (memos->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* Puts the answers to @parent (none: those that answer nothing that is shown), and theirs below them, behind the row @after (nullable).
 * Returns: the last of them, or @after. */
static GtkWidget *
place_rows (QuothMemoThread *self, GPtrArray *memos, const QuothId *parent, guint depth, GtkWidget *after)
{
  for (guint i = 0; i < memos->len; i++)
    {
      QuothMemo *memo = memos->pdata[i];
      QuothMemoRow *row = find_row (self, &memo->value.id);
      const QuothId *answered = has_memo (memos, &memo->parent) ? &memo->parent : &QUOTH_ID_NONE;

      if (!quoth_id_equal (answered, parent))
        continue;
      if (row == NULL)
        {
          row = QUOTH_MEMO_ROW (quoth_memo_row_new (self->session));
          g_signal_connect_object (row, "answer", G_CALLBACK (answer_cb), self, 0);
          g_signal_connect_object (row, "delete", G_CALLBACK (delete_cb), self, 0);
          gtk_box_append (self->rows, GTK_WIDGET (row));
        }
      quoth_memo_row_show (row, memo, depth);
      gtk_box_reorder_child_after (self->rows, GTK_WIDGET (row), after);
      after = place_rows (self, memos, &memo->value.id, depth + 1, GTK_WIDGET (row));
    }
  return after;
}

/* A row that somebody types into stays, with what is typed, for as long as its memo does. */
static void
show_memos (QuothMemoThread *self, GPtrArray *memos)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (memos == NULL || !has_memo (memos, &quoth_memo_row_get_memo (QUOTH_MEMO_ROW (row))->value.id))
        gtk_box_remove (self->rows, row);
      row = next;
    }
  if (memos == NULL || !has_memo (memos, &self->parent))
    set_parent (self, NULL);
  if (memos != NULL)
    place_rows (self, memos, &QUOTH_ID_NONE, 0, NULL);
}

/* Loading */

static gpointer
read_memos (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_reader_list_memos (reader, data, error);
}

static void
memos_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothMemoThread) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) memos = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (memos == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->session != NULL)
    g_signal_emit_by_name (self->session, "failed", error);
  else if (memos != NULL && self->session != NULL)
    show_memos (self, memos);
}

static void
load (QuothMemoThread *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->session == NULL || quoth_id_is_none (&self->target))
    return;
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (self->session), read_memos, quoth_id_memdup (&self->target), g_free,
                          (GDestroyNotify) g_ptr_array_unref, self->loading, memos_read_cb, g_object_ref (self));
}

/* A new memo */

static void
committed_cb (QuothTextField *field, const char *text, QuothMemoThread *self)
{
  g_autoptr (QuothMemo) memo = NULL;

  if (*text == '\0' || quoth_id_is_none (&self->target))
    return;
  memo = quoth_memo_new (NULL);
  memo->target = self->target;
  memo->parent = self->parent;
  memo->coder = quoth_session_get_coder (self->session)->value.id;
  memo->time = g_get_real_time () / 1000;
  memo->text = g_strdup (text);
  set_parent (self, NULL);
  quoth_session_put (self->session, _ ("Write a memo"), memo);
  quoth_text_field_set_text (field, "");
}

/* The key of a heading leads to where one writes. */
static gboolean
quoth_memo_thread_mnemonic_activate (GtkWidget *widget, gboolean group_cycling)
{
  quoth_memo_thread_focus (QUOTH_MEMO_THREAD (widget));
  return TRUE;
}

static void
quoth_memo_thread_dispose (GObject *object)
{
  QuothMemoThread *self = QUOTH_MEMO_THREAD (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  quoth_follow (self, &self->session, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_memo_thread_parent_class)->dispose (object);
}

static void
quoth_memo_thread_class_init (QuothMemoThreadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_memo_thread_dispose;
  widget_class->mnemonic_activate = quoth_memo_thread_mnemonic_activate;
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-memo-thread.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothMemoThread, box);
  gtk_widget_class_bind_template_child (widget_class, QuothMemoThread, rows);
  gtk_widget_class_bind_template_child (widget_class, QuothMemoThread, new_box);
  gtk_widget_class_bind_template_child (widget_class, QuothMemoThread, new_text);
  gtk_widget_class_bind_template_child (widget_class, QuothMemoThread, keycap);
  gtk_widget_class_bind_template_callback (widget_class, committed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_memo_thread_init (QuothMemoThread *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_memo_thread_new (void)
{
  QuothMemoThread *self = g_object_new (QUOTH_TYPE_MEMO_THREAD, NULL);

  gtk_widget_set_visible (self->keycap, TRUE);
  return GTK_WIDGET (self);
}

void
quoth_memo_thread_show (QuothMemoThread *self, QuothDesk *desk, const QuothId *target)
{
  QuothSession *session = quoth_desk_get_session (desk);

  if (session == self->session && quoth_id_equal (target, &self->target))
    return;
  quoth_memo_thread_commit (self);
  g_set_object (&self->desk, desk);
  self->target = *target;
  set_parent (self, NULL);
  if (quoth_follow (self, &self->session, session))
    g_signal_connect_object (session, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->new_box, quoth_desk_can_edit (desk));
  quoth_text_field_set_text (self->new_text, "");
  show_memos (self, NULL);
  load (self);
}

void
quoth_memo_thread_commit (QuothMemoThread *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    quoth_memo_row_commit (QUOTH_MEMO_ROW (row));
  quoth_text_field_commit (self->new_text);
}

void
quoth_memo_thread_focus (QuothMemoThread *self)
{
  quoth_text_field_focus (self->new_text);
}
