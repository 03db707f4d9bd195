/* quoth-history-detail.c: what an entry of the journal did, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry may have written thousands of values: they are told in a thread, and rows are made for those that are seen.
 */

#include "config.h"

#include "quoth-history-detail.h"

#include <glib/gi18n.h>

#include "quoth-coder-color.h"
#include "quoth-history-change.h"
#include "quoth-names.h"

struct _QuothHistoryDetail
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *origin;
  GtkLabel *reason;
  GtkStack *stack;
  GtkListView *view;

  QuothDesk *desk;
  GListStore *changes;
  QuothId entry;
  GCancellable *reading;
  gboolean wants_open; /* the first of the changes is to be opened when they are there */
};

G_DEFINE_FINAL_TYPE (QuothHistoryDetail, quoth_history_detail, GTK_TYPE_WIDGET)

/* ---- Opening ---- */

/* A text or an annotation, in its text; others on their page. Returns: %FALSE if it has no place of its own, or is gone. */
static gboolean
open_item (QuothHistoryDetail *self, const QuothHistoryItem *item)
{
  gboolean is_gone = item->type == QUOTH_NEWS_REMOVED;

  switch (item->kind)
    {
    case QUOTH_KIND_MENTION:
    case QUOTH_KIND_CLAIM:
    case QUOTH_KIND_CUE:
      quoth_desk_go (self->desk, &item->document, is_gone ? NULL : &item->id);
      return TRUE;
    case QUOTH_KIND_DOCUMENT:
      if (!is_gone)
        quoth_desk_go (self->desk, &item->id, NULL);
      return !is_gone;
    case QUOTH_KIND_ACTOR:
      if (!is_gone)
        quoth_desk_show_page (self->desk, "actor", &item->id);
      return !is_gone;
    case QUOTH_KIND_CODE:
    case QUOTH_KIND_CODEBOOK_VERSION:
      quoth_desk_show_page (self->desk, "codebook", is_gone || item->kind != QUOTH_KIND_CODE ? NULL : &item->id);
      return TRUE;
    case QUOTH_KIND_PROPOSITION:
      quoth_desk_show_page (self->desk, "propositions", is_gone ? NULL : &item->id);
      return TRUE;
    case QUOTH_KIND_PROJECT:
      quoth_desk_show_page (self->desk, "project", NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
activate_cb (GtkListView *view, guint position, QuothHistoryDetail *self)
{
  g_autoptr (QuothHistoryChange) change = g_list_model_get_item (G_LIST_MODEL (self->changes), position);

  if (!open_item (self, quoth_history_change_get_item (change)))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
open_first (QuothHistoryDetail *self)
{
  self->wants_open = FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->changes)); i++)
    {
      g_autoptr (QuothHistoryChange) change = g_list_model_get_item (G_LIST_MODEL (self->changes), i);

      if (open_item (self, quoth_history_change_get_item (change)))
        return;
    }
  gtk_widget_error_bell (GTK_WIDGET (self));
}

/* ---- Reading ---- */

/* An entry, and what of it is told first. */
typedef struct
{
  QuothId entry;
  QuothId first;
} Asked;

static gpointer
read_changes (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;
  g_autoptr (GPtrArray) items = quoth_reader_describe_entry (reader, &asked->entry, error);
  GPtrArray *changes;

  if (items == NULL)
    return NULL;
  changes = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_set_free_func (items, NULL);
  for (guint i = 0; i < items->len; i++)
    {
      gboolean is_first = quoth_id_equal (&((QuothHistoryItem *) items->pdata[i])->id, &asked->first);

      g_ptr_array_insert (changes, is_first ? 0 : -1, quoth_history_change_new (items->pdata[i]));
    }
  return changes;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothHistoryDetail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->reading);
  if (changes == NULL)
    {
      g_autofree char *why = quoth_name_capitalize (error->message);

      gtk_label_set_label (self->reason, why);
      gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  g_list_store_splice (self->changes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->changes)), changes->pdata, changes->len);
  gtk_stack_set_visible_child_name (self->stack, changes->len > 0 ? "changes" : "nothing");
  if (self->wants_open)
    open_first (self);
}

static void
load (QuothHistoryDetail *self, const QuothId *entry, QuothId first)
{
  Asked asked = { .entry = entry != NULL ? *entry : QUOTH_ID_NONE, .first = first };

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->wants_open = FALSE;
  g_list_store_remove_all (self->changes);
  self->entry = asked.entry;
  if (entry == NULL)
    return;
  self->reading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)), read_changes, g_memdup2 (&asked, sizeof asked), g_free,
                          (GDestroyNotify) g_ptr_array_unref, self->reading, read_cb, g_object_ref (self));
}

/* ---- The widget ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothHistoryDetail *self)
{
  gtk_list_item_set_child (list_item, quoth_history_change_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothHistoryDetail *self)
{
  quoth_history_change_row_show (QUOTH_HISTORY_CHANGE_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
quoth_history_detail_dispose (GObject *object)
{
  QuothHistoryDetail *self = QUOTH_HISTORY_DETAIL (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->box != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->changes);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_history_detail_parent_class)->dispose (object);
}

static void
quoth_history_detail_class_init (QuothHistoryDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_history_detail_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-history-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryDetail, box);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryDetail, title);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryDetail, origin);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryDetail, reason);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothHistoryDetail, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_history_detail_init (QuothHistoryDetail *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->changes = g_list_store_new (QUOTH_TYPE_HISTORY_CHANGE);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->changes))));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
}

void
quoth_history_detail_set_desk (QuothHistoryDetail *self, QuothDesk *desk)
{
  g_set_object (&self->desk, desk);
}

/* (transfer full): "Anna · 12 Mar 2026, 14:05 · undone". */
static char *
dup_origin (QuothHistoryDetail *self, QuothHistoryLine *line)
{
  g_autofree char *time = quoth_name_of_time (line->entry.time);
  const char *name = quoth_coder_color_get_name (quoth_desk_get_session (self->desk), &line->entry.coder);
  GString *text = g_string_new (name != NULL ? name : line->entry.coder_name);

  quoth_name_append (text, time);
  quoth_name_append (text, line->entry.is_undone ? _ ("undone") : NULL);
  return g_string_free (text, FALSE);
}

void
quoth_history_detail_show (QuothHistoryDetail *self, QuothHistoryLine *line, const char *reason, QuothId first)
{
  g_autofree char *title = line != NULL ? quoth_history_line_dup_title (line) : NULL;
  g_autofree char *origin = line != NULL ? dup_origin (self, line) : NULL;

  gtk_widget_set_visible (self->box, line != NULL);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_label_set_label (self->origin, origin != NULL ? origin : "");
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  if (line == NULL || !quoth_id_equal (&line->entry.id, &self->entry))
    load (self, line != NULL ? &line->entry.id : NULL, first);
}

void
quoth_history_detail_open (QuothHistoryDetail *self)
{
  self->wants_open = self->reading != NULL;
  if (!self->wants_open)
    open_first (self);
}
