/* quoth-go-to.c: going to a place of the text that somebody types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-go-to.h"

#include <glib/gi18n.h>

#include "quoth-pick-list.h"

struct _QuothGoTo
{
  GtkPopover parent_instance;

  QuothPickList *list;

  QuothDesk *desk;
  GPtrArray *places; /* of QuothPlace: one a row */
  guint caret;
};

G_DEFINE_FINAL_TYPE (QuothGoTo, quoth_go_to, GTK_TYPE_POPOVER)

static guint go_signal;

static void
add_row (QuothGoTo *self, const QuothPlace *place)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());

  quoth_row_set_title (row, place->title);
  if (place->is_wrong)
    quoth_row_set_subtitle (row, place->what);
  else
    quoth_row_set_count (row, place->what, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (row), !place->is_wrong);
  quoth_pick_list_add (self->list, row);
}

static void
query_changed_cb (QuothPickList *list, QuothGoTo *self)
{
  QuothDocumentModel *model = self->desk != NULL ? quoth_desk_get_model (self->desk) : NULL;
  g_autoptr (GPtrArray) codes = NULL;

  quoth_pick_list_clear (list);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  if (model == NULL)
    return;
  codes = quoth_item_list_dup_values (quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_CODE));
  self->places = quoth_places_find (model, codes, self->caret, quoth_pick_list_get_query (list));
  for (guint i = 0; i < self->places->len; i++)
    add_row (self, self->places->pdata[i]);
}

static void
picked_cb (QuothPickList *list, guint index, QuothGoTo *self)
{
  g_autoptr (GPtrArray) places = g_ptr_array_ref (self->places);
  const QuothPlace *place = places->pdata[index];

  if (place->is_wrong)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, go_signal, 0, place);
}

static void
quoth_go_to_dispose (GObject *object)
{
  g_clear_object (&QUOTH_GO_TO (object)->desk);
  G_OBJECT_CLASS (quoth_go_to_parent_class)->dispose (object);
}

static void
quoth_go_to_finalize (GObject *object)
{
  g_clear_pointer (&QUOTH_GO_TO (object)->places, g_ptr_array_unref);
  G_OBJECT_CLASS (quoth_go_to_parent_class)->finalize (object);
}

static void
quoth_go_to_class_init (QuothGoToClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_go_to_dispose;
  G_OBJECT_CLASS (klass)->finalize = quoth_go_to_finalize;

  go_signal = g_signal_new ("go", QUOTH_TYPE_GO_TO, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-go-to.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothGoTo, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_go_to_init (QuothGoTo *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_pick_list_set_label (self->list, _ ("Go to: 7, @1234, words, or a code"));
}

GtkWidget *
quoth_go_to_new (void)
{
  return g_object_new (QUOTH_TYPE_GO_TO, NULL);
}

void
quoth_go_to_ask (QuothGoTo *self, QuothDesk *desk, guint caret)
{
  g_set_object (&self->desk, desk);
  self->caret = caret;
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}
