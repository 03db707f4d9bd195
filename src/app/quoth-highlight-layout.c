/* quoth-highlight-layout.c: where on the page each annotation is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A paragraph is laid out once, when it first comes on screen: for each fragment in it, one piece on each display line, from the
 * places that the text view itself gives (so that pieces stand under the glyphs whatever the tags, tabs and fonts). Where
 * a paragraph has right-to-left characters, a stretch of text can be several stretches of a line: there the clusters are
 * asked for one by one and joined. Pieces are relative to the top of their paragraph and so outlive scrolling; they die when
 * the width or the font changes, or an edit touches the paragraph.
 *
 * Asking the view for a place costs O(p) in a paragraph of p characters; a paragraph with pieces at k places costs O(k·p), once. (Rejected:
 * a PangoLayout of our own: O(p) in all, but every paragraph would be shaped twice and the two could disagree by a pixel.)
 */

#include "config.h"

#include "quoth-highlight-layout.h"

#include "quoth-lane-map.h"
#include "quoth-lane-spacing.h"
#include "quoth-line-places.h"

struct _QuothHighlightLayout
{
  GtkTextView *view; /* borrowed */
  QuothTextMap *map; /* borrowed */

  QuothDocumentModel *model;
  QuothAnnotation *preview; /* is shown in the place of the model's one with its id; NULL: none */
  QuothLaneMap *lanes;
  QuothLaneSpacing *spacing;
  QuothGhosts *ghosts;   /* NULL: none */
  GHashTable *paragraphs; /* offset it begins at → QuothParagraph */
};

/* The state of laying out one paragraph. Offsets are those of the document. */
typedef struct
{
  QuothHighlightLayout *self;
  QuothParagraph *paragraph;
  QuothLinePlaces *places;
  QuothRange range;
  gboolean bidi;

  QuothAnnotation *annotation;
  const QuothSuggestion *suggestion;
  GArray *pieces; /* where to */
  guint fragment;
  guint lane;
  QuothRange whole; /* the fragment, also where it goes on in other paragraphs */
  gboolean broken;

  guint n_before; /* pieces before those of the fragment that was laid out last */
} Layout;

static void
paragraph_free (gpointer data)
{
  QuothParagraph *self = data;

  g_array_unref (self->pieces);
  g_array_unref (self->ghosts);
  g_free (self);
}

static gboolean
is_right_to_left (gunichar c)
{
  /* The blocks of right-to-left scripts, and the controls that turn the direction. */
  return c >= 0x590
         && (c <= 0x8ff || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfeff)
             || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff) || c == 0x200f
             || c == 0x202b || c == 0x202e || c == 0x2067);
}

/* Whether some of a line, or the line as a whole, is read from the right. */
static gboolean
is_bidi (QuothTextMap *map, QuothRange line)
{
  QuothText *text = quoth_text_map_get_text (map);
  const char *p = quoth_text_get_utf8 (text) + quoth_text_to_byte (text, line.start);
  const char *end = quoth_text_get_utf8 (text) + quoth_text_to_byte (text, line.end);

  if (quoth_text_map_is_marked (map, line.start))
    return TRUE;
  for (; p < end; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0xd6 && is_right_to_left (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static gboolean
is_space (Layout *layout, guint offset)
{
  return g_unichar_isspace (quoth_text_get_char (quoth_text_map_get_text (layout->self->map), offset));
}

static void
add_piece (Layout *layout, const GdkRectangle *box, gboolean ends_left, gboolean ends_right)
{
  QuothPiece piece = {
    .annotation = layout->annotation,
    .suggestion = layout->suggestion,
    .fragment = layout->fragment,
    .lane = layout->lane,
    .x = box->x,
    .y = box->y,
    .width = box->width,
    .height = box->height,
    .ends_left = ends_left,
    .ends_right = ends_right,
    .broken = layout->broken,
  };

  g_array_append_val (layout->pieces, piece);
}

typedef struct
{
  GdkRectangle box;
  gboolean ends_left;
  gboolean ends_right;
} Cell;

static int
compare_cells (gconstpointer a, gconstpointer b)
{
  return ((const Cell *) a)->box.x - ((const Cell *) b)->box.x;
}

static void
get_cell (Layout *layout, guint offset, guint next, Cell *cell)
{
  gboolean first = offset == layout->whole.start;
  gboolean last = next == layout->whole.end;
  gboolean reversed;

  quoth_line_places_get (layout->places, offset, &cell->box);
  reversed = cell->box.width < 0;
  if (reversed)
    {
      cell->box.x += cell->box.width;
      cell->box.width = -cell->box.width;
    }
  cell->ends_left = reversed ? last : first;
  cell->ends_right = reversed ? first : last;
}

/* One display line of any direction: the boxes of its clusters, from left to right, joined where they touch. */
static void
add_mixed_row (Layout *layout, QuothRange range)
{
  QuothText *text = quoth_text_map_get_text (layout->self->map);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Cell joined;

  for (guint offset = range.start, next; offset < range.end; offset = next)
    {
      Cell cell;

      next = quoth_text_next_cluster (text, offset);
      get_cell (layout, offset, next, &cell);
      g_array_append_val (cells, cell);
    }
  if (cells->len == 0)
    return;

  g_array_sort (cells, compare_cells);
  joined = g_array_index (cells, Cell, 0);
  for (guint i = 1; i < cells->len; i++)
    {
      const Cell *cell = &g_array_index (cells, Cell, i);

      if (cell->box.x > joined.box.x + joined.box.width + 1)
        {
          add_piece (layout, &joined.box, joined.ends_left, joined.ends_right);
          joined = *cell;
          continue;
        }
      joined.box.width = MAX (joined.box.width, cell->box.x + cell->box.width - joined.box.x);
      joined.ends_left |= cell->ends_left;
      joined.ends_right |= cell->ends_right;
    }
  add_piece (layout, &joined.box, joined.ends_left, joined.ends_right);
}

/*
 * One display line, read from left to right. FALSE if it is not: a paragraph without a right-to-left letter, which
 * the view nevertheless sets from the right because the one before it is, has its outer spaces and stops on the other side.
 */
static gboolean
add_plain_row (Layout *layout, QuothRange range)
{
  GdkRectangle box, last;

  quoth_line_places_get (layout->places, range.start, &box);
  if (quoth_range_is_empty (range))
    box.width = 0;
  else
    {
      quoth_line_places_get (layout->places, range.end - 1, &last);
      if (last.x < box.x || last.width < 0)
        return FALSE;
      box.width = MAX (last.x + last.width - box.x, 1);
    }
  add_piece (layout, &box, range.start == layout->whole.start, range.end == layout->whole.end);
  return TRUE;
}

static void
add_row (Layout *layout, QuothRange range, gboolean wraps)
{
  /* The space at which a line was broken hangs over the margin; a row of nothing else is not drawn. */
  while (wraps && range.end > range.start && is_space (layout, range.end - 1))
    range.end--;
  if (wraps && quoth_range_is_empty (range))
    return;
  if ((layout->bidi && !quoth_range_is_empty (range)) || !add_plain_row (layout, range))
    add_mixed_row (layout, range);
}

static void
add_rows (Layout *layout, QuothRange range)
{
  GArray *rows = quoth_line_places_get_rows (layout->places);

  for (guint i = 0; i < rows->len; i++)
    {
      guint start = g_array_index (rows, guint, i);
      gboolean wraps = i + 1 < rows->len;
      guint end = wraps ? g_array_index (rows, guint, i + 1) : layout->range.end;
      QuothRange row = quoth_range (MAX (start, range.start), MIN (end, range.end));

      if (row.start < row.end)
        add_row (layout, row, wraps && row.end == end);
    }
}

/* @here: of the paragraph. */
static void
add_range (Layout *layout, QuothRange here)
{
  GdkRectangle first, last;

  quoth_line_places_get (layout->places, here.start, &first);
  quoth_line_places_get (layout->places, here.end > here.start ? here.end - 1 : here.end, &last);
  if (first.y == last.y)
    add_row (layout, here, FALSE);
  else
    add_rows (layout, here);
}

static guint
find_fragment (QuothAnnotation *annotation, QuothRange range)
{
  guint n = quoth_annotation_get_n_spans (annotation);
  guint i = 0;

  while (i + 1 < n && !quoth_range_equal (quoth_annotation_get_span (annotation, i)->range, range))
    i++;
  return i;
}

gboolean
quoth_highlight_layout_is_broken (gconstpointer annotation, guint n, QuothText *text)
{
  const QuothSpan *span = quoth_annotation_get_span (annotation, n);

  if (span->range.end > quoth_text_get_length (text))
    return TRUE;
  return span->quote != NULL && !quoth_text_slice_equals (text, span->range, span->quote);
}

/* The pieces of the fragment before this one, which stands at the same place, are its own too. */
static void
repeat_pieces (Layout *layout, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      QuothPiece piece = g_array_index (layout->paragraph->pieces, QuothPiece, i);

      piece.annotation = layout->annotation;
      piece.fragment = layout->fragment;
      piece.lane = layout->lane;
      piece.broken = layout->broken;
      g_array_append_val (layout->paragraph->pieces, piece);
    }
}

static void
layout_fragment (Layout *layout, QuothRange range, QuothAnnotation *annotation, guint lane)
{
  QuothRange here = quoth_range (MAX (range.start, layout->range.start), MIN (range.end, layout->range.end));
  guint n = layout->paragraph->pieces->len;
  gboolean again = n > layout->n_before && quoth_range_equal (range, layout->whole);

  if (here.start > here.end || (here.start == here.end && !quoth_range_is_empty (range)))
    return;

  layout->annotation = annotation;
  layout->fragment = find_fragment (annotation, range);
  layout->lane = lane;
  layout->whole = range;
  layout->broken = quoth_highlight_layout_is_broken (
    annotation, layout->fragment, quoth_text_map_get_text (layout->self->map));

  if (again)
    repeat_pieces (layout, layout->n_before, n);
  else
    add_range (layout, here);
  layout->n_before = n;
}

static void
layout_ghost_cb (const QuothSuggestion *suggestion, gpointer user_data)
{
  Layout *layout = user_data;

  layout->annotation = NULL;
  layout->suggestion = suggestion;
  layout->broken = FALSE;
  for (guint i = 0; i < suggestion->n_spans; i++)
    {
      QuothRange span = suggestion->spans[i];
      QuothRange here = quoth_range (MAX (span.start, layout->range.start), MIN (span.end, layout->range.end));

      layout->fragment = i;
      layout->whole = span;
      if (here.start < here.end)
        add_range (layout, here);
    }
}

static gboolean
layout_fragment_cb (QuothRange range, gpointer annotation, gpointer user_data)
{
  Layout *layout = user_data;
  const QuothAnnotation *preview = layout->self->preview;

  if (preview == NULL || !quoth_id_equal (&preview->value.id, &QUOTH_VALUE (annotation)->id))
    layout_fragment (layout, range, annotation, quoth_lane_map_get (layout->self->lanes, annotation));
  return G_SOURCE_CONTINUE;
}

/* In the lane of the one that it stands for: nothing else moves while its end is dragged. */
static void
layout_preview (Layout *layout)
{
  QuothAnnotation *preview = layout->self->preview;
  QuothAnnotation *stands_for = quoth_document_model_get_annotation (layout->self->model, &preview->value.id);

  for (guint i = 0; stands_for != NULL && i < quoth_annotation_get_n_spans (preview); i++)
    layout_fragment (layout, quoth_annotation_get_span (preview, i)->range, preview,
                     quoth_lane_map_get (layout->self->lanes, stands_for));
}

static QuothParagraph *
layout_paragraph (QuothHighlightLayout *self, guint line)
{
  QuothParagraph *paragraph = g_new0 (QuothParagraph, 1);
  g_autoptr (QuothLinePlaces) places = quoth_line_places_new (self->view, self->map, line);
  Layout layout = { .self = self, .paragraph = paragraph, .places = places };

  layout.range = quoth_line_places_get_range (places);
  layout.bidi = is_bidi (self->map, layout.range);
  paragraph->height = quoth_line_places_get_height (places);
  paragraph->pieces = layout.pieces = g_array_new (FALSE, FALSE, sizeof (QuothPiece));
  paragraph->ghosts = g_array_new (FALSE, FALSE, sizeof (QuothPiece));
  quoth_document_model_foreach (self->model, layout.range, layout_fragment_cb, &layout);
  if (self->preview != NULL)
    layout_preview (&layout);
  layout.pieces = paragraph->ghosts;
  if (self->ghosts != NULL)
    quoth_ghosts_foreach (self->ghosts, layout.range, layout_ghost_cb, &layout);
  return paragraph;
}

static gpointer
get_key (QuothHighlightLayout *self, guint line)
{
  return GUINT_TO_POINTER (quoth_text_map_get_line_range (self->map, line).start);
}

QuothHighlightLayout *
quoth_highlight_layout_new (GtkTextView *view, QuothTextMap *map)
{
  QuothHighlightLayout *self = g_new0 (QuothHighlightLayout, 1);

  self->view = view;
  self->map = map;
  self->spacing = quoth_lane_spacing_new (map);
  self->paragraphs = g_hash_table_new_full (NULL, NULL, NULL, paragraph_free);
  return self;
}

void
quoth_highlight_layout_free (QuothHighlightLayout *self)
{
  g_clear_pointer (&self->paragraphs, g_hash_table_unref);
  g_clear_pointer (&self->spacing, quoth_lane_spacing_free);
  g_clear_pointer (&self->lanes, quoth_lane_map_free);
  g_clear_pointer (&self->preview, quoth_value_unref);
  g_clear_pointer (&self->ghosts, quoth_ghosts_unref);
  g_clear_object (&self->model);
  g_free (self);
}

void
quoth_highlight_layout_set_model (QuothHighlightLayout *self, QuothDocumentModel *model)
{
  g_hash_table_remove_all (self->paragraphs);
  g_clear_pointer (&self->ghosts, quoth_ghosts_unref);
  g_clear_pointer (&self->preview, quoth_value_unref);
  g_clear_pointer (&self->lanes, quoth_lane_map_free);
  quoth_lane_spacing_clear (self->spacing);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  self->lanes = quoth_lane_map_new (model);
  quoth_lane_spacing_update (self->spacing, model, self->lanes, quoth_text_map_get_shown (self->map));
}

void
quoth_highlight_layout_reset (QuothHighlightLayout *self)
{
  g_hash_table_remove_all (self->paragraphs);
}

static void
drop_paragraphs (QuothHighlightLayout *self, QuothRange extent)
{
  guint first = quoth_text_map_get_line (self->map, extent.start);
  guint last = quoth_text_map_get_line (self->map, extent.end);

  if (last - first > g_hash_table_size (self->paragraphs))
    g_hash_table_remove_all (self->paragraphs);
  else
    for (guint line = first; line <= last; line++)
      g_hash_table_remove (self->paragraphs, get_key (self, line));
}

void
quoth_highlight_layout_set_spacing (QuothHighlightLayout *self, int spacing)
{
  quoth_lane_spacing_set_extra (self->spacing, spacing);
  quoth_highlight_layout_reset (self);
}

void
quoth_highlight_layout_update (QuothHighlightLayout *self, QuothRange extent)
{
  if (self->model == NULL)
    return;
  extent = quoth_lane_map_invalidate (self->lanes, extent);
  drop_paragraphs (self, extent);
  quoth_lane_spacing_update (self->spacing, self->model, self->lanes, extent);
}

void
quoth_highlight_layout_set_ghosts (QuothHighlightLayout *self, QuothGhosts *ghosts)
{
  g_hash_table_remove_all (self->paragraphs);
  g_clear_pointer (&self->ghosts, quoth_ghosts_unref);
  if (ghosts != NULL)
    self->ghosts = quoth_ghosts_ref (ghosts);
}

void
quoth_highlight_layout_set_preview (QuothHighlightLayout *self, QuothAnnotation *preview)
{
  QuothAnnotation *old = g_steal_pointer (&self->preview);
  const QuothId *id = old != NULL ? &old->value.id : preview != NULL ? &preview->value.id : NULL;
  const QuothAnnotation *stands_for
    = self->model != NULL && id != NULL ? quoth_document_model_get_annotation (self->model, id) : NULL;

  self->preview = preview != NULL ? quoth_value_ref (preview) : NULL;
  if (stands_for != NULL)
    drop_paragraphs (self, quoth_annotation_get_extent (stands_for));
  if (old != NULL)
    drop_paragraphs (self, quoth_annotation_get_extent (old));
  if (preview != NULL)
    drop_paragraphs (self, quoth_annotation_get_extent (preview));
  g_clear_pointer (&old, quoth_value_unref);
}

QuothAnnotation *
quoth_highlight_layout_get_annotation (QuothHighlightLayout *self, const QuothId *id)
{
  if (self->model == NULL || quoth_id_is_none (id))
    return NULL;
  if (self->preview != NULL && quoth_id_equal (&self->preview->value.id, id))
    return self->preview;
  return quoth_document_model_get_annotation (self->model, id);
}

guint
quoth_highlight_layout_get_lane (QuothHighlightLayout *self, const QuothId *id)
{
  QuothAnnotation *annotation = self->model != NULL ? quoth_document_model_get_annotation (self->model, id) : NULL;

  return annotation != NULL ? quoth_lane_map_get (self->lanes, annotation) : QUOTH_LANES_MAX;
}

static gboolean
is_out (gpointer key, gpointer paragraph, gpointer shown)
{
  return !quoth_range_contains (*(const QuothRange *) shown, GPOINTER_TO_UINT (key));
}

void
quoth_highlight_layout_slide (QuothHighlightLayout *self, QuothRange fresh)
{
  QuothRange shown = quoth_text_map_get_shown (self->map);

  if (self->model == NULL)
    return;
  g_hash_table_foreach_remove (self->paragraphs, is_out, &shown);
  quoth_lane_spacing_slide (self->spacing, self->model, self->lanes, fresh);
}

const QuothParagraph *
quoth_highlight_layout_get_paragraph (QuothHighlightLayout *self, guint line)
{
  QuothParagraph *paragraph;
  GtkTextIter iter;
  gpointer key;
  int height;

  if (self->model == NULL)
    return NULL;
  key = get_key (self, line);
  gtk_text_buffer_get_iter_at_line (quoth_text_map_get_buffer (self->map), &iter, (int) line);
  gtk_text_view_get_line_yrange (self->view, &iter, NULL, &height);
  paragraph = g_hash_table_lookup (self->paragraphs, key);
  if (paragraph == NULL || paragraph->height != height)
    {
      paragraph = layout_paragraph (self, line);
      g_hash_table_insert (self->paragraphs, key, paragraph);
    }
  return paragraph->pieces->len + paragraph->ghosts->len > 0 ? paragraph : NULL;
}

gboolean
quoth_highlight_layout_has_paragraph (QuothHighlightLayout *self, guint line)
{
  return self->model == NULL || g_hash_table_contains (self->paragraphs, get_key (self, line));
}

GArray *
quoth_highlight_layout_measure (QuothHighlightLayout *self, guint line, GArray *ranges)
{
  g_autoptr (QuothLinePlaces) places = quoth_line_places_new (self->view, self->map, line);
  Layout layout = { .self = self, .pieces = g_array_new (FALSE, FALSE, sizeof (QuothPiece)), .places = places };

  layout.range = quoth_line_places_get_range (places);
  layout.bidi = is_bidi (self->map, layout.range);
  for (guint i = 0; i < ranges->len; i++)
    {
      layout.fragment = i;
      layout.whole = g_array_index (ranges, QuothRange, i);
      add_range (&layout, layout.whole);
    }
  return layout.pieces;
}

int
quoth_highlight_layout_get_bar (const QuothPiece *piece)
{
  return piece->y + piece->height + QUOTH_LANE_TOP + (int) piece->lane * QUOTH_LANE_PITCH;
}
