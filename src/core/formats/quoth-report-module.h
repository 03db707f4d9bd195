/* quoth-report-module.h: what sets a report in pages (private to the module)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gmodule.h>

#include "formats/quoth-report-pages.h"
#include "formats/quoth-report-strip.h"

G_BEGIN_DECLS

/* Points. */
#define MARGIN 44.
#define TOP 66.
#define BOTTOM 58.
#define HEAD_Y 34.
#define FOOT_Y 38.
#define LABEL_WIDTH 26.
#define LABEL_GAP 8.
#define NOTE_WIDTH 148.
#define NOTE_GAP 18.
#define NOTE_BAR 1.6
#define NOTE_INDENT 7.
/* As far as this below its words a note may begin, so that a paragraph need not wait for the notes of the one before. */
#define NOTE_BEHIND 52.

/**
 * QuothReportSetter:
 * @page: from 1; 0: none is begun
 * @y: where it goes on, from the top of the page
 * @note_y: where the column of notes is free from, on this page
 * @has_links: see #QuothReportLinks
 * @running: the last heading
 * @head_line: what the head of the page calls it: the heading that it goes on with, or begins with
 * @n_headings: how many of the contents came already
 */
typedef struct
{
  QuothReportSink sink;
  const QuothReportPages *settings;
  const QuothReportHead *head;
  gboolean is_drawing;
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoFontMap *fonts;
  PangoContext *context;
  double left;
  double right;
  double top;
  double bottom;
  double text_x;
  double text_width;
  double note_x;
  double y;
  double note_y;
  guint page;
  guint n_headings;
  gboolean has_contents;
  gboolean has_links[QUOTH_REPORT_N_LINKS];
  char *running;
  char *head_line;
  GError *error;
} QuothReportSetter;

extern const QuothReportFace quoth_report_small_face;

/* ---- Pages ---- */

/** quoth_report_setter_new_page: ends the page, if one is begun, and begins the next. */
void quoth_report_setter_new_page (QuothReportSetter *self);
void quoth_report_setter_end_page (QuothReportSetter *self);

/** quoth_report_setter_need: begins a page if less than @height points are left on this one. */
void quoth_report_setter_need (QuothReportSetter *self, double height);

/** quoth_report_setter_space: leaves @height points free, but not at the top of a page. */
void quoth_report_setter_space (QuothReportSetter *self, double height);

/** quoth_report_setter_add_anchor: what leads to @anchor (nullable) leads here; but for headings, only where lists have links. */
void quoth_report_setter_add_anchor (QuothReportSetter *self, const char *anchor, double x, double y);

/** quoth_report_setter_add_heading_anchor: the same for what contents and bookmarks lead to, too. */
void quoth_report_setter_add_heading_anchor (QuothReportSetter *self, const char *anchor, double x, double y);

/** quoth_report_setter_fit: how many of the strip's next lines there is room for from @y on; where the page @is_fresh, one at least. */
guint quoth_report_setter_fit (const QuothReportSetter *self, const QuothReportStrip *strip, double y, gboolean is_fresh);

/** quoth_report_setter_draw: the next @n lines. Returns: where they end */
double quoth_report_setter_draw (QuothReportSetter *self, QuothReportStrip *strip, guint n, double x, double y);

/** quoth_report_setter_flow: all lines that are left, on as many pages as they need. */
void quoth_report_setter_flow (QuothReportSetter *self, QuothReportStrip *strip, double x);

/* ---- Blocks ---- */

/** quoth_report_setter_make_lines: see quoth_report_strip_new_lines(); what they lead to is counted, and is in the file if there are not too many. */
QuothReportStrip *quoth_report_setter_make_lines (QuothReportSetter *self,
                                                  const QuothReportFace *face,
                                                  double width,
                                                  const GPtrArray *lines,
                                                  guint first,
                                                  guint end,
                                                  const char *lead,
                                                  QuothReportLinks links);

/** quoth_report_setter_begin: the title. */
void quoth_report_setter_begin (QuothReportSetter *self);

/** quoth_report_setter_add: a block, where it has room. */
void quoth_report_setter_add (QuothReportSetter *self, const QuothReportBlock *block);

/** quoth_report_setter_add_paragraph: a paragraph of a text, with its notes (quoth-report-beside.c). */
void quoth_report_setter_add_paragraph (QuothReportSetter *self, const QuothReportBlock *block);

G_END_DECLS
