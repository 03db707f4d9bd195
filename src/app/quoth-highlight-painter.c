/* quoth-highlight-painter.c: draws what is coded on the visible page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kinds differ by shape, not only by colour: a mention is a tint on its words with a plain bar under it, a claim a
 * bar with ticks at its ends, a cue a row of dots, evidence a row of dashes. Tints are drawn in the first lane only, so that
 * they do not add up until the text cannot be read. What is gold begins with a lozenge on its bar, whatever its kind. What is broken, since the text says something else there than its quote, is
 * none of these: a box of dashes, in the colour of errors. What is only suggested is drawn by
 * quoth-ghost-painter.c.
 */

#include "config.h"

#include "quoth-highlight-painter.h"

#include "quoth-ghost-painter.h"

#define RADIUS 3.f
#define TICK_HEIGHT 5
#define TICK_WIDTH 2
#define SELECTED_BAR 3

/* From the middle of the lozenge of what is gold to its corners. */
#define LOZENGE 4.5f

/* How much is left of the colour of what is not selected, while something is. */
#define FADED 0.5f

typedef struct
{
  const QuothHighlightPainter *painter;
  GtkSnapshot *snapshot;
  const QuothParagraph *paragraph;
  int top;
} Page;

static void
fill (Page *page, int x, int y, int width, int height, const GdkRGBA *color)
{
  gtk_snapshot_append_color (
    page->snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
fill_rounded (Page *page, const QuothPiece *piece, const GdkRGBA *color)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (
    (float) piece->x, (float) (page->top + piece->y), (float) piece->width, (float) piece->height);
  float left = piece->ends_left ? RADIUS : 0.f;
  float right = piece->ends_right ? RADIUS : 0.f;
  GskRoundedRect rounded;

  gsk_rounded_rect_init (&rounded,
                         &box,
                         &GRAPHENE_SIZE_INIT (left, left),
                         &GRAPHENE_SIZE_INIT (right, right),
                         &GRAPHENE_SIZE_INIT (0, 0),
                         &GRAPHENE_SIZE_INIT (0, 0));
  gtk_snapshot_push_rounded_clip (page->snapshot, &rounded);
  gtk_snapshot_append_color (page->snapshot, color, &box);
  gtk_snapshot_pop (page->snapshot);
}

/* A row of dots or dashes; its phase depends on x alone, so that neighbours fall into one row. */
static void
fill_broken_from (Page *page, int x, int y, int width, int height, int shift, int on, int off, const GdkRGBA *color)
{
  int period = on + off;
  int first = x - (x % period) - period + shift;

  for (int at = first; at < x + width; at += period)
    {
      int from = MAX (at, x), to = MIN (at + on, x + width);

      if (from < to)
        fill (page, from, y, to - from, height, color);
    }
}

static void
fill_broken (Page *page, int x, int y, int width, int height, int on, int off, const GdkRGBA *color)
{
  fill_broken_from (page, x, y, width, height, 0, on, off, color);
}

static gboolean
is_selected (Page *page, const QuothPiece *piece)
{
  GHashTable *others = page->painter->others;

  return piece->annotation == page->painter->selected
         || (others != NULL && g_hash_table_size (others) > 0
             && g_hash_table_contains (others, &piece->annotation->value.id));
}

/* What is selected is shown though its kind may be hidden: somebody went there. */
static gboolean
is_hidden (Page *page, const QuothPiece *piece)
{
  return page->painter->shown != NULL && !is_selected (page, piece)
         && !quoth_shown_has (page->painter->shown, piece->annotation);
}

/* The colour of a piece: paler where something else is selected. */
static void
get_color (Page *page, const QuothPiece *piece, GdkRGBA *color)
{
  quoth_palette_get_color (page->painter->palette, piece->annotation, color);
  if (page->painter->selected != NULL && !is_selected (page, piece) && piece->annotation != page->painter->hovered)
    color->alpha *= FADED;
}

static void
draw_tint (Page *page, const QuothPiece *piece)
{
  GdkRGBA color;
  gboolean selected = is_selected (page, piece);
  gboolean mention = piece->annotation->value.kind == QUOTH_KIND_MENTION;

  if (piece->width == 0 || piece->broken || !(selected || (mention && piece->lane == 0)))
    return;
  get_color (page, piece, &color);
  color.alpha *= quoth_palette_get_tint (page->painter->palette) * (selected && mention ? 2 : 1);
  fill_rounded (page, piece, &color);
}

static void
draw_ticks (Page *page, const QuothPiece *piece, int bottom, const GdkRGBA *color)
{
  int height = TICK_HEIGHT;

  /* The ends of the selected one stand up along the text. */
  if (is_selected (page, piece))
    height = bottom - (page->top + piece->y);
  if (piece->ends_left)
    fill (page, piece->x, bottom - height, TICK_WIDTH, height, color);
  if (piece->ends_right)
    fill (page, piece->x + piece->width - TICK_WIDTH, bottom - height, TICK_WIDTH, height, color);
}

/* Something that covers no text: a caret. */
static void
draw_caret (Page *page, const QuothPiece *piece, int bar, const GdkRGBA *color)
{
  int y = page->top + piece->y;

  fill (page, piece->x - 1, y, 2, bar + QUOTH_LANE_BAR - y, color);
  fill (page, piece->x - 4, bar, 8, QUOTH_LANE_BAR, color);
}

static void
draw_broken (Page *page, const QuothPiece *piece)
{
  int y = page->top + piece->y;
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (
        gtk_widget_get_style_context (GTK_WIDGET (page->painter->view)), "error_color", &color))
    color = (GdkRGBA){ 0.75f, 0.1f, 0.13f, 1.f };
  fill_broken (page, piece->x, y, piece->width, 2, 4, 3, &color);
  fill_broken (page, piece->x, y + piece->height - 1, piece->width, 2, 4, 3, &color);
  if (piece->ends_left)
    fill (page, piece->x, y, 2, piece->height, &color);
  if (piece->ends_right)
    fill (page, piece->x + piece->width - 2, y, 2, piece->height, &color);
}

/* Dots for a cue, dashes for evidence, and both by turns for a type of the project's own. */
static void
draw_cue (Page *page, const QuothPiece *piece, int bar, int height, const GdkRGBA *color)
{
  const QuothCue *cue = (const QuothCue *) piece->annotation;

  if (quoth_cue_is (cue, QUOTH_CUE_CUE))
    fill_broken (page, piece->x, bar, piece->width, height, 2, 2, color);
  else if (quoth_cue_is (cue, QUOTH_CUE_EVIDENCE))
    fill_broken (page, piece->x, bar, piece->width, height, 6, 3, color);
  else
    {
      fill_broken_from (page, piece->x, bar, piece->width, height, 0, 9, 7, color);
      fill_broken_from (page, piece->x, bar, piece->width, height, 11, 3, 13, color);
    }
}

static void
draw_bar (Page *page, const QuothPiece *piece)
{
  int bar = page->top + quoth_highlight_layout_get_bar (piece);
  int height = is_selected (page, piece) ? SELECTED_BAR : QUOTH_LANE_BAR;
  GdkRGBA color;

  if (piece->broken)
    draw_broken (page, piece);
  if (piece->broken || piece->lane >= QUOTH_LANES_MAX)
    return;
  get_color (page, piece, &color);
  if (piece->width == 0)
    {
      draw_caret (page, piece, bar, &color);
      return;
    }

  switch (piece->annotation->value.kind)
    {
    case QUOTH_KIND_CLAIM:
      fill (page, piece->x, bar, piece->width, height, &color);
      draw_ticks (page, piece, bar + height, &color);
      break;
    case QUOTH_KIND_CUE:
      draw_cue (page, piece, bar, height, &color);
      break;
    default:
      fill (page, piece->x, bar, piece->width, height, &color);
      break;
    }
}

/* Gold is told by a shape, since tint and bar are those of what it is about. With a rim, so that it stands out from the bars beside it. */
static void
draw_lozenge (Page *page, const QuothPiece *piece)
{
  GdkRGBA color, rim;
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (page->painter->view));
  float side = LOZENGE * (float) G_SQRT2;

  if (piece->broken || piece->lane >= QUOTH_LANES_MAX || !piece->ends_left || piece->fragment > 0)
    return;
  get_color (page, piece, &color);
  gtk_style_context_get_color (context, &rim);
  gtk_snapshot_save (page->snapshot);
  gtk_snapshot_translate (page->snapshot,
                          &GRAPHENE_POINT_INIT ((float) piece->x + 1, (float) (page->top + quoth_highlight_layout_get_bar (piece)) + 1));
  gtk_snapshot_rotate (page->snapshot, 45);
  gtk_snapshot_append_color (page->snapshot, &rim, &GRAPHENE_RECT_INIT (-side / 2, -side / 2, side, side));
  gtk_snapshot_append_color (page->snapshot, &color, &GRAPHENE_RECT_INIT (1 - side / 2, 1 - side / 2, side - 2, side - 2));
  gtk_snapshot_restore (page->snapshot);
}

/* The start of the fragment after that of @piece, where it is on the same display line. */
static const QuothPiece *
find_next_on_row (Page *page, const QuothPiece *piece)
{
  for (guint i = 0; i < page->paragraph->pieces->len; i++)
    {
      const QuothPiece *other = &g_array_index (page->paragraph->pieces, QuothPiece, i);

      if (other->annotation == piece->annotation && other->fragment == piece->fragment + 1
          && other->y == piece->y && other->ends_left)
        return other;
    }
  return NULL;
}

static gboolean
follows_on_row (Page *page, const QuothPiece *piece)
{
  for (guint i = 0; i < page->paragraph->pieces->len; i++)
    {
      const QuothPiece *other = &g_array_index (page->paragraph->pieces, QuothPiece, i);

      if (other->annotation == piece->annotation && other->fragment + 1 == piece->fragment
          && other->y == piece->y && other->ends_right)
        return TRUE;
    }
  return FALSE;
}

/* A thin dotted line from each fragment to the next: across the gap, or to the edges of the column. */
static void
draw_joins (Page *page, const QuothPiece *piece)
{
  const GdkRectangle *column = &page->painter->column;
  int y = page->top + quoth_highlight_layout_get_bar (piece);
  guint n = quoth_annotation_get_n_spans (piece->annotation);
  GdkRGBA color;

  if (piece->lane >= QUOTH_LANES_MAX)
    return;
  quoth_palette_get_color (page->painter->palette, piece->annotation, &color);
  if (piece->ends_right && piece->fragment + 1 < n)
    {
      const QuothPiece *next = find_next_on_row (page, piece);
      int from = piece->x + piece->width;
      int to = next != NULL ? next->x : column->x + column->width;

      fill_broken (page, from, y, to - from, 1, 1, 3, &color);
    }
  if (piece->ends_left && piece->fragment > 0 && !follows_on_row (page, piece))
    fill_broken (page, column->x, y, piece->x - column->x, 1, 1, 3, &color);
}

/* The margin has room for three figures and a letter. */
static char *
make_count (guint count)
{
  if (count < 1000)
    return g_strdup_printf ("+%u", count);
  if (count < 1000 * 1000)
    return g_strdup_printf ("+%uk", count / 1000);
  return g_strdup_printf ("+%uM", count / (1000 * 1000));
}

static void
draw_count (Page *page, int y, int height, guint count)
{
  const GdkRectangle *column = &page->painter->column;
  g_autofree char *label = make_count (count);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (page->painter->view), label);
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA color;
  int label_height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, NULL, &label_height);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (page->painter->view)), &color);
  color.alpha *= 0.6f;

  gtk_snapshot_save (page->snapshot);
  gtk_snapshot_translate (page->snapshot,
                          &GRAPHENE_POINT_INIT ((float) (column->x + column->width + 4),
                                                (float) (page->top + y + (height - label_height) / 2)));
  gtk_snapshot_append_layout (page->snapshot, layout, &color);
  gtk_snapshot_restore (page->snapshot);
}

/* At the end of each display line, how many found no lane. Pieces of a line need not stand together. */
static void
draw_counts (Page *page)
{
  g_autoptr (GHashTable) counts = NULL;
  GHashTableIter iter;
  gpointer key, count;
  int height = 0;

  for (guint i = 0; i < page->paragraph->pieces->len; i++)
    {
      const QuothPiece *piece = &g_array_index (page->paragraph->pieces, QuothPiece, i);

      if (piece->lane < QUOTH_LANES_MAX || is_hidden (page, piece))
        continue;
      if (counts == NULL)
        counts = g_hash_table_new (NULL, NULL);
      height = piece->height;
      key = GINT_TO_POINTER (piece->y);
      count = GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1);
      g_hash_table_insert (counts, key, count);
    }
  if (counts == NULL)
    return;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    draw_count (page, GPOINTER_TO_INT (key), height, GPOINTER_TO_UINT (count));
}

static void
draw_paragraph (Page *page)
{
  const QuothHighlightPainter *painter = page->painter;
  const QuothPiece *pieces = (const QuothPiece *) (gpointer) page->paragraph->pieces->data;
  guint n = page->paragraph->pieces->len;

  for (guint i = 0; i < n; i++)
    if (!is_hidden (page, &pieces[i]))
      draw_tint (page, &pieces[i]);
  for (guint i = 0; i < n; i++)
    if (!is_selected (page, &pieces[i]) && !is_hidden (page, &pieces[i]))
      draw_bar (page, &pieces[i]);
  for (guint i = 0; i < n; i++)
    {
      if (is_selected (page, &pieces[i]))
        draw_bar (page, &pieces[i]);
      if (is_selected (page, &pieces[i]) || pieces[i].annotation == painter->hovered)
        draw_joins (page, &pieces[i]);
    }
  for (guint i = 0; i < n; i++)
    if (pieces[i].annotation->gold && !is_hidden (page, &pieces[i]))
      draw_lozenge (page, &pieces[i]);
  draw_counts (page);
  if (page->paragraph->ghosts->len > 0)
    quoth_ghost_painter_snapshot (page->painter->palette, page->paragraph, page->painter->ghost, page->top, page->snapshot);
}

void
quoth_highlight_painter_snapshot (const QuothHighlightPainter *self, GtkSnapshot *snapshot)
{
  Page page = { .painter = self, .snapshot = snapshot };
  GdkRectangle visible;
  GtkTextIter iter;
  int height;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &iter, visible.y, &page.top);
  do
    {
      gtk_text_view_get_line_yrange (self->view, &iter, &page.top, &height);
      if (page.top >= visible.y + visible.height)
        break;
      page.paragraph
        = quoth_highlight_layout_get_paragraph (self->layout, (guint) gtk_text_iter_get_line (&iter));
      if (page.paragraph != NULL)
        draw_paragraph (&page);
    }
  while (gtk_text_iter_forward_line (&iter));
}
