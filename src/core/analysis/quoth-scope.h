/* quoth-scope.h: reading what an analysis looks at (private to it)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "analysis/quoth-utterance.h"

G_BEGIN_DECLS

/**
 * quoth_scope_foreach:
 * @scope: (nullable): what to look at
 * @kind: %QUOTH_KIND_CLAIM or %QUOTH_KIND_MENTION
 *
 * Streams the annotations of @scope, by document and id; @cancellable is looked at with each. Where the scope has propositions, the
 * documents that have to do with none of them are not read; the caller picks what is linked to them.
 */
gboolean quoth_scope_foreach (QuothReader *reader,
                              const QuothScope *scope,
                              QuothKind kind,
                              QuothValueFunc func,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error);

/** quoth_scope_dup_propositions: (transfer full) (nullable): the propositions of @scope as a set, %NULL if it has them all. They must outlive it. */
GHashTable *quoth_scope_dup_propositions (const QuothScope *scope);

/** quoth_scope_has_coder: whether what @coder made is looked at. */
gboolean quoth_scope_has_coder (const QuothScope *scope, const QuothId *coder);

/** quoth_scope_has_document: whether @document is looked at. */
gboolean quoth_scope_has_document (const QuothScope *scope, const QuothId *document);

/** quoth_scope_compare_dates: dates in the order of time; what is less exact before what it holds, no date (%NULL, "") last. */
int quoth_scope_compare_dates (const char *a, const char *b);

/** quoth_scope_compare_documents: by date, then by name. */
int quoth_scope_compare_documents (const QuothDocument *a, const QuothDocument *b);

G_END_DECLS
