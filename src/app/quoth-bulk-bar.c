/* quoth-bulk-bar.c: how much a table shows, and what can be done with the rows that are selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-bulk-bar.h"

#include <glib/gi18n.h>

#include "quoth-bulk-edit.h"
#include "quoth-bulk-popover.h"
#include "quoth-merge-dialog.h"
#include "quoth-replace-dialog.h"

/* A dialog with more would be no choice. */
#define MOST_MERGED 50

struct _QuothBulkBar
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkLabel *status;
  GtkWidget *edit_button;
  GtkWidget *merge_button;
  GtkWidget *delete_button;

  QuothDesk *desk;
  QuothTableModel *rows;
  GtkSelectionModel *selection;
  GtkWidget *popover; /* made when it is first asked for */
  GArray *asked;      /* the ids that it is about */
};

G_DEFINE_FINAL_TYPE (QuothBulkBar, quoth_bulk_bar, GTK_TYPE_WIDGET)

GArray *
quoth_bulk_bar_dup_selected (QuothBulkBar *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (QuothId));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  if (self->selection == NULL)
    return ids;
  selected = gtk_selection_model_get_selection (self->selection);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_vals (ids, quoth_table_model_get_id (self->rows, position), 1);
  return ids;
}

/* Propositions have nothing that several could share, unless the project says so. */
static gboolean
has_fields (QuothBulkBar *self)
{
  g_autoptr (GPtrArray) fields =
    quoth_bulk_list_fields (quoth_desk_get_session (self->desk), quoth_table_model_get_kind (self->rows));

  return fields->len > 0;
}

static void
show_status (QuothBulkBar *self)
{
  guint n = self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;
  g_autoptr (GtkBitset) selected = self->selection != NULL ? gtk_selection_model_get_selection (self->selection) : NULL;
  guint n_selected = selected != NULL ? (guint) gtk_bitset_get_size (selected) : 0;
  gboolean can_edit = n_selected > 0 && quoth_desk_can_edit (self->desk);
  g_autofree char *text = NULL;

  if (n_selected > 0)
    text = g_strdup_printf (_ ("%'u of %'u selected"), n_selected, n);
  else if (self->rows != NULL && quoth_table_model_is_listing (self->rows))
    text = g_strdup_printf (_ ("Searching… %'u so far"), n);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u row", "%'u rows", n), n);
  gtk_label_set_label (self->status, text);
  gtk_widget_set_visible (self->edit_button, can_edit && has_fields (self));
  gtk_widget_set_visible (self->merge_button,
                          can_edit && n_selected > 1 && n_selected <= MOST_MERGED
                            && quoth_rework_can_replace (quoth_table_model_get_kind (self->rows)));
  gtk_widget_set_visible (self->delete_button, can_edit);
}

/* Setting a field */

static void
chosen_cb (QuothBulkField *field, const QuothBulkValue *to, gpointer user_data)
{
  QuothBulkBar *self = user_data;
  QuothSession *session = quoth_desk_get_session (self->desk);

  quoth_bulk_edit (session, field, to, g_array_ref (self->asked));
}

/* Says why nothing can be changed. Returns: whether that is so. */
static gboolean
refuse (QuothBulkBar *self)
{
  if (quoth_desk_can_edit (self->desk))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                              _ ("This project can only be read: nothing in it is changed"));
  return TRUE;
}

void
quoth_bulk_bar_edit (QuothBulkBar *self)
{
  if (refuse (self) || !gtk_widget_get_visible (self->edit_button))
    return;
  g_clear_pointer (&self->asked, g_array_unref);
  self->asked = quoth_bulk_bar_dup_selected (self);
  if (self->popover == NULL)
    {
      self->popover = quoth_bulk_popover_new ();
      gtk_widget_set_parent (self->popover, self->edit_button);
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_TOP);
    }
  quoth_bulk_popover_ask (QUOTH_BULK_POPOVER (self->popover), quoth_desk_get_session (self->desk),
                          quoth_table_model_get_kind (self->rows), chosen_cb, self);
}

void
quoth_bulk_bar_delete (QuothBulkBar *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autoptr (GArray) ids = quoth_bulk_bar_dup_selected (self);
  g_autofree char *label = NULL;
  g_autoptr (QuothChange) change = NULL;

  if (ids->len == 0 || refuse (self))
    return;
  /* One can be asked about: what is to take its place. */
  if (ids->len == 1)
    {
      quoth_replace_dialog_ask (self->desk, GTK_WIDGET (self), quoth_table_model_get_kind (self->rows),
                                &g_array_index (ids, QuothId, 0));
      return;
    }
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Delete %u row", "Delete %u rows", ids->len), ids->len);
  change = quoth_session_new_change (session, label);
  for (guint i = 0; i < ids->len; i++)
    quoth_change_delete (change, quoth_table_model_get_kind (self->rows), &g_array_index (ids, QuothId, i));
  quoth_session_commit (session, change);
}

static void
edit_cb (QuothBulkBar *self)
{
  quoth_bulk_bar_edit (self);
}

static void
merge_cb (QuothBulkBar *self)
{
  g_autoptr (GArray) ids = quoth_bulk_bar_dup_selected (self);

  quoth_merge_dialog_ask (self->desk, GTK_WIDGET (self), quoth_table_model_get_kind (self->rows),
                          (const QuothId *) (gpointer) ids->data, ids->len);
}

static void
delete_cb (QuothBulkBar *self)
{
  quoth_bulk_bar_delete (self);
}

static void
quoth_bulk_bar_dispose (GObject *object)
{
  QuothBulkBar *self = QUOTH_BULK_BAR (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->asked, g_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_bulk_bar_parent_class)->dispose (object);
}

static void
quoth_bulk_bar_class_init (QuothBulkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_bulk_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-bulk-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothBulkBar, box);
  gtk_widget_class_bind_template_child (widget_class, QuothBulkBar, status);
  gtk_widget_class_bind_template_child (widget_class, QuothBulkBar, edit_button);
  gtk_widget_class_bind_template_child (widget_class, QuothBulkBar, merge_button);
  gtk_widget_class_bind_template_child (widget_class, QuothBulkBar, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_bulk_bar_init (QuothBulkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
quoth_bulk_bar_set_desk (QuothBulkBar *self, QuothDesk *desk)
{
  g_set_object (&self->desk, desk);
}

void
quoth_bulk_bar_set_rows (QuothBulkBar *self, QuothTableModel *rows, GtkSelectionModel *selection)
{
  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->selection, show_status, self);
      g_signal_handlers_disconnect_by_func (self->rows, show_status, self);
    }
  g_set_object (&self->rows, rows);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "listed", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "notify::n-items", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
  show_status (self);
}
