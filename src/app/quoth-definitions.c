/* quoth-definitions.c: what a codebook defines beside codes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-definitions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-codebook-fields.h"
#include "quoth-focus.h"
#include "quoth-panel.h"
#include "quoth-replace-dialog.h"

struct _QuothDefinitions
{
  GtkWidget parent_instance;

  /* Template */
  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkWidget *detail;
  QuothPanel *panel;
  GtkWidget *scroller;
  QuothForm *form;
  GtkWidget *actions;
  GtkWidget *up;
  GtkWidget *down;

  QuothDesk *desk;
  QuothKind kind;
  QuothId chosen;
  gboolean edits_chosen; /* it is new: its name is to be typed */
};

G_DEFINE_FINAL_TYPE (QuothDefinitions, quoth_definitions, GTK_TYPE_WIDGET)

static QuothSession *
get_session (QuothDefinitions *self)
{
  return quoth_desk_get_session (self->desk);
}

static QuothItemList *
get_list (QuothDefinitions *self)
{
  return quoth_session_get_list (get_session (self), self->kind);
}

static gpointer
find_chosen (QuothDefinitions *self)
{
  return quoth_session_find (get_session (self), self->kind, &self->chosen);
}

/* Where both are seen, the focus stays in the list, whose keys go on through it. */
static void
show_detail (QuothDefinitions *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->detail);
}

/* The list */

static void
bind_row (QuothRow *row, QuothItem *item, gpointer owner)
{
  QuothDefinitions *self = owner;
  gconstpointer value = quoth_item_get_value (item);
  g_autofree char *summary = quoth_codebook_dup_summary (get_session (self), value);

  quoth_row_set_title (row, quoth_codebook_value_get_name (value));
  quoth_row_set_subtitle (row, summary);
}

static char *
dup_text (QuothItem *item, gpointer owner)
{
  QuothDefinitions *self = owner;
  g_autofree char *summary = quoth_codebook_dup_summary (get_session (self), quoth_item_get_value (item));

  return g_strjoin (" ", quoth_codebook_value_get_name (quoth_item_get_value (item)), summary, NULL);
}

static const QuothPanelView panel_view = {
  .search = N_ ("Filter"),
  .bind = bind_row,
  .dup_text = dup_text,
};

static guint
get_place (QuothDefinitions *self)
{
  QuothItemList *list = get_list (self);
  guint place = 0;

  while (place < quoth_item_list_get_size (list)
         && !quoth_id_equal (quoth_item_get_id (quoth_item_list_get (list, place)), &self->chosen))
    place++;
  return place;
}

static void
show (QuothDefinitions *self)
{
  gpointer value = find_chosen (self);
  guint n = quoth_item_list_get_size (get_list (self));
  guint place = get_place (self);

  if (value == NULL && n > 0 && !self->edits_chosen)
    {
      value = quoth_item_get_value (quoth_item_list_get (get_list (self), 0));
      self->chosen = QUOTH_VALUE (value)->id;
      place = 0;
    }
  quoth_panel_set_current (self->panel, &self->chosen);
  quoth_form_show (self->form, self->desk, value);
  gtk_widget_set_visible (self->scroller, value != NULL);
  gtk_widget_set_visible (self->actions, quoth_desk_can_edit (self->desk));
  gtk_widget_set_sensitive (self->up, place > 0);
  gtk_widget_set_sensitive (self->down, place + 1 < n);
  if (value != NULL && self->edits_chosen)
    {
      self->edits_chosen = FALSE;
      quoth_form_focus (self->form, 0);
    }
}

static void
activated_cb (QuothPanel *panel, QuothItem *item, QuothDefinitions *self)
{
  self->chosen = *quoth_item_get_id (item);
  show (self);
  show_detail (self);
}

/* Edits */

/* Numbers all of them as they will stand, and puts those whose number is another one. */
static void
move (QuothDefinitions *self, int step)
{
  g_autoptr (GPtrArray) values = quoth_item_list_dup_values (get_list (self));
  g_autoptr (QuothChange) change = quoth_session_new_change (get_session (self), _ ("Put a definition in another place"));
  guint place = get_place (self);
  guint other = place + (guint) step;
  gpointer moved;

  if (place >= values->len || other >= values->len)
    return;
  moved = values->pdata[place];
  values->pdata[place] = values->pdata[other];
  values->pdata[other] = moved;
  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr (QuothValue) copy = quoth_value_copy (quoth_session_latest (get_session (self), values->pdata[i]));
      guint *position = quoth_codebook_value_get_position (copy);

      if (*position == i)
        continue;
      *position = i;
      quoth_change_put (change, copy);
    }
  quoth_session_commit (get_session (self), change);
}

static void
up_cb (QuothDefinitions *self)
{
  move (self, -1);
}

static void
down_cb (QuothDefinitions *self)
{
  move (self, 1);
}

static void
delete_cb (QuothDefinitions *self)
{
  if (find_chosen (self) != NULL)
    quoth_replace_dialog_ask (self->desk, GTK_WIDGET (self), self->kind, &self->chosen);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, QuothDefinitions *self)
{
  const GdkModifierType both = GDK_CONTROL_MASK | GDK_SHIFT_MASK;
  GdkModifierType held = state & (both | GDK_ALT_MASK | GDK_SUPER_MASK);

  if (!quoth_desk_can_edit (self->desk))
    return GDK_EVENT_PROPAGATE;
  if (held == both && keyval == GDK_KEY_Up)
    move (self, -1);
  else if (held == both && keyval == GDK_KEY_Down)
    move (self, 1);
  else if (held == 0 && keyval == GDK_KEY_Delete)
    delete_cb (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Who was typing goes on typing. */
static void
folded_cb (QuothDefinitions *self)
{
  gtk_widget_set_hexpand (self->side, adw_leaflet_get_folded (self->leaflet));
  if (quoth_focus_is_within (self->detail))
    show_detail (self);
}

static void
quoth_definitions_dispose (GObject *object)
{
  QuothDefinitions *self = QUOTH_DEFINITIONS (object);

  if (self->leaflet != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->leaflet));
  self->leaflet = NULL;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (quoth_definitions_parent_class)->dispose (object);
}

static void
quoth_definitions_class_init (QuothDefinitionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_definitions_dispose;
  g_type_ensure (QUOTH_TYPE_FORM);
  g_type_ensure (QUOTH_TYPE_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-definitions.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, leaflet);
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, side);
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, detail);
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, panel);
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, scroller);
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, form);
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, actions);
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, up);
  gtk_widget_class_bind_template_child (widget_class, QuothDefinitions, down);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_definitions_init (QuothDefinitions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  quoth_panel_set_view (self->panel, &panel_view, self);
}

static GtkWidget *
new_empty_page (QuothKind kind)
{
  const char *title = _ ("No Kinds of Actors");
  const char *description = _ ("Every project has persons, organizations and the like. Add kinds of your own with +.");

  if (kind == QUOTH_KIND_ATTRIBUTE)
    {
      title = _ ("No Attributes");
      description = _ ("An attribute is a field of your own on claims, actors, texts and the rest. Add one with +.");
    }
  else if (kind == QUOTH_KIND_ANNOTATION_TYPE)
    {
      title = _ ("No Annotation Types");
      description = _ ("Mentions, claims, cues and evidence are marked in every project. Add types of your own with +, or with T on words in a text.");
    }
  else if (kind == QUOTH_KIND_RELATION_TYPE)
    {
      title = _ ("No Types of Relations");
      description = _ ("Claims support, contradict, repeat, elaborate and qualify each other. Add types of your own with +.");
    }
  return g_object_new (ADW_TYPE_STATUS_PAGE, "title", title, "description", description, "css-classes",
                       (const char *const[]){ "compact", NULL }, NULL);
}

GtkWidget *
quoth_definitions_new (QuothDesk *desk, QuothKind kind)
{
  QuothDefinitions *self = g_object_new (QUOTH_TYPE_DEFINITIONS, NULL);

  self->desk = g_object_ref (desk);
  self->kind = kind;
  quoth_form_set_fields (self->form, quoth_codebook_fields_get (kind));
  quoth_panel_set_empty (self->panel, new_empty_page (kind));
  quoth_panel_set_list (self->panel, get_list (self));
  g_signal_connect_object (get_session (self), "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "failed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

void
quoth_definitions_add (QuothDefinitions *self)
{
  g_autoptr (QuothValue) value = quoth_codebook_value_new (get_session (self), self->kind);
  const char *label = self->kind == QUOTH_KIND_ATTRIBUTE         ? _ ("New attribute")
                      : self->kind == QUOTH_KIND_ANNOTATION_TYPE ? _ ("New annotation type")
                      : self->kind == QUOTH_KIND_RELATION_TYPE   ? _ ("New type of relations")
                                                                 : _ ("New kind of actors");

  quoth_form_commit (self->form);
  self->chosen = value->id;
  self->edits_chosen = TRUE;
  quoth_session_put (get_session (self), label, value);
  show_detail (self);
}

gboolean
quoth_definitions_go_back (QuothDefinitions *self)
{
  if (!adw_leaflet_get_folded (self->leaflet) || adw_leaflet_get_visible_child (self->leaflet) == self->side)
    return FALSE;
  adw_leaflet_set_visible_child (self->leaflet, self->side);
  return TRUE;
}
