/* test-look-ahead.c: tests of quoth-look-ahead.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-fixture.h"

#include "quoth-look-ahead.h"

#define N_LINES 400
#define LINE "Some words that are long enough to be broken on a page that is not as wide as this line is long.\n"

typedef struct
{
  QuothDocumentModel *model;
  QuothTextMap *map;
  QuothHighlightLayout *layout;
  QuothLookAhead *ahead;
  GtkTextView *view;
  GtkWidget *scrolled;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  g_autoptr (QuothValue) document = NULL;

  for (guint i = 0; i < N_LINES; i++)
    {
      guint start = (guint) words->len;

      g_string_append (words, LINE);
      /* In every other line nothing is coded. */
      if (i % 2 == 0)
        g_ptr_array_add (annotations, quoth_fixture_make_annotation (QUOTH_KIND_MENTION, start + 5, start + 10));
    }
  document = QUOTH_VALUE (quoth_fixture_make_document (words->str));
  self->model = quoth_document_model_new ((QuothDocument *) document, annotations);
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  self->map = quoth_text_map_new (gtk_text_view_get_buffer (self->view));
  quoth_text_map_set_text (self->map, quoth_document_model_get_text (self->model));
  self->layout = quoth_highlight_layout_new (self->view, self->map);
  quoth_highlight_layout_set_model (self->layout, self->model);
  self->ahead = quoth_look_ahead_new (self->view, self->layout);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  self->window = quoth_fixture_show (self->scrolled);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  quoth_look_ahead_free (self->ahead);
  quoth_highlight_layout_free (self->layout);
  gtk_window_destroy (self->window);
  quoth_text_map_free (self->map);
  g_clear_object (&self->model);
}

static gboolean
is_laid_out (Fixture *self, int y)
{
  GtkTextIter iter;

  gtk_text_view_get_line_at_y (self->view, &iter, y, NULL);
  return quoth_highlight_layout_has_paragraph (self->layout, (guint) gtk_text_iter_get_line (&iter));
}

/* Until GTK has measured all lines, and nothing else is to be done. */
static void
run_until_idle (Fixture *self)
{
  GtkTextIter end;
  int height = 0;

  while (height == 0)
    {
      quoth_fixture_wait (GTK_WIDGET (self->view), 1);
      gtk_text_buffer_get_end_iter (gtk_text_view_get_buffer (self->view), &end);
      gtk_text_iter_backward_line (&end);
      gtk_text_view_get_line_yrange (self->view, &end, NULL, &height);
    }
  quoth_look_ahead_start (self->ahead);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* A page each way, and no more. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  GtkAdjustment *bar = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double page;
  int top;

  run_until_idle (self);
  page = gtk_adjustment_get_page_size (bar);
  g_assert_true (is_laid_out (self, 0));
  g_assert_true (is_laid_out (self, (int) (1.9 * page)));
  g_assert_false (is_laid_out (self, (int) (3 * page)));

  gtk_adjustment_set_value (bar, 8 * page);
  run_until_idle (self);
  top = (int) gtk_adjustment_get_value (bar);
  for (double at = -0.9; at < 1.95; at += 0.05)
    g_assert_true (is_laid_out (self, top + (int) (at * page)));
  g_assert_false (is_laid_out (self, top - (int) (2 * page)));
  g_assert_false (is_laid_out (self, top + (int) (3 * page)));
}

/* What is laid out anew after a change, and nothing where there is no document. */
static void
test_changes (Fixture *self, gconstpointer data)
{
  run_until_idle (self);
  quoth_highlight_layout_reset (self->layout);
  g_assert_false (is_laid_out (self, 0));
  run_until_idle (self);
  g_assert_true (is_laid_out (self, 0));
  quoth_look_ahead_start (self->ahead);
  quoth_highlight_layout_set_model (self->layout, NULL);
  run_until_idle (self);
  /* It goes while it waits. */
  quoth_look_ahead_start (self->ahead);
}

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  g_test_add ("/look-ahead/pages", Fixture, NULL, set_up, test_pages, tear_down);
  g_test_add ("/look-ahead/changes", Fixture, NULL, set_up, test_changes, tear_down);
  return g_test_run ();
}
