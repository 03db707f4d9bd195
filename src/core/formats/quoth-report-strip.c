/* quoth-report-strip.c: lines of words of one width, with what is marked in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pango breaks the lines and knows where on a line a stretch of words is, in any direction of writing, in several pieces if need be. So a
 * mark is as many bars as it has pieces. A line has room for the lanes that are on it. O(words + lines · marks).
 *
 * Names stand between words in another direction: each run that needs it is isolated, and what turns the direction in it is left out.
 */

#include "formats/quoth-report-strip.h"

#include <math.h>
#include <string.h>

/* Points: from the words to the first lane, from lane to lane, and how thick a line is. */
#define LANE_TOP 1.2
#define LANE_PITCH 2.7
#define BAR 1.1
#define TICK 3.4
#define TINT 0.13

#define LINK_COLOR 0x1a5fb4
#define DIM_COLOR 0x5e5c64
/* Of the numbers of claims, beside the size of the words. */
#define NUMBER_SCALE 0.62
#define NUMBER_RISE 0.36
/* A hair space, between a number and the words, and what keeps them on one line. */
#define NUMBER_END "\342\200\212\342\201\240"
#define LEFT_TO_RIGHT "\342\200\216"

typedef struct
{
  guint line;
  double x;
  double width;
  QuothReportShape shape;
  guint lane;
  guint32 color;
  gboolean tick_left;
  gboolean tick_right;
} Bar;

typedef struct
{
  gsize start;
  gsize end;
  char *name;
} Target;

/* A number that was put before byte @place of the block's text. */
typedef struct
{
  gsize place;
  gsize length;
} Inserted;

/* ---- Words ---- */

static void
clear_target (gpointer data)
{
  g_free (((Target *) data)->name);
}

static void
clear_line (gpointer data)
{
  pango_layout_line_unref (((QuothReportStripLine *) data)->line);
}

static QuothReportStrip *
strip_new (PangoContext *context, const QuothReportFace *face, double width)
{
  QuothReportStrip *self = g_new0 (QuothReportStrip, 1);
  PangoFontDescription *font = pango_font_description_new ();

  self->layout = pango_layout_new (context);
  self->lines = g_array_new (FALSE, TRUE, sizeof (QuothReportStripLine));
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  self->targets = g_array_new (FALSE, FALSE, sizeof (Target));
  self->inserted = g_array_new (FALSE, FALSE, sizeof (Inserted));
  g_array_set_clear_func (self->lines, clear_line);
  g_array_set_clear_func (self->targets, clear_target);
  pango_font_description_set_family (font, face->family);
  pango_font_description_set_size (font, (int) lround (face->size * PANGO_SCALE));
  pango_font_description_set_weight (font, face->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, face->is_italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (self->layout, (int) lround (width * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir (self->layout, TRUE);
  return self;
}

void
quoth_report_strip_free (QuothReportStrip *self)
{
  g_array_unref (self->lines);
  g_array_unref (self->bars);
  g_array_unref (self->targets);
  g_array_unref (self->inserted);
  g_object_unref (self->layout);
  g_free (self);
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize start, gsize end)
{
  attribute->start_index = (guint) start;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static PangoAttribute *
new_color (guint32 color)
{
  return pango_attr_foreground_new ((guint16) (((color >> 16) & 0xff) * 257), (guint16) (((color >> 8) & 0xff) * 257),
                                    (guint16) ((color & 0xff) * 257));
}

/* Breaks the lines. */
static void
lay_out (QuothReportStrip *self, const QuothReportFace *face)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);

  do
    {
      QuothReportStripLine line = { .line = pango_layout_line_ref (pango_layout_iter_get_line_readonly (iter)) };
      PangoRectangle logical;
      int baseline = pango_layout_iter_get_baseline (iter);

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      line.x = (double) logical.x / PANGO_SCALE;
      line.ascent = (double) (baseline - logical.y) / PANGO_SCALE;
      line.glyphs = (double) logical.height / PANGO_SCALE;
      line.height = line.glyphs * face->spacing;
      line.place = (gsize) line.line->start_index;
      g_array_append_val (self->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

QuothReportStrip *
quoth_report_strip_new (PangoContext *context, const QuothReportFace *face, double width, const char *text)
{
  QuothReportStrip *self = strip_new (context, face, width);
  PangoAttrList *list = pango_attr_list_new ();

  add_attribute (list, new_color (face->color), 0, G_MAXUINT);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_attributes (self->layout, list);
  pango_attr_list_unref (list);
  lay_out (self, face);
  return self;
}

/* ---- Runs ---- */

static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f;
}

/* Whether it may be written from right to left. */
static gboolean
may_turn (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) >= 0x590)
      return TRUE;
  return FALSE;
}

static void
append_isolated (GString *out, const char *text)
{
  gboolean is_isolated = may_turn (text);

  g_string_append (out, is_isolated ? "\342\201\250" : "");
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!turns_direction (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  g_string_append (out, is_isolated ? "\342\201\251" : "");
}

char *
quoth_report_strip_isolate (const char *text)
{
  GString *out = g_string_new (may_turn (text) ? LEFT_TO_RIGHT : "");

  append_isolated (out, text);
  return g_string_free (out, FALSE);
}

/* Lines of several runs, and names that lead to entries, are Quoth's, and stand with the others; a line that is all words of the project's stands as these do. */
static gboolean
is_ours (const GPtrArray *line)
{
  const QuothReportRun *run = line->pdata[0];

  return line->len > 1 || run->target != NULL || run->color >= 0;
}

static void
append_run (QuothReportStrip *self, const QuothReportHead *head, const QuothReportRun *run, gboolean has_links, GString *text, PangoAttrList *list)
{
  gsize start = text->len;

  if (run->color >= 0)
    {
      g_string_append (text, "\342\227\217\302\240");
      add_attribute (list, new_color (g_array_index (head->colors, QuothReportColor, run->color).light), start, text->len);
      start = text->len;
    }
  g_string_append (text, run->style == QUOTH_REPORT_QUOTE ? "“" : "");
  append_isolated (text, run->text);
  g_string_append (text, run->style == QUOTH_REPORT_QUOTE ? "”" : "");
  if (run->style == QUOTH_REPORT_STRONG)
    add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
  if (run->target != NULL && has_links)
    {
      Target target = { start, text->len, g_strdup (run->target) };

      g_array_append_val (self->targets, target);
      add_attribute (list, new_color (LINK_COLOR), start, text->len);
    }
  else if (run->style == QUOTH_REPORT_DIM)
    add_attribute (list, new_color (DIM_COLOR), start, text->len);
}

QuothReportStrip *
quoth_report_strip_new_lines (
  PangoContext *context, const QuothReportHead *head, const QuothReportFace *face, double width, const GPtrArray *lines, guint first, guint end, const char *lead, gboolean has_links)
{
  QuothReportStrip *self = strip_new (context, face, width);
  g_autoptr (GString) text = g_string_new (lead);
  PangoAttrList *list = pango_attr_list_new ();

  add_attribute (list, new_color (face->color), 0, G_MAXUINT);
  add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, text->len);
  for (guint i = first; i < end; i++)
    {
      const GPtrArray *line = lines->pdata[i];

      if (line->len == 0)
        continue;
      g_string_append (text, i > first ? "\n" : lead != NULL ? " " : "");
      g_string_append (text, is_ours (line) && may_turn (((const QuothReportRun *) line->pdata[0])->text) ? LEFT_TO_RIGHT : "");
      for (guint j = 0; j < line->len; j++)
        append_run (self, head, line->pdata[j], has_links, text, list);
    }
  pango_layout_set_text (self->layout, text->str, (int) text->len);
  pango_layout_set_attributes (self->layout, list);
  pango_attr_list_unref (list);
  lay_out (self, face);
  return self;
}

/* ---- Marks ---- */

/* Where byte @place of the block's text is, now that numbers stand in it: before or @behind those that stand there. */
static gsize
map_place (const QuothReportStrip *self, gsize place, gboolean behind)
{
  gsize more = 0;

  for (guint i = 0; i < self->inserted->len; i++)
    {
      const Inserted *inserted = &g_array_index (self->inserted, Inserted, i);

      if (inserted->place > place || (inserted->place == place && !behind))
        break;
      more += inserted->length;
    }
  return place + more;
}

static void
add_number (QuothReportStrip *self, const QuothReportFace *face, gsize place, guint number, GString *text, PangoAttrList *list)
{
  gsize start = text->len;
  Inserted inserted = { .place = place };

  g_string_append_printf (text, "%u" NUMBER_END, number);
  inserted.length = text->len - start;
  g_array_append_val (self->inserted, inserted);
  add_attribute (list, pango_attr_scale_new (NUMBER_SCALE), start, text->len);
  add_attribute (list, pango_attr_rise_new ((int) (face->size * NUMBER_RISE * PANGO_SCALE)), start, text->len);
  add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, text->len);
}

/* The text with the number of each claim before its first word. Marks are in the order of their begins. */
static void
add_text (QuothReportStrip *self, const QuothReportFace *face, const QuothReportBlock *block, GString *text, PangoAttrList *list)
{
  gsize done = 0;

  for (guint i = 0; i < block->marks->len; i++)
    {
      const QuothReportMark *mark = &g_array_index (block->marks, QuothReportMark, i);

      if (!mark->leads || mark->shape != QUOTH_REPORT_CLAIM)
        continue;
      g_string_append_len (text, block->text + done, (gssize) (mark->start - done));
      done = mark->start;
      if (mark->number > 0)
        add_number (self, face, mark->start, mark->number, text, list);
    }
  g_string_append (text, block->text + done);
}

/* At which end of a bar a mark begins is for the direction of its words to say. */
static void
set_tick (Bar *bar, PangoLayoutLine *line, double line_x, gsize index, gboolean trailing)
{
  int x;

  pango_layout_line_index_to_x (line, (int) index, trailing, &x);
  if (fabs (line_x + (double) x / PANGO_SCALE - bar->x) <= fabs (line_x + (double) x / PANGO_SCALE - bar->x - bar->width))
    bar->tick_left = TRUE;
  else
    bar->tick_right = TRUE;
}

static void
add_bars (QuothReportStrip *self, const QuothReportHead *head, const QuothReportMark *mark, guint n)
{
  QuothReportStripLine *line = &g_array_index (self->lines, QuothReportStripLine, n);
  gboolean is_empty = mark->start == mark->end;
  gsize start = map_place (self, mark->start, mark->shape != QUOTH_REPORT_CLAIM || is_empty), end = is_empty ? start : map_place (self, mark->end, FALSE);
  gsize line_end = line->place + (gsize) line->line->length;
  int *ranges = NULL, n_ranges = 0;

  if (start > line_end || end < line->place || (start < end && (start >= line_end || end <= line->place)))
    return;
  /* Pango goes on to the edge of the column where a range goes on behind the line. */
  pango_layout_line_get_x_ranges (line->line, (int) MAX (start, line->place), (int) MIN (end, line_end), &ranges, &n_ranges);
  for (int i = 0; i < MAX (n_ranges, start == end ? 1 : 0); i++)
    {
      Bar bar = { .line = n, .shape = mark->shape, .lane = mark->lane, .color = g_array_index (head->colors, QuothReportColor, mark->color).light };
      int x;

      pango_layout_line_index_to_x (line->line, (int) start, FALSE, &x);
      bar.x = i < n_ranges && start < end ? (double) ranges[2 * i] / PANGO_SCALE : line->x + (double) x / PANGO_SCALE;
      bar.width = i < n_ranges && start < end ? (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE : 0;
      if (mark->starts && i == 0 && start >= line->place && start < end)
        set_tick (&bar, line->line, line->x, start, FALSE);
      if (mark->ends && i == n_ranges - 1 && end <= line_end && start < end)
        set_tick (&bar, line->line, line->x, end - 1, TRUE);
      g_array_append_val (self->bars, bar);
    }
  g_free (ranges);
}

/* The lines that marks are on are as much higher as they have lanes. */
static void
add_marks (QuothReportStrip *self, const QuothReportHead *head, const QuothReportFace *face, const QuothReportBlock *block)
{
  for (guint n = 0; n < self->lines->len; n++)
    {
      QuothReportStripLine *line = &g_array_index (self->lines, QuothReportStripLine, n);
      guint first = self->bars->len;
      double lanes = 0;

      for (guint i = 0; i < block->marks->len; i++)
        if (g_array_index (block->marks, QuothReportMark, i).lane < QUOTH_REPORT_LANES)
          add_bars (self, head, &g_array_index (block->marks, QuothReportMark, i), n);
      for (guint i = first; i < self->bars->len; i++)
        lanes = MAX (lanes, LANE_TOP + (g_array_index (self->bars, Bar, i).lane + 1) * LANE_PITCH);
      line->height = MAX (line->glyphs * face->spacing, line->glyphs + lanes + 1);
    }
}

QuothReportStrip *
quoth_report_strip_new_block (PangoContext *context, const QuothReportHead *head, const QuothReportFace *face, double width, const QuothReportBlock *block)
{
  QuothReportStrip *self = strip_new (context, face, width);
  g_autoptr (GString) text = g_string_new (NULL);
  PangoAttrList *list = pango_attr_list_new ();

  add_attribute (list, new_color (face->color), 0, G_MAXUINT);
  add_text (self, face, block, text, list);
  pango_layout_set_text (self->layout, text->str, (int) text->len);
  pango_layout_set_attributes (self->layout, list);
  pango_attr_list_unref (list);
  lay_out (self, face);
  add_marks (self, head, face, block);
  return self;
}

const QuothReportStripLine *
quoth_report_strip_get_line (const QuothReportStrip *self, guint n)
{
  return &g_array_index (self->lines, QuothReportStripLine, n);
}

guint
quoth_report_strip_find (const QuothReportStrip *self, gsize place)
{
  gsize mapped = map_place (self, place, FALSE);
  guint n = 0;

  while (n + 1 < self->lines->len && quoth_report_strip_get_line (self, n + 1)->place <= mapped)
    n++;
  return n;
}

double
quoth_report_strip_get_height (const QuothReportStrip *self)
{
  double height = 0;

  for (guint i = self->next; i < self->lines->len; i++)
    height += quoth_report_strip_get_line (self, i)->height;
  return height;
}

/* ---- Drawing ---- */

void
quoth_report_set_color (cairo_t *cr, guint32 color, double alpha)
{
  cairo_set_source_rgba (cr, ((color >> 16) & 0xff) / 255., ((color >> 8) & 0xff) / 255., (color & 0xff) / 255., alpha);
}

/* Numbers of a tag are written as in C, whatever the user's language is. */
void
quoth_report_draw_target (cairo_t *cr, const char *target, double x, double y, double width, double height)
{
  const double numbers[] = { x, y, width, height };
  g_autoptr (GString) attributes = g_string_new ("rect=[");
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_string_append_printf (attributes, "%s ", g_ascii_formatd (buffer, sizeof buffer, "%.2f", numbers[i]));
  g_string_append_printf (attributes, "] dest='%s'", target);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes->str);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static void
draw_bar (cairo_t *cr, const Bar *bar, const QuothReportStripLine *line, double x, double y)
{
  static const double dots[] = { 1.2, 1.5, 1.2, 1.5 }, dashes[] = { 3.5, 2, 3.5, 2 }, both[] = { 5, 1.5, 1.2, 1.5 };
  double at = y + line->glyphs + LANE_TOP + bar->lane * LANE_PITCH;

  quoth_report_set_color (cr, bar->color, 1);
  if (bar->width <= 0)
    cairo_rectangle (cr, x + bar->x - BAR / 2, y, BAR, at + BAR - y);
  else if (bar->shape == QUOTH_REPORT_MENTION || bar->shape == QUOTH_REPORT_CLAIM)
    cairo_rectangle (cr, x + bar->x, at, bar->width, BAR);
  if (bar->shape == QUOTH_REPORT_CLAIM && bar->tick_left)
    cairo_rectangle (cr, x + bar->x, at + BAR - TICK, BAR, TICK);
  if (bar->shape == QUOTH_REPORT_CLAIM && bar->tick_right)
    cairo_rectangle (cr, x + bar->x + bar->width - BAR, at + BAR - TICK, BAR, TICK);
  cairo_fill (cr);
  if (bar->width <= 0 || bar->shape == QUOTH_REPORT_MENTION || bar->shape == QUOTH_REPORT_CLAIM)
    return;
  cairo_save (cr);
  cairo_set_line_width (cr, BAR);
  cairo_set_dash (cr, bar->shape == QUOTH_REPORT_CUE ? dots : bar->shape == QUOTH_REPORT_EVIDENCE ? dashes : both, 4, 0);
  cairo_move_to (cr, x + bar->x, at + BAR / 2);
  cairo_rel_line_to (cr, bar->width, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_targets (const QuothReportStrip *self, cairo_t *cr, const QuothReportStripLine *line, double x, double y)
{
  gsize end = line->place + (gsize) line->line->length;

  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = &g_array_index (self->targets, Target, i);
      int *ranges = NULL, n_ranges = 0;

      if (target->start >= end || target->end <= line->place)
        continue;
      pango_layout_line_get_x_ranges (line->line, (int) MAX (target->start, line->place), (int) MIN (target->end, end), &ranges, &n_ranges);
      for (int j = 0; j < n_ranges; j++)
        quoth_report_draw_target (cr, target->name, x + (double) ranges[2 * j] / PANGO_SCALE, y,
                                  (double) (ranges[2 * j + 1] - ranges[2 * j]) / PANGO_SCALE, line->glyphs);
      g_free (ranges);
    }
}

void
quoth_report_strip_draw (const QuothReportStrip *self, cairo_t *cr, guint n, double x, double y)
{
  const QuothReportStripLine *line = quoth_report_strip_get_line (self, n);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const Bar *bar = &g_array_index (self->bars, Bar, i);

      if (bar->line != n || bar->lane > 0 || bar->shape != QUOTH_REPORT_MENTION)
        continue;
      quoth_report_set_color (cr, bar->color, TINT);
      cairo_rectangle (cr, x + bar->x, y, bar->width, line->glyphs);
      cairo_fill (cr);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_move_to (cr, x + line->x, y + line->ascent);
  pango_cairo_show_layout_line (cr, line->line);
  for (guint i = 0; i < self->bars->len; i++)
    if (g_array_index (self->bars, Bar, i).line == n)
      draw_bar (cr, &g_array_index (self->bars, Bar, i), line, x, y);
  draw_targets (self, cr, line, x, y);
}
