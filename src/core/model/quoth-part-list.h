/* quoth-part-list.h: where a value keeps a list of its parts (private to the core)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/quoth-value.h"

G_BEGIN_DECLS

/**
 * QuothPartList:
 * @member: the offset of the list in the struct of the value
 * @part_size: of a part, where the list is a #GPtrArray of them; 0 where it is a #GArray of them
 *
 * For code that goes through the lists of all kinds of values alike: tables and formats. A list that is %NULL is empty.
 */
typedef struct
{
  gsize member;
  gsize part_size;
} QuothPartList;

/* Initializers: the list @member of the struct @type, in which parts follow each other, or stand by themselves. */
#define QUOTH_PART_ARRAY(type, member) { offsetof (type, member), 0 }
#define QUOTH_PART_POINTERS(type, member, part_type) { offsetof (type, member), sizeof (part_type) }

/** quoth_part_list_count: how many parts @value has. */
guint quoth_part_list_count (const QuothPartList *self, gconstpointer value);

/** quoth_part_list_get: (transfer none): its part @i. */
gconstpointer quoth_part_list_get (const QuothPartList *self, gconstpointer value, guint i);

/** quoth_part_list_add: (transfer none): a new part at the end of the list, which is there; all zeroes. */
gpointer quoth_part_list_add (const QuothPartList *self, gpointer value);

G_END_DECLS
