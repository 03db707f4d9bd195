/* quoth-dna-entities.h: who and what a database of Discourse Network Analyzer knows (private to quoth-dna-database.c)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-dna-private.h"
#include "formats/quoth-dna-tables.h"

G_BEGIN_DECLS

/** QuothDnaVariable: @is_memo: whether its values are notes; @is_own: whether it is one that this program writes */
typedef struct
{
  char *name;
  QuothDnaPart part;
  gboolean is_memo;
  gboolean is_own;
} QuothDnaVariable;

/** quoth_dna_dup_color: (transfer full) (nullable): "#rrggbb" of three columns; %NULL for black, which stands for none. */
char *quoth_dna_dup_color (sqlite3_stmt *row, int column);

/** quoth_dna_dup_value: (transfer full) (nullable): what the column says, letter by letter where this program wrote it. */
char *quoth_dna_dup_value (QuothDna *self, sqlite3_stmt *row, int column);

/** quoth_dna_read_metadata: of a row of DOCUMENTS: Title, Author, Source, Section, Notes, Type, Date from column 2 on. */
void quoth_dna_read_metadata (QuothDna *self, QuothMarkup *markup, sqlite3_stmt *row, gboolean is_3);

/**
 * quoth_dna_take_entities: makes actors and codes of ENTITIES (@is_3) or ATTRIBUTES.
 * @variables: (element-type gint64 QuothDnaVariable)
 */
gboolean quoth_dna_take_entities (
  QuothDna *self, QuothDnaTables *tables, GHashTable *variables, gboolean is_3, GError **error);

G_END_DECLS
