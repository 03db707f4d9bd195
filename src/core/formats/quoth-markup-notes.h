/* quoth-markup-notes.h: memos and attributes of a coded text, for formats that have a place for them (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup-names.h"

G_BEGIN_DECLS

/* ---- Writing ---- */

/**
 * QuothMarkupNotes: the memos of an export, by what they are on. All are counted as lost at first, each that is taken is counted as written.
 */
typedef struct _QuothMarkupNotes QuothMarkupNotes;

/** quoth_markup_notes_new: (transfer full): @export: borrowed. */
QuothMarkupNotes *quoth_markup_notes_new (QuothExport *export, GError **error);
void quoth_markup_notes_free (QuothMarkupNotes *self);

/** quoth_markup_notes_take: (transfer full) (nullable) (element-type QuothMarkNote): those on @target, with their coders; the file will have them. */
GPtrArray *quoth_markup_notes_take (QuothMarkupNotes *self, const QuothId *target);

/**
 * quoth_markup_list_attributes: (transfer full) (nullable) (element-type QuothFeature): what @value has for attributes of the project, which
 * the file will have. One whose values are actors is counted as lost: nothing but the program would know that from a name.
 */
GArray *quoth_markup_list_attributes (QuothExport *export, gconstpointer value);

/* ---- Reading ---- */

/**
 * quoth_markup_write_notes: makes edits of @notes on @target, which is what stands for it in edits.
 * @coder: (nullable): what stands in edits for whoever made @target
 */
void quoth_markup_write_notes (
  const GPtrArray *notes, const char *target, QuothIntake *intake, QuothMarkupNames *names, const char *coder, guint line);

/** quoth_markup_write_relation: makes the edit of a relation; @from, @to, @coder (nullable): what stands for them in edits. */
void quoth_markup_write_relation (
  const QuothMarkLink *link, const char *from, const char *to, QuothIntake *intake, QuothMarkupNames *names, const char *coder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothMarkupNotes, quoth_markup_notes_free)

G_END_DECLS
