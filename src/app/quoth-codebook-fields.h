/* quoth-codebook-fields.h: what a codebook's values are made of, and what may be in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-form.h"

G_BEGIN_DECLS

/** quoth_codebook_fields_get: (transfer none): the fields of codes, attributes, types of relations or kinds of actors; the first is the name. */
const QuothFormField *quoth_codebook_fields_get (QuothKind kind);

/** quoth_codebook_value_new: (transfer full): a value of @kind that can be put as it is, with a name and a key of its own. */
gpointer quoth_codebook_value_new (QuothSession *session, QuothKind kind);

/** quoth_codebook_annotation_type_new: (transfer full): a type of annotations called @name, with a key made of that, not put yet. */
QuothAnnotationType *quoth_codebook_annotation_type_new (QuothSession *session, const char *name);

/** quoth_codebook_value_get_name: (transfer none): what people call it. */
const char *quoth_codebook_value_get_name (gconstpointer value);

/** quoth_codebook_value_get_position: where its place among its like is kept. */
guint *quoth_codebook_value_get_position (gpointer value);

/** quoth_codebook_dup_summary: (transfer full) (nullable): what it is, in a line: "number, on claims". */
char *quoth_codebook_dup_summary (QuothSession *session, gconstpointer value);

/* What people call what attributes hold, and what they are for. */
const char *quoth_codebook_name_of_type (QuothAttributeType type);
const char *quoth_codebook_name_of_kind (QuothKind kind);

G_END_DECLS
