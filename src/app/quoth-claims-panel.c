/* quoth-claims-panel.c: the claims, in the side pane
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-claims-panel.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-follow.h"
#include "quoth-names.h"
#include "quoth-row.h"
#include "quoth-table-model.h"

struct _QuothClaimsPanel
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *box;
  GtkWidget *tools;
  GtkSearchEntry *search;
  GtkStack *stack;
  AdwBin *empty_bin;
  GtkListView *view;
  GtkCheckButton *here;

  QuothDesk *desk;
  QuothTableModel *rows;
};

G_DEFINE_FINAL_TYPE (QuothClaimsPanel, quoth_claims_panel, GTK_TYPE_WIDGET)

/* Rows */

static char *
dup_words (const QuothClaim *claim)
{
  g_autofree char *quote = NULL;

  if (claim->statement != NULL && *claim->statement != '\0')
    return quoth_name_one_line (claim->statement, 160);
  quote = quoth_annotation_dup_quote (claim);
  return quoth_name_one_line (quote, 160);
}

static const char *
name_claimant (QuothSession *session, const QuothClaim *claim)
{
  const QuothActor *actor = quoth_session_find (session, QUOTH_KIND_ACTOR, quoth_claim_get_claimant (claim));

  return actor != NULL ? actor->name : _ ("no claimant yet");
}

/* Where claims of all texts are listed, each says which text it is in. */
static void
show_claim (QuothClaimsPanel *self, QuothRow *row, const QuothClaim *claim)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  const QuothDocument *document = quoth_session_find (session, QUOTH_KIND_DOCUMENT, &claim->annotation.document);
  g_autofree char *words = dup_words (claim);
  g_autoptr (GString) subtitle = g_string_new (NULL);
  GdkRGBA color;

  quoth_name_append (subtitle, name_claimant (session, claim));
  if (document != NULL && !(gtk_widget_get_visible (GTK_WIDGET (self->here)) && gtk_check_button_get_active (self->here)))
    quoth_name_append (subtitle, quoth_name_of_document (document));
  quoth_palette_get_color (quoth_session_get_palette (session), QUOTH_ANNOTATION (claim), &color);
  quoth_row_set_color (row, &color);
  quoth_row_set_title (row, words);
  quoth_row_set_subtitle (row, subtitle->str);
}

static void
show_item (QuothTableItem *item, GtkListItem *list_item)
{
  QuothClaimsPanel *self = g_object_get_data (G_OBJECT (list_item), "panel");
  QuothRow *row = QUOTH_ROW (gtk_list_item_get_child (list_item));
  const QuothClaim *claim = quoth_table_item_get_value (item);

  if (claim != NULL && self->desk != NULL)
    {
      show_claim (self, row, claim);
      return;
    }
  quoth_row_set_color (row, NULL);
  quoth_row_set_title (row, "…");
  quoth_row_set_subtitle (row, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothClaimsPanel *self)
{
  GtkWidget *row = quoth_row_new ();

  quoth_row_set_lines (QUOTH_ROW (row), 2);
  g_object_set_data (G_OBJECT (list_item), "panel", self);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothClaimsPanel *self)
{
  QuothTableItem *item = gtk_list_item_get_item (list_item);

  show_item (item, list_item);
  g_signal_connect (item, "changed", G_CALLBACK (show_item), list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothClaimsPanel *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (list_item), list_item);
}

/* What is listed */

static void
show_rows (QuothClaimsPanel *self)
{
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
  gboolean is_empty = self->rows == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0;

  if (self->rows != NULL && quoth_table_model_is_listing (self->rows))
    return;
  gtk_stack_set_visible_child_name (self->stack, !is_empty ? "list" : searching ? "not-found" : "empty");
  gtk_widget_set_visible (self->tools, !is_empty || searching);
}

static void
update_document (QuothClaimsPanel *self)
{
  const QuothDocument *document = self->desk != NULL ? quoth_desk_get_document (self->desk) : NULL;
  gboolean here = document != NULL && gtk_check_button_get_active (self->here);

  gtk_widget_set_visible (GTK_WIDGET (self->here), document != NULL);
  if (self->rows != NULL)
    quoth_table_model_set_document (self->rows, here ? &document->value.id : NULL);
}

static void
update_active (QuothClaimsPanel *self)
{
  if (self->rows != NULL)
    quoth_table_model_set_active (self->rows, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
set_rows (QuothClaimsPanel *self, QuothTableModel *rows)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  if (rows != NULL)
    selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (rows))));
  gtk_list_view_set_model (self->view, selection);
  if (quoth_follow (self, &self->rows, rows) && rows != NULL)
    g_signal_connect_object (rows, "listed", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
}

static void
here_toggled_cb (GtkCheckButton *button, QuothClaimsPanel *self)
{
  update_document (self);
}

static void
search_changed_cb (GtkSearchEntry *entry, QuothClaimsPanel *self)
{
  if (self->rows != NULL)
    quoth_table_model_set_search (self->rows, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
activate_cb (GtkListView *view, guint position, QuothClaimsPanel *self)
{
  g_autoptr (QuothTableItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const QuothClaim *claim = item != NULL ? quoth_table_item_get_value (item) : NULL;

  if (claim != NULL)
    quoth_desk_go (self->desk, &claim->annotation.document, &claim->annotation.value.id);
}

static void
search_activate_cb (GtkSearchEntry *entry, QuothClaimsPanel *self)
{
  if (self->rows != NULL)
    activate_cb (self->view, 0, self);
}

/* The object */

static void
quoth_claims_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (quoth_claims_panel_parent_class)->map (widget);
  update_active (QUOTH_CLAIMS_PANEL (widget));
}

static void
quoth_claims_panel_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (quoth_claims_panel_parent_class)->unmap (widget);
  update_active (QUOTH_CLAIMS_PANEL (widget));
}

static void
quoth_claims_panel_dispose (GObject *object)
{
  QuothClaimsPanel *self = QUOTH_CLAIMS_PANEL (object);

  if (self->box != NULL)
    quoth_claims_panel_set_desk (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_claims_panel_parent_class)->dispose (object);
}

static void
quoth_claims_panel_class_init (QuothClaimsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_claims_panel_dispose;
  widget_class->map = quoth_claims_panel_map;
  widget_class->unmap = quoth_claims_panel_unmap;
  gtk_widget_class_set_css_name (widget_class, "quothpanel");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-claims-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothClaimsPanel, box);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimsPanel, tools);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimsPanel, search);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimsPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimsPanel, empty_bin);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimsPanel, view);
  gtk_widget_class_bind_template_child (widget_class, QuothClaimsPanel, here);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, here_toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_claims_panel_init (QuothClaimsPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
}

void
quoth_claims_panel_set_desk (QuothClaimsPanel *self, QuothDesk *desk)
{
  g_autoptr (QuothTableModel) rows = NULL;

  if (!quoth_follow (self, &self->desk, desk))
    return;
  if (desk != NULL)
    {
      rows = quoth_table_model_new_of_values (quoth_desk_get_session (desk), QUOTH_KIND_CLAIM);
      g_signal_connect_object (desk, "document-changed", G_CALLBACK (update_document), self, G_CONNECT_SWAPPED);
      quoth_table_model_set_search (rows, gtk_editable_get_text (GTK_EDITABLE (self->search)));
    }
  set_rows (self, rows);
  update_document (self);
  update_active (self);
}

void
quoth_claims_panel_set_empty (QuothClaimsPanel *self, GtkWidget *widget)
{
  adw_bin_set_child (self->empty_bin, widget);
}
