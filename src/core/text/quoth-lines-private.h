/* quoth-lines-private.h: the lines of a text, as the segmenter sees them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "text/quoth-segmenter.h"

G_BEGIN_DECLS

/** QUOTH_KIND_OPEN: no rule has said yet what a line is. */
#define QUOTH_KIND_OPEN (-1)

/** QuothFurniture: how a line belongs to a site and not to the text on it. */
typedef enum
{
  QUOTH_FURNITURE_NONE,
  QUOTH_FURNITURE_LINE,      /* this line alone: "Advertisement" */
  QUOTH_FURNITURE_LIST,      /* this line and the titles below: "Related articles" */
  QUOTH_FURNITURE_UNROLLER,  /* of a site that unrolls threads; two of them end a text */
  QUOTH_FURNITURE_SEPARATOR, /* "• • •": of the text or of the site */
} QuothFurniture;

/**
 * QuothLine:
 * @p: its first byte that is no white space
 * @n: how many bytes it has, without white space at the end
 * @start: its first code point
 * @end: the code point after its last
 * @blank_before: whether there is a blank line before it
 * @joins: whether it goes on with the segment of the line before
 * @furniture: a #QuothFurniture
 * @is_joined: whether it is a whole paragraph that was broken into several lines
 * @kind: a #QuothSegmentKind or %QUOTH_KIND_OPEN
 * @number: (nullable): where its number is, in the text
 * @n_number: how many bytes that has
 *
 * One line that is not blank. A paragraph that was joined holds its newlines.
 */
typedef struct
{
  const char *p;
  guint32 n;
  guint32 start;
  guint32 end;
  guint8 blank_before;
  guint8 joins;
  guint8 furniture;
  gint8 kind;
  guint8 is_joined;
  guint32 n_number;
  const char *number;
} QuothLine;

typedef struct
{
  QuothText *text;
  GArray *lines; /* of QuothLine */
} QuothLines;

static inline QuothLine *
quoth_lines_get (const QuothLines *self, guint index)
{
  return &g_array_index (self->lines, QuothLine, index);
}

/** quoth_lines_init: finds the lines of @text that are not blank. O(n), and quick. */
void quoth_lines_init (QuothLines *self, QuothText *text);

void quoth_lines_clear (QuothLines *self);

/** quoth_line_length: its length in code points. */
static inline guint
quoth_line_length (const QuothLine *self)
{
  return self->end - self->start;
}

/** quoth_line_first: its first character. */
gunichar quoth_line_first (const QuothLine *self);

/** quoth_line_last: its last character. */
gunichar quoth_line_last (const QuothLine *self);

/** quoth_line_last_inside: its last character that is no closing quotation mark, bracket, or emphasis of Markdown. */
gunichar quoth_line_last_inside (const QuothLine *self);

/** quoth_line_ends_sentence: whether it ends in a full stop, a question or exclamation mark, or an ellipsis. */
gboolean quoth_line_ends_sentence (const QuothLine *self);

/** quoth_line_ends_question: whether it ends in a question mark. */
gboolean quoth_line_ends_question (const QuothLine *self);

/** quoth_line_count_words: how many stretches without white space it has, counting no further than @max. */
guint quoth_line_count_words (const QuothLine *self, guint max);

/** quoth_bytes_contain: whether @needle is among @n bytes. */
gboolean quoth_bytes_contain (const char *p, gsize n, const char *needle);

/** quoth_byte_lower: g_ascii_tolower() without a call; the segmenter asks it of most bytes. */
static inline guint8
quoth_byte_lower (char c)
{
  return (guint8) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

/** quoth_line_dup: (transfer full): its text. */
char *quoth_line_dup (const QuothLine *self);

/** quoth_char_opens_quote: whether @c is a double quotation mark that may open. */
gboolean quoth_char_opens_quote (gunichar c);

/** quoth_char_is_dash: whether a turn of a dialogue or an item of a list may begin with @c. */
gboolean quoth_char_is_dash (gunichar c);

G_END_DECLS
