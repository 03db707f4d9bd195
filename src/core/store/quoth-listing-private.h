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
  const char *where;
  const char *order;
  const QuothListingCell *cells;
} QuothListingKind;

/** quoth_listing_kind_find: (transfer none): what a table of @kind reads; %NULL if there is no such
 * table. */
const QuothListingKind *quoth_listing_kind_find (QuothKind kind);

/** quoth_listing_counts_get: the number for @id; 0 if @self (nullable) has none. */
guint quoth_listing_counts_get (const QuothListingCounts *self,
                                const QuothId *id,
                                QuothListingCount what);

G_END_DECLS
