/* quoth-csv.h: rows of RFC 4180, and the columns that they are made from (private to the formats)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-export-private.h"
#include "model/quoth-part-list.h"

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

/** quoth_csv_append_id: an id; none is empty. */
void quoth_csv_append_id (GString *out, const QuothId *id);

/** quoth_csv_append_time: a time as ISO 8601; 0 is empty. */
void quoth_csv_append_time (GString *out, gint64 time);

/** quoth_csv_append_spans: "100-180;195-230", in code points, end exclusive. */
void quoth_csv_append_spans (GString *out, const QuothAnnotation *annotation);

/* ---- The tables of a project ---- */

/** QuothCsvStyle: how text is written into a field. */
typedef enum
{
  QUOTH_CSV_DEFUSED,  /* in quotes where it needs them; what a spreadsheet could take for a formula after an apostrophe */
  QUOTH_CSV_AS_IT_IS, /* in quotes where it needs them */
  QUOTH_CSV_PLAIN,    /* without quotes, for files in which a field is something else */
} QuothCsvStyle;

/**
 * QuothCsvRow: what a row is made from.
 * @owner: the value
 * @item: what the row is of: the value itself, or a part of it
 * @position: the place of the part in its list; 0 for a value
 * @style: how text is written
 */
typedef struct
{
  QuothExport *export;
  gconstpointer owner;
  gconstpointer item;
  guint position;
  QuothCsvStyle style;
} QuothCsvRow;

/** quoth_csv_append: a text field of @row, in quotes where it needs them; %NULL is empty. See quoth-csv-read.h for formulas. */
void quoth_csv_append (GString *out, const QuothCsvRow *row, const char *text);

typedef struct _QuothCsvColumn QuothCsvColumn;

/** QuothCsvFunc: appends the field of @column to the row. */
typedef void (*QuothCsvFunc) (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);

/**
 * QuothCsvColumn:
 * @put: one of the functions below, or one of the table's own
 * @member: the offset of what it puts in the struct of the item, where it puts a member
 * @kind: of what a name is
 */
struct _QuothCsvColumn
{
  const char *name;
  QuothCsvFunc put;
  gsize member;
  QuothKind kind;
};

/* A member of the item: a string, a number, a truth (0 or 1), an id, the name of what an id means, a time. */
void quoth_csv_put_text (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);
void quoth_csv_put_uint (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);
void quoth_csv_put_boolean (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);
void quoth_csv_put_id (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);
void quoth_csv_put_name (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);
void quoth_csv_put_time (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);

/* What a part's row says of its owner and its place in the list: the owner's id, a string of it, and the position. */
void quoth_csv_put_owner_id (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);
void quoth_csv_put_owner_text (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);
void quoth_csv_put_position (GString *out, const QuothCsvRow *row, const QuothCsvColumn *column);

/* The columns of each table, up to one without a name. First those of annotations (quoth-csv-annotations.c). */
extern const QuothCsvColumn quoth_csv_mention_columns[];
extern const QuothCsvColumn quoth_csv_claim_columns[];
extern const QuothCsvColumn quoth_csv_claim_category_columns[];
extern const QuothCsvColumn quoth_csv_claim_role_columns[];
extern const QuothCsvColumn quoth_csv_claim_chain_columns[];
extern const QuothCsvColumn quoth_csv_claim_proposition_columns[];
extern const QuothCsvColumn quoth_csv_cue_columns[];

/* And of all others (quoth-csv-values.c). */
extern const QuothCsvColumn quoth_csv_coder_columns[];
extern const QuothCsvColumn quoth_csv_actor_kind_columns[];
extern const QuothCsvColumn quoth_csv_annotation_type_columns[];
extern const QuothCsvColumn quoth_csv_code_columns[];
extern const QuothCsvColumn quoth_csv_code_example_columns[];
extern const QuothCsvColumn quoth_csv_relation_type_columns[];
extern const QuothCsvColumn quoth_csv_attribute_columns[];
extern const QuothCsvColumn quoth_csv_attribute_value_columns[];
extern const QuothCsvColumn quoth_csv_codebook_version_columns[];
extern const QuothCsvColumn quoth_csv_actor_columns[];
extern const QuothCsvColumn quoth_csv_alias_columns[];
extern const QuothCsvColumn quoth_csv_affiliation_columns[];
extern const QuothCsvColumn quoth_csv_document_columns[];
extern const QuothCsvColumn quoth_csv_segment_columns[];
extern const QuothCsvColumn quoth_csv_proposition_columns[];
extern const QuothCsvColumn quoth_csv_relation_columns[];
extern const QuothCsvColumn quoth_csv_assignment_columns[];
extern const QuothCsvColumn quoth_csv_verdict_columns[];
extern const QuothCsvColumn quoth_csv_memo_columns[];

/* ---- All of them (quoth-csv-tables.c) ---- */

/**
 * QuothCsvTable:
 * @name: "claims"
 * @kind: what it has rows of; %QUOTH_N_KINDS for all
 * @columns: up to one without a name
 * @parts: the list whose parts have a row each, where it is not the value that has one
 */
typedef struct
{
  const char *name;
  guint kind;
  const QuothCsvColumn *columns;
  QuothPartList parts;
} QuothCsvTable;

#define QUOTH_N_CSV_TABLES 26

extern const QuothCsvTable quoth_csv_tables[QUOTH_N_CSV_TABLES];

/** QuothCsvRowFunc: is given a row of one of the tables. Returns: %FALSE with @error to stop. */
typedef gboolean (*QuothCsvRowFunc) (guint table, const QuothCsvRow *row, gpointer user_data, GError **error);

/** quoth_csv_tables_foreach_row: gives the rows of all that is selected, the rows of a table in order, and counts what tables do not have. */
gboolean quoth_csv_tables_foreach_row (
  QuothExport *export, QuothCsvStyle style, QuothCsvRowFunc func, gpointer user_data, GError **error);

G_END_DECLS
