/* test-editor-window.c: tests of quoth-editor-window.c: a document that is longer than the buffer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-editor.h"
#include "quoth-fixture.h"
#include "quoth-long-text.h"
#include "quoth-source-view.h"
#include "quoth-text-window.h"

#define N_ANNOTATIONS 3000
#define STEP 700
#define N_JUMPS 4
#define N_GHOSTS 4000

typedef struct
{
  QuothDocument *document;
  QuothText *text;
  guint length;
  QuothDocumentModel *model;
  QuothEditor *editor;
  QuothSourceView *view;
  GtkAdjustment *bar;
  GtkWindow *window;
  guint n_seen;
} Fixture;

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GPtrArray *
make_annotations (guint length)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  GPtrArray *all = quoth_values_new ();

  for (guint i = 0; i < N_ANNOTATIONS; i++)
    {
      guint start = (guint) g_test_rand_int_range (0, (gint32) length - 300);

      g_ptr_array_add (all, quoth_fixture_make_annotation (
                              kinds[i % 3], start, start + (guint) g_test_rand_int_range (1, i % 100 == 0 ? 300 : 40)));
    }
  return all;
}

static void
set_up (Fixture *fixture, gconstpointer n_words)
{
  g_autoptr (QuothText) text = quoth_long_text_new (QUOTH_WINDOW_WHOLE_MAX + 1, GPOINTER_TO_UINT (n_words));
  g_autoptr (QuothPalette) palette = quoth_palette_new ();
  g_autoptr (GPtrArray) annotations = NULL;

  fixture->document = quoth_fixture_make_document (quoth_text_get_utf8 (text));
  fixture->text = fixture->document->text;
  fixture->length = quoth_text_get_length (fixture->text);
  annotations = make_annotations (fixture->length);
  fixture->model = quoth_document_model_new (fixture->document, annotations);
  fixture->editor = QUOTH_EDITOR (quoth_editor_new ());
  quoth_editor_set_palette (fixture->editor, palette);
  quoth_editor_set_model (fixture->editor, fixture->model);
  fixture->window = quoth_fixture_show (GTK_WIDGET (fixture->editor));
  fixture->view = QUOTH_SOURCE_VIEW (find_widget (GTK_WIDGET (fixture->editor), QUOTH_TYPE_SOURCE_VIEW));
  fixture->bar = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (find_widget (GTK_WIDGET (fixture->editor), GTK_TYPE_SCROLLED_WINDOW)));
  quoth_fixture_wait (GTK_WIDGET (fixture->editor), 3);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->model);
  g_clear_pointer (&fixture->document, quoth_value_unref);
}

static void
wait (Fixture *fixture, guint n_frames)
{
  quoth_fixture_wait (GTK_WIDGET (fixture->editor), n_frames);
}

static double
get_share (Fixture *fixture)
{
  double lower = gtk_adjustment_get_lower (fixture->bar);
  double room = gtk_adjustment_get_upper (fixture->bar) - gtk_adjustment_get_page_size (fixture->bar) - lower;

  return (gtk_adjustment_get_value (fixture->bar) - lower) / room;
}

/* The offset at a height of the screen, in pixels. */
static guint
get_offset_at (Fixture *fixture, int y)
{
  int buffer_x, buffer_y;
  GtkTextIter iter;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (fixture->view), GTK_TEXT_WINDOW_WIDGET, 200, y, &buffer_x, &buffer_y);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (fixture->view), &iter, buffer_x, buffer_y);
  return quoth_text_map_get_offset (quoth_source_view_get_map (fixture->view), &iter);
}

/* It is there at once, and stays there; the bar says where. */
static void
test_jumps (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_JUMPS; i++)
    {
      guint offset = (guint) g_test_rand_int_range (0, (gint32) fixture->length);
      QuothRange seen;

      quoth_editor_set_place (fixture->editor, offset);
      wait (fixture, 4);
      seen = quoth_source_view_get_seen (fixture->view);
      g_assert_cmpuint (seen.start, <=, offset);
      g_assert_cmpuint (offset, <=, seen.end);
      g_assert_cmpfloat_with_epsilon (get_share (fixture), (double) offset / fixture->length, 0.01);
      wait (fixture, 10);
      g_assert_true (quoth_range_equal (seen, quoth_source_view_get_seen (fixture->view)));
      g_assert_cmpfloat_with_epsilon (get_share (fixture), (double) offset / fixture->length, 0.01);
    }
}

/* The wheel turns through several windows, both ways: what was so many pixels lower is here, and the bar never goes the other way. */
static void
test_wheel (Fixture *fixture, gconstpointer data)
{
  guint n_windows = 0;
  double share;

  quoth_editor_set_place (fixture->editor, fixture->length / 3);
  wait (fixture, 30);
  share = get_share (fixture);
  for (int direction = 1; direction >= -1; direction -= 2)
    for (guint i = 0; i < 60; i++)
      {
        QuothRange held = quoth_text_map_get_shown (quoth_source_view_get_map (fixture->view));
        guint expected = get_offset_at (fixture, direction > 0 ? STEP + 30 : 30);

        gtk_adjustment_set_value (fixture->bar, gtk_adjustment_get_value (fixture->bar) + direction * STEP);
        wait (fixture, 2);
        g_assert_cmpuint (get_offset_at (fixture, direction > 0 ? 30 : STEP + 30), ==, expected);
        n_windows += !quoth_range_equal (held, quoth_text_map_get_shown (quoth_source_view_get_map (fixture->view)));
        g_assert_cmpfloat ((get_share (fixture) - share) * direction, >=, -1e-9);
        share = get_share (fixture);
      }
  g_assert_cmpuint (n_windows, >=, 1);
}

/* The bar is dragged: to a place, to the end, to the start. */
static void
test_bar (Fixture *fixture, gconstpointer data)
{
  static const double shares[] = { 0.5, 0.9, 1, 0.2, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double lower = gtk_adjustment_get_lower (fixture->bar);
      double room = gtk_adjustment_get_upper (fixture->bar) - gtk_adjustment_get_page_size (fixture->bar) - lower;
      QuothRange seen;

      gtk_adjustment_set_value (fixture->bar, lower + shares[i] * room);
      wait (fixture, 20);
      seen = quoth_source_view_get_seen (fixture->view);
      g_assert_cmpfloat_with_epsilon ((double) seen.start / fixture->length, shares[i], 0.02);
      g_assert_cmpfloat_with_epsilon (get_share (fixture), shares[i], 0.01);
      if (shares[i] == 1)
        g_assert_cmpuint (seen.end, ==, fixture->length);
      if (shares[i] == 0)
        g_assert_cmpuint (seen.start, ==, 0);
    }
}

static void
move (Fixture *fixture, GtkMovementStep step, int count, gboolean extend)
{
  g_signal_emit_by_name (fixture->view, "move-cursor", step, count, extend);
}

/* From the keyboard, past the edge of the window, and back from far away. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  guint start = fixture->length / 2 + 17;
  QuothRange selection;
  guint caret;

  quoth_editor_select_range (fixture->editor, quoth_range (start, start));
  wait (fixture, 20);
  start = quoth_editor_get_caret (fixture->editor);
  while (quoth_text_map_get_shown (quoth_source_view_get_map (fixture->view)).start <= start)
    {
      move (fixture, GTK_MOVEMENT_PAGES, 1, TRUE);
      wait (fixture, 2);
    }
  g_assert_true (quoth_editor_has_selection (fixture->editor));
  caret = quoth_editor_get_caret (fixture->editor);
  g_assert_cmpuint (caret, >, start + QUOTH_WINDOW_MARGIN);
  g_object_set (fixture->editor, "snap-to-words", FALSE, NULL);
  selection = quoth_editor_get_selection (fixture->editor);
  g_assert_cmpuint (ABS ((int) selection.start - (int) start), <, 20);

  /* Away from all of it, and one step on: from where the caret was. */
  quoth_editor_set_place (fixture->editor, 0);
  wait (fixture, 20);
  g_assert_cmpuint (quoth_editor_get_caret (fixture->editor), ==, caret);
  g_assert_true (quoth_range_equal (quoth_editor_get_selection (fixture->editor), selection));
  move (fixture, GTK_MOVEMENT_LOGICAL_POSITIONS, 1, TRUE);
  wait (fixture, 20);
  g_assert_cmpuint (quoth_editor_get_caret (fixture->editor), >, caret);
  g_assert_cmpuint (quoth_editor_get_caret (fixture->editor), <, caret + 20);
  g_assert_true (quoth_range_contains (quoth_source_view_get_seen (fixture->view), quoth_editor_get_caret (fixture->editor)));
  g_assert_cmpuint (quoth_editor_get_selection (fixture->editor).start, ==, selection.start);
}

static void
test_ends (Fixture *fixture, gconstpointer data)
{
  move (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  wait (fixture, 20);
  g_assert_cmpuint (quoth_editor_get_caret (fixture->editor), ==, fixture->length);
  g_assert_cmpuint (quoth_source_view_get_seen (fixture->view).end, ==, fixture->length);
  g_assert_cmpfloat_with_epsilon (get_share (fixture), 1, 0.001);
  move (fixture, GTK_MOVEMENT_BUFFER_ENDS, -1, TRUE);
  wait (fixture, 20);
  g_assert_cmpuint (quoth_editor_get_caret (fixture->editor), ==, 0);
  g_assert_cmpuint (quoth_source_view_get_seen (fixture->view).start, ==, 0);
  g_assert_cmpuint (quoth_editor_get_selection (fixture->editor).end + 20, >, fixture->length);
  move (fixture, GTK_MOVEMENT_LOGICAL_POSITIONS, 1, FALSE);
  g_assert_false (quoth_editor_has_selection (fixture->editor));

  g_signal_emit_by_name (fixture->view, "select-all", TRUE);
  g_assert_cmpuint (quoth_editor_get_selection (fixture->editor).start, <, 5);
  g_assert_cmpuint (quoth_editor_get_selection (fixture->editor).end + 20, >, fixture->length);
}

/* Through the seams of a long paragraph: each step goes on by a cluster, forth and back. */
static void
test_seams (Fixture *fixture, gconstpointer data)
{
  QuothTextMap *map = quoth_source_view_get_map (fixture->view);
  QuothRange line;
  guint caret;

  if (data != NULL)
    return;
  line = quoth_text_map_get_line_range (map, 1);
  for (int direction = 1; direction >= -1; direction -= 2)
    {
      caret = direction > 0 ? line.start - 5 : line.start + 5;
      caret = quoth_text_snap_to_clusters (fixture->text, quoth_range (caret, caret)).start;
      quoth_editor_select_range (fixture->editor, quoth_range (caret, caret));
      for (guint i = 0; i < 8; i++)
        {
          move (fixture, GTK_MOVEMENT_LOGICAL_POSITIONS, direction, FALSE);
          g_assert_cmpint (((int) quoth_editor_get_caret (fixture->editor) - (int) caret) * direction, >, 0);
          caret = quoth_editor_get_caret (fixture->editor);
        }
    }
}

/* n goes to all of them, in the order of the text. */
static void
test_next (Fixture *fixture, gconstpointer data)
{
  guint last = 0;

  for (guint i = 0; i < 8; i++)
    {
      const QuothAnnotation *annotation;

      for (guint j = 0; j < 100; j++)
        gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.next", NULL);
      wait (fixture, 4);
      annotation = quoth_document_model_get_annotation (fixture->model, quoth_editor_get_selected (fixture->editor));
      g_assert_cmpuint (quoth_annotation_get_extent (annotation).start, >=, last);
      last = quoth_annotation_get_extent (annotation).start;
      g_assert_true (quoth_range_contains (quoth_source_view_get_seen (fixture->view), last));
      g_assert_cmpuint (quoth_editor_get_caret (fixture->editor), ==, last);
    }
}

static QuothGhosts *
make_ghosts (Fixture *fixture)
{
  GPtrArray *suggestions = quoth_suggestions_new ();

  for (guint i = 0; i < N_GHOSTS; i++)
    {
      QuothSuggestion *suggestion = quoth_suggestion_new (QUOTH_KIND_MENTION);
      guint start = (guint) ((guint64) fixture->length * i / N_GHOSTS);

      while (g_unichar_isspace (quoth_text_get_char (fixture->text, start)))
        start++;
      suggestion->spans[0] = quoth_text_snap_to_clusters (fixture->text, quoth_range (start, start + 3));
      suggestion->n_spans = 1;
      g_ptr_array_add (suggestions, suggestion);
    }
  return quoth_ghosts_new (suggestions);
}

static void
find_ghost_cb (const QuothSuggestion *suggestion, gpointer user_data)
{
  Fixture *fixture = user_data;
  guint line = quoth_text_map_get_line (quoth_source_view_get_map (fixture->view), suggestion->spans[0].start);
  const QuothParagraph *paragraph = quoth_source_view_get_paragraph (fixture->view, line);
  gboolean found = FALSE;

  g_assert_nonnull (paragraph);
  for (guint i = 0; i < paragraph->ghosts->len; i++)
    found |= g_array_index (paragraph->ghosts, QuothPiece, i).suggestion == suggestion;
  g_assert_true (found);
  fixture->n_seen++;
}

/* What is suggested is laid out where it stands, wherever the window goes. */
static void
test_ghosts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QuothGhosts) ghosts = make_ghosts (fixture);

  quoth_editor_set_ghosts (fixture->editor, ghosts);
  for (guint i = 0; i < N_JUMPS; i++)
    {
      guint offset = (guint) g_test_rand_int_range (0, (gint32) fixture->length - 5000);

      quoth_editor_set_place (fixture->editor, offset);
      wait (fixture, 4);
      quoth_ghosts_foreach (ghosts, quoth_source_view_get_seen (fixture->view), find_ghost_cb, fixture);
      gtk_adjustment_set_value (fixture->bar, gtk_adjustment_get_value (fixture->bar) + STEP);
      wait (fixture, 4);
      quoth_ghosts_foreach (ghosts, quoth_source_view_get_seen (fixture->view), find_ghost_cb, fixture);
    }
  g_assert_cmpuint (fixture->n_seen, >, 0);
  quoth_editor_set_ghosts (fixture->editor, NULL);
}

static GtkWindow *
show_view (Fixture *fixture, QuothSourceView **view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *view = QUOTH_SOURCE_VIEW (quoth_source_view_new ());
  quoth_source_view_set_model (*view, fixture->model);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (*view));
  return quoth_fixture_show (scrolled);
}

static void
assert_same_pieces (const QuothParagraph *paragraph, const QuothParagraph *other)
{
  g_assert_cmpint (paragraph == NULL, ==, other == NULL);
  if (paragraph == NULL)
    return;
  g_assert_cmpint (paragraph->height, ==, other->height);
  g_assert_cmpuint (paragraph->pieces->len, ==, other->pieces->len);
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const QuothPiece *piece = &g_array_index (paragraph->pieces, QuothPiece, i);
      const QuothPiece *same = &g_array_index (other->pieces, QuothPiece, i);

      g_assert_true (piece->annotation == same->annotation);
      g_assert_cmpuint (piece->lane, ==, same->lane);
      g_assert_cmpint (piece->x, ==, same->x);
      g_assert_cmpint (piece->y, ==, same->y);
      g_assert_cmpint (piece->width, ==, same->width);
    }
}

/* The highlights of a line are the same, whether the window slid there or jumped. */
static void
test_highlights (Fixture *fixture, gconstpointer data)
{
  guint offset = (guint) g_test_rand_int_range (110000, (gint32) fixture->length - 30000);
  QuothSourceView *slid, *jumped;
  GtkWindow *first = show_view (fixture, &slid), *second = show_view (fixture, &jumped);
  QuothTextMap *map = quoth_source_view_get_map (slid), *other = quoth_source_view_get_map (jumped);
  guint n = 0;

  for (guint at = offset - 110000; at <= offset; at += 10000)
    quoth_source_view_reveal (slid, at);
  quoth_source_view_reveal (jumped, offset);
  quoth_fixture_wait (GTK_WIDGET (slid), 60);
  for (guint at = offset; at < offset + 20000; at += 53)
    {
      guint line = quoth_text_map_get_line (map, at), other_line = quoth_text_map_get_line (other, at);
      const QuothParagraph *paragraph = quoth_source_view_get_paragraph (slid, line);

      g_assert_true (quoth_range_equal (
        quoth_text_map_get_line_range (map, line), quoth_text_map_get_line_range (other, other_line)));
      assert_same_pieces (paragraph, quoth_source_view_get_paragraph (jumped, other_line));
      n += paragraph != NULL;
    }
  g_assert_cmpuint (n, >, 0);
  gtk_window_destroy (first);
  gtk_window_destroy (second);
}

#define ADD(name, func) \
  g_test_add ("/editor-window/" name, Fixture, GUINT_TO_POINTER (60), set_up, func, tear_down); \
  g_test_add ("/editor-window/one-line/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  ADD ("jumps", test_jumps);
  ADD ("wheel", test_wheel);
  ADD ("bar", test_bar);
  ADD ("selection", test_selection);
  ADD ("ends", test_ends);
  ADD ("next", test_next);
  ADD ("highlights", test_highlights);
  g_test_add ("/editor-window/ghosts", Fixture, GUINT_TO_POINTER (60), set_up, test_ghosts, tear_down);
  g_test_add ("/editor-window/seams", Fixture, NULL, set_up, test_seams, tear_down);
  return g_test_run ();
}
