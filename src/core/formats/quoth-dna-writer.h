/* quoth-dna-writer.h: a database of Discourse Network Analyzer 3 as it is written (private to the format)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "formats/quoth-dna-private.h"

G_BEGIN_DECLS

/**
 * QuothDnaWriter:
 * @coders: (element-type QuothId gint64): the ID of each coder
 * @entities: (element-type QuothId gint64): the ID of each actor and code
 * @names: (element-type utf8 gint64): "VARIABLE name": the ID of the entity
 * @nobody: the entities without a name of variables 1 to 3
 * @attributes: (element-type QuothId QuothAttribute): those that have a variable, whose ID is in @variables
 * @relations: (element-type QuothId GPtrArray): by the claim that they come from
 * @memos: (element-type QuothId GPtrArray): by what they are on
 * @numbers: (element-type QuothId gint64): of the mentions and claims of the document at work
 */
typedef struct
{
  QuothExport *export;
  sqlite3 *db;
  GHashTable *coders;
  GHashTable *entities;
  GHashTable *names;
  gint64 nobody[3];
  gint64 document;
  GHashTable *attributes;
  GHashTable *variables;
  GHashTable *relations;
  GHashTable *memos;
  GHashTable *numbers;
  gint64 n_numbers;
} QuothDnaWriter;

/** quoth_dna_insert: @values: for each of @types: of "i" a gint64, of "s" a const char *. Returns: the ID of the row; 0 with an error */
gint64 quoth_dna_insert (QuothDnaWriter *self, GError **error, const char *sql, const char *types, ...);

/** quoth_dna_remember: that @row stands for @id. */
void quoth_dna_remember (GHashTable *table, const QuothId *id, gint64 row);

/** quoth_dna_recall: what stands for @id; @otherwise where nothing does. */
gint64 quoth_dna_recall (GHashTable *table, const QuothId *id, gint64 otherwise);

/** quoth_dna_prepare_statements: the variables of the project's own attributes, and the links between annotations. */
gboolean quoth_dna_prepare_statements (QuothDnaWriter *self, GError **error);

/** quoth_dna_write_statements: what is coded in @document: @annotations: (element-type QuothAnnotation): mentions, claims and cues, in this order. */
gboolean quoth_dna_write_statements (QuothDnaWriter *self, const QuothDocument *document, GPtrArray *annotations, GError **error);

G_END_DECLS
