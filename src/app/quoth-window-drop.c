/* quoth-window-drop.c: files that are dropped onto the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts and folders are imported, projects opened. GTK would ask the file transfer portal for the files wherever there
 * is one: that is what a sandbox needs, but older portals give no folders. So the plain list of addresses is read first
 * where that is of use.
 */

#include "config.h"

#include "quoth-window-private.h"

#include <glib/gi18n.h>

#define URI_LIST "text/uri-list"
#define FILE_TRANSFER "application/vnd.portal.filetransfer"

static void
say (QuothWindow *self, const char *what)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (what));
}

/* Texts that come before there is a project wait for the one that is made or opened next. */
static void
offer_project (QuothWindow *self, GPtrArray *paths)
{
  AdwToast *toast = adw_toast_new (_ ("Texts are added to a project: make or open one"));

  adw_toast_set_button_label (toast, _ ("_New Project…"));
  adw_toast_set_action_name (toast, "win.new-project");
  adw_toast_set_timeout (toast, 20);
  adw_toast_overlay_add_toast (self->toasts, toast);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = g_ptr_array_ref (paths);
}

static void
take_paths (QuothWindow *self, GPtrArray *paths)
{
  if (self->session == NULL)
    offer_project (self, paths);
  else if (quoth_session_get_read_only_reason (self->session) != NULL)
    say (self, _ ("This project can only be read: nothing can be added to it"));
  else
    quoth_window_import (self, paths, NULL);
}

/* Whether a dialog of the window is open: GTK lets drops through to the window under it. */
static gboolean
has_dialog (QuothWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (self) && gtk_window_get_modal (other)
          && gtk_widget_get_visible (GTK_WIDGET (other)))
        return TRUE;
    }
  return FALSE;
}

static void
take_files (QuothWindow *self, GPtrArray *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint n_remote = 0;

  for (guint i = 0; i < files->len; i++)
    {
      g_autofree char *path = g_file_get_path (files->pdata[i]);

      if (path == NULL)
        n_remote++;
      else if (g_str_has_suffix (path, ".quoth"))
        quoth_window_open (self, path, FALSE);
      else
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }
  if (n_remote > 0)
    say (self, _ ("Only files on this computer can be added"));
  if (paths->len > 0)
    take_paths (self, paths);
}

typedef struct
{
  QuothWindow *window;
  GdkDrop *drop;
} Dropped;

static void
end_drop (Dropped *dropped, GPtrArray *files, const GError *error)
{
  g_autoptr (QuothWindow) window = dropped->window;

  gdk_drop_finish (dropped->drop, files != NULL ? GDK_ACTION_COPY : 0);
  g_object_unref (dropped->drop);
  g_free (dropped);
  if (files != NULL)
    take_files (window, files);
  else
    quoth_window_complain (window, _ ("The Files Could Not Be Taken"), error);
}

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, &error);
  GSList *list = value != NULL ? gdk_file_list_get_files (g_value_get_boxed (value)) : NULL;

  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  g_slist_free (list);
  end_drop (user_data, value != NULL ? files : NULL, error);
}

static void
uris_spliced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  gboolean done = g_output_stream_splice_finish (G_OUTPUT_STREAM (memory), result, &error) >= 0;
  g_autofree char *text = done ? g_strndup (g_memory_output_stream_get_data (memory),
                                            g_memory_output_stream_get_data_size (memory))
                               : g_strdup ("");
  g_auto (GStrv) uris = g_uri_list_extract_uris (text);

  for (guint i = 0; uris[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_uri (uris[i]));
  end_drop (user_data, done ? files : NULL, error);
}

static void
uris_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (stream == NULL)
    end_drop (user_data, NULL, error);
  else
    g_output_stream_splice_async (memory, stream,
                                  G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                  G_PRIORITY_DEFAULT, NULL, uris_spliced_cb, user_data);
}

static void
show_dropping (QuothWindow *self, gboolean dropping)
{
  if (dropping)
    gtk_widget_add_css_class (GTK_WIDGET (self->stack), "dropping");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->stack), "dropping");
}

static gboolean
accept_cb (GtkDropTargetAsync *target, GdkDrop *drop, QuothWindow *self)
{
  GdkContentFormats *formats = gdk_drop_get_formats (drop);

  return !has_dialog (self)
         && (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
             || gdk_content_formats_contain_mime_type (formats, URI_LIST)
             || gdk_content_formats_contain_mime_type (formats, FILE_TRANSFER));
}

static GdkDragAction
enter_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, QuothWindow *self)
{
  show_dropping (self, TRUE);
  return GDK_ACTION_COPY;
}

static void
leave_cb (GtkDropTargetAsync *target, GdkDrop *drop, QuothWindow *self)
{
  show_dropping (self, FALSE);
}

static gboolean
drop_cb (GtkDropTargetAsync *target, GdkDrop *drop, double x, double y, QuothWindow *self)
{
  const char *const types[] = { URI_LIST, NULL };
  gboolean boxed = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  Dropped *dropped = g_new0 (Dropped, 1);

  show_dropping (self, FALSE);
  dropped->window = g_object_ref (self);
  dropped->drop = g_object_ref (drop);
  if (!boxed && gdk_content_formats_contain_mime_type (gdk_drop_get_formats (drop), URI_LIST))
    gdk_drop_read_async (drop, (const char **) types, G_PRIORITY_DEFAULT, NULL, uris_read_cb, dropped);
  else
    gdk_drop_read_value_async (drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, list_read_cb, dropped);
  return TRUE;
}

/* Before the widgets inside: a field or the text would take the names of the files for a text that is dropped into it. */
void
quoth_window_accept_drops (QuothWindow *self)
{
  const char *const types[] = { URI_LIST, FILE_TRANSFER };
  g_autoptr (GdkContentFormats) named = gdk_content_formats_new ((const char **) types, G_N_ELEMENTS (types));
  GdkContentFormats *formats =
    gdk_content_formats_union (gdk_content_formats_new_for_gtype (GDK_TYPE_FILE_LIST), named);
  GtkDropTargetAsync *target = gtk_drop_target_async_new (formats, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "accept", G_CALLBACK (accept_cb), self);
  g_signal_connect (target, "drag-enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (target, "drag-leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
