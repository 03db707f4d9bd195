/* quoth-query-filter.h: which values a query asks for (private to the reader)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/quoth-database.h"
#include "store/quoth-reader.h"

G_BEGIN_DECLS

/**
 * QuothQueryFilter:
 *
 * What a #QuothQuery leaves out, for the values that streams give. Lives as long as one reading of
 * the query.
 */
typedef struct _QuothQueryFilter QuothQueryFilter;

/** quoth_query_filter_new: @query must outlive it. */
QuothQueryFilter *quoth_query_filter_new (QuothDatabase *database, const QuothQuery *query);
void quoth_query_filter_free (QuothQueryFilter *self);

/** quoth_query_filter_has_coder: whether what @coder made is asked for. */
gboolean quoth_query_filter_has_coder (QuothQueryFilter *self, const QuothId *coder);

/** quoth_query_filter_has_layer: whether annotations that are @gold, or are not, are asked for. */
gboolean quoth_query_filter_has_layer (QuothQueryFilter *self, gboolean gold);

/** quoth_query_filter_has_document: whether @document is asked for. */
gboolean quoth_query_filter_has_document (QuothQueryFilter *self, const QuothId *document);

/** quoth_query_filter_has_start: whether an annotation that begins at @offset (code points) of
 * @document is; @has: (out). */
gboolean quoth_query_filter_has_start (
  QuothQueryFilter *self, const QuothId *document, guint offset, gboolean *has, GError **error);

/** quoth_query_filter_has_value: whether a relation, an assignment, a verdict or a memo is asked for; @has: (out). */
gboolean quoth_query_filter_has_value (QuothQueryFilter *self,
                                       const QuothValue *value,
                                       gboolean *has,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothQueryFilter, quoth_query_filter_free)

G_END_DECLS
