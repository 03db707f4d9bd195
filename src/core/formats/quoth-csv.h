/* quoth-csv.h: rows of RFC 4180, and the tables that they are of (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"

G_BEGIN_DECLS

/*
 * A row is appended field by field, each but the first after quoth_csv_next(), and ended by quoth_csv_end().
 */

/** quoth_csv_next: the comma. */
static inline void
quoth_csv_next (GString *out)
{
  g_string_append_c (out, ',');
}

/** quoth_csv_end: ends the row (CR LF). */
static inline void
quoth_csv_end (GString *out)
{
  g_string_append_len (out, "\r\n", 2);
}

/** quoth_csv_append: a text field, in quotes where it needs them; %NULL is empty. */
void quoth_csv_append (GString *out, const char *text);

/** quoth_csv_append_id: an id; none is empty. */
void quoth_csv_append_id (GString *out, const QuothId *id);

/** quoth_csv_append_time: a time as ISO 8601; 0 is empty. */
void quoth_csv_append_time (GString *out, gint64 time);

/** quoth_csv_append_spans: "100-180;195-230", in code points, end exclusive. */
void quoth_csv_append_spans (GString *out, const QuothAnnotation *annotation);

/* ---- The tables of a project ---- */

typedef enum
{
  QUOTH_CSV_CODERS,
  QUOTH_CSV_CODES,
  QUOTH_CSV_ACTORS,
  QUOTH_CSV_ALIASES,
  QUOTH_CSV_AFFILIATIONS,
  QUOTH_CSV_DOCUMENTS,
  QUOTH_CSV_SEGMENTS,
  QUOTH_CSV_PROPOSITIONS,
  QUOTH_CSV_MENTIONS,
  QUOTH_CSV_CLAIMS,
  QUOTH_CSV_CLAIM_CATEGORIES,
  QUOTH_CSV_CLAIM_ROLES,
  QUOTH_CSV_CLAIM_CHAIN,
  QUOTH_CSV_CLAIM_PROPOSITIONS,
  QUOTH_CSV_CUES,
  QUOTH_CSV_RELATIONS,
  QUOTH_CSV_MEMOS,
  QUOTH_N_CSV_TABLES,
} QuothCsvTable;

/** QuothCsv: an export at work. */
typedef struct
{
  QuothExport *export;
  QuothExportFile *files[QUOTH_N_CSV_TABLES];
  gboolean with_text;
} QuothCsv;

/** quoth_csv_start_row: (transfer none): starts a row with an id and gives the buffer that it goes to. */
GString *quoth_csv_start_row (QuothCsv *self, QuothCsvTable table, const QuothId *id);
gboolean quoth_csv_end_row (QuothCsv *self, QuothCsvTable table, GError **error);

/* The next field of a row. _add_named: an id, and the name of what it is. */
void quoth_csv_add_text (GString *out, const char *text);
void quoth_csv_add_uint (GString *out, guint number);
void quoth_csv_add_id (GString *out, const QuothId *id);
void quoth_csv_add_time (GString *out, gint64 time);
void quoth_csv_add_named (QuothCsv *self, GString *out, QuothKind kind, const QuothId *id);

/* Rows of annotations; each a QuothValueFunc whose data is the QuothCsv. */
gboolean quoth_csv_write_mention (gpointer value, gpointer user_data, GError **error);
gboolean quoth_csv_write_claim (gpointer value, gpointer user_data, GError **error);
gboolean quoth_csv_write_cue (gpointer value, gpointer user_data, GError **error);

G_END_DECLS
