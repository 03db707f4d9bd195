/* quoth-report-strip.h: lines of words of one width, with what is marked in them (private to the module that sets pages)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pangocairo.h>

#include "formats/quoth-report.h"

G_BEGIN_DECLS

/** QuothReportFace: how a strip is set. */
typedef struct
{
  const char *family;
  double size;    /* points */
  double spacing; /* from line to line, in heights of a line */
  guint32 color;  /* 0xrrggbb */
  gboolean is_bold;
  gboolean is_italic;
} QuothReportFace;

/**
 * QuothReportStrip:
 * @layout: what Pango made of the words
 * @lines: (element-type QuothReportStripLine)
 * @next: the first line that is not yet drawn
 *
 * Words that were laid out once, and are drawn line by line, on as many pages as they need.
 */
typedef struct
{
  PangoLayout *layout;
  GArray *lines;
  GArray *bars;
  GArray *targets;
  GArray *inserted;
  guint next;
} QuothReportStrip;

/**
 * QuothReportStripLine:
 * @height: with the room for the lines of marks, and the space to the next one
 * @place: the first byte of the words on it
 */
typedef struct
{
  PangoLayoutLine *line;
  double x;
  double ascent;
  double glyphs;
  double height;
  gsize place;
} QuothReportStripLine;

/** quoth_report_strip_new: (transfer full): @text in @width points. */
QuothReportStrip *quoth_report_strip_new (PangoContext *context, const QuothReportFace *face, double width, const char *text);

/**
 * quoth_report_strip_new_lines: lines of runs (from @first to @end), each a paragraph, after @lead (nullable), which is bold; those that lead
 * somewhere look like it, and do so, only if it @has_links; else they are as wide.
 */
QuothReportStrip *quoth_report_strip_new_lines (
  PangoContext *context, const QuothReportHead *head, const QuothReportFace *face, double width, const GPtrArray *lines, guint first, guint end, const char *lead, gboolean has_links);

/** quoth_report_strip_new_block: the text of @block with its marks, and the numbers of claims. */
QuothReportStrip *
quoth_report_strip_new_block (PangoContext *context, const QuothReportHead *head, const QuothReportFace *face, double width, const QuothReportBlock *block);

/** quoth_report_strip_isolate: (transfer full): @text for a line of its own that goes from left to right as the others do, whatever is written in it. */
char *quoth_report_strip_isolate (const char *text);

void quoth_report_strip_free (QuothReportStrip *self);

/** quoth_report_strip_get_line: (transfer none): the line @n. */
const QuothReportStripLine *quoth_report_strip_get_line (const QuothReportStrip *self, guint n);

/** quoth_report_strip_find: the line on which byte @place of the block's text is. */
guint quoth_report_strip_find (const QuothReportStrip *self, gsize place);

/** quoth_report_strip_get_height: of the lines that are not yet drawn. */
double quoth_report_strip_get_height (const QuothReportStrip *self);

/** quoth_report_strip_draw: the line @n, with its top left corner at @x, @y; marks below the words; where runs lead to. */
void quoth_report_strip_draw (const QuothReportStrip *self, cairo_t *cr, guint n, double x, double y);

/** quoth_report_draw_target: makes the rectangle on the page lead to the anchor @target. */
void quoth_report_draw_target (cairo_t *cr, const char *target, double x, double y, double width, double height);

/** quoth_report_set_color: 0xrrggbb, with @alpha. */
void quoth_report_set_color (cairo_t *cr, guint32 color, double alpha);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothReportStrip, quoth_report_strip_free)

G_END_DECLS
