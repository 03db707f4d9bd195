/* quoth-application.c: the program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-application.h"

#include <glib/gi18n.h>

#include "quoth-window.h"

struct _QuothApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothApplication, quoth_application, ADW_TYPE_APPLICATION)

static int
quoth_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("quoth %s\n", QUOTH_VERSION);
      return 0;
    }
  return -1;
}

static void
quoth_application_activate (GApplication *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (window == NULL)
    window = GTK_WINDOW (quoth_window_new (QUOTH_APPLICATION (app)));
  gtk_window_present (window);
}

static void
quoth_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  quoth_application_activate (app);
}

static void
quoth_application_class_init (QuothApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  app_class->handle_local_options = quoth_application_handle_local_options;
  app_class->activate = quoth_application_activate;
  app_class->open = quoth_application_open;
}

static void
quoth_application_init (QuothApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[PROJECT]"));
}

QuothApplication *
quoth_application_new (void)
{
  return g_object_new (QUOTH_TYPE_APPLICATION,
                       "application-id", QUOTH_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
