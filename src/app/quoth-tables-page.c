/* quoth-tables-page.c: everything in the project, as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-tables-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-bulk-bar.h"
#include "quoth-page-frame.h"
#include "quoth-settings.h"
#include "quoth-table-columns.h"
#include "quoth-table-copy.h"
#include "quoth-table-layout.h"
#include "quoth-table-menu.h"
#include "quoth-table-model.h"

struct _QuothTablesPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkDropDown *kind;
  GtkSearchEntry *search;
  GtkMenuButton *columns_button;
  GtkStack *stack;
  GtkColumnView *view;
  QuothBulkBar *bar;

  QuothDesk *desk;
  QuothTableModel *rows;
  GPtrArray *columns; /* of QuothListingColumn: those of the table */
  GCancellable *loading;
  gboolean wants_focus; /* the table is to have the focus when it has rows */
  QuothKind arranged;   /* whose columns the table has */
  gboolean arranging;   /* while they are put there */
  guint save_source;    /* how they are arranged is to be remembered */
};

G_DEFINE_FINAL_TYPE (QuothTablesPage, quoth_tables_page, GTK_TYPE_WIDGET)

static const struct
{
  QuothKind kind;
  const char *title;
} tables[] = {
  { QUOTH_KIND_CLAIM, N_ ("Claims") },     { QUOTH_KIND_MENTION, N_ ("Mentions") },
  { QUOTH_KIND_CUE, N_ ("Cues") },         { QUOTH_KIND_DOCUMENT, N_ ("Texts") },
  { QUOTH_KIND_ACTOR, N_ ("Actors") },     { QUOTH_KIND_PROPOSITION, N_ ("Propositions") },
  { QUOTH_KIND_CODE, N_ ("Codes") },       { QUOTH_KIND_RELATION, N_ ("Relations") },
  { QUOTH_KIND_MEMO, N_ ("Memos") },
};

static QuothKind
get_kind (QuothTablesPage *self)
{
  return tables[gtk_drop_down_get_selected (self->kind)].kind;
}

/* Whoever asks for the page says by the setting which table is wanted. */
static void
select_last (QuothTablesPage *self)
{
  g_autofree char *last = g_settings_get_string (quoth_settings_get (), "table-kind");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (quoth_kind_to_nick (tables[i].kind), last))
      gtk_drop_down_set_selected (self->kind, i);
}

static void
show_rows (QuothTablesPage *self)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search));
  const char *page = "table";

  if (self->rows == NULL)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    {
      if (quoth_table_model_is_listing (self->rows))
        return;
      page = *search != '\0' ? "not-found" : "empty";
    }
  gtk_stack_set_visible_child_name (self->stack, page);
  if (self->wants_focus)
    gtk_widget_grab_focus (g_str_equal (page, "table") ? GTK_WIDGET (self->view) : GTK_WIDGET (self->search));
  self->wants_focus = FALSE;
}

/* Columns */

static gboolean
save_layout_cb (gpointer user_data)
{
  QuothTablesPage *self = user_data;

  self->save_source = 0;
  quoth_table_layout_save (self->view, self->arranged);
  return G_SOURCE_REMOVE;
}

static void
save_now (QuothTablesPage *self)
{
  if (self->save_source == 0)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  save_layout_cb (self);
}

/* A column that is dragged changes with every move of the pointer. */
static void
rearranged_cb (QuothTablesPage *self)
{
  if (!self->arranging && self->save_source == 0)
    self->save_source = g_timeout_add (500, save_layout_cb, self);
}

static void
make_columns_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  QuothTablesPage *self = user_data;

  if (self->columns != NULL)
    gtk_menu_button_set_popover (button, quoth_table_menu_new (self->view, self->arranged, self->columns));
}

static void
sorter_changed_cb (QuothTablesPage *self)
{
  gboolean descending;
  const char *column;

  if (self->arranging || self->rows == NULL)
    return;
  column = quoth_table_columns_get_sort (self->view, &descending);
  quoth_table_model_set_sort (self->rows, column, descending);
  rearranged_cb (self);
}

static void
arrange_columns (QuothTablesPage *self)
{
  g_auto (GStrv) hidden = quoth_table_layout_dup_hidden ();
  GListModel *columns = gtk_column_view_get_columns (self->view);

  save_now (self);
  self->arranging = TRUE;
  self->arranged = get_kind (self);
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  quoth_table_columns_set (self->view, self->arranged, self->columns, (const char *const *) hidden);
  quoth_table_layout_restore (self->view, self->arranged);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (rearranged_cb), self, G_CONNECT_SWAPPED);
    }
  self->arranging = FALSE;
  gtk_menu_button_set_popover (self->columns_button, NULL);
  gtk_menu_button_set_create_popup_func (self->columns_button, make_columns_menu_cb, self, NULL);
}

static void
sort_rows (QuothTablesPage *self)
{
  gboolean descending;
  const char *sort = quoth_table_columns_get_sort (self->view, &descending);

  quoth_table_model_set_sort (self->rows, sort, sort != NULL && descending);
}

static void
reset_columns_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothTablesPage *self = QUOTH_TABLES_PAGE (widget);

  if (self->rows == NULL)
    return;
  g_clear_handle_id (&self->save_source, g_source_remove);
  quoth_table_layout_reset (self->arranged);
  arrange_columns (self);
  sort_rows (self);
}

/* A table */

static void
show_table (QuothTablesPage *self)
{
  g_autoptr (QuothTableModel) rows = quoth_table_model_new (quoth_desk_get_session (self->desk), get_kind (self));
  g_autoptr (GtkSelectionModel) selection =
    GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (rows))));

  arrange_columns (self);
  gtk_column_view_set_model (self->view, selection);
  g_set_object (&self->rows, rows);
  sort_rows (self);
  quoth_table_model_set_search (rows, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  quoth_bulk_bar_set_rows (self->bar, rows, selection);
  g_signal_connect_object (rows, "listed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "notify::n-items", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
}

static gpointer
read_columns (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  return quoth_reader_list_columns (reader, GPOINTER_TO_INT (data), error);
}

static void
columns_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothTablesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *columns = quoth_store_read_finish (QUOTH_STORE (source), result, &error);

  if (columns == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->desk != NULL)
        g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
      return;
    }
  g_clear_object (&self->loading);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = columns;
  show_table (self);
}

static void
load (QuothTablesPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  quoth_store_read_async (quoth_session_get_store (quoth_desk_get_session (self->desk)), read_columns,
                          GINT_TO_POINTER (get_kind (self)), NULL, (GDestroyNotify) g_ptr_array_unref,
                          self->loading, columns_read_cb, g_object_ref (self));
}

/* Callbacks */

static void
kind_changed_cb (GtkDropDown *drop_down, GParamSpec *pspec, QuothTablesPage *self)
{
  if (self->desk == NULL)
    return;
  g_settings_set_string (quoth_settings_get (), "table-kind", quoth_kind_to_nick (get_kind (self)));
  load (self);
}

static void
search_changed_cb (GtkSearchEntry *entry, QuothTablesPage *self)
{
  if (self->rows != NULL)
    quoth_table_model_set_search (self->rows, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/* Escape empties the entry first, and leaves the page then. */
static void
stop_search_cb (GtkSearchEntry *entry, QuothTablesPage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "workbench.back", NULL);
}

static void
search_activate_cb (GtkSearchEntry *entry, QuothTablesPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
activate_cb (GtkColumnView *view, guint position, QuothTablesPage *self)
{
  g_autoptr (QuothTableItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  QuothKind kind = get_kind (self);
  const QuothId *id = quoth_table_item_get_target (item, &kind);
  const QuothId *document = quoth_table_item_get_document (item);

  switch (kind)
    {
    case QUOTH_KIND_DOCUMENT:
      quoth_desk_go (self->desk, id, NULL);
      break;
    case QUOTH_KIND_MENTION:
    case QUOTH_KIND_CLAIM:
    case QUOTH_KIND_CUE:
      if (!quoth_id_is_none (document))
        quoth_desk_go (self->desk, document, id);
      break;
    case QUOTH_KIND_ACTOR:
      quoth_desk_show_page (self->desk, "actor", id);
      break;
    case QUOTH_KIND_PROPOSITION:
      quoth_desk_show_page (self->desk, "propositions", id);
      break;
    case QUOTH_KIND_CODE:
      quoth_desk_show_page (self->desk, "codebook", id);
      break;
    case QUOTH_KIND_PROJECT:
      quoth_desk_show_page (self->desk, "project", NULL);
      break;
    default: /* a memo on what has no place of its own, such as a coder */
      gtk_widget_error_bell (GTK_WIDGET (self));
    }
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  quoth_bulk_bar_edit (QUOTH_TABLES_PAGE (widget)->bar);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothTablesPage *self = QUOTH_TABLES_PAGE (widget);

  quoth_bulk_bar_delete (self->bar);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QuothTablesPage *self = QUOTH_TABLES_PAGE (widget);
  g_autoptr (GArray) ids = NULL;

  if (self->rows == NULL)
    return;
  ids = quoth_bulk_bar_dup_selected (self->bar);
  if (ids->len > 0)
    quoth_table_copy (quoth_desk_get_session (self->desk), get_kind (self), self->view, ids);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (QUOTH_TABLES_PAGE (widget)->search));
}

/* The object */

static void
update_active (QuothTablesPage *self)
{
  if (self->rows != NULL)
    quoth_table_model_set_active (self->rows, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
quoth_tables_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (quoth_tables_page_parent_class)->map (widget);
  update_active (QUOTH_TABLES_PAGE (widget));
}

static void
quoth_tables_page_unmap (GtkWidget *widget)
{
  save_now (QUOTH_TABLES_PAGE (widget));
  GTK_WIDGET_CLASS (quoth_tables_page_parent_class)->unmap (widget);
  update_active (QUOTH_TABLES_PAGE (widget));
}

static void
quoth_tables_page_dispose (GObject *object)
{
  QuothTablesPage *self = QUOTH_TABLES_PAGE (object);

  if (self->frame != NULL)
    save_now (self);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_tables_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QuothTablesPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothTablesPage, kind);
  gtk_widget_class_bind_template_child (widget_class, QuothTablesPage, search);
  gtk_widget_class_bind_template_child (widget_class, QuothTablesPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, QuothTablesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothTablesPage, view);
  gtk_widget_class_bind_template_child (widget_class, QuothTablesPage, bar);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
quoth_tables_page_class_init (QuothTablesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_tables_page_dispose;
  widget_class->map = quoth_tables_page_map;
  widget_class->unmap = quoth_tables_page_unmap;
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  g_type_ensure (QUOTH_TYPE_BULK_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-tables-page.ui");
  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "table.set", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "table.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "table.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "table.reset-columns", NULL, reset_columns_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "table.set", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "table.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "table.search", NULL);
}

static void
quoth_tables_page_init (QuothTablesPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    gtk_string_list_append (titles, _ (tables[i].title));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (titles));
  select_last (self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (rearranged_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
quoth_tables_page_new (QuothDesk *desk)
{
  QuothTablesPage *self = g_object_new (QUOTH_TYPE_TABLES_PAGE, NULL);

  self->desk = g_object_ref (desk);
  quoth_bulk_bar_set_desk (self->bar, desk);
  load (self);
  return GTK_WIDGET (self);
}

void
quoth_tables_page_show (GtkWidget *page, const QuothId *id)
{
  QuothTablesPage *self = QUOTH_TABLES_PAGE (page);

  QuothKind shown = get_kind (self);

  self->wants_focus = TRUE;
  select_last (self);
  if (get_kind (self) == shown)
    show_rows (self);
}
