/* quoth-bulk-edit.h: setting a field in many values, as one step
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth-bulk-field.h"
#include "quoth-session.h"

G_BEGIN_DECLS

/** quoth_bulk_edit: sets @field of the values @ids (transfer full) (element-type QuothId) to @to, in the store's thread. */
void quoth_bulk_edit (QuothSession *session, QuothBulkField *field, const QuothBulkValue *to, GArray *ids);

/** quoth_bulk_list_fields: (transfer full) (element-type QuothBulkField): quoth_bulk_fields_list() with what the project defines. */
GPtrArray *quoth_bulk_list_fields (QuothSession *session, QuothKind kind);

G_END_DECLS
