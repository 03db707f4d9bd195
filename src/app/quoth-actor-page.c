/* quoth-actor-page.c: the actors of the project, and all there is on one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-actor-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-actor-menu.h"
#include "quoth-actor-rows.h"
#include "quoth-actor-view.h"
#include "quoth-page-frame.h"

struct _QuothActorPage
{
  GtkWidget parent_instance;

  /* Template */
  GtkWidget *frame;
  GtkWidget *new_button;
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkWidget *detail;
  QuothPanel *panel;
  QuothActorView *view;

  QuothDesk *desk;
  QuothId chosen;
  gboolean is_new; /* what is chosen is to be named when it comes in */
};

G_DEFINE_FINAL_TYPE (QuothActorPage, quoth_actor_page, GTK_TYPE_WIDGET)

static QuothItemList *
get_list (QuothActorPage *self)
{
  return quoth_session_get_list (quoth_desk_get_session (self->desk), QUOTH_KIND_ACTOR);
}

static void
bind_row (QuothRow *row, QuothItem *item, gpointer owner)
{
  QuothActorPage *self = owner;

  quoth_actor_rows_fill (row, item, quoth_desk_get_session (self->desk));
}

/* Not constant: the text is translated, and the orders are another file's. */
static QuothPanelView panel_view = { .bind = bind_row, .dup_text = quoth_actor_rows_dup_text };

static void
choose (QuothActorPage *self, const QuothId *id)
{
  self->chosen = id != NULL ? *id : QUOTH_ID_NONE;
  quoth_panel_set_current (self->panel, id);
  quoth_actor_view_show (self->view, id);
}

static void
activated_cb (QuothPanel *panel, QuothItem *item, QuothActorPage *self)
{
  self->is_new = FALSE;
  choose (self, quoth_item_get_id (item));
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

static void
show_count (QuothActorPage *self)
{
  guint n = quoth_item_list_get_size (get_list (self));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u actor", "%u actors", n), n);

  quoth_page_frame_set_subtitle (QUOTH_PAGE_FRAME (self->frame), n > 0 ? text : NULL);
}

/* The first one is chosen where nothing is: also where what was has been merged or deleted. */
static void
session_changed_cb (QuothActorPage *self)
{
  QuothItemList *list = get_list (self);

  show_count (self);
  if (quoth_item_list_find (list, &self->chosen) != NULL)
    {
      if (self->is_new)
        {
          quoth_panel_set_current (self->panel, &self->chosen);
          quoth_panel_scroll_to (self->panel, &self->chosen);
          quoth_actor_view_rename (self->view);
        }
      self->is_new = FALSE;
      return;
    }
  if (!self->is_new)
    choose (self, quoth_item_list_get_size (list) > 0 ? quoth_item_get_id (quoth_item_list_get (list, 0)) : NULL);
}

static void
new_cb (QuothActorPage *self)
{
  g_autoptr (QuothActor) actor = quoth_actor_new (NULL);

  if (!quoth_desk_can_edit (self->desk))
    return;
  actor->name = g_strdup (_ ("New actor"));
  actor->actor_kind = g_strdup ("person");
  choose (self, &actor->value.id);
  self->is_new = TRUE;
  quoth_session_put (quoth_desk_get_session (self->desk), _ ("New actor"), actor);
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

static gboolean
new_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  new_cb (QUOTH_ACTOR_PAGE (widget));
  return GDK_EVENT_STOP;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothActorPage *self = QUOTH_ACTOR_PAGE (widget);
  QuothItem *item = quoth_panel_get_near (self->panel, &self->chosen, g_variant_get_int32 (args));

  if (item != NULL)
    {
      choose (self, quoth_item_get_id (item));
      quoth_panel_scroll_to (self->panel, &self->chosen);
    }
  return GDK_EVENT_STOP;
}

static gboolean
part_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  quoth_actor_view_step (QUOTH_ACTOR_PAGE (widget)->view, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

/* Where there is room for one of the two only, Escape leads from the actor to the list. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  QuothActorPage *self = QUOTH_ACTOR_PAGE (widget);

  if (!adw_leaflet_get_folded (self->leaflet) || adw_leaflet_get_visible_child (self->leaflet) == self->side)
    return GDK_EVENT_PROPAGATE;
  adw_leaflet_set_visible_child (self->leaflet, self->side);
  return GDK_EVENT_STOP;
}

static void
folded_cb (QuothActorPage *self)
{
  gtk_widget_set_hexpand (self->side, adw_leaflet_get_folded (self->leaflet));
}

static void
quoth_actor_page_dispose (GObject *object)
{
  QuothActorPage *self = QUOTH_ACTOR_PAGE (object);

  g_clear_pointer (&self->frame, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_actor_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_N, GDK_CONTROL_MASK | GDK_SHIFT_MASK, new_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, part_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, part_cb, "i", -1);
}

static void
quoth_actor_page_class_init (QuothActorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_actor_page_dispose;
  g_type_ensure (QUOTH_TYPE_ACTOR_VIEW);
  g_type_ensure (QUOTH_TYPE_PAGE_FRAME);
  g_type_ensure (QUOTH_TYPE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-actor-page.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothActorPage, frame);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPage, side);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPage, detail);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPage, panel);
  gtk_widget_class_bind_template_child (widget_class, QuothActorPage, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  add_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_empty_page (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "system-users-symbolic", "title", _ ("No Actors"),
                       "description", _ ("An actor is somebody who claims, or is named in a text. Select a name in a text and press “a”, or make one here."),
                       "css-classes", (const char *const[]){ "compact", NULL }, NULL);
}

static void
quoth_actor_page_init (QuothActorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
quoth_actor_page_new (QuothDesk *desk)
{
  QuothActorPage *self = g_object_new (QUOTH_TYPE_ACTOR_PAGE, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_sensitive (self->new_button, quoth_desk_can_edit (desk));
  quoth_actor_view_set_desk (self->view, desk);
  panel_view.search = _ ("Filter actors");
  panel_view.orders = quoth_actor_rows_get_orders ();
  quoth_panel_set_view (self->panel, &panel_view, self);
  quoth_panel_set_empty (self->panel, new_empty_page ());
  quoth_actor_menu_attach (self->panel, desk);
  quoth_panel_set_list (self->panel, get_list (self));
  g_signal_connect_object (quoth_desk_get_session (desk), "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
  return GTK_WIDGET (self);
}

void
quoth_actor_page_show (GtkWidget *page, const QuothId *id)
{
  QuothActorPage *self = QUOTH_ACTOR_PAGE (page);

  if (id == NULL)
    return;
  self->is_new = FALSE;
  choose (self, id);
  quoth_panel_scroll_to (self->panel, id);
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
}
