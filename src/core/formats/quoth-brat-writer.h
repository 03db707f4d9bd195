/* quoth-brat-writer.h: what is coded in one document, on its way to brat (private to quoth-brat*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-brat-spans.h"
#include "formats/quoth-brat.h"

G_BEGIN_DECLS

/**
 * QuothBratWriter:
 * @out: the .ann
 * @ids: (element-type QuothId guint): the numbers of what is written: of the span of a mention or a cue, of the event of a claim; 0 is "not written"
 * @triggers: (element-type utf8 guint): place: the number of the span that claims have there
 * @cues: (element-type QuothId GPtrArray): by claim
 */
typedef struct
{
  QuothBrat *brat;
  QuothDocument *document;
  GString *out;
  GHashTable *ids;
  GHashTable *triggers;
  GHashTable *cues;
  guint n_textbounds;
  guint n_events;
  guint n_attributes;
  guint n_normalizations;
  guint n_relations;
  guint n_notes;
} QuothBratWriter;

/** quoth_brat_write_textbound: the span of @annotation. Returns: its number, or 0 if there is nothing to mark, which is counted as lost */
guint quoth_brat_write_textbound (QuothBratWriter *self, const char *type, const QuothAnnotation *annotation);

/** quoth_brat_write_note: "#1<tab>TYPE E1<tab>text", on what has @prefix and @n; nothing where there is no text. */
void quoth_brat_write_note (QuothBratWriter *self, const char *type, char prefix, guint n, const char *text);

/** quoth_brat_note_kind: what is called @name in letters that brat takes, if that is not what a reader makes of those. */
void quoth_brat_note_kind (QuothBratWriter *self, char prefix, guint n, const char *kind, const char *name);

/** quoth_brat_write_coder: whose it is; counted as lost where the file does not say that. */
void quoth_brat_write_coder (QuothBratWriter *self, char prefix, guint n, const QuothId *coder);

/** quoth_brat_write_common: what all annotations have: whose they are, attributes, memos. */
void quoth_brat_write_common (QuothBratWriter *self, char prefix, guint n, const QuothAnnotation *annotation);

/** quoth_brat_lose_attributes: counts those of @value as lost. */
void quoth_brat_lose_attributes (QuothBratWriter *self, const QuothValue *value);

G_END_DECLS
