/* test-editor.c: tests of quoth-editor*.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-editor.h"
#include "quoth-fixture.h"

#define TEXT "Moscow said that Xi Jinping, of 🇨🇳, would visit @Kremlin soon. He did.\n\nA second paragraph is here.\n"

typedef struct
{
  QuothDocument *document;
  GPtrArray *annotations;
  QuothDocumentModel *model;
  QuothEditor *editor;
  GtkWindow *window;
  guint n_changes;
} Fixture;

static void
count_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
add (Fixture *fixture, QuothKind kind, guint start, guint end)
{
  g_ptr_array_add (fixture->annotations, quoth_fixture_make_annotation (kind, start, end));
}

static void
show_text (Fixture *fixture, const char *utf8)
{
  fixture->document = quoth_fixture_make_document (utf8);
  fixture->model = quoth_document_model_new (fixture->document, fixture->annotations);
  fixture->editor = QUOTH_EDITOR (quoth_editor_new ());
  quoth_editor_set_model (fixture->editor, fixture->model);
  fixture->window = quoth_fixture_show (GTK_WIDGET (fixture->editor));
  g_signal_connect_swapped (fixture->editor, "selection-changed", G_CALLBACK (count_cb), fixture);
}

/* A claim [0, 27), "Xi Jinping" [17, 27) and a cue [7, 16) inside it, and a mention "He" far from them. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QuothPalette) palette = quoth_palette_new ();

  fixture->annotations = quoth_values_new ();
  add (fixture, QUOTH_KIND_CLAIM, 0, 27);
  add (fixture, QUOTH_KIND_CUE, 7, 16);
  add (fixture, QUOTH_KIND_MENTION, 17, 27);
  add (fixture, QUOTH_KIND_MENTION, 64, 66);
  show_text (fixture, TEXT);
  quoth_editor_set_palette (fixture->editor, palette);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  g_clear_object (&fixture->model);
  g_clear_pointer (&fixture->document, quoth_value_unref);
  g_clear_pointer (&fixture->annotations, g_ptr_array_unref);
}

static GtkTextView *
find_view (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return GTK_TEXT_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkTextView *found = find_view (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* As the mouse or the keyboard would: not by the editor's own functions. */
static void
select_raw (Fixture *fixture, int start, int end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_view (GTK_WIDGET (fixture->editor)));
  GtkTextIter start_iter, end_iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &start_iter, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &end_iter, end);
  gtk_text_buffer_select_range (buffer, &end_iter, &start_iter);
}

static void
assert_selection (Fixture *fixture, const char *expected)
{
  g_autofree char *slice
    = quoth_text_dup_slice (fixture->document->text, quoth_editor_get_selection (fixture->editor));

  g_assert_cmpstr (slice, ==, expected);
}

static const QuothId *
get_id (Fixture *fixture, guint n)
{
  return &((QuothAnnotation *) g_ptr_array_index (fixture->annotations, n))->value.id;
}

static void
test_snap (Fixture *fixture, gconstpointer data)
{
  select_raw (fixture, 18, 24);
  assert_selection (fixture, "Xi Jinping");
  select_raw (fixture, 20, 28);
  assert_selection (fixture, "Jinping");
  select_raw (fixture, 16, 18);
  assert_selection (fixture, "Xi");
  select_raw (fixture, 32, 33);
  assert_selection (fixture, "🇨🇳");

  g_object_set (fixture->editor, "snap-to-words", FALSE, NULL);
  select_raw (fixture, 20, 24);
  assert_selection (fixture, "Jinp");
  select_raw (fixture, 32, 33);
  assert_selection (fixture, "🇨🇳");
}

static void
test_caret (Fixture *fixture, gconstpointer data)
{
  select_raw (fixture, 2, 2);
  assert_selection (fixture, "Moscow");
  select_raw (fixture, 50, 50);
  assert_selection (fixture, "@Kremlin");
  g_object_set (fixture->editor, "snap-to-words", FALSE, NULL);
  select_raw (fixture, 2, 2);
  assert_selection (fixture, "Moscow");
}

static void
activate_move (Fixture *fixture, const char *action, int direction, gboolean by_cluster)
{
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->editor), action, "(ib)", direction, by_cluster));
}

static void
test_move_ends (Fixture *fixture, gconstpointer data)
{
  select_raw (fixture, 18, 24);
  activate_move (fixture, "editor.move-start", -1, FALSE);
  assert_selection (fixture, "that Xi Jinping");
  activate_move (fixture, "editor.move-end", -1, FALSE);
  assert_selection (fixture, "that Xi");
  activate_move (fixture, "editor.move-end", 1, FALSE);
  assert_selection (fixture, "that Xi Jinping");
  activate_move (fixture, "editor.move-start", 1, FALSE);
  assert_selection (fixture, "Xi Jinping");
  activate_move (fixture, "editor.move-end", -1, TRUE);
  assert_selection (fixture, "Xi Jinpin");
  activate_move (fixture, "editor.move-start", 1, TRUE);
  assert_selection (fixture, "i Jinpin");

  /* The last word cannot go, nor can an end leave the text. */
  select_raw (fixture, 2, 2);
  activate_move (fixture, "editor.move-end", -1, FALSE);
  assert_selection (fixture, "Moscow");
  activate_move (fixture, "editor.move-start", -1, FALSE);
  assert_selection (fixture, "Moscow");
}

static void
test_select (Fixture *fixture, gconstpointer data)
{
  gboolean selected;

  g_assert_null (quoth_editor_get_selected (fixture->editor));
  quoth_editor_set_selected (fixture->editor, get_id (fixture, 2), FALSE);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  quoth_editor_set_selected (fixture->editor, get_id (fixture, 2), FALSE);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_true (quoth_id_equal (quoth_editor_get_selected (fixture->editor), get_id (fixture, 2)));
  g_object_get (fixture->editor, "selected", &selected, NULL);
  g_assert_true (selected);

  /* The id that is given may be the editor's own. */
  quoth_editor_set_selected (fixture->editor, quoth_editor_get_selected (fixture->editor), TRUE);
  g_assert_true (quoth_id_equal (quoth_editor_get_selected (fixture->editor), get_id (fixture, 2)));

  quoth_editor_set_selected (fixture->editor, &QUOTH_ID_NONE, FALSE);
  g_assert_null (quoth_editor_get_selected (fixture->editor));
  quoth_editor_set_model (fixture->editor, NULL);
  g_assert_null (quoth_editor_get_selected (fixture->editor));
  g_assert_true (quoth_range_is_empty (quoth_editor_get_selection (fixture->editor)));
}

static void
test_next (Fixture *fixture, gconstpointer data)
{
  static const guint order[] = { 0, 1, 2, 3, 3, 2, 1, 0, 0 };

  select_raw (fixture, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *action = i < 5 ? "editor.next" : "editor.previous";

      gtk_widget_activate_action (GTK_WIDGET (fixture->editor), action, NULL);
      g_assert_true (quoth_id_equal (quoth_editor_get_selected (fixture->editor), get_id (fixture, order[i])));
    }
}

/* Text selected for the window is taken as it is, and not snapped. */
static void
test_select_range (Fixture *fixture, gconstpointer data)
{
  quoth_editor_select_range (fixture->editor, quoth_range (19, 24));
  assert_selection (fixture, " Jinp");
  g_assert_cmpuint (fixture->n_changes, >=, 1);
  quoth_editor_select_range (fixture->editor, quoth_range (60, 5000));
  g_assert_cmpuint (quoth_editor_get_selection (fixture->editor).end, ==, fixture->document->length);
}

static void
test_rectangle (Fixture *fixture, gconstpointer data)
{
  GdkRectangle word, later;

  g_assert_true (quoth_editor_get_rectangle (fixture->editor, quoth_range (0, 6), &word));
  g_assert_true (quoth_editor_get_rectangle (fixture->editor, quoth_range (7, 11), &later));
  g_assert_cmpint (word.width, >, 20);
  g_assert_cmpint (word.y, ==, later.y);
  g_assert_cmpint (word.x + word.width, <=, later.x);
}

static void
test_place (void)
{
  Fixture fixture = { .annotations = quoth_values_new () };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "Paragraph %u says that this and that was said about it by somebody else.\n", i);
  show_text (&fixture, text->str);

  for (guint i = 0; i < 8; i++)
    {
      guint goal = (guint) g_test_rand_int_range (0, (int) fixture.document->length - 5000);
      guint start = goal, place;
      GdkRectangle rectangle;

      while (start > 0 && quoth_text_get_char (fixture.document->text, start - 1) != '\n')
        start--;
      quoth_editor_set_place (fixture.editor, goal);
      g_assert_cmpuint (quoth_editor_get_place (fixture.editor), ==, goal);
      quoth_fixture_wait (GTK_WIDGET (fixture.editor), 30);
      place = quoth_editor_get_place (fixture.editor);
      g_assert_cmpuint (place, >=, start);
      g_assert_cmpuint (place, <=, goal);
      g_assert_true (quoth_editor_get_rectangle (fixture.editor, quoth_range (goal, goal), &rectangle));
      g_assert_cmpint (rectangle.y, <, 60);
    }

  tear_down (&fixture, NULL);
  g_string_free (text, TRUE);
}

static guint
count_selected (Fixture *fixture)
{
  return g_hash_table_size (quoth_editor_get_others (fixture->editor)) + (quoth_editor_get_selected (fixture->editor) != NULL);
}

/* Shift and a step go on to the next of the same kind, and back over it again. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  const QuothId first = QUOTH_VALUE (fixture->annotations->pdata[2])->id;
  const QuothId second = QUOTH_VALUE (fixture->annotations->pdata[3])->id;

  quoth_editor_set_selected (fixture->editor, &first, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.extend", "i", 1);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  g_assert_true (quoth_id_equal (quoth_editor_get_selected (fixture->editor), &second));
  g_assert_true (g_hash_table_contains (quoth_editor_get_others (fixture->editor), &first));

  /* There is no further one. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.extend", "i", 1);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.extend", "i", -1);
  g_assert_cmpuint (count_selected (fixture), ==, 1);
  g_assert_true (quoth_id_equal (quoth_editor_get_selected (fixture->editor), &first));

  /* To select one is to let go of the others, though it was the selected one already. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.extend", "i", 1);
  fixture->n_changes = 0;
  quoth_editor_set_selected (fixture->editor, &second, FALSE);
  g_assert_cmpuint (count_selected (fixture), ==, 1);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  g_test_add ("/editor/several", Fixture, NULL, set_up, test_several, tear_down);
  g_test_add ("/editor/snap", Fixture, NULL, set_up, test_snap, tear_down);
  g_test_add ("/editor/caret", Fixture, NULL, set_up, test_caret, tear_down);
  g_test_add ("/editor/move-ends", Fixture, NULL, set_up, test_move_ends, tear_down);
  g_test_add ("/editor/select", Fixture, NULL, set_up, test_select, tear_down);
  g_test_add ("/editor/next", Fixture, NULL, set_up, test_next, tear_down);
  g_test_add ("/editor/select-range", Fixture, NULL, set_up, test_select_range, tear_down);
  g_test_add ("/editor/rectangle", Fixture, NULL, set_up, test_rectangle, tear_down);
  g_test_add_func ("/editor/place", test_place);
  return g_test_run ();
}
