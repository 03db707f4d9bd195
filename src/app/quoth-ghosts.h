/* quoth-ghosts.h: what is suggested in a document, by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "quoth.h"

G_BEGIN_DECLS

/**
 * QuothGhosts:
 *
 * Suggestions in the order of their places, which are found by place. Immutable; reference counted; the window's thread.
 */
typedef struct _QuothGhosts QuothGhosts;

/** quoth_ghosts_new: (element-type QuothSuggestion): @suggestions (transfer full): by place. */
QuothGhosts *quoth_ghosts_new (GPtrArray *suggestions);
QuothGhosts *quoth_ghosts_ref (QuothGhosts *self);
void quoth_ghosts_unref (QuothGhosts *self);

/** quoth_ghosts_get_all: (transfer none) (element-type QuothSuggestion): all of them. */
GPtrArray *quoth_ghosts_get_all (QuothGhosts *self);

typedef void (*QuothGhostFunc) (const QuothSuggestion *suggestion, gpointer user_data);

/** quoth_ghosts_foreach: calls @func for each whose extent meets @range, by place. O(log n + met). */
void quoth_ghosts_foreach (QuothGhosts *self, QuothRange range, QuothGhostFunc func, gpointer user_data);

/** quoth_ghosts_at: (transfer none) (nullable): the shortest that has @offset inside, or at one of its ends. */
const QuothSuggestion *quoth_ghosts_at (QuothGhosts *self, guint offset);

/**
 * quoth_ghosts_next:
 * @from: (nullable): one of them
 *
 * Returns: (transfer none) (nullable): the one after (@step 1) or before (−1) @from, or around @offset for %NULL; after the last the first
 */
const QuothSuggestion *quoth_ghosts_next (QuothGhosts *self, const QuothSuggestion *from, guint offset, int step);

/** quoth_ghosts_without: (transfer full): the same without @some (element-type QuothSuggestion). */
QuothGhosts *quoth_ghosts_without (QuothGhosts *self, GPtrArray *some);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuothGhosts, quoth_ghosts_unref)

G_END_DECLS
