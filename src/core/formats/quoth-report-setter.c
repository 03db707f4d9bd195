/* quoth-report-setter.c: what each kind of block looks like on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-report-module.h"

#include <math.h>
#include <string.h>

#define SANS "Noto Sans,DejaVu Sans,Liberation Sans,sans-serif"
#define SERIF "Noto Serif,DejaVu Serif,Liberation Serif,serif"
#define INK 0x222222
#define DIM 0x5e5c64

static const QuothReportFace title_face = { SANS, 26, 1.15, INK, TRUE, FALSE };
static const QuothReportFace subtitle_face = { SANS, 12, 1.2, DIM, FALSE, FALSE };
static const QuothReportFace part_face = { SANS, 18, 1.15, INK, TRUE, FALSE };
static const QuothReportFace heading_face = { SANS, 12.5, 1.15, INK, TRUE, FALSE };
static const QuothReportFace body_face = { SANS, 9, 1.12, INK, FALSE, FALSE };
static const QuothReportFace strong_face = { SANS, 9, 1.12, INK, TRUE, FALSE };
static const QuothReportFace dim_face = { SANS, 9, 1.12, DIM, FALSE, FALSE };
static const QuothReportFace sample_face = { SERIF, 10, 1.12, INK, FALSE, FALSE };
const QuothReportFace quoth_report_small_face = { SANS, 7.5, 1.1, DIM, FALSE, FALSE };

#define FACT_WIDTH 96.
#define ENTRY_INDENT 12.
#define SAMPLE_WIDTH 150.
#define DEPTH_MAX 8

QuothReportStrip *
quoth_report_setter_make_lines (QuothReportSetter *self, const QuothReportFace *face, double width, const GPtrArray *lines,
                                guint first, guint end, const char *lead, QuothReportLinks links)
{
  QuothReportStrip *strip
    = quoth_report_strip_new_lines (self->context, self->head, face, width, lines, first, end, lead, self->has_links[links]);

  if (!self->is_drawing)
    self->settings->n_links[links] += strip->targets->len;
  return strip;
}

static QuothReportStrip *
make_lines (QuothReportSetter *self, const QuothReportFace *face, double width, const GPtrArray *lines, guint first, guint end)
{
  return quoth_report_setter_make_lines (self, face, width, lines, first, end, NULL, QUOTH_REPORT_LINKS_LISTS);
}

static void
flow_text (QuothReportSetter *self, const QuothReportFace *face, const char *text)
{
  g_autoptr (QuothReportStrip) strip = quoth_report_strip_new (self->context, face, self->right - self->left, text);

  quoth_report_setter_flow (self, strip, self->left);
}

void
quoth_report_setter_begin (QuothReportSetter *self)
{
  quoth_report_setter_new_page (self);
  self->y = self->top + 90;
  flow_text (self, &title_face, self->head->title);
  self->y += 4;
  flow_text (self, &subtitle_face, self->head->subtitle);
  self->y += 26;
}

/* ---- The table of contents ---- */

static void
draw_dots (QuothReportSetter *self, double from, double to, double y)
{
  static const double dots[] = { 0.8, 3.2 };

  if (!self->is_drawing || to <= from)
    return;
  cairo_save (self->cr);
  quoth_report_set_color (self->cr, DIM, 0.7);
  cairo_set_line_width (self->cr, 0.8);
  cairo_set_dash (self->cr, dots, 2, 0);
  cairo_move_to (self->cr, from, y);
  cairo_line_to (self->cr, to, y);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

/* Its number has room of its own on the last line, so that there are as many pages when the numbers are known. */
static void
add_entry (QuothReportSetter *self, guint n)
{
  const QuothReportEntry *entry = self->head->contents->pdata[n];
  const GArray *numbers = self->settings->numbers;
  g_autofree char *number = g_strdup_printf ("%u", self->is_drawing && n < numbers->len ? g_array_index (numbers, guint, n) : 0);
  const QuothReportFace *face = entry->level > 1 ? &body_face : &strong_face;
  double x = self->left + (entry->level - 1) * 14., width = self->right - 44 - x;
  g_autofree char *text = quoth_report_strip_isolate (entry->text);
  g_autoptr (QuothReportStrip) name = quoth_report_strip_new (self->context, face, width, text);
  g_autoptr (QuothReportStrip) page = quoth_report_strip_new (self->context, &body_face, 40, number);
  guint last = name->lines->len - 1;
  const QuothReportStripLine *line = quoth_report_strip_get_line (name, last), *figures = quoth_report_strip_get_line (page, 0);
  double height = quoth_report_strip_get_height (name), bottom;
  PangoRectangle words, digits;

  quoth_report_setter_space (self, entry->level > 1 ? 1 : 6);
  quoth_report_setter_need (self, height);
  bottom = quoth_report_setter_draw (self, name, last + 1, x, self->y);
  pango_layout_line_get_extents (line->line, NULL, &words);
  pango_layout_line_get_extents (figures->line, NULL, &digits);
  if (self->is_drawing)
    {
      double end = x + line->x + (double) words.width / PANGO_SCALE, at = self->right - (double) digits.width / PANGO_SCALE;
      double baseline = bottom - line->height + line->ascent;

      quoth_report_strip_draw (page, self->cr, 0, at, baseline - figures->ascent);
      draw_dots (self, end + 5, at - 5, baseline);
      quoth_report_draw_target (self->cr, entry->anchor, x, self->y, self->right - x, height);
    }
  self->y = bottom;
}

static void
add_contents (QuothReportSetter *self)
{
  quoth_report_setter_new_page (self);
  flow_text (self, &part_face, self->head->contents_title);
  quoth_report_setter_space (self, 10);
  for (guint i = 0; i < self->head->contents->len; i++)
    add_entry (self, i);
}

/* ---- Blocks ---- */

static void
note_page (QuothReportSetter *self, const QuothReportBlock *block)
{
  if (block->level > 2 || self->n_headings >= self->head->contents->len)
    return;
  self->n_headings++;
  if (!self->is_drawing)
    g_array_append_val (self->settings->numbers, self->page);
}

/* A part begins a page unless it has half of one left, which does for a legend or a short list; a text does not leave its heading alone at the end of one. */
static void
add_heading (QuothReportSetter *self, const QuothReportBlock *block)
{
  const QuothReportRun *run = ((const GPtrArray *) block->lines->pdata[0])->pdata[0];
  gboolean is_part = block->level == 1;
  g_autoptr (QuothReportStrip) strip
    = make_lines (self, is_part ? &part_face : &heading_face, self->right - self->left, block->lines, 0, 1);

  if (!self->has_contents)
    {
      add_contents (self);
      quoth_report_setter_new_page (self);
    }
  self->has_contents = TRUE;
  quoth_report_setter_space (self, is_part ? 34 : 20);
  quoth_report_setter_need (self, is_part ? (self->bottom - self->top) / 2 : quoth_report_strip_get_height (strip) + 90);
  g_free (self->running);
  self->running = g_strdup (run->text);
  if (self->y <= self->top)
    {
      g_free (self->head_line);
      self->head_line = g_strdup (run->text);
    }
  note_page (self, block);
  quoth_report_setter_add_heading_anchor (self, block->anchor, self->left, self->y);
  quoth_report_setter_flow (self, strip, self->left);
  self->y += is_part ? 12 : 4;
}

static void
add_prose (QuothReportSetter *self, const QuothReportBlock *block)
{
  for (guint i = 0; i < block->lines->len; i++)
    {
      g_autoptr (QuothReportStrip) strip = make_lines (self, &body_face, MIN (self->right - self->left, 420), block->lines, i, i + 1);

      quoth_report_setter_flow (self, strip, self->left);
      quoth_report_setter_space (self, 7);
    }
}

static void
add_facts (QuothReportSetter *self, const QuothReportBlock *block)
{
  for (guint i = 0; i < block->lines->len; i++)
    {
      const GPtrArray *line = block->lines->pdata[i];
      g_autoptr (GPtrArray) rest = g_ptr_array_new ();
      g_autoptr (GPtrArray) lines = g_ptr_array_new ();
      g_autoptr (QuothReportStrip) name
        = quoth_report_strip_new (self->context, &dim_face, FACT_WIDTH - 8, ((const QuothReportRun *) line->pdata[0])->text);
      g_autoptr (QuothReportStrip) value = NULL;
      double bottom;
      guint page;

      for (guint j = 1; j < line->len; j++)
        g_ptr_array_add (rest, line->pdata[j]);
      g_ptr_array_add (lines, rest);
      value = make_lines (self, &body_face, self->right - self->left - FACT_WIDTH, lines, 0, 1);
      quoth_report_setter_need (self, quoth_report_strip_get_height (name));
      bottom = quoth_report_setter_draw (self, name, name->lines->len, self->left, self->y);
      page = self->page;
      quoth_report_setter_flow (self, value, self->left + FACT_WIDTH);
      self->y = page == self->page ? MAX (self->y, bottom) : self->y;
    }
  quoth_report_setter_space (self, 8);
}

static void
add_entry_block (QuothReportSetter *self, const QuothReportBlock *block)
{
  double x = self->left + MIN (block->level, DEPTH_MAX) * 16., width = MIN (self->right - x - ENTRY_INDENT, 430);
  g_autoptr (QuothReportStrip) name = make_lines (self, &body_face, width, block->lines, 0, 1);
  const QuothReportStripLine *line = quoth_report_strip_get_line (name, 0);

  quoth_report_setter_need (self, quoth_report_strip_get_height (name) + (block->lines->len > 1 ? 24 : 0));
  quoth_report_setter_add_anchor (self, block->anchor, x, self->y);
  if (self->is_drawing && block->color >= 0)
    {
      quoth_report_set_color (self->cr, g_array_index (self->head->colors, QuothReportColor, block->color).light, 1);
      cairo_new_path (self->cr);
      cairo_arc (self->cr, x + 3.4, self->y + line->ascent - 3, 3.2, 0, 2 * G_PI);
      cairo_fill (self->cr);
    }
  quoth_report_setter_flow (self, name, x + ENTRY_INDENT);
  for (guint i = 1; i < block->lines->len; i++)
    {
      g_autoptr (QuothReportStrip) strip = NULL;

      if (((const GPtrArray *) block->lines->pdata[i])->len == 0)
        continue;
      strip = make_lines (self, &body_face, width, block->lines, i, i + 1);
      quoth_report_setter_flow (self, strip, x + ENTRY_INDENT);
    }
  quoth_report_setter_space (self, 7);
}

static void
add_sample (QuothReportSetter *self, const QuothReportBlock *block)
{
  g_autoptr (QuothReportStrip) words
    = quoth_report_strip_new_block (self->context, self->head, &sample_face, SAMPLE_WIDTH - 20, block);
  g_autoptr (QuothReportStrip) meaning = make_lines (self, &body_face, self->right - self->left - SAMPLE_WIDTH, block->lines, 0, 1);
  double height = MAX (quoth_report_strip_get_height (words), quoth_report_strip_get_height (meaning));
  double lower = quoth_report_strip_get_line (words, 0)->ascent - quoth_report_strip_get_line (meaning, 0)->ascent;

  quoth_report_setter_need (self, height);
  quoth_report_setter_draw (self, words, words->lines->len, self->left, self->y);
  quoth_report_setter_draw (self, meaning, meaning->lines->len, self->left + SAMPLE_WIDTH, self->y + lower);
  self->y += height + 7;
}

void
quoth_report_setter_add (QuothReportSetter *self, const QuothReportBlock *block)
{
  if (block->kind != QUOTH_REPORT_PARAGRAPH)
    self->y = MAX (self->y, self->note_y);
  switch (block->kind)
    {
    case QUOTH_REPORT_HEADING:
      add_heading (self, block);
      break;
    case QUOTH_REPORT_PROSE:
      add_prose (self, block);
      break;
    case QUOTH_REPORT_FACTS:
      add_facts (self, block);
      break;
    case QUOTH_REPORT_ENTRY:
      add_entry_block (self, block);
      break;
    case QUOTH_REPORT_SAMPLE:
      add_sample (self, block);
      break;
    case QUOTH_REPORT_PARAGRAPH:
      quoth_report_setter_add_paragraph (self, block);
      break;
    }
}
