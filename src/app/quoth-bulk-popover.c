/* quoth-bulk-popover.c: choosing a field, and what to set it to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-bulk-popover.h"

#include <glib/gi18n.h>

#include "quoth-actor-index.h"
#include "quoth-bulk-edit.h"
#include "quoth-pick-list.h"

#define MAX_ROWS 60

/* A row of the list: a field to choose, or a value for the field that was chosen; without a field, only something to read. */
typedef struct
{
  QuothBulkField *field;
  QuothBulkValue value;
} Option;

struct _QuothBulkPopover
{
  GtkPopover parent_instance;

  QuothPickList *list;

  QuothSession *session;
  GPtrArray *fields; /* to choose from */
  QuothBulkChosen chosen;
  gpointer owner;
  QuothActorIndex *actors;
  QuothBulkField *field;       /* the one that was chosen */
  GArray *options;             /* of Option: what the rows are */
};

G_DEFINE_FINAL_TYPE (QuothBulkPopover, quoth_bulk_popover, GTK_TYPE_POPOVER)

static void
option_clear (gpointer data)
{
  g_free (((Option *) data)->value.text);
}

static QuothRow *
add_option (QuothBulkPopover *self, QuothBulkField *field, const char *text, const QuothId *id, const char *title)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());
  Option option = { field, { g_strdup (text), id != NULL ? *id : QUOTH_ID_NONE } };

  quoth_row_set_title (row, title);
  quoth_pick_list_add (self->list, row);
  g_array_append_val (self->options, option);
  return row;
}

static void
list_fields (QuothBulkPopover *self, const char *query)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      QuothBulkField *field = self->fields->pdata[i];

      if (quoth_fold_matches (field->title, query))
        add_option (self, field, NULL, NULL, field->title);
    }
}

static void
list_choices (QuothBulkPopover *self, const char *query)
{
  for (char **choice = self->field->choices; *choice != NULL; choice += 2)
    if (quoth_fold_matches (choice[1], query))
      add_option (self, self->field, choice[0], NULL, choice[1]);
}

static void
list_actors (QuothBulkPopover *self, const char *typed)
{
  g_autoptr (GArray) hits = NULL;

  if (self->actors == NULL)
    self->actors = quoth_actor_index_new (quoth_session_get_list (self->session, QUOTH_KIND_ACTOR));
  hits = quoth_actor_index_search (self->actors, typed, MAX_ROWS);
  for (guint i = 0; i < hits->len; i++)
    {
      const QuothActor *actor = quoth_item_get_value (g_array_index (hits, QuothActorHit, i).item);
      GdkRGBA color;

      quoth_palette_get_kind_color (quoth_session_get_palette (self->session), actor->actor_kind, &color);
      quoth_row_set_color (add_option (self, self->field, NULL, &actor->value.id, actor->name), &color);
    }
}

static void
list_values (QuothBulkPopover *self, QuothKind kind, const char *query)
{
  QuothItemList *items = quoth_session_get_list (self->session, kind);

  for (guint i = 0; i < quoth_item_list_get_size (items) && self->options->len < MAX_ROWS; i++)
    {
      QuothItem *item = quoth_item_list_get (items, i);
      gpointer value = quoth_item_get_value (item);
      const char *name = kind == QUOTH_KIND_CODE ? quoth_code (value)->name : quoth_proposition (value)->statement;

      if (quoth_fold_matches (name, query))
        add_option (self, self->field, NULL, quoth_item_get_id (item), name);
    }
}

static void
list_text (QuothBulkPopover *self, const char *typed)
{
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  if (*typed == '\0')
    return;
  if (!quoth_bulk_field_check (self->field, typed, &error))
    {
      QuothRow *row = add_option (self, NULL, NULL, NULL, error->message);

      quoth_row_set_lines (row, 3);
      quoth_row_set_icon (row, "dialog-warning-symbolic");
      return;
    }
  title = g_strdup_printf (_ ("Set to “%s”"), typed);
  add_option (self, self->field, typed, NULL, title);
}

static void
list_field (QuothBulkPopover *self, const char *typed, const char *query)
{
  switch (self->field->input)
    {
    case QUOTH_BULK_TEXT:
      list_text (self, typed);
      break;
    case QUOTH_BULK_CHOICE:
      list_choices (self, query);
      break;
    case QUOTH_BULK_ACTOR:
      list_actors (self, typed);
      break;
    case QUOTH_BULK_CODE:
      list_values (self, QUOTH_KIND_CODE, query);
      break;
    case QUOTH_BULK_PROPOSITION:
      list_values (self, QUOTH_KIND_PROPOSITION, query);
      break;
    default:
      g_assert_not_reached ();
    }
  if (self->field->can_clear && *typed == '\0')
    quoth_row_set_icon (add_option (self, self->field, NULL, NULL, _ ("Clear")), "edit-clear-symbolic");
}

static void
query_changed_cb (QuothPickList *list, QuothBulkPopover *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (quoth_pick_list_get_query (list)));
  g_autofree char *query = quoth_fold (typed);

  if (self->session == NULL)
    return;
  g_array_set_size (self->options, 0);
  quoth_pick_list_clear (list);
  if (self->field != NULL)
    list_field (self, typed, query);
  else
    list_fields (self, query);
}

static void
picked_cb (QuothPickList *list, guint index, QuothBulkPopover *self)
{
  Option option = g_array_index (self->options, Option, index);
  g_autofree char *text = g_strdup (option.value.text);
  g_autoptr (QuothBulkField) field = option.field != NULL ? quoth_bulk_field_ref (option.field) : NULL;

  if (field == NULL)
    return;
  if (self->field == NULL)
    {
      self->field = g_steal_pointer (&field);
      quoth_pick_list_set_label (list, self->field->title);
      quoth_pick_list_begin (list, "");
      return;
    }
  option.value.text = text;
  gtk_popover_popdown (GTK_POPOVER (self));
  self->chosen (field, &option.value, self->owner);
}

static void
quoth_bulk_popover_finalize (GObject *object)
{
  QuothBulkPopover *self = QUOTH_BULK_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->actors, quoth_actor_index_free);
  g_array_unref (self->options);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->field, quoth_bulk_field_unref);
  G_OBJECT_CLASS (quoth_bulk_popover_parent_class)->finalize (object);
}

static void
quoth_bulk_popover_class_init (QuothBulkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_bulk_popover_finalize;
  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-bulk-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothBulkPopover, list);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
quoth_bulk_popover_init (QuothBulkPopover *self)
{
  self->options = g_array_new (FALSE, FALSE, sizeof (Option));
  g_array_set_clear_func (self->options, option_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_bulk_popover_new (void)
{
  return g_object_new (QUOTH_TYPE_BULK_POPOVER, NULL);
}

static void
begin (QuothBulkPopover *self, QuothSession *session, QuothBulkChosen chosen, gpointer owner)
{
  g_set_object (&self->session, session);
  g_clear_pointer (&self->actors, quoth_actor_index_free);
  g_array_set_size (self->options, 0);
  quoth_pick_list_clear (self->list);
  g_clear_pointer (&self->field, quoth_bulk_field_unref);
  self->chosen = chosen;
  self->owner = owner;
}

void
quoth_bulk_popover_ask_field (QuothBulkPopover *self,
                              QuothSession *session,
                              QuothBulkField *field,
                              QuothBulkChosen chosen,
                              gpointer owner)
{
  begin (self, session, chosen, owner);
  self->field = quoth_bulk_field_ref (field);
  quoth_pick_list_set_label (self->list, field->title);
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}

void
quoth_bulk_popover_ask (QuothBulkPopover *self,
                        QuothSession *session,
                        QuothKind kind,
                        QuothBulkChosen chosen,
                        gpointer owner)
{
  begin (self, session, chosen, owner);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = quoth_bulk_list_fields (session, kind);
  quoth_pick_list_set_label (self->list, _ ("Field to set"));
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, "");
}
