/* quoth-csv-columns.c: the columns that many tables have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-csv.h"

#include "formats/quoth-json-private.h"

/* The member that the column is about, of the item or the owner. */
#define MEMBER(type, struct_p) G_STRUCT_MEMBER (type, struct_p, column->member)
#define MEMBER_P(type, struct_p) ((const type *) G_STRUCT_MEMBER_P (struct_p, column->member))

void
quoth_csv_put_text (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, MEMBER (const char *, row->item));
}

void
quoth_csv_put_uint (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_json_append_uint (out, MEMBER (guint, row->item));
}

void
quoth_csv_put_boolean (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  g_string_append_c (out, MEMBER (gboolean, row->item) ? '1' : '0');
}

void
quoth_csv_put_id (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append_id (out, MEMBER_P (QuothId, row->item));
}

void
quoth_csv_put_name (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  const QuothId *id = MEMBER_P (QuothId, row->item);

  quoth_csv_append (out, row, quoth_export_get_name (row->export, column->kind, id));
}

void
quoth_csv_put_time (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append_time (out, MEMBER (gint64, row->item));
}

void
quoth_csv_put_owner_id (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append_id (out, &((const QuothValue *) row->owner)->id);
}

void
quoth_csv_put_owner_text (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_csv_append (out, row, MEMBER (const char *, row->owner));
}

void
quoth_csv_put_position (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column)
{
  quoth_json_append_uint (out, row->position);
}
