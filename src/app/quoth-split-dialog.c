/* quoth-split-dialog.c: giving some claims of a code to a new one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-split-dialog.h"

#include <glib/gi18n.h>

#include "quoth-code-edit.h"
#include "quoth-names.h"

#define MAX_QUOTE 240

struct _QuothSplitDialog
{
  AdwWindow parent_instance;

  GtkWidget *accept;
  GtkEditable *name;
  GtkWidget *hint;
  GtkListView *view;

  QuothDesk *desk;
  QuothCode *code;
  QuothItemList *claims;
  GHashTable *ticked; /* of QuothId */
};

G_DEFINE_FINAL_TYPE (QuothSplitDialog, quoth_split_dialog, ADW_TYPE_WINDOW)

static void
update (QuothSplitDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  gtk_widget_set_sensitive (self->accept, *name != '\0' && g_hash_table_size (self->ticked) > 0);
}

static void
toggled_cb (GtkCheckButton *check, QuothSplitDialog *self)
{
  const QuothId *id = g_object_get_data (G_OBJECT (check), "claim");

  if (id == NULL)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->ticked, quoth_id_memdup (id));
  else
    g_hash_table_remove (self->ticked, id);
  update (self);
}

static void
accept_cb (QuothSplitDialog *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  g_autoptr (QuothCode) part = NULL;
  QuothRework *rework;
  GHashTableIter iter;
  gpointer id;

  if (!gtk_widget_get_sensitive (self->accept))
    return;
  part = quoth_code_new_named (session, name, quoth_id_is_none (&self->code->parent) ? NULL : &self->code->parent);
  rework = quoth_rework_new_split_code (&self->code->value.id, part, quoth_session_get_coder (session));
  g_hash_table_iter_init (&iter, self->ticked);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    quoth_rework_add_claim (rework, id);
  quoth_session_build (session, quoth_rework_build, rework, (GDestroyNotify) quoth_rework_unref);
  gtk_window_close (GTK_WINDOW (self));
}

/* Rows */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothSplitDialog *self)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (label, check);
  g_object_set_data (G_OBJECT (check), "label", label);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_list_item_set_child (list_item, check);
  gtk_list_item_set_activatable (list_item, FALSE);
}

/* (transfer full): what was said, and where. */
static char *
describe (QuothSplitDialog *self, const QuothClaim *claim)
{
  const QuothDocument *document
    = quoth_session_find (quoth_desk_get_session (self->desk), QUOTH_KIND_DOCUMENT, &claim->annotation.document);
  g_autofree char *quote = quoth_annotation_dup_quote (claim);
  g_autofree char *line = quoth_name_one_line (quote, MAX_QUOTE);

  return g_strdup_printf ("%s · %s", line, document != NULL ? quoth_name_of_document (document) : "");
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, QuothSplitDialog *self)
{
  QuothItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_list_item_get_child (list_item);
  g_autofree char *text = describe (self, quoth_item_get_value (item));

  g_object_set_data (G_OBJECT (check), "claim", NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_hash_table_contains (self->ticked, quoth_item_get_id (item)));
  g_object_set_data_full (G_OBJECT (check), "claim", quoth_id_memdup (quoth_item_get_id (item)), g_free);
  gtk_label_set_label (g_object_get_data (G_OBJECT (check), "label"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
quoth_split_dialog_dispose (GObject *object)
{
  QuothSplitDialog *self = QUOTH_SPLIT_DIALOG (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_object (&self->desk);
  g_clear_object (&self->claims);
  g_clear_pointer ((gpointer *) &self->code, quoth_value_unref);
  G_OBJECT_CLASS (quoth_split_dialog_parent_class)->dispose (object);
}

static void
quoth_split_dialog_finalize (GObject *object)
{
  g_hash_table_unref (QUOTH_SPLIT_DIALOG (object)->ticked);
  G_OBJECT_CLASS (quoth_split_dialog_parent_class)->finalize (object);
}

static void
quoth_split_dialog_class_init (QuothSplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_split_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_split_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothSplitDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitDialog, name);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, QuothSplitDialog, view);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
quoth_split_dialog_init (QuothSplitDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->ticked = g_hash_table_new_full (quoth_id_hash, quoth_id_equal, g_free, NULL);
  self->claims = quoth_item_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
}

/* Listing */

static gboolean
collect_claim (gpointer value, gpointer user_data, GError **error)
{
  if (QUOTH_VALUE (value)->kind == QUOTH_KIND_CLAIM)
    g_ptr_array_add (user_data, quoth_value_ref (value));
  return TRUE;
}

static gpointer
read_claims (QuothReader *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) claims = quoth_values_new ();

  if (!quoth_reader_foreach_use (reader, QUOTH_KIND_CODE, data, collect_claim, claims, error))
    return NULL;
  return g_steal_pointer (&claims);
}

static void
claims_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (QuothSplitDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = quoth_store_read_finish (QUOTH_STORE (source), result, &error);
  g_autoptr (GtkNoSelection) model = NULL;

  if (self->desk == NULL)
    return;
  if (claims == NULL)
    {
      g_signal_emit_by_name (quoth_desk_get_session (self->desk), "failed", error);
      return;
    }
  quoth_item_list_reset (self->claims, claims);
  model = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->claims)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (model));
  update (self);
}

static void
list_claims (QuothSplitDialog *self)
{
  QuothStore *store = quoth_session_get_store (quoth_desk_get_session (self->desk));

  quoth_store_read_async (store, read_claims, quoth_id_memdup (&self->code->value.id), g_free,
                          (GDestroyNotify) g_ptr_array_unref, NULL, claims_read_cb, g_object_ref (self));
}

GtkWidget *
quoth_split_dialog_new (QuothDesk *desk, QuothCode *code)
{
  QuothSplitDialog *self = g_object_new (QUOTH_TYPE_SPLIT_DIALOG, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Split “%s”"), code->name);

  self->desk = g_object_ref (desk);
  self->code = quoth_value_ref (code);
  gtk_window_set_title (GTK_WINDOW (self), title);
  list_claims (self);
  update (self);
  return GTK_WIDGET (self);
}
