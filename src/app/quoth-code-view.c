/* quoth-code-view.c: all that is known of a code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-code-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-attribute-fields.h"
#include "quoth-code-edit.h"
#include "quoth-codebook-fields.h"
#include "quoth-example-row.h"
#include "quoth-memo-thread.h"
#include "quoth-merge-dialog.h"
#include "quoth-names.h"
#include "quoth-replace-dialog.h"
#include "quoth-split-dialog.h"

struct _QuothCodeView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  QuothForm *form;
  QuothAttributeFields *attributes;
  GtkLabel *use;
  GtkWidget *actions;
  GtkWidget *merge;
  GtkWidget *split;
  GtkBox *examples;
  GtkWidget *no_examples;
  QuothMemoThread *memos;

  QuothDesk *desk;
  QuothCode *code;
};

G_DEFINE_FINAL_TYPE (QuothCodeView, quoth_code_view, GTK_TYPE_WIDGET)

static guint below_signal;

static QuothSession *
get_session (QuothCodeView *self)
{
  return quoth_desk_get_session (self->desk);
}

/* What can be done to the code as a whole */

static void
below_cb (QuothCodeView *self)
{
  g_signal_emit (self, below_signal, 0);
}

static void
merge_cb (QuothCodeView *self)
{
  quoth_merge_dialog_ask (self->desk, GTK_WIDGET (self), QUOTH_KIND_CODE, &self->code->value.id, 1);
}

static void
split_cb (QuothCodeView *self)
{
  quoth_split_dialog_ask (self->desk, GTK_WIDGET (self), self->code);
}

static void
delete_cb (QuothCodeView *self)
{
  quoth_replace_dialog_ask (self->desk, GTK_WIDGET (self), QUOTH_KIND_CODE, &self->code->value.id);
}

static void
quoth_code_view_dispose (GObject *object)
{
  QuothCodeView *self = QUOTH_CODE_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->code, quoth_value_unref);
  G_OBJECT_CLASS (quoth_code_view_parent_class)->dispose (object);
}

static void
quoth_code_view_class_init (QuothCodeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_code_view_dispose;
  below_signal = g_signal_new ("below", QUOTH_TYPE_CODE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (QUOTH_TYPE_ATTRIBUTE_FIELDS);
  g_type_ensure (QUOTH_TYPE_FORM);
  g_type_ensure (QUOTH_TYPE_MEMO_THREAD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-code-view.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, scroller);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, form);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, attributes);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, use);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, actions);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, merge);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, split);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, examples);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, no_examples);
  gtk_widget_class_bind_template_child (widget_class, QuothCodeView, memos);
  gtk_widget_class_bind_template_callback (widget_class, below_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_code_view_init (QuothCodeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_form_set_fields (self->form, quoth_codebook_fields_get (QUOTH_KIND_CODE));
}

/* Showing */

static void
show_use (QuothCodeView *self)
{
  QuothItemList *codes = quoth_session_get_list (get_session (self), QUOTH_KIND_CODE);
  QuothItem *item = quoth_item_list_find (codes, &self->code->value.id);
  guint n_claims = item != NULL ? quoth_item_get_n_claims (item) : 0;
  guint n_codes = quoth_code_count_children (get_session (self), &self->code->value.id);
  g_autofree char *claims = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u claim", "%u claims", n_claims), n_claims);
  g_autofree char *below
    = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u code below it", "%u codes below it", n_codes), n_codes);
  g_autoptr (GString) text = g_string_new (claims);

  quoth_name_append (text, n_codes > 0 ? below : NULL);
  gtk_label_set_label (self->use, text->str);
  gtk_widget_set_visible (self->actions, quoth_desk_can_edit (self->desk));
  gtk_widget_set_sensitive (self->merge, quoth_item_list_get_size (codes) > 1);
  gtk_widget_set_sensitive (self->split, n_claims > 0);
}

static void
commit_examples (QuothCodeView *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->examples)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    quoth_example_row_commit (QUOTH_EXAMPLE_ROW (row));
}

static void
show_examples (QuothCodeView *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->examples))) != NULL)
    gtk_box_remove (self->examples, row);
  for (guint i = 0; self->code != NULL && i < self->code->examples->len; i++)
    gtk_box_append (self->examples, quoth_example_row_new (self->desk, self->code, i));
  gtk_widget_set_visible (GTK_WIDGET (self->examples), self->code != NULL && self->code->examples->len > 0);
  gtk_widget_set_visible (self->no_examples, self->code != NULL && self->code->examples->len == 0);
}

void
quoth_code_view_show (QuothCodeView *self, QuothDesk *desk, QuothCode *code)
{
  gboolean other = self->code == NULL || code == NULL || !quoth_id_equal (&self->code->value.id, &code->value.id);
  gboolean changed = self->code != code;

  if (other)
    {
      commit_examples (self);
      quoth_attribute_fields_commit (self->attributes);
    }
  g_set_object (&self->desk, desk);
  quoth_form_show (self->form, desk, code);
  if (code != NULL)
    quoth_value_ref (code);
  g_clear_pointer ((gpointer *) &self->code, quoth_value_unref);
  self->code = code;
  gtk_widget_set_visible (self->scroller, code != NULL);
  if (changed)
    show_examples (self);
  if (code == NULL)
    return;
  quoth_attribute_fields_show (self->attributes, desk, code);
  show_use (self);
  if (other)
    quoth_memo_thread_show (self->memos, desk, &code->value.id);
}

void
quoth_code_view_focus (QuothCodeView *self)
{
  quoth_form_focus (self->form, 0);
}
