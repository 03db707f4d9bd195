/* quoth-application.c: the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-application.h"

#include <glib/gi18n.h>

#include "quoth-backup-job.h"
#include "quoth-keys.h"
#include "quoth-preferences.h"
#include "quoth-reading.h"
#include "quoth-settings.h"
#include "quoth-window.h"

struct _QuothApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothApplication, quoth_application, ADW_TYPE_APPLICATION)

static QuothWindow *
get_window (QuothApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return QUOTH_IS_WINDOW (window) ? QUOTH_WINDOW (window) : quoth_window_new (self);
}

static QuothWindow *
find_window (QuothApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (QUOTH_IS_WINDOW (l->data) && g_strcmp0 (quoth_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (window,
                         "application-name", "Quoth",
                         "application-icon", QUOTH_APP_ID,
                         "version", QUOTH_VERSION,
                         "developer-name", _ ("The Quoth project"),
                         "comments", _ ("Tag actors and claims in texts, and take home a dataset of who claims what."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Each window saves what is being typed when it closes; the program ends with the last one. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
sample_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  QuothWindow *window = get_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  quoth_window_open_sample (window);
}

static void
zoom_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));

  quoth_reading_zoom (g_str_equal (name, "zoom-in") ? 1 : g_str_equal (name, "zoom-out") ? -1 : 0);
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  quoth_preferences_show (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                          g_variant_get_string (parameter, NULL));
}

static void
apply_color_scheme (void)
{
  const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                     ADW_COLOR_SCHEME_FORCE_DARK };
  int scheme = g_settings_get_enum (quoth_settings_get (), "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[CLAMP (scheme, 0, 2)]);
}

static int
quoth_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("quoth %s\n", QUOTH_VERSION);
      return 0;
    }
  if (g_variant_dict_contains (options, "sample"))
    {
      if (!g_application_register (app, NULL, &error))
        {
          g_printerr ("quoth: %s\n", error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (app), "sample", NULL);
    }
  return -1;
}

/* A program that is not installed finds its icon beside its other data. */
static void
add_icons (void)
{
  const char *data = g_getenv ("QUOTH_DATA_DIR");
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree char *icons = NULL;

  if (data == NULL || display == NULL)
    return;
  icons = g_build_filename (data, "icons", NULL);
  gtk_icon_theme_add_search_path (gtk_icon_theme_get_for_display (display), icons);
}

static void
load_icons_thread (GTask *task, gpointer theme, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_boolean (task, gtk_icon_theme_has_icon (theme, "list-add-symbolic"));
}

/* The icon theme reads its folders with the first question, which may come from any thread: it need not be the window's. */
static void
load_icons (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GTask) task = NULL;

  if (display == NULL)
    return;
  task = g_task_new (gtk_icon_theme_get_for_display (display), NULL, NULL, NULL);
  g_task_set_source_tag (task, load_icons);
  g_task_run_in_thread (task, load_icons_thread);
}

/* GTK would parse its own theme, a sixth of the time to the first frame, and libadwaita then put an empty one in its place. So
 * GTK starts with the empty one, which libadwaita brings along, unless somebody has asked for a theme.
 */
static void
init_without_theme (void)
{
  if (g_getenv ("GTK_THEME") != NULL)
    return;
  g_setenv ("GTK_THEME", "Adwaita-empty", TRUE);
  gtk_init ();
  gtk_settings_get_default ();
  g_unsetenv ("GTK_THEME");
}

static void
quoth_application_startup (GApplication *app)
{
  const GActionEntry entries[] = {
    { "about", about_action },
    { "quit", quit_action },
    { "sample", sample_action },
    { "preferences", preferences_action, "s" },
    { "zoom-in", zoom_action },
    { "zoom-out", zoom_action },
    { "zoom-reset", zoom_action },
  };
  const char *const switches[] = { "snap-to-words", "suggest-mentions", "suggest-claims" };
  g_autoptr (GAction) color_scheme = NULL;

  init_without_theme ();
  G_APPLICATION_CLASS (quoth_application_parent_class)->startup (app);
  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  color_scheme = g_settings_create_action (quoth_settings_get (), "color-scheme");
  g_action_map_add_action (G_ACTION_MAP (app), color_scheme);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (quoth_settings_get (), switches[i]);

      g_action_map_add_action (G_ACTION_MAP (app), action);
    }
  g_signal_connect (quoth_settings_get (), "changed::color-scheme", G_CALLBACK (apply_color_scheme), NULL);
  apply_color_scheme ();
  quoth_backup_follow_settings ();
  add_icons ();
  load_icons ();
  quoth_keys_set_accels (quoth_keys_get_default (), GTK_APPLICATION (app));
}

static void
quoth_application_activate (GApplication *app)
{
  gtk_window_present (GTK_WINDOW (get_window (QUOTH_APPLICATION (app))));
}

static void
quoth_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  QuothApplication *self = QUOTH_APPLICATION (app);

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      QuothWindow *window = path != NULL ? find_window (self, path) : NULL;

      if (path == NULL)
        {
          g_autofree char *uri = g_file_get_uri (files[i]);

          g_printerr ("quoth: %s: a project must be a file of this computer\n", uri);
          continue;
        }
      if (window == NULL)
        {
          window = get_window (self);
          quoth_window_open (window, path, FALSE);
        }
      quoth_window_present_soon (window);
    }
}

static void
quoth_application_class_init (QuothApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  app_class->handle_local_options = quoth_application_handle_local_options;
  app_class->startup = quoth_application_startup;
  app_class->activate = quoth_application_activate;
  app_class->open = quoth_application_open;
}

static void
quoth_application_init (QuothApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the sample project"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[PROJECT…]"));
}

QuothApplication *
quoth_application_new (void)
{
  return g_object_new (QUOTH_TYPE_APPLICATION,
                       "application-id", QUOTH_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/quoth/Quoth",
                       NULL);
}
