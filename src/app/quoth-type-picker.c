/* quoth-type-picker.c: choosing a type of annotations
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-type-picker.h"

#include <glib/gi18n.h>

#include "quoth-annotation-types.h"
#include "quoth-codebook-fields.h"
#include "quoth-names.h"
#include "quoth-pick-list.h"

struct _QuothTypePicker
{
  GtkPopover parent_instance;

  QuothPickList *list;

  QuothDesk *desk;
  QuothTypePicked picked;
  gpointer owner;
  GPtrArray *found; /* keys, by row */
  char *creation;   /* (nullable): the name that the row after them would make */
};

G_DEFINE_FINAL_TYPE (QuothTypePicker, quoth_type_picker, GTK_TYPE_POPOVER)

static void
add_type (QuothTypePicker *self, const char *key)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  QuothPalette *palette = quoth_session_get_palette (session);
  const QuothAnnotationType *type = quoth_palette_find_annotation_type (palette, key);
  QuothRow *row = QUOTH_ROW (quoth_row_new ());
  GdkRGBA color;

  quoth_palette_get_cue_color (palette, key, &color);
  quoth_row_set_color (row, &color);
  quoth_row_set_title (row, quoth_annotation_types_get_name (session, key));
  quoth_row_set_subtitle (row, type != NULL ? type->definition : NULL);
  quoth_pick_list_add (self->list, row);
  g_ptr_array_add (self->found, g_strdup (key));
}

/* Offers to make @name, unless a type has exactly that name. */
static void
offer_creation (QuothTypePicker *self, const char *name)
{
  QuothSession *session = quoth_desk_get_session (self->desk);
  QuothRow *row;
  g_autofree char *title = NULL;

  g_clear_pointer (&self->creation, g_free);
  for (guint i = 0; i < self->found->len; i++)
    if (g_str_equal (quoth_annotation_types_get_name (session, self->found->pdata[i]), name))
      return;
  if (*name == '\0')
    return;
  self->creation = g_strdup (name);
  row = QUOTH_ROW (quoth_row_new ());
  title = g_strdup_printf (_ ("Create annotation type “%s”"), name);
  quoth_row_set_icon (row, "list-add-symbolic");
  quoth_row_set_title (row, title);
  quoth_pick_list_add (self->list, row);
}

static void
query_changed_cb (QuothPickList *list, QuothTypePicker *self)
{
  g_autofree char *typed = g_strstrip (quoth_name_one_line (quoth_pick_list_get_query (list), 200));
  g_autofree char *query = quoth_fold (typed);
  g_auto (GStrv) keys = NULL;
  QuothSession *session;

  if (self->desk == NULL)
    return;
  session = quoth_desk_get_session (self->desk);
  keys = quoth_annotation_types_list (session);
  g_ptr_array_set_size (self->found, 0);
  quoth_pick_list_clear (list);
  for (guint i = 0; keys[i] != NULL; i++)
    if (quoth_fold_matches (quoth_annotation_types_get_name (session, keys[i]), query) || quoth_fold_matches (keys[i], query))
      add_type (self, keys[i]);
  offer_creation (self, typed);
}

static void
picked_cb (QuothPickList *list, guint index, QuothTypePicker *self)
{
  g_autoptr (QuothAnnotationType) type = NULL;
  g_autofree char *key = NULL;

  if (index >= self->found->len)
    type = quoth_codebook_annotation_type_new (quoth_desk_get_session (self->desk), self->creation);
  key = g_strdup (type != NULL ? type->key : self->found->pdata[index]);
  gtk_popover_popdown (GTK_POPOVER (self));
  self->picked (key, type, self->owner);
}

static void
quoth_type_picker_finalize (GObject *object)
{
  QuothTypePicker *self = QUOTH_TYPE_PICKER (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->creation, g_free);
  G_OBJECT_CLASS (quoth_type_picker_parent_class)->finalize (object);
}

static void
quoth_type_picker_class_init (QuothTypePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_type_picker_finalize;

  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-type-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothTypePicker, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_type_picker_init (QuothTypePicker *self)
{
  self->found = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_type_picker_new (void)
{
  return g_object_new (QUOTH_TYPE_TYPE_PICKER, NULL);
}

void
quoth_type_picker_ask (QuothTypePicker *self, QuothDesk *desk, QuothTypePicked picked, gpointer owner)
{
  g_set_object (&self->desk, desk);
  self->picked = picked;
  self->owner = owner;
  quoth_pick_list_set_label (self->list, _ ("Find or name a type"));
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}
