/* quoth-label.c: what labels a file has, how often, and what they become
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "formats/quoth-label.h"

#include <string.h>

static void
label_free (gpointer data)
{
  QuothLabel *self = data;

  g_free (self->label);
  g_free (self->quote);
  g_free (self->target);
  g_free (self);
}

GHashTable *
quoth_labels_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, label_free);
}

QuothLabel *
quoth_labels_find (GHashTable *labels, const char *label)
{
  return g_hash_table_lookup (labels, label);
}

void
quoth_labels_add (GHashTable *labels, const char *label, guint n, const char *quote, const char *target)
{
  QuothLabel *known = quoth_labels_find (labels, label);

  if (known == NULL)
    {
      known = g_new0 (QuothLabel, 1);
      known->label = g_strdup (label);
      known->quote = g_strdup (quote != NULL ? quote : "");
      known->target = g_strdup (target);
      g_hash_table_insert (labels, known->label, known);
    }
  known->count += n;
}

void
quoth_labels_merge (GHashTable *labels, GHashTable *others)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const QuothLabel *label = value;

      quoth_labels_add (labels, label->label, label->count, label->quote, label->target);
    }
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const QuothLabel *x = *(const QuothLabel *const *) a, *y = *(const QuothLabel *const *) b;

  return x->count != y->count ? (x->count > y->count ? -1 : 1) : strcmp (x->label, y->label);
}

GPtrArray *
quoth_labels_list (GHashTable *labels)
{
  GPtrArray *list = g_ptr_array_sized_new (g_hash_table_size (labels));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (list, value);
  g_ptr_array_sort (list, compare_labels);
  return list;
}
