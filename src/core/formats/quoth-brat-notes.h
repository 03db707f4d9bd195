/* quoth-brat-notes.h: what brat has no place for, as notes that are read again (private to quoth-brat*.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line "#1<tab>TYPE T1<tab>text" is about an annotation. brat shows such notes, whatever their type, and keeps them. Those of the types
 * here have their text letter by letter (quoth-letters.h). Of what
 * brat can change beside them (the type of a span, the words of a reference …) they say what they stand for: one that does not fit any more is passed over.
 */

#pragma once

#include "formats/quoth-brat-lines.h"
#include "formats/quoth-letters.h"

G_BEGIN_DECLS

/** QUOTH_BRAT_CODER: whose an annotation or a relation is; a name as it is, on one line. */
#define QUOTH_BRAT_CODER "Coder"

/** QUOTH_BRAT_SPANS: the places of a span, "0 2;4 6", where what is left of its lines does not say them. */
#define QUOTH_BRAT_SPANS "Spans"

/** QUOTH_BRAT_KIND: the kind of an actor or of a relation, which the type is called by in letters that brat takes. */
#define QUOTH_BRAT_KIND "Kind"

/** QUOTH_BRAT_NAME: the name of an actor, of which the reference has one line. */
#define QUOTH_BRAT_NAME "Name"

/** QUOTH_BRAT_KEY: "ATTRIBUTE KEY": the key of the code that an attribute stands for. */
#define QUOTH_BRAT_KEY "Key"

/** QUOTH_BRAT_SOURCE: the next in the chain of a claim, "PR+ T1 NAME": how sure, and the mention, or "-". */
#define QUOTH_BRAT_SOURCE "Source"

/** QUOTH_BRAT_VALUE: a value of an attribute of the project's own, "KEY=VALUE". */
#define QUOTH_BRAT_VALUE "Value"

#define QUOTH_BRAT_MEMO "Memo"

/** quoth_brat_append_flat: appends @text as one line, with spaces for what is none. */
void quoth_brat_append_flat (GString *out, const char *text);

/** QuothBratNotes: what is said beforehand of what the lines of a file are about. */
typedef struct _QuothBratNotes QuothBratNotes;

/** quoth_brat_notes_new: (transfer full): @lines: (element-type QuothBratLine): must outlive it. O(n). */
QuothBratNotes *quoth_brat_notes_new (GPtrArray *lines);
void quoth_brat_notes_free (QuothBratNotes *self);

/** quoth_brat_notes_get: (transfer none) (nullable): what the note of @type (one of those above, but those that there may be several of) on @id says. */
const char *quoth_brat_notes_get (QuothBratNotes *self, const char *type, const char *id);

/** quoth_brat_notes_get_key: (transfer none) (nullable): the key of the code that @attribute of @id stands for. */
const char *quoth_brat_notes_get_key (QuothBratNotes *self, const char *id, const char *attribute);

/** quoth_brat_notes_has: whether @line is a note that this knows. */
gboolean quoth_brat_notes_has (QuothBratNotes *self, const QuothBratLine *line);

/** quoth_brat_read_note: adds to @mark what the other notes say. */
void quoth_brat_read_note (QuothMark *mark, const QuothBratLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothBratNotes, quoth_brat_notes_free)

G_END_DECLS
