/* quoth-qdpx-out.h: elements of a REFI-QDA project that is written: who and when, values of variables, notes (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-qdpx-private.h"

G_BEGIN_DECLS

/**
 * QuothQdpxOut:
 * @coders: name: QuothId
 * @variables: (element-type utf8): gets the names of those that have values
 * @fields: (element-type utf8): gets the names of the fields of actors that have values
 * @notes: gets the notes
 * @n_notes: how many it has
 * @n_replaced: how many characters XML cannot have
 *
 * What its callers know of an export and what the functions below count; the members are the caller's.
 */
typedef struct
{
  GHashTable *coders;
  GHashTable *variables;
  GHashTable *fields;
  QuothExportFile *notes;
  guint n_notes;
  guint n_replaced;
} QuothQdpxOut;

/** quoth_qdpx_append_guid: ' @name="ID"'. */
void quoth_qdpx_append_guid (GString *out, const char *name, const QuothId *id);

/** quoth_qdpx_append_attribute: ' @name="@value"'; nothing for %NULL and "". */
void quoth_qdpx_append_attribute (QuothQdpxOut *self, GString *out, const char *name, const char *value);

/** quoth_qdpx_append_element: '<@name>@content</@name>'. */
void quoth_qdpx_append_element (QuothQdpxOut *self, GString *out, const char *name, const char *content);

/** quoth_qdpx_append_creation: who (@coder: (nullable)) and when. */
void quoth_qdpx_append_creation (QuothQdpxOut *self, GString *out, const char *coder, gint64 time);

/** quoth_qdpx_append_value: the value of a variable as an element. */
void quoth_qdpx_append_value (QuothQdpxOut *self, GString *out, const char *variable, const char *value);

/** quoth_qdpx_append_own_value: the value of a field of an actor, whose variable is no attribute's. */
void quoth_qdpx_append_own_value (QuothQdpxOut *self, GString *out, const char *field, const char *value);

/** quoth_qdpx_end_note: writes the element of a Note, which @note has without its end. */
gboolean quoth_qdpx_end_note (QuothQdpxOut *self, const GString *note, GError **error);

/** quoth_qdpx_write_notes: writes @notes (nullable) on @owner. @ids: (element-type QuothId): gets theirs. */
gboolean quoth_qdpx_write_notes (QuothQdpxOut *self, const QuothId *owner, const GPtrArray *notes, GArray *ids, GError **error);

/**
 * quoth_qdpx_append_notes: writes @notes (nullable), and appends the NoteRefs that @owner has to have.
 */
gboolean quoth_qdpx_append_notes (QuothQdpxOut *self, GString *out, const QuothId *owner, const GPtrArray *notes, GError **error);

/**
 * quoth_qdpx_append_attributes_note: the same for @attributes (nullable), of what @coder made at @time. The standard has variables of sources
 * and cases only; but a note is a source, so one that is on @owner has them: as variables, and as text, which all programs show.
 */
gboolean quoth_qdpx_append_attributes_note (
  QuothQdpxOut *self, GString *out, const QuothId *owner, const GArray *attributes, const char *coder, gint64 time, GError **error);

G_END_DECLS
