/* quoth-code-picker.c: choosing a code
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-code-picker.h"

#include <glib/gi18n.h>
#include <string.h>

#include "quoth-code-edit.h"
#include "quoth-pick-list.h"

#define MAX_ROWS 60

struct _QuothCodePicker
{
  GtkPopover parent_instance;

  QuothPickList *list;

  QuothDesk *desk;
  QuothCodePicked picked;
  gpointer owner;

  GPtrArray *found; /* of QuothCode */
  char *creation;
};

G_DEFINE_FINAL_TYPE (QuothCodePicker, quoth_code_picker, GTK_TYPE_POPOVER)

static gboolean
matches (const QuothCode *code, const char *query)
{
  g_autofree char *text = g_strconcat (code->name, " ", code->key, " ",
                                       code->definition != NULL ? code->definition : "", NULL);

  return quoth_fold_matches (text, query);
}

static void
add_code (QuothCodePicker *self, QuothItem *item, gboolean indent)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());
  QuothCode *code = quoth_item_get_value (item);
  QuothCodeKeys *keys = quoth_session_get_code_keys (quoth_desk_get_session (self->desk));
  GdkRGBA color;

  quoth_palette_get_code_color (quoth_session_get_palette (quoth_desk_get_session (self->desk)),
                                &code->value.id, &color);
  quoth_row_set_color (row, &color);
  quoth_row_set_title (row, code->name);
  quoth_row_set_subtitle (row, code->definition);
  quoth_row_set_key (row, quoth_code_keys_get_label (keys, &code->value.id));
  quoth_row_set_depth (row, indent ? quoth_item_get_depth (item) : 0);
  quoth_pick_list_add (self->list, row);
  g_ptr_array_add (self->found, quoth_value_ref (code));
}

static void
offer_creation (QuothCodePicker *self, const char *query)
{
  QuothRow *row;
  g_autofree char *title = NULL;

  g_clear_pointer (&self->creation, g_free);
  for (guint i = 0; i < self->found->len; i++)
    if (g_str_equal (((QuothCode *) self->found->pdata[i])->name, query))
      return;
  if (*query == '\0')
    return;
  self->creation = g_strdup (query);
  row = QUOTH_ROW (quoth_row_new ());
  title = g_strdup_printf (_ ("Create code “%s”"), query);
  quoth_row_set_icon (row, "list-add-symbolic");
  quoth_row_set_title (row, title);
  quoth_pick_list_add (self->list, row);
}

static void
query_changed_cb (QuothPickList *list, QuothCodePicker *self)
{
  QuothItemList *codes;
  g_autofree char *typed = g_strstrip (g_strdup (quoth_pick_list_get_query (list)));
  g_autofree char *query = quoth_fold (typed);

  if (self->desk == NULL)
    return;
  codes = quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_CODE);
  g_ptr_array_set_size (self->found, 0);
  quoth_pick_list_clear (list);
  for (guint i = 0; i < quoth_item_list_get_size (codes) && self->found->len < MAX_ROWS; i++)
    {
      QuothItem *item = quoth_item_list_get (codes, i);

      if (matches (quoth_item_get_value (item), query))
        add_code (self, item, *query == '\0');
    }
  offer_creation (self, typed);
}

static void
picked_cb (QuothPickList *list, guint index, QuothCodePicker *self)
{
  gboolean is_new = index >= self->found->len;
  g_autoptr (QuothCode) code = NULL;

  if (is_new)
    code = quoth_code_new_named (quoth_desk_get_session (self->desk), self->creation, NULL);
  else
    code = quoth_value_ref (self->found->pdata[index]);
  gtk_popover_popdown (GTK_POPOVER (self));
  self->picked (code, is_new, self->owner);
}

static void
quoth_code_picker_finalize (GObject *object)
{
  QuothCodePicker *self = QUOTH_CODE_PICKER (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->creation, g_free);
  G_OBJECT_CLASS (quoth_code_picker_parent_class)->finalize (object);
}

static void
quoth_code_picker_class_init (QuothCodePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_code_picker_finalize;

  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-code-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothCodePicker, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_code_picker_init (QuothCodePicker *self)
{
  self->found = quoth_values_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_code_picker_new (void)
{
  return g_object_new (QUOTH_TYPE_CODE_PICKER, NULL);
}

void
quoth_code_picker_ask (QuothCodePicker *self, QuothDesk *desk, QuothCodePicked picked, gpointer owner)
{
  g_set_object (&self->desk, desk);
  self->picked = picked;
  self->owner = owner;
  quoth_pick_list_set_label (self->list, _ ("Find a code"));
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}

void
quoth_code_picker_type (QuothCodePicker *self, const char *text)
{
  quoth_pick_list_type (self->list, text);
}
