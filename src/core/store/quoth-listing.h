/* quoth-listing.h: the values of a kind as the rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-reader.h"

G_BEGIN_DECLS

/** QuothListingType: how the cells of a column are read and ordered. */
typedef enum
{
  QUOTH_LISTING_TEXT,   /* as a person would order names, without case */
  QUOTH_LISTING_NUMBER, /* by size, empty ones first */
} QuothListingType;

/**
 * QuothListingColumn:
 * @id: what settings and scripts call it; a project's own attribute is "attribute:KEY"
 * @title: translated
 * @attribute: the attribute whose values it holds, or none
 */
typedef struct
{
  char *id;
  char *title;
  QuothListingType type;
  QuothId attribute;
  /*< private >*/
  char *sql;
  guint count;
} QuothListingColumn;

/**
 * QuothListingRow:
 * @id: of the value
 * @document: where it stands (a document: itself), or none
 * @cells: one for each column, never %NULL; numbers are in the C locale
 */
typedef struct
{
  QuothId id;
  QuothId document;
  char **cells;
} QuothListingRow;

/**
 * QuothListing:
 * @kind: documents, actors, codes, propositions, mentions, claims or cues
 * @sort: (nullable): the id of a column; %NULL is the order of their place: annotations by document
 * and place, all else by name
 * @descending: the other way round
 * @search: (nullable): words that must each be somewhere in the row; case and diacritics do not
 * matter
 * @document: (nullable): annotations of this document only
 *
 * Annotations that a revision of their text left without a place are not listed.
 */
typedef struct
{
  QuothKind kind;
  const char *sort;
  gboolean descending;
  const char *search;
  const QuothId *document;
} QuothListing;

/**
 * QuothListingCounts:
 *
 * How often each document or actor is mentioned and claims, without what stands in boilerplate.
 * Counting is O(annotations), so it is done once for as long as nothing changes. Immutable.
 */
typedef struct _QuothListingCounts QuothListingCounts;

/** quoth_reader_count_listing: (transfer full): the counts that tables of @kind have; kinds without
 * any have an empty one. */
QuothListingCounts *quoth_reader_count_listing (QuothReader *self, QuothKind kind, GError **error);
QuothListingCounts *quoth_listing_counts_ref (QuothListingCounts *self);
void quoth_listing_counts_unref (QuothListingCounts *self);

void quoth_listing_column_free (QuothListingColumn *self);
void quoth_listing_row_free (QuothListingRow *self);

/** quoth_reader_list_columns: (transfer full) (element-type QuothListingColumn): the columns of
 * @kind, the project's attributes last. */
GPtrArray *quoth_reader_list_columns (QuothReader *self, QuothKind kind, GError **error);

/**
 * quoth_reader_list_ids: (transfer full) (element-type QuothId): which values are listed, in order
 *
 * Reads one column of all values, or with a search all columns: O(n log n), and 16 bytes a value
 * are kept. For a thread of readers.
 */
GArray *quoth_reader_list_ids (QuothReader *self,
                               const QuothListing *listing,
                               const QuothListingCounts *counts,
                               GError **error);

/**
 * quoth_reader_list_rows: (transfer full) (element-type QuothListingRow): the rows of @ids, in
 * their order
 *
 * What is gone is a row without cells but empty ones. O(n_ids).
 */
GPtrArray *quoth_reader_list_rows (QuothReader *self,
                                   QuothKind kind,
                                   const QuothListingCounts *counts,
                                   const QuothId *ids,
                                   guint n_ids,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothListingCounts, quoth_listing_counts_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothListingColumn, quoth_listing_column_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothListingRow, quoth_listing_row_free)

G_END_DECLS
