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

static void
assert_grip (GtkWidget *view, guint offset, gboolean after, QuothEnd expected)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (view);
  GdkRectangle place;
  GtkTextIter iter;
  QuothEnd end;
  guint fragment;
  int x, y;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (text_view), &iter, (int) offset);
  gtk_text_view_get_iter_location (text_view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (text_view, GTK_TEXT_WINDOW_WIDGET, after ? place.x + place.width : place.x,
                                         place.y + place.height + 3, &x, &y);
  g_assert_true (quoth_source_view_find_grip (QUOTH_SOURCE_VIEW (view), x, y, &fragment, &end));
  g_assert_cmpuint (fragment, ==, 0);
  g_assert_cmpint (end, ==, expected);
}

/* Where the text is read from the right, the start of a fragment is at its right. */
static void
test_grips (void)
{
  g_autoptr (QuothDocument) document = quoth_fixture_make_document ("one three שלום עולם four\n");
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  g_autoptr (QuothDocumentModel) model = NULL;
  GtkWidget *view = quoth_source_view_new ();
  QuothAnnotation *latin = quoth_fixture_make_annotation (QUOTH_KIND_MENTION, 4, 9);
  QuothAnnotation *hebrew = quoth_fixture_make_annotation (QUOTH_KIND_MENTION, 10, 14);
  QuothEnd end;
  guint fragment;
  GtkWindow *window;

  g_ptr_array_add (annotations, latin);
  g_ptr_array_add (annotations, hebrew);
  model = quoth_document_model_new (document, annotations);
  quoth_source_view_set_model (QUOTH_SOURCE_VIEW (view), model);
  window = quoth_fixture_show (view);
  quoth_fixture_wait (view, 10);

  quoth_source_view_set_selected (QUOTH_SOURCE_VIEW (view), &latin->value.id);
  g_assert_false (quoth_source_view_find_grip (QUOTH_SOURCE_VIEW (view), 0, 0, &fragment, &end));
  quoth_source_view_set_grips (QUOTH_SOURCE_VIEW (view), TRUE);
  assert_grip (view, 4, FALSE, QUOTH_END_START);
  assert_grip (view, 8, TRUE, QUOTH_END_END);
  quoth_source_view_set_selected (QUOTH_SOURCE_VIEW (view), &hebrew->value.id);
  assert_grip (view, 10, FALSE, QUOTH_END_START);
  assert_grip (view, 13, TRUE, QUOTH_END_END);
  gtk_window_destroy (window);
}

static int
measure (GtkWidget *view, const QuothId *id)
{
  const QuothParagraph *paragraph = quoth_source_view_get_paragraph (QUOTH_SOURCE_VIEW (view), 0);
  int width = 0;

  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const QuothPiece *piece = &g_array_index (paragraph->pieces, QuothPiece, i);

      if (quoth_id_equal (&piece->annotation->value.id, id))
        width += piece->width;
    }
  return width;
}

/* What is dragged is laid out in the place of what the model has, which stays as it is; nothing is left of it afterwards. */
static void
test_preview (void)
{
  g_autoptr (QuothDocument) document = quoth_fixture_make_document ("one three four five six\n");
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  g_autoptr (QuothDocumentModel) model = NULL;
  g_autoptr (QuothValue) preview = NULL;
  GtkWidget *view = quoth_source_view_new ();
  QuothAnnotation *claim = quoth_fixture_make_annotation (QUOTH_KIND_CLAIM, 4, 9);
  GtkWindow *window;
  int before;

  g_ptr_array_add (annotations, claim);
  model = quoth_document_model_new (document, annotations);
  quoth_source_view_set_model (QUOTH_SOURCE_VIEW (view), model);
  window = quoth_fixture_show (view);
  quoth_fixture_wait (view, 10);

  before = measure (view, &claim->value.id);
  preview = quoth_value_copy (claim);
  quoth_fragments_set (preview, 0, quoth_range (4, 19));
  quoth_source_view_set_preview (QUOTH_SOURCE_VIEW (view), QUOTH_ANNOTATION (preview));
  g_assert_cmpint (measure (view, &claim->value.id), >, 2 * before);
  g_assert_cmpuint (quoth_annotation_get_extent (claim).end, ==, 9);
  quoth_source_view_set_preview (QUOTH_SOURCE_VIEW (view), NULL);
  g_assert_cmpint (measure (view, &claim->value.id), ==, before);
  gtk_window_destroy (window);
}

/* What covers nothing has a place and no width. */
static void
test_empty (void)
{
  g_autoptr (QuothDocument) document = quoth_fixture_make_document ("one שלום\n");
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  g_autoptr (QuothDocumentModel) model = NULL;
  GtkWidget *view = quoth_source_view_new ();
  const QuothParagraph *paragraph;
  GtkWindow *window;

  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (annotations, quoth_fixture_make_annotation (QUOTH_KIND_CUE, 2 * i, 2 * i));
  model = quoth_document_model_new (document, annotations);
  quoth_source_view_set_model (QUOTH_SOURCE_VIEW (view), model);
  window = quoth_fixture_show (view);
  quoth_fixture_wait (view, 10);
  paragraph = quoth_source_view_get_paragraph (QUOTH_SOURCE_VIEW (view), 0);
  g_assert_cmpuint (paragraph->pieces->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (g_array_index (paragraph->pieces, QuothPiece, i).width, ==, 0);
  gtk_window_destroy (window);
}

static void
set_quote (QuothAnnotation *annotation, const char *quote)
{
  QuothRange range = quoth_annotation_get_extent (annotation);

  g_array_set_size (annotation->spans, 0);
  quoth_annotation_add_span (annotation, range, quote);
}

/* What the text no longer says stays where it was put, and says so; several at one place have the same pieces. */
static void
test_broken (void)
{
  g_autoptr (QuothDocument) document = quoth_fixture_make_document ("Moscow said that it would not.\n");
  g_autoptr (GPtrArray) annotations = quoth_values_new ();
  g_autoptr (QuothDocumentModel) model = NULL;
  GtkWidget *view = quoth_source_view_new ();
  const QuothParagraph *paragraph;
  const QuothPiece *found;
  GtkWindow *window;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (annotations, quoth_fixture_make_annotation (QUOTH_KIND_MENTION, 7, 11));
  g_ptr_array_add (annotations, quoth_fixture_make_annotation (QUOTH_KIND_MENTION, 17, 900));
  set_quote (annotations->pdata[0], "said");
  set_quote (annotations->pdata[1], "says");
  model = quoth_document_model_new (document, annotations);
  quoth_source_view_set_model (QUOTH_SOURCE_VIEW (view), model);
  window = quoth_fixture_show (view);

  paragraph = quoth_source_view_get_paragraph (QUOTH_SOURCE_VIEW (view), 0);
  g_assert_nonnull (paragraph);
  g_assert_cmpuint (paragraph->pieces->len, ==, 4);
  found = (const QuothPiece *) (gpointer) paragraph->pieces->data;
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpint (found[i].broken, ==, found[i].annotation == annotations->pdata[1] || found[i].annotation == annotations->pdata[3]);
      if (i == 3)
        continue;
      g_assert_cmpint (found[i].x, ==, found[0].x);
      g_assert_cmpint (found[i].width, ==, found[0].width);
      g_assert_cmpuint (found[i].lane, ==, i);
    }
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  if (!quoth_fixture_init (&argc, &argv))
    return 0;
  g_test_add_func ("/highlight-layout/pieces", test_pieces);
  g_test_add_func ("/highlight-layout/bars", test_bars);
  g_test_add_func ("/highlight-layout/grips", test_grips);
  g_test_add_func ("/highlight-layout/preview", test_preview);
  g_test_add_func ("/highlight-layout/empty", test_empty);
  g_test_add_func ("/highlight-layout/broken", test_broken);
  return g_test_run ();
}
