/* test-highlight-layout.c: tests of quoth-highlight-layout.c and of the view that it lays out for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "quoth-fixture.h"
#include "quoth-lane-spacing.h"
#include "quoth-source-view.h"

#define N_ROUNDS 6
#define N_ANNOTATIONS 40

/* Left to right, right to left, wide, combined, joined and tabbed. */
static const char *const pieces[] = {
  "the ", "Kremlin ", "said ", "e\u0301te\u0301 ", "中国", "政策。", "🇨🇳", "👩‍👩‍👧‍👦", "🧵 ", "שלום ", "עולם ",
  "مرحبا ", "بالعالم ", "\t", "1/16 ", "“quoted” ", "\n", "x", "क्षि", "  ", "supercalifragilisticexpialidocious ",
};

static char *
make_random_text (void)
{
  GString *string = g_string_new ("Begin ");

  for (guint i = 0; i < 150; i++)
    g_string_append (string, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (string, FALSE);
}

static GPtrArray *
make_annotations (QuothText *text)
{
  static const QuothKind kinds[] = { QUOTH_KIND_MENTION, QUOTH_KIND_CLAIM, QUOTH_KIND_CUE };
  GPtrArray *all = quoth_values_new ();
  int length = (int) quoth_text_get_length (text);

  for (guint i = 0; i < N_ANNOTATIONS; i++)
    {
      guint start = (guint) g_test_rand_int_range (0, length - 1);
      guint n = (guint) g_test_rand_int_range (1, 80);
      QuothRange range
        = quoth_text_snap_to_clusters (text, quoth_range (start, MIN (start + n, (guint) length)));

      g_ptr_array_add (
        all, quoth_fixture_make_annotation (kinds[g_test_rand_int_range (0, 3)], range.start, range.end));
    }
  return all;
}

static gboolean
is_in_piece (const QuothParagraph *paragraph, const QuothAnnotation *annotation, int x, int y)
{
  for (guint i = 0; paragraph != NULL && i < paragraph->pieces->len; i++)
    {
      const QuothPiece *piece = &g_array_index (paragraph->pieces, QuothPiece, i);

      if (piece->annotation == annotation && x >= piece->x && x < piece->x + piece->width && y >= piece->y
          && y < piece->y + piece->height)
        return TRUE;
    }
  return FALSE;
}

/* The middle of each character that can be seen lies in a piece of an annotation exactly where the annotation covers it. */
static void
check_characters (QuothSourceView *view, GPtrArray *annotations)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (text_view);
  QuothText *text = quoth_text_map_get_text (quoth_source_view_get_map (view));
  guint length = quoth_text_get_length (text);
  guint checked = 0;

  for (guint offset = 0, next; offset < length; offset = next)
    {
      GdkRectangle place;
      GtkTextIter iter;
      const QuothParagraph *paragraph;
      int top;

      next = quoth_text_next_cluster (text, offset);
      if (g_unichar_isspace (quoth_text_get_char (text, offset)))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) offset);
      gtk_text_view_get_line_yrange (text_view, &iter, &top, NULL);
      gtk_text_view_get_iter_location (text_view, &iter, &place);
      if (ABS (place.width) < 3)
        continue;
      paragraph = quoth_source_view_get_paragraph (view, (guint) gtk_text_iter_get_line (&iter));
      for (guint i = 0; i < annotations->len; i++)
        {
          QuothAnnotation *annotation = g_ptr_array_index (annotations, i);
          gboolean covered = quoth_range_contains (quoth_annotation_get_extent (annotation), offset);

          g_assert_cmpint (is_in_piece (paragraph,
                                        annotation,
                                        place.x + place.width / 2,
                                        place.y + place.height / 2 - top),
                           ==,
                           covered);
          checked++;
        }
    }
  g_assert_cmpuint (checked, >, 0);
}

static void
test_pieces (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *utf8 = make_random_text ();
      g_autoptr (QuothDocument) document = quoth_fixture_make_document (utf8);
      g_autoptr (GPtrArray) annotations = make_annotations (document->text);
      g_autoptr (QuothDocumentModel) model = quoth_document_model_new (document, annotations);
      GtkWidget *view = quoth_source_view_new ();
      GtkWindow *window;

      quoth_source_view_set_model (QUOTH_SOURCE_VIEW (view), model);
      window = quoth_fixture_show (view);
      quoth_fixture_wait (view, 10);
      check_characters (QUOTH_SOURCE_VIEW (view), annotations);

      gtk_window_set_default_size (window, 420, 500);
      quoth_fixture_wait (view, 10);
      check_characters (QUOTH_SOURCE_VIEW (view), annotations);
      gtk_window_destroy (window);
    }
}

/* Brackets stand below the glyphs of their line and above those of the next. */
static void
test_bars (void)
{
  g_autoptr (QuothDocument) document = quoth_fixture_make_document ("one two three four five six\nseven eight nine ten\n");
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  g_autoptr (QuothDocumentModel) model = NULL;
  GtkWidget *view = quoth_source_view_new ();
  const QuothParagraph *paragraph;
  GtkWindow *window;

  for (guint i = 0; i < 12; i++)
    g_ptr_array_add (annotations, quoth_fixture_make_annotation (QUOTH_KIND_CLAIM, 4, 13));
  model = quoth_document_model_new (document, annotations);
  quoth_source_view_set_model (QUOTH_SOURCE_VIEW (view), model);
  window = quoth_fixture_show (view);

  paragraph = quoth_source_view_get_paragraph (QUOTH_SOURCE_VIEW (view), 0);
  g_assert_cmpuint (paragraph->pieces->len, ==, 12);
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const QuothPiece *piece = &g_array_index (paragraph->pieces, QuothPiece, i);
      int bar = quoth_highlight_layout_get_bar (piece);

      if (piece->lane == QUOTH_LANES_MAX)
        continue;
      g_assert_cmpint (bar, >=, piece->y + piece->height);
      g_assert_cmpint (bar + QUOTH_LANE_BAR, <=, paragraph->height);
      g_assert_true (piece->ends_left && piece->ends_right);
    }
  g_assert_null (quoth_source_view_get_paragraph (QUOTH_SOURCE_VIEW (view), 1));
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  g_test_add_func ("/highlight-layout/pieces", test_pieces);
  g_test_add_func ("/highlight-layout/bars", test_bars);
  return g_test_run ();
}
