/* quoth-table-columns.h: what the columns of somebody's table are (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-intake.h"

G_BEGIN_DECLS

/** QuothTableField: what a column can be. */
typedef enum
{
  QUOTH_TABLE_DOCUMENT,
  QUOTH_TABLE_TEXT,
  QUOTH_TABLE_START,
  QUOTH_TABLE_END,
  QUOTH_TABLE_SPANS,
  QUOTH_TABLE_TYPE,
  QUOTH_TABLE_ACTOR,
  QUOTH_TABLE_ACTOR_KIND,
  QUOTH_TABLE_CLAIMANT,
  QUOTH_TABLE_ADDRESSEE,
  QUOTH_TABLE_OBJECT,
  QUOTH_TABLE_CODE,
  QUOTH_TABLE_STANCE,
  QUOTH_TABLE_STATEMENT,
  QUOTH_TABLE_FACTUALITY,
  QUOTH_TABLE_MODE,
  QUOTH_TABLE_FORM,
  QUOTH_TABLE_DATE,
  QUOTH_TABLE_PLACE,
  QUOTH_TABLE_CONFIDENCE,
  QUOTH_TABLE_CODER,
} QuothTableField;

#define QUOTH_N_TABLE_FIELDS (QUOTH_TABLE_CODER + 1)

/** quoth_table_field_to_nick: (transfer none): "document", "text" … */
const char *quoth_table_field_to_nick (QuothTableField field);

/** quoth_table_field_check: whether there is a field @nick. Returns: %FALSE with %QUOTH_ERROR_INVALID, which lists them */
gboolean quoth_table_field_check (const char *nick, GError **error);

/**
 * QuothTableColumns:
 * @of: for each field the place of its column, or -1
 * @others: (element-type guint): the places of columns that are no field, and become attributes
 * @names: (element-type utf8): what the columns are called
 */
typedef struct
{
  int of[QUOTH_N_TABLE_FIELDS];
  GArray *others;
  GPtrArray *names;
} QuothTableColumns;

/**
 * quoth_table_columns_new:
 * @header: (element-type utf8): the first row
 * @said: (nullable) (element-type utf8 utf8): field: the name of its column, where a person said so; "" for one that has none
 * @missing: (nullable) (element-type utf8): gets the columns that a person named and are not there, which is no error then
 *
 * Finds out what the columns are: as a person said, else by their names. Of two that could be one field it is the one with the
 * plainer name for it.
 *
 * Returns: (transfer full): or %NULL with %QUOTH_ERROR_INVALID if there is no column that a person named
 */
QuothTableColumns *quoth_table_columns_new (GPtrArray *header, GHashTable *said, GPtrArray *missing, GError **error);
void quoth_table_columns_free (QuothTableColumns *self);

/** quoth_table_columns_is_coded: whether a table with this first row says by itself what is coded where: in which text, and its words or place. A
 * table of posts, which are texts, does not name them beside. */
gboolean quoth_table_columns_is_coded (GPtrArray *header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothTableColumns, quoth_table_columns_free)

G_END_DECLS
