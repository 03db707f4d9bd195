/* quoth-ghost-painter.c: draws what is only suggested
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing that is stored has a frame or a thin line, so a ghost is told by its shape as well as by being pale: a mention is a dashed frame around its
 * words, a claim a thin dashed line under them, below what is coded there. The one that a key would accept has a tint and a solid frame.
 */

#include "config.h"

#include "quoth-ghost-painter.h"

#define ON 3
#define OFF 2
#define CLAIM_ON 5
#define CLAIM_OFF 4
#define TICK 4
#define PALE 0.6f
#define TINT 0.6f /* of one of what is coded */

typedef struct
{
  QuothPalette *palette;
  const QuothParagraph *paragraph;
  const QuothSuggestion *current;
  int top;
  GtkSnapshot *snapshot;
} Page;

static void
fill (Page *page, int x, int y, int width, int height, const GdkRGBA *color)
{
  gtk_snapshot_append_color (page->snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_across (Page *page, int x, int y, int width, int height, int on, int off, const GdkRGBA *color)
{
  for (int at = 0; at < width; at += on + off)
    fill (page, x + at, y, MIN (on, width - at), height, color);
}

static void
draw_down (Page *page, int x, int y, int height, const GdkRGBA *color)
{
  for (int at = 0; at < height; at += ON + OFF)
    fill (page, x, y + at, 1, MIN (ON, height - at), color);
}

static const char *
get_actor_kind (Page *page, const QuothSuggestion *suggestion)
{
  const QuothActor *actor = quoth_palette_get_actor (page->palette, &suggestion->actor.id);

  if (actor != NULL)
    return actor->actor_kind;
  return suggestion->actor.actor_kind != NULL ? suggestion->actor.actor_kind : "other";
}

static void
get_color (Page *page, const QuothSuggestion *suggestion, GdkRGBA *color)
{
  g_autoptr (QuothClaim) claim = NULL;

  if (suggestion->kind == QUOTH_KIND_MENTION)
    {
      quoth_palette_get_kind_color (page->palette, get_actor_kind (page, suggestion), color);
      return;
    }
  claim = quoth_claim_new (NULL);
  quoth_palette_get_color (page->palette, QUOTH_ANNOTATION (claim), color);
}

static void
draw_mention (Page *page, const QuothPiece *piece, const GdkRGBA *color)
{
  gboolean current = piece->suggestion == page->current;
  int x = piece->x - 1;
  int y = page->top + piece->y;
  int width = piece->width + 2;
  int on = current ? width : ON;

  draw_across (page, x, y, width, 1, on, OFF, color);
  draw_across (page, x, y + piece->height - 1, width, 1, on, OFF, color);
  if (piece->ends_left && current)
    fill (page, x, y, 1, piece->height, color);
  else if (piece->ends_left)
    draw_down (page, x, y, piece->height, color);
  if (piece->ends_right && current)
    fill (page, x + width - 1, y, 1, piece->height, color);
  else if (piece->ends_right)
    draw_down (page, x + width - 1, y, piece->height, color);
}

/* The first lane that nothing coded has above or below the piece. */
static guint
find_lane (Page *page, const QuothPiece *piece)
{
  guint lane = 0;

  for (guint i = 0; i < page->paragraph->pieces->len; i++)
    {
      const QuothPiece *other = &g_array_index (page->paragraph->pieces, QuothPiece, i);

      if (other->y == piece->y && other->lane < QUOTH_LANES_MAX && other->lane >= lane && other->x < piece->x + piece->width &&
          other->x + other->width > piece->x)
        lane = other->lane + 1;
    }
  return lane;
}

static void
draw_claim (Page *page, const QuothPiece *piece, const GdkRGBA *color)
{
  gboolean current = piece->suggestion == page->current;
  QuothPiece placed = *piece;
  int bar, height = current ? 2 : 1;

  placed.lane = find_lane (page, piece);
  bar = page->top + quoth_highlight_layout_get_bar (&placed) + 1;
  draw_across (page, piece->x, bar, piece->width, height, CLAIM_ON, CLAIM_OFF, color);
  if (piece->ends_left)
    fill (page, piece->x, bar + height - TICK, 1, TICK, color);
  if (piece->ends_right)
    fill (page, piece->x + piece->width - 1, bar + height - TICK, 1, TICK, color);
}

void
quoth_ghost_painter_snapshot (QuothPalette *palette,
                              const QuothParagraph *paragraph,
                              const QuothSuggestion *current,
                              int top,
                              GtkSnapshot *snapshot)
{
  Page page = { palette, paragraph, current, top, snapshot };

  for (guint i = 0; i < paragraph->ghosts->len; i++)
    {
      const QuothPiece *piece = &g_array_index (paragraph->ghosts, QuothPiece, i);
      GdkRGBA color, tint;

      if (piece->width == 0)
        continue;
      get_color (&page, piece->suggestion, &color);
      tint = color;
      tint.alpha = TINT * quoth_palette_get_tint (palette);
      color.alpha = piece->suggestion == current ? 1.f : PALE;
      if (piece->suggestion == current)
        fill (&page, piece->x, top + piece->y, piece->width, piece->height, &tint);
      if (piece->suggestion->kind == QUOTH_KIND_MENTION)
        draw_mention (&page, piece, &color);
      else
        draw_claim (&page, piece, &color);
    }
}
