/* quoth-report.h: what a report has, block after block (private to the formats, and to the module that sets pages)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One model for all writers: a report is a head and then blocks, each given to the writer once, in the order in which they are to be read.
 * Places in a text are bytes of the block's UTF-8, always between characters.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** QuothReportShape: how a mark is drawn, so that its colour is never the only sign. */
typedef enum
{
  QUOTH_REPORT_MENTION,  /* a tint, with a plain line below */
  QUOTH_REPORT_CLAIM,    /* a line with ticks at its ends, and a number at its begin */
  QUOTH_REPORT_CUE,      /* dots */
  QUOTH_REPORT_EVIDENCE, /* dashes */
  QUOTH_REPORT_OWN,      /* dashes and dots: a type of the project's own */
} QuothReportShape;

/** QUOTH_REPORT_LANES: how many lines may lie below each other; what finds no room there has no line, but its note. */
#define QUOTH_REPORT_LANES 10

/**
 * QuothReportColor:
 * @light: on white: 0xrrggbb
 * @dark: on what is dark
 */
typedef struct
{
  guint32 light;
  guint32 dark;
} QuothReportColor;

/** QuothReportStyle: how a run looks. */
typedef enum
{
  QUOTH_REPORT_PLAIN,
  QUOTH_REPORT_STRONG,
  QUOTH_REPORT_DIM,
  QUOTH_REPORT_QUOTE, /* somebody's words */
} QuothReportStyle;

/**
 * QuothReportRun:
 * @text: never empty; what is hostile in it is the writer's to make harmless
 * @target: (nullable): the anchor that it leads to, which is somewhere in the report
 * @color: a dot in this colour of the head's before it; -1 for none
 */
typedef struct
{
  char *text;
  char *target;
  QuothReportStyle style;
  int color;
} QuothReportRun;

/** QuothReportLine: (element-type QuothReportRun): what stands together. */
typedef GPtrArray QuothReportLine;

/** QuothReportKind: what a block is. */
typedef enum
{
  QUOTH_REPORT_HEADING,   /* @level 1: a part, 2: a text or a letter of a list, 3 below that; one line */
  QUOTH_REPORT_PROSE,     /* lines, each a paragraph */
  QUOTH_REPORT_FACTS,     /* lines, the first run of each is what the rest is about */
  QUOTH_REPORT_ENTRY,     /* lines, the first is its name; @level: how deep in a tree, from 0 */
  QUOTH_REPORT_SAMPLE,    /* of the legend: @marks on @text, and what they say in the lines */
  QUOTH_REPORT_PARAGRAPH, /* of a text: @text, @marks, @notes */
} QuothReportKind;

/** QuothReportRole: what a paragraph is to its text. */
typedef enum
{
  QUOTH_REPORT_BODY,
  QUOTH_REPORT_TITLE,    /* a heading in the text */
  QUOTH_REPORT_WORDS_OF, /* a quotation, or what is not the author's */
  QUOTH_REPORT_ASIDE,    /* boilerplate, and the head of the text */
} QuothReportRole;

/**
 * QuothReportMark:
 * @start: @end: bytes of the block's text; they may be the same
 * @lane: from 0; %QUOTH_REPORT_LANES for one that has no line
 * @color: index of the head's colours
 * @number: of the note that tells of it; 0: none
 * @title: (nullable): what it is, in a few words: borrowed from the block's strings
 * @target: (nullable): as of a run: borrowed from the block's strings
 * @starts: @ends: whether it begins or ends here, and not in another paragraph
 * @leads: whether its number is to stand here: at the begin of its first fragment
 *
 * What is marked in one paragraph by one fragment.
 */
typedef struct
{
  gsize start;
  gsize end;
  QuothReportShape shape;
  guint lane;
  int color;
  guint number;
  const char *title;
  const char *target;
  gboolean starts;
  gboolean ends;
  gboolean leads;
} QuothReportMark;

/**
 * QuothReportNote:
 * @number: 0: none
 * @anchor: (nullable): what leads to it
 * @place: the byte of the text that it belongs to
 * @color: index of the head's colours; -1: none
 * @lines: (element-type QuothReportLine)
 */
typedef struct
{
  guint number;
  char *anchor;
  gsize place;
  int color;
  GPtrArray *lines;
} QuothReportNote;

/**
 * QuothReportBlock:
 * @anchor: (nullable): what leads to it
 * @level: see the kinds
 * @color: of an entry; -1: none
 * @lines: (element-type QuothReportLine)
 * @label: (nullable): of a paragraph: its number, or what the text calls it
 * @text: (nullable): of a paragraph or a sample
 * @language: (nullable): of the text, BCP 47
 * @role: of a paragraph
 * @continues: it goes on with the paragraph before, which was too long for one block; no newline was between them
 * @marks: (element-type QuothReportMark): by start, the longer first
 * @n_lanes: how many lanes its marks need
 * @notes: (element-type QuothReportNote): by place
 * @strings: (element-type utf8): what marks borrow
 */
typedef struct
{
  QuothReportKind kind;
  char *anchor;
  guint level;
  int color;
  GPtrArray *lines;
  char *label;
  char *text;
  char *language;
  QuothReportRole role;
  gboolean continues;
  GArray *marks;
  guint n_lanes;
  GPtrArray *notes;
  GPtrArray *strings;
} QuothReportBlock;

/** QuothReportEntry: a line of the table of contents. */
typedef struct
{
  guint level;
  char *anchor;
  char *text;
} QuothReportEntry;

/**
 * QuothReportHead:
 * @subtitle: what the report is
 * @contents_title: "Contents", translated
 * @language: (nullable): of the words that are Quoth's, BCP 47
 * @colors: (element-type QuothReportColor)
 * @contents: (element-type QuothReportEntry): of each heading of the first two levels, in order
 * @created: seconds since 1970
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *contents_title;
  char *language;
  GArray *colors;
  GPtrArray *contents;
  gint64 created;
} QuothReportHead;

/**
 * QuothReportSink:
 * @begin: is given the head, which stays until the end
 * @block: is given a block, until it returns
 * @free: (nullable): frees it, at any time
 *
 * A writer. The functions return %FALSE with an error.
 */
typedef struct _QuothReportSink QuothReportSink;

struct _QuothReportSink
{
  gboolean (*begin) (QuothReportSink *self, const QuothReportHead *head, GError **error);
  gboolean (*block) (QuothReportSink *self, const QuothReportBlock *block, GError **error);
  gboolean (*end) (QuothReportSink *self, GError **error);
  void (*free) (QuothReportSink *self);
};

/* ---- Pieces ---- */

/**
 * QuothReportPiece:
 * @start: @end: bytes of the text; the same for a place where marks are that cover nothing
 * @marks: the marks that cover it, by lane
 * @n_marks: how many
 *
 * A stretch of a paragraph's text that the same marks cover.
 */
typedef struct
{
  gsize start;
  gsize end;
  const QuothReportMark *marks[QUOTH_REPORT_LANES];
  guint n_marks;
} QuothReportPiece;

/** QuothReportPieceFunc: is given a piece. Returns: %FALSE to stop */
typedef gboolean (*QuothReportPieceFunc) (const QuothReportPiece *piece, gpointer user_data, GError **error);

/** quoth_report_block_foreach_piece: all of the text, piece after piece; marks without a line are in none. O(marks · (log marks + lanes)). */
gboolean quoth_report_block_foreach_piece (const QuothReportBlock *self, QuothReportPieceFunc func, gpointer user_data, GError **error);

G_END_DECLS
