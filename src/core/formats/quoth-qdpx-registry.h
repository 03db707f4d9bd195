/* quoth-qdpx-registry.h: actors, propositions and attributes of codes in a REFI-QDA project that is written (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-qdpx-out.h"

G_BEGIN_DECLS

/**
 * QuothQdpxRegistry:
 * @out: what counts, and writes notes
 * @memos: those of the project
 * @mentions: what a mention is called, "LABEL\nNAME": the id of its actor
 * @selections: id of an actor: GArray of QuothId of the selections of its mentions
 * @cases: gets the actors
 * @links: gets what leads from one to another, and from notes to them
 * @members: gets the propositions, as members of a set
 *
 * An actor is a case: its id is the case's, its fields are values of variables of their own, and selections are those that mention it. A case refers
 * to no notes, so that its memos are linked to it, as NVivo does; links lead to what it is a part of, too. A proposition is a note in a set of its own: a note has a text,
 * a description, values of variables and notes. The members are the caller's.
 */
typedef struct
{
  QuothExport *export;
  QuothQdpxOut *out;
  QuothMarkupNotes *memos;
  GHashTable *mentions;
  GHashTable *selections;
  QuothExportFile *cases;
  QuothExportFile *links;
  QuothExportFile *members;
  guint n_cases;
  guint n_links;
  guint n_members;
} QuothQdpxRegistry;

/** quoth_qdpx_registry_index: finds out how mentions call the actors. */
gboolean quoth_qdpx_registry_index (QuothQdpxRegistry *self, GError **error);

/** quoth_qdpx_registry_add_selection: the selection @id mentions the actor that is called so. */
void quoth_qdpx_registry_add_selection (QuothQdpxRegistry *self, const char *label, const char *actor, const QuothId *id);

/** quoth_qdpx_registry_write: all actors and propositions, when all selections are known. */
gboolean quoth_qdpx_registry_write (QuothQdpxRegistry *self, GError **error);

/** quoth_qdpx_registry_append_code_notes: the NoteRefs of @code: its memos, and the note with its attributes. */
gboolean quoth_qdpx_registry_append_code_notes (QuothQdpxRegistry *self, const QuothCode *code, GString *out, GError **error);

G_END_DECLS
