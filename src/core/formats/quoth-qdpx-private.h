/* quoth-qdpx-private.h: what writing and reading of REFI-QDA projects share (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-markup-notes.h"

G_BEGIN_DECLS

/** QUOTH_QDPX_NAMESPACE: of the elements; older programs write it with a colon in the version. */
#define QUOTH_QDPX_NAMESPACE "urn:QDA-XML:project:1.0"

/** QUOTH_QDPX_ORIGIN: how the "origin" of our own files begins. */
#define QUOTH_QDPX_ORIGIN "Quoth"

/** The variables that hold the fields of an actor: quoth_qdpx_make_field_guid() of these. Lists are as edits have them, in JSON. */
#define QUOTH_QDPX_KIND "kind"
#define QUOTH_QDPX_WIKIDATA "wikidata"
#define QUOTH_QDPX_ALIASES "aliases"
#define QUOTH_QDPX_AFFILIATIONS "affiliations"

/** QUOTH_QDPX_PART_OF: the sort of the GUID of a link from an actor to what it is a part of. */
#define QUOTH_QDPX_PART_OF "part of"

/** quoth_qdpx_make_guid: the same for the same @sort and @name, in every file: what has no id of its own. */
QuothId quoth_qdpx_make_guid (const char *sort, const char *name);

/** quoth_qdpx_make_field_guid: of the variable of a field of actors. */
QuothId quoth_qdpx_make_field_guid (const char *field);

/** quoth_qdpx_make_propositions_guid: of the set whose notes are propositions. */
QuothId quoth_qdpx_make_propositions_guid (void);

/** quoth_qdpx_make_attributes_guid: of the note that has the attributes of what is called @owner. */
QuothId quoth_qdpx_make_attributes_guid (const QuothId *owner);

/** quoth_qdpx_append_feature: appends a line for one thing that is said of a mark to a description. */
void quoth_qdpx_append_feature (GString *description, const char *key, const char *value);

/**
 * quoth_qdpx_parse_features: the reverse of all lines.
 *
 * Returns: (transfer full) (nullable) (element-type QuothFeature): %NULL if @description is no such lines
 */
GArray *quoth_qdpx_parse_features (const char *description);

/**
 * quoth_qdpx_split_code:
 * @value: the feature "code" of a mark: "KEY", "KEY=for" …
 * @stance: (out) (transfer none): "for", "against", "neutral" or "unset"
 *
 * Returns: (transfer full): the key
 */
char *quoth_qdpx_split_code (const char *value, const char **stance);

/** quoth_qdpx_write: see QuothFormat. */
gboolean quoth_qdpx_write (QuothExport *export, GCancellable *cancellable, GError **error);

/** quoth_qdpx_read: see QuothFormat. */
gboolean quoth_qdpx_read (QuothIntake *intake, GBytes *bytes, GError **error);

G_END_DECLS
