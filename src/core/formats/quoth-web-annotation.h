/* quoth-web-annotation.h: the parts of the format W3C Web Annotation (private to quoth-web-annotation*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup.h"

G_BEGIN_DECLS

/**
 * QuothWebSpot: where an annotation says that it is.
 * @start, @end: in code points or UTF-16 of the text as it is in its file; where @has_position
 * @exact, @prefix, @suffix: (nullable): its words, and those before and behind them
 */
typedef struct
{
  gboolean has_position;
  gint64 start;
  gint64 end;
  char *exact;
  char *prefix;
  char *suffix;
} QuothWebSpot;

QuothWebSpot *quoth_web_spot_new (void);
void quoth_web_spot_free (QuothWebSpot *self);

/** QuothWebPlace: what was found at a spot; %QUOTH_WEB_PLACE_MOVED: its words, once, but elsewhere than it says. */
typedef enum
{
  QUOTH_WEB_PLACE_FOUND,
  QUOTH_WEB_PLACE_MOVED,
  QUOTH_WEB_PLACE_OUTSIDE,
  QUOTH_WEB_PLACE_NOWHERE,
  QUOTH_WEB_PLACE_SEVERAL,
} QuothWebPlace;

/**
 * QuothWebText: a text that annotations are on, and what is known of how they count.
 * @n_code_points, @n_utf16: how many spots have their words there, counted so
 */
typedef struct
{
  QuothDocument *document;
  QuothUnits *units;
  guint n_code_points;
  guint n_utf16;
} QuothWebText;

/** quoth_web_text_new: (transfer full): of the UTF-8 of a file; %NULL with an error of the intake. */
QuothWebText *quoth_web_text_new (QuothIntake *intake, const char *name, const char *utf8, gsize n_bytes, GError **error);
void quoth_web_text_free (QuothWebText *self);

/** quoth_web_text_count: notes in which unit @spot is right. To be called for each before the first is looked for. */
void quoth_web_text_count (QuothWebText *self, const QuothWebSpot *spot);

/** quoth_web_text_counts_utf16: whether more spots are right in UTF-16 than in code points. */
gboolean quoth_web_text_counts_utf16 (const QuothWebText *self);

/** quoth_web_text_find: @range: (out): the place of @spot, where it was found or moved. */
QuothWebPlace quoth_web_text_find (QuothWebText *self, const QuothWebSpot *spot, QuothRange *range);

/** quoth_web_dup_stem: (transfer full): @path without the ending of a file of annotations. */
char *quoth_web_dup_stem (const char *path);

/** quoth_web_text_load_beside: (transfer full): the text "STEM.txt", which is there; %NULL with an error of the intake. */
QuothWebText *quoth_web_text_load_beside (QuothIntake *intake, const char *stem, GError **error);

/**
 * quoth_web_text_load_known: (out) (transfer full): @text: that document of the project whose address, SHA-256 or name @source says; %NULL
 * where there is none, or several. Returns: %FALSE with an error
 */
gboolean quoth_web_text_load_known (QuothIntake *intake, const char *source, QuothWebText **text, GError **error);

/**
 * QuothWebNote: an annotation as it is read.
 * @id: what others call it; nobody does where it begins with a newline
 * @source: (nullable): what it is on
 * @time: when it was made, in milliseconds since 1970; 0 if that is not known
 * @features: (element-type utf8): keys and values by turns
 * @spots: (element-type QuothWebSpot): at least one
 */
typedef struct
{
  char *id;
  char *source;
  char *coder;
  char *label;
  gint64 time;
  GPtrArray *features;
  GPtrArray *spots;
  guint line;
} QuothWebNote;

/** QuothWebTie: an annotation that links two others, by their ids. */
typedef struct
{
  char *label;
  char *from;
  char *to;
  guint line;
} QuothWebTie;

/** quoth_web_annotation_mark: makes edits of @notes (element-type QuothWebNote) and @ties (element-type QuothWebTie). */
gboolean quoth_web_annotation_mark (QuothIntake *intake, GPtrArray *notes, GPtrArray *ties, GError **error);

/** quoth_web_annotation_read: the reader of the format. */
gboolean quoth_web_annotation_read (QuothIntake *intake, GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothWebSpot, quoth_web_spot_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothWebText, quoth_web_text_free)

G_END_DECLS
