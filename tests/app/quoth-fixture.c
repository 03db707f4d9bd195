/* quoth-fixture.c: documents and windows for the tests of widgets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-fixture.h"

#include <adwaita.h>

gboolean
quoth_fixture_init (int *argc, char ***argv)
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return FALSE;
    }
  g_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  return TRUE;
}

static GPtrArray *
make_segments (QuothText *text)
{
  GPtrArray *segments = g_ptr_array_new_with_free_func ((GDestroyNotify) quoth_segment_free);
  guint length = quoth_text_get_length (text);

  for (guint start = 0, end; start < length; start = end + 1)
    {
      for (end = start; end < length && quoth_text_get_char (text, end) != '\n'; end++)
        ;
      if (end > start)
        g_ptr_array_add (segments, quoth_segment_new (QUOTH_SEGMENT_PARAGRAPH, quoth_range (start, end), NULL));
    }
  return segments;
}

QuothDocument *
quoth_fixture_make_document (const char *utf8)
{
  g_autoptr (QuothText) text = quoth_text_new (utf8, -1, NULL);
  QuothDocument *document = quoth_document_new (NULL);

  g_assert_nonnull (text);
  document->name = g_strdup ("fixture");
  document->segments = make_segments (text);
  quoth_document_set_text (document, text);
  return document;
}

QuothAnnotation *
quoth_fixture_make_annotation (QuothKind kind, guint start, guint end)
{
  QuothAnnotation *annotation = quoth_value_new (kind, NULL);

  quoth_annotation_add_span (annotation, quoth_range (start, end), NULL);
  return annotation;
}

GtkWindow *
quoth_fixture_show (GtkWidget *child)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, 600, 500);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  quoth_fixture_wait (child, 3);
  return window;
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n = user_data;

  if (*n > 0)
    (*n)--;
  return G_SOURCE_CONTINUE;
}

void
quoth_fixture_wait (GtkWidget *widget, guint n_frames)
{
  guint left = n_frames;
  guint id = gtk_widget_add_tick_callback (widget, count_frame_cb, &left, NULL);

  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_remove_tick_callback (widget, id);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
