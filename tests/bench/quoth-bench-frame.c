/* quoth-bench-frame.c: a program that ends with its first frame, to be measured from outside
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * quoth-bench-frame plain [TEXT-FILE]   the least of a window: an AdwApplicationWindow with a GtkSourceView
 * quoth-bench-frame editor PROJECT      the editor with the only document of a project, read through the store
 * quoth-bench-frame app PROJECT         the workbench, until it shows a text of the project
 */

#include <gtksourceview/gtksource.h>

#include "quoth-application.h"
#include "quoth-editor.h"

static const char *path;
static GtkWidget *shown;          /* what must have been drawn; otherwise a text that has words */

static gboolean
is_shown (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (shown != NULL ? widget == shown
                    : GTK_SOURCE_IS_VIEW (widget)
                        && gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget))) > 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_shown (child))
      return TRUE;
  return FALSE;
}

/* The end of a frame. The process ends at once: what it would free is not measured. */
static void
after_paint_cb (GtkWidget *window)
{
  if (is_shown (window))
    _exit (0);
}

static void
watch (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect_object (
    gdk_surface_get_frame_clock (surface), "after-paint", G_CALLBACK (after_paint_cb), window, G_CONNECT_SWAPPED);
}

static GtkWidget *
make_window (GApplication *app, GtkWidget *content)
{
  GtkWidget *window = g_object_new (
    ADW_TYPE_APPLICATION_WINDOW, "application", app, "default-width", 1000, "default-height", 800, NULL);

  g_signal_connect (window, "realize", G_CALLBACK (watch), NULL);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), content);
  return window;
}

static void
activate_plain_cb (GApplication *app)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autofree char *text = NULL;

  shown = gtk_source_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (shown), GTK_WRAP_WORD_CHAR);
  if (path != NULL && g_file_get_contents (path, &text, NULL, NULL))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (shown)), text, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), shown);
  gtk_window_present (GTK_WINDOW (make_window (app, scrolled)));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer app)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QuothDocumentModel) model = quoth_document_model_load_finish (result, &error);
  g_autoptr (QuothPalette) palette = quoth_palette_new ();

  if (model == NULL)
    g_error ("%s", error->message);
  quoth_editor_set_palette (QUOTH_EDITOR (shown), palette);
  quoth_editor_set_model (QUOTH_EDITOR (shown), model);
  gtk_window_present (gtk_application_get_active_window (app));
  g_application_release (app);
}

static void
activate_editor_cb (GApplication *app)
{
  g_autoptr (GError) error = NULL;
  QuothStore *store = quoth_store_open (path, QUOTH_STORE_READ_WRITE, &error);
  QuothReader *reader = store != NULL ? quoth_store_open_reader (store, &error) : NULL;
  const QuothQuery query = { .kind = QUOTH_KIND_DOCUMENT };
  const QuothDocumentPlace place = { .offset = 0 };
  GPtrArray *documents = reader != NULL ? quoth_reader_list (reader, &query, &error) : NULL;

  if (documents == NULL)
    g_error ("%s", error->message);
  g_application_hold (app);
  quoth_document_model_load_at_async (
    store, &((QuothValue *) g_ptr_array_index (documents, 0))->id, &place, NULL, loaded_cb, app);
  /* As the workbench does: the panes are made while the text is read. */
  shown = quoth_editor_new ();
  make_window (app, shown);
}

static void
window_added_cb (GtkApplication *app, GtkWidget *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (watch), NULL);
}

int
main (int argc, char **argv)
{
  const char *mode = argc > 1 ? argv[1] : "";
  g_autoptr (GApplication) app = NULL;

  path = argc > 2 ? argv[2] : NULL;
  if (g_str_equal (mode, "app"))
    {
      char *arguments[] = { argv[0], argv[2], NULL };

      app = G_APPLICATION (quoth_application_new ());
      g_application_set_flags (app, g_application_get_flags (app) | G_APPLICATION_NON_UNIQUE);
      g_signal_connect (app, "window-added", G_CALLBACK (window_added_cb), NULL);
      return g_application_run (app, 2, arguments);
    }

  app = G_APPLICATION (adw_application_new ("org.quoth.Quoth.Bench", G_APPLICATION_NON_UNIQUE));
  g_signal_connect (app,
                    "activate",
                    g_str_equal (mode, "editor") ? G_CALLBACK (activate_editor_cb) : G_CALLBACK (activate_plain_cb),
                    NULL);
  return g_application_run (app, 0, NULL);
}
