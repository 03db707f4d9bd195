/* quoth-listing-private.h: what a table reads (private to the listing)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-listing.h"

G_BEGIN_DECLS

/** QuothListingCount: a number that is counted, since boilerplate must be left out, and not asked
 * for by SQL. */
typedef enum
{
  QUOTH_LISTING_COUNT_NONE,
  QUOTH_LISTING_COUNT_MENTIONS,
  QUOTH_LISTING_COUNT_CLAIMS,
} QuothListingCount;

/**
 * QuothListingCell:
 * @id: of the column
 * @title: marked with N_()
 * @sql: an expression over the tables of the kind; %NULL if it is counted
 */
typedef struct
{
  const char *id;
  const char *title;
  QuothListingType type;
  const char *sql;
  QuothListingCount count;
} QuothListingCell;

/**
 * QuothListingKind:
 * @from: the tables
 * @key: the column that holds the id
 * @document: the column that holds the document, or "NULL"
 * @target: (nullable): what a row leads to, where that is not the value itself
 * @target_kind: (nullable): its kind, where that is not the kind of the rows
 * @where: (nullable): a condition for a value to be listed
 * @order: of the rows where no column is asked for
 * @cells: ended by one without an id
 */
typedef struct
{
  QuothKind kind;
  const char *from;
  const char *key;
  const char *document;
  const char *target;
  const char *target_kind;
  const char *where;
  const char *order;
  const QuothListingCell *cells;
} QuothListingKind;

/** quoth_listing_kind_find: (transfer none): what a table of @kind reads; %NULL if there is no such
 * table. */
const QuothListingKind *quoth_listing_kind_find (QuothKind kind);

/** QuothListingSelect: which values a statement reads; ?1 is the one, or the document. */
typedef enum
{
  QUOTH_LISTING_ALL,
  QUOTH_LISTING_OF_DOCUMENT,
  QUOTH_LISTING_ONE,
} QuothListingSelect;

/** QUOTH_LISTING_FIRST_CELL: before the cells of one value stand its id, document, target and target's kind. */
#define QUOTH_LISTING_FIRST_CELL 4

/** quoth_listing_intern_select: (transfer none): reads the id and these columns of values, in their
 * order; of one, what stands before QUOTH_LISTING_FIRST_CELL too. */
const char *quoth_listing_intern_select (const QuothListingKind *kind,
                                         GPtrArray *columns,
                                         QuothListingSelect select);

/** quoth_listing_counts_get: the number for @id; 0 if @self (nullable) has none. */
guint quoth_listing_counts_get (const QuothListingCounts *self,
                                const QuothId *id,
                                QuothListingCount what);

G_END_DECLS
