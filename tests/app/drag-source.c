/* drag-source.c: a file manager as small as can be: a window from which the files it was given can be dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: drag-source FILE…
 */

#include <gtk/gtk.h>

static gboolean
close_cb (GtkWindow *window, GMainLoop *loop)
{
  g_main_loop_quit (loop);
  return FALSE;
}

static GdkContentProvider *
make_provider (int n_files, char **paths)
{
  GSList *files = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  for (int i = n_files - 1; i >= 0; i--)
    files = g_slist_prepend (files, g_file_new_for_commandline_arg (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_list (files));
  g_slist_free_full (files, g_object_unref);
  return gdk_content_provider_new_for_value (&value);
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GdkContentProvider) provider = NULL;
  GtkDragSource *source;
  GtkWidget *window, *label;

  gtk_init ();
  source = gtk_drag_source_new ();
  provider = make_provider (argc - 1, argv + 1);
  gtk_drag_source_set_content (source, provider);

  label = gtk_label_new ("Drag me");
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "Drag source");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 100, 40);
  gtk_window_set_child (GTK_WINDOW (window), label);
  g_signal_connect (window, "close-request", G_CALLBACK (close_cb), loop);
  gtk_window_present (GTK_WINDOW (window));
  g_main_loop_run (loop);
  return 0;
}
