/* quoth-table-look.h: what somebody's table looks like
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How many rows a look has: enough to see what a column holds. */
#define QUOTH_TABLE_LOOK_ROWS 3

/**
 * QuothTableLook:
 * @names: (element-type utf8): what the columns are called, in order; empty for a file that is no table
 * @fields: (element-type utf8): for each of them the field that it is ("text", "actor" …), as quoth_import_set_column() has it; "" for one that
 *   is none, and becomes an attribute or nothing
 * @rows: (element-type GStrv): the first rows
 */
typedef struct
{
  GPtrArray *names;
  GPtrArray *fields;
  GPtrArray *rows;
} QuothTableLook;

/** quoth_table_look_new: (transfer full): a look at nothing. */
QuothTableLook *quoth_table_look_new (void);
void quoth_table_look_free (QuothTableLook *self);

/** quoth_table_look_set_header: @names (element-type utf8) are copied; what they are is not known yet. */
void quoth_table_look_set_header (QuothTableLook *self, GPtrArray *names);

/** quoth_table_look_set_field: the column at @place is @field. */
void quoth_table_look_set_field (QuothTableLook *self, guint place, const char *field);

/** quoth_table_look_add_row: keeps @cells (element-type utf8), which are copied, if there is room. */
void quoth_table_look_add_row (QuothTableLook *self, GPtrArray *cells);

/** quoth_table_fields_get: (transfer none): all fields, NULL-terminated. */
const char *const *quoth_table_fields_get (void);

G_END_DECLS
