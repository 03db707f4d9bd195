/* quoth-welcome.c: where a project is chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-welcome.h"

#include <glib/gi18n.h>

#include "quoth-settings.h"

struct _QuothWelcome
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *recent_box;
  GtkListBox *recent;
  GtkWidget *spinner;
  GtkWidget *buttons;
  GtkWidget *name_box;
  GtkEditable *name;

  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (QuothWelcome, quoth_welcome, GTK_TYPE_WIDGET)

static guint open_signal;

/* What the system calls them, while nothing was typed, is asked for anew at each start. */
static void
name_changed_cb (GtkEditable *row, QuothWelcome *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  if (gtk_widget_get_visible (self->name_box))
    g_settings_set_string (quoth_settings_get (), "coder", name);
}

/* Only the first start asks; later the button in the header does. */
static void
ask_for_name (QuothWelcome *self)
{
  g_autofree char *known = g_settings_get_string (quoth_settings_get (), "coder");
  g_autofree char *name = quoth_settings_dup_coder ();

  if (*known != '\0')
    return;
  gtk_editable_set_text (self->name, name);
  gtk_widget_set_visible (self->name_box, TRUE);
}

static void
remove_cb (GtkButton *button)
{
  quoth_settings_remove_recent (g_object_get_data (G_OBJECT (button), "uri"));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, QuothWelcome *self)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");

  if (path != NULL)
    g_signal_emit (self, open_signal, 0, path);
}

/* Whether the file is there is asked for without waiting: it may be on a share that does not answer. */
static void
queried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwActionRow) row = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *when = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      adw_action_row_set_subtitle (row, _ ("This file is not there any more"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_add_css_class (GTK_WIDGET (row), "missing");
      return;
    }
  time = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  if (time == NULL)
    return;
  local = g_date_time_to_local (time);
  when = g_date_time_format (local, "%-d %b %Y");
  gtk_label_set_label (GTK_LABEL (g_object_get_data (G_OBJECT (row), "when")), when);
}

static GtkWidget *
make_row (QuothWelcome *self, const char *uri)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *when = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : g_strdup (uri);
  g_autofree char *label = g_strdup_printf (_ ("Forget %s"), name);

  if (g_str_has_suffix (name, ".quoth"))
    name[strlen (name) - strlen (".quoth")] = '\0';
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (when, "dim-label");
  gtk_widget_add_css_class (when, "caption");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), when);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "uri", g_strdup (uri), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "when", when);
  g_object_set_data_full (G_OBJECT (row), "path", g_steal_pointer (&path), g_free);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           self->cancellable, queried_cb, g_object_ref (row));
  return row;
}

static void
show_recent (QuothWelcome *self)
{
  g_auto (GStrv) uris = quoth_settings_dup_recent ();
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->recent, 0)) != NULL)
    gtk_list_box_remove (self->recent, GTK_WIDGET (row));
  for (char **uri = uris; *uri != NULL; uri++)
    gtk_list_box_append (self->recent, make_row (self, *uri));
  gtk_widget_set_visible (self->recent_box, *uris != NULL);
}

static void
quoth_welcome_dispose (GObject *object)
{
  QuothWelcome *self = QUOTH_WELCOME (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (quoth_welcome_parent_class)->dispose (object);
}

static void
quoth_welcome_class_init (QuothWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = quoth_welcome_dispose;

  open_signal = g_signal_new ("open", QUOTH_TYPE_WELCOME, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/quoth/Quoth/ui/quoth-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, QuothWelcome, scroller);
  gtk_widget_class_bind_template_child (widget_class, QuothWelcome, recent_box);
  gtk_widget_class_bind_template_child (widget_class, QuothWelcome, recent);
  gtk_widget_class_bind_template_child (widget_class, QuothWelcome, spinner);
  gtk_widget_class_bind_template_child (widget_class, QuothWelcome, buttons);
  gtk_widget_class_bind_template_child (widget_class, QuothWelcome, name_box);
  gtk_widget_class_bind_template_child (widget_class, QuothWelcome, name);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
quoth_welcome_init (QuothWelcome *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ask_for_name (self);
  g_signal_connect_object (quoth_settings_get (), "changed::recent-projects", G_CALLBACK (show_recent), self,
                           G_CONNECT_SWAPPED);
  show_recent (self);
}

void
quoth_welcome_set_busy (QuothWelcome *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (self->buttons, !busy);
  gtk_widget_set_sensitive (self->recent_box, !busy);
}
