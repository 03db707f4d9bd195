/* quoth-actor-menu.c: what can be done with an actor of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-actor-menu.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "quoth-coding.h"
#include "quoth-merge-dialog.h"
#include "quoth-names.h"
#include "quoth-replace-dialog.h"
#include "quoth-split-actor-dialog.h"

/* The panel has the actions, and these know both. */
typedef struct
{
  QuothPanel *panel; /* borrowed */
  QuothDesk *desk;
} Place;

static void
place_free (gpointer data)
{
  Place *self = data;

  g_object_unref (self->desk);
  g_free (self);
}

/* (transfer none) (nullable): as the last edit made it. */
static QuothActor *
get_actor (Place *self)
{
  QuothItem *item = quoth_panel_get_menu_item (self->panel);
  QuothSession *session = quoth_desk_get_session (self->desk);
  gpointer actor = item != NULL ? quoth_session_find (session, QUOTH_KIND_ACTOR, quoth_item_get_id (item)) : NULL;

  return actor != NULL ? quoth_session_latest (session, actor) : NULL;
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Place *self = user_data;
  const QuothActor *actor = get_actor (self);

  if (actor != NULL)
    quoth_desk_show_page (self->desk, "actor", &actor->value.id);
}

static void
merge_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Place *self = user_data;
  const QuothActor *actor = get_actor (self);

  if (actor != NULL)
    quoth_merge_dialog_ask (self->desk, GTK_WIDGET (self->panel), QUOTH_KIND_ACTOR, &actor->value.id, 1);
}

static void
split_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Place *self = user_data;
  const QuothActor *actor = get_actor (self);

  if (actor != NULL)
    quoth_split_actor_dialog_ask (self->desk, GTK_WIDGET (self->panel), &actor->value.id);
}

static void
delete_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Place *self = user_data;
  const QuothActor *actor = get_actor (self);

  if (actor != NULL)
    quoth_replace_dialog_ask (self->desk, GTK_WIDGET (self->panel), QUOTH_KIND_ACTOR, &actor->value.id);
}

/* ---- Renaming ---- */

typedef struct
{
  QuothSession *session;
  QuothId actor;
  AdwMessageDialog *dialog;
  GtkEditable *entry;
} Renaming;

static void
renaming_free (gpointer data)
{
  Renaming *self = data;

  g_object_unref (self->session);
  g_free (self);
}

static char *
dup_name (Renaming *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
name_changed_cb (GtkEditable *entry, Renaming *self)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (GError) error = NULL;
  gboolean fits = quoth_valid_name (N_ ("the name of the actor"), name, &error);
  g_autofree char *reason = quoth_name_capitalize (fits ? "" : error->message);

  adw_message_dialog_set_response_enabled (self->dialog, "rename", fits);
  adw_message_dialog_set_body (self->dialog, reason);
}

static void
renamed_cb (AdwMessageDialog *dialog, const char *response, Renaming *self)
{
  gpointer actor = quoth_session_find (self->session, QUOTH_KIND_ACTOR, &self->actor);
  g_autofree char *name = dup_name (self);
  g_autofree char *label = quoth_coding_make_label (_ ("Rename to “%s”"), name);
  g_autoptr (QuothActor) copy = NULL;

  if (actor == NULL || !g_str_equal (response, "rename"))
    return;
  copy = quoth_actor_copy (quoth_session_latest (self->session, actor));
  if (g_str_equal (copy->name, name))
    return;
  g_free (copy->name);
  copy->name = g_steal_pointer (&name);
  quoth_session_put (self->session, label, copy);
}

static AdwMessageDialog *
make_rename_dialog (Place *self, const char *name)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->panel))), NULL, NULL);
  AdwMessageDialog *question = ADW_MESSAGE_DIALOG (dialog);

  /* Translators: a name */
  adw_message_dialog_format_heading (question, _ ("Rename “%s”"), name);
  adw_message_dialog_add_responses (question, "cancel", _ ("_Cancel"), "rename", _ ("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (question, "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question, "rename");
  adw_message_dialog_set_close_response (question, "cancel");
  return question;
}

static void
rename_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Place *place = user_data;
  const QuothActor *actor = get_actor (place);
  GtkWidget *entry;
  Renaming *self;

  if (actor == NULL)
    return;
  entry = gtk_entry_new ();
  self = g_new0 (Renaming, 1);
  self->session = g_object_ref (quoth_desk_get_session (place->desk));
  self->actor = actor->value.id;
  self->dialog = make_rename_dialog (place, actor->name);
  self->entry = GTK_EDITABLE (entry);
  g_object_set_data_full (G_OBJECT (self->dialog), "renaming", self, renaming_free);
  gtk_editable_set_text (self->entry, actor->name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  g_signal_connect (entry, "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect (self->dialog, "response", G_CALLBACK (renamed_cb), self);
  adw_message_dialog_set_extra_child (self->dialog, entry);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (entry);
}

/* ---- The menu ---- */

static GMenuModel *
new_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  g_menu_append (menu, _ ("_Open Page"), "actor-row.open");
  g_menu_append (edit, _ ("_Rename…"), "actor-row.rename");
  g_menu_append (edit, _ ("_Merge with…"), "actor-row.merge");
  g_menu_append (edit, _ ("_Split…"), "actor-row.split");
  g_menu_append (end, _ ("_Delete…"), "actor-row.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

void
quoth_actor_menu_attach (QuothPanel *panel, QuothDesk *desk)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = open_action },     { .name = "rename", .activate = rename_action },
    { .name = "merge", .activate = merge_action },   { .name = "split", .activate = split_action },
    { .name = "delete", .activate = delete_action },
  };
  g_autoptr (GSimpleActionGroup) actions = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  Place *place;

  if (desk != NULL)
    {
      actions = g_simple_action_group_new ();
      menu = new_menu ();
      place = g_new0 (Place, 1);
      place->panel = panel;
      place->desk = g_object_ref (desk);
      g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), place);
      g_object_set_data_full (G_OBJECT (actions), "place", place, place_free);
      for (guint i = 1; i < G_N_ELEMENTS (entries); i++)
        g_simple_action_set_enabled (
          G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), entries[i].name)),
          quoth_desk_can_edit (desk));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (panel), "actor-row", G_ACTION_GROUP (actions));
  quoth_panel_set_menu (panel, menu);
}
