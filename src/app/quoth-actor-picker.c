/* quoth-actor-picker.c: choosing an actor, or making one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-actor-picker.h"

#include <glib/gi18n.h>

#include "quoth-actor-index.h"
#include "quoth-actor-kinds.h"
#include "quoth-more-places.h"
#include "quoth-names.h"
#include "quoth-pick-list.h"

#define MAX_HITS 12

struct _QuothActorPicker
{
  GtkPopover parent_instance;

  QuothPickList *list;
  GtkWidget *kind_box;
  GtkDropDown *kind;
  QuothMorePlaces *more;

  QuothDesk *desk;
  QuothActorPicked picked;
  QuothActorPicked picked_all; /* NULL: it is not about places */
  gpointer owner;

  QuothActorIndex *index;
  GArray *hits;
  GPtrArray *creations; /* names that the rows after the hits would make */
  char *first_query;
  GStrv kinds;
};

G_DEFINE_FINAL_TYPE (QuothActorPicker, quoth_actor_picker, GTK_TYPE_POPOVER)

static char *
describe_counts (QuothActorPicker *self, QuothItem *item)
{
  guint here = quoth_desk_count_mentions (self->desk, quoth_item_get_id (item));
  guint all = quoth_item_get_n_mentions (item);

  if (all == 0 && here == 0)
    return g_strdup (_ ("not mentioned yet"));
  return g_strdup_printf (_ ("%u here, %u in the project"), here, MAX (all, here));
}

static void
add_hit (QuothActorPicker *self, const QuothActorHit *hit)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());
  const QuothActor *actor = quoth_item_get_value (hit->item);
  QuothPalette *palette = quoth_session_get_palette (quoth_desk_get_session (self->desk));
  g_autofree char *counts = describe_counts (self, hit->item);
  g_autoptr (GString) subtitle = g_string_new (quoth_actor_kinds_get_name (quoth_desk_get_session (self->desk), actor->actor_kind));
  GdkRGBA color;

  if (hit->alias != NULL)
    g_string_append_printf (subtitle, " · “%s”", hit->alias);
  g_string_append_printf (subtitle, " · %s", counts);
  quoth_palette_get_kind_color (palette, actor->actor_kind, &color);
  quoth_row_set_color (row, &color);
  quoth_row_set_title (row, actor->name);
  quoth_row_set_subtitle (row, subtitle->str);
  quoth_pick_list_add (self->list, row);
}

static void
add_creation (QuothActorPicker *self, const char *name)
{
  QuothRow *row = QUOTH_ROW (quoth_row_new ());
  g_autofree char *title = NULL;

  /* Translators: a new actor of that name */
  title = g_strdup_printf (_ ("Create actor “%s”"), name);
  quoth_row_set_icon (row, "list-add-symbolic");
  quoth_row_set_title (row, title);
  quoth_pick_list_add (self->list, row);
  g_ptr_array_add (self->creations, g_strdup (name));
}

/* Offers to make @name, unless an actor has exactly that name. */
static void
offer_creation (QuothActorPicker *self, const char *name)
{
  g_autofree char *stripped = quoth_name_one_line (name, 200);

  g_strstrip (stripped);
  if (*stripped == '\0')
    return;
  for (guint i = 0; i < self->creations->len; i++)
    if (g_str_equal (self->creations->pdata[i], stripped))
      return;
  for (guint i = 0; i < self->hits->len; i++)
    {
      const QuothActorHit *hit = &g_array_index (self->hits, QuothActorHit, i);

      if (g_str_equal (((QuothActor *) quoth_item_get_value (hit->item))->name, stripped))
        return;
    }
  add_creation (self, stripped);
}

static void
query_changed_cb (QuothPickList *list, QuothActorPicker *self)
{
  const char *query = quoth_pick_list_get_query (list);

  if (self->index == NULL)
    return;
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = quoth_actor_index_search (self->index, query, MAX_HITS);
  g_ptr_array_set_size (self->creations, 0);
  quoth_more_places_set_actor (self->more, NULL);
  quoth_pick_list_clear (list);
  for (guint i = 0; i < self->hits->len; i++)
    add_hit (self, &g_array_index (self->hits, QuothActorHit, i));
  offer_creation (self, query);
  if (self->first_query != NULL)
    offer_creation (self, self->first_query);
}

/* (transfer full): what the row @index stands for; a new actor if it offers to make one. */
static QuothActor *
dup_actor (QuothActorPicker *self, guint index)
{
  QuothActor *actor;
  guint n;

  if (index < self->hits->len)
    return quoth_value_ref (quoth_item_get_value (g_array_index (self->hits, QuothActorHit, index).item));
  n = index - self->hits->len;
  actor = quoth_actor_new (NULL);
  /* While the row is being added, its name is not noted yet: it is the query then. */
  actor->name = g_strdup (n < self->creations->len ? self->creations->pdata[n] : quoth_pick_list_get_query (self->list));
  actor->actor_kind = g_strdup (self->kinds[gtk_drop_down_get_selected (self->kind)]);
  return actor;
}

static void
selected_cb (QuothPickList *list, guint index, QuothActorPicker *self)
{
  g_autoptr (QuothActor) actor = NULL;
  gboolean creates;

  if (self->hits == NULL)
    return;
  creates = index >= self->hits->len;
  actor = dup_actor (self, index);
  gtk_widget_set_visible (self->kind_box, creates);
  if (creates)
    {
      const char *kind = quoth_actor_guess_kind (actor->name);

      for (guint i = 0; self->kinds[i] != NULL; i++)
        if (g_str_equal (self->kinds[i], kind))
          gtk_drop_down_set_selected (self->kind, i);
    }
  quoth_more_places_set_actor (self->more, actor);
}

static void
pick (QuothActorPicker *self, guint index, QuothActorPicked picked)
{
  g_autoptr (QuothActor) actor = dup_actor (self, index);
  gboolean is_new = index >= self->hits->len;

  gtk_popover_popdown (GTK_POPOVER (self));
  picked (actor, is_new, self->owner);
}

static void
picked_cb (QuothPickList *list, guint index, QuothActorPicker *self)
{
  pick (self, index, self->picked);
}

static void
more_clicked_cb (QuothMorePlaces *more, QuothActorPicker *self)
{
  int index = quoth_pick_list_get_selected (self->list);

  if (index >= 0)
    pick (self, (guint) index, self->picked_all);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothActorPicker *self)
{
  gboolean enters = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;

  if (!enters || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK || self->picked_all == NULL
      || !gtk_widget_get_sensitive (GTK_WIDGET (self->more)))
    return GDK_EVENT_PROPAGATE;
  more_clicked_cb (self->more, self);
  return GDK_EVENT_STOP;
}

static void
closed_cb (QuothActorPicker *self)
{
  quoth_more_places_end (self->more);
}

static void
fill_kinds (QuothActorPicker *self)
{
  QuothSession *session = quoth_desk_get_session (self->desk);

  g_strfreev (self->kinds);
  self->kinds = quoth_actor_kinds_list (session);
  quoth_actor_kinds_offer (session, (const char *const *) self->kinds, self->kind);
}

static void
quoth_actor_picker_finalize (GObject *object)
{
  QuothActorPicker *self = QUOTH_ACTOR_PICKER (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->index, quoth_actor_index_free);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->creations, g_ptr_array_unref);
  g_clear_pointer (&self->first_query, g_free);
  g_clear_pointer (&self->kinds, g_strfreev);
  G_OBJECT_CLASS (quoth_actor_picker_parent_class)->finalize (object);
}

static void
quoth_actor_picker_class_init (QuothActorPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = quoth_actor_picker_finalize;

  g_type_ensure (QUOTH_TYPE_MORE_PLACES);
  g_type_ensure (QUOTH_TYPE_PICK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/quoth/Quoth/ui/quoth-actor-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothActorPicker, list);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPicker, kind_box);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPicker, kind);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPicker, more);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
quoth_actor_picker_init (QuothActorPicker *self)
{
  self->creations = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_actor_picker_new (void)
{
  return g_object_new (QUOTH_TYPE_ACTOR_PICKER, NULL);
}

void
quoth_actor_picker_ask (QuothActorPicker *self,
                        QuothDesk *desk,
                        const char *label,
                        const char *query,
                        QuothActorPicked picked,
                        gpointer owner)
{
  g_set_object (&self->desk, desk);
  quoth_more_places_end (self->more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), FALSE);
  self->picked_all = NULL;
  self->picked = picked;
  self->owner = owner;
  g_free (self->first_query);
  self->first_query = g_strdup (query);
  g_clear_pointer (&self->index, quoth_actor_index_free);
  self->index = quoth_actor_index_new (
    quoth_session_get_list (quoth_desk_get_session (desk), QUOTH_KIND_ACTOR));
  fill_kinds (self);
  quoth_pick_list_set_label (self->list, label);
  gtk_popover_popup (GTK_POPOVER (self));
  quoth_pick_list_begin (self->list, query);
}

void
quoth_actor_picker_offer_all (QuothActorPicker *self, QuothRange range, QuothActorPicked picked)
{
  int index = quoth_pick_list_get_selected (self->list);

  self->picked_all = picked;
  quoth_more_places_begin (self->more, self->desk, self->first_query, range);
  gtk_widget_set_visible (GTK_WIDGET (self->more), TRUE);
  if (index >= 0)
    selected_cb (self->list, (guint) index, self);
}

void
quoth_actor_picker_type (QuothActorPicker *self, const char *text)
{
  quoth_pick_list_type (self->list, text);
}
