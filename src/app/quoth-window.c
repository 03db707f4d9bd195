/* quoth-window.c: the window of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "quoth-window.h"

struct _QuothWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (QuothWindow, quoth_window, ADW_TYPE_APPLICATION_WINDOW)

static void
quoth_window_class_init (QuothWindowClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/quoth/Quoth/ui/quoth-window.ui");
}

static void
quoth_window_init (QuothWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

QuothWindow *
quoth_window_new (QuothApplication *app)
{
  return g_object_new (QUOTH_TYPE_WINDOW, "application", app, NULL);
}
