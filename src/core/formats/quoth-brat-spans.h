/* quoth-brat-spans.h: a text for brat and the spans in it (private to quoth-brat*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-brat-notes.h"

G_BEGIN_DECLS

/**
 * QuothBratSpan: a line of the sort "T".
 * @ranges: (element-type QuothRange): where it is in the text as it comes in
 * @is_trigger: whether an event has its place
 */
typedef struct
{
  const QuothBratLine *line;
  GArray *ranges;
  gboolean is_trigger;
} QuothBratSpan;

/**
 * QuothBratSpans:
 * @document: with the text
 * @by_id: (element-type utf8 QuothBratSpan)
 * @in_order: (element-type QuothBratSpan): as they come
 * @places: of the line at work
 */
typedef struct
{
  QuothIntake *intake;
  QuothDocument *document;
  QuothUnits *units;
  QuothOffsetUnit unit;
  GHashTable *by_id;
  GPtrArray *in_order;
  GArray *places;
} QuothBratSpans;

/** quoth_brat_spans_new: (transfer full): of the text beside the file of @intake; %NULL with an error where that is none. */
QuothBratSpans *quoth_brat_spans_new (QuothIntake *intake, GError **error);
void quoth_brat_spans_free (QuothBratSpans *self);

/**
 * quoth_brat_spans_read:
 * @lines: (element-type QuothBratLine): must outlive @self
 * @notes: of the same lines: a span whose note has other places with the same words has these
 *
 * Takes the spans among @lines. Those without a place, or with other words than their places have, are lost, as by quoth_intake_lose().
 *
 * Returns: %FALSE with an error where the import is strict
 */
gboolean quoth_brat_spans_read (QuothBratSpans *self, GPtrArray *lines, QuothBratNotes *notes, GError **error);

/**
 * quoth_brat_spans_find_noted: where the note on @line, which is at @ranges, says that it is, if that still has the same words: the places
 * may have been changed beside it.
 *
 * Returns: (transfer full) (nullable) (element-type QuothRange)
 */
GArray *quoth_brat_spans_find_noted (QuothBratSpans *self, QuothBratNotes *notes, const QuothBratLine *line, const GArray *ranges);

/** quoth_brat_join_lines: makes one of those @ranges (element-type QuothRange) that only newlines are between: brat cannot have it. */
void quoth_brat_join_lines (QuothText *text, GArray *ranges);

/** quoth_brat_lose_double: @line has the id of another one. Returns: as quoth_intake_lose() */
gboolean quoth_brat_lose_double (QuothIntake *intake, const QuothBratLine *line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothBratSpans, quoth_brat_spans_free)

G_END_DECLS
