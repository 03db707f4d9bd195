/* quoth-label.h: what labels a file has, how often, and what they become
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QuothLabel:
 * @label: as the file has it, or as this program calls what the file means by it; what a mapping names
 * @count: how many annotations have it
 * @quote: what the first of them says, on one line, cut if it is long; "" for nothing
 * @target: what they become; see quoth_mapping_check()
 */
typedef struct
{
  char *label;
  guint count;
  char *quote;
  char *target;
} QuothLabel;

/** quoth_labels_new: (transfer full) (element-type utf8 QuothLabel): no labels yet. */
GHashTable *quoth_labels_new (void);

/** quoth_labels_find: (transfer none) (nullable): O(1). */
QuothLabel *quoth_labels_find (GHashTable *labels, const char *label);

/** quoth_labels_add: adds @n annotations with @label. @quote: (nullable) and @target are taken for one that is new. */
void quoth_labels_add (GHashTable *labels, const char *label, guint n, const char *quote, const char *target);

/** quoth_labels_merge: adds all of @others to @labels. */
void quoth_labels_merge (GHashTable *labels, GHashTable *others);

/** quoth_labels_list: (transfer container) (element-type QuothLabel): the most frequent first, those as frequent by name. */
GPtrArray *quoth_labels_list (GHashTable *labels);

G_END_DECLS
