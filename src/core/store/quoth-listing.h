/* quoth-listing.h: the values of a kind as the rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-news.h"
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
 * @target: what somebody who follows the row is taken to: the value itself, what a memo is on, the
 * claim that a relation comes from
 * @target_kind: the kind of that
 * @cells: one for each column, never %NULL; numbers are in the C locale
 */
typedef struct
{
  QuothId id;
  QuothId document;
  QuothId target;
  QuothKind target_kind;
  char **cells;
} QuothListingRow;

/**
 * QuothListing:
 * @kind: documents, actors, codes, propositions, mentions, claims, cues, relations or memos
 * @sort: (nullable): the id of a column; %NULL is the order of their place: annotations by document
 * and place, all else by name, memos by thread
 * @descending: the other way round
 * @document: (nullable): annotations of this document only
 *
 * Annotations that a revision of their text left without a place are not listed.
 */
typedef struct
{
  QuothKind kind;
  const char *sort;
  gboolean descending;
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
 * Reads one column of all values: O(n log n), and 16 bytes a value are kept. For a thread of readers.
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

/**
 * QuothListingTexts:
 *
 * What the rows of a kind say, folded, as far as words were looked for in them: the second letter of
 * a word is then looked for in memory. Any thread.
 */
typedef struct _QuothListingTexts QuothListingTexts;

QuothListingTexts *quoth_listing_texts_new (QuothKind kind);
QuothListingTexts *quoth_listing_texts_ref (QuothListingTexts *self);
void quoth_listing_texts_unref (QuothListingTexts *self);

/** quoth_listing_texts_take_news: forgets what an edit may have changed. For one thread, the one that
 * asks for searches. */
void quoth_listing_texts_take_news (QuothListingTexts *self, const QuothNews *news);

/**
 * QuothListingSearch: words looked for in rows
 * @query: words that must each be somewhere in a row; case and diacritics do not matter
 * @ids: (element-type QuothId): the rows
 * @first: where among them to begin
 * @end: (out): where it ended
 * @age: of the texts, when the search was asked for: quoth_listing_texts_get_age()
 */
typedef struct
{
  const char *query;
  GArray *ids;
  guint first;
  guint end;
  guint age;
} QuothListingSearch;

/** quoth_listing_texts_get_age: how much news they took. For the thread that takes them. */
guint quoth_listing_texts_get_age (QuothListingTexts *self);

/**
 * quoth_reader_search_listing: (transfer full) (element-type QuothId): which rows are found
 * @time: about how long to search, in microseconds; -1 to the end
 *
 * At least one row is searched, where there is one. O(text of the rows) where @texts has it; else the rows are read.
 */
GArray *quoth_reader_search_listing (QuothReader *self,
                                     QuothListingTexts *texts,
                                     QuothListingSearch *search,
                                     gint64 time,
                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothListingCounts, quoth_listing_counts_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothListingColumn, quoth_listing_column_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothListingTexts, quoth_listing_texts_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothListingRow, quoth_listing_row_free)

G_END_DECLS
