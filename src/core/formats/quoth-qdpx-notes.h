/* quoth-qdpx-notes.h: the notes of a REFI-QDA project that is read (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-qdpx-tables.h"

G_BEGIN_DECLS

/** quoth_qdpx_add_note: keeps what the element of a Note says, by its GUID. */
void quoth_qdpx_add_note (QuothQdpxTables *self, xmlNode *node);

/** quoth_qdpx_note_free: of a note in the tables; for their clearing. */
void quoth_qdpx_note_free (gpointer note);

/** quoth_qdpx_has_note: whether there is one with this GUID, and something in it. */
gboolean quoth_qdpx_has_note (const QuothQdpxTables *self, const QuothId *guid);

/**
 * quoth_qdpx_take_note: appends a note that something refers to to @notes, or counts it as lost: made where that is %NULL. What answers a note comes
 * with it the first time that it is taken.
 */
void quoth_qdpx_take_note (QuothQdpxTables *self, const QuothId *guid, GPtrArray **notes);

/** quoth_qdpx_take_refs: the same of all NoteRefs right inside of @node. */
void quoth_qdpx_take_refs (QuothQdpxTables *self, xmlNode *node, GPtrArray **notes);

/**
 * quoth_qdpx_read_attributes:
 * @owner: what has @guid among its notes
 * @coder, @time: (out) (optional): whose the note is (transfer none) (nullable), and when it was made
 *
 * If @guid is the note with the attributes of @owner, which this program wrote: sets @attributes to them (transfer full), where there are any.
 *
 * Returns: whether it is
 */
gboolean quoth_qdpx_read_attributes (QuothQdpxTables *self,
                                     const QuothId *owner,
                                     const QuothId *guid,
                                     GArray **attributes,
                                     const char **coder,
                                     gint64 *time);

/** quoth_qdpx_read_time: the time in an attribute, in milliseconds since 1970; 0 if there is none. One without a zone is taken for UTC. */
gint64 quoth_qdpx_read_time (xmlNode *node, const char *attribute);

/** quoth_qdpx_take_code_notes: makes edits of the notes on codes, which are made already. */
gboolean quoth_qdpx_take_code_notes (QuothQdpxTables *self, GError **error);

/** quoth_qdpx_take_project_notes: makes edits of the notes on all of the project. */
gboolean quoth_qdpx_take_project_notes (QuothQdpxTables *self, GError **error);

/** quoth_qdpx_take_propositions: makes edits of the notes that are propositions; one that the project has stays as it is, but for memos. */
gboolean quoth_qdpx_take_propositions (QuothQdpxTables *self, GError **error);

G_END_DECLS
