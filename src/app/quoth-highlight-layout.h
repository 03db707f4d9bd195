/* quoth-highlight-layout.h: where on the page each annotation is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-document-model.h"
#include "quoth-ghosts.h"
#include "quoth-text-map.h"

G_BEGIN_DECLS

/** Pixels: from the glyphs to the first lane, from one lane to the next, and how thick a bracket is. */
#define QUOTH_LANE_TOP 1
#define QUOTH_LANE_PITCH 4
#define QUOTH_LANE_BAR 2

/**
 * QuothPiece:
 * @annotation: (transfer none) (nullable): whose
 * @suggestion: (transfer none) (nullable): or of which suggestion
 * @fragment: which fragment of it
 * @lane: in which lane; %QUOTH_LANES_MAX for one that is counted, not drawn
 * @x: left edge, in buffer coordinates
 * @y: top of the glyphs, below the top of the paragraph
 * @width: 0 for an annotation that covers nothing
 * @height: of the glyphs, without line spacing
 * @ends_left: whether the fragment's start or end is at its left edge
 * @ends_right: the same at its right edge
 * @broken: whether the text says something else here than the fragment's quote
 *
 * The part of a fragment that is one rectangle: on one display line, in one direction. In pixels.
 */
typedef struct
{
  QuothAnnotation *annotation;
  const QuothSuggestion *suggestion;
  guint fragment;
  guint lane;
  int x;
  int y;
  int width;
  int height;
  gboolean ends_left;
  gboolean ends_right;
  gboolean broken;
} QuothPiece;

/**
 * QuothParagraph:
 * @pieces: (element-type QuothPiece): what is coded in it, in the order of the text
 * @ghosts: (element-type QuothPiece): what is suggested in it; they have no lane
 * @height: of the whole paragraph, with spacing, when it was laid out
 */
typedef struct
{
  GArray *pieces;
  GArray *ghosts;
  int height;
} QuothParagraph;

/**
 * QuothHighlightLayout:
 *
 * The pieces of every paragraph, laid out when they are first asked for, and kept.
 */
typedef struct _QuothHighlightLayout QuothHighlightLayout;

/** quoth_highlight_layout_new: @view and @map are borrowed. */
QuothHighlightLayout *quoth_highlight_layout_new (GtkTextView *view, QuothTextMap *map);
void quoth_highlight_layout_free (QuothHighlightLayout *self);

/** quoth_highlight_layout_set_model: lays out another document (or none), whose text is in the map already. */
void quoth_highlight_layout_set_model (QuothHighlightLayout *self, QuothDocumentModel *model);

/** quoth_highlight_layout_reset: the page has another width or font: all geometry is made anew. Lanes stay. */
void quoth_highlight_layout_reset (QuothHighlightLayout *self);

/** quoth_highlight_layout_set_spacing: pixels between lines besides those for lanes. */
void quoth_highlight_layout_set_spacing (QuothHighlightLayout *self, int spacing);

/** quoth_highlight_layout_update: something changed in @extent of the model; lays the paragraphs it touches out again. */
void quoth_highlight_layout_update (QuothHighlightLayout *self, QuothRange extent);

/**
 * quoth_highlight_layout_set_preview:
 * @preview: (nullable): a copy of an annotation of the model with other fragments
 *
 * Lays @preview out where the annotation with its id would be, until another one or %NULL is set. The model does not know.
 */
void quoth_highlight_layout_set_preview (QuothHighlightLayout *self, QuothAnnotation *preview);

/** quoth_highlight_layout_set_ghosts: (nullable): what is suggested in the model's document. */
void quoth_highlight_layout_set_ghosts (QuothHighlightLayout *self, QuothGhosts *ghosts);

/** quoth_highlight_layout_get_annotation: (transfer none) (nullable): what is laid out for @id: the preview, or what the model has. */
QuothAnnotation *quoth_highlight_layout_get_annotation (QuothHighlightLayout *self, const QuothId *id);

/** quoth_highlight_layout_get_lane: the lane of the annotation with @id; %QUOTH_LANES_MAX if it has none. */
guint quoth_highlight_layout_get_lane (QuothHighlightLayout *self, const QuothId *id);

/** quoth_highlight_layout_slide: the map holds another part of the document, and of that @fresh since now; what it held before keeps its geometry. */
void quoth_highlight_layout_slide (QuothHighlightLayout *self, QuothRange fresh);

/** quoth_highlight_layout_get_paragraph: (transfer none) (nullable): a line's pieces and ghosts, until the next change; %NULL if it has none. */
const QuothParagraph *quoth_highlight_layout_get_paragraph (QuothHighlightLayout *self, guint line);

/** quoth_highlight_layout_has_paragraph: whether a line was laid out already, though it may have no pieces. O(log n). */
gboolean quoth_highlight_layout_has_paragraph (QuothHighlightLayout *self, guint line);

/**
 * quoth_highlight_layout_measure:
 * @ranges: (element-type QuothRange): stretches of the line @line, none empty
 *
 * Returns: (transfer full) (element-type QuothPiece): where they are on the page: pieces without an annotation, whose fragment is the
 *   index of the range
 */
GArray *quoth_highlight_layout_measure (QuothHighlightLayout *self, guint line, GArray *ranges);

/** quoth_highlight_layout_get_bar: the top of a piece's bracket, below the top of its paragraph. */
int quoth_highlight_layout_get_bar (const QuothPiece *piece);

/**
 * quoth_highlight_layout_is_broken:
 * @text: of the document
 *
 * Whether @text says something else at the fragment @n than its quote, as it may when a file was changed by another program: such a
 * fragment is shown where it stands, and as broken. O(length of the quote).
 */
gboolean quoth_highlight_layout_is_broken (gconstpointer annotation, guint n, QuothText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothHighlightLayout, quoth_highlight_layout_free)

G_END_DECLS
