/* quoth-split-private.h: documents that stay together (private to the splits)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/quoth-split.h"

G_BEGIN_DECLS

/**
 * QuothSplitItem:
 * @id: of a document
 * @name: its name
 * @key: what it is a group by
 * @group: the place of the first document of its group
 * @copy_of: the place of the first document that it is a near copy of; its own for one that is of none
 */
typedef struct
{
  QuothId id;
  char *name;
  char *key;
  guint group;
  guint copy_of;
} QuothSplitItem;

/** quoth_split_list_items: (transfer full) (element-type QuothSplitItem): the documents by id, with their groups (quoth-split-groups.c). */
GArray *quoth_split_list_items (
  QuothReader *reader, GArray *documents, QuothSplitGroup group, GCancellable *cancellable, GError **error);

/**
 * quoth_split_stratify:
 * @hashes: where the seed would put each item, from 0 to 1
 * @places: (inout): the part of each item; the same for all of a group
 *
 * Deals the groups out so that each part gets its share of each code (quoth-split-strata.c). Groups without a claim stay where they are.
 */
gboolean quoth_split_stratify (
  QuothReader *reader, GArray *items, GPtrArray *parts, const double *hashes, guint *places, GError **error);

G_END_DECLS
