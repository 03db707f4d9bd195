/* quoth-example-row.c: one example of a code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-example-row.h"

#include <glib/gi18n.h>

#include "quoth-text-field.h"

struct _QuothExampleRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *go;
  GtkLabel *quote;
  GtkWidget *remove;
  QuothTextField *note;

  QuothDesk *desk;
  QuothCode *code;
  QuothId id;
};

G_DEFINE_FINAL_TYPE (QuothExampleRow, quoth_example_row, GTK_TYPE_WIDGET)

/* (transfer full): the code, to edit the example in it; @index: (out): which it is there. %NULL if it is gone. */
static QuothCode *
begin_edit (QuothExampleRow *self, guint *index)
{
  g_autoptr (QuothCode) copy = quoth_code_copy (quoth_session_latest (quoth_desk_get_session (self->desk), self->code));

  for (*index = 0; *index < copy->examples->len; (*index)++)
    if (quoth_id_equal (&((QuothCodeExample *) copy->examples->pdata[*index])->id, &self->id))
      return g_steal_pointer (&copy);
  return NULL;
}

static void
go_cb (QuothExampleRow *self)
{
  guint index;
  g_autoptr (QuothCode) copy = begin_edit (self, &index);

  if (copy != NULL)
    quoth_desk_find (self->desk, &((QuothCodeExample *) copy->examples->pdata[index])->annotation);
}

static void
remove_cb (QuothExampleRow *self)
{
  guint index;
  g_autoptr (QuothCode) copy = begin_edit (self, &index);

  if (copy == NULL)
    return;
  g_ptr_array_remove_index (copy->examples, index);
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("Remove an example"), copy);
}

static void
note_committed_cb (QuothTextField *field, const char *text, QuothExampleRow *self)
{
  guint index;
  g_autoptr (QuothCode) copy = begin_edit (self, &index);
  QuothCodeExample *example;

  if (copy == NULL)
    return;
  example = copy->examples->pdata[index];
  g_free (example->note);
  example->note = g_strdup (text);
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("Change the note on an example"), copy);
}

static void
quoth_example_row_dispose (GObject *object)
{
  QuothExampleRow *self = QUOTH_EXAMPLE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->desk);
  g_clear_pointer ((gpointer *) &self->code, quoth_value_unref);
  G_OBJECT_CLASS (quoth_example_row_parent_class)->dispose (object);
}

static void
quoth_example_row_class_init (QuothExampleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_example_row_dispose;
  g_type_ensure (QUOTH_TYPE_TEXT_FIELD);
  gtk_widget_class_set_css_name (widget_class, "quothexample");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-example-row.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothExampleRow, box);
  gtk_widget_class_bind_template_child (widget_class, QuothExampleRow, go);
  gtk_widget_class_bind_template_child (widget_class, QuothExampleRow, quote);
  gtk_widget_class_bind_template_child (widget_class, QuothExampleRow, remove);
  gtk_widget_class_bind_template_child (widget_class, QuothExampleRow, note);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_committed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_example_row_init (QuothExampleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_example_row_new (QuothDesk *desk, QuothCode *code, guint n)
{
  QuothExampleRow *self = g_object_new (QUOTH_TYPE_EXAMPLE_ROW, NULL);
  const QuothCodeExample *example = code->examples->pdata[n];
  g_autofree char *quote = g_strdup_printf (_ ("“%s”"), example->text);
  gboolean can_edit = quoth_desk_can_edit (desk);

  self->desk = g_object_ref (desk);
  self->code = quoth_value_ref (code);
  self->id = example->id;
  gtk_label_set_label (self->quote, quote);
  gtk_widget_set_sensitive (self->go, !quoth_id_is_none (&example->annotation));
  gtk_widget_set_visible (self->remove, can_edit);
  quoth_text_field_set_text (self->note, example->note);
  quoth_text_field_set_editable (self->note, can_edit);
  return GTK_WIDGET (self);
}

void
quoth_example_row_commit (QuothExampleRow *self)
{
  quoth_text_field_commit (self->note);
}
